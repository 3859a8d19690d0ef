//! The draft laid out for the checks: its passages, and what coding says of them.

use crate::coding::codebook::Codebook;
use crate::coding::coded::ClauseCoding;
use crate::coding::draft::DraftCoding;
use crate::model::draft::{Article, Draft};
use crate::model::ids::ParagraphId;

use super::passage::{Kind, Passage};

/// A draft as coded.
#[derive(Clone, Copy, Debug)]
pub struct Coded<'c> {
    /// The compiled codebook.
    pub codebook: &'c Codebook,
    /// What coding says of the draft.
    pub coding: &'c DraftCoding,
}

/// The draft laid out for the checks.
pub struct Desk<'d> {
    pub(super) draft: &'d Draft,
    pub(super) coded: Option<Coded<'d>>,
    passages: Vec<Passage<'d>>,
}

impl<'d> Desk<'d> {
    /// Lays a draft out. Struck paragraphs are left aside: nobody edits them.
    pub fn new(draft: &'d Draft, coded: Option<Coded<'d>>) -> Self {
        let mut passages = Vec::new();
        for recital in draft.preamble.iter().filter(|r| !r.is_deleted()) {
            let kind = Kind::Recital(recital.id);
            passages.push(Passage::paragraph(kind, recital, passages.len()));
        }
        for article in &draft.articles {
            passages.push(Passage::heading(
                article.id,
                &article.heading,
                passages.len(),
            ));
            let standing = article.paragraphs.iter().enumerate();
            for (at, paragraph) in standing.filter(|(_, p)| !p.is_deleted()) {
                let kind = Kind::Clause(article.id, paragraph.id);
                passages.push(Passage {
                    is_chapeau: article.is_chapeau(at),
                    ..Passage::paragraph(kind, paragraph, passages.len())
                });
            }
        }
        Self {
            draft,
            coded,
            passages,
        }
    }

    /// Every passage in order.
    pub(super) fn passages(&self) -> impl Iterator<Item = &Passage<'d>> {
        self.passages.iter()
    }

    /// Headings left out.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &Passage<'d>> {
        self.passages.iter().filter(|passage| !passage.is_heading())
    }

    /// Paragraphs, items and tails of articles.
    pub(super) fn clauses(&self) -> impl Iterator<Item = &Passage<'d>> {
        self.passages.iter().filter(|passage| passage.is_clause())
    }

    /// Passages that are not in Chinese.
    pub(super) fn western(&self) -> impl Iterator<Item = &Passage<'d>> {
        self.passages.iter().filter(|passage| !passage.is_chinese())
    }

    /// Each article with its standing paragraphs.
    pub(super) fn articles(&self) -> impl Iterator<Item = (&'d Article, Vec<&Passage<'d>>)> {
        self.draft.articles.iter().map(|article| {
            let own = |passage: &&Passage<'d>| {
                matches!(passage.kind, Kind::Clause(home, _) if home == article.id)
            };
            // Passages of an article stand together, after its heading.
            let from = self
                .passages
                .iter()
                .position(|p| p.kind == Kind::Heading(article.id));
            let all = self.passages.iter().skip(from.map_or(0, |at| at + 1));
            (article, all.take_while(own).collect())
        })
    }

    /// What coding says of a paragraph.
    pub(super) fn coding_of(
        &self,
        paragraph: ParagraphId,
    ) -> Option<(&'d Codebook, &'d ClauseCoding)> {
        let coded = self.coded?;
        Some((coded.codebook, coded.coding.of(paragraph)?))
    }
}
