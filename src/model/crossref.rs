//! References from one part of a draft to another: `article 5, paragraph 2 (a)`, `paragraph 3 of
//! this article`, `第五条之二第二款`.
//!
//! A reference is words with numbers in them; a [`Link`] binds such words to what they lead to, by
//! id. While ids stay and numbers change, [`rewritten`] gives the words that say the right numbers
//! again, and [`settle`] puts them into a draft. References to other instruments (`article 9 of the
//! Charter`) are none of ours.

mod bound;
mod english;
mod han;
mod numbers;
mod said;

pub use bound::{Rewriting, bind, bound, followed, settle, stale};
pub use han::{counted_as, numeral, value_of};
pub use numbers::{Called, Numbers};
pub use said::rewritten;

pub use super::link::{Lead, Link};

use super::ids::ArticleId;
use super::text::Span;

/// A number in the words of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberAt {
    /// Where it stands. In Chinese the word for what is counted, and what follows it where the
    /// number is one put in between, belong to it: `五条之二`.
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
    /// The item, the subitem in it and the point in that, as far as they are named.
    pub items: Vec<NumberAt>,
    /// How its numbers are written.
    pub manner: Manner,
}

/// Whether a text could hold a reference, told without reading it.
pub fn may_refer(text: &str) -> bool {
    text.contains("rticle") || text.contains("aragraph") || text.contains('第')
}

/// The references in a text, in order.
pub fn references(text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    if text.contains("rticle") || text.contains("aragraph") {
        english::find(text, &mut found);
    }
    if text.contains('第') {
        han::find(text, &mut found);
    }
    found.sort_by_key(|reference| reference.span);
    found
}

/// What a reference that stands in the article `home` leads to by its numbers; `None` where there
/// is nothing of that number.
pub fn resolve(reference: &Reference, numbers: &Numbers, home: Option<ArticleId>) -> Option<Lead> {
    let article = match &reference.article {
        Some(number) => numbers.article(&number.value)?,
        None => home?,
    };
    let Some(paragraph) = &reference.paragraph else {
        return Some(Lead::Article(article));
    };
    let items: Vec<String> = reference.items.iter().map(|i| i.value.clone()).collect();
    numbers
        .paragraph(article, &paragraph.value, &items)
        .map(Lead::Paragraph)
}

#[cfg(test)]
mod tests;
