//! The confidential layer under a passphrase: nothing of it in the clear, all of it back.

use std::fs;
use std::path::{Path, PathBuf};

use travaux::model::bloc::Layer;
use travaux::model::layer::{holds_private, shared_workspace};
use travaux::model::problem::Severity;
use travaux::model::workspace::Workspace;
use travaux::storage::seal::{KEY_FILE, Passphrase, is_sealed, lock, unlock, unseal};
use travaux::storage::workspace_io::{Folder, load_workspace, load_workspace_with};
use travaux::storage::workspace_save::{Origin, create_sealed, create_workspace, save_workspace};

use super::round::snapshot;
use crate::safe::tokens::{CANARY, with_tokens};

/// Little work, so that many tests take little time.
const WORK: u8 = 5;

fn words() -> Passphrase {
    Passphrase::new("no red line is shown\n")
}

fn confidential(seed: u64, root: &Path) -> (Workspace, Folder, usize) {
    let (workspace, n) = with_tokens(seed);
    let (folder, saved) = create_workspace(root, &workspace, &Origin::BuiltIn).unwrap();
    assert_eq!(saved.problems, []);
    (workspace, folder, n)
}

/// The files in which a confidential word can be read.
fn readable(root: &Path) -> Vec<String> {
    let found = snapshot(root).into_iter().filter(|(_, bytes)| {
        bytes
            .windows(CANARY.len())
            .any(|window| window == CANARY.as_bytes())
    });
    found.map(|(path, _)| path).collect()
}

fn sealed_files(root: &Path) -> Vec<String> {
    let all = snapshot(root).into_keys();
    all.filter(|path| path.ends_with(".ron.age")).collect()
}

#[test]
fn nothing_confidential_stands_in_the_clear_and_all_of_it_comes_back() {
    let (mut n_tokens, mut n_files) = (0, 0);
    for seed in 0..6 {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("work");
        let (workspace, mut folder, n) = confidential(seed, &root);
        assert!(
            !readable(&root).is_empty(),
            "{seed}: the search finds nothing"
        );
        let clear = snapshot(&root);
        assert_eq!(lock(&workspace, &mut folder, &words(), WORK), []);
        assert_eq!(readable(&root), Vec::<String>::new(), "{seed}");
        assert!(is_sealed(&root));
        let in_clear =
            |path: &String| path.starts_with("private/") && path.rsplit('.').next() != Some("age");
        assert!(!snapshot(&root).keys().any(in_clear));
        // Locked: the shared part, as a partner has it.
        let locked = load_workspace(&root);
        assert!(!holds_private(&locked.value.workspace) && locked.value.folder.is_locked());
        assert_eq!(locked.value.workspace.draft, workspace.draft);
        let shared = shared_workspace(&workspace);
        assert_eq!(locked.value.workspace.decisions, shared.decisions);
        // Unlocked: everything.
        let key = unlock(&root, &words()).unwrap();
        let open = load_workspace_with(&root, Some(&key));
        let bad = open.problems.iter().any(|p| p.severity == Severity::Error);
        assert!(!bad, "{:?}", open.problems);
        let before = load_workspace_with(&root, Some(&key)).value.workspace;
        assert_eq!(open.value.workspace.decisions, workspace.decisions);
        assert_eq!(open.value.workspace.notes, workspace.notes);
        assert_eq!(open.value.workspace.dossier.blocs, workspace.dossier.blocs);
        // Nothing changed: nothing is sealed anew.
        let stands = snapshot(&root);
        let mut folder = open.value.folder;
        let saved = save_workspace(&before, &mut folder);
        assert_eq!((saved.written, saved.problems), (vec![], vec![]));
        assert_eq!(snapshot(&root), stands);
        // And in the clear again, byte for byte.
        assert_eq!(unseal(&before, &mut folder), []);
        let again = snapshot(&root);
        assert_eq!(
            again.keys().collect::<Vec<_>>(),
            clear.keys().collect::<Vec<_>>()
        );
        assert_eq!(again, clear);
        n_tokens += n;
        n_files += sealed_of(&stands);
    }
    println!("{n_tokens} confidential words in {n_files} sealed files: 0 in the clear, all back");
    assert!(n_files > 10);
}

