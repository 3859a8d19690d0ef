//! Tables read back: what was not touched changes nothing, what was is a list of changes, and what
//! is hostile is told.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::Value;
use travaux::cli::Ending;
use travaux::exchange::export::{Format, Wish};
use travaux::exchange::import::{Fault, Sort, edit, lines, plan};
use travaux::exchange::public::Audience;
use travaux::exchange::reading;
use travaux::exchange::table::{Kind, Layout};
use travaux::model::workspace::Workspace;
use travaux::storage::draft_io::load_sample;
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace};

use crate::cli_kit::call;
use crate::export_kit::{built_in, made, put};
use crate::storage::dice::Dice;
use crate::storage::round::snapshot;

pub(crate) fn long(workspace: &Workspace, format: Format) -> Vec<u8> {
    let wish = Wish {
        kind: Kind::Positions,
        layout: Layout::Long,
        audience: Audience::OwnDelegation,
        as_of: 2024,
        format,
        ..Wish::default()
    };
    made(workspace, &wish)
}

/// A workspace on disk with something confidential in it.
pub(crate) fn on_disk(root: &Path) -> PathBuf {
    let mut workspace = built_in();
    let position = &mut workspace.dossier.blocs[0].positions[2];
    let mut hidden = (*position.entries[0]).clone();
    hidden.layer = travaux::model::bloc::Layer::Private;
    hidden.stance.en = "would yield for a price".to_owned();
    position.entries.push(hidden.into());
    let folder = root.join("Vienna");
    create_workspace(&folder, &workspace, &Origin::BuiltIn).unwrap();
    folder
}

