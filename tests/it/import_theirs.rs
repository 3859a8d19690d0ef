//! Tables of others: quoted in other ways, with columns and words of their own.

use travaux::cli::Ending;
use travaux::exchange::export::Format;
use travaux::exchange::import::{lines, plan};
use travaux::exchange::reading;

use crate::cli_kit::call;
use crate::export_kit::{built_in, put};
use crate::import_tables::{long, on_disk};

/// As `write.csv(x, na = "", row.names = FALSE)` of R writes it: words in quotes, figures not, a
/// line ended by a newline alone.
fn as_r_writes(bytes: &[u8]) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let mut out = String::new();
    for row in reader.records() {
        let cells: Vec<String> = row
            .unwrap()
            .iter()
            .map(|cell| match cell.parse::<i64>() {
                Ok(figure) => figure.to_string(),
                Err(_) if cell.is_empty() => String::new(),
                Err(_) => format!("\"{}\"", cell.replace('"', "\"\"")),
            })
            .collect();
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out.into_bytes()
}

#[test]
fn values_quoted_as_r_does_come_back_unchanged() {
    let mut workspace = built_in();
    let entry = &mut workspace.dossier.blocs[0].positions[0].entries[0];
    std::sync::Arc::make_mut(entry).stance.en = "says \"no\", then\n=maybe; été 数据".to_owned();
    let ours = long(&workspace, Format::Csv);
    let theirs = as_r_writes(&ours);
    assert_ne!(ours, theirs);
    let grids = reading::read(&theirs).unwrap();
    let plan = plan(&workspace.dossier, &lines(&grids, None).unwrap());
    assert!(
        plan.n_rows > 600 && plan.faults.is_empty(),
        "{:?}",
        plan.faults
    );
    assert_eq!(plan.proposals, Vec::new());
}

#[test]
fn a_map_can_be_guessed_looked_through_and_given() {
    let root = tempfile::tempdir().unwrap();
    let folder = on_disk(root.path());
    let (table, map) = (root.path().join("survey.csv"), root.path().join("map.ron"));
    put(
        &table,
        "Group,Question,Feature,Attitude,Firmness\nAfrican Union,cyber-sovereignty,explicit-cyber-sovereignty,support,red line\n",
    )
    .unwrap();
    let [table, map, path] = [&table, &map, &folder].map(|p| p.to_str().unwrap().to_owned());
    let said = call(&["import", &table, &path, "--guess-map", &map], b"");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert!(
        said.err.contains("5 columns and 2 words guessed"),
        "{}",
        said.err
    );
    let said = call(
        &[
            "import",
            &table,
            &path,
            "--map",
            &map,
            "--json",
            "--dry-run",
        ],
        b"",
    );
    assert_eq!(said.ending, Ending::Done, "{} {}", said.out, said.err);
    let report = said.json();
    assert_eq!(report["rows"], 1);
    assert_eq!(report["faults"], serde_json::json!([]));
}
