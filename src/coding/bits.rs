//! Where the steps of phrases stand in one window, as bits, one a word.
//!
//! The next place where a step stands is one instruction here, so that the words between are never
//! looked at. Where a step stands is worked out when it is first asked for.

use super::find::Occ;
use super::sentence::Window;
use super::tongue::Tongue;
use super::vocab::NO_LIT;
use super::word::n16;

/// How many bits there are.
const WIDTH: u32 = u64::BITS;

/// The bits of one window.
///
/// Codebooks are larger than the caches nearest to a processor, so that what is asked here at every
/// step is kept small: two bytes a literal, nine a step.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits {
    /// Per literal its place in `set` and `begins`; 0 where it is not in the window.
    lits: Vec<u16>,
    /// The literals of the window, and where each begins; the first is none, and begins nowhere.
    set: Vec<u16>,
    begins: Vec<u64>,
    /// Per step where it begins, if that is known.
    steps: Vec<u64>,
    /// Per step whether it is known, as bits.
    known: Vec<u64>,
    start: u32,
    end: u32,
    /// A bit stands for so many words, as a power of two; 0 but in long windows.
    shift: u32,
}

impl Bits {
    /// Begins a window.
    pub(super) fn begin(&mut self, tongue: &Tongue, window: &Window) {
        for lit in self.set.drain(..) {
            if let Some(slot) = self.lits.get_mut(usize::from(lit)) {
                *slot = 0;
            }
        }
        self.set.push(NO_LIT);
        self.begins.clear();
        self.begins.push(0);
        self.known.fill(0);
        let sizes = (tongue.steps.len(), tongue.vocab.n_lits);
        if (self.steps.len(), self.lits.len()) != sizes {
            self.steps = vec![0; tongue.steps.len()];
            self.known = vec![0; tongue.steps.len().div_ceil(WIDTH as usize)];
            self.lits = vec![0; tongue.vocab.n_lits];
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
            let Some(slot) = self.lits.get_mut(usize::from(occ.lit)) else {
                continue;
            };
            if *slot == 0 {
                *slot = n16(self.set.len());
                self.set.push(occ.lit);
                self.begins.push(bit);
            } else if let Some(begins) = self.begins.get_mut(usize::from(*slot)) {
                *begins |= bit;
            }
        }
    }

    /// Where a step begins.
    #[inline]
    pub(super) fn of(&mut self, tongue: &Tongue, step: u32) -> u64 {
        let known = self.known.get((step / WIDTH) as usize);
        if known.is_some_and(|known| known >> (step % WIDTH) & 1 != 0) {
            return self.steps.get(step as usize).copied().unwrap_or(0);
        }
        self.work_out(tongue, step)
    }

    fn work_out(&mut self, tongue: &Tongue, step: u32) -> u64 {
        let mut bits = 0;
        for lit in tongue.lits(step) {
            let at = self.lits.get(usize::from(*lit)).copied().unwrap_or(0);
            bits |= self.begins.get(usize::from(at)).copied().unwrap_or(0);
        }
        if let Some(slot) = self.steps.get_mut(step as usize) {
            *slot = bits;
        }
        if let Some(known) = self.known.get_mut((step / WIDTH) as usize) {
            *known |= 1 << (step % WIDTH);
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
