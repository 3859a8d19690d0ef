//! The rule: what one demand says of one place. The table of the design, row by row.
//!
//! | demand | where | finding |
//! |---|---|---|
//! | opposes e | e stands | conflict, or tolerated where an `unless` element stands near enough |
//! | requires e | e stands | met, or met too weakly where its force is below `at_least` |
//! | accepts e | e stands | accepted |
//! | requires e | e nowhere in the draft, the article touches e's issue | still asks for |
//! | requires e | e nowhere in the draft, no article touches e's issue | missing, except on process |
//!
//! A silence stands when no clause carries any of the elements that break it. Its findings are on
//! the draft only; a requirement of silence that is not met is missing, unless another requirement
//! of that bloc in the same issue is met.

use crate::model::bloc::{Verb, Within};

use super::book::Held;
use super::finding::FindingKind;
use super::names::Bits;

/// What stands around a place.
pub(super) struct Around<'a> {
    /// Elements in the same article (or in the preamble); none, seen from the draft as a whole.
    pub(super) article: Option<&'a Bits>,
    /// Elements anywhere in the draft, silences that stand among them.
    pub(super) draft: &'a Bits,
}

impl Around<'_> {
    /// Whether something that cures this objection stands near enough.
    fn cures(&self, held: &Held) -> bool {
        held.unless
            .iter()
            .any(|(cure, within)| match (within, self.article) {
                (Within::Article, Some(article)) => article.has(cure.0),
                (Within::Article, None) | (Within::Draft, _) => self.draft.has(cure.0),
            })
    }
}

/// What a demand says where its element stands, with this level of force; a silence has none.
pub(super) fn where_it_stands(held: &Held, force: Option<u8>, around: &Around<'_>) -> FindingKind {
    standing(held, force, || around.cures(held))
}

/// The same; `cured` tells whether something that cures an objection stands near enough.
pub fn standing(held: &Held, force: Option<u8>, cured: impl FnOnce() -> bool) -> FindingKind {
    if let Some(kind) = without_conditions(held) {
        return kind;
    }
    match held.demand.verb {
        Verb::Opposes if cured() => FindingKind::Tolerated,
        Verb::Opposes => FindingKind::Conflict,
        Verb::Requires => match (held.demand.at_least, force) {
            (Some(at_least), Some(force)) if force < at_least => FindingKind::MetTooWeakly,
            _ => FindingKind::Met,
        },
        Verb::Accepts => FindingKind::Accepted,
    }
}

/// What a demand says wherever its element stands, if it has no condition that decides.
pub(super) fn without_conditions(held: &Held) -> Option<FindingKind> {
    match held.demand.verb {
        Verb::Opposes if held.unless.is_empty() => Some(FindingKind::Conflict),
        Verb::Requires if held.demand.at_least.is_none() => Some(FindingKind::Met),
        Verb::Accepts => Some(FindingKind::Accepted),
        Verb::Opposes | Verb::Requires => None,
    }
}

/// Whether an unmet requirement of clause scope is missing from the draft: nobody touches its
/// issue, and the issue is not one of process.
pub(super) fn is_missing(held: &Held, touched: bool) -> bool {
    !held.process && !touched
}

/// What a demand on a silence says: on a silence that stands, what it says of any element; on one
/// that is broken, only a requirement speaks, unless it is waived or about process.
pub(super) fn on_silence(
    held: &Held,
    stands: bool,
    waived: impl FnOnce() -> bool,
    around: &Around<'_>,
) -> Option<FindingKind> {
    if stands {
        Some(where_it_stands(held, None, around))
    } else {
        (held.requires() && !held.process && !waived()).then_some(FindingKind::Missing)
    }
}
