//! Gates: which steps a window must hold before a phrase or a cue is worth trying.
//!
//! Most phrases whose rarest word is found lack another of their words. Every step that is asked for
//! in this way has a number here, its *gate*; a window has one bit a gate, and a phrase names the
//! rarest few of its steps, so that nearly all that would be tried in vain is left out by two bit
//! tests without a branch, and most of the rest by two more. Gates of the clause are open where a step stands in any of its windows.

use std::ops::Range;

use super::find::Occ;
use super::vocab::Run;
use super::word::n32;

/// The steps that must be there, by their gates; unused places name the gate that is always open.
pub(super) type Needs = [u16; 4];

/// The gate that is always open.
pub(super) const OPEN: u16 = 0;

/// How many bits a word of a row has.
pub(super) const WIDTH: usize = u64::BITS as usize;

/// The gates of a language.
#[derive(Clone, Debug, Default)]
pub(super) struct Gates {
    /// Per literal the gates that it opens, in `list`; or [`COMMON`] and where its row begins in
    /// `common`.
    pub lits: Vec<Run>,
    pub list: Vec<Opened>,
    /// Beginnings of rows, for literals that open many gates.
    pub common: Vec<u64>,
    /// How many words a row has; of which the first `common_words` may be opened by such literals,
    /// and of these the first `clause_words` are about the clause.
    pub words: usize,
    pub common_words: usize,
    pub clause_words: usize,
}

/// Gates that a literal opens in one word of a row: cues of one element name the same words, so that
/// gates which open together stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opened {
    pub bits: u64,
    pub word: u32,
}

impl Opened {
    /// One gate.
    pub(super) fn gate(gate: u16) -> Self {
        let at = usize::from(gate);
        Self {
            bits: 1 << (at % WIDTH),
            word: n32(at / WIDTH),
        }
    }

    /// Opens them in a row.
    #[inline]
    pub(super) fn open_in(self, row: &mut [u64]) {
        if let Some(word) = row.get_mut(self.word as usize) {
            *word |= self.bits;
        }
    }
}

/// In place of a length: the literal has a row.
pub(super) const COMMON: u32 = u32::MAX;

impl Gates {
    /// Opens the gates of a literal.
    #[inline]
    fn open(&self, lit: u16, row: &mut [u64]) {
        let run = self.lits.get(usize::from(lit)).copied().unwrap_or_default();
        if run.len == COMMON {
            let start = run.start as usize;
            let own = self.common.get(start..start + self.common_words);
            for (word, own) in row.iter_mut().zip(own.unwrap_or(&[])) {
                *word |= own;
            }
            return;
        }
        for opened in run.of(&self.list) {
            opened.open_in(row);
        }
    }
}

/// Which gates are open in every window of a clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// The rows of all windows, one after the other.
    bits: Vec<u64>,
    /// Where the row begins that is asked.
    at: usize,
    /// How many words a row has.
    words: usize,
}

impl Rows {
    /// Fills one row a window; `windows` says where the literals of each stand in `occs`.
    pub(super) fn fill(
        &mut self,
        gates: &Gates,
        occs: &[Occ],
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
            for occ in occs.get(window).unwrap_or(&[]) {
                gates.open(occ.lit, row);
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
    pub(super) fn row(&self) -> &[u64] {
        self.bits.get(self.at..self.at + self.words).unwrap_or(&[])
    }

    /// Whether these gates are open in the window that is asked.
    #[inline]
    pub(super) fn are_open(&self, needs: &[u16]) -> bool {
        are_open(self.row(), needs)
    }

    /// Whether these gates are open in window `number`.
    pub(super) fn are_open_in(&self, number: usize, needs: &[u16]) -> bool {
        let start = number * self.words;
        let row = self.bits.get(start..start + self.words);
        are_open(row.unwrap_or(&[]), needs)
    }
}

/// Whether all these gates are open in a row.
#[inline]
pub(super) fn are_open(row: &[u64], needs: &[u16]) -> bool {
    let open = needs.iter().fold(1, |all, gate| {
        let word = row.get(usize::from(*gate) / WIDTH).copied().unwrap_or(0);
        all & (word >> (usize::from(*gate) % WIDTH))
    });
    open & 1 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occ(lit: u16) -> Occ {
        Occ {
            token: 0,
            lit,
            len: 1,
        }
    }

    #[test]
    fn gates_of_the_clause_are_open_in_all_its_windows_and_others_in_one() {
        // Literal 0 opens gate 3 of the clause and gates 70 and 200 of the window; literal 1 has a
        // row, with gates 5 and 64.
        let run = |start, len| Run { start, len };
        let gates = Gates {
            lits: vec![run(0, 3), run(0, COMMON)],
            list: [3, 70, 200].map(Opened::gate).to_vec(),
            common: vec![1 << 5, 1],
            words: 4,
            common_words: 2,
            clause_words: 1,
        };
        let mut rows = Rows::default();
        let occs = [occ(0), occ(1), occ(7)];
        rows.fill(&gates, &occs, [0..1, 1..3, 3..3].into_iter());
        let open =
            |rows: &Rows| -> Vec<u16> { (0..300).filter(|gate| rows.are_open(&[*gate])).collect() };
        assert_eq!(open(&rows), [OPEN, 3, 5, 70, 200]);
        assert!(rows.are_open(&[3, 70, OPEN, OPEN]));
        assert!(!rows.are_open(&[3, 70, 64, OPEN]));
        rows.turn_to(1);
        assert_eq!(open(&rows), [OPEN, 3, 5, 64]);
        rows.turn_to(2);
        assert_eq!(open(&rows), [OPEN, 3, 5]);
        assert!(rows.are_open_in(0, &[200, 5]));
        assert!(!rows.are_open_in(1, &[200, 5]));
    }
}
