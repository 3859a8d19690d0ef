//! Findings: what one demand of one bloc says about one place, with words and way out.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::coding::coded::{CodedElement, ElementIx, Force};
use crate::model::bloc::{Demand, PositionEntry, Strength};
use crate::model::ids::{ArticleId, ParagraphId};

use super::book::Held;
use super::verdict::Verdict;

/// A voice that judges: the dossier's judging blocs in their order, then (in
/// [`super::assessment::Assessment::member_findings`] only) States with demands of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlocIx(pub u16);

/// An issue, by place in the dossier's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssueIx(pub u16);

/// Where a finding stands. The order is that of the document: recitals, then each article's
/// clauses and after them the article as a whole, then the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Site {
    /// A recital of the preamble.
    Recital {
        /// Place of the recital in the preamble.
        paragraph_at: u32,
        /// The recital.
        paragraph: ParagraphId,
    },
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

impl Site {
    /// The paragraph, where it is one.
    pub fn paragraph(self) -> Option<ParagraphId> {
        match self {
            Self::Recital { paragraph, .. } | Self::Clause { paragraph, .. } => Some(paragraph),
            Self::Article { .. } | Self::Draft => None,
        }
    }

    /// The article it lies in or is.
    pub fn article(self) -> Option<ArticleId> {
        match self {
            Self::Clause { article, .. } | Self::Article { article, .. } => Some(article),
            Self::Recital { .. } | Self::Draft => None,
        }
    }

    /// What the order of the document compares; ids come last, so that order agrees with equality.
    fn key(self) -> (u8, u32, u32, Option<ArticleId>, Option<ParagraphId>) {
        let (part, article_at, paragraph_at) = match self {
            Self::Recital { paragraph_at, .. } => (0, 0, paragraph_at),
            Self::Clause {
                article_at,
                paragraph_at,
                ..
            } => (1, article_at, paragraph_at),
            Self::Article { article_at, .. } => (1, article_at, u32::MAX),
            Self::Draft => (2, 0, 0),
        };
        (
            part,
            article_at,
            paragraph_at,
            self.article(),
            self.paragraph(),
        )
    }
}

impl PartialOrd for Site {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Site {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
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

impl FindingKind {
    /// Every kind, by severity.
    pub const ALL: [Self; 7] = [
        Self::Conflict,
        Self::MetTooWeakly,
        Self::StillAsks,
        Self::Missing,
        Self::Met,
        Self::Tolerated,
        Self::Accepted,
    ];

    /// The English words, as scripts read them.
    pub fn word(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::MetTooWeakly => "met too weakly",
            Self::StillAsks => "still asks for",
            Self::Missing => "missing",
            Self::Met => "met",
            Self::Tolerated => "tolerated",
            Self::Accepted => "accepted",
        }
    }

    /// The verdict a finding of this kind and strength makes by itself; `None` for what stands
    /// beside a verdict and never enters it.
    pub fn verdict(self, strength: Strength) -> Option<Verdict> {
        match (self, strength) {
            (Self::Conflict, Strength::RedLine) => Some(Verdict::CrossesRedLine),
            (Self::Conflict, Strength::Core) => Some(Verdict::Conflict),
            (Self::Conflict, Strength::Preference) | (Self::MetTooWeakly, _) => {
                Some(Verdict::Reserve)
            }
            (Self::Met, _) => Some(Verdict::Satisfies),
            (Self::Tolerated | Self::Accepted, _) => Some(Verdict::Acceptable),
            (Self::StillAsks | Self::Missing, _) => None,
        }
    }
}

/// One demand of one bloc at one place. It owns what it names, so that a session can keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The bloc.
    pub bloc: BlocIx,
    /// What the demand says here.
    pub kind: FindingKind,
    /// The issue of the position the demand belongs to.
    pub issue: IssueIx,
    /// The element, under its first name.
    pub element: ElementIx,
    /// The demand in force, with the entry it belongs to.
    pub held: Arc<Held>,
    /// Where.
    pub site: Site,
    /// The coded words, in the text of the site's paragraph (`place` is always
    /// [`crate::coding::coded::Place::Text`]); absent for what is asked, missing or said by silence.
    pub coded: Option<Arc<CodedElement>>,
    /// Whether the finding rests on the silence of the draft.
    pub by_silence: bool,
    /// Whether a person set this finding aside; it then enters no verdict.
    pub ignored: bool,
}

