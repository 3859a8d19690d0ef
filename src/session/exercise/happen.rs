//! What happens in the room, written down: an event at once in the session, and on the disk beside
//! the window.

use crate::exercise::event::{Event, Happening, standing};
use crate::exercise::meeting::fold;
use crate::model::change::Change;
use crate::model::change::between_drafts;
use crate::model::draft::Draft;
use crate::model::ids::EventId;
use crate::model::problem::Problem;
use crate::session::draft_edit::Planned;
use crate::session::effect::Effect;
use crate::session::state::{Session, Tone};

use super::ExerciseEffect;

/// Label of the step by which a decision of the room reaches the text.
const DECISION: &str = "undo-room";

/// What is written down where a decision is undone in the text.
fn correction(event: EventId) -> Happening {
    let why = "undo".to_owned();
    Happening::Corrected { event, why }
}

/// The next id after another.
fn ulid_after(id: EventId) -> ulid::Ulid {
    id.0.increment().unwrap_or(id.0)
}

impl Session {
    /// Writes down what happens; what cannot happen is told and not written.
    pub(super) fn happen(&mut self, what: Happening, now_ms: u64) -> Vec<Effect> {
        let author = self.author.clone();
        let Some(open) = self.exercise.as_deref() else {
            return Vec::new();
        };
        let Some(record) = &open.record else {
            self.say(Tone::Neutral, "notice-no-record", String::new());
            return Vec::new();
        };
        // An id after every other, also where the clock of this machine runs behind.
        let last = record.events.last().map_or(0, |e| e.id.0.timestamp_ms());
        let id = EventId(self.mint.next(now_ms.max(last)));
        let event = Event {
            id,
            time_ms: now_ms,
            author,
            what,
        };
        let mut events = record.events.clone();
        events.push(event.clone());
        let meeting = fold(&open.scenario, &open.start, &events);
        let mut refused = meeting.refused.iter();
        let refused = refused.find(|(refused, _)| *refused == id);
        if let Some((_, why)) = refused {
            return vec![ExerciseEffect::Refuse(Box::new(why.clone())).into()];
        }
        let item = open.scenario.item_of(&event.what);
        let article = item.and_then(|item| item.article);
        let before = record.meeting.draft().cloned();
        let after = meeting.draft().cloned();
        let folder = record.folder.clone();
        if let Some(record) = self.exercise.as_mut().and_then(|open| open.record.as_mut()) {
            record.events = events;
            record.meeting = meeting;
            record.unwritten.push(id);
        }
        if let (Some(before), Some(after)) = (before, after) {
            self.follow_room(&before, &after, now_ms);
        }
        if let Some(article) = article {
            // The text under discussion is the one that is read.
            self.look.article = Some(article);
            self.look.caret = None;
            self.keep_look_valid();
        }
        vec![ExerciseEffect::Write(folder, Box::new(event)).into()]
    }

    /// Lets the text of the workspace follow the text of the room, as one step; proposals keep the
    /// status the room gave them.
    fn follow_room(&mut self, before: &Draft, after: &Draft, now_ms: u64) {
        let follows = self.workspace.draft == *after;
        let mut changes = if follows {
            Vec::new()
        } else {
            between_drafts(&self.workspace.draft, &self.followed(before, after))
        };
        let tabled = self.meeting().map(|meeting| meeting.proposals());
        for proposal in tabled.unwrap_or_default() {
            let known = self.workspace.proposal(proposal.id);
            if known != Some(&proposal) {
                changes.push(Change::Proposal {
                    id: proposal.id,
                    before: known.cloned().map(Box::new),
                    after: Some(Box::new(proposal)),
                });
            }
        }
        if changes.is_empty() {
            return;
        }
        let clean = !self.is_dirty();
        self.history.seal();
        let planned = Planned {
            label: DECISION,
            subject: String::new(),
            changes,
        };
        self.carry_out(Some(planned), now_ms);
        self.history.seal();
        if clean {
            // The record holds it: there is nothing to be saved.
            self.history.mark_saved(self.history.state());
        }
    }

