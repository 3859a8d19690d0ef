//! A scenario as those who take part may have it, to follow and write the record on their laptops.

use super::event::{Event, Happening};
use super::scenario::{Inject, Role, Scenario};
use crate::model::text::Bilingual;

/// The copy of a scenario for those who take part.
///
/// Agenda, rules, points and the roll are everybody's. Briefs, instructions, secrets, variants and
/// fallbacks are each role's own, and the teaching note is the trainer's. News are in it once they
/// have been released to everybody; of what went to some, only to whom.
pub fn for_participants(scenario: &Scenario, events: &[Event]) -> Scenario {
    let released = |inject: &&Inject| {
        let is = |event: &Event| matches!(&event.what, Happening::Injected { inject: id } if *id == inject.id);
        events.iter().any(is)
    };
    Scenario {
        roles: scenario.roles.iter().map(bare).collect(),
        injects: scenario.injects.iter().filter(released).map(told).collect(),
        outcome: None,
        teaching: Vec::new(),
        for_participants: true,
        ..scenario.clone()
    }
}

fn bare(role: &Role) -> Role {
    Role {
        id: role.id.clone(),
        name: role.name.clone(),
        kind: role.kind,
        speaks_for: role.speaks_for.clone(),
        votes: role.votes,
        brief: Vec::new(),
        instructions: Vec::new(),
        secret: String::new(),
        phrases: Vec::new(),
        allies: Vec::new(),
        opponents: Vec::new(),
        variants: Vec::new(),
        fallbacks: Vec::new(),
    }
}

fn told(inject: &Inject) -> Inject {
    if inject.to.is_empty() {
        return inject.clone();
    }
    Inject {
        title: Bilingual::new("instructions to some delegations", "致部分代表团的指示"),
        text: String::new(),
        ..inject.clone()
    }
}
