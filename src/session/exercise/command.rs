//! What can be asked of an exercise, and what it asks of the shell.

use std::path::PathBuf;
use std::sync::Arc;

use crate::exchange::paper::PaperFormat;
use crate::exercise::event::{Event, Happening};
use crate::exercise::meeting::Refusal;
use crate::exercise::play::Alone;
use crate::exercise::scenario::Scenario;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::EventId;
use crate::model::problem::Problem;
use crate::session::command::{Command, FileCommand};
use crate::session::effect::{Effect, Pending, Purpose};
use crate::session::state::{Session, Tone};

use crate::words::UiLang;

use super::{Found, Opening, ReportJob, Source};

/// Something about an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExerciseCommand {
    /// Ask for a folder, for this.
    Ask(Place),
    /// Open it; asks first where something in the window would be lost.
    Open(Opening),
    /// It was read, or why not.
    Read(Box<Result<Found, Problem>>),
    /// Play alone, in this way: asks for a folder for the record.
    PlayAlone(Alone),
    /// Close it; the record stays where it is.
    Close,
    /// This happens in the room.
    Happen(Box<Happening>),
    /// The last thing that happened did not happen, for this reason: a correcting event is written.
    TakeBackLast(String),
    /// An event was written, or why not.
    Written(EventId, Option<Problem>),
    /// Write again what the disk refused.
    WriteAgain,
    /// Write the debrief to a file, in this format unless the file's name says another.
    Report(PaperFormat, UiLang),
    /// Role packs were written to this folder; what went wrong.
    Packed(PathBuf, Vec<Problem>),
    /// The writing of role packs was called off.
    PacksCalledOff(PathBuf),
}

/// What a folder is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The folder of a scenario.
    Scenario,
    /// An empty folder for the record of a session.
    NewRecord,
    /// An empty folder for the record of one learner who plays alone.
    Alone,
    /// The folder of a record.
    Record,
    /// The file the debrief is written to.
    Report(PaperFormat, UiLang),
    /// The folder role packs are written to.
    Packs,
}

/// What an exercise asks of the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExerciseEffect {
    /// Open this; comes back as [`ExerciseCommand::Read`].
    Open(Opening),
    /// Write an event to the record in this folder; comes back as [`ExerciseCommand::Written`].
    Write(PathBuf, Box<Event>),
    /// Write the packs of all roles to this folder; comes back as [`ExerciseCommand::Packed`].
    Pack(PathBuf, Box<PackJob>),
    /// Write the debrief to this file.
    Report(PathBuf, Box<ReportJob>),
    /// Bring the exercise into view.
    Show,
    /// Say why something cannot happen.
    Refuse(Box<Refusal>),
}

/// What role packs are made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackJob {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The dossier.
    pub dossier: Arc<Dossier>,
    /// The folder of the dossier; the built-in one where absent.
    pub dossier_folder: Option<PathBuf>,
    /// The starting text.
    pub start: Arc<Draft>,
}

impl From<ExerciseCommand> for Command {
    fn from(command: ExerciseCommand) -> Self {
        Self::File(FileCommand::Exercise(command))
    }
}

impl From<ExerciseEffect> for Effect {
    fn from(effect: ExerciseEffect) -> Self {
        Self::Exercise(effect)
    }
}

impl Session {
    pub(in crate::session) fn handle_exercise(
        &mut self,
        command: ExerciseCommand,
        now_ms: u64,
    ) -> Vec<Effect> {
        match command {
            ExerciseCommand::Ask(place) => self.ask_place(place),
            ExerciseCommand::Open(opening) => self.unless_dirty(Pending::Exercise(opening), now_ms),
            ExerciseCommand::Read(found) => self.exercise_read(*found),
            ExerciseCommand::Report(format, lang) => self.ask_report(format, lang),
            ExerciseCommand::PlayAlone(how) => self.ask_alone(how),
            ExerciseCommand::Close => {
                self.exercise = None;
                Vec::new()
            }
            ExerciseCommand::Happen(what) => self.happen(*what, now_ms),
            ExerciseCommand::TakeBackLast(why) => self.take_back_last(why, now_ms),
            ExerciseCommand::Written(event, problem) => {
                self.event_written(event, problem);
                Vec::new()
            }
            ExerciseCommand::WriteAgain => self.write_again(),
            ExerciseCommand::Packed(folder, problems) => {
                let shown = folder.display().to_string();
                match problems.first().map(|problem| problem.message.clone()) {
                    None => self.say(Tone::Good, "notice-packs-written", shown),
                    Some(why) => self.say(Tone::Bad, "notice-packs-failed", why),
                }
                self.problems.extend(problems);
                Vec::new()
            }
            ExerciseCommand::PacksCalledOff(folder) => {
                let shown = folder.display().to_string();
                self.say(Tone::Neutral, "notice-packs-called-off", shown);
                Vec::new()
            }
        }
    }

    /// Asks for a folder; a record and packs need a scenario that is open.
    fn ask_place(&mut self, place: Place) -> Vec<Effect> {
        let needs_one = matches!(place, Place::NewRecord | Place::Alone | Place::Packs);
        if needs_one && self.exercise.is_none() {
            self.say(Tone::Neutral, "notice-no-scenario", String::new());
            return Vec::new();
        }
        vec![Effect::Pick(Purpose::Exercise(place))]
    }

    /// A folder was picked.
    pub(in crate::session) fn place_picked(
        &mut self,
        place: Place,
        folder: PathBuf,
        now_ms: u64,
    ) -> Vec<Effect> {
        let opening = match place {
            Place::Scenario | Place::Record => Opening::Read(Source::Folder(folder)),
            Place::NewRecord => {
                let Some(open) = self.exercise() else {
                    return Vec::new();
                };
                Opening::Start(open.source.clone(), folder)
            }
            Place::Report(format, lang) => return self.report_picked((format, lang), folder),
            Place::Alone => return self.alone_picked(folder, now_ms),
            Place::Packs => {
                let job = self.exercise().map(|open| PackJob {
                    scenario: Arc::clone(&open.scenario),
                    dossier: Arc::clone(&open.dossier),
                    dossier_folder: open.dossier_folder.clone(),
                    start: Arc::clone(&open.start),
                });
                let pack = job.map(|job| ExerciseEffect::Pack(folder, Box::new(job)).into());
                return pack.into_iter().collect();
            }
        };
        self.unless_dirty(Pending::Exercise(opening), now_ms)
    }
}
