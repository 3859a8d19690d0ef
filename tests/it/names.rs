//! Names that look alike, and names with characters nobody sees: refused wherever they come from.

use std::fs;

use travaux::cli::Ending;
use travaux::model::check::{reads_like, unseen_character};
use travaux::model::problem::Severity;
use travaux::session::command::{Command, DraftCommand};
use travaux::session::state::Session;
use travaux::session::versions::VersionCommand;
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

#[test]
fn versions_and_people_are_named_by_what_can_be_seen() {
    let home = tempfile::tempdir().unwrap();
    let (workspace, root) = small(home.path());
    let lexicon = travaux::storage::lexicon_io::builtin_lexicon().unwrap();
    let mut session = Session::new(workspace, lexicon.into(), None, Vec::new(), 3);
    let mut name = |name: &str, symbol: &str| {
        let command = VersionCommand::Name {
            name: name.to_owned(),
            symbol: symbol.to_owned(),
            note: String::new(),
            issued: false,
        };
        let before = session.workspace().versions.len();
        drop(session.handle(Command::Draft(DraftCommand::Version(command)), 5));
        let key = session.notice().map(|notice| notice.key.to_owned());
        (session.workspace().versions.len() - before, key)
    };
    assert_eq!(name("rev.1", "A/1").0, 1);
    let refused = |key: &str| (0, Some(key.to_owned()));
    assert_eq!(name("rev.l", ""), refused("notice-version-alike"));
    assert_eq!(name("r\u{435}v.1", ""), refused("notice-version-alike"));
    assert_eq!(name("rev.2\u{202e}", ""), refused("notice-name-unseen"));
    assert_eq!(name("rev.2", "A/\u{200b}1"), refused("notice-name-unseen"));
    assert_eq!(name("rev.2", "").0, 1);
    assert!(!session.set_author("Ann\u{200d}a") && session.set_author("Anna"));
    // From a file they are told; nothing is lost by it.
    let mut open = load_workspace(&root).value;
    open.workspace = session.workspace().clone();
    open.workspace.versions[1].name = "rev.l".to_owned();
    let mut dice = crate::storage::dice::Dice::new(5);
    let mut decision = dice.decision();
    decision.author = "A\u{202e}nna".to_owned();
    open.workspace.decisions = vec![decision];
    let saved = travaux::storage::workspace_save::save_workspace(&open.workspace, &mut open.folder);
    assert_eq!(saved.problems, []);
    let loaded = load_workspace(&root);
    let told: Vec<_> = loaded
        .problems
        .iter()
        .map(|p| (p.severity, p.message.as_str()))
        .collect();
    assert!(
        told.iter()
            .all(|(severity, _)| *severity == Severity::Warning),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|(_, says)| says.contains("reads like “rev.1”")),
        "{told:?}"
    );
    assert!(
        told.iter().any(|(_, says)| says.contains("U+202E")),
        "{told:?}"
    );
    assert!(loaded.value.workspace == open.workspace);
}

/// The names that a colleague's file brings are told in the window with the one each reads like.
#[cfg(feature = "gui")]
#[test]
fn a_deceptive_name_in_a_file_stands_among_the_problems_with_both_names() {
    let home = tempfile::tempdir().unwrap();
    let (_, root) = small(home.path());
    let mut open = load_workspace(&root).value;
    let mut session = Session::new(
        open.workspace.clone(),
        travaux::storage::lexicon_io::builtin_lexicon()
            .unwrap()
            .into(),
        None,
        Vec::new(),
        3,
    );
    for name in ["rev.1", "rev.2"] {
        let command = VersionCommand::Name {
            name: name.to_owned(),
            symbol: String::new(),
            note: String::new(),
            issued: false,
        };
        drop(session.handle(Command::Draft(DraftCommand::Version(command)), 5));
    }
    open.workspace = session.workspace().clone();
    open.workspace.versions[1].name = "r\u{435}v.1".to_owned();
    let saved = travaux::storage::workspace_save::save_workspace(&open.workspace, &mut open.folder);
    assert_eq!(saved.problems, []);
    drop(open);
    let mut window = crate::window_kit::Window::plain(home.path(), Vec::new());
    window.open_folder(&root);
    window
        .harness
        .state_mut()
        .show(travaux::gui::panes::Pane::Problems);
    window.settle();
    assert!(window.mentions("reads like “rev.1”"), "the other name");
    assert!(window.mentions("the version “r\u{435}v.1”"), "its own name");
}
