//! What is learnt from a session: who moved when, what the text went through, what was missed.

mod track;

use super::event::Event;
use super::meeting::{Meeting, VoteTaken, fold};
use super::prints::{Difference, changed_since};
use super::replay;
use super::scenario::Scenario;
use super::score::{Compared, Ended, Rung, Score, compared, ended, ladders, scores};
use super::table::Table;
use crate::analysis::readings::{Desk, Limits, Watch, readings_while};
use crate::assess::verdict::Verdict;
use crate::model::bracket::Tree;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::{EventId, IssueId, ItemId, RoleId};
use crate::model::proposal::{Proposal, ProposalStatus};

pub use track::{Point, PointKind, Shift, Shifted, Track};

/// A session as seen afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debrief {
    /// The session.
    pub meeting: Meeting,
    /// The delegations, in the order of the roll.
    pub seats: Vec<RoleId>,
    /// The texts of the session, with what every delegation says of each item's article.
    pub steps: Vec<Step>,
    /// How each item went, text by text.
    pub tracks: Vec<Track>,
    /// Who moved, when, and with which text.
    pub shifts: Vec<Shift>,
    /// Where a reading of what was on the table would have found more support.
    pub missed: Vec<Missed>,
    /// How the items ended.
    pub ended: Vec<Ended>,
    /// The points.
    pub scores: Vec<Score>,
    /// Where each delegation ended on its ladders.
    pub ladders: Vec<(RoleId, Vec<(IssueId, Rung)>)>,
    /// The text beside the recorded outcome.
    pub compared: Vec<Compared>,
    /// What has changed since the session was opened.
    pub differing: Vec<Difference>,
}

/// A text of the session, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The adoption that made it; absent for the starting text.
    pub event: Option<EventId>,
    /// When, on the session's clock, in milliseconds.
    pub at: u64,
    /// How many pairs of brackets stand in it.
    pub brackets: usize,
    /// What each delegation says of each item's article, items in the order of the agenda.
    pub verdicts: Vec<(ItemId, Vec<Verdict>)>,
}

/// An opening that was missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Under which item.
    pub item: ItemId,
    /// The vote that failed; absent where the item ended without one.
    pub vote: Option<EventId>,
    /// How many delegations could live with what was there.
    pub agreeable: usize,
    /// How many could have lived with the reading.
    pub would: usize,
    /// What each delegation would have said of it.
    pub verdicts: Vec<Verdict>,
    /// The words of the reading, a line a paragraph.
    pub lines: Vec<String>,
}

/// The debrief of a session. Where `watch`, told how many readings were judged, says to stop, missed
/// openings are not sought further.
pub fn debrief(
    scenario: &Scenario,
    (dossier, draft): (&Dossier, &Draft),
    table: &mut Table,
    events: &[Event],
    watch: Watch<'_>,
) -> Debrief {
    let meeting = fold(scenario, draft, events);
    let seats = replay::seats(scenario, table);
    let mut steps = Vec::new();
    for text in &meeting.texts {
        steps.push(Step {
            event: text.event,
            at: text.at,
            brackets: brackets(&text.draft),
            verdicts: replay::verdicts(scenario, table, &text.draft),
        });
    }
    let tracks = track::tracks(scenario, table, &meeting, events);
    let missed = missed(scenario, table, &meeting, watch);
    let judged = table.judge(meeting.draft().unwrap_or(draft));
    let ended = ended(scenario, &meeting);
    let differing = changed_since(&meeting.prints, (scenario, dossier, draft));
    Debrief {
        differing,
        scores: scores(scenario, table, &judged, &ended),
        ladders: ladders(scenario, table, &judged),
        compared: compared(scenario, table, &judged),
        ended,
        steps,
        shifts: track::shifts(&seats, &meeting, &tracks),
        tracks,
        missed,
        seats,
        meeting,
    }
}

fn brackets(draft: &Draft) -> usize {
    let live = draft.paragraphs().filter(|p| !p.is_deleted());
    live.map(|p| Tree::of(&p.text).pairs.len()).sum()
}

/// Openings missed: at every vote that failed, and under every item on which nothing was adopted,
/// whether a reading of the article with the texts on the table had more support than it got.
fn missed(
    scenario: &Scenario,
    table: &mut Table,
    meeting: &Meeting,
    watch: Watch<'_>,
) -> Vec<Missed> {
    let mut found = Vec::new();
    let failed = meeting.votes.iter().filter(|vote| !vote.carried);
    let mut asked: Vec<(ItemId, Option<&VoteTaken>)> = failed
        .filter_map(|vote| Some((vote.item.clone()?, Some(vote))))
        .collect();
    for item in &scenario.agenda {
        let voted = asked.iter().any(|(id, _)| *id == item.id);
        if meeting.spent.contains_key(&item.id) && !meeting.is_settled(&item.id) && !voted {
            asked.push((item.id.clone(), None));
        }
    }
    for (item, vote) in asked {
        let Some(article) = scenario.item(&item).and_then(|item| item.article) else {
            continue;
        };
        let last = meeting.texts.len().saturating_sub(1);
        let at = vote.map_or(last, |vote| vote.text);
        let Some(text) = meeting.texts.get(at) else {
            continue;
        };
        let proposals = on_table(meeting, vote);
        let judged = table.judge(&text.draft);
        let desk = Desk {
            codebook: &table.codebook,
            book: &table.book,
            draft: &text.draft,
            coding: &judged.coding,
            proposals: &proposals,
            decisions: &[],
            strict: false,
        };
        let limits = Limits {
            part: 20_000,
            best: 1,
        };
        let Some(all) = readings_while(&desk, article, limits, watch) else {
            continue;
        };
        let Some(best) = all.best.first() else {
            continue;
        };
        let in_favour = vote.map(|vote| usize::from(vote.count.yes));
        let agreeable = in_favour.unwrap_or(all.as_it_stands.agreeable);
        if best.outcome.agreeable > agreeable {
            let kept = text.draft.article(article);
            let kept = kept.map(|a| a.paragraphs.iter()).into_iter().flatten();
            let lines = kept.filter_map(|p| {
                let changed = best.lines.iter().find(|(id, _)| *id == p.id);
                changed.map_or_else(|| Some(p.text.clone()), |(_, words)| words.clone())
            });
            found.push(Missed {
                item,
                vote: vote.map(|vote| vote.event),
                agreeable,
                would: best.outcome.agreeable,
                verdicts: best.outcome.verdicts.clone(),
                lines: lines.filter(|line| !line.is_empty()).collect(),
            });
        }
    }
    found
}

/// The texts on the table when a vote was taken, or at the end: those adopted or withdrawn later
/// still were.
fn on_table(meeting: &Meeting, vote: Option<&VoteTaken>) -> Vec<Proposal> {
    let before = |event: EventId| vote.is_none_or(|vote| event < vote.event);
    let tabled = meeting.tabled.iter().filter(|text| before(text.event));
    let then = tabled.map(|text| {
        let mut proposal = text.proposal.clone();
        let since = text.adopted.or(text.withdrawn);
        if since.is_some_and(|event| !before(event)) {
            proposal.status = ProposalStatus::Tabled;
        }
        proposal
    });
    then.collect()
}
