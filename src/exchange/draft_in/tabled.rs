//! Tracked changes as proposals of their authors, comments and footnotes as notes.

use crate::exchange::document::{Change, Comment, Run};
use crate::model::bloc::Layer;
use crate::model::date::Date;
use crate::model::decision::Quote;
use crate::model::draft::Level;
use crate::model::ids::{NoteId, ParagraphId, ProposalId};
use crate::model::note::{Note, NoteKind, NoteOn};
use crate::model::party::PartyRef;
use crate::model::proposal::{Placement, Proposal, ProposalKind, Target};
use crate::model::text::Span;

use super::build::{Builder, all_of};
use super::edits::{Edit, ms_of};
use super::marker;
use super::{Line, LineKind};

impl Builder<'_> {
    pub(super) fn proposal(&mut self, id: ParagraphId, text: &str, edit: Edit) {
        let whole = edit.span.start == 0 && edit.span.end >= text.len() && edit.with.is_empty();
        let kind = if edit.with.is_empty() {
            ProposalKind::Suppress
        } else if edit.span.is_empty() {
            ProposalKind::Add
        } else {
            ProposalKind::Modify
        };
        let fresh = ProposalId(self.id());
        let mut proposal = Proposal::new(fresh, kind, Target::Paragraph(id));
        if !whole {
            proposal.quote = Quote::of(text, Span::new(edit.span.start, edit.span.end));
        }
        proposal.text = edit.with;
        self.sign(&mut proposal, &edit.by, &edit.date);
        self.read.proposals.push(proposal);
    }

    fn sign(&self, proposal: &mut Proposal, by: &str, date: &str) {
        proposal.by = PartyRef::new(by).into_iter().collect();
        proposal.date = date.parse::<Date>().ok();
        proposal.author.clone_from(&self.maker.author);
        proposal.time_ms = self.maker.now_ms;
        proposal.layer = Layer::Shared;
    }

    /// A line that somebody put in as a whole: a proposal of a new paragraph or article.
    pub(super) fn inserted(&mut self, line: &Line) {
        let words = all_of(&line.runs);
        if words.trim().is_empty() {
            return;
        }
        let change = line.runs.iter().find_map(|run| run.change.clone());
        let Change { by, date, .. } = change.unwrap_or_else(|| Change::inserted("", ""));
        let heading = matches!(line.kind, LineKind::Heading(_));
        let head = marker::article(&words, heading);
        let last = self.read.draft.articles.last();
        let place = match (&head, last) {
            (Some(_), None) => Placement::FirstArticle,
            (Some(_), Some(article)) => Placement::AfterArticle(article.id),
            (None, None) => {
                self.remark(
                    "",
                    format!(
                        "an insertion before the first article was left out: “{}”",
                        words.trim()
                    ),
                );
                return;
            }
            (None, Some(article)) => article
                .paragraphs
                .last()
                .map_or(Placement::FirstIn(article.id), |p| Placement::After(p.id)),
        };
        if head.is_none()
            && let Some(open) = self
                .new_article
                .and_then(|at| self.read.proposals.get_mut(at))
        {
            open.text.push('\n');
            open.text.push_str(words.trim());
            return;
        }
        let target = match place {
            Placement::After(id) => Target::Paragraph(id),
            Placement::AfterArticle(id) | Placement::FirstIn(id) => Target::Article(id),
            Placement::FirstArticle => Target::Draft,
        };
        let marker = marker::marker(&words, self.above);
        let skip = head
            .as_ref()
            .map(|h| h.bytes)
            .or_else(|| marker.map(|m| m.bytes));
        let id = ProposalId(self.id());
        let mut proposal = Proposal::new(id, ProposalKind::Add, target);
        proposal.place = Some(place);
        proposal.level = match (marker, line.kind) {
            (Some(marker), _) => marker.level,
            (None, LineKind::At(level)) => level,
            (None, _) => Level::Paragraph,
        };
        let text = words.get(skip.unwrap_or(0)..).unwrap_or(&words);
        proposal.text = text.trim().to_owned();
        self.sign(&mut proposal, &by, &date);
        self.new_article = head.is_some().then_some(self.read.proposals.len());
        self.read.proposals.push(proposal);
    }

    /// Comments and footnotes on a line, each on the words it stands on.
    pub(super) fn notes(&mut self, runs: &[Run], id: ParagraphId, text: &str, from: usize) {
        let mut at = 0_usize;
        let mut found: Vec<(NoteKind, usize, Span)> = Vec::new();
        for run in runs {
            let end = at + if run.is_inserted() { 0 } else { run.text.len() };
            let clip = |n: usize| {
                let mut n = n.saturating_sub(from).min(text.len());
                while !text.is_char_boundary(n) {
                    n -= 1;
                }
                n
            };
            for comment in &run.comments {
                match found
                    .iter_mut()
                    .find(|(kind, n, _)| *kind == NoteKind::Comment && n == comment)
                {
                    Some((.., span)) => *span = Span::new(span.start as usize, clip(end)),
                    None if self.noted.contains(comment) => {}
                    None => {
                        found.push((NoteKind::Comment, *comment, Span::new(clip(at), clip(end))));
                    }
                }
            }
            if let Some(footnote) = run.footnote {
                let word = text.get(..clip(end)).and_then(|t| t.rfind([' ', '\u{a0}']));
                let start = word.map_or(0, |at| at + 1);
                found.push((NoteKind::Footnote, footnote, Span::new(start, clip(end))));
            }
            at = end;
        }
        for (kind, n, span) in found {
            let note = match kind {
                NoteKind::Comment => {
                    self.noted.push(n);
                    self.comments.get(n).cloned()
                }
                NoteKind::Footnote => self.footnotes.get(n).map(|text| Comment {
                    by: String::new(),
                    date: String::new(),
                    text: text.clone(),
                }),
            };
            let Some(said) = note else {
                continue;
            };
            let fresh = NoteId(self.id());
            self.read.notes.push(Note {
                id: fresh,
                on: NoteOn::Paragraph(id),
                quote: Quote::of(text, span),
                kind,
                text: said.text,
                author: said.by,
                time_ms: ms_of(&said.date).unwrap_or(self.maker.now_ms),
                replies: Vec::new(),
                resolved: false,
                layer: Layer::Shared,
            });
        }
    }
}
