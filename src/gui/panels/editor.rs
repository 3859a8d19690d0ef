//! A pane of its own view.
use crate::gui::cx::Cx;
use crate::model::ids::*;
use crate::session::state::Session;
use egui::Ui;
#[derive(Default)]
pub struct EditorState;
impl EditorState {
    pub fn open_position(&mut self, _b: &BlocId, _i: &IssueId) {}
}
pub fn editor_ui(ui: &mut Ui, _s: &Session, _e: &mut EditorState, _c: &mut Cx<'_>) {
    ui.label("-");
}
