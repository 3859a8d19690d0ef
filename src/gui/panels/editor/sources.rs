//! The documents that positions cite.

use egui::Ui;

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{Icon, IconButton, empty_state, section};
use crate::model::dossier::Dossier;
use crate::model::ids::SourceId;
use crate::model::reference::Source;
use crate::session::command::{Command, DossierCommand};
use crate::session::state::Session;
use crate::session::view::uses::source_uses;

use super::faults::{fresh_id, name_fault};
use super::fresh::{Asked, Fresh, Kind, fresh_ui};
use super::list::{Row, Side, form_head, list_head, list_row, list_rows, matches, split};
use super::parts::{caution, pair};
use super::users::{used_by, user_names};
use super::{EditorState, dossier_command};

pub(super) fn tab(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    if state.source.is_none() {
        state.source = session
            .workspace()
            .dossier
            .reference
            .sources
            .first()
            .map(|source| source.id.clone());
    }
    let words = cx.words;
    let back = split(ui, "sources", state.in_form, words, |ui, side| match side {
        Side::List => list(ui, session, state, cx),
        Side::Form => match &state.fresh {
            Some(Fresh {
                kind: Kind::Source, ..
            }) => add(ui, session, state, cx),
            Some(_) | None => form(ui, session, state, cx),
        },
    });
    state.in_form &= !back;
}

fn list(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &Cx<'_>) {
    let words = cx.words;
    let name = words.t("editor-search-sources");
    if list_head(
        ui,
        &mut state.search,
        name,
        Some(words.t("editor-new-source")),
        words,
    ) {
        state.leave();
        state.fresh = Some(Fresh::new(Kind::Source));
    }
    let dossier = &session.workspace().dossier;
    list_rows(ui, "sources", |ui| {
        let mut n_found = 0;
        for source in &dossier.reference.sources {
            if !matches(
                &state.search,
                &[
                    source.id.as_str(),
                    &source.title.en,
                    &source.title.zh,
                    &source.date,
                ],
            ) {
                continue;
            }
            n_found += 1;
            let row = Row {
                path: &format!("sources/{}", source.id),
                title: source.title.get(cx.lang),
                detail: source.id.as_str(),
                selected: state.source.as_ref() == Some(&source.id) && state.fresh.is_none(),
                indent: 0.0,
                ..Row::default()
            };
            if list_row(ui, &row, cx.words) {
                state.source = Some(source.id.clone());
                state.leave();
            }
        }
        if n_found == 0 {
            let said = words.tf("empty-search", &[("what", state.search.trim().into())]);
            empty_state(ui, Icon::Search, &said, "", None);
        }
    });
}

fn put(id: &SourceId, source: Option<Source>) -> Command {
    dossier_command(DossierCommand::PutSource(id.clone(), source.map(Box::new)))
}

fn add(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let asked = Asked {
        title: words.t("editor-new-source"),
        name: words.t("editor-title"),
        add: words.t("editor-add-this-source"),
    };
    let read = |typed: &str| {
        fresh_id(words, typed, "editor-source-code", |id| {
            dossier.source(id).is_some() || dossier.instrument(id).is_some()
        })
    };
    let Some((id, title)) = fresh_ui(
        ui,
        state,
        &asked,
        read,
        |name| name_fault(words, [], name),
        cx,
    ) else {
        return;
    };
    let source = Source {
        id: id.clone(),
        title,
        date: String::new(),
        url: String::new(),
        note: String::new(),
    };
    cx.command(Command::Seal);
    cx.command(put(&id, Some(source)));
    cx.command(Command::Seal);
    state.source = Some(id);
}

fn form(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let Some(found) = state.source.as_ref().and_then(|id| dossier.source(id)) else {
        empty_state(
            ui,
            Icon::Document,
            words.t("editor-choose-source"),
            words.t("editor-choose-hint"),
            None,
        );
        return;
    };
    let mut source = found.clone();
    if head(ui, dossier, state, &source, cx) {
        return;
    }
    let path = format!("source/{}", source.id);
    let mut form = state.form(cx);
    form.both(
        ui,
        &format!("{path}/title"),
        words.t("editor-title"),
        &mut source.title,
        2,
    );
    if source.title.is_empty() {
        caution(ui, words, "editor-no-title");
    }
    let (date, url) = (&mut source.date, &mut source.url);
    pair(
        ui,
        &mut form,
        |form, ui| {
            form.line(
                ui,
                &format!("{path}/date"),
                words.t("editor-source-date"),
                date,
            );
        },
        |form, ui| form.line(ui, &format!("{path}/url"), words.t("editor-url"), url),
    );
    form.area(
        ui,
        &format!("{path}/note"),
        words.t("editor-caution"),
        &mut source.note,
    );
    let touch = form.touch;
    ui.add_space(GAP);
    let users = source_uses(dossier, &source.id);
    section(
        ui,
        words.t("editor-cited-by"),
        Some(&users.len().to_string()),
    );
    let faint = theme::palette(ui.visuals()).text_soft;
    if users.is_empty() {
        ui.label(Type::Body.of(words.t("editor-cited-by-none")).color(faint));
    } else {
        let names = user_names(dossier, &users, cx).join("; ");
        ui.add(egui::Label::new(Type::Body.of(names).color(faint)).wrap());
    }
    touch.send(cx, || put(&found.id, Some(source)));
}

/// Its code, and the button that takes it out; whether it has gone.
fn head(
    ui: &mut Ui,
    dossier: &Dossier,
    state: &mut EditorState,
    source: &Source,
    cx: &mut Cx<'_>,
) -> bool {
    let words = cx.words;
    let path = format!("source/{}", source.id);
    let mut gone = false;
    form_head(ui, words.t("source"), source.id.as_str(), |ui| {
        if ui
            .add(IconButton::new(
                Icon::Trash,
                words.t("editor-remove-source"),
            ))
            .clicked()
        {
            gone = source_uses(dossier, &source.id).is_empty();
            state.asked = (!gone).then(|| path.clone());
        }
    });
    if state.asked.as_ref() == Some(&path) {
        let names = user_names(dossier, &source_uses(dossier, &source.id), cx);
        if used_by(ui, words.t("editor-source-used"), &names, words) {
            state.asked = None;
        }
    }
    if gone {
        state.source = None;
        cx.command(put(&source.id, None));
    }
    gone
}
