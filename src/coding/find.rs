//! Finding literals and phrases in the stream of tokens.
//!
//! Every literal of the codebook is found in one pass; a literal then enters the phrases for which
//! it is the rarest step, and the other steps are sought to its right and left, nearest first.

use super::bits::Bits;
use super::gate::{Rows, is_open};
use super::sentence::{Stream, Window};
use super::token::marks;
use super::tongue::{OfLit, Tongue};
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
pub(super) struct Memo {
    pub stamp: u32,
    pub hits: Run,
}

/// Literals and phrases of one clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Finds {
    pub occs: Vec<Occ>,
    spots: Vec<Spot>,
    /// What is known of every token.
    words: Vec<Word>,
    /// Where each of `occs` leads.
    leads: Vec<OfLit>,
    pub steps: Vec<StepAt>,
    pub(super) memos: Vec<Memo>,
    pub(super) memo_hits: Vec<Hit>,
    pub(super) places: Vec<Hit>,
    pub(super) stamp: u32,
    /// Where steps stand in the window.
    pub bits: Bits,
    /// Where they stand in another window of the clause, and which that is.
    pub(super) elsewhere: Bits,
    pub(super) there: (u32, u32, u32),
    /// Which gates are open in each window.
    pub rows: Rows,
    /// Postings worth trying, each with the place in `occs` of the word that enters it.
    tries: Vec<(u32, u32)>,
    pub(super) clause: u32,
    /// How many more steps may be tried in this window, so that no text makes matching slow.
    pub budget: u32,
}

/// A token as literals are read.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    class: Class,
    /// Whether more than a blank parts it from the one before.
    apart: bool,
}

/// The word that comes next, and what follows it; nothing but a blank may part the words of one
/// literal.
#[inline]
fn next_word(rest: &[Word]) -> Option<(&Class, &[Word])> {
    let (word, rest) = rest.split_first()?;
    (!word.apart).then_some((&word.class, rest))
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
        // What is far away is fetched in loops of its own, here and below, that do nothing else: a
        // processor waits for many things at once unless it has to guess what comes next.
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        words.extend(stream.tokens.iter().map(|token| Word {
            class: tongue.vocab.class(token.class),
            apart: token.marks & marks::APART != 0,
        }));
        let (mut solid, mut apart) = (0, 0);
        for window in &stream.windows {
            let mut rest = words
                .get(window.start as usize..window.end as usize)
                .unwrap_or(&[]);
            while let [word, after @ ..] = rest {
                rest = after;
                apart += u32::from(word.apart);
                self.spots.push(Spot {
                    occs: n32(self.occs.len()),
                    solid,
                    apart,
                });
                let at = n32(self.spots.len()) - 1;
                let class = &word.class;
                solid += u32::from(!class.small);
                for lit in tongue.vocab.lits_of(class) {
                    self.found(at, *lit, 1);
                }
                if class.seconds != 0 {
                    self.long_literals(tongue, at, class, rest);
                }
            }
        }
        self.words = words;
        self.spots.push(Spot {
            occs: n32(self.occs.len()),
            solid,
            apart,
        });
        let Self {
            occs,
            spots,
            rows,
            leads,
            ..
        } = self;
        leads.clear();
        let of_lit = |occ: &Occ| tongue.by_lit.get(usize::from(occ.lit)).copied();
        leads.extend(occs.iter().map(|occ| of_lit(occ).unwrap_or_default()));
        let of = |token: u32| {
            spots
                .get(token as usize)
                .map_or(0, |spot| spot.occs as usize)
        };
        let windows = stream.windows.iter();
        let windows = windows.map(|window| of(window.start)..of(window.end));
        rows.fill(&tongue.gates, leads, windows);
    }

    #[inline]
    fn found(&mut self, token: u32, lit: u16, len: u16) {
        self.occs.push(Occ { token, lit, len });
    }

    /// Finds literals of several words that begin at `token` with a word of `class` and go on in
    /// `rest`.
    fn long_literals(&mut self, tongue: &Tongue, token: u32, class: &Class, rest: &[Word]) {
        let vocab = &*tongue.vocab;
        let Some((next, rest)) = next_word(rest) else {
            return;
        };
        if class.seconds & next.bits == 0 {
            return;
        }
        let seconds = vocab.units_of(next);
        let from = self.occs.len();
        for first in vocab.units_of(class) {
            for second in seconds {
                if class.seconds >> (second & 63) & 1 == 0 {
                    continue;
                }
                if let Some(node) = vocab.pairs.get(*first, *second) {
                    self.follow(vocab, token, (node, 2), rest);
                }
            }
        }
        // In an order that depends neither on how they are sought nor on when they were written.
        if let Some(found @ [_, _, ..]) = self.occs.get_mut(from..) {
            found.sort_unstable_by_key(|occ| tongue.ranks.get(usize::from(occ.lit)));
        }
    }

    /// Notes the literals that end at a node reached after `len` words, or further on.
    fn follow(
        &mut self,
        vocab: &Vocab,
        token: u32,
        (mut node, mut len): (u32, u16),
        mut rest: &[Word],
    ) {
        while let Some(here) = vocab.nodes.get(node as usize) {
            if here.lit != NO_LIT {
                self.found(token, here.lit, len);
            }
            let branches = here.branches.of(&vocab.branches);
            if branches.is_empty() {
                return;
            }
            let Some((next, after)) = next_word(rest) else {
                return;
            };
            let units = vocab.units_of(next);
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
        let mut tries = std::mem::take(&mut self.tries);
        self.choose_tries(tongue, window, &mut tries);
        for (posting, at) in &tries {
            let posting = tongue.posting_list.get(*posting as usize);
            let Some((posting, occ)) = posting.zip(self.occs.get(*at as usize).copied()) else {
                continue;
            };
            let entry = StepAt {
                token: occ.token,
                len: occ.len,
            };
            if !self.rows.is_open(posting.second) {
                continue;
            }
            let links = posting.links_of(&tongue.links);
            if let Some(steps) = self.verify(tongue, links, usize::from(posting.anchor), entry) {
                hits.push(Hit {
                    phrase: posting.phrase,
                    steps,
                });
            }
        }
        self.tries = tries;
    }

    /// Fills `tries` with the postings of the window's words whose first gate is open.
    fn choose_tries(&self, tongue: &Tongue, window: &Window, tries: &mut Vec<(u32, u32)>) {
        let row = self.rows.row();
        let mut n = 0;
        for at in self.occs_in(window) {
            let lead = self.leads.get(at).copied();
            let run = lead.unwrap_or_default().postings;
            let gates = run.of(&tongue.posting_gates);
            // Every one is written, and the next over it if it is in vain: nothing to guess wrong.
            if tries.len() < n + gates.len() {
                tries.resize(n + gates.len() + 64, (0, 0));
            }
            for (number, gate) in (run.start..).zip(gates) {
                if let Some(slot) = tries.get_mut(n) {
                    *slot = (number, n32(at));
                }
                n += usize::from(is_open(row, *gate));
            }
        }
        tries.truncate(n);
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
    pub(super) fn begin(&mut self, window: &Window, number: usize) {
        self.turn_to(window);
        self.rows.turn_to(number);
        self.budget = 4096 + 64 * (window.end - window.start);
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.memos.fill(Memo::default());
            self.stamp = 1;
        }
        self.memo_hits.clear();
    }

    /// Fills the bits anew for a window.
    pub(super) fn turn_to(&mut self, window: &Window) {
        let occs = self.occs.get(self.occs_in(window));
        self.bits.fill(window, occs.unwrap_or(&[]));
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
