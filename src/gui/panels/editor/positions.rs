//! Positions: every bloc on every issue, and the form of one of them.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{Icon, IconButton, empty_state, ends, section_folding, segmented};
use crate::model::bloc::{Bloc, Confidence, ConfidenceKind, Layer, Position, PositionEntry};
use crate::model::date::{Date, Year};
use crate::model::issue::Issue;
use crate::model::text::Bilingual;
use crate::session::command::DossierCommand;
use crate::session::state::Session;

use super::form::Touch;
use super::list::{Row, Side, form_head, list_head, list_row, list_rows, matches, split};
use super::{EditorState, copying, dossier_command, entry};

pub(super) fn tab(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    if state.position.is_none() {
        let look = session.look();
        state.position = look.bloc.clone().zip(look.issue.clone());
    }
    let words = cx.words;
    let back = split(
        ui,
        "positions",
        state.in_form,
        words,
        |ui, side| match side {
            Side::List => list(ui, session, state, cx),
            Side::Form => form(ui, session, state, cx),
        },
    );
    state.in_form &= !back;
}

fn list(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &Cx<'_>) {
    let words = cx.words;
    list_head(
        ui,
        &mut state.search,
        words.t("editor-search-positions"),
        None,
        words,
    );
    let dossier = &session.workspace().dossier;
    let as_of = session.look().as_of;
    list_rows(ui, "positions", |ui| {
        let mut n_found = 0;
        for bloc in dossier.judging_blocs() {
            let found: Vec<_> = dossier
                .issues
                .iter()
                .filter(|issue| {
                    let texts = [
                        &issue.title.en,
                        &issue.title.zh,
                        &bloc.short.en,
                        &bloc.short.zh,
                        issue.id.as_str(),
                    ];
                    matches(&state.search, &texts)
                })
                .collect();
            if found.is_empty() {
                continue;
            }
            n_found += found.len();
            let searching = !state.search.trim().is_empty();
            let edited = state
                .position
                .as_ref()
                .is_some_and(|(id, _)| *id == bloc.id);
            let id = Id::unique(("editor-positions", bloc.id.as_str(), searching));
            let count = found.len().to_string();
            section_folding(
                ui,
                id,
                bloc.short.get(cx.lang),
                Some(&count),
                searching || edited,
                |ui| {
                    for issue in found {
                        row(ui, bloc, issue, as_of, state, cx);
                    }
                },
            );
        }
        if n_found == 0 {
            let said = words.tf("empty-search", &[("what", state.search.trim().into())]);
            empty_state(ui, Icon::Search, &said, "", None);
        }
    });
}

fn row(ui: &mut Ui, bloc: &Bloc, issue: &Issue, as_of: Year, state: &mut EditorState, cx: &Cx<'_>) {
    let entry = bloc
        .position(&issue.id)
        .and_then(|position| position.in_force(as_of));
    let n_demands = entry.map_or(0, |entry| entry.demands.len());
    let detail = match entry {
        Some(entry) if !entry.is_unrecorded() => {
            cx.words.tf("editor-n-demands", &[("n", n_demands.into())])
        }
        Some(_) | None => cx.words.t("editor-nothing").to_owned(),
    };
    let selected = state
        .position
        .as_ref()
        .is_some_and(|(b, i)| *b == bloc.id && *i == issue.id);
    let row = Row {
        path: &format!("positions/{}/{}", bloc.id, issue.id),
        title: issue.title.get(cx.lang),
        detail: &if n_demands > 0 {
            n_demands.to_string()
        } else {
            "–".to_owned()
        },
        heard: &detail,
        selected,
        quiet: n_demands == 0,
        reveal: selected && std::mem::take(&mut state.reveal),
        ..Row::default()
    };
    if list_row(ui, &row, cx.words) {
        state.choose_position(&bloc.id, &issue.id);
    }
}

