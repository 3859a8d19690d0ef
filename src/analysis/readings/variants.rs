//! The ways in which one paragraph can read: its brackets resolved, proposals taken up or not.

use super::amended::{Amended, amended};
use super::nest::Nest;
use super::{OpenPlace, PlaceKind, Way, added};
use crate::model::bracket::slot::{Slot, resolved, slots_of};
use crate::model::bracket::{Bracket, Tree};
use crate::model::draft::{Draft, Paragraph};
use crate::model::ids::{ParagraphId, ProposalId};
use crate::model::proposal::{Clash, Proposal, ProposalKind, Reach, Target, accept, reach};

/// At most so many proposals of one paragraph are tried in every combination.
const PROPOSALS: usize = 8;

/// At most so many combinations of them are.
const SETS: usize = 4_096;

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

/// The ways in which a paragraph can read. They are written out one by one only when asked for:
/// a million of them would not fit in memory.
#[derive(Debug, Default)]
pub(super) struct Variants {
    sets: Vec<Set>,
    /// How many there are, those not looked at among them.
    pub total: u128,
}

/// The ways in which a paragraph can read once some proposals are taken up.
#[derive(Debug)]
struct Set {
    picks: Vec<(usize, usize)>,
    text: String,
    /// Bytes of the words before anything is taken up.
    len: usize,
    open: Vec<Slot>,
    /// By slot: its place in the list of open places.
    places: Vec<usize>,
    nest: Nest,
    stride: u128,
    n: usize,
}

impl Variants {
    /// How many are looked at.
    pub(super) fn len(&self) -> usize {
        self.sets.iter().map(|set| set.n).sum()
    }

    /// One of those looked at.
    pub(super) fn at(&self, nth: usize) -> Option<Variant> {
        let mut left = nth;
        for set in &self.sets {
            if left < set.n {
                return Some(set.variant(left));
            }
            left -= set.n;
        }
        None
    }
}

impl Set {
    fn variant(&self, nth: usize) -> Variant {
        let nth = self.stride.saturating_mul(nth as u128);
        let (picks, lives) = self.nest.reading(&self.open, nth);
        let text = resolved(&self.text, &self.open, &picks);
        let mut all = self.picks.clone();
        let open = self.open.iter().zip(&picks).zip(&lives).zip(&self.places);
        for (((slot, pick), lives), place) in open {
            if *lives {
                all.push((*place, pick.unwrap_or(slot.choices.len())));
            }
        }
        let given_up = self.len.saturating_sub(text.len());
        Variant {
            edits: u32::try_from(given_up).unwrap_or(u32::MAX),
            text,
            picks: all,
        }
    }
}

/// The variants of a paragraph, at most `limit` of them; open places are added to `places`, as those
/// of the paragraph `home`: its own, or the one it would be if it were moved.
pub(super) fn of(
    (paragraph, home): (&Paragraph, ParagraphId),
    (draft, proposals): (&Draft, &[Proposal]),
    at_odds: &[Clash],
    limit: usize,
    places: &mut Vec<OpenPlace>,
) -> Variants {
    let on_it: Vec<(&Proposal, Vec<Amended>)> = proposals
        .iter()
        .filter(|p| p.is_open() && about(draft, proposals, p, paragraph))
        .take(PROPOSALS)
        .map(|p| {
            let mut ways = amended(draft, proposals, at_odds, p);
            // What becomes several paragraphs is no wording of this one.
            ways.retain(|way| way.accepts.len() == 1 || !way.text.trim().contains('\n'));
            (p, ways)
        })
        .collect();
    let first = places.len();
    for (proposal, ways) in &on_it {
        let suppresses = proposal.kind == ProposalKind::Suppress;
        let mut all = vec![Way::new(None)];
        all.extend(ways.iter().map(|way| Way {
            accepts: way.accepts.clone(),
            ..Way::new((!suppresses).then(|| way.text.clone()))
        }));
        places.push(OpenPlace {
            kind: PlaceKind::Proposal(proposal.id),
            paragraph: home,
            ways: all,
        });
    }
    let mut out = Variants::default();
    let n_sets = on_it
        .iter()
        .fold(1_usize, |n, (_, ways)| n.saturating_mul(ways.len() + 1));
    for set in 0..n_sets.min(SETS) {
        let mut rest = set;
        let mut picks = Vec::with_capacity(on_it.len());
        let mut taken: Vec<(ProposalId, &str)> = Vec::new();
        for (n, (proposal, ways)) in on_it.iter().enumerate() {
            let way = rest % (ways.len() + 1);
            rest /= ways.len() + 1;
            picks.push((first + n, way));
            let text = way.checked_sub(1).and_then(|at| ways.get(at));
            taken.extend(text.map(|text| (proposal.id, text.text.as_str())));
        }
        let ids: Vec<ProposalId> = taken.iter().map(|(id, _)| *id).collect();
        if added::at_odds(at_odds, &ids) {
            continue;
        }
        if let Some((text, brackets)) = with(paragraph, draft, proposals, &taken) {
            let left = limit.saturating_sub(out.len()).max(1);
            let open = slots_of(&text, &Tree::of(&text), &brackets);
            let own = places_of(home, &text, &open, places);
            out.add((paragraph.text.len(), left), picks, text, (open, own));
        }
    }
    out
}