fn sealed_of(files: &std::collections::BTreeMap<String, Vec<u8>>) -> usize {
    files
        .keys()
        .filter(|path| path.ends_with(".ron.age"))
        .count()
}

#[test]
fn a_wrong_passphrase_and_a_changed_file_are_told_and_release_nothing() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("work");
    let (workspace, mut folder, _) = confidential(3, &root);
    assert_eq!(lock(&workspace, &mut folder, &words(), WORK), []);
    let wrong = unlock(&root, &Passphrase::new("no red line is shown ")).unwrap_err();
    assert!(wrong.message.contains("not the passphrase"), "{wrong}");
    assert!(!wrong.remedy.is_empty());
    let key = unlock(&root, &words()).unwrap();
    let files = sealed_files(&root);
    let mut n_told = 0;
    for path in &files {
        let full = root.join(path);
        let bytes = fs::read(&full).unwrap();
        for at in [30, bytes.len() / 2, bytes.len() - 1] {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            fs::write(&full, &changed).unwrap();
            let loaded = load_workspace_with(&root, Some(&key));
            let told = loaded.problems.iter().find(|p| p.file == *path);
            assert_eq!(
                told.map(|p| p.severity),
                Some(Severity::Error),
                "{path} at {at}"
            );
            // What could not be opened is not written over.
            let mut folder = loaded.value.folder;
            let mut edited = loaded.value.workspace;
            edited.title.push('!');
            let _problems = save_workspace(&edited, &mut folder);
            assert_eq!(fs::read(&full).unwrap(), changed, "{path} was written over");
            assert_eq!(readable(&root), Vec::<String>::new());
            n_told += 1;
        }
        fs::write(&full, &bytes).unwrap();
    }
    let key_file = fs::read(root.join(KEY_FILE)).unwrap();
    fs::write(root.join(KEY_FILE), &key_file[..key_file.len() - 1]).unwrap();
    assert!(unlock(&root, &words()).is_err());
    println!(
        "{n_told} changed files of {}: all told, none written over",
        files.len()
    );
    assert!(n_told >= 9);
}

#[test]
fn what_is_new_and_confidential_waits_while_the_layer_is_locked() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("work");
    let (workspace, mut folder, _) = confidential(5, &root);
    assert_eq!(lock(&workspace, &mut folder, &words(), WORK), []);
    let sealed = sealed_files(&root);
    let before: Vec<Vec<u8>> = sealed
        .iter()
        .map(|p| fs::read(root.join(p)).unwrap())
        .collect();
    let mut open = load_workspace(&root).value;
    let secret = workspace
        .decisions
        .iter()
        .find(|d| d.layer == Layer::Private);
    open.workspace.decisions.insert(0, secret.unwrap().clone());
    open.workspace.title = "Changed while locked".to_owned();
    let saved = save_workspace(&open.workspace, &mut open.folder);
    assert_eq!(saved.problems.len(), 1, "{:?}", saved.problems);
    assert!(saved.problems[0].message.contains("locked"));
    assert_eq!(readable(&root), Vec::<String>::new());
    let after: Vec<Vec<u8>> = sealed
        .iter()
        .map(|p| fs::read(root.join(p)).unwrap())
        .collect();
    assert_eq!(before, after);
    let head = fs::read_to_string(root.join("workspace.ron")).unwrap();
    assert!(
        head.contains("Changed while locked"),
        "the shared part was not saved"
    );
    assert!(!unseal(&open.workspace, &mut open.folder).is_empty());
}

