//! References of the draft that follow what they lead to: as part of every step that gives
//! something another number, their words say the new one; and what is to be said of those that
//! cannot.

use std::sync::Arc;

use crate::editorial::{Fix, Remark, Severity, Site};
use crate::model::change::{Change, Edit, Touched, between_drafts};
use crate::model::crossref::{
    self, Called, Lead, Numbers, Reference, Rewriting, followed, references, rewritten, settle,
};
use crate::model::decision::Quote;
use crate::model::draft::{Draft, LogEvent, Paragraph};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::note::NoteOn;
use crate::model::proposal::Target;
use crate::model::term::{terms, uses};
use crate::model::text::Span;
use crate::model::workspace::Workspace;

use super::draft_edit::Planned;
use super::state::{Session, Tone};

/// A reference and what it leads to; nothing where it never led anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leading {
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

/// The references of a paragraph, in order.
pub(crate) fn leading(paragraph: &Paragraph) -> Vec<Leading> {
    let lead = |reference: Reference| {
        let mut links = paragraph.links.iter();
        let known = links.find(|link| link.span == reference.span);
        Leading {
            lead: known.map(|link| link.to),
            reference,
        }
    };
    references(&paragraph.text).into_iter().map(lead).collect()
}

impl Leading {
    /// How what it leads to is called now.
    pub fn called<'n>(&self, numbers: &'n Numbers) -> Option<&'n Called> {
        numbers.called(self.lead?)
    }

    /// How it stands, where its words stand in `text` in the article `home`.
    pub fn state(&self, text: &str, numbers: &Numbers, home: Option<ArticleId>) -> LinkState {
        if self.lead.is_none() {
            return LinkState::Nowhere;
        }
        let Some(called) = self.called(numbers) else {
            return LinkState::Gone;
        };
        rewritten(&self.reference, text, called, home).map_or(LinkState::Right, LinkState::Moved)
    }
}

/// Key of the remark on a reference whose target has other numbers.
const MOVED: &str = "remark-cross-references-moved";
/// Key of the remark on a reference whose target is gone.
const GONE: &str = "remark-cross-references-gone";

/// Whether a change can give anything another number.
fn may_renumber(touched: Touched) -> bool {
    match touched {
        Touched::Recitals
        | Touched::Paragraphs(_)
        | Touched::Frame(_)
        | Touched::Article(_)
        | Touched::Order(_) => true,
        Touched::Words(_) | Touched::Heading(_) => false,
    }
}

impl Session {
    /// Adds to a planned step what references have to say after it: the numbers of what they lead
    /// to. Agreed words are not reopened by that; it is noted as a correction.
    pub(super) fn let_references_follow(&mut self, planned: &mut Planned, now_ms: u64) {
        let touched = || planned.changes.iter().filter_map(Change::touched);
        let renumbers = touched().any(may_renumber);
        if !renumbers && !touched().any(|touched| matches!(touched, Touched::Words(_))) {
            return;
        }
        let before = renumbers.then(|| self.workspace.draft.clone());
        // The step is done, looked at and taken back: `carry_out` does it with what is added.
        let trial = Edit {
            label: String::new(),
            subject: String::new(),
            author: String::new(),
            time_ms: now_ms,
            changes: planned.changes.clone(),
        };
        if trial.apply(Arc::make_mut(&mut self.workspace)).is_err() {
            return;
        }
        let (added, n) = match before {
            Some(before) => self.settled(Some(&before), now_ms),
            None => (self.bound_anew(&planned.changes), 0),
        };
        if trial
            .inverse()
            .apply(Arc::make_mut(&mut self.workspace))
            .is_err()
        {
            return;
        }
        planned.changes.extend(added);
        if n > 0 {
            self.say(Tone::Neutral, "notice-references-followed", n.to_string());
        }
    }

    /// After typing: the links of paragraphs whose references became others.
    fn bound_anew(&self, typed: &[Change]) -> Vec<Change> {
        let draft = &self.workspace.draft;
        let mut numbers = None;
        let mut changes = Vec::new();
        for touched in typed.iter().filter_map(Change::touched) {
            let Touched::Words(id) = touched else {
                continue;
            };
            let home = draft.paragraph(id).map(|(article, _)| article.id);
            let Some(here) = draft.any_paragraph(id) else {
                continue;
            };
            if followed(&here.text, &here.links) {
                continue;
            }
            let numbers = numbers.get_or_insert_with(|| Numbers::of(draft));
            let links = crossref::bound(&here.text, &here.links, numbers, home);
            changes.extend(Change::of_paragraph(draft, id, |p| p.links = links));
        }
        changes
    }

