//! From events to the session: what each event does, and why it may do nothing.

use super::refusal::Refusal;
use super::votes::{counted, result};
use super::{Consults, Floor, Meeting, Moment, Motion, Phase, Poll, Tabled, VoteTaken};
use crate::exercise::event::{Event, Happening, standing};
use crate::exercise::motion::MotionKind;
use crate::exercise::scenario::Scenario;
use crate::exercise::telling::tell;
use crate::model::draft::Draft;
use crate::model::ids::{EventId, ItemId, ProposalId, RoleId};
use crate::model::party::PartyRef;
use crate::model::proposal::ProposalStatus;
use crate::model::reference::RuleKind;

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

pub(super) struct Room<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) meeting: Meeting,
}

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

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each thing that can happen"
    )]
    fn apply(&mut self, event: &Event) -> Done {
        let now = self.meeting.clock.last();
        match &event.what {
            Happening::Opened { prints } => {
                self.meeting.phase = Phase::Open;
                self.meeting.clock.set(event.time_ms, true);
                self.meeting.prints.clone_from(prints);
            }
            Happening::RollCall { present } => {
                present.iter().try_for_each(|role| self.knows(role))?;
                let all = self.scenario.roles.iter().map(|role| role.id.clone());
                self.meeting.present = all.filter(|id| present.contains(id)).collect();
            }
            Happening::Item { item } => {
                if self.scenario.item(item).is_none() {
                    return Err(Refusal::NoItem(item.clone()));
                }
                self.meeting.spent.entry(item.clone()).or_insert(0);
                self.meeting.item = Some(item.clone());
                self.meeting.floor = None;
                self.meeting.list.clear();
                self.meeting.motions.clear();
                self.meeting.list_open = true;
            }
            Happening::List { open } => self.meeting.list_open = *open,
            Happening::Listed { role } => self.list(role)?,
            Happening::Floor { role, seconds } => {
                self.is_here(role)?;
                self.meeting.list.retain(|other| other != role);
                self.meeting.floor = Some(Floor {
                    role: role.clone(),
                    since: now,
                    seconds: seconds.unwrap_or(self.scenario.speech_seconds),
                });
            }
            Happening::Yielded => {
                if self.meeting.floor.take().is_none() {
                    return Err(Refusal::NobodySpeaks);
                }
            }
            Happening::Consults {
                moderated,
                minutes,
                topic,
            } => {
                self.meeting.floor = None;
                self.meeting.consults = Some(Consults {
                    moderated: *moderated,
                    since: now,
                    minutes: *minutes,
                    topic: topic.clone(),
                });
            }
            Happening::Resumes => {
                if self.meeting.consults.take().is_none() {
                    return Err(Refusal::NobodyConsults);
                }
            }
            Happening::Moved { kind, by, words } => {
                self.is_here(by)?;
                let motion = Motion {
                    id: event.id,
                    kind: *kind,
                    by: by.clone(),
                    words: words.clone(),
                };
                self.meeting.motions.push(motion);
                // The sort is stable: of two of one kind the earlier comes first.
                self.meeting.motions.sort_by_key(|m| m.kind.precedence());
            }
            Happening::Ruled {
                motion,
                carried,
                tally,
            } => self.rule(*motion, *carried, *tally)?,
            Happening::Tabled { by, proposal } => self.table(event, by, proposal)?,
            Happening::Withdrawn { proposal } => {
                let text = self.on_table(*proposal)?;
                text.proposal.status = ProposalStatus::Withdrawn;
                text.withdrawn = Some(event.id);
            }
            Happening::StrawPoll { proposal, hands } => {
                self.on_table(*proposal)?;
                hands.iter().try_for_each(|(role, _)| self.is_here(role))?;
                self.meeting.polls.push(Poll {
                    event: event.id,
                    proposal: *proposal,
                    hands: hands.clone(),
                });
            }
            Happening::Voted { .. } => self.vote(event)?,
            Happening::Explained { role, .. } => {
                self.is_here(role)?;
                if self.meeting.votes.is_empty() {
                    return Err(Refusal::NoVote);
                }
            }
            Happening::Adopted {
                proposal,
                ad_referendum,
            } => self.adopt(event, *proposal, *ad_referendum)?,
            Happening::Injected { inject } => {
                if self.scenario.inject(inject).is_none() {
                    return Err(Refusal::NoInject(inject.clone()));
                }
                if self.meeting.released.contains(inject) {
                    return Err(Refusal::Released(inject.clone()));
                }
                self.meeting.released.push(inject.clone());
            }
            Happening::Played(how) => {
                if let Some(role) = &how.role {
                    self.knows(role)?;
                }
                self.meeting.alone = Some(how.clone());
                self.meeting.clock.set(event.time_ms, false);
            }
            Happening::Paused => {
                self.meeting.phase = Phase::Paused;
                self.meeting.floor = None;
                self.meeting.clock.set(event.time_ms, false);
            }
            Happening::GoesOn => {
                if self.meeting.phase != Phase::Paused {
                    return Err(Refusal::NotPaused);
                }
                self.meeting.phase = Phase::Open;
                self.meeting.clock.set(event.time_ms, true);
            }
            Happening::Closed => {
                self.meeting.phase = Phase::Closed;
                self.meeting.floor = None;
                self.meeting.consults = None;
                self.meeting.clock.set(event.time_ms, false);
            }
            Happening::Remark { .. } | Happening::Corrected { .. } => {}
        }
        Ok(())
    }

    fn knows(&self, role: &RoleId) -> Done {
        match self.scenario.role(role) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoRole(role.clone())),
        }
    }

    fn is_here(&self, role: &RoleId) -> Done {
        self.knows(role)?;
        if self.meeting.present.contains(role) {
            Ok(())
        } else {
            Err(Refusal::NotPresent(role.clone()))
        }
    }

    fn list(&mut self, role: &RoleId) -> Done {
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

    /// Decides a motion; the one highest in precedence comes first.
    fn rule(
        &mut self,
        id: EventId,
        carried: bool,
        tally: Option<crate::model::reference::Tally>,
    ) -> Done {
        let found = self.meeting.motions.iter().position(|m| m.id == id);
        let at = found.ok_or(Refusal::NoMotion)?;
        if let (true, Some(first)) = (at > 0, self.meeting.motions.first())
            && self.meeting.motions.get(at).map(|m| m.kind.precedence())
                != Some(first.kind.precedence())
        {
            return Err(Refusal::MotionFirst(first.kind));
        }
        let kind = self.meeting.motions.get(at).map(|motion| motion.kind);
        let kind = kind.unwrap_or(MotionKind::PointOfOrder);
        if let Some(tally) = tally
            && result(kind.majority(), tally) != carried
        {
            return Err(Refusal::CountDiffers(tally));
        }
        self.meeting.motions.remove(at);
        if carried {
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
        Ok(())
    }

    fn table(
        &mut self,
        event: &Event,
        by: &RoleId,
        proposal: &crate::model::proposal::Proposal,
    ) -> Done {
        self.is_here(by)?;
        if !self.scenario.role(by).is_some_and(|role| role.may_table()) {
            return Err(Refusal::Observer(by.clone()));
        }
        if self.meeting.tabled(proposal.id).is_some() {
            return Err(Refusal::TabledAlready);
        }
        let mut proposal = proposal.clone();
        proposal.status = ProposalStatus::Tabled;
        proposal.by = PartyRef::new(by.as_str()).into_iter().collect();
        self.meeting.tabled.push(Tabled {
            event: event.id,
            item: self.meeting.item.clone(),
            by: by.clone(),
            proposal,
            carried: None,
            adopted: None,
            withdrawn: None,
        });
        Ok(())
    }

    pub(super) fn on_table(&mut self, id: ProposalId) -> Result<&mut Tabled, Refusal> {
        let mut all = self.meeting.tabled.iter_mut();
        all.find(|text| text.proposal.id == id && text.proposal.is_open())
            .ok_or(Refusal::NotTabled)
    }

    pub(super) fn quorate(&self) -> Done {
        if self.meeting.has_quorum(self.scenario) {
            Ok(())
        } else {
            Err(Refusal::NoQuorum(self.scenario.quorum()))
        }
    }

    pub(super) fn rule_for(&self, item: Option<&ItemId>, asked: Option<RuleKind>) -> RuleKind {
        asked.unwrap_or_else(|| self.scenario.rule_of(item))
    }

    fn vote(&mut self, event: &Event) -> Done {
        let Happening::Voted {
            proposal,
            method,
            rule,
            ballots,
            count,
        } = &event.what
        else {
            return Ok(());
        };
        self.quorate()?;
        let count = counted(self.scenario, &self.meeting, *method, ballots, *count)?;
        let item = self.on_table(*proposal)?.item.clone();
        let rule = self.rule_for(item.as_ref(), *rule);
        let carried = result(rule, count);
        self.on_table(*proposal)?.carried = Some(carried);
        self.meeting.floor = None;
        self.meeting.votes.push(VoteTaken {
            event: event.id,
            item,
            proposal: *proposal,
            method: *method,
            rule,
            ballots: ballots.clone(),
            count,
            carried,
            text: self.meeting.texts.len().saturating_sub(1),
        });
        Ok(())
    }
}
