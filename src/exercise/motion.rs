//! Motions and points: their order of precedence, how they are debated and decided.
//!
//! The numbers name rules of procedure of the General Assembly of the United Nations (A/520), for
//! plenary meetings and, after the stroke, for committees. Rule 77 orders the four motions from
//! suspension to closure; the places below them are a convention of exercises. Moderated and unmoderated consultations are customs of exercises: there they are
//! suspensions of the meeting (76 / 118), and here they come after every motion the rules know.

use crate::model::reference::RuleKind;

/// A motion or point a delegation raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MotionKind {
    /// A point of order: the chair rules at once.
    PointOfOrder,
    /// To suspend the meeting.
    Suspend,
    /// To adjourn the meeting.
    AdjournMeeting,
    /// To adjourn the debate on the item.
    AdjournDebate,
    /// To close the debate on the item.
    CloseDebate,
    /// To decide first whether the body is competent for a proposal.
    Competence,
    /// To consider again what was adopted or rejected.
    Reconsider,
    /// To vote on parts of a proposal one by one.
    Division,
    /// To close the list of speakers.
    CloseList,
    /// To limit the time of speeches.
    LimitSpeeches,
    /// Moderated consultations: short speeches on one question.
    Moderated,
    /// Unmoderated consultations: the room talks freely.
    Unmoderated,
}

/// Who may speak on a motion before it is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Debate {
    /// Nobody: it is decided at once.
    Nobody,
    /// As many as the chair allows: the rule sets no number.
    ChairDecides,
    /// Two against.
    TwoAgainst,
    /// Two in favour and two against.
    TwoEach,
}

impl Debate {
    /// In words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nobody => "not debated",
            Self::ChairDecides => "as the chair allows",
            Self::TwoAgainst => "two speakers against",
            Self::TwoEach => "two speakers in favour, two against",
        }
    }
}

impl MotionKind {
    /// Every kind, the highest in precedence first.
    pub const ALL: [Self; 12] = [
        Self::PointOfOrder,
        Self::Suspend,
        Self::AdjournMeeting,
        Self::AdjournDebate,
        Self::CloseDebate,
        Self::Competence,
        Self::Reconsider,
        Self::Division,
        Self::CloseList,
        Self::LimitSpeeches,
        Self::Moderated,
        Self::Unmoderated,
    ];

    /// The word, as files and scripts write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::PointOfOrder => "point of order",
            Self::Suspend => "suspend the meeting",
            Self::AdjournMeeting => "adjourn the meeting",
            Self::AdjournDebate => "adjourn the debate",
            Self::CloseDebate => "close the debate",
            Self::Competence => "decide on competence",
            Self::Reconsider => "reconsider",
            Self::Division => "divide the proposal",
            Self::CloseList => "close the list of speakers",
            Self::LimitSpeeches => "limit the time of speeches",
            Self::Moderated => "moderated consultations",
            Self::Unmoderated => "unmoderated consultations",
        }
    }

    /// The rules of procedure of the General Assembly: plenary / committee.
    pub fn rule(self) -> &'static str {
        match self {
            Self::PointOfOrder => "71 / 113",
            Self::Suspend | Self::AdjournMeeting | Self::Moderated | Self::Unmoderated => {
                "76 / 118"
            }
            Self::AdjournDebate => "74 / 116",
            Self::CloseDebate => "75 / 117",
            Self::Competence => "79 / 121",
            Self::Reconsider => "81 / 123",
            Self::Division => "89 / 129",
            Self::CloseList => "73 / 115",
            Self::LimitSpeeches => "72 / 114",
        }
    }

    /// Who may speak on it.
    pub fn debate(self) -> Debate {
        match self {
            Self::PointOfOrder
            | Self::Suspend
            | Self::AdjournMeeting
            | Self::CloseList
            | Self::Moderated
            | Self::Unmoderated => Debate::Nobody,
            Self::CloseDebate | Self::Reconsider => Debate::TwoAgainst,
            Self::Competence => Debate::ChairDecides,
            Self::AdjournDebate | Self::Division | Self::LimitSpeeches => Debate::TwoEach,
        }
    }

    /// How it is decided, where it is put to the vote.
    pub fn majority(self) -> RuleKind {
        if self == Self::Reconsider {
            RuleKind::TwoThirds
        } else {
            RuleKind::Simple
        }
    }

    /// Its place in the order of precedence, 0 for the highest.
    pub fn precedence(self) -> usize {
        let all = Self::ALL.iter();
        all.take_while(|kind| **kind != self).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_rule_77_with_points_of_order_before_it() {
        let first: Vec<_> = MotionKind::ALL[..5]
            .iter()
            .map(|kind| kind.rule())
            .collect();
        assert_eq!(
            first,
            ["71 / 113", "76 / 118", "76 / 118", "74 / 116", "75 / 117"]
        );
        for (at, kind) in MotionKind::ALL.iter().enumerate() {
            assert_eq!(kind.precedence(), at);
        }
        assert_eq!(MotionKind::CloseDebate.debate(), Debate::TwoAgainst);
        assert_eq!(MotionKind::Competence.debate(), Debate::ChairDecides);
        assert_eq!(MotionKind::Reconsider.majority(), RuleKind::TwoThirds);
    }
}
