//! The wording model at work in a clause: what it asserts as likely, and what it only offers.
//!
//! Cues come first and a person's word last. The model asserts an element where it is likely
//! enough; it offers the three best for every sentence of which nothing is asserted; and a cue
//! whose element it finds very unlikely is offered too, instead of asserted.

use std::sync::Arc;

use super::codebook::Codebook;
use super::coded::{By, ClauseCoding, CodedElement, DeviceIx, ElementIx, Force, Place};
use super::scan::{ClauseText, Scratch};
use super::settle::devices_of;
use super::table::hash64;
use super::wording::{Calibration, Guess, Model, Observation, Scan, Wording};
use crate::model::ids::ElementId;
use crate::model::text::Lang;

/// An element at least so likely, in thousandths, is asserted; chosen on clauses by others (`travaux
/// eval`) so that nine in ten of what cues and model assert together is right.
const ASSERT: u16 = 400;

/// So many elements are offered for a sentence.
const OFFERED: usize = 3;
/// On a sentence of which something is asserted, others are offered from this likelihood on.
const WORTH_OFFERING: u16 = 150;

/// How likely a doubted cue's element is all the same, in thousandths: of the cues doubted in clauses by
/// others two in five were right.
const DOUBTED: u16 = 400;

/// In a sentence that speaks of another field, an element is not likelier than this.
const ELSEWHERE: u16 = 200;

/// A cue's element less likely than this, in thousandths, is only offered.
fn doubt(lang: Lang) -> u16 {
    if lang == Lang::Zh { 60 } else { 80 }
}

impl Codebook {
    /// The same cues with a wording model beside them.
    #[must_use]
    pub fn with_wording(mut self, model: &Arc<Model>, calibration: Calibration) -> Self {
        let elements: Vec<Option<ElementIx>> =
            model.elements().map(|id| self.element_ix(id)).collect();
        let mut classes = vec![None; self.n_elements()];
        for (class, element) in (0_u16..).zip(&elements) {
            let slot = element.and_then(|e| classes.get_mut(usize::from(e.0)));
            if let Some(slot) = slot {
                *slot = Some(class);
            }
        }
        self.stamp = hash64(self.stamp ^ model.trained_on(), b"wording");
        self.wording = Some(Wording {
            model: Arc::clone(model),
            elements,
            classes,
            calibration,
        });
        self
    }

    /// The same cues alone.
    #[must_use]
    pub fn without_wording(mut self) -> Self {
        if self.wording.take().is_some() {
            self.stamp = hash64(self.stamp, b"cues alone");
        }
        self
    }

    /// The wording model, where there is one.
    pub fn wording(&self) -> Option<&Arc<Model>> {
        self.wording.as_ref().map(|wording| &wording.model)
    }

    /// Fills the guesses of `scratch` from the clause that was just scanned.
    pub(super) fn guess(&self, clause: &ClauseText<'_>, scratch: &mut Scratch) {
        scratch.guesses.clear();
        scratch.lang = clause.lang;
        if let Some(wording) = &self.wording {
            let Scratch {
                stream,
                candidates,
                denied,
                negated,
                elsewhere,
                guesser,
                guesses,
                ..
            } = scratch;
            let cued: Vec<(u32, ElementIx)> =
                candidates.iter().map(|c| (c.window, c.element)).collect();
            let scan = Scan {
                stream,
                cued: &cued,
                denied,
                negated,
            };
            wording.guess(clause, scan, guesser, guesses);
            for guess in guesses.iter_mut() {
                if elsewhere.contains(&guess.window) {
                    guess.likelihood = guess.likelihood.min(ELSEWHERE);
                }
            }
        }
    }

