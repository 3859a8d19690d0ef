//! A session with everything it asks of its shell done at once, without a window: files, journal,
//! versions, exports, preferences.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use travaux::model::workspace::Workspace;
use travaux::session::command::{Command, FileCommand, Read};
use travaux::session::effect::{Effect, Purpose};
use travaux::session::keep::{KeepCommand, KeepEffect, Recovered};
use travaux::session::outside::{OutsideCommand, OutsideEffect};
use travaux::session::state::Session;
use travaux::storage::journal::{self, Base, Journal, replay};
use travaux::storage::outside::{changed_outside, save_unless_changed};
use travaux::storage::recent::{Home, Preferences, RecentWorkspace};
use travaux::storage::workspace_io::{Folder, free_beside, load_workspace};
use travaux::storage::workspace_save::{Origin, create_workspace};
use travaux::storage::{backup, lexicon_io, save};

/// A desk somebody works at.
pub(crate) struct Desk {
    pub(crate) session: Session,
    pub(crate) folder: Option<Folder>,
    pub(crate) journal: Journal,
    home: Home,
    /// Paths that are picked next, the last first.
    pub(crate) picks: Vec<PathBuf>,
    /// Milliseconds since 1970; rises with every command.
    pub(crate) now_ms: u64,
    /// How many effects were performed.
    pub(crate) n_effects: usize,
}

impl Desk {
    /// Sits down to this workspace, with a folder for what the program keeps for itself.
    pub(crate) fn new(workspace: Workspace, home: &Path) -> Self {
        let lexicon = Arc::new(lexicon_io::builtin_lexicon().unwrap());
        let journal = Journal::start(home);
        journal.base(None, String::new(), Some(Arc::new(workspace.clone())));
        let mut session = Session::new(workspace, lexicon, None, Vec::new(), 7);
        session.set_author("A. Person");
        Self {
            session,
            folder: None,
            journal,
            home: Home::at(home),
            picks: Vec::new(),
            now_ms: 1_795_000_000_000,
            n_effects: 0,
        }
    }

    /// Does a command and all that follows from it.
    pub(crate) fn run(&mut self, command: Command) {
        let mut waiting = vec![command];
        while let Some(command) = waiting.pop() {
            self.now_ms += 977;
            for effect in self.session.handle(command, self.now_ms) {
                self.n_effects += 1;
                waiting.extend(self.perform(effect).map(Command::File));
            }
        }
    }

    /// Does a command about keeping work.
    pub(crate) fn keep(&mut self, command: KeepCommand) {
        self.run(Command::File(FileCommand::Keep(command)));
    }

    fn perform(&mut self, effect: Effect) -> Option<FileCommand> {
        match effect {
            Effect::Pick(purpose) => Some(FileCommand::Picked(purpose, self.picks.pop())),
            Effect::OpenWorkspace(path) => {
                let read = self.read(&path);
                Some(FileCommand::WorkspaceRead(path, Box::new(read)))
            }
            Effect::SaveWorkspace {
                folder,
                workspace,
                at_step,
            } => Some(self.save(folder, &workspace, at_step, true)),
            Effect::Keep(KeepEffect::Save {
                folder,
                workspace,
                at_step,
            }) => Some(self.save(folder, &workspace, at_step, false)),
            Effect::WriteExport { path, bytes } => {
                let result = save::write_atomic(&path, &bytes);
                Some(FileCommand::ExportWritten(path, result))
            }
            Effect::SavePreferences => {
                let preferences = Preferences {
                    author: "A. Person".to_owned(),
                    ..Preferences::default()
                };
                self.home.set_preferences(&preferences).unwrap();
                if let Some(path) = self.session.folder() {
                    let recent = RecentWorkspace {
                        at: travaux::storage::recent::Whereabouts::default(),
                        path: path.to_path_buf(),
                        title: self.session.workspace().title.clone(),
                        time_ms: self.now_ms,
                    };
                    self.home.remember(&recent).unwrap();
                }
                None
            }
            Effect::Keep(effect) => self.perform_keep(effect).map(FileCommand::Keep),
            Effect::ForgetFolder => {
                self.folder = None;
                None
            }
            _ => None,
        }
    }

    fn read(&mut self, path: &Path) -> Read<Workspace> {
        let loaded = load_workspace(path);
        self.folder = Some(loaded.value.folder);
        Read {
            value: Some(loaded.value.workspace),
            problems: loaded.problems,
            read_only: None,
            holder: None,
        }
    }

