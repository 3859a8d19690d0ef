//! Adoption arithmetic: from verdicts to votes, from votes to a result that says what it does not
//! know.
//!
//! A State counts once. A crossed red line or a conflict votes no; a reserve abstains; acceptable
//! and satisfied vote yes; no position, not coded and unknown stay unknown, so that the result is
//! a range. Whole numbers only: 102 to 51 passes two thirds, 100 to 51 does not.

use crate::model::reference::RuleKind;

use super::finding::BlocIx;
use super::states::StateVerdict;
use super::verdict::Verdict;

/// How a State votes, as far as verdicts tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vote {
    /// In favour.
    Yes,
    /// Against.
    No,
    /// Neither.
    Abstain,
    /// Nobody can say.
    Unknown,
}

impl Vote {
    /// The vote a verdict stands for; `None` is a State nobody speaks for.
    pub fn of(verdict: Option<Verdict>) -> Self {
        match verdict {
            Some(Verdict::CrossesRedLine | Verdict::Conflict) => Self::No,
            Some(Verdict::Reserve) => Self::Abstain,
            Some(Verdict::Satisfies | Verdict::Acceptable) => Self::Yes,
            Some(Verdict::NoPosition | Verdict::NotCoded) | None => Self::Unknown,
        }
    }
}

/// Votes counted, the unknown among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// In favour.
    pub yes: u32,
    /// Against.
    pub no: u32,
    /// Abstaining.
    pub abstain: u32,
    /// Unknown.
    pub unknown: u32,
}

impl Votes {
    /// Counts votes.
    pub fn count(votes: impl IntoIterator<Item = Vote>) -> Self {
        let mut all = Self::default();
        votes.into_iter().for_each(|vote| all.add(vote));
        all
    }

    /// One vote more.
    pub fn add(&mut self, vote: Vote) {
        match vote {
            Vote::Yes => self.yes += 1,
            Vote::No => self.no += 1,
            Vote::Abstain => self.abstain += 1,
            Vote::Unknown => self.unknown += 1,
        }
    }

    /// How many States there are.
    pub fn states(self) -> u32 {
        self.yes + self.no + self.abstain + self.unknown
    }

    /// All the unknown in favour.
    fn best(self) -> Self {
        Self {
            yes: self.yes + self.unknown,
            unknown: 0,
            ..self
        }
    }

    /// All the unknown against.
    fn worst(self) -> Self {
        Self {
            no: self.no + self.unknown,
            unknown: 0,
            ..self
        }
    }
}

/// What a rule makes of votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Adopted, however the unknown vote.
    Adopted,
    /// The unknown decide.
    Open,
    /// Not adopted, however the unknown vote.
    Fails,
}

impl Outcome {
    /// The English words, as scripts read them.
    pub fn word(self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::Open => "open",
            Self::Fails => "fails",
        }
    }
}

/// Whether a rule adopts with these votes in favour and against; abstentions do not count.
pub fn adopts(rule: RuleKind, yes: u32, no: u32) -> bool {
    let (yes, no) = (u64::from(yes), u64::from(no));
    match rule {
        RuleKind::Consensus => no == 0,
        RuleKind::TwoThirds => yes > 0 && 3 * yes >= 2 * (yes + no),
        RuleKind::Simple => yes > no,
    }
}

/// What a rule makes of votes, over everything the unknown could do.
pub fn outcome(rule: RuleKind, votes: Votes) -> Outcome {
    let holds = |all: Votes| adopts(rule, all.yes, all.no);
    match (holds(votes.worst()), holds(votes.best())) {
        (true, _) => Outcome::Adopted,
        (false, true) => Outcome::Open,
        (false, false) => Outcome::Fails,
    }
}

/// The blocking minority: the least number of votes against, among so many present and voting,
/// that makes the rule fail.
pub fn blocking_minority(rule: RuleKind, voting: u32) -> u32 {
    match rule {
        RuleKind::Consensus => 1,
        RuleKind::TwoThirds if voting == 0 => 0,
        RuleKind::TwoThirds => voting / 3 + 1,
        RuleKind::Simple => voting.div_ceil(2),
    }
}

/// The States of one camp in a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Camp {
    /// The bloc that leads it; `None` for States in no bloc.
    pub bloc: Option<BlocIx>,
    /// Its votes as they stand.
    pub votes: Votes,
    /// Whether it could block by itself: the rule fails if all its States vote against while the
    /// others vote as they stand and the unknown in favour.
    pub can_block: bool,
}

/// A count under one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The rule.
    pub rule: RuleKind,
    /// The votes.
    pub votes: Votes,
    /// The result over everything the unknown could do.
    pub outcome: Outcome,
    /// The blocking minority among all that do not abstain, the unknown among them.
    pub blocking: u32,
    /// How many votes against are still wanting to block; 0 where the block stands.
    pub wanting: u32,
    /// The camps, by bloc, States in no bloc last.
    pub camps: Vec<Camp>,
}

