//! How well an entry is supported, and what that asks for.

use egui::{Id, Ui};

use crate::gui::widgets::{choice, section};
use crate::model::bloc::{Confidence, ConfidenceKind};
use crate::words::keys::{confidence_hint_key, confidence_key};

use super::form::Form;
use super::parts::{caution, column};

const KINDS: [ConfidenceKind; 5] = [
    ConfidenceKind::Seed,
    ConfidenceKind::Record,
    ConfidenceKind::RecordUnread,
    ConfidenceKind::Inferred,
    ConfidenceKind::NoPosition,
];

/// The support of an entry that has demands and sources, or has not.
pub(super) fn support_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    confidence: &mut Confidence,
    (demands, sources): (bool, bool),
) {
    let words = form.words;
    section(ui, words.t("confidence"), None);
    column(ui, |ui| {
        let kinds = KINDS.map(|kind| (kind, words.t(confidence_key(kind))));
        let id = Id::unique(("editor-confidence", path));
        form.touch.chosen |= choice(
            ui,
            id,
            &form.said(words.t("confidence")),
            &mut confidence.kind,
            &kinds,
        );
        let faint = crate::gui::theme::palette(ui.visuals()).text_faint;
        let hint = words.t(confidence_hint_key(confidence.kind));
        ui.label(crate::gui::theme::Type::Small.of(hint).color(faint));
    });
    form.line(
        ui,
        &format!("{path}/confidence"),
        words.t("editor-confidence-note"),
        &mut confidence.note,
    );
    match confidence.kind {
        ConfidenceKind::NoPosition if demands || sources => {
            caution(ui, words, "editor-unrecorded-holds");
        }
        ConfidenceKind::Seed | ConfidenceKind::Record | ConfidenceKind::RecordUnread
            if !sources =>
        {
            caution(ui, words, "editor-record-unsourced");
        }
        ConfidenceKind::Inferred if !sources && confidence.note.is_empty() => {
            caution(ui, words, "editor-inferred-from");
        }
        ConfidenceKind::Seed
        | ConfidenceKind::Record
        | ConfidenceKind::RecordUnread
        | ConfidenceKind::Inferred
        | ConfidenceKind::NoPosition => {}
    }
}
