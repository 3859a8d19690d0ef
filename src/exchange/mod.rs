//! Tables, drafts and briefs in formats other programs read: bytes and text, no disk.
//!
//! What leaves is first copied into the types of [`public`], by audience; tables are made from
//! those types alone, and writers know nothing but tables. Documents go the same way: a text or a
//! brief as an audience may see it, laid out as blocks of runs, written as Word, PDF, HTML,
//! Markdown, plain text or Akoma Ntoso.

pub mod akn;
pub mod document;
pub mod docx;
pub mod draft_in;
pub mod exercise;
pub mod export;
pub mod going;
pub mod import;
mod pack;
pub mod paper;
pub mod paste;
pub mod pdf;
pub mod picture;
pub mod public;
pub mod reading;
pub mod rolling;
pub mod sha256;
pub mod table;
pub mod xlsx;
mod xml;
