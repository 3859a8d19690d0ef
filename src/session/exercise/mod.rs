//! A mock negotiation in the session: the scenario that is open, and the record that is held of it.
//!
//! Opening a scenario puts its dossier and its text into the workspace. The record is written by
//! events alone, each a file of its own; what is adopted in the room reaches the text of the
//! workspace as a step that can be undone.

mod alone;
mod command;
mod happen;
mod open;
mod report;
pub mod room;
pub mod turns;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::coding::codebook::Codebook;
use crate::exercise::event::Event;
use crate::exercise::meeting::Meeting;
use crate::exercise::play::Alone;
use crate::exercise::prints::Difference;
use crate::exercise::scenario::Scenario;
use crate::exercise::table::Table;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::EventId;
use crate::model::problem::Problem;
use crate::storage::exercise;

use super::state::Session;

pub use command::{ExerciseCommand, ExerciseEffect, PackJob, Place};
pub use report::ReportJob;

/// Where a scenario comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// From inside the program, by name.
    Shipped(String),
    /// From this folder.
    Folder(PathBuf),
}

impl Source {
    /// As the disk side is told: the folder, or the name of one inside the program.
    pub fn path(&self) -> &Path {
        match self {
            Self::Shipped(name) => Path::new(name),
            Self::Folder(folder) => folder,
        }
    }
}

/// A way of opening an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Reads a scenario, with its record where its folder holds one.
    Read(Source),
    /// Makes a record of a scenario in this folder, and opens that.
    Start(Source, PathBuf),
    /// Makes a record in which one learner plays alone, and opens that.
    Alone(Source, PathBuf, Alone),
}

/// What was read: a scenario with what it is played on, and the events of its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it was read.
    pub source: Source,
    /// The scenario, its dossier and its text.
    pub exercise: exercise::Exercise,
    /// Events of the record; empty where there is none.
    pub events: Vec<Event>,
    /// What was wrong with the files.
    pub problems: Vec<Problem>,
}

/// The exercise that is open.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Where its scenario was read; the folder of the record where there is one.
    pub source: Source,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The dossier it is played on, as it stood when the exercise was opened.
    pub dossier: Arc<Dossier>,
    /// The folder of that dossier; the built-in one, or one inside the program, where absent.
    pub dossier_folder: Option<PathBuf>,
    /// The starting text.
    pub start: Arc<Draft>,
    /// The cues of the dossier.
    pub codebook: Arc<Codebook>,
    /// What is written down of the session; absent where only the scenario is open.
    pub record: Option<Record>,
}

/// The record of a session.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its folder.
    pub folder: PathBuf,
    /// Its events, by id.
    pub events: Vec<Event>,
    /// The session they make.
    pub meeting: Meeting,
    /// What of the scenario, its text and positions is not as it was when the session opened.
    pub differs: Vec<Difference>,
    /// Events that are not on the disk, because it refused them or has not answered yet.
    pub unwritten: Vec<EventId>,
    /// The last thing the disk refused; until something is written again.
    pub refusal: Option<Problem>,
}

impl Exercise {
    /// The session, where one is held.
    pub fn meeting(&self) -> Option<&Meeting> {
        self.record.as_ref().map(|record| &record.meeting)
    }

    /// The table the roles sit round, on which texts are judged for each of them.
    pub fn table(&self) -> Table {
        Table::new(&self.scenario, &self.dossier, Arc::clone(&self.codebook))
    }
}

impl Session {
    /// The exercise that is open, where one is.
    pub fn exercise(&self) -> Option<&Exercise> {
        self.exercise.as_deref()
    }

    /// The session that is held, where one is.
    pub fn meeting(&self) -> Option<&Meeting> {
        self.exercise()?.meeting()
    }
}
