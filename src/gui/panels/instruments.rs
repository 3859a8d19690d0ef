//! A pane of its own view.
use crate::gui::cx::Cx;
use crate::session::view::instruments::*;
use egui::Ui;
pub fn instruments_ui(ui: &mut Ui, _v: &InstrumentsView, _c: &mut Cx<'_>) {
    ui.label("-");
}
