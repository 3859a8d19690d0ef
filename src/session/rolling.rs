//! What a person does to a rolling text beside typing: brackets, proposals, notes,
//! readings taken up, pasted texts taken apart. Every command is one step that can be undone.

use crate::analysis::readings::{self, Limits, Readings};
use crate::analysis::unmarked::Hidden;
use crate::exchange::paste::take_apart;
use crate::exchange::rolling::rolling_text;
use crate::model::bracket::{Bracket, BracketReason, Tree};
use crate::model::change::{Change, between_drafts};
use crate::model::draft::{Draft, Paragraph, WrapOver};
use crate::model::ids::{ArticleId, BracketId, NoteId, ParagraphId, ProposalId};
use crate::model::note::{Note, Reply};
use crate::model::number::frozen;
use crate::model::party::PartyRef;
use crate::model::proposal::{Proposal, ProposalStatus, accept, accept_uncontested};
use crate::model::text::Span;

use super::draft_edit::{Planned, place_name};
use super::marking::Marking;
use super::state::{Session, Tone};

/// A change to brackets, proposals or notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RollingCommand {
    /// Puts brackets round words of a paragraph and says whose they are and why.
    Bracket {
        /// The paragraph.
        paragraph: ParagraphId,
        /// The words.
        span: Span,
        /// Whose brackets they are.
        owners: Vec<PartyRef>,
        /// Why.
        reason: BracketReason,
    },
    /// Says of the brackets that open at a byte of a paragraph whose they are, why, and a remark.
    Attribute {
        /// The paragraph.
        paragraph: ParagraphId,
        /// The byte of the opening bracket.
        open: u32,
        /// Whose brackets they are.
        owners: Vec<PartyRef>,
        /// Why.
        reason: BracketReason,
        /// A remark; may be empty.
        note: String,
    },
    /// Names typed in the brackets of a paragraph become their owners.
    TakeBracketsApart(ParagraphId),
    /// A pasted consolidated text becomes articles after this one; at the end where absent.
    Paste {
        /// The text.
        text: String,
        /// The article it follows.
        after: Option<ArticleId>,
    },
    /// Who reserves on a paragraph.
    Reserve(ParagraphId, Vec<PartyRef>),
    /// What was changed in agreed words of a paragraph only corrects the language.
    TechnicalCorrection(ParagraphId),
    /// Every number shown is kept: what is put in between is `bis`, `ter` … from now on.
    KeepNumbers,
    /// Adds, replaces (by id) or takes out (`None`) a proposal.
    PutProposal(ProposalId, Option<Box<Proposal>>),
    /// A new proposal; its id, author and time are given by the session.
    Propose(Box<Proposal>),
    /// Accepts a proposal: the text changes, and the others are anchored anew.
    Accept(ProposalId),
    /// Accepts every proposal that nobody opposes and that clashes with no other.
    AcceptUncontested,
    /// Says what became of a proposal, without changing the text.
    Settle(ProposalId, ProposalStatus),
    /// Adds, replaces (by id) or takes out (`None`) a note.
    PutNote(NoteId, Option<Box<Note>>),
    /// A new note; its id, author and time are given by the session.
    Remark(Box<Note>),
    /// Answers a note.
    Reply(NoteId, String),
    /// Puts brackets round whole paragraphs or articles.
    Wrap(WrapOver, Vec<PartyRef>),
    /// Takes brackets round whole paragraphs or articles away; what they hold stays.
    Unwrap(BracketId),
    /// Marks a difference from the latest issued version that nothing marks.
    Mark(Hidden, Marking),
    /// Takes up one of the best readings of an article, by place in [`Readings::best`].
    TakeUp(Box<Readings>, usize),
}

impl Session {
    /// The readings of an article as it stands; `None` where there is no such article.
    pub fn readings(&self, article: ArticleId, limits: Limits) -> Option<Readings> {
        let desk = readings::Desk {
            codebook: &self.derived.codebook,
            book: &self.derived.book,
            draft: &self.workspace.draft,
            coding: &self.derived.coding,
            proposals: &self.workspace.proposals,
            decisions: &self.workspace.decisions,
            strict: self.derived.strict,
        };
        readings::readings(&desk, article, limits)
    }

    /// The draft as text that can be pasted again: numbers, brackets with names, alternatives,
    /// statuses, footnotes. Nothing confidential is in it.
    pub fn rolling_text(&self) -> String {
        let workspace = self.workspace();
        let notes: Vec<Note> = workspace
            .notes
            .iter()
            .filter(|note| !note.is_internal())
            .cloned()
            .collect();
        rolling_text(&workspace.draft, &notes, &workspace.dossier)
    }

