//! Papers and drafts by the command line: `export draft` and its kin, `brief`, `import` of a draft
//! and of another copy of the dossier, with their reports.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde_json::Value;
use travaux::cli::Ending;
use travaux::model::workspace::{NamedVersion, Workspace};
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace};

use crate::cli_kit::{Said, call};
use crate::export_kit::{built_in, put};

fn with(words: &[&str], more: &[&Path]) -> Vec<OsString> {
    let words = words.iter().map(|word| (*word).into());
    words.chain(more.iter().map(|path| path.into())).collect()
}

/// A workspace on disk, with an earlier version of its draft.
fn on_disk(home: &Path, name: &str) -> PathBuf {
    let folder = home.join(name);
    let mut workspace = built_in();
    let mut old = workspace.draft.clone();
    old.articles[0].paragraphs[0]
        .text
        .push_str(" [Formerly more.]");
    workspace.versions.push(NamedVersion {
        id: old.id,
        name: "rev.1".to_owned(),
        issued: false,
        symbol: String::new(),
        note: String::new(),
        time_ms: 1_706_745_600_000,
        draft: old,
    });
    create_workspace(&folder, &workspace, &Origin::BuiltIn).unwrap();
    folder
}

fn workspace(folder: &Path) -> Workspace {
    load_workspace(folder).value.workspace
}

fn done(said: &Said) -> &str {
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    &said.out
}

#[test]
fn every_paper_goes_to_standard_output_or_to_a_file_with_a_report() {
    let home = tempfile::tempdir().unwrap();
    let folder = on_disk(home.path(), "V");
    for (kind, says) in [
        ("draft", "Article 2"),
        ("redline", "Formerly more."),
        ("clean", "Article 2"),
        ("asks", "requires"),
        ("trace", "unchanged"),
    ] {
        let words = [
            "export",
            kind,
            "--audience",
            "public",
            "--format",
            "md",
            "-o",
            "-",
        ];
        let said = call(&with(&words, &[&folder]), b"");
        assert!(done(&said).contains(says), "{kind}: {}", said.out);
        let file = home.path().join(format!("{kind}.docx"));
        let mut words = with(
            &["export", kind, "--audience", "partners", "--json", "-o"],
            &[&file],
        );
        words.push((&folder).into());
        let said = call(&words, b"");
        done(&said);
        let report = said.json();
        let bytes = std::fs::read(&file).unwrap();
        assert!(bytes.starts_with(b"PK"), "{kind}");
        assert_eq!(report["schema"], 1);
        assert_eq!(report["kind"], kind);
        assert_eq!(report["format"], "docx");
        assert_eq!(report["audience"], "partners");
        assert_eq!(report["as_of"], 2024);
        assert_eq!(report["bytes"], bytes.len());
    }
    for (about, which) in [("article", "2"), ("bloc", "au"), ("issue", "1")] {
        let said = call(
            &with(&["brief", about, which, "--audience", "own"], &[&folder]),
            b"",
        );
        assert!(done(&said).contains("Brief: "), "{about}: {}", said.out);
    }
}

#[test]
fn what_there_is_not_and_what_does_not_fit_is_said() {
    let fails = |words: &[&str], says: &str| {
        let said = call(words, b"");
        assert_eq!(said.ending, Ending::Usage, "{words:?} {}", said.err);
        assert!(said.err.contains(says), "{words:?}: {}", said.err);
        assert!(
            said.err.contains("remedy: ") || says == "there is no",
            "{}",
            said.err
        );
        assert!(said.out.is_empty());
    };
    let public = ["--audience", "public"];
    fails(
        &[&["export", "redline"][..], &public].concat(),
        "there is no",
    );
    fails(
        &[&["brief", "article", "99"][..], &public].concat(),
        "there is no",
    );
    fails(
        &[&["export", "draft", "--format", "csv"][..], &public].concat(),
        "no table",
    );
    fails(
        &[&["brief", "article", "1", "--format", "akn"][..], &public].concat(),
        "Akoma Ntoso",
    );
    fails(
        &[&["export", "draft", "--json"][..], &public].concat(),
        "standard output",
    );
}

#[test]
fn the_trend_of_brackets_has_a_row_a_version_and_a_picture() {
    let home = tempfile::tempdir().unwrap();
    let folder = on_disk(home.path(), "V");
    let words = [
        "export",
        "brackets",
        "--audience",
        "public",
        "--format",
        "json",
    ];
    let said = call(&with(&words, &[&folder]), b"");
    done(&said);
    let sheet = said.json();
    let rows = sheet["rows"].as_array().unwrap();
    let of = |row: &Value, key: &str| row[key].as_i64().unwrap();
    assert_eq!((&rows[0]["version"], rows.len()), (&"rev.1".into(), 2));
    assert_eq!(of(&rows[0], "brackets"), of(&rows[1], "brackets") + 1);
    assert!(of(&rows[1], "paragraphs") > 20);
    let words = [
        "export",
        "brackets",
        "--audience",
        "public",
        "--format",
        "svg",
    ];
    let said = call(&with(&words, &[&folder]), b"");
    assert!(done(&said).starts_with("<svg"));
    assert!(said.out.contains("rev.1") && said.out.contains("paragraphs agreed"));
}

