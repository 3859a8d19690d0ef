//! A session as it stands: folded from its events, and the same wherever they are folded.

mod adopt;
mod clock;
mod floor;
mod fold;
mod motions;
mod refusal;
mod texts;
mod votes;

use std::collections::BTreeMap;

use super::event::{Ballot, Method};
use super::motion::MotionKind;
use super::play::Alone;
use super::prints::Print;
use super::scenario::{Release, Role, Scenario};
use crate::model::draft::Draft;
use crate::model::ids::{EventId, ItemId, ProposalId, RoleId};
use crate::model::proposal::Proposal;
use crate::model::reference::{RuleKind, Tally};

pub use clock::Clock;
pub use fold::fold;
pub use refusal::Refusal;
pub use votes::{needed, result};

/// A session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// How far it is.
    pub phase: Phase,
    /// Time since the opening, pauses left out.
    pub clock: Clock,
    /// Fingerprints it was opened with.
    pub prints: Vec<Print>,
    /// Who is present, in the order of the roll.
    pub present: Vec<RoleId>,
    /// The item under discussion.
    pub item: Option<ItemId>,
    /// Milliseconds spent on each item, up to the last event.
    pub spent: BTreeMap<ItemId, u64>,
    /// Whether the list of speakers is open.
    pub list_open: bool,
    /// The list of speakers.
    pub list: Vec<RoleId>,
    /// Who has the floor.
    pub floor: Option<Floor>,
    /// Milliseconds each has spoken.
    pub spoken: BTreeMap<RoleId, u64>,
    /// Consultations that go on.
    pub consults: Option<Consults>,
    /// Motions before the room, the highest in precedence first.
    pub motions: Vec<Motion>,
    /// How one person plays alone, where somebody does.
    pub alone: Option<Alone>,
    /// Texts tabled, in order, with what became of them.
    pub tabled: Vec<Tabled>,
    /// Straw polls, in order.
    pub polls: Vec<Poll>,
    /// Votes, in order.
    pub votes: Vec<VoteTaken>,
    /// Injects released, in order.
    pub released: Vec<ItemId>,
    /// The texts of the session: the starting text, then one for each adoption.
    pub texts: Vec<TextStep>,
    /// What happened, in order.
    pub timeline: Vec<Moment>,
    /// Events that could not take effect, and why.
    pub refused: Vec<(EventId, Refusal)>,
}

/// How far a session is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// It has not been opened.
    #[default]
    Before,
    /// It goes on.
    Open,
    /// Its clock stands.
    Paused,
    /// It is over.
    Closed,
}

/// Who has the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor {
    /// Who.
    pub role: RoleId,
    /// Since when, on the session's clock, in milliseconds.
    pub since: u64,
    /// For how many seconds; 0 is without limit.
    pub seconds: u16,
}

/// Consultations that are going on, which suspend the formal debate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consults {
    /// Whether the chair gives the floor.
    pub moderated: bool,
    /// Since when, on the session's clock, in milliseconds.
    pub since: u64,
    /// For how many minutes.
    pub minutes: u16,
    /// On what.
    pub topic: String,
}

/// A motion before the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Motion {
    /// The event that raised it.
    pub id: EventId,
    /// What kind.
    pub kind: MotionKind,
    /// Who.
    pub by: RoleId,
    /// Details.
    pub words: String,
}

/// A text tabled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tabled {
    /// The event.
    pub event: EventId,
    /// Under which item.
    pub item: Option<ItemId>,
    /// By whom.
    pub by: RoleId,
    /// The text, anchored in the draft as it stands.
    pub proposal: Proposal,
    /// Whether its last vote adopted it; absent before a vote.
    pub carried: Option<bool>,
    /// The event that wrote it into the draft.
    pub adopted: Option<EventId>,
    /// The event that took it back.
    pub withdrawn: Option<EventId>,
}

/// A straw poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poll {
    /// The event.
    pub event: EventId,
    /// The text.
    pub proposal: ProposalId,
    /// Who showed what.
    pub hands: Vec<(RoleId, Ballot)>,
}

/// A vote that was taken and counted, with what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteTaken {
    /// The event.
    pub event: EventId,
    /// Under which item.
    pub item: Option<ItemId>,
    /// The text.
    pub proposal: ProposalId,
    /// In which way.
    pub method: Method,
    /// The rule.
    pub rule: RuleKind,
    /// Who voted how; empty where the vote was secret.
    pub ballots: Vec<(RoleId, Ballot)>,
    /// The count.
    pub count: Tally,
    /// Whether it adopts.
    pub carried: bool,
    /// The text of the session when it was taken, by place in [`Meeting::texts`].
    pub text: usize,
}

