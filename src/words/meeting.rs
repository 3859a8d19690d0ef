//! The parts of a mock negotiation in the words of the window: motions, votes, roles, texts, and why
//! an event had no effect.

use super::Words;
use super::records::refusal_key;
use crate::exercise::event::{Ballot, Method};
use crate::exercise::meeting::{Meeting, Phase, Refusal};
use crate::exercise::motion::{Debate, MotionKind};
use crate::exercise::prints::{Difference, How};
use crate::exercise::scenario::{RoleKind, Scenario};
use crate::model::ids::{ItemId, ProposalId, RoleId};
use crate::model::reference::Tally;

/// How far a session is.
pub fn phase_key(phase: Phase) -> &'static str {
    match phase {
        Phase::Before => "phase-before",
        Phase::Open => "phase-open",
        Phase::Paused => "phase-paused",
        Phase::Closed => "phase-closed",
    }
}

/// What a role does.
pub fn role_kind_key(kind: RoleKind) -> &'static str {
    match kind {
        RoleKind::Delegation => "role-delegation",
        RoleKind::Chair => "role-chair",
        RoleKind::Observer => "role-observer",
    }
}

/// A motion or point.
pub fn motion_key(kind: MotionKind) -> &'static str {
    match kind {
        MotionKind::PointOfOrder => "motion-point-of-order",
        MotionKind::Suspend => "motion-suspend",
        MotionKind::AdjournMeeting => "motion-adjourn-meeting",
        MotionKind::AdjournDebate => "motion-adjourn-debate",
        MotionKind::CloseDebate => "motion-close-debate",
        MotionKind::Competence => "motion-competence",
        MotionKind::Reconsider => "motion-reconsider",
        MotionKind::Division => "motion-division",
        MotionKind::CloseList => "motion-close-list",
        MotionKind::LimitSpeeches => "motion-limit-speeches",
        MotionKind::Moderated => "motion-moderated",
        MotionKind::Unmoderated => "motion-unmoderated",
    }
}

/// Who may speak on a motion.
pub fn debate_key(debate: Debate) -> &'static str {
    match debate {
        Debate::Nobody => "debate-nobody",
        Debate::ChairDecides => "debate-chair-decides",
        Debate::TwoAgainst => "debate-two-against",
        Debate::TwoEach => "debate-two-each",
    }
}

/// How a vote is taken.
pub fn method_key(method: Method) -> &'static str {
    match method {
        Method::Show => "method-show",
        Method::RollCall => "method-roll-call",
        Method::Secret => "method-secret",
    }
}

/// A vote cast.
pub fn ballot_key(ballot: Ballot) -> &'static str {
    match ballot {
        Ballot::Yes => "vote-yes",
        Ballot::No => "vote-no",
        Ballot::Abstain => "vote-abstain",
    }
}

/// The name of a role, or its id where the scenario does not know it.
pub fn role_name(scenario: &Scenario, role: &RoleId, words: &Words) -> String {
    let lang = words.lang().text_lang();
    let known = scenario.role(role).map(|role| role.name.get(lang));
    known.map_or_else(|| role.to_string(), ToOwned::to_owned)
}

/// What a text is called: its place among the texts tabled, and whose it is.
pub fn text_name(scenario: &Scenario, meeting: &Meeting, id: ProposalId, words: &Words) -> String {
    let at = meeting.tabled.iter().position(|t| t.proposal.id == id);
    let Some((at, text)) = at.and_then(|at| Some((at, meeting.tabled.get(at)?))) else {
        return words.t("room-text-unknown").to_owned();
    };
    let (n, who) = ((at + 1).to_string(), role_name(scenario, &text.by, words));
    words.tf(
        "room-text-of",
        &[("n", n.as_str().into()), ("who", who.as_str().into())],
    )
}

/// How many voting roles are present, and whether that is a quorum of so many.
pub fn quorum_words(present: usize, needed: usize, words: &Words) -> String {
    let (here, needs) = (present.to_string(), needed.to_string());
    if present >= needed {
        words.tf(
            "room-quorum",
            &[("here", here.into()), ("needed", needs.into())],
        )
    } else {
        words.tf(
            "room-no-quorum",
            &[("here", here.into()), ("needed", needs.into())],
        )
    }
}

