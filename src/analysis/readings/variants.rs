//! The ways in which one paragraph can read: its brackets resolved, proposals taken up or not.

use std::collections::BTreeMap;

use super::{OpenPlace, PlaceKind, Way};
use crate::model::bracket::Tree;
use crate::model::bracket::slot::{Slot, resolved, slots};
use crate::model::draft::{Draft, Paragraph};
use crate::model::ids::ProposalId;
use crate::model::proposal::{Proposal, ProposalKind, Reach, accept, clashes, reach};

/// At most so many proposals of one paragraph are tried in every combination.
const PROPOSALS: usize = 8;

/// One way in which a paragraph can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Variant {
    /// The words; empty where nothing is left.
    pub text: String,
    /// How many bytes of words were given up.
    pub edits: u32,
    /// Place in the list of open places, and way.
    pub picks: Vec<(usize, usize)>,
}

/// The ways in which a paragraph can read.
#[derive(Clone, Debug, Default)]
pub(super) struct Variants {
    /// Those that are looked at.
    pub list: Vec<Variant>,
    /// How many there are.
    pub total: u128,
}

/// The variants of a paragraph, at most `limit` of them; open places are added to `places`.
pub(super) fn of(
    paragraph: &Paragraph,
    draft: &Draft,
    proposals: &[Proposal],
    limit: usize,
    places: &mut Vec<OpenPlace>,
) -> Variants {
    let on_it: Vec<&Proposal> = proposals
        .iter()
        .filter(|p| p.is_open() && about(draft, proposals, p, paragraph))
        .take(PROPOSALS)
        .collect();
    let first = places.len();
    for proposal in &on_it {
        let way = |words| Way { words, best: None };
        places.push(OpenPlace {
            kind: PlaceKind::Proposal(proposal.id),
            paragraph: paragraph.id,
            ways: vec![way(None), way(Some(proposal.text.clone()))],
        });
    }
    let at_odds = if on_it.len() > 1 {
        clashes(draft, proposals)
    } else {
        Vec::new()
    };
    let mut out = Variants::default();
    for set in 0_u32..(1 << on_it.len()) {
        let taken: Vec<ProposalId> = on_it
            .iter()
            .zip(0..)
            .filter(|(_, bit)| set & (1 << bit) != 0)
            .map(|(p, _)| p.id)
            .collect();
        if at_odds
            .iter()
            .any(|c| taken.contains(&c.first) && taken.contains(&c.second))
        {
            continue;
        }
        let picks: Vec<(usize, usize)> = (0..on_it.len())
            .map(|n| (first + n, usize::from(set & (1 << n) != 0)))
            .collect();
        if let Some(text) = with(paragraph, draft, proposals, &taken) {
            let left = limit.saturating_sub(out.list.len()).max(1);
            brackets(paragraph, &text, (&picks, left), places, &mut out);
        }
    }
    out
}

/// Whether a proposal changes words of a paragraph, or all of it.
fn about(draft: &Draft, all: &[Proposal], proposal: &Proposal, paragraph: &Paragraph) -> bool {
    let changes = !matches!(proposal.kind, ProposalKind::NoChange | ProposalKind::Move);
    let here = match reach(draft, all, proposal) {
        Ok(Reach::Words(id, _) | Reach::Paragraph(id)) => id == paragraph.id,
        Ok(Reach::Article(_) | Reach::Place(_) | Reach::Proposal(..) | Reach::Draft) | Err(_) => {
            false
        }
    };
    changes && here
}

/// The words once these proposals are accepted; empty where they strike the paragraph.
fn with(
    paragraph: &Paragraph,
    draft: &Draft,
    proposals: &[Proposal],
    taken: &[ProposalId],
) -> Option<String> {
    if taken.is_empty() {
        return Some(paragraph.text.clone());
    }
    let (mut now, mut all) = (draft.clone(), proposals.to_vec());
    for id in taken {
        let done = accept(&now, &all, *id, ulid::Ulid::nil).ok()?;
        (now, all) = (done.draft, done.proposals);
    }
    let stands = now.any_paragraph(paragraph.id)?;
    Some(if stands.is_deleted() {
        String::new()
    } else {
        stands.text.clone()
    })
}

/// Adds the readings of a text: with brackets resolved in every way, or in as many as the limit
/// says, spread evenly.
fn brackets(
    paragraph: &Paragraph,
    text: &str,
    (picked, limit): (&[(usize, usize)], usize),
    places: &mut Vec<OpenPlace>,
    out: &mut Variants,
) {
    let open = slots(text, &Tree::of(text));
    let first = places.len();
    for slot in &open {
        let words = slot
            .choices
            .iter()
            .map(|c| Some(c.words.of(text).trim().to_owned()));
        let gone = (!slot.rivals).then_some(None);
        places.push(OpenPlace {
            kind: PlaceKind::Bracket(slot.span.start),
            paragraph: paragraph.id,
            ways: words
                .chain(gone)
                .map(|words| Way { words, best: None })
                .collect(),
        });
    }
    let nest = Nest::of(&open);
    out.total = out.total.saturating_add(nest.total);
    let limit = u128::try_from(limit).unwrap_or(u128::MAX).max(1);
    let stride = nest.total.div_ceil(limit).max(1);
    let n_taken = nest.total.div_ceil(stride);
    for nth in 0..n_taken {
        let (picks, lives) = nest.reading(&open, nth.saturating_mul(stride));
        let read = resolved(text, &open, &picks);
        let mut all = picked.to_vec();
        for (at, (slot, pick)) in open.iter().zip(&picks).enumerate() {
            if lives.get(at).copied().unwrap_or(false) {
                all.push((first + at, pick.unwrap_or(slot.choices.len())));
            }
        }
        let given_up = paragraph.text.len().saturating_sub(read.len());
        out.list.push(Variant {
            edits: u32::try_from(given_up).unwrap_or(u32::MAX),
            text: read,
            picks: all,
        });
    }
}

