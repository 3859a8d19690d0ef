//! The confidential layer never stands outside `private/`, and comes back where it stood.

use std::fs;
use std::sync::Arc;

use proptest::prelude::*;
use travaux::model::bloc::{Bloc, Demand, Layer};
use travaux::model::problem::Severity;
use travaux::model::workspace::Workspace;
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use super::dice::Dice;
use super::round::snapshot;

const SECRET: &str = "fallback-cleared-by-capital";

fn mark(demands: &mut [Demand], secret: bool, n: &mut usize) {
    for demand in demands {
        let hidden = secret || demand.layer == Layer::Private;
        demand.note = if hidden {
            SECRET.to_owned()
        } else {
            "open".to_owned()
        };
        *n += usize::from(hidden);
    }
}

/// Writes the same words into everything confidential, and counts how often.
fn mark_secrets(workspace: &mut Workspace) -> usize {
    let mut n = 0;
    let blocs: &mut Vec<Bloc> = &mut workspace.dossier.blocs;
    for bloc in blocs {
        for entry in bloc
            .positions
            .iter_mut()
            .flat_map(|position| &mut position.entries)
        {
            let entry = Arc::make_mut(entry);
            let secret = entry.layer == Layer::Private;
            if secret {
                entry.fallback = SECRET.to_owned();
                n += 1;
            }
            mark(&mut entry.demands, secret, &mut n);
        }
        for entry in &mut bloc.member_entries {
            let secret = entry.layer == Layer::Private;
            if secret {
                entry.text.en = SECRET.to_owned();
                n += 1;
            }
            mark(&mut entry.demands, secret, &mut n);
        }
    }
    for decision in workspace
        .decisions
        .iter_mut()
        .filter(|d| d.layer == Layer::Private)
    {
        decision.reason = SECRET.to_owned();
        n += 1;
    }
    n
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn nothing_confidential_leaves_its_folder(seed in any::<u64>()) {
        let mut workspace = Dice::new(seed).workspace();
        let n_secrets = mark_secrets(&mut workspace);
        let place = tempfile::tempdir().unwrap();
        create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
        let mut found = 0;
        for (path, bytes) in snapshot(place.path()) {
            let text = String::from_utf8(bytes).unwrap();
            if path.starts_with("private/") {
                found += text.matches(SECRET).count();
            } else {
                prop_assert!(!text.contains(SECRET), "{path} holds what is confidential:\n{text}");
                prop_assert!(!text.contains("layer: Private"), "{path} tells that something is confidential");
            }
        }
        prop_assert_eq!(found, n_secrets);
        prop_assert_eq!(&load_workspace(place.path()).value.workspace, &workspace);
        let ignored = fs::read_to_string(place.path().join(".gitignore")).unwrap();
        prop_assert!(ignored.lines().any(|line| line == "/private/"));
    }
}

/// The seed of a workspace with a private demand in a shared entry.
fn with_secrets() -> Workspace {
    let fits = |workspace: &Workspace| {
        let mut entries = workspace
            .dossier
            .blocs
            .iter()
            .flat_map(|b| &b.positions)
            .flat_map(|p| &p.entries);
        entries.any(|e| {
            e.layer == Layer::Shared && e.demands.iter().any(|d| d.layer == Layer::Private)
        }) && workspace
            .decisions
            .iter()
            .any(|d| d.layer == Layer::Private)
    };
    (0..1000)
        .map(|seed| Dice::new(seed).workspace())
        .find(fits)
        .unwrap()
}

#[test]
fn what_became_open_or_secret_changes_its_file() {
    let mut workspace = with_secrets();
    mark_secrets(&mut workspace);
    let place = tempfile::tempdir().unwrap();
    let (mut folder, _) = create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    let decision = workspace
        .decisions
        .iter_mut()
        .find(|d| d.layer == Layer::Private)
        .unwrap();
    decision.layer = Layer::Shared;
    let id = decision.id;
    let saved = save_workspace(&workspace, &mut folder);
    assert_eq!(saved.written, [format!("decisions/{id}.ron")]);
    assert_eq!(saved.removed, [format!("private/decisions/{id}.ron")]);
    workspace
        .decisions
        .iter_mut()
        .find(|d| d.id == id)
        .unwrap()
        .layer = Layer::Private;
    let saved = save_workspace(&workspace, &mut folder);
    assert_eq!(saved.written, [format!("private/decisions/{id}.ron")]);
    assert_eq!(saved.removed, [format!("decisions/{id}.ron")]);
    assert_eq!(load_workspace(place.path()).value.workspace, workspace);
}

