//! A proposal as it reads once proposals to its words are taken up: each way is a wording of its
//! own, so that two that cannot both be taken up stand side by side.

use crate::model::draft::Draft;
use crate::model::ids::ProposalId;
use crate::model::proposal::{Clash, Proposal, ProposalKind, Target, accept};

/// At most so many proposals to one proposal are tried in every combination.
const AMENDERS: usize = 4;

/// The words of a proposal in one of its ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amended {
    /// The words.
    pub text: String,
    /// What is taken up for it: the proposal, and those to its words.
    pub accepts: Vec<ProposalId>,
}

/// The ways in which a proposal can be taken up: as it stands first, then with proposals to it, and
/// to those, that do not clash.
pub(super) fn amended(
    draft: &Draft,
    proposals: &[Proposal],
    clashes: &[Clash],
    root: &Proposal,
) -> Vec<Amended> {
    let mut all = vec![Amended {
        text: root.text.clone(),
        accepts: vec![root.id],
    }];
    if !proposals
        .iter()
        .any(|p| p.target == Target::Proposal(root.id))
    {
        return all;
    }
    let mut amenders: Vec<(usize, &Proposal)> = proposals
        .iter()
        .filter(|p| p.is_open() && !matches!(p.kind, ProposalKind::NoChange | ProposalKind::Move))
        .filter_map(|p| Some((depth(proposals, p, root.id)?, p)))
        .collect();
    // Those to others come first: what they change is taken over with it.
    amenders.sort_by_key(|(depth, p)| (std::cmp::Reverse(*depth), p.id));
    amenders.truncate(AMENDERS);
    let table: Vec<Proposal> = std::iter::once(root)
        .chain(amenders.iter().map(|(_, p)| *p))
        .cloned()
        .collect();
    let empty = Draft::empty(draft.id);
    for set in 1_u32..(1 << amenders.len()) {
        let taken: Vec<&Proposal> = amenders
            .iter()
            .zip(0..)
            .filter(|(_, bit)| set & (1 << bit) != 0)
            .map(|((_, p), _)| *p)
            .collect();
        let has = |id: ProposalId| id == root.id || taken.iter().any(|p| p.id == id);
        let grounded = |p: &&Proposal| matches!(p.target, Target::Proposal(id) if has(id));
        let amends = |a: ProposalId, b: ProposalId| {
            let one = taken.iter().find(|p| p.id == a);
            one.is_some_and(|p| p.target == Target::Proposal(b))
        };
        let at_odds = clashes.iter().any(|clash| {
            let (a, b) = (clash.first, clash.second);
            a != root.id && b != root.id && has(a) && has(b) && !amends(a, b) && !amends(b, a)
        });
        if at_odds || !taken.iter().all(grounded) {
            continue;
        }
        let mut now = Some(table.clone());
        for proposal in &taken {
            let next = now.and_then(|all| accept(&empty, &all, proposal.id, ulid::Ulid::nil).ok());
            now = next.map(|done| done.proposals);
        }
        let own = now.and_then(|all| all.into_iter().find(|p| p.id == root.id));
        let Some(own) = own.filter(|own| !own.text.trim().is_empty()) else {
            continue;
        };
        let mut accepts = vec![root.id];
        accepts.extend(taken.iter().map(|p| p.id));
        accepts.sort_unstable();
        all.push(Amended {
            text: own.text,
            accepts,
        });
    }
    all
}

/// How many proposals lie between one and the proposal it is in the end about: 1 where it is about
/// that itself.
fn depth(all: &[Proposal], proposal: &Proposal, root: ProposalId) -> Option<usize> {
    let mut at = proposal;
    for n in 1..=AMENDERS {
        let Target::Proposal(id) = at.target else {
            return None;
        };
        if id == root {
            return Some(n);
        }
        at = all.iter().find(|p| p.id == id && p.is_open())?;
    }
    None
}
