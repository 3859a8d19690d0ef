//! A treaty text as far as an audience may see it: articles and clauses with what was put in and
//! taken out, by whom. Documents are laid out from it, and Akoma Ntoso is written from it.

use crate::model::draft::{Level, ParagraphStatus};
use crate::model::text::Lang;

use super::{Change, Comment, Run};

/// The number of an article that is only proposed.
pub const PROPOSED: &str = "[new]";

/// A text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextOut {
    /// Its title.
    pub title: Vec<Run>,
    /// The language it is written in.
    pub lang: Lang,
    /// What the export says of itself, one line each.
    pub stamp: Vec<String>,
    /// The day of the version, as `2024-08-08`; empty where it has none.
    pub date: String,
    /// Digits that tell this state of the text from others.
    pub hash: String,
    /// Recitals.
    pub preamble: Vec<ClauseOut>,
    /// Articles, in order.
    pub articles: Vec<ArticleOut>,
    /// Comments, which runs point at by place.
    pub comments: Vec<Comment>,
    /// Footnotes, which runs point at by place.
    pub footnotes: Vec<String>,
}

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleOut {
    /// Chapters and sections that begin before it: `Chapter II`, and the heading.
    pub opens: Vec<DivisionOut>,
    /// `5`, `5 bis`.
    pub number: String,
    /// Its heading.
    pub heading: Vec<Run>,
    /// Its paragraphs, items and tails.
    pub clauses: Vec<ClauseOut>,
    /// Who put the article in or took it out as a whole.
    pub change: Option<Change>,
}

/// A chapter or section that begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DivisionOut {
    /// `Chapter II`.
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// 1 for a chapter, 2 for a section.
    pub depth: u8,
}

/// A paragraph, item or tail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseOut {
    /// `1.`, `(a)`, `Option 2`; may be empty.
    pub number: String,
    /// `2 (a) (i)`: where it stands in its article; may be empty.
    pub place: String,
    /// How deep it stands.
    pub level: Level,
    /// Its words.
    pub runs: Vec<Run>,
    /// Where the negotiation of it stands.
    pub status: ParagraphStatus,
    /// Who put the clause in or took it out as a whole.
    pub change: Option<Change>,
    /// Place among the article's clauses of the one it is an alternative to.
    pub alternative_to: Option<usize>,
    /// Remarks below it, such as proposals that overlap others.
    pub remarks: Vec<String>,
    /// Delegations that reserve on it.
    pub reserves: Vec<String>,
}

impl ClauseOut {
    /// Its words, without what is taken out.
    pub fn words(&self) -> String {
        let standing = self.runs.iter().filter(|run| !run.is_deleted());
        standing.map(|run| run.text.as_str()).collect()
    }

    /// Whether it is struck as a whole.
    pub fn is_struck(&self) -> bool {
        self.status.is_struck() || self.change.as_ref().is_some_and(|c| !c.is_insertion())
    }
}

impl TextOut {
    /// The text without anything taken out, remarks, comments and marks of who put words in: what
    /// a clean copy shows.
    pub fn cleaned(mut self) -> Self {
        let clean = |runs: &mut Vec<Run>| {
            runs.retain(|run| !run.is_deleted());
            for run in runs {
                run.change = None;
                run.comments.clear();
            }
        };
        let clause = |clauses: &mut Vec<ClauseOut>| {
            // Alternatives point at places, which shift when struck clauses go.
            let mut kept = Vec::new();
            let mut n_kept = 0;
            for clause in clauses.iter() {
                kept.push((!clause.is_struck()).then_some(n_kept));
                n_kept += usize::from(!clause.is_struck());
            }
            clauses.retain(|clause| !clause.is_struck());
            for clause in clauses.iter_mut() {
                clean(&mut clause.runs);
                clause.change = None;
                clause.remarks.clear();
                clause.reserves.clear();
                clause.status = ParagraphStatus::Open;
                let moved = clause.alternative_to.and_then(|at| kept.get(at).copied());
                clause.alternative_to = moved.flatten();
            }
        };
        clean(&mut self.title);
        clause(&mut self.preamble);
        self.articles
            .retain(|a| a.change.as_ref().is_none_or(Change::is_insertion));
        for article in &mut self.articles {
            clean(&mut article.heading);
            clause(&mut article.clauses);
            article.change = None;
        }
        self.comments.clear();
        self
    }
}
