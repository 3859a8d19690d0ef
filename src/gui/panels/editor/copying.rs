//! An entry copied to another bloc or another date.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::gui::cx::Cx;
use crate::gui::theme::{GAP, Type};
use crate::gui::widgets::{ActionButton, Icon, Rank, card, choice};
use crate::model::bloc::{Position, PositionEntry};
use crate::model::date::Date;
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, IssueId};
use crate::session::command::{Command, DossierCommand};
use crate::session::state::Session;

use super::faults::{Fault, date};
use super::parts::{cell, edit, remark};
use super::{EditorState, dossier_command};

/// Where a copy is to go, as far as that has been said.
#[derive(Clone, Debug)]
pub(super) struct Copying {
    /// The bloc; the same one where nobody chose.
    bloc: Option<BlocId>,
    /// Its date, as typed.
    from: String,
}

/// A copy of `entry` is to be made.
pub(super) fn begin(entry: &PositionEntry) -> Copying {
    Copying {
        bloc: None,
        from: entry.from.to_string(),
    }
}

/// The question where a copy of the entry at `at` is to go, while one is being made.
pub(super) fn copying_ui(
    ui: &mut Ui,
    session: &Session,
    state: &mut EditorState,
    position: &Position,
    at: usize,
    cx: &mut Cx<'_>,
) {
    let Some(mut copying) = state.copying.take() else {
        return;
    };
    let (Some((own, issue)), Some(entry)) = (state.position.clone(), position.entries.get(at))
    else {
        return;
    };
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let blocs: Vec<_> = dossier.judging_blocs().collect();
    let target = copying.bloc.clone().unwrap_or_else(|| own.clone());
    let mut done = false;
    card(ui, None, |ui| {
        ui.label(Type::Strong.of(words.t("editor-copy-entry")));
        ui.horizontal(|ui| {
            let mut place = blocs.iter().position(|bloc| bloc.id == target).unwrap_or(0);
            let names: Vec<(usize, &str)> = blocs
                .iter()
                .map(|bloc| bloc.short.get(cx.lang))
                .enumerate()
                .collect();
            if choice(
                ui,
                Id::unique("editor-copy-to"),
                words.t("editor-copy-to"),
                &mut place,
                &names,
            ) {
                copying.bloc = blocs.get(place).map(|bloc| bloc.id.clone());
            }
            cell(ui, 108.0, |ui| {
                edit(
                    ui,
                    "editor-copy/from",
                    words.t("editor-from"),
                    &mut copying.from,
                    1,
                    false,
                );
            });
        });
        let to = read(dossier, &target, &issue, entry, &copying.from, cx);
        if let Err(fault) = &to {
            let tone = crate::gui::theme::palette(ui.visuals()).danger;
            remark(ui, Icon::Error, tone, &fault.says, &fault.remedy);
        }
        ui.add_space(GAP / 2.0);
        ui.horizontal(|ui| {
            let button = ActionButton::new(words.t("editor-copy-now")).rank(Rank::Primary);
            let pressed = ui.add_enabled(to.is_ok(), button).clicked();
            if let (true, Ok(from)) = (pressed, to) {
                cx.command(Command::Seal);
                cx.command(copy(dossier, &target, &issue, entry, from));
                cx.command(Command::Seal);
                state.position = Some((target.clone(), issue.clone()));
                state.entry = None;
                done = true;
            }
            if ui
                .add(ActionButton::new(words.t("action-cancel")).rank(Rank::Quiet))
                .clicked()
            {
                done = true;
            }
        });
    });
    if !done {
        state.copying = Some(copying);
    }
}

/// The date of the copy, if nothing stands there yet.
fn read(
    dossier: &Dossier,
    target: &BlocId,
    issue: &IssueId,
    entry: &PositionEntry,
    typed: &str,
    cx: &Cx<'_>,
) -> Result<Date, Fault> {
    let from = date(cx.words, typed)?;
    let there = dossier.bloc(target).and_then(|bloc| bloc.position(issue));
    let taken = there.is_some_and(|position| {
        position
            .entries
            .iter()
            .any(|other| other.from == from && other.layer == entry.layer)
    });
    if taken {
        return Err(Fault::about(
            cx.words,
            "editor-date-taken",
            typed.trim(),
            "editor-copy-taken-remedy",
        ));
    }
    Ok(from)
}

fn copy(
    dossier: &Dossier,
    target: &BlocId,
    issue: &IssueId,
    entry: &PositionEntry,
    from: Date,
) -> Command {
    let there = dossier
        .bloc(target)
        .and_then(|bloc| bloc.position(issue))
        .cloned();
    let mut position = there.unwrap_or_else(|| Position {
        issue: issue.clone(),
        entries: Vec::new(),
    });
    position.entries.push(Arc::new(PositionEntry {
        from,
        ..entry.clone()
    }));
    position
        .entries
        .sort_by_key(|entry| (entry.from, entry.layer));
    dossier_command(DossierCommand::PutPosition(
        target.clone(),
        issue.clone(),
        Some(Box::new(position)),
    ))
}