#[test]
fn a_draft_is_told_as_json_and_taken_in() {
    let home = tempfile::tempdir().unwrap();
    let folder = on_disk(home.path(), "V");
    let file = home.path().join("theirs.txt");
    let text = "A convention\n\nArticle 1\nScope\n1. [US/EU: Each State shall][may] act. [agreed ad referendum]\n2. Nothing else.\n";
    put(&file, text).unwrap();
    let said = call(
        &with(&["import", "--json", "--dry-run"], &[&file, &folder]),
        b"",
    );
    done(&said);
    let report = said.json();
    assert_eq!(
        (&report["format"], &report["applied"]),
        (&"text".into(), &false.into())
    );
    assert_eq!(
        (&report["articles"], &report["paragraphs"]),
        (&1.into(), &2.into())
    );
    assert!(report["changed"].as_i64().unwrap() > 7);
    assert_eq!(
        workspace(&folder).versions.len(),
        1,
        "a dry run wrote something"
    );
    let said = call(&with(&["import", "--json"], &[&file, &folder]), b"");
    done(&said);
    assert_eq!(said.json()["applied"], true);
    let now = workspace(&folder);
    assert_eq!(now.versions.len(), 2);
    let paragraph = &now.draft.articles[0].paragraphs[0];
    assert_eq!(paragraph.text, "[Each State shall][may] act.");
    assert_eq!(paragraph.brackets[0].owners[0].as_str(), "US/EU");
    assert_eq!(format!("{:?}", paragraph.status), "AgreedAdReferendum");
    // The same once more changes nothing.
    let said = call(&with(&["import", "--json"], &[&file, &folder]), b"");
    assert_eq!(said.json()["changed"], 0, "{}", said.out);
}

#[test]
fn a_colleagues_dossier_is_compared_and_taken_over_as_asked() {
    let home = tempfile::tempdir().unwrap();
    let (mine, theirs) = (on_disk(home.path(), "mine"), on_disk(home.path(), "theirs"));
    // They change two positions; I change one of them too.
    let change = |folder: &Path, issue: &str, stance: &str| {
        let table = home.path().join("t.csv");
        put(&table, format!("bloc,issue,stance\nau,{issue},{stance}\n")).unwrap();
        let said = call(&with(&["import"], &[&table, folder]), b"");
        done(&said);
    };
    let issues: Vec<String> = built_in().dossier.issues[..3]
        .iter()
        .map(|issue| issue.id.to_string())
        .collect();
    change(&theirs, &issues[0], "they say this");
    change(&theirs, &issues[1], "they say that");
    change(&mine, &issues[1], "I say otherwise");
    change(&mine, &issues[2], "mine alone");
    let said = call(
        &with(&["import", "--json", "--dry-run"], &[&theirs, &mine]),
        b"",
    );
    assert_eq!(said.ending, Ending::Failed, "{}", said.err);
    let report = said.json();
    let offers = report["offers"].as_array().unwrap();
    let told: Vec<_> = offers
        .iter()
        .map(|o| {
            (
                o["kind"].as_str().unwrap(),
                o["issue"].as_str().unwrap(),
                o["taken"] == true,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("changed", issues[0].as_str(), true),
            ("clashing", issues[1].as_str(), false)
        ]
    );
    assert!(
        offers[0]["after"]
            .as_str()
            .unwrap()
            .contains("they say this")
    );
    let stance = |at: usize| {
        let now = workspace(&mine);
        let bloc = now.dossier.bloc(&"au".parse().unwrap()).unwrap().clone();
        let position = bloc.position(&issues[at].parse().unwrap()).unwrap();
        position.entries.last().unwrap().stance.en.clone()
    };
    assert_eq!(stance(1), "I say otherwise", "a dry run wrote something");
    let said = call(&with(&["import"], &[&theirs, &mine]), b"");
    assert_eq!(said.ending, Ending::Failed);
    assert_eq!(
        [stance(0), stance(1), stance(2)],
        ["they say this", "I say otherwise", "mine alone"]
    );
    let only = format!("au/{}", issues[1]);
    let said = call(
        &with(&["import", "--theirs", "--only", &only], &[&theirs, &mine]),
        b"",
    );
    done(&said);
    assert_eq!([stance(1), stance(2)], ["they say that", "mine alone"]);
    let said = call(&with(&["import", "--json"], &[&theirs, &mine]), b"");
    done(&said);
    assert_eq!(said.json()["offers"].as_array().unwrap().len(), 0);
}