#[test]
fn another_passphrase_takes_the_place_and_a_copy_is_sealed_too() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("work");
    let (workspace, mut folder, _) = confidential(1, &root);
    assert_eq!(lock(&workspace, &mut folder, &words(), WORK), []);
    let files = sealed_files(&root);
    let other = Passphrase::new("another line altogether");
    assert_eq!(lock(&workspace, &mut folder, &other, WORK), []);
    assert!(unlock(&root, &words()).is_err());
    let key = unlock(&root, &other).unwrap();
    assert_eq!(sealed_files(&root), files);
    let open = load_workspace_with(&root, Some(&key)).value;
    assert_eq!(open.workspace.decisions, workspace.decisions);
    let copy: PathBuf = home.path().join("copy");
    let origin = Origin::BuiltIn;
    let (_, saved) = create_sealed(&copy, &workspace, &origin, Some(&folder)).unwrap();
    assert_eq!(saved.problems, []);
    assert_eq!(readable(&copy), Vec::<String>::new(), "a copy in the clear");
    assert!(unlock(&copy, &other).is_ok());
}

/// Taking the passphrase away and setting one anew makes another key: an old copy of the key file,
/// with its passphrase, opens nothing that is sealed afterwards.
#[test]
fn a_passphrase_removed_and_set_anew_shuts_out_old_copies_of_the_key() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("work");
    let (workspace, mut folder, _) = confidential(1, &root);
    let clear = snapshot(&root);
    assert_eq!(lock(&workspace, &mut folder, &words(), WORK), []);
    let old_file = fs::read(root.join(KEY_FILE)).unwrap();
    let old_key = unlock(&root, &words()).unwrap();
    let whole = load_workspace_with(&root, Some(&old_key)).value.workspace;
    let sealed_first = snapshot(&root);
    assert_eq!(unseal(&whole, &mut folder), []);
    assert!(!is_sealed(&root));
    assert_eq!(snapshot(&root), clear, "in the clear it is as it was");
    // The same words: what shuts the copy out is the key, not the passphrase.
    assert_eq!(lock(&whole, &mut folder, &words(), WORK), []);
    assert_eq!(readable(&root), Vec::<String>::new());
    assert_ne!(fs::read(root.join(KEY_FILE)).unwrap(), old_file);
    let files = sealed_files(&root);
    assert!(!files.is_empty());
    for path in &files {
        let now = fs::read(root.join(path)).unwrap();
        assert_ne!(
            sealed_first.get(path),
            Some(&now),
            "{path} is sealed as before"
        );
    }
    let shut_out = load_workspace_with(&root, Some(&old_key));
    assert!(!holds_private(&shut_out.value.workspace));
    for path in &files {
        let told = shut_out
            .problems
            .iter()
            .any(|problem| &problem.file == path);
        assert!(told, "{path}: {:?}", shut_out.problems);
    }
    let key = unlock(&root, &words()).unwrap();
    let open = load_workspace_with(&root, Some(&key));
    let bad = open.problems.iter().any(|p| p.severity == Severity::Error);
    assert!(!bad, "{:?}", open.problems);
    assert_eq!(open.value.workspace, whole);
    println!(
        "{} files sealed anew: the old key opens 0 of them",
        files.len()
    );
}

#[test]
fn a_lock_that_was_cut_off_loses_nothing_and_is_finished_by_the_next_save() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("work");
    let (workspace, mut folder, _) = confidential(2, &root);
    let clear = snapshot(&root);
    assert_eq!(lock(&workspace, &mut folder, &words(), WORK), []);
    let key = unlock(&root, &words()).unwrap();
    let whole = load_workspace_with(&root, Some(&key)).value.workspace;
    // Killed before the files in the clear were removed: both stand there.
    for (path, bytes) in clear
        .iter()
        .filter(|(path, _)| path.starts_with("private/"))
    {
        fs::write(root.join(path), bytes).unwrap();
    }
    let mut open = load_workspace_with(&root, Some(&key));
    let twice = open.problems.iter().any(|p| p.severity == Severity::Error);
    assert!(!twice, "{:?}", open.problems);
    assert_eq!(open.value.workspace, whole);
    let saved = save_workspace(&open.value.workspace, &mut open.value.folder);
    assert_eq!(saved.problems, []);
    assert!(!saved.removed.is_empty());
    assert_eq!(readable(&root), Vec::<String>::new());
}
