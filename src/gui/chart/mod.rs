//! Charts: the progress of a negotiation ([`progress_chart`]), and the accession chart: a column a year, members of the Council of Europe below, other States on
//! top, and the line of all Parties.
//!
//! Painted by hand. The two kinds of column differ in lightness and one is hatched, so that a print
//! in grey still tells them apart. The year under the pointer, or reached with the arrow keys, is
//! read out in a line of its own; every column is a node that names its figures.

mod lanes;
mod progress;
mod scale;

use egui::{Align2, UiBuilder, Vec2, WidgetInfo, pos2, vec2};
use egui::{
    EventFilter, Id, Key, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
};

pub use lanes::{LaneColumn, lanes};
pub use progress::progress_chart;

use super::theme::{GAP, Palette, Tone, Type, palette};
use super::widgets::{Icon, empty_state};
use crate::model::reference::AccessionRow;
use crate::words::Words;
use scale::Scale;

/// Height of the line that names the colours, and of the one below it that reads out a year.
const LEGEND: f32 = 44.0;
/// Room for the years below.
const FOOT: f32 = 24.0;
/// Room for the figures on either side.
const SIDE: f32 = 36.0;
/// Least width of a column's label before every second year is left out.
const LABEL: f32 = 34.0;

/// Shows the chart in all the width there is, `height` points high.
pub fn accession_chart(ui: &mut Ui, id: Id, rows: &[AccessionRow], height: f32, words: &Words) {
    if rows.is_empty() {
        empty_state(ui, Icon::Chart, words.t("chart-empty"), "", None);
        return;
    }
    let size = vec2(ui.available_width(), height);
    let (room, _) = ui.allocate_exact_size(size, Sense::hover());
    let plot = Rect::from_min_max(
        room.min + vec2(SIDE, LEGEND + GAP),
        room.max - vec2(SIDE, FOOT),
    );
    let response = ui.interact(room, id, Sense::click());
    if response.clicked() {
        response.request_focus();
    }
    let chart = Chart::new(rows, plot, palette(ui.visuals()));
    let chosen = chosen_year(ui, &response, &chart);
    if ui.is_rect_visible(room) {
        chart.paint(ui.painter(), chosen);
        chart.legend(ui.painter(), room, chosen, words);
        if response.has_focus() {
            let ring = Stroke::new(super::theme::FOCUS_WIDTH, chart.p.accent);
            ui.painter()
                .rect_stroke(room.expand(4.0), 6.0, ring, StrokeKind::Inside);
        }
    }
    describe(ui, &response, &chart, words);
}

/// The year under the pointer, else the one the arrow keys went to.
fn chosen_year(ui: &Ui, response: &Response, chart: &Chart<'_>) -> Option<usize> {
    let last = chart.rows.len().saturating_sub(1);
    let mut kept = ui
        .data(|data| data.get_temp::<usize>(response.id))
        .map(|at| at.min(last));
    if response.has_focus() {
        let keep = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keep));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if pressed(Key::ArrowRight) {
            kept = Some(kept.map_or(0, |at| (at + 1).min(last)));
        } else if pressed(Key::ArrowLeft) {
            kept = Some(kept.map_or(last, |at| at.saturating_sub(1)));
        }
        if let Some(at) = kept {
            ui.data_mut(|data| data.insert_temp(response.id, at));
        }
    }
    let pointed = response.hover_pos().and_then(|at| chart.column_at(at));
    pointed.or_else(|| kept.filter(|_| response.has_focus()))
}

struct Chart<'a> {
    rows: &'a [AccessionRow],
    plot: Rect,
    p: &'a Palette,
    /// Accessions of a year, on the left.
    columns: Scale,
    /// All Parties, on the right.
    line: Scale,
}

impl<'a> Chart<'a> {
    fn new(rows: &'a [AccessionRow], plot: Rect, p: &'a Palette) -> Self {
        let most = |figure: fn(&AccessionRow) -> u16| rows.iter().map(figure).max().unwrap_or(0);
        let columns = Scale::up_to(most(|row| row.coe.saturating_add(row.others)));
        let line = Scale::up_to(most(|row| row.cumulative));
        Self {
            rows,
            plot,
            p,
            columns,
            line,
        }
    }

    fn coe(&self) -> Tone {
        self.p.owner(0)
    }

    fn others(&self) -> Tone {
        self.p.owner(3)
    }

    fn step(&self) -> f32 {
        self.plot.width() / self.rows.len().max(1) as f32
    }

    /// All the room of one year.
    fn slot(&self, at: usize) -> Rect {
        let left = self.plot.left() + self.step() * at as f32;
        Rect::from_min_max(
            pos2(left, self.plot.top()),
            pos2(left + self.step(), self.plot.bottom()),
        )
    }

    fn column_at(&self, point: Pos2) -> Option<usize> {
        (0..self.rows.len()).find(|at| self.slot(*at).contains(point))
    }

    fn height(&self, scale: Scale, figure: u16) -> f32 {
        self.plot.height() * scale.share(figure)
    }

    fn paint(&self, painter: &Painter, chosen: Option<usize>) {
        self.axes(painter);
        if let Some(at) = chosen {
            painter.rect_filled(self.slot(at), 4.0, self.p.hover);
        }
        for (at, row) in self.rows.iter().enumerate() {
            self.column(painter, at, row);
        }
        self.parties(painter, chosen);
    }

