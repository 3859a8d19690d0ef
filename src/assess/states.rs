//! States: who speaks for each of them as of a year, and the verdict that follows.
//!
//! On each issue a State with demands of its own speaks for itself; else the first of its blocs,
//! in the order the State lists them, of which it is a member that year and which has a recorded
//! position on the issue, blocs it does not list coming last; else nobody. A State's verdict is the worst over the issues, each by
//! whoever speaks on it.

use crate::model::dossier::Dossier;
use crate::model::ids::StateCode;
use crate::model::reference::State;

use super::assessment::{Assessment, Part};
use super::book::{PositionBook, Voice};
use super::finding::{BlocIx, IssueIx};
use super::verdict::Verdict;

/// Who speaks for a State on an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker {
    /// A bloc.
    Bloc(BlocIx),
    /// The State itself, by its voice in the book.
    Own(BlocIx),
    /// Nobody.
    Nobody,
}

impl Speaker {
    /// The voice in the book.
    pub fn voice(self) -> Option<BlocIx> {
        match self {
            Self::Bloc(voice) | Self::Own(voice) => Some(voice),
            Self::Nobody => None,
        }
    }
}

/// The States of a dossier as of a year, with who speaks for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    states: Vec<Seat>,
    /// Speakers by issue, one list for all States that are spoken for alike.
    benches: Vec<Vec<Speaker>>,
    n_voices: usize,
}

/// One State.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The State.
    pub state: StateCode,
    /// The first of its blocs of which it is a member that year: its camp in a count.
    pub camp: Option<BlocIx>,
    /// Place of its speakers among the lists.
    bench: usize,
}

/// The verdict of one State.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateVerdict {
    /// The State.
    pub state: StateCode,
    /// Its camp.
    pub camp: Option<BlocIx>,
    /// The verdict; `None` where nobody speaks for it on any issue: unknown.
    pub verdict: Option<Verdict>,
    /// Whose finding made the verdict; [`Speaker::Nobody`] where no finding did.
    pub by: Speaker,
}

impl Roster {
    /// The States of the dossier, in its order, as of the book's year.
    pub fn compile(dossier: &Dossier, book: &PositionBook) -> Self {
        let own: Vec<(&StateCode, BlocIx)> = book
            .voices()
            .filter_map(|(voice, who)| match who {
                Voice::Member(state) => Some((state, voice)),
                Voice::Bloc(_) => None,
            })
            .collect();
        // States with the same blocs and no voice of their own are spoken for alike.
        let mut kinds: Vec<(Option<BlocIx>, Vec<BlocIx>)> = Vec::new();
        let seat = |state: &State| {
            let blocs = blocs_of(dossier, book, state);
            let own = own.iter().find(|(code, _)| **code == state.code);
            let camp = blocs.first().copied();
            let kind = (own.map(|(_, voice)| *voice), blocs);
            let bench = kinds
                .iter()
                .position(|known| *known == kind)
                .unwrap_or_else(|| {
                    kinds.push(kind);
                    kinds.len() - 1
                });
            Seat {
                state: state.code.clone(),
                camp,
                bench,
            }
        };
        let states = dossier.reference.states.iter().map(seat).collect();
        let bench = |(own, blocs): (Option<BlocIx>, Vec<BlocIx>)| {
            let speaker = |issue| speaker(book, own, &blocs, issue);
            book.names().issues().map(speaker).collect()
        };
        let benches = kinds.into_iter().map(bench).collect();
        Self {
            states,
            benches,
            n_voices: book.n_voices(),
        }
    }

    /// The States, in the dossier's order.
    pub fn seats(&self) -> &[Seat] {
        &self.states
    }

    /// Who speaks for a State on an issue.
    pub fn speaker(&self, seat: &Seat, issue: IssueIx) -> Speaker {
        let bench = self.benches.get(seat.bench);
        bench
            .and_then(|bench| bench.get(usize::from(issue.0)))
            .copied()
            .unwrap_or(Speaker::Nobody)
    }

    /// The verdict of every State on a part of a draft, in the dossier's order.
    pub fn verdicts(&self, assessment: &Assessment, part: Part) -> Vec<StateVerdict> {
        let n_issues = self.benches.first().map_or(0, Vec::len);
        let base = if assessment.is_coded(part) {
            Verdict::NoPosition
        } else {
            Verdict::NotCoded
        };
        let mut worst = vec![base; self.n_voices * n_issues];
        let place = |voice: BlocIx, issue: usize| usize::from(voice.0) * n_issues + issue;
        let findings = assessment
            .findings_in(part)
            .chain(assessment.member_findings_in(part));
        for finding in findings {
            let at = place(finding.bloc, usize::from(finding.issue.0));
            if let (Some(verdict), Some(slot)) = (assessment.enters(finding), worst.get_mut(at)) {
                *slot = slot.worst(verdict);
            }
        }
        let of_bench = |bench: &Vec<Speaker>| {
            let mut found: (Option<Verdict>, Speaker) = (None, Speaker::Nobody);
            for (issue, speaker) in bench.iter().enumerate() {
                let Some(voice) = speaker.voice() else {
                    continue;
                };
                let here = worst.get(place(voice, issue)).copied().unwrap_or(base);
                if found.0.is_none_or(|verdict| here < verdict) {
                    found = (
                        Some(here),
                        if here < base {
                            *speaker
                        } else {
                            Speaker::Nobody
                        },
                    );
                }
            }
            found
        };
        let verdicts: Vec<_> = self.benches.iter().map(of_bench).collect();
        let of_seat = |seat: &Seat| {
            let (verdict, by) = verdicts
                .get(seat.bench)
                .copied()
                .unwrap_or((None, Speaker::Nobody));
            StateVerdict {
                state: seat.state.clone(),
                camp: seat.camp,
                verdict,
                by,
            }
        };
        self.states.iter().map(of_seat).collect()
    }
}

/// The judging blocs of which a State is a member that year: in the order it lists them, then those
/// it does not list, such as one that was added by hand.
fn blocs_of(dossier: &Dossier, book: &PositionBook, state: &State) -> Vec<BlocIx> {
    let is_member = |id| {
        dossier.bloc(id).is_some_and(|bloc| {
            bloc.members_in(book.as_of())
                .any(|code| *code == state.code)
        })
    };
    let unlisted = dossier
        .judging_blocs()
        .map(|bloc| &bloc.id)
        .filter(|id| !state.blocs.contains(id));
    state
        .blocs
        .iter()
        .chain(unlisted)
        .filter(|id| is_member(*id))
        .filter_map(|id| book.bloc_ix(id))
        .collect()
}

fn speaker(book: &PositionBook, own: Option<BlocIx>, blocs: &[BlocIx], issue: IssueIx) -> Speaker {
    let speaks = |voice: &BlocIx| book.has_position(*voice, issue);
    match own.filter(speaks) {
        Some(voice) => Speaker::Own(voice),
        None => blocs
            .iter()
            .copied()
            .find(speaks)
            .map_or(Speaker::Nobody, Speaker::Bloc),
    }
}
