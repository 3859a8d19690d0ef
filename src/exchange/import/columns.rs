//! Which column of a grid means what: by the names of our own long layout, or by a mapping.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::exchange::reading::{Grid, Row};
use crate::model::problem::Problem;

/// What a column can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Id of the bloc.
    Bloc,
    /// Code of the member whose own entry it is.
    State,
    /// Id of the issue.
    Issue,
    /// Id of the element.
    Element,
    /// In force since.
    From,
    /// requires, accepts, opposes, none.
    Verb,
    /// red line, core, preference.
    Strength,
    /// The demand from −3 to 3; read where no column tells verb and strength.
    Scale,
    /// Weight of the issue, 0-100.
    Salience,
    /// seed, record, record-unread, inferred, none.
    Confidence,
    /// shared or private.
    Layer,
    /// The stance in English.
    Stance,
    /// The stance in Chinese.
    StanceZh,
    /// What the bloc would settle for.
    Fallback,
    /// Codes with pinpoints.
    Sources,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Bloc,
        Self::State,
        Self::Issue,
        Self::Element,
        Self::From,
        Self::Verb,
        Self::Strength,
        Self::Scale,
        Self::Salience,
        Self::Confidence,
        Self::Layer,
        Self::Stance,
        Self::StanceZh,
        Self::Fallback,
        Self::Sources,
    ];

    /// Its name, the one of the long layout.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bloc => "bloc",
            Self::State => "state",
            Self::Issue => "issue",
            Self::Element => "element",
            Self::From => "from",
            Self::Verb => "verb",
            Self::Strength => "strength",
            Self::Scale => "scale",
            Self::Salience => "salience",
            Self::Confidence => "confidence",
            Self::Layer => "layer",
            Self::Stance => "stance",
            Self::StanceZh => "stance_zh",
            Self::Fallback => "fallback",
            Self::Sources => "sources",
        }
    }

    /// The field of this name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }
}

/// How a table that is not our own is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The sheet; the first that fits where absent.
    pub sheet: Option<String>,
    /// The row that names the columns, from 1; looked for where absent.
    pub header: Option<u32>,
    /// Name of a column in the table to what it means.
    pub columns: BTreeMap<String, Field>,
    /// Words for fields that have no column, or whose cell is empty.
    pub fill: BTreeMap<Field, String>,
    /// Words of the table to ours, by field.
    pub words: BTreeMap<Field, BTreeMap<String, String>>,
}

/// A row by what its cells mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row in the file, from 1.
    pub row: u32,
    words: BTreeMap<Field, Arc<str>>,
}

impl Line {
    /// The words of a field; empty where the table says nothing.
    pub fn get(&self, field: Field) -> &str {
        self.words.get(&field).map_or("", |words| words.as_ref())
    }
}

/// The rows of a table, and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The sheet they were taken from; empty for comma-separated values.
    pub sheet: String,
    /// The rows.
    pub lines: Vec<Line>,
    /// Which column each field stands in, from 0.
    pub columns: BTreeMap<Field, u32>,
    /// Names of columns that were not read.
    pub unread: Vec<String>,
    /// How many cells held a formula, of which the last result was read.
    pub n_formulas: usize,
}

/// How many rows are looked through for the names of the columns.
pub const HEADERS: usize = 20;

/// A name as it is compared: small letters, blanks and hyphens alike.
pub(super) fn simple(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// What the columns of a row of names mean, and the names that mean nothing.
fn meanings(row: &Row, mapping: Option<&Mapping>) -> (BTreeMap<Field, u32>, Vec<String>) {
    let (mut found, mut unread) = (BTreeMap::new(), Vec::new());
    for (at, name) in &row.cells {
        let field = match mapping {
            Some(mapping) => {
                let mut known = mapping.columns.iter();
                known
                    .find(|(theirs, _)| simple(theirs) == simple(name))
                    .map(|(_, field)| *field)
            }
            None => Field::from_word(&simple(name)),
        };
        match field {
            Some(field) if !found.contains_key(&field) => {
                found.insert(field, *at);
            }
            Some(_) | None => unread.push(name.to_string()),
        }
    }
    (found, unread)
}

/// The rows of the sheet that fits, by what their cells mean: our own long layout, or whatever
/// `mapping` says.
///
/// # Errors
/// Where no sheet has the columns that are needed.
pub fn lines(grids: &[Grid], mapping: Option<&Mapping>) -> Result<Table, Problem> {
    let filled = |field| mapping.is_some_and(|m| m.fill.contains_key(&field));
    let named = mapping.and_then(|mapping| mapping.sheet.as_deref());
    let header = mapping.and_then(|mapping| mapping.header);
    let fitting = grids
        .iter()
        .filter(|grid| named.is_none_or(|name| grid.name == name));
    for grid in fitting {
        let heads = grid.rows.iter().enumerate().take(HEADERS);
        let heads = heads.filter(|(_, row)| header.is_none_or(|n| row.number == n));
        for (at, row) in heads {
            let (columns, unread) = meanings(row, mapping);
            let has = |field| columns.contains_key(&field) || filled(field);
            let asks = has(Field::Element) && (has(Field::Verb) || has(Field::Scale));
            let says = has(Field::Stance) || has(Field::Salience) || has(Field::Confidence);
            if !(has(Field::Bloc) && has(Field::Issue) && (asks || says)) {
                continue;
            }
            let rows = grid.rows.iter().skip(at + 1);
            let lines = rows.map(|row| line(row, &columns, mapping)).collect();
            return Ok(Table {
                sheet: grid.name.clone(),
                lines,
                columns,
                unread,
                n_formulas: grid.n_formulas,
            });
        }
    }
    let what = match (named, header) {
        (Some(name), _) if !grids.iter().any(|grid| grid.name == name) => {
            format!("there is no sheet \"{}\"", name.escape_debug())
        }
        (_, Some(row)) => {
            format!("row {row} does not name the columns bloc and issue, and verb or stance")
        }
        _ => "no row names the columns bloc and issue, and verb or stance".to_owned(),
    };
    Err(Problem::error(what).with_remedy(
        "export positions in the long layout to see the columns, or say with --map which column means what",
    ))
}

fn line(row: &Row, columns: &BTreeMap<Field, u32>, mapping: Option<&Mapping>) -> Line {
    let mut words = BTreeMap::new();
    for field in Field::ALL {
        let column = columns.get(&field).copied();
        let told: Option<Arc<str>> = column
            .and_then(|at| row.cells.binary_search_by_key(&at, |(c, _)| *c).ok())
            .and_then(|at| row.cells.get(at))
            .map(|(_, words)| Arc::clone(words));
        let ours = mapping.and_then(|mapping| {
            let said = told.as_deref().unwrap_or_default().trim();
            let known = mapping.words.get(&field).and_then(|words| words.get(said));
            let fill = mapping.fill.get(&field).filter(|_| said.is_empty());
            known.or(fill).map(|words| Arc::from(words.as_str()))
        });
        if let Some(said) = ours.or(told) {
            words.insert(field, said);
        }
    }
    Line {
        row: row.number,
        words,
    }
}
