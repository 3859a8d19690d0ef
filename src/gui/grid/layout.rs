//! Where the parts of a grid stand: pure arithmetic, in points.

use std::ops::Range;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::Place;

/// Height of a head whose names lie flat.
pub(super) const FLAT_HEAD: f32 = 32.0;
/// Below this width the names of columns stand upright and cells show their sign alone.
pub(super) const NARROW: f32 = 64.0;

/// The measures of one frame. Places here are on the screen's order of rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// All the room of the grid on the screen.
    pub(super) room: Rect,
    /// Width of the rows' names.
    pub(super) first: f32,
    /// Width of a column.
    pub(super) column: f32,
    /// Height of a row.
    pub(super) row: f32,
    /// Height of the head.
    pub(super) head: f32,
    pub(super) n_rows: usize,
    pub(super) n_columns: usize,
    /// How far it is scrolled.
    pub(super) offset: Vec2,
}

impl Layout {
    /// Whether the names of columns stand upright.
    pub(super) fn is_upright(&self) -> bool {
        self.column < NARROW
    }

    /// The room of the cells on the screen.
    pub(super) fn body(&self) -> Rect {
        let corner = self.room.min + vec2(self.first, self.head);
        Rect::from_min_max(corner.min(self.room.max), self.room.max)
    }

    /// The size of everything, scrolled away or not.
    pub(super) fn whole(&self) -> Vec2 {
        vec2(
            self.first + self.column * self.n_columns as f32,
            self.head + self.row * self.n_rows as f32,
        )
    }

    fn left(&self, column: usize) -> f32 {
        self.body().left() + self.column * column as f32 - self.offset.x
    }

    fn top(&self, row: usize) -> f32 {
        self.body().top() + self.row * row as f32 - self.offset.y
    }

    /// Where a place is on the screen; partly hidden ones too. `None` past the edge of the model.
    pub(super) fn rect(&self, place: Place) -> Option<Rect> {
        let inside = place.row.is_none_or(|row| row < self.n_rows)
            && place.column.is_none_or(|column| column < self.n_columns);
        let (left, width) = match place.column {
            Some(column) => (self.left(column), self.column),
            None => (self.room.left(), self.first),
        };
        let (top, height) = match place.row {
            Some(row) => (self.top(row), self.row),
            None => (self.room.top(), self.head),
        };
        inside.then(|| Rect::from_min_size(pos2(left, top), vec2(width, height)))
    }

    /// The part of the screen on which a place is painted: names do not run under the cells.
    pub(super) fn clip(&self, place: Place) -> Rect {
        let body = self.body();
        let (left, right) = match place.column {
            Some(_) => (body.left(), body.right()),
            None => (self.room.left(), body.left()),
        };
        let (top, bottom) = match place.row {
            Some(_) => (body.top(), body.bottom()),
            None => (self.room.top(), body.top()),
        };
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }

    /// What stands at a point of the screen.
    pub(super) fn at(&self, point: Pos2) -> Option<Place> {
        if !self.room.contains(point) {
            return None;
        }
        let body = self.body();
        let index = |from_edge: f32, size: f32| cells(from_edge / size);
        let row =
            (point.y >= body.top()).then(|| index(point.y - body.top() + self.offset.y, self.row));
        let column = (point.x >= body.left())
            .then(|| index(point.x - body.left() + self.offset.x, self.column));
        let place = Place { row, column };
        self.rect(place).map(|_| place)
    }

    /// Rows of which any part is in sight.
    pub(super) fn rows(&self) -> Range<usize> {
        range(self.offset.y, self.body().height(), self.row, self.n_rows)
    }

    /// Columns of which any part is in sight.
    pub(super) fn columns(&self) -> Range<usize> {
        range(
            self.offset.x,
            self.body().width(),
            self.column,
            self.n_columns,
        )
    }

    /// How many whole rows fit on the screen.
    pub(super) fn page(&self) -> usize {
        cells(self.body().height() / self.row).max(1)
    }

