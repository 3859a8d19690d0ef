//! Earlier versions: kept, bounded, whole, without what is confidential, and taken up as one step.

use std::fs;
use std::sync::Arc;
use std::time::Instant;

use proptest::prelude::*;
use travaux::model::bloc::Layer;
use travaux::model::change::{Edit, between};
use travaux::model::workspace::Workspace;
use travaux::storage::backup::{GENERATIONS, generations, keep, open, with_private};
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use super::dice::Dice;
use super::journal::workspace;
use super::round::snapshot;

#[test]
fn every_save_keeps_a_version_and_twenty_are_kept() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("work");
    let mut now = workspace();
    let (mut folder, _) = create_workspace(&place, &now, &Origin::BuiltIn).unwrap();
    let begun = Instant::now();
    assert!(keep(home.path(), &place, 1).unwrap());
    let first_ms = begun.elapsed().as_millis();
    assert!(!keep(home.path(), &place, 2).unwrap(), "kept twice");
    let mut states = vec![now.clone()];
    let begun = Instant::now();
    for n in 0..30_u64 {
        now.draft.articles[0].heading = format!("Title {n}");
        save_workspace(&now, &mut folder);
        assert!(keep(home.path(), &place, 10 + n).unwrap());
        states.push(now.clone());
    }
    let each_ms = begun.elapsed().as_millis() / 30;
    let list = generations(home.path(), &place);
    assert_eq!(list.len(), GENERATIONS);
    assert_eq!(list[0].time_ms, 39);
    assert!(list.iter().rev().skip(1).all(|g| g.n_changed == 1));
    for (generation, state) in list.iter().zip(states.iter().rev()) {
        let read = open(&generation.list).unwrap();
        assert_eq!(read.problems, []);
        assert_eq!(read.value.workspace, *state);
    }
    let kept = snapshot(&home.path().join("backups"));
    let n_bytes: usize = kept.values().map(Vec::len).sum();
    let whole = list[0].n_bytes;
    println!(
        "first version {first_ms} ms, save with one changed article and its version {each_ms} ms; \
         twenty versions of {whole} bytes take {n_bytes}"
    );
    assert!(n_bytes as u64 <= whole * 2, "{n_bytes} bytes");
}

#[test]
fn nothing_confidential_is_kept_and_it_joins_again() {
    let secret = "fallback-cleared-by-capital";
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("work");
    let mut now = workspace();
    let mut demand = now.dossier.blocs[0].positions[0].entries[0].demands[0].clone();
    demand.layer = Layer::Private;
    demand.note = secret.to_owned();
    let entry = &mut now.dossier.blocs[0].positions[0].entries[0];
    Arc::make_mut(entry).demands.push(demand);
    let mut decision = Dice::new(3).decision();
    decision.layer = Layer::Private;
    decision.reason = secret.to_owned();
    now.decisions.push(decision);
    create_workspace(&place, &now, &Origin::BuiltIn).unwrap();
    assert!(place.join("private").is_dir());
    keep(home.path(), &place, 1).unwrap();
    for (path, bytes) in snapshot(&home.path().join("backups")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(secret), "{path} holds what is confidential");
    }
    let earlier = open(&generations(home.path(), &place)[0].list).unwrap();
    let earlier = earlier.value.workspace;
    assert_ne!(earlier, now);
    assert_eq!(with_private(earlier, &now), now);
}

#[test]
fn a_spoilt_version_says_so_and_leads_nowhere() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("work");
    create_workspace(&place, &workspace(), &Origin::BuiltIn).unwrap();
    keep(home.path(), &place, 1).unwrap();
    let list = generations(home.path(), &place)[0].list.clone();
    let contents = list.parent().unwrap().join("contents");
    let some = fs::read_dir(&contents).unwrap().next().unwrap().unwrap();
    let whole = fs::read(some.path()).unwrap();
    for spoilt in [&whole[..whole.len() / 2], b""] {
        fs::write(some.path(), spoilt).unwrap();
        let problem = open(&list).unwrap_err();
        assert!(problem.message.contains("spoilt"), "{problem}");
        assert!(!problem.remedy.is_empty());
    }
    // The next save puts the contents right again.
    assert!(!keep(home.path(), &place, 2).unwrap());
    assert_eq!(fs::read(some.path()).unwrap(), whole);
    let text = fs::read_to_string(&list).unwrap();
    for bad in ["../../outside.ron", "draft/../../x.ron", ".hidden/x.ron"] {
        fs::write(&list, text.replace("workspace.ron", bad)).unwrap();
        open(&list).unwrap_err();
    }
    fs::write(&list, "{").unwrap();
    assert!(generations(home.path(), &place).is_empty());
    assert!(!home.path().join("outside.ron").exists());
}

/// Two workspaces that differ only in what a change can say.
fn pair(seed: u64) -> (Workspace, Workspace) {
    let from = Dice::new(seed).workspace();
    let mut to = Dice::new(seed.wrapping_add(1)).workspace();
    let sources = std::mem::take(&mut to.dossier.reference.sources);
    let (issues, blocs) = (to.dossier.issues, to.dossier.blocs);
    to.dossier = from.dossier.clone();
    to.dossier.reference.sources = sources;
    (to.dossier.issues, to.dossier.blocs) = (issues, blocs);
    to.draft.id = from.draft.id;
    // Some of the old stays, in another order.
    let kept: Vec<_> = from.draft.articles.iter().rev().take(2).cloned().collect();
    to.draft.articles.splice(0..0, kept);
    to.decisions.extend(from.decisions.iter().take(1).cloned());
    to.decisions.sort_by_key(|d| d.id);
    to.decisions.dedup_by_key(|d| d.id);
    to.versions.sort_by_key(|v| v.id);
    (from, to)
}

fn by_id(mut workspace: Workspace) -> Workspace {
    let sources = &mut workspace.dossier.reference.sources;
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    workspace
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_changes_between_two_states_lead_there_and_back(seed in any::<u64>()) {
        let (mut from, to) = pair(seed);
        from.versions.sort_by_key(|v| v.id);
        let start = from.clone();
        let edit = Edit {
            label: "undo-restore-version".to_owned(),
            subject: String::new(),
            author: String::new(),
            time_ms: 1,
            changes: between(&from, &to),
        };
        prop_assert!(edit.changes.len() > 2);
        edit.apply(&mut from).unwrap();
        prop_assert_eq!(by_id(from.clone()), by_id(to));
        edit.inverse().apply(&mut from).unwrap();
        prop_assert_eq!(by_id(from), by_id(start.clone()));
        prop_assert!(between(&start, &start).is_empty());
    }
}
