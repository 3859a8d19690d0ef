//! What a room tells its user.

use super::fault::Fault;
use crate::model::ids::{EventId, ItemId};

/// What happened in a room since it was last asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// An event is in the record.
    Came {
        /// Its id.
        id: EventId,
        /// Who wrote it.
        author: String,
        /// What happened, in a sentence.
        words: String,
    },
    /// An event is in the record and has no effect.
    Idle {
        /// Its id.
        id: EventId,
        /// Who wrote it.
        author: String,
        /// Why.
        why: String,
    },
    /// What was written here is not in the record, and why.
    Refused(String),
    /// The files of the session came.
    Staged,
    /// The server cannot be reached; what is written waits.
    Lost(Fault),
    /// The server is reached again.
    Back,
    /// Something odd, in words.
    Odd(String),
    /// News that the trainer should release.
    Due(ItemId),
}

/// What became of something written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the record under this id, with its sentence.
    Taken(EventId, String),
    /// It was refused.
    Refused(String),
    /// It waits.
    Waits,
}
