//! The painted grid: found by screen readers, driven by keys and pointer, sorted, pictured.

use egui::{Id, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::assess::verdict::Verdict;
use travaux::gui::grid::{
    CellGlyph, CellView, Grid, GridAction, GridModel, GridState, Place, Sort,
};
use travaux::gui::theme::{Palette, tokens};
use travaux::words::{UiLang, Words};

use crate::painter::Painter;
use crate::stage::{Stage, picture};

/// A matrix of verdicts made up by arithmetic.
pub(crate) struct Sample {
    rows: Vec<(String, String)>,
    columns: Vec<String>,
    words: Words,
    palette: &'static Palette,
}

impl Sample {
    pub(crate) fn new(
        n_rows: usize,
        n_columns: usize,
        lang: UiLang,
        palette: &'static Palette,
    ) -> Self {
        let blocs = [
            "US / EU",
            "China / Russia / Brazil",
            "African Union",
            "Shanghai Cooperation Organization",
        ];
        let columns = (0..n_columns)
            .map(|n| {
                blocs
                    .get(n)
                    .map_or_else(|| format!("S{n:03}"), |name| (*name).to_owned())
            })
            .collect();
        let rows = (0..n_rows)
            .map(|n| {
                (
                    (n + 1).to_string(),
                    format!("Issue {}: access to data stored abroad", n + 1),
                )
            })
            .collect();
        Self {
            rows,
            columns,
            words: Words::new(lang),
            palette,
        }
    }

    fn verdict(row: usize, column: usize) -> Verdict {
        Verdict::ALL[(row * 3 + column * 5 + row * column) % 7]
    }
}

impl GridModel for Sample {
    fn n_rows(&self) -> usize {
        self.rows.len()
    }
    fn n_columns(&self) -> usize {
        self.columns.len()
    }
    fn row_label(&self, row: usize) -> &str {
        &self.rows[row].1
    }
    fn row_mark(&self, row: usize) -> &str {
        &self.rows[row].0
    }
    fn column_label(&self, column: usize) -> &str {
        &self.columns[column]
    }
    fn corner(&self) -> &str {
        self.words.t("issue")
    }
    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        let verdict = Self::verdict(row, column);
        CellView {
            text: self.words.t(verdict.key()),
            glyph: Some(CellGlyph::Verdict(verdict)),
            tint: (verdict != Verdict::NoPosition).then(|| self.palette.verdict(verdict)),
            bar: (column == 1).then_some(row as f32 / 18.0 - 1.0),
            ..CellView::default()
        }
    }
    fn sort_key(&self, row: usize, column: Option<usize>) -> i64 {
        column.map_or(0, |column| Self::verdict(row, column) as i64)
    }
    fn version(&self) -> u64 {
        1
    }
}

pub(crate) struct Show {
    model: Sample,
    state: GridState,
    actions: Vec<GridAction>,
}

fn show(stage: Stage, model: Sample) -> (Harness<'static, Show>, Painter) {
    let (builder, painter) = stage.builder();
    let harness = builder.build_ui_state(
        |ui, show: &mut Show| {
            let grid = Grid::new(Id::unique("matrix"), "Position matrix").column_width(28.0, 180.0);
            let words = Words::new(UiLang::En);
            let action = grid.show(ui, &show.model, &mut show.state, &words);
            show.actions.extend(action);
        },
        Show {
            model,
            state: GridState::default(),
            actions: Vec::new(),
        },
    );
    (harness, painter)
}

fn four_blocs() -> (Harness<'static, Show>, Painter) {
    show(
        Stage::default(),
        Sample::new(37, 4, UiLang::En, &tokens::LIGHT),
    )
}

#[test]
fn matrices_small_and_large_are_pictured() {
    let themes = [
        (egui::Theme::Light, &tokens::LIGHT, "light"),
        (egui::Theme::Dark, &tokens::DARK, "dark"),
    ];
    for (theme, palette, name) in themes {
        for (n_rows, n_columns) in [(37, 4), (37, 12), (37, 193)] {
            let lang = if theme == egui::Theme::Dark {
                UiLang::Zh
            } else {
                UiLang::En
            };
            let stage = Stage {
                theme,
                ..Stage::default()
            };
            let (mut harness, painter) = show(stage, Sample::new(n_rows, n_columns, lang, palette));
            harness.state_mut().state.go_to(Place::cell(5, 2));
            harness.state_mut().state.set_sort(Some(Sort {
                column: Some(1),
                reversed: false,
            }));
            harness.run();
            picture(&harness, &painter).save(&format!("grid-{n_columns}-{name}"));
        }
    }
}

#[test]
fn a_cell_in_sight_is_a_node_that_says_row_column_and_text() {
    let (mut harness, _) = four_blocs();
    harness.run();
    let label = "Issue 2: access to data stored abroad, African Union: conflict";
    assert_eq!(Sample::verdict(1, 2), Verdict::Conflict);
    let cell = harness.get_by_role_and_label(Role::Cell, label);
    assert_eq!(cell.accesskit_node().is_selected(), Some(false));
    assert!(
        harness
            .query_by_role_and_label(Role::Grid, "Position matrix")
            .is_some()
    );
    assert!(
        harness
            .query_by_role_and_label(Role::RowHeader, "Issue 3: access to data stored abroad")
            .is_some()
    );
    assert!(
        harness.query_by_label_contains("Issue 37").is_none(),
        "rows out of sight cost nothing"
    );
}

