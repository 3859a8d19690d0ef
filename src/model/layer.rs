//! What may leave the house: a workspace, and a bloc, without anything confidential.
//!
//! Whatever is written for others is made from what these give, so that nothing confidential is
//! there to be forgotten.

use std::sync::Arc;

use super::bloc::{Bloc, Demand, Layer, PositionEntry};
use super::workspace::Workspace;

/// Whether anything of the bloc is confidential.
pub fn has_private(bloc: &Bloc) -> bool {
    let demands = |demands: &[Demand]| demands.iter().any(|d| d.layer == Layer::Private);
    bloc.positions
        .iter()
        .flat_map(|position| &position.entries)
        .any(|entry| entry.layer == Layer::Private || demands(&entry.demands))
        || bloc
            .member_entries
            .iter()
            .any(|entry| entry.layer == Layer::Private || demands(&entry.demands))
}

fn shared_demands(demands: &mut Vec<Demand>) {
    demands.retain(|demand| demand.layer == Layer::Shared);
}

/// The bloc without anything confidential.
pub fn shared_part(bloc: &Bloc) -> Bloc {
    let mut shared = bloc.clone();
    shared.positions.retain_mut(|position| {
        let was_empty = position.entries.is_empty();
        position
            .entries
            .retain(|entry| entry.layer == Layer::Shared);
        let private = |entry: &&mut Arc<PositionEntry>| {
            entry.demands.iter().any(|d| d.layer == Layer::Private)
        };
        let mixed = position.entries.iter_mut().filter(private);
        mixed.for_each(|entry| shared_demands(&mut Arc::make_mut(entry).demands));
        was_empty || !position.entries.is_empty()
    });
    shared
        .member_entries
        .retain(|entry| entry.layer == Layer::Shared);
    shared
        .member_entries
        .iter_mut()
        .for_each(|entry| shared_demands(&mut entry.demands));
    shared
}

/// Whether anything in the workspace is confidential.
pub fn holds_private(workspace: &Workspace) -> bool {
    workspace.dossier.blocs.iter().any(has_private)
        || workspace
            .decisions
            .iter()
            .any(|decision| decision.layer == Layer::Private)
        || workspace
            .proposals
            .iter()
            .any(|proposal| proposal.layer == Layer::Private)
        || workspace.notes.iter().any(|note| note.is_internal())
}

/// The workspace without anything confidential.
pub fn shared_workspace(workspace: &Workspace) -> Workspace {
    let mut shared = workspace.clone();
    for bloc in shared.dossier.blocs.iter_mut().filter(|b| has_private(b)) {
        *bloc = shared_part(bloc);
    }
    shared.decisions.retain(|d| d.layer == Layer::Shared);
    shared.proposals.retain(|p| p.layer == Layer::Shared);
    shared.notes.retain(|note| !note.is_internal());
    shared
}
