//! References and defined terms in a line, and where each leads.

use crate::model::crossref::{Called, Lead, Numbers, may_refer};
use crate::model::draft::Paragraph;
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::term::{Term, terms, uses};
use crate::model::text::Span;
use crate::session::draft_edit::place_name;
use crate::session::links::{LinkState, leading};
use crate::session::state::Session;

/// A reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkView {
    /// Its words.
    pub span: Span,
    /// How it stands.
    pub state: LinkState,
    /// Where it leads: paragraph and words.
    pub to: Option<(ParagraphId, Span)>,
    /// The number of that place now: `5, 2 (a)`; empty where it leads nowhere.
    pub place: String,
    /// The beginning of the words there.
    pub words: String,
}

/// A use of a defined term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermView {
    /// The words.
    pub span: Span,
    /// The term.
    pub term: String,
    /// The paragraph that defines it.
    pub paragraph: ParagraphId,
    /// The term there.
    pub at: Span,
    /// The number of that place.
    pub place: String,
    /// The words that define it.
    pub words: String,
}

/// As much of a text as a card shows, in characters.
const SHOWN: usize = 160;

fn beginning(text: &str) -> String {
    let mut words: String = text.chars().take(SHOWN).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    words
}

impl Session {
    /// The terms that the draft defines.
    pub(super) fn terms(&self) -> Vec<Term> {
        terms(&self.workspace().draft)
    }

    /// The references of a paragraph of the article `home`.
    pub(super) fn link_views(
        &self,
        p: &Paragraph,
        home: ArticleId,
        numbers: &Numbers,
    ) -> Vec<LinkView> {
        if !may_refer(&p.text) {
            return Vec::new();
        }
        let draft = &self.workspace().draft;
        let links = leading(p);
        links
            .into_iter()
            .map(|link| {
                let found = link.called(numbers);
                let target = found.as_ref().and(link.lead).and_then(|lead| match lead {
                    Lead::Paragraph(id) => draft.paragraph(id).map(|(_, p)| p),
                    Lead::Article(id) => draft.article(id)?.paragraphs.first(),
                });
                let heading = match link.lead {
                    Some(Lead::Article(id)) => draft.article(id).map(|a| a.heading.as_str()),
                    Some(Lead::Paragraph(_)) | None => None,
                };
                let heading = heading.filter(|heading| !heading.is_empty());
                LinkView {
                    span: link.reference.span,
                    state: link.state(&p.text, numbers, Some(home)),
                    to: target.map(|target| (target.id, Span::default())),
                    place: found.map(Called::place).unwrap_or_default(),
                    words: heading.map_or_else(
                        || target.map(|t| beginning(&t.text)).unwrap_or_default(),
                        ToOwned::to_owned,
                    ),
                }
            })
            .collect()
    }

    /// The uses of defined terms in a paragraph, where they are not the definition itself.
    pub(super) fn term_views(&self, p: &Paragraph, all: &[Term]) -> Vec<TermView> {
        if all.is_empty() {
            return Vec::new();
        }
        let draft = &self.workspace().draft;
        let mut shown = Vec::new();
        for (span, nth) in uses(&p.text, all) {
            let Some(term) = all.get(nth) else { continue };
            if term.paragraph == p.id && span.overlaps(term.span) {
                continue;
            }
            let Some((article, defines)) = draft.paragraph(term.paragraph) else {
                continue;
            };
            shown.push(TermView {
                span,
                term: term.text.clone(),
                paragraph: term.paragraph,
                at: term.span,
                place: place_name(draft, article, Some(term.paragraph)),
                words: beginning(&defines.text),
            });
        }
        shown
    }
}