/// Whether a proposal changes words of a paragraph, or all of it.
fn about(draft: &Draft, all: &[Proposal], proposal: &Proposal, paragraph: &Paragraph) -> bool {
    let changes = !matches!(proposal.kind, ProposalKind::NoChange | ProposalKind::Move)
        && (proposal.kind == ProposalKind::Suppress || !proposal.text.trim().is_empty());
    let here = match reach(draft, all, proposal) {
        Ok(Reach::Words(id, _)) => id == paragraph.id,
        Ok(Reach::Paragraph(id)) => id == paragraph.id && !added::brings_more(proposal),
        Ok(Reach::Article(_) | Reach::Place(_) | Reach::Proposal(..) | Reach::Draft) | Err(_) => {
            false
        }
    };
    changes && here
}

/// The words with their brackets once these proposals are accepted; empty where they strike the
/// paragraph.
fn with(
    paragraph: &Paragraph,
    draft: &Draft,
    proposals: &[Proposal],
    taken: &[(ProposalId, &str)],
) -> Option<(String, Vec<Bracket>)> {
    if taken.is_empty() {
        return Some((paragraph.text.clone(), paragraph.brackets.clone()));
    }
    // Only this paragraph can change: the draft around it need not be copied.
    let mut alone = Draft::empty(draft.id);
    alone.preamble = vec![paragraph.clone()];
    let on_it = |p: &&Proposal| p.target == Target::Paragraph(paragraph.id);
    let mut all: Vec<Proposal> = proposals.iter().filter(on_it).cloned().collect();
    for (id, text) in taken {
        if let Some(own) = all.iter_mut().find(|p| p.id == *id) {
            (*text).clone_into(&mut own.text);
        }
        let done = accept(&alone, &all, *id, ulid::Ulid::nil).ok()?;
        (alone, all) = (done.draft, done.proposals);
    }
    let stands = alone.any_paragraph(paragraph.id)?;
    Some(if stands.is_deleted() {
        (String::new(), Vec::new())
    } else {
        (stands.text.clone(), stands.brackets.clone())
    })
}

/// The places of slots in the list of open places: those of another set of proposals, or of the same
/// paragraph in another place, where the same words stand in them, else new ones.
fn places_of(
    home: ParagraphId,
    text: &str,
    open: &[Slot],
    places: &mut Vec<OpenPlace>,
) -> Vec<usize> {
    let mut own: Vec<usize> = Vec::with_capacity(open.len());
    for slot in open {
        let words = slot
            .choices
            .iter()
            .map(|c| Some(c.words.of(text).trim().to_owned()));
        let gone = (!slot.rivals).then_some(None);
        let ways: Vec<Way> = words.chain(gone).map(Way::new).collect();
        let same = |place: &OpenPlace| {
            let bracket = matches!(place.kind, PlaceKind::Bracket(_));
            bracket && place.paragraph == home && place.ways == ways
        };
        let again =
            (0..places.len()).find(|at| places.get(*at).is_some_and(same) && !own.contains(at));
        own.push(again.unwrap_or(places.len()));
        if again.is_none() {
            places.push(OpenPlace {
                kind: PlaceKind::Bracket(slot.span.start),
                paragraph: home,
                ways,
            });
        }
    }
    own
}

impl Variants {
    /// Adds the readings of a text: with brackets resolved in every way, or in as many as the limit
    /// says, spread evenly.
    fn add(
        &mut self,
        (len, limit): (usize, usize),
        picks: Vec<(usize, usize)>,
        text: String,
        (open, places): (Vec<Slot>, Vec<usize>),
    ) {
        let nest = Nest::of(&open);
        self.total = self.total.saturating_add(nest.total);
        let limit = u128::try_from(limit).unwrap_or(u128::MAX).max(1);
        let stride = nest.total.div_ceil(limit).max(1);
        let n = usize::try_from(nest.total.div_ceil(stride)).unwrap_or(usize::MAX);
        self.sets.push(Set {
            picks,
            text,
            len,
            open,
            places,
            nest,
            stride,
            n,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::Level;
    use crate::model::ids::{IdMint, VersionId};

    fn texts(text: &str, limit: usize) -> (Vec<String>, u128) {
        let mut mint = IdMint::new(1);
        let paragraph = Paragraph::new(ParagraphId(mint.next(1)), Level::Paragraph, text);
        let draft = Draft::empty(VersionId(mint.next(1)));
        let all = of(
            (&paragraph, paragraph.id),
            (&draft, &[]),
            &[],
            limit,
            &mut Vec::new(),
        );
        let texts = (0..all.len()).filter_map(|n| all.at(n));
        (texts.map(|v| v.text).collect(), all.total)
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
