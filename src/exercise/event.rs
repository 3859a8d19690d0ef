//! What happens in a session: one event, one file, never changed afterwards.
//!
//! A mistake is undone by a further event that names it. Two copies of a record become one by taking
//! the events of both: ids say which are the same, and [`Event::place`] gives their order.

use std::collections::{BTreeMap, BTreeSet};

use super::motion::MotionKind;
use super::play::Alone;
use super::prints::Print;
use crate::model::ids::{EventId, ItemId, ProposalId, RoleId};
use crate::model::proposal::Proposal;
use crate::model::reference::{RuleKind, Tally};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id; ids sort by birth.
    pub id: EventId,
    /// When, in milliseconds since 1970.
    pub time_ms: u64,
    /// Who wrote it down.
    pub author: String,
    /// What happened.
    pub what: Happening,
}

impl Event {
    /// Where it stands in a record: by the moment its id was born, then by who wrote it, then by
    /// id. An id is born after every id its writer knew, so that this is never before its cause,
    /// also where the clock of a laptop runs behind.
    pub fn place(&self) -> (u64, &str, EventId) {
        (self.id.0.timestamp_ms(), self.author.as_str(), self.id)
    }
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The session opens on a scenario and a dossier as they are.
    Opened {
        /// Fingerprints of what is played on.
        prints: Vec<Print>,
    },
    /// The roll is called.
    RollCall {
        /// Who is present.
        present: Vec<RoleId>,
    },
    /// An item is taken up.
    Item {
        /// Which.
        item: ItemId,
    },
    /// The list of speakers is opened or closed.
    List {
        /// Whether it is open.
        open: bool,
    },
    /// Somebody asks for the floor.
    Listed {
        /// Who.
        role: RoleId,
    },
    /// Somebody gets the floor.
    Floor {
        /// Who.
        role: RoleId,
        /// For how many seconds; by the scenario where absent.
        seconds: Option<u16>,
    },
    /// The speaker ends.
    Yielded,
    /// The room consults.
    Consults {
        /// Whether the chair gives the floor.
        moderated: bool,
        /// For how many minutes.
        minutes: u16,
        /// On what; may be empty.
        topic: String,
    },
    /// Consultations end.
    Resumes,
    /// Somebody raises a motion or point.
    Moved {
        /// What kind.
        kind: MotionKind,
        /// Who.
        by: RoleId,
        /// Details; may be empty.
        words: String,
    },
    /// A motion is decided.
    Ruled {
        /// The event that raised it.
        motion: EventId,
        /// Whether it carries.
        carried: bool,
        /// The votes, where it was put to the vote.
        tally: Option<Tally>,
    },
    /// A text is tabled.
    Tabled {
        /// Who tables it.
        by: RoleId,
        /// The text.
        proposal: Box<Proposal>,
    },
    /// A text is taken back.
    Withdrawn {
        /// Which.
        proposal: ProposalId,
    },
    /// The chair asks for a show of hands that binds nobody.
    StrawPoll {
        /// On which text.
        proposal: ProposalId,
        /// Who showed what.
        hands: Vec<(RoleId, Ballot)>,
    },
    /// A text is put to the vote.
    Voted(Vote),
    /// A vote is explained.
    Explained {
        /// By whom.
        role: RoleId,
        /// How.
        words: String,
    },
    /// A text is adopted: it is written into the draft and its paragraphs are agreed.
    Adopted {
        /// Which.
        proposal: ProposalId,
        /// Whether only ad referendum.
        ad_referendum: bool,
    },
    /// An inject is released.
    Injected {
        /// Which.
        inject: ItemId,
    },
    /// One learner plays alone, the roles answer by their positions; from then on no clock runs.
    Played(Alone),
    /// The clock stops.
    Paused,
    /// The clock goes on.
    GoesOn,
    /// The session ends.
    Closed,
    /// A remark for the record.
    Remark {
        /// What.
        words: String,
    },
    /// An event did not happen, or was written down wrongly.
    Corrected {
        /// Which.
        event: EventId,
        /// Why.
        why: String,
    },
}

/// A vote as it was written down. Whether it can be counted shows where it is folded into its
/// session: by hand, a secret vote with names or without a count can be written too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The text.
    pub proposal: ProposalId,
    /// In which way.
    pub method: Method,
    /// The rule; that of the item where absent.
    pub rule: Option<RuleKind>,
    /// Who voted how; empty where the vote was secret.
    pub ballots: Vec<(RoleId, Ballot)>,
    /// The count of a secret vote.
    pub count: Option<Tally>,
}

/// How a role votes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ballot {
    /// In favour.
    #[default]
    Yes,
    /// Against.
    No,
    /// Neither.
    Abstain,
}

/// How a vote is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// By show of hands.
    #[default]
    Show,
    /// By roll call.
    RollCall,
    /// By secret ballot.
    Secret,
}

impl Happening {
    /// The event it takes back, where it takes one back.
    pub fn corrects(&self) -> Option<EventId> {
        if let Self::Corrected { event, .. } = self {
            Some(*event)
        } else {
            None
        }
    }
}

impl Ballot {
    /// In words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Abstain => "abstains",
        }
    }
}

impl Method {
    /// In words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Show => "show of hands",
            Self::RollCall => "roll call",
            Self::Secret => "secret ballot",
        }
    }
}

/// The events of a record in order, each id once.
pub fn in_order(events: &[Event]) -> Vec<&Event> {
    let mut once: BTreeMap<EventId, &Event> = BTreeMap::new();
    for event in events {
        let kept = once.entry(event.id).or_insert(event);
        if (event.place(), event.time_ms) < (kept.place(), kept.time_ms) {
            *kept = event;
        }
    }
    let mut all: Vec<&Event> = once.into_values().collect();
    all.sort_by(|a, b| a.place().cmp(&b.place()));
    all
}

/// The events that count, in order: each id once, without those a later event corrects. A
/// correction can itself be corrected.
pub fn standing(events: &[Event]) -> Vec<&Event> {
    let mut all = in_order(events);
    let places: BTreeMap<EventId, usize> = all.iter().enumerate().map(|(n, e)| (e.id, n)).collect();
    let mut void: BTreeSet<EventId> = BTreeSet::new();
    for (place, event) in all.iter().enumerate().rev() {
        if let Happening::Corrected { event: wrong, .. } = &event.what
            && places.get(wrong).is_some_and(|at| *at < place)
            && !void.contains(&event.id)
        {
            void.insert(*wrong);
        }
    }
    all.retain(|event| !void.contains(&event.id));
    all
}

/// The event that opened the session, by which two copies of its record know each other.
pub fn opening(events: &[Event]) -> Option<EventId> {
    let opens = |event: &&&Event| matches!(event.what, Happening::Opened { .. });
    standing(events).iter().find(opens).map(|event| event.id)
}
