//! Positions and issues out of another copy of the dossier, such as a colleague's: what is new,
//! what they changed, where the two clash; and the dossier with what a person chose.
//!
//! The merge by ids of [`crate::model::merge`] says what the two together hold; what both changed
//! differently is a clash, and choosing it takes theirs.

use std::collections::BTreeSet;

use super::plan::Sort;
use crate::model::bloc::{Bloc, BlocKind, MemberEntry, Position};
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, IssueId, SourceId, StateCode};
use crate::model::issue::Issue;
use crate::model::merge::{Conflict, Names, Place, merge_bloc};

/// What can be taken over as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// An issue with its elements.
    Issue(IssueId),
    /// A bloc that is not there yet, with its positions.
    Bloc(BlocId),
    /// A bloc's position on an issue.
    Position(BlocId, IssueId),
    /// The entries of a member in a bloc.
    Member(BlocId, StateCode),
}

/// Something that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// How it differs.
    pub sort: Sort,
    /// What it is.
    pub thing: Thing,
    /// How it reads now, in a line; empty where it is not there.
    pub before: String,
    /// How it would read.
    pub after: String,
}

/// Another copy of a dossier against ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// What differs: issues, then blocs in their order.
    pub offers: Vec<Offer>,
    /// Theirs, merged with ours where only they changed something.
    merged: Vec<Bloc>,
    theirs: Dossier,
}

/// Compares `theirs` with `ours`; `base` is what both come from, where that is known.
pub fn colleague(base: Option<&Dossier>, ours: &Dossier, theirs: Dossier) -> Colleague {
    let mut offers = Vec::new();
    for issue in &theirs.issues {
        let now = ours.issue(&issue.id);
        let was = base.and_then(|base| base.issue(&issue.id));
        // What only we changed is not theirs to offer.
        if now == Some(issue) || was == Some(issue) {
            continue;
        }
        offers.push(Offer {
            sort: match now {
                None => Sort::New,
                Some(now) if was == Some(now) => Sort::Changed,
                Some(_) => Sort::Clashing,
            },
            thing: Thing::Issue(issue.id.clone()),
            before: now.map(|i| i.title.en.clone()).unwrap_or_default(),
            after: issue.title.en.clone(),
        });
    }
    let mut merged = Vec::new();
    let blocs = theirs.blocs.iter().filter(|b| b.kind == BlocKind::Bloc);
    for their_bloc in blocs {
        let Some(our_bloc) = ours.bloc(&their_bloc.id) else {
            offers.push(Offer {
                sort: Sort::New,
                thing: Thing::Bloc(their_bloc.id.clone()),
                before: String::new(),
                after: their_bloc.name.en.clone(),
            });
            continue;
        };
        let was = base.and_then(|base| base.bloc(&their_bloc.id));
        let both = merge_bloc(was, our_bloc, their_bloc, &Names::default());
        of_bloc((was, our_bloc, their_bloc), &both.conflicts, &mut offers);
        merged.push(both.value);
    }
    Colleague {
        offers,
        merged,
        theirs,
    }
}

/// What differs in a bloc that both have.
fn of_bloc(
    (was, ours, theirs): (Option<&Bloc>, &Bloc, &Bloc),
    conflicts: &[Conflict],
    offers: &mut Vec<Offer>,
) {
    let sort = |place: &Place, is_new: bool| {
        if conflicts.iter().any(|conflict| conflict.place == *place) {
            Sort::Clashing
        } else if is_new {
            Sort::New
        } else {
            Sort::Changed
        }
    };
    for position in &theirs.positions {
        let issue = &position.issue;
        let now = ours.position(issue);
        if now == Some(position) || was.and_then(|was| was.position(issue)) == Some(position) {
            continue;
        }
        let place = Place::Position(ours.id.clone(), issue.clone());
        offers.push(Offer {
            sort: sort(&place, now.is_none()),
            thing: Thing::Position(ours.id.clone(), issue.clone()),
            before: now.map(line).unwrap_or_default(),
            after: line(position),
        });
    }
    let states: BTreeSet<&StateCode> = theirs.member_entries.iter().map(|e| &e.state).collect();
    for state in states {
        let (now, then) = (entries(ours, state), entries(theirs, state));
        if now == then || was.is_some_and(|was| entries(was, state) == then) {
            continue;
        }
        let told = |all: &[&MemberEntry]| {
            let last = all.last().map(|entry| entry.text.en.clone());
            last.unwrap_or_default()
        };
        let place = Place::Member(ours.id.clone(), state.clone());
        offers.push(Offer {
            sort: sort(&place, now.is_empty()),
            thing: Thing::Member(ours.id.clone(), state.clone()),
            before: told(&now),
            after: told(&then),
        });
    }
}

