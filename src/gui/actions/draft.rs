//! What can be done to articles and paragraphs: put in, taken out, moved, split, joined.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Something done to the article shown, or to the paragraph under the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftAction {
    /// A new article behind the one shown.
    AddArticle,
    /// Delete the article shown.
    DeleteArticle,
    /// Move the article shown up.
    ArticleUp,
    /// Move the article shown down.
    ArticleDown,
    /// A new paragraph behind the caret.
    AddParagraph,
    /// Delete the paragraph under the caret.
    DeleteParagraph,
    /// Merge the paragraph under the caret with the one above.
    MergeUp,
    /// Split the paragraph under the caret there.
    Split,
    /// Move the paragraph under the caret up.
    ParagraphUp,
    /// Move the paragraph under the caret down.
    ParagraphDown,
    /// One level deeper.
    Demote,
    /// One level up.
    Promote,
}

impl DraftAction {
    /// Every one, in the order of the palette.
    pub const ALL: [Self; 12] = [
        Self::AddArticle,
        Self::DeleteArticle,
        Self::ArticleUp,
        Self::ArticleDown,
        Self::AddParagraph,
        Self::DeleteParagraph,
        Self::MergeUp,
        Self::Split,
        Self::ParagraphUp,
        Self::ParagraphDown,
        Self::Demote,
        Self::Promote,
    ];

    /// Key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::AddArticle => "action-add-article",
            Self::DeleteArticle => "action-delete-article",
            Self::ArticleUp => "action-article-up",
            Self::ArticleDown => "action-article-down",
            Self::AddParagraph => "action-add-paragraph",
            Self::DeleteParagraph => "action-delete-paragraph",
            Self::MergeUp => "action-merge-up",
            Self::Split => "action-split",
            Self::ParagraphUp => "action-move-up",
            Self::ParagraphDown => "action-move-down",
            Self::Demote => "action-demote",
            Self::Promote => "action-promote",
        }
    }

    /// Its keys, if it has any.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let keys = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        match self {
            Self::AddArticle => keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::N),
            Self::AddParagraph => keys(Modifiers::COMMAND, Key::Enter),
            Self::ParagraphUp => keys(Modifiers::ALT, Key::ArrowUp),
            Self::ParagraphDown => keys(Modifiers::ALT, Key::ArrowDown),
            Self::Demote => keys(Modifiers::COMMAND, Key::CloseBracket),
            Self::Promote => keys(Modifiers::COMMAND, Key::OpenBracket),
            Self::DeleteArticle
            | Self::ArticleUp
            | Self::ArticleDown
            | Self::DeleteParagraph
            | Self::MergeUp
            | Self::Split => None,
        }
    }

    /// Whether it is done without a paragraph under the caret.
    pub fn needs_no_paragraph(self) -> bool {
        matches!(self, Self::AddArticle | Self::AddParagraph)
    }
}
