//! Work on a workspace whose confidential layer stays locked: it goes on without touching what is
//! sealed, or is refused before anything is written.

use std::fs;
use std::path::{Path, PathBuf};

use travaux::cli::Ending;
use travaux::model::bloc::Layer;
use travaux::model::draft::Draft;
use travaux::storage::seal::{KEY_FILE, Passphrase, lock, unlock};
use travaux::storage::workspace_io::{Folder, load_workspace, load_workspace_with};
use travaux::storage::workspace_save::{Origin, create_sealed, create_workspace};

use super::refusing::small;
use super::round::snapshot;
use crate::cli_kit::call;

const WORDS: &str = "no red line is shown";

/// A locked workspace with a confidential decision, and the file of its passphrase.
fn locked(place: &Path) -> (PathBuf, PathBuf) {
    let (workspace, root) = small(place);
    let mut open = load_workspace(&root).value;
    open.workspace = super::refusing::revised(workspace);
    open.workspace.decisions[0].reason = "our own red line".to_owned();
    let problems = lock(
        &open.workspace,
        &mut open.folder,
        &Passphrase::new(WORDS),
        5,
    );
    assert_eq!(problems, []);
    let file = place.join("passphrase");
    fs::write(&file, format!("{WORDS}\r\n")).unwrap();
    (root, file)
}

fn sealed(root: &Path) -> Vec<(String, Vec<u8>)> {
    let all = snapshot(root).into_iter();
    all.filter(|(path, _)| path.rsplit('.').next() == Some("age"))
        .collect()
}

fn table(place: &Path, layer: &str) -> PathBuf {
    let file = place.join(format!("{layer}.csv"));
    let row = format!("west,sovereignty,2016,First words,{layer}\r\n");
    fs::write(&file, format!("bloc,issue,from,stance,layer\r\n{row}")).unwrap();
    file
}

fn import(file: &Path, root: &Path, more: &[&str]) -> crate::cli_kit::Said {
    let mut all = vec!["import", file.to_str().unwrap(), root.to_str().unwrap()];
    all.extend(more);
    call(&all, b"")
}

#[test]
fn shared_rows_come_in_while_it_is_locked_and_what_is_sealed_stays() {
    let place = tempfile::tempdir().unwrap();
    let (root, _) = locked(place.path());
    let before = sealed(&root);
    assert!(before.len() > 1, "{before:?}");
    let said = import(&table(place.path(), "shared"), &root, &[]);
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert!(said.err.contains("locked and was left out"), "{}", said.err);
    assert_eq!(sealed(&root), before);
    let west = load_workspace(&root).value.workspace.dossier.blocs[0].clone();
    assert_eq!(west.positions[0].entries[0].stance.en, "First words");
}

#[test]
fn confidential_rows_are_refused_before_anything_is_written_and_come_in_with_the_passphrase() {
    let place = tempfile::tempdir().unwrap();
    let (root, file) = locked(place.path());
    let before = snapshot(&root);
    let rows = table(place.path(), "private");
    let said = import(&rows, &root, &[]);
    assert_eq!(said.ending, Ending::Newer, "{}", said.err);
    assert!(
        said.err.contains("locked") && said.err.contains("--passphrase-file"),
        "{}",
        said.err
    );
    assert_eq!(snapshot(&root), before, "something was written");
    let wrong = place.path().join("wrong");
    fs::write(&wrong, "not the line\n").unwrap();
    let said = import(
        &rows,
        &root,
        &["--passphrase-file", wrong.to_str().unwrap()],
    );
    assert_eq!(said.ending, Ending::Newer, "{}", said.err);
    assert!(said.err.contains("not the passphrase"), "{}", said.err);
    assert_eq!(snapshot(&root), before);
    let said = import(&rows, &root, &["--passphrase-file", file.to_str().unwrap()]);
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let key = unlock(&root, &Passphrase::new(WORDS)).unwrap();
    let open = load_workspace_with(&root, Some(&key)).value.workspace;
    let entry = &open.dossier.blocs[0].positions[0].entries[0];
    assert_eq!(
        (entry.layer, entry.stance.en.as_str()),
        (Layer::Private, "First words")
    );
    assert!(
        open.decisions
            .iter()
            .any(|d| d.reason == "our own red line")
    );
    for (path, bytes) in snapshot(&root) {
        let words = String::from_utf8_lossy(&bytes).into_owned();
        let clear = words.contains("First words") || words.contains("own red line");
        assert!(!clear, "{path} holds it in the clear");
    }
}

