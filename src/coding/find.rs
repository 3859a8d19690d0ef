//! Finding literals and phrases in the stream of tokens.
//!
//! Every literal of the codebook is found in one pass; a literal then enters the phrases for which
//! it is the rarest step, and the other steps are sought to its right and left, nearest first.

use super::bits::Bits;
use super::chain::contains;
use super::sentence::{Stream, Token, Window};
use super::token::marks;
use super::tongue::Tongue;
use super::vocab::{Class, NO_LIT, Run, Vocab};
use super::word::n32;

/// A literal at a place of the stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occ {
    pub token: u32,
    pub lit: u16,
    /// How many tokens it covers.
    pub len: u16,
}

/// What is known of a token's surroundings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spot {
    /// Where its literals begin.
    pub occs: u32,
    /// How many words that count in a gap stand before it.
    pub solid: u32,
    /// How many commas and parentheses stand before it.
    pub apart: u32,
}

/// A step found: its first token and how many it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StepAt {
    pub token: u32,
    pub len: u16,
}

impl StepAt {
    /// One past its last token.
    pub(super) fn end(self) -> u32 {
        self.token + u32::from(self.len)
    }
}

/// A phrase found; its steps lie in [`Finds::steps`], in no order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub phrase: u32,
    pub steps: Run,
}

/// What is remembered of a phrase that was sought in a window.
#[derive(Clone, Copy, Debug, Default)]
struct Memo {
    stamp: u32,
    hits: Run,
}

/// Literals and phrases of one clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Finds {
    pub occs: Vec<Occ>,
    spots: Vec<Spot>,
    pub steps: Vec<StepAt>,
    memos: Vec<Memo>,
    memo_hits: Vec<Hit>,
    places: Vec<Hit>,
    stamp: u32,
    /// Where steps stand in the window.
    pub bits: Bits,
    /// Where they stand in another window of the clause, and which that is.
    elsewhere: Bits,
    there: (u32, u32, u32),
    /// Per literal, the last clause in which it was found.
    seen: Vec<u32>,
    clause: u32,
    /// How many more steps may be tried in this window, so that no text makes matching slow.
    pub budget: u32,
}

/// At most so many places of one phrase are looked at in a window.
const MOST_HITS: usize = 8;

/// The units of the word that comes next, and what follows it; nothing but a blank may part the
/// words of one literal.
#[inline]
fn next_units<'a, 'b>(vocab: &'a Vocab, rest: &'b [Token]) -> Option<(&'a [u16], &'b [Token])> {
    let (token, rest) = rest.split_first()?;
    let class = vocab.known(token.class)?;
    (token.marks & marks::APART == 0).then(|| (class.units.of(&vocab.class_units), rest))
}

impl Finds {
    /// Finds every literal of the stream.
    pub(super) fn literals(&mut self, tongue: &Tongue, stream: &Stream) {
        self.occs.clear();
        self.spots.clear();
        self.steps.clear();
        if self.memos.len() != tongue.phrases.len() {
            self.memos.clear();
            self.memos.resize(tongue.phrases.len(), Memo::default());
        }
        self.clause = self.clause.wrapping_add(1);
        if self.clause == 0 || self.seen.len() != tongue.vocab.n_lits {
            self.seen.clear();
            self.seen.resize(tongue.vocab.n_lits, 0);
            self.clause = 1;
        }
        let (mut solid, mut apart) = (0, 0);
        for window in &stream.windows {
            let mut tokens = stream
                .tokens
                .get(window.start as usize..window.end as usize)
                .unwrap_or(&[]);
            while let [token, rest @ ..] = tokens {
                tokens = rest;
                apart += u32::from(token.marks & marks::APART != 0);
                self.spots.push(Spot {
                    occs: n32(self.occs.len()),
                    solid,
                    apart,
                });
                let at = n32(self.spots.len()) - 1;
                let Some(class) = tongue.vocab.known(token.class) else {
                    solid += 1;
                    continue;
                };
                solid += u32::from(!class.small);
                for lit in class.lits.of(&tongue.vocab.class_lits) {
                    self.found(at, *lit, 1);
                }
                if class.seconds != 0 {
                    self.long_literals(&tongue.vocab, at, class, rest);
                }
            }
        }
        self.spots.push(Spot {
            occs: n32(self.occs.len()),
            solid,
            apart,
        });
    }

