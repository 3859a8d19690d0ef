//! Present mode: a partner looks at the screen, and nothing confidential is anywhere on it.
//!
//! What is shown is a projection of the workspace that holds nothing confidential, so that there is
//! nothing to be forgotten: views, verdicts, tables and what can be copied are all made from it.
//! What is confidential stays where it is, and is saved as ever.

use crate::assess::book::Layers;
use crate::model::layer::{holds_private, shared_workspace};
use crate::model::workspace::Workspace;

use super::command::DossierCommand;
use super::state::{Session, Tone};

impl Session {
    /// The workspace, as far as it may be seen now.
    pub fn workspace(&self) -> &Workspace {
        self.shown.as_deref().unwrap_or(&self.workspace)
    }

    /// Whether nothing confidential is shown.
    pub fn is_presenting(&self) -> bool {
        self.shown.is_some()
    }

    /// Whether something confidential is open, shown or not.
    pub fn holds_private(&self) -> bool {
        holds_private(&self.workspace)
    }

    /// Shows nothing confidential from now on, or shows it again; all that follows from what is
    /// shown follows at once.
    pub(super) fn present(&mut self, on: bool) {
        if on == self.is_presenting() {
            return;
        }
        self.history.seal();
        self.shown = None;
        self.derived.layers = if on {
            Layers::SharedOnly
        } else {
            Layers::WithPrivate
        };
        if on {
            self.shown = Some(Box::new(shared_workspace(&self.workspace)));
            // What was typed into a search may be a word from a red line.
            self.look.find.clear();
            self.look.outline_filter.clear();
            self.look.objections = Default::default();
            self.notice = None;
        }
        let wording = self.derived.wording.clone();
        let shown = self.shown.as_deref().unwrap_or(&self.workspace);
        self.derived.again(shown, wording, self.look.as_of);
        self.keep_look_valid();
    }

    /// Lets what is shown follow the workspace.
    pub(super) fn project(&mut self) {
        if self.shown.is_some() {
            self.shown = Some(Box::new(shared_workspace(&self.workspace)));
        }
    }

    /// Whether a change to the dossier has to wait: an editor that sees only what is shared would
    /// write over what is not.
    pub(super) fn must_wait(&mut self, command: &DossierCommand) -> bool {
        let hides = match command {
            DossierCommand::PutPosition(..)
            | DossierCommand::PutMemberEntries(..)
            | DossierCommand::PutBloc(..) => self.is_presenting() && self.holds_private(),
            DossierCommand::PutIssue(..)
            | DossierCommand::PutSource(..)
            | DossierCommand::Decide { .. }
            | DossierCommand::TakeBack(_)
            | DossierCommand::SetOwn(_)
            | DossierCommand::SetTitle(_) => false,
        };
        if hides {
            self.say(Tone::Neutral, "notice-presenting", String::new());
        }
        hides
    }
}
