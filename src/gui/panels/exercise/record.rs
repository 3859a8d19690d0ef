//! The record: what happened, latest first, with what was corrected; and remarks.

use egui::Ui;

use crate::exercise::event::{Event, Happening, standing};
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, IconButton, Rank, section, text_field};
use crate::model::ids::EventId;
use crate::words::UiLang;
use crate::words::events::event_words;
use crate::words::meeting::refusal_words;

use super::parts::minutes;
use super::{Room, happen};

/// What is typed of a remark and of a correction, and the rows.
#[derive(Debug, Default)]
pub(super) struct RecordState {
    remark: String,
    /// The event that is corrected, and why.
    correcting: Option<(EventId, String)>,
    rows: Option<((u64, UiLang), Vec<MomentRow>)>,
}

/// An event.
#[derive(Debug)]
struct MomentRow {
    id: EventId,
    /// When, on the session's clock; empty where it has no effect.
    at: String,
    words: String,
    author: String,
    fate: Fate,
    /// Whether it can be taken back.
    mendable: bool,
}

/// What became of an event.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Stands,
    /// Taken back, by this event.
    Void(EventId),
    /// It could not take effect, for this reason.
    Refused(String),
}

pub(super) fn record_ui(ui: &mut Ui, room: &Room<'_>, state: &mut RecordState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let of = (room.session.revision(), words.lang());
    if state.rows.as_ref().is_none_or(|(made, _)| *made != of) {
        state.rows = Some((of, rows(room, cx)));
    }
    section(ui, words.t("room-remark"), None);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let width = (ui.available_width() - 160.0).clamp(160.0, 480.0);
        text_field(ui, &mut state.remark, words.t("room-remark-words"), width);
        let go = ActionButton::new(words.t("room-remark-go"));
        let filled = !state.remark.trim().is_empty();
        if ui.add_enabled(filled, go).clicked() {
            let words = std::mem::take(&mut state.remark).trim().to_owned();
            happen(cx, Happening::Remark { words });
        }
    });
    ui.add_space(GAP);
    let Some((of, rows)) = state.rows.take() else {
        return;
    };
    let n = rows.len().to_string();
    section(ui, words.t("room-record"), Some(&n));
    for row in &rows {
        row_ui(ui, row, &mut state.correcting, cx);
    }
    state.rows = Some((of, rows));
}

/// Every event, latest first.
fn rows(room: &Room<'_>, cx: &Cx<'_>) -> Vec<MomentRow> {
    let Some(record) = &room.open.record else {
        return Vec::new();
    };
    let stands: Vec<EventId> = standing(&record.events).iter().map(|e| e.id).collect();
    let by = |id: EventId| {
        let corrects = |event: &&Event| {
            let wrong = event.what.corrects();
            wrong == Some(id) && stands.contains(&event.id)
        };
        record.events.iter().rfind(corrects).map(|event| event.id)
    };
    let row = |event: &Event| {
        let moment = room.meeting.timeline.iter().find(|m| m.event == event.id);
        let at = moment.map(|moment| i64::try_from(moment.at / 1000).unwrap_or(i64::MAX));
        let mut refused = room.meeting.refused.iter();
        let refused = refused.find(|(id, _)| *id == event.id);
        let fate = match (by(event.id), refused) {
            (Some(correction), _) if !stands.contains(&event.id) => Fate::Void(correction),
            (_, Some((_, why))) => Fate::Refused(refusal_words(&room.open.scenario, why, cx.words)),
            _ => Fate::Stands,
        };
        MomentRow {
            id: event.id,
            at: at.map(minutes).unwrap_or_default(),
            words: event_words(&room.open.scenario, room.meeting, event, cx.words),
            author: event.author.clone(),
            mendable: fate == Fate::Stands && !matches!(event.what, Happening::Opened { .. }),
            fate,
        }
    };
    record.events.iter().rev().map(row).collect()
}

fn row_ui(
    ui: &mut Ui,
    row: &MomentRow,
    correcting: &mut Option<(EventId, String)>,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.label(Type::Mono.of(row.at.as_str()).color(palette.text_faint));
        let said = Type::Body.of(row.words.as_str());
        let said = match row.fate {
            Fate::Stands => said,
            Fate::Void(_) | Fate::Refused(_) => said.strikethrough().color(palette.text_faint),
        };
        ui.add(egui::Label::new(said).wrap());
        if !row.author.is_empty() {
            ui.label(
                Type::Small
                    .of(row.author.as_str())
                    .color(palette.text_faint),
            );
        }
        match &row.fate {
            Fate::Stands => {}
            Fate::Refused(why) => {
                let chip = Chip::new(words.t("room-no-effect")).tone(palette.warning);
                ui.add(chip.hint(why));
            }
            Fate::Void(correction) => {
                let name = words.tf("room-put-back", &[("what", row.words.as_str().into())]);
                if ui.add(IconButton::new(Icon::Redo, &name).small()).clicked() {
                    let why = name.clone();
                    let event = *correction;
                    happen(cx, Happening::Corrected { event, why });
                }
            }
        }
        if row.mendable {
            let name = words.tf("room-take-back", &[("what", row.words.as_str().into())]);
            if ui.add(IconButton::new(Icon::Undo, &name).small()).clicked() {
                *correcting = Some((row.id, String::new()));
            }
        }
    });
    let Some((_, why)) = correcting.as_mut().filter(|(id, _)| *id == row.id) else {
        return;
    };
    let mut done = false;
    ui.indent("correcting", |ui| {
        text_field(ui, why, words.t("room-why"), 360.0);
        ui.add_space(GAP_TINY);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP_TINY;
            let go = ActionButton::new(words.t("room-correct-go")).rank(Rank::Primary);
            if ui.add(go).clicked() {
                let (event, why) = (row.id, why.trim().to_owned());
                happen(cx, Happening::Corrected { event, why });
                done = true;
            }
            let cancel = ActionButton::new(words.t("action-cancel")).rank(Rank::Quiet);
            done |= ui.add(cancel).clicked();
        });
    });
    if done {
        *correcting = None;
    }
}
