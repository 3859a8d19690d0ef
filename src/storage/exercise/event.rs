//! `events/<ULID>.ron`: something that happened in a session.

mod what;

use serde::{Deserialize, Serialize};

use crate::exercise::event::{Ballot, Event, Method};
use crate::exercise::motion::MotionKind;
use crate::exercise::play::Difficulty;
use crate::exercise::prints::Print;
use crate::model::ids::RoleId;
use crate::model::reference::Tally;
use crate::storage::intake::{Intake, Record};
use crate::storage::schema::{ProposalFile, RuleWord, SCHEMA, is_default, mirror};

mirror!(BallotWord = Ballot { Yes, No, Abstain });
mirror!(
    RevealWord = Difficulty {
        Open,
        Guarded,
        Closed
    }
);
mirror!(
    MethodWord = Method {
        Show,
        RollCall,
        Secret
    }
);
mirror!(
    MotionWord = MotionKind {
        PointOfOrder,
        Suspend,
        AdjournMeeting,
        AdjournDebate,
        CloseDebate,
        Competence,
        Reconsider,
        Division,
        CloseList,
        LimitSpeeches,
        Moderated,
        Unmoderated
    }
);

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventFile {
    schema: u32,
    pub(crate) id: String,
    time_ms: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    author: String,
    what: WhatRecord,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) enum WhatRecord {
    Opened {
        #[serde(default)]
        prints: Vec<PrintRecord>,
    },
    RollCall {
        present: Vec<String>,
    },
    Item {
        item: String,
    },
    List {
        open: bool,
    },
    Listed {
        role: String,
    },
    Floor {
        role: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconds: Option<u16>,
    },
    Yielded,
    Consults {
        #[serde(default)]
        moderated: bool,
        minutes: u16,
        #[serde(default, skip_serializing_if = "is_default")]
        topic: String,
    },
    Resumes,
    Moved {
        kind: MotionWord,
        by: String,
        #[serde(default, skip_serializing_if = "is_default")]
        words: String,
    },
    Ruled {
        motion: String,
        carried: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tally: Option<CountRecord>,
    },
    Tabled {
        by: String,
        proposal: Box<ProposalFile>,
    },
    Withdrawn {
        proposal: String,
    },
    StrawPoll {
        proposal: String,
        hands: Vec<BallotRecord>,
    },
    Voted {
        proposal: String,
        #[serde(default)]
        method: MethodWord,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<RuleWord>,
        #[serde(default, skip_serializing_if = "is_default")]
        ballots: Vec<BallotRecord>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        count: Option<CountRecord>,
    },
    Explained {
        role: String,
        words: String,
    },
    Adopted {
        proposal: String,
        #[serde(default, skip_serializing_if = "is_default")]
        ad_referendum: bool,
    },
    Injected {
        inject: String,
    },
    Played {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<String>,
        #[serde(default, skip_serializing_if = "is_default")]
        reveal: RevealWord,
        #[serde(default, skip_serializing_if = "is_default")]
        seed: u64,
    },
    Paused,
    GoesOn,
    Closed,
    Remark {
        words: String,
    },
    Corrected {
        event: String,
        why: String,
    },
}

/// The fingerprint of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrintRecord {
    part: String,
    digits: String,
}

/// How somebody voted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BallotRecord {
    role: String,
    #[serde(default)]
    vote: BallotWord,
}

/// A count of votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountRecord {
    yes: u16,
    no: u16,
    abstain: u16,
}

impl From<Tally> for CountRecord {
    fn from(tally: Tally) -> Self {
        Self {
            yes: tally.yes,
            no: tally.no,
            abstain: tally.abstain,
        }
    }
}

impl From<CountRecord> for Tally {
    fn from(record: CountRecord) -> Self {
        Self {
            yes: record.yes,
            no: record.no,
            abstain: record.abstain,
        }
    }
}

impl Record for BallotRecord {
    type Model = (RoleId, Ballot);

    fn write((role, ballot): &(RoleId, Ballot)) -> Self {
        Self {
            role: role.to_string(),
            vote: (*ballot).into(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<(RoleId, Ballot)> {
        Some((intake.id("role", &self.role)?, self.vote.into()))
    }
}

impl Record for PrintRecord {
    type Model = Print;

    fn write(model: &Print) -> Self {
        Self {
            part: model.part.clone(),
            digits: model.digits.clone(),
        }
    }

    fn read(self, _intake: &mut Intake<'_>) -> Option<Print> {
        Some(Print {
            part: self.part,
            digits: self.digits,
        })
    }
}

impl Record for EventFile {
    type Model = Event;

    fn write(model: &Event) -> Self {
        Self {
            schema: SCHEMA,
            id: model.id.to_string(),
            time_ms: model.time_ms,
            author: model.author.clone(),
            what: WhatRecord::write(&model.what),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Event> {
        Some(Event {
            id: intake.id("id", &self.id)?,
            time_ms: self.time_ms,
            author: self.author,
            what: self.what.read(intake)?,
        })
    }
}