#[test]
fn a_click_selects_and_a_second_click_opens() {
    let (mut harness, _) = four_blocs();
    harness.run();
    let label = "Issue 2: access to data stored abroad, African Union: conflict";
    harness.get_by_role_and_label(Role::Cell, label).click();
    harness.run();
    assert_eq!(
        harness.state().actions,
        [GridAction::Select(Place::cell(1, 2))]
    );
    assert_eq!(
        harness
            .get_by_role_and_label(Role::Cell, label)
            .accesskit_node()
            .is_selected(),
        Some(true)
    );
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.state().actions.last(),
        Some(&GridAction::Open(Place::cell(1, 2)))
    );
}

#[test]
fn a_screen_reader_can_press_a_cell() {
    let (mut harness, _) = four_blocs();
    harness.run();
    harness
        .get_by_label_contains("Issue 4: access to data stored abroad, US / EU")
        .click_accesskit();
    harness.run();
    assert_eq!(
        harness.state().actions,
        [GridAction::Select(Place::cell(3, 0))]
    );
}

#[test]
fn the_keyboard_goes_everywhere_and_the_grid_follows() {
    let (mut harness, _) = four_blocs();
    harness.run();
    harness
        .get_by_role_and_label(Role::Grid, "Position matrix")
        .focus();
    harness.run();
    let mut press = |modifiers, key| {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
        harness.state().state.selected
    };
    assert_eq!(
        press(Modifiers::NONE, Key::ArrowDown),
        Some(Place::cell(0, 0))
    );
    assert_eq!(
        press(Modifiers::NONE, Key::ArrowRight),
        Some(Place::cell(0, 1))
    );
    assert_eq!(press(Modifiers::NONE, Key::End), Some(Place::cell(0, 3)));
    assert_eq!(
        press(Modifiers::COMMAND, Key::End),
        Some(Place::cell(36, 3))
    );
    assert_eq!(
        press(Modifiers::NONE, Key::ArrowDown),
        Some(Place::cell(36, 3))
    );
    assert_eq!(
        press(Modifiers::NONE, Key::PageUp),
        Some(Place::cell(36 - 21, 3))
    );
    assert_eq!(
        press(Modifiers::COMMAND, Key::End),
        Some(Place::cell(36, 3))
    );
    let label = "Issue 37: access to data stored abroad, Shanghai Cooperation Organization: ";
    let cell = harness.get_by_label_contains(label);
    assert!(
        cell.rect().bottom() <= 720.0 && cell.rect().height() >= 31.0,
        "{:?}",
        cell.rect()
    );
    let mut press = |key| {
        harness.key_press(key);
        harness.run();
        harness.state().state.selected
    };
    assert_eq!(press(Key::Home), Some(Place::cell(36, 0)));
    assert_eq!(
        press(Key::ArrowLeft),
        Some(Place {
            row: Some(36),
            column: None
        })
    );
}

#[test]
fn sorting_goes_down_up_and_back() {
    let (mut harness, _) = four_blocs();
    harness.run();
    let verdicts = |harness: &Harness<'_, Show>| {
        harness
            .state()
            .state
            .order()
            .iter()
            .map(|row| Sample::verdict(*row, 0))
            .collect::<Vec<_>>()
    };
    let unsorted = verdicts(&harness);
    assert!(!unsorted.is_sorted());
    for reversed in [Some(false), Some(true), None] {
        harness
            .get_by_role_and_label(Role::ColumnHeader, "US / EU")
            .click();
        harness.run();
        let wanted = reversed.map(|reversed| Sort {
            column: Some(0),
            reversed,
        });
        assert_eq!(
            harness.state().actions.last(),
            Some(&GridAction::Sort(wanted))
        );
        let shown = verdicts(&harness);
        match reversed {
            Some(false) => {
                assert!(shown.is_sorted() && shown.first() == Some(&Verdict::CrossesRedLine));
            }
            Some(true) => assert!(shown.is_sorted_by(|a, b| a >= b)),
            None => assert_eq!(shown, unsorted),
        }
    }
}

#[test]
fn a_smaller_model_forgets_what_was_selected_outside_it() {
    let mut state = GridState::default();
    let (mut harness, _) = four_blocs();
    harness.state_mut().state.go_to(Place::cell(30, 3));
    harness.run();
    std::mem::swap(&mut state, &mut harness.state_mut().state);
    let (mut small, _) = show(
        Stage::default(),
        Sample::new(5, 2, UiLang::En, &tokens::LIGHT),
    );
    small.state_mut().state = state;
    small.run();
    assert_eq!(small.state().state.selected, None);
    assert_eq!(small.state().state.order().len(), 5);
}
