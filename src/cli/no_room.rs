//! `travaux room` in a build without the feature `room`, which has no networking code: it says so,
//! and what is written in a session that is held in a room waits.

use std::ffi::OsString;
use std::path::Path;

use clap::Args as ClapArgs;

use crate::storage::exercise::{Queued, RoomFile};

use super::session_files::let_wait;
use super::{Ending, Streams};

/// Arguments of `room`.
#[derive(Debug, ClapArgs)]
pub struct RoomArgs {
    /// What would be done.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub rest: Vec<OsString>,
}

/// Says that there is none.
pub(super) fn room(_args: &RoomArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    streams.say(
        "error: this build has no networking code\n  remedy: build it with `cargo build --release --features room`, or exchange files by `travaux session merge`",
    );
    Err(Ending::Usage)
}

/// Lets an event wait for a build that reaches the room.
pub(super) fn send(
    folder: &Path,
    file: &RoomFile,
    mut queued: Queued,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let_wait(folder, file, &mut queued, streams)?;
    streams.say(
        "it waits in `outbox`: this session is held in a room, and this build has no networking code\n  remedy: build it with the feature `room`; `travaux room join` then sends what waits",
    );
    Ok(Ending::Done)
}
