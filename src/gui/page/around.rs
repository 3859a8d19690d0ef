//! Round the text: numbers and verdicts in the margin, the card under the pointer, the foot.

use egui::text_edit::TextEditOutput;
use egui::{Align2, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use crate::gui::actions::{Action, DraftAction};
use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::verdict::paint_glyph;
use crate::gui::widgets::{
    ActionButton, Icon, Rank, VerdictBadge, galley, not_coded_label, verdict_dot,
};
use crate::model::text::Span;
use crate::session::command::{Command, LookCommand};
use crate::session::view::article::{ArticleView, LineView, Mark};
use crate::words::keys::status_key;
use crate::words::place::place_words;

use super::bars::margin_number;
use super::caret::line_at;
use super::panel::MARGIN;
use super::{layout, links};

/// Numbers and verdicts left of the text.
pub(super) fn margin(
    ui: &Ui,
    view: &ArticleView,
    output: &TextEditOutput,
    buffer: &str,
    cx: &mut Cx<'_>,
) {
    if buffer.matches('\n').count() + 1 != view.lines.len() {
        return;
    }
    let palette = theme::palette(ui.visuals());
    for line in &view.lines {
        let at = layout::char_at(buffer, line.start);
        let (top, height) = layout::row_of(&output.galley, at);
        let y = output.galley_pos.y + top;
        let right = output.galley_pos.x + layout::indent_of(line) - GAP;
        ui.painter().text(
            pos2(right, y + height / 2.0),
            Align2::RIGHT_CENTER,
            format!(
                "{}{}{}",
                "[".repeat(line.opens),
                margin_number(line),
                "]".repeat(line.closes)
            ),
            Type::Text.font(),
            palette.text_soft,
        );
        let dot = Rect::from_center_size(
            pos2(output.galley_pos.x - MARGIN + 10.0, y + height / 2.0),
            Vec2::splat(18.0),
        );
        line_dot(ui, view, line, dot, cx);
        lock(ui, line, dot.translate(Vec2::new(18.0, 0.0)), cx);
        notes(ui, line, dot.translate(Vec2::new(0.0, 18.0)), cx);
    }
}

/// A sign at a paragraph on which comments stand; a click shows them.
fn notes(ui: &Ui, line: &LineView, rect: Rect, cx: &mut Cx<'_>) {
    if line.notes == 0 {
        return;
    }
    let ink = theme::palette(ui.visuals()).accent;
    Icon::Quote.paint(ui.painter(), rect, 13.0, ink);
    let n = line.notes.to_string();
    let said = cx.words.tf("line-notes", &[("n", n.as_str().into())]);
    let id = ui.scope_id().with(("notes", line.id.0.0));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    if response.clicked() {
        cx.command(Command::Look(LookCommand::GoTo(line.id, Span::default())));
        cx.wish(Wish::Show(Pane::Notes));
    }
    response.on_hover_text(said);
}

/// A lock at agreed words: shut, or open where they were changed since.
fn lock(ui: &Ui, line: &LineView, rect: Rect, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let (icon, ink, key, status) = match &line.reopened {
        Some(past) => (
            Icon::LockOpen,
            palette.warning.ink,
            "lock-reopened",
            past.was,
        ),
        None if line.status.is_agreed() => {
            (Icon::Lock, palette.success.ink, "lock-agreed", line.status)
        }
        None => return,
    };
    let status = cx.words.t(status_key(status));
    icon.paint(ui.painter(), rect, 13.0, ink);
    let said = cx.words.tf(key, &[("status", status.into())]);
    let id = ui.scope_id().with(("lock", line.id.0.0));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response.on_hover_text(said);
}

/// The verdict of a line: a glyph that says whose it is, and brings the caret there on a click.
fn line_dot(ui: &Ui, view: &ArticleView, line: &LineView, rect: Rect, cx: &mut Cx<'_>) {
    let empty = line.text.trim().is_empty();
    let id = ui.scope_id().with(("line", line.id.0.0));
    let response = ui.interact(rect, id, Sense::click());
    let verdict = cx.words.t(line.worst.key());
    let place = if line.full_number.is_empty() {
        view.number.clone()
    } else {
        format!("{}, {}", view.number, line.full_number)
    };
    let label = cx.words.tf(
        "line-verdict",
        &[
            ("place", place_words(&place, cx.words).into()),
            ("verdict", verdict.into()),
        ],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if !empty && !line.is_chapeau || !line.marks.is_empty() {
        let palette = theme::palette(ui.visuals());
        let ink = palette.verdict(line.worst).mark;
        paint_glyph(ui.painter(), rect, 13.0, line.worst, ink);
    }
    if response.clicked() {
        cx.command(Command::Look(LookCommand::GoTo(line.id, Span::default())));
    }
    response.on_hover_text(label);
}

/// The card under the pointer: what each bloc says of the words there.
pub(super) fn hover(
    response: &egui::Response,
    view: &ArticleView,
    output: &TextEditOutput,
    buffer: &str,
    cx: &Cx<'_>,
) {
    let Some(pointer) = response.hover_pos().filter(|_| buffer == view.text) else {
        return;
    };
    let cursor = output.galley.cursor_from_pos(pointer - output.galley_pos);
    let byte = layout::byte_at(buffer, cursor.index.0);
    let Some((line, within)) = line_at(view, buffer, byte) else {
        return;
    };
    if !near_words(output, pointer) {
        return;
    }
    let under = |mark: &&Mark| mark.span.range().contains(&within);
    let found: Vec<&Mark> = line.marks.iter().filter(under).collect();
    let uncoded = line
        .uncoded
        .iter()
        .any(|span| span.range().contains(&within));
    let leads = links::under(line, within);
    if found.is_empty() && !uncoded && leads.is_none() {
        return;
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        if let Some(leads) = leads {
            links::card(ui, leads, cx);
        }
        if !found.is_empty() || uncoded {
            hover_card(ui, &found, cx);
        }
    });
}

fn near_words(output: &TextEditOutput, pointer: Pos2) -> bool {
    let at = pointer - output.galley_pos;
    output
        .galley
        .rows
        .iter()
        .any(|row| row.rect().contains(at.to_pos2()))
}

fn hover_card(ui: &mut Ui, marks: &[&Mark], cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    ui.set_max_width(340.0);
    if marks.is_empty() {
        ui.label(Type::Body.of(cx.words.t("verdict-not-coded-hint")));
        return;
    }
    for mark in marks {
        ui.label(Type::Strong.of(mark.label.as_str()));
        let force = cx.words.t(crate::words::keys::force_key(mark.force));
        let how = if mark.by_person {
            cx.words.t("found-by-person")
        } else if mark.likely {
            cx.words.t("found-likely")
        } else {
            cx.words.t("found-certain")
        };
        ui.label(
            Type::Small
                .of(format!("{force} · {how}"))
                .color(palette.text_faint),
        );
        for (_, bloc, verdict) in &mark.says {
            ui.horizontal(|ui| {
                verdict_dot(ui, *verdict, 12.0, cx.words);
                ui.label(Type::Body.of(bloc.as_str()));
                let tone = palette.verdict(*verdict);
                ui.label(Type::Body.of(cx.words.t(verdict.key())).color(tone.ink));
            });
        }
        if mark.says.is_empty() {
            ui.label(
                Type::Body
                    .of(cx.words.t("verdict-no-position-hint"))
                    .color(palette.text_soft),
            );
        }
        ui.add_space(theme::GAP_TINY);
    }
    ui.label(
        Type::Small
            .of(cx.words.t("hover-more"))
            .color(palette.text_faint),
    );
}

/// Under the text: every bloc's verdict on the article, and what could not be coded.
pub(super) fn foot(ui: &mut Ui, view: &ArticleView, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    ui.add_space(GAP);
    let (n, m) = view.coverage;
    let indent = egui::Margin {
        left: 76,
        ..egui::Margin::ZERO
    };
    egui::Frame::new().inner_margin(indent).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            // Nobody judges an empty page.
            for (bloc, short, verdict) in view.verdicts.iter().filter(|_| m > 0) {
                // A name and its badge stay together where the line breaks.
                let word = cx.words.t(verdict.key());
                let ink = palette.text_soft;
                let wide = |words: &str, kind| galley(ui, words, kind, ink).size().x;
                let both = wide(short, Type::Small) + wide(word, Type::SmallStrong);
                if ui.available_size_before_wrap().x < both + 4.0 * GAP {
                    ui.end_row();
                }
                ui.label(Type::Small.of(short.as_str()).color(ink));
                let badge = ui.add(VerdictBadge::new(*verdict, cx.words).quiet());
                if badge.clicked() {
                    cx.command(Command::Look(LookCommand::Bloc(bloc.clone())));
                }
                ui.add_space(GAP);
            }
        });
    });
    if n > 0 {
        ui.horizontal(|ui| {
            ui.add_space(MARGIN);
            not_coded_label(ui, cx.words, view.coverage);
        });
    }
    ui.horizontal(|ui| {
        ui.add_space(MARGIN);
        let add = ActionButton::new(cx.words.t("action-add-paragraph"))
            .icon(Icon::Plus)
            .rank(Rank::Quiet);
        if ui.add(add).clicked() {
            cx.wish(Wish::Act(Action::Draft(DraftAction::AddParagraph)));
        }
    });
}
