//! Findings: what one demand of one bloc says about one place, with words and way out.

use std::sync::Arc;

use crate::coding::coded::{CodedElement, ElementIx, Force};
use crate::model::bloc::{Demand, PositionEntry, Strength};
use crate::model::ids::{ArticleId, ParagraphId};

/// A judging bloc, by place in the dossier's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlocIx(pub u16);

/// An issue, by place in the dossier's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssueIx(pub u16);

/// Where a finding stands. The order is that of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Site {
    /// A clause: article and paragraph by place in the draft, with their ids.
    Clause {
        /// Place of the article in the draft.
        article_at: u32,
        /// Place of the paragraph in the article.
        paragraph_at: u32,
        /// The article.
        article: ArticleId,
        /// The paragraph whose words carry the element: a chapeau, where they stand there.
        paragraph: ParagraphId,
    },
    /// A whole article.
    Article {
        /// Place of the article in the draft.
        article_at: u32,
        /// The article.
        article: ArticleId,
    },
    /// The whole draft.
    Draft,
}

/// What a demand says. The order is that of severity, as far as kinds differ by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// An opposed element stands here.
    Conflict,
    /// A requirement is met with less force than asked.
    MetTooWeakly,
    /// The article touches the issue and does not carry what the bloc requires.
    StillAsks,
    /// No article carries or touches what the bloc requires.
    Missing,
    /// A requirement is met.
    Met,
    /// An opposed element stands here, cured by another.
    Tolerated,
    /// Something the bloc accepts stands here.
    Accepted,
}

/// One demand of one bloc at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The bloc.
    pub bloc: BlocIx,
    /// What the demand says here.
    pub kind: FindingKind,
    /// The issue.
    pub issue: IssueIx,
    /// The element, under its first name.
    pub element: ElementIx,
    /// The demand, as recorded.
    pub demand: Arc<Demand>,
    /// The entry the demand belongs to: stance, sources, fallback, confidence.
    pub entry: Arc<PositionEntry>,
    /// Where.
    pub site: Site,
    /// The coded words; absent for what is asked, missing or said by silence.
    pub coded: Option<CodedElement>,
    /// Whether the finding rests on the silence of the draft.
    pub by_silence: bool,
    /// Whether a person set this finding aside; it then enters no verdict.
    pub ignored: bool,
    /// What would change it.
    pub remedies: Vec<Remedy>,
}

impl Finding {
    /// The strength of its demand.
    pub fn strength(&self) -> Strength {
        self.demand.strength
    }
}

/// What would change a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Take out or reword the words found.
    DropWords,
    /// Add an element: one that is required, or one that cures the objection.
    AddElement(ElementIx),
    /// Raise the force to at least this level.
    RaiseForce {
        /// What it is.
        now: Force,
        /// What is asked.
        at_least: u8,
    },
    /// The fallback on record (its words are the entry's).
    Fallback,
}
