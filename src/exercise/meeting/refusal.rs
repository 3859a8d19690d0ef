//! Why an event can have no effect.

use std::fmt;

use crate::exercise::motion::MotionKind;
use crate::model::ids::{ItemId, RoleId};
use crate::model::proposal;
use crate::model::reference::Tally;

/// Why an event can have no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The session has not been opened.
    NotOpened,
    /// It is open already.
    OpenAlready,
    /// It is over.
    Over,
    /// It is paused.
    Paused,
    /// It is not paused.
    NotPaused,
    /// The scenario has no such role.
    NoRole(RoleId),
    /// It has no such item.
    NoItem(ItemId),
    /// It has no such inject.
    NoInject(ItemId),
    /// The inject was released before.
    Released(ItemId),
    /// The role is not present.
    NotPresent(RoleId),
    /// Nobody has the floor.
    NobodySpeaks,
    /// Nobody consults.
    NobodyConsults,
    /// There was no vote to explain.
    NoVote,
    /// The list of speakers is closed.
    ListClosed,
    /// The role is on the list already.
    ListedAlready(RoleId),
    /// The motion is not before the room.
    NoMotion,
    /// This motion comes first.
    MotionFirst(MotionKind),
    /// These votes decide it the other way.
    CountDiffers(Tally),
    /// Observers table nothing.
    Observer(RoleId),
    /// The text is on the table already.
    TabledAlready,
    /// The text is not on the table.
    NotTabled,
    /// So many voting roles must be present.
    NoQuorum(usize),
    /// The vote did not adopt it.
    VotedDown,
    /// It has not been put to the vote.
    NotVoted,
    /// The text does not fit the draft as it stands.
    Unfit(proposal::Refusal),
    /// The count of a secret vote is missing.
    NoCount,
    /// A secret vote names nobody.
    Named,
    /// More votes were counted than are present: both figures.
    TooMany(u32, u32),
    /// The role is not present or has no vote.
    NoVoter(RoleId),
    /// The role votes twice.
    Twice(RoleId),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOpened => f.write_str("the session has not been opened"),
            Self::OpenAlready => f.write_str("the session is open already"),
            Self::Over => f.write_str("the session is over"),
            Self::Paused => f.write_str("the session is paused"),
            Self::NotPaused => f.write_str("the session is not paused"),
            Self::NoRole(role) => write!(f, "there is no role `{role}`"),
            Self::NoItem(item) => write!(f, "there is no item `{item}`"),
            Self::NoInject(inject) => write!(f, "there is no inject `{inject}`"),
            Self::Released(inject) => write!(f, "`{inject}` was released before"),
            Self::NotPresent(role) => write!(f, "`{role}` is not present"),
            Self::NobodySpeaks => f.write_str("nobody has the floor"),
            Self::NobodyConsults => f.write_str("nobody consults"),
            Self::NoVote => f.write_str("there was no vote to explain"),
            Self::ListClosed => f.write_str("the list of speakers is closed"),
            Self::ListedAlready(role) => write!(f, "`{role}` is on the list already"),
            Self::NoMotion => f.write_str("that motion is not before the room"),
            Self::MotionFirst(kind) => {
                let (kind, rule) = (kind.word(), kind.rule());
                write!(
                    f,
                    "the motion to {kind} comes first (rule {rule}, order of rule 77 / 119)"
                )
            }
            Self::CountDiffers(tally) => {
                write!(f, "{} votes to {} do not decide it so", tally.yes, tally.no)
            }
            Self::Observer(role) => write!(f, "`{role}` is an observer and tables nothing"),
            Self::TabledAlready => f.write_str("that text is on the table already"),
            Self::NotTabled => f.write_str("that text is not on the table"),
            Self::NoQuorum(needed) => write!(
                f,
                "there is no quorum: {needed} voting roles must be present"
            ),
            Self::VotedDown => f.write_str("the vote did not adopt it"),
            Self::NotVoted => f.write_str("it has not been put to the vote"),
            Self::Unfit(why) => why.fmt(f),
            Self::NoCount => f.write_str("the count of a secret vote is missing"),
            Self::Named => f.write_str("a secret vote names nobody"),
            Self::TooMany(cast, present) => {
                write!(f, "{cast} votes were counted, and {present} are present")
            }
            Self::NoVoter(role) => write!(f, "`{role}` is not present or has no vote"),
            Self::Twice(role) => write!(f, "`{role}` votes twice"),
        }
    }
}
