//! What of the draft's body a change touches, for those that follow the body alone: references,
//! the journal's prints, the article that is brought into view.

use super::Change;
use crate::model::ids::{ArticleId, ParagraphId};

/// The part of the draft's body a change touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touched {
    /// The words of a paragraph or recital.
    Words(ParagraphId),
    /// The list of recitals.
    Recitals,
    /// The list of an article's paragraphs.
    Paragraphs(ArticleId),
    /// The heading of an article.
    Heading(ArticleId),
    /// How an article is numbered and what begins with it.
    Frame(ArticleId),
    /// An article that is put in or replaced; none where one is taken out.
    Article(Option<ArticleId>),
    /// The order of the articles: one of them now stands at this place, from 0.
    Order(usize),
}

impl Change {
    /// What it touches of the draft's body: recitals and articles. `None` for everything beside
    /// it, such as the title, brackets round whole paragraphs, proposals, notes and the dossier.
    pub fn touched(&self) -> Option<Touched> {
        match self {
            Self::Text { paragraph, .. } => Some(Touched::Words(*paragraph)),
            Self::Preamble { .. } => Some(Touched::Recitals),
            Self::Paragraphs { article, .. } => Some(Touched::Paragraphs(*article)),
            Self::Heading { article, .. } => Some(Touched::Heading(*article)),
            Self::Frame { article, .. } => Some(Touched::Frame(*article)),
            Self::Article { after, .. } => {
                Some(Touched::Article(after.as_ref().map(|article| article.id)))
            }
            Self::MoveArticle { to, .. } => Some(Touched::Order(*to)),
            Self::DraftTitle { .. }
            | Self::DraftComplete { .. }
            | Self::Decision { .. }
            | Self::Own { .. }
            | Self::Title { .. }
            | Self::Position { .. }
            | Self::MemberEntries { .. }
            | Self::Bloc { .. }
            | Self::Issue { .. }
            | Self::Source { .. }
            | Self::Version { .. }
            | Self::Wrap { .. }
            | Self::Proposal { .. }
            | Self::Note { .. } => None,
        }
    }
}
