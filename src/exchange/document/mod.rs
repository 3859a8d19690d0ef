//! A document as blocks of runs: what every writer of Word, PDF, HTML, Markdown and plain text is
//! given, so that each of them knows paper and nothing of treaties.
//!
//! A document is made from what an audience may see and from nothing else. Its stamp stands on
//! every page; it holds no day of export, no user and no path, so that the same state gives the
//! same bytes.

mod compare;
mod html;
mod lay;
mod markdown;
mod marks;
mod onto;
mod plain;
mod project;
mod terms;
pub mod text;

pub use compare::{State, redline_text};
pub(crate) use html::ending_comments;
pub use html::{html, html_while};
pub use lay::{Style, lay};
pub use markdown::{markdown, markdown_while};
pub use plain::{plain, plain_while};
pub use project::{draft_text, names as party_names};
pub use terms::Terms;

use super::picture::Picture;
use crate::model::text::Lang;

/// A paper before it is written in any format: blocks of runs under a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// The language most of it is written in.
    pub lang: Lang,
    /// What stands on every page, one line each.
    pub stamp: Vec<String>,
    /// Whether it is a text that others will change, so that their changes are tracked.
    pub tracked: bool,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Comments, which runs point at by place.
    pub comments: Vec<Comment>,
    /// Footnotes, which runs point at by place.
    pub footnotes: Vec<String>,
}

/// What follows on what in a document: headings, paragraphs, tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// How deep: 1 for the highest under the title.
        level: u8,
        /// Its words.
        runs: Vec<Run>,
    },
    /// A paragraph.
    Paragraph(Para),
    /// A table.
    Table(Table),
    /// A picture; what it shows stands in words elsewhere too.
    Picture(Picture),
}

/// A paragraph: runs of words under a number, at an indent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Para {
    /// Its number as shown; may be empty.
    pub number: String,
    /// How far it is indented, from 0.
    pub indent: u8,
    /// Its words.
    pub runs: Vec<Run>,
    /// What it is.
    pub kind: ParaKind,
    /// Who put the paragraph in or took it out as a whole.
    pub change: Option<Change>,
    /// The colour its words are marked with.
    pub shade: Option<Shade>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParaKind {
    /// Words of the text.
    #[default]
    Body,
    /// A point of a list.
    Bullet,
    /// A remark beside the text, in small print.
    Note,
    /// Words cited.
    Quote,
}

/// Colours by which the World Health Organization shows what is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Yellow: agreed in a working group.
    Yellow,
    /// Green: agreed in plenary.
    Green,
}

impl Shade {
    /// The colour as six hexadecimal digits.
    pub fn hex(self) -> &'static str {
        match self {
            Self::Yellow => "FFF2A8",
            Self::Green => "CBEBC3",
        }
    }
}

/// Words of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they look.
    pub look: Look,
    /// Who put them in or took them out.
    pub change: Option<Change>,
    /// Places of the comments made on them.
    pub comments: Vec<usize>,
    /// Place of the footnote whose mark follows them.
    pub footnote: Option<usize>,
}

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Struck through.
    pub struck: bool,
}

/// Words put in or taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whether they were put in or taken out.
    pub kind: ChangeKind,
    /// Who did it: a delegation, or the name of a version.
    pub by: String,
    /// The day, as `2024-08-08`; empty where it is not known.
    pub date: String,
}

/// Whether words were put in or taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Put in.
    Inserted,
    /// Taken out.
    Deleted,
}

/// A remark in the margin, on the runs that point at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// Who made it.
    pub by: String,
    /// The day, as `2024-08-08`; empty where it is not known.
    pub date: String,
    /// What it says.
    pub text: String,
}

/// A table inside a document; every cell is a list of runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Headings of the columns.
    pub head: Vec<String>,
    /// How wide each column is, in parts of the whole.
    pub widths: Vec<u16>,
    /// Rows of cells.
    pub rows: Vec<Vec<Vec<Run>>>,
}

impl Table {
    /// How wide each column is, in parts of the whole, for as many columns as its longest row has.
    pub fn parts(&self) -> Vec<u16> {
        let lengths = self.rows.iter().map(Vec::len).chain([self.head.len()]);
        (0..lengths.max().unwrap_or(0))
            .map(|at| self.widths.get(at).copied().unwrap_or(1))
            .collect()
    }
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Bold words.
    pub fn bold(text: impl Into<String>) -> Self {
        let mut run = Self::plain(text);
        run.look.bold = true;
        run
    }

    /// Italic words.
    pub fn italic(text: impl Into<String>) -> Self {
        let mut run = Self::plain(text);
        run.look.italic = true;
        run
    }

    /// Whether the words were put in, and not taken out again.
    pub fn is_inserted(&self) -> bool {
        self.change.as_ref().is_some_and(Change::is_insertion)
    }

    /// Whether the words were taken out.
    pub fn is_deleted(&self) -> bool {
        self.change.as_ref().is_some_and(|c| !c.is_insertion())
    }
}

impl Change {
    /// Words put in.
    pub fn inserted(by: impl Into<String>, date: impl Into<String>) -> Self {
        Self {
            kind: ChangeKind::Inserted,
            by: by.into(),
            date: date.into(),
        }
    }

    /// Words taken out.
    pub fn deleted(by: impl Into<String>, date: impl Into<String>) -> Self {
        Self {
            kind: ChangeKind::Deleted,
            ..Self::inserted(by, date)
        }
    }

    /// Whether words were put in.
    pub fn is_insertion(&self) -> bool {
        self.kind == ChangeKind::Inserted
    }
}

impl Para {
    /// A paragraph of plain words.
    pub fn words(kind: ParaKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            runs: vec![Run::plain(text)],
            ..Self::default()
        }
    }
}

impl Document {
    /// Adds a heading.
    pub fn heading(&mut self, level: u8, words: impl Into<String>) {
        let runs = vec![Run::plain(words)];
        self.blocks.push(Block::Heading { level, runs });
    }

    /// Adds a paragraph of runs.
    pub fn paragraph(&mut self, kind: ParaKind, runs: Vec<Run>) {
        self.blocks.push(Block::Paragraph(Para {
            runs,
            kind,
            ..Para::default()
        }));
    }

    /// Adds a remark in small print.
    pub fn note(&mut self, words: impl Into<String>) {
        self.blocks
            .push(Block::Paragraph(Para::words(ParaKind::Note, words)));
    }
}
