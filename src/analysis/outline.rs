//! A draft beside the table of contents of an instrument: which of its articles have a counterpart.
//!
//! Only titles of the instrument are known here, none of its words. A counterpart is an article of
//! the draft whose heading says what the title says, or, less surely, one in which an element was
//! found whose name does. That it is one says nothing of what either text provides.

use std::collections::BTreeSet;

use crate::coding::codebook::Codebook;
use crate::coding::draft::DraftCoding;
use crate::model::dossier::Dossier;
use crate::model::draft::{Article, Draft};
use crate::model::ids::{ArticleId, ElementId};
use crate::model::reference::{Outline, OutlineArticle};
use crate::model::text::{Bilingual, is_han};

/// A draft beside an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// For each chapter of the outline, for each of its articles, the counterparts.
    pub chapters: Vec<Vec<Vec<Counterpart>>>,
    /// Articles of the draft that are no counterpart of any.
    pub alone: Vec<ArticleId>,
}

/// An article of the draft that speaks of what an article of the instrument is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counterpart {
    /// The article.
    pub article: ArticleId,
    /// By what it was found.
    pub by: FoundBy,
}

/// By what a counterpart was found, the surest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundBy {
    /// Its heading says what the title says.
    Heading,
    /// An element coded in it is called what the title says.
    Element(ElementId),
}

impl Beside {
    /// How many articles of the instrument have a counterpart, and how many there are.
    pub fn covered(&self) -> (usize, usize) {
        let all = self.chapters.iter().flatten();
        let found = all.clone().filter(|found| !found.is_empty()).count();
        (found, all.count())
    }
}

/// What the headings and codings of a draft have in common with an outline.
pub fn beside(
    outline: &Outline,
    draft: &Draft,
    (dossier, codebook, coding): (&Dossier, &Codebook, &DraftCoding),
) -> Beside {
    let standing = |article: &&Article| article.paragraphs.iter().any(|p| !p.is_deleted());
    let texts: Vec<Text> = draft
        .articles
        .iter()
        .filter(standing)
        .map(|article| Text::of(article, dossier, codebook, coding))
        .collect();
    let found = |one: &OutlineArticle| {
        let titles = names(&one.title);
        let mut all: Vec<Counterpart> = texts.iter().filter_map(|t| t.fits(&titles)).collect();
        // Where a heading says it, elements mentioned elsewhere are no counterparts.
        if all.iter().any(|c| c.by == FoundBy::Heading) {
            all.retain(|c| c.by == FoundBy::Heading);
        }
        all
    };
    let chapters: Vec<Vec<Vec<Counterpart>>> = outline
        .chapters
        .iter()
        .map(|chapter| chapter.articles.iter().map(found).collect())
        .collect();
    let met: BTreeSet<ArticleId> = chapters
        .iter()
        .flatten()
        .flatten()
        .map(|counterpart| counterpart.article)
        .collect();
    let alone = texts.iter().map(|text| text.article);
    Beside {
        alone: alone.filter(|id| !met.contains(id)).collect(),
        chapters,
    }
}

/// An article as what it is called and what is found in it.
struct Text {
    article: ArticleId,
    heading: Name,
    elements: Vec<(ElementId, Vec<Name>)>,
}

impl Text {
    fn of(article: &Article, dossier: &Dossier, codebook: &Codebook, coding: &DraftCoding) -> Self {
        let clauses = article.paragraphs.iter().filter_map(|p| coding.of(p.id));
        let coded = clauses.flat_map(|clause| &clause.elements);
        let ids: BTreeSet<ElementId> = coded
            .filter_map(|coded| codebook.element_id(coded.element).cloned())
            .collect();
        let named = ids.into_iter().filter_map(|id| {
            let (_, element) = dossier.element(&id)?;
            Some((id, names(&element.label)))
        });
        Self {
            article: article.id,
            heading: Name::of(&article.heading),
            elements: named.collect(),
        }
    }

