//! Names that look alike, and names with characters nobody sees: refused wherever they come from.

use std::fs;

use travaux::cli::Ending;
use travaux::model::check::{reads_like, unseen_character};
use travaux::model::problem::Severity;
use travaux::storage::dossier_io::load_dossier;
use travaux::storage::workspace_io::{dossier_folder, load_workspace};

use crate::cli_kit::{call, dossier_on_disk, spoil};
use crate::storage::refusing::small;

/// One letter of each name is of another alphabet, another width or another shape.
const TWINS: [(&str, &str); 12] = [
    ("SCO", "\u{405}CO"),
    ("SCO", "SC\u{41e}"),
    ("SCO", "SC0"),
    ("SCO", "\u{ff33}CO"),
    ("SCO", "S\u{3f9}O"),
    ("SCO", "\u{1d5b2}CO"),
    ("Iran", "lran"),
    ("Peru", "\u{420}\u{435}ru"),
    ("Chad", "Ch\u{251}d"),
    ("Mali", "Ma1i"),
    ("African Group", "African  Gr\u{1d0f}up"),
    ("modern law", "modem law"),
];

const APART: [(&str, &str); 7] = [
    ("Niger", "Nigeria"),
    ("Iran", "Iraq"),
    ("Mali", "Malta"),
    ("SCO", "ASEAN"),
    ("Австрия", "Австралия"),
    ("中国", "美国"),
    ("东盟", "欧盟"),
];

/// Zero-width, direction, tag, filler and control characters.
const UNSEEN: [char; 16] = [
    '\0',
    '\t',
    '\u{1b}',
    '\u{7f}',
    '\u{ad}',
    '\u{61c}',
    '\u{200b}',
    '\u{200d}',
    '\u{200f}',
    '\u{202e}',
    '\u{2060}',
    '\u{2067}',
    '\u{3164}',
    '\u{feff}',
    '\u{fff9}',
    '\u{e0041}',
];

#[test]
fn twins_are_told_from_names_that_only_resemble_each_other() {
    for (one, other) in TWINS {
        assert!(reads_like(one, other), "{one} and {other:?} pass for two");
        assert!(reads_like(other, one), "{other:?} and {one} pass for two");
    }
    for (one, other) in APART {
        assert!(!reads_like(one, other), "{one} is taken for {other}");
    }
    assert!(!reads_like("", "") && !reads_like("—", "…"));
    for ch in UNSEEN {
        assert_eq!(unseen_character(&format!("SC{ch}O")), Some(ch), "{ch:?}");
    }
    for fine in [
        "Côte d’Ivoire",
        "Türkiye",
        "São Tomé",
        "77国集团",
        "US/EU – G7",
    ] {
        assert_eq!(unseen_character(fine), None, "{fine}");
    }
    println!(
        "{} twins and {} unseen characters refused, {} pairs told apart",
        TWINS.len(),
        UNSEEN.len(),
        APART.len()
    );
}

#[test]
fn a_dossier_with_twins_is_an_error_on_load_and_in_check_with_both_names() {
    let home = tempfile::tempdir().unwrap();
    let folder = dossier_on_disk(home.path());
    assert_eq!(load_dossier(&folder).problems, []);
    let loaded = load_dossier(&folder).value;
    let [one, other] = [&loaded.blocs[0], &loaded.blocs[1]];
    let twin = one.name.en.replace('e', "\u{435}");
    assert_ne!(twin, one.name.en);
    let file = folder.join(format!("blocs/{}.ron", other.id));
    spoil(
        &file,
        &format!("en: \"{}\"", other.name.en),
        &format!("en: \"{twin}\""),
    );
    let problems = load_dossier(&folder).problems;
    assert_eq!(problems.len(), 1, "{problems:?}");
    let problem = &problems[0];
    assert_eq!(problem.severity, Severity::Error);
    let both = [twin.as_str(), one.id.as_str()].map(|name| problem.message.contains(name));
    assert_eq!(both, [true, true], "{problem}");
    assert!(problem.file.starts_with("blocs/") && !problem.remedy.is_empty());
    let said = call(&["check", folder.to_str().unwrap()], b"");
    assert_eq!(said.ending, Ending::Failed);
    let n_told = format!("{}{}", said.err, said.out)
        .matches("reads like")
        .count();
    assert_eq!(n_told, 1, "{}{}", said.err, said.out);
}

#[test]
fn a_workspace_names_the_file_of_a_name_nobody_can_read() {
    let home = tempfile::tempdir().unwrap();
    let (workspace, root) = small(home.path());
    let folder = dossier_folder(&root, &workspace.dossier.id);
    let bloc = &workspace.dossier.blocs[0];
    let file = folder.join(format!("blocs/{}.ron", bloc.id));
    let before = fs::read(&file).unwrap();
    spoil(
        &file,
        &format!("en: \"{}", bloc.name.en),
        &format!("en: \"\\u{{202e}}{}", bloc.name.en),
    );
    assert_ne!(fs::read(&file).unwrap(), before);
    let loaded = load_workspace(&root);
    let told = loaded
        .problems
        .iter()
        .find(|p| p.message.contains("U+202E"));
    let told = told.unwrap_or_else(|| panic!("{:?}", loaded.problems));
    assert_eq!(told.severity, Severity::Error);
    assert!(root.join(&told.file).is_file(), "{}", told.file);
}
