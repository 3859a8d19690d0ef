//! A workspace as this schema writes it, kept: what people have on their disks is opened whole and
//! written again with the same bytes, until a schema comes that says otherwise.

use std::fs;
use std::path::{Path, PathBuf};

use travaux::model::problem::Severity;
use travaux::storage::format::FileKind;
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use super::round::snapshot;

/// Kinds of files that no workspace holds: those of exercises, and what is read but never written.
const ELSEWHERE: [FileKind; 4] = [
    FileKind::Scenario,
    FileKind::Role,
    FileKind::Event,
    FileKind::Wordings,
];

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/golden/schema-1")
}

#[test]
fn a_workspace_of_this_schema_is_written_again_as_it_was() {
    let golden = snapshot(&kept());
    let kinds: Vec<FileKind> = golden
        .keys()
        .filter_map(|path| FileKind::of(path))
        .collect();
    for path in [
        "positions/x/issues/a.ron",
        "positions/x/blocs/a.ron",
        "positions/x/instruments/states.ron",
        "positions/x/instruments/sources.ron",
        "positions/x/instruments/treaties.ron",
        "positions/x/instruments/outlines.ron",
        "positions/x/instruments/tables.ron",
        "positions/x/instruments/notes.ron",
        "draft/articles/a.ron",
        "decisions/a.ron",
        "proposals/a.ron",
        "notes/a.ron",
        "workspace.ron",
        "draft/draft.ron",
        "positions/x/dossier.ron",
    ] {
        let kind = FileKind::of(path).unwrap();
        assert!(!ELSEWHERE.contains(&kind));
        assert!(kinds.contains(&kind), "the kept one has no {kind:?}");
    }
    assert!(golden.keys().any(|path| path.starts_with("private/")));

    // Opened and saved: nothing is found to write.
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("work");
    for (path, bytes) in &golden {
        let file = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    let loaded = load_workspace(&root);
    let bad = loaded
        .problems
        .iter()
        .any(|p| p.severity == Severity::Error);
    assert!(!bad, "{:?}", loaded.problems);
    assert_eq!(loaded.read_only, None);
    let mut folder = loaded.value.folder;
    let saved = save_workspace(&loaded.value.workspace, &mut folder);
    assert_eq!((&saved.written, &saved.removed), (&vec![], &vec![]));
    assert_eq!(saved.problems, []);
    assert_eq!(snapshot(&root), golden);

    // Written anew from what was understood: the same, so that nothing was passed over.
    let anew = place.path().join("anew");
    let (_, saved) = create_workspace(&anew, &loaded.value.workspace, &Origin::BuiltIn).unwrap();
    assert_eq!(saved.problems, []);
    let written = snapshot(&anew);
    for (path, bytes) in &golden {
        let (was, is) = (String::from_utf8_lossy(bytes), written.get(path));
        let is = is.map(|bytes| String::from_utf8_lossy(bytes));
        assert_eq!(is.as_deref(), Some(&*was), "{path}");
    }
    assert_eq!(written.len(), golden.len());
    println!(
        "{} files of schema 1 read and written again: 0 bytes differ",
        golden.len()
    );
}
