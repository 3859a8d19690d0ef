//! Verdicts over time: a lane for each delegation, a column for each text, the glyph of the verdict
//! where they meet, and below how many brackets the text has.
//!
//! A line joins the verdicts of a lane and turns where the verdict does; a verdict that turned stands
//! in a ring. Every column is a node that says its figures, and can be chosen.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::assess::verdict::Verdict;
use crate::gui::theme::{GAP, Type, palette};
use crate::gui::widgets::verdict::paint_glyph;
use crate::gui::widgets::{Icon, focus_ring, galley_within};
use crate::words::Words;

/// Height of a lane.
const LANE: f32 = 30.0;
/// Height of the heads of columns.
const HEAD: f32 = 40.0;
/// Least and greatest width of a column.
const COLUMN: (f32, f32) = (56.0, 132.0);
/// Side of a verdict's glyph.
const GLYPH: f32 = 14.0;

/// A text in the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneColumn {
    /// Its head: a word or a figure.
    pub head: String,
    /// The line below it: whose text it is.
    pub below: String,
    /// What it is called in full.
    pub name: String,
    /// Whether it was adopted.
    pub adopted: bool,
    /// Pairs of brackets in it.
    pub brackets: usize,
    /// What each lane says.
    pub verdicts: Vec<Verdict>,
    /// Whether it can be chosen.
    pub leads: bool,
}

/// Shows the lanes; the column that was chosen, if one was. It scrolls sideways where there are many.
pub fn lanes(
    ui: &mut Ui,
    seats: &[String],
    columns: &[LaneColumn],
    words: &Words,
) -> Option<usize> {
    let name_room = (ui.available_width() * 0.24).clamp(88.0, 190.0);
    let room = ui.available_width() - name_room;
    let step = (room / columns.len().max(1) as f32).clamp(COLUMN.0, COLUMN.1);
    let height = HEAD + LANE * (seats.len() + 1) as f32;
    let id = ui.scope_id().with("lanes");
    egui::ScrollArea::horizontal()
        .id_salt(id)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let size = vec2(name_room + step * columns.len() as f32, height);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            names(ui, rect, name_room, seats, words);
            let left = rect.left() + name_room;
            let slot = |n: usize| {
                let x = left + step * n as f32;
                Rect::from_min_max(pos2(x, rect.top()), pos2(x + step, rect.bottom()))
            };
            joins(ui, seats.len(), columns, &slot);
            let mut chosen = None;
            for (n, column) in columns.iter().enumerate() {
                let before = n.checked_sub(1).and_then(|n| columns.get(n));
                if column_ui(ui, slot(n), seats, (column, before), words) {
                    chosen = Some(n);
                }
            }
            chosen
        })
        .inner
}

/// The middle of a lane.
fn middle(top: f32, lane: usize) -> f32 {
    top + HEAD + LANE * (lane as f32 + 0.5)
}

fn names(ui: &Ui, rect: Rect, room: f32, seats: &[String], words: &Words) {
    let p = palette(ui.visuals());
    let brackets = words.t("ledger-brackets");
    let all = seats.iter().map(String::as_str).chain([brackets]);
    for (lane, name) in all.enumerate() {
        let y = middle(rect.top(), lane);
        if lane % 2 == 0 {
            let band = Rect::from_x_y_ranges(rect.x_range(), y - LANE / 2.0..=y + LANE / 2.0);
            ui.painter()
                .rect_filled(band, 0.0, p.sunken.gamma_multiply(0.6));
        }
        let ink = if lane == seats.len() {
            p.text_faint
        } else {
            p.text
        };
        let shown = galley_within(ui, name, Type::Small, ink, room - GAP);
        let at = pos2(rect.left() + 4.0, y - shown.size().y / 2.0);
        ui.painter().galley(at, shown, ink);
    }
}

