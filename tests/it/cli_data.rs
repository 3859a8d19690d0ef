//! The command line on what is recorded and on files: positions, matrices, checks, scores.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use travaux::cli::Ending;
use travaux::storage::save::write_atomic;

use crate::cli_kit::{STATE_CONSENT, USER_CONSENT, call, dossier_on_disk, spoil};

fn on(verb: &[&str], path: &Path) -> crate::cli_kit::Said {
    let mut all: Vec<OsString> = verb.iter().map(Into::into).collect();
    all.insert(1, path.into());
    call(&all, b"")
}

#[test]
fn positions_are_those_in_force_in_a_year() {
    let now = call(&["positions", "--json"], b"");
    assert_eq!(now.ending, Ending::Done, "{}", now.err);
    let now = now.json();
    assert_eq!((&now["schema"], &now["as_of"]), (&json!(1), &json!(2024)));
    let mut of_bloc: BTreeMap<&str, usize> = BTreeMap::new();
    for position in now["positions"].as_array().unwrap() {
        *of_bloc
            .entry(position["bloc"].as_str().unwrap())
            .or_default() += 1;
        for demand in position["demands"].as_array().unwrap() {
            let field = |name: &str| demand[name].as_str().unwrap();
            assert!(["requires", "accepts", "opposes"].contains(&field("verb")));
            assert!(["red line", "core", "preference"].contains(&field("strength")));
            assert_eq!(field("layer"), "shared");
        }
    }
    let blocs: Vec<_> = of_bloc.keys().copied().collect();
    assert_eq!(blocs, ["au", "cn-ru-br", "sco", "us-eu"]);
    assert!(of_bloc.values().all(|n| *n > 5), "{of_bloc:?}");
    let then = call(&["positions", "--json", "--as-of", "2016"], b"").json();
    assert_eq!(then["as_of"], 2016);
    assert_ne!(then["positions"], now["positions"], "positions moved");
}

#[test]
fn a_matrix_says_the_same_as_csv_and_as_json() {
    for rows in ["issues", "articles"] {
        let csv = call(&["matrix", "--rows", rows], b"");
        let json = call(&["matrix", "--rows", rows, "--format", "json"], b"");
        assert_eq!((csv.ending, json.ending), (Ending::Done, Ending::Done));
        let json = json.json();
        let lines = json[rows].as_array().unwrap();
        let mut read = csv::Reader::from_reader(csv.out.as_bytes());
        let heads: Vec<_> = read.headers().unwrap().iter().map(str::to_owned).collect();
        for bloc in json["blocs"].as_array().unwrap() {
            let bloc = bloc.as_str().unwrap();
            assert!(heads.iter().any(|head| head.contains(bloc)), "{heads:?}");
        }
        // The reader refuses a line that has more or fewer fields than the head.
        let records: Vec<csv::StringRecord> = read.records().collect::<Result<_, _>>().unwrap();
        let named = |line: &Value| {
            let name = if rows == "issues" { "issue" } else { "heading" };
            line[name].as_str().unwrap().to_owned()
        };
        let mut found = 0;
        for line in lines {
            let name = named(line);
            found += usize::from(records.iter().any(|r| r.iter().any(|f| f == name)));
        }
        assert_eq!(found, lines.len());
        assert!(lines.len() > 5 && records.len() >= lines.len(), "{rows}");
    }
}

#[test]
fn a_dossier_in_order_passes() {
    let place = tempfile::tempdir().unwrap();
    let folder = dossier_on_disk(place.path());
    let said = on(&["check"], &folder);
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert!(said.out.contains("0 errors"), "{}", said.out);
    let report = on(&["check", "--json"], &folder).json();
    assert_eq!(report["errors"], 0);
}

#[test]
fn what_is_broken_is_named_with_its_place() {
    let place = tempfile::tempdir().unwrap();
    let folder = dossier_on_disk(place.path());
    spoil(&folder.join("blocs/west.ron"), "kind: Bloc", "kind: Block");
    let said = on(&["check"], &folder);
    assert_eq!(said.ending, Ending::Failed);
    assert!(said.err.contains("blocs/west.ron:"), "{}", said.err);
    let report = on(&["check", "--json"], &folder).json();
    let problems = report["problems"].as_array().unwrap();
    let broken = problems
        .iter()
        .find(|p| p["file"] == "blocs/west.ron")
        .unwrap();
    assert!(broken["line"].as_u64().unwrap() > 1 && broken["column"].as_u64().unwrap() > 1);
    assert_eq!(broken["severity"], "error");
    // Data verbs do the rest and say that some input was invalid.
    let folder = folder.into_os_string();
    let said = call(
        &[
            "positions".into(),
            "--json".into(),
            "--dossier".into(),
            folder,
        ],
        b"",
    );
    assert_eq!(said.ending, Ending::Invalid);
    assert_eq!(said.json()["schema"], 1);
}

