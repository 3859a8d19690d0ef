//! How an item went: what every delegation said of each text, and who moved with which.

use std::collections::BTreeMap;

use crate::assess::verdict::Verdict;
use crate::exercise::event::{Ballot, Event, Happening, standing};
use crate::exercise::meeting::Meeting;
use crate::exercise::replay::verdicts;
use crate::exercise::scenario::{AgendaItem, Scenario};
use crate::exercise::table::Table;
use crate::model::bracket::Tree;
use crate::model::draft::Draft;
use crate::model::ids::{EventId, IdMint, ItemId, ProposalId, RoleId};
use crate::model::proposal::{Proposal, accept};

/// How an item went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// The item.
    pub item: ItemId,
    /// The starting text, then every text tabled under the item and every text that was adopted
    /// under any, as far as it changed this item's article.
    pub points: Vec<Point>,
}

/// A text of an item's article, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The event; absent for the starting text.
    pub event: Option<EventId>,
    /// When, on the session's clock, in milliseconds.
    pub at: u64,
    /// What text it is.
    pub what: PointKind,
    /// Pairs of brackets in the article.
    pub brackets: usize,
    /// What each delegation says, in the order of the roll.
    pub verdicts: Vec<Verdict>,
}

/// What text a point of a track is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointKind {
    /// The starting text.
    Start,
    /// The text as it would be with what was tabled.
    Tabled(ProposalId),
    /// The text with what was adopted.
    Adopted(ProposalId),
}

/// Somebody moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// With which event.
    pub event: EventId,
    /// When, on the session's clock, in milliseconds.
    pub at: u64,
    /// Who.
    pub role: RoleId,
    /// Under which item.
    pub item: Option<ItemId>,
    /// With which text.
    pub with: ProposalId,
    /// From where to where.
    pub what: Shifted,
}

/// How somebody moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shifted {
    /// It says another thing of the text, which was changed.
    Verdict(Verdict, Verdict),
    /// It voted, or showed its hand, otherwise than the last time under this item.
    Ballot(Ballot, Ballot),
}

/// The tracks of all items, in the order of the agenda.
pub(super) fn tracks(
    scenario: &Scenario,
    table: &mut Table,
    meeting: &Meeting,
    events: &[Event],
) -> Vec<Track> {
    let mut tracks: Vec<Track> = Vec::new();
    let Some(start) = meeting.texts.first() else {
        return tracks;
    };
    let first = verdicts(scenario, table, &start.draft);
    for (item, (_, verdicts)) in scenario.agenda.iter().zip(first) {
        tracks.push(Track {
            item: item.id.clone(),
            points: vec![Point {
                event: None,
                at: 0,
                what: PointKind::Start,
                brackets: brackets(&start.draft, item),
                verdicts,
            }],
        });
    }
    for event in standing(events) {
        let at = moment(meeting, event.id);
        if let Happening::Tabled { proposal, .. } = &event.what {
            let tabled = meeting.tabled(proposal.id);
            let Some(item) = tabled.and_then(|text| text.item.clone()) else {
                continue;
            };
            let before = standing_at(meeting, event.id);
            let Some(draft) = before.and_then(|draft| with(draft, proposal)) else {
                continue;
            };
            let what = PointKind::Tabled(proposal.id);
            let said = verdicts(scenario, table, &draft);
            note(&mut tracks, scenario, &draft, said, |id| {
                (*id == item).then_some((event.id, at, what))
            });
        } else if let Happening::Adopted { proposal, .. } = &event.what {
            let step = meeting.texts.iter().find(|t| t.event == Some(event.id));
            let Some(step) = step else { continue };
            let what = PointKind::Adopted(*proposal);
            let said = verdicts(scenario, table, &step.draft);
            note(&mut tracks, scenario, &step.draft, said, |id| {
                let own = step.item.as_ref() == Some(id);
                own.then_some((event.id, at, what))
            });
        }
    }
    tracks
}

