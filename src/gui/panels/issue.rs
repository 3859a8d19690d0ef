//! A pane of its own view.
use crate::gui::cx::Cx;
use crate::session::view::issue::*;
use egui::Ui;
pub fn issue_ui(ui: &mut Ui, _v: Option<&IssueView>, _c: &mut Cx<'_>) {
    ui.label("-");
}
