//! What happens in a mock negotiation, in the words of the window: motions, votes, and every event
//! of a record as a sentence.

use super::Words;
use super::keys::rule_key;
use super::records::refusal_key;
use crate::exercise::event::{Ballot, Event, Happening, Method};
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
    let lang = words.lang().text_lang();
    let of_role = |key: &str, role: &RoleId| {
        let who = role_name(scenario, role, words);
        words.tf(key, &[("who", who.into())])
    };
    let inject = |id: &ItemId| {
        let title = scenario.inject(id).map(|inject| inject.title.get(lang));
        title.unwrap_or(id.as_str()).to_owned()
    };
    match why {
        Refusal::NoRole(id) => words.tf("refused-no-such", &[("id", id.as_str().into())]),
        Refusal::NoItem(id) | Refusal::NoInject(id) => {
            words.tf("refused-no-such", &[("id", id.as_str().into())])
        }
        Refusal::Released(id) => words.tf("refused-released", &[("title", inject(id).into())]),
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

/// An event as a sentence; `meeting` is the session it belongs to, at that moment or later.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each thing that can happen"
)]
pub fn event_words(scenario: &Scenario, meeting: &Meeting, event: &Event, words: &Words) -> String {
    let lang = words.lang().text_lang();
    let who = |role: &RoleId| role_name(scenario, role, words);
    let text = |id: &ProposalId| text_name(scenario, meeting, *id, words);
    let of_role = |key: &str, role: &RoleId| words.tf(key, &[("who", who(role).into())]);
    let of_text = |key: &str, id: &ProposalId| words.tf(key, &[("text", text(id).into())]);
    let with = |said: String, more: &str| match more {
        "" => said,
        more => words.tf(
            "event-with",
            &[("what", said.into()), ("more", more.into())],
        ),
    };
    match &event.what {
        Happening::Opened { .. } => words.t("event-opened").to_owned(),
        Happening::RollCall { present } => {
            let names: Vec<String> = present.iter().map(who).collect();
            let names = names.join(words.t("list-names"));
            words.tf("event-roll-call", &[("names", names.into())])
        }
        Happening::Item { item } => {
            let title = scenario.item(item).map(|item| item.title.get(lang));
            let title = title.unwrap_or(item.as_str());
            words.tf("event-item", &[("item", title.into())])
        }
        Happening::List { open: true } => words.t("event-list-open").to_owned(),
        Happening::List { open: false } => words.t("event-list-closed").to_owned(),
        Happening::Listed { role } => of_role("event-listed", role),
        Happening::Floor { role, .. } => of_role("event-floor", role),
        Happening::Yielded => words.t("event-yielded").to_owned(),
        Happening::Consults {
            moderated,
            minutes,
            topic,
        } => {
            let key = if *moderated {
                "event-moderated"
            } else {
                "event-unmoderated"
            };
            let minutes = minutes.to_string();
            with(words.tf(key, &[("minutes", minutes.into())]), topic)
        }
        Happening::Resumes => words.t("event-resumes").to_owned(),
        Happening::Moved {
            kind,
            by,
            words: more,
        } => {
            let said = words.tf(
                "event-moved",
                &[
                    ("who", who(by).into()),
                    ("motion", words.t(motion_key(*kind)).into()),
                    ("rule", kind.rule().into()),
                ],
            );
            with(said, more)
        }
        Happening::Ruled { carried, tally, .. } => {
            let key = if *carried {
                "event-motion-carried"
            } else {
                "event-motion-fell"
            };
            let count = tally.map(|tally| tally_words(tally, words));
            with(words.t(key).to_owned(), &count.unwrap_or_default())
        }
        Happening::Tabled { by, proposal } => {
            let said = words.tf(
                "event-tabled",
                &[("who", who(by).into()), ("text", text(&proposal.id).into())],
            );
            with(said, &proposal.text.replace('\n', " / "))
        }
        Happening::Withdrawn { proposal } => of_text("event-withdrawn", proposal),
        Happening::StrawPoll { proposal, hands } => {
            let of = |ballot| {
                let n = hands.iter().filter(|(_, hand)| *hand == ballot).count();
                u16::try_from(n).unwrap_or(u16::MAX)
            };
            let count = Tally {
                yes: of(Ballot::Yes),
                no: of(Ballot::No),
                abstain: of(Ballot::Abstain),
            };
            with(
                of_text("event-straw-poll", proposal),
                &tally_words(count, words),
            )
        }
        Happening::Voted {
            proposal, method, ..
        } => {
            let vote = meeting.votes.iter().find(|vote| vote.event == event.id);
            let Some(vote) = vote else {
                return of_text("event-vote", proposal);
            };
            let key = if vote.carried {
                "event-vote-carried"
            } else {
                "event-vote-fell"
            };
            let said = words.tf(
                key,
                &[
                    ("text", text(proposal).into()),
                    ("method", words.t(method_key(*method)).into()),
                    ("rule", words.t(rule_key(vote.rule)).into()),
                ],
            );
            with(said, &tally_words(vote.count, words))
        }
        Happening::Explained { role, words: more } => with(of_role("event-explained", role), more),
        Happening::Adopted {
            proposal,
            ad_referendum: false,
        } => of_text("event-adopted", proposal),
        Happening::Adopted { proposal, .. } => of_text("event-adopted-ad-referendum", proposal),
        Happening::Injected { inject } => {
            let title = scenario.inject(inject).map(|inject| inject.title.get(lang));
            let title = title.unwrap_or(inject.as_str());
            words.tf("event-injected", &[("title", title.into())])
        }
        Happening::Played(how) => match &how.role {
            Some(role) => of_role("event-played-role", role),
            None => words.t("event-played-chair").to_owned(),
        },
        Happening::Paused => words.t("event-paused").to_owned(),
        Happening::GoesOn => words.t("event-goes-on").to_owned(),
        Happening::Closed => words.t("event-closed").to_owned(),
        Happening::Remark { words: said } => {
            words.tf("event-remark", &[("words", said.as_str().into())])
        }
        Happening::Corrected { why, .. } => with(words.t("event-corrected").to_owned(), why),
    }
}
