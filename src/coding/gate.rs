//! Gates: which step a window must hold before a phrase or a cue is worth trying.
//!
//! Most phrases whose rarest word is found lack another of their words. Every step that is asked for
//! in this way has a number here, its *gate*; a window has one bit a gate, and a phrase names the
//! rarest of its other steps, so that nearly all that would be tried in vain is left out by one bit
//! test without a branch. Since a gate costs time wherever its words are found, a step has one only
//! if it is the rarest for some phrase; a second one is asked for where it is there anyway. Gates of the clause are open where a step stands in any of its windows.

use std::ops::Range;

use super::tongue::OfLit;
use super::word::n16;

/// The steps that must be there, by their gates, the rarest first; an unused place names the gate
/// that is always open.
pub(super) type Needs = [u16; 2];

/// The gate that is always open.
pub(super) const OPEN: u16 = 0;

/// How many bits a word of a row has.
pub(super) const WIDTH: usize = u32::BITS as usize;

/// The gates of a language.
#[derive(Clone, Debug, Default)]
pub(super) struct Gates {
    /// The gates that literals open, in runs that [`OfLit`] names.
    pub list: Vec<Opened>,
    /// How many words a row has, of which the first `clause_words` are about the clause.
    pub words: usize,
    pub clause_words: usize,
}

/// Gates that a literal opens in one word of a row: those that a common literal opens stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opened {
    pub bits: u32,
    pub word: u16,
}

impl Opened {
    /// One gate.
    pub(super) fn gate(gate: u16) -> Self {
        let at = usize::from(gate);
        Self {
            bits: 1 << (at % WIDTH),
            word: n16(at / WIDTH),
        }
    }

    /// Opens them in a row.
    #[inline]
    pub(super) fn open_in(self, row: &mut [u32]) {
        if let Some(word) = row.get_mut(usize::from(self.word)) {
            *word |= self.bits;
        }
    }
}

/// Which gates are open in every window of a clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// The rows of all windows, one after the other.
    bits: Vec<u32>,
    /// Where the row begins that is asked.
    at: usize,
    /// How many words a row has.
    words: usize,
}

impl Rows {
    /// Fills one row a window; `windows` says which of `leads` are of each.
    pub(super) fn fill(
        &mut self,
        gates: &Gates,
        leads: &[OfLit],
        windows: impl Iterator<Item = Range<usize>>,
    ) {
        self.bits.clear();
        self.at = 0;
        self.words = gates.words;
        for window in windows {
            let start = self.bits.len();
            self.bits.resize(start + gates.words, 0);
            let Some(row) = self.bits.get_mut(start..) else {
                return;
            };
            for lead in leads.get(window).unwrap_or(&[]) {
                for opened in lead.gates.of(&gates.list) {
                    opened.open_in(row);
                }
            }
            if let Some(word) = row.first_mut() {
                *word |= 1;
            }
        }
        // What stands in one window stands in the clause.
        for at in 0..gates.clause_words {
            let of_windows = self.bits.iter().skip(at).step_by(gates.words.max(1));
            let all = of_windows.fold(0, |all, word| all | word);
            for word in self.bits.iter_mut().skip(at).step_by(gates.words.max(1)) {
                *word = all;
            }
        }
    }

    /// From now on window `number` is asked.
    pub(super) fn turn_to(&mut self, number: usize) {
        self.at = number * self.words;
    }

    /// The row of the window that is asked.
    #[inline]
    pub(super) fn row(&self) -> &[u32] {
        self.bits.get(self.at..self.at + self.words).unwrap_or(&[])
    }

    /// Whether a gate is open in the window that is asked.
    #[inline]
    pub(super) fn is_open(&self, gate: u16) -> bool {
        is_open(self.row(), gate)
    }

    /// Whether a gate is open in window `number`.
    pub(super) fn is_open_in(&self, number: usize, gate: u16) -> bool {
        let start = number * self.words;
        let row = self.bits.get(start..start + self.words);
        is_open(row.unwrap_or(&[]), gate)
    }
}

/// Whether a gate is open in a row.
#[inline]
pub(super) fn is_open(row: &[u32], gate: u16) -> bool {
    let at = usize::from(gate);
    let word = row.get(at / WIDTH).copied().unwrap_or(0);
    word >> (at % WIDTH) & 1 != 0
}

#[cfg(test)]
mod tests {
    use super::super::vocab::Run;
    use super::*;

    #[test]
    fn gates_of_the_clause_are_open_in_all_its_windows_and_others_in_one() {
        // Literal 0 opens gate 3 of the clause and gates 70 and 200 of the window; literal 1 gate 5
        // of the clause and gate 64 of the window.
        let run = |start, len| Run { start, len };
        let gates = Gates {
            list: [3, 70, 200, 5, 64].map(Opened::gate).to_vec(),
            words: 8,
            clause_words: 1,
        };
        let leads = [run(0, 3), run(3, 2), run(0, 0)].map(|gates| OfLit {
            gates,
            ..OfLit::default()
        });
        let mut rows = Rows::default();
        rows.fill(&gates, &leads, [0..1, 1..3, 3..3].into_iter());
        let open =
            |rows: &Rows| -> Vec<u16> { (0..300).filter(|gate| rows.is_open(*gate)).collect() };
        assert_eq!(open(&rows), [OPEN, 3, 5, 70, 200]);
        rows.turn_to(1);
        assert_eq!(open(&rows), [OPEN, 3, 5, 64]);
        rows.turn_to(2);
        assert_eq!(open(&rows), [OPEN, 3, 5]);
        assert!(rows.is_open_in(0, 200));
        assert!(!rows.is_open_in(1, 200));
    }
}
