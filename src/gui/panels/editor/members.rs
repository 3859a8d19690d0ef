//! The States of a bloc, with the dates of their membership.

use egui::{Ui, vec2};

use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{Icon, IconButton, section};
use crate::model::bloc::{Bloc, Membership};
use crate::model::dossier::Dossier;
use crate::model::ids::StateCode;
use crate::session::state::Session;

use super::faults::{Fault, date_text, maybe_date};
use super::form::Form;
use super::parts::{cell, field_name};
use super::picker::{Pick, Picker};

/// Width of a date.
const DATE: f32 = 92.0;

/// The members of a bloc.
pub(super) fn members_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    session: &Session,
    bloc: &mut Bloc,
) {
    let words = form.words;
    let dossier = &session.workspace().dossier;
    let as_of = session.look().as_of;
    let count = words.tf(
        "editor-members-now",
        &[
            ("n", bloc.members_in(as_of).count().into()),
            ("year", as_of.to_string().as_str().into()),
        ],
    );
    section(ui, words.t("editor-members"), Some(&count));
    add(ui, form, path, dossier, bloc);
    if bloc.members.is_empty() {
        return;
    }
    let name = (ui.available_width() - 2.0 * DATE - 20.0 - 3.0 * GAP).max(96.0);
    heads(ui, form, name);
    let mut gone = None;
    ui.spacing_mut().item_spacing.y = 4.0;
    for (n, member) in bloc.members.iter_mut().enumerate() {
        if row(
            ui,
            form,
            &format!("{path}/member/{n}"),
            dossier,
            member,
            name,
        ) {
            gone = Some(n);
        }
    }
    ui.spacing_mut().item_spacing.y = GAP;
    if let Some(n) = gone {
        bloc.members.remove(n);
        form.drafts.forget(&format!("{path}/member"));
        form.touch.chosen = true;
    }
}

fn heads(ui: &mut Ui, form: &Form<'_>, name: f32) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (key, width) in [
            ("bloc-state", name),
            ("editor-since", DATE),
            ("editor-until", DATE),
        ] {
            cell(ui, width, |ui| field_name(ui, form.words.t(key)));
        }
    });
}

fn state_name(dossier: &Dossier, code: &StateCode, form: &Form<'_>) -> String {
    dossier.state(code).map_or_else(
        || code.to_string(),
        |state| state.name.get(form.lang).to_owned(),
    )
}

/// One member; whether it is to go.
fn row(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    dossier: &Dossier,
    member: &mut Membership,
    width: f32,
) -> bool {
    let words = form.words;
    let height = ui.spacing().interact_size.y;
    let drafted = ["from", "until"].iter().any(|field| {
        let stands = date_text(if *field == "from" {
            member.from
        } else {
            member.until
        });
        form.drafts
            .typed(&format!("{path}/{field}"), &stands)
            .is_some()
    });
    // Members far out of sight take their room and nothing else.
    let top = ui.cursor().min;
    let place = egui::Rect::from_min_size(top, vec2(ui.available_width(), height));
    if !drafted && !ui.is_rect_visible(place.expand(64.0)) {
        ui.allocate_space(place.size());
        return false;
    }
    let owner = state_name(dossier, &member.state, form);
    form.of(&owner, |form| {
        let mut gone = false;
        let (mut fault_from, mut fault_until) = (None, None);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            named(ui, width, height, &owner);
            cell(ui, DATE, |ui| {
                let until = member.until;
                let read = |typed: &str| {
                    let from = maybe_date(words, typed)?;
                    ordered(words, from, until).map(|()| from)
                };
                let stands = date_text(member.from);
                let (from, fault) = form.meant_bare(
                    ui,
                    &format!("{path}/from"),
                    words.t("editor-since"),
                    &stands,
                    read,
                );
                member.from = from.unwrap_or(member.from);
                fault_from = fault;
            });
            cell(ui, DATE, |ui| {
                let from = member.from;
                let read = |typed: &str| {
                    let until = maybe_date(words, typed)?;
                    ordered(words, from, until).map(|()| until)
                };
                let stands = date_text(member.until);
                let (until, fault) = form.meant_bare(
                    ui,
                    &format!("{path}/until"),
                    words.t("editor-until"),
                    &stands,
                    read,
                );
                member.until = until.unwrap_or(member.until);
                fault_until = fault;
            });
            let name = form.said(words.t("action-remove"));
            cell(ui, 20.0, |ui| {
                ui.add_space((height - 20.0) / 2.0);
                gone = ui
                    .add(IconButton::new(Icon::Trash, &name).small())
                    .clicked();
            });
        });
        for (field, fault) in [("from", fault_from), ("until", fault_until)] {
            if let Some(fault) = fault {
                form.fault(ui, &format!("{path}/{field}"), &fault);
            }
        }
        gone
    })
}

/// The name of a State, in the middle of its line.
fn named(ui: &mut Ui, width: f32, height: f32, name: &str) {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(width, height), layout, |ui| {
        ui.set_min_size(vec2(width, height));
        ui.add(egui::Label::new(Type::Body.of(name)).truncate());
    });
}

/// A State joins before it leaves.
fn ordered(
    words: &crate::words::Words,
    from: Option<crate::model::date::Date>,
    until: Option<crate::model::date::Date>,
) -> Result<(), Fault> {
    let wrong = from
        .zip(until)
        .is_some_and(|(from, until)| until.last_day() < from.last_day());
    if wrong {
        Err(Fault::new(
            words,
            "editor-leaves-first",
            "editor-leaves-first-remedy",
        ))
    } else {
        Ok(())
    }
}

/// The list of States from which members are added.
fn add(ui: &mut Ui, form: &mut Form<'_>, path: &str, dossier: &Dossier, bloc: &mut Bloc) {
    let words = form.words;
    let path = format!("{path}/add-member");
    let name = words.t("editor-add-member");
    let states = &dossier.reference.states;
    let picker = Picker::new(&path, name, name).adds(true);
    let picked = picker.show(ui, words, || {
        states
            .iter()
            .map(|state| {
                let member = bloc
                    .members
                    .iter()
                    .any(|member| member.state == state.code && member.until.is_none());
                let detail = if member {
                    words.t("editor-is-member")
                } else {
                    state.code.as_str()
                };
                Pick::new(state.name.get(form.lang), detail)
            })
            .collect()
    });
    if let Some(state) = picked.and_then(|at| states.get(at)) {
        let earlier: Vec<_> = bloc
            .members
            .iter()
            .filter(|member| member.state == state.code)
            .collect();
        if earlier.iter().any(|member| member.until.is_none()) {
            form.drafts.keep(&path, "", state.code.to_string());
        } else {
            form.drafts.forget(&path);
            // One that left and comes back does so after it left.
            let from = earlier.iter().filter_map(|member| member.until).max();
            bloc.members.push(Membership {
                state: state.code.clone(),
                from,
                until: None,
            });
            form.touch.chosen = true;
        }
    }
    let twice = form.drafts.typed(&path, "").and_then(|code| {
        bloc.members
            .iter()
            .find(|member| member.state.as_str() == code && member.until.is_none())
    });
    if let Some(member) = twice {
        let owner = state_name(dossier, &member.state, form);
        let fault = Fault::about(
            words,
            "editor-member-twice",
            &owner,
            "editor-member-twice-remedy",
        );
        form.fault(ui, &path, &fault);
    }
    ui.label(
        Type::Small
            .of(words.t("editor-members-hint"))
            .color(theme::palette(ui.visuals()).text_faint),
    );
}
