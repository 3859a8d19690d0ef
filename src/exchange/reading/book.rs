//! The sheets of a workbook: names, shared strings and cells, and nothing else of it.

use std::sync::Arc;

use quick_xml::events::Event;

use super::parts::{Parts, attribute, resolve};
use super::{Grid, MOST_CELLS, MOST_WORDS, Row, too_much};
use crate::exchange::going::Going;
use crate::model::problem::Problem;

/// Most columns and rows a workbook has.
const COLUMNS: u32 = 16_384;
const ROWS: u32 = 1_048_576;
/// Most sheets that are read.
const MOST_SHEETS: usize = 64;

/// The sheets of a workbook.
pub(super) fn read(bytes: &[u8], going: &Going) -> Result<Vec<Grid>, Problem> {
    let mut parts = Parts::open_while(bytes, going)?;
    if !parts.has("xl/workbook.xml") {
        return Err(Problem::error("the file is an archive, but no workbook")
            .with_remedy("choose an .xlsx file or comma-separated values"));
    }
    let named = sheets(&mut parts)?;
    let mut bounds = Bounds::default();
    let shared = if parts.has("xl/sharedStrings.xml") {
        shared_strings(&mut parts, &mut bounds)?
    } else {
        Vec::new()
    };
    let mut grids = Vec::new();
    for (name, part) in named.into_iter().take(MOST_SHEETS) {
        let mut sheet = Reading {
            shared: &shared,
            bounds: &mut bounds,
            grid: Grid {
                name,
                ..Grid::default()
            },
            cell: OpenCell::default(),
            next: (0, 0),
        };
        parts.walk(&part, |event| sheet.take(event))?;
        grids.push(sheet.grid);
    }
    Ok(grids)
}

/// What was held so far.
#[derive(Default)]
struct Bounds {
    n_cells: usize,
    n_bytes: usize,
}

impl Bounds {
    fn words(&mut self, n: usize) -> Result<(), Problem> {
        self.n_bytes += n;
        if self.n_bytes > MOST_WORDS {
            return Err(too_much(&format!(
                "{} MiB of words",
                MOST_WORDS / (1024 * 1024)
            )));
        }
        Ok(())
    }

    fn cell(&mut self) -> Result<(), Problem> {
        self.n_cells += 1;
        if self.n_cells > MOST_CELLS {
            return Err(too_much("a million cells"));
        }
        Ok(())
    }
}

/// Names of the sheets and the parts that hold them, in order.
fn sheets(parts: &mut Parts<'_>) -> Result<Vec<(String, String)>, Problem> {
    let mut named = Vec::new();
    parts.walk("xl/workbook.xml", |event| {
        if let Event::Start(e) | Event::Empty(e) = event
            && e.local_name().as_ref() == b"sheet"
        {
            named.push((attribute(e, "name"), attribute(e, "id")));
        }
        Ok(named.len() <= MOST_SHEETS)
    })?;
    let mut targets = Vec::new();
    parts.walk("xl/_rels/workbook.xml.rels", |event| {
        if let Event::Start(e) | Event::Empty(e) = event
            && e.local_name().as_ref() == b"Relationship"
            && attribute(e, "TargetMode") != "External"
        {
            targets.push((attribute(e, "Id"), attribute(e, "Target")));
        }
        Ok(targets.len() <= 10_000)
    })?;
    let part_of = |id: &str| {
        let (_, target) = targets.iter().find(|(known, _)| known == id)?;
        Some(match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        })
    };
    let found = named
        .into_iter()
        .filter_map(|(name, id)| Some((name, part_of(&id)?)));
    // Chart sheets and the like hold no cells.
    Ok(found
        .filter(|(_, part)| parts.has(part) && part.contains("worksheets/"))
        .collect())
}

fn shared_strings(parts: &mut Parts<'_>, bounds: &mut Bounds) -> Result<Vec<Arc<str>>, Problem> {
    let mut all: Vec<Arc<str>> = Vec::new();
    let mut words = String::new();
    let (mut in_text, mut in_phonetic) = (false, false);
    parts.walk("xl/sharedStrings.xml", |event| {
        match event {
            Event::Start(e) => match e.local_name().as_ref() {
                b"si" => words.clear(),
                b"t" => in_text = true,
                b"rPh" => in_phonetic = true,
                _ => {}
            },
            Event::Empty(e) if e.local_name().as_ref() == b"si" => all.push(Arc::from("")),
            Event::End(e) => match e.local_name().as_ref() {
                b"t" => in_text = false,
                b"rPh" => in_phonetic = false,
                b"si" => {
                    bounds.words(words.len() + 24)?;
                    if all.len() >= MOST_CELLS {
                        return Err(too_much("a million strings"));
                    }
                    all.push(Arc::from(unescaped(&words)));
                }
                _ => {}
            },
            other if in_text && !in_phonetic => add_words(other, &mut words)?,
            Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_)
            | Event::Eof => {}
        }
        Ok(true)
    })?;
    Ok(all)
}

/// Adds what a piece of text says.
fn add_words(event: &Event<'_>, words: &mut String) -> Result<(), Problem> {
    let bad = || Problem::error("the file holds words that are not written in UTF-8");
    match event {
        Event::Text(text) => words.push_str(&text.xml10_content().map_err(|_e| bad())?),
        Event::CData(text) => words.push_str(&text.xml10_content().map_err(|_e| bad())?),
        Event::GeneralRef(reference) => words.push(resolve(reference)?),
        Event::Start(_)
        | Event::End(_)
        | Event::Empty(_)
        | Event::Comment(_)
        | Event::Decl(_)
        | Event::PI(_)
        | Event::DocType(_)
        | Event::Eof => {}
    }
    if words.len() > MOST_WORDS {
        return Err(too_much("fits into a cell"));
    }
    Ok(())
}

