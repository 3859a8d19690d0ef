//! The disk, as the window sees it: workspaces opened and saved beside the frame, preferences.
//!
//! Saving needs what was known of the files when they were read; that knowledge lives here, behind
//! a lock, because the work is done on another thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::coding::wording::Sample;
use crate::exchange::draft_in;
use crate::exchange::import::{Colleague, Mapping, colleague};
use crate::exchange::reading::LARGEST_FILE;
use crate::model::bloc::Bloc;
use crate::model::dossier::Dossier;
use crate::model::problem::{Problem, Severity};
use crate::model::workspace::Workspace;
use crate::session::command::{FileCommand, Read};
use crate::session::incoming::IncomingJob;
use crate::session::keep::KeepCommand;
use crate::session::mapping::{MapCommand, MapJob};
use crate::session::outgoing::{OutgoingJob, Step, Ticket};
use crate::session::outside::OutsideCommand;
use crate::session::tables::{TableCommand, ending_of, read_table};
use crate::storage::disk::Gate;
use crate::storage::dossier_io::{load_builtin, load_dossier};
use crate::storage::journal::Journal;
use crate::storage::lock::WorkspaceLock;
use crate::storage::recent::{Home, Preferences, RecentWorkspace};
use crate::storage::taught::Taught;
use crate::storage::wording_io::model_with;
use crate::storage::workspace_io::{dossier_folder, is_workspace, load_workspace};
use crate::storage::workspace_save::{Origin, create_sealed};
use crate::storage::{map_io, outside, positions_io, save, text_io};

use super::aside::Errand;
use super::desktop::Job;
use super::keepsakes::Keepsakes;
use super::opened::Opened;

/// Another copy of the dossier against ours; none where it was called off.
fn compared(path: &Path, ours: &Dossier, ticket: &Ticket) -> Result<Option<Colleague>, Problem> {
    if !ticket.begin(Step::Forming) {
        return Ok(None);
    }
    let (theirs, problems) = if is_workspace(path) {
        let loaded = load_workspace(path);
        (loaded.value.workspace.dossier, loaded.problems)
    } else {
        let loaded = load_dossier(path);
        (loaded.value, loaded.problems)
    };
    // What cannot be read would be passed over in silence.
    let mut errors = problems.into_iter();
    if let Some(problem) = errors.find(|p| p.severity == Severity::Error) {
        return Err(problem);
    }
    if theirs.id != ours.id {
        let message = format!("{} is another dossier than {}", theirs.id, ours.id);
        return Err(Problem::error(message));
    }
    if !ticket.begin(Step::Ending) {
        return Ok(None);
    }
    let built_in = load_builtin().value;
    let base = Some(&built_in).filter(|base| base.id == ours.id);
    Ok(Some(colleague(base, ours, theirs)))
}

/// Whether a path is the folder of a dossier, or of a workspace with one.
fn is_dossier(path: &Path) -> bool {
    is_workspace(path) || path.join("blocs").is_dir()
}

/// Says of slow work that it is over, however it ends.
pub(super) struct Until(pub(super) Ticket);

impl Drop for Until {
    fn drop(&mut self) {
        self.0.begin(Step::Over);
    }
}

/// The disk side of one window.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The folder that is open, what is known of its files, and what keeps other windows from
    /// writing to it.
    pub(super) open: Opened,
    /// Where preferences and the recent list are kept; absent where the system has no such place.
    pub(super) home: Option<Home>,
    /// What was done since the last save.
    pub(super) journal: Journal,
    /// Preferences and the like that wait to be written.
    pub(super) keepsakes: Keepsakes,
}

impl Shelf {
    /// A shelf whose preferences live in `home`.
    pub fn new(home: Option<Home>) -> Self {
        let state = home.as_ref().map(|home| home.state.as_path());
        Self {
            open: Opened::default(),
            journal: state.map(Journal::start).unwrap_or_default(),
            keepsakes: Keepsakes::default(),
            home,
        }
    }

    /// The work that reads the workspace in `path`.
    pub fn open(&self, path: PathBuf, now_ms: u64) -> Job {
        let shelf = self.clone();
        Box::new(move || {
            let read = shelf.read(&path, WorkspaceLock::take, now_ms);
            FileCommand::WorkspaceRead(path, Box::new(read))
        })
    }

    /// The work that learns from the wordings of the dossier in `from` and from what was decided, unless that
    /// was done before.
    pub fn learn(&self, from: PathBuf, dossier: Arc<Dossier>, decided: Vec<Sample>) -> Job {
        let home = self.home.as_ref();
        let taught = home.map_or_else(Taught::default, |home| Taught::below(&home.state));
        Box::new(move || {
            let model = model_with(&dossier, &from, &decided, &taught);
            FileCommand::WordingLearnt(from, model)
        })
    }

