//! From matches of cues and guesses of the wording model to what is asserted and what is offered.

use super::codebook::Codebook;
use super::coded::{By, ClauseCoding, CodedElement, DeviceIx, Place};
use super::likely;
use super::scan::Scratch;

impl Codebook {
    /// Picks the best match of each element: in the clause's own words before the chapeau's, then
    /// the strongest, then the first, then the longest.
    pub(super) fn settle(&self, scratch: &mut Scratch) -> ClauseCoding {
        let Scratch {
            candidates,
            sentences,
            bending,
            ..
        } = scratch;
        for sentence in sentences.iter_mut() {
            sentence.coded = candidates
                .iter()
                .any(|c| c.place == Place::Text && c.span.overlaps(sentence.span));
        }
        candidates.sort_unstable_by_key(|c| {
            let length = c.span.end - c.span.start;
            let late = (
                std::cmp::Reverse(c.force.level),
                c.span.start,
                std::cmp::Reverse(length),
                c.cue,
            );
            (c.element, c.place, late)
        });
        candidates.dedup_by_key(|c| c.element);
        let mut elements: Vec<CodedElement> = candidates
            .iter()
            .map(|c| CodedElement {
                element: c.element,
                place: c.place,
                span: c.span,
                force: c.force,
                devices: devices_of(bending, c.window),
                by: By::Cue(c.cue),
                likelihood: 1000,
            })
            .collect();
        let mut suggestions = Vec::new();
        if self.wording.is_some() {
            likely::enter(scratch, &mut elements, &mut suggestions);
        }
        self.sort_elements(&mut elements);
        ClauseCoding {
            elements,
            suggestions,
            sentences: scratch.sentences.clone(),
            devices: scratch.devices.clone(),
            stale: Vec::new(),
        }
    }

    /// Puts coded elements in the order in which a reader meets them.
    pub(super) fn sort_elements(&self, elements: &mut [CodedElement]) {
        elements.sort_by_key(|coded| {
            (
                std::cmp::Reverse(coded.place),
                coded.span,
                self.rank(coded.element),
            )
        });
    }
}

/// The devices that bend a window.
pub(super) fn devices_of(bending: &[(u32, DeviceIx)], window: u32) -> Vec<DeviceIx> {
    bending
        .iter()
        .filter(|(at, _)| *at == window)
        .map(|(_, device)| *device)
        .collect()
}
