//! Debrief, replay and playing alone in the window: their panes' state, what is worked out beside it,
//! and what their actions do.

use crate::session::exercise::ExerciseCommand;

use super::actions::{DebriefAction, ExerciseAction};
use super::app::App;
use super::aside::Errand;
use super::dock;
use super::panels::alone::AloneState;
use super::panels::debrief::DebriefState;
use super::panels::replay::ReplayState;
use super::panes::Pane;

/// What the panes keep between frames.
#[derive(Default)]
pub(super) struct Debriefs {
    /// The debrief.
    pub debrief: DebriefState,
    /// The replay.
    pub replay: ReplayState,
    /// Playing alone.
    pub alone: AloneState,
}

impl Debriefs {
    /// What is to be worked out beside the window.
    pub(super) fn errands(&mut self) -> [Option<Errand>; 4] {
        let [answers, turn] = self.alone.errands();
        let debrief = self.debrief.errand();
        [debrief, self.replay.errand(), answers, turn]
    }

    /// Whether something is worked out.
    pub(super) fn is_busy(&self) -> bool {
        self.debrief.is_busy() || self.replay.is_busy() || self.alone.is_busy()
    }
}

impl App {
    /// Does something with a debrief, a replay, or alone.
    pub(super) fn act_on_debrief(&mut self, action: DebriefAction) {
        match action {
            DebriefAction::PlayAlone => {
                if self.session.exercise().is_none() {
                    self.debriefs.alone.wanted = true;
                    self.act_on_exercise(ExerciseAction::Open);
                }
                dock::show(&mut self.dock, Pane::Alone);
            }
            DebriefAction::PutToTable => {
                dock::show(&mut self.dock, Pane::Alone);
                let now_ms = self.desktop.now_ms();
                self.debriefs.alone.put(&self.session, now_ms);
            }
            DebriefAction::SkipItem => {
                dock::show(&mut self.dock, Pane::Alone);
                let now_ms = self.desktop.now_ms();
                self.debriefs.alone.skip(&self.session, now_ms);
            }
            DebriefAction::Debrief => dock::show(&mut self.dock, Pane::Debrief),
            DebriefAction::Report => {
                let format = self.debriefs.debrief.format();
                let lang = self.debriefs.debrief.lang(&self.words);
                let report = ExerciseCommand::Report(format, lang);
                self.commands.push(report.into());
            }
            DebriefAction::Replay => dock::show(&mut self.dock, Pane::Replay),
            DebriefAction::NextEvent | DebriefAction::PreviousEvent => {
                dock::show(&mut self.dock, Pane::Replay);
                let forward = action == DebriefAction::NextEvent;
                self.debriefs.replay.step(forward);
            }
            DebriefAction::ReplayAt(event) => {
                dock::show(&mut self.dock, Pane::Replay);
                self.debriefs.replay.go_to(event);
            }
        }
    }

    /// Brings the exercise into view that was opened: the room, or the table of one who plays alone.
    pub(super) fn show_exercise(&mut self) {
        let wanted = std::mem::take(&mut self.debriefs.alone.wanted);
        let alone = self.session.is_playing_alone();
        let pane = if wanted || alone {
            Pane::Alone
        } else {
            Pane::Exercise
        };
        dock::show(&mut self.dock, pane);
    }
}
