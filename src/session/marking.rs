//! Differences from an issued version are marked after all: what was changed stands in brackets
//! beside what it was, or becomes a proposal while the issued words stand again.

use crate::analysis::unmarked::{Hidden, latest_issued};
use crate::model::bracket::{Bracket, BracketReason};
use crate::model::change::Change;
use crate::model::decision::Quote;
use crate::model::draft::{Draft, Paragraph, ParagraphStatus, Wrap, WrapOver};
use crate::model::ids::{ArticleId, BracketId, ParagraphId, ProposalId};
use crate::model::party::PartyRef;
use crate::model::proposal::{Placement, Proposal, ProposalKind, Target};
use crate::model::text::Span;

use super::draft_edit::Planned;
use super::rolling::attribute;
use super::state::{Session, Tone};
use super::versions::{list_of, put_back};

/// How a difference is marked, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marking {
    /// In brackets, with these owners; what is gone comes back, struck.
    Brackets(Vec<PartyRef>),
    /// As a proposal of these; the issued words stand again.
    Proposal(Vec<PartyRef>),
}

impl Session {
    pub(super) fn plan_wrap(
        &mut self,
        over: WrapOver,
        owners: Vec<PartyRef>,
        now_ms: u64,
    ) -> Option<Planned> {
        let id = BracketId(self.mint.next(now_ms));
        let draft = &self.workspace.draft;
        let stands = match &over {
            WrapOver::Paragraphs(ids) => ids.iter().any(|id| draft.any_paragraph(*id).is_some()),
            WrapOver::Articles(ids) => ids.iter().any(|id| draft.article(*id).is_some()),
        };
        stands.then(|| {
            let wrap = Wrap {
                id,
                over,
                owners,
                reason: BracketReason::Unstated,
                note: String::new(),
            };
            let change = Change::Wrap {
                id,
                before: None,
                after: Some(Box::new(wrap)),
            };
            Planned::one("undo-bracket", String::new(), change)
        })
    }

    pub(super) fn plan_unwrap(&self, id: BracketId) -> Option<Planned> {
        let mut wraps = self.workspace.draft.wraps.iter();
        let before = Box::new(wraps.find(|wrap| wrap.id == id)?.clone());
        let change = Change::Wrap {
            id,
            before: Some(before),
            after: None,
        };
        Some(Planned::one("undo-accept-words", String::new(), change))
    }

    pub(super) fn plan_mark(
        &mut self,
        hidden: &Hidden,
        marking: Marking,
        now_ms: u64,
    ) -> Option<Planned> {
        let fresh = self.mint.next(now_ms);
        let mut draft = self.workspace.draft.clone();
        let label = match &marking {
            Marking::Brackets(_) => "undo-mark-brackets",
            Marking::Proposal(_) => "undo-mark-proposal",
        };
        let mut proposals = self.workspace.proposals.clone();
        let then = latest_issued(&self.workspace.versions).map(|v| &v.draft);
        let done = match marking {
            Marking::Brackets(owners) => {
                bracketed(&mut draft, then, hidden, owners, BracketId(fresh))
            }
            Marking::Proposal(by) => {
                let made = proposed(&mut draft, then, hidden, ProposalId(fresh));
                made.map(|mut proposal| {
                    proposal.by = by;
                    proposal.author.clone_from(&self.author);
                    proposal.time_ms = now_ms;
                    proposals.push(proposal);
                })
            }
        };
        if done.is_none() {
            self.say(Tone::Bad, "notice-not-marked", String::new());
            return None;
        }
        self.to_accepted(label, &draft, &proposals)
    }
}

/// The paragraph, if the words of a difference still stand in it where they were found.
fn still_as_found<'d>(
    draft: &'d mut Draft,
    id: ParagraphId,
    span: Span,
    now: &str,
) -> Option<&'d mut Paragraph> {
    let found = draft.paragraphs_mut().find(|p| p.id == id)?;
    (span.of(&found.text) == now).then_some(found)
}

/// Whether words stand on both sides of a difference, so that they are rivals.
fn are_rivals(was: &str, now: &str) -> bool {
    !was.trim().is_empty() && !now.trim().is_empty()
}

/// The text with a difference in brackets: `[was][now]`, and the byte at which those of the last
/// pair open. Blanks stay outside.
fn in_brackets(text: &str, span: Span, was: &str, now: &str) -> Option<(String, u32)> {
    let shown = if now.trim().is_empty() { was } else { now };
    let core = shown.trim();
    let lead = shown.get(..shown.len() - shown.trim_start().len())?;
    let tail = shown.get(lead.len() + core.len()..)?;
    let first = if are_rivals(was, now) {
        format!("[{}]", was.trim())
    } else {
        String::new()
    };
    let before = text.get(..span.start as usize)?;
    let after = text.get(span.end as usize..)?;
    let open = before.len() + lead.len() + first.len();
    let open = Span::new(open, open).start;
    Some((format!("{before}{lead}{first}[{core}]{tail}{after}"), open))
}

