//! What keeps work from being lost, as the session sees it: the journal, and taking up what it holds.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::change::{Edit, between};
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;
use crate::storage::backup::{Generation, with_private};
use crate::storage::journal::{Entry, Offer};
use crate::storage::lock::Holder;

use super::command::Read;
use super::draft_edit::Planned;
use super::effect::{Effect, Pending};
use super::merging::{MergeCommand, MergeEffect};
use super::outside::{OutsideCommand, OutsideEffect};
use super::sealing::{SealCommand, SealEffect};
use super::state::{Session, Tone};

/// Something about work that was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepCommand {
    /// Files of the folder that is open were changed by another program.
    Outside(OutsideCommand),
    /// Something about the passphrase of the confidential layer.
    Seal(SealCommand),
    /// Something about another copy that is taken in.
    Merge(MergeCommand),
    /// Unsaved work was looked for: what was found, and whether a person had asked.
    Found(Vec<Offer>, bool),
    /// Nobody has typed for a while: save, without a word, where that is asked for.
    Autosave,
    /// Look for unsaved work.
    Look,
    /// Take up the work of this journal.
    Recover(PathBuf),
    /// A journal was read and done again.
    Recovered(PathBuf, Box<Recovered>),
    /// Open this folder to edit it though another computer is said to have it.
    Seize(PathBuf),
    /// List the versions kept on this computer.
    Versions,
    /// They were listed.
    Listed(Vec<Generation>),
    /// Open a copy of this version.
    Copy(PathBuf),
    /// Put this version in the place of what is open.
    Restore(PathBuf),
    /// A version was read, or why not.
    VersionRead(After, Box<Result<Read<Workspace>, Problem>>),
    /// Remove this journal for good.
    Discard(PathBuf),
    /// It was removed, or why not.
    Discarded(Option<Problem>),
}

/// What happens with a version once it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// It opens as a workspace of its own.
    Copy,
    /// It takes the place of what is open, as one step.
    Restore,
}

/// Unsaved work, done again on what stands on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The folder the workspace lives in; absent where it has none yet.
    pub folder: Option<PathBuf>,
    /// The workspace as it stands there, without the edits.
    pub read: Read<Workspace>,
    /// The edits, each as it applies after those before it.
    pub edits: Vec<Edit>,
    /// How many edits did not fit what stands there.
    pub n_unfit: usize,
    /// How many confidential edits were not kept.
    pub n_private: usize,
}

/// What the session asks of its shell to keep work from being lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepEffect {
    /// Something about files that another program changed.
    Outside(OutsideEffect),
    /// Something about the passphrase of the confidential layer.
    Seal(SealEffect),
    /// Something about another copy that is taken in.
    Merge(MergeEffect),
    /// An edit was made: write it to the journal.
    Add(Box<Entry>),
    /// The edits that follow are made on something else; what the journal held was saved or given
    /// up.
    Base {
        /// The folder of the workspace, where it has one.
        folder: Option<PathBuf>,
        /// Its title.
        title: String,
        /// The workspace itself, where it has no folder.
        workspace: Option<Arc<Workspace>>,
    },
    /// Write the workspace without a word, as a save does; comes back as `FileCommand::Saved`.
    Save {
        /// The folder.
        folder: PathBuf,
        /// The state to write.
        workspace: Arc<Workspace>,
        /// How many steps of history the state holds.
        at_step: u64,
    },
    /// Look for unsaved work, all or what belongs to this folder; comes back as
    /// [`KeepCommand::Found`].
    Look(Option<PathBuf>),
    /// List the versions of this folder; comes back as [`KeepCommand::Listed`].
    List(Option<PathBuf>),
    /// Show these versions.
    Show(Vec<Generation>),
    /// Read a version; comes back as [`KeepCommand::VersionRead`].
    ReadVersion(PathBuf, After),
    /// Ask what is to become of unsaved work.
    Offer(Vec<Offer>),
    /// Read this journal; comes back as [`KeepCommand::Recovered`].
    Read(PathBuf),
    /// What this journal held is in the journal of this window now.
    Forget(PathBuf),
    /// Say who else has this folder open.
    Held(PathBuf, Holder),
    /// Open this folder and take it from who is said to have it; comes back as `WorkspaceRead`.
    Seize(PathBuf),
    /// Remove this journal; comes back as [`KeepCommand::Discarded`].
    Discard(PathBuf),
}

