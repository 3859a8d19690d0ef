//! *Lock with a passphrase*: the confidential layer sealed, opened, and freed again.

use std::path::PathBuf;
use std::sync::Arc;

use egui::text_edit::TextEditState;
use egui::{Align2, Context, Id, Response, TextEdit, Ui};

use crate::model::problem::Severity;
use crate::model::workspace::Workspace;
use crate::session::command::{Command, FileCommand};
use crate::session::keep::KeepCommand;
use crate::session::sealing::{SealCommand, SealEffect, SealState};
use crate::storage::journal::Entry;
use crate::storage::seal::{self, Passphrase, SHORTEST};
use crate::words::Words;

use super::app::App;
use super::desktop::Job;
use super::modals::Modal;
use super::shelf::Shelf;
use super::theme::{GAP, GAP_TINY, Type, palette};
use super::widgets::{Rank, focus_ring, modal, offer_first};

/// A passphrase being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealing {
    state: SealState,
    first: Passphrase,
    again: Passphrase,
    wrong: bool,
}

impl Sealing {
    fn new(state: SealState, wrong: bool) -> Self {
        Self {
            state,
            first: Passphrase::default(),
            again: Passphrase::default(),
            wrong,
        }
    }
}

impl Shelf {
    /// The work that finds whether the confidential layer of the open folder is under a passphrase,
    /// and open.
    fn sealing(&self, asked: bool) -> Job {
        let slot = self.open.slot();
        Box::new(move || {
            let open = slot.folder();
            let state = match open.as_ref() {
                Some(folder) if seal::is_sealed(folder.path()) => match folder.key() {
                    Some(_) => SealState::Open,
                    None => SealState::Shut,
                },
                Some(_) | None => SealState::Clear,
            };
            FileCommand::Keep(KeepCommand::Seal(SealCommand::Known(state, asked)))
        })
    }

    /// The work that seals the confidential layer, or writes it in the clear, and saves.
    fn seal(
        &self,
        folder: PathBuf,
        workspace: Arc<Workspace>,
        at_step: u64,
        passphrase: Option<Passphrase>,
    ) -> Job {
        let journal = self.journal.clone();
        journal.save_begun(folder.clone(), workspace.title.clone(), at_step);
        let slot = self.open.slot();
        Box::new(move || {
            let mut open = slot.folder();
            let here = open.as_mut().filter(|open| open.path() == folder);
            let problems = here.map_or_else(Vec::new, |open| match &passphrase {
                Some(passphrase) => seal::lock(&workspace, open, passphrase, seal::WORK),
                None => seal::unseal(&workspace, open),
            });
            if !problems.iter().any(|p| p.severity == Severity::Error) {
                journal.save_ended(at_step);
            }
            FileCommand::Saved {
                folder,
                at_step,
                problems,
            }
        })
    }

    /// The work that opens the confidential layer and reads the folder again with it.
    fn unlock(
        &self,
        folder: PathBuf,
        passphrase: Passphrase,
        entries: Arc<Vec<Entry>>,
        step: u64,
    ) -> Job {
        let shelf = self.clone();
        Box::new(move || match seal::unlock(&folder, &passphrase) {
            Ok(key) => shelf.reload_with(folder, entries, step, Some(key))(),
            Err(problem) => FileCommand::Keep(KeepCommand::Seal(SealCommand::Refused(problem))),
        })
    }
}

impl App {
    /// Does what the session asks for about the passphrase.
    pub(super) fn seal(&mut self, effect: SealEffect, context: &Context) {
        match effect {
            SealEffect::Look(asked) => self.desktop.work(self.shelf.sealing(asked), context),
            SealEffect::Show(state) => {
                self.modal
                    .get_or_insert(Modal::Seal(Sealing::new(state, false)));
            }
            SealEffect::Again => {
                self.modal = Some(Modal::Seal(Sealing::new(SealState::Shut, true)));
            }
            SealEffect::Seal {
                folder,
                workspace,
                at_step,
                passphrase,
            } => {
                let job = self.shelf.seal(folder, workspace, at_step, passphrase);
                self.desktop.work(job, context);
            }
            SealEffect::Unlock(folder, passphrase, entries, step) => {
                let job = self.shelf.unlock(folder, passphrase, entries, step);
                self.desktop.work(job, context);
            }
        }
    }
}

