//! The reference matter: States, sources, instruments, tables, notes, rules.

use super::Place;
use super::record::{Cx, Keyed, Merge, record};
use crate::model::reference::{
    Accession, AdoptionRule, Anchor, Inconsistency, Instrument, Outline, Reference, RollCall,
    Source, State,
};

record!(Reference, |_r| None;
    states: list,
    sources: list,
    instruments: list,
    outlines: list,
    accession_table: one,
    accessions: list,
    inconsistencies: list,
    anchors: list,
    facts: bag,
    rules: list,
    roll_calls: list,
);

/// Implements what a list of the reference matter is known by.
macro_rules! known_by {
    ($type:ty, |$this:ident| $key:expr) => {
        impl Keyed for $type {
            fn known_by(&self) -> String {
                let $this = self;
                $key
            }
        }
    };
}

fn place(file: &str, id: &dyn std::fmt::Display) -> Place {
    Place::Reference(format!("{file} {id}"))
}

record!(State, |s| Some(place("states", &s.code));
    code: one,
    name: merge,
    blocs: bag,
);
known_by!(State, |s| s.code.to_string());

record!(Source, |s| Some(place("sources", &s.id));
    id: one,
    title: merge,
    date: words,
    url: words,
    note: words,
);
known_by!(Source, |s| s.id.to_string());

record!(Instrument, |i| Some(place("instruments", &i.id));
    id: one,
    kind: one,
    name: merge,
    year: words,
    what: merge,
    backers: words,
    status: bag,
    anchors: bag,
    notes: bag,
    doubt: one,
);
known_by!(Instrument, |i| i.id.to_string());

record!(Outline, |o| Some(place("outlines", &o.instrument));
    instrument: one,
    chapters: bag,
    note: words,
);
known_by!(Outline, |o| o.instrument.to_string());

record!(Accession, |a| Some(place("tables", &a.state));
    state: one,
    date: one,
    doubt: one,
);
known_by!(Accession, |a| a.state.to_string());

record!(Inconsistency, |i| Some(place("notes", &i.id));
    id: one,
    text: words,
    sources: bag,
);
known_by!(Inconsistency, |i| i.id.clone());

record!(Anchor, |a| Some(place("notes", &a.place));
    place: one,
    issues: bag,
);
known_by!(Anchor, |a| a.place.clone());

record!(AdoptionRule, |r| Some(place("rules", &r.id));
    id: one,
    body: words,
    kind: one,
    text: words,
    sources: bag,
);
known_by!(AdoptionRule, |r| r.id.clone());

record!(RollCall, |r| Some(place("rules", &r.id));
    id: one,
    title: words,
    date: one,
    tally: one,
    by_group: bag,
    sources: bag,
);
known_by!(RollCall, |r| r.id.clone());
