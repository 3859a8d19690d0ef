//! The panels around the page. Each paints one view and pushes wishes.

mod agreement;
pub mod bloc;
mod brief;
pub mod cards;
pub mod coding;
pub mod decisions;
pub mod editor;
pub mod editorial;
mod element;
pub mod exercise;
pub mod instruments;
pub mod issue;
pub mod ledger;
pub mod matrix;
pub mod notes;
pub mod objections;
pub mod outline;
mod position;
pub mod problems;
pub mod proposals;
pub mod readings;
pub mod reason;
mod tally;
pub mod versions;
pub mod votes;