/// A count of votes.
pub fn tally_words(count: Tally, words: &Words) -> String {
    let [yes, no, abstain] = [count.yes, count.no, count.abstain].map(|n| n.to_string());
    words.tf(
        "room-count",
        &[
            ("yes", yes.as_str().into()),
            ("no", no.as_str().into()),
            ("abstain", abstain.as_str().into()),
        ],
    )
}

/// A part that is not as it was when the session opened.
pub fn difference_words(difference: &Difference, words: &Words) -> String {
    let part = difference.part.as_str();
    match difference.how {
        How::Gone => words.tf("differs-gone", &[("part", part.into())]),
        How::Changed => words.tf("differs-changed", &[("part", part.into())]),
        How::New => words.tf("differs-new", &[("part", part.into())]),
    }
}

/// Why an event can have no effect, in words.
pub fn refusal_words(scenario: &Scenario, why: &Refusal, words: &Words) -> String {
    let of_role = |key: &str, role: &RoleId| {
        let who = role_name(scenario, role, words);
        words.tf(key, &[("who", who.into())])
    };
    match why {
        Refusal::NoRole(id) => words.tf("refused-no-such", &[("id", id.as_str().into())]),
        Refusal::NoItem(id) | Refusal::NoInject(id) => {
            words.tf("refused-no-such", &[("id", id.as_str().into())])
        }
        Refusal::Released(id) => {
            let title = inject_title(scenario, id, words);
            words.tf("refused-released", &[("title", title.into())])
        }
        Refusal::NotPresent(role) => of_role("refused-not-present", role),
        Refusal::ListedAlready(role) => of_role("refused-listed", role),
        Refusal::Observer(role) => of_role("refused-observer", role),
        Refusal::NoVoter(role) => of_role("refused-no-voter", role),
        Refusal::Twice(role) => of_role("refused-twice", role),
        Refusal::MotionFirst(kind) => {
            let motion = words.t(motion_key(*kind));
            words.tf("refused-motion-first", &[("motion", motion.into())])
        }
        Refusal::CountDiffers(tally) => {
            let count = tally_words(*tally, words);
            words.tf("refused-count-differs", &[("count", count.into())])
        }
        Refusal::NoQuorum(needed) => {
            words.tf("refused-no-quorum", &[("n", needed.to_string().into())])
        }
        Refusal::TooMany(cast, present) => words.tf(
            "refused-too-many",
            &[
                ("cast", cast.to_string().into()),
                ("present", present.to_string().into()),
            ],
        ),
        Refusal::Unfit(why) => words.t(refusal_key(*why)).to_owned(),
        Refusal::NotOpened => words.t("presenter-none").to_owned(),
        Refusal::OpenAlready => words.t("refused-open-already").to_owned(),
        Refusal::Over => words.t("refused-over").to_owned(),
        Refusal::Paused => words.t("refused-paused").to_owned(),
        Refusal::NotPaused => words.t("refused-not-paused").to_owned(),
        Refusal::NobodySpeaks => words.t("room-nobody-speaks").to_owned(),
        Refusal::NobodyConsults => words.t("refused-nobody-consults").to_owned(),
        Refusal::NoVote => words.t("refused-no-vote").to_owned(),
        Refusal::ListClosed => words.t("room-list-is-closed").to_owned(),
        Refusal::NoMotion => words.t("refused-no-motion").to_owned(),
        Refusal::TabledAlready => words.t("refused-tabled-already").to_owned(),
        Refusal::NotTabled => words.t("refusal-not-tabled").to_owned(),
        Refusal::VotedDown => words.t("refused-voted-down").to_owned(),
        Refusal::NotVoted => words.t("refused-not-voted").to_owned(),
        Refusal::NoCount => words.t("refused-no-count").to_owned(),
        Refusal::Named => words.t("refused-named").to_owned(),
    }
}

/// The title of news, or its id where the scenario does not know it.
pub(super) fn inject_title<'s>(scenario: &'s Scenario, id: &'s ItemId, words: &Words) -> &'s str {
    let lang = words.lang().text_lang();
    let title = scenario.inject(id).map(|inject| inject.title.get(lang));
    title.unwrap_or(id.as_str())
}