/// A text of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextStep {
    /// The adoption that made it; absent for the starting text.
    pub event: Option<EventId>,
    /// Under which item it was adopted.
    pub item: Option<ItemId>,
    /// When, on the session's clock, in milliseconds.
    pub at: u64,
    /// The text.
    pub draft: Draft,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The event.
    pub event: EventId,
    /// When, on the session's clock, in milliseconds.
    pub at: u64,
    /// When, in milliseconds since 1970.
    pub time_ms: u64,
    /// Under which item.
    pub item: Option<ItemId>,
    /// What, in a sentence.
    pub words: String,
}

impl Meeting {
    /// A session that has not been opened, on this text.
    pub fn before(draft: &Draft) -> Self {
        let start = TextStep {
            event: None,
            item: None,
            at: 0,
            draft: draft.clone(),
        };
        Self {
            texts: vec![start],
            ..Self::default()
        }
    }

    /// The text as it stands.
    pub fn draft(&self) -> Option<&Draft> {
        self.texts.last().map(|step| &step.draft)
    }

    /// The roles with a vote that are present: those a quorum is counted of.
    pub fn voters_here<'s>(&self, scenario: &'s Scenario) -> impl Iterator<Item = &'s Role> {
        scenario.voters().filter(|r| self.present.contains(&r.id))
    }

    /// Whether enough voting roles are present.
    pub fn has_quorum(&self, scenario: &Scenario) -> bool {
        self.voters_here(scenario).count() >= scenario.quorum()
    }

    /// The text with this id.
    pub fn tabled(&self, id: ProposalId) -> Option<&Tabled> {
        self.tabled.iter().find(|text| text.proposal.id == id)
    }

    /// Texts on the table, as proposals on the draft as it stands.
    pub fn proposals(&self) -> Vec<Proposal> {
        self.tabled.iter().map(|t| t.proposal.clone()).collect()
    }

    /// Seconds the speaker has left at a moment in milliseconds since 1970, negative when over time;
    /// nothing where nobody speaks or speeches are not limited.
    pub fn speech_left(&self, now_ms: u64) -> Option<i64> {
        let floor = self.floor.as_ref().filter(|floor| floor.seconds > 0)?;
        let used = self.clock.at(now_ms).saturating_sub(floor.since);
        Some(seconds_left(u64::from(floor.seconds) * 1000, used))
    }

    /// Seconds consultations have left at a moment.
    pub fn consults_left(&self, now_ms: u64) -> Option<i64> {
        let consults = self.consults.as_ref()?;
        let used = self.clock.at(now_ms).saturating_sub(consults.since);
        Some(seconds_left(u64::from(consults.minutes) * 60_000, used))
    }

    /// Seconds the item has left at a moment.
    pub fn item_left(&self, scenario: &Scenario, now_ms: u64) -> Option<i64> {
        let item = scenario.item(self.item.as_ref()?)?;
        let before = self.spent.get(&item.id).copied().unwrap_or(0);
        let since = self.clock.at(now_ms).saturating_sub(self.clock.last());
        Some(seconds_left(
            u64::from(item.minutes) * 60_000,
            before + since,
        ))
    }

    /// Whether a text under an item was adopted.
    pub fn is_settled(&self, item: &ItemId) -> bool {
        self.texts
            .iter()
            .any(|step| step.item.as_ref() == Some(item))
    }

    /// Whether an item kept to its time.
    pub fn in_time(&self, scenario: &Scenario, item: &ItemId) -> bool {
        let planned = scenario.item(item).map_or(0, |item| item.minutes);
        let spent = self.spent.get(item).copied().unwrap_or(0);
        spent <= u64::from(planned) * 60_000
    }

    /// Injects that are due at a moment and have not been released.
    pub fn due(&self, scenario: &Scenario, now_ms: u64) -> Vec<ItemId> {
        let failed = |item: &ItemId| {
            let mut votes = self.votes.iter();
            votes.any(|vote| vote.item.as_ref() == Some(item) && !vote.carried)
        };
        let is_due = |when: &Release| match when {
            Release::Minute(minute) => {
                self.phase != Phase::Before && self.clock.at(now_ms) >= u64::from(*minute) * 60_000
            }
            Release::Opens(item) => self.spent.contains_key(item),
            Release::Fails(item) => failed(item),
            Release::Tables(role) => self.tabled.iter().any(|text| text.by == *role),
        };
        let due = scenario.injects.iter().filter(|i| is_due(&i.when));
        due.map(|inject| inject.id.clone())
            .filter(|id| !self.released.contains(id))
            .collect()
    }
}

/// Seconds left of so many milliseconds, rounded up; negative when over.
pub(in crate::exercise) fn seconds_left(whole: u64, used: u64) -> i64 {
    let seconds = |ms: u64| i64::try_from(ms.div_ceil(1000)).unwrap_or(i64::MAX);
    if used <= whole {
        seconds(whole - used)
    } else {
        -seconds(used - whole)
    }
}
