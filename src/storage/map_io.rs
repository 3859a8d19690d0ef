//! What the columns of somebody's table mean, from a file a person writes.

use std::path::Path;

use serde::Deserialize;

use super::parse::{decode, parse};
use super::schema::Map;
use super::text_io::read_bounded;
use crate::exchange::import::{Field, Mapping};
use crate::model::problem::Problem;

/// The file, as docs/exports.md describes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MapFile {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(default)]
    sheet: Option<String>,
    #[serde(default)]
    header: Option<u32>,
    columns: Map<String, String>,
    #[serde(default)]
    fill: Map<String, String>,
    #[serde(default)]
    words: Map<String, Map<String, String>>,
}

/// Reads a mapping.
///
/// # Errors
/// What the disk refuses, what is no RON, and names of fields that there are not.
pub fn load_mapping(path: &Path) -> Result<Mapping, Problem> {
    let shown = path.to_string_lossy();
    let bytes = read_bounded(path, 1024 * 1024)?;
    read(&bytes).map_err(|problem| problem.in_file(&shown))
}

fn read(bytes: &[u8]) -> Result<Mapping, Problem> {
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
    fn a_mapping_is_read_and_refused_with_its_place() {
        let text = r#"(schema: 1, sheet: "Data", columns: {"Group": "bloc", "Topic": "issue"},
            fill: {"from": "2016"}, words: {"bloc": {"Europe": "us-eu"}})"#;
        let mapping = read(text.as_bytes()).unwrap();
        assert_eq!(mapping.columns.get("Group"), Some(&Field::Bloc));
        assert_eq!(mapping.sheet.as_deref(), Some("Data"));
        assert_eq!(mapping.words[&Field::Bloc]["Europe"], "us-eu");
        for (bad, says) in [
            (r#"(schema: 1, columns: {"a": "colour"})"#, "colour"),
            (r#"(schema: 1, columns: {"a": "bloc", "a": "issue"})"#, "a"),
            ("(schema: 1, columns: {}, more: 1)", "more"),
            ("(schema: 9, columns: {})", "later version"),
        ] {
            let problem = read(bad.as_bytes()).unwrap_err();
            assert!(problem.to_string().contains(says), "{problem}");
        }
    }
}
