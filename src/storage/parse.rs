//! Bytes of one file to its records: decoding, size, schema, then the parser.

use ron::Options;
use ron::error::Error;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::fast;
use super::lex::{byte_at, field_at, schema_of};
use super::ron_error::{explain, problem_at};
use super::schema::SCHEMA;
use crate::model::problem::Problem;

/// Largest file that is read: 64 MiB, far above any dossier.
pub(crate) const LARGEST: usize = 64 * 1024 * 1024;

/// How many unknown fields of a newer file are passed over before giving up.
const PASSED_OVER: usize = 200;

/// The records of a file.
pub(crate) struct Parsed<T> {
    /// What it holds.
    pub(crate) value: T,
    /// The schema, where it is newer than this program's.
    pub(crate) newer: Option<u32>,
}

/// The text of a file.
///
/// # Errors
/// Where the bytes are too many, none, or no UTF-8.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, Problem> {
    let utf16 = [&[0xFF, 0xFE][..], &[0xFE, 0xFF][..]]
        .iter()
        .any(|mark| bytes.starts_with(mark));
    if bytes.len() > LARGEST {
        return Err(too_large(bytes.len() as u64));
    }
    if utf16 {
        return Err(Problem {
            at: Some((1, 1)),
            ..Problem::error("the file is written in UTF-16")
        }
        .with_remedy("save it as UTF-8"));
    }
    // The mark some editors put before UTF-8 is harmless; it goes at the next rewrite.
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes
            .get(..error.valid_up_to())
            .and_then(|b| std::str::from_utf8(b).ok())
            .unwrap_or("");
        problem_at(good, good.len(), "the file is not written in UTF-8").with_remedy(
            "open it with its own encoding (GBK for many Chinese files) and save it as UTF-8",
        )
    })?;
    if text.trim().is_empty() {
        return Err(Problem {
            at: Some((1, 1)),
            ..Problem::error("the file is empty")
        }
        .with_remedy("take it from a copy, or remove it"));
    }
    Ok(text)
}

/// The problem of a file that is too large to be read.
pub(crate) fn too_large(bytes: u64) -> Problem {
    Problem::error(format!(
        "the file has {} MiB; files of more than {} MiB are not read",
        bytes / (1024 * 1024),
        LARGEST / (1024 * 1024)
    ))
    .with_remedy("check that the file belongs into this folder")
}

/// Parses a file, reading its schema first.
///
/// A file of a newer schema is read as far as this program understands it: fields it does not
/// know are passed over. Such a file is never written.
///
/// # Errors
/// The first problem of the text, with its place.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Result<Parsed<T>, Problem> {
    match schema_of(text) {
        None => match options().from_str::<T>(text) {
            // The record would have been good but for the order of its fields.
            Ok(_) => Err(
                problem_at(text, 0, "`schema: 1` is not the first field of the record")
                    .with_remedy("move it to the beginning of the record"),
            ),
            Err(error) => Err(explain(text, &error)),
        },
        Some((0, at)) => Err(problem_at(text, at, "there is no schema 0")
            .with_remedy(format!("write `schema: {SCHEMA}`"))),
        Some((schema, _)) if schema > SCHEMA => {
            let value = parse_newer(text, schema)?;
            Ok(Parsed {
                value,
                newer: Some(schema),
            })
        }
        Some(_) => match fast::read(text).map_or_else(|| options().from_str(text), Ok) {
            Ok(value) => Ok(Parsed { value, newer: None }),
            Err(error) => Err(explain(text, &error)),
        },
    }
}

/// How RON is read: `Some` may be left out, with or without the header.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn parse_newer<T: DeserializeOwned>(text: &str, schema: u32) -> Result<T, Problem> {
    let mut text = text.to_owned();
    for _ in 0..PASSED_OVER {
        let error = match options().from_str(&text) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let Error::NoSuchStructField { found, .. } = &error.code else {
            break;
        };
        let end = byte_at(&text, error.span.end.line, error.span.end.col);
        let name = text
            .get(..end)
            .and_then(|before| before.rfind(found.as_str()));
        let Some((from, to)) = name.and_then(|at| field_at(&text, at)) else {
            break;
        };
        text.replace_range(from..to, "");
    }
    Err(Problem::error(format!(
        "the file has schema {schema}, which this version of the program cannot read (it knows schema {SCHEMA})"
    ))
    .with_remedy("open it with a later version of Travaux; it is left as it is"))
}
