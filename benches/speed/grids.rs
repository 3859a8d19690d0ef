//! Times the painted grid: one frame, laid out and turned into triangles, without a screen.

use egui::{Context, Id, RawInput, Rect, pos2, vec2};
use travaux::assess::verdict::Verdict;
use travaux::gui::fonts;
use travaux::gui::grid::{CellGlyph, CellView, Grid, GridModel, GridState, Place};
use travaux::gui::theme::{self, Density, tokens};
use travaux::words::{UiLang, Words};

/// A matrix of made-up verdicts.
struct Sample {
    rows: Vec<String>,
    columns: Vec<String>,
}

impl Sample {
    fn new(n_rows: usize, n_columns: usize) -> Self {
        Self {
            rows: (0..n_rows)
                .map(|n| format!("Contested issue number {n}"))
                .collect(),
            columns: (0..n_columns).map(|n| format!("State {n}")).collect(),
        }
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
        self.rows.get(row).map_or("", String::as_str)
    }
    fn column_label(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", String::as_str)
    }
    fn corner(&self) -> &'static str {
        "Issue"
    }
    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        let verdict = Verdict::ALL
            .get((row * 3 + column * 5) % 7)
            .copied()
            .unwrap_or(Verdict::NotCoded);
        CellView {
            text: verdict.word(),
            glyph: Some(CellGlyph::Verdict(verdict)),
            tint: Some(tokens::LIGHT.verdict(verdict)),
            ..CellView::default()
        }
    }
    fn sort_key(&self, _row: usize, _column: Option<usize>) -> i64 {
        0
    }
    fn version(&self) -> u64 {
        1
    }
}

/// Prints the times of the grids that have to be smooth: scrolling all the time, with and without a
/// screen reader that listens.
pub(crate) fn time_all() {
    for (n_rows, n_columns) in [(37, 4), (37, 193), (500, 200)] {
        let model = Sample::new(n_rows, n_columns);
        for accessible in [false, true] {
            let who = if accessible {
                ", with a screen reader"
            } else {
                ""
            };
            let mut window = Window::new(accessible);
            let what = format!("a frame of a grid of {n_rows} × {n_columns}{who}");
            crate::time(&what, "4 ms", 100, || window.frame(&model));
        }
    }
}

/// A window without a screen.
struct Window {
    ctx: Context,
    words: Words,
    state: GridState,
    n_frames: usize,
}

impl Window {
    fn new(accessible: bool) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        theme::apply(&ctx, Density::Comfortable);
        ctx.set_theme(egui::Theme::Light);
        if accessible {
            ctx.enable_accesskit();
        }
        Self {
            ctx,
            words: Words::new(UiLang::En),
            state: GridState::default(),
            n_frames: 0,
        }
    }

    /// Lays out one frame and turns it into triangles.
    fn frame(&mut self, model: &Sample) -> usize {
        let Self {
            ctx,
            words,
            state,
            n_frames,
        } = self;
        *n_frames += 1;
        state.go_to(Place::cell(
            *n_frames % model.n_rows(),
            *n_frames % model.n_columns(),
        ));
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 1000.0))),
            time: Some(*n_frames as f64 / 60.0),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            let grid = Grid::new(Id::unique("matrix"), "Matrix");
            grid.column_width(28.0, 120.0)
                .row_height(24.0)
                .show(ui, model, state, words);
        });
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = ctx.tessellate(shapes, output.pixels_per_point);
        // egui insists that textures reach a screen; there is none here.
        output.drop_without_applying_deltas();
        triangles.len()
    }
}
