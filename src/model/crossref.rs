//! References from one part of a draft to another: `article 5, paragraph 2 (a)`, `paragraph 3 of
//! this article`, `第五条第二款`.
//!
//! A reference is words with numbers in them; a [`Lead`] is what it leads to, by id. While ids stay
//! and numbers change, [`rewritten`] gives the words that say the right numbers again. References
//! to other instruments (`article 9 of the Charter`) are none of ours.

mod english;
mod han;

pub use han::value_of;

use super::draft::{Article, Draft, Level};
use super::ids::{ArticleId, ParagraphId};
use super::number::{article_numbers, paragraph_numbers};
use super::text::Span;

/// A number in the words of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberAt {
    /// Where it stands.
    pub span: Span,
    /// The number as the program shows it: `5`, `5 bis`, `a`.
    pub value: String,
}

/// The tongue in which a reference is written, which decides how its numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// `article 5`.
    English,
    /// `第五条`.
    HanNumerals,
    /// `第5条`.
    HanFigures,
}

/// A reference in the words of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// All its words.
    pub span: Span,
    /// The article; absent where it is the one the words stand in.
    pub article: Option<NumberAt>,
    /// The paragraph; absent where the whole article is meant.
    pub paragraph: Option<NumberAt>,
    /// The item.
    pub item: Option<NumberAt>,
    /// How its numbers are written.
    pub manner: Manner,
}

/// What a reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lead {
    /// An article.
    Article(ArticleId),
    /// A paragraph or item.
    Paragraph(ParagraphId),
}

/// The references in a text, in order.
pub fn references(text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    if text.contains("rticle") || text.contains("aragraph") {
        english::find(text, &mut found);
    }
    if text.contains(['条', '款']) {
        han::find(text, &mut found);
    }
    found.sort_by_key(|reference| reference.span);
    found
}

/// What a reference that stands in the article `home` leads to by its numbers; `None` where there
/// is nothing of that number.
pub fn resolve(reference: &Reference, draft: &Draft, home: Option<ArticleId>) -> Option<Lead> {
    let article = match &reference.article {
        Some(number) => {
            let numbers = article_numbers(draft);
            let at = numbers.iter().position(|one| *one == number.value)?;
            draft.articles.get(at)?
        }
        None => draft.article(home?)?,
    };
    let Some(paragraph) = &reference.paragraph else {
        return Some(Lead::Article(article.id));
    };
    let at = place_of(article, &paragraph.value)?;
    let place = match &reference.item {
        Some(item) => item_of(article, at, &item.value)?,
        None => at,
    };
    article.paragraphs.get(place).map(|p| Lead::Paragraph(p.id))
}

/// The place of the paragraph with a number: the only one of an article is its first.
fn place_of(article: &Article, value: &str) -> Option<usize> {
    let numbers = paragraph_numbers(article);
    let of_level = |at: usize| {
        let p = article.paragraphs.get(at);
        p.is_some_and(|p| p.level == Level::Paragraph && !p.is_deleted())
    };
    let mut all = (0..article.paragraphs.len()).filter(|at| of_level(*at));
    let numbered = all.clone().find(|at| {
        let shown = numbers.get(*at).map_or("", String::as_str);
        bare(shown) == value
    });
    let alone = all.clone().count() == 1 && value == "1";
    numbered.or_else(|| all.next().filter(|_| alone))
}

/// `2 bis. Option 1` → `2 bis`.
fn bare(number: &str) -> &str {
    let number = number.split('.').next().unwrap_or(number);
    number.trim_matches(['(', ')'])
}

/// The place of the item with a letter under the paragraph at `place`.
fn item_of(article: &Article, place: usize, value: &str) -> Option<usize> {
    let numbers = paragraph_numbers(article);
    article.body_of(place).find(|at| {
        let level = article.paragraphs.get(*at).map(|p| p.level);
        let shown = numbers.get(*at).map_or("", String::as_str);
        level == Some(Level::Item) && bare(shown) == value
    })
}

