//! Who uses something that is to be taken out.

use egui::Ui;

use crate::gui::cx::Cx;
use crate::gui::theme;
use crate::gui::widgets::{ActionButton, Icon, Rank};
use crate::model::dossier::Dossier;
use crate::session::view::uses::User;
use crate::words::Words;

use super::parts::remark;

/// Who uses something, by name; the first few and how many more.
pub(super) fn user_names(dossier: &Dossier, users: &[User], cx: &Cx<'_>) -> Vec<String> {
    let named = |user: &User| {
        let name = user.name(dossier, cx.lang);
        if name.is_empty() {
            cx.words.t("editor-in-tables").to_owned()
        } else {
            name
        }
    };
    let mut names: Vec<String> = users.iter().take(6).map(named).collect();
    if users.len() > 6 {
        names.push(
            cx.words
                .tf("editor-and-more", &[("n", (users.len() - 6).into())]),
        );
    }
    names
}

/// Why something cannot be taken out: who uses it.
pub(super) fn used_by(ui: &mut Ui, says: &str, names: &[String], words: &Words) -> bool {
    let tone = theme::palette(ui.visuals()).warning;
    remark(ui, Icon::Warning, tone, says, &names.join("; "));
    ui.add(ActionButton::new(words.t("action-understood")).rank(Rank::Quiet))
        .clicked()
}