fn entries<'b>(bloc: &'b Bloc, state: &StateCode) -> Vec<&'b MemberEntry> {
    let all = bloc.member_entries.iter();
    all.filter(|entry| entry.state == *state).collect()
}

/// The latest entry of a position in a line: since when, the stance, how much it asks.
fn line(position: &Position) -> String {
    let Some(entry) = position.entries.last() else {
        return String::new();
    };
    format!(
        "{}: {} ({} demands)",
        entry.from,
        entry.stance.en,
        entry.demands.len()
    )
}

/// Our dossier with what was chosen, by place in [`Colleague::offers`]; sources that it cites and
/// that are not there come along.
pub fn with_offers(ours: &Dossier, colleague: &Colleague, chosen: &[usize]) -> Dossier {
    let mut dossier = ours.clone();
    for offer in chosen.iter().filter_map(|at| colleague.offers.get(*at)) {
        take(&mut dossier, colleague, offer);
    }
    let cited: BTreeSet<&SourceId> = dossier
        .blocs
        .iter()
        .flat_map(|bloc| {
            let positions = bloc.positions.iter().flat_map(|p| &p.entries);
            let of_positions = positions.flat_map(|entry| &entry.sources);
            of_positions.chain(bloc.member_entries.iter().flat_map(|e| &e.sources))
        })
        .map(|citation| &citation.source)
        .collect();
    let missing = |id: &SourceId| dossier.source(id).is_none() && dossier.instrument(id).is_none();
    let theirs = colleague.theirs.reference.sources.iter();
    let come = theirs.filter(|source| cited.contains(&source.id) && missing(&source.id));
    let come: Vec<_> = come.cloned().collect();
    dossier.reference.sources.extend(come);
    dossier
}

fn take(dossier: &mut Dossier, colleague: &Colleague, offer: &Offer) {
    let theirs = &colleague.theirs;
    // A clash is settled for them; what only they changed comes with what we changed beside it.
    let from = |id: &BlocId| {
        let merged = colleague.merged.iter().find(|bloc| bloc.id == *id);
        match offer.sort {
            Sort::Clashing => theirs.bloc(id),
            Sort::New | Sort::Changed => merged.or_else(|| theirs.bloc(id)),
        }
    };
    match &offer.thing {
        Thing::Issue(id) => {
            let Some(issue) = theirs.issue(id).cloned() else {
                return;
            };
            let known = dossier.issues.iter_mut().find(|known| known.id == *id);
            if let Some(known) = known {
                *known = issue;
            } else {
                let before = |known: &&Issue| known.number <= issue.number;
                let at = dossier.issues.iter().take_while(before).count();
                dossier.issues.insert(at, issue);
            }
        }
        Thing::Bloc(id) => {
            if let Some(bloc) = theirs.bloc(id).cloned() {
                let last = dossier.blocs.iter().rposition(|b| b.kind == BlocKind::Bloc);
                dossier.blocs.insert(last.map_or(0, |at| at + 1), bloc);
            }
        }
        Thing::Position(id, issue) => {
            let position = from(id).and_then(|bloc| bloc.position(issue)).cloned();
            let order: Vec<IssueId> = dossier.issues.iter().map(|i| i.id.clone()).collect();
            let bloc = dossier.blocs.iter_mut().find(|bloc| bloc.id == *id);
            if let (Some(bloc), Some(position)) = (bloc, position) {
                bloc.positions.retain(|known| known.issue != *issue);
                bloc.positions.push(position);
                bloc.positions
                    .sort_by_key(|p| order.iter().position(|issue| *issue == p.issue));
            }
        }
        Thing::Member(id, state) => {
            let all = from(id)
                .map(|bloc| entries(bloc, state))
                .unwrap_or_default();
            let all: Vec<MemberEntry> = all.into_iter().cloned().collect();
            if let Some(bloc) = dossier.blocs.iter_mut().find(|bloc| bloc.id == *id) {
                let at = bloc.member_entries.iter().position(|e| e.state == *state);
                let at = at.unwrap_or(bloc.member_entries.len());
                bloc.member_entries.retain(|entry| entry.state != *state);
                let at = at.min(bloc.member_entries.len());
                bloc.member_entries.splice(at..at, all);
            }
        }
    }
}