    pub(super) fn plan_rolling(&mut self, command: RollingCommand, now_ms: u64) -> Option<Planned> {
        match command {
            RollingCommand::Bracket {
                paragraph,
                span,
                owners,
                reason,
            } => self.plan_bracket(paragraph, span, owners, reason, now_ms),
            RollingCommand::Attribute {
                paragraph,
                open,
                owners,
                reason,
                note,
            } => {
                let id = BracketId(self.mint.next(now_ms));
                self.edit_paragraph("undo-attribute", paragraph, |p| {
                    attribute(
                        p,
                        open,
                        |record| {
                            (record.owners, record.reason, record.note) = (owners, reason, note);
                        },
                        id,
                    );
                })
            }
            RollingCommand::TakeBracketsApart(paragraph) => {
                let mut mint = self.mint.clone();
                let planned = self.edit_paragraph("undo-take-apart", paragraph, |p| {
                    p.take_brackets_apart(|| mint.next(now_ms));
                });
                self.mint = mint;
                planned
            }
            RollingCommand::Paste { text, after } => self.plan_paste(&text, after, now_ms),
            RollingCommand::Reserve(paragraph, parties) => {
                self.edit_paragraph("undo-reserve", paragraph, |p| p.reserves = parties)
            }
            RollingCommand::TechnicalCorrection(paragraph) => {
                let author = self.author.clone();
                self.edit_paragraph("undo-technical", paragraph, |p| {
                    p.correct(&author, now_ms);
                })
            }
            RollingCommand::KeepNumbers => {
                let kept = frozen(&self.workspace.draft);
                self.to_draft("undo-keep-numbers", String::new(), &kept)
            }
            RollingCommand::TakeUp(found, nth) => self.plan_reading(&found, nth, now_ms),
            RollingCommand::Wrap(over, owners) => self.plan_wrap(over, owners, now_ms),
            RollingCommand::Unwrap(id) => self.plan_unwrap(id),
            RollingCommand::Mark(hidden, marking) => self.plan_mark(&hidden, marking, now_ms),
            RollingCommand::PutProposal(..)
            | RollingCommand::Propose(_)
            | RollingCommand::Accept(_)
            | RollingCommand::AcceptUncontested
            | RollingCommand::Settle(..)
            | RollingCommand::PutNote(..)
            | RollingCommand::Reply(..)
            | RollingCommand::Remark(_) => self.plan_record(command, now_ms),
        }
    }

    /// Proposals and notes.
    fn plan_record(&mut self, command: RollingCommand, now_ms: u64) -> Option<Planned> {
        match command {
            RollingCommand::Propose(mut proposal) => {
                proposal.id = ProposalId(self.mint.next(now_ms));
                proposal.author.clone_from(&self.author);
                proposal.time_ms = now_ms;
                self.put_proposal(proposal.id, Some(proposal))
            }
            RollingCommand::PutProposal(id, after) => self.put_proposal(id, after),
            RollingCommand::Settle(id, status) => {
                let mut after = self.workspace.proposal(id)?.clone();
                after.status = status;
                self.put_proposal(id, Some(Box::new(after)))
            }
            RollingCommand::Accept(id) => {
                let mut mint = self.mint.clone();
                let (draft, all) = (&self.workspace.draft, &self.workspace.proposals);
                match accept(draft, all, id, || mint.next(now_ms)) {
                    Ok(done) => {
                        self.mint = mint;
                        self.to_accepted("undo-accept", &done.draft, &done.proposals)
                    }
                    Err(refusal) => {
                        self.say(Tone::Bad, "notice-not-accepted", refusal.to_string());
                        None
                    }
                }
            }
            RollingCommand::AcceptUncontested => {
                let mut mint = self.mint.clone();
                let (draft, all) = (&self.workspace.draft, &self.workspace.proposals);
                let (done, taken) = accept_uncontested(draft, all, || mint.next(now_ms));
                self.mint = mint;
                (!taken.is_empty())
                    .then(|| self.to_accepted("undo-accept", &done.draft, &done.proposals))?
            }
            RollingCommand::Remark(mut note) => {
                note.id = NoteId(self.mint.next(now_ms));
                note.author.clone_from(&self.author);
                note.time_ms = now_ms;
                self.put_note(note.id, Some(note))
            }
            RollingCommand::PutNote(id, after) => self.put_note(id, after),
            RollingCommand::Reply(id, text) => {
                let mut after = self.workspace.note(id)?.clone();
                after.replies.push(Reply {
                    author: self.author.clone(),
                    time_ms: now_ms,
                    text,
                });
                self.put_note(id, Some(Box::new(after)))
            }
            RollingCommand::Bracket { .. }
            | RollingCommand::Attribute { .. }
            | RollingCommand::TakeBracketsApart(_)
            | RollingCommand::Paste { .. }
            | RollingCommand::Reserve(..)
            | RollingCommand::TechnicalCorrection(_)
            | RollingCommand::KeepNumbers
            | RollingCommand::Wrap(..)
            | RollingCommand::Unwrap(_)
            | RollingCommand::Mark(..)
            | RollingCommand::TakeUp(..) => None,
        }
    }

    fn put_proposal(&self, id: ProposalId, after: Option<Box<Proposal>>) -> Option<Planned> {
        let before = self.workspace.proposal(id).cloned().map(Box::new);
        let differs = before != after;
        let change = Change::Proposal { id, before, after };
        differs.then(|| Planned::one("undo-put-proposal", String::new(), change))
    }

