//! Once the confidential layer is sealed, no confidential word can be read in any file at all: not in
//! the workspace, nor in the program's state, cache and temporary folders.

use std::fs;

use travaux::session::command::{Command, FileCommand};
use travaux::storage::journal;
use travaux::storage::seal::{KEY_FILE, Passphrase, lock, unlock};
use travaux::storage::workspace_io::load_workspace_with;

use super::canary::{export, verbs, work};
use super::desk::Desk;
use super::tokens::{CANARY, search, with_tokens};
use crate::storage::round::snapshot;

const WORDS: &str = "no red line is shown";

#[test]
fn nothing_confidential_can_be_read_in_any_file_once_the_layer_is_sealed() {
    let (mut n_tokens, mut n_files, mut n_calls, mut n_sealed) = (0, 0, 0, 0);
    for seed in [3, 29] {
        let (workspace, tokens) = with_tokens(seed);
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        for folder in ["home", "cache", "tmp", "state"] {
            fs::create_dir(root.join(folder)).unwrap();
        }
        fs::write(root.join("passphrase"), format!("{WORDS}\n")).unwrap();
        let folder = root.join("work");
        let mut desk = Desk::new(workspace, &root.join("state"));
        desk.save_as(&folder);
        let now = desk.session.workspace().clone();
        let known = desk.folder.as_mut().unwrap();
        // Little work, so that the test takes little time.
        assert_eq!(lock(&now, known, &Passphrase::new(WORDS), 5), []);
        work(&mut desk);
        desk.run(Command::File(FileCommand::Save));
        assert!(!desk.session.is_dirty(), "{:?}", desk.session.problems());
        export(&mut desk, &root.join("out"), "sealed");
        let saved = desk.session.workspace().clone();
        // The program dies with unsaved work.
        work(&mut desk);
        desk.journal.flush();
        drop(desk);
        assert!(!journal::offers(&root.join("state")).is_empty());
        let file = root.join("passphrase");
        n_calls += verbs(
            root,
            &folder,
            &["--passphrase-file", file.to_str().unwrap()],
        );
        let (files, _, readable) = search(root);
        assert_eq!(readable, 0, "what is sealed can be read");
        // All of it is there, for who has the passphrase.
        let key = unlock(&folder, &Passphrase::new(WORDS)).unwrap();
        let there = load_workspace_with(&folder, Some(&key)).value.workspace;
        assert!(format!("{there:?}").contains(CANARY) && there.notes == saved.notes);
        let sealed = snapshot(&folder)
            .into_keys()
            .filter(|path| path.ends_with(".ron.age"));
        n_sealed += sealed.count();
        assert!(folder.join(KEY_FILE).exists());
        n_tokens += tokens;
        n_files += files;
    }
    println!(
        "{n_tokens} confidential words in {n_sealed} sealed files, {n_calls} calls with the passphrase: \
         0 readable in {n_files} files of workspace, state, cache and temporary folders"
    );
    assert!(n_sealed > 4 && n_files > 100, "{n_sealed} {n_files}");
}
