//! What the verbs that judge a text share: their arguments, and the session that judges it.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use crate::model::date::Year;
use crate::model::layer::shared_workspace;
use crate::model::workspace::Workspace;
use crate::session::command::{Command, LookCommand};
use crate::session::state::Session;

use super::{Ending, Streams, load};

/// Arguments of `assess`, `redline` and `readings` alike.
#[derive(Debug, ClapArgs)]
pub struct JudgingArgs {
    /// Positions as of this year.
    #[arg(long)]
    pub as_of: Option<Year>,
    /// A dossier folder instead of the built-in one.
    #[arg(long)]
    pub dossier: Option<PathBuf>,
    /// Write JSON; its strings are English in every language.
    #[arg(long)]
    pub json: bool,
    /// Let the confidential layer count too; what is written then holds confidential words.
    #[arg(long)]
    pub private: bool,
    /// Count only what is certain (cues), and nothing that is merely likely.
    #[arg(long)]
    pub strict: bool,
}

impl JudgingArgs {
    /// A session on `workspace` that judges as it is asked to; `home` is the folder the workspace
    /// or its draft came from. What is confidential is gone from it unless it was asked for.
    pub(super) fn session(
        &self,
        workspace: Workspace,
        home: Option<&Path>,
        streams: &mut Streams<'_>,
    ) -> Result<Session, Ending> {
        let workspace = if self.private {
            workspace
        } else {
            shared_workspace(&workspace)
        };
        let lexicon = load::lexicon(streams)?;
        let wording = load::wording_in(&workspace, home, self.dossier.as_deref(), &streams.taught);
        let mut session = Session::new(workspace, lexicon, None, Vec::new(), 1);
        session.set_wording(wording);
        let strict = self.strict.then_some(LookCommand::Strict(true));
        let as_of = self.as_of.map(LookCommand::AsOf);
        for look in strict.into_iter().chain(as_of) {
            // Looking makes nothing that a terminal would have to do.
            drop(session.handle(Command::Look(look), 0));
        }
        Ok(session)
    }
}
