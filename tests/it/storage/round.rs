//! What is saved comes back as it was, byte for byte and value for value.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use travaux::model::change::{Change, Edit};
use travaux::model::ids::{ArticleId, BlocId, IdMint, IssueId, SourceId};
use travaux::model::problem::Severity;
use travaux::model::reference::Source;
use travaux::model::text::Bilingual;
use travaux::storage::edits;
use travaux::storage::format::{FileKind, format_file};
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use super::dice::Dice;

/// A folder for what is not about disks: in memory where the system offers that, so that no test
/// waits for a disk that it does not need.
pub(crate) fn in_memory() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = memory.is_dir().then(|| tempfile::tempdir_in(memory));
    made.and_then(Result::ok)
        .unwrap_or_else(|| tempfile::tempdir().unwrap())
}

/// Every file of a folder with its bytes, by path.
pub(crate) fn snapshot(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_workspace_comes_back_as_it_was(seed in any::<u64>()) {
        let workspace = Dice::new(seed).workspace();
        let place = tempfile::tempdir().unwrap();
        let (_, saved) = create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
        prop_assert_eq!(&saved.problems, &[]);
        let loaded = load_workspace(place.path());
        let errors: Vec<_> = loaded.problems.iter().filter(|p| p.severity == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{:?}", errors);
        prop_assert_eq!(&loaded.read_only, &None);
        prop_assert_eq!(&loaded.value.workspace, &workspace);

        let before = snapshot(place.path());
        prop_assert_eq!(before.len(), saved.written.len());
        for (path, bytes) in before.iter().filter(|(path, _)| path.as_str() != ".gitignore") {
            let kind = FileKind::of(path).expect("a file without a kind");
            let formatted = format_file(bytes, kind).map_err(|p| TestCaseError::fail(format!("{path}: {p}")))?;
            prop_assert_eq!(&formatted.into_bytes(), bytes, "{} is not canonical", path);
        }
        let mut folder = loaded.value.folder;
        let again = save_workspace(&workspace, &mut folder);
        prop_assert!(again.written.is_empty() && again.removed.is_empty() && again.problems.is_empty(), "{:?}", again);
        prop_assert_eq!(snapshot(place.path()), before);
    }

    #[test]
    fn one_workspace_becomes_another(from in any::<u64>(), to in any::<u64>()) {
        let place = tempfile::tempdir().unwrap();
        let first = Dice::new(from).workspace();
        let mut second = Dice::new(to).workspace();
        // Some of the first stays, so that there is something to leave alone.
        second.draft.articles.extend(first.draft.articles.iter().take(2).cloned());
        let (mut folder, _) = create_workspace(place.path(), &first, &Origin::BuiltIn).unwrap();
        let before = snapshot(place.path());
        let saved = save_workspace(&second, &mut folder);
        prop_assert_eq!(&saved.problems, &[]);
        let after = snapshot(place.path());
        for (path, bytes) in &after {
            let touched = before.get(path) != Some(bytes);
            prop_assert_eq!(touched, saved.written.contains(path), "{}", path);
        }
        for path in before.keys() {
            prop_assert_eq!(!after.contains_key(path), saved.removed.contains(path), "{}", path);
        }
        prop_assert_eq!(&load_workspace(place.path()).value.workspace, &second);
    }
}

/// An edit with one change of every kind.
#[expect(clippy::too_many_lines, reason = "one of each")]
fn every_change(dice: &mut Dice) -> Vec<Change> {
    let mut mint = IdMint::new(5);
    let article = ArticleId(mint.next(9));
    let bloc = BlocId::new("us-eu").unwrap();
    let issue = IssueId::new("issue-1").unwrap();
    let source = Source {
        id: SourceId::new("S1").unwrap(),
        title: Bilingual::new("a", "乙"),
        date: dice.line(),
        url: String::new(),
        note: dice.line(),
    };
    let decision = dice.decision();
    let version = dice.version();
    let wrap = dice.wrap();
    let proposal = dice.proposal();
    let note = dice.note();
    vec![
        Change::Text {
            paragraph: dice.paragraph().id,
            at: 3,
            removed: dice.line(),
            inserted: dice.line(),
        },
        Change::Paragraphs {
            article,
            before: vec![dice.paragraph()],
            after: vec![dice.paragraph(), dice.paragraph()],
        },
        Change::Preamble {
            before: vec![],
            after: vec![dice.paragraph()],
        },
        Change::Heading {
            article,
            before: dice.line(),
            after: dice.line(),
        },
        Change::Article {
            place: 0,
            before: None,
            after: Some(dice.article()),
        },
        Change::MoveArticle { from: 1, to: 0 },
        Change::DraftTitle {
            before: dice.line(),
            after: dice.line(),
        },
        Change::DraftComplete {
            before: false,
            after: true,
        },
        Change::Decision {
            id: decision.id,
            before: None,
            after: Some(Box::new(decision)),
        },
        Change::Own {
            before: None,
            after: Some(bloc.clone()),
        },
        Change::Title {
            before: dice.line(),
            after: dice.line(),
        },
        Change::Position {
            bloc: bloc.clone(),
            issue,
            place: Some(1),
            before: Some(Box::new(dice.position("issue-1"))),
            after: None,
        },
        Change::MemberEntries {
            bloc,
            before: vec![dice.member_entry()],
            after: vec![],
        },
        Change::Bloc {
            place: 2,
            before: Some(Box::new(dice.bloc("sco"))),
            after: None,
        },
        Change::Issue {
            place: 0,
            before: None,
            after: Some(Box::new(dice.issue(4, "principles"))),
        },
        Change::Source {
            id: source.id.clone(),
            place: 1,
            before: None,
            after: Some(Box::new(source)),
        },
        Change::Version {
            id: version.id,
            before: None,
            after: Some(Box::new(version)),
        },
        Change::Frame {
            article,
            before: dice.frame(),
            after: dice.frame(),
        },
        Change::Wrap {
            id: wrap.id,
            before: None,
            after: Some(Box::new(wrap)),
        },
        Change::Proposal {
            id: proposal.id,
            before: None,
            after: Some(Box::new(proposal)),
        },
        Change::Note {
            id: note.id,
            before: Some(Box::new(note)),
            after: None,
        },
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_edit_is_a_line_and_comes_back(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let edit = Edit {
            label: "edit-text".to_owned(),
            subject: dice.line(),
            author: dice.line(),
            time_ms: u64::MAX,
            changes: every_change(&mut dice),
        };
        for edit in [&edit, &edit.inverse()] {
            let json = edits::to_json_line(edit).unwrap();
            prop_assert!(!json.contains('\n'));
            prop_assert_eq!(&edits::from_json_line(&json).unwrap(), edit);
            let ron = edits::to_ron_line(edit).unwrap();
            prop_assert!(!ron.contains('\n'));
            prop_assert_eq!(&edits::from_ron_line(&ron).unwrap(), edit);
        }
    }
}

#[test]
fn a_bad_edit_is_refused_whole() {
    let mut dice = Dice::new(1);
    let edit = Edit {
        label: "edit-text".to_owned(),
        subject: String::new(),
        author: String::new(),
        time_ms: 1,
        changes: every_change(&mut dice),
    };
    let good = edits::to_json_line(&edit).unwrap();
    let heading = edit
        .changes
        .iter()
        .find(|change| matches!(change, Change::Heading { .. }));
    let Some(Change::Heading { article, .. }) = heading else {
        panic!("no heading among the changes")
    };
    let id = article.to_string();
    for (bad, says) in [
        (good.replacen(&id, "01ARTICLE", 1), "is no valid id"),
        (good.replacen("\"schema\":1", "\"schema\":2", 1), "schema 2"),
        (good.replacen("\"label\"", "\"colour\"", 1), "colour"),
        (good[..good.len() / 2].to_owned(), "EOF"),
        (String::new(), "EOF"),
    ] {
        assert_ne!(bad, good);
        let problem = edits::from_json_line(&bad).expect_err(says);
        assert!(problem.message.contains(says), "{problem}");
        assert!(!problem.remedy.is_empty(), "{problem}");
    }
}
