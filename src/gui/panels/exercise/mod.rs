//! The room: a mock negotiation on the screen of the chair and the trainer.

use egui::Ui;

use crate::gui::actions::{Action, ExerciseAction};
use crate::gui::cx::{Cx, Wish};
use crate::gui::widgets::{Icon, empty_state};
use crate::session::state::Session;

/// What the pane keeps between frames.
#[derive(Debug, Default)]
pub struct ExerciseState {
    /// Whether the window for the projector is open.
    pub presenter: bool,
}

/// The pane.
pub fn exercise_ui(ui: &mut Ui, session: &Session, _state: &mut ExerciseState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let Some(open) = session.exercise() else {
        let (none, hint) = (words.t("exercise-none"), words.t("exercise-none-hint"));
        let action = words.t("action-scenario-open");
        if empty_state(ui, Icon::People, none, hint, Some(action)) {
            cx.wish(Wish::Act(Action::Exercise(ExerciseAction::Open)));
        }
        return;
    };
    if open.record.is_none() {
        let title = open.scenario.title.get(cx.lang);
        let action = words.t("action-exercise-start");
        let hint = words.t("exercise-start-hint");
        if empty_state(ui, Icon::People, title, hint, Some(action)) {
            cx.wish(Wish::Act(Action::Exercise(ExerciseAction::Start)));
        }
    }
}
