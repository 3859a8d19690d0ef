//! How a grid is painted: flat colours in one mesh, then signs and words, then the names over them.

use std::collections::BTreeSet;
use std::f32::consts::FRAC_PI_2;
use std::sync::Arc;

use egui::epaint::{Mesh, TextShape};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, Galley, Painter, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::cell::{self, Inks, Room, SIGN};
use super::layout::{FLAT_HEAD, Layout, named, shown};
use super::{CellView, GridModel, GridState, Measures, Place, Sort};
use crate::gui::theme::{FOCUS_WIDTH, GAP, Palette, Type, palette};
use crate::gui::widgets::Icon;

/// Words beside a sign that are longer than this may be cut short.
const WORDS_BESIDE_SIGN: f32 = 120.0;
/// Greatest height of a head with upright names.
const HIGH_HEAD: f32 = 120.0;

/// How many cells are looked at to learn how long their words are: words repeat.
const SAMPLED_CELLS: usize = 2_000;

/// Measures a model.
pub(super) fn measure(ui: &Ui, model: &dyn GridModel) -> Measures {
    let width = |words: &str, most: f32| line(ui.painter(), words, Type::Small, most).size().x;
    let longest = (0..model.n_columns())
        .map(|column| width(model.column_short(column), HIGH_HEAD))
        .fold(0.0, f32::max);
    let (n_rows, n_columns) = (model.n_rows(), model.n_columns());
    let stride = (n_rows * n_columns / SAMPLED_CELLS).max(1);
    let beside: BTreeSet<(&str, bool)> = (0..n_rows * n_columns)
        .step_by(stride)
        .map(|n| model.cell(n / n_columns, n % n_columns))
        .filter(|cell| cell.glyph.is_some())
        .map(|cell| (cell.text, cell.strokes > 0 || !cell.aside.is_empty()))
        .collect();
    Measures {
        upright: ((longest + 16.0) / 4.0).ceil() * 4.0,
        beside_sign: beside
            .iter()
            .map(|(words, more)| width(words, WORDS_BESIDE_SIGN) + if *more { 20.0 } else { 0.0 })
            .fold(0.0, f32::max),
    }
}

/// Words on one line, in whatever colour they are painted, with an ellipsis where they do not fit.
pub(super) fn line(painter: &Painter, words: &str, kind: Type, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), kind.font(), Color32::PLACEHOLDER);
    job.wrap = TextWrapping::truncate_at_width(width);
    painter.layout_job(job)
}

/// One frame of a grid, ready to be painted and described.
pub(super) struct Painted<'a> {
    pub(super) model: &'a dyn GridModel,
    pub(super) state: &'a GridState,
    pub(super) layout: &'a Layout,
    /// What is under the pointer, on the screen's order.
    pub(super) pointed: Option<Place>,
    /// Whether the grid has the keyboard.
    pub(super) focused: bool,
}

