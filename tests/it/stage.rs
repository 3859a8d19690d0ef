//! A stage for tests of the window: a harness with the program's fonts and theme, and pictures.

use egui_kittest::{Harness, HarnessBuilder};
use travaux::gui::fonts;
use travaux::gui::theme::{self, Density};

use crate::painter::{Painter, Picture};

/// How a stage is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stage {
    /// Size of the window in points.
    pub(crate) size: (f32, f32),
    /// Pixels a point.
    pub(crate) scale: f32,
    /// Light or dark.
    pub(crate) theme: egui::Theme,
    /// How closely things stand.
    pub(crate) density: Density,
}

impl Default for Stage {
    fn default() -> Self {
        Self {
            size: (1280.0, 720.0),
            scale: 1.0,
            theme: egui::Theme::Light,
            density: Density::Comfortable,
        }
    }
}

impl Stage {
    /// A builder that has everything but what is to be shown, and the painter it paints with.
    pub(crate) fn builder<State>(self) -> (HarnessBuilder<State>, Painter) {
        let painter = Painter::default();
        let builder = Harness::builder()
            .with_size(egui::vec2(self.size.0, self.size.1))
            .with_pixels_per_point(self.scale)
            .with_theme(self.theme)
            .with_max_steps(16)
            .renderer(painter.clone())
            .with_context_setup(move |ctx| {
                fonts::install(ctx);
                theme::apply(ctx, self.density);
            });
        (builder, painter)
    }
}

/// A picture of what a harness shows now.
pub(crate) fn picture<State>(harness: &Harness<'_, State>, painter: &Painter) -> Picture {
    painter.paint(&harness.ctx, harness.output())
}
