//! The article as a page: set like a document, edited like a text, marked by every bloc's verdict.

mod acting;
mod around;
mod attribute;
mod bars;
mod brackets;
mod caret;
mod empty;
mod head;
mod layout;
mod links;
mod marks;
mod menu;
mod panel;
mod tools;
mod wraps;

pub use panel::{PageState, article_ui};
