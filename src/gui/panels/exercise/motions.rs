//! Motions and points: raised, in their order of precedence, decided by the chair or by a vote.

use egui::{Id, Ui};

use crate::exercise::event::Happening;
use crate::exercise::meeting::{Motion, result};
use crate::exercise::motion::MotionKind;
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Icon, card, choice, section, text_field};
use crate::model::ids::EventId;
use crate::model::reference::Tally;
use crate::words::keys::rule_key;
use crate::words::meeting::{debate_key, motion_key, role_name};

use super::parts::{figure_ui, fitting, present};
use super::{Room, happen};

/// What is typed of a motion, and of the vote on one.
#[derive(Debug)]
pub(super) struct MotionState {
    kind: MotionKind,
    by: usize,
    words: String,
    of: Option<EventId>,
    tally: Tally,
}

impl Default for MotionState {
    fn default() -> Self {
        Self {
            kind: MotionKind::PointOfOrder,
            by: 0,
            words: String::new(),
            of: None,
            tally: Tally::default(),
        }
    }
}

pub(super) fn motions_ui(ui: &mut Ui, room: &Room<'_>, state: &mut MotionState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    ui.add_enabled_ui(room.goes_on(), |ui| {
        section(ui, words.t("room-motions-before"), None);
        let motions = &room.meeting.motions;
        if motions.is_empty() {
            ui.label(Type::Body.of(words.t("room-no-motion")).color(soft));
        }
        for (motion, first) in motions
            .iter()
            .zip(std::iter::once(true).chain(std::iter::repeat(false)))
        {
            motion_ui(ui, room, motion, first, state, cx);
            ui.add_space(GAP_TINY);
        }
        ui.add_space(GAP);
        section(ui, words.t("room-raise"), None);
        raise_ui(ui, room, state, cx);
    });
}

fn motion_ui(
    ui: &mut Ui,
    room: &Room<'_>,
    motion: &Motion,
    first: bool,
    state: &mut MotionState,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let edge = if first { palette.accent } else { palette.line };
    card(ui, Some(edge), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.label(Type::Title.of(words.t(motion_key(motion.kind))));
            let who = role_name(&room.open.scenario, &motion.by, words);
            ui.label(Type::Body.of(who));
        });
        if !motion.words.is_empty() {
            ui.add(egui::Label::new(Type::Body.of(motion.words.as_str())).wrap());
        }
        let said = words.tf(
            "room-motion-rule",
            &[
                ("rule", motion.kind.rule().into()),
                ("debate", words.t(debate_key(motion.kind.debate())).into()),
                ("majority", words.t(rule_key(motion.kind.majority())).into()),
            ],
        );
        ui.add(egui::Label::new(Type::Small.of(said).color(palette.text_soft)).wrap());
        if !first {
            let later = Type::Small.of(words.t("room-motion-later"));
            ui.label(later.color(palette.text_soft));
            return;
        }
        decide_ui(ui, motion, state, cx);
    });
}

/// Decides a motion: by ruling, or by the count of a vote.
fn decide_ui(ui: &mut Ui, motion: &Motion, state: &mut MotionState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let ruled = |carried, tally| Happening::Ruled {
        motion: motion.id,
        carried,
        tally,
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        for (key, icon, carried) in [
            ("room-motion-carries", Icon::Check, true),
            ("room-motion-falls", Icon::Close, false),
        ] {
            if ui.add(ActionButton::new(words.t(key)).icon(icon)).clicked() {
                happen(cx, ruled(carried, None));
            }
        }
    });
    // What was counted on another motion is not counted on this one.
    if state.of != Some(motion.id) {
        state.of = Some(motion.id);
        state.tally = Tally::default();
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        figure_ui(ui, &mut state.tally.yes, u16::MAX, words.t("vote-yes"));
        figure_ui(ui, &mut state.tally.no, u16::MAX, words.t("vote-no"));
        figure_ui(
            ui,
            &mut state.tally.abstain,
            u16::MAX,
            words.t("vote-abstain"),
        );
        let carried = result(motion.kind.majority(), state.tally);
        let key = if carried {
            "room-motion-vote-carries"
        } else {
            "room-motion-vote-falls"
        };
        let cast = state.tally.yes > 0 || state.tally.no > 0;
        let vote = ActionButton::new(words.t(key));
        if ui.add_enabled(cast, vote).clicked() {
            happen(cx, ruled(carried, Some(state.tally)));
        }
    });
}

fn raise_ui(ui: &mut Ui, room: &Room<'_>, state: &mut MotionState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    let here = present(&room.view.roles, |_| true);
    if here.is_empty() {
        ui.label(Type::Body.of(words.t("room-call-roll-first")).color(soft));
        return;
    }
    fitting(&mut state.by, &here);
    let kinds = MotionKind::ALL.map(|kind| (kind, words.t(motion_key(kind))));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let id = Id::unique("motion-kind");
        choice(ui, id, words.t("room-motion-kind"), &mut state.kind, &kinds);
        let id = Id::unique("motion-by");
        choice(ui, id, words.t("room-motion-by"), &mut state.by, &here);
    });
    ui.add_space(GAP_TINY);
    let width = ui.available_width().min(420.0);
    text_field(ui, &mut state.words, words.t("room-motion-words"), width);
    ui.add_space(GAP_TINY);
    if ui
        .add(ActionButton::new(words.t("room-raise-go")))
        .clicked()
        && let Some(role) = room.view.roles.get(state.by)
    {
        let what = Happening::Moved {
            kind: state.kind,
            by: role.id.clone(),
            words: std::mem::take(&mut state.words).trim().to_owned(),
        };
        happen(cx, what);
    }
}
