//! One instrument or body in full.

use egui::{Margin, ScrollArea, Ui};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP_TINY, Type};
use crate::gui::widgets::Chip;
use crate::model::issue::Doubt;
use crate::session::view::instruments::{InstrumentRow, StatusView};
use crate::words::keys::{doubt_key, instrument_kind_key};

use super::super::brief::{close_line, english, fact, prose};
use super::super::reason::sources_ui;

/// What it is, who backs it, its status at given dates, and what is noted about it.
pub(super) fn detail_ui(ui: &mut Ui, row: &InstrumentRow, cx: &mut Cx<'_>) {
    ScrollArea::vertical()
        .id_salt(("instrument", row.id.as_str()))
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(Margin::symmetric(16, 12))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    inside(ui, row, cx);
                });
        });
}

fn inside(ui: &mut Ui, row: &InstrumentRow, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    prose(ui, Type::Title.of(row.name.as_str()));
    ui.horizontal_wrapped(|ui| {
        ui.add(Chip::new(words.t(instrument_kind_key(row.kind))));
        if !row.year.is_empty() {
            ui.add(Chip::new(&row.year));
        }
        if row.doubt != Doubt::None {
            ui.add(Chip::new(words.t(doubt_key(row.doubt))).tone(palette.warning));
        }
    });
    prose(ui, Type::Body.of(row.what.as_str()));
    if !row.backers.is_empty() {
        fact(ui, words.t("instruments-backers"), |ui| {
            prose(
                ui,
                Type::Body.of(row.backers.as_str()).color(palette.text_soft),
            );
        });
    }
    if !row.status.is_empty() {
        fact(ui, words.t("instruments-status"), |ui| {
            for status in &row.status {
                ui.scope(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    status_ui(ui, status, cx);
                });
            }
        });
    }
    if !row.anchors.is_empty() {
        fact(ui, words.t("instruments-named-in"), |ui| {
            let places = row.anchors.join(words.t("list-semicolon"));
            prose(ui, Type::Small.of(places).color(palette.text_faint));
        });
    }
    if !row.notes.is_empty() {
        fact(ui, words.t("notes"), |ui| {
            for note in &row.notes {
                prose(ui, Type::Small.of(note.as_str()).color(palette.text_soft));
            }
        });
    }
    english(ui, "instruments-partly-english", cx);
}

/// A figure is never without its date and source.
fn status_ui(ui: &mut Ui, status: &StatusView, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    close_line(ui, |ui| {
        let date = if status.as_of.is_empty() {
            words.t("instruments-undated")
        } else {
            &status.as_of
        };
        ui.label(Type::Strong.of(date));
        if let Some(n) = status.parties {
            let parties = words.tf("n-parties", &[("n", n.into())]);
            ui.add(Chip::new(&parties).tone(palette.info));
        }
        if let Some(n) = status.signed_only {
            let signed = words.tf("n-signed-only", &[("n", n.into())]);
            ui.add(Chip::new(&signed));
        }
    });
    prose(
        ui,
        Type::Body.of(status.text.as_str()).color(palette.text_soft),
    );
    sources_ui(ui, &status.sources, cx);
    ui.add_space(GAP_TINY);
}
