//! Motions and points: raised, decided in the order of precedence, and what those that carry do.

use super::Motion;
use super::fold::{Done, Room};
use super::refusal::Refusal;
use super::votes::result;
use crate::exercise::motion::MotionKind;
use crate::model::ids::{EventId, RoleId};
use crate::model::reference::Tally;

impl Room<'_> {
    pub(super) fn raise(
        &mut self,
        id: EventId,
        kind: MotionKind,
        by: &RoleId,
        words: &str,
    ) -> Done {
        self.is_here(by)?;
        let motions = &mut self.meeting.motions;
        motions.push(Motion {
            id,
            kind,
            by: by.clone(),
            words: words.to_owned(),
        });
        // The sort is stable: of two of one kind the earlier comes first.
        motions.sort_by_key(|motion| motion.kind.precedence());
        Ok(())
    }

    /// Decides a motion; none is decided before one of a higher precedence.
    pub(super) fn rule(&mut self, id: EventId, carried: bool, tally: Option<Tally>) -> Done {
        let motions = &mut self.meeting.motions;
        let found = motions.iter().find(|motion| motion.id == id);
        let kind = found.ok_or(Refusal::NoMotion)?.kind;
        if let Some(first) = motions.first().map(|motion| motion.kind)
            && first.precedence() < kind.precedence()
        {
            return Err(Refusal::MotionFirst(first));
        }
        if let Some(tally) = tally
            && result(kind.majority(), tally) != carried
        {
            return Err(Refusal::CountDiffers(tally));
        }
        motions.retain(|motion| motion.id != id);
        if carried {
            self.carry(kind);
        }
        Ok(())
    }

    /// What a motion does by itself; what follows from the others the chair writes down.
    fn carry(&mut self, kind: MotionKind) {
        match kind {
            MotionKind::CloseList => self.meeting.list_open = false,
            MotionKind::CloseDebate | MotionKind::AdjournDebate => {
                self.meeting.list_open = false;
                self.meeting.list.clear();
                self.meeting.floor = None;
            }
            MotionKind::PointOfOrder
            | MotionKind::Suspend
            | MotionKind::AdjournMeeting
            | MotionKind::Competence
            | MotionKind::Reconsider
            | MotionKind::Division
            | MotionKind::LimitSpeeches
            | MotionKind::Moderated
            | MotionKind::Unmoderated => {}
        }
    }
}
