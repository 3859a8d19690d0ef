//! The wording model: for every piece of a sentence, how much it speaks for and against elements.
//!
//! Weights are whole numbers, and so is everything from a text to a likelihood: a verdict cannot
//! differ between machines.

use crate::model::ids::ElementId;
use crate::model::text::Lang;

/// A trained model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// The hash of the sentences it was trained on.
    pub(super) trained_on: u64,
    /// Elements by class, sorted; each language scores them all.
    pub(super) elements: Vec<ElementId>,
    /// Languages it knows.
    pub(super) tongues: Vec<(Lang, Weights)>,
}

impl Model {
    /// The hash of the sentences it was trained on; see [`super::fingerprint`].
    pub fn trained_on(&self) -> u64 {
        self.trained_on
    }

    /// The elements it tells apart, sorted.
    pub(in crate::coding) fn elements(&self) -> impl Iterator<Item = &ElementId> {
        self.elements.iter()
    }

    /// How many elements it tells apart.
    pub fn n_elements(&self) -> usize {
        self.elements.len()
    }

    /// How many weights it has.
    pub fn n_weights(&self) -> usize {
        self.tongues.iter().map(|(_, w)| w.worth.len()).sum()
    }

    /// The weights of a language, where any sentence of it was learnt.
    pub(super) fn weights(&self, lang: Lang) -> Option<&Weights> {
        self.tongues
            .iter()
            .find(|(known, _)| *known == lang)
            .map(|(_, weights)| weights)
    }
}

/// What is known of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Weights {
    /// Numbers of the pieces, sorted.
    pub keys: Vec<u32>,
    /// How telling each piece is, rarer more; in 64ths.
    pub values: Vec<u16>,
    /// Per piece, where its weights end in the lists below.
    pub ends: Vec<u32>,
    /// Classes that a piece weighs on.
    pub classes: Vec<u16>,
    /// What it weighs there, in units of `scale`.
    pub worth: Vec<i8>,
    /// What a unit of weight is worth: thousandths of a margin, in 65536ths.
    pub scale: u32,
    /// Per class, where it stands when no piece speaks, in thousandths.
    pub bias: Vec<i16>,
    /// Per class, the share of its wordings that say no to something, in thousandths.
    pub negated: Vec<u16>,
    /// Places by hash; made when it is loaded.
    pub slots: Vec<u32>,
}

const FREE: u32 = u32::MAX;

impl Weights {
    /// Makes the look-up table; call it once the keys are there.
    pub(super) fn index(&mut self) {
        let n = (self.keys.len() * 2).next_power_of_two().max(4);
        self.slots = vec![FREE; n];
        for (place, key) in (0_u32..).zip(&self.keys) {
            let mut at = *key as usize & (n - 1);
            while self.slots.get(at).is_some_and(|slot| *slot != FREE) {
                at = (at + 1) & (n - 1);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = place;
            }
        }
    }

    /// The place of a piece.
    pub(super) fn place(&self, key: u32) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = key as usize & mask;
        loop {
            let slot = *self.slots.get(at)?;
            if slot == FREE {
                return None;
            }
            if self.keys.get(slot as usize) == Some(&key) {
                return Some(slot as usize);
            }
            at = (at + 1) & mask;
        }
    }

    /// The weight of a piece on one class.
    pub(super) fn weight(&self, place: usize, class: u16) -> i8 {
        let (classes, weights) = self.lists(place);
        let at = classes.binary_search(&class).ok();
        at.and_then(|at| weights.get(at)).copied().unwrap_or(0)
    }

    fn lists(&self, place: usize) -> (&[u16], &[i8]) {
        let start = match place {
            0 => 0,
            _ => self.ends.get(place - 1).copied().unwrap_or(0),
        };
        let range = start as usize..self.ends.get(place).copied().unwrap_or(0) as usize;
        let classes = self.classes.get(range.clone()).unwrap_or(&[]);
        (classes, self.worth.get(range).unwrap_or(&[]))
    }

    /// Adds what a piece that counts `value` says of every class. A window has at most some thousand
    /// pieces of less than 2 to the 18th each, so that the sum stays below the bound.
    pub(super) fn add(&self, place: usize, value: i32, sums: &mut [i32]) {
        let (classes, weights) = self.lists(place);
        for (class, weight) in classes.iter().zip(weights) {
            if let Some(sum) = sums.get_mut(usize::from(*class)) {
                *sum = sum.wrapping_add(i32::from(*weight) * value);
            }
        }
    }

    /// Turns sums into margins in thousandths: below 0 an element is rather absent. `square` is the
    /// sum of the squares of all that counted.
    pub(super) fn margins(&self, square: u64, sums: &mut [i32]) {
        let length = i64::try_from(square.isqrt()).unwrap_or(i64::MAX).max(1);
        // One division for all: a 65536th of a 65536th is lost.
        let per_unit = (i64::from(self.scale) << 16) / length;
        for (sum, bias) in sums.iter_mut().zip(&self.bias) {
            let margin = i64::from(*sum).saturating_mul(per_unit) >> 32;
            let margin = margin.saturating_add(i64::from(*bias));
            *sum = i32::try_from(margin).unwrap_or(i32::MAX);
        }
    }

    /// What a piece of a kind counts.
    pub(super) fn value(&self, place: usize, weight: u8) -> i32 {
        i32::from(self.values.get(place).copied().unwrap_or(0)) * i32::from(weight) / 16
    }
}
