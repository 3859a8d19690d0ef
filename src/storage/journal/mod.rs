//! The journal: everything done since the last save, kept beside the program's own files so that a
//! crash costs at most two seconds of typing.
//!
//! Each window keeps one folder below `journal/` in the program's state directory, and holds it
//! locked while it runs. In it stand segments, one for each save begun; a segment opens with what
//! its edits are made on and goes on with an edit a line, each under its own checksum. A save that
//! ends well removes the segments before it; a window that is closed removes the folder. What is
//! found unlocked is work that was not saved.
//!
//! Nothing of the private layer is ever written here: an edit of it leaves a mark without content.

mod handle;
mod line;
mod offer;
mod replay;
mod segment;
mod shared;
mod writer;

use std::path::PathBuf;

pub use handle::Journal;
pub use line::Entry;
pub use offer::{Offer, Step, Unsaved, discard, offers, read};
pub use replay::{Replayed, replay};
pub(crate) use shared::joined;

/// What the edits of a segment are made on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// What the program opens on: the built-in dossier with the sample draft.
    Sample,
    /// The workspace in this folder.
    Folder(PathBuf),
    /// A copy of its own, in a folder beside the segments.
    Copy(PathBuf),
}

/// How many edits may wait to be written.
pub const AT_MOST_WAITING: usize = 50;

/// How old an edit that waits may get before it is written, in milliseconds. Two seconds are
/// promised; the disk takes its part of them.
pub const WAITS_AT_MOST_MS: u64 = 1_000;

/// A 64-bit print of bytes (FNV-1a): the same in every version of the program, which the
/// library's own hashes are not.
pub(crate) fn print_of(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |print, byte| {
        (print ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
