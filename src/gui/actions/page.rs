//! What can be done on the page beside typing: brackets, alternatives, agreed words, references.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Something done to the words under the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageAction {
    /// Brackets round the selection, or round the paragraph where nothing is selected.
    Bracket,
    /// Brackets round the whole article, or away with them.
    BracketArticle,
    /// Brackets round every article of the chapter, or away with them.
    BracketChapter,
    /// Whose the brackets round the caret are, and why.
    Attribute,
    /// Caret to the next brackets.
    NextBracket,
    /// Caret to the brackets before.
    PreviousBracket,
    /// The brackets go, their words stay.
    AcceptWords,
    /// The brackets go with their words.
    DropWords,
    /// Another wording for the selection, or for the paragraph where nothing is selected.
    Alternative,
    /// This alternative stands, the others are struck.
    Choose,
    /// The agreed words come back.
    PutBack,
    /// What was changed in agreed words only corrects the language.
    Correction,
    /// To where the reference or the defined term under the caret leads.
    Follow,
    /// Numbers of references follow what was moved.
    UpdateReferences,
}

impl PageAction {
    /// Every one, in the order of menus.
    pub const ALL: [Self; 14] = [
        Self::Bracket,
        Self::BracketArticle,
        Self::BracketChapter,
        Self::Attribute,
        Self::NextBracket,
        Self::PreviousBracket,
        Self::AcceptWords,
        Self::DropWords,
        Self::Alternative,
        Self::Choose,
        Self::PutBack,
        Self::Correction,
        Self::Follow,
        Self::UpdateReferences,
    ];

    /// Key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bracket => "action-bracket",
            Self::BracketArticle => "action-bracket-article",
            Self::BracketChapter => "action-bracket-chapter",
            Self::Attribute => "action-attribute",
            Self::NextBracket => "action-next-bracket",
            Self::PreviousBracket => "action-previous-bracket",
            Self::AcceptWords => "action-accept-words",
            Self::DropWords => "action-drop-bracketed",
            Self::Alternative => "action-alternative",
            Self::Choose => "action-choose-alternative",
            Self::PutBack => "action-put-back",
            Self::Correction => "action-correction",
            Self::Follow => "action-follow",
            Self::UpdateReferences => "action-update-references",
        }
    }

    /// Its keys, if it has any.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let keys = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        let ctrl = Modifiers::COMMAND;
        let ctrl_shift = Modifiers {
            shift: true,
            ..Modifiers::COMMAND
        };
        match self {
            Self::Bracket => keys(ctrl, Key::B),
            Self::Attribute => keys(ctrl_shift, Key::B),
            Self::NextBracket => keys(Modifiers::NONE, Key::F6),
            Self::PreviousBracket => keys(Modifiers::SHIFT, Key::F6),
            Self::AcceptWords => keys(Modifiers::ALT, Key::Enter),
            Self::DropWords => keys(Modifiers::ALT, Key::Delete),
            Self::Alternative => keys(ctrl_shift, Key::O),
            Self::Choose => keys(Modifiers::ALT, Key::O),
            Self::Follow => keys(Modifiers::NONE, Key::F12),
            Self::UpdateReferences => keys(ctrl_shift, Key::U),
            Self::PutBack | Self::Correction | Self::BracketArticle | Self::BracketChapter => None,
        }
    }
}
