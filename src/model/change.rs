//! Changes to a workspace: what a command does to it, and how to take it back.
//!
//! A change names the record it replaces and holds it before and after, so its inverse is the same
//! change with the two swapped. Applying a change whose *before* is not what stands there is
//! refused: a stale journal entry or a damaged undo list can never overwrite newer work.

mod apply;
mod diff;
mod inverse;
mod merge;
mod text;
mod touched;

pub use diff::{between, between_drafts};
pub use touched::Touched;

use super::bloc::{Bloc, MemberEntry, Position};
use super::decision::Decision;
use super::draft::{Article, Frame, Paragraph, Wrap};
use super::ids::{
    ArticleId, BlocId, BracketId, DecisionId, IssueId, NoteId, ParagraphId, ProposalId, SourceId,
    VersionId,
};
use super::issue::Issue;
use super::note::Note;
use super::proposal::Proposal;
use super::reference::Source;
use super::workspace::{NamedVersion, Workspace};

/// One step a person can undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Message key of what was done, for menus, such as `edit-text`.
    pub label: String,
    /// What it was done to, such as `Article 4, 2 (a)`; may be empty.
    pub subject: String,
    /// Who did it.
    pub author: String,
    /// When, in milliseconds since 1970.
    pub time_ms: u64,
    /// What changed, in the order in which it was applied.
    pub changes: Vec<Change>,
}

/// The replacement of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Words of a paragraph: at byte `at`, `removed` made way for `inserted`. What is known of
    /// brackets moves along; a change that takes one of those brackets away is no change of words
    /// only, and [`Change::of_text`] makes it one of the list.
    Text {
        /// The paragraph.
        paragraph: ParagraphId,
        /// Byte in the text before the change.
        at: usize,
        /// Words taken out.
        removed: String,
        /// Words put in.
        inserted: String,
    },
    /// The list of paragraphs of an article (split, merge, level, status, order).
    Paragraphs {
        /// The article.
        article: ArticleId,
        /// Before.
        before: Vec<Paragraph>,
        /// After.
        after: Vec<Paragraph>,
    },
    /// The recitals.
    Preamble {
        /// Before.
        before: Vec<Paragraph>,
        /// After.
        after: Vec<Paragraph>,
    },
    /// The heading of an article.
    Heading {
        /// The article.
        article: ArticleId,
        /// Before.
        before: String,
        /// After.
        after: String,
    },
    /// An article appears at, or vanishes from, a place.
    Article {
        /// Its place in the list.
        place: usize,
        /// The article that stood there; absent when one is put in.
        before: Option<Article>,
        /// The article that stands there; absent when one is taken out.
        after: Option<Article>,
    },
    /// An article moves.
    MoveArticle {
        /// From this place.
        from: usize,
        /// To this place, counted after it was taken out.
        to: usize,
    },
    /// The title of the draft.
    DraftTitle {
        /// Before.
        before: String,
        /// After.
        after: String,
    },
    /// Whether the draft is complete.
    DraftComplete {
        /// Before.
        before: bool,
        /// After.
        after: bool,
    },
    /// A decision appears, changes or is taken back.
    Decision {
        /// Its id.
        id: DecisionId,
        /// Before.
        before: Option<Box<Decision>>,
        /// After.
        after: Option<Box<Decision>>,
    },
    /// The delegation's own bloc.
    Own {
        /// Before.
        before: Option<BlocId>,
        /// After.
        after: Option<BlocId>,
    },
    /// The workspace's title.
    Title {
        /// Before.
        before: String,
        /// After.
        after: String,
    },
    /// A bloc's position on an issue.
    Position {
        /// The bloc.
        bloc: BlocId,
        /// The issue.
        issue: IssueId,
        /// Its place among the bloc's positions, where it had one before: there it comes back. Else
        /// it stands where the order of issues has it.
        place: Option<usize>,
        /// Before.
        before: Option<Box<Position>>,
        /// After.
        after: Option<Box<Position>>,
    },
    /// The entries of a bloc's members.
    MemberEntries {
        /// The bloc.
        bloc: BlocId,
        /// Before.
        before: Vec<MemberEntry>,
        /// After.
        after: Vec<MemberEntry>,
    },
    /// A bloc appears at, vanishes from, or is replaced at a place.
    Bloc {
        /// Its place in the list.
        place: usize,
        /// Before.
        before: Option<Box<Bloc>>,
        /// After.
        after: Option<Box<Bloc>>,
    },
    /// An issue appears at, vanishes from, or is replaced at a place.
    Issue {
        /// Its place in the list.
        place: usize,
        /// Before.
        before: Option<Box<Issue>>,
        /// After.
        after: Option<Box<Issue>>,
    },
    /// A source appears, changes or is taken out.
    Source {
        /// Its code.
        id: SourceId,
        /// Where it is put in the list if it appears; at the end where the list is shorter.
        place: usize,
        /// Before.
        before: Option<Box<Source>>,
        /// After.
        after: Option<Box<Source>>,
    },
    /// A named version appears or is taken out.
    Version {
        /// Its id.
        id: VersionId,
        /// Before.
        before: Option<Box<NamedVersion>>,
        /// After.
        after: Option<Box<NamedVersion>>,
    },
    /// How an article is numbered and what begins with it.
    Frame {
        /// The article.
        article: ArticleId,
        /// Before.
        before: Frame,
        /// After.
        after: Frame,
    },
    /// Brackets round whole paragraphs or articles appear, change or vanish.
    Wrap {
        /// Their id.
        id: BracketId,
        /// Before.
        before: Option<Box<Wrap>>,
        /// After.
        after: Option<Box<Wrap>>,
    },
    /// A proposal appears, changes or vanishes.
    Proposal {
        /// Its id.
        id: ProposalId,
        /// Before.
        before: Option<Box<Proposal>>,
        /// After.
        after: Option<Box<Proposal>>,
    },
    /// A note appears, changes or vanishes.
    Note {
        /// Its id.
        id: NoteId,
        /// Before.
        before: Option<Box<Note>>,
        /// After.
        after: Option<Box<Note>>,
    },
}

/// A change did not fit what stands in the workspace; nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale;

impl std::fmt::Display for Stale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the change was made to an earlier state of the workspace")
    }
}

impl std::error::Error for Stale {}

impl Edit {
    /// Applies every change, or none.
    ///
    /// # Errors
    /// [`Stale`] where one change does not fit; those before it are taken back.
    pub fn apply(&self, workspace: &mut Workspace) -> Result<(), Stale> {
        for (n_done, change) in self.changes.iter().enumerate() {
            if change.apply(workspace).is_err() {
                for done in self.changes.iter().take(n_done).rev() {
                    // What was just applied always fits backwards.
                    done.clone().inverse().apply(workspace)?;
                }
                return Err(Stale);
            }
        }
        Ok(())
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let changes = self
            .changes
            .iter()
            .rev()
            .cloned()
            .map(Change::inverse)
            .collect();
        Self {
            changes,
            ..self.clone()
        }
    }
}
