//! Members that depart from their bloc's line, on record: a bloc is not its members.

use egui::{Id, Ui};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{Icon, IconButton, empty_state, section_folding, segmented};
use crate::model::bloc::{Bloc, BlocKind, Confidence, ConfidenceKind, Layer, MemberEntry};
use crate::model::date::{Date, Year};
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, StateCode};
use crate::model::issue::Issue;
use crate::model::text::Bilingual;
use crate::session::command::{Command, DossierCommand};
use crate::session::state::Session;

use super::faults::date;
use super::form::{Form, Touch, layers};
use super::list::{Row, Side, form_head, list_head, list_row, list_rows, matches, split};
use super::parts::{caution, cell, column, field_name};
use super::picker::{Pick, Picker};
use super::{EditorState, citations, demands, dossier_command, support};

pub(super) fn tab(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    if state.dissent.is_none() {
        let blocs = session.workspace().dossier.blocs.iter();
        state.dissent = blocs
            .filter(|bloc| !bloc.member_entries.is_empty())
            .map(|bloc| (bloc.id.clone(), 0))
            .next();
    }
    let words = cx.words;
    let back = split(ui, "dissent", state.in_form, words, |ui, side| match side {
        Side::List => list(ui, session, state, cx),
        Side::Form => form(ui, session, state, cx),
    });
    state.in_form &= !back;
}

fn list(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    list_head(
        ui,
        &mut state.search,
        words.t("editor-search-dissent"),
        None,
        words,
    );
    let dossier = &session.workspace().dossier;
    let as_of = session.look().as_of;
    list_rows(ui, "dissent", |ui| {
        for bloc in dossier
            .blocs
            .iter()
            .filter(|bloc| bloc.kind != BlocKind::Views)
        {
            let count = bloc.member_entries.len().to_string();
            let id = Id::unique(("editor-dissent", bloc.id.as_str()));
            let open = bloc.kind == BlocKind::Bloc;
            section_folding(ui, id, bloc.short.get(cx.lang), Some(&count), open, |ui| {
                for (n, entry) in bloc.member_entries.iter().enumerate() {
                    row(ui, dossier, bloc, (n, entry), state, cx);
                }
                ui.horizontal(|ui| {
                    ui.add_space(12.0);
                    add(ui, dossier, bloc, as_of, state, cx);
                });
            });
        }
    });
}

fn row(
    ui: &mut Ui,
    dossier: &Dossier,
    bloc: &Bloc,
    (n, entry): (usize, &MemberEntry),
    state: &mut EditorState,
    cx: &Cx<'_>,
) {
    let name = state_name(dossier, &entry.state, cx);
    let issue = entry.issue.as_ref().and_then(|id| dossier.issue(id));
    let about = about(issue, cx);
    if !matches(
        &state.search,
        &[
            name,
            about,
            entry.state.as_str(),
            &entry.text.en,
            &entry.text.zh,
        ],
    ) {
        return;
    }
    let row = Row {
        path: &format!("dissent/{}/{n}", bloc.id),
        title: name,
        below: about,
        detail: &entry.from.to_string(),
        selected: state
            .dissent
            .as_ref()
            .is_some_and(|(id, at)| *id == bloc.id && *at == n),
        ..Row::default()
    };
    if list_row(ui, &row, cx.words) {
        state.dissent = Some((bloc.id.clone(), n));
        state.leave();
    }
}

/// What an entry is about.
fn about<'a>(issue: Option<&'a Issue>, cx: &Cx<'a>) -> &'a str {
    match issue {
        Some(issue) => issue.title.get(cx.lang),
        None => cx.words.t("editor-whole-line"),
    }
}

fn state_name<'d>(dossier: &'d Dossier, code: &'d StateCode, cx: &Cx<'_>) -> &'d str {
    dossier
        .state(code)
        .map_or(code.as_str(), |state| state.name.get(cx.lang))
}

/// The States from which an entry is added: the bloc's members of that year first.
fn add(
    ui: &mut Ui,
    dossier: &Dossier,
    bloc: &Bloc,
    as_of: Year,
    state: &mut EditorState,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let width = ui.available_width();
    let name = words.tf(
        "editor-add-dissent",
        &[("bloc", bloc.short.get(cx.lang).into())],
    );
    let codes: Vec<&StateCode> = bloc.members_in(as_of).collect();
    let picker = Picker::new(
        &format!("dissent/add/{}", bloc.id),
        words.t("editor-new-entry"),
        &name,
    );
    let picked = picker.adds(false).width(width).show(ui, words, || {
        codes
            .iter()
            .map(|code| Pick::new(state_name(dossier, code, cx), code.as_str()))
            .collect()
    });
    if let Some(code) = picked.and_then(|at| codes.get(at)) {
        let mut entries = bloc.member_entries.clone();
        entries.push(MemberEntry {
            state: (*code).clone(),
            issue: None,
            from: Date::year_only(as_of),
            text: Bilingual::default(),
            demands: Vec::new(),
            confidence: Confidence {
                kind: ConfidenceKind::Inferred,
                note: String::new(),
            },
            sources: Vec::new(),
            layer: Layer::Shared,
        });
        state.leave();
        state.dissent = Some((bloc.id.clone(), entries.len() - 1));
        let touch = Touch {
            chosen: true,
            ..Touch::default()
        };
        touch.send(cx, || put(&bloc.id, entries));
    }
}

