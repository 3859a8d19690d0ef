//! What verbs that write have in common: the clock, the lock they hold meanwhile, the save, and
//! bytes delivered to a file or to standard output.

use std::path::Path;

use crate::model::change::Edit;
use crate::model::layer::holds_private;
use crate::storage::lock::{WorkspaceLock, held_problem};
use crate::storage::save::write_atomic;
use crate::storage::seal::locked_problem;
use crate::storage::workspace_io::OpenWorkspace;
use crate::storage::workspace_save::save_workspace;

use super::{Ending, Streams};

/// Milliseconds since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "the shell is where the clock is read"
)]
pub(super) fn now_ms() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    u64::try_from(now.unwrap_or_default().as_millis()).unwrap_or(u64::MAX)
}

/// Takes the lock of a workspace; where another holds it, says who.
pub(super) fn hold(folder: &Path, streams: &mut Streams<'_>) -> Result<WorkspaceLock, Ending> {
    WorkspaceLock::take(folder, now_ms()).map_err(|holder| {
        let problem = held_problem(&holder).in_file(&folder.to_string_lossy());
        streams.say(&problem.to_string());
        Ending::Newer
    })
}

/// Does an edit on an open workspace and saves it; one without changes writes nothing.
pub(super) fn apply_and_save(
    open: &mut OpenWorkspace,
    edit: &Edit,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    if edit.changes.is_empty() {
        return Ok(());
    }
    if edit.apply(&mut open.workspace).is_err() {
        streams.say(
            "error: the changes do not fit the workspace; nothing was done\n  remedy: it has changed since it was read: try again",
        );
        return Err(Ending::Invalid);
    }
    save(open, streams)
}

/// Saves an open workspace and says what the disk refuses.
pub(super) fn save(open: &mut OpenWorkspace, streams: &mut Streams<'_>) -> Result<(), Ending> {
    if open.folder.is_locked() && holds_private(&open.workspace) {
        // Half of what was asked for is not begun.
        let problem = locked_problem();
        streams.say(&format!("error: {}; nothing was saved", problem.message));
        streams.say("  remedy: name the file with its passphrase by --passphrase-file FILE, or leave out what is confidential");
        return Err(Ending::Newer);
    }
    let saved = save_workspace(&open.workspace, &mut open.folder);
    for problem in &saved.problems {
        streams.say(&problem.to_string());
    }
    if saved.problems.is_empty() {
        Ok(())
    } else {
        Err(Ending::Disk)
    }
}

/// Refuses a report and a document on standard output at once.
pub(super) fn one_output(
    output: &Path,
    json: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    if json && output.as_os_str() == "-" {
        streams.say("error: --json writes a report to standard output\n  remedy: name the file with -o FILE");
        return Err(Ending::Usage);
    }
    Ok(())
}

/// Writes bytes to a file, whole or not at all; to standard output where `output` is `-`. Whether
/// they went to a file.
pub(super) fn deliver(
    bytes: &[u8],
    output: &Path,
    streams: &mut Streams<'_>,
) -> Result<bool, Ending> {
    if output.as_os_str() == "-" {
        let written = streams.out.write_all(bytes);
        written.map_err(|error| streams.pipe(&error))?;
        return Ok(false);
    }
    let written = write_atomic(output, bytes);
    written.map_err(|problem| {
        streams.say(&problem.to_string());
        Ending::Disk
    })?;
    Ok(true)
}