/// Adds a point to the tracks that `wanted` names.
fn note(
    tracks: &mut [Track],
    scenario: &Scenario,
    draft: &Draft,
    said: Vec<(ItemId, Vec<Verdict>)>,
    wanted: impl Fn(&ItemId) -> Option<(EventId, u64, PointKind)>,
) {
    for ((track, item), (_, verdicts)) in tracks.iter_mut().zip(&scenario.agenda).zip(said) {
        if let Some((event, at, what)) = wanted(&item.id) {
            track.points.push(Point {
                event: Some(event),
                at,
                what,
                brackets: brackets(draft, item),
                verdicts,
            });
        }
    }
}

/// When an event took effect, on the session's clock.
fn moment(meeting: &Meeting, event: EventId) -> u64 {
    let found = meeting.timeline.iter().find(|m| m.event == event);
    found.map_or(0, |moment| moment.at)
}

/// The text as it stood when an event happened.
fn standing_at(meeting: &Meeting, event: EventId) -> Option<&Draft> {
    let before = |made: Option<EventId>| made.is_none_or(|made| made < event);
    let mut all = meeting.texts.iter().rev();
    all.find(|step| before(step.event)).map(|step| &step.draft)
}

/// A text with a proposal in it; `None` where it cannot be accepted as it is.
fn with(draft: &Draft, proposal: &Proposal) -> Option<Draft> {
    let mut mint = IdMint::new(proposal.id.0.0);
    let fresh = || mint.next(1);
    let all = std::slice::from_ref(proposal);
    Some(accept(draft, all, proposal.id, fresh).ok()?.draft)
}

/// Pairs of brackets in an item's article; in the whole draft where it is about none.
fn brackets(draft: &Draft, item: &AgendaItem) -> usize {
    let own = item.article.and_then(|id| draft.article(id));
    let own = own.map(|article| article.paragraphs.iter().collect());
    let all: Vec<_> = own.unwrap_or_else(|| draft.paragraphs().collect());
    let live = all.into_iter().filter(|p| !p.is_deleted());
    live.map(|p| Tree::of(&p.text).pairs.len()).sum()
}

/// Who moved, in the order of events.
pub(super) fn shifts(seats: &[RoleId], meeting: &Meeting, tracks: &[Track]) -> Vec<Shift> {
    let mut shifts = ballots(meeting);
    for track in tracks {
        let adopted = track.points.iter().filter(|point| match point.what {
            PointKind::Start | PointKind::Adopted(_) => true,
            PointKind::Tabled(_) => false,
        });
        let adopted: Vec<&Point> = adopted.collect();
        for pair in adopted.windows(2) {
            let [before, after] = pair else { continue };
            let (Some(event), PointKind::Adopted(with)) = (after.event, after.what) else {
                continue;
            };
            let said = before.verdicts.iter().zip(&after.verdicts);
            for (role, (was, is)) in seats.iter().zip(said).filter(|(_, (was, is))| was != is) {
                shifts.push(Shift {
                    event,
                    at: after.at,
                    role: role.clone(),
                    item: Some(track.item.clone()),
                    with,
                    what: Shifted::Verdict(*was, *is),
                });
            }
        }
    }
    shifts.sort_by_key(|shift| shift.event);
    shifts
}

/// Whoever showed hands or voted otherwise than the last time under the same item.
fn ballots(meeting: &Meeting) -> Vec<Shift> {
    type Cast<'m> = (EventId, ProposalId, &'m [(RoleId, Ballot)]);
    let polls = meeting.polls.iter();
    let polls = polls.map(|poll| (poll.event, poll.proposal, poll.hands.as_slice()));
    let votes = meeting.votes.iter();
    let votes = votes.map(|vote| (vote.event, vote.proposal, vote.ballots.as_slice()));
    let mut all: Vec<Cast<'_>> = polls.chain(votes).collect();
    all.sort_by_key(|(event, ..)| *event);
    let mut last: BTreeMap<(Option<ItemId>, RoleId), Ballot> = BTreeMap::new();
    let mut found = Vec::new();
    for (event, proposal, cast) in all {
        let item = meeting.tabled(proposal).and_then(|text| text.item.clone());
        for (role, ballot) in cast {
            let was = last.insert((item.clone(), role.clone()), *ballot);
            if let Some(was) = was.filter(|was| was != ballot) {
                found.push(Shift {
                    event,
                    at: moment(meeting, event),
                    role: role.clone(),
                    item: item.clone(),
                    with: proposal,
                    what: Shifted::Ballot(was, *ballot),
                });
            }
        }
    }
    found
}
