//! Brackets round whole paragraphs and articles, as the page shows them.

use std::collections::BTreeMap;

use super::marks::OwnerView;
use crate::model::draft::{Article, Rank, WrapOver};
use crate::model::ids::{ArticleId, BracketId, ParagraphId};
use crate::model::number::full_number;
use crate::model::text::Lang;
use crate::session::state::Session;

/// Brackets that hold an article, or paragraphs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrapView {
    /// Their id.
    pub id: BracketId,
    /// How many articles they hold; 0 where they hold paragraphs of this one.
    pub articles: usize,
    /// The number of the first paragraph they hold, where they hold paragraphs.
    pub from: String,
    /// The number of the last.
    pub to: String,
    /// Whose they are.
    pub owners: Vec<OwnerView>,
}

/// How many such brackets open before a paragraph and close behind it.
pub(super) type Ends = BTreeMap<ParagraphId, (usize, usize)>;

impl Session {
    /// The brackets round whole articles or paragraphs that hold something of an article, and where
    /// in it they open and close.
    pub(super) fn wraps(&self, article: &Article, lang: Lang) -> (Vec<WrapView>, Ends) {
        let draft = &self.workspace().draft;
        let (mut shown, mut ends) = (Vec::new(), Ends::new());
        for wrap in &draft.wraps {
            let held: Vec<usize> = match &wrap.over {
                WrapOver::Paragraphs(ids) => {
                    let places = ids.iter().filter_map(|id| article.place_of(*id));
                    places.collect()
                }
                WrapOver::Articles(ids) => {
                    let places = ids
                        .iter()
                        .filter_map(|id| draft.articles.iter().position(|a| a.id == *id));
                    let (first, last) = (places.clone().min(), places.max());
                    let here = draft.articles.iter().position(|a| a.id == article.id);
                    let inside = first.zip(last).zip(here);
                    if inside.is_none_or(|((first, last), here)| here < first || last < here) {
                        continue;
                    }
                    (0..article.paragraphs.len()).collect()
                }
            };
            let (Some(first), Some(last)) = (held.iter().min(), held.iter().max()) else {
                continue;
            };
            let id_at = |at: &usize| article.paragraphs.get(*at).map(|p| p.id);
            if let (Some(first), Some(last)) = (id_at(first), id_at(last)) {
                ends.entry(first).or_default().0 += 1;
                ends.entry(last).or_default().1 += 1;
            }
            let owners = wrap.owners.iter().map(|party| self.owner_view(party, lang));
            shown.push(WrapView {
                id: wrap.id,
                articles: match &wrap.over {
                    WrapOver::Articles(ids) => ids.len(),
                    WrapOver::Paragraphs(_) => 0,
                },
                from: full_number(article, *first),
                to: full_number(article, *last),
                owners: owners.collect(),
            });
        }
        (shown, ends)
    }

    /// The brackets that hold just these articles.
    pub fn wrap_over(&self, all: &[ArticleId]) -> Option<BracketId> {
        let mut wraps = self.workspace().draft.wraps.iter();
        let just = |over: &WrapOver| matches!(over, WrapOver::Articles(ids) if ids == all);
        wraps.find(|wrap| just(&wrap.over)).map(|wrap| wrap.id)
    }

    /// The articles of the chapter in which one stands; all of the draft where it has no chapters.
    pub fn chapter_of(&self, id: ArticleId) -> Vec<ArticleId> {
        let begins = |article: &Article| {
            let mut opens = article.frame.opens.iter();
            opens.any(|division| division.rank == Rank::Chapter)
        };
        let mut chapter = Vec::new();
        for article in &self.workspace().draft.articles {
            if begins(article) {
                if chapter.contains(&id) {
                    break;
                }
                chapter.clear();
            }
            chapter.push(article.id);
        }
        chapter
    }
}
