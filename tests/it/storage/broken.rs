//! Broken dossiers: whatever is wrong with one file is told, and the rest is there.

use std::fs;
use std::path::Path;

use travaux::model::dossier::Dossier;
use travaux::model::problem::{Problem, Severity};
use travaux::storage::dossier_io::load_dossier;
use travaux::storage::format::{FileKind, format_file};
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::save_workspace;
use travaux::storage::{Loaded, ReadOnly};

/// The folder of the shipped dossier.
pub(crate) fn shipped() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("positions/cybercrime")
}

/// A small dossier of one family and two blocs.
pub(crate) fn small_dossier(root: &Path) {
    let write = |path: &str, text: &str| {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(
            root.join(path),
            format!("#![enable(implicit_some)]\n{text}\n"),
        )
        .unwrap();
    };
    write(
        "dossier.ron",
        "(schema: 1, id: \"small\", title: (en: \"Small\"), version: \"1\", as_of: 2024,\n\
         families: [(id: \"principles\", title: (en: \"Principles\"))], blocs: [\"west\", \"east\"])",
    );
    write(
        "issues/principles.ron",
        "(schema: 1, family: \"principles\", issues: [(id: \"sovereignty\", number: 1, title: (en: \"S\"))])",
    );
    for bloc in ["west", "east"] {
        write(
            &format!("blocs/{bloc}.ron"),
            &format!(
                "(\n  schema: 1,\n  kind: Bloc,\n  id: \"{bloc}\",\n  name: (en: \"{bloc}\"),\n  positions: [],\n)"
            ),
        );
    }
}

/// The problems of a small dossier whose `blocs/west.ron` holds these bytes.
pub(crate) fn with_west(bytes: &[u8]) -> Loaded<Dossier> {
    let place = tempfile::tempdir().unwrap();
    small_dossier(place.path());
    fs::write(place.path().join("blocs/west.ron"), bytes).unwrap();
    load_dossier(place.path())
}

pub(crate) const HEAD: &str = "#![enable(implicit_some)]\n(\n  schema: 1,\n  kind: Bloc,\n  id: \"west\",\n  name: (en: \"West\"),\n";

