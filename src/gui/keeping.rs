//! The disk side of keeping work: what was not saved is looked for, read, done again, removed.

use std::path::{Path, PathBuf};

use egui::Context;

use crate::model::problem::{Problem, Severity};
use crate::model::workspace::Workspace;
use crate::session::command::{FileCommand, Read};
use crate::session::keep::{After, KeepCommand, KeepEffect, Recovered};
use crate::storage::backup;
use crate::storage::disk::remove_leftovers;
use crate::storage::journal::{self, Base, Journal};
use crate::storage::lock::{Holder, WorkspaceLock};
use crate::storage::workspace_io::{OpenWorkspace, is_workspace, load_workspace};
use crate::storage::{Loaded, ReadOnly};

use super::app::App;
use super::desktop::Job;
use super::modals::Modal;
use super::shelf::Shelf;
use super::start::sample_workspace;
use super::widgets::ToastKind;

fn end(command: KeepCommand) -> FileCommand {
    FileCommand::Keep(command)
}

impl Shelf {
    /// The journal of this window.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The work that looks for what was not saved: everything, or what belongs to one folder.
    pub fn unsaved(&self, folder: Option<PathBuf>, asked: bool) -> Job {
        let state = self.home.as_ref().map(|home| home.state.clone());
        Box::new(move || {
            let mut found = state.as_deref().map(journal::offers).unwrap_or_default();
            if let Some(folder) = folder {
                found.retain(|offer| offer.folder.as_deref() == Some(&folder));
            }
            end(KeepCommand::Found(found, asked))
        })
    }

    /// The work that reads a journal and does its edits again on what stands on the disk now.
    pub fn recover(&self, journal: PathBuf, now_ms: u64) -> Job {
        let shelf = self.clone();
        Box::new(move || {
            let recovered = shelf.recovered(&journal, now_ms);
            end(KeepCommand::Recovered(journal, Box::new(recovered)))
        })
    }

    fn recovered(&self, journal: &Path, now_ms: u64) -> Recovered {
        let mut recovered = Recovered {
            folder: None,
            read: Read {
                value: None,
                problems: Vec::new(),
                read_only: None,
                holder: None,
            },
            edits: Vec::new(),
            n_unfit: 0,
            n_private: 0,
        };
        let unsaved = match journal::read(journal) {
            Ok(unsaved) => unsaved,
            Err(problem) => {
                recovered.read.problems.push(problem);
                return recovered;
            }
        };
        recovered.n_private = unsaved.n_private;
        match unsaved.base {
            None => return recovered,
            Some(Base::Sample) => {
                let (workspace, problems) = sample_workspace();
                self.forget_open()();
                recovered.read.value = Some(workspace);
                recovered.read.problems = problems;
            }
            Some(Base::Folder(folder)) => {
                recovered.read = self.read(&folder, WorkspaceLock::take, now_ms);
                recovered.folder = Some(folder);
            }
            Some(Base::Copy(copy)) => {
                let loaded = load_workspace(&copy);
                let there = !is_unreadable(loaded.read_only.as_ref());
                if there {
                    self.forget_open()();
                }
                recovered.read.value = there.then_some(loaded.value.workspace);
                recovered.read.problems = loaded.problems;
            }
        }
        if let Some(workspace) = &recovered.read.value {
            let mut workspace = workspace.clone();
            let replayed = journal::replay(&mut workspace, &unsaved.entries);
            recovered.edits = replayed.edits;
            recovered.n_unfit = replayed.n_unfit;
        }
        recovered
    }

    /// The work that lists the versions kept of a folder.
    pub fn versions(&self, folder: Option<PathBuf>) -> Job {
        let state = self.home.as_ref().map(|home| home.state.clone());
        Box::new(move || {
            let both = state.zip(folder);
            let list = both.map(|(state, folder)| backup::generations(&state, &folder));
            end(KeepCommand::Listed(list.unwrap_or_default()))
        })
    }

    /// The work that reads a version.
    pub fn version(list: PathBuf, after: After) -> Job {
        Box::new(move || {
            let read = backup::open(&list).map(|loaded| Read {
                value: (!is_unreadable(loaded.read_only.as_ref()))
                    .then_some(loaded.value.workspace),
                problems: loaded.problems,
                read_only: None,
                holder: None,
            });
            end(KeepCommand::VersionRead(after, Box::new(read)))
        })
    }

    /// Keeps a version of a folder as it stands; where that fails, a warning.
    pub(super) fn keep_version(&self, folder: &Path, now_ms: u64) -> Option<Problem> {
        let state = &self.home.as_ref()?.state;
        let problem = backup::keep(state, folder, now_ms).err()?;
        Some(Problem {
            severity: Severity::Warning,
            ..problem
        })
    }

    /// The work that removes a journal for good.
    pub fn discard(&self, journal: PathBuf) -> Job {
        let state = self.home.as_ref().map(|home| home.state.clone());
        Box::new(move || {
            let result = state.map(|state| journal::discard(&state, &journal));
            end(KeepCommand::Discarded(result.and_then(Result::err)))
        })
    }

