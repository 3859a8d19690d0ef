//! The dossier as it is played: one judging bloc a role, with that role's variants in it.
//!
//! Everything that judges a draft by blocs then judges it by roles, by the same rules. A role that
//! speaks for a State holds what the State's bloc holds, except where the State has demands of its
//! own on record.

use std::sync::Arc;

use super::scenario::{Fallback, Role, RoleKind, Scenario, Variant};
use crate::model::bloc::{
    Bloc, BlocKind, Confidence, ConfidenceKind, Demand, Layer, Position, PositionEntry, Salience,
    Strength, Verb,
};
use crate::model::date::{Date, Year};
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, IssueId, StateCode};
use crate::model::party::Party;
use crate::model::text::Bilingual;

/// What stands in the note of a position that a trainer made up.
pub const INVENTED: &str = "invented for the exercise";

/// The id under which a role judges. Role ids and bloc ids are spelt alike.
pub fn bloc_of(role: &Role) -> Option<BlocId> {
    BlocId::new(role.id.as_str()).ok()
}

/// The dossier with the delegations of a scenario in the place of its blocs, in the order of the
/// roll. Issues, elements and reference matter are those of the dossier.
pub fn cast(scenario: &Scenario, dossier: &Dossier) -> Dossier {
    let mut played = dossier.clone();
    played.blocs = scenario
        .roles
        .iter()
        .filter(|role| role.kind == RoleKind::Delegation)
        .filter_map(|role| voice(role, dossier, scenario.as_of))
        .collect();
    played
}

/// What a role holds, its variants included; `None` where it speaks for nobody in the dossier.
pub fn voice(role: &Role, dossier: &Dossier, as_of: Year) -> Option<Bloc> {
    let mut positions = recorded(&role.party(dossier)?, dossier, as_of);
    for variant in &role.variants {
        vary(&mut positions, variant, as_of);
    }
    let order = |id: &IssueId| dossier.issues.iter().position(|issue| issue.id == *id);
    positions.sort_by_key(|position| order(&position.issue));
    Some(Bloc {
        id: bloc_of(role)?,
        kind: BlocKind::Bloc,
        name: role.name.clone(),
        short: role.name.clone(),
        note: Bilingual::default(),
        date: None,
        snapshots: Vec::new(),
        members: Vec::new(),
        positions,
        member_entries: Vec::new(),
        views: Vec::new(),
    })
}

/// The shared positions of a bloc or State in force, one entry each.
fn recorded(party: &Party, dossier: &Dossier, as_of: Year) -> Vec<Position> {
    let of_bloc = |bloc: &Bloc, issue: &IssueId| {
        let position = bloc.position(issue)?;
        let entries = position.entries.iter();
        entries
            .filter(|entry| entry.from.begun_by(as_of) && entry.layer == Layer::Shared)
            .max_by_key(|entry| entry.from)
            .map(|entry| PositionEntry::clone(entry))
    };
    let one = |issue: &IssueId| match party {
        Party::Bloc(id) => of_bloc(dossier.bloc(id)?, issue),
        Party::State(code) => of_state(code, dossier, issue, as_of, of_bloc),
        Party::Other(_) => None,
    };
    let found = dossier.issues.iter().filter_map(|issue| {
        let mut entry = one(&issue.id)?;
        entry.demands.retain(|demand| demand.layer == Layer::Shared);
        Some(Position {
            issue: issue.id.clone(),
            entries: vec![Arc::new(entry)],
        })
    });
    found.collect()
}

/// What a State holds: its bloc's entry, with the State's own demands and words where it has any.
fn of_state(
    code: &StateCode,
    dossier: &Dossier,
    issue: &IssueId,
    as_of: Year,
    of_bloc: impl Fn(&Bloc, &IssueId) -> Option<PositionEntry>,
) -> Option<PositionEntry> {
    let state = dossier.state(code)?;
    let blocs = || state.blocs.iter().filter_map(|id| dossier.bloc(id));
    let line = blocs().find_map(|bloc| of_bloc(bloc, issue).filter(|e| !e.is_unrecorded()));
    let own = blocs()
        .flat_map(|bloc| &bloc.member_entries)
        .filter(|e| e.state == *code && e.issue.as_ref() == Some(issue))
        .filter(|e| e.from.begun_by(as_of) && e.layer == Layer::Shared && !e.demands.is_empty())
        .max_by_key(|e| e.from);
    let Some(own) = own else {
        return line;
    };
    Some(PositionEntry {
        from: own.from,
        stance: own.text.clone(),
        demands: own.demands.clone(),
        salience: line.as_ref().and_then(|line| line.salience.clone()),
        fallback: String::new(),
        confidence: own.confidence.clone(),
        sources: own.sources.clone(),
        notes: Vec::new(),
        layer: Layer::Shared,
    })
}

