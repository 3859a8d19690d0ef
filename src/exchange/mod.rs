//! Tables, drafts and briefs in formats other programs read: bytes and text, no disk.
//!
//! What leaves is first copied into the types of [`public`], by audience; tables are made from
//! those types alone, and writers know nothing but tables.

pub mod export;
pub mod import;
pub mod paste;
pub mod picture;
pub mod public;
pub mod reading;
pub mod rolling;
pub mod sha256;
pub mod table;
pub mod xlsx;
