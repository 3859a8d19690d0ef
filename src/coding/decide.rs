//! A person's word on what was found: it wins over every cue.
//!
//! A decision is found again by the words it was made on. Where they are gone, or where it names an
//! element that is not coded on clauses, it is stale: listed, so that the person is asked again,
//! and not applied. A decision to ignore a finding is no matter of coding.

use super::codebook::Codebook;
use super::coded::{By, ClauseCoding, CodedElement, ElementIx, Force, Place};
use super::{ClauseText, Scratch, likely};
use crate::model::decision::{Decision, Ruling};
use crate::model::ids::DecisionId;
use crate::model::text::Span;

/// A decision that bears on a clause, with the text of the clause on which it was made.
#[derive(Clone, Copy, Debug)]
pub struct Bearing<'a> {
    /// The clause's own words, or one of its chapeaux.
    pub place: Place,
    /// The decision.
    pub decision: &'a Decision,
}

/// An element that a person sees in a clause.
#[derive(Clone, Copy)]
struct Seen {
    element: ElementIx,
    place: Place,
    span: Span,
    /// Whether the decision names no words, so that those a cue found are kept.
    whole: bool,
    by: DecisionId,
}

impl Codebook {
    /// Codes a clause by cues and then by a person's decisions, the later over the earlier.
    pub fn code_decided(
        &self,
        clause: &ClauseText<'_>,
        bearings: &[Bearing<'_>],
        scratch: &mut Scratch,
    ) -> ClauseCoding {
        if bearings.is_empty() {
            return self.code(clause, scratch);
        }
        self.find_candidates(clause, scratch);
        self.guess(clause, scratch);
        let mut bearings: Vec<Bearing<'_>> = bearings.to_vec();
        bearings.sort_by_key(|bearing| (bearing.decision.time_ms, bearing.decision.id));
        let mut seen: Vec<Seen> = Vec::new();
        let mut stale = Vec::new();
        for Bearing { place, decision } in bearings {
            if matches!(decision.ruling, Ruling::Ignore(..)) {
                continue;
            }
            let text = text_at(clause, place);
            let element = self
                .element_ix(decision.ruling.element())
                .filter(|element| !self.is_silence(*element));
            let (Some(element), Some(span)) = (element, decision.quote.find(text)) else {
                // A stale decision on a chapeau is listed there, not on every item.
                if place == Place::Text {
                    stale.push(decision.id);
                }
                continue;
            };
            let whole = decision.quote.words.is_empty();
            match decision.ruling {
                Ruling::Reject(_) => {
                    let meant = |at: Place, words: Span| {
                        (at == place && words.overlaps(span))
                            || (whole && (at == place || place == Place::Text))
                    };
                    scratch.candidates.retain(|found| {
                        found.element != element || !meant(found.place, found.span)
                    });
                    // A guess is one on its whole sentence: its words may differ from training to
                    // training.
                    let sentences = &scratch.sentences;
                    scratch.guesses.retain(|guess| {
                        let sentence = sentences.get(guess.sentence as usize);
                        let read = sentence.map_or(guess.span, |sentence| sentence.span);
                        guess.element != element
                            || !(meant(guess.place, guess.span) || meant(Place::Text, read))
                    });
                    seen.retain(|other| {
                        other.element != element || !meant(other.place, other.span)
                    });
                }
                Ruling::Confirm(_) | Ruling::Add(_) => {
                    seen.retain(|other| other.element != element);
                    seen.push(Seen {
                        element,
                        place,
                        span,
                        whole,
                        by: decision.id,
                    });
                }
                Ruling::Ignore(..) => {}
            }
        }
        let mut coding = self.settle(scratch);
        for seen in &seen {
            apply(&mut coding, *seen);
        }
        self.sort_elements(&mut coding.elements);
        likely::without_settled(&mut coding);
        coding.stale = stale;
        coding
    }
}

fn text_at<'a>(clause: &ClauseText<'a>, place: Place) -> &'a str {
    match place {
        Place::Text => clause.text,
        Place::Chapeau(n) => clause.chapeaux.get(usize::from(n)).copied().unwrap_or(""),
    }
}

/// Enters an element that a person sees, over what a cue found of it.
fn apply(coding: &mut ClauseCoding, seen: Seen) {
    let by = By::Person(seen.by);
    let known = coding
        .elements
        .iter()
        .position(|coded| coded.element == seen.element);
    match known.and_then(|at| coding.elements.get_mut(at)) {
        Some(coded)
            if coded.place == seen.place && (seen.whole || coded.span.overlaps(seen.span)) =>
        {
            coded.by = by;
            coded.likelihood = 1000;
        }
        known_elsewhere => {
            let force = force_at(&coding.sentences, seen);
            let entry = CodedElement {
                element: seen.element,
                place: seen.place,
                span: seen.span,
                force,
                devices: Vec::new(),
                by,
                likelihood: 1000,
            };
            match known_elsewhere {
                Some(coded) => *coded = entry,
                None => coding.elements.push(entry),
            }
        }
    }
    if seen.place == Place::Text {
        for sentence in &mut coding.sentences {
            sentence.coded |= sentence.span.overlaps(seen.span);
        }
    }
}

/// The force of the sentence a person pointed to; an item has that of its chapeau.
fn force_at(sentences: &[super::coded::Sentence], seen: Seen) -> Force {
    let own = sentences
        .iter()
        .find(|s| seen.place == Place::Text && s.span.overlaps(seen.span));
    own.or_else(|| sentences.first())
        .map_or_else(Force::default, |sentence| sentence.force)
}