/// The numbers by which a target is called now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The article it is, or stands in.
    pub home: ArticleId,
    /// Its number.
    pub article: String,
    /// The number of the paragraph, where it is one or stands under one.
    pub paragraph: Option<String>,
    /// The letter of the item, where it is one.
    pub item: Option<String>,
}

/// How a target is called now; `None` where it is gone or struck.
pub fn called(lead: Lead, draft: &Draft) -> Option<Called> {
    let numbers = article_numbers(draft);
    let number_of = |id: ArticleId| {
        let at = draft.articles.iter().position(|a| a.id == id)?;
        numbers.get(at).cloned()
    };
    match lead {
        Lead::Article(id) => Some(Called {
            home: id,
            article: number_of(id)?,
            paragraph: None,
            item: None,
        }),
        Lead::Paragraph(id) => {
            let (article, paragraph) = draft.paragraph(id)?;
            if paragraph.is_deleted() {
                return None;
            }
            let shown = paragraph_numbers(article);
            let place = article.place_of(id)?;
            let said = |at: usize| bare(shown.get(at).map_or("", String::as_str)).to_owned();
            let is_item = paragraph.level != Level::Paragraph;
            let over = (0..place).rev().find(|at| {
                let p = article.paragraphs.get(*at);
                p.is_some_and(|p| p.level == Level::Paragraph && !p.is_deleted())
            });
            let top = if is_item { over? } else { place };
            let number = Some(said(top)).filter(|number| !number.is_empty());
            Some(Called {
                home: article.id,
                article: number_of(article.id)?,
                paragraph: Some(number.unwrap_or_else(|| "1".to_owned())),
                item: is_item.then(|| said(place)),
            })
        }
    }
}

impl Called {
    /// `5, 2 (a)`.
    pub fn place(&self) -> String {
        let mut said = self.article.clone();
        if let Some(paragraph) = &self.paragraph {
            said.push_str(", ");
            said.push_str(paragraph);
        }
        if let Some(item) = &self.item {
            said.push_str(&format!(" ({item})"));
        }
        said
    }
}

/// The words of a reference with the numbers its target has now; `None` where they are right.
///
/// `home` is the article in which the words stand: a reference without an article gets one where
/// its target stands elsewhere by now.
pub fn rewritten(
    reference: &Reference,
    text: &str,
    called: &Called,
    home: Option<ArticleId>,
) -> Option<String> {
    let mut words = text.get(reference.span.range())?.to_owned();
    let start = reference.span.start;
    let mut edits: Vec<(Span, String)> = Vec::new();
    let mut turn = |number: Option<&NumberAt>, now: Option<&String>| {
        if let (Some(number), Some(now)) = (number, now)
            && number.value != *now
        {
            edits.push((number.span, written(now, reference.manner)));
        }
    };
    turn(reference.article.as_ref(), Some(&called.article));
    turn(reference.paragraph.as_ref(), called.paragraph.as_ref());
    turn(reference.item.as_ref(), called.item.as_ref());
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let moved_away = reference.article.is_none() && home != Some(called.home);
    if edits.is_empty() && !moved_away {
        return None;
    }
    for (span, now) in edits {
        let (from, to) = ((span.start - start) as usize, (span.end - start) as usize);
        words.get(from..to)?;
        words.replace_range(from..to, &now);
    }
    if moved_away {
        words = with_article(&words, &called.article, reference.manner);
    }
    Some(words)
}

/// A number as the manner has it; item letters stay letters.
fn written(value: &str, manner: Manner) -> String {
    let figure = value.parse::<usize>();
    match (manner, figure) {
        (Manner::HanNumerals, Ok(n)) => han::numeral(n),
        _ => value.to_owned(),
    }
}

fn with_article(words: &str, article: &str, manner: Manner) -> String {
    match manner {
        Manner::English => {
            let bare = words
                .strip_suffix(" of this article")
                .unwrap_or(words)
                .to_owned();
            format!("{bare} of article {article}")
        }
        Manner::HanNumerals | Manner::HanFigures => {
            let bare = words.strip_prefix("本条").unwrap_or(words);
            format!("第{}条{bare}", written(article, manner))
        }
    }
}

#[cfg(test)]
mod tests;
