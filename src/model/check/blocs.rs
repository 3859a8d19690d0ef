//! Blocs: members, positions, demands, entries of members, recorded views.

use std::collections::BTreeMap;

use super::Check;
use crate::model::bloc::{
    Bloc, BlocKind, Citation, Confidence, ConfidenceKind, Demand, MemberEntry, Position,
    PositionEntry, Verb,
};
use crate::model::dossier::Dossier;
use crate::model::ids::{ElementId, IssueId};

/// Where something stands: the file, and the record for the reader's eye.
struct At<'a> {
    file: &'a str,
    place: &'a str,
}

pub(super) fn check<'d>(check: &mut Check<'d>, dossier: &'d Dossier) {
    check.no_twins(
        "blocs",
        "the bloc",
        dossier.blocs.iter().map(|bloc| &bloc.id),
    );
    for bloc in &dossier.blocs {
        let file = format!("blocs/{}.ron", bloc.id);
        of_kind(check, &file, bloc);
        of_members(check, &file, bloc);
        check.no_twins(
            &file,
            "the position on",
            bloc.positions.iter().map(|position| &position.issue),
        );
        for position in &bloc.positions {
            of_position(check, &file, position);
        }
        for entry in &bloc.member_entries {
            of_member_entry(check, &file, entry);
        }
        for view in &bloc.views {
            let place = format!("view on {}", view.issue);
            check.knows_issue(&file, &place, &view.issue);
            check.cites(&file, &place, &view.sources);
            for viewed in &view.elements {
                check.knows_element(&file, &place, &viewed.element);
            }
        }
    }
}

fn of_kind(check: &mut Check<'_>, file: &str, bloc: &Bloc) {
    if bloc.kind != BlocKind::Bloc && !bloc.positions.is_empty() {
        let message = format!(
            "`{}` is no bloc and has positions, which nothing judges by",
            bloc.id
        );
        check.error(
            file,
            message,
            "make it kind Bloc, or move the positions to a bloc",
        );
    }
    if bloc.kind != BlocKind::Views && !bloc.views.is_empty() {
        let message = format!(
            "`{}` has recorded views and is not of the kind Views",
            bloc.id
        );
        check.error(file, message, "move them to a file of kind Views");
    }
}

fn of_members(check: &mut Check<'_>, file: &str, bloc: &Bloc) {
    for (n, member) in bloc.members.iter().enumerate() {
        let state = &member.state;
        // A member without a vote is meant where the bloc's note names it.
        let is_meant = || words(&bloc.note.en).any(|word| word == state.as_str());
        if !check.known.states.contains(state) && !is_meant() {
            let message =
                format!("the member `{state}` is not among the States listed; it has no vote");
            let remedy =
                "add it to instruments/states.ron, or name its code in the note of the bloc";
            check.warn(file, message, remedy);
        }
        if let (Some(from), Some(until)) = (member.from, member.until)
            && until.last_day() < from.last_day()
        {
            let message = format!("`{state}` leaves ({until}) before it joins ({from})");
            check.error(file, message, "correct the dates");
        }
        let again = bloc.members.iter().skip(n + 1).any(|other| {
            let starts_later =
                |a: Option<_>, b: Option<_>| a.is_some_and(|a| b.is_some_and(|b| a >= b));
            other.state == *state
                && !starts_later(other.from, member.until)
                && !starts_later(member.from, other.until)
        });
        if again {
            let message = format!("`{state}` is a member twice at the same time");
            check.error(file, message, "join the two times, or correct the dates");
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|ch: char| !ch.is_alphanumeric())
}

fn of_position<'d>(check: &mut Check<'d>, file: &str, position: &'d Position) {
    let place = format!("position on {}", position.issue);
    check.knows_issue(file, &place, &position.issue);
    for (one, next) in position.entries.iter().zip(position.entries.iter().skip(1)) {
        if next.from < one.from {
            let message = format!(
                "{place}: the entry of {} stands after that of {}",
                next.from, one.from
            );
            check.error(file, message, "put the entries in the order of their dates");
        }
        if next.from == one.from && next.layer == one.layer {
            let message = format!("{place}: two entries are in force from {}", one.from);
            check.error(file, message, "join them, or correct a date");
        }
    }
    for entry in &position.entries {
        of_entry(check, file, &position.issue, entry);
    }
}

fn of_entry<'d>(check: &mut Check<'d>, file: &str, issue: &'d IssueId, entry: &'d PositionEntry) {
    let place = format!("position on {issue}, entry of {}", entry.from);
    let at = At {
        file,
        place: &place,
    };
    support(
        check,
        &at,
        &entry.confidence,
        &entry.demands,
        &entry.sources,
    );
    if let Some(salience) = entry
        .salience
        .as_ref()
        .filter(|salience| salience.value > 100)
    {
        let message = format!("{place}: salience {} is over 100", salience.value);
        check.error(
            file,
            message,
            "give a figure from 0 (indifferent) to 100 (decides whether it signs)",
        );
    }
    if entry.stance.is_empty() && !entry.is_unrecorded() {
        let message = format!("{place}: it has no stance");
        check.warn(file, message, "say in a sentence what the bloc holds");
    }
    demands(check, &at, Some(issue), &entry.demands);
}

