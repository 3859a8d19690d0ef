//! A scenario or a record that was read takes the place of what is open.

use std::path::PathBuf;
use std::sync::Arc;

use crate::exercise::meeting::{Phase, fold};
use crate::exercise::prints::changed_since;
use crate::model::problem::{Problem, Severity};
use crate::model::workspace::Workspace;
use crate::session::effect::Effect;
use crate::session::keep::base_effect;
use crate::session::state::{Session, Tone};

use super::{Exercise, ExerciseEffect, Found, Record, Source};

impl Session {
    /// Opens what was read; where nothing could be, what is open stays open.
    pub(super) fn exercise_read(&mut self, found: Result<Found, Problem>) -> Vec<Effect> {
        let found = match found {
            Ok(found) => found,
            Err(problem) => {
                self.say(Tone::Bad, "notice-exercise-failed", problem.message.clone());
                self.problems.push(problem);
                return Vec::new();
            }
        };
        let Found {
            source,
            exercise,
            events,
            problems,
        } = found;
        let mut errors = problems.iter().filter(|p| p.severity == Severity::Error);
        let first = errors.next().map(|problem| problem.message.clone());
        let Some(scenario) = exercise
            .scenario
            .filter(|_| first.is_none() || !events.is_empty())
        else {
            let why = first.unwrap_or_default();
            self.problems = problems;
            self.say(Tone::Bad, "notice-exercise-failed", why);
            return Vec::new();
        };
        let meeting = fold(&scenario, &exercise.draft, &events);
        let held = meeting.phase != Phase::Before;
        let draft = meeting.draft().unwrap_or(&exercise.draft).clone();
        self.workspace = Arc::new(Workspace {
            title: scenario.title.en.clone(),
            proposals: meeting.proposals(),
            ..Workspace::around(exercise.dossier.clone(), draft)
        });
        self.start_over(None, Vec::new(), None);
        self.look.as_of = scenario.as_of;
        let item = meeting.item.as_ref().and_then(|id| scenario.item(id));
        self.look.article = item.and_then(|item| item.article);
        self.keep_look_valid();
        let shown = self.shown.as_deref().unwrap_or(&self.workspace);
        self.derived.judge_as_of(shown, scenario.as_of);
        let n_problems = problems.len();
        self.problems = problems;
        let record = held.then(|| {
            let now = (&scenario, &exercise.dossier, &exercise.draft);
            Record {
                folder: folder_of(&source),
                differs: changed_since(&meeting.prints, now),
                events,
                meeting,
                unwritten: Vec::new(),
                refusal: None,
            }
        });
        self.exercise = Some(Box::new(Exercise {
            source,
            scenario: Arc::new(scenario),
            dossier: Arc::new(exercise.dossier),
            dossier_folder: exercise.dossier_folder,
            start: Arc::new(exercise.draft),
            codebook: Arc::clone(&self.derived.codebook),
            record,
        }));
        if n_problems > 0 {
            let n = n_problems.to_string();
            self.say(Tone::Bad, "notice-opened-with-problems", n);
        } else {
            let title = self.workspace.title.clone();
            self.say(Tone::Good, "notice-opened", title);
        }
        vec![
            Effect::ForgetFolder,
            base_effect(None, &self.workspace),
            ExerciseEffect::Show.into(),
        ]
    }
}

/// The folder of a record: a scenario inside the program holds none.
fn folder_of(source: &Source) -> PathBuf {
    match source {
        Source::Folder(folder) => folder.clone(),
        Source::Shipped(_) => PathBuf::new(),
    }
}
