//! Comma-separated values of others: parted by commas, semicolons or tabs, with or without a byte
//! order mark.

use std::sync::Arc;

use super::{Grid, MOST_CELLS, Row, called_off, too_much};
use crate::exchange::going::Going;
use crate::exchange::table::unguarded;
use crate::model::problem::Problem;

/// The one sheet of the file.
pub(super) fn read(bytes: &[u8], going: &Going) -> Result<Grid, Problem> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::error("the file is written in UTF-16").with_remedy("save it as UTF-8"));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = good.split(|byte| *byte == b'\n').count();
        Problem {
            at: Some((line, 1)),
            ..Problem::error("the file is neither a workbook nor text in UTF-8")
        }
        .with_remedy("save it as .xlsx, or as comma-separated values in UTF-8")
    })?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let n_lines = text.bytes().filter(|byte| *byte == b'\n').count();
    going.begin(n_lines);
    let (mut n_cells, mut record, mut number) = (0, csv::StringRecord::new(), 0);
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                return Err(Problem {
                    at: usize::try_from(line).ok().map(|line| (line, 1)),
                    ..Problem::error(format!("the values cannot be read: {error}"))
                }
                .with_remedy("check the quotation marks of this line"));
            }
        }
        number += 1;
        if !going.step() {
            return Err(called_off());
        }
        let filled = record
            .iter()
            .enumerate()
            .filter(|(_, words)| !words.trim().is_empty());
        let cells: Vec<(u32, Arc<str>)> = filled
            .filter_map(|(at, words)| Some((u32::try_from(at).ok()?, Arc::from(unguarded(words)))))
            .collect();
        n_cells += cells.len();
        if n_cells > MOST_CELLS {
            return Err(too_much("a million cells"));
        }
        if !cells.is_empty() {
            grid.rows.push(Row { number, cells });
        }
    }
    Ok(grid)
}

/// What parts the values: whichever of comma, semicolon and tab the first line has most of,
/// outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => counts
                .iter_mut()
                .filter(|(sign, _)| *sign == byte)
                .for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    // Of equals the comma wins, which stands first.
    let mut best = (b',', 0);
    for (sign, n) in counts {
        if n > best.1 {
            best = (sign, n);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_however_they_are_parted() {
        for text in [
            "a,\"b;c\",d\r\n1,2,3",
            "\u{feff}a;\"b;c\";d\n1;2;3\n",
            "a\t\"b;c\"\td\n1\t2\t3\n",
        ] {
            let grid = read(text.as_bytes(), &Going::default()).unwrap();
            assert_eq!(grid.rows.len(), 2, "{text}");
            assert_eq!(grid.rows[0].at(1), "b;c");
            assert_eq!(
                (grid.rows[1].number, grid.rows[1].at(2), grid.rows[1].at(3)),
                (2, "3", "")
            );
        }
    }

    #[test]
    fn what_was_guarded_is_read_as_it_was() {
        let grid = read(b"a,b\n'=1+1,'-\n", &Going::default()).unwrap();
        assert_eq!((grid.rows[1].at(0), grid.rows[1].at(1)), ("=1+1", "-"));
        assert!(read(&[0xFF, 0xFE, b'a', 0], &Going::default()).is_err());
        assert!(
            read(b"a,\xe9", &Going::default())
                .unwrap_err()
                .to_string()
                .contains("UTF-8")
        );
    }
}