/// Words in which `_x000D_` and its like are the characters they stand for.
fn unescaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let ch = code
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let taken = if let Some(ch) = ch {
            out.push(ch);
            7
        } else {
            out.push_str("_x");
            2
        };
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The cell that is being read.
#[derive(Default)]
struct OpenCell {
    /// Row and column, from 0.
    at: (u32, u32),
    kind: String,
    words: String,
    in_value: bool,
    has_formula: bool,
}

struct Reading<'a> {
    shared: &'a [Arc<str>],
    bounds: &'a mut Bounds,
    grid: Grid,
    cell: OpenCell,
    /// Where the next cell stands that does not say so itself.
    next: (u32, u32),
}

impl Reading<'_> {
    fn take(&mut self, event: &Event<'_>) -> Result<bool, Problem> {
        match event {
            Event::Start(e) | Event::Empty(e) => {
                let ends = matches!(event, Event::Empty(_));
                match e.local_name().as_ref() {
                    b"row" => {
                        let told = attribute(e, "r").parse::<u32>().ok();
                        let row = told.map_or(self.next.0, |n| n.saturating_sub(1));
                        self.next = (row, 0);
                        if ends {
                            self.next.0 += 1;
                        }
                    }
                    b"c" => {
                        self.cell = OpenCell {
                            at: place(&attribute(e, "r")).unwrap_or(self.next),
                            kind: attribute(e, "t"),
                            ..OpenCell::default()
                        };
                        self.next = (self.cell.at.0, self.cell.at.1 + 1);
                    }
                    b"v" | b"t" => self.cell.in_value = !ends,
                    b"f" => self.cell.has_formula = true,
                    _ => {}
                }
            }
            Event::End(e) => match e.local_name().as_ref() {
                b"v" | b"t" => self.cell.in_value = false,
                b"c" => self.close()?,
                b"row" => self.next = (self.next.0 + 1, 0),
                b"sheetData" => return Ok(false),
                _ => {}
            },
            other if self.cell.in_value => add_words(other, &mut self.cell.words)?,
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_)
            | Event::Eof => {}
        }
        Ok(true)
    }

    fn close(&mut self) -> Result<(), Problem> {
        let cell = std::mem::take(&mut self.cell);
        self.grid.n_formulas += usize::from(cell.has_formula);
        let words: Arc<str> = match cell.kind.as_str() {
            "s" => {
                let place = cell.words.trim().parse::<usize>().ok();
                place
                    .and_then(|at| self.shared.get(at))
                    .cloned()
                    .ok_or_else(|| {
                        let name = super::cell_name(cell.at.1, cell.at.0 + 1);
                        Problem::error(format!("the cell {name} names a string that is not there"))
                            .with_remedy("open the file in a spreadsheet and save it again")
                    })?
            }
            "b" => Arc::from(if cell.words.trim() == "1" {
                "TRUE"
            } else {
                "FALSE"
            }),
            "" | "n" => Arc::from(figure(cell.words.trim())),
            _ => Arc::from(unescaped(&cell.words)),
        };
        if words.trim().is_empty() {
            return Ok(());
        }
        self.bounds.cell()?;
        if cell.kind != "s" {
            self.bounds.words(words.len())?;
        }
        let (row, column) = cell.at;
        if row >= ROWS || column >= COLUMNS {
            return Err(Problem::error(
                "a cell stands outside what a workbook can hold",
            ));
        }
        let same = self
            .grid
            .rows
            .last()
            .is_some_and(|last| last.number == row + 1);
        if !same {
            if self
                .grid
                .rows
                .last()
                .is_some_and(|last| last.number > row + 1)
            {
                return Err(Problem::error("the rows of the sheet are not in order")
                    .with_remedy("open the file in a spreadsheet and save it again"));
            }
            self.grid.rows.push(Row {
                number: row + 1,
                cells: Vec::new(),
            });
        }
        if let Some(last) = self.grid.rows.last_mut() {
            if last.cells.last().is_some_and(|(at, _)| *at >= column) {
                return Err(Problem::error("the cells of a row are not in order")
                    .with_remedy("open the file in a spreadsheet and save it again"));
            }
            last.cells.push((column, words));
        }
        Ok(())
    }
}

/// Row and column, from 0, of a name such as `C14`.
fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let mut column: u32 = 0;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        let value = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    let row = number.parse::<u32>().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// A figure without needless decimals: `95.0` and `9.5E1` are `95`.
fn figure(words: &str) -> String {
    match words.parse::<f64>() {
        Ok(n) if n.fract() == 0.0 && n.abs() < 1e15 => format!("{n:.0}"),
        Ok(_) | Err(_) => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells_are_read() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        for bad in ["", "1", "A", "A0", "ZZZZZZZZZZ1", "A-1", "é1"] {
            assert_eq!(place(bad), None, "{bad}");
        }
    }

    #[test]
    fn escapes_of_workbooks_are_undone() {
        assert_eq!(unescaped("a_x000D_b_x0041_"), "a\rbA");
        assert_eq!(unescaped("_x00_x_xZZZZ_ _x005F_x"), "_x00_x_xZZZZ_ _x");
        assert_eq!(figure("9.5E1"), "95");
        assert_eq!(figure("0.5"), "0.5");
    }
}
