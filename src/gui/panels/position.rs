//! A position with all that stands behind it: stance, demands, salience, fallback, sources, dates.

use egui::{Id, Ui};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{salience_bar, section_folding};
use crate::model::bloc::{ConfidenceKind, Layer};
use crate::session::view::bloc::{EntryView, PositionView};
use crate::words::Words;
use crate::words::keys::{confidence_hint_key, confidence_key};

use super::brief::{dated, demand_row, english, fact, private, prose};
use super::reason::sources_ui;

/// The entry in force, and quieter those of other dates.
pub fn position_ui(ui: &mut Ui, view: &PositionView, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let (now, other): (Vec<_>, Vec<_>) = view.entries.iter().partition(|entry| entry.in_force);
    if now.is_empty() {
        let said = cx.words.t("bloc-no-position");
        ui.label(Type::Body.of(said).color(palette.text_soft));
    }
    for entry in now {
        entry_ui(ui, entry, cx);
    }
    if other.is_empty() {
        return;
    }
    ui.add_space(GAP);
    let id = Id::unique(("other-dates", view.bloc.as_str(), view.issue.as_str()));
    let count = other.len().to_string();
    let words = cx.words;
    let name = words.t("position-other-dates");
    section_folding(ui, id, name, Some(&count), false, |ui| {
        for entry in other {
            entry_ui(ui, entry, cx);
            ui.add_space(GAP);
        }
    });
}

/// One dated entry.
fn entry_ui(ui: &mut Ui, entry: &EntryView, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let quiet = !entry.in_force;
    ui.horizontal_wrapped(|ui| {
        let ink = if quiet {
            palette.text_faint
        } else {
            palette.text_soft
        };
        ui.label(Type::SmallStrong.of(since(entry, words)).color(ink));
        if entry.layer == Layer::Private {
            private(ui, cx);
        }
    });
    let ink = if quiet {
        palette.text_soft
    } else {
        palette.text
    };
    let stance = if entry.confidence == ConfidenceKind::NoPosition && entry.stance.is_empty() {
        words.t("bloc-no-position")
    } else {
        &entry.stance
    };
    prose(ui, Type::Body.of(stance).color(ink));
    if entry.in_english {
        let said = Type::Small.of(words.t("only-in-english"));
        ui.label(said.color(palette.text_faint));
    }
    ui.add_space(GAP_TINY);
    if !entry.demands.is_empty() {
        fact(ui, words.t("demands"), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for demand in &entry.demands {
                demand_row(ui, demand, quiet, cx);
            }
        });
    }
    if let Some((value, reason)) = &entry.salience {
        fact(ui, words.t("salience"), |ui| {
            salience_bar(ui, Some(*value), reason, words);
            ui.label(Type::Small.of(reason.as_str()).color(palette.text_faint));
        });
    }
    if !entry.fallback.is_empty() {
        fact(ui, words.t("bloc-fallback"), |ui| {
            prose(ui, Type::Body.of(entry.fallback.as_str()).color(ink));
        });
    }
    support(ui, entry, cx);
}

/// Confidence, sources, dated notes.
fn support(ui: &mut Ui, entry: &EntryView, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    fact(ui, words.t("confidence"), |ui| {
        let ink = if entry.confidence == ConfidenceKind::Inferred {
            palette.warning.ink
        } else {
            palette.text_soft
        };
        ui.label(
            Type::Body
                .of(words.t(confidence_key(entry.confidence)))
                .color(ink),
        )
        .on_hover_text(words.t(confidence_hint_key(entry.confidence)));
        if !entry.confidence_note.is_empty() {
            let note = Type::Small.of(entry.confidence_note.as_str());
            ui.label(note.color(palette.text_faint));
        }
    });
    if !entry.sources.is_empty() {
        fact(ui, words.t("sources"), |ui| {
            sources_ui(ui, &entry.sources, cx);
        });
    }
    if !entry.notes.is_empty() {
        fact(ui, words.t("notes"), |ui| {
            for note in &entry.notes {
                dated(ui, &note.when, &note.text);
            }
        });
    }
    let english_only =
        entry.salience.is_some() || !entry.fallback.is_empty() || !entry.notes.is_empty();
    if english_only {
        english(ui, "entry-partly-english", cx);
    }
}

/// `From 2016 until 2019-12-27`.
fn since(entry: &EntryView, words: &Words) -> String {
    let from = entry.from.to_string();
    match entry.until {
        None => words.tf("position-from", &[("from", from.as_str().into())]),
        Some(until) => {
            let until = until.to_string();
            words.tf(
                "position-from-until",
                &[
                    ("from", from.as_str().into()),
                    ("until", until.as_str().into()),
                ],
            )
        }
    }
}
