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
mod messages;
mod shipped;
mod tidy;