/// A slot by place, and one of its choices.
type Within = Option<(usize, usize)>;

/// How slots stand in the words of others, and in how many ways each can be resolved.
struct Nest {
    /// What each slot stands in; `None` inside for a slot in words that can never be chosen.
    homes: Vec<Option<Within>>,
    /// By slot and choice: in how many ways what stands in its words can be resolved.
    ways: Vec<Vec<u128>>,
    /// In how many ways all of it can be.
    total: u128,
}

impl Nest {
    fn of(open: &[Slot]) -> Self {
        // Which slot and choices offer the words of a pair.
        let mut offers: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, slot) in open.iter().enumerate() {
            for (way, choice) in slot.choices.iter().enumerate() {
                offers.entry(choice.pair).or_default().push((at, way));
            }
        }
        let home = |slot: &Slot| match slot.inside {
            None => Some(None),
            Some(pair) => offers.get(&pair)?.iter().copied().map(Some).find(|found| {
                let choice = found.and_then(|(at, way)| open.get(at)?.choices.get(way));
                choice.is_some_and(|c| {
                    c.words.start <= slot.span.start && slot.span.end <= c.words.end
                })
            }),
        };
        let homes: Vec<Option<Within>> = open.iter().map(home).collect();
        let mut nest = Self {
            ways: open
                .iter()
                .map(|slot| vec![1; slot.choices.len()])
                .collect(),
            homes,
            total: 1,
        };
        // What stands in the words of a slot comes after it.
        for (at, slot) in open.iter().enumerate().rev() {
            let own = nest.of_slot(at, slot);
            match nest.homes.get(at).copied().flatten() {
                Some(Some((outer, way))) => {
                    let slot = nest.ways.get_mut(outer).and_then(|ways| ways.get_mut(way));
                    if let Some(ways) = slot {
                        *ways = ways.saturating_mul(own);
                    }
                }
                Some(None) => nest.total = nest.total.saturating_mul(own),
                None => {}
            }
        }
        nest
    }

    fn of_slot(&self, at: usize, slot: &Slot) -> u128 {
        let ways = self.ways.get(at).into_iter().flatten().copied();
        ways.fold(u128::from(!slot.rivals), u128::saturating_add)
            .max(1)
    }

    /// The nth reading in a fixed order: what is picked in each slot, and which slots stand in
    /// words that are picked.
    fn reading(&self, open: &[Slot], nth: u128) -> (Vec<Option<usize>>, Vec<bool>) {
        let mut picks = vec![None; open.len()];
        let mut lives = vec![false; open.len()];
        let mut digits: BTreeMap<Within, u128> = BTreeMap::from([(None, nth)]);
        for (at, slot) in open.iter().enumerate() {
            let Some(home) = self.homes.get(at).copied().flatten() else {
                continue;
            };
            let Some(rest) = digits.get_mut(&home) else {
                continue;
            };
            let own = self.of_slot(at, slot);
            let mut left = *rest % own;
            *rest /= own;
            if let Some(alive) = lives.get_mut(at) {
                *alive = true;
            }
            for (way, n) in self.ways.get(at).into_iter().flatten().enumerate() {
                if left < *n {
                    if let Some(pick) = picks.get_mut(at) {
                        *pick = Some(way);
                    }
                    digits.insert(Some((at, way)), left);
                    break;
                }
                left -= n;
            }
        }
        (picks, lives)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::Level;
    use crate::model::ids::{IdMint, ParagraphId, VersionId};

    fn texts(text: &str, limit: usize) -> (Vec<String>, u128) {
        let mut mint = IdMint::new(1);
        let paragraph = Paragraph::new(ParagraphId(mint.next(1)), Level::Paragraph, text);
        let draft = Draft::empty(VersionId(mint.next(1)));
        let found = of(&paragraph, &draft, &[], limit, &mut Vec::new());
        (
            found.list.into_iter().map(|v| v.text).collect(),
            found.total,
        )
    }

    #[test]
    fn every_reading_comes_once() {
        let (mut found, total) = texts(
            "[Each [and every]][A] Party [shall][may [well]] act [now].",
            99,
        );
        found.sort();
        let n = found.len();
        found.dedup();
        assert_eq!((n, total), (18, 18));
        assert_eq!(found.len(), 18);
        assert!(
            found.contains(&"Each Party may well act.".to_owned()),
            "{found:?}"
        );
        assert!(found.contains(&"A Party shall act now.".to_owned()));
    }

    #[test]
    fn of_too_many_some_are_taken_and_all_counted() {
        let text = "a [b] ".repeat(70);
        let (found, total) = texts(&text, 100);
        assert_eq!(total, 1 << 70);
        assert!((50..=100).contains(&found.len()), "{}", found.len());
        let deep = ["[a ".repeat(300), "]".repeat(300)].concat();
        assert_eq!(texts(&deep, 1000).1, 301);
    }
}