fn form(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let chosen = state.position.clone();
    let found = chosen.and_then(|(bloc, issue)| dossier.bloc(&bloc).zip(dossier.issue(&issue)));
    let Some((bloc, issue)) = found else {
        empty_state(
            ui,
            Icon::Pencil,
            words.t("editor-choose-position"),
            words.t("editor-choose-hint"),
            None,
        );
        return;
    };
    title(ui, bloc, issue, cx);
    let as_of = session.look().as_of;
    let mut position = bloc
        .position(&issue.id)
        .cloned()
        .unwrap_or_else(|| Position {
            issue: issue.id.clone(),
            entries: Vec::new(),
        });
    if position.entries.is_empty() {
        let said = words.tf(
            "editor-no-entry",
            &[("bloc", bloc.short.get(cx.lang).into())],
        );
        let hint = words.t("editor-no-entry-hint");
        if empty_state(
            ui,
            Icon::Flag,
            &said,
            hint,
            Some(words.t("editor-add-entry")),
        ) {
            position
                .entries
                .push(Arc::new(blank_entry(Date::year_only(as_of))));
            let touch = Touch {
                chosen: true,
                ..Touch::default()
            };
            touch.send(cx, || put(bloc, issue, position));
        }
        return;
    }
    let in_force = position.in_force(as_of).map(|entry| entry.from);
    let by_default = position
        .entries
        .iter()
        .rposition(|entry| Some(entry.from) == in_force);
    let last = position.entries.len() - 1;
    let mut at = state.entry.or(by_default).unwrap_or(last).min(last);
    let mut touch = dates(ui, state, &mut position, &mut at, as_of, cx);
    if touch == Touch::default() {
        copying::copying_ui(ui, session, state, &position, at, cx);
        touch = entry::entry_form(
            ui,
            session,
            state,
            (bloc, issue),
            (&mut position, &mut at),
            cx,
        );
        state.entry = Some(at);
    }
    touch.send(cx, || put(bloc, issue, position));
}

fn put(bloc: &Bloc, issue: &Issue, position: Position) -> crate::session::command::Command {
    let position = (!position.entries.is_empty()).then(|| Box::new(position));
    dossier_command(DossierCommand::PutPosition(
        bloc.id.clone(),
        issue.id.clone(),
        position,
    ))
}

fn title(ui: &mut Ui, bloc: &Bloc, issue: &Issue, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    form_head(
        ui,
        bloc.name.get(cx.lang),
        issue.title.get(cx.lang),
        |_ui| (),
    );
    ui.add(
        egui::Label::new(
            Type::Body
                .of(issue.question.get(cx.lang))
                .color(palette.text_soft),
        )
        .wrap(),
    );
    ui.add_space(GAP / 2.0);
}

/// The dates of the entries, and what can be done with the one shown.
fn dates(
    ui: &mut Ui,
    state: &mut EditorState,
    position: &mut Position,
    at: &mut usize,
    as_of: Year,
    cx: &Cx<'_>,
) -> Touch {
    let words = cx.words;
    let mut touch = Touch::default();
    let names: Vec<String> = position
        .entries
        .iter()
        .map(|entry| match entry.layer {
            Layer::Shared => entry.from.to_string(),
            Layer::Private => format!("{} · {}", entry.from, words.t("layer-private")),
        })
        .collect();
    let choices: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().collect();
    let before = *at;
    let (add, (remove, copy)) = ends(
        ui,
        |ui| {
            segmented(ui, words.t("editor-entries"), at, &choices);
            ui.add(IconButton::new(Icon::Plus, words.t("editor-add-entry")))
                .clicked()
        },
        |ui| {
            let remove = ui
                .add(IconButton::new(Icon::Trash, words.t("editor-remove-entry")))
                .clicked();
            (
                remove,
                ui.add(IconButton::new(Icon::Copy, words.t("editor-copy-entry")))
                    .clicked(),
            )
        },
    );
    if *at != before {
        state.entry = Some(*at);
        state.copying = None;
    }
    let model = position
        .entries
        .get(*at)
        .map(|entry| PositionEntry::clone(entry));
    if copy {
        let begun = model.as_ref().map(copying::begin);
        state.copying = state.copying.take().map_or(begun, |_| None);
    }
    if add {
        let mut entry = model.unwrap_or_else(|| blank_entry(Date::year_only(as_of)));
        entry.from = free_date(position, as_of);
        let entry = Arc::new(entry);
        position.entries.push(Arc::clone(&entry));
        position
            .entries
            .sort_by_key(|entry| (entry.from, entry.layer));
        state.entry = position.entries.iter().position(|one| *one == entry);
        touch.chosen = true;
    } else if remove {
        position.entries.remove(*at);
        state.entry = None;
        state.drafts.forget("position/");
        touch.chosen = true;
    }
    touch
}

/// The as-of year, or the first year after the last entry that is free.
fn free_date(position: &Position, as_of: Year) -> Date {
    let taken = |date: Date| position.entries.iter().any(|entry| entry.from == date);
    let last = position
        .entries
        .last()
        .map_or(as_of, |entry| entry.from.year());
    std::iter::once(as_of)
        .chain(last.saturating_add(1)..Year::MAX)
        .map(Date::year_only)
        .find(|date| !taken(*date))
        .unwrap_or_else(|| Date::year_only(as_of))
}

/// An entry that records nothing yet.
fn blank_entry(from: Date) -> PositionEntry {
    PositionEntry {
        from,
        stance: Bilingual::default(),
        demands: Vec::new(),
        salience: None,
        fallback: String::new(),
        confidence: Confidence {
            kind: ConfidenceKind::NoPosition,
            note: String::new(),
        },
        sources: Vec::new(),
        notes: Vec::new(),
        layer: Layer::Shared,
    }
}
