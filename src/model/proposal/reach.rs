//! What a proposal is about in the text as it stands.

use std::fmt;

use super::{Placement, Proposal, ProposalKind, Target};
use crate::model::draft::Draft;
use crate::model::ids::{ArticleId, ParagraphId, ProposalId};
use crate::model::text::Span;

/// What a proposal would touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Words of a paragraph; an empty span is a point between words.
    Words(ParagraphId, Span),
    /// A paragraph as a whole.
    Paragraph(ParagraphId),
    /// An article as a whole.
    Article(ArticleId),
    /// A place where something new goes.
    Place(Placement),
    /// Words of another proposal.
    Proposal(ProposalId, Span),
    /// Nothing that can be pointed at.
    Draft,
}

/// Why a proposal cannot be accepted as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// There is no such proposal, or it is not on the table.
    NotTabled,
    /// What it is about is gone.
    TargetGone,
    /// The words it is about are gone.
    WordsGone,
    /// The place it names is gone.
    PlaceGone,
    /// It does not say what is to be done: a move without a place, an addition without words.
    Incomplete,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotTabled => "the proposal is not on the table",
            Self::TargetGone => "what the proposal is about is gone",
            Self::WordsGone => "the words the proposal is about are gone",
            Self::PlaceGone => "the place the proposal names is gone",
            Self::Incomplete => "the proposal does not say what is to be done",
        })
    }
}

impl std::error::Error for Refusal {}

/// What a proposal is about in `draft`; `proposals` are looked at where it is about another one.
///
/// # Errors
/// Why it is about nothing that stands there.
pub fn reach(draft: &Draft, proposals: &[Proposal], proposal: &Proposal) -> Result<Reach, Refusal> {
    if let (ProposalKind::Add, Some(place)) = (proposal.kind, proposal.place) {
        return if placed(draft, place) {
            Ok(Reach::Place(place))
        } else {
            Err(Refusal::PlaceGone)
        };
    }
    let whole = proposal.quote == crate::model::decision::Quote::default();
    match proposal.target {
        Target::Draft => Ok(Reach::Draft),
        Target::Article(id) => match draft.article(id) {
            Some(_) => Ok(Reach::Article(id)),
            None => Err(Refusal::TargetGone),
        },
        Target::Paragraph(id) => {
            let text = draft.text_of(id).ok_or(Refusal::TargetGone)?;
            if whole || proposal.kind == ProposalKind::Move {
                return Ok(Reach::Paragraph(id));
            }
            let span = proposal.quote.place(text).ok_or(Refusal::WordsGone)?;
            Ok(Reach::Words(id, span))
        }
        Target::Proposal(id) => {
            let other = proposals.iter().find(|p| p.id == id && p.id != proposal.id);
            let other = other.ok_or(Refusal::TargetGone)?;
            let span = proposal
                .quote
                .place(&other.text)
                .ok_or(Refusal::WordsGone)?;
            Ok(Reach::Proposal(id, span))
        }
    }
}

/// Whether a place is there.
pub(super) fn placed(draft: &Draft, place: Placement) -> bool {
    match place {
        Placement::FirstArticle => true,
        Placement::AfterArticle(id) | Placement::FirstIn(id) => draft.article(id).is_some(),
        Placement::After(id) => draft.any_paragraph(id).is_some(),
    }
}