    fn axes(&self, painter: &Painter) {
        let p = self.p;
        let hair = Stroke::new(1.0, p.line);
        for (n, (left, right)) in self.columns.ticks().zip(self.line.ticks()).enumerate() {
            let share = n as f32 / f32::from(Scale::STEPS);
            let y = self.plot.bottom() - self.plot.height() * share;
            painter.hline(
                self.plot.x_range(),
                y,
                if n == 0 {
                    Stroke::new(1.0, p.border)
                } else {
                    hair
                },
            );
            let font = Type::Small.font();
            let at = pos2(self.plot.left() - GAP, y);
            painter.text(at, Align2::RIGHT_CENTER, left, font.clone(), p.text_faint);
            let at = pos2(self.plot.right() + GAP, y);
            painter.text(at, Align2::LEFT_CENTER, right, font, p.text_faint);
        }
        let every = (LABEL / self.step()).ceil().max(1.0);
        for (at, row) in self.rows.iter().enumerate() {
            if at as f32 % every == 0.0 {
                let below = pos2(self.slot(at).center().x, self.plot.bottom() + GAP);
                painter.text(
                    below,
                    Align2::CENTER_TOP,
                    row.year,
                    Type::Small.font(),
                    p.text_faint,
                );
            }
        }
    }

    fn column(&self, painter: &Painter, at: usize, row: &AccessionRow) {
        let slot = self.slot(at);
        let width = (self.step() * 0.6).clamp(4.0, 40.0);
        let middle = slot.center().x;
        let piece = |from: f32, height: f32| {
            let bottom = self.plot.bottom() - from;
            Rect::from_min_max(
                pos2(middle - width / 2.0, bottom - height),
                pos2(middle + width / 2.0, bottom),
            )
        };
        let coe = self.height(self.columns, row.coe);
        if row.coe > 0 {
            painter.rect_filled(piece(0.0, coe), 0.0, self.coe().mark);
        }
        if row.others > 0 {
            let rect = piece(coe, self.height(self.columns, row.others));
            hatched(painter, rect, self.others());
        }
    }

    fn parties(&self, painter: &Painter, chosen: Option<usize>) {
        let point = |at: usize, row: &AccessionRow| {
            pos2(
                self.slot(at).center().x,
                self.plot.bottom() - self.height(self.line, row.cumulative),
            )
        };
        let points: Vec<_> = self
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| point(at, row))
            .collect();
        for (at, middle) in points.iter().enumerate() {
            let radius = if chosen == Some(at) { 4.5 } else { 2.5 };
            painter.circle_filled(*middle, radius + 1.5, self.p.surface);
        }
        painter.add(Shape::line(points.clone(), Stroke::new(2.0, self.p.text)));
        for (at, middle) in points.iter().enumerate() {
            let radius = if chosen == Some(at) { 4.5 } else { 2.5 };
            painter.circle_filled(*middle, radius, self.p.text);
        }
    }

    /// What the colours mean, and the figures of one year.
    fn legend(&self, painter: &Painter, room: Rect, chosen: Option<usize>, words: &Words) {
        let mut left = room.left();
        let middle = room.top() + 10.0;
        let mut entry = |key: &'static str, sign: &dyn Fn(Rect)| {
            let square = Rect::from_center_size(pos2(left + 6.0, middle), Vec2::splat(12.0));
            sign(square);
            let at = pos2(left + 20.0, middle);
            let shown = painter.text(
                at,
                Align2::LEFT_CENTER,
                words.t(key),
                Type::Small.font(),
                self.p.text_soft,
            );
            left = shown.right() + GAP * 2.0;
        };
        entry("chart-coe", &|square| {
            painter.rect_filled(square, 2.0, self.coe().mark);
        });
        entry("chart-others", &|square| {
            hatched(painter, square, self.others());
        });
        entry("chart-cumulative", &|square| {
            painter.hline(
                square.x_range(),
                square.center().y,
                Stroke::new(2.0, self.p.text),
            );
            painter.circle_filled(square.center(), 2.5, self.p.text);
        });
        let said = match chosen.and_then(|at| self.rows.get(at)) {
            Some(row) => figures(row, words),
            None => self.summary(words),
        };
        let at = pos2(room.left(), middle + 22.0);
        painter.text(
            at,
            Align2::LEFT_CENTER,
            said,
            Type::Small.font(),
            self.p.text,
        );
    }

    fn summary(&self, words: &Words) -> String {
        let (Some(first), Some(last)) = (self.rows.first(), self.rows.last()) else {
            return String::new();
        };
        words.tf(
            "chart-summary",
            &[
                ("first", first.year.to_string().into()),
                ("last", last.year.to_string().into()),
                ("parties", last.cumulative.into()),
            ],
        )
    }
}

/// The figures of a year in words.
fn figures(row: &AccessionRow, words: &Words) -> String {
    words.tf(
        "chart-bar",
        &[
            ("year", row.year.to_string().into()),
            ("coe", row.coe.into()),
            ("others", row.others.into()),
            ("cumulative", row.cumulative.into()),
        ],
    )
}

/// A rectangle in the tint of a tone, hatched and edged in its full colour.
fn hatched(painter: &Painter, rect: Rect, tone: Tone) {
    painter.rect_filled(rect, 0.0, tone.tint);
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let stroke = Stroke::new(1.0, tone.mark);
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        inside.line_segment(
            [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())],
            stroke,
        );
        x += 5.0;
    }
    painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
}

/// Tells a screen reader of the chart and of every column.
fn describe(ui: &mut Ui, response: &Response, chart: &Chart<'_>, words: &Words) {
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, chart.summary(words)));
    let listens = ui
        .ctx()
        .accesskit_node_builder(response.id, |_| ())
        .is_some();
    if !listens {
        return;
    }
    let columns = ui.new_child(
        UiBuilder::new()
            .accessibility_parent(response.id)
            .max_rect(chart.plot),
    );
    for (at, row) in chart.rows.iter().enumerate() {
        let column = columns.interact(chart.slot(at), response.id.with(at), Sense::hover());
        column.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, figures(row, words)));
    }
}
