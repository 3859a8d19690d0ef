//! The issue brief: the question, who wants what, and its elements with model wordings.

use egui::{Id, Sense, Ui, vec2};

use crate::gui::cx::{Cx, Wish};
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, PAGE_WIDTH, Type};
use crate::gui::widgets::{
    Icon, empty_state, salience_bar, section, section_folding, stance_label, strength_chip,
};
use crate::model::bloc::ConfidenceKind;
use crate::session::view::issue::{IssueView, PositionLine};
use crate::words::keys::{confidence_hint_key, confidence_key};

use super::brief::{close_line, english, pane, prose};
use super::element::element_ui;
use super::reason::{citation_words, sources_ui};

/// Width of the column that names a bloc and says what it amounts to.
const WHO: f32 = 176.0;
/// Below this width a position stands below its bloc.
const NARROW: f32 = 480.0;

/// The brief of the issue shown.
pub fn issue_ui(ui: &mut Ui, view: Option<&IssueView>, cx: &mut Cx<'_>) {
    let Some(view) = view else {
        empty_state(ui, Icon::Document, cx.words.t("empty-issue"), "", None);
        return;
    };
    pane(ui, "issue", |ui| {
        head(ui, view, cx);
        ui.add_space(GAP_WIDE);
        positions(ui, view, cx);
        ui.add_space(GAP_WIDE);
        let count = view.elements.len().to_string();
        section(ui, cx.words.t("elements"), Some(&count));
        for element in &view.elements {
            element_ui(ui, element, cx);
            ui.add_space(GAP_TINY);
        }
        recorded(ui, view, cx);
    });
}

fn head(ui: &mut Ui, view: &IssueView, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let number = view.number.to_string();
    let number = words.tf("issue-n", &[("n", number.as_str().into())]);
    let over = format!("{number} · {}", view.family);
    ui.label(Type::SmallStrong.of(over).color(palette.text_faint));
    prose(ui, Type::Heading.of(view.title.as_str()));
    ui.add_space(GAP_TINY);
    prose(ui, Type::TextStrong.of(view.question.as_str()));
    prose(
        ui,
        Type::Body
            .of(view.description.as_str())
            .color(palette.text_soft),
    );
    if !view.anchors.is_empty() {
        let places = view.anchors.join(words.t("list-semicolon"));
        let said = words.tf("issue-raised-in", &[("places", places.as_str().into())]);
        prose(ui, Type::Small.of(said).color(palette.text_faint));
    }
}

/// What every bloc holds, one below the other.
fn positions(ui: &mut Ui, view: &IssueView, cx: &mut Cx<'_>) {
    section(ui, cx.words.t("bloc-positions"), None);
    for (n, line) in view.positions.iter().enumerate() {
        if n > 0 {
            ui.separator();
        }
        if ui.available_width() < NARROW {
            who(ui, line, view, cx);
            holds(ui, line, cx);
            continue;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP_WIDE;
            ui.allocate_ui(vec2(WHO, 0.0), |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = GAP;
                    ui.set_width(WHO);
                    who(ui, line, view, cx);
                });
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                ui.set_max_width(ui.available_width().min(PAGE_WIDTH));
                holds(ui, line, cx);
            });
        });
    }
}

/// The bloc, and what its position amounts to.
fn who(ui: &mut Ui, line: &PositionLine, view: &IssueView, cx: &mut Cx<'_>) {
    let words = cx.words;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.spacing_mut().interact_size.y = 20.0;
    let name = Type::Strong.of(line.short.as_str());
    let label = egui::Label::new(name).truncate().sense(Sense::click());
    let response = ui
        .add(label)
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    let said = words.tf("position-of", &[("bloc", line.short.as_str().into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    if response.on_hover_text(&said).clicked() {
        cx.wish(Wish::ShowPosition(line.bloc.clone(), view.id.clone()));
    }
    stance_label(ui, line.reading, words);
    if let Some(strength) = line.strongest {
        strength_chip(ui, strength, words);
    }
    if let Some((value, reason)) = &line.salience {
        salience_bar(ui, Some(*value), reason, words);
    }
}

/// The stance, the fallback, and how well they are supported.
fn holds(ui: &mut Ui, line: &PositionLine, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    ui.spacing_mut().item_spacing.y = GAP_TINY;
    if line.stance.is_empty() {
        let said = Type::Body.of(words.t("bloc-no-position"));
        ui.label(said.color(palette.text_faint));
        return;
    }
    prose(ui, Type::Body.of(line.stance.as_str()));
    if line.in_english {
        english(ui, "only-in-english", cx);
    }
    if !line.fallback.is_empty() {
        let said = words.tf("fallback-is", &[("text", line.fallback.as_str().into())]);
        prose(ui, Type::Body.of(said).color(palette.text_soft));
        english(ui, "only-in-english", cx);
    }
    close_line(ui, |ui| {
        let ink = if line.confidence == ConfidenceKind::Inferred {
            palette.warning.ink
        } else {
            palette.text_faint
        };
        let support = Type::Small.of(words.t(confidence_key(line.confidence)));
        ui.label(support.color(ink))
            .on_hover_text(words.t(confidence_hint_key(line.confidence)));
        let cited: Vec<_> = line.sources.iter().map(citation_words).collect();
        let cited = cited.join(words.t("list-semicolon"));
        ui.label(Type::Small.of(cited).color(palette.text_faint));
    });
}

/// What meetings recorded on it, without vote weight.
fn recorded(ui: &mut Ui, view: &IssueView, cx: &mut Cx<'_>) {
    if view.views.is_empty() {
        return;
    }
    ui.add_space(GAP_WIDE);
    let words = cx.words;
    let id = Id::unique(("issue-views", view.id.as_str()));
    let count = view.views.len().to_string();
    section_folding(
        ui,
        id,
        words.t("recorded-views"),
        Some(&count),
        true,
        |ui| {
            let palette = theme::palette(ui.visuals());
            let hint = Type::Small.of(words.t("recorded-views-hint"));
            ui.label(hint.color(palette.text_faint));
            for note in &view.views {
                ui.label(Type::Strong.of(note.meeting.as_str()));
                prose(ui, Type::Body.of(note.text.as_str()));
                sources_ui(ui, &note.sources, cx);
                ui.add_space(GAP_TINY);
            }
        },
    );
}
