//! A pane of its own view.
use crate::gui::cx::Cx;
use crate::model::ids::BlocId;
use crate::session::view::bloc::*;
use egui::Ui;
pub fn bloc_ui(ui: &mut Ui, _v: Option<&BlocView>, _o: Option<&BlocId>, _c: &mut Cx<'_>) {
    ui.label("-");
}
pub fn position_ui(_u: &mut Ui, _v: &PositionView, _c: &mut Cx<'_>) {}
