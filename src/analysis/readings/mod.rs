//! Every way of resolving what is open in an article, judged: what each bracket, alternative and
//! proposal would change, and the readings most blocs can live with.
//!
//! A *reading* settles every open place of an article: words in brackets stand or go, of rivals
//! one stands, of alternatives for a paragraph one stands, whole paragraphs in brackets stand or
//! go, a proposal on words of a paragraph, on all of it or on the article, for new paragraphs or for
//! a move, is taken up or not, as it stands or with what is proposed to its own words. There are
//! soon more of them than can be written down; they are counted and judged all the same, because what stands in one paragraph
//! does not change what another says: for each part of the article it is enough to know which
//! outcomes it can have, in how many ways, and how each is had with the fewest words given up.
//! Only where one part alone has more readings than [`Limits::part`] is a share of them judged, and
//! [`Readings::judged`] tells how many.

mod added;
mod amended;
mod apply;
mod combine;
mod judge;
mod nest;
mod open;
mod parts;
mod table;
mod variants;

use crate::assess::book::PositionBook;
use crate::assess::verdict::Verdict;
use crate::coding::codebook::Codebook;
use crate::coding::draft::DraftCoding;
use crate::model::decision::Decision;
use crate::model::draft::{Draft, Level};
use crate::model::ids::{AlternativeId, ArticleId, BracketId, ParagraphId, ProposalId};
use crate::model::proposal::{Placement, Proposal};

pub use apply::apply;

/// What readings are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The cues, with the wording model where there is one.
    pub codebook: &'a Codebook,
    /// The demands in force.
    pub book: &'a PositionBook,
    /// The draft.
    pub draft: &'a Draft,
    /// The coding of the draft as it stands, for what other articles hold.
    pub coding: &'a DraftCoding,
    /// Proposals; those on the table count.
    pub proposals: &'a [Proposal],
    /// A person's decisions.
    pub decisions: &'a [Decision],
    /// Whether only what is certain or confirmed counts.
    pub strict: bool,
}

/// How much is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many readings of one part (a paragraph with what depends on it) are judged one by one;
    /// of more, as many spread evenly over them.
    pub part: usize,
    /// How many of the best are given.
    pub best: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            part: 1_000_000,
            best: 5,
        }
    }
}

/// The readings of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readings {
    /// The article.
    pub article: ArticleId,
    /// How many there are; `u128::MAX` where there are more than that.
    pub total: u128,
    /// How many of them were judged; the same as `total` unless a part has too many.
    pub judged: u128,
    /// How many different outcomes they have.
    pub n_outcomes: usize,
    /// The text as it stands, with what is in brackets in it.
    pub as_it_stands: Outcome,
    /// The best reading of each outcome, the best outcome first.
    pub best: Vec<Reading>,
    /// What is open, in the order of the text.
    pub places: Vec<OpenPlace>,
    /// Proposals that move a paragraph of the article, or one into it.
    pub moves: Vec<Moving>,
}

/// A proposal that moves a paragraph with the items under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moving {
    /// The proposal.
    pub proposal: ProposalId,
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// Where it goes.
    pub place: Placement,
}

/// What every bloc says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// By [`crate::assess::finding::BlocIx`].
    pub verdicts: Vec<Verdict>,
    /// How many blocs' red lines are crossed.
    pub red_lines: usize,
    /// How many blocs find it acceptable or better.
    pub agreeable: usize,
    /// The weight of what is objected to: for each bloc that objects, the greatest salience among
    /// the demands that make its verdict, added up. Less is better.
    pub weight: u32,
}

/// One reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What every bloc says of it.
    pub outcome: Outcome,
    /// How many readings have that outcome.
    pub count: u128,
    /// How many bytes of words it gives up.
    pub edits: u32,
    /// What stands in each open place: its place in [`Readings::places`] and the way in
    /// [`OpenPlace::ways`]. A place that is gone with words around it is not named.
    pub picks: Vec<(usize, usize)>,
    /// The paragraphs it changes, in order: their words, or nothing where they go.
    pub lines: Vec<(ParagraphId, Option<String>)>,
    /// The paragraphs it brings, in the order of the text.
    pub added: Vec<Added>,
}

/// A paragraph that a reading brings because it takes up a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The proposal.
    pub proposal: ProposalId,
    /// Where it goes; several of one place in their order.
    pub place: Placement,
    /// Its level.
    pub level: Level,
    /// Its words.
    pub text: String,
    /// The paragraph it is, where it is one that only moves.
    pub moves: Option<ParagraphId>,
}

/// Something open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPlace {
    /// What it is.
    pub kind: PlaceKind,
    /// The paragraph in which it begins.
    pub paragraph: ParagraphId,
    /// The ways of settling it.
    pub ways: Vec<Way>,
}

/// What an open place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// Brackets in the words: the byte of the first.
    Bracket(u32),
    /// Alternatives for a paragraph.
    Alternative(AlternativeId),
    /// Brackets round whole paragraphs.
    Wrap(BracketId),
    /// A proposal.
    Proposal(ProposalId),
}

impl Way {
    /// A way of which no outcome is known yet.
    fn new(words: Option<String>) -> Self {
        Self {
            words,
            accepts: Vec::new(),
            best: None,
        }
    }
}

/// One way of settling an open place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The words that stand; nothing where they go or nothing is taken up.
    pub words: Option<String>,
    /// The proposals that are taken up for it: the one that is open, and those to its words.
    pub accepts: Vec<ProposalId>,
    /// The best outcome any reading has in which the place is settled so; absent where none was
    /// judged.
    pub best: Option<Outcome>,
}

/// Is told now and then how many wordings of clauses were judged so far, and answers whether to go
/// on.
pub type Watch<'a> = &'a dyn Fn(u64) -> bool;

/// Judges the readings of an article; `None` where it is not in the draft.
pub fn readings(desk: &Desk<'_>, article: ArticleId, limits: Limits) -> Option<Readings> {
    readings_while(desk, article, limits, &|_| true)
}

/// The same, as long as `watch` says so; `None` also where it said to stop.
pub fn readings_while(
    desk: &Desk<'_>,
    article: ArticleId,
    limits: Limits,
    watch: Watch<'_>,
) -> Option<Readings> {
    let article = desk.draft.article(article)?;
    let parts = parts::of(desk, article, limits, watch)?;
    Some(combine::combine(article, &parts, limits))
}
