//! What of an edit may be written in the clear, and how it joins what is confidential again.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "six kinds of change can hold something confidential; the others hold drafts and shared matter"
)]

use super::Entry;
use crate::model::bloc::{Bloc, BlocKind, Layer, MemberEntry, Position};
use crate::model::change::{Change, Edit};
use crate::model::decision::Decision;
use crate::model::ids::{BlocId, IssueId};
use crate::model::layer::shared_part;
use crate::model::note::Note;
use crate::model::proposal::Proposal;
use crate::model::text::Bilingual;
use crate::model::workspace::Workspace;
use crate::storage::intake::Intake;
use crate::storage::private::{merge, private_part};

/// A bloc that holds only this.
fn around(positions: Vec<Position>, member_entries: Vec<MemberEntry>, id: &BlocId) -> Bloc {
    Bloc {
        id: id.clone(),
        kind: BlocKind::Bloc,
        name: Bilingual::default(),
        short: Bilingual::default(),
        note: Bilingual::default(),
        date: None,
        snapshots: Vec::new(),
        members: Vec::new(),
        positions,
        member_entries,
        views: Vec::new(),
    }
}

fn shared_position(bloc: &BlocId, position: Option<&Position>) -> Option<Box<Position>> {
    let whole = around(position.cloned().into_iter().collect(), Vec::new(), bloc);
    shared_part(&whole).positions.pop().map(Box::new)
}

fn shared_entries(bloc: &BlocId, entries: &[MemberEntry]) -> Vec<MemberEntry> {
    shared_part(&around(Vec::new(), entries.to_vec(), bloc)).member_entries
}

/// What is left of a record that is shared or confidential as a whole.
fn shared_record<T: Clone>(record: Option<&T>, layer: impl Fn(&T) -> Layer) -> Option<Box<T>> {
    record
        .filter(|record| layer(record) == Layer::Shared)
        .cloned()
        .map(Box::new)
}

fn shared_decision(decision: Option<&Decision>) -> Option<Box<Decision>> {
    shared_record(decision, |d| d.layer)
}

fn shared_proposal(proposal: Option<&Proposal>) -> Option<Box<Proposal>> {
    shared_record(proposal, |p| p.layer)
}

fn shared_note(note: Option<&Note>) -> Option<Box<Note>> {
    shared_record(note, |n| n.layer)
}

fn shared_bloc(bloc: Option<&Bloc>) -> Option<Box<Bloc>> {
    bloc.map(|bloc| Box::new(shared_part(bloc)))
}

/// The change without anything confidential.
fn shared_change(change: &Change) -> Change {
    match change {
        Change::Decision { id, before, after } => Change::Decision {
            id: *id,
            before: shared_decision(before.as_deref()),
            after: shared_decision(after.as_deref()),
        },
        Change::Proposal { id, before, after } => Change::Proposal {
            id: *id,
            before: shared_proposal(before.as_deref()),
            after: shared_proposal(after.as_deref()),
        },
        Change::Note { id, before, after } => Change::Note {
            id: *id,
            before: shared_note(before.as_deref()),
            after: shared_note(after.as_deref()),
        },
        Change::Position {
            bloc,
            issue,
            place,
            before,
            after,
        } => Change::Position {
            bloc: bloc.clone(),
            issue: issue.clone(),
            place: *place,
            before: shared_position(bloc, before.as_deref()),
            after: shared_position(bloc, after.as_deref()),
        },
        Change::MemberEntries {
            bloc,
            before,
            after,
        } => Change::MemberEntries {
            bloc: bloc.clone(),
            before: shared_entries(bloc, before),
            after: shared_entries(bloc, after),
        },
        Change::Bloc {
            place,
            before,
            after,
        } => Change::Bloc {
            place: *place,
            before: shared_bloc(before.as_deref()),
            after: shared_bloc(after.as_deref()),
        },
        _ => change.clone(),
    }
}

/// Whether a change does nothing.
fn is_idle(change: &Change) -> bool {
    match change {
        Change::Decision { before, after, .. } => before == after,
        Change::Proposal { before, after, .. } => before == after,
        Change::Note { before, after, .. } => before == after,
        Change::Position { before, after, .. } => before == after,
        Change::MemberEntries { before, after, .. } => before == after,
        Change::Bloc { before, after, .. } => before == after,
        _ => false,
    }
}

/// What of an entry may be written, if anything, and whether something had to be left out.
pub(super) fn shared_entry(entry: &Entry) -> (Option<Entry>, bool) {
    let mut kept = Entry {
        edit: Edit {
            changes: Vec::new(),
            ..entry.edit.clone()
        },
        before: Vec::new(),
        after: Vec::new(),
    };
    let mut left_out = false;
    let prints = entry.before.iter().zip(&entry.after);
    for (change, (before, after)) in entry.edit.changes.iter().zip(prints) {
        let shared = shared_change(change);
        left_out |= shared != *change && !only_surroundings_differ(change, &shared);
        if !is_idle(&shared) || is_idle(change) {
            kept.edit.changes.push(shared);
            kept.before.push(*before);
            kept.after.push(*after);
        }
    }
    let any = !kept.edit.changes.is_empty();
    (any.then_some(kept), left_out)
}

