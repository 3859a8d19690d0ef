//! Demands, entries and ids, made in a word.

use travaux::model::bloc::{
    Citation, Confidence, ConfidenceKind, Demand, Layer, PositionEntry, Salience, Strength, Unless,
    Verb, Within,
};
use travaux::model::date::Date;
use travaux::model::ids::{ElementId, SourceId, StateCode};
use travaux::model::text::Bilingual;

/// A demand.
pub(crate) fn demand(verb: Verb, element: &str, strength: Strength) -> Demand {
    Demand::new(element_id(element), verb, strength)
}

/// `opposes` of this strength.
pub(crate) fn opposes(element: &str, strength: Strength) -> Demand {
    demand(Verb::Opposes, element, strength)
}

/// `requires` of this strength.
pub(crate) fn requires(element: &str, strength: Strength) -> Demand {
    demand(Verb::Requires, element, strength)
}

/// `accepts`, as a preference.
pub(crate) fn accepts(element: &str) -> Demand {
    demand(Verb::Accepts, element, Strength::Preference)
}

/// The demand, cured where this element stands.
pub(crate) fn unless(mut demand: Demand, element: &str, within: Within) -> Demand {
    demand.unless.push(Unless {
        element: element_id(element),
        within,
    });
    demand
}

/// The demand, met only with this level of force.
pub(crate) fn at_least(mut demand: Demand, level: u8) -> Demand {
    demand.at_least = Some(level);
    demand
}

/// An element id.
pub(crate) fn element_id(id: &str) -> ElementId {
    ElementId::new(id).unwrap()
}

/// A State code.
pub(crate) fn state(code: &str) -> StateCode {
    StateCode::new(code).unwrap()
}

/// A date as written.
pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A text in both languages.
pub(crate) fn both(text: &str) -> Bilingual {
    Bilingual::new(text, text)
}

/// An entry in force since `from`, on record, with salience 100.
pub(crate) fn entry(from: &str, demands: Vec<Demand>) -> PositionEntry {
    PositionEntry {
        from: date(from),
        stance: both("stance"),
        demands,
        salience: Some(Salience {
            value: 100,
            reason: "a reason".to_owned(),
        }),
        fallback: String::new(),
        confidence: Confidence {
            kind: ConfidenceKind::Record,
            note: String::new(),
        },
        sources: vec![citation()],
        notes: Vec::new(),
        layer: Layer::Shared,
    }
}

/// A citation of the scene's one source.
pub(crate) fn citation() -> Citation {
    Citation {
        source: SourceId::new("S1").unwrap(),
        place: "¶1".to_owned(),
        note: String::new(),
    }
}
