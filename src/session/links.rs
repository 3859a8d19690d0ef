//! References of the draft as links: what each was about when it was written, by id, whatever is
//! moved or put in between; what they would have to say now; and the step that makes them say it.

use std::collections::BTreeMap;

use crate::editorial::{Fix, Remark, Severity, Site};
use crate::model::change::Change;
use crate::model::crossref::{Lead, Reference, called, references, resolve, rewritten};
use crate::model::draft::{Draft, LogEvent};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::term::{terms, uses};
use crate::model::text::Span;

use super::draft_edit::Planned;
use super::state::{Session, Tone};

/// The references of every paragraph that has some, with what each leads to.
#[derive(Clone, Debug, Default)]
pub struct Links {
    known: BTreeMap<ParagraphId, Known>,
}

#[derive(Clone, Debug)]
struct Known {
    text: String,
    links: Vec<Link>,
}

/// A reference and what it leads to; nothing where it never led anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub reference: Reference,
    /// What it leads to.
    pub lead: Option<Lead>,
}

/// How a reference stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// Its numbers are those of what it leads to.
    Right,
    /// What it leads to has other numbers: these words would be right.
    Moved(String),
    /// What it led to is gone or struck.
    Gone,
    /// There is nothing of that number.
    Nowhere,
}

impl Links {
    /// Reads the references of a draft anew.
    pub(super) fn of(draft: &Draft) -> Self {
        let mut links = Self::default();
        links.follow(draft, false);
        links
    }

    /// Follows an edit: a reference whose words are the same goes on leading to the same; one that
    /// is new or has other words leads where its numbers say. With `by_place`, references with
    /// other words keep what they lead to, since only their numbers were brought up to date.
    pub(super) fn follow(&mut self, draft: &Draft, by_place: bool) {
        let mut before = std::mem::take(&mut self.known);
        let recitals = draft.preamble.iter().map(|p| (None, p));
        let inside = draft
            .articles
            .iter()
            .flat_map(|article| article.paragraphs.iter().map(|p| (Some(article.id), p)));
        for (home, paragraph) in recitals.chain(inside) {
            let was = before.remove(&paragraph.id);
            if let Some(was) = was.as_ref().filter(|was| was.text == paragraph.text) {
                self.known.insert(paragraph.id, was.clone());
                continue;
            }
            let found = references(&paragraph.text);
            if found.is_empty() {
                continue;
            }
            let old = was.map(|was| (was.text, was.links));
            let links = followed(
                found,
                old.as_ref(),
                (draft, home, by_place),
                &paragraph.text,
            );
            let text = paragraph.text.clone();
            self.known.insert(paragraph.id, Known { text, links });
        }
    }

    /// The links of a paragraph.
    pub fn of_paragraph(&self, id: ParagraphId) -> &[Link] {
        self.known.get(&id).map_or(&[], |known| &known.links)
    }
}

fn followed(
    found: Vec<Reference>,
    old: Option<&(String, Vec<Link>)>,
    (draft, home, by_place): (&Draft, Option<ArticleId>, bool),
    text: &str,
) -> Vec<Link> {
    let same_number = old.is_some_and(|(_, links)| links.len() == found.len());
    let mut next = 0;
    let mut links = Vec::with_capacity(found.len());
    for (place, reference) in found.into_iter().enumerate() {
        let words = reference.span.of(text);
        let kept = old.and_then(|(was, all)| {
            if by_place && same_number {
                let link = all.get(place)?;
                return link.lead;
            }
            let rest = all.iter().enumerate().skip(next);
            let mut alike = rest.filter(|(_, link)| link.reference.span.of(was) == words);
            let (at, link) = alike.next()?;
            next = at + 1;
            link.lead
        });
        let lead = kept.or_else(|| resolve(&reference, draft, home));
        links.push(Link { reference, lead });
    }
    links
}

impl Link {
    /// How it stands in a draft, where its words stand in `text` in the article `home`.
    pub fn state(&self, text: &str, draft: &Draft, home: Option<ArticleId>) -> LinkState {
        let Some(lead) = self.lead else {
            return LinkState::Nowhere;
        };
        let Some(called) = called(lead, draft) else {
            return LinkState::Gone;
        };
        rewritten(&self.reference, text, &called, home).map_or(LinkState::Right, LinkState::Moved)
    }
}

/// Key of the remark on a reference whose target has other numbers.
const MOVED: &str = "remark-cross-references-moved";
/// Key of the remark on a reference whose target is gone.
const GONE: &str = "remark-cross-references-gone";

impl Session {
    /// The links of the draft.
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// How many references say numbers that what they lead to no longer has.
    pub fn n_stale_references(&self) -> usize {
        let draft = &self.workspace().draft;
        self.stale(draft).iter().map(|(_, fixes)| fixes.len()).sum()
    }

