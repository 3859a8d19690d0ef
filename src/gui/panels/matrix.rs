//! A pane of its own view.
use crate::gui::cx::Cx;
use crate::session::view::matrix::*;
use egui::Ui;
#[derive(Default)]
pub struct GridState;
pub fn positions_ui(ui: &mut Ui, _v: &PositionMatrixView, _s: &mut GridState, _c: &mut Cx<'_>) {
    ui.label("-");
}
pub fn verdicts_ui(ui: &mut Ui, _v: &DraftMatrixView, _s: &mut GridState, _c: &mut Cx<'_>) {
    ui.label("-");
}
