//! What rows say of an entry against how it reads now: proposals.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Field;
use super::entry::{Now, now};
use super::plan::{Atom, Proposal, Sort, Target};
use super::words::{confidence_of, demand_of, demand_words, salience_of, sources_of};
use crate::exchange::public::citations;
use crate::exchange::table::NONE;
use crate::model::bloc::Layer;
use crate::model::dossier::Dossier;
use crate::model::ids::ElementId;

/// A reading of something by a row.
pub(super) type Readings<K> = BTreeMap<K, Vec<(u32, String)>>;

/// Everything rows say of one entry.
#[derive(Default)]
pub(super) struct Said {
    pub(super) first_row: u32,
    pub(super) fields: Readings<Field>,
    /// By element and layer, as `verb strength`.
    pub(super) demands: Readings<(ElementId, Layer)>,
}

/// Words with one kind of ends of lines: formats change them.
fn plain(words: &str) -> String {
    words.replace("\r\n", "\n").replace('\r', "\n")
}

/// Whether two readings differ in nothing but the ends of lines.
fn same(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// Distinct readings that are not how it reads now.
fn other_readings(readings: &[(u32, String)], now: &[String]) -> Vec<(u32, String)> {
    let mut known: BTreeSet<String> = now.iter().map(|words| plain(words)).collect();
    let mut others: Vec<(u32, String)> = Vec::new();
    for (row, words) in readings {
        if known.insert(plain(words)) {
            others.push((*row, words.clone()));
        }
    }
    others
}

/// Most readings of one thing that are told where rows contradict each other.
const MOST_TOLD: usize = 12;

pub(super) fn proposals(dossier: &Dossier, target: &Target, said: &Said) -> Vec<Proposal> {
    let Some(bloc) = dossier.bloc(&target.bloc) else {
        return Vec::new();
    };
    let now = now(bloc, target);
    let mut all = Vec::new();
    let mut propose = |what: &str,
                       before: String,
                       others: Vec<(u32, String)>,
                       atom: &dyn Fn(&str) -> Option<Atom>| {
        let [(row, words), rest @ ..] = others.as_slice() else {
            return;
        };
        let sort = match (rest, before.as_str()) {
            ([_, ..], _) => Sort::Clashing,
            ([], "") => Sort::New,
            ([], _) => Sort::Changed,
        };
        let mut words: Vec<&str> = std::iter::once(words.as_str())
            .chain(rest.iter().map(|(_, w)| w.as_str()))
            .take(MOST_TOLD)
            .collect();
        if rest.len() >= MOST_TOLD {
            words.push("…");
        }
        all.push(Proposal {
            sort,
            row: *row,
            target: target.clone(),
            what: what.to_owned(),
            before,
            after: words.join(" | "),
            atom: words
                .first()
                .filter(|_| sort != Sort::Clashing)
                .and_then(|words| atom(words)),
        });
    };
    for (field, readings) in &said.fields {
        let before = match field {
            Field::Stance => now.stance.en.trim().to_owned(),
            Field::StanceZh => now.stance.zh.trim().to_owned(),
            Field::Salience => now.salience.map(|s| s.to_string()).unwrap_or_default(),
            Field::Fallback => now.fallback.trim().to_owned(),
            Field::Sources => citations(&now.sources).trim().to_owned(),
            Field::Confidence if now.exists => now.confidence.word().to_owned(),
            Field::Confidence
            | Field::Bloc
            | Field::State
            | Field::Issue
            | Field::Element
            | Field::From
            | Field::Verb
            | Field::Strength
            | Field::Scale
            | Field::Layer => String::new(),
        };
        let mut others = other_readings(readings, std::slice::from_ref(&before));
        let n_kept = readings
            .iter()
            .filter(|(_, words)| same(words, &before))
            .count();
        if let ([(row, _)], true) = (
            others.as_slice(),
            n_kept * 2 <= readings.len() && n_kept > 0,
        ) {
            // Which of two readings is the edit cannot be told where it is not the rarer one.
            others.push((*row, before.clone()));
        }
        propose(field.word(), before, others, &|words| {
            atom_of(*field, words, &now)
        });
    }
    for ((element, layer), readings) in &said.demands {
        let held = now.demands.iter().filter(|d| d.element == *element);
        let held = held.filter(|d| target.layer.max(d.layer) == *layer);
        let mut stand: Vec<String> = held.map(|d| demand_words(d.verb, d.strength)).collect();
        let before = stand.join(" | ");
        if stand.is_empty() {
            stand.push(NONE.to_owned());
        }
        let others = other_readings(readings, &stand);
        propose(element.as_str(), before, others, &|words| {
            Some(Atom::Demand(element.clone(), *layer, demand_of(words)))
        });
    }
    // An entry that says nothing yet is not made by a row that says nothing of it.
    all.sort_by_key(|proposal| proposal.row.max(said.first_row));
    all
}

fn atom_of(field: Field, words: &str, now: &Now) -> Option<Atom> {
    match field {
        Field::Stance => Some(Atom::Stance(words.to_owned())),
        Field::StanceZh => Some(Atom::StanceZh(words.to_owned())),
        Field::Salience => salience_of(words).map(Atom::Salience),
        Field::Confidence => confidence_of(words).map(Atom::Confidence),
        Field::Fallback => Some(Atom::Fallback(words.to_owned())),
        Field::Sources => sources_of(words, &now.sources).map(Atom::Sources),
        Field::Bloc
        | Field::State
        | Field::Issue
        | Field::Element
        | Field::From
        | Field::Verb
        | Field::Strength
        | Field::Scale
        | Field::Layer => None,
    }
}
