//! Where the steps of phrases stand in one window, as bits, one a word.
//!
//! The next place where a step stands is one instruction here, so that the words between are never
//! looked at. Where a step stands is worked out when it is first asked for.

use super::find::Occ;
use super::sentence::Window;
use super::tongue::Tongue;

/// How many bits there are.
const WIDTH: u32 = u64::BITS;

/// What is remembered of a step.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    stamp: u32,
    bits: u64,
}

/// The bits of one window.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits {
    /// Per literal, where it begins.
    lits: Vec<u64>,
    /// The literals that have bits.
    set: Vec<u16>,
    steps: Vec<Known>,
    stamp: u32,
    start: u32,
    end: u32,
    /// A bit stands for so many words, as a power of two; 0 but in long windows.
    shift: u32,
}

impl Bits {
    /// Begins a window.
    pub(super) fn begin(&mut self, tongue: &Tongue, window: &Window) {
        for lit in self.set.drain(..) {
            if let Some(bits) = self.lits.get_mut(usize::from(lit)) {
                *bits = 0;
            }
        }
        self.stamp = self.stamp.wrapping_add(1);
        let sizes = (tongue.steps.len(), tongue.vocab.n_lits);
        if self.stamp == 0 || (self.steps.len(), self.lits.len()) != sizes {
            self.steps.clear();
            self.steps.resize(tongue.steps.len(), Known::default());
            self.lits.clear();
            self.lits.resize(tongue.vocab.n_lits, 0);
            self.stamp = 1;
        }
        self.start = window.start;
        self.end = window.end;
        self.shift = 0;
        let last = (window.end - window.start).saturating_sub(1);
        while last >> self.shift >= WIDTH {
            self.shift += 1;
        }
    }

    /// Notes the literals of the window.
    pub(super) fn note(&mut self, occs: &[Occ]) {
        for occ in occs {
            let bit = 1 << ((occ.token - self.start) >> self.shift);
            if let Some(bits) = self.lits.get_mut(usize::from(occ.lit)) {
                if *bits == 0 {
                    self.set.push(occ.lit);
                }
                *bits |= bit;
            }
        }
    }

    /// Where a step begins.
    #[inline]
    pub(super) fn of(&mut self, tongue: &Tongue, step: u32) -> u64 {
        match self.steps.get(step as usize) {
            Some(known) if known.stamp == self.stamp => known.bits,
            Some(_) => self.work_out(tongue, step),
            None => 0,
        }
    }

    fn work_out(&mut self, tongue: &Tongue, step: u32) -> u64 {
        let run = tongue.steps.get(step as usize).copied().unwrap_or_default();
        let lits = run.of(&tongue.step_lits).iter();
        let bits = lits.filter_map(|lit| self.lits.get(usize::from(*lit)));
        let bits = bits.fold(0, |all, bits| all | bits);
        if let Some(known) = self.steps.get_mut(step as usize) {
            let stamp = self.stamp;
            *known = Known { stamp, bits };
        }
        bits
    }

    /// The words from `token` on; in a long window also some before it.
    #[inline]
    pub(super) fn from(&self, token: u32) -> u64 {
        let bit = token.saturating_sub(self.start) >> self.shift;
        u64::MAX.checked_shl(bit).unwrap_or(0)
    }

    /// The words before `token`; in a long window also some from it on.
    #[inline]
    pub(super) fn before(&self, token: u32) -> u64 {
        let n = token.saturating_sub(self.start);
        let Some(last) = n.checked_sub(1) else {
            return 0;
        };
        u64::MAX >> (WIDTH - 1).saturating_sub(last >> self.shift)
    }

    /// The first word from `token` on at which a step with these bits may begin.
    #[inline]
    pub(super) fn next(&self, bits: u64, token: u32) -> Option<u32> {
        let rest = bits & self.from(token);
        if rest == 0 {
            return None;
        }
        let first = self.start + (rest.trailing_zeros() << self.shift);
        Some(first.max(token)).filter(|found| *found < self.end)
    }

    /// The last word before `token` at which a step with these bits may begin.
    #[inline]
    pub(super) fn last(&self, bits: u64, token: u32) -> Option<u32> {
        let rest = bits & self.before(token);
        if rest == 0 {
            return None;
        }
        let bit = WIDTH - 1 - rest.leading_zeros();
        let last = self.start + (((bit + 1) << self.shift) - 1);
        Some(last.min(token - 1))
    }
}
