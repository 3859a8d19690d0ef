//! Proposals of delegations: what they want changed, where, who is for it and who against.
//!
//! A proposal is anchored on the id of what it changes and on words with what surrounds them
//! ([`Quote`]), so that it survives renumbering and edits of its neighbours. Nothing here touches
//! a draft by itself: [`reach()`] says what a proposal is about in the text as it stands, [`accept()`]
//! what the text would be, [`clashes()`] which proposals cannot both be accepted as they are; `session`
//! makes an undoable change of it.

mod accept;
mod clash;
mod reach;

pub use accept::{Accepted, accept, accept_uncontested, lines, shifted};
pub use clash::{Clash, ClashKind, clashes};
pub use reach::{Reach, Refusal, reach};

use super::bloc::Layer;
use super::date::Date;
use super::decision::Quote;
use super::ids::{ArticleId, ParagraphId, ProposalId};
use super::paragraph::Level;
use super::party::PartyRef;

/// A proposal, one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// What it wants done.
    pub kind: ProposalKind,
    /// What it wants it done to.
    pub target: Target,
    /// The words of the target it is about. Empty words with something around them are the point
    /// between the two; empty throughout is the whole target.
    pub quote: Quote,
    /// Where new paragraphs, or the moved target, go; `None` for new words inside the target.
    pub place: Option<Placement>,
    /// Its words: what is added, or what stands for the words it is about. Lines are paragraphs.
    pub text: String,
    /// The level of new paragraphs.
    pub level: Level,
    /// Who proposes.
    pub by: Vec<PartyRef>,
    /// Who supports it.
    pub supported_by: Vec<PartyRef>,
    /// Who opposes it.
    pub opposed_by: Vec<PartyRef>,
    /// Why; may be empty.
    pub rationale: String,
    /// The document it comes from; may be empty.
    pub source_doc: String,
    /// When it was made, as far as that is known.
    pub date: Option<Date>,
    /// What became of it.
    pub status: ProposalStatus,
    /// Who wrote it down.
    pub author: String,
    /// When it was written down, in milliseconds since 1970.
    pub time_ms: u64,
    /// Whether it is on the table or prepared confidentially.
    pub layer: Layer,
}

/// What a proposal wants done; ADD, MOD, SUP, NOC and MOV in the codes of the International
/// Telecommunication Union.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProposalKind {
    /// New words, paragraphs or a new article.
    Add,
    /// Other words.
    #[default]
    Modify,
    /// The words go.
    Suppress,
    /// The words stay as they are.
    NoChange,
    /// The target goes elsewhere.
    Move,
}

impl ProposalKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Add,
        Self::Modify,
        Self::Suppress,
        Self::NoChange,
        Self::Move,
    ];
}

/// What a proposal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The draft as a whole.
    Draft,
    /// An article.
    Article(ArticleId),
    /// A paragraph, item, tail or recital.
    Paragraph(ParagraphId),
    /// Another proposal: its words.
    Proposal(ProposalId),
}

/// A place in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placement {
    /// Before the first article, as an article.
    FirstArticle,
    /// After an article, as an article.
    AfterArticle(ArticleId),
    /// Before the first paragraph of an article.
    FirstIn(ArticleId),
    /// After a paragraph with the items under it.
    After(ParagraphId),
}

/// What became of a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProposalStatus {
    /// On the table.
    #[default]
    Tabled,
    /// Taken back by those who made it.
    Withdrawn,
    /// In the text.
    Accepted,
    /// Turned down.
    Rejected,
    /// Another proposal took its place.
    Superseded(ProposalId),
}

impl Proposal {
    /// A proposal on the table of which only this is known.
    pub fn new(id: ProposalId, kind: ProposalKind, target: Target) -> Self {
        Self {
            id,
            kind,
            target,
            quote: Quote::default(),
            place: None,
            text: String::new(),
            level: Level::Paragraph,
            by: Vec::new(),
            supported_by: Vec::new(),
            opposed_by: Vec::new(),
            rationale: String::new(),
            source_doc: String::new(),
            date: None,
            status: ProposalStatus::Tabled,
            author: String::new(),
            time_ms: 0,
            layer: Layer::Shared,
        }
    }

    /// Whether it is on the table.
    pub fn is_open(&self) -> bool {
        self.status == ProposalStatus::Tabled
    }

    /// Whether nobody opposes it and it is on the table.
    pub fn is_uncontested(&self) -> bool {
        self.is_open() && self.opposed_by.is_empty()
    }
}
