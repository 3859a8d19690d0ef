//! Records of several laptops become one: nothing is lost, nothing is there twice, and it does not
//! matter who merges with whom, in which order, or how often.
//!
//! An id says which events are the same. Where two laptops gave the same id to different things,
//! both stay: one keeps the id, the other gets one made from what it says, the same on every
//! laptop.

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::HEAD;
use super::event::EventFile;
use super::queue::load_queue;
use super::record::{EVENTS, write_event};
use crate::exercise::event::Event;
use crate::model::ids::EventId;
use crate::model::problem::Problem;
use crate::storage::Loaded;
use crate::storage::dossier_io::named;
use crate::storage::files::{Raw, Reading, disk_problem, is_ron, join as join_path};
use crate::storage::intake::Record as _;
use crate::storage::parse::decode;
use crate::storage::save::{make_folder, sync_folder, write_atomic};
use crate::storage::sink::Sink;

/// An event with the text of its file, so that what a later version of the program wrote stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The event.
    pub event: Event,
    /// The text of its file.
    pub text: String,
}

/// The events of a session, by id.
pub type Record = BTreeMap<EventId, Kept>;

/// Two records as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// The events of both.
    pub record: Record,
    /// Events that had to take another id.
    pub moved: Vec<Moved>,
}

/// An event that took another id, because somebody else's had its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moved {
    /// The id it had.
    pub from: EventId,
    /// The id it has.
    pub to: EventId,
    /// Who wrote it.
    pub author: String,
}

/// What taking in a record did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Events that are new here, by id.
    pub fresh: Vec<EventId>,
    /// How many were here already.
    pub known: usize,
    /// Events that had to take another id.
    pub moved: Vec<Moved>,
    /// What could not be taken, and why.
    pub problems: Vec<Problem>,
}

impl Kept {
    /// An event as it would be written.
    ///
    /// # Errors
    /// Where a value cannot be written, which is a fault of the program.
    pub fn new(event: Event) -> Result<Self, Problem> {
        let text = write_event(&event)?;
        Ok(Self { event, text })
    }

    /// What decides between two events of one id: who wrote it, when, and what it says.
    fn rank(&self) -> (&str, u64, String) {
        let says = write_event(&self.event).unwrap_or_default();
        (&self.event.author, self.event.time_ms, says)
    }

    /// The same event under an id made from what it says.
    fn moved(&self) -> (Self, Moved) {
        let from = self.event.id;
        let digest = Sha256::digest(self.rank().2.as_bytes());
        let random = digest
            .iter()
            .take(10)
            .fold(0_u128, |sum, byte| sum << 8 | u128::from(*byte));
        let to = EventId(ulid::Ulid::from_parts(from.0.timestamp_ms(), random));
        let mut event = self.event.clone();
        event.id = to;
        // The id is the first thing a file says of its event.
        let text = self
            .text
            .replacen(&format!("\"{from}\""), &format!("\"{to}\""), 1);
        let author = event.author.clone();
        (Self { event, text }, Moved { from, to, author })
    }
}

/// The events of both records, each once.
pub fn join(ours: &Record, theirs: &Record) -> Joined {
    let mut joined = Joined {
        record: ours.clone(),
        moved: Vec::new(),
    };
    for kept in theirs.values() {
        joined.take(kept.clone());
    }
    joined.moved.sort();
    joined
}

impl Joined {
    fn take(&mut self, new: Kept) {
        let id = new.event.id;
        let Some(old) = self.record.get(&id) else {
            self.record.insert(id, new);
            return;
        };
        if old.event == new.event {
            // The same in other words, as after an edit by hand: every laptop keeps the same words.
            if new.text < old.text {
                self.record.insert(id, new);
            }
            return;
        }
        let (first, second) = if new.rank() < old.rank() {
            (new, old.clone())
        } else {
            (old.clone(), new)
        };
        let (second, moved) = second.moved();
        self.record.insert(id, first);
        // Where the two were told apart before, the other is here under its new id already.
        if !self.record.contains_key(&moved.to) {
            self.moved.push(moved);
        }
        self.take(second);
    }
}

/// The record of the session in a folder. Broken files are told and left out.
pub fn load_record(folder: &Path) -> Loaded<Record> {
    let mut reading = Reading::default();
    reading.folder(folder, EVENTS);
    read_all(reading)
}

fn read_all(mut reading: Reading) -> Loaded<Record> {
    let mut sink = Sink::with(std::mem::take(&mut reading.problems));
    let mut record = Record::new();
    for raw in &reading.files {
        record.extend(read(raw, &mut sink).map(|kept| (kept.event.id, kept)));
    }
    let read_only = sink.read_only();
    Loaded {
        value: record,
        problems: sink.problems,
        read_only,
    }
}

