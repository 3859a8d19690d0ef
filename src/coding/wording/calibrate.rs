//! From scores to likelihoods: nine in ten means nine in ten on cross-validation.
//!
//! A logistic curve over a few facts, fitted on sentences held out of training, and kept in whole
//! numbers.

use super::maths::exp;
use crate::model::text::Lang;

/// What speaks for an element in a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::coding) struct Facts {
    /// The margin, in thousandths.
    pub score: i32,
    /// How far it is ahead of every other element (behind the best, where negative).
    pub ahead: i32,
    /// The margin of the sentence containing no element at all, in thousandths.
    pub unrelated: i32,
    /// Whether the sentence says no to something.
    pub negated: bool,
    /// The share of the element's wordings that do, in thousandths.
    pub negated_share: u16,
    /// The share of what speaks for it that is said of negated words, in thousandths; all where its
    /// own cue holds but for a negation.
    pub denied: u16,
}

/// How many numbers a fact is turned into.
const N: usize = 7;

impl Facts {
    /// The facts as numbers of about the same size, in thousandths.
    fn numbers(self) -> [i32; N] {
        let share = i32::from(self.negated_share);
        let surprise = if self.negated { 1000 - share } else { 0 };
        let missing = if self.negated { 0 } else { share };
        [
            1000,
            self.score.clamp(-3000, 3000),
            self.ahead.clamp(-1000, 1000),
            surprise,
            missing,
            (self.unrelated + 1000).clamp(-1000, 3000),
            i32::from(self.denied) * (1000 - share).max(0) / 1000,
        ]
    }
}

/// The curves of both languages, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// English, then Chinese.
    pub curves: [[i32; N]; 2],
}

impl Default for Calibration {
    /// As fitted on the shipped bank by `examples/train_wordings.rs`.
    fn default() -> Self {
        Self { curves: CURVES }
    }
}

const CURVES: [[i32; N]; 2] = [
    [-667, 2170, 722, -75, 344, -428, -2000],
    [-703, 1767, 1468, 37, 305, -590, -2000],
];

/// Likelihoods at steps of a quarter, from -8 to 8, in thousandths.
const STEPS: [u16; 65] = [
    0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 4, 5, 7, 9, 11, 14, 18, 23, 29, 37, 47, 60, 76, 95, 119, 148,
    182, 223, 269, 321, 378, 438, 500, 562, 622, 679, 731, 777, 818, 852, 881, 905, 924, 940, 953,
    963, 971, 977, 982, 986, 989, 991, 993, 995, 996, 997, 998, 998, 998, 999, 999, 999, 999, 999,
    999,
];

impl Calibration {
    /// How likely it is that the element is there, in thousandths.
    pub(in crate::coding) fn likelihood(&self, lang: Lang, facts: Facts) -> u16 {
        let [en, zh] = &self.curves;
        let curve = if lang == Lang::Zh { zh } else { en };
        let sum: i64 = curve
            .iter()
            .zip(facts.numbers())
            .map(|(a, n)| i64::from(*a) * i64::from(n))
            .sum();
        // A step of the table is a quarter, so 250 thousandths.
        let z = (sum / 1000).clamp(-8000, 8000) + 8000;
        let step = usize::try_from(z / 250).unwrap_or(0);
        let part = u32::try_from(z % 250).unwrap_or(0);
        let low = u32::from(STEPS.get(step).copied().unwrap_or(999));
        let high = u32::from(STEPS.get(step + 1).copied().unwrap_or(999));
        u16::try_from(low + (high - low) * part / 250).unwrap_or(999)
    }
}

/// One held-out sentence and one element of which it is known whether it is there.
#[derive(Clone, Copy, Debug)]
pub struct Observation {
    pub(in crate::coding) facts: Facts,
    /// Whether it is there.
    pub holds: bool,
    /// Whether a cue found it.
    pub cued: bool,
    /// Whether it is among the best of its sentence.
    pub is_ranked: bool,
    /// What the present calibration makes of it, in thousandths.
    pub likelihood: u16,
    /// How much it counts.
    pub weight: f64,
}

/// Fits a curve to observations by gradient steps of Newton's kind along each fact in turn.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a coefficient of the curve is a few units"
)]
pub fn fit(observations: &[Observation]) -> [i32; N] {
    let rows: Vec<([f64; N], f64, f64)> = observations
        .iter()
        .map(|o| {
            let x = o.facts.numbers().map(|n| f64::from(n) / 1000.0);
            (x, f64::from(u8::from(o.holds)), o.weight)
        })
        .collect();
    let mut curve = [0.0_f64; N];
    for _ in 0..400 {
        for at in 0..N {
            let (mut slope, mut bend) = (0.0, 1e-3);
            for (x, truth, weight) in &rows {
                let z: f64 = x.iter().zip(&curve).map(|(x, a)| x * a).sum();
                let p = 1.0 / (1.0 + exp(-z));
                let x = x.get(at).copied().unwrap_or(0.0);
                slope += weight * (truth - p) * x;
                bend += weight * p * (1.0 - p) * x * x;
            }
            if let Some(a) = curve.get_mut(at) {
                *a += (slope / bend).clamp(-0.5, 0.5);
            }
        }
    }
    curve.map(|a| (a * 1000.0) as i32)
}
