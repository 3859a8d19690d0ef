//! Tables as data: one model of typed cells that every writer of a format reads.

mod csv_text;
mod draft;
mod explain;
mod glyphs;
mod html;
mod json;
mod long;
mod markdown;
mod plain;
mod positions;
mod tint;

pub use csv_text::{csv_bytes, guarded, unguarded};
pub use draft::{accessions, brackets, instruments, objections, verdicts};
pub use explain::conventions;
pub use glyphs::{shown_stance, shown_verdict};
pub(super) use html::escape;
pub use html::{SCRIPT, html};
pub use json::{SCHEMA_VERSION, json};
pub use long::{MIXED, NONE};
pub use markdown::markdown;
pub use plain::{ArticleLine, IssueCell, IssueLine, PositionTable, VerdictTable, inert};
pub use positions::{Columns, Detail, Layout, positions};
pub use tint::{Tint, tint};

use crate::assess::matrix::Reading;
use crate::assess::verdict::Verdict;
use crate::model::bloc::Strength;
use crate::words::{UiLang, Words};

use super::public::{SourceOut, Stamp, Term};

/// What an export shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What every bloc holds on every issue.
    #[default]
    Positions,
    /// What every bloc says of every article or clause.
    Verdicts,
    /// Every finding in the draft.
    Objections,
    /// Treaties, soft law and bodies.
    Instruments,
    /// Accessions a year.
    Accessions,
    /// Brackets and what is agreed, version after version.
    Brackets,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Positions,
        Self::Verdicts,
        Self::Objections,
        Self::Instruments,
        Self::Accessions,
        Self::Brackets,
    ];

    /// The English word, as scripts read and write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Positions => "positions",
            Self::Verdicts => "verdicts",
            Self::Objections => "objections",
            Self::Instruments => "instruments",
            Self::Accessions => "accessions",
            Self::Brackets => "brackets",
        }
    }
}

/// What was asked for by name; everything where nothing is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Only<'a> {
    /// Names of rows.
    pub rows: &'a [String],
    /// Ids of blocs, or codes of States where they are the columns.
    pub blocs: &'a [String],
}

impl Only<'_> {
    /// Whether a row that goes by these names is wanted.
    fn has_row(self, names: &[&str]) -> bool {
        is_wanted(self.rows, names)
    }

    /// Whether a bloc or State that goes by these names is wanted.
    fn has_bloc(self, names: &[&str]) -> bool {
        is_wanted(self.blocs, names)
    }
}

fn is_wanted(asked: &[String], names: &[&str]) -> bool {
    asked.is_empty() || names.iter().any(|name| asked.iter().any(|a| a == name))
}

/// A table ready to be written in any format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it shows.
    pub kind: Kind,
    /// The layout in a word: wide, binary, scaled, long, articles, clauses, list.
    pub layout: &'static str,
    /// Its title.
    pub title: String,
    /// What it says of itself.
    pub stamp: Stamp,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// How many columns at the left name the row and stay in view.
    pub n_fixed: usize,
    /// What the cited codes stand for.
    pub sources: Vec<SourceOut>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name for scripts.
    pub key: String,
    /// Its name for people.
    pub title: String,
    /// What stands in it.
    pub about: String,
    /// How wide it is on a page, in characters.
    pub width: u16,
}

/// Makes columns whose name for people and what stands in them are messages.
fn columns_in(words: &Words) -> impl Fn((&str, u16), &str, &str) -> Column {
    |(key, width), title, about| Column::new(key, width, words.t(about)).titled(words.t(title))
}

impl Sheet {
    /// The words of its language.
    pub fn words(&self) -> &'static Words {
        self.stamp.words()
    }

    /// Its language.
    pub fn lang(&self) -> UiLang {
        self.stamp.lang
    }

    /// The name of what it shows, for people.
    pub fn name(&self) -> &'static str {
        self.words().t(kind_key(self.kind))
    }
}

/// The message that names what an export shows.
pub fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Positions => "kind-positions",
        Kind::Verdicts => "kind-verdicts",
        Kind::Objections => "kind-objections",
        Kind::Instruments => "kind-instruments",
        Kind::Accessions => "kind-accessions",
        Kind::Brackets => "kind-brackets",
    }
}

impl Column {
    /// A column whose names for scripts and people are the same, but for hyphens and underscores.
    pub fn new(key: &str, width: u16, about: &str) -> Self {
        Self {
            key: key.to_owned(),
            title: key.replace('_', " "),
            about: about.to_owned(),
            width,
        }
    }

    /// With this name for people.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }
}

/// A cell: a typed value and, where there is more to say, a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The value.
    pub value: Value,
    /// Reasons and sources, for formats that can show a note beside a value; often empty.
    pub note: String,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A word of a closed list.
    Term(Term),
    /// A figure.
    Int(i64),
    /// A verdict.
    Verdict(Verdict),
    /// What demands amount to, and the strongest of them.
    Stance(Reading, Option<Strength>),
    /// A demand from −3 to 3.
    Scale(i8),
}

impl Cell {
    /// Words; nothing where there are none.
    pub fn text(words: &str) -> Self {
        let value = if words.is_empty() {
            Value::Empty
        } else {
            Value::Text(words.to_owned())
        };
        value.into()
    }

    /// A word of a closed list; nothing where nothing is said.
    pub fn term(term: Term) -> Self {
        let value = if term.word.is_empty() {
            Value::Empty
        } else {
            Value::Term(term)
        };
        value.into()
    }

    /// A figure; nothing where there is none.
    pub fn int(figure: Option<impl Into<i64>>) -> Self {
        figure.map_or(Value::Empty, |n| Value::Int(n.into())).into()
    }

    /// With a note.
    #[must_use]
    pub fn noted(mut self, note: String) -> Self {
        self.note = note;
        self
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self {
            value,
            note: String::new(),
        }
    }
}

impl Value {
    /// The word or figure alone, as scripts read it.
    pub fn plain(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(words) => words.as_str().into(),
            Self::Term(term) => term.word.into(),
            Self::Int(figure) => figure.to_string().into(),
            Self::Verdict(verdict) => verdict.word().into(),
            Self::Stance(reading, _) => reading.word().into(),
            Self::Scale(figure) => figure.to_string().into(),
        }
    }

    /// The same with its glyph, as people read it in a language.
    pub fn shown(&self, lang: UiLang) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Verdict(verdict) => shown_verdict(*verdict, lang).into(),
            Self::Stance(reading, strength) => shown_stance(*reading, *strength, lang).into(),
            Self::Term(term) => term.told(Words::of(lang)).into(),
            Self::Scale(figure) if *figure > 0 => format!("+{figure}").into(),
            Self::Scale(figure) if *figure < 0 => format!("−{}", figure.unsigned_abs()).into(),
            Self::Scale(_) | Self::Empty | Self::Text(_) | Self::Int(_) => self.plain(),
        }
    }
}
