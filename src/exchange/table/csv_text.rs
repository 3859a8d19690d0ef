//! A table as comma-separated values: RFC 4180, UTF-8, and nothing a spreadsheet would run.

use std::borrow::Cow;

use super::{Sheet, Value};
use crate::exchange::going::Going;

/// The table with a header row of the columns' names for scripts, and the stamp as last column.
///
/// Figures are written as they are; words that a spreadsheet would take for a formula get an
/// apostrophe before them, which [`unguarded`] takes off.
pub fn csv_bytes(sheet: &Sheet, going: &Going) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::with_capacity(
            sheet.rows.len() * (sheet.columns.len() + 4) * 16,
        ));
    let stamp = sheet.stamp.line();
    let stamp = guarded(&stamp);
    let header = sheet.columns.iter().map(|column| guarded(&column.key));
    // Writing to memory cannot fail, and every row has a cell a column.
    let header = header.chain([Cow::Borrowed("stamp")]);
    let mut good = writer
        .write_record(header.map(|name| name.as_bytes().to_vec()))
        .is_ok();
    for row in going.each(&sheet.rows) {
        for cell in row {
            let written = match &cell.value {
                Value::Text(words) => writer.write_field(guarded(words).as_bytes()),
                value @ (Value::Empty
                | Value::Term(_)
                | Value::Int(_)
                | Value::Verdict(_)
                | Value::Stance(..)
                | Value::Scale(_)) => writer.write_field(value.plain().as_bytes()),
            };
            good &= written.is_ok();
        }
        good &= writer.write_field(stamp.as_bytes()).is_ok();
        good &= writer.write_record(None::<&[u8]>).is_ok();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    debug_assert!(good, "a row has another length than the header");
    bytes
}

fn begins_formula(words: &str) -> bool {
    words.trim_start_matches('\'').starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
    ])
}

/// Words no spreadsheet takes for a formula.
pub fn guarded(words: &str) -> Cow<'_, str> {
    if begins_formula(words) {
        Cow::Owned(format!("'{words}"))
    } else {
        Cow::Borrowed(words)
    }
}

/// The words that [`guarded`] was given.
pub fn unguarded(words: &str) -> &str {
    match words.strip_prefix('\'') {
        Some(rest) if begins_formula(rest) => rest,
        Some(_) | None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guarding_can_be_undone() {
        for words in [
            "=1+1", "-1", "'=1", "''+a", "＝1", "\tx", "'t Hooft", "a=b", "", "'", "@x", "\n=1",
        ] {
            let safe = guarded(words);
            assert_eq!(unguarded(&safe), words);
            assert!(
                !safe.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']),
                "{safe:?}"
            );
        }
        assert_eq!(guarded("'t Hooft"), "'t Hooft");
    }
}
