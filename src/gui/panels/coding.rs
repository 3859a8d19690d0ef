//! The review of codings: a sentence after the other that nothing could be said of, or whose
//! element is only likely; one key confirms, one rejects.

use egui::{Key, Modifiers, ProgressBar, ScrollArea, Sense, Ui, WidgetInfo};

use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, IconButton, Rank, bring_into_view, card, empty_state, ends,
    focusable_rows, walk_rows,
};
use crate::model::decision::Ruling;
use crate::session::command::{Command, DossierCommand, LookCommand};
use crate::session::view::coding::{Candidate, CodingRow, CodingView};
use crate::words::place::place_words;

/// What the pane keeps between frames.
#[derive(Clone, Copy, Debug, Default)]
pub struct CodingState {
    /// The row that answers to the keys.
    selected: usize,
}

/// The pane.
pub fn coding_ui(ui: &mut Ui, view: &CodingView, state: &mut CodingState, cx: &mut Cx<'_>) {
    let words = cx.words;
    head(ui, view, cx);
    if view.rows.is_empty() {
        let hint = words.t("coding-none-hint");
        empty_state(ui, Icon::Done, words.t("coding-none"), hint, None);
        return;
    }
    state.selected = state.selected.min(view.rows.len() - 1);
    let focus = ui.scope_id().with("rows");
    let moved = keys(ui, focus, view, state, cx);
    ScrollArea::vertical()
        .id_salt("coding")
        .auto_shrink(false)
        .show(ui, |ui| {
            let margin = egui::Margin::symmetric(12, 4);
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(860.0));
                for (n, row) in view.rows.iter().enumerate() {
                    let selected = n == state.selected && has_focus(ui, focus);
                    let top = ui.cursor().min;
                    if row_ui(ui, row, selected, cx) {
                        state.selected = n;
                        ui.memory_mut(|memory| memory.request_focus(focus));
                    }
                    if moved && n == state.selected {
                        bring_into_view(ui, top, None);
                    }
                }
            });
        });
    focusable_rows(ui, focus, words.t("panel-coding"));
}

fn has_focus(ui: &Ui, id: egui::Id) -> bool {
    ui.memory(|memory| memory.has_focus(id))
}

/// How far the review has come.
fn head(ui: &mut Ui, view: &CodingView, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let margin = egui::Margin::symmetric(12, 6);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP_WIDE;
            let done = view.n_sentences.saturating_sub(view.rows.len());
            let part = done as f32 / view.n_sentences.max(1) as f32;
            let bar = ProgressBar::new(part)
                .desired_width(120.0)
                .desired_height(6.0);
            let said = words.tf(
                "coding-progress",
                &[("n", done.into()), ("m", view.n_sentences.into())],
            );
            let bar = ui.add(bar.fill(palette.accent));
            bar.widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &said));
            ui.label(Type::Small.of(said.as_str()).color(palette.text_soft));
            for (key, n) in [
                ("coding-n-uncoded", view.n_uncoded),
                ("coding-n-likely", view.n_likely),
                ("coding-n-decided", view.n_decided),
            ] {
                let said = words.tf(key, &[("n", n.into())]);
                ui.label(Type::Small.of(said).color(palette.text_faint));
            }
        });
    });
}

/// Arrows walk, Enter confirms the first candidate, Delete rejects it; whether the selection moved.
fn keys(
    ui: &Ui,
    focus: egui::Id,
    view: &CodingView,
    state: &mut CodingState,
    cx: &mut Cx<'_>,
) -> bool {
    if !has_focus(ui, focus) {
        return false;
    }
    let moved = walk_rows(ui, focus, view.rows.len(), &mut state.selected);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if let Some(row) = view.rows.get(state.selected) {
        let first = row.candidates.first();
        if pressed(Key::Enter)
            && let Some(candidate) = first
        {
            confirm(row, candidate, cx);
        }
        if pressed(Key::Delete)
            && let Some(candidate) = first
        {
            reject(row, candidate, cx);
        }
    }
    moved
}

