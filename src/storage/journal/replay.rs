//! Edits of a journal, done again on what stands on the disk now.
//!
//! The folder may be as the edits found it, or hold some of them already (the crash came during a
//! save), or have been changed by somebody else. What fits is done; what does not is counted and
//! never forced.

use super::Entry;
use super::shared::whole_change;
use crate::model::change::{Change, Edit};
use crate::model::workspace::Workspace;

/// What doing a journal again gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// The edits that were done, each as it applies to the workspace after those before it.
    pub edits: Vec<Edit>,
    /// How many did not fit what stands there.
    pub n_unfit: usize,
}

/// Does the edits again on `workspace`.
pub fn replay(workspace: &mut Workspace, entries: &[Entry]) -> Replayed {
    // As it was when the edits were made, or when one of them had just been saved: those before
    // it can be taken back, the rest fits, and both without exception.
    for saved in 0..=entries.len() {
        let (before, after) = entries.split_at_checked(saved).unwrap_or_default();
        if was_saved(workspace, before)
            && let Some(edits) = all(workspace, after)
        {
            return Replayed { edits, n_unfit: 0 };
        }
    }
    // Saved halfway, or changed since: each for itself.
    let mut replayed = Replayed::default();
    let mut skipped: Vec<&Entry> = Vec::new();
    for entry in entries {
        match redo(workspace, entry) {
            Some(edit) => replayed.edits.push(edit),
            None => skipped.push(entry),
        }
    }
    for entry in skipped {
        replayed.n_unfit += usize::from(!stands(workspace, entry));
    }
    replayed
}

/// Whether the workspace is as these edits left it.
fn was_saved(workspace: &mut Workspace, entries: &[Entry]) -> bool {
    let back: Vec<Entry> = entries.iter().rev().map(Entry::inverse).collect();
    let Some(undone) = all(workspace, &back) else {
        return false;
    };
    // What was just applied always fits backwards.
    undone
        .iter()
        .rev()
        .all(|edit| edit.inverse().apply(workspace).is_ok())
}

/// Whether what an edit left stands there.
fn stands(workspace: &mut Workspace, entry: &Entry) -> bool {
    let undone = redo(workspace, &entry.inverse());
    // What was just applied always fits backwards.
    undone.is_some_and(|edit| edit.inverse().apply(workspace).is_ok())
}

/// All the edits, or none.
fn all(workspace: &mut Workspace, entries: &[Entry]) -> Option<Vec<Edit>> {
    let mut done: Vec<Edit> = Vec::new();
    for entry in entries {
        if let Some(edit) = redo(workspace, entry) {
            done.push(edit);
            continue;
        }
        for edit in done.iter().rev() {
            // What was just applied always fits backwards.
            edit.inverse().apply(workspace).ok()?;
        }
        return None;
    }
    Some(done)
}

/// Does one edit, and gives it as it was done.
fn redo(workspace: &mut Workspace, entry: &Entry) -> Option<Edit> {
    let edit = as_it_applies(workspace, entry)?;
    edit.apply(workspace).ok().map(|()| edit)
}

/// The edit as it applies to `workspace`; `None` where it certainly does not.
fn as_it_applies(workspace: &Workspace, entry: &Entry) -> Option<Edit> {
    let changes = &entry.edit.changes;
    if Entry::prints(changes, workspace) != entry.before {
        return None;
    }
    if changes.iter().any(|change| comes_twice(change, workspace)) {
        return None;
    }
    // Most edits hold one change; only those of the dossier have to be looked at one by one.
    let wholes = changes
        .iter()
        .map(|change| whole_change(change, workspace).unwrap_or_else(|| change.clone()))
        .collect();
    Some(Edit {
        changes: wholes,
        ..entry.edit.clone()
    })
}

/// Whether a change puts in what is there already, in another place.
fn comes_twice(change: &Change, workspace: &Workspace) -> bool {
    let dossier = &workspace.dossier;
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the other lists are kept by a key, which `apply` compares"
    )]
    match change {
        Change::Article {
            before: None,
            after: Some(article),
            ..
        } => workspace.draft.article(article.id).is_some(),
        Change::Bloc {
            before: None,
            after: Some(bloc),
            ..
        } => dossier.blocs.iter().any(|b| b.id == bloc.id),
        Change::Issue {
            before: None,
            after: Some(issue),
            ..
        } => dossier.issues.iter().any(|i| i.id == issue.id),
        _ => false,
    }
}
