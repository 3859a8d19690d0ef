//! The codebook: every cue of a dossier, compiled for matching.

use std::sync::Arc;

use super::coded::{CueIx, DeviceIx, ElementIx};
use super::making::Made;
use super::tongue::Tongue;
use super::wording::Wording;
use crate::model::ids::{ElementId, IssueId};
use crate::model::lexicon::DeviceEffect;
use crate::model::text::Lang;

pub use super::compile::Compiler;
pub use super::cue::CueProblem;
pub use super::scan::{ClauseText, Scratch};

/// An element as the codebook knows it.
#[derive(Clone, Debug)]
pub(super) struct ElementEntry {
    pub id: ElementId,
    pub issue: IssueId,
    /// The element under which it is coded: itself, or the one of which it is a second name.
    pub first: ElementIx,
    /// Whether it is judged by the silence of the draft, never by a clause.
    pub silence: bool,
    /// Its place when ids are sorted: an order that does not depend on that of the issues.
    pub rank: u16,
}

/// A cue as it was written.
#[derive(Clone, Debug)]
pub(super) struct CueEntry {
    pub text: Arc<str>,
    pub element: ElementIx,
}

/// All cues of a dossier and the lexicon of force, compiled; it never changes.
#[derive(Clone, Debug, Default)]
pub struct Codebook {
    pub(super) elements: Vec<ElementEntry>,
    /// Places of elements, sorted by id.
    pub(super) by_id: Vec<u16>,
    pub(super) cues: Vec<CueEntry>,
    /// Per language what was compiled, and how many cues stand before its own.
    pub(super) tongues: Vec<(Arc<Made>, u32)>,
    pub(super) effects: Vec<DeviceEffect>,
    pub(super) recital: Option<DeviceIx>,
    pub(super) stamp: u64,
    pub(super) nothing: Tongue,
    pub(super) wording: Option<Wording>,
}

impl Codebook {
    /// The element with this id; a synonym gives the element under which it is coded.
    pub fn element_ix(&self, id: &ElementId) -> Option<ElementIx> {
        let at = self
            .by_id
            .binary_search_by(|at| {
                self.elements
                    .get(usize::from(*at))
                    .map(|e| &e.id)
                    .cmp(&Some(id))
            })
            .ok()?;
        let place = self.by_id.get(at).copied()?;
        self.elements
            .get(usize::from(place))
            .map(|element| element.first)
    }

    /// The id of an element.
    pub fn element_id(&self, element: ElementIx) -> Option<&ElementId> {
        self.entry(element).map(|entry| &entry.id)
    }

    /// The issue an element belongs to.
    pub fn issue_of(&self, element: ElementIx) -> Option<&IssueId> {
        self.entry(element).map(|entry| &entry.issue)
    }

    /// Whether an element is judged by the silence of the whole draft.
    pub fn is_silence(&self, element: ElementIx) -> bool {
        self.entry(element).is_some_and(|entry| entry.silence)
    }

    /// How many elements there are, synonyms included; `ElementIx` runs below this.
    pub fn n_elements(&self) -> usize {
        self.elements.len()
    }

    /// How many cues could be used.
    pub fn n_cues(&self) -> usize {
        self.cues.len()
    }

    /// A cue as it was written.
    pub fn cue_text(&self, cue: CueIx) -> &str {
        self.cues.get(cue.0 as usize).map_or("", |cue| &cue.text)
    }

    /// The element for which a cue stands.
    pub fn cue_element(&self, cue: CueIx) -> Option<ElementIx> {
        self.cues.get(cue.0 as usize).map(|cue| cue.element)
    }

    /// What a device does to force.
    pub fn device_effect(&self, device: DeviceIx) -> Option<DeviceEffect> {
        self.effects.get(usize::from(device.0)).copied()
    }

    /// The device that stands for lower placement, which every recital of a preamble has.
    pub fn recital_device(&self) -> Option<DeviceIx> {
        self.recital
    }

    /// A number that differs between codebooks which may code differently.
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    pub(super) fn entry(&self, element: ElementIx) -> Option<&ElementEntry> {
        self.elements.get(usize::from(element.0))
    }

    pub(super) fn rank(&self, element: ElementIx) -> u16 {
        self.entry(element).map_or(u16::MAX, |entry| entry.rank)
    }

    pub(super) fn tongue(&self, lang: Lang) -> &Tongue {
        let made = self.tongues.get(lang as usize);
        made.map_or(&self.nothing, |(made, _)| &made.tongue)
    }

    /// A cue of a language among the cues of all.
    pub(super) fn cue_ix(&self, lang: Lang, cue: CueIx) -> CueIx {
        let before = self.tongues.get(lang as usize).map_or(0, |(_, n)| *n);
        CueIx(cue.0 + before)
    }

    pub(super) fn effects(&self) -> &[DeviceEffect] {
        &self.effects
    }
}
