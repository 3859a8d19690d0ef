//! From events to the session: in which order they come, which may happen when, and which part of
//! the session each of them belongs to.

use super::refusal::Refusal;
use super::{Meeting, Moment, Phase};
use crate::exercise::event::{Event, Happening, standing};
use crate::exercise::scenario::Scenario;
use crate::exercise::telling::tell;
use crate::model::draft::Draft;
use crate::model::ids::{ItemId, RoleId};

/// The session these events make. Their order in the list does not matter, nor whether one stands
/// there twice.
pub fn fold(scenario: &Scenario, draft: &Draft, events: &[Event]) -> Meeting {
    let mut room = Room {
        scenario,
        meeting: Meeting::before(draft),
    };
    for event in standing(events) {
        room.take(event);
    }
    room.meeting
}

/// The session as far as its events have been folded, beside the scenario that rules them.
pub(super) struct Room<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) meeting: Meeting,
}

/// An event took effect, or why it had none.
pub(super) type Done = Result<(), Refusal>;

impl Room<'_> {
    fn take(&mut self, event: &Event) {
        let ran = self.meeting.clock.step(event.time_ms);
        if let Some(item) = &self.meeting.item {
            *self.meeting.spent.entry(item.clone()).or_insert(0) += ran;
        }
        if let Some(floor) = &self.meeting.floor {
            *self.meeting.spoken.entry(floor.role.clone()).or_insert(0) += ran;
        }
        let done = self.allowed(&event.what).and_then(|()| self.apply(event));
        let meeting = &mut self.meeting;
        match done {
            Ok(()) => meeting.timeline.push(Moment {
                event: event.id,
                at: meeting.clock.last(),
                time_ms: event.time_ms,
                item: meeting.item.clone(),
                words: tell(self.scenario, meeting, event),
            }),
            Err(why) => meeting.refused.push((event.id, why)),
        }
    }

    fn allowed(&self, what: &Happening) -> Done {
        let anywhere = matches!(what, Happening::Remark { .. } | Happening::Corrected { .. });
        let opens = matches!(what, Happening::Opened { .. });
        let wakes = matches!(what, Happening::GoesOn | Happening::Closed);
        match self.meeting.phase {
            _ if anywhere => Ok(()),
            Phase::Before if opens => Ok(()),
            Phase::Before => Err(Refusal::NotOpened),
            _ if opens => Err(Refusal::OpenAlready),
            Phase::Closed => Err(Refusal::Over),
            Phase::Paused if !wakes => Err(Refusal::Paused),
            Phase::Open | Phase::Paused => Ok(()),
        }
    }

    fn apply(&mut self, event: &Event) -> Done {
        match &event.what {
            Happening::Opened { prints } => {
                self.meeting.prints.clone_from(prints);
                self.run(event.time_ms);
            }
            Happening::RollCall { present } => self.call_roll(present)?,
            Happening::Item { item } => self.take_up(item)?,
            Happening::List { open } => self.meeting.list_open = *open,
            Happening::Listed { role } => self.list(role)?,
            Happening::Floor { role, seconds } => self.give_floor(role, *seconds)?,
            Happening::Yielded => self.yield_floor()?,
            Happening::Consults {
                moderated,
                minutes,
                topic,
            } => self.consult(*moderated, *minutes, topic),
            Happening::Resumes => self.resume()?,
            Happening::Moved { kind, by, words } => self.raise(event.id, *kind, by, words)?,
            Happening::Ruled {
                motion,
                carried,
                tally,
            } => self.rule(*motion, *carried, *tally)?,
            Happening::Tabled { by, proposal } => self.table(event.id, by, proposal)?,
            Happening::Withdrawn { proposal } => self.withdraw(event.id, *proposal)?,
            Happening::StrawPoll { proposal, hands } => self.poll(event.id, *proposal, hands)?,
            Happening::Voted(vote) => self.vote(event.id, vote)?,
            Happening::Explained { role, .. } => self.explain(role)?,
            Happening::Adopted {
                proposal,
                ad_referendum,
            } => self.adopt(event, *proposal, *ad_referendum)?,
            Happening::Injected { inject } => self.release(inject)?,
            Happening::Played(how) => {
                if let Some(role) = &how.role {
                    self.knows(role)?;
                }
                self.meeting.alone = Some(how.clone());
                self.meeting.clock.stop(event.time_ms);
            }
            Happening::Paused => self.rest(event.time_ms, Phase::Paused),
            Happening::GoesOn if self.meeting.phase == Phase::Paused => self.run(event.time_ms),
            Happening::GoesOn => return Err(Refusal::NotPaused),
            Happening::Closed => {
                self.meeting.consults = None;
                self.rest(event.time_ms, Phase::Closed);
            }
            Happening::Remark { .. } | Happening::Corrected { .. } => {}
        }
        Ok(())
    }

    fn run(&mut self, now_ms: u64) {
        self.meeting.phase = Phase::Open;
        self.meeting.clock.start(now_ms);
    }

    /// Pauses the session, or ends it: nobody speaks on.
    fn rest(&mut self, now_ms: u64, phase: Phase) {
        self.meeting.phase = phase;
        self.meeting.floor = None;
        self.meeting.clock.stop(now_ms);
    }

    fn release(&mut self, inject: &ItemId) -> Done {
        if self.scenario.inject(inject).is_none() {
            return Err(Refusal::NoInject(inject.clone()));
        }
        if self.meeting.released.contains(inject) {
            return Err(Refusal::Released(inject.clone()));
        }
        self.meeting.released.push(inject.clone());
        Ok(())
    }

    pub(super) fn knows(&self, role: &RoleId) -> Done {
        match self.scenario.role(role) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoRole(role.clone())),
        }
    }

    pub(super) fn is_here(&self, role: &RoleId) -> Done {
        self.knows(role)?;
        if self.meeting.present.contains(role) {
            Ok(())
        } else {
            Err(Refusal::NotPresent(role.clone()))
        }
    }

    pub(super) fn quorate(&self) -> Done {
        if self.meeting.has_quorum(self.scenario) {
            Ok(())
        } else {
            Err(Refusal::NoQuorum(self.scenario.quorum()))
        }
    }
}
