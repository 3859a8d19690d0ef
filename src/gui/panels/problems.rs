//! A pane of its own view.
use crate::gui::cx::Cx;
use crate::session::state::Session;
use egui::Ui;
pub fn problems_ui(ui: &mut Ui, _s: &Session, _c: &mut Cx<'_>) {
    ui.label("-");
}