    /// For each paragraph with such references, their places and the words that would be right.
    fn stale(&self, draft: &Draft) -> Vec<(ParagraphId, Vec<(Span, String)>)> {
        let mut found = Vec::new();
        for (id, known) in &self.links.known {
            let home = draft.paragraph(*id).map(|(article, _)| article.id);
            let fixes: Vec<(Span, String)> = known
                .links
                .iter()
                .filter_map(|link| match link.state(&known.text, draft, home) {
                    LinkState::Moved(words) => Some((link.reference.span, words)),
                    LinkState::Right | LinkState::Gone | LinkState::Nowhere => None,
                })
                .collect();
            if !fixes.is_empty() {
                found.push((*id, fixes));
            }
        }
        found
    }

    /// Every reference says the numbers of what it leads to, in one step. Agreed words are not
    /// reopened by that: it is noted as a correction.
    pub(super) fn plan_update_references(&mut self, now_ms: u64) -> Option<Planned> {
        let stale = self.stale(&self.workspace.draft);
        let n: usize = stale.iter().map(|(_, fixes)| fixes.len()).sum();
        if n == 0 {
            self.say(Tone::Neutral, "notice-references-right", String::new());
            return None;
        }
        let mut all = self.workspace.draft.clone();
        let author = self.author.clone();
        for (id, mut fixes) in stale {
            let Some(paragraph) = all.paragraphs_mut().find(|p| p.id == id) else {
                continue;
            };
            fixes.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
            for (span, words) in fixes {
                let mut text = paragraph.text.clone();
                if text.get(span.range()).is_some() {
                    text.replace_range(span.range(), &words);
                    paragraph.set_text(&text);
                }
            }
            if paragraph.status.is_agreed() && paragraph.reopened().is_none() {
                paragraph.note(LogEvent::TechnicalCorrection, &author, now_ms);
            }
        }
        let changes: Vec<Change> =
            crate::model::change::between_drafts(&self.workspace.draft, &all);
        self.say(Tone::Good, "notice-references-updated", n.to_string());
        Some(Planned {
            label: UPDATED,
            subject: String::new(),
            changes,
        })
    }

    /// Lets links follow an edit with this label.
    pub(super) fn follow_links(&mut self, label: &str) {
        self.links.follow(&self.workspace.draft, label == UPDATED);
    }

    /// Where the reference or the defined term at a byte of a paragraph leads.
    pub fn leads_to(&self, id: ParagraphId, byte: u32) -> Option<(ParagraphId, Span)> {
        let holds = |span: Span| span.start <= byte && byte <= span.end;
        let draft = &self.workspace().draft;
        let mut links = self.links.of_paragraph(id).iter();
        let lead = links
            .find(|link| holds(link.reference.span))
            .and_then(|link| link.lead);
        match lead {
            Some(Lead::Paragraph(to)) => {
                return draft.paragraph(to).map(|_| (to, Span::default()));
            }
            Some(Lead::Article(article)) => {
                let first = draft.article(article)?.paragraphs.first()?;
                return Some((first.id, Span::default()));
            }
            None => {}
        }
        let all = terms(draft);
        let text = draft.text_of(id)?;
        let used = uses(text, &all).into_iter().find(|(span, _)| holds(*span));
        let term = used.and_then(|(_, nth)| all.get(nth))?;
        Some((term.paragraph, term.span))
    }

    /// What is to be said of references whose target has other numbers or is gone.
    pub(super) fn link_remarks(&self) -> Vec<Remark> {
        let draft = &self.workspace().draft;
        let mut remarks = Vec::new();
        let recitals = draft.preamble.iter().map(|p| (None, Some(p)));
        // A heading is a text of its own, and has its own place among them.
        let inside = draft.articles.iter().flat_map(|article| {
            let all = article.paragraphs.iter().map(Some);
            let all = std::iter::once(None).chain(all);
            all.map(|p| (Some(article.id), p))
        });
        let standing = recitals
            .chain(inside)
            .filter(|(_, p)| p.is_none_or(|p| !p.is_deleted()));
        for (order, (home, paragraph)) in standing.enumerate() {
            let Some(paragraph) = paragraph else { continue };
            for link in self.links.of_paragraph(paragraph.id) {
                let span = link.reference.span;
                let was = span.of(&paragraph.text).to_owned();
                let (key, other, fix) = match link.state(&paragraph.text, draft, home) {
                    LinkState::Right | LinkState::Nowhere => continue,
                    LinkState::Moved(with) => {
                        let fix = Fix::Words {
                            span,
                            was: was.clone(),
                            with: with.clone(),
                        };
                        (MOVED, with, Some(fix))
                    }
                    LinkState::Gone => (GONE, String::new(), None),
                };
                remarks.push(Remark {
                    check: "cross-references",
                    severity: Severity::Error,
                    site: match home {
                        Some(article) => Site::Paragraph(article, paragraph.id),
                        None => Site::Recital(paragraph.id),
                    },
                    span,
                    key,
                    words: was,
                    other,
                    fix,
                    order,
                });
            }
        }
        remarks
    }
}

/// The label of the step that brings references up to date.
const UPDATED: &str = "undo-update-references";
