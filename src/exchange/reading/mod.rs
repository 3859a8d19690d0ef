//! Tables that others made, read within bounds: whatever a file claims, no more than a fixed
//! amount is ever held, nothing in it is run, and what cannot be read is told with its place.

mod book;
mod parts;
mod values;

pub use parts::{LARGEST_PART, Parts};
pub(crate) use parts::{attribute, resolve};

use std::sync::Arc;

use super::going::Going;
use crate::model::problem::Problem;

/// Most cells that are read of a file.
pub const MOST_CELLS: usize = 1_000_000;
/// Most bytes of words that are held of a file.
pub const MOST_WORDS: usize = 64 * 1024 * 1024;
/// Largest file that is read.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// A sheet of words: only cells that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Its name; empty for comma-separated values.
    pub name: String,
    /// Rows that hold something, in order.
    pub rows: Vec<Row>,
    /// How many cells held a formula; of those the last result was taken as words.
    pub n_formulas: usize,
}

/// A row of a grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, from 1.
    pub number: u32,
    /// Its cells, by column from 0, in order.
    pub cells: Vec<(u32, Arc<str>)>,
}

impl Row {
    /// The words of a column; empty where nothing stands there.
    pub fn at(&self, column: u32) -> &str {
        let found = self.cells.binary_search_by_key(&column, |(at, _)| *at);
        found
            .ok()
            .and_then(|at| self.cells.get(at))
            .map_or("", |(_, words)| words)
    }
}

/// The name of a cell, such as `C14`.
pub fn cell_name(column: u32, row: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{row}")
}

/// The sheets of a workbook, or the one sheet of comma-separated values, told apart by their
/// first bytes.
///
/// # Errors
/// What is wrong with the file, or which bound it exceeds.
pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Problem> {
    read_while(bytes, &Going::default())
}

/// The same, row by row.
///
/// # Errors
/// What is wrong with the file, which bound it exceeds, or that it was called off.
pub fn read_while(bytes: &[u8], going: &Going) -> Result<Vec<Grid>, Problem> {
    if bytes.starts_with(b"PK\x03\x04") {
        return book::read(bytes, going);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Problem::error(
            "this is a workbook of the old kind (.xls), or one with a password",
        )
        .with_remedy(
            "open it in the program it was made with and save it as .xlsx without a password",
        ));
    }
    values::read(bytes, going).map(|grid| vec![grid])
}

/// What is said of reading that was called off; nobody waits for it.
pub(crate) fn called_off() -> Problem {
    Problem::error("the reading was called off")
}

/// The problem of a file with more in it than is read.
fn too_much(what: &str) -> Problem {
    Problem::error(format!("the file holds more than {what}; it is not read"))
        .with_remedy("take out sheets, rows and columns that are not needed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        for (column, row, name) in [
            (0, 1, "A1"),
            (25, 2, "Z2"),
            (26, 3, "AA3"),
            (16_383, 1_048_576, "XFD1048576"),
        ] {
            assert_eq!(cell_name(column, row), name);
        }
    }
}
