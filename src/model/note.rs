//! Comments on words of the draft, and footnotes.
//!
//! A note is anchored by the words it was made on, as a decision is, so that edits elsewhere leave
//! it alone. One that is [`Layer::Private`] is *internal*: it stands in `private/` and never leaves
//! in an export.

use super::bloc::Layer;
use super::decision::Quote;
use super::ids::{ArticleId, NoteId, ParagraphId, ProposalId};

/// One comment or footnote, one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// What it stands on.
    pub on: NoteOn,
    /// The words it stands on; empty for the whole.
    pub quote: Quote,
    /// What it is.
    pub kind: NoteKind,
    /// What it says.
    pub text: String,
    /// Who wrote it.
    pub author: String,
    /// When, in milliseconds since 1970.
    pub time_ms: u64,
    /// Answers, oldest first.
    pub replies: Vec<Reply>,
    /// Whether it is settled.
    pub resolved: bool,
    /// Whether it is shared or internal.
    pub layer: Layer,
}

/// What a note stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteOn {
    /// The whole draft.
    Draft,
    /// An article, its heading included.
    Article(ArticleId),
    /// A paragraph or recital.
    Paragraph(ParagraphId),
    /// A proposal.
    Proposal(ProposalId),
}

/// What a note is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// A remark about the text.
    #[default]
    Comment,
    /// A footnote: part of the text, its mark after the words it stands on.
    Footnote,
}

/// An answer to a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Who answered.
    pub author: String,
    /// When, in milliseconds since 1970.
    pub time_ms: u64,
    /// What they said.
    pub text: String,
}

impl Note {
    /// Whether it must never leave in an export.
    pub fn is_internal(&self) -> bool {
        self.layer == Layer::Private
    }
}
