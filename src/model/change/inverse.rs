//! Taking a change back: the same change with before and after swapped.

use std::mem::swap;

use super::Change;

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(mut self) -> Self {
        match &mut self {
            Self::Text {
                removed, inserted, ..
            } => swap(removed, inserted),
            Self::MoveArticle { from, to } => swap(from, to),
            Self::Paragraphs { before, after, .. } | Self::Preamble { before, after } => {
                swap(before, after);
            }
            Self::Heading { before, after, .. }
            | Self::DraftTitle { before, after }
            | Self::Title { before, after } => swap(before, after),
            Self::Article { before, after, .. } => swap(before, after),
            Self::DraftComplete { before, after } => swap(before, after),
            Self::Decision { before, after, .. } => swap(before, after),
            Self::Own { before, after } => swap(before, after),
            Self::Position { before, after, .. } => swap(before, after),
            Self::MemberEntries { before, after, .. } => swap(before, after),
            Self::Bloc { before, after, .. } => swap(before, after),
            Self::Issue { before, after, .. } => swap(before, after),
            Self::Source { before, after, .. } => swap(before, after),
            Self::Version { before, after, .. } => swap(before, after),
            Self::Frame { before, after, .. } => swap(before, after),
            Self::Wrap { before, after, .. } => swap(before, after),
            Self::Proposal { before, after, .. } => swap(before, after),
            Self::Note { before, after, .. } => swap(before, after),
        }
        self
    }
}