    /// The work that writes a workspace: to the folder it came from, or to a new one.
    pub fn save(&self, path: PathBuf, workspace: Arc<Workspace>, at_step: u64, now_ms: u64) -> Job {
        self.save_with(path, workspace, at_step, now_ms, true)
    }

    /// The same without keeping a version: saves that nobody asked for would soon fill them.
    pub(super) fn save_quietly(
        &self,
        path: PathBuf,
        workspace: Arc<Workspace>,
        at_step: u64,
        now_ms: u64,
    ) -> Job {
        self.save_with(path, workspace, at_step, now_ms, false)
    }

    fn save_with(
        &self,
        path: PathBuf,
        workspace: Arc<Workspace>,
        at_step: u64,
        now_ms: u64,
        keep: bool,
    ) -> Job {
        let shelf = self.clone();
        let journal = self.journal.clone();
        journal.save_begun(path.clone(), workspace.title.clone(), at_step);
        // What is open now is saved, whatever is opened before the work begins.
        let slot = self.open.slot();
        Box::new(move || {
            shelf.open.let_go();
            let mut open = slot.folder();
            let here = open.as_mut().filter(|folder| folder.path() == path);
            let mut clashes = Vec::new();
            let mut problems = if let Some(folder) = here {
                let warning = keep.then(|| shelf.keep_version(&path, now_ms)).flatten();
                let saved = outside::save_unless_changed(&workspace, folder);
                let mut problems = match saved {
                    Ok(saved) => saved.problems,
                    Err(files) => {
                        clashes = files;
                        Vec::new()
                    }
                };
                problems.extend(warning);
                problems
            } else {
                let origin = open.as_ref().map_or(Origin::BuiltIn, |folder| {
                    Origin::Folder(dossier_folder(folder.path(), &workspace.dossier.id))
                });
                match create_sealed(&path, &workspace, &origin, open.as_ref()) {
                    Ok((folder, saved)) => {
                        *open = Some(folder);
                        // Nobody can have opened what was only just made.
                        *slot.lock() = WorkspaceLock::take(&path, now_ms).ok();
                        saved.problems
                    }
                    Err(problem) => vec![problem],
                }
            };
            if !clashes.is_empty() {
                return FileCommand::Keep(KeepCommand::Outside(OutsideCommand::Clash(
                    path, clashes,
                )));
            }
            if !problems.iter().any(|p| p.severity == Severity::Error) {
                journal.save_ended(at_step);
                // The state now saved: should the folder be lost before it is saved again.
                let warning = keep.then(|| shelf.keep_version(&path, now_ms));
                problems.extend(warning.flatten());
            }
            FileCommand::Saved {
                folder: path,
                at_step,
                problems,
            }
        })
    }

    /// Forgets the open folder at once: what follows is saved to a new one. The errand waits for
    /// a save that is under way and lets others write to the folder.
    #[must_use = "until it has run, no other window can write to the folder"]
    pub fn forget_open(&self) -> Errand {
        self.open.leave();
        let open = self.open.clone();
        Box::new(move || open.let_go())
    }

    /// Puts something before every step of a save to the folder that is open, for tests of disks
    /// that are slow.
    pub fn set_gate(&self, gate: Arc<dyn Gate>) {
        if let Some(folder) = self.open.slot().folder().as_mut() {
            folder.set_gate(gate);
        }
    }

    /// The work that reads positions from a file or folder, or compares another dossier with ours
    /// where the path leads to one.
    pub fn positions(path: PathBuf, ours: Arc<Dossier>, ticket: Ticket) -> Job {
        Box::new(move || {
            if is_dossier(&path) {
                return Self::read_dossier(path, ours, ticket)();
            }
            let _until = Until(ticket);
            let loaded = positions_io::load_positions(&path);
            let read = Read::<Vec<Bloc>> {
                value: (!loaded.value.is_empty()).then_some(loaded.value),
                problems: loaded.problems,
                read_only: None,
                holder: None,
            };
            FileCommand::PositionsRead(path, Box::new(read))
        })
    }

    /// The work that makes a preview of an export.
    pub fn preview(job: OutgoingJob) -> Job {
        Box::new(move || {
            let made = TableCommand::Previewed(Box::new(job.preview()));
            FileCommand::Table(made)
        })
    }

