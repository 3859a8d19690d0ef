//! What the session asks its shell to do: dialogs, files, closing. Values, never deeds.

use std::path::PathBuf;
use std::sync::Arc;

use crate::coding::wording::Sample;
use crate::model::dossier::Dossier;
use crate::model::workspace::Workspace;

use super::exercise::{ExerciseEffect, Opening, Place};
use super::keep::KeepEffect;
use super::tables::TableEffect;

/// One thing to do outside the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask for a folder or file; the answer comes back as `Command::Picked`.
    Pick(Purpose),
    /// Read the workspace in this folder; comes back as `Command::WorkspaceRead`.
    OpenWorkspace(PathBuf),
    /// Learn from the wordings in this folder of a dossier and from what was decided in its
    /// workspace, where that is more than what ships; comes back as `Command::WordingLearnt`.
    LearnWording(PathBuf, Arc<Dossier>, Vec<Sample>),
    /// Read positions from this file or folder; comes back as `Command::PositionsRead`.
    ReadPositions(PathBuf),
    /// Write the workspace; comes back as `Command::WorkspaceSaved`.
    SaveWorkspace {
        /// The folder.
        folder: PathBuf,
        /// The state to write; sharing it costs nothing and later edits leave it alone.
        workspace: Arc<Workspace>,
        /// How many steps of history the state holds, to mark it saved.
        at_step: u64,
    },
    /// Write an export; comes back as `Command::ExportWritten`.
    WriteExport {
        /// The file.
        path: PathBuf,
        /// Its contents.
        bytes: Vec<u8>,
    },
    /// The folder that was open is no longer this workspace's.
    ForgetFolder,
    /// Ask whether to save first; the answer comes back as `Command::Answer`.
    AskUnsaved(Pending),
    /// Write the preferences and the list of recent workspaces.
    SavePreferences,
    /// Put text on the clipboard.
    Copy(String),
    /// Move the caret of the article editor to these words and give it the keyboard.
    ShowWords,
    /// Close the window.
    Close,
    /// Do something about tables.
    Table(TableEffect),
    /// Keep work from being lost.
    Keep(KeepEffect),
    /// Do something about an exercise.
    Exercise(ExerciseEffect),
}

/// What a picked path is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Open a workspace folder.
    Open,
    /// Save the workspace to a folder.
    SaveAs,
    /// Load positions from a file.
    PositionsFile,
    /// Load positions from a folder.
    PositionsFolder,
    /// Write the chosen export.
    Export,
    /// Read a table of positions or a draft.
    Table,
    /// Compare another copy of the workspace and take it in.
    Merge,
    /// Something about an exercise.
    Exercise(Place),
    /// Read what columns of a table mean.
    LoadMap,
    /// Keep what columns of a table mean.
    SaveMap,
}

/// What waits for the answer to "save first?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pending {
    /// A new workspace.
    New,
    /// Opening the folder that is picked next.
    Open,
    /// Opening this folder.
    OpenPath(PathBuf),
    /// Closing the program.
    Close,
    /// Taking up the unsaved work of this journal.
    Recover(PathBuf),
    /// Opening a copy of this earlier version.
    Copy(PathBuf),
    /// Opening an exercise.
    Exercise(Opening),
}
