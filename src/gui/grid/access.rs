//! What a screen reader is told of a grid: a table, its rows in sight, and a node for every cell.

use egui::accesskit::{Action, SortDirection};
use egui::{Event, Id, Response, Role, Sense, Ui, UiBuilder};

use super::layout::named;
use super::paint::Painted;
use super::{GridModel, Place, Sort};
use crate::words::Words;

/// The sentence for a cell, taken from the catalogue once and filled in for every cell in sight.
pub(super) struct Naming<'a> {
    sentence: String,
    empty: &'a str,
}

/// What stands in the sentence for the row, the column and the words of a cell.
const HOLES: [char; 3] = ['\u{1}', '\u{2}', '\u{3}'];

impl<'a> Naming<'a> {
    pub(super) fn new(words: &'a Words) -> Self {
        let [row, column, text] = HOLES.map(String::from);
        let sentence = words.tf(
            "grid-cell",
            &[
                ("row", row.into()),
                ("column", column.into()),
                ("text", text.into()),
            ],
        );
        Self {
            sentence,
            empty: words.t("grid-empty-cell"),
        }
    }

    fn cell(&self, row: &str, column: &str, text: &str) -> String {
        let text = if text.is_empty() { self.empty } else { text };
        let [row_hole, column_hole, text_hole] = HOLES;
        let mut said =
            String::with_capacity(row.len() + column.len() + text.len() + self.sentence.len());
        for part in self.sentence.split_inclusive(HOLES) {
            said.push_str(part.trim_end_matches(HOLES));
            match part.chars().next_back() {
                Some(hole) if hole == row_hole => said.push_str(row),
                Some(hole) if hole == column_hole => said.push_str(column),
                Some(hole) if hole == text_hole => said.push_str(text),
                _ => {}
            }
        }
        said
    }
}

/// What a place is called: "row, column: text" for a cell.
pub(super) fn name(model: &dyn GridModel, place: Place, naming: &Naming<'_>) -> String {
    match (place.row, place.column) {
        (Some(row), Some(column)) => naming.cell(
            model.row_label(row),
            model.column_label(column),
            model.cell(row, column).said(),
        ),
        (Some(row), None) => model.row_label(row).to_owned(),
        (None, Some(column)) => model.column_label(column).to_owned(),
        (None, None) => model.corner().to_owned(),
    }
}

fn node_id(grid: Id, place: Place) -> Id {
    grid.with(("cell", place))
}

/// Describes the grid, if anybody listens.
pub(super) fn describe(
    ui: &mut Ui,
    response: &Response,
    name: &str,
    painted: &Painted<'_>,
    words: &Words,
) {
    let layout = painted.layout;
    let told = ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Grid);
        node.set_label(name);
        node.set_row_count(layout.n_rows + 1);
        node.set_column_count(layout.n_columns + 1);
        if let Some(place) = painted.state.selected.filter(|_| painted.focused) {
            node.set_active_descendant(node_id(response.id, place).accesskit_id());
        }
    });
    if told.is_none() {
        return;
    }
    let naming = Naming::new(words);
    row(ui, response.id, None, painted, &naming);
    for at in layout.rows() {
        row(ui, response.id, Some(at), painted, &naming);
    }
}

/// Describes one row, the head where `at` is absent.
fn row(ui: &mut Ui, grid: Id, at: Option<usize>, painted: &Painted<'_>, naming: &Naming<'_>) {
    let layout = painted.layout;
    let builder = UiBuilder::new()
        .id_salt(("row", at))
        .accessibility_parent(grid)
        .max_rect(layout.clip(Place {
            row: at,
            column: None,
        }));
    let row = ui.new_child(builder);
    row.ctx().accesskit_node_builder(row.unique_id(), |node| {
        node.set_role(Role::Row);
        node.set_row_index(at.map_or(0, |at| at + 1));
    });
    let heading = painted.is_heading(at);
    for column in std::iter::once(None).chain(layout.columns().map(Some)) {
        if heading && column.is_some() {
            continue;
        }
        let shown = Place { row: at, column };
        let place = named(shown, &painted.state.order);
        let Some(rect) = layout.rect(shown) else {
            continue;
        };
        let seen = rect.intersect(layout.clip(shown));
        if !seen.is_positive() {
            continue;
        }
        let cell = row.interact(seen, node_id(grid, place), Sense::hover());
        let said = name(painted.model, place, naming);
        row.ctx().accesskit_node_builder(cell.id, |node| {
            node.set_role(match (place.row, place.column) {
                (Some(_), Some(_)) => Role::Cell,
                (Some(_), None) => Role::RowHeader,
                (None, _) => Role::ColumnHeader,
            });
            node.set_label(said);
            node.set_bounds(egui::accesskit::Rect {
                x0: seen.left().into(),
                y0: seen.top().into(),
                x1: seen.right().into(),
                y1: seen.bottom().into(),
            });
            node.set_row_index(at.map_or(0, |at| at + 1));
            node.set_column_index(column.map_or(0, |column| column + 1));
            node.set_selected(painted.state.selected == Some(place));
            node.add_action(Action::Click);
            if let Some(Sort { reversed, .. }) = painted
                .state
                .sort
                .filter(|sort| at.is_none() && sort.column == column)
            {
                node.set_sort_direction(if reversed {
                    SortDirection::Descending
                } else {
                    SortDirection::Ascending
                });
            }
        });
    }
}

/// The place a screen reader asked to press.
pub(super) fn asked(ui: &Ui, grid: Id, painted: &Painted<'_>) -> Option<Place> {
    let target = ui.input(|input| {
        input.events.iter().find_map(|event| {
            let Event::AccessKitActionRequest(request) = event else {
                return None;
            };
            (request.action == Action::Click).then_some(request.target_node)
        })
    })?;
    let rows = std::iter::once(None).chain(painted.layout.rows().map(Some));
    let places = rows.flat_map(|row| {
        std::iter::once(None)
            .chain(painted.layout.columns().map(Some))
            .map(move |column| Place { row, column })
    });
    places
        .map(|shown| named(shown, &painted.state.order))
        .find(|place| node_id(grid, *place).accesskit_id() == target)
}
