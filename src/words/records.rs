//! Which message names which thing of a rolling text: proposals, what they do, votes.

use crate::analysis::effect::Turn;
use crate::assess::adoption::Vote;
use crate::model::proposal::{ClashKind, ProposalKind, ProposalStatus, Refusal};

/// What a proposal wants done.
pub fn proposal_kind_key(kind: ProposalKind) -> &'static str {
    match kind {
        ProposalKind::Add => "proposal-add",
        ProposalKind::Modify => "proposal-modify",
        ProposalKind::Suppress => "proposal-suppress",
        ProposalKind::NoChange => "proposal-no-change",
        ProposalKind::Move => "proposal-move",
    }
}

/// What became of a proposal.
pub fn proposal_status_key(status: ProposalStatus) -> &'static str {
    match status {
        ProposalStatus::Tabled => "proposal-tabled",
        ProposalStatus::Withdrawn => "proposal-withdrawn",
        ProposalStatus::Accepted => "proposal-accepted",
        ProposalStatus::Rejected => "proposal-rejected",
        ProposalStatus::Superseded(_) => "proposal-superseded",
    }
}

/// Why a proposal cannot be accepted.
pub fn refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotTabled => "refusal-not-tabled",
        Refusal::TargetGone => "refusal-target-gone",
        Refusal::WordsGone => "refusal-words-gone",
        Refusal::PlaceGone => "refusal-place-gone",
        Refusal::Incomplete => "refusal-incomplete",
    }
}

/// What is at odds between two proposals.
pub fn clash_key(kind: ClashKind) -> &'static str {
    match kind {
        ClashKind::Words => "clash-words",
        ClashKind::Whole => "clash-whole",
        ClashKind::Place => "clash-place",
    }
}

/// What a finding that comes or goes does to a bloc.
pub fn turn_key(turn: Turn) -> &'static str {
    match turn {
        Turn::Crosses => "turn-crosses",
        Turn::Objects => "turn-objects",
        Turn::Loses => "turn-loses",
        Turn::Relieves => "turn-relieves",
        Turn::Settles => "turn-settles",
        Turn::Gains => "turn-gains",
    }
}

/// How a State would vote.
pub fn vote_key(vote: Vote) -> &'static str {
    match vote {
        Vote::Yes => "vote-yes",
        Vote::No => "vote-no",
        Vote::Abstain => "vote-abstain",
        Vote::Unknown => "vote-unknown",
    }
}
