//! Edits as lines of text, for the journal and the audit log.

use super::canonical::line_text;
use super::intake::{Intake, Record as _};
use super::parse::parse;
use super::schema::{EditRecord, SCHEMA};
use crate::model::change::Edit;
use crate::model::problem::{Problem, Severity};

/// The edit as one line of JSON, without the line's end.
///
/// # Errors
/// Where a value cannot be written, which no edit of ours holds.
pub fn to_json_line(edit: &Edit) -> Result<String, Problem> {
    serde_json::to_string(&EditRecord::write(edit))
        .map_err(|error| Problem::error(format!("the edit cannot be written: {error}")))
}

/// The edit of a line of JSON.
///
/// # Errors
/// Where the line is damaged, holds a bad id, or was written by a later version; nothing of such
/// an edit may be applied.
pub fn from_json_line(line: &str) -> Result<Edit, Problem> {
    let remedy = "the edits before it are good; this one and those after it cannot be applied";
    let record: EditRecord = serde_json::from_str(line).map_err(|error| {
        let column = error.column();
        Problem {
            at: Some((1, column.max(1))),
            ..Problem::error(format!("the edit cannot be read: {error}"))
        }
        .with_remedy(remedy)
    })?;
    read(record, line)
}

/// The edit as one line of RON, without header and without the line's end.
///
/// # Errors
/// As [`to_json_line`].
pub fn to_ron_line(edit: &Edit) -> Result<String, Problem> {
    line_text(&EditRecord::write(edit))
}

/// The edit of a text in RON.
///
/// # Errors
/// As [`from_json_line`].
pub fn from_ron_line(line: &str) -> Result<Edit, Problem> {
    let parsed = parse::<EditRecord>(line)?;
    read(parsed.value, line)
}

fn read(record: EditRecord, source: &str) -> Result<Edit, Problem> {
    if record.schema != SCHEMA {
        let message = format!(
            "the edit has schema {}, this program knows {SCHEMA}",
            record.schema
        );
        return Err(Problem::error(message).with_remedy("open it with a later version of Travaux"));
    }
    let mut intake = Intake::new("", source);
    let edit = record.read(&mut intake);
    let bad = intake
        .into_problems()
        .into_iter()
        .find(|problem| problem.severity == Severity::Error);
    match (edit, bad) {
        (Some(edit), None) => Ok(edit),
        (_, Some(problem)) => Err(problem),
        (None, None) => Err(Problem::error(
            "the edit holds a number that is out of range",
        )),
    }
}
