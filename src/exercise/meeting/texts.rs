//! Texts on the table: tabled, withdrawn, tried by a straw poll, put to the vote. What happens to one
//! that is adopted stands in `adopt`.

use super::fold::{Done, Room};
use super::refusal::Refusal;
use super::votes::{counted, result};
use super::{Poll, Tabled, VoteTaken};
use crate::exercise::event::{Ballot, Vote};
use crate::model::ids::{EventId, ItemId, ProposalId, RoleId};
use crate::model::party::PartyRef;
use crate::model::proposal::{Proposal, ProposalStatus};
use crate::model::reference::RuleKind;

impl Room<'_> {
    pub(super) fn table(&mut self, event: EventId, by: &RoleId, proposal: &Proposal) -> Done {
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
            event,
            item: self.meeting.item.clone(),
            by: by.clone(),
            proposal,
            carried: None,
            adopted: None,
            withdrawn: None,
        });
        Ok(())
    }

    pub(super) fn withdraw(&mut self, event: EventId, id: ProposalId) -> Done {
        let text = self.on_table(id)?;
        text.proposal.status = ProposalStatus::Withdrawn;
        text.withdrawn = Some(event);
        Ok(())
    }

    pub(super) fn poll(
        &mut self,
        event: EventId,
        proposal: ProposalId,
        hands: &[(RoleId, Ballot)],
    ) -> Done {
        self.on_table(proposal)?;
        hands.iter().try_for_each(|(role, _)| self.is_here(role))?;
        self.meeting.polls.push(Poll {
            event,
            proposal,
            hands: hands.to_vec(),
        });
        Ok(())
    }

    /// Counts a vote. What it carries is not adopted yet: that is an event of its own.
    pub(super) fn vote(&mut self, event: EventId, vote: &Vote) -> Done {
        self.quorate()?;
        let count = counted(self.scenario, &self.meeting, vote)?;
        let item = self.on_table(vote.proposal)?.item.clone();
        let rule = self.rule_for(item.as_ref(), vote.rule);
        let carried = result(rule, count);
        self.on_table(vote.proposal)?.carried = Some(carried);
        self.meeting.floor = None;
        self.meeting.votes.push(VoteTaken {
            event,
            item,
            proposal: vote.proposal,
            method: vote.method,
            rule,
            ballots: vote.ballots.clone(),
            count,
            carried,
            text: self.meeting.texts.len().saturating_sub(1),
        });
        Ok(())
    }

    pub(super) fn explain(&self, role: &RoleId) -> Done {
        self.is_here(role)?;
        if self.meeting.votes.is_empty() {
            return Err(Refusal::NoVote);
        }
        Ok(())
    }

    pub(super) fn on_table(&mut self, id: ProposalId) -> Result<&mut Tabled, Refusal> {
        let mut all = self.meeting.tabled.iter_mut();
        all.find(|text| text.proposal.id == id && text.proposal.is_open())
            .ok_or(Refusal::NotTabled)
    }

    pub(super) fn rule_for(&self, item: Option<&ItemId>, asked: Option<RuleKind>) -> RuleKind {
        asked.unwrap_or_else(|| self.scenario.rule_of(item))
    }
}