    /// The least scrolling from `offset` that brings a place (on the screen's order) into sight.
    pub(super) fn offset_that_shows(&self, place: Place, offset: Vec2) -> Vec2 {
        let size = self.body().size();
        let near = |from: f32, length: f32, room: f32, at: f32| {
            if from < at || length > room {
                from
            } else {
                at.max(from + length - room)
            }
        };
        let x = place.column.map_or(offset.x, |column| {
            near(self.column * column as f32, self.column, size.x, offset.x)
        });
        let y = place.row.map_or(offset.y, |row| {
            near(self.row * row as f32, self.row, size.y, offset.y)
        });
        vec2(x, y)
    }
}

/// The same place on the screen's order; `None` when its row is not shown.
pub(super) fn shown(place: Place, order: &[usize]) -> Option<Place> {
    let row = match place.row {
        Some(row) => Some(order.iter().position(|shown| *shown == row)?),
        None => None,
    };
    Some(Place {
        row,
        column: place.column,
    })
}

/// A place of the screen's order, by the model's rows.
pub(super) fn named(place: Place, order: &[usize]) -> Place {
    Place {
        row: place.row.and_then(|row| order.get(row).copied()),
        column: place.column,
    }
}

/// How many whole cells a length is; below zero there are none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cut on purpose"
)]
fn cells(length: f32) -> usize {
    length.max(0.0) as usize
}

fn range(offset: f32, room: f32, size: f32, n: usize) -> Range<usize> {
    let first = cells(offset / size);
    let last = cells(((offset + room) / size).ceil());
    first.min(n)..last.min(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> Layout {
        Layout {
            room: Rect::from_min_size(pos2(10.0, 20.0), vec2(500.0, 332.0)),
            first: 100.0,
            column: 40.0,
            row: 30.0,
            head: 32.0,
            n_rows: 50,
            n_columns: 20,
            offset: vec2(60.0, 45.0),
        }
    }

    #[test]
    fn what_is_painted_somewhere_is_found_there() {
        let layout = layout();
        let mut n_found = 0;
        for row in layout.rows() {
            for column in layout.columns() {
                let place = Place::cell(row, column);
                let seen = layout.rect(place).unwrap().intersect(layout.clip(place));
                if seen.is_positive() {
                    assert_eq!(layout.at(seen.center()), Some(place));
                    n_found += 1;
                }
            }
        }
        assert_eq!(n_found, 11 * 11);
    }

    #[test]
    fn the_head_and_the_names_stay_where_they_are() {
        let layout = layout();
        assert_eq!(layout.at(pos2(15.0, 25.0)), Some(Place::default()));
        assert_eq!(
            layout.at(pos2(115.0, 25.0)),
            Some(Place {
                row: None,
                column: Some(1)
            })
        );
        assert_eq!(
            layout.at(pos2(15.0, 60.0)),
            Some(Place {
                row: Some(1),
                column: None
            })
        );
        assert_eq!(layout.at(pos2(5.0, 60.0)), None);
    }

    #[test]
    fn past_the_last_row_and_column_there_is_nothing() {
        let layout = Layout {
            n_rows: 3,
            n_columns: 2,
            offset: Vec2::ZERO,
            ..layout()
        };
        assert_eq!(layout.at(pos2(450.0, 60.0)), None);
        assert_eq!(layout.at(pos2(120.0, 300.0)), None);
        assert_eq!((layout.rows(), layout.columns()), (0..3, 0..2));
    }

    #[test]
    fn scrolling_brings_a_place_into_sight_and_no_further() {
        let layout = layout();
        let at = layout.offset;
        assert_eq!(
            layout.offset_that_shows(Place::cell(3, 4), at),
            at,
            "in sight already"
        );
        assert_eq!(layout.offset_that_shows(Place::cell(0, 0), at), Vec2::ZERO);
        let last = layout.offset_that_shows(Place::cell(49, 19), at);
        assert_eq!(last, vec2(20.0 * 40.0 - 400.0, 50.0 * 30.0 - 300.0));
    }
}
