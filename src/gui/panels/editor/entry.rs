//! One dated entry of a position: date, stance, salience, demands, fallback, support, notes.

use std::sync::Arc;

use egui::{Slider, Ui, WidgetText};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{ActionButton, Icon, IconButton, Rank, section, segmented};
use crate::model::bloc::{Bloc, DatedNote, Layer, Position, PositionEntry, Salience};
use crate::model::issue::Issue;
use crate::session::state::Session;

use super::faults::{Fault, date};
use super::form::{Form, Touch, layers};
use super::parts::{carry_focus, caution, cell, column, field_name};
use super::{EditorState, citations, demands, support};

/// The form of the entry at `at`; the place changes when its date does.
pub(super) fn entry_form(
    ui: &mut Ui,
    session: &Session,
    state: &mut EditorState,
    (bloc, issue): (&Bloc, &Issue),
    (position, at): (&mut Position, &mut usize),
    cx: &Cx<'_>,
) -> Touch {
    let words = cx.words;
    let Some(mut entry) = position
        .entries
        .get(*at)
        .map(|entry| PositionEntry::clone(entry))
    else {
        return Touch::default();
    };
    let place = |at: usize| format!("position/{}/{}/{at}", bloc.id, issue.id);
    let path = place(*at);
    let mut form = state.form(cx);
    when(ui, &mut form, &path, position, *at, &mut entry);
    form.both(
        ui,
        &format!("{path}/stance"),
        words.t("bloc-stance"),
        &mut entry.stance,
        2,
    );
    if entry.stance.is_empty() && !entry.is_unrecorded() {
        caution(ui, words, "editor-no-stance");
    }
    ui.add_space(GAP);
    let dossier = &session.workspace().dossier;
    demands::demands_ui(
        ui,
        &mut form,
        &path,
        dossier,
        Some(issue),
        &mut entry.demands,
    );
    ui.add_space(GAP);
    salience(ui, &mut form, &path, &mut entry.salience);
    form.area(
        ui,
        &format!("{path}/fallback"),
        words.t("bloc-fallback"),
        &mut entry.fallback,
    );
    ui.label(
        Type::Small
            .of(words.t("editor-fallback-hint"))
            .color(theme::palette(ui.visuals()).text_faint),
    );
    ui.add_space(GAP);
    support::support_ui(
        ui,
        &mut form,
        &path,
        &mut entry.confidence,
        (!entry.demands.is_empty(), !entry.sources.is_empty()),
    );
    citations::citations_ui(ui, &mut form, &path, dossier, &mut entry.sources, cx);
    ui.add_space(GAP);
    notes(ui, &mut form, &path, &mut entry.notes);
    let touch = form.touch;
    if touch.typed || touch.chosen {
        let entry = Arc::new(entry);
        if let Some(slot) = position.entries.get_mut(*at) {
            *slot = Arc::clone(&entry);
        }
        position
            .entries
            .sort_by_key(|entry| (entry.from, entry.layer));
        let now = position
            .entries
            .iter()
            .position(|one| *one == entry)
            .unwrap_or(*at);
        if now != *at {
            carry_focus(ui, &format!("{path}/from"), &format!("{}/from", place(now)));
            *at = now;
        }
    }
    touch
}

