//! The panels around the page. Each paints one view and pushes wishes.

pub mod cards;
pub mod objections;
pub mod outline;
pub mod reason;