#[test]
fn a_secret_found_in_a_shared_file_is_told_and_moved() {
    let mut workspace = with_secrets();
    let n_secrets = mark_secrets(&mut workspace);
    let place = tempfile::tempdir().unwrap();
    create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    // Somebody copies a private decision to the shared ones, and writes a private demand by hand.
    let id = workspace
        .decisions
        .iter()
        .find(|d| d.layer == Layer::Private)
        .unwrap()
        .id;
    let name = format!("decisions/{id}.ron");
    fs::create_dir_all(place.path().join("decisions")).unwrap();
    fs::rename(
        place.path().join("private").join(&name),
        place.path().join(&name),
    )
    .unwrap();
    let loaded = load_workspace(place.path());
    assert_eq!(loaded.value.workspace, workspace);
    let told = loaded
        .problems
        .iter()
        .find(|p| p.file == name)
        .expect("nobody was told");
    assert!(
        told.message
            .contains("confidential stands in a shared file"),
        "{told}"
    );
    let mut folder = loaded.value.folder;
    let saved = save_workspace(&workspace, &mut folder);
    assert_eq!(
        (saved.problems.len(), saved.removed),
        (0, vec![name.clone()])
    );
    let files = snapshot(place.path());
    let count = |private: bool| -> usize {
        let chosen = files
            .iter()
            .filter(|(path, _)| path.starts_with("private/") == private);
        chosen
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).matches(SECRET).count())
            .sum()
    };
    assert_eq!((count(false), count(true)), (0, n_secrets));
}

#[test]
fn confidential_demands_survive_a_change_of_the_shared_entry() {
    let workspace = with_secrets();
    let place = tempfile::tempdir().unwrap();
    create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    let secrets = |w: &Workspace| -> usize {
        let entries = w
            .dossier
            .blocs
            .iter()
            .flat_map(|b| &b.positions)
            .flat_map(|p| &p.entries);
        entries
            .flat_map(|e| &e.demands)
            .filter(|d| d.layer == Layer::Private)
            .count()
    };
    let before = secrets(&workspace);
    // A partner's copy of the shared files has no entry on any issue any more.
    let blocs = place.path().join("positions/made-up/blocs");
    for entry in fs::read_dir(&blocs).unwrap() {
        let path = entry.unwrap().path();
        let id = path.file_stem().unwrap().to_string_lossy().into_owned();
        fs::write(
            &path,
            format!("(schema: 1, kind: Bloc, id: \"{id}\", name: (en: \"{id}\"))"),
        )
        .unwrap();
    }
    let loaded = load_workspace(place.path());
    let told = loaded
        .problems
        .iter()
        .filter(|p| p.message.contains("shared entry that is gone"))
        .count();
    assert!(told > 0, "{:?}", loaded.problems);
    assert!(
        loaded
            .problems
            .iter()
            .all(|p| p.severity == Severity::Warning),
        "{:?}",
        loaded.problems
    );
    let kept = &loaded.value.workspace.dossier.blocs;
    let private = kept
        .iter()
        .flat_map(|b| &b.positions)
        .flat_map(|p| &p.entries)
        .all(|e| e.layer == Layer::Private);
    assert!(
        private,
        "an entry made of confidential demands became shared"
    );
    // Nothing confidential was lost: member entries and whole entries come with their own demands.
    assert!(secrets(&loaded.value.workspace) >= before);
}

#[cfg(unix)]
#[test]
fn confidential_files_are_for_their_owner_only_and_stay_so_when_replaced() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = with_secrets();
    let place = tempfile::tempdir().unwrap();
    create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    let mode = |path: &str| {
        let meta = fs::metadata(place.path().join(path)).unwrap();
        meta.permissions().mode() & 0o777
    };
    let all_private = || {
        assert_eq!(mode("private"), 0o700);
        let files = snapshot(place.path()).into_keys();
        let private: Vec<String> = files.filter(|path| path.starts_with("private/")).collect();
        for path in &private {
            assert_eq!(mode(path), 0o600, "{path}");
        }
        private
    };
    assert!(all_private().len() > 1);
    // A file that a person gave other rights keeps them.
    let group = fs::Permissions::from_mode(0o640);
    fs::set_permissions(place.path().join("workspace.ron"), group).unwrap();
    let mut open = load_workspace(place.path()).value;
    open.workspace.title.push('!');
    for decision in &mut open.workspace.decisions {
        decision.reason.push('!');
    }
    let entries = open.workspace.dossier.blocs.iter_mut();
    let entries = entries.flat_map(|bloc| &mut bloc.positions);
    for entry in entries.flat_map(|position| &mut position.entries) {
        if entry.layer == Layer::Private {
            Arc::make_mut(entry).stance.en.push('!');
        }
    }
    let saved = save_workspace(&open.workspace, &mut open.folder);
    assert_eq!(saved.problems, []);
    let private = all_private();
    let replaced = |path: &&String| saved.written.contains(path);
    assert!(
        private.iter().filter(replaced).count() > 0,
        "{:?}",
        saved.written
    );
    assert_eq!(mode("workspace.ron"), 0o640);
}