/// From when, and who may see it.
fn when(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    position: &Position,
    at: usize,
    entry: &mut PositionEntry,
) {
    let words = form.words;
    let next = position
        .entries
        .iter()
        .map(|other| other.from)
        .filter(|from| *from > entry.from)
        .min();
    let taken = |from, layer| {
        let others = position
            .entries
            .iter()
            .enumerate()
            .filter(|(n, _)| *n != at);
        others
            .into_iter()
            .any(|(_, other)| other.from == from && other.layer == layer)
    };
    let layer = entry.layer;
    let mut fault = None;
    let path = format!("{path}/from");
    ui.horizontal_top(|ui| {
        cell(ui, 120.0, |ui| {
            let read = |typed: &str| {
                let from = date(words, typed)?;
                let twice = || {
                    Fault::about(
                        words,
                        "editor-date-taken",
                        typed.trim(),
                        "editor-date-taken-remedy",
                    )
                };
                if taken(from, layer) {
                    Err(twice())
                } else {
                    Ok(from)
                }
            };
            let stands = entry.from.to_string();
            let (from, wrong) = form.meant(ui, &path, words.t("editor-from"), &stands, read);
            entry.from = from.unwrap_or(entry.from);
            fault = wrong;
        });
        column(ui, |ui| {
            field_name(ui, words.t("editor-layer"));
            let layers = layers(words);
            let mut chosen = entry.layer;
            if segmented(ui, words.t("editor-layer"), &mut chosen, &layers)
                && !taken(entry.from, chosen)
            {
                entry.layer = chosen;
                form.touch.chosen = true;
            }
            if entry.layer == Layer::Private {
                let faint = theme::palette(ui.visuals()).text_faint;
                ui.label(Type::Small.of(words.t("layer-private-hint")).color(faint));
            }
        });
    });
    if let Some(fault) = fault {
        form.fault(ui, &path, &fault);
        return;
    }
    let faint = theme::palette(ui.visuals()).text_faint;
    let said = match next {
        Some(next) => words.tf(
            "editor-until-next",
            &[("date", next.to_string().as_str().into())],
        ),
        None => words.t("editor-until-now").to_owned(),
    };
    ui.label(Type::Small.of(said).color(faint));
}

/// How much the issue weighs, with the reason.
fn salience(ui: &mut Ui, form: &mut Form<'_>, path: &str, salience: &mut Option<Salience>) {
    let words = form.words;
    section(ui, words.t("salience"), None);
    let mut recorded = salience.is_some();
    if ui
        .checkbox(
            &mut recorded,
            WidgetText::from(Type::Body.of(words.t("editor-salience-recorded"))),
        )
        .changed()
    {
        *salience = recorded.then(|| Salience {
            value: 50,
            reason: String::new(),
        });
        form.touch.chosen = true;
    }
    let Some(salience) = salience else { return };
    ui.horizontal(|ui| {
        ui.spacing_mut().slider_width = (ui.available_width() - 72.0).clamp(80.0, 240.0);
        let response = ui
            .add(Slider::new(&mut salience.value, 0..=100))
            .accessible_name(form.said(words.t("salience")));
        form.touch.typed |= response.changed();
        form.touch.left |= response.drag_stopped() || response.lost_focus();
    });
    ui.label(
        Type::Small
            .of(words.t("editor-salience-hint"))
            .color(theme::palette(ui.visuals()).text_faint),
    );
    form.line(
        ui,
        &format!("{path}/salience"),
        words.t("editor-salience-reason"),
        &mut salience.reason,
    );
}

/// Prose about other times: shown on the card, changes no demand.
fn notes(ui: &mut Ui, form: &mut Form<'_>, path: &str, notes: &mut Vec<DatedNote>) {
    let words = form.words;
    let count = notes.len().to_string();
    section(ui, words.t("editor-dated-notes"), Some(&count));
    let mut gone = None;
    for (n, note) in notes.iter_mut().enumerate() {
        let owner = words.tf("editor-note-n", &[("n", (n + 1).into())]);
        form.of(&owner, |form| {
            ui.horizontal_top(|ui| {
                let rest = ui.available_width() - 84.0 - 20.0 - GAP * 2.0;
                cell(ui, 84.0, |ui| {
                    form.line(
                        ui,
                        &format!("{path}/note/{n}/when"),
                        words.t("editor-when"),
                        &mut note.when,
                    );
                });
                cell(ui, rest, |ui| {
                    form.area(
                        ui,
                        &format!("{path}/note/{n}/text"),
                        words.t("note"),
                        &mut note.text,
                    );
                });
                let name = form.said(words.t("action-remove"));
                if ui
                    .add(IconButton::new(Icon::Trash, &name).small())
                    .clicked()
                {
                    gone = Some(n);
                }
            });
        });
    }
    if let Some(n) = gone {
        notes.remove(n);
        form.touch.chosen = true;
    }
    let add = ActionButton::new(words.t("editor-add-note"))
        .rank(Rank::Quiet)
        .icon(Icon::Plus);
    if ui.add(add).clicked() {
        notes.push(DatedNote {
            when: String::new(),
            text: String::new(),
        });
        form.touch.chosen = true;
    }
}
