//! Who is in the room, what it is about, and who speaks: the roll, the item, the list of speakers, the
//! floor, consultations.

use super::fold::{Done, Room};
use super::refusal::Refusal;
use super::{Consults, Floor};
use crate::model::ids::{ItemId, RoleId};

impl Room<'_> {
    pub(super) fn call_roll(&mut self, present: &[RoleId]) -> Done {
        present.iter().try_for_each(|role| self.knows(role))?;
        let all = self.scenario.roles.iter().map(|role| role.id.clone());
        self.meeting.present = all.filter(|id| present.contains(id)).collect();
        Ok(())
    }

    /// Takes up an item; speakers and motions under the last one are done with.
    pub(super) fn take_up(&mut self, item: &ItemId) -> Done {
        if self.scenario.item(item).is_none() {
            return Err(Refusal::NoItem(item.clone()));
        }
        let meeting = &mut self.meeting;
        meeting.spent.entry(item.clone()).or_insert(0);
        meeting.item = Some(item.clone());
        meeting.floor = None;
        meeting.list.clear();
        meeting.motions.clear();
        meeting.list_open = true;
        Ok(())
    }

    pub(super) fn list(&mut self, role: &RoleId) -> Done {
        self.is_here(role)?;
        if !self.meeting.list_open {
            return Err(Refusal::ListClosed);
        }
        if self.meeting.list.contains(role) {
            return Err(Refusal::ListedAlready(role.clone()));
        }
        self.meeting.list.push(role.clone());
        Ok(())
    }

    /// Gives the floor for so many seconds, or as long as the scenario lets everybody speak.
    pub(super) fn give_floor(&mut self, role: &RoleId, seconds: Option<u16>) -> Done {
        self.is_here(role)?;
        self.meeting.list.retain(|other| other != role);
        self.meeting.floor = Some(Floor {
            role: role.clone(),
            since: self.meeting.clock.last(),
            seconds: seconds.unwrap_or(self.scenario.speech_seconds),
        });
        Ok(())
    }

    pub(super) fn yield_floor(&mut self) -> Done {
        let spoke = self.meeting.floor.take();
        spoke.map(drop).ok_or(Refusal::NobodySpeaks)
    }

    pub(super) fn consult(&mut self, moderated: bool, minutes: u16, topic: &str) {
        self.meeting.floor = None;
        self.meeting.consults = Some(Consults {
            moderated,
            since: self.meeting.clock.last(),
            minutes,
            topic: topic.to_owned(),
        });
    }

    pub(super) fn resume(&mut self) -> Done {
        let consulted = self.meeting.consults.take();
        consulted.map(drop).ok_or(Refusal::NobodyConsults)
    }
}
