//! Formatting a folder: canonical once, and never at the cost of a comment or a broken file.

use std::fs;

use travaux::storage::format::{FileKind, format_file, format_folder};

use super::broken::{small_dossier, told};
use super::round::snapshot;

#[test]
fn a_folder_is_formatted_once_and_then_left_alone() {
    let place = tempfile::tempdir().unwrap();
    small_dossier(place.path());
    let before = snapshot(place.path());
    let looked = format_folder(place.path(), false);
    assert_eq!((looked.looked_at, looked.problems.len()), (4, 0));
    let all = [
        "blocs/east.ron",
        "blocs/west.ron",
        "dossier.ron",
        "issues/principles.ron",
    ];
    assert_eq!(looked.changed, all);
    assert_eq!(snapshot(place.path()), before, "looking wrote something");
    assert_eq!(format_folder(place.path(), true).changed, all);
    let again = format_folder(place.path(), true);
    assert_eq!((again.looked_at, again.changed.len()), (4, 0));
    for (path, bytes) in snapshot(place.path()) {
        let text = format_file(&bytes, FileKind::of(&path).unwrap()).unwrap();
        assert_eq!(text.into_bytes(), bytes, "{path}");
    }
}

#[test]
fn comments_and_broken_files_are_left_as_they_are() {
    let place = tempfile::tempdir().unwrap();
    small_dossier(place.path());
    let at = |path: &str| place.path().join(path);
    let commented = "(schema: 1, kind: Bloc, id: \"west\",\n  // why west\n  name: (en: \"West // not a comment\"))";
    fs::write(at("blocs/west.ron"), commented).unwrap();
    fs::write(at("blocs/east.ron"), "(schema: 1").unwrap();
    fs::write(at("notes.ron"), "(anything at all").unwrap();
    let formatted = format_folder(place.path(), true);
    assert_eq!(formatted.changed, ["dossier.ron", "issues/principles.ron"]);
    assert_eq!(formatted.looked_at, 4);
    let problems = told(&formatted.problems);
    assert!(
        problems.contains("blocs/west.ron:2:3") && problems.contains("has comments"),
        "{problems}"
    );
    assert!(problems.contains("blocs/east.ron:1:1"), "{problems}");
    assert_eq!(fs::read_to_string(at("blocs/west.ron")).unwrap(), commented);
    assert_eq!(
        fs::read_to_string(at("blocs/east.ron")).unwrap(),
        "(schema: 1"
    );
}
