//! The article as a page: set like a document, edited like a text, marked by every bloc's verdict.

mod around;
mod layout;
mod marks;
mod panel;
mod tools;

pub use panel::{PageState, article_ui};
