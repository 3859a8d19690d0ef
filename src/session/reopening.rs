//! Agreed words that change: the edit is let through, noted on the paragraph, and can be put back.
//!
//! Nothing stands in the way of an edit. The note ([`LogEvent::Reopened`]) is part of the same
//! step, so that undo takes both back. Nobody agreed to the new words: the paragraph is open again,
//! and agreed as it was where somebody says that only the language was corrected.

use crate::model::change::Change;
use crate::model::draft::{Draft, LogEvent, Paragraph};
use crate::model::ids::ParagraphId;

use super::draft_edit::{Planned, place_name};
use super::state::Session;

/// Adds to a planned step what has to be noted on agreed paragraphs whose words it changes.
pub(super) fn note_reopened(planned: &mut Planned, draft: &Draft, author: &str, now_ms: u64) {
    let mut notes = Vec::new();
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "no other change touches the words of a paragraph that stays"
    )]
    for change in &mut planned.changes {
        match change {
            Change::Text { paragraph, .. } => {
                let agreed = draft
                    .any_paragraph(*paragraph)
                    .is_some_and(|p| p.status.is_agreed());
                if agreed {
                    notes.extend(Change::of_paragraph(draft, *paragraph, |p| {
                        p.reopen(author, now_ms);
                    }));
                }
            }
            Change::Paragraphs { before, after, .. } | Change::Preamble { before, after } => {
                for now in after.iter_mut() {
                    let was = before.iter().find(|was| was.id == now.id);
                    if was.is_some_and(|was| reopens(was, now)) {
                        now.reopen(author, now_ms);
                    }
                }
            }
            _ => {}
        }
    }
    // The note comes first: the words are changed in the list that holds it.
    planned.changes.splice(0..0, notes);
}

/// Whether a change of a paragraph changes agreed words without saying so itself.
fn reopens(was: &Paragraph, now: &Paragraph) -> bool {
    was.status.is_agreed() && now.status.is_agreed() && was.text != now.text && was.log == now.log
}

/// Whether a paragraph holds the entry that says it was reopened then.
fn holds_reopening(paragraph: &Paragraph, time_ms: u64) -> bool {
    let is_it = |event: &LogEvent| matches!(event, LogEvent::Reopened { .. });
    let mut log = paragraph.log.iter();
    log.any(|entry| entry.time_ms == time_ms && is_it(&entry.event))
}

impl Session {
    /// The agreed words of a reopened paragraph come back as they were.
    pub(super) fn plan_put_back(&self, id: ParagraphId) -> Option<Planned> {
        let draft = &self.workspace.draft;
        let stands = draft.any_paragraph(id)?;
        let time_ms = stands.reopened()?.time_ms;
        let agreed = self
            .before_reopening(id, time_ms)
            .or_else(|| self.last_agreed(id, time_ms))?;
        let change = Change::of_paragraph(draft, id, |p| {
            let level = p.level;
            *p = agreed;
            p.level = level;
        })?;
        let article = draft.paragraph(id).map(|(article, _)| article);
        let subject = article.map(|article| place_name(draft, article, Some(id)));
        Some(Planned::one(
            "undo-put-back",
            subject.unwrap_or_default(),
            change,
        ))
    }

    /// Whether the agreed words of a reopened paragraph are still known.
    pub(super) fn can_put_back(&self, id: ParagraphId) -> bool {
        let stands = self.workspace.draft.any_paragraph(id);
        let entry = stands.and_then(Paragraph::reopened);
        entry.is_some_and(|entry| {
            self.before_reopening(id, entry.time_ms).is_some()
                || self.last_agreed(id, entry.time_ms).is_some()
        })
    }

    /// The paragraph before the step that reopened it, as the history holds it.
    fn before_reopening(&self, id: ParagraphId, time_ms: u64) -> Option<Paragraph> {
        let mut latest = None;
        for change in self.history.done().flat_map(|edit| &edit.changes) {
            let (Change::Paragraphs { before, after, .. } | Change::Preamble { before, after }) =
                change
            else {
                continue;
            };
            let find = |list: &[Paragraph]| list.iter().find(|p| p.id == id).cloned();
            let (Some(was), Some(now)) = (find(before), find(after)) else {
                continue;
            };
            if holds_reopening(&now, time_ms) && !holds_reopening(&was, time_ms) {
                latest = Some(was);
            }
        }
        latest
    }

    /// The paragraph as the latest named version before the reopening holds it, agreed.
    fn last_agreed(&self, id: ParagraphId, time_ms: u64) -> Option<Paragraph> {
        let versions = self.workspace.versions.iter().rev();
        let mut known = versions.filter_map(|version| version.draft.any_paragraph(id));
        known
            .find(|p| p.status.is_agreed() && !holds_reopening(p, time_ms))
            .cloned()
    }
}
