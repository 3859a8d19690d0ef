//! Tables, drafts and briefs in formats other programs read: bytes and text, no disk.

pub mod paste;
pub mod rolling;
pub mod table;