    fn put_note(&self, id: NoteId, after: Option<Box<Note>>) -> Option<Planned> {
        let before = self.workspace.note(id).cloned().map(Box::new);
        let differs = before != after;
        let change = Change::Note { id, before, after };
        differs.then(|| Planned::one("undo-put-note", String::new(), change))
    }

    fn edit_paragraph(
        &self,
        label: &'static str,
        id: ParagraphId,
        edit: impl FnOnce(&mut Paragraph),
    ) -> Option<Planned> {
        let draft = &self.workspace.draft;
        let change = Change::of_paragraph(draft, id, edit)?;
        let article = draft.paragraph(id).map(|(article, _)| article);
        let subject = article.map(|article| place_name(draft, article, Some(id)));
        Some(Planned::one(label, subject.unwrap_or_default(), change))
    }

    fn plan_bracket(
        &mut self,
        paragraph: ParagraphId,
        span: Span,
        owners: Vec<PartyRef>,
        reason: BracketReason,
        now_ms: u64,
    ) -> Option<Planned> {
        let text = self.workspace.draft.text_of(paragraph)?;
        text.get(span.range()).filter(|words| !words.is_empty())?;
        let id = BracketId(self.mint.next(now_ms));
        self.edit_paragraph("undo-bracket", paragraph, |p| {
            // From the end, so that the byte of the beginning stays.
            let mut text = p.text.clone();
            text.insert(span.end as usize, ']');
            p.set_text(&text);
            text.insert(span.start as usize, '[');
            p.set_text(&text);
            let known = |record: &mut Bracket| (record.owners, record.reason) = (owners, reason);
            attribute(p, span.start, known, id);
        })
    }

    fn plan_paste(&mut self, text: &str, after: Option<ArticleId>, now_ms: u64) -> Option<Planned> {
        let mint = &mut self.mint;
        let taken = take_apart(text, || mint.next(now_ms));
        let draft = &self.workspace.draft;
        let mut all = taken.added_to(draft);
        let place = after.and_then(|id| draft.articles.iter().position(|a| a.id == id));
        if let Some(place) = place {
            let new = all.articles.split_off(draft.articles.len());
            all.articles.splice(place + 1..=place, new);
        }
        let n_unclear = taken.unclear.len();
        let mut planned = self.to_draft("undo-paste", String::new(), &all)?;
        planned
            .changes
            .extend(taken.notes.into_iter().map(|note| Change::Note {
                id: note.id,
                before: None,
                after: Some(Box::new(note)),
            }));
        if n_unclear > 0 {
            self.say(Tone::Neutral, "notice-paste-unclear", n_unclear.to_string());
        }
        Some(planned)
    }

    fn plan_reading(&mut self, found: &Readings, nth: usize, now_ms: u64) -> Option<Planned> {
        let reading = found.best.get(nth)?;
        let mint = &mut self.mint;
        let fresh = || mint.next(now_ms);
        let (draft, accepted) = readings::apply(&self.workspace.draft, found, reading, fresh);
        let mut proposals = self.workspace.proposals.clone();
        for proposal in proposals.iter_mut().filter(|p| accepted.contains(&p.id)) {
            proposal.status = ProposalStatus::Accepted;
        }
        self.to_accepted("undo-take-up", &draft, &proposals)
    }

    fn to_draft(&self, label: &'static str, subject: String, to: &Draft) -> Option<Planned> {
        let changes = between_drafts(&self.workspace.draft, to);
        (!changes.is_empty()).then_some(Planned {
            label,
            subject,
            changes,
        })
    }

    pub(super) fn to_accepted(
        &self,
        label: &'static str,
        draft: &Draft,
        proposals: &[Proposal],
    ) -> Option<Planned> {
        let mut changes = between_drafts(&self.workspace.draft, draft);
        for after in proposals {
            let before = self.workspace.proposal(after.id);
            if before != Some(after) {
                changes.push(Change::Proposal {
                    id: after.id,
                    before: before.cloned().map(Box::new),
                    after: Some(Box::new(after.clone())),
                });
            }
        }
        (!changes.is_empty()).then_some(Planned {
            label,
            subject: String::new(),
            changes,
        })
    }
}

/// Says something of the pair that opens at a byte, with a new record where it has none.
pub(super) fn attribute(
    paragraph: &mut Paragraph,
    open: u32,
    say: impl FnOnce(&mut Bracket),
    fresh: BracketId,
) {
    let tree = Tree::of(&paragraph.text);
    let Some(pair) = tree.pairs.iter().find(|pair| pair.open == open) else {
        return;
    };
    if let Some(record) = paragraph.brackets.iter_mut().find(|r| r.is_of(*pair)) {
        say(record);
        return;
    }
    let mut record = Bracket::new(fresh, *pair);
    say(&mut record);
    paragraph.brackets.push(record);
    paragraph.brackets.sort_by_key(|record| record.open);
}