/// The lines from verdict to verdict, in the colour of the one they come from.
fn joins(ui: &Ui, n_seats: usize, columns: &[LaneColumn], slot: &dyn Fn(usize) -> Rect) {
    let p = palette(ui.visuals());
    for (n, pair) in columns.windows(2).enumerate() {
        let [from, to] = pair else { continue };
        let (left, right) = (slot(n), slot(n + 1));
        for lane in 0..n_seats {
            let y = middle(left.top(), lane);
            let tone = from.verdicts.get(lane).map(|v| p.verdict(*v).mark);
            let same = from.verdicts.get(lane) == to.verdicts.get(lane);
            let Some(ink) = tone else { continue };
            let ends = [
                pos2(left.center().x + GLYPH, y),
                pos2(right.center().x - GLYPH, y),
            ];
            let stroke = Stroke::new(if same { 2.0 } else { 1.0 }, ink);
            ui.painter().line_segment(ends, stroke);
        }
    }
}

/// A column; whether it was chosen.
fn column_ui(
    ui: &Ui,
    slot: Rect,
    seats: &[String],
    (column, before): (&LaneColumn, Option<&LaneColumn>),
    words: &Words,
) -> bool {
    let p = palette(ui.visuals());
    let sense = if column.leads {
        Sense::click()
    } else {
        Sense::hover()
    };
    let id = ui.scope_id().with(("lane-column", slot.left().to_bits()));
    let response = ui.interact(slot.shrink2(vec2(2.0, 0.0)), id, sense);
    let painter = ui.painter();
    if response.hovered() && column.leads {
        painter.rect_filled(slot.shrink(1.0), 4.0, p.hover.gamma_multiply(0.5));
    }
    if column.adopted {
        let edge = Rect::from_min_size(slot.min, vec2(slot.width(), 3.0));
        painter.rect_filled(edge.shrink2(vec2(4.0, 0.0)), 1.0, p.success.mark);
    }
    let head = galley_within(
        ui,
        &column.head,
        Type::SmallStrong,
        p.text,
        slot.width() - 8.0,
    );
    let mut at = pos2(slot.center().x - head.size().x / 2.0, slot.top() + 6.0);
    if column.adopted {
        at.x += 8.0;
        let sign = Rect::from_center_size(pos2(at.x - 10.0, at.y + 8.0), vec2(12.0, 12.0));
        Icon::Check.paint(painter, sign, 12.0, p.success.ink);
    }
    painter.galley(at, head, p.text);
    let below = galley_within(
        ui,
        &column.below,
        Type::Small,
        p.text_faint,
        slot.width() - 6.0,
    );
    let at = pos2(slot.center().x - below.size().x / 2.0, slot.top() + 22.0);
    painter.galley(at, below, p.text_faint);
    for (lane, verdict) in column.verdicts.iter().enumerate() {
        let tone = p.verdict(*verdict);
        let centre = pos2(slot.center().x, middle(slot.top(), lane));
        let pill = Rect::from_center_size(centre, vec2(GLYPH + 10.0, GLYPH + 8.0));
        painter.rect_filled(pill, CornerRadius::same(6), tone.tint);
        let turned = before.is_some_and(|old| old.verdicts.get(lane) != Some(verdict));
        if turned {
            let ring = Stroke::new(1.5, tone.mark);
            painter.rect_stroke(pill, CornerRadius::same(6), ring, egui::StrokeKind::Inside);
        }
        paint_glyph(painter, pill, GLYPH, *verdict, tone.ink);
    }
    painter.text(
        pos2(slot.center().x, middle(slot.top(), seats.len())),
        Align2::CENTER_CENTER,
        column.brackets,
        Type::Small.font(),
        p.text_soft,
    );
    focus_ring(ui, &response, 4.0);
    let said = said(seats, column, words);
    let role = if column.leads {
        Role::Button
    } else {
        Role::ListItem
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, &said));
    response.on_hover_text(said).clicked()
}

/// The column in words.
fn said(seats: &[String], column: &LaneColumn, words: &Words) -> String {
    let one = |(seat, verdict): (&String, &Verdict)| {
        let verdict = words.t(verdict.key());
        words.tf(
            "lanes-one",
            &[("who", seat.as_str().into()), ("verdict", verdict.into())],
        )
    };
    let all: Vec<String> = seats.iter().zip(&column.verdicts).map(one).collect();
    let n = column.brackets.to_string();
    words.tf(
        "lanes-column",
        &[
            ("text", column.name.as_str().into()),
            ("said", all.join(words.t("lanes-and")).into()),
            ("n", n.as_str().into()),
        ],
    )
}
