//! A record gone through event by event: the session as it was after each of them.
//!
//! What a later event corrects has happened until then, so that a replay shows what people saw.

use super::event::{Event, Happening};
use super::meeting::{Meeting, fold};
use super::scenario::Scenario;
use super::table::Table;
use crate::assess::assessment::Part;
use crate::assess::verdict::Verdict;
use crate::model::draft::Draft;
use crate::model::ids::{ItemId, RoleId};

/// The events of a record, each once, in order.
pub fn ordered(events: &[Event]) -> Vec<Event> {
    let mut all = events.to_vec();
    all.sort_by_key(|event| event.id);
    all.dedup_by_key(|event| event.id);
    all
}

/// The session after the first `n` of the ordered events; before the opening where `n` is 0.
pub fn after(scenario: &Scenario, draft: &Draft, ordered: &[Event], n: usize) -> Meeting {
    let so_far = ordered.get(..n).unwrap_or(ordered);
    fold(scenario, draft, so_far)
}

/// What every delegation says of each item's article in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// How many events had happened when this text first stood.
    pub from: usize,
    /// The delegations that judge, in the order of the roll.
    pub seats: Vec<RoleId>,
    /// Items in the order of the agenda, delegations in the order of the roll.
    pub verdicts: Vec<(ItemId, Vec<Verdict>)>,
}

/// The texts of a record as they came, judged: what holds after `n` events is the last whose `from`
/// is not above `n`. `None` where `watch`, told how many events are done, said to stop.
pub fn seen(
    scenario: &Scenario,
    draft: &Draft,
    table: &mut Table,
    ordered: &[Event],
    watch: &dyn Fn(u64) -> bool,
) -> Option<Vec<Seen>> {
    let seats = seats(scenario, table);
    let mut all = vec![Seen {
        from: 0,
        seats: seats.clone(),
        verdicts: verdicts(scenario, table, draft),
    }];
    let mut stands = draft.clone();
    for (n, event) in (1..).zip(ordered) {
        if !watch(u64::try_from(n).unwrap_or(u64::MAX)) {
            return None;
        }
        // Nothing else changes the text.
        let changes = matches!(
            event.what,
            Happening::Adopted { .. } | Happening::Corrected { .. }
        );
        if !changes {
            continue;
        }
        let meeting = after(scenario, draft, ordered, n);
        let now = meeting.draft().unwrap_or(draft);
        if *now != stands {
            stands = now.clone();
            all.push(Seen {
                from: n,
                seats: seats.clone(),
                verdicts: verdicts(scenario, table, now),
            });
        }
    }
    Some(all)
}

/// What the delegations say of each item's article in a text, items in the order of the agenda.
pub fn verdicts(
    scenario: &Scenario,
    table: &mut Table,
    draft: &Draft,
) -> Vec<(ItemId, Vec<Verdict>)> {
    let judged = table.judge(draft);
    let seats: Vec<_> = scenario
        .roles
        .iter()
        .filter_map(|r| table.seat(r))
        .collect();
    let items = scenario.agenda.iter().map(|item| {
        let part = item.article.map_or(Part::Draft, Part::Article);
        let said = seats
            .iter()
            .map(|seat| judged.assessment.verdict(part, *seat));
        (item.id.clone(), said.collect())
    });
    items.collect()
}

/// The delegations that judge, in the order of the roll.
pub fn seats(scenario: &Scenario, table: &Table) -> Vec<RoleId> {
    let seated = scenario
        .roles
        .iter()
        .filter(|role| table.seat(role).is_some());
    seated.map(|role| role.id.clone()).collect()
}
