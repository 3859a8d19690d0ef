//! The table of instruments and bodies: filtered by kind and words, sorted by any column; what is
//! selected is told in full beside it, or below it.

use std::sync::Arc;

use egui::{Frame, Id, Margin, Panel, Ui};

use crate::gui::cx::Cx;
use crate::gui::grid::{CellView, Grid, GridAction, GridModel, Place};
use crate::gui::theme;
use crate::gui::widgets::{Icon, empty_state, search_field, segmented};
use crate::model::reference::InstrumentKind;
use crate::session::view::instruments::{InstrumentRow, InstrumentsView};
use crate::words::Words;
use crate::words::keys::instrument_kind_key;

use super::{Kept, detail};

/// From this width on the details stand at the side.
const WITH_SIDE: f32 = 860.0;

/// Widths of the columns beside the names.
const NARROWEST: f32 = 88.0;
const WIDEST: f32 = 160.0;

/// The table, ready to be painted.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    rows: Vec<Line>,
    columns: Vec<String>,
    corner: String,
    version: u64,
    made_for: Option<MadeFor>,
}

/// What it was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct MadeFor {
    stamp: u64,
    kind: Option<InstrumentKind>,
    words: String,
}

#[derive(Clone, Debug)]
struct Line {
    /// Place in the view.
    at: usize,
    name: String,
    cells: [String; 4],
    /// By what it is sorted: name, then the columns.
    keys: [i64; 5],
}

impl GridModel for List {
    fn n_rows(&self) -> usize {
        self.rows.len()
    }

    fn n_columns(&self) -> usize {
        self.columns.len()
    }

    fn row_label(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |line| &line.name)
    }

    fn column_label(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", String::as_str)
    }

    fn corner(&self) -> &str {
        &self.corner
    }

    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        let line = self.rows.get(row);
        let text = line.and_then(|line| line.cells.get(column));
        CellView {
            text: text.map_or("", String::as_str),
            figure: column == PARTIES,
            ..CellView::default()
        }
    }

    fn sort_key(&self, row: usize, column: Option<usize>) -> i64 {
        let at = column.map_or(0, |column| column + 1);
        let keys = self.rows.get(row).map(|line| line.keys);
        keys.and_then(|keys| keys.get(at).copied())
            .unwrap_or(i64::MAX)
    }

    fn version(&self) -> u64 {
        self.version
    }
}

/// The column of the number of parties.
const PARTIES: usize = 2;

/// The table with its filters, and what is selected.
pub(super) fn list_ui(ui: &mut Ui, view: &InstrumentsView, kept: &mut Kept, cx: &mut Cx<'_>) {
    let words = cx.words;
    Frame::new()
        .inner_margin(Margin {
            left: 12,
            right: 12,
            top: 0,
            bottom: 8,
        })
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let kinds = [
                    (None, words.t("instruments-all")),
                    (
                        Some(InstrumentKind::Treaty),
                        words.t("instruments-treaties"),
                    ),
                    (
                        Some(InstrumentKind::SoftLaw),
                        words.t("instruments-soft-law"),
                    ),
                    (Some(InstrumentKind::Body), words.t("instruments-bodies")),
                ];
                segmented(ui, words.t("instruments-kind"), &mut kept.kind, &kinds);
                let name = words.t("search-instruments");
                search_field(ui, &mut kept.words, name, 200.0, words);
            });
        });
    make(view, kept, words);
    let chosen = kept.grid.selected.and_then(|place| place.row);
    let row = chosen
        .and_then(|row| kept.list.rows.get(row))
        .or_else(|| kept.list.rows.first())
        .and_then(|line| view.rows.get(line.at));
    if let Some(row) = row {
        let frame = Frame::new().fill(theme::palette(ui.visuals()).raised);
        if ui.available_width() >= WITH_SIDE {
            Panel::right("instrument")
                .frame(frame)
                .default_size(380.0)
                .size_range(300.0..=520.0)
                .show(ui, |ui| detail::detail_ui(ui, row, cx));
        } else {
            let height = (ui.available_height() * 0.45).max(160.0);
            Panel::bottom("instrument-below")
                .frame(frame)
                .default_size(height)
                .size_range(120.0..=height.max(120.0) * 1.5)
                .resizable(true)
                .show(ui, |ui| detail::detail_ui(ui, row, cx));
        }
    } else {
        let said = words.t("empty-objections-filtered");
        empty_state(ui, Icon::Search, said, "", None);
        return;
    }
    let list = Arc::clone(&kept.list);
    let roomy = ui.spacing().interact_size.y > 24.0;
    let grid = Grid::new(Id::unique("instruments-grid"), words.t("panel-instruments"))
        .row_height(if roomy { 28.0 } else { 24.0 })
        .first_width(first_width(ui))
        .column_width(NARROWEST, WIDEST);
    let action = grid.show(ui, list.as_ref(), &mut kept.grid, words);
    if let Some(GridAction::Sort(_)) = action {
        // A press on a head moves nothing but the rows.
        kept.grid.selected = chosen.map(|row| Place {
            row: Some(row),
            column: None,
        });
    }
}

