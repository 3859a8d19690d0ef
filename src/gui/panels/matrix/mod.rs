//! The position matrix and the draft matrix: filtered, sorted, grouped, exported, and one press
//! away from what stands behind every cell.

mod bar;
mod legend;
mod positions;
mod table;
mod verdicts;

use std::collections::BTreeSet;

use egui::{Id, Panel, Ui};

use crate::gui::cx::{Cx, Wish};
use crate::gui::grid::{self, Grid, GridAction, Place};
use crate::gui::panes::Pane;
use crate::gui::theme;
use crate::gui::widgets::{Icon, empty_state};
use crate::model::ids::BlocId;
use crate::session::command::{CardScope, Command, LookCommand};
use crate::session::view::matrix::{DraftMatrixView, PositionMatrixView};

use table::{Subject, Table};

/// What a matrix keeps between frames.
#[derive(Clone, Debug, Default)]
pub struct GridState {
    grid: grid::GridState,
    asked: Asked,
    table: Table,
    made_for: Option<MadeFor>,
}

/// What a person asked a matrix to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches a person sets one by one"
)]
struct Asked {
    /// Words that must occur in a row's name.
    words: String,
    order: Order,
    descending: bool,
    /// Only rows with a red line, or with a crossed one.
    red_lines: bool,
    /// Whether issues stand under the heads of their families.
    grouped: bool,
    /// Families that are folded away.
    folded: BTreeSet<String>,
    /// Whether States are the columns.
    by_state: bool,
}

/// What orders the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    /// By number of issue or article.
    #[default]
    Natural,
    /// By title.
    Title,
    /// By title of the family.
    Family,
    /// The worst verdict first.
    Worst,
    /// By a bloc's salience, greatest first, or by its verdict, worst first.
    Column(usize),
}

/// What a table was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct MadeFor {
    stamp: u64,
    asked: Asked,
    full: bool,
    dark: bool,
}

impl GridState {
    /// Makes the table anew where anything it depends on has changed.
    fn make(&mut self, ui: &Ui, stamp: u64, full: bool, make: impl FnOnce(&Asked) -> Table) {
        let wanted = MadeFor {
            stamp,
            asked: self.asked.clone(),
            full,
            dark: ui.visuals().dark_mode,
        };
        if self.made_for.as_ref() != Some(&wanted) {
            let version = self.table.version + 1;
            self.table = Table {
                version,
                ..make(&self.asked)
            };
            self.made_for = Some(wanted);
        }
    }

    /// Shows the table and tells which place was opened.
    fn show(
        &mut self,
        ui: &mut Ui,
        salt: &str,
        name: &str,
        sizes: &Sizes,
        cx: &Cx<'_>,
    ) -> Option<Place> {
        let roomy = ui.spacing().interact_size.y > 24.0;
        let grid = Grid::new(Id::unique(salt), name)
            .row_height(if roomy { sizes.row } else { sizes.row - 8.0 })
            .first_width(sizes.first)
            .column_width(sizes.least, sizes.greatest)
            .opens_at_once();
        let action = grid.show(ui, &self.table, &mut self.grid, cx.words);
        match action {
            Some(GridAction::Open(place)) => Some(place),
            Some(GridAction::Select(_) | GridAction::Sort(_)) | None => None,
        }
    }

    /// What the row of a place stands for.
    fn subject(&self, place: Place) -> Option<Subject> {
        place
            .row
            .and_then(|row| self.table.rows.get(row))
            .map(|row| row.of)
    }
}

/// The measures of a matrix in points.
struct Sizes {
    row: f32,
    first: f32,
    least: f32,
    greatest: f32,
}

/// Width of the rows' names in a pane this wide.
fn first_width(ui: &Ui) -> f32 {
    (ui.available_width() * 0.34).clamp(208.0, 400.0)
}

/// Issues × blocs, or × States.
pub fn positions_ui(
    ui: &mut Ui,
    view: &PositionMatrixView,
    state: &mut GridState,
    cx: &mut Cx<'_>,
) {
    let nothing = view.rows.iter().all(|row| row.cells.is_empty());
    if nothing {
        empty_state(ui, Icon::Matrix, cx.words.t("empty-matrix"), "", None);
        return;
    }
    bar::positions_bar(ui, view, &mut state.asked, cx);
    Panel::bottom("positions-legend")
        .frame(legend::frame(ui))
        .show_separator_line(false)
        .show(ui, |ui| legend::positions(ui, view, &state.asked, cx));
    let first = first_width(ui);
    let n_columns = view.columns.len().max(1) as f32;
    let full = (ui.available_width() - first) / n_columns >= 176.0;
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    state.make(ui, view.stamp, full, |asked| {
        positions::table(view, asked, full, palette, words)
    });
    if state.table.rows.is_empty() {
        empty_state(
            ui,
            Icon::Search,
            words.t("empty-objections-filtered"),
            "",
            None,
        );
        return;
    }
    let sizes = if state.asked.by_state {
        Sizes {
            row: 32.0,
            first,
            least: 26.0,
            greatest: 40.0,
        }
    } else {
        Sizes {
            row: 36.0,
            first,
            least: 72.0,
            greatest: 320.0,
        }
    };
    // Each way of looking at it keeps its own place.
    let salt = if state.asked.by_state {
        "states"
    } else {
        "positions"
    };
    let name = words.t("panel-matrix");
    if let Some(place) = state.show(ui, salt, name, &sizes, cx) {
        open_position(view, state, place, cx);
    }
}

