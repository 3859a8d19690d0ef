//! The instruments in which an element is found.

use egui::{Id, Ui};

use crate::gui::cx::Cx;
use crate::gui::theme::{GAP_TINY, Type};
use crate::gui::widgets::{Icon, IconButton, card, choice, ends, section};
use crate::model::dossier::Dossier;
use crate::model::issue::{Doubt, FoundIn};
use crate::words::keys::doubt_key;

use super::citations::{picked_source, picks, title_of};
use super::form::Form;
use super::parts::pair;
use super::picker::Picker;

/// Instruments in which the element is found.
pub(super) fn found_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    dossier: &Dossier,
    all: &mut Vec<FoundIn>,
    cx: &Cx<'_>,
) {
    let words = form.words;
    let count = all.len().to_string();
    section(ui, words.t("editor-found-in"), Some(&count));
    let mut gone = None;
    for (n, found) in all.iter_mut().enumerate() {
        let path = format!("{path}/found/{n}");
        let title = title_of(dossier, &found.instrument, cx.lang).to_owned();
        let owner = found.instrument.to_string();
        form.of(&owner, |form| {
            card(ui, None, |ui| {
                ui.spacing_mut().item_spacing.y = GAP_TINY;
                ends(
                    ui,
                    |ui| {
                        ui.add(
                            egui::Label::new(Type::Strong.of(format!("{owner} · {title}")))
                                .truncate(),
                        )
                    },
                    |ui| {
                        if ui
                            .add(
                                IconButton::new(Icon::Trash, &form.said(words.t("action-remove")))
                                    .small(),
                            )
                            .clicked()
                        {
                            gone = Some(n);
                        }
                        let doubts = [Doubt::None, Doubt::Known, Doubt::Arguable, Doubt::Low]
                            .map(|doubt| (doubt, words.t(doubt_key(doubt))));
                        let id = Id::unique(("editor-doubt", path.as_str()));
                        form.touch.chosen |= choice(
                            ui,
                            id,
                            &form.said(words.t("editor-doubt")),
                            &mut found.doubt,
                            &doubts,
                        );
                    },
                );
                let (place, note) = (&mut found.place, &mut found.note);
                pair(
                    ui,
                    form,
                    |form, ui| {
                        form.line(
                            ui,
                            &format!("{path}/place"),
                            words.t("editor-article"),
                            place,
                        );
                    },
                    |form, ui| form.line(ui, &format!("{path}/note"), words.t("note"), note),
                );
            });
        });
    }
    if let Some(n) = gone {
        all.remove(n);
        form.touch.chosen = true;
    }
    let name = words.t("editor-add-found");
    let picker = Picker::new(&format!("{path}/add-found"), name, name).adds(false);
    let picked = picker.show(ui, words, || picks(dossier, cx.lang));
    if let Some(id) = picked.and_then(|at| picked_source(dossier, at)) {
        all.push(FoundIn {
            instrument: id,
            place: String::new(),
            doubt: Doubt::Known,
            note: String::new(),
        });
        form.touch.chosen = true;
    }
}
