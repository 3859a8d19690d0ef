//! Where something is recorded: source, pinpoint, remark.

use egui::Ui;

use crate::gui::cx::Cx;
use crate::gui::theme::GAP_TINY;
use crate::gui::widgets::{Icon, IconButton, card, ends, section};
use crate::model::bloc::Citation;
use crate::model::dossier::Dossier;
use crate::model::ids::SourceId;
use crate::model::text::Lang;

use super::form::Form;
use super::parts::{caution, pair};
use super::picker::{Pick, Picker};

/// The citations of an entry.
pub(super) fn citations_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    dossier: &Dossier,
    sources: &mut Vec<Citation>,
    cx: &Cx<'_>,
) {
    let words = form.words;
    let count = sources.len().to_string();
    section(ui, words.t("sources"), Some(&count));
    let mut gone = None;
    for (n, citation) in sources.iter_mut().enumerate() {
        let path = format!("{path}/source/{n}");
        let owner = citation.source.to_string();
        form.of(&owner, |form| {
            card(ui, None, |ui| {
                ui.spacing_mut().item_spacing.y = GAP_TINY;
                if head(ui, form, &path, dossier, citation, cx.lang) {
                    gone = Some(n);
                }
                let (place, note) = (&mut citation.place, &mut citation.note);
                pair(
                    ui,
                    form,
                    |form, ui| {
                        form.line(ui, &format!("{path}/place"), words.t("editor-place"), place);
                    },
                    |form, ui| form.line(ui, &format!("{path}/note"), words.t("note"), note),
                );
            });
        });
    }
    if let Some(n) = gone {
        sources.remove(n);
        form.touch.chosen = true;
    }
    let name = words.t("editor-add-source");
    let picker = Picker::new(&format!("{path}/add-source"), name, name).adds(false);
    let picked = picker.show(ui, words, || picks(dossier, cx.lang));
    if let Some(id) = picked.and_then(|at| picked_source(dossier, at)) {
        sources.push(Citation {
            source: id,
            place: String::new(),
            note: String::new(),
        });
        form.touch.chosen = true;
    }
}

/// Which source it is, and the button that takes it out.
fn head(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    dossier: &Dossier,
    citation: &mut Citation,
    lang: Lang,
) -> bool {
    let words = form.words;
    let id = &citation.source;
    let known = dossier.source(id).is_some() || dossier.instrument(id).is_some();
    let remove = form.said(words.t("action-remove"));
    let gone = ends(
        ui,
        |ui| {
            let shown = format!(
                "{} · {}",
                citation.source,
                title_of(dossier, &citation.source, lang)
            );
            let said = form.said(words.t("source"));
            let picker =
                Picker::new(&format!("{path}/which"), &shown, &said).width(ui.available_width());
            let picked = picker.show(ui, words, || picks(dossier, lang));
            if let Some(id) = picked.and_then(|at| picked_source(dossier, at)) {
                citation.source = id;
                form.touch.chosen = true;
            }
        },
        |ui| {
            ui.add(IconButton::new(Icon::Trash, &remove).small())
                .clicked()
        },
    )
    .1;
    if !known {
        caution(ui, words, "editor-source-gone");
    }
    gone
}

/// Whatever can be cited: sources, then instruments and bodies.
fn citable(dossier: &Dossier) -> Vec<&SourceId> {
    let reference = &dossier.reference;
    let instruments = reference.instruments.iter().map(|one| &one.id);
    let mut ids: Vec<_> = reference.sources.iter().map(|source| &source.id).collect();
    for id in instruments {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The title of a source, or the name of an instrument.
pub(super) fn title_of<'d>(dossier: &'d Dossier, id: &SourceId, lang: Lang) -> &'d str {
    let source = dossier.source(id).map(|source| source.title.get(lang));
    source
        .or_else(|| dossier.instrument(id).map(|one| one.name.get(lang)))
        .unwrap_or_default()
}

/// What can be cited, for a picker.
pub(super) fn picks(dossier: &Dossier, lang: Lang) -> Vec<Pick> {
    citable(dossier)
        .into_iter()
        .map(|id| Pick::new(title_of(dossier, id, lang), id.as_str()))
        .collect()
}

/// The one at a place of [`picks`].
pub(super) fn picked_source(dossier: &Dossier, at: usize) -> Option<SourceId> {
    citable(dossier).get(at).map(|id| (*id).clone())
}
