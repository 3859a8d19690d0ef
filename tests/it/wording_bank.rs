//! The bank of wordings is as large as coding needs it, and every element says where it ends.

use std::collections::BTreeSet;

use travaux::model::bloc::Strength;
use travaux::model::ids::ElementId;
use travaux::model::issue::{Bank, Element, Scope};
use travaux::model::text::Lang;
use travaux::storage::dossier_io::load_builtin_wordings;

use crate::wording_model::shipped;

/// Elements judged on clauses.
fn coded() -> impl Iterator<Item = &'static Element> {
    let elements = shipped().elements().map(|(_, element)| element);
    elements.filter(|element| element.scope == Scope::Clause)
}

/// Elements on which some bloc has a red line or a core demand.
fn contested() -> BTreeSet<&'static ElementId> {
    let positions = shipped().blocs.iter().flat_map(|bloc| &bloc.positions);
    let entries = positions.flat_map(|position| &position.entries);
    entries
        .flat_map(|entry| &entry.demands)
        .filter(|demand| demand.strength != Strength::Preference)
        .map(|demand| &demand.element)
        .collect()
}

#[test]
fn every_element_has_the_wordings_and_near_misses_that_it_needs() {
    let contested = contested();
    let banks = load_builtin_wordings().value.banks;
    let mut short = Vec::new();
    let (mut n_contested, mut n_others) = (0, 0);
    for element in coded() {
        let is_contested = contested.contains(&element.id);
        if is_contested {
            n_contested += 1;
        } else {
            n_others += 1;
        }
        let needed = if is_contested {
            [(Lang::En, 24, 8), (Lang::Zh, 12, 4)]
        } else {
            [(Lang::En, 12, 4), (Lang::Zh, 8, 2)]
        };
        for (lang, wordings, near) in needed {
            let bank = banks.get(&element.id).and_then(|bank| bank.get(&lang));
            let has = bank.map_or((0, 0), |bank| (bank.wordings.len(), bank.near.len()));
            if has.0 < wordings || has.1 < near {
                short.push(format!("{} {}: {has:?}", element.id.as_str(), lang.code()));
            }
        }
    }
    assert!(
        n_contested > 140 && n_others > 60,
        "{n_contested}, {n_others}"
    );
    assert!(short.is_empty(), "too few:\n{}", short.join("\n"));
}

#[test]
fn sixty_elements_are_worded_in_french_spanish_and_russian() {
    let banks = load_builtin_wordings().value.banks;
    let enough = |bank: Option<&Bank>| bank.is_some_and(|bank| bank.wordings.len() >= 4);
    let in_all = coded().filter(|element| {
        let bank = banks.get(&element.id);
        [Lang::Fr, Lang::Es, Lang::Ru]
            .iter()
            .all(|lang| enough(bank.and_then(|bank| bank.get(lang))))
    });
    assert!(in_all.count() >= 60);
}

/// Each of these families is told apart in the notes of its elements, which name the neighbours.
#[test]
fn the_notes_name_the_neighbours_that_are_taken_for_one_another() {
    let note = |id: &str| {
        let element = shipped().element(&id.parse().unwrap());
        element.unwrap().1.notes.clone()
    };
    for family in [
        &["eevidence-any-offence", "powers-for-eevidence"][..],
        &["any-ict-crime", "powers-for-computer-committed"],
        &[
            "state-consent-required",
            "state-consent-for-foreign-data",
            "state-channel-only",
        ],
        &["aut-dedere", "nationals-prosecute"],
        &["emergency-access", "emergency-disclosure", "emergency-mla"],
        &["notification-of-state", "notification-or-consultation"],
        &[
            "targeted-preservation-only",
            "general-retention-duty",
            "retention-with-safeguards",
        ],
        &[
            "protocol-later",
            "supplementary-protocols-allowed",
            "optional-protocol-only",
        ],
    ] {
        for id in family {
            let note = note(id);
            let named = family
                .iter()
                .any(|other| other != id && note.contains(other));
            assert!(named, "{id}: {note}");
        }
    }
    for (one, other) in [
        (
            "waived-for-preservation",
            "no-dual-criminality-preservation",
        ),
        (
            "other-conventions-cross-reference",
            "other-un-conventions-link",
        ),
    ] {
        let element = shipped().element(&one.parse().unwrap()).unwrap().1;
        let synonym = element.synonym_of.as_ref().map(ElementId::as_str);
        assert_eq!(synonym, Some(other), "{one}");
    }
}
