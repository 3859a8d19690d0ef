//! Files that another program changed, as the session sees it: said, and never written over.

use std::path::PathBuf;
use std::sync::Arc;

use crate::storage::journal::Entry;

use super::effect::Effect;
use super::keep::{KeepEffect, Recovered};
use super::state::{Session, Tone};

/// Something about files that another program changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutsideCommand {
    /// A save found them, and wrote nothing.
    Clash(PathBuf, Vec<String>),
    /// The folder was looked at: these files are not as they were.
    Seen(PathBuf, Vec<String>),
    /// Read the folder again and do again what was not saved.
    Reload,
    /// It was read, for what stood here at this step.
    Reloaded(u64, Box<Recovered>),
    /// Save what stands here beside the folder.
    KeepBoth,
    /// The folder to save to.
    Beside(PathBuf),
}

/// What the session asks of its shell about files that another program changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutsideEffect {
    /// Ask what to do: the files, and whether a save met them.
    Ask(Vec<String>, bool),
    /// Read this folder and do these edits again, which lead to this step; comes back as
    /// [`OutsideCommand::Reloaded`].
    Reload(PathBuf, Arc<Vec<Entry>>, u64),
    /// Find a name beside this folder; comes back as [`OutsideCommand::Beside`].
    Beside(PathBuf),
}

impl From<OutsideEffect> for Effect {
    fn from(effect: OutsideEffect) -> Self {
        KeepEffect::Outside(effect).into()
    }
}

/// The edits made since the last save.
#[derive(Clone, Debug, Default)]
pub struct Since {
    entries: Vec<Entry>,
    /// Saves that have begun: the step they save, and how many of the entries.
    saves: Vec<(u64, usize)>,
}

impl Since {
    /// Adds an edit; typing that goes on is merged, but not across a save.
    pub(super) fn add(&mut self, entry: &Entry) {
        let n = self.entries.len();
        let is_saved = self.saves.iter().any(|save| save.1 == n);
        let merged = !is_saved && self.entries.last_mut().is_some_and(|e| e.absorb(entry));
        if !merged {
            self.entries.push(entry.clone());
        }
    }

    /// Those edits.
    pub(super) fn entries(&self) -> Vec<Entry> {
        self.entries.clone()
    }

    /// A save of everything so far has begun.
    pub(super) fn save_begun(&mut self, at_step: u64) {
        self.saves.push((at_step, self.entries.len()));
    }

    /// The save of this step has ended well.
    pub(super) fn save_ended(&mut self, at_step: u64) {
        let found = self.saves.iter().find(|save| save.0 == at_step);
        let Some(n_saved) = found.map(|save| save.1) else {
            return;
        };
        self.entries.drain(..n_saved.min(self.entries.len()));
        self.saves.retain(|save| save.1 > n_saved);
        for save in &mut self.saves {
            save.1 -= n_saved;
        }
    }
}

impl Session {
    pub(super) fn handle_outside(&mut self, command: OutsideCommand) -> Vec<Effect> {
        let here = |folder: &PathBuf| self.folder.as_ref() == Some(folder);
        match command {
            OutsideCommand::Clash(folder, files) => {
                self.after_save = None;
                self.say(Tone::Bad, "notice-clash", folder.display().to_string());
                self.told.clone_from(&files);
                vec![OutsideEffect::Ask(files, true).into()]
            }
            OutsideCommand::Seen(folder, files) if here(&folder) && files != self.told => {
                self.told.clone_from(&files);
                if files.is_empty() {
                    return Vec::new();
                }
                vec![OutsideEffect::Ask(files, false).into()]
            }
            OutsideCommand::Seen(..) => Vec::new(),
            OutsideCommand::Reload => {
                let edits = Arc::new(self.unsaved.entries());
                let folder = self.folder.clone();
                let step = self.history.state();
                let effect = folder.map(|folder| OutsideEffect::Reload(folder, edits, step).into());
                effect.into_iter().collect()
            }
            // Somebody typed on while the folder was read.
            OutsideCommand::Reloaded(step, _) if step != self.history.state() => {
                self.handle_outside(OutsideCommand::Reload)
            }
            OutsideCommand::Reloaded(_, recovered) => self.reloaded(*recovered),
            OutsideCommand::KeepBoth => {
                let effect = self.folder.clone().map(OutsideEffect::Beside);
                effect.map(Effect::from).into_iter().collect()
            }
            OutsideCommand::Beside(folder) => {
                self.read_only = None;
                vec![self.save_to(folder)]
            }
        }
    }

    fn reloaded(&mut self, recovered: Recovered) -> Vec<Effect> {
        let n_unfit = recovered.n_unfit;
        if n_unfit > 0 {
            // What stands here is more than what could be taken along: it stays.
            self.say(Tone::Bad, "notice-reload-unfit", n_unfit.to_string());
            return Vec::new();
        }
        let shown = recovered.folder.as_ref();
        let shown = shown.map(|f| f.display().to_string()).unwrap_or_default();
        let look = self.look.clone();
        match self.take_up(recovered) {
            Ok((effects, _)) => {
                self.look.article = look.article;
                self.look.issue = look.issue;
                self.look.bloc = look.bloc;
                self.keep_look_valid();
                self.say(Tone::Good, "notice-reloaded", shown);
                effects
            }
            Err(problems) => {
                self.problems = problems;
                self.say(Tone::Bad, "notice-open-failed", shown);
                Vec::new()
            }
        }
    }
}
