//! Saving when nobody has typed for a while, where a person asked for it: never over what another
//! program changed, and once for each state.

use std::time::Duration;

use egui::Context;

use crate::session::command::{Command, FileCommand};
use crate::session::keep::KeepCommand;

use super::app::App;

/// How long nothing must have happened: five seconds.
const PAUSE_MS: u64 = 5_000;

/// Since when the workspace has been as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pause {
    revision: u64,
    since_ms: u64,
    /// The state that was saved or could not be.
    tried: Option<u64>,
}

impl App {
    /// Asks the session to save after a pause.
    pub(super) fn save_on_pause(&mut self, context: &Context) {
        let due = self.preferences.autosave
            && self.modal.is_none()
            && self.session.folder().is_some()
            && self.session.is_dirty();
        if !due {
            return;
        }
        let (now_ms, revision) = (self.desktop.now_ms(), self.session.revision());
        let pause = &mut self.pause;
        if pause.revision != revision || pause.since_ms == 0 {
            pause.revision = revision;
            pause.since_ms = now_ms.max(1);
        }
        let waited = now_ms.saturating_sub(pause.since_ms);
        if waited < PAUSE_MS {
            // A moment more, so that the frame that is asked for comes late enough.
            let left = Duration::from_millis(PAUSE_MS - waited + 20);
            context.request_repaint_after(left);
        } else if pause.tried != Some(revision) && !self.desktop.is_busy() {
            pause.tried = Some(revision);
            let save = FileCommand::Keep(KeepCommand::Autosave);
            self.commands.push(Command::File(save));
        }
    }
}
