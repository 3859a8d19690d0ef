//! Above the room: its clock, the item, what waits, and what ends or interrupts the session.

use egui::Ui;

use crate::exercise::event::Happening;
use crate::exercise::meeting::Phase;
use crate::gui::actions::ExerciseAction;
use crate::gui::cx::Cx;
use crate::gui::status::rule_short;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, Rank, section_folding};
use crate::session::exercise::room::RoomView;
use crate::session::exercise::{Exercise, ExerciseCommand, Record};
use crate::words::meeting::{difference_words, phase_key, quorum_words};

use super::parts::minutes;
use super::{happen, offer};

/// Clock, phase, item, quorum; then the buttons.
pub(super) fn head_ui(ui: &mut Ui, open: &Exercise, view: &RoomView, now_ms: u64, cx: &mut Cx<'_>) {
    let Some(record) = &open.record else { return };
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let meeting = &record.meeting;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let run = i64::try_from(meeting.clock.at(now_ms) / 1000).unwrap_or(i64::MAX);
        ui.label(Type::Heading.of(minutes(run)))
            .on_hover_text(words.t("room-clock"));
        let (tone, icon) = match meeting.phase {
            Phase::Open => (palette.success, Icon::Clock),
            Phase::Before | Phase::Paused => (palette.warning, Icon::Clock),
            Phase::Closed => (palette.info, Icon::Done),
        };
        ui.add(
            Chip::new(words.t(phase_key(meeting.phase)))
                .tone(tone)
                .icon(icon),
        );
        let (here, needed, enough) = view.quorum;
        let said = quorum_words(here, needed, words);
        let tone = if enough {
            palette.success
        } else {
            palette.warning
        };
        ui.add(Chip::new(&said).tone(tone).icon(Icon::People));
        if let Some(row) = view.agenda.iter().find(|row| row.current) {
            ui.label(Type::Strong.of(row.title.as_str()));
            let left = meeting.item_left(&open.scenario, now_ms).unwrap_or(0);
            let ink = if left < 0 {
                palette.danger.ink
            } else {
                palette.text_soft
            };
            let left = minutes(left);
            let rule = words.t(rule_short(row.rule));
            let said = words.tf(
                "room-item-left",
                &[("left", left.into()), ("rule", rule.into())],
            );
            ui.label(Type::Body.of(said).color(ink));
        } else {
            let none = Type::Body.of(words.t("room-no-item"));
            ui.label(none.color(palette.text_soft));
        }
    });
    ui.add_space(GAP_TINY);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        let phases = [
            (
                Phase::Open,
                "room-pause",
                Happening::Paused,
                Rank::Secondary,
            ),
            (
                Phase::Paused,
                "room-go-on",
                Happening::GoesOn,
                Rank::Primary,
            ),
        ];
        for (phase, key, what, rank) in phases {
            let button = ActionButton::new(words.t(key)).rank(rank).icon(Icon::Clock);
            if meeting.phase == phase && ui.add(button).clicked() {
                happen(cx, what);
            }
        }
        if meeting.phase != Phase::Closed {
            let close = ActionButton::new(words.t("room-close")).rank(Rank::Danger);
            let close = close.hint(words.t("room-close-hint"));
            if ui.add(close).clicked() {
                happen(cx, Happening::Closed);
            }
        }
        offer(ui, ExerciseAction::Presenter, Rank::Secondary, cx);
        offer(ui, ExerciseAction::TakeBack, Rank::Quiet, cx);
    });
    warnings_ui(ui, record, cx);
}

/// What is not as it was, and what the disk does not hold.
fn warnings_ui(ui: &mut Ui, record: &Record, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    if let Some(refusal) = &record.refusal {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let n = record.unwritten.len().to_string();
            let said = words.tf("room-unwritten", &[("n", n.into())]);
            let chip = Chip::new(&said).tone(palette.danger).icon(Icon::Error);
            ui.add(chip.hint(&refusal.message));
            let again = ActionButton::new(words.t("room-write-again"));
            if ui.add(again).clicked() {
                cx.command(ExerciseCommand::WriteAgain.into());
            }
        });
    }
    if !record.differs.is_empty() {
        let n = record.differs.len().to_string();
        let id = egui::Id::unique("exercise-differs");
        let name = words.t("room-differs");
        section_folding(ui, id, name, Some(&n), true, |ui| {
            egui::ScrollArea::vertical()
                .id_salt("differs")
                .max_height(96.0)
                .show(ui, |ui| {
                    for part in &record.differs {
                        let said = difference_words(part, words);
                        ui.label(Type::Small.of(said).color(palette.warning.ink));
                    }
                });
        });
    }
}
