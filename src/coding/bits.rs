//! Where literals stand in one window, as bits, one a word.
//!
//! The next place where a step may stand is one instruction here, so that the words between are
//! never looked at.

use super::find::Occ;
use super::sentence::Window;
use super::word::n16;

/// How many bits there are.
const WIDTH: u32 = u64::BITS;

/// How many places there are for literals.
const PLACES: usize = 1024;

/// The bits of one window.
///
/// Literals whose numbers agree in their last bits share a place, so that all places stay in the
/// cache nearest to a processor. A step is therefore where its bits are, or nowhere: the literals of
/// a word are looked at before it is taken for one.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits {
    /// Where literals begin, by place.
    begins: Vec<u64>,
    /// The places that are in use.
    used: Vec<u16>,
    start: u32,
    end: u32,
    /// A bit stands for so many words, as a power of two; 0 but in long windows.
    shift: u32,
}

impl Bits {
    /// Fills them for a window with these literals.
    pub(super) fn fill(&mut self, window: &Window, occs: &[Occ]) {
        self.begins.resize(PLACES, 0);
        for place in self.used.drain(..) {
            if let Some(slot) = self.begins.get_mut(usize::from(place)) {
                *slot = 0;
            }
        }
        self.start = window.start;
        self.end = window.end;
        self.shift = 0;
        let last = (window.end - window.start).saturating_sub(1);
        while last >> self.shift >= WIDTH {
            self.shift += 1;
        }
        for occ in occs {
            let place = usize::from(occ.lit) % PLACES;
            if let Some(slot) = self.begins.get_mut(place) {
                if *slot == 0 {
                    self.used.push(n16(place));
                }
                *slot |= 1 << ((occ.token - self.start) >> self.shift);
            }
        }
    }

    /// Where one of these literals may begin.
    #[inline]
    pub(super) fn of(&self, lits: &[u16]) -> u64 {
        let Some(begins) = self.begins.first_chunk::<PLACES>() else {
            return 0;
        };
        let places = lits.iter().map(|lit| usize::from(*lit) % PLACES);
        places.fold(0, |bits, place| {
            bits | begins.get(place).copied().unwrap_or(0)
        })
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