/// A field that shows no letters.
fn secret_field(ui: &mut Ui, value: &mut Passphrase, name: &str) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        let ink = palette(ui.visuals()).text_soft;
        let label = ui.label(Type::SmallStrong.of(name).color(ink));
        let width = ui.available_width();
        let response = ui.add(
            TextEdit::singleline(value.words_mut())
                .password(true)
                .font(Type::Body.font())
                .align(Align2::LEFT_CENTER)
                .min_size(egui::vec2(width, ui.spacing().interact_size.y))
                .desired_width(width),
        );
        // What was typed is not kept to be brought back by undo, which outlives the dialog.
        if let Some(mut state) = TextEditState::load(ui.ctx(), response.id) {
            state.clear_undoer();
            state.store(ui.ctx(), response.id);
        }
        focus_ring(ui, &response, f32::from(super::theme::RADIUS));
        offer_first(&response);
        response.labelled_by(label.id)
    })
    .inner
}

/// Asks; false once it is answered.
pub(super) fn ask(app: &mut App, context: &Context, sealing: &mut Sealing) -> bool {
    let words = &app.words;
    let (title, text, go) = match sealing.state {
        SealState::Clear => ("dialog-lock-title", "dialog-lock-text", "action-lock-go"),
        SealState::Open => (
            "dialog-lock-title",
            "dialog-relock-text",
            "action-relock-go",
        ),
        SealState::Shut => ("dialog-unlock-title", "dialog-unlock-text", "action-unlock"),
    };
    let fresh = sealing.state != SealState::Shut;
    let (state, ready) = (sealing.state, is_ready(sealing));
    let (entered, (go, free, later), closed) = modal(
        context,
        Id::unique("seal"),
        words.t(title),
        words,
        |ui| {
            ui.label(Type::Body.of(words.t(text)));
            ui.add_space(GAP);
            let first = secret_field(ui, &mut sealing.first, words.t("passphrase"));
            let last = if fresh {
                ui.add_space(GAP);
                secret_field(ui, &mut sealing.again, words.t("passphrase-again"))
            } else {
                first
            };
            ui.add_space(GAP_TINY);
            hint_ui(ui, sealing, words);
            last.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
        },
        |row| {
            let go = row.button(words.t(go), Rank::Primary, ready);
            let free = state == SealState::Open
                && row.button(words.t("action-unseal"), Rank::Danger, true);
            let later = if state == SealState::Shut {
                "action-leave-locked"
            } else {
                "action-cancel"
            };
            (go, free, row.button(words.t(later), Rank::Secondary, true))
        },
    );
    let meant = (go || entered) && is_ready(sealing);
    let command = if meant && fresh {
        Some(SealCommand::Lock(sealing.first.clone()))
    } else if meant {
        Some(SealCommand::Unlock(sealing.first.clone()))
    } else {
        free.then_some(SealCommand::Free)
    };
    let answered = command.is_some();
    let sent = command.map(|command| FileCommand::Keep(KeepCommand::Seal(command)));
    app.commands.extend(sent.map(Command::File));
    !(answered || later || closed)
}

fn is_ready(sealing: &Sealing) -> bool {
    match sealing.state {
        SealState::Shut => !sealing.first.is_empty(),
        SealState::Clear | SealState::Open => {
            sealing.first.is_long_enough() && sealing.first == sealing.again
        }
    }
}

/// What stands in the way, said before anything is pressed.
fn hint_ui(ui: &mut Ui, sealing: &Sealing, words: &Words) {
    let ink = palette(ui.visuals());
    let (said, ink) = if sealing.wrong && sealing.first.is_empty() {
        (words.t("passphrase-wrong").to_owned(), ink.danger.ink)
    } else if sealing.state == SealState::Shut {
        return;
    } else if !sealing.first.is_long_enough() {
        let n = f64::from(u32::try_from(SHORTEST).unwrap_or(u32::MAX));
        (
            words.tf("passphrase-short", &[("n", n.into())]),
            ink.text_soft,
        )
    } else if sealing.first == sealing.again {
        return;
    } else {
        (words.t("passphrase-differs").to_owned(), ink.text_soft)
    };
    ui.label(Type::Small.of(said).color(ink));
}