fn bracketed(
    draft: &mut Draft,
    then: Option<&Draft>,
    hidden: &Hidden,
    owners: Vec<PartyRef>,
    fresh: BracketId,
) -> Option<()> {
    match hidden {
        Hidden::Words {
            paragraph,
            span,
            was,
            now,
        } => {
            let stands = still_as_found(draft, *paragraph, *span, now)?;
            let (text, open) = in_brackets(&stands.text, *span, was, now)?;
            stands.set_text(&text);
            let say = |record: &mut Bracket| {
                record.owners = owners;
                if are_rivals(was, now) {
                    record.reason = BracketReason::Alternative;
                }
            };
            attribute(stands, open, say, fresh);
        }
        Hidden::Added(id) => {
            draft.any_paragraph(*id)?;
            draft.wraps.push(Wrap {
                id: fresh,
                over: WrapOver::Paragraphs(vec![*id]),
                owners,
                reason: BracketReason::Unstated,
                note: String::new(),
            });
            draft.wraps.sort_by_key(|wrap| wrap.id);
        }
        Hidden::Gone { paragraph, .. } => {
            let back = given_back(draft, then?, *paragraph)?;
            back.status = ParagraphStatus::Deleted;
        }
        Hidden::ArticleGone { article, .. } => {
            for paragraph in article_back(draft, then?, *article)? {
                paragraph.status = ParagraphStatus::Deleted;
            }
        }
        Hidden::Heading { .. } => return None,
    }
    Some(())
}

/// Makes the draft what it was in a place, and gives the proposal of the change.
fn proposed(
    draft: &mut Draft,
    then: Option<&Draft>,
    hidden: &Hidden,
    fresh: ProposalId,
) -> Option<Proposal> {
    match hidden {
        Hidden::Words {
            paragraph,
            span,
            was,
            now,
        } => {
            let stands = still_as_found(draft, *paragraph, *span, now)?;
            Some(words_proposed(stands, *span, was, now, fresh))
        }
        Hidden::Added(id) => {
            let (home, _) = draft.paragraph(*id)?;
            let home = home.id;
            let article = draft.articles.iter_mut().find(|a| a.id == home)?;
            let at = article.place_of(*id)?;
            let gone = article.paragraphs.remove(at);
            let before = at.checked_sub(1).and_then(|at| article.paragraphs.get(at));
            let place = before.map_or(Placement::FirstIn(home), |p| Placement::After(p.id));
            let mut proposal = Proposal::new(fresh, ProposalKind::Add, Target::Article(home));
            (proposal.place, proposal.level) = (Some(place), gone.level);
            proposal.text = gone.text;
            Some(proposal)
        }
        Hidden::Gone { paragraph, .. } => {
            let back = given_back(draft, then?, *paragraph)?.id;
            let target = Target::Paragraph(back);
            Some(Proposal::new(fresh, ProposalKind::Suppress, target))
        }
        Hidden::ArticleGone { article, .. } => {
            article_back(draft, then?, *article)?.for_each(drop);
            let target = Target::Article(*article);
            Some(Proposal::new(fresh, ProposalKind::Suppress, target))
        }
        Hidden::Heading { .. } => None,
    }
}

/// Makes the words of a paragraph what they were, and gives the proposal of what they are now.
fn words_proposed(
    stands: &mut Paragraph,
    span: Span,
    was: &str,
    now: &str,
    fresh: ProposalId,
) -> Proposal {
    let mut text = stands.text.clone();
    text.replace_range(span.range(), was);
    stands.set_text(&text);
    let core = was.trim();
    let kind = match (core.is_empty(), now.trim().is_empty()) {
        (true, _) => ProposalKind::Add,
        (false, true) => ProposalKind::Suppress,
        (false, false) => ProposalKind::Modify,
    };
    // Words that go take their blanks along; words that make way leave theirs.
    let (lead, words) = if kind == ProposalKind::Modify {
        (was.len() - was.trim_start().len(), core)
    } else {
        (0, was)
    };
    let start = span.start as usize + lead;
    let place = Span::new(start, start + words.len());
    let mut proposal = Proposal::new(fresh, kind, Target::Paragraph(stands.id));
    proposal.quote = Quote::unique(&text, place);
    // Put in at a point, the words bring their blanks along.
    let put_in = if kind == ProposalKind::Add {
        now
    } else {
        now.trim()
    };
    put_in.clone_into(&mut proposal.text);
    proposal
}

/// Puts a paragraph of a version back behind the one it followed.
fn given_back<'d>(
    draft: &'d mut Draft,
    then: &Draft,
    id: ParagraphId,
) -> Option<&'d mut Paragraph> {
    let (home, was, from) = list_of(then, id)?;
    let back = was.get(from)?;
    let list = match home {
        None => &mut draft.preamble,
        Some(home) => {
            let article = draft.articles.iter_mut().find(|a| a.id == home)?;
            &mut article.paragraphs
        }
    };
    *list = put_back(list, was, from, back);
    list.iter_mut().find(|p| p.id == id)
}

/// Puts an article of a version back behind the one it followed; gives what stands in it.
fn article_back<'d>(
    draft: &'d mut Draft,
    then: &Draft,
    id: ArticleId,
) -> Option<impl Iterator<Item = &'d mut Paragraph>> {
    let from = then.articles.iter().position(|a| a.id == id)?;
    let before = then.articles.iter().take(from).rev();
    let place = before
        .filter_map(|a| draft.articles.iter().position(|b| b.id == a.id))
        .map(|at| at + 1)
        .next()
        .unwrap_or(0);
    draft
        .articles
        .insert(place, then.articles.get(from)?.clone());
    let article = draft.articles.get_mut(place)?;
    Some(article.paragraphs.iter_mut().filter(|p| !p.is_deleted()))
}
