//! Texts: tabled from the proposals of the workspace, with what each would change for everybody (for
//! the trainer), votes on them, and their adoption.

use egui::{Id, Ui};

use crate::exercise::event::Happening;
use crate::gui::actions::{Action, RecordAction};
use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, Rank, VerdictBadge, card, choice, section, text_field,
};
use crate::model::bloc::Layer;
use crate::model::proposal::Proposal;
use crate::session::exercise::room::{TextFate, TextRow};
use crate::words::keys::rule_key;
use crate::words::meeting::role_name;
use crate::words::records::{proposal_kind_key, refusal_key};

use super::ballot::{Sheet, sheet_ui};
use super::parts::{fitting, present};
use super::{ExerciseState, Room, happen};

/// What is chosen and typed about texts.
#[derive(Debug, Default)]
pub(super) struct TextState {
    /// The proposal to be tabled, by its place among those that can be.
    chosen: usize,
    by: usize,
    ad_referendum: bool,
    explains: usize,
    explanation: String,
}

pub(super) fn texts_ui(ui: &mut Ui, room: &Room<'_>, state: &mut ExerciseState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    let gone = |sheet: &Sheet| {
        let mut texts = room.view.texts.iter();
        !texts.any(|text| text.id == sheet.text && text.is_open())
    };
    if state.sheet.as_ref().is_some_and(gone) {
        state.sheet = None;
    }
    ui.add_enabled_ui(room.goes_on(), |ui| {
        section(ui, words.t("room-table"), None);
        table_ui(ui, room, &mut state.texts, cx);
        ui.add_space(GAP);
        section(ui, words.t("room-texts-tabled"), None);
        if room.view.texts.is_empty() {
            ui.label(Type::Body.of(words.t("room-no-text")).color(soft));
        }
        for text in &room.view.texts {
            text_ui(ui, room, text, state, cx);
            ui.add_space(GAP_TINY);
        }
        if !room.meeting.votes.is_empty() {
            ui.add_space(GAP);
            section(ui, words.t("room-explain"), None);
            explain_ui(ui, room, &mut state.texts, cx);
        }
    });
}

/// Which proposal of the workspace is tabled, and by whom.
fn table_ui(ui: &mut Ui, room: &Room<'_>, state: &mut TextState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    let free = &room.view.free;
    let here = present(&room.view.roles, |role| role.may_table);
    if free.is_empty() || here.is_empty() {
        let key = if free.is_empty() {
            "room-table-none"
        } else {
            "room-call-roll-first"
        };
        ui.add(egui::Label::new(Type::Body.of(words.t(key)).color(soft)).wrap());
    } else {
        state.chosen = state.chosen.min(free.len().saturating_sub(1));
        fitting(&mut state.by, &here);
        let names: Vec<(usize, String)> = free
            .iter()
            .enumerate()
            .map(|(at, row)| (at, crate::gui::noting::shortened(&row.words)))
            .collect();
        let choices: Vec<(usize, &str)> = names
            .iter()
            .map(|(at, name)| (*at, name.as_str()))
            .collect();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let id = Id::unique("table-text");
            choice(
                ui,
                id,
                words.t("room-table-text"),
                &mut state.chosen,
                &choices,
            );
            let id = Id::unique("table-by");
            choice(ui, id, words.t("room-table-by"), &mut state.by, &here);
            let table = ActionButton::new(words.t("room-table-go")).rank(Rank::Primary);
            if ui.add(table).clicked() {
                let chosen = free.get(state.chosen);
                let own = chosen.and_then(|row| room.session.workspace().proposal(row.id));
                let by = room.view.roles.get(state.by);
                if let (Some(own), Some(by)) = (own, by) {
                    let proposal = Box::new(public(own));
                    let by = by.id.clone();
                    happen(cx, Happening::Tabled { by, proposal });
                }
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        let write = ActionButton::new(words.t("action-propose")).icon(Icon::Plus);
        if ui.add(write.hint(words.t("room-propose-hint"))).clicked() {
            cx.wish(Wish::Act(Action::Record(RecordAction::Propose)));
        }
        let list = ActionButton::new(words.t("room-show-proposals")).rank(Rank::Quiet);
        if ui.add(list).clicked() {
            cx.wish(Wish::Show(Pane::Proposals));
        }
    });
}