fn open_position(view: &PositionMatrixView, state: &mut GridState, place: Place, cx: &mut Cx<'_>) {
    let by_state = state.asked.by_state;
    let column_bloc = |column: usize| -> Option<&BlocId> {
        if by_state {
            view.states.columns.get(column)?.camp.as_ref()
        } else {
            view.columns.get(column).map(|(id, _)| id)
        }
    };
    match (state.subject(place), place.column) {
        (Some(Subject::Row(at)), Some(column)) => {
            let Some(issue) = view.rows.get(at).map(|row| &row.issue) else {
                return;
            };
            if !by_state {
                if let Some(bloc) = column_bloc(column) {
                    cx.wish(Wish::ShowPosition(bloc.clone(), issue.clone()));
                }
                return;
            }
            let held = view.states.rows.get(at).and_then(|row| row.get(column));
            let speaker = held
                .and_then(Option::as_ref)
                .and_then(|(who, _)| view.states.speakers.get(*who));
            match speaker.map(|who| (&who.bloc, who.own_entry)) {
                Some((Some(bloc), false)) => {
                    cx.wish(Wish::ShowPosition(bloc.clone(), issue.clone()));
                }
                // A State's own entries stand in its bloc's brief.
                Some((Some(bloc), true)) => show_bloc(bloc, cx),
                Some((None, _)) | None => {}
            }
        }
        (Some(Subject::Row(at)), None) => {
            if let Some(row) = view.rows.get(at) {
                cx.command(Command::Look(LookCommand::Issue(row.issue.clone())));
                cx.wish(Wish::Show(Pane::Issue));
            }
        }
        (Some(Subject::Family(at)), _) => {
            if let Some(row) = view.rows.get(at) {
                let folded = &mut state.asked.folded;
                if !folded.remove(&row.family) {
                    folded.insert(row.family.clone());
                }
            }
        }
        (None, Some(column)) => {
            if let Some(bloc) = column_bloc(column) {
                show_bloc(bloc, cx);
            }
        }
        (Some(Subject::Whole), _) | (None, None) => {}
    }
}

fn show_bloc(bloc: &BlocId, cx: &mut Cx<'_>) {
    cx.command(Command::Look(LookCommand::Bloc(bloc.clone())));
    cx.wish(Wish::Show(Pane::Bloc));
}

/// Articles × blocs.
pub fn verdicts_ui(ui: &mut Ui, view: &DraftMatrixView, state: &mut GridState, cx: &mut Cx<'_>) {
    if view.rows.is_empty() {
        let (sentence, hint) = (cx.words.t("empty-draft"), cx.words.t("empty-draft-hint"));
        empty_state(ui, Icon::Document, sentence, hint, None);
        return;
    }
    bar::verdicts_bar(ui, view, &mut state.asked, cx);
    Panel::bottom("verdicts-legend")
        .frame(legend::frame(ui))
        .show_separator_line(false)
        .show(ui, |ui| legend::verdicts(ui, view, &state.asked, cx));
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    state.make(ui, view.stamp, true, |asked| {
        verdicts::table(view, asked, palette, words)
    });
    let sizes = Sizes {
        row: 36.0,
        first: first_width(ui),
        least: 72.0,
        greatest: 280.0,
    };
    let name = words.t("panel-draft-matrix");
    let Some(place) = state.show(ui, "verdicts", name, &sizes, cx) else {
        return;
    };
    match (state.subject(place), place.column) {
        (Some(Subject::Row(at)), _) => {
            if let Some(row) = view.rows.get(at) {
                cx.command(Command::Look(LookCommand::Article(row.article)));
                cx.command(Command::Look(LookCommand::Scope(CardScope::Article)));
                cx.wish(Wish::Show(Pane::Article));
            }
        }
        (Some(Subject::Whole), _) => {
            cx.command(Command::Look(LookCommand::Scope(CardScope::Draft)));
            cx.wish(Wish::Show(Pane::Cards));
        }
        (None, Some(column)) => {
            if let Some((bloc, _)) = view.columns.get(column) {
                show_bloc(bloc, cx);
            }
        }
        (Some(Subject::Family(_)), _) | (None, None) => {}
    }
}