/// Counts the verdicts of States under a rule.
pub fn count(rule: RuleKind, states: &[StateVerdict]) -> Count {
    let mut by_camp: Vec<(Option<BlocIx>, Votes)> = Vec::new();
    for state in states {
        let vote = Vote::of(state.verdict);
        match by_camp.iter_mut().find(|(camp, _)| *camp == state.camp) {
            Some((_, votes)) => votes.add(vote),
            None => by_camp.push((state.camp, Votes::count([vote]))),
        }
    }
    by_camp.sort_by_key(|(camp, _)| (camp.is_none(), *camp));
    let votes = Votes::count(states.iter().map(|state| Vote::of(state.verdict)));
    let blocking = blocking_minority(rule, votes.yes + votes.no + votes.unknown);
    Count {
        rule,
        votes,
        outcome: outcome(rule, votes),
        blocking,
        wanting: blocking.saturating_sub(votes.no),
        camps: by_camp
            .into_iter()
            .map(|(bloc, camp)| Camp {
                bloc,
                votes: camp,
                can_block: can_block(rule, votes, camp),
            })
            .collect(),
    }
}

/// Whether a camp's States, all against, make the rule fail while the rest is at its best.
fn can_block(rule: RuleKind, all: Votes, camp: Votes) -> bool {
    let yes = all.yes + all.unknown - camp.yes - camp.unknown;
    let no = all.no - camp.no + camp.states();
    !adopts(rule, yes, no)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: [RuleKind; 3] = [RuleKind::Consensus, RuleKind::TwoThirds, RuleKind::Simple];

    #[test]
    fn two_thirds_is_exact() {
        assert!(adopts(RuleKind::TwoThirds, 102, 51));
        assert!(!adopts(RuleKind::TwoThirds, 100, 51));
        assert!(!adopts(RuleKind::TwoThirds, 0, 0), "nobody voted");
        assert!(adopts(RuleKind::Simple, 79, 60) && !adopts(RuleKind::Simple, 60, 60));
        assert!(adopts(RuleKind::Consensus, 0, 0) && !adopts(RuleKind::Consensus, 192, 1));
    }

    #[test]
    fn a_blocking_minority_is_the_least_that_blocks() {
        for rule in RULES {
            for voting in 0..=400 {
                let least = (0..=voting).find(|no| !adopts(rule, voting - no, *no));
                // Under consensus nobody can block where nobody votes.
                let wanted = least.unwrap_or(voting + 1);
                assert_eq!(blocking_minority(rule, voting), wanted, "{rule:?} {voting}");
            }
        }
    }

    #[test]
    fn an_outcome_holds_over_every_vote_of_the_unknown() {
        for rule in RULES {
            for (yes, no, abstain, unknown) in grid() {
                let votes = Votes {
                    yes,
                    no,
                    abstain,
                    unknown,
                };
                // Each unknown State may vote for, against, or not at all.
                let mut results = Vec::new();
                for more_yes in 0..=unknown {
                    for more_no in 0..=unknown - more_yes {
                        results.push(adopts(rule, yes + more_yes, no + more_no));
                    }
                }
                let wanted = match (results.contains(&true), results.contains(&false)) {
                    (true, false) => Outcome::Adopted,
                    (true, true) => Outcome::Open,
                    (false, _) => Outcome::Fails,
                };
                assert_eq!(outcome(rule, votes), wanted, "{rule:?} {votes:?}");
            }
        }
    }

    fn grid() -> impl Iterator<Item = (u32, u32, u32, u32)> {
        let few = |n: u32| 0..n;
        few(8).flat_map(move |yes| {
            few(8).flat_map(move |no| {
                few(2)
                    .flat_map(move |abstain| few(6).map(move |unknown| (yes, no, abstain, unknown)))
            })
        })
    }

    #[test]
    fn who_abstains_is_not_among_those_who_can_block() {
        let of = |verdict| StateVerdict {
            state: crate::model::ids::StateCode::new("AA").unwrap(),
            camp: None,
            verdict: Some(verdict),
            by: super::super::states::Speaker::Nobody,
        };
        let states = [Verdict::Satisfies, Verdict::Satisfies, Verdict::Reserve].map(of);
        let count = count(RuleKind::Simple, &states);
        assert_eq!((count.votes.abstain, count.blocking), (1, 1));
    }

    #[test]
    fn camps_that_can_block_are_found() {
        let mut states = Vec::new();
        let mut add = |camp: Option<u16>, n: usize, verdict: Option<Verdict>| {
            for k in 0..n {
                let code = format!(
                    "{}{}",
                    char::from(b'A' + u8::try_from(states.len() / 26).unwrap()),
                    char::from(b'A' + u8::try_from(k % 26).unwrap())
                );
                states.push(StateVerdict {
                    state: crate::model::ids::StateCode::new(&code).unwrap(),
                    camp: camp.map(BlocIx),
                    verdict,
                    by: super::super::states::Speaker::Nobody,
                });
            }
        };
        add(Some(1), 4, Some(Verdict::Satisfies));
        add(Some(0), 2, Some(Verdict::Conflict));
        add(None, 3, None);
        add(Some(2), 1, Some(Verdict::Reserve));
        let count = count(RuleKind::TwoThirds, &states);
        assert_eq!(
            count.votes,
            Votes {
                yes: 4,
                no: 2,
                abstain: 1,
                unknown: 3
            }
        );
        assert_eq!(count.outcome, Outcome::Open);
        assert_eq!((count.blocking, count.wanting), (4, 2));
        let camps: Vec<_> = count
            .camps
            .iter()
            .map(|camp| (camp.bloc, camp.can_block))
            .collect();
        let bloc = |n| Some(BlocIx(n));
        // 7 of 9 without the two; 3 of 9 without the four; 4 of 9 without the three.
        assert_eq!(
            camps,
            [
                (bloc(0), false),
                (bloc(1), true),
                (bloc(2), false),
                (None, true)
            ]
        );
    }
}
