//! Exports opened by the programs they are for: LibreOffice and Python.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use travaux::exchange::export::{Format, Wish};
use travaux::exchange::public::Audience;
use travaux::exchange::table::{Kind, Layout, Value};

use crate::export_kit::{built_in, made, put};
use crate::programs::has;

fn office(home: &Path, arguments: &[&str], file: &Path) -> Output {
    let profile = format!("-env:UserInstallation=file://{}/profile", home.display());
    let mut command = Command::new("timeout");
    command
        .arg("180")
        .arg("soffice")
        .arg(profile)
        .args(["--headless", "--norestore"]);
    let ended = command
        .args(arguments)
        .arg("--outdir")
        .arg(home)
        .arg(file)
        .current_dir(home)
        .output();
    ended.unwrap()
}

#[test]
fn libreoffice_opens_every_workbook_and_reads_its_cells() {
    if !has(&["soffice"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let mut workspace = built_in();
    workspace.draft.articles[0].heading = "=1+1 \"quoted\", été 数据".to_owned();
    for (kind, layout) in [
        (Kind::Positions, Layout::Wide),
        (Kind::Positions, Layout::Scaled),
        (Kind::Positions, Layout::Binary),
        (Kind::Positions, Layout::Long),
        (Kind::Verdicts, Layout::Wide),
        (Kind::Objections, Layout::Wide),
        (Kind::Instruments, Layout::Wide),
        (Kind::Accessions, Layout::Wide),
        (Kind::Brackets, Layout::Wide),
    ] {
        let wish = Wish {
            kind,
            layout,
            format: Format::Xlsx,
            audience: Audience::Partners,
            as_of: 2024,
            ..Wish::default()
        };
        let stem = format!("{}-{}", kind.word(), layout.word());
        let file = home.path().join(format!("{stem}.xlsx"));
        put(&file, made(&workspace, &wish)).unwrap();
        let convert = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1"];
        let ended = office(home.path(), &convert, &file);
        let text = fs::read_to_string(home.path().join(format!("{stem}.csv")));
        let text = text.unwrap_or_else(|error| panic!("{stem}: {error} {ended:?}"));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        // The same table, as values: a header, and a row each; the stamp stands above them.
        let plain = Wish {
            format: Format::Html,
            ..wish
        };
        let table =
            travaux::exchange::export::sheet(&workspace, crate::export_kit::codebook, &plain)
                .unwrap();
        assert_eq!(rows.len(), table.rows.len() + 2, "{stem}");
        assert!(
            rows[0][0].starts_with("audience: partners · as of: 2024"),
            "{stem}"
        );
        for (row, wanted) in rows.iter().skip(2).zip(&table.rows) {
            for (at, cell) in wanted.iter().enumerate() {
                // A figure in a cell has no plus and the keyboard's minus.
                let is_figure = matches!(cell.value, Value::Scale(_));
                let wanted = if is_figure {
                    cell.value.plain()
                } else {
                    cell.value.shown(plain.lang)
                };
                assert_eq!(row.get(at).unwrap_or_default(), wanted, "{stem}");
            }
        }
    }
}

#[test]
fn python_reads_the_values_as_they_were() {
    if !has(&["python3"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let mut workspace = built_in();
    let odd = "say \"x\", then\na new line; été 数据 | tab\there";
    workspace.draft.articles[0].heading = odd.to_owned();
    let wish = Wish {
        kind: Kind::Verdicts,
        as_of: 2024,
        ..Wish::default()
    };
    let file = home.path().join("verdicts.csv");
    put(&file, made(&workspace, &wish)).unwrap();
    let script = "import csv,json,sys\nwith open(sys.argv[1],newline='',encoding='utf-8') as f:\n  rows=list(csv.reader(f,strict=True))\njson.dump(rows,sys.stdout)";
    let ended = Command::new("python3")
        .args(["-c", script])
        .arg(&file)
        .output()
        .unwrap();
    assert!(
        ended.status.success(),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
    let rows: Vec<Vec<String>> = serde_json::from_slice(&ended.stdout).unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(&file)
        .unwrap();
    let ours: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(rows, ours);
    assert!(rows.iter().any(|row| row[1] == odd));
}
