//! Times what leaves and comes back: a coloured matrix of 200 × 500 in each format, and positions.

use std::sync::Arc;

use travaux::assess::verdict::Verdict;
use travaux::coding::codebook::Codebook;
use travaux::exchange::export::{self, Format, Wish, bytes};
use travaux::exchange::import::{lines, plan};
use travaux::exchange::public::{Audience, Stamp};
use travaux::exchange::reading;
use travaux::exchange::table::{Cell, Column, Kind, Layout, Sheet, Value};
use travaux::model::workspace::Workspace;
use travaux::storage::{dossier_io, draft_io};
use travaux::words::UiLang;

use crate::time;

/// A matrix of made-up verdicts.
fn matrix(n_rows: usize, n_columns: usize) -> Sheet {
    let verdict = |row: usize, column: usize| {
        let at = (row * 3 + column * 5) % Verdict::ALL.len();
        Verdict::ALL.get(at).copied().unwrap_or(Verdict::NotCoded)
    };
    let row = |row: usize| {
        let names = [
            Cell::text(&row.to_string()),
            Cell::text(&format!("Article number {row}")),
        ];
        let verdicts = (0..n_columns).map(|column| Value::Verdict(verdict(row, column)).into());
        names.into_iter().chain(verdicts).collect()
    };
    let names = [
        Column::new("article", 10, ""),
        Column::new("heading", 30, ""),
    ];
    let blocs = (0..n_columns).map(|n| Column::new(&format!("bloc-{n}"), 14, ""));
    Sheet {
        kind: Kind::Verdicts,
        layout: "articles",
        title: "Verdicts".to_owned(),
        stamp: Stamp {
            audience: Audience::Public,
            as_of: 2024,
            lang: UiLang::En,
            dossier: "A dossier 1".to_owned(),
            draft: None,
        },
        columns: names.into_iter().chain(blocs).collect(),
        rows: (0..n_rows).map(row).collect(),
        n_fixed: 2,
        sources: Vec::new(),
    }
}

/// Times every export, and a workbook read back.
pub(crate) fn time_all() {
    let sheet = matrix(200, 500);
    for (format, bar) in [
        (Format::Csv, "5 ms"),
        (Format::Html, "12 ms"),
        (Format::Xlsx, "200 ms"),
        (Format::Markdown, "12 ms"),
        (Format::Json, "none"),
        (Format::Svg, "200 ms"),
    ] {
        let what = format!("200 × 500 verdicts as {}", format.extension());
        let before = peak();
        time(&what, bar, 20, || bytes(&sheet, format).unwrap().len());
        if format == Format::Xlsx {
            println!(
                "  memory above what was there before: {} MiB (bar 60 MiB)",
                (peak() - before) / 1024
            );
        }
    }
    // A larger picture is only offered as SVG.
    let states = matrix(37, 193);
    time("37 × 193 verdicts as png", "none", 20, || {
        bytes(&states, Format::Png).map_or(0, |picture| picture.len())
    });
    let book = bytes(&sheet, Format::Xlsx).unwrap();
    time("the same workbook read", "200 ms", 20, || {
        reading::read(&book).unwrap().len()
    });
    let values = bytes(&sheet, Format::Csv).unwrap();
    time("the same comma-separated values read", "20 ms", 20, || {
        reading::read(&values).unwrap().len()
    });
    let workspace = Workspace::around(
        dossier_io::load_builtin().value,
        draft_io::load_sample().value,
    );
    let wish = Wish {
        kind: Kind::Positions,
        layout: Layout::Long,
        audience: Audience::OwnDelegation,
        as_of: 2024,
        format: Format::Xlsx,
        ..Wish::default()
    };
    let long = export::sheet(&workspace, Arc::<Codebook>::default, &wish).unwrap();
    let book = bytes(&long, Format::Xlsx).unwrap();
    let what = format!(
        "{} demands read as a workbook and compared",
        long.rows.len()
    );
    time(&what, "200 ms", 20, || {
        let table = lines(&reading::read(&book).unwrap(), None).unwrap();
        let plan = plan(&workspace.dossier, &table);
        assert!(plan.proposals.is_empty());
        plan.n_rows
    });
}

/// The most memory this process has held, in KiB; zero where the system does not say.
fn peak() -> usize {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let figure = line.and_then(|line| line.split_whitespace().next());
    figure.and_then(|figure| figure.parse().ok()).unwrap_or(0)
}
