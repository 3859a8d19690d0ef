//! Playing alone: a record of a scenario with one learner in it, and what is taken along to work on
//! it beside the window.

use std::path::PathBuf;
use std::sync::Arc;

use crate::exercise::event::Happening;
use crate::exercise::meeting::Phase;
use crate::exercise::play::{Alone, first};
use crate::exercise::setting::Setting;
use crate::session::effect::{Effect, Pending, Purpose};
use crate::session::state::{Session, Tone};

use super::{Exercise, Opening, Place};

impl Exercise {
    /// What it is played on, to be taken along.
    pub fn setting(&self) -> Setting {
        Setting {
            scenario: Arc::clone(&self.scenario),
            dossier: Arc::clone(&self.dossier),
            draft: Arc::clone(&self.start),
            codebook: Arc::clone(&self.codebook),
        }
    }

    /// What begins a game of one learner, behind the event that opens the record.
    pub fn begins(&self, how: Alone) -> Vec<Happening> {
        first(&self.scenario, how)
    }
}

impl Session {
    /// Somebody wants to play alone: asks for an empty folder for the record.
    pub(super) fn ask_alone(&mut self, how: Alone) -> Vec<Effect> {
        if self.exercise.is_none() {
            self.say(Tone::Neutral, "notice-no-scenario", String::new());
            return Vec::new();
        }
        self.alone = Some(how);
        vec![Effect::Pick(Purpose::Exercise(Place::Alone))]
    }

    /// A folder was picked for a game of one.
    pub(super) fn alone_picked(&mut self, folder: PathBuf, now_ms: u64) -> Vec<Effect> {
        let (Some(how), Some(open)) = (self.alone.take(), self.exercise()) else {
            return Vec::new();
        };
        let opening = Opening::Alone(open.source.clone(), folder, how);
        self.unless_dirty(Pending::Exercise(opening), now_ms)
    }

    /// Whether one learner plays alone and has not come to the end.
    pub fn is_playing_alone(&self) -> bool {
        self.meeting()
            .is_some_and(|meeting| meeting.alone.is_some() && meeting.phase == Phase::Open)
    }
}