impl From<KeepEffect> for Effect {
    fn from(effect: KeepEffect) -> Self {
        Self::Keep(effect)
    }
}

impl Session {
    pub(super) fn handle_keep(&mut self, command: KeepCommand, now_ms: u64) -> Vec<Effect> {
        match command {
            KeepCommand::Outside(command) => self.handle_outside(command),
            KeepCommand::Seal(command) => self.handle_seal(command),
            KeepCommand::Merge(command) => self.handle_merge(command, now_ms),
            KeepCommand::Found(offers, asked) if offers.is_empty() => {
                if asked {
                    self.say(Tone::Neutral, "notice-no-unsaved", String::new());
                }
                Vec::new()
            }
            KeepCommand::Found(offers, _) => vec![KeepEffect::Offer(offers).into()],
            KeepCommand::Autosave => self.autosave().into_iter().collect(),
            KeepCommand::Look => vec![KeepEffect::Look(None).into()],
            KeepCommand::Versions => vec![KeepEffect::List(self.folder.clone()).into()],
            KeepCommand::Listed(list) => vec![KeepEffect::Show(list).into()],
            KeepCommand::Copy(list) => self.unless_dirty(Pending::Copy(list), now_ms),
            KeepCommand::Restore(list) => {
                vec![KeepEffect::ReadVersion(list, After::Restore).into()]
            }
            KeepCommand::VersionRead(after, read) => match *read {
                Ok(read) => self.version_read(after, read, now_ms),
                Err(problem) => {
                    self.say(Tone::Bad, "notice-version-failed", problem.message.clone());
                    self.problems.push(problem);
                    Vec::new()
                }
            },
            KeepCommand::Recover(journal) => self.unless_dirty(Pending::Recover(journal), now_ms),
            KeepCommand::Recovered(journal, recovered) => self.recovered(journal, *recovered),
            // What was edited since it was opened is not dropped for it.
            KeepCommand::Seize(_) if self.is_dirty() => Vec::new(),
            KeepCommand::Seize(folder) => vec![KeepEffect::Seize(folder).into()],
            KeepCommand::Discard(journal) => vec![KeepEffect::Discard(journal).into()],
            KeepCommand::Discarded(problem) => {
                if let Some(problem) = problem {
                    self.say(Tone::Bad, "notice-discard-failed", problem.message.clone());
                    self.problems.push(problem);
                }
                Vec::new()
            }
        }
    }

    /// Saves where a person would have to answer nothing: what another program changed, and a
    /// folder that may not be written, wait for a person.
    fn autosave(&mut self) -> Option<Effect> {
        let folder = self.folder.clone()?;
        if !self.is_dirty() || self.read_only.is_some() || !self.told.is_empty() {
            return None;
        }
        self.quiet = true;
        self.unsaved.save_begun(self.history.state());
        let effect = KeepEffect::Save {
            folder,
            workspace: Arc::clone(&self.workspace),
            at_step: self.history.state(),
        };
        Some(effect.into())
    }