/// A proposal as the room gets it: what was noted on it confidentially stays here.
fn public(own: &Proposal) -> Proposal {
    let mut tabled = own.clone();
    if tabled.layer == Layer::Private {
        tabled.layer = Layer::Shared;
        tabled.rationale.clear();
        tabled.source_doc.clear();
    }
    tabled
}

fn text_ui(
    ui: &mut Ui,
    room: &Room<'_>,
    text: &TextRow,
    state: &mut ExerciseState,
    cx: &mut Cx<'_>,
) {
    let palette = theme::palette(ui.visuals());
    let edge = match (text.fate == TextFate::Adopted, text.is_open() && text.here) {
        (true, _) => palette.success.mark,
        (false, true) => palette.accent,
        (false, false) => palette.line,
    };
    card(ui, Some(edge), |ui| {
        name_ui(ui, text, cx);
        if !text.about.is_empty() && text.about != text.words && text.is_open() {
            let about = Type::Small.of(text.about.as_str()).color(palette.text_soft);
            ui.add(egui::Label::new(about).wrap());
        }
        if !text.words.is_empty() {
            ui.add(egui::Label::new(Type::Text.of(text.words.as_str())).wrap());
        }
        if !text.is_open() {
            return;
        }
        turns_ui(ui, room, text, state, cx);
        if state
            .sheet
            .as_ref()
            .is_some_and(|sheet| sheet.text == text.id)
        {
            sheet_ui(ui, room, text, &mut state.sheet, cx);
        } else {
            actions_ui(ui, room, text, state, cx);
        }
    });
}

fn name_ui(ui: &mut Ui, text: &TextRow, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let n = text.number.to_string();
        let name = words.tf(
            "room-text-of",
            &[("n", n.into()), ("who", text.by.as_str().into())],
        );
        ui.label(Type::Title.of(name));
        ui.label(
            Type::Small
                .of(words.t(proposal_kind_key(text.kind)))
                .color(palette.text_soft),
        );
        if !text.here && !text.item.is_empty() {
            ui.label(Type::Small.of(text.item.as_str()).color(palette.text_soft));
        }
        let (key, tone, icon) = match (text.fate, text.carried) {
            (TextFate::Adopted, _) => ("room-text-adopted", palette.success, Icon::Check),
            (TextFate::Off, _) => ("proposal-withdrawn", palette.warning, Icon::Undo),
            (TextFate::OnTable, Some(true)) => ("room-text-carried", palette.success, Icon::Check),
            (TextFate::OnTable, Some(false)) => ("room-text-fell", palette.danger, Icon::Close),
            (TextFate::OnTable, None) => return,
        };
        ui.add(Chip::new(words.t(key)).tone(tone).icon(icon));
    });
}

/// What a text would change for every delegation; the room does not see this.
fn turns_ui(ui: &mut Ui, room: &Room<'_>, text: &TextRow, state: &ExerciseState, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    if room.session.is_presenting() {
        return;
    }
    let found = state.turns.answer();
    let found = found.and_then(|(all, _)| all.iter().find(|(id, _)| *id == text.id));
    ui.add_space(GAP_TINY);
    ui.add(Chip::new(words.t("room-trainer-only")).icon(Icon::Lock));
    match found.map(|(_, turns)| turns) {
        None => {
            ui.label(
                Type::Small
                    .of(words.t("room-working"))
                    .color(palette.text_soft),
            );
        }
        Some(Err(refusal)) => {
            let why = words.t(refusal_key(*refusal));
            ui.add(Chip::new(why).tone(palette.danger).icon(Icon::Error));
        }
        Some(Ok(turns)) => {
            for (role, before, after) in turns {
                let name = role_name(&room.open.scenario, role, words);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = GAP;
                    let left = egui::Layout::left_to_right(egui::Align::Center);
                    ui.allocate_ui_with_layout(egui::vec2(150.0, 20.0), left, |ui| {
                        ui.set_min_width(150.0);
                        ui.add(egui::Label::new(Type::Body.of(name)).truncate());
                    });
                    if before != after {
                        ui.add(VerdictBadge::new(*before, words).quiet());
                        ui.label(Type::Body.of("→").color(palette.text_faint));
                    }
                    ui.add(VerdictBadge::new(*after, words));
                });
            }
        }
    }
}