fn of_member_entry<'d>(check: &mut Check<'d>, file: &str, entry: &'d MemberEntry) {
    let place = format!("entry of {} of {}", entry.state, entry.from);
    let at = At {
        file,
        place: &place,
    };
    if !check.known.states.contains(&entry.state) {
        let message = format!("{place}: the State is not listed");
        check.error(
            file,
            message,
            "add it to instruments/states.ron, or correct the code",
        );
    }
    if let Some(issue) = &entry.issue {
        check.knows_issue(file, &place, issue);
    }
    support(
        check,
        &at,
        &entry.confidence,
        &entry.demands,
        &entry.sources,
    );
    demands(check, &at, entry.issue.as_ref(), &entry.demands);
}

/// A position names its support, or says that nothing is recorded and then holds nothing.
fn support(
    check: &mut Check<'_>,
    at: &At<'_>,
    confidence: &Confidence,
    demands: &[Demand],
    sources: &[Citation],
) {
    let place = at.place;
    check.cites(at.file, place, sources);
    match confidence.kind {
        ConfidenceKind::NoPosition if !demands.is_empty() || !sources.is_empty() => check.error(
            at.file,
            format!("{place}: it says that nothing is recorded, and has demands or sources"),
            "state how it is supported (confidence), or take out demands and sources",
        ),
        ConfidenceKind::Seed | ConfidenceKind::Record | ConfidenceKind::RecordUnread
            if sources.is_empty() =>
        {
            check.error(
                at.file,
                format!("{place}: it is said to be on record and names no source"),
                "cite the source with its pinpoint, or mark it Inferred",
            );
        }
        ConfidenceKind::Inferred if sources.is_empty() && confidence.note.is_empty() => check
            .error(
                at.file,
                format!("{place}: it is inferred and does not say from what"),
                "cite what it is inferred from, or say so in the note of its confidence",
            ),
        ConfidenceKind::Seed
        | ConfidenceKind::Record
        | ConfidenceKind::RecordUnread
        | ConfidenceKind::Inferred
        | ConfidenceKind::NoPosition => {}
    }
}

fn demands<'d>(check: &mut Check<'d>, at: &At<'_>, issue: Option<&'d IssueId>, all: &'d [Demand]) {
    let elements = all
        .iter()
        .map(|demand| (&demand.element, demand.layer.word()));
    let twins = elements.map(|(element, layer)| format!("{element} ({layer})"));
    check.no_twins(at.file, &format!("{}: the demand on", at.place), twins);
    for demand in all {
        if check.knows_element(at.file, at.place, &demand.element) {
            of_demand(check, at, issue, demand);
        }
    }
    // Two demands on one element by two names: the stricter stands, so they must not contradict.
    let mut by_first: BTreeMap<&ElementId, &Demand> = BTreeMap::new();
    for demand in all {
        let first = check.known.first_name(&demand.element);
        let Some(other) = by_first.insert(first, demand) else {
            continue;
        };
        let clash = (demand.verb == Verb::Opposes) != (other.verb == Verb::Opposes);
        if clash && demand.layer == other.layer && demand.element != other.element {
            let message = format!(
                "{}: it {} `{}` and {} `{}`, which are one element",
                at.place,
                other.verb.word(),
                other.element,
                demand.verb.word(),
                demand.element,
            );
            check.error(at.file, message, "make both say the same, or keep one");
        }
    }
}

fn of_demand<'d>(
    check: &mut Check<'d>,
    at: &At<'_>,
    issue: Option<&'d IssueId>,
    demand: &'d Demand,
) {
    let (place, id) = (at.place, &demand.element);
    let first = check.known.first_name(id);
    let home = |name| check.known.elements.get(name).map(|(home, _)| *home);
    if let Some(issue) = issue
        && home(id) != Some(issue)
        && home(first) != Some(issue)
    {
        let home = home(id).map(ToString::to_string).unwrap_or_default();
        let message = format!("{place}: `{id}` is an element of the issue {home}, not of {issue}");
        check.error(
            at.file,
            message,
            "move the demand to the position on that issue",
        );
    }
    let is_silence = check
        .known
        .elements
        .get(first)
        .is_some_and(|(_, element)| element.scope.is_silence());
    for unless in &demand.unless {
        check.knows_element(at.file, place, &unless.element);
        if unless.element == *id {
            let message = format!("{place}: `{id}` is to cure the objection to itself");
            check.error(at.file, message, "name another element under unless");
        }
    }
    if !demand.unless.is_empty() && demand.verb != Verb::Opposes {
        let message = format!("{place}: unless on `{id}` has no effect, since it is not opposed");
        check.warn(at.file, message, "take it out, or make the demand Opposes");
    }
    if let Some(level) = demand.at_least {
        if level > 5 {
            let message = format!("{place}: at_least {level} on `{id}` is no level of force");
            check.error(
                at.file,
                message,
                "give a level from 0 (statement) to 5 (shall)",
            );
        }
        if demand.verb != Verb::Requires || is_silence {
            let message = format!("{place}: at_least on `{id}` has no effect");
            check.warn(
                at.file,
                message,
                "only a required element that stands in clauses has a least force",
            );
        }
    }
}