    /// The changes by which references say the right numbers, and how many did not. Where the
    /// draft `before` is given, what was wrong there stays.
    fn settled(&self, before: Option<&Draft>, now_ms: u64) -> (Vec<Change>, usize) {
        let mut all = self.workspace.draft.clone();
        let done = settle(before, &mut all);
        for rewriting in &done {
            let mut paragraphs = all.paragraphs_mut();
            let agreed = paragraphs.find(|p| p.id == rewriting.paragraph && p.status.is_agreed());
            if let Some(paragraph) = agreed {
                paragraph.note(LogEvent::TechnicalCorrection, &self.author, now_ms);
            }
        }
        let mut changes = between_drafts(&self.workspace.draft, &all);
        for rewriting in &done {
            quoted_anew(&self.workspace, rewriting, &mut changes);
        }
        (changes, done.iter().map(|r| r.edits.len()).sum())
    }

    /// How many references say numbers that what they lead to no longer has.
    pub fn n_stale_references(&self) -> usize {
        let draft = &self.workspace().draft;
        if draft.paragraphs().all(|p| p.links.is_empty()) {
            return 0;
        }
        let numbers = Numbers::of(draft);
        let of = |p: &Paragraph| {
            let home = draft.paragraph(p.id).map(|(article, _)| article.id);
            crossref::stale(p, &numbers, home).len()
        };
        let linked = draft.paragraphs().filter(|p| !p.links.is_empty());
        linked.map(of).sum()
    }

    /// Every reference says the numbers of what it leads to, in one step.
    pub(super) fn plan_update_references(&mut self, now_ms: u64) -> Option<Planned> {
        let (changes, n) = self.settled(None, now_ms);
        if n == 0 {
            self.say(Tone::Neutral, "notice-references-right", String::new());
            return None;
        }
        self.say(Tone::Good, "notice-references-updated", n.to_string());
        Some(Planned {
            label: "undo-update-references",
            subject: String::new(),
            changes,
        })
    }

    /// Where the reference or the defined term at a byte of a paragraph leads.
    pub fn leads_to(&self, id: ParagraphId, byte: u32) -> Option<(ParagraphId, Span)> {
        let holds = |span: Span| span.start <= byte && byte <= span.end;
        let draft = &self.workspace().draft;
        let mut links = draft.any_paragraph(id)?.links.iter();
        match links.find(|link| holds(link.span)).map(|link| link.to) {
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
}

/// What is to be said of references whose target has other numbers or is gone.
pub fn link_remarks(draft: &Draft) -> Vec<Remark> {
    let numbers = Numbers::of(draft);
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
        if paragraph.links.is_empty() {
            continue;
        }
        for link in leading(paragraph) {
            let span = link.reference.span;
            let was = span.of(&paragraph.text).to_owned();
            let (key, other, fix) = match link.state(&paragraph.text, &numbers, home) {
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

/// The changes by which decisions, proposals and notes on words of a paragraph stand on the same
/// words after its references were rewritten.
fn quoted_anew(workspace: &Workspace, rewriting: &Rewriting, changes: &mut Vec<Change>) {
    let new = rewriting.apply();
    let id = rewriting.paragraph;
    let moved = |quote: &Quote| quote_moved(quote, rewriting, &new);
    for decision in workspace.decisions.iter().filter(|d| d.paragraph == id) {
        changes.extend(moved(&decision.quote).map(|quote| {
            let (before, after) = replaced(decision, |d| d.quote = quote);
            let id = decision.id;
            Change::Decision { id, before, after }
        }));
    }
    let on_it = |target: Target| target == Target::Paragraph(id);
    for proposal in workspace.proposals.iter().filter(|p| on_it(p.target)) {
        changes.extend(moved(&proposal.quote).map(|quote| {
            let (before, after) = replaced(proposal, |p| p.quote = quote);
            let id = proposal.id;
            Change::Proposal { id, before, after }
        }));
    }
    let notes = workspace.notes.iter();
    for note in notes.filter(|n| n.on == NoteOn::Paragraph(id)) {
        changes.extend(moved(&note.quote).map(|quote| {
            let (before, after) = replaced(note, |n| n.quote = quote);
            let id = note.id;
            Change::Note { id, before, after }
        }));
    }
}

/// A record before and after `edit`, as a change holds the two.
fn replaced<T: Clone>(record: &T, edit: impl FnOnce(&mut T)) -> (Option<Box<T>>, Option<Box<T>>) {
    let mut after = record.clone();
    edit(&mut after);
    (Some(Box::new(record.clone())), Some(Box::new(after)))
}

/// The quote of the same words in the new text; `None` where the quote finds them as it is, or
/// never stood on any.
fn quote_moved(quote: &Quote, rewriting: &Rewriting, new: &str) -> Option<Quote> {
    if *quote == Quote::default() {
        return None;
    }
    let span = rewriting.narrowed().moved(quote.place(&rewriting.text)?);
    let finds = quote.place(new) == Some(span);
    (!finds).then(|| Quote::unique(new, span))
}
