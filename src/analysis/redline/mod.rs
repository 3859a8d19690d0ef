//! Two drafts compared: what was added, removed, changed and moved, word by word.
//!
//! Articles and paragraphs are paired by id first, then by their words, so that a moved paragraph
//! is shown as moved and not as one deleted and one added. A redline is a whole patch: applied to
//! the old draft it gives the new one. Nothing that stood in the old draft is left out of it, so
//! that "every deletion since" can always be shown.

mod apply;
mod build;
mod moves;
mod pairing;
pub mod summary;
pub mod verdicts;
pub mod words;

pub use apply::apply;
pub use build::redline;
pub use words::{Piece, PieceKind};

use crate::model::draft::{Article, Draft, Level, Paragraph, ParagraphStatus};
use crate::model::ids::{ArticleId, ParagraphId};

/// Two drafts compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redline {
    /// The words of the title; empty where they are the same.
    pub title: Vec<Piece>,
    /// The recitals, then the articles in the new order, removed ones where they stood.
    pub sections: Vec<Section>,
    /// All of the new draft but its words, where anything but words, recitals and articles
    /// differs.
    pub(super) shell: Option<Box<Draft>>,
}

/// The recitals or an article, compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What became of it.
    pub fate: Fate,
    /// The old article and its place; absent for recitals and what is added.
    pub old: Option<ArticleAt>,
    /// The new article and its place; absent for recitals and what is removed.
    pub new: Option<ArticleAt>,
    /// Whether it stands elsewhere among the articles than it did.
    pub moved: bool,
    /// The words of its heading, the same where nothing changed.
    pub heading: Vec<Piece>,
    /// Its lines in the new order, removed ones where they stood.
    pub lines: Vec<Line>,
    /// Whether anything but heading, paragraphs, place and id differs.
    pub other: bool,
    /// The new article without words, where anything but words and paragraphs differs.
    pub(super) shell: Option<Box<Article>>,
}

/// A paragraph, compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What became of it.
    pub fate: Fate,
    /// Where it stood; absent for what is added.
    pub old: Option<LineAt>,
    /// Where it stands; absent for what is removed.
    pub new: Option<LineAt>,
    /// Whether it stands elsewhere than it did.
    pub moved: bool,
    /// Its words; empty where they are the same.
    pub pieces: Vec<Piece>,
    /// Its status before and after, where it changed.
    pub status: Option<(ParagraphStatus, ParagraphStatus)>,
    /// Its level before and after, where it changed.
    pub level: Option<(Level, Level)>,
    /// Whether anything but words, status, level, place and id differs.
    pub other: bool,
    /// The new paragraph without words, where anything but words differs.
    pub(super) shell: Option<Box<Paragraph>>,
}

/// What became of an article or paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It stands in both.
    Kept,
    /// It stands in the new draft only.
    Added,
    /// It stood in the old draft only.
    Removed,
    /// It stood here and stands elsewhere now, where it is shown in full.
    MovedAway,
}

/// An article and its place in its draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArticleAt {
    /// The article.
    pub id: ArticleId,
    /// Its place, from 0.
    pub at: usize,
}

/// A paragraph and its place in its draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineAt {
    /// The paragraph.
    pub id: ParagraphId,
    /// Place of its article, from 0; absent for a recital.
    pub article: Option<usize>,
    /// Its place in the article or preamble, from 0.
    pub at: usize,
}

impl Redline {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty()
            && self.shell.is_none()
            && self.sections.iter().all(|section| !section.differs())
    }

    /// The lines of all sections in order.
    pub fn lines(&self) -> impl Iterator<Item = (&Section, &Line)> {
        self.sections
            .iter()
            .flat_map(|section| section.lines.iter().map(move |line| (section, line)))
    }
}

impl Section {
    /// Whether it is the preamble.
    pub fn is_preamble(&self) -> bool {
        self.old.is_none() && self.new.is_none()
    }

    /// Whether the heading's words differ.
    pub fn heading_differs(&self) -> bool {
        self.heading
            .iter()
            .any(|piece| piece.kind != PieceKind::Same)
    }

    /// Whether anything in it differs.
    pub fn differs(&self) -> bool {
        self.fate != Fate::Kept
            || self.moved
            || self.other
            || self.heading_differs()
            || self.lines.iter().any(Line::differs)
    }
}

impl Line {
    /// Whether anything of it differs.
    pub fn differs(&self) -> bool {
        self.fate != Fate::Kept
            || self.moved
            || self.other
            || !self.pieces.is_empty()
            || self.status.is_some()
            || self.level.is_some()
    }

    /// Whether its words differ.
    pub fn words_differ(&self) -> bool {
        !self.pieces.is_empty()
    }
}
