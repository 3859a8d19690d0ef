//! What keeps work from being lost, as the session sees it: the journal, and taking up what it holds.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::change::Edit;
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;
use crate::storage::journal::{Entry, Offer};
use crate::storage::lock::Holder;

use super::command::Read;
use super::effect::{Effect, Pending};
use super::state::{Session, Tone};

/// Something about work that was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepCommand {
    /// Unsaved work was found.
    Found(Vec<Offer>),
    /// Take up the work of this journal.
    Recover(PathBuf),
    /// A journal was read and done again.
    Recovered(PathBuf, Box<Recovered>),
    /// Open this folder to edit it though another computer is said to have it.
    Seize(PathBuf),
    /// Remove this journal for good.
    Discard(PathBuf),
    /// It was removed, or why not.
    Discarded(Option<Problem>),
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
    /// Look for unsaved work that belongs to this folder; comes back as [`KeepCommand::Found`].
    Look(PathBuf),
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
            KeepCommand::Found(offers) if offers.is_empty() => Vec::new(),
            KeepCommand::Found(offers) => vec![KeepEffect::Offer(offers).into()],
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

    /// Opens what stands on the disk and does the edits again, each a step that can be undone.
    fn recovered(&mut self, journal: PathBuf, recovered: Recovered) -> Vec<Effect> {
        let Recovered {
            folder,
            read,
            edits,
            n_unfit,
            n_private,
        } = recovered;
        let Some(mut workspace) = read.value else {
            let shown = folder.unwrap_or(journal).display().to_string();
            self.problems = read.problems;
            self.say(Tone::Bad, "notice-recover-failed", shown);
            return Vec::new();
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
            if edit.apply(&mut workspace).is_ok() {
                let entry = Entry::new(edit.clone(), before, &workspace);
                effects.push(KeepEffect::Add(Box::new(entry)).into());
                done.push(edit);
            }
        }
        self.workspace = workspace;
        self.start_over(folder, read.problems, read.read_only);
        let n_done = done.len();
        for edit in done {
            self.history.seal();
            self.history.record(edit);
        }
        self.history.seal();
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
}

/// Says who else has a folder open, where somebody has.
pub(super) fn held_effect(folder: &std::path::Path, holder: Option<Holder>) -> Option<Effect> {
    holder.map(|holder| KeepEffect::Held(folder.to_path_buf(), holder).into())
}

/// What the journal is told when another workspace opens.
pub(super) fn base_effect(folder: Option<&PathBuf>, workspace: &Workspace) -> Effect {
    let copied = folder.is_none().then(|| Arc::new(workspace.clone()));
    KeepEffect::Base {
        folder: folder.cloned(),
        title: workspace.title.clone(),
        workspace: copied,
    }
    .into()
}
