//! What the signs of a matrix mean, below it.

use egui::epaint::Shape;
use egui::{Frame, Margin, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::assess::matrix::Reading;
use crate::assess::verdict::Verdict;
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::chip::CHIP_HEIGHT;
use crate::gui::widgets::{VerdictBadge, galley, stance_label, strength_chip};
use crate::model::bloc::Strength;
use crate::model::date::Year;
use crate::session::view::matrix::{DraftMatrixView, PositionMatrixView};
use crate::words::Words;

use super::{Asked, positions, verdicts};

const READINGS: [Reading; 5] = [
    Reading::Wants,
    Reading::Rejects,
    Reading::Mixed,
    Reading::Open,
    Reading::NoRecordedPosition,
];

/// The ground it stands on.
pub(super) fn frame(ui: &Ui) -> Frame {
    let palette = theme::palette(ui.visuals());
    Frame::new()
        .fill(palette.surface)
        .inner_margin(Margin::symmetric(12, 6))
}

/// Below the position matrix.
pub(super) fn positions(ui: &mut Ui, view: &PositionMatrixView, asked: &Asked, cx: &Cx<'_>) {
    let words = cx.words;
    let n_shown = positions::n_shown(view, asked);
    line(ui, |ui| {
        for reading in READINGS {
            stance_label(ui, reading, words);
        }
        for strength in [Strength::RedLine, Strength::Core, Strength::Preference] {
            strength_chip(ui, strength, words);
        }
        sign(ui, words.t("salience"), level);
        sign(ui, words.t("confidence-inferred"), broken)
            .on_hover_text(words.t("confidence-inferred-hint"));
        told(ui, n_shown, view.rows.len(), view.as_of, words);
        if asked.by_state {
            ui.end_row();
            let faint = theme::palette(ui.visuals()).text_faint;
            ui.label(Type::Small.of(words.t("matrix-states-hint")).color(faint));
        }
    });
}

/// Below the draft matrix.
pub(super) fn verdicts(ui: &mut Ui, view: &DraftMatrixView, asked: &Asked, cx: &Cx<'_>) {
    let words = cx.words;
    let n_shown = verdicts::n_shown(view, asked);
    line(ui, |ui| {
        for verdict in Verdict::ALL {
            ui.add(VerdictBadge::new(verdict, words).quiet());
        }
        quiet(ui, words.t("matrix-figure-hint"));
        told(ui, n_shown, view.rows.len(), view.as_of, words);
    });
}

/// Lines of signs, close together.
fn line(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = CHIP_HEIGHT;
        ui.spacing_mut().item_spacing = vec2(GAP_WIDE, GAP_TINY);
        contents(ui);
    });
}

/// How many rows are shown, and the date.
fn told(ui: &mut Ui, n_shown: usize, n_all: usize, as_of: Year, words: &Words) {
    let (n, m) = (n_shown.to_string(), n_all.to_string());
    let shown = words.tf(
        "n-shown",
        &[("n", n.as_str().into()), ("m", m.as_str().into())],
    );
    let year = as_of.to_string();
    let year = words.tf("as-of-year", &[("year", year.as_str().into())]);
    quiet(ui, &format!("{shown} · {year}"));
}

fn quiet(ui: &mut Ui, said: &str) {
    let palette = theme::palette(ui.visuals());
    let said = Type::Small.of(said).color(palette.text_faint);
    ui.add(egui::Label::new(said).extend());
}

/// A sign, painted into the square given, with its word; the two are kept together.
fn sign(ui: &mut Ui, word: &str, paint: impl FnOnce(&Ui, Rect)) -> Response {
    let palette = theme::palette(ui.visuals());
    let text = galley(ui, word, Type::Small, palette.text_soft);
    let size = vec2((24.0 + 6.0 + text.size().x).ceil(), 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint(ui, rect.with_max_x(rect.left() + 24.0));
    let at = rect.left_center() + vec2(30.0, -text.size().y / 2.0);
    ui.painter().galley(at, text, palette.text_soft);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}

fn level(ui: &Ui, rect: Rect) {
    let palette = theme::palette(ui.visuals());
    let track = Rect::from_center_size(rect.center(), vec2(rect.width(), 3.0));
    ui.painter().rect_filled(track, 0.0, palette.line);
    let filled = track.with_max_x(track.left() + track.width() * 0.6);
    ui.painter().rect_filled(filled, 0.0, palette.accent);
}

fn broken(ui: &Ui, rect: Rect) {
    let rect = Rect::from_center_size(rect.center(), vec2(20.0, 12.0));
    let stroke = Stroke::new(1.0, theme::palette(ui.visuals()).text_faint);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    ui.painter()
        .extend(Shape::dashed_line(&corners, stroke, 4.0, 4.0));
}