impl Painted<'_> {
    /// The cells in sight: place on the screen's order, place in the model.
    pub(super) fn cells(&self) -> impl Iterator<Item = (Place, Place)> {
        let columns = self.layout.columns();
        self.layout
            .rows()
            .flat_map(move |row| columns.clone().map(move |column| Place::cell(row, column)))
            .map(|shown| (shown, named(shown, &self.state.order)))
    }

    pub(super) fn paint(&self, ui: &Ui) {
        let p = palette(ui.visuals());
        self.grounds(ui, p);
        self.words(ui, p);
        self.names(ui, p);
        self.head(ui, p);
        self.selection(ui, p);
    }

    fn cell_of(&self, place: Place) -> Option<CellView<'_>> {
        let row = place.row.filter(|row| !self.model.is_heading(*row))?;
        Some(self.model.cell(row, place.column?))
    }

    /// Whether a row of the screen is the heading of others.
    pub(super) fn is_heading(&self, shown: Option<usize>) -> bool {
        let place = Place {
            row: shown,
            column: None,
        };
        let row = named(place, &self.state.order).row;
        row.is_some_and(|row| self.model.is_heading(row))
    }

    /// Everything flat, as one mesh.
    fn grounds(&self, ui: &Ui, p: &Palette) {
        let body = self.layout.body();
        let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(body, p.page);
        let over = self.pointed.and_then(|place| place.row);
        if let Some(rect) = over.and_then(|row| self.layout.rect(Place::cell(row, 0))) {
            mesh.add_colored_rect(
                rect.with_min_x(body.left()).with_max_x(body.right()),
                p.sunken,
            );
        }
        let room = self.room();
        for (shown, place) in self.cells() {
            let (Some(rect), Some(cell)) = (self.layout.rect(shown), self.cell_of(place)) else {
                continue;
            };
            cell::grounds(&mut mesh, rect, &cell, room, p);
        }
        for row in self.layout.rows() {
            if let Some(rect) = self.layout.rect(Place::cell(row, 0)) {
                if self.is_heading(Some(row)) {
                    let across = rect.with_min_x(body.left()).with_max_x(body.right());
                    mesh.add_colored_rect(across, p.surface);
                }
                let hair = Rect::from_min_max(
                    pos2(body.left(), rect.bottom() - 1.0),
                    pos2(body.right(), rect.bottom()),
                );
                mesh.add_colored_rect(hair, p.line);
            }
        }
        painter.add(Shape::mesh(mesh));
    }

    /// How much of a cell there is room for. Signs alone are better read than words cut short.
    fn room(&self) -> Room {
        let room = self.layout.column - GAP * 2.0 - SIGN - 6.0;
        let enough = self.state.measures.beside_sign;
        if self.layout.is_upright() {
            Room::Narrow
        } else if room < enough {
            Room::Signs
        } else {
            Room::Words
        }
    }

    fn words(&self, ui: &Ui, p: &Palette) {
        let painter = ui
            .painter()
            .with_clip_rect(self.layout.body().intersect(ui.clip_rect()));
        let mut inks = Inks::new(painter, self.room());
        for (shown, place) in self.cells() {
            if let (Some(rect), Some(cell)) = (self.layout.rect(shown), self.cell_of(place)) {
                inks.paint(rect, &cell, p);
            }
        }
    }

    fn names(&self, ui: &Ui, p: &Palette) {
        let strip = self.layout.clip(Place {
            row: Some(0),
            column: None,
        });
        let painter = ui.painter().with_clip_rect(strip.intersect(ui.clip_rect()));
        painter.rect_filled(strip, 0.0, p.surface);
        let marks = self.layout.rows().any(|row| {
            let named = named(
                Place {
                    row: Some(row),
                    column: None,
                },
                &self.state.order,
            );
            named
                .row
                .is_some_and(|row| !self.model.row_mark(row).is_empty())
        });
        for row in self.layout.rows() {
            let shown = Place {
                row: Some(row),
                column: None,
            };
            let (Some(rect), Some(row)) =
                (self.layout.rect(shown), named(shown, &self.state.order).row)
            else {
                continue;
            };
            if self.pointed.is_some_and(|place| place.row == shown.row) {
                painter.rect_filled(rect, 0.0, p.hover);
            }
            let mut left = rect.left() + GAP;
            if marks {
                let mark = line(&painter, self.model.row_mark(row), Type::Small, 28.0);
                let at = pos2(
                    left + 22.0 - mark.size().x,
                    rect.center().y - mark.size().y / 2.0,
                );
                painter.galley(at, mark, p.text_faint);
                left += 30.0;
            }
            let (kind, ink) = if self.model.is_heading(row) {
                (Type::SmallStrong, p.text_soft)
            } else {
                (Type::Body, p.text)
            };
            let room = rect.right() - left - GAP;
            let words = line(&painter, self.model.row_label(row), kind, room);
            let at = pos2(left, rect.center().y - words.size().y / 2.0);
            painter.galley(at, words, ink);
            painter.hline(
                rect.x_range(),
                rect.bottom() - 0.5,
                Stroke::new(1.0, p.line),
            );
        }
        let edge = Stroke::new(1.0, p.line);
        ui.painter()
            .vline(strip.right() - 0.5, self.layout.room.y_range(), edge);
    }

    fn head(&self, ui: &Ui, p: &Palette) {
        let strip = self.layout.clip(Place {
            row: None,
            column: Some(0),
        });
        let corner = self.layout.clip(Place::default());
        ui.painter()
            .rect_filled(strip.union(corner), 0.0, p.surface);
        let painter = ui.painter().with_clip_rect(strip.intersect(ui.clip_rect()));
        for column in self.layout.columns() {
            self.column_head(&painter, Some(column), p);
        }
        let painter = ui
            .painter()
            .with_clip_rect(corner.intersect(ui.clip_rect()));
        self.column_head(&painter, None, p);
        let edge = Stroke::new(1.0, p.line);
        ui.painter()
            .hline(self.layout.room.x_range(), strip.bottom() - 0.5, edge);
    }

    fn column_head(&self, painter: &Painter, column: Option<usize>, p: &Palette) {
        let place = Place { row: None, column };
        let Some(rect) = self.layout.rect(place) else {
            return;
        };
        let over = self.pointed.is_some_and(|pointed| pointed.column == column);
        if self.pointed == Some(place) {
            painter.rect_filled(rect, 0.0, p.hover);
        }
        let ink = if over { p.text } else { p.text_soft };
        let sorted = self.state.sort.filter(|sort| sort.column == column);
        let words = column.map_or_else(
            || self.model.corner(),
            |column| self.model.column_label(column),
        );
        if column.is_some_and(|_| self.layout.is_upright()) {
            let words = column.map_or(words, |column| self.model.column_short(column));
            let galley = line(painter, words, Type::Small, rect.height() - 12.0);
            let at = pos2(rect.center().x - galley.size().y / 2.0, rect.bottom() - 6.0);
            painter.add(TextShape::new(at, galley, ink).with_angle(-FRAC_PI_2));
            if sorted.is_some() {
                let mark =
                    Rect::from_min_max(pos2(rect.left(), rect.bottom() - 3.0), rect.right_bottom());
                painter.rect_filled(mark, 0.0, p.accent);
            }
            return;
        }
        let sign = if sorted.is_some() { 16.0 } else { 0.0 };
        let galley = line(
            painter,
            words,
            Type::SmallStrong,
            rect.width() - GAP * 2.0 - sign,
        );
        let middle = rect.bottom() - FLAT_HEAD / 2.0;
        let end = rect.left() + GAP + galley.size().x;
        painter.galley(
            pos2(rect.left() + GAP, middle - galley.size().y / 2.0),
            galley,
            ink,
        );
        if let Some(Sort { reversed, .. }) = sorted {
            let icon = if reversed {
                Icon::ChevronUp
            } else {
                Icon::ChevronDown
            };
            let square = Rect::from_center_size(pos2(end + 10.0, middle), Vec2::splat(12.0));
            icon.paint(painter, square, 11.0, p.accent);
        }
    }

    fn selection(&self, ui: &Ui, p: &Palette) {
        let shown = self
            .state
            .selected
            .and_then(|place| shown(place, &self.state.order));
        if let Some((place, rect)) = shown.and_then(|place| Some((place, self.layout.rect(place)?)))
        {
            let painter = ui
                .painter()
                .with_clip_rect(self.layout.clip(place).intersect(ui.clip_rect()));
            let color = if self.focused { p.accent } else { p.border };
            painter.rect_stroke(
                rect,
                2.0,
                Stroke::new(FOCUS_WIDTH, color),
                StrokeKind::Inside,
            );
        } else if self.focused {
            let ring = Stroke::new(FOCUS_WIDTH, p.accent);
            ui.painter()
                .rect_stroke(self.layout.room, 2.0, ring, StrokeKind::Inside);
        }
    }
}
