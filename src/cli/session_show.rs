//! `travaux session show`: where a session stands, for the room or for the trainer.

use std::path::Path;

use crate::analysis::effect::{Desk, effect};
use crate::coding::draft::CodingCache;
use crate::exercise::meeting::Meeting;
use crate::exercise::scenario::Scenario;
use crate::exercise::table::Table;
use crate::exercise::telling::name;
use crate::model::ids::{ProposalId, RoleId};
use crate::storage::exercise::{Queued, happening_line, load_queue, load_refused};

use super::session::{codebook, room};
use super::writing::now_ms;
use super::{Ending, Streams};

/// Tells where the session in a folder stands.
pub(super) fn show(
    folder: &Path,
    trainer: bool,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let (exercise, scenario, room) = room(folder, streams)?;
    let meeting = &room.meeting;
    let names = |roles: &[RoleId]| {
        let names: Vec<String> = roles.iter().map(|id| name(&scenario, id)).collect();
        names.join(", ")
    };
    let now = now_ms();
    let seconds = meeting.clock.at(now) / 1000;
    let mut lines = vec![
        format!("clock: {}:{:02}", seconds / 60, seconds % 60),
        format!("present: {}", names(&meeting.present)),
        format!(
            "quorum: {}",
            if meeting.has_quorum(&scenario) {
                "yes"
            } else {
                "no"
            }
        ),
    ];
    if let Some(item) = &meeting.item {
        let left = meeting.item_left(&scenario, now).unwrap_or(0);
        lines.push(format!("item: {item}, {left} seconds left"));
    }
    if let Some(floor) = &meeting.floor {
        let left = meeting.speech_left(now);
        let left = left.map(|left| format!(", {left} seconds left"));
        let who = name(&scenario, &floor.role);
        lines.push(format!("floor: {who}{}", left.unwrap_or_default()));
    }
    if !meeting.list.is_empty() {
        lines.push(format!("list of speakers: {}", names(&meeting.list)));
    }
    for motion in &meeting.motions {
        let (kind, rule) = (motion.kind.word(), motion.kind.rule());
        let who = name(&scenario, &motion.by);
        lines.push(format!("motion {}: {kind} (rule {rule}), {who}", motion.id));
    }
    let table = if trainer {
        let codebook = codebook(&exercise, streams)?;
        Some(Table::new(&scenario, &exercise.dossier, codebook))
    } else {
        None
    };
    for text in meeting.tabled.iter().filter(|text| text.proposal.is_open()) {
        let who = name(&scenario, &text.by);
        let words = text.proposal.text.replace('\n', " / ");
        lines.push(format!("text {}: {who}: {words}", text.proposal.id));
        if let Some(table) = &table {
            lines.extend(turns(&scenario, table, meeting, text.proposal.id));
        }
    }
    for (id, why) in &meeting.refused {
        lines.push(format!("no effect {id}: {why}"));
    }
    for queued in load_queue(folder).value {
        lines.push(format!("waits for the room: {}", said(&queued)));
    }
    for queued in load_refused(folder).value {
        lines.push(format!("not written: {} ({})", said(&queued), queued.why));
    }
    if trainer {
        let due = meeting.due(&scenario, now);
        lines.extend(due.iter().map(|inject| format!("due: {inject}")));
    }
    for line in lines {
        streams.line(&super::display_safe(&line))?;
    }
    Ok(Ending::Done)
}

/// Something that is not in the record, as its writer wrote it.
fn said(queued: &Queued) -> String {
    happening_line(&queued.event.what).unwrap_or_default()
}

/// What a text would change for every delegation, a line each.
fn turns(scenario: &Scenario, table: &Table, meeting: &Meeting, id: ProposalId) -> Vec<String> {
    let Some(draft) = meeting.draft() else {
        return Vec::new();
    };
    let desk = Desk {
        codebook: &table.codebook,
        book: &table.book,
        draft,
        proposals: &meeting.proposals(),
        decisions: &[],
        strict: false,
    };
    match effect(&desk, id, &mut CodingCache::default()) {
        Err(why) => vec![format!("    it cannot be adopted as it is: {why}")],
        Ok(effect) => {
            let of = |turned: &crate::analysis::effect::Turned| {
                let bloc = table.book.bloc_id(turned.bloc)?;
                let role = RoleId::new(bloc.as_str()).ok()?;
                let (before, after) = (turned.before.word(), turned.after.word());
                let who = name(scenario, &role);
                Some(if before == after {
                    format!("    {who}: {after} as before")
                } else {
                    format!("    {who}: {before} -> {after}")
                })
            };
            effect.blocs.iter().filter_map(of).collect()
        }
    }
}