fn read(raw: &Raw, sink: &mut Sink) -> Option<Kept> {
    let event = sink.read(raw, |file: EventFile, intake| {
        let fits = named(raw, "id", &file.id, intake);
        fits.then(|| file.read(intake)).flatten()
    });
    let text = decode(&raw.bytes).unwrap_or_default().to_owned();
    Some(Kept {
        event: event.flatten()?,
        text,
    })
}

/// The events of the session in a folder that are not in `known`. Broken files are told and left
/// out.
pub fn load_unknown(folder: &Path, known: &Record) -> Loaded<Record> {
    let mut reading = Reading::default();
    for name in reading.names(folder, EVENTS) {
        let id = name.strip_suffix(".ron").and_then(|stem| stem.parse().ok());
        if is_ron(&name) && id.is_none_or(|id| !known.contains_key(&id)) {
            reading.file(folder, &join_path(EVENTS, &name));
        }
    }
    read_all(reading)
}

/// Takes the events of another record into the session in a folder, which holds `ours`. Files that
/// are damaged here stay as they are. Gives the record that stands there now.
///
/// # Errors
/// What the disk refuses; what was written until then is good, and the rest can be taken again.
pub fn take_in(
    folder: &Path,
    ours: &Record,
    theirs: &Record,
) -> Result<(Record, TakenIn), Problem> {
    let joined = join(ours, theirs);
    let mut record = joined.record;
    let home = folder.join(EVENTS);
    let shown = home.to_string_lossy().into_owned();
    make_folder(&home, false).map_err(|e| disk_problem(&shown, "make the folder", &e))?;
    let mut taken = TakenIn {
        known: theirs.keys().filter(|id| ours.contains_key(id)).count(),
        moved: joined.moved,
        ..TakenIn::default()
    };
    // What has a new name comes first: a crash between the two leaves one event twice, not none.
    let is_new = |id: &EventId| !ours.contains_key(id);
    let (new, old): (Vec<_>, Vec<_>) = record.iter().partition(|(id, _)| is_new(id));
    let mut wrote = false;
    for (id, kept) in new.iter().chain(&old) {
        if ours.get(*id).is_some_and(|here| here.text == kept.text) {
            continue;
        }
        let path = home.join(format!("{id}.ron"));
        // Another process may have written the same file a moment ago.
        let there = is_new(id).then(|| std::fs::read(&path).ok()).flatten();
        if there.is_some_and(|there| there != kept.text.as_bytes()) {
            let problem = Problem::error("another file of this name is here, and it is damaged")
                .in_file(&path.to_string_lossy());
            let remedy = "move the damaged file away and merge again";
            taken.problems.push(problem.with_remedy(remedy));
            continue;
        }
        write_atomic(&path, kept.text.as_bytes())?;
        wrote = true;
        if is_new(id) {
            taken.fresh.push(**id);
        }
    }
    if wrote {
        sync_folder(&home).map_err(|e| disk_problem(&shown, "save the folder", &e))?;
    }
    if !taken.problems.is_empty() {
        record.retain(|id, _| ours.contains_key(id) || taken.fresh.contains(id));
    }
    Ok((record, taken))
}

/// What another laptop hands over: the record of a session with what waits in its outbox, a folder
/// of events, or the file of a single event. Broken files are told and left out.
pub fn load_handed(path: &Path) -> Loaded<Record> {
    let mut reading = Reading::default();
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let mut waiting = Record::new();
    if path.is_dir() {
        let inside = if path.join(EVENTS).is_dir() {
            EVENTS
        } else {
            ""
        };
        reading.folder(path, inside);
        reading.files.retain(|raw| raw.path != HEAD);
        let queue = load_queue(path);
        reading.problems.extend(queue.problems);
        for queued in queue.value {
            match Kept::new(queued.event) {
                Ok(kept) => drop(waiting.insert(kept.event.id, kept)),
                Err(problem) => reading.problems.push(problem),
            }
        }
    } else {
        let home = path.parent().unwrap_or(path);
        if !name.is_some_and(|name| reading.file(home, &name)) {
            let problem = Problem::error("there is no such file or folder");
            reading
                .problems
                .push(problem.in_file(&path.to_string_lossy()));
        }
    }
    let mut loaded = read_all(reading);
    // What waited may have been taken meanwhile, under the moment at which it was.
    waiting.retain(|id, _| {
        loaded
            .value
            .keys()
            .all(|known| known.0.random() != id.0.random())
    });
    loaded.value.extend(waiting);
    loaded
}