    #[inline]
    fn found(&mut self, token: u32, lit: u16, len: u16) {
        self.occs.push(Occ { token, lit, len });
        if let Some(seen) = self.seen.get_mut(usize::from(lit)) {
            *seen = self.clause;
        }
    }

    /// Finds literals of several words that begin at `token` with a word of `class` and go on in
    /// `rest`.
    fn long_literals(&mut self, vocab: &Vocab, token: u32, class: &Class, rest: &[Token]) {
        let Some((seconds, rest)) = next_units(vocab, rest) else {
            return;
        };
        for first in class.units.of(&vocab.class_units) {
            for second in seconds {
                if class.seconds >> (second & 63) & 1 == 0 {
                    continue;
                }
                if let Some(node) = vocab.pairs.get(*first, *second) {
                    let from = self.occs.len();
                    self.follow(vocab, token, (node, 2), rest);
                    // In an order that does not depend on how they are sought.
                    if let Some(found @ [_, _, ..]) = self.occs.get_mut(from..) {
                        found.sort_unstable_by_key(|occ| occ.lit);
                    }
                }
            }
        }
    }

    /// Notes the literals that end at a node reached after `len` words, or further on.
    fn follow(
        &mut self,
        vocab: &Vocab,
        token: u32,
        (mut node, mut len): (u32, u16),
        mut rest: &[Token],
    ) {
        while let Some(here) = vocab.nodes.get(node as usize) {
            if here.lit != NO_LIT {
                self.found(token, here.lit, len);
            }
            let branches = here.branches.of(&vocab.branches);
            if branches.is_empty() {
                return;
            }
            let Some((units, after)) = next_units(vocab, rest) else {
                return;
            };
            rest = after;
            len += 1;
            if let [unit] = units {
                let Some(on) = branches.iter().find(|(other, _)| other == unit) else {
                    return;
                };
                node = on.1;
            } else {
                for (unit, on) in branches {
                    if units.contains(unit) {
                        self.follow(vocab, token, (*on, len), rest);
                    }
                }
                return;
            }
        }
    }

    /// Fills `hits` with every phrase in the window, in the order of the words that enter them.
    pub(super) fn phrases(&mut self, tongue: &Tongue, window: &Window, hits: &mut Vec<Hit>) {
        for at in self.occs_in(window) {
            let Some(occ) = self.occs.get(at).copied() else {
                continue;
            };
            let run = tongue
                .postings
                .get(usize::from(occ.lit))
                .copied()
                .unwrap_or_default();
            for posting in run.of(&tongue.posting_list) {
                let check = posting.check.of(&tongue.step_lits);
                if !check.is_empty() && !self.bits.any(check) {
                    continue;
                }
                let entry = StepAt {
                    token: occ.token,
                    len: occ.len,
                };
                let phrase = tongue.phrase(posting.phrase);
                if let Some(steps) = self.verify(tongue, phrase, posting.link, entry) {
                    hits.push(Hit {
                        phrase: posting.phrase,
                        steps,
                    });
                }
            }
        }
    }

    fn occs_in(&self, window: &Window) -> std::ops::Range<usize> {
        self.occs_at(window.start).start..self.occs_at(window.end).start
    }

    pub(super) fn occs_at(&self, token: u32) -> std::ops::Range<usize> {
        let from = self.spots.get(token as usize).map_or(0, |spot| spot.occs);
        let to = self
            .spots
            .get(token as usize + 1)
            .map_or(0, |spot| spot.occs);
        from as usize..to as usize
    }

    pub(super) fn spot(&self, token: u32) -> Spot {
        self.spots.get(token as usize).copied().unwrap_or_default()
    }