    fn recovered(&mut self, journal: PathBuf, recovered: Recovered) -> Vec<Effect> {
        let (n_unfit, n_private) = (recovered.n_unfit, recovered.n_private);
        let shown = recovered.folder.as_ref().unwrap_or(&journal);
        let shown = shown.display().to_string();
        let (mut effects, n_done) = match self.take_up(recovered) {
            Ok(taken) => taken,
            Err(problems) => {
                self.problems = problems;
                self.say(Tone::Bad, "notice-recover-failed", shown);
                return Vec::new();
            }
        };
        if n_unfit > 0 {
            // The journal stays: what did not fit is still only there.
            self.say(Tone::Bad, "notice-recovered-partly", n_unfit.to_string());
            return effects;
        }
        effects.push(KeepEffect::Forget(journal).into());
        match (n_done, n_private) {
            (0, 0) => self.say(Tone::Neutral, "notice-recovered-nothing", String::new()),
            (_, 0) => self.say(Tone::Good, "notice-recovered", n_done.to_string()),
            (..) => self.say(
                Tone::Neutral,
                "notice-recovered-shared",
                n_private.to_string(),
            ),
        }
        effects
    }

    /// Opens what stands on the disk and does the edits again, each a step that can be undone;
    /// says how many were done, or what was wrong with the disk.
    pub(super) fn take_up(
        &mut self,
        recovered: Recovered,
    ) -> Result<(Vec<Effect>, usize), Vec<Problem>> {
        let Recovered {
            folder,
            read,
            edits,
            ..
        } = recovered;
        let Some(mut workspace) = read.value.map(Arc::new) else {
            return Err(read.problems);
        };
        let mut effects = vec![base_effect(folder.as_ref(), &workspace)];
        effects.extend(
            folder
                .as_ref()
                .and_then(|folder| held_effect(folder, read.holder)),
        );
        let mut done = Vec::new();
        for edit in edits {
            let before = Entry::prints(&edit.changes, &workspace);
            if edit.apply(Arc::make_mut(&mut workspace)).is_ok() {
                done.push(Entry::new(edit, before, &workspace));
            }
        }
        self.workspace = workspace;
        self.start_over(folder, read.problems, read.read_only);
        let n_done = done.len();
        for entry in done {
            self.history.seal();
            self.history.record(entry.edit.clone());
            self.made.push(entry);
        }
        self.history.seal();
        Ok((effects, n_done))
    }
}

impl Session {
    /// Shows an earlier version, as a copy or as a step.
    fn version_read(&mut self, after: After, read: Read<Workspace>, now_ms: u64) -> Vec<Effect> {
        let Some(earlier) = read.value else {
            self.problems = read.problems;
            self.say(Tone::Bad, "notice-version-failed", String::new());
            return Vec::new();
        };
        if after == After::Copy {
            self.workspace = Arc::new(earlier);
            self.start_over(None, read.problems, None);
            self.history.mark_unsaved();
            self.say(Tone::Good, "notice-version-copied", String::new());
            return vec![base_effect(None, &self.workspace)];
        }
        let earlier = with_private(earlier, &self.workspace);
        let changes = between(&self.workspace, &earlier);
        if changes.is_empty() {
            self.say(Tone::Neutral, "notice-version-same", String::new());
            return Vec::new();
        }
        self.history.seal();
        self.say(Tone::Good, "notice-version-restored", String::new());
        let planned = Planned {
            label: "undo-restore-version",
            subject: String::new(),
            changes,
        };
        self.carry_out(Some(planned), now_ms);
        self.history.seal();
        self.problems.extend(read.problems);
        Vec::new()
    }
}

/// Says who else has a folder open, where somebody has.
pub(super) fn held_effect(folder: &std::path::Path, holder: Option<Holder>) -> Option<Effect> {
    holder.map(|holder| KeepEffect::Held(folder.to_path_buf(), holder).into())
}

/// What the journal is told when another workspace opens.
pub(super) fn base_effect(folder: Option<&PathBuf>, workspace: &Arc<Workspace>) -> Effect {
    let copied = folder.is_none().then(|| Arc::clone(workspace));
    KeepEffect::Base {
        folder: folder.cloned(),
        title: workspace.title.clone(),
        workspace: copied,
    }
    .into()
}