impl Finding {
    /// The demand, as recorded.
    pub fn demand(&self) -> &Demand {
        &self.held.demand
    }

    /// The entry the demand belongs to: stance, sources, fallback, confidence.
    pub fn entry(&self) -> &PositionEntry {
        &self.held.entry
    }

    /// How firmly the demand is held.
    pub fn strength(&self) -> Strength {
        self.held.demand.strength
    }

    /// The verdict it makes by itself; `None` where it enters none.
    pub fn verdict(&self) -> Option<Verdict> {
        if self.ignored {
            None
        } else {
            self.kind.verdict(self.strength())
        }
    }

    /// Its rank in the fixed order: kind, then strength, the firmest first.
    pub fn severity(&self) -> u8 {
        severity(self.kind, self.strength())
    }

    /// The first byte of its words, 0 where it has none.
    pub fn words_at(&self) -> u32 {
        self.coded.as_ref().map_or(0, |coded| coded.span.start)
    }

    /// What would change it, the nearest at hand first; empty where nothing needs to change.
    pub fn remedies(&self) -> Vec<Remedy> {
        let held = &self.held;
        let mut ways = Vec::new();
        match self.kind {
            FindingKind::Conflict if self.by_silence => {
                ways.extend(held.absent.iter().copied().map(Remedy::AddElement));
            }
            FindingKind::Conflict => ways.push(Remedy::DropWords),
            FindingKind::MetTooWeakly => {
                let at_least = held.demand.at_least.unwrap_or(0);
                let coded = self.coded.iter();
                ways.extend(coded.map(|coded| Remedy::RaiseForce {
                    now: coded.force,
                    at_least,
                }));
            }
            FindingKind::Missing if self.by_silence => {
                ways.extend(held.absent.iter().copied().map(Remedy::DropElement));
            }
            FindingKind::StillAsks | FindingKind::Missing => {
                ways.push(Remedy::AddElement(self.element));
            }
            FindingKind::Met | FindingKind::Tolerated | FindingKind::Accepted => return ways,
        }
        if self.kind == FindingKind::Conflict {
            ways.extend(
                held.unless
                    .iter()
                    .map(|(cure, _)| Remedy::AddElement(*cure)),
            );
        }
        if !held.entry.fallback.is_empty() {
            ways.push(Remedy::Fallback);
        }
        ways
    }
}

/// 0 (a red line is crossed) to 20 (a preference is accepted).
pub(super) fn severity(kind: FindingKind, strength: Strength) -> u8 {
    kind as u8 * 3 + (3 - strength.weight())
}

/// How many values [`severity`] can take.
pub(super) const SEVERITIES: usize = 21;

/// What would change a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Take out or reword the words found.
    DropWords,
    /// Add an element: one that is required, one that cures the objection, or one that breaks an
    /// opposed silence.
    AddElement(ElementIx),
    /// Take out an element that breaks a silence the bloc requires.
    DropElement(ElementIx),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severity_runs_from_crossed_red_lines_to_accepted_preferences() {
        let mut all = Vec::new();
        for kind in FindingKind::ALL {
            for strength in [Strength::RedLine, Strength::Core, Strength::Preference] {
                all.push(usize::from(severity(kind, strength)));
            }
        }
        assert_eq!(all, (0..SEVERITIES).collect::<Vec<_>>());
    }

    #[test]
    fn sites_sort_as_the_document_reads() {
        let article = |n: u128| ArticleId(ulid::Ulid(n));
        let paragraph = |n: u128| ParagraphId(ulid::Ulid(n));
        let clause = |article_at, paragraph_at| Site::Clause {
            article_at,
            paragraph_at,
            article: article(u128::from(9 - article_at)),
            paragraph: paragraph(u128::from(9 - paragraph_at)),
        };
        let order = [
            Site::Recital {
                paragraph_at: 5,
                paragraph: paragraph(1),
            },
            clause(0, 0),
            clause(0, 1),
            Site::Article {
                article_at: 0,
                article: article(9),
            },
            clause(1, 0),
            Site::Article {
                article_at: 1,
                article: article(8),
            },
            Site::Draft,
        ];
        assert!(order.windows(2).all(|w| w[0] < w[1]));
    }
}