    /// Saves, and keeps a version where a person had asked for it.
    fn save(
        &mut self,
        path: PathBuf,
        workspace: &Workspace,
        at_step: u64,
        keep: bool,
    ) -> FileCommand {
        let state = self.home.state.clone();
        self.journal
            .save_begun(path.clone(), workspace.title.clone(), at_step);
        let here = self.folder.as_mut().filter(|folder| folder.path() == path);
        let problems = if let Some(folder) = here {
            if keep {
                backup::keep(&state, &path, self.now_ms).unwrap();
            }
            match save_unless_changed(workspace, folder) {
                Ok(saved) => saved.problems,
                Err(files) => {
                    let clash = OutsideCommand::Clash(path, files);
                    return FileCommand::Keep(KeepCommand::Outside(clash));
                }
            }
        } else {
            let (folder, saved) = create_workspace(&path, workspace, &Origin::BuiltIn).unwrap();
            self.folder = Some(folder);
            saved.problems
        };
        self.journal.save_ended(at_step);
        if keep {
            backup::keep(&state, &path, self.now_ms + 1).unwrap();
        }
        FileCommand::Saved {
            folder: path,
            at_step,
            problems,
        }
    }

    fn perform_keep(&mut self, effect: KeepEffect) -> Option<KeepCommand> {
        let state = self.home.state.clone();
        match effect {
            KeepEffect::Add(entry) => {
                self.journal.add(*entry);
                None
            }
            KeepEffect::Base {
                folder,
                title,
                workspace,
            } => {
                self.journal.base(folder, title, workspace);
                None
            }
            KeepEffect::Look(_) => Some(KeepCommand::Found(journal::offers(&state), false)),
            KeepEffect::List(folder) => {
                let list = folder.map(|folder| backup::generations(&state, &folder));
                Some(KeepCommand::Listed(list.unwrap_or_default()))
            }
            KeepEffect::ReadVersion(list, after) => {
                let read = backup::open(&list).map(|loaded| Read {
                    value: Some(loaded.value.workspace),
                    problems: loaded.problems,
                    read_only: None,
                    holder: None,
                });
                Some(KeepCommand::VersionRead(after, Box::new(read)))
            }
            KeepEffect::Read(journal) => {
                let recovered = self.recovered(&journal);
                Some(KeepCommand::Recovered(journal, Box::new(recovered)))
            }
            KeepEffect::Forget(folder) => {
                self.journal.forget(folder);
                None
            }
            KeepEffect::Outside(OutsideEffect::Beside(folder)) => {
                let beside = OutsideCommand::Beside(free_beside(&folder, "mine"));
                Some(KeepCommand::Outside(beside))
            }
            _ => None,
        }
    }

    fn recovered(&mut self, journal: &Path) -> Recovered {
        let unsaved = journal::read(journal).unwrap();
        let folder = match unsaved.base {
            Some(Base::Folder(folder)) => Some(folder),
            Some(Base::Copy(copy)) => {
                let read = self.read(&copy);
                self.folder = None;
                return Self::replayed(None, read, &unsaved.entries, unsaved.n_private);
            }
            Some(Base::Sample) | None => {
                panic!("{} holds nothing of this session", journal.display())
            }
        };
        let read = self.read(folder.as_deref().unwrap());
        Self::replayed(folder, read, &unsaved.entries, unsaved.n_private)
    }

    fn replayed(
        folder: Option<PathBuf>,
        read: Read<Workspace>,
        entries: &[journal::Entry],
        n_private: usize,
    ) -> Recovered {
        let mut workspace = read.value.clone().unwrap();
        let replayed = replay(&mut workspace, entries);
        Recovered {
            folder,
            read,
            edits: replayed.edits,
            n_unfit: replayed.n_unfit,
            n_private,
        }
    }

    /// Files of the folder that another program changed.
    pub(crate) fn look_outside(&mut self) {
        let folder = self.folder.as_ref().unwrap();
        let seen = OutsideCommand::Seen(folder.path().to_path_buf(), changed_outside(folder));
        self.keep(KeepCommand::Outside(seen));
    }

    /// Saves to a new folder.
    pub(crate) fn save_as(&mut self, folder: &Path) {
        self.picks.push(folder.to_path_buf());
        self.run(Command::File(FileCommand::Picked(
            Purpose::SaveAs,
            self.picks.last().cloned(),
        )));
        self.picks.pop();
        assert_eq!(self.session.folder(), Some(folder), "nothing was saved");
    }
}
