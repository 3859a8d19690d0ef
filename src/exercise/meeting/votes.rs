//! Votes: who may vote, how they are counted, what they decide.

use super::Meeting;
use super::refusal::Refusal;
use crate::assess::adoption::adopts;
use crate::exercise::event::{Ballot, Method, Vote};
use crate::exercise::scenario::Scenario;
use crate::model::reference::{RuleKind, Tally};

/// Whether a count adopts under a rule. Abstentions do not count as voting; a body that votes needs
/// somebody in favour, also under consensus.
pub fn result(rule: RuleKind, count: Tally) -> bool {
    count.yes > 0 && adopts(rule, u32::from(count.yes), u32::from(count.no))
}

/// The least number of votes in favour that adopts against so many; nothing where none does.
pub fn needed(rule: RuleKind, against: u16) -> Option<u16> {
    let most = against.saturating_mul(2).saturating_add(1);
    let count = |yes| Tally {
        yes,
        no: against,
        abstain: 0,
    };
    (1..=most).find(|yes| result(rule, count(*yes)))
}

/// Counts the ballots of a vote, each for as many votes as its role has.
///
/// # Errors
/// Why they cannot be counted.
pub(super) fn counted(
    scenario: &Scenario,
    meeting: &Meeting,
    vote: &Vote,
) -> Result<Tally, Refusal> {
    let here = || meeting.voters_here(scenario);
    if vote.method == Method::Secret {
        let most: u32 = here().map(|role| u32::from(role.votes)).sum();
        let count = vote.count.ok_or(Refusal::NoCount)?;
        let cast = u32::from(count.yes) + u32::from(count.no) + u32::from(count.abstain);
        if !vote.ballots.is_empty() {
            return Err(Refusal::Named);
        }
        if cast > most {
            return Err(Refusal::TooMany(cast, most));
        }
        return Ok(count);
    }
    let mut tally = Tally::default();
    for (place, (id, ballot)) in vote.ballots.iter().enumerate() {
        let role = here().find(|role| role.id == *id);
        let role = role.ok_or_else(|| Refusal::NoVoter(id.clone()))?;
        let mut before = vote.ballots.iter().take(place);
        if before.any(|(other, _)| other == id) {
            return Err(Refusal::Twice(id.clone()));
        }
        match ballot {
            Ballot::Yes => tally.yes += role.votes,
            Ballot::No => tally.no += role.votes,
            Ballot::Abstain => tally.abstain += role.votes,
        }
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_is_the_least_that_adopts() {
        assert_eq!(needed(RuleKind::Simple, 3), Some(4));
        assert_eq!(needed(RuleKind::TwoThirds, 2), Some(4));
        assert_eq!(needed(RuleKind::TwoThirds, 0), Some(1));
        assert_eq!(needed(RuleKind::Consensus, 0), Some(1));
        assert_eq!(needed(RuleKind::Consensus, 1), None);
    }
}