    /// The work that opens a workspace though another computer is said to have it.
    pub fn seize(&self, path: PathBuf, now_ms: u64) -> Job {
        let shelf = self.clone();
        Box::new(move || {
            let read = shelf.read(&path, WorkspaceLock::seize, now_ms);
            FileCommand::WorkspaceRead(path, Box::new(read))
        })
    }

    /// Reads the workspace in `path` and makes it the one that is open, where it can be read; to
    /// be written, where `take` gets it for this window.
    pub(super) fn read(
        &self,
        path: &Path,
        take: fn(&Path, u64) -> Result<WorkspaceLock, Holder>,
        now_ms: u64,
    ) -> Read<Workspace> {
        self.open.let_go();
        let slot = self.open.slot();
        let mut lock = slot.lock();
        let ours = lock.as_ref().is_some_and(|lock| lock.is_of(path));
        // Taken before anything is read: nobody may write in between.
        let taken = (!ours && is_workspace(path)).then(|| take(path, now_ms));
        if ours || matches!(taken, Some(Ok(_))) {
            // Saves that were cut off: the file beside the whole one.
            remove_leftovers(path);
        }
        let loaded = load_workspace(path);
        let holder = match &taken {
            Some(Err(other)) => Some(other.clone()),
            Some(Ok(_)) | None => None,
        };
        if !ours && !is_unreadable(loaded.read_only.as_ref()) {
            *lock = taken.and_then(Result::ok);
        }
        drop(lock);
        self.adopt(loaded, holder)
    }

    /// Makes what was loaded the workspace that is open, where it could be read.
    pub(super) fn adopt(
        &self,
        loaded: Loaded<OpenWorkspace>,
        holder: Option<Holder>,
    ) -> Read<Workspace> {
        let unreadable = is_unreadable(loaded.read_only.as_ref());
        let OpenWorkspace {
            workspace,
            mut folder,
        } = loaded.value;
        if let Some(holder) = &holder {
            folder.lock_out(holder.clone());
        }
        let why = folder.read_only().or(loaded.read_only.as_ref());
        let read_only = why.map(ToString::to_string);
        if !unreadable {
            *self.open.slot().folder() = Some(folder);
        }
        Read {
            value: (!unreadable).then_some(workspace),
            problems: loaded.problems,
            read_only,
            holder: holder.filter(|_| !unreadable),
        }
    }
}

/// Whether nothing could be read.
pub(super) fn is_unreadable(read_only: Option<&ReadOnly>) -> bool {
    matches!(read_only, Some(ReadOnly::Unreadable { .. }))
}

impl App {
    /// Does what the session asks for to keep work from being lost.
    pub(super) fn keep(&mut self, effect: KeepEffect, context: &Context) {
        let journal = self.shelf.journal();
        let now_ms = self.desktop.now_ms();
        match effect {
            KeepEffect::Add(entry) => journal.add(*entry),
            KeepEffect::Outside(effect) => self.outside(effect, context),
            KeepEffect::Seal(effect) => self.seal(effect, context),
            KeepEffect::Merge(effect) => self.merge(effect, context),
            KeepEffect::Base {
                folder,
                title,
                workspace,
            } => journal.base(folder, title, workspace),
            KeepEffect::Save {
                folder,
                workspace,
                at_step,
            } => {
                let job = self.shelf.save_quietly(folder, workspace, at_step, now_ms);
                self.desktop.work(job, context);
            }
            KeepEffect::Look(folder) => {
                let asked = folder.is_none();
                self.desktop
                    .work(self.shelf.unsaved(folder, asked), context);
            }
            KeepEffect::List(folder) => self.desktop.work(self.shelf.versions(folder), context),
            KeepEffect::Show(list) => {
                self.modal
                    .get_or_insert(Modal::Versions { list, chosen: 0 });
            }
            KeepEffect::ReadVersion(list, after) => {
                self.desktop.work(Shelf::version(list, after), context);
            }
            KeepEffect::Offer(offers) => {
                // Another question is being asked: this one comes at the next start.
                self.modal.get_or_insert(Modal::Recovery(offers));
            }
            KeepEffect::Read(folder) => self
                .desktop
                .work(self.shelf.recover(folder, now_ms), context),
            KeepEffect::Held(folder, holder) => {
                self.modal.get_or_insert(Modal::Held(folder, holder));
            }
            KeepEffect::Seize(folder) => {
                self.desktop.work(self.shelf.seize(folder, now_ms), context);
            }
            KeepEffect::Forget(folder) => journal.forget(folder),
            KeepEffect::Discard(folder) => {
                self.desktop.work(self.shelf.discard(folder), context);
            }
        }
    }

    /// Tells, once, that unsaved work is not being kept.
    pub(super) fn tell_faults(&mut self) {
        for problem in self.shelf.refused_to_keep() {
            self.toasts.push(ToastKind::Warning, problem.message);
        }
        if let Some(problem) = self.shelf.journal().take_fault() {
            let what = problem.message.as_str();
            let said = self.words.tf("toast-not-kept", &[("what", what.into())]);
            self.toasts.push(ToastKind::Warning, said);
        }
    }
}
