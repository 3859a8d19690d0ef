//! The larger dialogs: coding by hand, a position in full, keys, about.

use egui::{Context, Id, ScrollArea, Ui};

use crate::model::decision::Ruling;
use crate::model::ids::{BlocId, IssueId, ParagraphId};
use crate::model::text::Span;
use crate::session::command::{Command, DossierCommand};
use crate::words::Words;

use super::actions::{Action, keys_said};
use super::app::App;
use super::cx::{Cx, Wish};
use super::panels;
use super::theme::{self, GAP, Type};
use super::widgets::{Rank, key_cap, modal, search_field};

pub(super) fn ask_element(
    app: &mut App,
    context: &Context,
    (paragraph, span): (ParagraphId, Span),
    filter: &mut String,
) -> bool {
    let words = &app.words;
    let lang = words.lang().text_lang();
    let sought = filter.trim().to_lowercase();
    let dossier = &app.session.workspace().dossier;
    let (chosen, cancel, closed) = modal(
        context,
        Id::unique("code"),
        words.t("action-code-add"),
        words,
        |ui| {
            let quoted = app
                .session
                .paragraph_text(paragraph)
                .map(|text| span.of(text))
                .unwrap_or_default();
            if !quoted.is_empty() {
                ui.label(Type::TextItalic.of(format!("“{quoted}”")));
                ui.add_space(GAP);
            }
            search_field(
                ui,
                filter,
                words.t("search-elements"),
                ui.available_width(),
                words,
            );
            let mut chosen = None;
            ScrollArea::vertical()
                .max_height(320.0)
                .auto_shrink(false)
                .show(ui, |ui| {
                    let clause = |e: &crate::model::issue::Element| {
                        !e.scope.is_silence() && e.synonym_of.is_none()
                    };
                    for (issue, element) in dossier.elements().filter(|(_, e)| clause(e)) {
                        let label = element.label.get(lang);
                        let title = issue.title.get(lang);
                        let fits = sought.is_empty()
                            || [label, title, element.id.as_str()]
                                .iter()
                                .any(|t| t.to_lowercase().contains(&sought));
                        if fits
                            && ui
                                .button(Type::Body.of(format!("{label} · {title}")))
                                .on_hover_text(element.description.get(lang))
                                .clicked()
                        {
                            chosen = Some(element.id.clone());
                        }
                    }
                });
            chosen
        },
        |row| row.button(words.t("action-cancel"), Rank::Secondary, true),
    );
    if let Some(element) = chosen {
        let command = DossierCommand::Decide {
            paragraph,
            span,
            ruling: Ruling::Add(element),
            reason: String::new(),
        };
        app.commands.push(Command::Dossier(command));
        return false;
    }
    !(cancel || closed)
}

pub(super) fn position(app: &mut App, context: &Context, bloc: &BlocId, issue: &IssueId) -> bool {
    let words = &app.words;
    let lang = words.lang().text_lang();
    let dossier = &app.session.workspace().dossier;
    let Some(found) = dossier.bloc(bloc) else {
        return false;
    };
    let view = app.session.position_view(found, issue, lang);
    let title = dossier
        .issue(issue)
        .map(|i| i.title.get(lang))
        .unwrap_or_default();
    let title = format!("{} · {title}", found.short.get(lang));
    let (mut commands, mut wishes) = (Vec::new(), Vec::new());
    let ((), (edit, done), closed) = modal(
        context,
        Id::unique("position"),
        &title,
        words,
        |ui| {
            let mut cx = Cx {
                words,
                lang,
                commands: &mut commands,
                wishes: &mut wishes,
            };
            ScrollArea::vertical()
                .max_height(440.0)
                .auto_shrink([false, true])
                .show(ui, |ui| match &view {
                    Some(view) => panels::bloc::position_ui(ui, view, &mut cx),
                    None => {
                        ui.label(Type::Body.of(words.t("confidence-none")));
                    }
                });
        },
        |row| {
            let done = row.button(words.t("action-done"), Rank::Primary, true);
            let edit = row.button(words.t("action-edit-position"), Rank::Secondary, true);
            (edit, done)
        },
    );
    app.commands.extend(commands);
    app.wishes.extend(wishes);
    if edit {
        app.wishes
            .push(Wish::EditPosition(bloc.clone(), issue.clone()));
    }
    !(edit || done || closed)
}

pub(super) fn shortcuts(ui: &mut Ui, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let area = ScrollArea::vertical().max_height(460.0);
    // The bar belongs to the dialog's edge, not beside the longest name.
    area.auto_shrink([false, true]).show(ui, |ui| {
        egui::Grid::new("keys")
            .num_columns(2)
            .spacing([24.0, 4.0])
            .show(ui, |ui| {
                let mut group = "";
                for action in Action::all() {
                    let Some(keys) = action.shortcut() else {
                        continue;
                    };
                    if action.group() != group {
                        group = action.group();
                        ui.label(
                            Type::SmallStrong
                                .of(words.t(group))
                                .color(palette.text_faint),
                        );
                        ui.end_row();
                    }
                    ui.label(Type::Body.of(words.t(action.key())));
                    key_cap(ui, &keys_said(ui, Some(keys)));
                    ui.end_row();
                }
            });
    });
}

pub(super) fn about(ui: &mut Ui, words: &Words) {
    ui.label(Type::Body.of(words.t("app-tagline")));
    let version = words.tf(
        "app-version",
        &[("version", env!("CARGO_PKG_VERSION").into())],
    );
    ui.label(Type::Body.of(version));
    ui.label(Type::Body.of(words.t("app-licence")));
    ui.add_space(GAP);
    ui.label(Type::Body.of(words.t("app-offline")));
}