#[test]
fn an_export_that_was_not_touched_changes_no_byte() {
    let root = tempfile::tempdir().unwrap();
    let folder = on_disk(root.path());
    let before = snapshot(&folder);
    for ending in ["csv", "xlsx"] {
        let file = root.path().join(format!("positions.{ending}"));
        let (file, path) = (file.to_str().unwrap(), folder.to_str().unwrap());
        let said = call(
            &[
                "export",
                "positions",
                path,
                "--layout",
                "long",
                "-a",
                "own",
                "-o",
                file,
            ],
            b"",
        );
        assert_eq!(said.ending, Ending::Done, "{}", said.err);
        let said = call(&["import", file, path, "--json"], b"");
        assert_eq!(said.ending, Ending::Done, "{}", said.err);
        let report = said.json();
        assert_eq!(report["changes"].as_array().unwrap().len(), 0, "{report}");
        assert!(report["rows"].as_u64() > Some(600));
        assert_eq!(report["applied"], true);
        assert!(snapshot(&folder) == before, "{ending}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_workspace_comes_back_as_it_left(seed in any::<u64>()) {
        let mut workspace = Dice::new(seed).workspace();
        workspace.draft = load_sample().value;
        // Of two entries of one member on one issue and day no table can tell which is meant.
        for bloc in &mut workspace.dossier.blocs {
            let mut seen = Vec::new();
            bloc.member_entries.retain(|e| {
                let key = (e.state.clone(), e.issue.clone(), e.from, e.layer);
                let fresh = !seen.contains(&key);
                seen.push(key);
                fresh
            });
        }
        for format in [Format::Csv, Format::Xlsx] {
            let grids = reading::read(&long(&workspace, format)).unwrap();
            let Ok(table) = lines(&grids, None) else {
                // Nothing but the header.
                continue;
            };
            let plan = plan(&workspace.dossier, &table);
            // A demand on an element that is in no dossier is told, and changes nothing.
            let dangling = |fault: &Fault| fault.message().contains("there is no such");
            prop_assert!(plan.faults.iter().all(dangling), "{:?}", plan.faults);
            let found: Vec<_> = plan.proposals.iter().collect();
            prop_assert!(found.is_empty(), "{:?}: {:#?}", format, found);
        }
    }
}

/// The long layout as rows, to be edited.
fn rows(workspace: &Workspace) -> Vec<Vec<String>> {
    let bytes = long(workspace, Format::Csv);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes.as_slice());
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

#[test]
fn edits_are_changes_news_and_clashes_and_can_be_undone() {
    let mut workspace = built_in();
    let mut rows = rows(&workspace);
    let header = rows[0].clone();
    let column = |name: &str| header.iter().position(|known| known == name).unwrap();
    let (verb, strength, element) = (column("verb"), column("strength"), column("element"));
    let (salience, stance, from) = (column("salience"), column("stance"), column("from"));
    let asks = |row: &[String]| !row[element].is_empty();
    let first = rows.iter().position(|row| row[verb] == "requires").unwrap();
    rows[first][verb] = "opposes".to_owned();
    // One of three rows of an entry is the edit; one of two would be a contradiction.
    let same =
        |one: &[String], other: &[String]| one[..3] == other[..3] && one[from] == other[from];
    let weight = (first + 100..rows.len() - 2)
        .find(|at| {
            !rows[*at][salience].is_empty() && (1..3).all(|n| same(&rows[*at], &rows[at + n]))
        })
        .unwrap();
    rows[weight][salience] = "3".to_owned();
    let gone = (first + 30..rows.len())
        .find(|at| asks(&rows[*at]) && rows[*at][column("state")].is_empty())
        .unwrap();
    rows[gone][verb] = "none".to_owned();
    let mut fresh = rows[first].clone();
    fresh[from] = "2025-02".to_owned();
    fresh[verb] = "accepts".to_owned();
    fresh[strength] = "core".to_owned();
    fresh[stance] = "would now accept it".to_owned();
    rows.push(fresh);
    // Two rows of one entry that say different things of it.
    let pair = (gone + 1..rows.len() - 3)
        .find(|at| rows[*at][..3] == rows[*at + 1][..3] && rows[*at][from] == rows[*at + 1][from])
        .unwrap();
    rows[pair][stance] = "one thing".to_owned();
    rows[pair + 1][stance] = "another".to_owned();
    let mut wrong = rows[first].clone();
    wrong[0] = "mars".to_owned();
    rows.push(wrong);
    let grids = reading::read(&written(&rows)).unwrap();
    let plan = plan(&workspace.dossier, &lines(&grids, None).unwrap());
    let sorts = |sort| {
        plan.proposals
            .iter()
            .filter(|p| p.sort == sort)
            .collect::<Vec<_>>()
    };
    assert_eq!(sorts(Sort::Clashing).len(), 1, "{:#?}", plan.proposals);
    assert_eq!(sorts(Sort::Clashing)[0].after, "one thing | another");
    assert_eq!(sorts(Sort::Changed).len(), 3, "{:#?}", sorts(Sort::Changed));
    assert!(
        sorts(Sort::New)
            .iter()
            .any(|p| p.what == "stance" && p.after == "would now accept it")
    );
    assert_eq!(plan.faults.len(), 1);
    let fault = &plan.faults[0];
    assert!(fault.cell.as_ref().unwrap().starts_with('A') && fault.message().contains("mars"));
    let accepted: Vec<_> = plan.proposals.iter().collect();
    let edit = edit(&workspace.dossier, &accepted, ("table", "A. Person", 7));
    let before = workspace.clone();
    edit.apply(&mut workspace).unwrap();
    assert_ne!(workspace, before);
    let again = plan_of(&workspace, &rows);
    assert_eq!(
        again.iter().filter(|sort| **sort != Sort::Clashing).count(),
        0,
        "{again:?}"
    );
    edit.inverse().apply(&mut workspace).unwrap();
    assert_eq!(workspace, before);
}

fn plan_of(workspace: &Workspace, rows: &[Vec<String>]) -> Vec<Sort> {
    let grids = reading::read(&written(rows)).unwrap();
    let plan = plan(&workspace.dossier, &lines(&grids, None).unwrap());
    plan.proposals.iter().map(|p| p.sort).collect()
}

#[test]
fn somebody_else_s_table_is_read_by_a_map() {
    let root = tempfile::tempdir().unwrap();
    let folder = on_disk(root.path());
    let (table, map) = (
        root.path().join("survey.csv"),
        root.path().join("survey.ron"),
    );
    put(&table, "A survey of delegations;;;\n;;;\nGroup;Question;Feature;View\nAfrica;cyber-sovereignty;explicit-cyber-sovereignty;+3\nAfrica;cyber-sovereignty;nothing-of-the-kind;-2\n",
    )
    .unwrap();
    put(&map, r#"(schema: 1, columns: {"group": "bloc", "Question": "issue", "Feature": "element", "View": "scale"},
            fill: {"from": "2025"}, words: {"bloc": {"Africa": "au"}})"#,
    )
    .unwrap();
    let [table, map, path] = [&table, &map, &folder].map(|p| p.to_str().unwrap().to_owned());
    let said = call(&["import", &table, &path, "--map", &map, "--json"], b"");
    assert_eq!(said.ending, Ending::Invalid, "{} {}", said.out, said.err);
    let report = said.json();
    assert_eq!(report["faults"][0]["cell"], "C5");
    assert_eq!(report["changes"][0]["after"], "requires (red line)");
    assert_eq!(report["changes"][0]["kind"], "new");
    let now = load_workspace(&folder).value.workspace;
    let au = now.dossier.bloc(&"au".parse().unwrap()).unwrap();
    let position = au.position(&"cyber-sovereignty".parse().unwrap()).unwrap();
    let entry = position.entries.last().unwrap();
    assert_eq!(
        (entry.from.to_string().as_str(), entry.demands.len()),
        ("2025", 1)
    );
    let said = call(&["import", &table, &path, "--json", "--dry-run"], b"");
    assert_eq!(
        said.ending,
        Ending::Invalid,
        "without the map no column is known"
    );
    assert!(said.err.contains("remedy"), "{}", said.err);
}

