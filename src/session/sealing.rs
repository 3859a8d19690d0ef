//! The confidential layer under a passphrase, as the session sees it: locked, unlocked, freed.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::problem::Problem;
use crate::model::workspace::Workspace;
use crate::storage::journal::Entry;
use crate::storage::seal::Passphrase;

use super::effect::Effect;
use super::keep::KeepEffect;
use super::state::{Session, Tone};

/// How the confidential layer of a folder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealState {
    /// It is under no passphrase.
    Clear,
    /// It is under a passphrase, and open.
    Open,
    /// It is under a passphrase, and shut.
    Shut,
}

/// Something about the passphrase of the confidential layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealCommand {
    /// Ask for a passphrase: a new one, or the one that opens.
    Ask,
    /// How the layer of the folder that is open stands, and whether a person asked.
    Known(SealState, bool),
    /// Put the confidential layer under this passphrase.
    Lock(Passphrase),
    /// Take the passphrase away.
    Free,
    /// Open the confidential layer with this passphrase.
    Unlock(Passphrase),
    /// It was not opened.
    Refused(Problem),
}

/// What the session asks of its shell about the passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealEffect {
    /// Look how the layer of the folder that is open stands, and say whether a person asked; comes
    /// back as [`SealCommand::Known`].
    Look(bool),
    /// Ask for a passphrase, new or known, as the layer stands.
    Show(SealState),
    /// Ask again: that was not it.
    Again,
    /// Seal the confidential layer and save, under this passphrase, or in the clear where there is
    /// none; comes back as `FileCommand::Saved`.
    Seal {
        /// The folder.
        folder: PathBuf,
        /// The state to write.
        workspace: Arc<Workspace>,
        /// How many steps of history the state holds.
        at_step: u64,
        /// The passphrase.
        passphrase: Option<Passphrase>,
    },
    /// Open the confidential layer of this folder and do these edits again, which lead to this
    /// step; comes back as `OutsideCommand::Reloaded` or [`SealCommand::Refused`].
    Unlock(PathBuf, Passphrase, Arc<Vec<Entry>>, u64),
}

impl From<SealEffect> for Effect {
    fn from(effect: SealEffect) -> Self {
        KeepEffect::Seal(effect).into()
    }
}

impl Session {
    pub(super) fn handle_seal(&mut self, command: SealCommand) -> Vec<Effect> {
        let Some(folder) = self.folder.clone() else {
            // What was looked at has been left meanwhile.
            if matches!(command, SealCommand::Known(..)) {
                return Vec::new();
            }
            self.say(Tone::Bad, "notice-lock-unsaved", String::new());
            return Vec::new();
        };
        match command {
            SealCommand::Ask => vec![SealEffect::Look(true).into()],
            SealCommand::Known(state, asked) => {
                let shown = (asked || state == SealState::Shut).then(|| SealEffect::Show(state));
                shown.into_iter().map(Into::into).collect()
            }
            SealCommand::Lock(_) | SealCommand::Free if self.read_only.is_some() => {
                let why = self.read_only.clone().unwrap_or_default();
                self.say(Tone::Bad, "notice-lock-read-only", why);
                Vec::new()
            }
            SealCommand::Lock(passphrase) => vec![self.seal_to(folder, Some(passphrase))],
            SealCommand::Free => vec![self.seal_to(folder, None)],
            SealCommand::Unlock(passphrase) => {
                let (edits, step) = (self.unsaved.entries(), self.history.state());
                vec![SealEffect::Unlock(folder, passphrase, Arc::new(edits), step).into()]
            }
            SealCommand::Refused(problem) => {
                self.say(Tone::Bad, "notice-unlock-failed", problem.message);
                vec![SealEffect::Again.into()]
            }
        }
    }

    fn seal_to(&mut self, folder: PathBuf, passphrase: Option<Passphrase>) -> Effect {
        self.history.seal();
        self.unsaved.save_begun(self.history.state());
        SealEffect::Seal {
            folder,
            workspace: Arc::clone(&self.workspace),
            at_step: self.history.state(),
            passphrase,
        }
        .into()
    }
}