/// Width of the names: what the other columns leave, from where those have room to where they
/// need no more.
fn first_width(ui: &Ui) -> f32 {
    let room = ui.available_width();
    let comfortable = (room - 4.0 * NARROWEST).min(480.0);
    comfortable.max(room - 4.0 * WIDEST).max(room * 0.4)
}

fn make(view: &InstrumentsView, kept: &mut Kept, words: &Words) {
    let wanted = MadeFor {
        stamp: view.stamp,
        kind: kept.kind,
        words: kept.words.clone(),
    };
    if kept.list.made_for.as_ref() == Some(&wanted) {
        return;
    }
    let same_rows = kept
        .list
        .made_for
        .as_ref()
        .is_some_and(|made| made.kind == wanted.kind && made.words == wanted.words);
    if !same_rows {
        kept.grid.selected = None;
    }
    let mut names: Vec<&str> = view.rows.iter().map(|row| row.name.as_str()).collect();
    names.sort_unstable();
    let rows = view
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| kept.kind.is_none_or(|kind| row.kind == kind))
        .filter(|(_, row)| has(row, &kept.words))
        .map(|(at, row)| {
            let by_name = names
                .binary_search(&row.name.as_str())
                .unwrap_or(usize::MAX);
            line(at, row, by_name, words)
        })
        .collect();
    kept.list = Arc::new(List {
        rows,
        columns: ["instruments-kind", "year", "instruments-parties", "as-of"]
            .map(|key| words.t(key).to_owned())
            .to_vec(),
        corner: words.t("instruments-name").to_owned(),
        version: kept.list.version + 1,
        made_for: Some(wanted),
    });
}

fn line(at: usize, row: &InstrumentRow, by_name: usize, words: &Words) -> Line {
    // The latest figure on record, with its date.
    let status = row.status.iter().rfind(|status| status.parties.is_some());
    let parties = status.and_then(|status| status.parties);
    let as_of = match status {
        Some(status) if status.as_of.is_empty() => words.t("instruments-undated").to_owned(),
        Some(status) => status.as_of.clone(),
        None => String::new(),
    };
    // The whole date stands in the details.
    let year = row.year.get(..4).unwrap_or(&row.year).to_owned();
    let number = |text: &str| {
        text.get(..4)
            .and_then(|year| year.parse().ok())
            .unwrap_or(i64::MAX)
    };
    Line {
        at,
        name: row.name.clone(),
        keys: [
            i64::try_from(by_name).unwrap_or(i64::MAX),
            row.kind as i64,
            number(&row.year),
            parties.map_or(i64::MAX, |n| -i64::from(n)),
            number(&as_of),
        ],
        cells: [
            words.t(instrument_kind_key(row.kind)).to_owned(),
            year,
            parties.map(|n| n.to_string()).unwrap_or_default(),
            as_of,
        ],
    }
}

/// Whether a row speaks of all the words searched for.
fn has(row: &InstrumentRow, sought: &str) -> bool {
    let mut text = format!(
        "{} {} {} {} {}",
        row.id, row.name, row.year, row.what, row.backers
    );
    for note in &row.notes {
        text.push(' ');
        text.push_str(note);
    }
    let text = text.to_lowercase();
    sought
        .to_lowercase()
        .split_whitespace()
        .all(|word| text.contains(word))
}