pub(crate) fn told(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn bytes_that_are_no_text_are_explained() {
    let good = format!("{HEAD})\n");
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(good.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let gbk = [good.replace("West", "").as_bytes(), &[0xD6, 0xD0]].concat();
    for (bytes, at, says, remedy) in [
        (utf16, Some((1, 1)), "UTF-16", "save it as UTF-8"),
        (gbk, Some((8, 1)), "not written in UTF-8", "GBK"),
        (
            Vec::new(),
            Some((1, 1)),
            "the file is empty",
            "take it from a copy",
        ),
        (
            b" \n\t".to_vec(),
            Some((1, 1)),
            "the file is empty",
            "take it from a copy",
        ),
        (
            vec![b' '; 64 * 1024 * 1024 + 1],
            None,
            "files of more than 64 MiB are not read",
            "folder",
        ),
    ] {
        let loaded = with_west(&bytes);
        let [problem] = loaded.problems.as_slice() else {
            panic!("{}", told(&loaded.problems))
        };
        assert_eq!(
            (problem.at, problem.file.as_str()),
            (at, "blocs/west.ron"),
            "{problem}"
        );
        assert!(
            problem.message.contains(says) && problem.remedy.contains(remedy),
            "{problem}"
        );
        assert_eq!(loaded.value.blocs.len(), 1);
    }
    // The mark that some editors put first is no error.
    let marked = with_west(&["\u{feff}".as_bytes(), good.as_bytes()].concat());
    assert_eq!(
        (marked.problems.as_slice(), marked.value.blocs.len()),
        (&[][..], 2)
    );
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let place = tempfile::tempdir().unwrap();
    small_dossier(place.path());
    let text = "(schema: 1, family: \"principles\", issues: [(id: \"a\", number: 1, title: (en: \"A\"), elements: [\n\
        (id: \"e\", label: (en: \"E\"), cues: {\"en\": [\"x\"], \"zh\": [],\n \"en\": [\"y\"]})])])";
    fs::write(place.path().join("issues/principles.ron"), text).unwrap();
    let loaded = load_dossier(place.path());
    let [problem] = loaded.problems.as_slice() else {
        panic!("{}", told(&loaded.problems))
    };
    assert_eq!(problem.message, "duplicate key `en`");
    assert_eq!(
        (problem.at, problem.file.as_str()),
        (Some((3, 3)), "issues/principles.ron")
    );
    assert!(loaded.value.issues.is_empty() && loaded.value.blocs.len() == 2);

    let banks = "(schema: 1, family: \"f\", banks: {\"e\": {}, \"e\": {}})";
    let problem = format_file(banks.as_bytes(), FileKind::Wordings).unwrap_err();
    assert_eq!(
        (problem.message.as_str(), problem.at),
        ("duplicate key `e`", Some((1, 44)))
    );
    let language = "(schema: 1, family: \"f\", banks: {\"e\": {\"cn\": ()}})";
    let problem = format_file(language.as_bytes(), FileKind::Wordings).unwrap_err();
    assert!(
        problem.message.contains("unknown value `cn`") && problem.remedy.contains("`zh`"),
        "{problem}"
    );
}

#[test]
fn a_newer_file_is_read_as_far_as_it_is_known_and_never_written() {
    let newer = format!(
        "{}  mood: (cheerful: [1, 2], \"why\": {{\"a\": \")\"}}),\n  members: [(state: \"CN\", rank: 3)],\n)",
        HEAD.replace("schema: 1", "schema: 7")
    );
    let loaded = with_west(newer.as_bytes());
    assert_eq!(
        loaded.read_only,
        Some(ReadOnly::NewerSchema {
            file: "blocs/west.ron".to_owned(),
            schema: 7
        })
    );
    let said = loaded
        .read_only
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    assert!(
        said.contains("schema 7") && said.contains("later version"),
        "{said}"
    );
    let [problem] = loaded.problems.as_slice() else {
        panic!("{}", told(&loaded.problems))
    };
    assert_eq!(problem.severity, Severity::Warning);
    assert_eq!(
        loaded.value.blocs[0].members.len(),
        1,
        "what is known of the file is shown"
    );
    assert!(
        format_file(newer.as_bytes(), FileKind::Bloc)
            .unwrap_err()
            .message
            .contains("newer schema 7")
    );

    let strange = "(schema: 9, kind: Alliance([1, 2]), id: 5)";
    let loaded = with_west(strange.as_bytes());
    assert!(
        told(&loaded.problems).contains("schema 9"),
        "{}",
        told(&loaded.problems)
    );
    assert_eq!(loaded.value.blocs.len(), 1);

    let misplaced = "(kind: Bloc, schema: 1, id: \"west\")";
    assert!(told(&with_west(misplaced.as_bytes()).problems).contains("not the first field"));
}

#[test]
fn files_in_the_wrong_place_are_named() {
    let place = tempfile::tempdir().unwrap();
    small_dossier(place.path());
    let at = |path: &str| place.path().join(path);
    fs::rename(at("blocs/west.ron"), at("blocs/occident.ron")).unwrap();
    fs::create_dir_all(at("instruments")).unwrap();
    fs::write(at("instruments/treatise.ron"), "()").unwrap();
    fs::write(
        at("instruments/bodies.ron"),
        "(schema: 1, kind: Treaty, items: [])",
    )
    .unwrap();
    fs::write(at("blocs/.west.ron.tmp"), "not ours").unwrap();
    fs::write(at("blocs/README.md"), "not RON").unwrap();
    let problems = told(&load_dossier(place.path()).problems);
    for says in [
        "the file is called `occident` and holds `west`",
        "rename the file to west.ron",
        "`west` is listed in dossier.ron and has no file",
        "not one of those a dossier has here",
        "the file is called `bodies` and holds `treaties`",
    ] {
        assert!(problems.contains(says), "{says}\n{problems}");
    }
    assert!(
        !problems.contains("tmp") && !problems.contains("README.md\n"),
        "{problems}"
    );

    let empty = tempfile::tempdir().unwrap();
    let loaded = load_dossier(empty.path());
    assert!(told(&loaded.problems).contains("this folder holds no dossier"));
    assert_eq!(
        loaded.read_only,
        Some(ReadOnly::Unreadable {
            file: "dossier.ron".to_owned()
        })
    );
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_not_followed() {
    let place = tempfile::tempdir().unwrap();
    small_dossier(place.path());
    let west = place.path().join("blocs/west.ron");
    fs::remove_file(&west).unwrap();
    std::os::unix::fs::symlink(shipped().join("blocs/au.ron"), &west).unwrap();
    let loaded = load_dossier(place.path());
    assert!(
        told(&loaded.problems).contains("symbolic link"),
        "{}",
        told(&loaded.problems)
    );
    fs::remove_file(&west).unwrap();
    fs::create_dir(&west).unwrap();
    let loaded = load_dossier(place.path());
    assert!(
        told(&loaded.problems).contains("no ordinary file"),
        "{}",
        told(&loaded.problems)
    );
    fs::remove_dir(&west).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(&west)
        .status()
        .is_ok_and(|s| s.success());
    if made {
        let loaded = load_dossier(place.path());
        assert!(
            told(&loaded.problems).contains("no ordinary file"),
            "{}",
            told(&loaded.problems)
        );
    }
}

/// A link put in the place of a file while it was open: what it leads to belongs to somebody else.
#[cfg(unix)]
#[test]
fn a_save_writes_through_no_link_and_leaves_it_where_it_is() {
    let place = tempfile::tempdir().unwrap();
    let (_, root) = super::refusing::small(place.path());
    let mut open = load_workspace(&root).value;
    let id = open.workspace.draft.articles[0].id;
    let article = root.join(format!("draft/articles/{id}.ron"));
    let elsewhere = place.path().join("elsewhere.ron");
    fs::rename(&article, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &article).unwrap();
    let before = fs::read(&elsewhere).unwrap();
    open.workspace.draft.articles[0].heading.push('!');
    let saved = save_workspace(&open.workspace, &mut open.folder);
    assert!(
        told(&saved.problems).contains("no ordinary file stands in its place"),
        "{}",
        told(&saved.problems)
    );
    assert_eq!(fs::read(&elsewhere).unwrap(), before);
    assert!(fs::symlink_metadata(&article).unwrap().is_symlink());
    // Out of the way, it is written.
    fs::remove_file(&article).unwrap();
    let saved = save_workspace(&open.workspace, &mut open.folder);
    assert_eq!(saved.problems, []);
    assert!(fs::symlink_metadata(&article).unwrap().is_file());
}

#[test]
fn what_is_wrong_with_the_text_of_a_file_is_said_in_chinese_too() {
    use travaux::words::retell::retold_of_file;
    use travaux::words::{UiLang, Words};
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("bloc.ron");
    let zh = Words::of(UiLang::Zh);
    let mut said = std::collections::BTreeSet::new();
    for text in [
        "(schema: 1, id: \"x\"",
        "(schema: 1, id: \"x)",
        "(schema: 1, id: [\"x\")",
        "(schema: 1, id: \"x\"))",
        "(schema: 1 id: \"x\")",
        "(schema: 1, idd: \"x\")",
        "(schema: 1, id: \"x\", id: \"y\")",
        "(schema: \"one\", id: \"x\")",
        "(schema: 99999999999999999999, id: \"x\")",
        "(schema: 1)",
        "(schema: 1, id: \"x\\q\")",
        "/* never closed",
        "<<<<<<< ours\n(schema: 1)",
        "#![enable(nothing)]\n(schema: 1)",
        "[1, 2]",
        "(schema: 1, id: 3)",
    ] {
        fs::write(&file, text).unwrap();
        let problems = travaux::storage::positions_io::load_positions(&file).problems;
        let first = problems.first().expect(text);
        let message = retold_of_file(&first.message, &first.remedy, zh);
        let remedy = retold_of_file(&first.remedy, "", zh);
        for told in [&message, &remedy] {
            let han = told
                .chars()
                .any(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch));
            assert!(han, "{text}: {told}");
        }
        said.insert(message);
    }
    assert!(said.len() > 10, "{said:#?}");
}