fn confirm(row: &CodingRow, candidate: &Candidate, cx: &mut Cx<'_>) {
    let element = candidate.element.clone();
    // What counts already is confirmed; what was only offered is added.
    let ruling = if row.asserted {
        Ruling::Confirm(element)
    } else {
        Ruling::Add(element)
    };
    decide(row, candidate, ruling, String::new(), cx);
}

fn reject(row: &CodingRow, candidate: &Candidate, cx: &mut Cx<'_>) {
    let ruling = Ruling::Reject(candidate.element.clone());
    let reason = cx.words.t("coding-reviewed").to_owned();
    decide(row, candidate, ruling, reason, cx);
}

fn decide(row: &CodingRow, candidate: &Candidate, ruling: Ruling, reason: String, cx: &mut Cx<'_>) {
    cx.command(Command::Dossier(DossierCommand::Decide {
        paragraph: row.paragraph,
        span: candidate.span,
        ruling,
        reason,
    }));
}

/// A sentence with what it may carry; whether it was chosen.
fn row_ui(ui: &mut Ui, row: &CodingRow, selected: bool, cx: &mut Cx<'_>) -> bool {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let edge = if selected {
        palette.accent
    } else if row.asserted {
        palette.warning.mark
    } else {
        palette.line
    };
    let mut chosen = false;
    card(ui, Some(edge), |ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        ui.set_width(ui.available_width());
        ends(
            ui,
            |ui| {
                let place = if row.number.is_empty() {
                    words.t("coding-recital").to_owned()
                } else {
                    place_words(&row.number, words)
                };
                ui.label(Type::SmallStrong.of(place).color(palette.text_faint));
            },
            |ui| {
                let (key, tone) = if row.asserted {
                    ("coding-likely", palette.warning)
                } else {
                    (
                        "coding-uncoded",
                        palette.verdict(crate::assess::verdict::Verdict::NotCoded),
                    )
                };
                ui.add(Chip::new(words.t(key)).tone(tone));
            },
        );
        let text = Type::Text.of(row.text.as_str());
        let sentence = ui.add(egui::Label::new(text).wrap().sense(Sense::click()));
        let said = format!("{} {}", words.t("coding-go-to"), row.text);
        sentence.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &said));
        if sentence.on_hover_text(words.t("coding-go-to")).clicked() {
            chosen = true;
            let look = LookCommand::GoTo(row.paragraph, row.span);
            cx.command(Command::Look(look));
            cx.wish(Wish::Show(Pane::Article));
        }
        for candidate in &row.candidates {
            chosen |= candidate_ui(ui, row, candidate, cx);
        }
        let by_hand = ActionButton::new(words.t("action-code-add")).rank(Rank::Quiet);
        if ui.add(by_hand.icon(Icon::Pencil)).clicked() {
            chosen = true;
            cx.wish(Wish::CodeByHand(row.paragraph, row.span));
        }
    });
    chosen
}

/// An element a sentence may carry, with the two answers; whether one was given.
fn candidate_ui(ui: &mut Ui, row: &CodingRow, candidate: &Candidate, cx: &mut Cx<'_>) -> bool {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let mut answered = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let named = |key: &str| format!("{}: {}", words.t(key), candidate.label);
        let name = named("action-code-confirm");
        let yes = IconButton::new(Icon::Check, &name).small();
        if ui.add(yes).clicked() {
            confirm(row, candidate, cx);
            answered = true;
        }
        let name = named("action-code-reject");
        let no = IconButton::new(Icon::Close, &name).small();
        if ui.add(no).clicked() {
            reject(row, candidate, cx);
            answered = true;
        }
        ui.label(Type::Strong.of(candidate.label.as_str()));
        let percent = (f32::from(candidate.likelihood) / 10.0).round();
        let said = words.tf("coding-percent", &[("n", f64::from(percent).into())]);
        ui.label(Type::Small.of(said).color(palette.text_faint));
    });
    answered
}
