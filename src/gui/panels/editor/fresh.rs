//! A record about to be added: its name and the id that stands for it ever after.

use egui::Ui;

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{ActionButton, Rank};
use crate::model::ids::BlocId;
use crate::model::text::Bilingual;

use super::EditorState;
use super::faults::{Fault, id_from};
use super::parts::{column, edit, field_name, remark};

/// What is about to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A bloc, empty or as a copy of this one.
    Bloc(Option<BlocId>),
    /// An issue.
    Issue,
    /// An element of the issue shown.
    Element,
    /// A source.
    Source,
}

/// A record about to be added, as far as it has been typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fresh {
    pub(super) kind: Kind,
    pub(super) name: Bilingual,
    /// Its id; made from the name until somebody types one.
    id: String,
    id_typed: bool,
}

impl Fresh {
    /// Nothing typed yet.
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            name: Bilingual::default(),
            id: String::new(),
            id_typed: false,
        }
    }
}

/// The words of the form: title, name of the name, remedy of a bad id, button.
pub(super) struct Asked<'w> {
    pub(super) title: &'w str,
    pub(super) name: &'w str,
    pub(super) add: &'w str,
}

/// Asks for name and id. Answers with the record once its button is pressed; `read` says whether
/// the id can stand, `refused` why a name cannot.
pub(super) fn fresh_ui<T>(
    ui: &mut Ui,
    state: &mut EditorState,
    asked: &Asked<'_>,
    read: impl Fn(&str) -> Result<T, Fault>,
    refused: impl Fn(&str) -> Option<Fault>,
    cx: &Cx<'_>,
) -> Option<(T, Bilingual)> {
    let mut fresh = state.fresh.take()?;
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    ui.label(Type::Heading.of(asked.title.trim_end_matches('…')));
    let before = fresh.name.en.clone();
    let mut form = state.form(cx);
    form.both(ui, "fresh/name", asked.name, &mut fresh.name, 1);
    let mut named = !fresh.name.en.trim().is_empty();
    for name in [&fresh.name.en, &fresh.name.zh] {
        if let Some(fault) = refused(name) {
            let icon = crate::gui::widgets::Icon::Error;
            remark(ui, icon, palette.danger, &fault.says, &fault.remedy);
            named = false;
        }
    }
    if fresh.name.en != before && !fresh.id_typed {
        fresh.id = id_from(&fresh.name.en);
    }
    let id = column(ui, |ui| {
        field_name(ui, words.t("editor-id"));
        let id = read(&fresh.id);
        let begun = !fresh.id.is_empty();
        let response = edit(
            ui,
            "fresh/id",
            words.t("editor-id"),
            &mut fresh.id,
            1,
            begun && id.is_err(),
        );
        if response.changed() {
            fresh.id_typed = !fresh.id.is_empty();
        }
        match &id {
            Err(fault) if begun => {
                remark(
                    ui,
                    crate::gui::widgets::Icon::Error,
                    palette.danger,
                    &fault.says,
                    &fault.remedy,
                );
            }
            Ok(_) | Err(_) => {
                ui.add(
                    egui::Label::new(
                        Type::Small
                            .of(words.t("editor-id-hint"))
                            .color(palette.text_faint),
                    )
                    .wrap(),
                );
            }
        }
        id
    });
    ui.add_space(GAP);
    let mut added = None;
    let mut kept = true;
    ui.horizontal(|ui| {
        let ready = id.is_ok() && named;
        let add = ui.add_enabled(ready, ActionButton::new(asked.add).rank(Rank::Primary));
        if let (true, Ok(id)) = (add.clicked(), id) {
            added = Some((id, fresh.name.clone()));
            kept = false;
        }
        if ui
            .add(ActionButton::new(words.t("action-cancel")).rank(Rank::Quiet))
            .clicked()
        {
            kept = false;
        }
    });
    if kept {
        state.fresh = Some(fresh);
    }
    added
}