#[test]
fn a_merge_keeps_the_layer_sealed_whether_it_is_open_or_not() {
    let place = tempfile::tempdir().unwrap();
    let (root, file) = locked(place.path());
    let other = place.path().join("other");
    let mut theirs = load_workspace(&root).value.workspace;
    theirs.title = "Theirs".to_owned();
    let own = Origin::Folder(place.path().join("own"));
    create_workspace(&other, &theirs, &own).unwrap();
    let key = unlock(&root, &Passphrase::new(WORDS)).unwrap();
    for (name, more) in [
        ("shut", &[][..]),
        ("open", &["--passphrase-file", file.to_str().unwrap()]),
    ] {
        let out = place.path().join(name);
        let folders = [&root, &other, &out].map(|folder| folder.to_str().unwrap());
        let mut all = vec!["merge", folders[0], folders[1], "-o", folders[2]];
        all.extend(more);
        let said = call(&all, b"");
        assert!(said.ending <= Ending::Failed, "{name}: {}", said.err);
        let there = load_workspace_with(&out, Some(&key));
        let decisions = &there.value.workspace.decisions;
        assert!(
            decisions.iter().any(|d| d.reason == "our own red line"),
            "{name}: it is left behind"
        );
        assert_eq!(sealed(&out).len(), sealed(&root).len(), "{name}");
        for (path, bytes) in snapshot(&out) {
            let clear = String::from_utf8_lossy(&bytes).contains("own red line");
            assert!(!clear, "{name}: {path} holds it in the clear");
        }
        let copied = said.err.contains("sealed files were copied as they are");
        assert_eq!(copied, more.is_empty(), "{}", said.err);
    }
}

#[test]
fn saved_elsewhere_while_it_is_locked_the_sealed_files_go_along_and_a_warning_says_so() {
    let place = tempfile::tempdir().unwrap();
    let (root, _) = locked(place.path());
    let open = load_workspace(&root).value;
    let copy = place.path().join("copy");
    let like: Option<&Folder> = Some(&open.folder);
    let (mut folder, saved) =
        create_sealed(&copy, &open.workspace, &Origin::BuiltIn, like).unwrap();
    let told: Vec<String> = saved.problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("warning") && told[0].contains("copied as they are"),
        "{told:?}"
    );
    assert_eq!(sealed(&copy), sealed(&root));
    assert!(folder.is_locked() && copy.join(KEY_FILE).is_file());
    // It is saved again and again, and what is sealed stays.
    let mut edited = open.workspace.clone();
    edited.title.push('!');
    edited.draft = Draft::empty(edited.draft.id);
    let again = travaux::storage::workspace_save::save_workspace(&edited, &mut folder);
    assert_eq!(again.problems, []);
    assert_eq!(sealed(&copy), sealed(&root));
    let key = unlock(&copy, &Passphrase::new(WORDS)).unwrap();
    let there = load_workspace_with(&copy, Some(&key)).value.workspace;
    assert!(
        there
            .decisions
            .iter()
            .any(|d| d.reason == "our own red line")
    );
    println!("{} sealed files went along", sealed(&copy).len());
}

#[test]
fn the_passphrase_file_is_for_the_command_line_only() {
    let said = call(&["--passphrase-file", "somewhere"], b"");
    assert_eq!(said.ending, Ending::Usage);
    assert!(said.err.contains("the window asks"), "{}", said.err);
}