    /// What is known of the elements of a sentence whose truth is known: `truth` says of an element
    /// whether the sentence contains it, or that nobody knows. For fitting a [`Calibration`].
    pub fn observe(
        &self,
        clause: &ClauseText<'_>,
        scratch: &mut Scratch,
        truth: impl Fn(&ElementId) -> Option<bool>,
    ) -> Vec<Observation> {
        self.find_candidates(clause, scratch);
        self.guess(clause, scratch);
        let cued = |element: ElementIx| scratch.candidates.iter().any(|c| c.element == element);
        let guesses = scratch.guesses.iter().filter_map(|guess| {
            let holds = truth(self.element_id(guess.element)?)?;
            Some(Observation {
                facts: guess.facts,
                holds,
                cued: cued(guess.element),
                is_ranked: guess.is_ranked,
                likelihood: guess.likelihood,
                weight: 1.0,
            })
        });
        guesses.collect()
    }
}

/// Moves the cues that the model doubts out of `elements`; adds what it finds likely.
pub(super) fn enter(
    scratch: &mut Scratch,
    elements: &mut Vec<CodedElement>,
    suggestions: &mut Vec<CodedElement>,
) {
    let Scratch {
        guesses,
        bending,
        sentences,
        lang,
        ..
    } = scratch;
    let doubt = doubt(*lang);
    // The best guess of each element comes first.
    guesses.sort_by_key(|guess| {
        (
            guess.element,
            std::cmp::Reverse(guess.likelihood),
            guess.sentence,
        )
    });
    let best = |element: ElementIx| {
        let at = guesses.partition_point(|guess| guess.element < element);
        guesses.get(at).filter(|guess| guess.element == element)
    };
    elements.retain(|coded| {
        let doubted = best(coded.element).is_some_and(|guess| guess.likelihood < doubt);
        if doubted {
            suggestions.push(CodedElement {
                likelihood: DOUBTED,
                ..coded.clone()
            });
        }
        !doubted
    });
    let force = |guess: &Guess| {
        let sentence = sentences.get(guess.sentence as usize);
        sentence.map_or_else(Force::default, |sentence| sentence.force)
    };
    let mut likely: Vec<&Guess> = guesses.iter().collect();
    likely.dedup_by_key(|guess| guess.element);
    for guess in likely {
        let known = elements.iter().any(|coded| coded.element == guess.element);
        if !known && guess.likelihood >= ASSERT {
            elements.push(entry(guess, force(guess), bending));
        }
    }
    guesses.sort_by_key(|guess| (guess.sentence, std::cmp::Reverse(guess.likelihood)));
    for (at, sentence) in sentences.iter_mut().enumerate() {
        let covers =
            |coded: &CodedElement| coded.place == Place::Text && coded.span.overlaps(sentence.span);
        sentence.coded = elements.iter().any(covers);
        let bar = if sentence.coded { WORTH_OFFERING } else { 1 };
        let here = guesses.iter().filter(|guess| guess.sentence as usize == at);
        let open = here.filter(|guess| {
            guess.likelihood >= bar && !elements.iter().any(|coded| coded.element == guess.element)
        });
        let force = sentence.force;
        suggestions.extend(open.take(OFFERED).map(|guess| entry(guess, force, bending)));
    }
    suggestions.sort_by_key(|coded| (std::cmp::Reverse(coded.likelihood), coded.element));
    let mut seen: Vec<ElementIx> = Vec::new();
    suggestions.retain(|coded| {
        let new = !seen.contains(&coded.element);
        seen.push(coded.element);
        new
    });
}

/// A guess on a sentence of this force, as something asserted or offered.
fn entry(guess: &Guess, force: Force, bending: &[(u32, DeviceIx)]) -> CodedElement {
    CodedElement {
        element: guess.element,
        place: guess.place,
        span: guess.span,
        force,
        devices: devices_of(bending, guess.window),
        by: By::Wording,
        likelihood: guess.likelihood,
    }
}

/// Takes out of what is offered what a person has spoken on.
pub(super) fn without_settled(coding: &mut ClauseCoding) {
    let ClauseCoding {
        elements,
        suggestions,
        ..
    } = coding;
    suggestions.retain(|offered| {
        !elements
            .iter()
            .any(|coded| coded.element == offered.element)
    });
}
