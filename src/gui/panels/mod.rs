//! The panels around the page. Each paints one view and pushes wishes.

pub mod bloc;
pub mod cards;
pub mod decisions;
pub mod editor;
pub mod instruments;
pub mod issue;
pub mod matrix;
pub mod objections;
pub mod outline;
pub mod problems;
pub mod reason;
