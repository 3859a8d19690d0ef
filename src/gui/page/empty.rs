//! A draft without an article: what to do next, and a text pasted there becomes its articles.

use egui::{Event, Ui, ViewportCommand};

use crate::gui::cx::Cx;
use crate::gui::widgets::{Icon, empty_state_with};
use crate::session::command::{Command, DraftCommand, PageCommand};

/// What stands where the page would be.
pub(super) fn empty_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = cx.words;
    let actions = [words.t("action-add-article"), words.t("action-paste-text")];
    let said = (words.t("empty-draft"), words.t("empty-draft-hint"));
    match empty_state_with(ui, Icon::Document, said, &actions) {
        Some(0) => cx.command(Command::Draft(DraftCommand::InsertArticle(None))),
        Some(_) => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
        None => {}
    }
    // A field that holds the keyboard takes what is pasted.
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let text = ui.input_mut(|input| {
        let pasted = |event: &Event| matches!(event, Event::Paste(text) if !text.trim().is_empty());
        let at = input.events.iter().position(pasted)?;
        if let Event::Paste(text) = input.events.remove(at) {
            Some(text)
        } else {
            None
        }
    });
    if let Some(text) = text {
        cx.command(Command::Page(PageCommand::Paste {
            article: None,
            at: None,
            all: true,
            text,
        }));
    }
}
