//! The draft beside the table of contents of an instrument.

use crate::analysis::outline::{FoundBy, beside};
use crate::model::draft::Draft;
use crate::model::ids::ArticleId;
use crate::model::number::article_numbers;
use crate::model::reference::Outline;
use crate::model::text::Lang;
use crate::session::state::Session;

/// The draft beside an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideView {
    /// Name of the instrument.
    pub name: String,
    /// How many articles of the instrument have a counterpart.
    pub found: usize,
    /// How many it has.
    pub of: usize,
    /// Its chapters.
    pub chapters: Vec<BesideChapter>,
    /// Articles of the draft that are no counterpart of any.
    pub alone: Vec<BesideArticle>,
    /// A caution on the outline; may be empty.
    pub note: String,
}

/// A chapter of the instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideChapter {
    /// Its title.
    pub title: String,
    /// Its articles: number, title, counterparts.
    pub articles: Vec<(String, String, Vec<BesideArticle>)>,
}

/// An article of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideArticle {
    /// Its id.
    pub id: ArticleId,
    /// Its number.
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// The name of the element by which it was found; absent where its heading says it.
    pub element: Option<String>,
}

impl Session {
    /// Instruments of which the dossier has a table of contents: id and name.
    pub fn outlined(&self, lang: Lang) -> Vec<(String, String)> {
        let outlines = self.workspace().dossier.reference.outlines.iter();
        outlines
            .map(|outline| {
                (
                    outline.instrument.to_string(),
                    self.outline_name(outline, lang),
                )
            })
            .collect()
    }

    fn outline_name(&self, outline: &Outline, lang: Lang) -> String {
        let known = self.workspace().dossier.instrument(&outline.instrument);
        known.map_or_else(
            || outline.instrument.to_string(),
            |instrument| instrument.name.get(lang).to_owned(),
        )
    }

    /// The draft beside the nth outline of the dossier; `None` where there is none.
    pub fn beside_outline(&self, nth: usize, lang: Lang) -> Option<BesideView> {
        let workspace = self.workspace();
        let (draft, dossier) = (&workspace.draft, &workspace.dossier);
        let outline = dossier.reference.outlines.get(nth)?;
        let desk = (dossier, &*self.derived.codebook, &self.derived.coding);
        let found = beside(outline, draft, desk);
        let numbers = article_numbers(draft);
        let article = |id: ArticleId, by: Option<&FoundBy>| {
            let (number, heading) = called(draft, &numbers, id)?;
            let element = match by {
                Some(FoundBy::Element(element)) => {
                    let known = dossier.element(element);
                    known.map(|(_, element)| element.label.get(lang).to_owned())
                }
                Some(FoundBy::Heading) | None => None,
            };
            Some(BesideArticle {
                id,
                number,
                heading,
                element,
            })
        };
        let chapters = outline.chapters.iter().zip(&found.chapters);
        let chapters = chapters.map(|(chapter, found)| BesideChapter {
            title: chapter.title.get(lang).to_owned(),
            articles: chapter
                .articles
                .iter()
                .zip(found)
                .map(|(one, found)| {
                    let met = found.iter().filter_map(|c| article(c.article, Some(&c.by)));
                    let title = one.title.get(lang).to_owned();
                    (one.number.clone(), title, met.collect())
                })
                .collect(),
        });
        let (n_found, n_all) = found.covered();
        Some(BesideView {
            name: self.outline_name(outline, lang),
            found: n_found,
            of: n_all,
            chapters: chapters.collect(),
            alone: found
                .alone
                .iter()
                .filter_map(|id| article(*id, None))
                .collect(),
            note: outline.note.clone(),
        })
    }
}

fn called(draft: &Draft, numbers: &[String], id: ArticleId) -> Option<(String, String)> {
    let at = draft.articles.iter().position(|a| a.id == id)?;
    let heading = draft.articles.get(at)?.heading.clone();
    Some((numbers.get(at)?.clone(), heading))
}
