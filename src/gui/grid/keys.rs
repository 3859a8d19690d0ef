//! The keys of a grid.

use egui::{EventFilter, Id, Key, Modifiers, Ui};

use super::layout::{Layout, named, shown};
use super::{GridAction, GridState, Place, Presses, pressed};

/// Reads the keys pressed while the grid has the keyboard.
pub(super) fn handle(
    ui: &Ui,
    id: Id,
    layout: &Layout,
    state: &mut GridState,
    presses: Presses,
) -> Option<GridAction> {
    let keep = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, keep));
    if layout.n_rows == 0 || layout.n_columns == 0 {
        return None;
    }
    let here = state.selected.and_then(|place| shown(place, &state.order));
    if let Some(step) = step(ui) {
        let next = here.map_or_else(|| Place::cell(0, 0), |here| moved(here, step, layout));
        let next = named(next, &state.order);
        if state.selected != Some(next) {
            state.go_to(next);
            return Some(GridAction::Select(next));
        }
        return None;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        let place = state.selected?;
        state.reveal = true;
        return Some(pressed(state, place, true, presses));
    }
    None
}

/// A way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    RowStart,
    RowEnd,
    First,
    Last,
}

fn step(ui: &Ui) -> Option<Step> {
    let table = [
        (Modifiers::COMMAND, Key::Home, Step::First),
        (Modifiers::COMMAND, Key::End, Step::Last),
        (Modifiers::NONE, Key::ArrowLeft, Step::Left),
        (Modifiers::NONE, Key::ArrowRight, Step::Right),
        (Modifiers::NONE, Key::ArrowUp, Step::Up),
        (Modifiers::NONE, Key::ArrowDown, Step::Down),
        (Modifiers::NONE, Key::PageUp, Step::PageUp),
        (Modifiers::NONE, Key::PageDown, Step::PageDown),
        (Modifiers::NONE, Key::Home, Step::RowStart),
        (Modifiers::NONE, Key::End, Step::RowEnd),
    ];
    ui.input_mut(|input| {
        table
            .into_iter()
            .find(|(modifiers, key, _)| input.consume_key(*modifiers, *key))
            .map(|(_, _, step)| step)
    })
}

/// Where a step leads: the head lies above the first row, the row's name left of the first column.
fn moved(here: Place, step: Step, layout: &Layout) -> Place {
    let last_row = layout.n_rows.saturating_sub(1);
    let last_column = layout.n_columns.saturating_sub(1);
    let Place { row, column } = here;
    let back = |at: Option<usize>, by: usize| at?.checked_sub(by);
    let forth =
        |at: Option<usize>, by: usize, last: usize| Some(at.map_or(0, |at| (at + by).min(last)));
    match step {
        Step::Left => Place {
            row,
            column: back(column, 1),
        },
        Step::Right => Place {
            row,
            column: forth(column, 1, last_column),
        },
        Step::Up => Place {
            row: back(row, 1),
            column,
        },
        Step::Down => Place {
            row: forth(row, 1, last_row),
            column,
        },
        Step::PageUp => Place {
            row: Some(row.unwrap_or(0).saturating_sub(layout.page())),
            column,
        },
        Step::PageDown => Place {
            row: Some((row.unwrap_or(0) + layout.page()).min(last_row)),
            column,
        },
        Step::RowStart => Place {
            row,
            column: Some(0),
        },
        Step::RowEnd => Place {
            row,
            column: Some(last_column),
        },
        Step::First => Place::cell(0, 0),
        Step::Last => Place::cell(last_row, last_column),
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, Vec2, pos2, vec2};

    use super::*;

    fn layout() -> Layout {
        Layout {
            room: Rect::from_min_size(pos2(0.0, 0.0), vec2(500.0, 332.0)),
            first: 100.0,
            column: 40.0,
            row: 30.0,
            head: 32.0,
            n_rows: 25,
            n_columns: 4,
            offset: Vec2::ZERO,
        }
    }

    #[test]
    fn every_edge_holds() {
        let layout = layout();
        let at = |row, column, step| moved(Place::cell(row, column), step, &layout);
        assert_eq!(
            at(0, 0, Step::Up),
            Place {
                row: None,
                column: Some(0)
            }
        );
        assert_eq!(
            at(0, 0, Step::Left),
            Place {
                row: Some(0),
                column: None
            }
        );
        assert_eq!(at(24, 3, Step::Right), Place::cell(24, 3));
        assert_eq!(at(24, 3, Step::Down), Place::cell(24, 3));
        assert_eq!(at(20, 1, Step::PageDown), Place::cell(24, 1));
        assert_eq!(at(4, 1, Step::PageUp), Place::cell(0, 1));
        assert_eq!(at(4, 1, Step::RowEnd), Place::cell(4, 3));
        assert_eq!(at(4, 1, Step::Last), Place::cell(24, 3));
    }

    #[test]
    fn from_the_head_and_the_names_one_comes_back() {
        let layout = layout();
        let head = Place {
            row: None,
            column: Some(2),
        };
        assert_eq!(moved(head, Step::Down, &layout), Place::cell(0, 2));
        assert_eq!(moved(head, Step::Up, &layout), head);
        let name = Place {
            row: Some(7),
            column: None,
        };
        assert_eq!(moved(name, Step::Right, &layout), Place::cell(7, 0));
        assert_eq!(moved(name, Step::Left, &layout), name);
    }
}