    /// The text of the workspace with what the room decided in it: articles the room changed stand as
    /// the room has them, also where somebody had tried other words on the page.
    fn followed(&self, before: &Draft, after: &Draft) -> Draft {
        if self.workspace.draft == *before {
            return after.clone();
        }
        let mut draft = self.workspace.draft.clone();
        for article in &after.articles {
            if before.article(article.id) == Some(article) {
                continue;
            }
            if let Some(own) = draft.articles.iter_mut().find(|a| a.id == article.id) {
                own.clone_from(article);
            } else {
                draft.articles.push(article.clone());
            }
        }
        draft
    }

    /// A decision of the room was undone or done again in the text: the record follows by a
    /// correction, where there is one that makes the same text.
    pub(in crate::session) fn correct_after(&mut self, label: &str, now_ms: u64) -> Vec<Effect> {
        let Some(open) = self.exercise.as_deref().filter(|_| label == DECISION) else {
            return Vec::new();
        };
        let Some(record) = &open.record else {
            return Vec::new();
        };
        let text = &self.workspace.draft;
        if record.meeting.draft() == Some(text) {
            return Vec::new();
        }
        let makes_it = |event: EventId| {
            let Some(last) = record.events.last() else {
                return false;
            };
            let mut events = record.events.clone();
            events.push(Event {
                id: EventId(ulid_after(last.id)),
                what: correction(event),
                ..last.clone()
            });
            fold(&open.scenario, &open.start, &events).draft() == Some(text)
        };
        let decides = |event: &&Event| {
            matches!(
                event.what,
                Happening::Adopted { .. } | Happening::Corrected { .. }
            )
        };
        let stands = standing(&record.events).into_iter().rev();
        let mut decisions = stands.filter(decides).map(|event| event.id);
        if let Some(event) = decisions.find(|id| makes_it(*id)) {
            return self.happen(correction(event), now_ms);
        }
        self.say(Tone::Neutral, "notice-room-differs", String::new());
        Vec::new()
    }

    /// Writes a correction of the last thing that happened, with the reason.
    pub(super) fn take_back_last(&mut self, why: String, now_ms: u64) -> Vec<Effect> {
        let events = self.exercise().and_then(|open| open.record.as_ref());
        let events = events.map(|record| record.events.as_slice());
        let last = standing(events.unwrap_or_default()).into_iter().rfind(|e| {
            !matches!(
                e.what,
                Happening::Opened { .. } | Happening::Corrected { .. }
            )
        });
        let Some(event) = last.map(|event| event.id) else {
            self.say(Tone::Neutral, "notice-nothing-to-take-back", String::new());
            return Vec::new();
        };
        self.happen(Happening::Corrected { event, why }, now_ms)
    }

    /// An event is on the disk, or was refused.
    pub(super) fn event_written(&mut self, event: EventId, problem: Option<Problem>) {
        let told = problem.as_ref().map(|problem| problem.message.clone());
        let record = self.exercise.as_mut().and_then(|open| open.record.as_mut());
        let Some(record) = record else { return };
        if problem.is_none() {
            record.unwritten.retain(|id| *id != event);
        }
        record.refusal = problem;
        if let Some(told) = told {
            self.say(Tone::Bad, "notice-event-unwritten", told);
        }
    }

    /// Writes again what the disk refused.
    pub(super) fn write_again(&self) -> Vec<Effect> {
        let Some(record) = self.exercise().and_then(|open| open.record.as_ref()) else {
            return Vec::new();
        };
        let missing = record.events.iter();
        let missing = missing.filter(|event| record.unwritten.contains(&event.id));
        let write = |event: &Event| {
            ExerciseEffect::Write(record.folder.clone(), Box::new(event.clone())).into()
        };
        missing.map(write).collect()
    }
}