#[test]
fn a_dry_run_changes_nothing_and_a_missing_workspace_is_told() {
    let root = tempfile::tempdir().unwrap();
    let folder = on_disk(root.path());
    let before = snapshot(&folder);
    let mut rows = rows(&built_in());
    let stance = rows[0].iter().position(|name| name == "stance").unwrap();
    rows[1][stance] = "=cmd|' /C calc'!A1".to_owned();
    let file = root.path().join("edited.csv");
    put(&file, written(&rows)).unwrap();
    let (file, path) = (file.to_str().unwrap(), folder.to_str().unwrap());
    let said = call(&["import", file, path, "--dry-run"], b"");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert!(said.out.contains("→ =cmd|' /C calc'!A1"), "{}", said.out);
    assert!(snapshot(&folder) == before);
    assert_eq!(call(&["import", file], b"").ending, Ending::Usage);
    let missing = call(&["import", "no-such-file.csv", path], b"");
    assert_eq!(missing.ending, Ending::Disk, "{}", missing.err);
}

#[test]
fn hostile_workbooks_are_told_within_bounds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile");
    let says = [
        ("dtd.xlsx", "document type"),
        ("sparse.xlsx", "names the columns"),
        ("ssbomb.xlsx", "more than"),
    ];
    for (name, says) in says {
        let file = folder.join(name);
        let said = call(&["import", file.to_str().unwrap(), "--dry-run"], b"");
        assert_eq!(said.ending, Ending::Invalid, "{name}: {}", said.err);
        assert!(
            said.err.contains(says) && said.err.contains("remedy"),
            "{name}: {}",
            said.err
        );
    }
}

#[test]
fn damaged_workbooks_never_stop_the_program() {
    let whole = long(&built_in(), Format::Xlsx);
    let mut dice = 7_u64;
    let mut roll = |most: usize| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(dice >> 33).unwrap() % most
    };
    let mut refused = 0;
    for _ in 0..60 {
        let mut bytes = whole.clone();
        match roll(3) {
            0 => bytes.truncate(roll(whole.len())),
            1 => bytes[roll(whole.len())] ^= 0xFF,
            _ => {
                let at = roll(whole.len() - 64);
                bytes[at..at + 64].fill(0);
            }
        }
        refused += usize::from(reading::read(&bytes).is_err());
    }
    assert!(refused > 20, "{refused} of 60 were refused");
    for bad in [&b"PK\x03\x04"[..], b"\xD0\xCF\x11\xE0old", b"", b"\0\0"] {
        let grids = reading::read(bad);
        assert!(grids.is_err() || lines(&grids.unwrap(), None).is_err());
    }
}

#[test]
fn a_table_comes_in_through_a_pipe() {
    for format in [Format::Csv, Format::Xlsx] {
        let bytes = long(&built_in(), format);
        let said = call(&["import", "-", "--dry-run", "--json"], &bytes);
        assert_eq!(said.ending, Ending::Done, "{}", said.err);
        assert_eq!(said.json()["file"], "-");
        assert!(said.json()["rows"].as_u64() > Some(600));
    }
    let said = call(&["import", "-", "--dry-run"], b"no table");
    assert_eq!(said.ending, Ending::Invalid);
    assert!(said.err.contains("remedy"), "{}", said.err);
}

#[test]
fn a_report_of_an_import_is_json() {
    let bytes = long(&built_in(), Format::Csv);
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("t.csv");
    put(&file, bytes).unwrap();
    let said = call(
        &["import", file.to_str().unwrap(), "--dry-run", "--json"],
        b"",
    );
    let report: Value = said.json();
    assert_eq!(report["schema"], 1);
    assert_eq!(report["applied"], false);
    assert_eq!(
        report["columns_not_read"],
        serde_json::json!(["as_of", "stamp"])
    );
}
