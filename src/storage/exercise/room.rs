//! `private/room.ron`: the room a session is held in, with the code that opens what travels there.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::problem::Problem;
use crate::storage::canonical::file_text;
use crate::storage::files::{Raw, Reading, disk_problem};
use crate::storage::save::{make_folder, write_atomic};
use crate::storage::schema::{SCHEMA, is_default};
use crate::storage::sink::Sink;

const PRIVATE: &str = "private";
const FILE: &str = "private/room.ron";

/// The room of a session.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomFile {
    schema: u32,
    /// The code with which one joins.
    pub code: String,
    /// Whether this is the trainer's folder, which opened the room.
    #[serde(default, skip_serializing_if = "is_default")]
    pub host: bool,
    /// Whether the server is one that the program starts itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub own_server: bool,
    /// Who writes from this folder; may be empty.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
}

impl std::fmt::Debug for RoomFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RoomFile(…)")
    }
}

impl RoomFile {
    /// A room with this code.
    pub fn new(code: String, name: String) -> Self {
        Self {
            schema: SCHEMA,
            code,
            host: false,
            own_server: false,
            name,
        }
    }
}

/// The room the session in a folder is held in, where it is held in one.
///
/// # Errors
/// What the disk refuses, and what is wrong with the file.
pub fn load_room(folder: &Path) -> Result<Option<RoomFile>, Problem> {
    let mut reading = Reading::default();
    reading.file(folder, FILE);
    let mut sink = Sink::with(std::mem::take(&mut reading.problems));
    let read = |raw: &Raw| sink.read(raw, |file: RoomFile, _intake| file);
    let found = reading.files.first().and_then(read);
    match (found, sink.problems.into_iter().next()) {
        (None, Some(problem)) => Err(problem),
        (found, _) => Ok(found),
    }
}

/// Notes the room of the session in a folder; only the user can read the file.
///
/// # Errors
/// What the disk refuses.
pub fn save_room(folder: &Path, room: &RoomFile) -> Result<(), Problem> {
    private_file(folder, FILE, &file_text(room)?)
}

/// Where a server that the program starts keeps what passes through it.
pub fn server_folder(folder: &Path) -> PathBuf {
    folder.join(PRIVATE).join("server")
}

/// Writes the settings of that server and gives their path.
///
/// # Errors
/// What the disk refuses.
pub fn save_server_settings(folder: &Path, settings: &str) -> Result<PathBuf, Problem> {
    let file = "private/server.conf";
    private_file(folder, file, settings)?;
    Ok(folder.join(file))
}

fn private_file(folder: &Path, file: &str, text: &str) -> Result<(), Problem> {
    let home = folder.join(PRIVATE);
    make_folder(&home, true).map_err(|e| disk_problem(PRIVATE, "make the folder", &e))?;
    write_atomic(&folder.join(file), text.as_bytes())
}
