//! What the debrief of an exercise shows: how it ended, who moved with which text, how the text went,
//! what was missed, the points with the sum that anybody can check.
//!
//! It is built from a debrief that was worked out beside the window, and holds names in the language
//! of the window; words of the program stay enums.

mod history;
mod learnt;
mod names;

use crate::assess::verdict::Verdict;
use crate::exercise::debrief::{Debrief, PointKind, Shifted};
use crate::exercise::event::{Ballot, Method};
use crate::exercise::meeting::{Meeting, Phase};
use crate::exercise::scenario::Scenario;
use crate::model::dossier::Dossier;
use crate::model::ids::EventId;
use crate::model::reference::{RuleKind, Tally};
use crate::model::text::Lang;

pub use history::{ChangedView, HistoryView};
pub use learnt::{
    CountedKind, LadderView, MissedView, OutcomeRow, OutcomeView, ScoreLineView, ScoreView,
};
pub use names::{Names, TextName};

/// The debrief of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebriefView {
    /// Title of the scenario.
    pub title: String,
    /// When the session opened, in milliseconds since 1970.
    pub began_ms: u64,
    /// How long it ran, pauses left out, in milliseconds.
    pub ran_ms: u64,
    /// Whether it is over.
    pub over: bool,
    /// Whether one person played alone; then no clock ran.
    pub alone: bool,
    /// How the items ended, in the order of the agenda.
    pub items: Vec<ItemView>,
    /// The votes.
    pub votes: Vec<VoteView>,
    /// The delegations, in the order of the roll.
    pub seats: Vec<String>,
    /// How each item went.
    pub tracks: Vec<TrackView>,
    /// Who moved.
    pub shifts: Vec<ShiftView>,
    /// Who spoke for how long.
    pub spoken: Vec<SpokenView>,
    /// Openings missed.
    pub missed: Vec<MissedView>,
    /// Where each side ended.
    pub ladders: LadderView,
    /// The text beside the recorded outcome, where the scenario names one.
    pub outcome: Option<OutcomeView>,
    /// The points.
    pub scores: Vec<ScoreView>,
    /// How the text went from adoption to adoption.
    pub history: Vec<HistoryView>,
    /// What happened, in order.
    pub timeline: Vec<MomentView>,
    /// What each role alone knew: role, secret.
    pub secrets: Vec<(String, String)>,
}

/// How an item ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemView {
    /// Its title.
    pub title: String,
    /// Whether a text was adopted; absent where it was not taken up.
    pub adopted: Option<bool>,
    /// Milliseconds spent on it.
    pub spent_ms: u64,
    /// Minutes planned.
    pub planned: u16,
    /// Whether it kept to its time.
    pub in_time: bool,
}

/// A vote of the session: how it was taken, what came of it and, unless it was secret, who voted
/// how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteView {
    /// The text.
    pub text: TextName,
    /// How it was taken.
    pub method: Method,
    /// By which rule.
    pub rule: RuleKind,
    /// The count.
    pub count: Tally,
    /// Who voted how; empty where it was secret.
    pub who: [Vec<String>; 3],
    /// Whether it adopts.
    pub carried: bool,
}

/// How an item went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackView {
    /// The item's title.
    pub title: String,
    /// Its texts.
    pub points: Vec<PointView>,
}

/// A text of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointView {
    /// The event; absent for the starting text.
    pub event: Option<EventId>,
    /// When, on the session's clock, in milliseconds.
    pub at: u64,
    /// Whose text it is; absent for the starting text.
    pub text: Option<TextName>,
    /// Whether it was adopted.
    pub adopted: bool,
    /// Pairs of brackets in it.
    pub brackets: usize,
    /// What each delegation says, in the order of the roll.
    pub verdicts: Vec<Verdict>,
}

/// Somebody moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftView {
    /// With which event.
    pub event: EventId,
    /// When, on the session's clock, in milliseconds.
    pub at: u64,
    /// Who.
    pub role: String,
    /// Under which item.
    pub item: String,
    /// With which text.
    pub text: TextName,
    /// From where to where.
    pub what: Shifted,
}

/// Who spoke for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenView {
    /// Who.
    pub role: String,
    /// Milliseconds.
    pub ms: u64,
    /// How many texts it tabled.
    pub texts: usize,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentView {
    /// The event.
    pub event: EventId,
    /// When, on the session's clock, in milliseconds.
    pub at: u64,
    /// Under which item; may be empty.
    pub item: String,
}

