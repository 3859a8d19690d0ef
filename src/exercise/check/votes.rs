//! Votes nobody can win, whatever text is put to them.

use std::collections::BTreeSet;

use crate::assess::adoption::adopts;
use crate::exercise::cast::{bloc_of, cast, demands_in_play};
use crate::exercise::scenario::{AgendaItem, Role, Scenario};
use crate::model::bloc::{Strength, Verb};
use crate::model::dossier::Dossier;
use crate::model::ids::ElementId;
use crate::model::reference::RuleKind;

/// Beyond this many voting roles sets of winners are not searched.
const SEARCHED: usize = 14;

/// Why no text under an item can be adopted; `None` where one can.
///
/// A red line that asks for an element and one that refuses it cannot both be kept. Where the roles
/// that can be satisfied together have too few votes, whatever is put to the vote fails.
pub(super) fn unwinnable(
    scenario: &Scenario,
    dossier: &Dossier,
    item: &AgendaItem,
    rule: RuleKind,
) -> Option<String> {
    let played = cast(scenario, dossier);
    let mut held: Vec<(usize, Verb, ElementId)> = Vec::new();
    let voters: Vec<&Role> = scenario.voters().collect();
    for (at, role) in voters.iter().enumerate() {
        let bloc = bloc_of(role).and_then(|id| played.bloc(&id).cloned());
        let Some(bloc) = bloc else { continue };
        let yields: BTreeSet<&ElementId> =
            role.fallbacks.iter().flat_map(|f| &f.gives_up).collect();
        for (issue, _, demand) in demands_in_play(scenario, &bloc) {
            if item.issues.contains(issue)
                && demand.strength == Strength::RedLine
                && !yields.contains(&demand.element)
            {
                let element = played.first_name(&demand.element).clone();
                held.push((at, demand.verb, element));
            }
        }
    }
    let mut clashes: Vec<(usize, usize, &ElementId)> = Vec::new();
    for (a, verb, element) in held.iter().filter(|(_, verb, _)| *verb == Verb::Requires) {
        for (b, other, same) in &held {
            if *other == Verb::Opposes && verb != other && element == same {
                clashes.push((*a, *b, element));
            }
        }
    }
    let votes = |set: u32, inside: bool| -> u32 {
        let all = voters.iter().enumerate();
        all.filter(|(at, _)| (set >> at & 1 == 1) == inside)
            .map(|(_, role)| u32::from(role.votes))
            .sum()
    };
    if voters.is_empty() {
        return Some(format!("no role has a vote on `{}`", item.id));
    }
    if voters.len() > SEARCHED {
        return None;
    }
    let keeps = |set: u32| {
        let both = |a: &usize, b: &usize| set >> a & 1 == 1 && set >> b & 1 == 1;
        !clashes.iter().any(|(a, b, _)| both(a, b))
    };
    let wins = (0..1_u32 << voters.len())
        .any(|set| keeps(set) && adopts(rule, votes(set, true), votes(set, false)));
    if wins {
        return None;
    }
    let (a, b, element) = clashes.first()?;
    let name = |at: &usize| voters.get(*at).map_or("", |role| role.id.as_str());
    Some(format!(
        "under `{}` a red line of `{}` asks for `{element}` and one of `{}` refuses it",
        item.id,
        name(a),
        name(b)
    ))
}
