//! What the columns of somebody's table mean, from a file a person writes.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::canonical::file_text;
use super::parse::{decode, parse};
use super::schema::{Map, SCHEMA, is_default};
use super::text_io::read_bounded;
use crate::exchange::import::{Field, Mapping};
use crate::model::problem::Problem;

/// The file, as docs/exports.md describes it.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct MapFile {
    schema: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    sheet: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    header: Option<u32>,
    columns: Map<String, String>,
    #[serde(default, skip_serializing_if = "is_default")]
    fill: Map<String, String>,
    #[serde(default, skip_serializing_if = "is_default")]
    words: Map<String, Map<String, String>>,
}

/// A mapping as the text of a file that [`load_mapping`] reads.
///
/// # Errors
/// Where a value cannot be written, which is a fault of the program.
pub fn mapping_text(mapping: &Mapping) -> Result<String, Problem> {
    let word = |field: &Field| field.word().to_owned();
    let columns = mapping.columns.iter();
    let fill = mapping.fill.iter();
    let words = mapping.words.iter().filter(|(_, words)| !words.is_empty());
    file_text(&MapFile {
        schema: SCHEMA,
        sheet: mapping.sheet.clone(),
        header: mapping.header,
        columns: columns.map(|(name, f)| (name.clone(), word(f))).collect(),
        fill: fill
            .map(|(field, words)| (word(field), words.clone()))
            .collect(),
        words: words
            .map(|(field, words)| (word(field), Map(words.clone())))
            .collect(),
    })
}

/// Reads a mapping.
///
/// # Errors
/// What the disk refuses, what is no RON, and names of fields that there are not.
pub fn load_mapping(path: &Path) -> Result<Mapping, Problem> {
    let shown = path.to_string_lossy();
    let bytes = read_bounded(path, 1024 * 1024)?;
    read_mapping(&bytes).map_err(|problem| problem.in_file(&shown))
}

/// Reads a mapping from the bytes of its file.
///
/// # Errors
/// What is no RON, and names of fields that there are not, each with its place.
pub fn read_mapping(bytes: &[u8]) -> Result<Mapping, Problem> {
    let parsed = parse::<MapFile>(decode(bytes)?)?;
    if parsed.newer.is_some() {
        return Err(Problem::error(
            "the mapping was written for a later version of Travaux",
        ));
    }
    let file = parsed.value;
    let field = |name: &String| {
        Field::from_word(name).ok_or_else(|| {
            let all: Vec<&str> = Field::ALL.iter().map(|field| field.word()).collect();
            Problem::error(format!("there is no field \"{}\"", name.escape_debug()))
                .with_remedy(format!("use one of: {}", all.join(", ")))
        })
    };
    let mut mapping = Mapping {
        sheet: file.sheet,
        header: file.header,
        ..Mapping::default()
    };
    for (column, name) in file.columns.0 {
        mapping.columns.insert(column, field(&name)?);
    }
    for (name, words) in file.fill.0 {
        mapping.fill.insert(field(&name)?, words);
    }
    for (name, words) in file.words.0 {
        mapping.words.insert(field(&name)?, words.0);
    }
    Ok(mapping)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_read_as_it_was_written() {
        let mut mapping = Mapping {
            sheet: Some("Data \"2024\"".to_owned()),
            header: Some(3),
            ..Mapping::default()
        };
        mapping.columns.insert("集团".to_owned(), Field::Bloc);
        mapping.columns.insert("Question".to_owned(), Field::Issue);
        mapping.fill.insert(Field::From, "2016".to_owned());
        let words = mapping.words.entry(Field::Bloc).or_default();
        words.insert("Europe".to_owned(), "us-eu".to_owned());
        mapping.words.entry(Field::Verb).or_default();
        let text = mapping_text(&mapping).unwrap();
        mapping.words.remove(&Field::Verb);
        assert_eq!(read_mapping(text.as_bytes()).unwrap(), mapping, "{text}");
        let plain = mapping_text(&Mapping::default()).unwrap();
        assert_eq!(read_mapping(plain.as_bytes()).unwrap(), Mapping::default());
    }

    #[test]
    fn a_mapping_is_read_and_refused_with_its_place() {
        let text = r#"(schema: 1, sheet: "Data", columns: {"Group": "bloc", "Topic": "issue"},
            fill: {"from": "2016"}, words: {"bloc": {"Europe": "us-eu"}})"#;
        let mapping = read_mapping(text.as_bytes()).unwrap();
        assert_eq!(mapping.columns.get("Group"), Some(&Field::Bloc));
        assert_eq!(mapping.sheet.as_deref(), Some("Data"));
        assert_eq!(mapping.words[&Field::Bloc]["Europe"], "us-eu");
        for (bad, says) in [
            (r#"(schema: 1, columns: {"a": "colour"})"#, "colour"),
            (r#"(schema: 1, columns: {"a": "bloc", "a": "issue"})"#, "a"),
            ("(schema: 1, columns: {}, more: 1)", "more"),
            ("(schema: 9, columns: {})", "later version"),
        ] {
            let problem = read_mapping(bad.as_bytes()).unwrap_err();
            assert!(problem.to_string().contains(says), "{problem}");
        }
    }
}
