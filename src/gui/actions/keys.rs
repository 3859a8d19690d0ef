//! The keys of actions.

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::Action;
use crate::gui::panes::Pane;
use crate::model::draft::ParagraphStatus;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

impl Action {
    /// Its keys, if it has any.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let keys = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        match self {
            Self::New => keys(CTRL, Key::N),
            Self::Open => keys(CTRL, Key::O),
            Self::Save => keys(CTRL, Key::S),
            Self::SaveAs => keys(CTRL_SHIFT, Key::S),
            Self::Quit => keys(CTRL, Key::Q),
            Self::Undo => keys(CTRL, Key::Z),
            Self::Redo => keys(CTRL_SHIFT, Key::Z),
            Self::Find => keys(CTRL, Key::F),
            Self::Palette => keys(CTRL_SHIFT, Key::P),
            Self::CodeByHand => keys(CTRL, Key::K),
            Self::Draft(action) => action.shortcut(),
            Self::Look(action) => action.shortcut(),
            Self::Page(action) => action.shortcut(),
            Self::Status(status) => status_keys(status),
            Self::NextObjection => keys(Modifiers::NONE, Key::F8),
            Self::PreviousObjection => keys(Modifiers::SHIFT, Key::F8),
            Self::Present => keys(Modifiers::NONE, Key::F9),
            Self::NextChange => keys(Modifiers::NONE, Key::F7),
            Self::PreviousChange => keys(Modifiers::SHIFT, Key::F7),
            Self::NameVersion => keys(CTRL_SHIFT, Key::M),
            Self::Record(action) => action.shortcut(),
            Self::Debrief(action) => action.shortcut(),
            Self::Exercise(action) => action.shortcut(),
            Self::NextArticle => keys(CTRL, Key::PageDown),
            Self::PreviousArticle => keys(CTRL, Key::PageUp),
            Self::Show(Pane::Article) => keys(CTRL, Key::Num1),
            Self::Show(Pane::Positions) => keys(CTRL, Key::Num2),
            Self::Show(Pane::Verdicts) => keys(CTRL, Key::Num3),
            Self::Show(Pane::Bloc) => keys(CTRL, Key::Num4),
            Self::Show(Pane::Issue) => keys(CTRL, Key::Num5),
            Self::Show(Pane::Instruments) => keys(CTRL, Key::Num6),
            Self::Show(Pane::Editor) => keys(CTRL, Key::Num7),
            Self::Show(Pane::Objections) => keys(CTRL, Key::Num8),
            Self::Show(Pane::Coding) => keys(CTRL, Key::Num9),
            Self::Show(Pane::Proposals) => keys(CTRL, Key::D),
            Self::Show(Pane::Readings) => keys(CTRL, Key::R),
            Self::Show(Pane::Votes) => keys(CTRL, Key::G),
            Self::Show(Pane::Notes) => keys(CTRL, Key::J),
            Self::Shortcuts => keys(Modifiers::NONE, Key::F1),
            Self::Settings => keys(CTRL, Key::Comma),
            Self::ExportTable => keys(CTRL, Key::E),
            Self::ImportTable
            | Self::Merge
            | Self::Lock
            | Self::Versions
            | Self::Unsaved
            | Self::LoadPositionsFile
            | Self::LoadPositionsFolder
            | Self::Export(_)
            | Self::ToggleComplete
            | Self::Scope(_)
            | Self::Show(_)
            | Self::ToggleStrict
            | Self::ResetLayout
            | Self::About => None,
        }
    }
}

/// Alt and a figure, from open to deleted.
fn status_keys(status: ParagraphStatus) -> Option<KeyboardShortcut> {
    let key = match status {
        ParagraphStatus::Open => Key::Num1,
        ParagraphStatus::Bracketed => Key::Num2,
        ParagraphStatus::Pending => Key::Num3,
        ParagraphStatus::AgreedInformals => Key::Num4,
        ParagraphStatus::AgreedAdReferendum => Key::Num5,
        ParagraphStatus::Agreed => Key::Num6,
        ParagraphStatus::Deleted => Key::Num7,
        ParagraphStatus::Moved => return None,
    };
    Some(KeyboardShortcut::new(Modifiers::ALT, key))
}

/// Keys as a person reads them on the keyboard; empty where there are none.
pub fn keys_said(ui: &Ui, keys: Option<KeyboardShortcut>) -> String {
    let Some(keys) = keys else {
        return String::new();
    };
    let said = ui.format_shortcut(&keys);
    let key = keys.logical_key;
    let sign = SIGNS.iter().find(|(named, _)| *named == key);
    let modifiers = said.strip_suffix(key.name());
    match modifiers.zip(sign) {
        Some((modifiers, (_, sign))) => format!("{modifiers}{sign}"),
        None => said,
    }
}

/// Signs of keys that egui has names for.
const SIGNS: [(Key, &str); 5] = [
    (Key::OpenBracket, "["),
    (Key::CloseBracket, "]"),
    (Key::Comma, ","),
    (Key::Minus, "-"),
    (Key::Plus, "+"),
];
