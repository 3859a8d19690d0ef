//! What waits to be written into a record that others write too: `outbox/` until a room has taken
//! it, `refused/` where somebody else was first.
//!
//! A file an event, so that a crash or a lost connection loses nothing and sends nothing twice.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::event::EventFile;
use crate::exercise::event::Event;
use crate::model::ids::EventId;
use crate::model::problem::Problem;
use crate::storage::Loaded;
use crate::storage::canonical::file_text;
use crate::storage::dossier_io::named;
use crate::storage::files::{Reading, disk_problem};
use crate::storage::intake::{Intake, Record};
use crate::storage::save::{make_folder, sync_folder, write_atomic};
use crate::storage::schema::{SCHEMA, is_default};
use crate::storage::sink::Sink;

const OUTBOX: &str = "outbox";
const REFUSED: &str = "refused";

/// An event that waits. Its id is only that of the waiting: the room gives it one after every other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// The event.
    pub event: Event,
    /// The last event its writer knew, in the order of the record.
    pub seen: Option<EventId>,
    /// Why it was refused; empty while it waits.
    pub why: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct QueuedFile {
    schema: u32,
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    why: String,
    event: EventFile,
}

impl Record for QueuedFile {
    type Model = Queued;

    fn write(model: &Queued) -> Self {
        Self {
            schema: SCHEMA,
            id: model.event.id.to_string(),
            seen: model.seen.map(|id| id.to_string()),
            why: model.why.clone(),
            event: EventFile::write(&model.event),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Queued> {
        Some(Queued {
            seen: intake.id_if_any("seen", self.seen.as_ref())?,
            why: self.why,
            event: self.event.read(intake)?,
        })
    }
}

fn put(folder: &Path, below: &str, queued: &Queued) -> Result<(), Problem> {
    let home = folder.join(below);
    let shown = home.to_string_lossy().into_owned();
    make_folder(&home, false).map_err(|e| disk_problem(&shown, "make the folder", &e))?;
    let path = home.join(format!("{}.ron", queued.event.id));
    write_atomic(&path, file_text(&QueuedFile::write(queued))?.as_bytes())?;
    sync_folder(&home).map_err(|e| disk_problem(&shown, "save the folder", &e))
}

fn load(folder: &Path, below: &str) -> Loaded<Vec<Queued>> {
    let mut reading = Reading::default();
    reading.folder(folder, below);
    let mut sink = Sink::with(std::mem::take(&mut reading.problems));
    let mut all = Vec::new();
    for raw in &reading.files {
        let queued = sink.read(raw, |file: QueuedFile, intake| {
            let fits = named(raw, "id", &file.id, intake);
            fits.then(|| file.read(intake)).flatten()
        });
        all.extend(queued.flatten());
    }
    let read_only = sink.read_only();
    Loaded {
        value: all,
        problems: sink.problems,
        read_only,
    }
}

/// Puts an event where it waits; it is safe on the disk when this returns.
///
/// # Errors
/// What the disk refuses.
pub fn queue(folder: &Path, queued: &Queued) -> Result<(), Problem> {
    put(folder, OUTBOX, queued)
}

/// What waits, in the order in which it was written.
pub fn load_queue(folder: &Path) -> Loaded<Vec<Queued>> {
    load(folder, OUTBOX)
}

/// What was refused, in the order in which it was written.
pub fn load_refused(folder: &Path) -> Loaded<Vec<Queued>> {
    load(folder, REFUSED)
}

/// Moves what waited to what was refused, with the reason.
///
/// # Errors
/// What the disk refuses.
pub fn refuse(folder: &Path, queued: &Queued) -> Result<(), Problem> {
    put(folder, REFUSED, queued)?;
    settle(folder, queued.event.id)
}

/// Takes what waited out of the outbox, because it is in the record.
///
/// # Errors
/// What the disk refuses; not where it is gone already.
pub fn settle(folder: &Path, id: EventId) -> Result<(), Problem> {
    let path = folder.join(OUTBOX).join(format!("{id}.ron"));
    if let Err(error) = std::fs::remove_file(&path)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        let shown = path.to_string_lossy();
        return Err(disk_problem(&shown, "remove the file", &error));
    }
    Ok(())
}
