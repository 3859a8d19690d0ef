//! The confidential layer of a bloc: taken out of what is written to the shared files, written
//! below `private/`, and put back on load where it stood.
//!
//! A private record carries its `place` in the list it comes from, so that a load gives back what
//! was saved, and still lands somewhere sensible where partners changed the shared list meanwhile.

use std::sync::Arc;

use super::intake::{Intake, Record as _};
use super::schema::{BlocFile, DemandRecord, EntryRecord, MemberEntryRecord, PositionRecord};
use crate::model::bloc::{Bloc, Demand, Layer, MemberEntry, Position, PositionEntry};
use crate::model::problem::Problem;

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn private_demands(demands: &[Demand]) -> Vec<DemandRecord> {
    demands
        .iter()
        .enumerate()
        .filter(|(_, demand)| demand.layer == Layer::Private)
        .map(|(place, demand)| {
            let mut record = DemandRecord::write(demand);
            record.place = Some(number(place));
            record
        })
        .collect()
}

/// What goes below `private/`; nothing where the bloc holds nothing confidential.
pub(crate) fn private_part(bloc: &Bloc) -> Option<BlocFile> {
    let mut positions = Vec::new();
    for (at, position) in bloc.positions.iter().enumerate() {
        let mut entries = Vec::new();
        for (place, entry) in position.entries.iter().enumerate() {
            let place = number(place);
            let demands = private_demands(&entry.demands);
            if entry.layer == Layer::Private {
                let mut record = EntryRecord::write(entry);
                record.place = Some(place);
                entries.push(record);
            } else if !demands.is_empty() {
                entries.push(EntryRecord::joining(entry.from.to_string(), place, demands));
            }
        }
        if !entries.is_empty() {
            let is_shared = position
                .entries
                .iter()
                .any(|entry| entry.layer == Layer::Shared);
            let place = (!is_shared).then(|| number(at));
            positions.push(PositionRecord {
                issue: position.issue.to_string(),
                place,
                entries,
            });
        }
    }
    let mut members = Vec::new();
    for (place, entry) in bloc.member_entries.iter().enumerate() {
        let place = number(place);
        let demands = private_demands(&entry.demands);
        if entry.layer == Layer::Private {
            let mut record = MemberEntryRecord::write(entry);
            record.place = Some(place);
            members.push(record);
        } else if !demands.is_empty() {
            members.push(MemberEntryRecord::joining(entry, place, demands));
        }
    }
    let any = !positions.is_empty() || !members.is_empty();
    any.then(|| BlocFile::addition(bloc, positions, members))
}

/// Puts `item` at `place` of the list, or at its end where the list is shorter or no place is known.
fn put<T>(list: &mut Vec<T>, place: Option<u32>, item: T) {
    let place = place
        .and_then(|place| usize::try_from(place).ok())
        .unwrap_or(usize::MAX);
    list.insert(place.min(list.len()), item);
}

/// Adds demands from below `private/`, whatever layer they name.
fn join(list: &mut Vec<Demand>, records: Vec<DemandRecord>, intake: &mut Intake<'_>) {
    for record in records {
        let place = record.place;
        if let Some(demand) = record.read(intake) {
            put(
                list,
                place,
                Demand {
                    layer: Layer::Private,
                    ..demand
                },
            );
        }
    }
}

/// The item at `place` where it fits, else the first that fits.
fn find<T>(list: &mut [T], place: Option<u32>, fits: impl Fn(&T) -> bool) -> Option<&mut T> {
    let hinted = place.and_then(|place| usize::try_from(place).ok());
    let at = hinted
        .filter(|at| list.get(*at).is_some_and(&fits))
        .or_else(|| list.iter().position(&fits))?;
    list.get_mut(at)
}

/// Puts what stood below `private/` back into its bloc.
pub(crate) fn merge(bloc: &mut Bloc, file: BlocFile, intake: &mut Intake<'_>) {
    for record in file.positions {
        let Some(issue) = intake.id("issue", &record.issue) else {
            continue;
        };
        if bloc.position(&issue).is_none() {
            let empty = Position {
                issue: issue.clone(),
                entries: Vec::new(),
            };
            put(&mut bloc.positions, record.place, empty);
        }
        let found = bloc
            .positions
            .iter_mut()
            .find(|position| position.issue == issue);
        if let Some(position) = found {
            merge_entries(&mut position.entries, record.entries, intake);
        }
    }
    let (joining, whole): (Vec<_>, Vec<_>) = file
        .member_entries
        .into_iter()
        .partition(|entry| entry.joins);
    for record in whole {
        let place = record.place;
        if let Some(entry) = record.read(intake) {
            put(
                &mut bloc.member_entries,
                place,
                MemberEntry {
                    layer: Layer::Private,
                    ..entry
                },
            );
        }
    }
    for mut record in joining {
        let (place, demands) = (record.place, std::mem::take(&mut record.demands));
        let Some(like) = record.read(intake) else {
            continue;
        };
        let same = |entry: &MemberEntry| {
            (&entry.state, &entry.issue, entry.from) == (&like.state, &like.issue, like.from)
        };
        if let Some(entry) = find(&mut bloc.member_entries, place, same) {
            join(&mut entry.demands, demands, intake);
        } else {
            intake.report(stranded(&format!("{} of {}", like.state, like.from)));
            let mut entry = MemberEntry {
                layer: Layer::Private,
                ..like.clone()
            };
            join(&mut entry.demands, demands, intake);
            bloc.member_entries.push(entry);
        }
    }
}

fn merge_entries(
    entries: &mut Vec<Arc<PositionEntry>>,
    records: Vec<EntryRecord>,
    intake: &mut Intake<'_>,
) {
    let (joining, whole): (Vec<_>, Vec<_>) = records.into_iter().partition(|entry| entry.joins);
    for record in whole {
        let place = record.place;
        if let Some(entry) = record.read(intake) {
            put(
                entries,
                place,
                Arc::new(PositionEntry {
                    layer: Layer::Private,
                    ..entry
                }),
            );
        }
    }
    for mut record in joining {
        let (place, demands) = (record.place, std::mem::take(&mut record.demands));
        let Some(like) = record.read(intake) else {
            continue;
        };
        if let Some(entry) = find(entries, place, |entry| entry.from == like.from) {
            join(&mut Arc::make_mut(entry).demands, demands, intake);
        } else {
            intake.report(stranded(&like.from.to_string()));
            let mut entry = PositionEntry {
                layer: Layer::Private,
                ..like
            };
            join(&mut entry.demands, demands, intake);
            entries.push(Arc::new(entry));
        }
    }
}

fn stranded(what: &str) -> Problem {
    Problem::warning(format!(
        "confidential demands belong to a shared entry that is gone ({what})"
    ))
    .with_remedy("they are kept as an entry of their own: move them where they belong")
}
