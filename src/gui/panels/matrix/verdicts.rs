//! The draft matrix as a table: every bloc's verdict on every article, the whole draft last.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::assess::verdict::Verdict;
use crate::gui::grid::CellGlyph;
use crate::gui::theme::{Palette, Tone};
use crate::session::view::matrix::{DraftMatrixView, DraftRow};
use crate::words::Words;

use super::table::{Cell, Column, Row, Subject, Table};
use super::{Asked, Order};

/// Makes the table.
pub(super) fn table(
    view: &DraftMatrixView,
    asked: &Asked,
    palette: &Palette,
    words: &Words,
) -> Table {
    let maker = Maker { palette, words };
    let mut rows: Vec<Row> = shown(view, asked)
        .into_iter()
        .filter_map(|at| {
            let row = view.rows.get(at)?;
            let blank = row.heading.trim().is_empty();
            let name = if blank {
                words.t("text-blank-article")
            } else {
                &row.heading
            };
            Some(Row {
                of: Subject::Row(at),
                mark: row.number.clone(),
                name: name.to_owned(),
                cells: maker.cells(&row.cells, row.coverage),
            })
        })
        .collect();
    rows.push(Row {
        of: Subject::Whole,
        mark: String::new(),
        name: words.t("scope-whole-draft").to_owned(),
        cells: maker.cells(&view.draft, view.coverage),
    });
    Table {
        corner: words.t("text-article").to_owned(),
        columns: columns(view, words),
        rows,
        version: 0,
    }
}

/// How many articles the filter lets through.
pub(super) fn n_shown(view: &DraftMatrixView, asked: &Asked) -> usize {
    view.rows.iter().filter(|row| passes(row, asked)).count()
}

fn columns(view: &DraftMatrixView, words: &Words) -> Vec<Column> {
    let mut columns: Vec<Column> = view
        .columns
        .iter()
        .enumerate()
        .map(|(at, (_, short))| {
            let name = if view.own_first && at == 0 {
                words.tf("matrix-own", &[("bloc", short.as_str().into())])
            } else {
                short.clone()
            };
            Column {
                short: name.clone(),
                name,
            }
        })
        .collect();
    let name = words.t("matrix-not-coded").to_owned();
    columns.push(Column {
        short: name.clone(),
        name,
    });
    columns
}

fn passes(row: &DraftRow, asked: &Asked) -> bool {
    let sought = asked.words.to_lowercase();
    let text = format!("{} {}", row.number, row.heading).to_lowercase();
    let red = row
        .cells
        .iter()
        .any(|(verdict, _)| *verdict == Verdict::CrossesRedLine);
    sought.split_whitespace().all(|word| text.contains(word)) && (!asked.red_lines || red)
}

/// The articles shown, by place in the view, in their order.
fn shown(view: &DraftMatrixView, asked: &Asked) -> Vec<usize> {
    let row = |at: &usize| view.rows.get(*at);
    let mut places: Vec<usize> = (0..view.rows.len())
        .filter(|at| row(at).is_some_and(|row| passes(row, asked)))
        .collect();
    match asked.order {
        Order::Natural | Order::Family => {}
        Order::Title => places.sort_by_key(|at| row(at).map(|row| row.heading.to_lowercase())),
        Order::Worst => places.sort_by_key(|at| row(at).map(worst)),
        Order::Column(column) => places.sort_by_key(|at| {
            let cell = row(at).and_then(|row| row.cells.get(column));
            cell.map(|(verdict, n)| (*verdict, Reverse(*n)))
        }),
    }
    if asked.descending {
        places.reverse();
    }
    places
}

/// The worst verdict on an article, and how many objections there are to it in all.
fn worst(row: &DraftRow) -> (Option<Verdict>, Reverse<usize>) {
    let worst = row.cells.iter().map(|(verdict, _)| *verdict).min();
    (worst, Reverse(row.cells.iter().map(|(_, n)| n).sum()))
}

struct Maker<'a> {
    palette: &'a Palette,
    words: &'a Words,
}

impl Maker<'_> {
    fn cells(&self, verdicts: &[(Verdict, usize)], coverage: (u32, u32)) -> Vec<Cell> {
        let mut cells: Vec<Cell> = verdicts.iter().map(|cell| self.cell(*cell)).collect();
        cells.push(self.coverage(coverage));
        cells
    }

    fn cell(&self, (verdict, n): (Verdict, usize)) -> Cell {
        let words = self.words;
        let word = words.t(verdict.key());
        let spoken = if n > 0 {
            let n = u64::try_from(n).unwrap_or(u64::MAX);
            let objections = words.tf("n-objections", &[("n", n.into())]);
            format!("{word}{}{objections}", words.t("list-comma"))
        } else {
            word.to_owned()
        };
        let p = self.palette;
        let tone = p.verdict(verdict);
        let tone = match verdict {
            Verdict::NoPosition | Verdict::NotCoded => Tone {
                tint: p.page,
                ..tone
            },
            Verdict::Satisfies | Verdict::Acceptable => Tone {
                tint: p.page.lerp_to_gamma(tone.tint, 0.5),
                ..tone
            },
            Verdict::CrossesRedLine | Verdict::Conflict | Verdict::Reserve => tone,
        };
        Cell {
            glyph: Some(CellGlyph::Verdict(verdict)),
            text: Arc::from(word),
            spoken: Arc::from(spoken),
            aside: if n > 0 {
                Arc::from(n.to_string())
            } else {
                Arc::from("")
            },
            tone: Some(tone),
            strokes: 0,
            level: None,
            dashed: false,
            figure: false,
        }
    }

    fn coverage(&self, (uncoded, clauses): (u32, u32)) -> Cell {
        let words = self.words;
        let p = self.palette;
        let ink = if uncoded > 0 {
            p.verdict(Verdict::NotCoded).ink
        } else {
            p.text_faint
        };
        Cell {
            glyph: None,
            text: Arc::from(words.tf("n-of-m", &[("n", uncoded.into()), ("m", clauses.into())])),
            spoken: Arc::from(words.tf(
                "n-not-coded",
                &[("n", uncoded.into()), ("m", clauses.into())],
            )),
            aside: Arc::from(""),
            tone: Some(Tone {
                ink,
                tint: p.page,
                mark: p.border,
            }),
            strokes: 0,
            level: None,
            dashed: false,
            figure: false,
        }
    }
}
