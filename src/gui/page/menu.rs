//! The menu under the right button: what can be done to the words under the caret.

use egui::Ui;

use crate::gui::actions::{Action, DraftAction, PageAction};
use crate::gui::bars::item;
use crate::gui::cx::Cx;
use crate::gui::theme::Type;
use crate::model::draft::ParagraphStatus;
use crate::words::keys::status_key;

/// Where the caret stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Here {
    /// In brackets.
    pub(super) bracketed: bool,
    /// At the head of an alternative.
    pub(super) rival: bool,
}

/// The menu.
pub(super) fn menu_ui(ui: &mut Ui, here: Here, cx: &mut Cx<'_>) {
    let Here { bracketed, rival } = here;
    let words = cx.words;
    let page = [
        (PageAction::Bracket, true),
        (PageAction::Attribute, true),
        (PageAction::AcceptWords, bracketed),
        (PageAction::DropWords, bracketed),
        (PageAction::Alternative, true),
        (PageAction::Choose, rival),
        (PageAction::Follow, true),
    ];
    for (action, enabled) in page {
        let action = Action::Page(action);
        item(ui, action, words.t(action.key()), enabled, cx);
    }
    ui.separator();
    ui.menu_button(Type::Body.of(words.t("status")), |ui| {
        for status in ParagraphStatus::ALL {
            item(
                ui,
                Action::Status(status),
                words.t(status_key(status)),
                true,
                cx,
            );
        }
    });
    let moves = [
        DraftAction::ParagraphUp,
        DraftAction::ParagraphDown,
        DraftAction::Demote,
        DraftAction::Promote,
    ];
    for action in moves
        .map(Action::Draft)
        .into_iter()
        .chain([Action::CodeByHand])
    {
        item(ui, action, words.t(action.key()), true, cx);
    }
}
