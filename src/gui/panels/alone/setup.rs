//! Before the game: which delegation, how much the others reveal, which order of speakers.

use egui::Ui;

use crate::exercise::play::Difficulty;
use crate::exercise::scenario::RoleKind;
use crate::gui::actions::{Action, ExerciseAction};
use crate::gui::cx::{Cx, Wish};
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{
    ActionButton, Icon, Rank, card, choice, empty_state, ends, segmented, text_field,
};
use crate::model::ids::RoleId;
use crate::session::exercise::{Exercise, ExerciseCommand};
use crate::words::learning::{difficulty_hint_key, difficulty_key};

use super::AloneState;

/// No scenario is open.
pub(super) fn no_scenario(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = cx.words;
    let (none, hint) = (words.t("alone-none"), words.t("alone-none-hint"));
    let action = words.t("action-scenario-open");
    if empty_state(ui, Icon::People, none, hint, Some(action)) {
        cx.wish(Wish::Act(Action::Exercise(ExerciseAction::Open)));
    }
}

/// How shall it be played?
pub(super) fn setup_ui(ui: &mut Ui, open: &Exercise, state: &mut AloneState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    egui::ScrollArea::vertical()
        .id_salt("alone-setup")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width(ui.available_width().min(620.0));
                ui.add_space(GAP_TINY);
                card(ui, None, |ui| {
                    let title = open.scenario.title.get(cx.lang);
                    let said = words.tf("alone-title", &[("name", title.into())]);
                    ui.label(Type::Title.of(said).color(palette.text));
                    let intro = Type::Body.of(words.t("alone-intro"));
                    ui.add(egui::Label::new(intro.color(palette.text_soft)).wrap());
                    ui.add_space(GAP);
                    role(ui, open, state, cx);
                    ui.add_space(GAP);
                    difficulty(ui, state, cx);
                    ui.add_space(GAP);
                    begin(ui, state, cx);
                });
            });
        });
}

/// The number of the game, and the beginning.
fn begin(ui: &mut Ui, state: &mut AloneState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    if state.seed.is_empty() {
        "1".clone_into(&mut state.seed);
    }
    let mut begun = false;
    let seed = state.seed.trim().parse::<u64>();
    ends(
        ui,
        |ui| text_field(ui, &mut state.seed, words.t("alone-seed"), 96.0),
        |ui| {
            let begin = ActionButton::new(words.t("alone-begin")).rank(Rank::Primary);
            let begin = begin.hint(words.t("alone-begin-hint"));
            begun = ui.add_enabled(seed.is_ok(), begin).clicked();
        },
    );
    let (key, ink) = if seed.is_ok() {
        ("alone-seed-hint", palette.text_faint)
    } else {
        ("alone-seed-bad", palette.danger.ink)
    };
    ui.label(Type::Small.of(words.t(key)).color(ink));
    if let (true, Ok(seed)) = (begun, seed) {
        state.how.seed = seed;
        cx.command(ExerciseCommand::PlayAlone(state.how.clone()).into());
    }
}

fn role(ui: &mut Ui, open: &Exercise, state: &mut AloneState, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let roles = open.scenario.roles.iter();
    let delegations: Vec<(&RoleId, &str)> = roles
        .filter(|role| role.kind == RoleKind::Delegation)
        .map(|role| (&role.id, role.name.get(cx.lang)))
        .collect();
    let mut choices: Vec<(usize, &str)> = vec![(0, words.t("alone-chair"))];
    let named = delegations.iter().zip(1..);
    choices.extend(named.map(|((_, name), n)| (n, *name)));
    let at = |id: &RoleId| delegations.iter().position(|(other, _)| *other == id);
    let known = state.how.role.as_ref().and_then(at);
    let mut chosen = known.map_or(0, |at| at + 1);
    let id = ui.scope_id().with("alone-role");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let label = Type::SmallStrong.of(words.t("alone-role"));
        ui.label(label.color(palette.text_soft));
        choice(ui, id, words.t("alone-role"), &mut chosen, &choices);
    });
    let role = chosen.checked_sub(1).and_then(|at| delegations.get(at));
    state.how.role = role.map(|(id, _)| (*id).clone());
    let key = if state.how.role.is_some() {
        "alone-role-hint"
    } else {
        "alone-chair-hint"
    };
    ui.add_space(GAP_TINY);
    ui.label(Type::Small.of(words.t(key)).color(palette.text_faint));
}

fn difficulty(ui: &mut Ui, state: &mut AloneState, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let all = [Difficulty::Open, Difficulty::Guarded, Difficulty::Closed];
    let choices = all.map(|one| (one, words.t(difficulty_key(one))));
    let name = words.t("alone-difficulty");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.label(Type::SmallStrong.of(name).color(palette.text_soft));
        segmented(ui, name, &mut state.how.difficulty, &choices);
    });
    ui.add_space(GAP_TINY);
    let hint = Type::Small.of(words.t(difficulty_hint_key(state.how.difficulty)));
    ui.label(hint.color(palette.text_faint));
}
