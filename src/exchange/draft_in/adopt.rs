//! A draft that was read, in a workspace: what it shares with the present draft keeps its ids and
//! all that is known of it, and only what is new comes in.

use std::collections::BTreeMap;

use crate::analysis::redline::{Fate, redline};
use crate::model::draft::{Draft, Paragraph, ParagraphStatus, WrapOver};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::note::{Note, NoteOn};
use crate::model::proposal::{Placement, Proposal, Target};
use crate::model::workspace::Workspace;

use super::Read;

/// What a draft that was read would make of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopted {
    /// The draft; the present one where its words are the same.
    pub draft: Draft,
    /// How many articles and paragraphs differ from the present draft.
    pub n_changed: usize,
    /// Proposals the workspace does not have yet.
    pub proposals: Vec<Proposal>,
    /// Comments and footnotes the workspace does not have yet.
    pub notes: Vec<Note>,
}

/// Ids of what was read to ids of the present draft.
#[derive(Default)]
struct Same {
    articles: BTreeMap<ArticleId, ArticleId>,
    paragraphs: BTreeMap<ParagraphId, ParagraphId>,
}

/// Takes what was read into a workspace; nothing is changed by it yet.
pub fn adopt(workspace: &Workspace, read: Read) -> Adopted {
    let present = &workspace.draft;
    let compared = redline(present, &read.draft);
    let mut same = Same::default();
    for section in &compared.sections {
        if let (Some(old), Some(new)) = (section.old, section.new) {
            same.articles.insert(new.id, old.id);
        }
        for line in section.lines.iter().filter(|l| l.fate == Fate::Kept) {
            if let (Some(old), Some(new)) = (line.old, line.new) {
                same.paragraphs.insert(new.id, old.id);
            }
        }
    }
    let mut draft = read.draft;
    draft.id = present.id;
    draft.complete = present.complete;
    if draft.title.is_empty() {
        draft.title.clone_from(&present.title);
    }
    for recital in &mut draft.preamble {
        same.keep(present, recital);
    }
    for article in &mut draft.articles {
        if let Some(old) = same
            .articles
            .get(&article.id)
            .and_then(|id| present.article(*id))
        {
            article.id = old.id;
            article.frame.numbered = old.frame.numbered;
            let titles = |a: &crate::model::draft::Article| {
                let all = a.frame.opens.iter();
                all.map(|d| (d.rank, d.heading.clone())).collect::<Vec<_>>()
            };
            if titles(old) == titles(article) {
                article.frame.opens.clone_from(&old.frame.opens);
            }
        }
        for paragraph in &mut article.paragraphs {
            same.keep(present, paragraph);
        }
    }
    let found = std::mem::replace(&mut draft.wraps, present.wraps.clone());
    for mut wrap in found {
        match &mut wrap.over {
            WrapOver::Paragraphs(ids) => ids.iter_mut().for_each(|id| same.paragraph(id)),
            WrapOver::Articles(ids) => ids.iter_mut().for_each(|id| same.article(id)),
        }
        if !draft.wraps.iter().any(|known| known.over == wrap.over) {
            draft.wraps.push(wrap);
        }
    }
    draft.wraps.sort_by_key(|wrap| wrap.id);
    let left = redline(present, &draft);
    let n_changed = left
        .sections
        .iter()
        .filter(|s| s.heading_differs() || s.fate != Fate::Kept)
        .count()
        + left.lines().filter(|(_, line)| line.differs()).count();
    let mut proposals = read.proposals;
    for proposal in &mut proposals {
        same.aim(proposal);
    }
    proposals.retain(|new| !workspace.proposals.iter().any(|old| is_same(old, new)));
    let mut notes = read.notes;
    for note in &mut notes {
        if let NoteOn::Paragraph(id) = &mut note.on {
            same.paragraph(id);
        }
    }
    notes.retain(|new| {
        let known = |old: &Note| old.on == new.on && old.kind == new.kind && says(old, &new.text);
        !workspace.notes.iter().any(known)
    });
    Adopted {
        draft,
        n_changed,
        proposals,
        notes,
    }
}

/// Whether a note, with its answers or without, is one that came back.
fn says(old: &Note, text: &str) -> bool {
    old.text == text || text.starts_with(&format!("{}\n", old.text))
}

/// Whether a proposal is one the workspace has: the same change of the same words by the same.
fn is_same(old: &Proposal, new: &Proposal) -> bool {
    old.target == new.target
        && old.place == new.place
        && old.text.trim() == new.text.trim()
        && old.quote.words.trim() == new.quote.words.trim()
        && (old.by == new.by || new.by.is_empty())
}

impl Same {
    fn paragraph(&self, id: &mut ParagraphId) {
        if let Some(old) = self.paragraphs.get(id) {
            *id = *old;
        }
    }

    fn article(&self, id: &mut ArticleId) {
        if let Some(old) = self.articles.get(id) {
            *id = *old;
        }
    }

    fn aim(&self, proposal: &mut Proposal) {
        match &mut proposal.target {
            Target::Paragraph(id) => self.paragraph(id),
            Target::Article(id) => self.article(id),
            Target::Draft | Target::Proposal(_) => {}
        }
        match &mut proposal.place {
            Some(Placement::After(id)) => self.paragraph(id),
            Some(Placement::AfterArticle(id) | Placement::FirstIn(id)) => self.article(id),
            Some(Placement::FirstArticle) | None => {}
        }
    }

    /// What is known of a paragraph stays with it, and what the file says of it is taken.
    fn keep(&self, present: &Draft, paragraph: &mut Paragraph) {
        let Some(old) = self.paragraphs.get(&paragraph.id).copied() else {
            return;
        };
        let recital = present.preamble.iter().find(|p| p.id == old);
        let Some(known) = recital.or_else(|| present.paragraph(old).map(|(_, p)| p)) else {
            return;
        };
        let mut kept = known.clone();
        if kept.text != paragraph.text {
            kept.set_text(&paragraph.text);
        }
        if kept.brackets.is_empty() {
            kept.brackets.clone_from(&paragraph.brackets);
        }
        if kept.alternative.is_none() {
            kept.alternative.clone_from(&paragraph.alternative);
        }
        if kept.reserves.is_empty() {
            kept.reserves.clone_from(&paragraph.reserves);
        }
        kept.level = paragraph.level;
        // Brackets and moves leave no mark behind the words of a paragraph.
        let unmarked = paragraph.status == ParagraphStatus::Open
            && kept.status == ParagraphStatus::Bracketed
            || paragraph.status == ParagraphStatus::Deleted && kept.is_deleted();
        if !unmarked {
            kept.status = paragraph.status;
        }
        *paragraph = kept;
    }
}
