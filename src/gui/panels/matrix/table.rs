//! A matrix ready to be painted: rows, columns and cells with their words made once.

use std::sync::Arc;

use crate::gui::grid::{CellGlyph, CellView, GridModel};
use crate::gui::theme::Tone;

/// What a matrix shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// What stands over the rows' names.
    pub(super) corner: String,
    /// The columns.
    pub(super) columns: Vec<Column>,
    /// The rows, in the order on the screen.
    pub(super) rows: Vec<Row>,
    /// A number that rises whenever the table is made anew.
    pub(super) version: u64,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// Its name where there is room for a few letters only.
    pub(super) short: String,
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// What it stands for.
    pub(super) of: Subject,
    /// A few quiet characters before the name.
    pub(super) mark: String,
    /// Its name.
    pub(super) name: String,
    /// One cell a column; none for a heading.
    pub(super) cells: Vec<Cell>,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A row of the view, by place.
    Row(usize),
    /// The family of that row of the view.
    Family(usize),
    /// The whole draft.
    Whole,
}

/// A cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Its sign.
    pub(super) glyph: Option<CellGlyph>,
    /// Its words.
    pub(super) text: Arc<str>,
    /// What is read aloud.
    pub(super) spoken: Arc<str>,
    /// A figure at the right.
    pub(super) aside: Arc<str>,
    /// Its colours.
    pub(super) tone: Option<Tone>,
    /// How firmly, in strokes.
    pub(super) strokes: u8,
    /// A bar, 0 to 1.
    pub(super) level: Option<f32>,
    /// Whether what it says is not certain.
    pub(super) dashed: bool,
    /// Whether its words are a figure.
    pub(super) figure: bool,
}

impl GridModel for Table {
    fn n_rows(&self) -> usize {
        self.rows.len()
    }

    fn n_columns(&self) -> usize {
        self.columns.len()
    }

    fn row_label(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| &row.name)
    }

    fn row_mark(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| &row.mark)
    }

    fn is_heading(&self, row: usize) -> bool {
        let of = self.rows.get(row).map(|row| row.of);
        matches!(of, Some(Subject::Family(_)))
    }

    fn column_label(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |column| &column.name)
    }

    fn column_short(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |column| &column.short)
    }

    fn corner(&self) -> &str {
        &self.corner
    }

    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        let cell = self.rows.get(row).and_then(|row| row.cells.get(column));
        cell.map_or_else(CellView::default, |cell| CellView {
            text: &cell.text,
            glyph: cell.glyph,
            tint: cell.tone,
            bar: None,
            level: cell.level,
            strokes: cell.strokes,
            aside: &cell.aside,
            dashed: cell.dashed,
            figure: cell.figure,
            spoken: &cell.spoken,
        })
    }

    fn sort_key(&self, row: usize, _column: Option<usize>) -> i64 {
        i64::try_from(row).unwrap_or(i64::MAX)
    }

    fn version(&self) -> u64 {
        self.version
    }
}