    /// The work that makes an export and writes it.
    pub fn outgoing(path: PathBuf, job: OutgoingJob, ticket: Ticket) -> Job {
        Box::new(move || {
            let until = Until(ticket);
            match job.bytes(&until.0) {
                Ok(None) => FileCommand::Table(TableCommand::CalledOff(path)),
                Ok(Some(bytes)) => {
                    let written = save::write_atomic(&path, &bytes);
                    FileCommand::ExportWritten(path, written)
                }
                Err(problem) => FileCommand::ExportWritten(path, Err(problem)),
            }
        })
    }

    /// The work that reads a table and finds what it would change.
    pub fn read_table(path: PathBuf, dossier: Arc<Dossier>, ticket: Ticket) -> Job {
        Box::new(move || {
            let until = Until(ticket);
            let bytes = text_io::read_bounded(&path, LARGEST_FILE);
            let plan = bytes.and_then(|bytes| read_table(&bytes, &dossier, &until.0));
            FileCommand::Table(match plan.transpose() {
                Some(plan) => TableCommand::Read(path, Box::new(plan)),
                None => TableCommand::CalledOff(path),
            })
        })
    }

    /// The work that tries what a person says of the columns of a table.
    pub fn try_map(job: MapJob) -> Job {
        Box::new(move || {
            let tried = MapCommand::Tried(Box::new(job.tried()));
            FileCommand::Table(TableCommand::Map(tried))
        })
    }

    /// The work that reads what columns mean.
    pub fn load_map(path: PathBuf) -> Job {
        Box::new(move || {
            let read = map_io::load_mapping(&path);
            let loaded = MapCommand::Loaded(path, Box::new(read));
            FileCommand::Table(TableCommand::Map(loaded))
        })
    }

    /// The work that keeps what columns mean.
    pub fn save_map(path: PathBuf, mapping: Mapping) -> Job {
        Box::new(move || {
            let text = map_io::mapping_text(&mapping);
            let written = text.and_then(|text| save::write_atomic(&path, text.as_bytes()));
            FileCommand::Table(TableCommand::Map(MapCommand::Saved(path, written)))
        })
    }

    /// The work that reads a draft and finds what it would change.
    pub fn read_draft(path: PathBuf, job: IncomingJob, ticket: Ticket) -> Job {
        Box::new(move || {
            let until = Until(ticket);
            let bytes = text_io::read_bounded(&path, draft_in::LARGEST_FILE);
            let read = bytes.and_then(|bytes| job.read(&bytes, &ending_of(&path), &until.0));
            FileCommand::Table(match read.transpose() {
                Some(read) => TableCommand::DraftRead(path, Box::new(read)),
                None => TableCommand::CalledOff(path),
            })
        })
    }

    /// The work that reads another copy of the dossier, or of the workspace it is in, and compares
    /// it with ours.
    fn read_dossier(path: PathBuf, ours: Arc<Dossier>, ticket: Ticket) -> Job {
        Box::new(move || {
            let until = Until(ticket);
            let found = compared(&path, &ours, &until.0);
            FileCommand::Table(match found.transpose() {
                Some(found) => TableCommand::DossierRead(path, Box::new(found)),
                None => TableCommand::CalledOff(path),
            })
        })
    }

    /// The work that writes an export.
    pub fn export(path: PathBuf, bytes: Vec<u8>) -> Job {
        Box::new(move || {
            let result = save::write_atomic(&path, &bytes);
            FileCommand::ExportWritten(path, result)
        })
    }

    /// Preferences, layout and recent workspaces as they were kept.
    pub fn kept(&self) -> (Preferences, String, Vec<RecentWorkspace>) {
        self.home.as_ref().map_or_else(Default::default, |home| {
            (home.preferences().0, home.layout().0, home.recent().0)
        })
    }

    /// Keeps preferences and layout, and puts `open` at the head of the recent list, or takes the
    /// list away where nothing is to be remembered. What the disk refuses comes back; none of it is
    /// anybody's work.
    pub fn keep(
        &self,
        preferences: &Preferences,
        layout: &str,
        open: Option<RecentWorkspace>,
    ) -> Vec<Problem> {
        let Some(home) = &self.home else {
            return Vec::new();
        };
        let results = [
            home.set_preferences(preferences),
            home.set_layout(layout),
            match open {
                _ if preferences.no_recent => home.forget_all(),
                Some(open) => home.remember(&open),
                None => Ok(()),
            },
        ];
        let problems = results.into_iter().filter_map(Result::err);
        problems
            .map(|problem| Problem {
                severity: Severity::Warning,
                ..problem
            })
            .collect()
    }

    /// Recent workspaces, latest first.
    pub fn recent(&self) -> Vec<RecentWorkspace> {
        self.home
            .as_ref()
            .map(|home| home.recent().0)
            .unwrap_or_default()
    }
}