    /// Begins a new window: what was remembered of phrases no longer holds.
    pub(super) fn begin(&mut self, tongue: &Tongue, window: &Window) {
        self.turn_to(tongue, window);
        self.budget = 4096 + 64 * (window.end - window.start);
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.memos.fill(Memo::default());
            self.stamp = 1;
        }
        self.memo_hits.clear();
    }

    /// Fills the bits anew for a window.
    fn turn_to(&mut self, tongue: &Tongue, window: &Window) {
        self.bits.begin(tongue, window);
        let occs = self.occs.get(self.occs_in(window));
        self.bits.note(occs.unwrap_or(&[]));
    }

    /// The places of a phrase in the window, at most [`MOST_HITS`]; remembered until
    /// [`Finds::begin`].
    pub(super) fn seek(&mut self, tongue: &Tongue, window: &Window, number: u32) -> Run {
        if let Some(memo) = self.memos.get(number as usize)
            && memo.stamp == self.stamp
        {
            return memo.hits;
        }
        self.places(tongue, window, number);
        let first = n32(self.memo_hits.len());
        let n = n32(self.places.len());
        self.memo_hits.append(&mut self.places);
        let hits = Run {
            start: first,
            len: n,
        };
        if let Some(memo) = self.memos.get_mut(number as usize) {
            *memo = Memo {
                stamp: self.stamp,
                hits,
            };
        }
        hits
    }

    /// Fills `places` with the first places of a phrase in the window.
    fn places(&mut self, tongue: &Tongue, window: &Window, number: u32) {
        self.places.clear();
        let phrase = tongue.phrase(number);
        let links = phrase.links.of(&tongue.links);
        let Some(anchor) = links.get(usize::from(phrase.anchor)).copied() else {
            return;
        };
        let check = links.get(usize::from(phrase.check));
        for link in std::iter::once(&anchor).chain(check) {
            if !self.bits.any(link.lits.of(&tongue.step_lits)) {
                return;
            }
        }
        let bits = self.bits.of(tongue, anchor.step);
        let mut next = self.bits.next(bits, window.start);
        while let Some(token) = next {
            for at in self.occs_at(token) {
                let Some(occ) = self.occs.get(at).copied() else {
                    continue;
                };
                if !contains(anchor.lits.of(&tongue.step_lits), occ.lit) {
                    continue;
                }
                let entry = StepAt {
                    token,
                    len: occ.len,
                };
                if let Some(steps) = self.verify(tongue, phrase, phrase.anchor, entry) {
                    self.places.push(Hit {
                        phrase: number,
                        steps,
                    });
                    if self.places.len() == MOST_HITS {
                        return;
                    }
                }
            }
            next = self.bits.next(bits, token + 1);
        }
    }

    /// Whether a phrase stands in a window of the clause that is not the one begun.
    pub(super) fn stands(&mut self, tongue: &Tongue, window: &Window, number: u32) -> bool {
        std::mem::swap(&mut self.bits, &mut self.elsewhere);
        let there = (self.clause, window.start, window.end);
        if self.there != there {
            self.there = there;
            self.turn_to(tongue, window);
        }
        self.places(tongue, window, number);
        std::mem::swap(&mut self.bits, &mut self.elsewhere);
        !self.places.is_empty()
    }

    /// Whether all steps of a phrase that must be there stand somewhere in the clause.
    pub(super) fn may_stand(&self, tongue: &Tongue, number: u32) -> bool {
        let phrase = tongue.phrase(number);
        let seen = |lit: &u16| self.seen.get(usize::from(*lit)) == Some(&self.clause);
        let mut links = phrase.links.of(&tongue.links).iter();
        links.all(|link| link.optional || link.lits.of(&tongue.step_lits).iter().any(seen))
    }

    /// One of the places that [`Finds::seek`] found.
    pub(super) fn sought(&self, at: u32) -> Option<Hit> {
        self.memo_hits.get(at as usize).copied()
    }

    /// How often each literal was found: `counts` grows.
    pub(super) fn count(&self, counts: &mut [u32]) {
        for occ in &self.occs {
            if let Some(count) = counts.get_mut(usize::from(occ.lit)) {
                *count += 1;
            }
        }
    }
}
