//! A person's word over the cues: confirmed, rejected, added; and asked again when its words are
//! gone.

use super::codebook::Codebook;
use super::coded::{By, ClauseCoding, CodedElement, Place};
use crate::model::decision::{Decision, Ruling};
use crate::model::text::Span;

/// Lays the decisions made on a paragraph over what cues found in its `text`.
///
/// Decisions are applied in the order of their time, so that a later word on the same element
/// wins. One whose words are gone changes nothing and is listed as stale. `Ignore` speaks of a
/// finding, not of a coding: assessment deals with it.
pub fn apply<'d>(
    coding: &mut ClauseCoding,
    text: &str,
    codebook: &Codebook,
    decisions: impl Iterator<Item = &'d Decision>,
) {
    let mut ordered: Vec<&Decision> = decisions.collect();
    ordered.sort_by_key(|decision| (decision.time_ms, decision.id));
    for decision in ordered {
        if matches!(decision.ruling, Ruling::Ignore(..)) {
            continue;
        }
        // An element that is gone from the dossier takes its decisions with it.
        let Some(element) = codebook.element_ix(decision.ruling.element()) else {
            continue;
        };
        let Some(span) = decision.quote.find(text) else {
            coding.stale.push(decision.id);
            continue;
        };
        match decision.ruling {
            Ruling::Reject(_) => {
                coding
                    .elements
                    .retain(|coded| coded.element != element || coded.place != Place::Text);
                coding.suggestions.retain(|coded| coded.element != element);
            }
            Ruling::Confirm(_) | Ruling::Add(_) => {
                coding.suggestions.retain(|coded| coded.element != element);
                put(coding, element, span, decision);
            }
            Ruling::Ignore(..) => {}
        }
    }
    mark_sentences(coding);
}

/// The element under a person's name, with the force of the sentence it stands in.
fn put(
    coding: &mut ClauseCoding,
    element: super::coded::ElementIx,
    span: Span,
    decision: &Decision,
) {
    let sentence = coding.sentences.iter().find(|s| s.span.overlaps(span));
    let force = sentence.map(|s| s.force).unwrap_or_default();
    let within =
        |hit: &&super::coded::DeviceHit| sentence.is_some_and(|s| s.span.overlaps(hit.span));
    let devices = coding
        .devices
        .iter()
        .filter(within)
        .map(|hit| hit.device)
        .collect();
    let found = coding
        .elements
        .iter()
        .position(|coded| coded.element == element);
    let place = found
        .and_then(|at| coding.elements.get(at))
        .map_or(Place::Text, |coded| coded.place);
    let coded = CodedElement {
        element,
        place: if matches!(decision.ruling, Ruling::Confirm(_)) {
            place
        } else {
            Place::Text
        },
        span,
        force,
        devices,
        by: By::Person(decision.id),
        likelihood: 1000,
    };
    match found.and_then(|at| coding.elements.get_mut(at)) {
        Some(slot) => *slot = coded,
        None => coding.elements.push(coded),
    }
    coding
        .elements
        .sort_by_key(|coded| (coded.place, coded.span, coded.element));
}

/// A sentence counts as coded where something asserted stands in it.
fn mark_sentences(coding: &mut ClauseCoding) {
    for sentence in &mut coding.sentences {
        let inside =
            |coded: &CodedElement| coded.place == Place::Text && coded.span.overlaps(sentence.span);
        sentence.coded = coding.elements.iter().any(inside);
    }
}
