//! Legal force: the modal that governs a word, less what the devices of its sentence cost.
//!
//! The ladder has six steps: 5 shall, 4 shall with a softener, 3 shall endeavour, 2 should, 1 may,
//! 0 statement. Prohibition is a flag beside it. A softener in the chapeau softens every item.

use super::coded::Force;
use super::reading::{Extent, Modal, Reading};
use super::sentence::Window;
use crate::model::lexicon::DeviceEffect;

/// A modal this close to the end of the chapeau governs the items under it ("Parties shall:").
const CHAPEAU_TAIL: u32 = 8;

impl Reading {
    /// What the devices of the sentence take off its force; each device costs once.
    pub(super) fn cost(&self, effects: &[DeviceEffect]) -> u8 {
        let mut cost: u8 = 0;
        for (n, found) in self.devices.iter().enumerate() {
            let again = self
                .devices
                .iter()
                .take(n)
                .any(|other| other.device == found.device);
            if let (false, Some(DeviceEffect::Lowers(levels))) =
                (again, effects.get(usize::from(found.device)).copied())
            {
                cost = cost.saturating_add(levels);
            }
        }
        cost
    }

    /// The modal that governs the words at `words`: the one among them, else the last before them
    /// in the same text, else that of a chapeau which ends with it, else the next after them, else
    /// any of the chapeau.
    pub(super) fn governing(&self, window: &Window, words: Extent) -> Option<Modal> {
        let own = |modal: &&Modal| modal.at.start >= window.own;
        if let Some(inside) = self.modals.iter().find(|modal| modal.at.overlaps(words)) {
            return Some(*inside);
        }
        let last_before = self
            .modals
            .iter()
            .rev()
            .filter(own)
            .find(|modal| modal.at.start < words.start);
        if let Some(before) = last_before {
            return Some(*before);
        }
        let over = self
            .modals
            .iter()
            .rev()
            .find(|modal| modal.at.start < window.own);
        if words.start < window.own {
            // Words of the chapeau itself.
            let before = self
                .modals
                .iter()
                .rev()
                .find(|modal| modal.at.start < words.start);
            return before
                .or_else(|| self.modals.iter().find(|modal| modal.at.start >= words.end))
                .copied();
        }
        match over {
            Some(modal) if modal.at.end + CHAPEAU_TAIL >= window.own => Some(*modal),
            Some(_) | None => {
                let after = self
                    .modals
                    .iter()
                    .filter(own)
                    .find(|modal| modal.at.start >= words.end);
                after.or(over).copied()
            }
        }
    }

    /// The modal that says how strongly the sentence as a whole binds: its strongest own one, else
    /// the last over it.
    pub(super) fn strongest(&self, window: &Window) -> Option<Modal> {
        let mut best: Option<Modal> = None;
        for modal in self
            .modals
            .iter()
            .filter(|modal| modal.at.start >= window.own)
        {
            if best.is_none_or(|found| modal.level > found.level) {
                best = Some(*modal);
            }
        }
        best.or_else(|| {
            self.modals
                .iter()
                .rev()
                .find(|modal| modal.at.start < window.own)
                .copied()
        })
    }
}

/// The force a modal gives once the devices have taken their cost.
pub(super) fn force_of(modal: Option<Modal>, cost: u8) -> Force {
    modal.map_or_else(Force::default, |modal| Force {
        level: modal.level.saturating_sub(cost),
        prohibition: modal.prohibits,
    })
}
