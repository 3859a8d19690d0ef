//! The integration tests: one binary, one file a boundary.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests may fail loudly"
)]

mod fonts;
#[cfg(feature = "gui")]
mod gallery;
mod messages;
#[cfg(feature = "gui")]
mod painter;
mod shipped;
#[cfg(feature = "gui")]
mod stage;
mod tidy;
#[cfg(feature = "gui")]
mod widgets;
