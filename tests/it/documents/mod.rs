//! Documents out and in: drafts, redlines and briefs as Word, PDF, HTML, Markdown, text and Akoma
//! Ntoso, read again by the programs they are for.

#![expect(
    clippy::disallowed_methods,
    clippy::string_slice,
    clippy::wildcard_enum_match_arm,
    reason = "tests write files for other programs to read, cut texts they know, and pass over the rest"
)]

mod canary;
pub(crate) mod kit;
mod papers;
mod programs;
mod readers;
#[cfg(feature = "gui")]
pub(crate) mod window;
mod writers;