#[test]
fn a_broken_article_is_named_with_line_and_column() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("article.ron");
    write_atomic(&file, b"(\n    schema: 1,\n    heading: oops,\n)\n").unwrap();
    let said = on(&["assess"], &file);
    assert_eq!(said.ending, Ending::Invalid);
    assert!(said.err.contains("article.ron:3:"), "{}", said.err);
    let not_text = place.path().join("draft.txt");
    write_atomic(&not_text, b"\xff\xfe").unwrap();
    assert_eq!(on(&["assess"], &not_text).ending, Ending::Disk);
}

#[test]
fn what_is_not_there_is_a_matter_of_the_disk() {
    let place = tempfile::tempdir().unwrap();
    let gone = place.path().join("gone");
    for verb in [
        &["assess"][..],
        &["check"],
        &["fmt"],
        &["fmt", "--check"],
        &["eval"],
    ] {
        let said = on(verb, &gone);
        assert_eq!(said.ending, Ending::Disk, "{verb:?}: {}", said.err);
        assert!(said.err.contains("gone"), "{verb:?}: {}", said.err);
    }
    let gone: OsString = gone.into();
    for verb in [
        &["positions", "--json"][..],
        &["code", "--json-lines"],
        &["matrix", "--rows", "issues"],
    ] {
        let mut all: Vec<OsString> = verb.iter().map(Into::into).collect();
        all.extend(["--dossier".into(), gone.clone()]);
        assert_eq!(call(&all, b"").ending, Ending::Disk, "{verb:?}");
    }
}

#[test]
fn a_newer_dossier_is_refused_as_newer() {
    let place = tempfile::tempdir().unwrap();
    let folder = dossier_on_disk(place.path());
    spoil(&folder.join("dossier.ron"), "schema: 1", "schema: 99");
    assert_eq!(on(&["check"], &folder).ending, Ending::Newer);
    let folder: OsString = folder.into();
    for verb in [
        &["assess", "-"][..],
        &["positions", "--json"],
        &["code", "--json-lines"],
    ] {
        let mut all: Vec<OsString> = verb.iter().map(Into::into).collect();
        all.extend(["--dossier".into(), folder.clone()]);
        let said = call(&all, USER_CONSENT.as_bytes());
        assert_eq!(said.ending, Ending::Newer, "{verb:?}");
        assert!(said.out.is_empty() && said.err.contains("99"), "{said:?}");
    }
}

#[test]
fn formatting_is_checked_without_writing_and_keeps_comments() {
    let place = tempfile::tempdir().unwrap();
    let folder = dossier_on_disk(place.path());
    assert_eq!(on(&["fmt", "--check"], &folder).ending, Ending::Done);
    let file = folder.join("blocs/west.ron");
    let canonical = fs::read_to_string(&file).unwrap();
    spoil(&file, "id: \"west\"", "id:    \"west\"");
    let spoiled = fs::read_to_string(&file).unwrap();
    let said = on(&["fmt", "--check"], &folder);
    assert_eq!(said.ending, Ending::Failed);
    assert!(
        said.out.trim_end().ends_with("blocs/west.ron"),
        "{}",
        said.out
    );
    assert_eq!(said.out.lines().count(), 1);
    assert_eq!(fs::read_to_string(&file).unwrap(), spoiled);
    assert_eq!(on(&["fmt"], &file).ending, Ending::Done);
    assert_eq!(fs::read_to_string(&file).unwrap(), canonical);
    spoil(&file, "id: \"west\"", "// whose west?\n    id: \"west\"");
    let commented = fs::read_to_string(&file).unwrap();
    let said = on(&["fmt"], &folder);
    assert_eq!(said.ending, Ending::Invalid);
    assert!(said.err.contains("comments"), "{}", said.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), commented);
}

#[test]
fn formatting_leaves_the_files_of_a_later_version_alone() {
    let place = tempfile::tempdir().unwrap();
    let folder = dossier_on_disk(place.path());
    let file = folder.join("blocs/west.ron");
    spoil(&file, "schema: 1", "schema: 99");
    let newer = fs::read_to_string(&file).unwrap();
    let said = on(&["fmt"], &folder);
    assert_eq!(said.ending, Ending::Newer);
    assert!(said.err.contains("newer schema 99"), "{}", said.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), newer);
}

