//! Seeking the other phrases of a cue, in the window it was entered in and in those beside it.

use super::chain::contains;
use super::find::{Finds, Hit, Memo, StepAt};
use super::sentence::Window;
use super::tongue::Tongue;
use super::vocab::Run;
use super::word::n32;

/// At most so many places of one phrase are looked at in a window.
const MOST_HITS: usize = 8;

impl Finds {
    /// The places of a phrase in the window, at most [`MOST_HITS`]; remembered until
    /// [`Finds::begin`].
    pub(super) fn seek(&mut self, tongue: &Tongue, window: &Window, number: u32) -> Run {
        let sought = tongue.sought.get(number as usize);
        if !sought.is_some_and(|gates| self.rows.is_open(gates.window)) {
            return Run::default();
        }
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
        let sought = tongue.sought.get(number as usize);
        if !sought.is_some_and(|gates| self.rows.is_open(gates.window)) {
            return Run::default();
        }
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
        let at = usize::from(phrase.anchor);
        let Some(anchor) = links.get(at).copied() else {
            return;
        };
        let lits = anchor.lits.of(&tongue.step_lits);
        let bits = self.bits.of(lits);
        let mut next = self.bits.next(bits, window.start);
        while let Some(token) = next {
            for n in self.occs_at(token) {
                let Some(occ) = self.occs.get(n).copied() else {
                    continue;
                };
                if !contains(lits, occ.lit) {
                    continue;
                }
                let entry = StepAt {
                    token,
                    len: occ.len,
                };
                if let Some(steps) = self.verify(tongue, links, at, entry) {
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

    /// Whether a phrase stands in window `at` of the clause, which is not the one begun.
    pub(super) fn stands(
        &mut self,
        tongue: &Tongue,
        window: &Window,
        at: usize,
        number: u32,
    ) -> bool {
        let sought = tongue.sought.get(number as usize);
        if !sought.is_some_and(|gates| self.rows.is_open_in(at, gates.window)) {
            return false;
        }
        std::mem::swap(&mut self.bits, &mut self.elsewhere);
        let there = (self.clause, window.start, window.end);
        if self.there != there {
            self.there = there;
            self.turn_to(window);
        }
        self.places(tongue, window, number);
        std::mem::swap(&mut self.bits, &mut self.elsewhere);
        !self.places.is_empty()
    }

    /// Whether the rarest step of a phrase stands somewhere in the clause.
    pub(super) fn may_stand(&self, tongue: &Tongue, number: u32) -> bool {
        let sought = tongue.sought.get(number as usize);
        sought.is_some_and(|gates| self.rows.is_open(gates.clause))
    }

    /// One of the places that [`Finds::seek`] found.
    pub(super) fn sought(&self, at: u32) -> Option<Hit> {
        self.memo_hits.get(at as usize).copied()
    }
}
