//! The bar over the page: what can be done to the paragraph under the caret and to the article.

use egui::Ui;

use crate::gui::actions::{Action, DraftAction, keys_said};
use crate::gui::cx::{Cx, Wish};
use crate::gui::widgets::{Icon, IconButton, choice};
use crate::model::draft::ParagraphStatus;
use crate::session::view::article::LineView;
use crate::words::keys::status_key;

/// The bar. `line` is the paragraph under the caret.
pub(super) fn tools_ui(ui: &mut Ui, line: Option<&LineView>, cx: &mut Cx<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for group in GROUPS {
            for (icon, action) in *group {
                let needs_line = !matches!(action, Action::Draft(to) if to.needs_no_paragraph());
                let words = cx.words;
                let keys = keys_said(ui, action.shortcut());
                let button = IconButton::new(*icon, words.t(action.key())).shortcut(&keys);
                let enabled = line.is_some() || !needs_line;
                if ui.add_enabled(enabled, button).clicked() {
                    cx.wish(Wish::Act(*action));
                }
            }
            ui.add_space(10.0);
        }
        if let Some(line) = line {
            let mut status = line.status;
            let choices: Vec<(ParagraphStatus, &str)> = ParagraphStatus::ALL
                .iter()
                .map(|s| (*s, cx.words.t(status_key(*s))))
                .collect();
            let id = ui.scope_id().with("status");
            if choice(ui, id, cx.words.t("status"), &mut status, &choices) {
                cx.wish(Wish::Act(Action::Status(status)));
            }
        }
    });
}

const GROUPS: &[&[(Icon, Action)]] = &[
    &[
        (Icon::Plus, Action::Draft(DraftAction::AddParagraph)),
        (Icon::Trash, Action::Draft(DraftAction::DeleteParagraph)),
    ],
    &[
        (Icon::ChevronUp, Action::Draft(DraftAction::ParagraphUp)),
        (Icon::ChevronDown, Action::Draft(DraftAction::ParagraphDown)),
    ],
    &[
        (Icon::ChevronLeft, Action::Draft(DraftAction::Promote)),
        (Icon::ChevronRight, Action::Draft(DraftAction::Demote)),
    ],
    &[(Icon::Pencil, Action::CodeByHand)],
];