/// Precision and recall of the line `all`.
fn score(gold: &Path) -> (usize, f64, f64) {
    let said = on(&["eval"], gold);
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let line = said
        .out
        .lines()
        .find(|line| line.starts_with("all "))
        .unwrap();
    let figures: Vec<&str> = line.split_whitespace().skip(1).collect();
    let number = |at: usize| figures[at].parse::<f64>().unwrap();
    (figures[0].parse().unwrap(), number(1), number(2))
}

#[test]
fn clauses_with_gold_labels_are_coded_well() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (n, precision, recall) = score(&root.join("tests/data/gold.jsonl"));
    assert!(n >= 40, "{n} clauses");
    assert!(precision >= 0.85 && recall >= 0.35, "{precision} {recall}");
    // A larger bench that is kept beside the repository, where somebody has it.
    let bench = root.join("../shared/eval/dev-clauses.jsonl");
    if bench.exists() {
        let (n, precision, recall) = score(&bench);
        assert!(n >= 100, "{n} clauses");
        assert!(precision >= 0.85 && recall >= 0.35, "{precision} {recall}");
    }
}

#[test]
fn misses_are_listed_and_bad_gold_is_named_by_its_line() {
    let place = tempfile::tempdir().unwrap();
    let gold = place.path().join("gold.jsonl");
    let mut lines = json!({"id": "wrong", "lang": "en", "text": "Nothing.", "elements": ["open-to-all-states"]}).to_string();
    lines.push_str("\n{\"id\": 1}\n");
    write_atomic(&gold, lines.as_bytes()).unwrap();
    let said = on(&["eval", "--misses", "5"], &gold);
    assert_eq!(said.ending, Ending::Invalid);
    assert!(said.err.contains("gold.jsonl:2:"), "{}", said.err);
    assert!(
        said.out.contains("wrong: missed [\"open-to-all-states\"]"),
        "{}",
        said.out
    );
}

#[test]
fn a_crossed_red_line_that_is_hidden_is_counted() {
    let place = tempfile::tempdir().unwrap();
    let gold = place.path().join("gold.jsonl");
    let clause = |id: &str, text: &str, element: &str, quote: &str| {
        let label = json!({"id": element, "quote": quote});
        json!({"id": id, "lang": "en", "text": text, "elements": [label]}).to_string()
    };
    let verdicts = |lines: &[String]| {
        write_atomic(&gold, lines.join("\n").as_bytes()).unwrap();
        let said = on(&["eval"], &gold);
        assert_eq!(said.ending, Ending::Done, "{}", said.err);
        let line = said.out.lines().find(|l| l.contains("cn-ru-br")).unwrap();
        let fields: Vec<String> = line.split_whitespace().skip(2).map(Into::into).collect();
        fields
    };
    let user = clause("a", USER_CONSENT, "consent-based-access", "");
    let state = clause("b", STATE_CONSENT, "state-consent-required", "consent");
    let right = verdicts(&[user.clone(), state]);
    assert_eq!(right, ["2", "1.000", "2", "1.000", "1", "0"]);
    // Were the consent meant that of the user, the words would hide a crossed line.
    let mistaken = clause("b", STATE_CONSENT, "consent-based-access", "consent");
    let wrong = verdicts(&[user, mistaken]);
    assert_eq!(wrong, ["2", "0.500", "2", "0.500", "2", "1"]);
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
    command.args(arguments).stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn the_program_ends_with_the_code_of_the_call() {
    let mut child = program(&["code", "--json-lines"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let clause = json!({"id": "a", "lang": "en", "text": USER_CONSENT});
    writeln!(input, "{clause}\nnonsense\n{clause}").unwrap();
    drop(input);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(3));
    let out = String::from_utf8(ended.stdout).unwrap();
    assert_eq!(out.lines().count(), 3);
    assert!(
        out.lines()
            .nth(1)
            .unwrap()
            .starts_with("{\"line\":2,\"error\":")
    );
    for (arguments, code) in [
        (&["assess", "no-such-file"][..], 4),
        (&["code"], 2),
        (&["--version"], 0),
    ] {
        let ended = program(arguments).output().unwrap();
        assert_eq!(ended.status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = program(&["positions", "--json"]).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert!(
        ended.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
}