/// Applies a trainer's variant to positions.
pub fn vary(positions: &mut Vec<Position>, variant: &Variant, as_of: Year) {
    let at = positions.iter().position(|p| p.issue == variant.issue);
    let at = at.unwrap_or_else(|| {
        positions.push(Position {
            issue: variant.issue.clone(),
            entries: vec![Arc::new(fresh(as_of))],
        });
        positions.len() - 1
    });
    let Some(position) = positions.get_mut(at) else {
        return;
    };
    for entry in &mut position.entries {
        let entry = Arc::make_mut(entry);
        entry.demands.retain(|held| {
            let named = variant.demands.iter().map(|demand| &demand.element);
            !named.chain(&variant.drops).any(|e| *e == held.element)
        });
        entry.demands.extend(variant.demands.iter().cloned());
        if !variant.stance.is_empty() {
            entry.stance = Bilingual::new(variant.stance.as_str(), "");
        }
        if let Some(value) = variant.salience {
            let reason = INVENTED.to_owned();
            entry.salience = Some(Salience { value, reason });
        }
        entry.confidence = Confidence {
            kind: ConfidenceKind::Inferred,
            note: INVENTED.to_owned(),
        };
    }
}

fn fresh(as_of: Year) -> PositionEntry {
    PositionEntry {
        from: Date::year_only(as_of),
        stance: Bilingual::default(),
        demands: Vec::new(),
        salience: None,
        fallback: String::new(),
        confidence: Confidence::default(),
        sources: Vec::new(),
        notes: Vec::new(),
        layer: Layer::Shared,
    }
}

/// Takes a fallback into account: demands of the role on what it gives up turn into acceptance, and
/// what it offers it accepts.
pub fn fall_back(played: &mut Dossier, role: &Role, fallback: &Fallback) {
    let Some(id) = bloc_of(role) else { return };
    let Some(bloc) = played.blocs.iter_mut().find(|bloc| bloc.id == id) else {
        return;
    };
    for position in &mut bloc.positions {
        for entry in &mut position.entries {
            let given = |demand: &Demand| fallback.gives_up.contains(&demand.element);
            let offered = fallback
                .offers
                .iter()
                .filter(|_| position.issue == fallback.issue);
            let entry = Arc::make_mut(entry);
            for demand in entry.demands.iter_mut().filter(|demand| given(demand)) {
                demand.verb = Verb::Accepts;
                demand.strength = Strength::Preference;
            }
            for element in offered {
                if let Some(held) = entry.demands.iter_mut().find(|d| d.element == *element) {
                    if held.verb == Verb::Opposes {
                        held.verb = Verb::Accepts;
                    }
                } else {
                    let new = Demand::new(element.clone(), Verb::Accepts, Strength::Core);
                    entry.demands.push(new);
                }
            }
        }
    }
}

/// The demands a role holds on the issues in play, with the weight of each issue (0-100; 50 where
/// none is recorded), in the order of the scenario's issues.
pub fn demands_in_play<'a>(
    scenario: &'a Scenario,
    bloc: &'a Bloc,
) -> impl Iterator<Item = (&'a IssueId, u8, &'a Demand)> {
    scenario.issues.iter().flat_map(|issue| {
        let entry = bloc
            .position(issue)
            .and_then(|position| position.entries.first());
        let weight = entry
            .and_then(|entry| entry.salience.as_ref())
            .map_or(crate::assess::book::Held::UNRECORDED_SALIENCE, |s| s.value);
        let demands = entry
            .map(|entry| entry.demands.iter())
            .into_iter()
            .flatten();
        demands.map(move |demand| (issue, weight, demand))
    })
}
