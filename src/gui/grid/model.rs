//! What a grid is told and what it answers.

use crate::assess::verdict::Verdict;
use crate::gui::theme::Tone;
use crate::gui::widgets::Icon;

/// What a grid shows. Rows and columns are numbered from 0 in the model's own order, whatever the
/// order on the screen.
pub trait GridModel {
    /// How many rows there are.
    fn n_rows(&self) -> usize;
    /// How many columns there are, the row's name not counted.
    fn n_columns(&self) -> usize;
    /// The name of a row.
    fn row_label(&self, row: usize) -> &str;
    /// A few quiet characters before the name, such as a number; may be empty.
    #[expect(
        clippy::unnecessary_literal_bound,
        reason = "models that have marks lend their own"
    )]
    fn row_mark(&self, _row: usize) -> &str {
        ""
    }
    /// Whether a row is the heading of those that follow: its name stands out, and it has no cells.
    fn is_heading(&self, _row: usize) -> bool {
        false
    }
    /// The name of a column.
    fn column_label(&self, column: usize) -> &str;
    /// The name of a column where there is room for a few letters only.
    fn column_short(&self, column: usize) -> &str {
        self.column_label(column)
    }
    /// What stands over the rows' names.
    fn corner(&self) -> &str;
    /// One cell.
    fn cell(&self, row: usize, column: usize) -> CellView<'_>;
    /// Where a row stands when a person sorts by `column`, or by name where that is absent: lower
    /// comes first. Rows that are equal keep the model's order.
    fn sort_key(&self, row: usize, column: Option<usize>) -> i64;
    /// A number that changes whenever any answer above may have changed.
    fn version(&self) -> u64;
}

/// How one cell shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CellView<'a> {
    /// Its words: shown where there is room, and always read aloud and in the tooltip. Empty for
    /// an empty cell.
    pub text: &'a str,
    /// A sign before the words, or alone where the column is narrow.
    pub glyph: Option<CellGlyph>,
    /// Its colours; neutral where absent.
    pub tint: Option<Tone>,
    /// A bar from the middle, -1 (left) to 1 (right).
    pub bar: Option<f32>,
    /// A bar from the left, on a track, 0 to 1.
    pub level: Option<f32>,
    /// Strokes at the right that say how firmly: none, or one to three.
    pub strokes: u8,
    /// A figure at the right, behind the words.
    pub aside: &'a str,
    /// Whether the cell has a broken outline: what it says is not certain.
    pub dashed: bool,
    /// Whether the words are a figure and stand at the right.
    pub figure: bool,
    /// What is read aloud and shown in the tooltip, where that is more than the words.
    pub spoken: &'a str,
}

impl<'a> CellView<'a> {
    /// What is read aloud and shown in the tooltip.
    pub fn said(&self) -> &'a str {
        if self.spoken.is_empty() {
            self.text
        } else {
            self.spoken
        }
    }
}

/// The sign of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellGlyph {
    /// A verdict's.
    Verdict(Verdict),
    /// A filled circle.
    Disc,
    /// Another.
    Icon(Icon),
}

/// A place in a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The row; the head where absent.
    pub row: Option<usize>,
    /// The column; the row's name where absent.
    pub column: Option<usize>,
}

impl Place {
    /// The place of a cell, by row and column of the model.
    pub fn cell(row: usize, column: usize) -> Self {
        Self {
            row: Some(row),
            column: Some(column),
        }
    }
}

/// What a person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridAction {
    /// Went to a place.
    Select(Place),
    /// Meant it: Enter or a double click on a cell or a row's name.
    Open(Place),
    /// Sorted by a column (by name where absent), or took the sorting back.
    Sort(Option<Sort>),
}

/// In which order rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By this column, or by the rows' names.
    pub column: Option<usize>,
    /// Whether the last comes first.
    pub reversed: bool,
}
