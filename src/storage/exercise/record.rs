//! The record of a session on disk: a copy of its scenario, and `events/` beside it.
//!
//! An event is written once, under its own name, and never changed. A crash leaves the events before
//! it; two copies of a session become one by taking the files of both (see [`super::merge`]).

use std::path::Path;

use super::event::{EventFile, WhatRecord};
use super::merge::load_record;
use super::{HEAD, SHIPPED};
use crate::exercise::event::{Event, Happening};
use crate::model::problem::Problem;
use crate::storage::canonical::{file_text, line_text};
use crate::storage::files::{Raw, disk_problem};
use crate::storage::intake::{Intake, Record as _};
use crate::storage::parse::options;
use crate::storage::save::{make_folder, sync_folder, write_atomic};
use crate::storage::sink::Sink;
use crate::storage::{Loaded, age};

/// The folder of the events.
pub(super) const EVENTS: &str = "events";

/// The events of the session in a folder, by id. Broken files are told and left out.
pub fn load_events(folder: &Path) -> Loaded<Vec<Event>> {
    let loaded = load_record(folder);
    Loaded {
        value: loaded.value.into_values().map(|kept| kept.event).collect(),
        problems: loaded.problems,
        read_only: loaded.read_only,
    }
}

/// Reads the text of an event file.
///
/// # Errors
/// What is wrong with it. A text of a newer schema is read as far as this program knows it.
pub fn read_event(text: &str) -> Result<Event, Problem> {
    let raw = Raw {
        path: EVENTS.to_owned(),
        bytes: std::borrow::Cow::Owned(text.as_bytes().to_vec()),
    };
    let mut sink = Sink::default();
    let event = sink.read(&raw, |file: EventFile, intake| file.read(intake));
    event.flatten().ok_or_else(|| {
        let mut told = sink.problems.into_iter();
        told.next()
            .unwrap_or_else(|| Problem::error("this is no event"))
    })
}

/// The text of an event's file.
///
/// # Errors
/// Where a value cannot be written, which is a fault of the program.
pub fn write_event(event: &Event) -> Result<String, Problem> {
    file_text(&EventFile::write(event))
}

/// A seed for new ids that no other laptop has, also where both know the same events and the same
/// moment.
pub fn fresh_seed() -> u128 {
    // Without chance an id still differs by what its writer knows and by the moment.
    age::random::<16>().map_or(0, |bytes| u128::from_be_bytes(*bytes))
}

/// Writes an event of the session in a folder; it is safe on the disk when this returns.
///
/// # Errors
/// What the disk refuses; also where an event of that id is there already.
pub fn save_event(folder: &Path, event: &Event) -> Result<(), Problem> {
    let home = folder.join(EVENTS);
    let shown = home.to_string_lossy().into_owned();
    make_folder(&home, false).map_err(|e| disk_problem(&shown, "make the folder", &e))?;
    let path = home.join(format!("{}.ron", event.id));
    if path.exists() {
        let problem = Problem::error("an event of this id is in the record already");
        let problem = problem.in_file(&path.to_string_lossy());
        return Err(problem.with_remedy("events are never changed: correct it by another one"));
    }
    write_atomic(&path, write_event(event)?.as_bytes())?;
    sync_folder(&home).map_err(|e| disk_problem(&shown, "save the folder", &e))
}

/// Reads what happened from one line of RON, as `Item(item: "visits")`.
///
/// # Errors
/// What is wrong with the line.
pub fn read_happening(text: &str) -> Result<Happening, Problem> {
    let record: WhatRecord = options().from_str(text).map_err(|error| {
        Problem::error(format!("this is no event: {}", error.code))
            .with_remedy("write it as docs/exercises.md shows, such as Item(item: \"visits\")")
    })?;
    let mut intake = Intake::new("", text);
    let read = record.read(&mut intake);
    match (read, intake.into_problems().into_iter().next()) {
        (Some(happening), None) => Ok(happening),
        (_, Some(problem)) => Err(problem),
        (None, None) => Err(Problem::error("this is no event")),
    }
}

/// What happened as one line of RON, as [`read_happening`] reads it.
///
/// # Errors
/// Where a value cannot be written, which is a fault of the program.
pub fn happening_line(what: &Happening) -> Result<String, Problem> {
    line_text(&WhatRecord::write(what))
}

/// Makes a folder in which a session can be held: a copy of a scenario, from a folder or from inside
/// the program.
///
/// # Errors
/// Where the folder holds something already, or the disk refuses.
pub fn create_session(scenario: &Path, folder: &Path) -> Result<(), Problem> {
    let shown = folder.to_string_lossy().into_owned();
    if folder.join(HEAD).exists() {
        let problem = Problem::error("there is a session or scenario in this folder already");
        return Err(problem
            .in_file(&shown)
            .with_remedy("choose an empty folder"));
    }
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    if scenario.is_dir() {
        let mut open = vec![(scenario.to_path_buf(), String::new())];
        while let Some((path, below)) = open.pop() {
            let listed = std::fs::read_dir(&path)
                .map_err(|e| disk_problem(&path.to_string_lossy(), "list the folder", &e))?;
            for entry in listed.flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                let inside = format!("{below}{name}");
                let wanted = ["roles", "draft", "positions"].contains(&name.as_str());
                if entry.path().is_dir() && (wanted || !below.is_empty()) {
                    open.push((entry.path(), format!("{inside}/")));
                } else if entry.path().is_file() && (name == HEAD || !below.is_empty()) {
                    let bytes = std::fs::read(entry.path())
                        .map_err(|e| disk_problem(&inside, "read the file", &e))?;
                    files.push((inside, bytes));
                }
            }
        }
    } else if let Some(dir) = SHIPPED.get_dir(scenario) {
        let mut open = vec![dir];
        while let Some(dir) = open.pop() {
            open.extend(dir.dirs());
            for file in dir.files() {
                let below = file
                    .path()
                    .strip_prefix(scenario)
                    .unwrap_or_else(|_| file.path());
                let below = below.to_string_lossy().replace('\\', "/");
                files.push((below, file.contents().to_vec()));
            }
        }
    }
    files.sort();
    for (path, bytes) in files {
        let full = folder.join(&path);
        if let Some(home) = full.parent() {
            make_folder(home, false).map_err(|e| disk_problem(&shown, "make the folder", &e))?;
        }
        write_atomic(&full, &bytes)?;
    }
    Ok(())
}
