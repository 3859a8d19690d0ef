//! Accepted changes as one edit of a workspace, which can be undone like any other.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::plan::{Atom, Proposal, Target};
use crate::model::bloc::{
    Bloc, Confidence, Demand, Layer, MemberEntry, Position, PositionEntry, Salience,
};
use crate::model::change::{Change, Edit};
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, IssueId};
use crate::model::text::Bilingual;

/// The edit that makes these proposals true; those that clash are left out.
pub fn edit(
    dossier: &Dossier,
    accepted: &[&Proposal],
    (subject, author, time_ms): (&str, &str, u64),
) -> Edit {
    let mut blocs: BTreeMap<BlocId, Bloc> = BTreeMap::new();
    let mut positions: Vec<(BlocId, IssueId)> = Vec::new();
    let mut members: Vec<BlocId> = Vec::new();
    for proposal in accepted {
        let (Some(atom), target) = (&proposal.atom, &proposal.target) else {
            continue;
        };
        let Some(before) = dossier.bloc(&target.bloc) else {
            continue;
        };
        let bloc = blocs
            .entry(target.bloc.clone())
            .or_insert_with(|| before.clone());
        if target.state.is_some() {
            member(bloc, target, atom);
            if !members.contains(&target.bloc) {
                members.push(target.bloc.clone());
            }
        } else {
            line(dossier, bloc, target, atom);
            let place = (target.bloc.clone(), target.issue.clone());
            if !positions.contains(&place) {
                positions.push(place);
            }
        }
    }
    let before = |id: &BlocId| dossier.bloc(id);
    let mut changes = Vec::new();
    for (id, issue) in positions {
        let held = |bloc: &Bloc| bloc.position(&issue).cloned().map(Box::new);
        let (before, after) = (before(&id).and_then(held), blocs.get(&id).and_then(held));
        if before != after {
            let held = dossier.bloc(&id);
            changes.push(Change::Position {
                place: held.and_then(|b| b.positions.iter().position(|p| p.issue == issue)),
                bloc: id,
                issue: issue.clone(),
                before,
                after,
            });
        }
    }
    for id in members {
        let own = |bloc: &Bloc| bloc.member_entries.clone();
        let before = before(&id).map(own).unwrap_or_default();
        let after = blocs.get(&id).map(own).unwrap_or_default();
        if before != after {
            changes.push(Change::MemberEntries {
                bloc: id,
                before,
                after,
            });
        }
    }
    Edit {
        label: "undo-import".to_owned(),
        subject: subject.to_owned(),
        author: author.to_owned(),
        time_ms,
        changes,
    }
}

/// Does one thing to an entry of a bloc's line, which is made where it is not there.
fn line(dossier: &Dossier, bloc: &mut Bloc, target: &Target, atom: &Atom) {
    let place = |issue: &IssueId| dossier.issues.iter().position(|i| i.id == *issue);
    let at = bloc
        .positions
        .iter()
        .position(|p| p.issue == target.issue)
        .unwrap_or_else(|| {
            let later = |p: &Position| place(&p.issue) > place(&target.issue);
            let at = bloc
                .positions
                .iter()
                .position(later)
                .unwrap_or(bloc.positions.len());
            let fresh = Position {
                issue: target.issue.clone(),
                entries: Vec::new(),
            };
            bloc.positions.insert(at, fresh);
            at
        });
    let Some(position) = bloc.positions.get_mut(at) else {
        return;
    };
    let same = |e: &Arc<PositionEntry>| e.from == target.from && e.layer == target.layer;
    let at = position.entries.iter().rposition(same).unwrap_or_else(|| {
        let later = |e: &Arc<PositionEntry>| e.from > target.from;
        let at = position
            .entries
            .iter()
            .position(later)
            .unwrap_or(position.entries.len());
        position.entries.insert(at, Arc::new(fresh_entry(target)));
        at
    });
    let Some(entry) = position.entries.get_mut(at).map(Arc::make_mut) else {
        return;
    };
    match atom {
        Atom::Demand(..) => demand(&mut entry.demands, target, atom),
        Atom::Stance(words) => entry.stance.en.clone_from(words),
        Atom::StanceZh(words) => entry.stance.zh.clone_from(words),
        Atom::Salience(value) => {
            let reason = entry.salience.take().map(|s| s.reason).unwrap_or_default();
            entry.salience = Some(Salience {
                value: *value,
                reason,
            });
        }
        Atom::Confidence(kind) => entry.confidence.kind = *kind,
        Atom::Fallback(words) => entry.fallback.clone_from(words),
        Atom::Sources(all) => entry.sources.clone_from(all),
    }
}

fn fresh_entry(target: &Target) -> PositionEntry {
    PositionEntry {
        from: target.from,
        stance: Bilingual::default(),
        demands: Vec::new(),
        salience: None,
        fallback: String::new(),
        confidence: inferred(),
        sources: Vec::new(),
        notes: Vec::new(),
        layer: target.layer,
    }
}

/// What an entry rests on of which the table does not say it.
fn inferred() -> Confidence {
    Confidence {
        kind: crate::model::bloc::ConfidenceKind::Inferred,
        note: String::new(),
    }
}

/// Does one thing to a member's own entry, which is made where it is not there.
fn member(bloc: &mut Bloc, target: &Target, atom: &Atom) {
    let Some(state) = &target.state else {
        return;
    };
    let same = |e: &MemberEntry| {
        e.state == *state
            && e.issue.as_ref() == Some(&target.issue)
            && e.from == target.from
            && e.layer == target.layer
    };
    let at = bloc
        .member_entries
        .iter()
        .rposition(same)
        .unwrap_or_else(|| {
            bloc.member_entries.push(MemberEntry {
                state: state.clone(),
                issue: Some(target.issue.clone()),
                from: target.from,
                text: Bilingual::default(),
                demands: Vec::new(),
                confidence: inferred(),
                sources: Vec::new(),
                layer: target.layer,
            });
            bloc.member_entries.len() - 1
        });
    let Some(entry) = bloc.member_entries.get_mut(at) else {
        return;
    };
    match atom {
        Atom::Demand(..) => demand(&mut entry.demands, target, atom),
        Atom::Stance(words) => entry.text.en.clone_from(words),
        Atom::StanceZh(words) => entry.text.zh.clone_from(words),
        Atom::Confidence(kind) => entry.confidence.kind = *kind,
        Atom::Sources(all) => entry.sources.clone_from(all),
        // A member's own entry has neither.
        Atom::Salience(_) | Atom::Fallback(_) => {}
    }
}

fn demand(demands: &mut Vec<Demand>, target: &Target, atom: &Atom) {
    let Atom::Demand(element, layer, asked) = atom else {
        return;
    };
    let here = |d: &Demand| d.element == *element && target.layer.max(d.layer) == *layer;
    match asked {
        None => demands.retain(|d| !here(d)),
        Some((verb, strength)) => {
            let at = demands.iter().position(here).unwrap_or_else(|| {
                let mut fresh = Demand::new(element.clone(), *verb, *strength);
                // In a private entry everything is private without saying so.
                fresh.layer = if target.layer == Layer::Private {
                    Layer::Shared
                } else {
                    *layer
                };
                demands.push(fresh);
                demands.len() - 1
            });
            if let Some(demand) = demands.get_mut(at) {
                (demand.verb, demand.strength) = (*verb, *strength);
            }
        }
    }
}
