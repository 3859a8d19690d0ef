//! `travaux session merge` and `travaux session share`: one session on several laptops, by files.

use std::path::{Path, PathBuf};

use crate::exercise::event::{Event, opening};
use crate::exercise::meeting::fold;
use crate::exercise::scenario::Scenario;
use crate::model::ids::EventId;
use crate::model::problem::{Problem, Severity};
use crate::storage::exercise::{
    EventRecord, Queued, RoomFile, load_handed, load_record, load_room, queue, shared_files,
    take_in, write_shared,
};

use super::count::Count;
use super::scenario::{find, load};
use super::{Ending, Streams, display_safe};

fn events(record: &EventRecord) -> Vec<Event> {
    record.values().map(|kept| kept.event.clone()).collect()
}

/// The scenario of a folder, where it has one.
fn scenario_of(folder: &Path) -> Option<Scenario> {
    let there = folder.join("scenario.ron").exists();
    there.then(|| find(folder).value.scenario).flatten()
}

/// Lets an event wait in the outbox of a session that is held in a room; who says nothing of the
/// author is the one whose copy it is.
pub(super) fn let_wait(
    folder: &Path,
    file: &RoomFile,
    queued: &mut Queued,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    if queued.event.author.is_empty() {
        queued.event.author.clone_from(&file.name);
    }
    queue(folder, queued).map_err(|problem| disk(&problem, streams))
}

fn disk(problem: &Problem, streams: &mut Streams<'_>) -> Ending {
    streams.say(&problem.to_string());
    Ending::Disk
}

/// Takes the events of others into the session in a folder.
pub(super) fn merge(
    folder: &Path,
    from: &[PathBuf],
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let (exercise, scenario) = load(folder, streams)?;
    let mut ours = load_record(folder);
    let mut ending = Ending::Done;
    for problem in &ours.problems {
        streams.say(&problem.to_string());
        ending = Ending::Invalid;
    }
    let mut fresh: Vec<EventId> = Vec::new();
    for other in from {
        let shown = other.to_string_lossy().into_owned();
        let theirs = load_handed(other);
        for problem in &theirs.problems {
            streams.say(&problem.to_string());
            ending = ending.max(if problem.severity == Severity::Error {
                Ending::Invalid
            } else {
                Ending::Done
            });
        }
        let there = scenario_of(other);
        let openings = [&ours.value, &theirs.value].map(|record| opening(&events(record)));
        let other_session = matches!(openings, [Some(a), Some(b)] if a != b);
        if other_session || there.is_some_and(|there| there.id != scenario.id) {
            let problem = Problem::error("this is another session, not a copy of this one");
            let remedy = "copies are made by `travaux session share`, or by copying the folder after `session new`; nothing was taken from it";
            streams.say(&problem.in_file(&shown).with_remedy(remedy).to_string());
            ending = ending.max(Ending::Invalid);
            continue;
        }
        let taken = take_in(folder, &ours.value, &theirs.value);
        let (record, taken) = taken.map_err(|problem| disk(&problem, streams))?;
        ours.value = record;
        for problem in &taken.problems {
            streams.say(&problem.to_string());
            ending = ending.max(Ending::Invalid);
        }
        for moved in &taken.moved {
            streams.say(&format!(
                "warning: two events had the id {}: that of \"{}\" is now {}\n  remedy: see whether an event that names the first means the second",
                moved.from, moved.author, moved.to
            ));
            ending = ending.max(Ending::Failed);
        }
        let (n_fresh, n_known) = (taken.fresh.len(), taken.known);
        streams.line(&display_safe(&format!(
            "{shown}: {n_fresh} new, {n_known} known"
        )))?;
        fresh.extend(taken.fresh);
    }
    let meeting = fold(&scenario, &exercise.draft, &events(&ours.value));
    for (id, why) in meeting.refused.iter().filter(|(id, _)| fresh.contains(id)) {
        let author = ours
            .value
            .get(id)
            .map_or("", |kept| kept.event.author.as_str());
        let by = if author.is_empty() {
            String::new()
        } else {
            format!(" by {author}")
        };
        streams.line(&display_safe(&format!("no effect: {id}{by}: {why}")))?;
    }
    let live = load_room(folder).map_err(|problem| disk(&problem, streams))?;
    if live.is_some() && !fresh.is_empty() {
        streams.say("the room gets them while `travaux room open` or `travaux room join` runs");
    }
    Ok(ending)
}

/// Writes the copy of a session for those who take part, or brings it up to date.
pub(super) fn share(
    folder: &Path,
    output: &Path,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let (_, scenario) = load(folder, streams)?;
    let ours = load_record(folder);
    for problem in &ours.problems {
        streams.say(&problem.to_string());
    }
    let shown = output.to_string_lossy().into_owned();
    let there = output.join("scenario.ron").exists();
    let here = scenario_of(output);
    let theirs = load_record(output).value;
    let openings = [&ours.value, &theirs].map(|record| opening(&events(record)));
    let same = !matches!(openings, [Some(a), Some(b)] if a != b)
        && here.as_ref().is_none_or(|here| here.id == scenario.id);
    let files = shared_files(folder, &scenario, &events(&ours.value));
    let written = files.and_then(|files| {
        let refused = Problem::error("another session, or one with secrets, is in this folder");
        let refused = refused
            .in_file(&shown)
            .with_remedy("choose an empty folder");
        let whole = there && here.as_ref().is_none_or(|here| !here.for_participants);
        if whole || !same {
            return Err(refused);
        }
        write_shared(output, &files, here.as_ref())?;
        take_in(output, &theirs, &ours.value)
    });
    let (_, taken) = written.map_err(|problem| disk(&problem, streams))?;
    let n_fresh = taken.fresh.len();
    streams.line(&display_safe(&format!(
        "{shown}: {}",
        Count(n_fresh, "new event")
    )))?;
    Ok(if ours.problems.is_empty() {
        Ending::Done
    } else {
        Ending::Invalid
    })
}