    fn fits(&self, titles: &[Name]) -> Option<Counterpart> {
        let says = |name: &Name| titles.iter().any(|title| title.is_said_by(name));
        let by = if says(&self.heading) {
            FoundBy::Heading
        } else {
            let mut elements = self.elements.iter();
            let found = elements.find(|(_, names)| names.iter().any(says))?;
            FoundBy::Element(found.0.clone())
        };
        let article = self.article;
        Some(Counterpart { article, by })
    }
}

fn names(text: &Bilingual) -> Vec<Name> {
    let both = [text.en.as_str(), text.zh.as_str()];
    let said = both.into_iter().filter(|text| !text.trim().is_empty());
    said.map(Name::of).collect()
}

/// What a title says: its words without those that say nothing, or pairs of Han characters.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name(BTreeSet<String>);

/// Words of titles that do not tell one from another.
const EMPTY: [&str; 20] = [
    "and",
    "article",
    "for",
    "general",
    "its",
    "measure",
    "other",
    "provision",
    "relating",
    "related",
    "rule",
    "scope",
    "the",
    "with",
    "certain",
    "data",
    "computer",
    "concerning",
    "specific",
    "such",
];

impl Name {
    fn of(text: &str) -> Self {
        let mut said: BTreeSet<String> = text
            .split(|ch: char| !ch.is_alphanumeric() || is_han(ch))
            .map(|word| root(&word.to_lowercase()))
            .filter(|word| word.len() > 2 && !EMPTY.contains(&word.as_str()))
            .collect();
        let han: Vec<char> = text
            .chars()
            .filter(|ch| is_han(*ch) && *ch != '的')
            .collect();
        said.extend(han.windows(2).map(|pair| pair.iter().collect::<String>()));
        Self(said)
    }

    /// Whether `other` says it: they share two thirds of their words, or one says all of the other
    /// in at least two words.
    fn is_said_by(&self, other: &Self) -> bool {
        let shared = self.0.intersection(&other.0).count();
        let (one, two) = (self.0.len(), other.0.len());
        let alike = shared * 3 >= one.max(two) * 2;
        let holds = shared >= 2 && shared == one.min(two);
        shared > 0 && (alike || holds)
    }
}

/// A word without the ending that a plural, a gerund or a noun has.
fn root(word: &str) -> String {
    let endings = [
        "ations", "ation", "ings", "ing", "ions", "ion", "ies", "es", "s", "e", "y",
    ];
    let cut = endings.iter().find_map(|ending| word.strip_suffix(ending));
    cut.filter(|rest| rest.len() > 3).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_the_same_when_they_say_the_same() {
        let said = |a: &str, b: &str| Name::of(a).is_said_by(&Name::of(b));
        for (a, b) in [
            ("Illegal access", "Illegal access to ICT systems"),
            (
                "Search and seizure of stored computer data",
                "Search and seizure of stored data",
            ),
            ("Jurisdiction", "Jurisdiction"),
            ("Conditions and safeguards", "Conditions and safeguards."),
            (
                "Expedited preservation of stored data",
                "Expedited preservation",
            ),
            ("Extradition", "Extraditions"),
            ("术语的使用", "术语使用"),
            ("非法侵入", "非法侵入系统"),
        ] {
            assert!(said(a, b), "{a} / {b}");
            assert!(said(b, a), "{b} / {a}");
        }
        for (a, b) in [
            ("Illegal access", "Access to data stored abroad"),
            ("Illegal access", "Illegal interception"),
            ("Corporate liability", "Duties of service providers"),
            ("Data interference", "Data protection"),
            ("Jurisdiction", "Extradition"),
            ("General provisions", "Final provisions"),
            ("管辖权", "引渡"),
            ("", "Anything at all"),
        ] {
            assert!(!said(a, b), "{a} / {b}");
        }
    }
}
