//! Files that another program changed: noticed when the window comes to the front and at a save.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Event, Id};

use crate::session::command::{Command, FileCommand, Read};
use crate::session::keep::{KeepCommand, Recovered};
use crate::session::outside::{OutsideCommand, OutsideEffect};
use crate::session::state::Session;
use crate::storage::ReadOnly;
use crate::storage::journal::{Entry, replay};
use crate::storage::lock::Holder;
use crate::storage::outside::changed_outside;
use crate::storage::seal::Key;
use crate::storage::workspace_io::{free_beside, load_workspace_with};
use crate::words::Words;

use super::app::App;
use super::desktop::Job;
use super::modals::Modal;
use super::shelf::Shelf;
use super::theme::{GAP, Type};
use super::widgets::{Rank, card, modal};

/// How many files are named.
const NAMED: usize = 8;

fn end(command: OutsideCommand) -> FileCommand {
    FileCommand::Keep(KeepCommand::Outside(command))
}

impl Shelf {
    /// The work that compares the folder that is open with what is known of it.
    pub fn look_outside(&self) -> Job {
        let slot = self.open.slot();
        Box::new(move || {
            let open = slot.folder();
            let (folder, files) = open.as_ref().map_or_else(Default::default, |folder| {
                (folder.path().to_path_buf(), changed_outside(folder))
            });
            end(OutsideCommand::Seen(folder, files))
        })
    }

    /// Who else has the folder that is open.
    fn holder(&self) -> Option<Holder> {
        let slot = self.open.slot();
        let open = slot.folder();
        match open.as_ref()?.read_only()? {
            ReadOnly::Locked(holder) => Some(holder.clone()),
            ReadOnly::BuiltIn | ReadOnly::NewerSchema { .. } | ReadOnly::Unreadable { .. } => None,
        }
    }

    /// The work that reads a folder again and does `entries` again on it. Where one does not fit,
    /// what is known of the folder stays as it was, and so nothing can be saved over it.
    pub fn reload(&self, folder: PathBuf, entries: Arc<Vec<Entry>>, step: u64) -> Job {
        let shelf = self.clone();
        Box::new(move || {
            let slot = shelf.open.slot();
            let open = slot.folder();
            let here = open.as_ref().filter(|open| open.path() == folder);
            let key = here.and_then(|open| open.key().cloned());
            drop(open);
            shelf.reload_with(folder, entries, step, key)()
        })
    }

    /// The same; what is confidential is opened with this key.
    pub(super) fn reload_with(
        &self,
        folder: PathBuf,
        entries: Arc<Vec<Entry>>,
        step: u64,
        key: Option<Key>,
    ) -> Job {
        let shelf = self.clone();
        Box::new(move || {
            let loaded = load_workspace_with(&folder, key.as_ref());
            let mut workspace = loaded.value.workspace.clone();
            let replayed = replay(&mut workspace, &entries);
            let read = if replayed.n_unfit == 0 {
                let holder = shelf.holder();
                shelf.adopt(loaded, holder)
            } else {
                Read {
                    value: None,
                    problems: loaded.problems,
                    read_only: None,
                    holder: None,
                }
            };
            let recovered = Recovered {
                folder: Some(folder),
                read,
                edits: replayed.edits,
                n_unfit: replayed.n_unfit,
                n_private: 0,
            };
            end(OutsideCommand::Reloaded(step, Box::new(recovered)))
        })
    }
}

impl App {
    /// Looks at the folder when the window comes to the front.
    pub(super) fn look_outside(&mut self, context: &Context) {
        let came = context.input(|input| input.events.contains(&Event::WindowFocused(true)));
        if came && self.session.folder().is_some() && !self.desktop.is_busy() {
            self.desktop.work(self.shelf.look_outside(), context);
        }
    }

    /// Does what the session asks for about files that another program changed.
    pub(super) fn outside(&mut self, effect: OutsideEffect, context: &Context) {
        match effect {
            OutsideEffect::Ask(files, at_save) => {
                self.modal.get_or_insert(Modal::Changed { files, at_save });
            }
            OutsideEffect::Reload(folder, entries, step) => {
                let job = self.shelf.reload(folder, entries, step);
                self.desktop.work(job, context);
            }
            OutsideEffect::Beside(folder) => {
                let mine = self.words.t("name-mine").to_owned();
                let job = move || end(OutsideCommand::Beside(free_beside(&folder, &mine)));
                self.desktop.work(Box::new(job), context);
            }
        }
    }
}

/// What a person calls the article that a file holds.
fn article_name(session: &Session, file: &str, words: &Words) -> Option<String> {
    let stem = file.strip_prefix("draft/articles/")?.strip_suffix(".ron")?;
    let articles = &session.workspace().draft.articles;
    let at = articles.iter().position(|a| a.id.to_string() == stem)?;
    let number = (at + 1).to_string();
    let name = words.tf("text-article-n", &[("n", number.as_str().into())]);
    let heading = &articles.get(at)?.heading;
    Some(format!("{name} {heading}").trim().to_owned())
}

/// Asks what to do; false once it is answered.
pub(super) fn ask(app: &mut App, context: &Context, files: &[String], at_save: bool) -> bool {
    let words = &app.words;
    let dirty = app.session.is_dirty();
    let text = match (at_save, dirty) {
        (true, _) => "changed-at-save",
        (false, true) => "changed-and-dirty",
        (false, false) => "changed-outside",
    };
    let ((), (reload, both, save_as, later), closed) = modal(
        context,
        Id::unique("changed"),
        words.t("dialog-changed-title"),
        words,
        |ui| {
            ui.label(Type::Body.of(words.t(text)));
            ui.add_space(GAP);
            card(ui, None, |ui| {
                for file in files.iter().take(NAMED) {
                    if let Some(name) = article_name(&app.session, file, words) {
                        ui.label(Type::Body.of(name));
                    }
                    ui.label(Type::Mono.of(file.as_str()));
                }
                let n_more = files.len().saturating_sub(NAMED);
                if n_more > 0 {
                    let n = f64::from(u32::try_from(n_more).unwrap_or(u32::MAX));
                    ui.label(Type::Small.of(words.tf("changed-more", &[("n", n.into())])));
                }
            });
        },
        |row| {
            let reload = row.button(words.t("action-reload"), Rank::Primary, true);
            let mut pressed = |key: &str| dirty && row.button(words.t(key), Rank::Secondary, true);
            let both = pressed("action-keep-both");
            let save_as = pressed("action-save-as");
            let later = !dirty && row.button(words.t("action-not-now"), Rank::Secondary, true);
            (reload, both, save_as, later)
        },
    );
    let outside = |command| FileCommand::Keep(KeepCommand::Outside(command));
    let command = if reload {
        Some(outside(OutsideCommand::Reload))
    } else if both {
        Some(outside(OutsideCommand::KeepBoth))
    } else {
        save_as.then_some(FileCommand::SaveAs)
    };
    let answered = command.is_some();
    app.commands.extend(command.map(Command::File));
    !(answered || later || closed)
}
