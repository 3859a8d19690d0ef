//! `travaux redline`: two texts, two workspaces, versions by name; what scripts and readers get.

use std::ffi::OsString;
use std::path::Path;

use travaux::cli::Ending;
use travaux::model::draft::Level;
use travaux::model::ids::{IdMint, VersionId};
use travaux::model::workspace::{NamedVersion, Workspace};
use travaux::storage::save::write_atomic;
use travaux::storage::workspace_save::{Origin, create_workspace};
use travaux::storage::{dossier_io, draft_io};

use crate::cli_kit::{STATE_CONSENT, USER_CONSENT, call};

fn text(folder: &Path, name: &str, lines: &[&str]) -> OsString {
    let path = folder.join(name);
    write_atomic(&path, lines.join("\n").as_bytes()).unwrap();
    path.into_os_string()
}

#[test]
fn two_texts_are_compared_with_the_verdicts_that_turn() {
    let folder = tempfile::tempdir().unwrap();
    let old = text(folder.path(), "old.txt", &[STATE_CONSENT, "Logs are kept."]);
    let new = text(folder.path(), "new.txt", &[USER_CONSENT, "Logs are kept."]);
    let said = call(&["redline".into(), old, new, "--json".into()], b"");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let report = said.json();
    assert_eq!(report["schema"], 1);
    assert_eq!(report["as_of"], 2024);
    assert_eq!(report["summary"]["changed"], 1);
    let sections = report["sections"].as_array().unwrap();
    assert_eq!(sections.len(), 1);
    let line = &sections[0]["lines"][0];
    assert_eq!(sections[0]["lines"].as_array().unwrap().len(), 1);
    let pieces = line["pieces"].as_array().unwrap();
    let side = |without: &str| -> String {
        let of = pieces.iter().filter(|piece| piece["kind"] != without);
        of.map(|piece| piece["text"].as_str().unwrap()).collect()
    };
    assert_eq!(side("inserted"), STATE_CONSENT);
    assert_eq!(side("deleted"), USER_CONSENT);
    let flips = line["verdicts"].as_array().unwrap();
    let of = |bloc: &str| flips.iter().find(|flip| flip["bloc"] == bloc).unwrap();
    assert_eq!(of("cn-ru-br")["before"], "satisfies");
    assert_eq!(of("cn-ru-br")["after"], "crosses red line");
    assert!(!report["verdicts"].as_array().unwrap().is_empty());
}

#[test]
fn a_reader_sees_words_signs_and_verdicts() {
    let folder = tempfile::tempdir().unwrap();
    let old = text(
        folder.path(),
        "old.txt",
        &["Each Party shall keep logs.", "Gone."],
    );
    let new = text(folder.path(), "new.txt", &["Each Party may keep logs."]);
    let said = call(&["redline".into(), old.clone(), new.clone()], b"");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert!(
        said.out.contains("Each Party [-shall-]{+may+} keep logs."),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("- 1, 2") && said.out.contains("[-Gone.-]"),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("2 differences are not marked"),
        "{}",
        said.out
    );
    let chinese = call(
        &[
            "redline".into(),
            old.clone(),
            new,
            "--lang".into(),
            "zh".into(),
        ],
        b"",
    );
    assert!(chinese.out.contains("段落：改动 1"), "{}", chinese.out);
    let same = call(&["redline".into(), old.clone(), old], b"");
    assert_eq!(same.ending, Ending::Done);
    assert!(same.out.contains("0 changed, 0 added"), "{}", same.out);
}

