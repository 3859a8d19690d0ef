//! Every action once: its words, its keys, its place in the menus.
//!
//! Menus, buttons, the palette and the list of keys read this table, so they cannot disagree.

use crate::model::draft::ParagraphStatus;
use crate::session::command::{CardScope, ExportKind};

use super::panes::Pane;

mod debrief;
mod draft;
mod exercise;
mod keys;
mod look;
mod page;
mod records;

pub use debrief::DebriefAction;
pub use draft::DraftAction;
pub use exercise::ExerciseAction;
pub use keys::keys_said;
pub use look::LookAction;
pub use page::PageAction;
pub use records::RecordAction;

/// Something a person can do from a menu, a key or the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// A new workspace on the same dossier.
    New,
    /// Open a workspace folder.
    Open,
    /// Save.
    Save,
    /// Save to another folder.
    SaveAs,
    /// Load positions from a RON file.
    LoadPositionsFile,
    /// Load positions from a folder.
    LoadPositionsFolder,
    /// Choose what to export, how and for whom.
    ExportTable,
    /// Read positions from a table.
    ImportTable,
    /// Write a table to a file.
    Export(ExportKind),
    /// Compare another copy of the workspace and take it in.
    Merge,
    /// The passphrase of the confidential layer.
    Lock,
    /// The versions kept on this computer.
    Versions,
    /// Give the draft as it stands a name.
    NameVersion,
    /// The next difference between the versions compared.
    NextChange,
    /// The difference before.
    PreviousChange,
    /// Unsaved work that was found.
    Unsaved,
    /// Close the program.
    Quit,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Search in the draft.
    Find,
    /// All commands.
    Palette,
    /// Something with an article or a paragraph.
    Draft(DraftAction),
    /// Code the selected words by hand.
    CodeByHand,
    /// Something about brackets, alternatives, agreed words or references.
    Page(PageAction),
    /// Something with a proposal, a reading or a note.
    Record(RecordAction),
    /// Something with what a mock negotiation leaves, or done alone.
    Debrief(DebriefAction),
    /// Something about a mock negotiation.
    Exercise(ExerciseAction),
    /// Set the status of the paragraph under the caret.
    Status(ParagraphStatus),
    /// Whether the draft is complete.
    ToggleComplete,
    /// Caret to the next objection.
    NextObjection,
    /// Caret to the previous objection.
    PreviousObjection,
    /// Next article.
    NextArticle,
    /// Previous article.
    PreviousArticle,
    /// Whether only what is certain or confirmed counts.
    ToggleStrict,
    /// Whether nothing confidential is shown.
    Present,
    /// What the cards judge.
    Scope(CardScope),
    /// Bring a pane to the front.
    Show(Pane),
    /// Something about theme, language, density or size.
    Look(LookAction),
    /// Put the panels back where they were at first.
    ResetLayout,
    /// Name, own delegation.
    Settings,
    /// The list of keys.
    Shortcuts,
    /// About the program.
    About,
}

