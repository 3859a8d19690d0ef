//! The legal force of the two versions, article by article, as a small chart: a hollow mark for the
//! old mean, a full one for the new, and every row says its figures in words.

use egui::{Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::section_folding;
use crate::session::view::force::{ForceRow, Measured};

/// Width of the scale from 0 to 5.
const WIDTH: f32 = 160.0;
/// Height of a row.
const ROW: f32 = 20.0;

/// The chart, folded away at first.
pub(super) fn chart_ui(ui: &mut Ui, rows: &[ForceRow], cx: &Cx<'_>) {
    let words = cx.words;
    let id = ui.scope_id().with("force");
    section_folding(ui, id, words.t("force-meter"), None, false, |ui| {
        let palette = theme::palette(ui.visuals());
        ui.label(
            Type::Small
                .of(words.t("force-meter-hint"))
                .color(palette.text_faint),
        );
        for row in rows {
            row_ui(ui, row, cx);
        }
    });
}

fn row_ui(ui: &mut Ui, row: &ForceRow, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let name = row.number.as_deref().map_or_else(
        || words.t("scope-whole-draft").to_owned(),
        |n| words.tf("text-article-n", &[("n", n.into())]),
    );
    let said = |measured: Option<&Measured>| measured.map_or_else(|| "–".to_owned(), mean);
    let (old, new) = (said(row.old.as_ref()), said(row.new.as_ref()));
    let figures = words.tf(
        "force-row",
        &[
            ("name", name.as_str().into()),
            ("was", old.as_str().into()),
            ("is", new.as_str().into()),
        ],
    );
    let counts = counts(row, cx);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let label = egui::Label::new(Type::Small.of(name.as_str())).truncate();
        ui.add_sized([112.0, ROW], label);
        let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, ROW), Sense::hover());
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            let x = |tenths: usize| rect.left() + WIDTH * tenths as f32 / 50.0;
            let middle = rect.center().y;
            painter.hline(rect.x_range(), middle, Stroke::new(1.0, palette.line));
            for level in 0..=5 {
                let tick = pos2(x(level * 10), middle);
                painter.circle_filled(tick, 1.0, palette.border);
            }
            let at = |measured: Option<&Measured>| measured?.mean_tenths;
            let (was, is) = (at(row.old.as_ref()), at(row.new.as_ref()));
            if let (Some(was), Some(is)) = (was, is) {
                let ends = [pos2(x(was), middle), pos2(x(is), middle)];
                painter.line_segment(ends, Stroke::new(2.0, palette.accent));
            }
            if let Some(was) = was {
                let hollow = Stroke::new(1.5, palette.text_soft);
                painter.circle(pos2(x(was), middle), 4.5, palette.surface, hollow);
            }
            if let Some(is) = is {
                painter.circle_filled(pos2(x(is), middle), 3.5, palette.accent);
            }
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &figures));
        let text = format!("{old} → {new}");
        ui.label(Type::Small.of(text).color(palette.text_soft));
        let more = egui::Label::new(Type::Small.of(counts).color(palette.text_faint));
        ui.add(more.truncate());
    });
}

/// `3.4 (1)`: the mean level and the least.
fn mean(measured: &Measured) -> String {
    match (measured.mean_tenths, measured.least) {
        (Some(tenths), Some(least)) => format!("{}.{} ({least})", tenths / 10, tenths % 10),
        _ => "–".to_owned(),
    }
}

/// Brackets, modal words and softeners now, with what they were where they differ.
fn counts(row: &ForceRow, cx: &Cx<'_>) -> String {
    let old = row.old.map(|m| m.counts).unwrap_or_default();
    let new = row.new.map(|m| m.counts).unwrap_or_default();
    let turned = |was: usize, is: usize| {
        if was == is {
            is.to_string()
        } else {
            format!("{was} → {is}")
        }
    };
    let [brackets, alternatives, shall, should, may, softeners] = [
        turned(old.brackets, new.brackets),
        turned(old.alternatives, new.alternatives),
        turned(old.shall, new.shall),
        turned(old.should, new.should),
        turned(old.may, new.may),
        turned(old.softeners, new.softeners),
    ];
    cx.words.tf(
        "force-counts",
        &[
            ("brackets", brackets.as_str().into()),
            ("alternatives", alternatives.as_str().into()),
            ("shall", shall.as_str().into()),
            ("should", should.as_str().into()),
            ("may", may.as_str().into()),
            ("softeners", softeners.as_str().into()),
        ],
    )
}
