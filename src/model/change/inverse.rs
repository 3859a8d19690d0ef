//! Taking a change back: the same change with before and after swapped.

use super::Change;

impl Change {
    /// The change that takes this one back.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one arm a kind of change")]
    pub fn inverse(self) -> Self {
        match self {
            Self::Text {
                paragraph,
                at,
                removed,
                inserted,
            } => Self::Text {
                paragraph,
                at,
                removed: inserted,
                inserted: removed,
            },
            Self::Paragraphs {
                article,
                before,
                after,
            } => Self::Paragraphs {
                article,
                before: after,
                after: before,
            },
            Self::Preamble { before, after } => Self::Preamble {
                before: after,
                after: before,
            },
            Self::Heading {
                article,
                before,
                after,
            } => Self::Heading {
                article,
                before: after,
                after: before,
            },
            Self::Article {
                place,
                before,
                after,
            } => Self::Article {
                place,
                before: after,
                after: before,
            },
            Self::MoveArticle { from, to } => Self::MoveArticle { from: to, to: from },
            Self::DraftTitle { before, after } => Self::DraftTitle {
                before: after,
                after: before,
            },
            Self::DraftComplete { before, after } => Self::DraftComplete {
                before: after,
                after: before,
            },
            Self::Decision { id, before, after } => Self::Decision {
                id,
                before: after,
                after: before,
            },
            Self::Own { before, after } => Self::Own {
                before: after,
                after: before,
            },
            Self::Title { before, after } => Self::Title {
                before: after,
                after: before,
            },
            Self::Position {
                bloc,
                issue,
                before,
                after,
            } => Self::Position {
                bloc,
                issue,
                before: after,
                after: before,
            },
            Self::MemberEntries {
                bloc,
                before,
                after,
            } => Self::MemberEntries {
                bloc,
                before: after,
                after: before,
            },
            Self::Bloc {
                place,
                before,
                after,
            } => Self::Bloc {
                place,
                before: after,
                after: before,
            },
            Self::Issue {
                place,
                before,
                after,
            } => Self::Issue {
                place,
                before: after,
                after: before,
            },
            Self::Source {
                id,
                place,
                before,
                after,
            } => Self::Source {
                id,
                place,
                before: after,
                after: before,
            },
            Self::Version { id, before, after } => Self::Version {
                id,
                before: after,
                after: before,
            },
            Self::Frame {
                article,
                before,
                after,
            } => Self::Frame {
                article,
                before: after,
                after: before,
            },
            Self::Wrap { id, before, after } => Self::Wrap {
                id,
                before: after,
                after: before,
            },
            Self::Proposal { id, before, after } => Self::Proposal {
                id,
                before: after,
                after: before,
            },
            Self::Note { id, before, after } => Self::Note {
                id,
                before: after,
                after: before,
            },
        }
    }
}
