//! Finding literals and phrases in the stream of tokens.
//!
//! Every literal of the codebook is found in one pass; a literal then enters the phrases for which
//! it is the rarest step, and the other steps are sought to its right and left, nearest first.

use super::chain::contains;
use super::sentence::{Stream, Window};
use super::token::marks;
use super::tongue::Tongue;
use super::vocab::Run;
use super::word::{n16, n32};

/// A literal at a place of the stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occ {
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
    /// How many more steps may be tried in this window, so that no text makes matching slow.
    pub budget: u32,
}

/// At most so many places of one phrase are looked at in a window.
const MOST_HITS: usize = 8;

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
        let vocab = &tongue.vocab;
        let (mut solid, mut apart) = (0, 0);
        for window in &stream.windows {
            for (at, token) in stream
                .tokens
                .iter()
                .enumerate()
                .take(window.end as usize)
                .skip(window.start as usize)
            {
                apart += u32::from(token.marks & marks::APART != 0);
                self.spots.push(Spot {
                    occs: n32(self.occs.len()),
                    solid,
                    apart,
                });
                if token.class == 0 {
                    solid += 1;
                    continue;
                }
                let class = vocab.class(token.class);
                solid += u32::from(!class.small);
                for lit in class.lits.of(&vocab.class_lits) {
                    self.occs.push(Occ { lit: *lit, len: 1 });
                }
                if class.begins && at + 1 < window.end as usize {
                    self.long_literals(tongue, stream, window, at, class.units);
                }
            }
        }
        self.spots.push(Spot {
            occs: n32(self.occs.len()),
            solid,
            apart,
        });
    }

    fn long_literals(
        &mut self,
        tongue: &Tongue,
        stream: &Stream,
        window: &Window,
        at: usize,
        units: Run,
    ) {
        let vocab = &tongue.vocab;
        // Nothing but a blank may part the words of one literal.
        let next = |at: usize| {
            let token = stream.tokens.get(at).filter(|_| at < window.end as usize)?;
            (token.marks & marks::APART == 0)
                .then(|| vocab.class(token.class).units.of(&vocab.class_units))
        };
        let Some(seconds) = next(at + 1) else { return };
        for first in units.of(&vocab.class_units) {
            for second in seconds {
                let Some(pair) = vocab.pairs.get(*first, *second) else {
                    continue;
                };
                let run = vocab
                    .pair_lits
                    .get(pair as usize)
                    .copied()
                    .unwrap_or_default();
                for long in run.of(&vocab.long_lits) {
                    let rest = long.rest.of(&vocab.rest_units);
                    let fits = rest.iter().enumerate().all(|(n, unit)| {
                        next(at + 2 + n).is_some_and(|units| units.contains(unit))
                    });
                    if fits {
                        self.occs.push(Occ {
                            lit: long.lit,
                            len: n16(rest.len() + 2),
                        });
                    }
                }
            }
        }
    }

    /// Calls `found` for every phrase in the window, in the order of the words that enter them.
    pub(super) fn phrases(&mut self, tongue: &Tongue, window: &Window, hits: &mut Vec<Hit>) {
        for token in window.start..window.end {
            for at in self.occs_at(token) {
                let Some(occ) = self.occs.get(at).copied() else {
                    continue;
                };
                let run = tongue
                    .postings
                    .get(usize::from(occ.lit))
                    .copied()
                    .unwrap_or_default();
                for posting in run.of(&tongue.posting_list) {
                    let entry = StepAt {
                        token,
                        len: occ.len,
                    };
                    let phrase = tongue.phrase(posting.phrase);
                    if let Some(steps) = self.verify(tongue, window, phrase, posting.link, entry) {
                        hits.push(Hit {
                            phrase: posting.phrase,
                            steps,
                        });
                    }
                }
            }
        }
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
    pub(super) fn begin(&mut self, window: &Window) {
        self.budget = 4096 + 64 * (window.end - window.start);
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.memos.fill(Memo::default());
            self.stamp = 1;
        }
        self.memo_hits.clear();
    }

    /// The places of a phrase in the window, at most [`MOST_HITS`]; remembered until
    /// [`Finds::begin`].
    pub(super) fn seek(&mut self, tongue: &Tongue, window: &Window, number: u32) -> Run {
        if let Some(memo) = self.memos.get(number as usize)
            && memo.stamp == self.stamp
        {
            return memo.hits;
        }
        self.places(tongue, window, number, MOST_HITS);
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

    /// Fills `places` with the first places of a phrase in a window.
    fn places(&mut self, tongue: &Tongue, window: &Window, number: u32, most: usize) {
        self.places.clear();
        let phrase = tongue.phrase(number);
        let anchor = phrase
            .links
            .of(&tongue.links)
            .get(usize::from(phrase.anchor))
            .copied();
        let Some(anchor) = anchor else { return };
        for token in window.start..window.end {
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
                if let Some(steps) = self.verify(tongue, window, phrase, phrase.anchor, entry) {
                    self.places.push(Hit {
                        phrase: number,
                        steps,
                    });
                    if self.places.len() == most {
                        return;
                    }
                }
            }
        }
    }

    /// Whether a phrase stands in a window.
    pub(super) fn stands(&mut self, tongue: &Tongue, window: &Window, number: u32) -> bool {
        self.places(tongue, window, number, 1);
        !self.places.is_empty()
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
