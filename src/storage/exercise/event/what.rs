//! What happened, from the record of a file to the model and back.

use super::WhatRecord;
use crate::exercise::event::{Happening, Vote};
use crate::exercise::play::Alone;
use crate::storage::intake::{Intake, Record, write_all};
use crate::storage::schema::ProposalFile;

impl Record for WhatRecord {
    type Model = Happening;

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each thing that can happen"
    )]
    fn write(model: &Happening) -> Self {
        match model {
            Happening::Opened { prints } => Self::Opened {
                prints: write_all(prints),
            },
            Happening::RollCall { present } => Self::RollCall {
                present: present.iter().map(ToString::to_string).collect(),
            },
            Happening::Item { item } => Self::Item {
                item: item.to_string(),
            },
            Happening::List { open } => Self::List { open: *open },
            Happening::Listed { role } => Self::Listed {
                role: role.to_string(),
            },
            Happening::Floor { role, seconds } => Self::Floor {
                role: role.to_string(),
                seconds: *seconds,
            },
            Happening::Yielded => Self::Yielded,
            Happening::Consults {
                moderated,
                minutes,
                topic,
            } => Self::Consults {
                moderated: *moderated,
                minutes: *minutes,
                topic: topic.clone(),
            },
            Happening::Resumes => Self::Resumes,
            Happening::Moved { kind, by, words } => Self::Moved {
                kind: (*kind).into(),
                by: by.to_string(),
                words: words.clone(),
            },
            Happening::Ruled {
                motion,
                carried,
                tally,
            } => Self::Ruled {
                motion: motion.to_string(),
                carried: *carried,
                tally: tally.map(Into::into),
            },
            Happening::Tabled { by, proposal } => Self::Tabled {
                by: by.to_string(),
                proposal: Box::new(ProposalFile::write(proposal)),
            },
            Happening::Withdrawn { proposal } => Self::Withdrawn {
                proposal: proposal.to_string(),
            },
            Happening::StrawPoll { proposal, hands } => Self::StrawPoll {
                proposal: proposal.to_string(),
                hands: write_all(hands),
            },
            Happening::Voted(Vote {
                proposal,
                method,
                rule,
                ballots,
                count,
            }) => Self::Voted {
                proposal: proposal.to_string(),
                method: (*method).into(),
                rule: rule.map(Into::into),
                ballots: write_all(ballots),
                count: count.map(Into::into),
            },
            Happening::Explained { role, words } => Self::Explained {
                role: role.to_string(),
                words: words.clone(),
            },
            Happening::Adopted {
                proposal,
                ad_referendum,
            } => Self::Adopted {
                proposal: proposal.to_string(),
                ad_referendum: *ad_referendum,
            },
            Happening::Injected { inject } => Self::Injected {
                inject: inject.to_string(),
            },
            Happening::Played(how) => Self::Played {
                role: how.role.as_ref().map(ToString::to_string),
                reveal: how.difficulty.into(),
                seed: how.seed,
            },
            Happening::Paused => Self::Paused,
            Happening::GoesOn => Self::GoesOn,
            Happening::Closed => Self::Closed,
            Happening::Remark { words } => Self::Remark {
                words: words.clone(),
            },
            Happening::Corrected { event, why } => Self::Corrected {
                event: event.to_string(),
                why: why.clone(),
            },
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each thing that can happen"
    )]
    fn read(self, intake: &mut Intake<'_>) -> Option<Happening> {
        Some(match self {
            Self::Opened { prints } => Happening::Opened {
                prints: intake.all(prints),
            },
            Self::RollCall { present } => Happening::RollCall {
                present: intake.ids(&present),
            },
            Self::Item { item } => Happening::Item {
                item: intake.id("item", &item)?,
            },
            Self::List { open } => Happening::List { open },
            Self::Listed { role } => Happening::Listed {
                role: intake.id("role", &role)?,
            },
            Self::Floor { role, seconds } => Happening::Floor {
                role: intake.id("role", &role)?,
                seconds,
            },
            Self::Yielded => Happening::Yielded,
            Self::Consults {
                moderated,
                minutes,
                topic,
            } => Happening::Consults {
                moderated,
                minutes,
                topic,
            },
            Self::Resumes => Happening::Resumes,
            Self::Moved { kind, by, words } => Happening::Moved {
                kind: kind.into(),
                by: intake.id("by", &by)?,
                words,
            },
            Self::Ruled {
                motion,
                carried,
                tally,
            } => Happening::Ruled {
                motion: intake.id("motion", &motion)?,
                carried,
                tally: tally.map(Into::into),
            },
            Self::Tabled { by, proposal } => Happening::Tabled {
                by: intake.id("by", &by)?,
                proposal: Box::new(proposal.read(intake)?),
            },
            Self::Withdrawn { proposal } => Happening::Withdrawn {
                proposal: intake.id("proposal", &proposal)?,
            },
            Self::StrawPoll { proposal, hands } => Happening::StrawPoll {
                proposal: intake.id("proposal", &proposal)?,
                hands: intake.all(hands),
            },
            Self::Voted {
                proposal,
                method,
                rule,
                ballots,
                count,
            } => Happening::Voted(Vote {
                proposal: intake.id("proposal", &proposal)?,
                method: method.into(),
                rule: rule.map(Into::into),
                ballots: intake.all(ballots),
                count: count.map(Into::into),
            }),
            Self::Explained { role, words } => Happening::Explained {
                role: intake.id("role", &role)?,
                words,
            },
            Self::Adopted {
                proposal,
                ad_referendum,
            } => Happening::Adopted {
                proposal: intake.id("proposal", &proposal)?,
                ad_referendum,
            },
            Self::Injected { inject } => Happening::Injected {
                inject: intake.id("inject", &inject)?,
            },
            Self::Played { role, reveal, seed } => Happening::Played(Alone {
                role: match role {
                    Some(role) => Some(intake.id("role", &role)?),
                    None => None,
                },
                difficulty: reveal.into(),
                seed,
            }),
            Self::Paused => Happening::Paused,
            Self::GoesOn => Happening::GoesOn,
            Self::Closed => Happening::Closed,
            Self::Remark { words } => Happening::Remark { words },
            Self::Corrected { event, why } => Happening::Corrected {
                event: intake.id("event", &event)?,
                why,
            },
        })
    }
}