fn actions_ui(
    ui: &mut Ui,
    room: &Room<'_>,
    text: &TextRow,
    state: &mut ExerciseState,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let proposal = text.id;
    let quorum = room.view.quorum.2;
    ui.add_space(GAP_TINY);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        let n = text.number.to_string();
        let named = |key: &str| words.tf(key, &[("n", n.as_str().into())]);
        let (vote, poll) = (named("room-vote-on"), named("room-poll-on"));
        let (adopt, withdraw) = (named("room-adopt"), named("room-withdraw"));
        let rank = if text.ripe {
            Rank::Secondary
        } else {
            Rank::Primary
        };
        let vote = ActionButton::new(&vote).rank(rank).icon(Icon::Scales);
        let vote = vote.hint(words.t("room-vote-hint"));
        if ui.add_enabled(quorum, vote).clicked() {
            state.sheet = Some(Sheet::new(proposal, false));
        }
        if ui
            .add(ActionButton::new(&poll).icon(Icon::People))
            .clicked()
        {
            state.sheet = Some(Sheet::new(proposal, true));
        }
        if text.ripe {
            let adopt = ActionButton::new(&adopt)
                .rank(Rank::Primary)
                .icon(Icon::Check);
            let adopt = adopt.hint(words.t("room-adopt-hint"));
            if ui.add_enabled(quorum, adopt).clicked() {
                let ad_referendum = state.texts.ad_referendum;
                let what = Happening::Adopted {
                    proposal,
                    ad_referendum,
                };
                happen(cx, what);
            }
            ui.checkbox(
                &mut state.texts.ad_referendum,
                words.t("status-agreed-ad-referendum"),
            );
        }
        let withdraw = ActionButton::new(&withdraw).rank(Rank::Quiet);
        if ui.add(withdraw).clicked() {
            happen(cx, Happening::Withdrawn { proposal });
        }
    });
    let soft = theme::palette(ui.visuals()).text_soft;
    let rule = words.t(rule_key(text.rule));
    let said = words.tf("room-adopted-by", &[("rule", rule.into())]);
    ui.label(Type::Small.of(said).color(soft));
}

/// Who explains its vote, and how.
fn explain_ui(ui: &mut Ui, room: &Room<'_>, state: &mut TextState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let here = present(&room.view.roles, |role| role.votes > 0);
    fitting(&mut state.explains, &here);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let id = Id::unique("explains");
        choice(
            ui,
            id,
            words.t("room-explain-by"),
            &mut state.explains,
            &here,
        );
    });
    ui.add_space(GAP_TINY);
    let width = ui.available_width().min(480.0);
    text_field(
        ui,
        &mut state.explanation,
        words.t("room-explain-words"),
        width,
    );
    ui.add_space(GAP_TINY);
    let filled = !state.explanation.trim().is_empty();
    let go = ActionButton::new(words.t("room-explain-go"));
    if ui.add_enabled(filled, go).clicked()
        && let Some(role) = room.view.roles.get(state.explains)
    {
        let what = Happening::Explained {
            role: role.id.clone(),
            words: std::mem::take(&mut state.explanation).trim().to_owned(),
        };
        happen(cx, what);
    }
}
