//! The numbers by which everything in a draft is called now, and what is called by a number.

use std::collections::BTreeMap;

use super::Lead;
use crate::model::draft::{Article, Draft, Level, ParagraphStatus};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::number::{article_numbers, paragraph_numbers};

/// How far a trace of moved words is followed.
const LONGEST_TRACE: usize = 8;

/// The numbers by which a target is called now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The article it is, or stands in.
    pub home: ArticleId,
    /// Its number.
    pub article: String,
    /// The number of the paragraph, where it is one or stands under one.
    pub paragraph: Option<String>,
    /// The letters of the item, the subitem and the point, where it is one.
    pub items: Vec<String>,
}

impl Called {
    /// `5, 2 (a)`.
    pub fn place(&self) -> String {
        let mut said = self.article.clone();
        if let Some(paragraph) = &self.paragraph {
            said.push_str(", ");
            said.push_str(paragraph);
        }
        for item in &self.items {
            said.push_str(&format!(" ({item})"));
        }
        said
    }
}

/// What is called how in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    called: BTreeMap<Lead, Called>,
    articles: BTreeMap<String, ArticleId>,
    inside: BTreeMap<(ArticleId, String, Vec<String>), ParagraphId>,
    /// Where the words of paragraphs went that stand there struck.
    went: BTreeMap<ParagraphId, ParagraphId>,
}

impl Numbers {
    /// The numbers of a draft. Recitals have none.
    pub fn of(draft: &Draft) -> Self {
        let mut all = Self::default();
        for (article, number) in draft.articles.iter().zip(article_numbers(draft)) {
            all.articles.entry(number.clone()).or_insert(article.id);
            all.add(article, &number);
        }
        for recital in &draft.preamble {
            let moved = recital.status == ParagraphStatus::Moved;
            if let Some(to) = recital.moved_to.filter(|_| moved) {
                all.went.insert(recital.id, to);
            }
        }
        all
    }

    fn add(&mut self, article: &Article, number: &str) {
        let called = |paragraph: Option<String>, items: Vec<String>| Called {
            home: article.id,
            article: number.to_owned(),
            paragraph,
            items,
        };
        let of_article = called(None, Vec::new());
        self.called.insert(Lead::Article(article.id), of_article);
        let shown = paragraph_numbers(article);
        let figure = |shown: &String| shown.starts_with(|ch: char| ch.is_ascii_digit());
        let top_level = |at: &usize| {
            let p = article.paragraphs.get(*at);
            p.is_some_and(|p| p.level == Level::Paragraph && !p.is_deleted())
        };
        // The only paragraph of an article shows no number and is its first.
        let alone = !(0..shown.len())
            .filter(top_level)
            .any(|at| shown.get(at).is_some_and(figure));
        let mut top: Option<String> = None;
        let mut path: [Option<String>; 3] = Default::default();
        for (paragraph, shown) in article.paragraphs.iter().zip(&shown) {
            if paragraph.is_deleted() {
                let moved = paragraph.status == ParagraphStatus::Moved;
                if let Some(to) = paragraph.moved_to.filter(|_| moved) {
                    self.went.insert(paragraph.id, to);
                }
                continue;
            }
            let depth = paragraph.level.depth();
            match paragraph.level {
                Level::Tail => continue,
                Level::Paragraph if alone => top = Some("1".to_owned()),
                // What goes on with an alternative has the number of that.
                Level::Paragraph if shown.is_empty() => {}
                Level::Paragraph => top = Some(bare(shown).to_owned()),
                Level::Item | Level::Subitem | Level::Point if shown.is_empty() => continue,
                Level::Item | Level::Subitem | Level::Point => {
                    if let Some(slot) = path.get_mut(depth.saturating_sub(1)) {
                        *slot = Some(bare(shown).to_owned());
                    }
                }
            }
            for deeper in path.iter_mut().skip(depth) {
                *deeper = None;
            }
            let Some(paragraph_number) = &top else {
                continue;
            };
            let items: Vec<String> = path.iter().flatten().cloned().collect();
            let place = (article.id, paragraph_number.clone(), items.clone());
            self.inside.entry(place).or_insert(paragraph.id);
            let now = called(Some(paragraph_number.clone()), items);
            self.called.insert(Lead::Paragraph(paragraph.id), now);
        }
    }

    /// How a target is called now; `None` where it is gone or struck, or has no number. Words that
    /// were moved are called as where they went.
    pub fn called(&self, lead: Lead) -> Option<&Called> {
        let mut at = lead;
        for _ in 0..LONGEST_TRACE {
            if let Some(found) = self.called.get(&at) {
                return Some(found);
            }
            let Lead::Paragraph(id) = at else { return None };
            at = Lead::Paragraph(*self.went.get(&id)?);
        }
        None
    }

    /// The article of a number, such as `5 bis`.
    pub fn article(&self, number: &str) -> Option<ArticleId> {
        self.articles.get(number).copied()
    }

    /// The paragraph of a number, or the item of these letters under it.
    pub fn paragraph(
        &self,
        article: ArticleId,
        number: &str,
        items: &[String],
    ) -> Option<ParagraphId> {
        let place = (article, number.to_owned(), items.to_vec());
        self.inside.get(&place).copied()
    }
}

/// `2 bis. Option 1` → `2 bis`, `(a) Option 1` → `a`.
fn bare(number: &str) -> &str {
    match number.strip_prefix('(') {
        Some(rest) => rest.split(')').next().unwrap_or(rest),
        None => number.split('.').next().unwrap_or(number),
    }
}
