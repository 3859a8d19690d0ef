//! Playing alone: a learner writes the contested article, puts it to the table, and every delegation
//! answers by its verdict, from its position, what was found in the words, and its fallback.

mod setup;
mod table;
mod turns;

use std::sync::Arc;

use egui::Ui;

use crate::exercise::event::Happening;
use crate::exercise::play::{Alone, Play, Turn};
use crate::exercise::score::Score;
use crate::gui::aside::{Aside, Errand};
use crate::gui::cx::Cx;
use crate::gui::widgets::{Icon, empty_state};
use crate::model::ids::ItemId;
use crate::session::exercise::{Exercise, ExerciseCommand};
use crate::session::state::Session;

use super::debrief::{RecordKey, key_of};

/// What follows from a record of one who plays alone.
#[derive(Debug)]
pub(super) struct Answered {
    /// What each text came to, in order.
    pub(super) turns: Vec<Turn>,
    /// What every role has of the text as it stands.
    pub(super) scores: Vec<Score>,
}

/// What the pane keeps between frames.
#[derive(Default)]
pub struct AloneState {
    /// Whether the pane is to be shown once a scenario is open.
    pub wanted: bool,
    /// How somebody wants to play.
    how: Alone,
    seed: String,
    /// What is written, and for which item.
    text: String,
    of: Option<ItemId>,
    answers: Aside<RecordKey, Arc<Answered>>,
    /// Events that a text or a step makes; `None` inside where the text makes nothing.
    turn: Aside<u64, Option<Vec<Happening>>>,
    /// The question to which the events are wanted, and the record they belong to.
    asked: Option<(u64, RecordKey)>,
    n_asked: u64,
    /// How many texts and answers were shown last.
    told: Option<(usize, usize)>,
    /// Whether the last text made nothing.
    empty: bool,
}

impl AloneState {
    /// What is to be worked out beside the window.
    pub fn errands(&mut self) -> [Option<Errand>; 2] {
        [self.answers.errand(), self.turn.errand()]
    }

    /// Whether something is worked out.
    pub fn is_busy(&self) -> bool {
        self.answers.progress().is_some() || self.turn.progress().is_some()
    }

    /// Puts what is written to the table.
    pub fn put(&mut self, session: &Session, now_ms: u64) {
        let text = self.text.clone();
        self.do_with(session, move |play| play.propose(&text, now_ms).is_some());
    }

    /// Goes on to the next item.
    pub fn skip(&mut self, session: &Session, now_ms: u64) {
        self.do_with(session, move |play| {
            play.skip(now_ms);
            true
        });
    }

    /// Takes the game up beside the window and does something in it; what happens then comes back as
    /// events. Nothing where no game goes on, or something is under way.
    fn do_with(
        &mut self,
        session: &Session,
        what: impl FnOnce(&mut Play) -> bool + Send + 'static,
    ) {
        if self.asked.is_some() || !session.is_playing_alone() {
            return;
        }
        let Some(open) = session.exercise() else {
            return;
        };
        self.n_asked += 1;
        self.asked = Some((self.n_asked, key_of(open)));
        self.empty = false;
        let (setting, events) = (open.setting(), open.ordered());
        self.turn.ask(self.n_asked, || {
            Box::new(move |_| {
                let (mut play, _) = Play::resume(&setting, &events)?;
                let n = play.events().len();
                let done = what(&mut play);
                let new = play.events().get(n..).unwrap_or_default();
                let happened = new.iter().map(|event| event.what.clone()).collect();
                Some(done.then_some(happened))
            })
        });
    }

    /// Hands over what a text or a step made, once it is there.
    fn hand_over(&mut self, open: &Exercise, cx: &mut Cx<'_>) {
        let Some((asked, record)) = &self.asked else {
            return;
        };
        if *record != key_of(open) {
            // Another record is open by now, or this one went on otherwise.
            self.turn.stop();
            self.asked = None;
            return;
        }
        let Some(happened) = self.turn.answer_to(asked) else {
            return;
        };
        self.asked = None;
        match happened {
            Some(all) => {
                for what in all {
                    cx.command(ExerciseCommand::Happen(Box::new(what.clone())).into());
                }
            }
            None => self.empty = true,
        }
    }

    fn ask(&mut self, open: &Exercise) -> RecordKey {
        let key = key_of(open);
        self.answers.ask(key.clone(), || {
            let (setting, events) = (open.setting(), open.ordered());
            Box::new(move |_| {
                let (play, turns) = Play::resume(&setting, &events)?;
                let scores = play.scores();
                Some(Arc::new(Answered { turns, scores }))
            })
        });
        key
    }
}

/// The pane.
pub fn alone_ui(ui: &mut Ui, session: &Session, state: &mut AloneState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let Some(open) = session.exercise() else {
        setup::no_scenario(ui, cx);
        return;
    };
    let meeting = open.meeting();
    match meeting {
        None => setup::setup_ui(ui, open, state, cx),
        Some(meeting) if meeting.alone.is_none() => {
            let (none, hint) = (words.t("alone-a-session"), words.t("alone-a-session-hint"));
            empty_state(ui, Icon::People, none, hint, None);
        }
        Some(meeting) => {
            state.hand_over(open, cx);
            let key = state.ask(open);
            let answered = state.answers.answer();
            let answered = answered.map(|(answered, _)| Arc::clone(answered));
            let fresh = state.answers.answer_to(&key).is_some() && state.asked.is_none();
            table::table_ui(ui, (session, open, meeting), state, (answered, fresh), cx);
        }
    }
}