/// Whether what is confidential is the same before and after, so that nothing of it was edited.
fn only_surroundings_differ(change: &Change, shared: &Change) -> bool {
    let blocs = |before: &Bloc, after: &Bloc| private_part(before) == private_part(after);
    match change {
        Change::Bloc {
            before: Some(before),
            after: Some(after),
            ..
        } => blocs(before, after),
        Change::Position {
            bloc,
            before: Some(before),
            after: Some(after),
            ..
        } => blocs(
            &around(vec![(**before).clone()], Vec::new(), bloc),
            &around(vec![(**after).clone()], Vec::new(), bloc),
        ),
        Change::MemberEntries {
            bloc,
            before,
            after,
        } => blocs(
            &around(Vec::new(), before.clone(), bloc),
            &around(Vec::new(), after.clone(), bloc),
        ),
        _ => change == shared,
    }
}

/// The bloc that `shared` becomes when what is confidential in `from` joins it.
pub(crate) fn joined(mut shared: Bloc, from: &Bloc) -> Bloc {
    if let Some(hidden) = private_part(from) {
        merge(&mut shared, hidden, &mut Intake::new("", ""));
    }
    shared
}

fn place_of(bloc: &Bloc, issue: &IssueId) -> Option<usize> {
    bloc.positions.iter().position(|p| p.issue == *issue)
}

fn bloc<'w>(workspace: &'w Workspace, id: &BlocId) -> Option<&'w Bloc> {
    workspace.dossier.blocs.iter().find(|b| b.id == *id)
}

/// A change made without what is confidential, as the change it is to a workspace that holds it;
/// `None` where it does not fit.
pub(super) fn whole_change(change: &Change, workspace: &Workspace) -> Option<Change> {
    match change {
        Change::Decision { id, before, after } => {
            let found = workspace.decisions.iter().find(|d| d.id == *id);
            (shared_decision(found) == *before).then(|| Change::Decision {
                id: *id,
                before: found.cloned().map(Box::new),
                after: after.clone(),
            })
        }
        Change::Proposal { id, before, after } => {
            let found = workspace.proposal(*id);
            (shared_proposal(found) == *before).then(|| Change::Proposal {
                id: *id,
                before: found.cloned().map(Box::new),
                after: after.clone(),
            })
        }
        Change::Note { id, before, after } => {
            let found = workspace.note(*id);
            (shared_note(found) == *before).then(|| Change::Note {
                id: *id,
                before: found.cloned().map(Box::new),
                after: after.clone(),
            })
        }
        Change::Position {
            bloc: id,
            issue,
            place,
            before,
            after,
        } => {
            let found = bloc(workspace, id)?;
            let mut shared = shared_part(found);
            if shared.position(issue) != before.as_deref() {
                return None;
            }
            set_position(&mut shared.positions, issue, after.as_deref());
            let whole = joined(shared, found);
            Some(Change::Position {
                bloc: id.clone(),
                issue: issue.clone(),
                place: place_of(found, issue).or(*place),
                before: found.position(issue).cloned().map(Box::new),
                after: whole.position(issue).cloned().map(Box::new),
            })
        }
        Change::MemberEntries {
            bloc: id,
            before,
            after,
        } => {
            let found = bloc(workspace, id)?;
            let mut shared = shared_part(found);
            if shared.member_entries != *before {
                return None;
            }
            shared.member_entries.clone_from(after);
            Some(Change::MemberEntries {
                bloc: id.clone(),
                before: found.member_entries.clone(),
                after: joined(shared, found).member_entries,
            })
        }
        Change::Bloc {
            before: Some(before),
            after,
            ..
        } => {
            let blocs = &workspace.dossier.blocs;
            let place = blocs.iter().position(|b| b.id == before.id)?;
            let found = blocs.get(place)?;
            (shared_part(found) == **before).then(|| Change::Bloc {
                place,
                before: Some(Box::new(found.clone())),
                after: after
                    .as_deref()
                    .map(|after| Box::new(joined(after.clone(), found))),
            })
        }
        _ => None,
    }
}

fn set_position(list: &mut Vec<Position>, issue: &IssueId, after: Option<&Position>) {
    let at = list.iter().position(|p| p.issue == *issue);
    match (at.and_then(|at| list.get_mut(at)), after) {
        (Some(slot), Some(after)) => slot.clone_from(after),
        (None, Some(after)) => list.push(after.clone()),
        (_, None) => list.retain(|p| p.issue != *issue),
    }
}
