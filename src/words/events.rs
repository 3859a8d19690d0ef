//! Every event of a mock negotiation as a sentence, in the words of the window.

use super::Words;
use super::keys::rule_key;
use super::meeting::{inject_title, method_key, motion_key, role_name, tally_words, text_name};
use crate::exercise::event::{Ballot, Event, Happening, Vote};
use crate::exercise::meeting::Meeting;
use crate::exercise::motion::MotionKind;
use crate::exercise::scenario::Scenario;
use crate::model::ids::{EventId, ItemId, ProposalId, RoleId};
use crate::model::proposal::Proposal;
use crate::model::reference::Tally;

/// An event as a sentence; `meeting` is the session it belongs to, at that moment or later.
pub fn event_words(scenario: &Scenario, meeting: &Meeting, event: &Event, words: &Words) -> String {
    let room = Room {
        scenario,
        meeting,
        words,
    };
    room.event(event)
}

/// What events speak of, and the language they are told in.
struct Room<'a> {
    scenario: &'a Scenario,
    meeting: &'a Meeting,
    words: &'a Words,
}

impl Room<'_> {
    fn event(&self, event: &Event) -> String {
        let words = self.words;
        match &event.what {
            Happening::Opened { .. } => words.t("event-opened").to_owned(),
            Happening::RollCall { present } => self.roll_call(present),
            Happening::Item { item } => self.item(item),
            Happening::List { open: true } => words.t("event-list-open").to_owned(),
            Happening::List { open: false } => words.t("event-list-closed").to_owned(),
            Happening::Listed { role } => self.of_role("event-listed", role),
            Happening::Floor { role, .. } => self.of_role("event-floor", role),
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
                self.with(words.tf(key, &[("minutes", minutes.into())]), topic)
            }
            Happening::Resumes => words.t("event-resumes").to_owned(),
            Happening::Moved {
                kind,
                by,
                words: more,
            } => self.motion(*kind, by, more),
            Happening::Ruled { carried, tally, .. } => {
                let key = if *carried {
                    "event-motion-carried"
                } else {
                    "event-motion-fell"
                };
                let count = tally.map(|tally| tally_words(tally, words));
                self.with(words.t(key).to_owned(), &count.unwrap_or_default())
            }
            Happening::Tabled { by, proposal } => self.tabled(by, proposal),
            Happening::Withdrawn { proposal } => self.of_text("event-withdrawn", *proposal),
            Happening::StrawPoll { proposal, hands } => {
                let said = self.of_text("event-straw-poll", *proposal);
                self.with(said, &tally_words(shown(hands), words))
            }
            Happening::Voted(vote) => self.vote(event.id, vote),
            Happening::Explained { role, words: more } => {
                self.with(self.of_role("event-explained", role), more)
            }
            Happening::Adopted {
                proposal,
                ad_referendum: false,
            } => self.of_text("event-adopted", *proposal),
            Happening::Adopted { proposal, .. } => {
                self.of_text("event-adopted-ad-referendum", *proposal)
            }
            Happening::Injected { inject } => self.inject(inject),
            Happening::Played(how) => match &how.role {
                Some(role) => self.of_role("event-played-role", role),
                None => words.t("event-played-chair").to_owned(),
            },
            Happening::Paused => words.t("event-paused").to_owned(),
            Happening::GoesOn => words.t("event-goes-on").to_owned(),
            Happening::Closed => words.t("event-closed").to_owned(),
            Happening::Remark { words: said } => {
                words.tf("event-remark", &[("words", said.as_str().into())])
            }
            Happening::Corrected { why, .. } => {
                self.with(words.t("event-corrected").to_owned(), why)
            }
        }
    }

    fn who(&self, role: &RoleId) -> String {
        role_name(self.scenario, role, self.words)
    }

    fn text(&self, id: ProposalId) -> String {
        text_name(self.scenario, self.meeting, id, self.words)
    }

    fn of_role(&self, key: &str, role: &RoleId) -> String {
        self.words.tf(key, &[("who", self.who(role).into())])
    }

    fn of_text(&self, key: &str, id: ProposalId) -> String {
        self.words.tf(key, &[("text", self.text(id).into())])
    }

    /// What was said, with details where there are any.
    fn with(&self, said: String, details: &str) -> String {
        if details.is_empty() {
            return said;
        }
        self.words.tf(
            "event-with",
            &[("what", said.into()), ("more", details.into())],
        )
    }

    fn roll_call(&self, present: &[RoleId]) -> String {
        let names: Vec<String> = present.iter().map(|role| self.who(role)).collect();
        let names = names.join(self.words.t("list-names"));
        self.words.tf("event-roll-call", &[("names", names.into())])
    }

    fn item(&self, id: &ItemId) -> String {
        let lang = self.words.lang().text_lang();
        let title = self.scenario.item(id).map(|item| item.title.get(lang));
        let title = title.unwrap_or(id.as_str());
        self.words.tf("event-item", &[("item", title.into())])
    }

    fn inject(&self, id: &ItemId) -> String {
        let title = inject_title(self.scenario, id, self.words);
        self.words.tf("event-injected", &[("title", title.into())])
    }

    fn motion(&self, kind: MotionKind, by: &RoleId, details: &str) -> String {
        let said = self.words.tf(
            "event-moved",
            &[
                ("who", self.who(by).into()),
                ("motion", self.words.t(motion_key(kind)).into()),
                ("rule", kind.rule().into()),
            ],
        );
        self.with(said, details)
    }

    fn tabled(&self, by: &RoleId, proposal: &Proposal) -> String {
        let said = self.words.tf(
            "event-tabled",
            &[
                ("who", self.who(by).into()),
                ("text", self.text(proposal.id).into()),
            ],
        );
        self.with(said, &proposal.text.replace('\n', " / "))
    }

    fn vote(&self, event: EventId, put: &Vote) -> String {
        let mut votes = self.meeting.votes.iter();
        let Some(vote) = votes.find(|vote| vote.event == event) else {
            return self.of_text("event-vote", put.proposal);
        };
        let key = if vote.carried {
            "event-vote-carried"
        } else {
            "event-vote-fell"
        };
        let said = self.words.tf(
            key,
            &[
                ("text", self.text(put.proposal).into()),
                ("method", self.words.t(method_key(put.method)).into()),
                ("rule", self.words.t(rule_key(vote.rule)).into()),
            ],
        );
        self.with(said, &tally_words(vote.count, self.words))
    }
}

/// The count of a straw poll.
fn shown(hands: &[(RoleId, Ballot)]) -> Tally {
    let of = |ballot| {
        let n = hands.iter().filter(|(_, hand)| *hand == ballot).count();
        u16::try_from(n).unwrap_or(u16::MAX)
    };
    Tally {
        yes: of(Ballot::Yes),
        no: of(Ballot::No),
        abstain: of(Ballot::Abstain),
    }
}