#[test]
fn versions_are_found_by_name_and_copies_by_folder() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("Vienna");
    let mut workspace = Workspace::around(
        dossier_io::load_builtin().value,
        draft_io::load_sample().value,
    );
    let mut mint = IdMint::new(4);
    for (name, words) in [("rev.1", "First words."), ("rev.2", "Second words.")] {
        let mut draft = workspace.draft.clone();
        draft.id = VersionId(mint.next(1));
        words.clone_into(&mut draft.articles[0].paragraphs[0].text);
        workspace.versions.push(NamedVersion {
            id: draft.id,
            name: name.to_owned(),
            symbol: "A/X/1".to_owned(),
            note: String::new(),
            time_ms: 1,
            issued: false,
            draft,
        });
    }
    create_workspace(&home, &workspace, &Origin::BuiltIn).unwrap();
    let path = || OsString::from(&home);
    let said = call(
        &[
            "redline".into(),
            "--in".into(),
            path(),
            "rev.1".into(),
            "REV.2".into(),
        ],
        b"",
    );
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert!(said.out.contains("rev.1 → rev.2"), "{}", said.out);
    assert!(
        said.out.contains("[-First-]{+Second+} words."),
        "{}",
        said.out
    );
    let said = call(
        &["redline".into(), "rev.2".into(), path(), "--json".into()],
        b"",
    );
    assert_eq!(said.json()["new"], "present", "{}", said.err);
    assert_eq!(said.json()["summary"]["changed"], 1);
    let copy = folder.path().join("copy");
    workspace.draft.articles[0].paragraphs[1].level = Level::Point;
    create_workspace(&copy, &workspace, &Origin::BuiltIn).unwrap();
    let said = call(
        &["redline".into(), path(), copy.into(), "--json".into()],
        b"",
    );
    let report = said.json();
    assert_eq!(report["sections"][0]["lines"][0]["level"][1], 3, "{report}");
    let unknown = call(&["redline".into(), "rev.9".into(), path()], b"");
    assert_eq!(unknown.ending, Ending::Usage);
    assert!(unknown.err.contains("\"rev.1\""), "{}", unknown.err);
}

#[test]
fn a_draft_is_laid_beside_the_outline_of_an_instrument() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("Vienna");
    let mut workspace = Workspace::around(
        dossier_io::load_builtin().value,
        draft_io::load_sample().value,
    );
    workspace.draft.articles[1].heading = "Illegal interception of transmissions".to_owned();
    create_workspace(&home, &workspace, &Origin::BuiltIn).unwrap();
    let ask = |more: &[&str]| {
        let mut args = vec!["redline".into(), OsString::from(&home)];
        args.extend(["--against-outline".into(), "budapest".into()]);
        args.extend(more.iter().map(OsString::from));
        call(&args, b"")
    };
    let said = ask(&["--json"]);
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let report = said.json();
    assert_eq!(report["kind"], "outline");
    let chapters = report["chapters"].as_array().unwrap();
    let rows: Vec<_> = chapters
        .iter()
        .flat_map(|c| c["articles"].as_array().unwrap())
        .collect();
    assert_eq!(report["articles"], rows.len());
    let row = |title: &str| *rows.iter().find(|row| row["title"] == title).unwrap();
    let met = &row("Illegal interception")["counterparts"];
    assert_eq!(met[0]["number"], "2", "{met}");
    assert_eq!(met[0]["by"], "heading");
    assert_eq!(
        row("Child pornography")["counterparts"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    let n = report["counterparts"].as_u64().unwrap();
    let found = rows
        .iter()
        .filter(|r| !r["counterparts"].as_array().unwrap().is_empty());
    assert_eq!(found.count() as u64, n);
    assert!(n > 0 && n < rows.len() as u64);
    assert!(!report["draft_only"].as_array().unwrap().is_empty());
    let plain = ask(&["--all"]);
    assert!(
        plain.out.contains("Child pornography → no counterpart"),
        "{}",
        plain.out
    );
    assert!(plain.err.contains("titles, not of words"), "{}", plain.err);
    let unknown = call(
        &[
            OsString::from("redline"),
            home.into(),
            "--against-outline".into(),
            "nothing".into(),
        ],
        b"",
    );
    assert_eq!(unknown.ending, Ending::Usage);
    assert!(unknown.err.contains("budapest"), "{}", unknown.err);
}