fn put(bloc: &BlocId, entries: Vec<MemberEntry>) -> Command {
    dossier_command(DossierCommand::PutMemberEntries(bloc.clone(), entries))
}

fn form(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let chosen = state.dissent.clone();
    let found = chosen.as_ref().and_then(|(id, at)| {
        let bloc = dossier.bloc(id)?;
        Some((bloc, *at, bloc.member_entries.get(*at)?))
    });
    let Some((bloc, at, found)) = found else {
        empty_state(
            ui,
            Icon::People,
            words.t("editor-no-dissent"),
            words.t("editor-no-dissent-hint"),
            None,
        );
        return;
    };
    let mut entry = found.clone();
    let mut gone = false;
    form_head(
        ui,
        bloc.name.get(cx.lang),
        state_name(dossier, &entry.state, cx),
        |ui| {
            gone = ui
                .add(IconButton::new(Icon::Trash, words.t("editor-remove-entry")))
                .clicked();
        },
    );
    if gone {
        let mut entries = bloc.member_entries.clone();
        entries.remove(at);
        state.dissent = None;
        state.drafts.forget("dissent/");
        Touch {
            chosen: true,
            ..Touch::default()
        }
        .send(cx, || put(&bloc.id, entries));
        return;
    }
    let path = format!("dissent/{}/{at}", bloc.id);
    let mut form = state.form(cx);
    who_and_when(ui, &mut form, &path, dossier, &mut entry, cx);
    form.both(
        ui,
        &format!("{path}/text"),
        words.t("editor-dissent-text"),
        &mut entry.text,
        3,
    );
    if entry.text.is_empty() {
        caution(ui, words, "editor-no-dissent-text");
    }
    ui.add_space(GAP);
    let issue = entry.issue.as_ref().and_then(|id| dossier.issue(id));
    demands::demands_ui(ui, &mut form, &path, dossier, issue, &mut entry.demands);
    ui.label(
        Type::Small
            .of(words.t("editor-dissent-demands-hint"))
            .color(theme::palette(ui.visuals()).text_faint),
    );
    ui.add_space(GAP);
    let holds = (!entry.demands.is_empty(), !entry.sources.is_empty());
    support::support_ui(ui, &mut form, &path, &mut entry.confidence, holds);
    citations::citations_ui(ui, &mut form, &path, dossier, &mut entry.sources, cx);
    let touch = form.touch;
    touch.send(cx, || {
        let mut entries = bloc.member_entries.clone();
        if let Some(slot) = entries.get_mut(at) {
            *slot = entry;
        }
        put(&bloc.id, entries)
    });
}

/// State, issue, date, layer.
fn who_and_when(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    dossier: &Dossier,
    entry: &mut MemberEntry,
    cx: &Cx<'_>,
) {
    let words = form.words;
    let states = &dossier.reference.states;
    field_name(ui, words.t("bloc-state"));
    let shown = state_name(dossier, &entry.state, cx).to_owned();
    let width = ui.available_width();
    let picker = Picker::new(&format!("{path}/state"), &shown, words.t("bloc-state")).width(width);
    let picked = picker.show(ui, words, || {
        states
            .iter()
            .map(|state| Pick::new(state.name.get(cx.lang), state.code.as_str()))
            .collect()
    });
    if let Some(state) = picked.and_then(|at| states.get(at)) {
        entry.state = state.code.clone();
        form.touch.chosen = true;
    }
    field_name(ui, words.t("issue"));
    let about = entry.issue.as_ref().and_then(|id| dossier.issue(id));
    let shown = self::about(about, cx).to_owned();
    let picker = Picker::new(&format!("{path}/issue"), &shown, words.t("issue")).width(width);
    let picked = picker.show(ui, words, || {
        let whole = std::iter::once(Pick::new(words.t("editor-whole-line"), ""));
        whole
            .chain(
                dossier
                    .issues
                    .iter()
                    .map(|issue| Pick::new(issue.title.get(cx.lang), "")),
            )
            .collect()
    });
    if let Some(at) = picked {
        entry.issue = at
            .checked_sub(1)
            .and_then(|at| dossier.issues.get(at))
            .map(|issue| issue.id.clone());
        form.touch.chosen = true;
    }
    let elsewhere = about.is_some_and(|issue| {
        entry.demands.iter().any(|demand| {
            issue
                .elements
                .iter()
                .all(|element| element.id != demand.element)
        })
    });
    if elsewhere {
        caution(ui, words, "editor-demand-elsewhere");
    }
    let mut fault = None;
    let path = format!("{path}/from");
    ui.horizontal_top(|ui| {
        cell(ui, 120.0, |ui| {
            let stands = entry.from.to_string();
            let read = |typed: &str| date(words, typed);
            let (from, wrong) = form.meant(ui, &path, words.t("editor-from"), &stands, read);
            entry.from = from.unwrap_or(entry.from);
            fault = wrong;
        });
        column(ui, |ui| {
            field_name(ui, words.t("editor-layer"));
            let layers = layers(words);
            form.touch.chosen |= segmented(ui, words.t("editor-layer"), &mut entry.layer, &layers);
        });
    });
    if let Some(fault) = fault {
        form.fault(ui, &path, &fault);
    }
}
