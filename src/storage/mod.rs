//! RON text to and from the model, and the only place that touches the disk.
//!
//! Reading is parsing into values that cannot be wrong: what is good is kept, and every problem is
//! named with its file, line, column and remedy. Writing is canonical, so that a file nobody
//! changed stays as it is, byte for byte, and git merges the others well.

pub mod backup;
pub mod base;
pub mod canonical;
pub mod disk;
pub mod dossier_io;
pub mod draft_io;
pub mod edits;
pub mod exercise;
pub mod format;
pub mod journal;
pub mod lexicon_io;
pub mod lock;
pub mod map_io;
pub mod merging;
pub mod outside;
pub mod positions_io;
pub mod recent;
pub mod save;
pub mod seal;
pub mod taught;
pub mod text_io;
pub mod wording_io;
pub mod workspace_io;
pub mod workspace_save;

pub(crate) mod age;
mod fast;
mod files;
mod intake;
mod layered;
pub(crate) mod letters;
mod lex;
mod parallel;
mod parse;
mod printer;
mod private;
mod ron_error;
mod schema;
mod sink;

use std::fmt;

use crate::model::problem::Problem;

/// What a load gave: the good part, everything wrong with the rest, and whether it may be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded<T> {
    /// What could be read.
    pub value: T,
    /// What could not, or looks odd.
    pub problems: Vec<Problem>,
    /// Why it cannot be saved where it came from; absent where it can.
    pub read_only: Option<ReadOnly>,
}

/// Why something that was loaded cannot be saved in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// It is part of the program.
    BuiltIn,
    /// A file was written by a later version of the program.
    NewerSchema {
        /// The first such file.
        file: String,
        /// Its schema.
        schema: u32,
    },
    /// Somebody else has it open.
    Locked(lock::Holder),
    /// The file that holds everything together is missing or damaged.
    Unreadable {
        /// The file.
        file: String,
    },
}

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn => {
                f.write_str("it is part of the program; save it to a folder to change it")
            }
            Self::NewerSchema { file, schema } => write!(
                f,
                "{file} has schema {schema} and was written by a later version of Travaux; this one \
                 writes schema {}",
                schema::SCHEMA
            ),
            Self::Locked(holder) => write!(f, "it is open elsewhere: {holder}"),
            Self::Unreadable { file } => write!(f, "{file} could not be read"),
        }
    }
}