impl DebriefView {
    /// The view of a debrief.
    pub fn of(scenario: &Scenario, dossier: &Dossier, debrief: &Debrief, lang: Lang) -> Self {
        let names = Names::new(scenario, dossier, &debrief.meeting, lang);
        let meeting = &debrief.meeting;
        let first = meeting.timeline.first();
        Self {
            title: scenario.title.get(lang).to_owned(),
            began_ms: first.map_or(0, |moment| moment.time_ms),
            ran_ms: meeting.clock.last(),
            over: meeting.phase == Phase::Closed,
            alone: meeting.alone.is_some(),
            items: items(&names, debrief),
            votes: votes(&names, meeting),
            seats: debrief.seats.iter().map(|id| names.role(id)).collect(),
            tracks: tracks(&names, debrief),
            shifts: shifts(&names, debrief),
            spoken: spoken(&names, meeting),
            missed: learnt::missed(&names, debrief),
            ladders: learnt::ladders(&names, debrief),
            outcome: learnt::outcome(&names, debrief),
            scores: learnt::scores(&names, debrief),
            history: history::history(&names, meeting),
            timeline: timeline(&names, meeting),
            secrets: scenario
                .roles
                .iter()
                .filter(|role| !role.secret.is_empty())
                .map(|role| (names.role(&role.id), role.secret.clone()))
                .collect(),
        }
    }
}

fn items(names: &Names<'_>, debrief: &Debrief) -> Vec<ItemView> {
    let items = debrief.ended.iter().map(|ended| {
        let spent = debrief.meeting.spent.get(&ended.item).copied();
        let item = names.scenario().item(&ended.item);
        ItemView {
            title: names.item(&ended.item),
            adopted: spent.map(|_| ended.adopted),
            spent_ms: spent.unwrap_or(0),
            planned: item.map_or(0, |item| item.minutes),
            in_time: ended.in_time,
        }
    });
    items.collect()
}

fn votes(names: &Names<'_>, meeting: &Meeting) -> Vec<VoteView> {
    let votes = meeting.votes.iter().map(|vote| {
        let who = |wanted: Ballot| {
            let of = vote.ballots.iter().filter(|(_, ballot)| *ballot == wanted);
            of.map(|(role, _)| names.role(role)).collect()
        };
        VoteView {
            text: names.text(vote.proposal),
            method: vote.method,
            rule: vote.rule,
            count: vote.count,
            who: [Ballot::Yes, Ballot::No, Ballot::Abstain].map(who),
            carried: vote.carried,
        }
    });
    votes.collect()
}

fn tracks(names: &Names<'_>, debrief: &Debrief) -> Vec<TrackView> {
    let point = |point: &crate::exercise::debrief::Point| PointView {
        event: point.event,
        at: point.at,
        text: match point.what {
            PointKind::Start => None,
            PointKind::Tabled(id) | PointKind::Adopted(id) => Some(names.text(id)),
        },
        adopted: matches!(point.what, PointKind::Adopted(_)),
        brackets: point.brackets,
        verdicts: point.verdicts.clone(),
    };
    let tracks = debrief.tracks.iter().map(|track| TrackView {
        title: names.item(&track.item),
        points: track.points.iter().map(point).collect(),
    });
    tracks.collect()
}

fn shifts(names: &Names<'_>, debrief: &Debrief) -> Vec<ShiftView> {
    let shifts = debrief.shifts.iter().map(|shift| ShiftView {
        event: shift.event,
        at: shift.at,
        role: names.role(&shift.role),
        item: shift
            .item
            .as_ref()
            .map_or_else(String::new, |i| names.item(i)),
        text: names.text(shift.with),
        what: shift.what,
    });
    shifts.collect()
}

fn spoken(names: &Names<'_>, meeting: &Meeting) -> Vec<SpokenView> {
    let spoken = names.scenario().roles.iter().filter_map(|role| {
        let ms = meeting.spoken.get(&role.id).copied().unwrap_or(0);
        let texts = meeting.tabled.iter().filter(|t| t.by == role.id).count();
        (ms > 0 || texts > 0).then(|| SpokenView {
            role: names.role(&role.id),
            ms,
            texts,
        })
    });
    spoken.collect()
}

fn timeline(names: &Names<'_>, meeting: &Meeting) -> Vec<MomentView> {
    let moments = meeting.timeline.iter().map(|moment| MomentView {
        event: moment.event,
        at: moment.at,
        item: moment
            .item
            .as_ref()
            .map_or_else(String::new, |i| names.item(i)),
    });
    moments.collect()
}