impl Action {
    /// Every action, in the order of the palette.
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::New,
            Self::Open,
            Self::Save,
            Self::SaveAs,
            Self::Versions,
            Self::Merge,
            Self::Lock,
            Self::Unsaved,
            Self::NameVersion,
            Self::LoadPositionsFile,
            Self::LoadPositionsFolder,
            Self::ExportTable,
            Self::ImportTable,
            Self::Export(ExportKind::PositionsCsv),
            Self::Export(ExportKind::PositionsJson),
            Self::Export(ExportKind::VerdictsCsv),
            Self::Export(ExportKind::VerdictsJson),
            Self::Undo,
            Self::Redo,
            Self::Find,
            Self::Palette,
        ];
        all.extend(DraftAction::ALL.map(Self::Draft));
        all.push(Self::CodeByHand);
        all.extend(PageAction::ALL.map(Self::Page));
        all.extend(RecordAction::ALL.map(Self::Record));
        all.extend(ParagraphStatus::ALL.map(Self::Status));
        all.extend(DebriefAction::ALL.map(Self::Debrief));
        all.extend(ExerciseAction::ALL.map(Self::Exercise));
        all.extend([
            Self::ToggleComplete,
            Self::NextObjection,
            Self::PreviousObjection,
            Self::NextArticle,
            Self::PreviousArticle,
            Self::NextChange,
            Self::PreviousChange,
            Self::ToggleStrict,
            Self::Present,
            Self::Scope(CardScope::Clause),
            Self::Scope(CardScope::Article),
            Self::Scope(CardScope::Draft),
        ]);
        all.extend(Pane::ALL.map(Self::Show));
        all.extend(LookAction::ALL.map(Self::Look));
        all.extend([
            Self::ResetLayout,
            Self::Settings,
            Self::Shortcuts,
            Self::About,
            Self::Quit,
        ]);
        all
    }

    /// Key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "action-new",
            Self::Open => "action-open",
            Self::Save => "action-save",
            Self::SaveAs => "action-save-as",
            Self::LoadPositionsFile => "action-load-positions-file",
            Self::LoadPositionsFolder => "action-load-positions-folder",
            Self::ExportTable => "action-export-table",
            Self::ImportTable => "action-import-table",
            Self::Export(ExportKind::PositionsCsv) => "action-export-positions-csv",
            Self::Export(ExportKind::PositionsJson) => "action-export-positions-json",
            Self::Export(ExportKind::VerdictsCsv) => "action-export-verdicts-csv",
            Self::Export(ExportKind::VerdictsJson) => "action-export-verdicts-json",
            Self::Merge => "action-merge",
            Self::Lock => "action-lock",
            Self::Versions => "action-versions",
            Self::Unsaved => "action-unsaved",
            Self::NameVersion => "action-name-version",
            Self::NextChange => "action-next-change",
            Self::PreviousChange => "action-previous-change",
            Self::Quit => "action-quit",
            Self::Undo => "action-undo",
            Self::Redo => "action-redo",
            Self::Find => "action-find",
            Self::Palette => "action-palette",
            Self::CodeByHand => "action-code-add",
            Self::Draft(action) => action.key(),
            Self::Look(action) => action.key(),
            Self::Page(action) => action.key(),
            Self::Record(action) => action.key(),
            Self::Debrief(action) => action.key(),
            Self::Exercise(action) => action.key(),
            Self::Status(status) => crate::words::keys::status_key(status),
            Self::ToggleComplete => "action-mark-complete",
            Self::NextObjection => "action-next-finding",
            Self::PreviousObjection => "action-previous-finding",
            Self::NextArticle => "action-next-article",
            Self::PreviousArticle => "action-previous-article",
            Self::Scope(CardScope::Clause) => "scope-clause",
            Self::Scope(CardScope::Article) => "scope-article",
            Self::Scope(CardScope::Draft) => "scope-draft",
            Self::Show(pane) => pane.key(),
            Self::ToggleStrict => "action-strict",
            Self::Present => "action-present",
            Self::ResetLayout => "action-reset-layout",
            Self::Settings => "action-settings",
            Self::Shortcuts => "action-shortcuts",
            Self::About => "action-about",
        }
    }

    /// Key of the group it belongs to in the palette and the list of keys.
    pub fn group(self) -> &'static str {
        match self {
            Self::New
            | Self::Open
            | Self::Save
            | Self::SaveAs
            | Self::Versions
            | Self::Merge
            | Self::Lock
            | Self::Unsaved
            | Self::NameVersion
            | Self::LoadPositionsFile
            | Self::LoadPositionsFolder
            | Self::ExportTable
            | Self::ImportTable
            | Self::Export(_)
            | Self::Quit => "menu-file",
            Self::Undo | Self::Redo | Self::Find | Self::Palette | Self::CodeByHand => "menu-edit",
            Self::Draft(_)
            | Self::Page(_)
            | Self::Record(_)
            | Self::Status(_)
            | Self::ToggleComplete
            | Self::NextObjection
            | Self::PreviousObjection
            | Self::NextArticle
            | Self::PreviousArticle
            | Self::NextChange
            | Self::PreviousChange => "menu-draft",
            Self::ToggleStrict
            | Self::Present
            | Self::Scope(_)
            | Self::Show(_)
            | Self::Look(_)
            | Self::Settings
            | Self::ResetLayout => "menu-view",
            Self::Exercise(_) | Self::Debrief(_) => "menu-exercise",
            Self::Shortcuts | Self::About => "menu-help",
        }
    }
}

#[cfg(test)]
mod tests;
