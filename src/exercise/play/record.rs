//! Playing alone, written down: what the learner does becomes events of a session, and a record is
//! taken up where it ends.

use ulid::Ulid;

use super::change::change;
use super::{Alone, Play, Turn};
use crate::exercise::event::{Ballot, Event, Happening, Method, Vote, standing};
use crate::exercise::meeting::{Meeting, fold, result};
use crate::exercise::prints::prints;
use crate::exercise::scenario::{Role, RoleKind, Scenario};
use crate::exercise::setting::Setting;
use crate::model::ids::{EventId, IdMint, ProposalId, RoleId};

/// What begins a game of one learner, behind the opening: everybody is there, how it is played, and
/// the first item.
pub fn first(scenario: &Scenario, how: Alone) -> Vec<Happening> {
    let present = scenario.roles.iter().map(|role| role.id.clone()).collect();
    let item = scenario.agenda.first().map(|item| Happening::Item {
        item: item.id.clone(),
    });
    let begins = [Happening::RollCall { present }, Happening::Played(how)];
    begins.into_iter().chain(item).collect()
}

impl Play {
    /// Begins with the first item, at a moment in milliseconds since 1970.
    pub fn begin(setting: &Setting, how: Alone, now_ms: u64) -> Self {
        let mut play = Self::of(setting, how.clone());
        let scenario = &setting.scenario;
        let prints = prints(scenario, &setting.dossier, &setting.draft);
        play.add(Happening::Opened { prints }, now_ms);
        for what in first(scenario, how) {
            play.add(what, now_ms);
        }
        play.fold();
        play
    }

    fn of(setting: &Setting, how: Alone) -> Self {
        Self {
            table: setting.table(),
            meeting: Meeting::before(&setting.draft),
            mint: IdMint::new(u128::from(how.seed)),
            setting: setting.clone(),
            how,
            events: Vec::new(),
            tries: 0,
            fallen_back: Vec::new(),
        }
    }

    /// Takes a record up where it ends, with what each of its texts came to; `None` where it is not
    /// the record of one person playing alone.
    pub fn resume(setting: &Setting, events: &[Event]) -> Option<(Self, Vec<Turn>)> {
        let standing = standing(events);
        let how = standing.iter().find_map(|event| {
            let Happening::Played(how) = &event.what else {
                return None;
            };
            Some(how.clone())
        })?;
        let mut play = Self::of(setting, how);
        let adopted = |id: ProposalId| {
            let mut all = standing.iter();
            all.any(|e| matches!(&e.what, Happening::Adopted { proposal, .. } if *proposal == id))
        };
        let mut turns = Vec::new();
        for event in &standing {
            if matches!(event.what, Happening::Item { .. }) {
                play.tries = 0;
            }
            if let Happening::Tabled { proposal, .. } = &event.what {
                play.fold();
                if let Some((mut turn, judged)) = play.react(proposal) {
                    turn.adopted = adopted(proposal.id);
                    play.answered(&mut turn, &judged);
                    turns.push(turn);
                }
            }
            play.events.push(Event::clone(event));
        }
        // Corrections stay in the record, though what they correct has no effect.
        play.events = events.to_vec();
        play.fold();
        Some((play, turns))
    }

    fn fold(&mut self) {
        self.meeting = fold(&self.setting.scenario, &self.setting.draft, &self.events);
    }

    /// An id behind those of all events, whatever the clock says.
    fn fresh(&mut self, now_ms: u64) -> Ulid {
        let last = self.events.iter().map(|event| event.id).max();
        let last = last.map_or(0, |id| id.0.timestamp_ms() + 1);
        self.mint.next(now_ms.max(last))
    }

    /// Writes an event down behind all others.
    fn add(&mut self, what: Happening, now_ms: u64) {
        let id = EventId(self.fresh(now_ms));
        self.events.push(Event {
            id,
            time_ms: now_ms,
            author: String::new(),
            what,
        });
    }

    /// Takes up the item behind the one before the room, or ends.
    fn go_on(&mut self, now_ms: u64) {
        let agenda = &self.setting.scenario.agenda;
        let next = agenda.get(self.at().map_or(0, |at| at + 1));
        let what = next.map_or(Happening::Closed, |item| Happening::Item {
            item: item.id.clone(),
        });
        self.tries = 0;
        self.add(what, now_ms);
        self.fold();
    }

    /// Goes on to the next item; the text of this one stays as the last that was adopted.
    pub fn skip(&mut self, now_ms: u64) {
        if self.item().is_some() {
            self.go_on(now_ms);
        }
    }

    /// Puts a text in the place of the item's article and asks everybody; `None` when nothing is
    /// before the room or the text is empty. An adopted text stays in the draft.
    pub fn propose(&mut self, text: &str, now_ms: u64) -> Option<Turn> {
        let article = self.draft().article(self.item()?.article?)?.clone();
        let id = ProposalId(self.fresh(now_ms));
        let mut proposal = change(&article, text, id)?;
        proposal.time_ms = now_ms;
        let (mut turn, judged) = self.react(&proposal)?;
        let by = self.speaker()?;
        self.add(
            Happening::Tabled {
                by,
                proposal: Box::new(proposal),
            },
            now_ms,
        );
        self.add(
            Happening::Voted(Vote {
                proposal: id,
                method: Method::RollCall,
                rule: Some(turn.rule),
                ballots: self.ballots(&turn),
                count: None,
            }),
            now_ms,
        );
        if result(turn.rule, turn.count) {
            let ad_referendum = false;
            let adopted = Happening::Adopted {
                proposal: id,
                ad_referendum,
            };
            self.add(adopted, now_ms);
            self.fold();
        }
        // The record decides: without a quorum nothing is adopted, however the votes stand.
        let tabled = self.meeting.tabled(id);
        turn.adopted = tabled.is_some_and(|text| text.adopted.is_some());
        self.answered(&mut turn, &judged);
        if turn.adopted {
            self.go_on(now_ms);
        } else {
            self.add(Happening::Withdrawn { proposal: id }, now_ms);
            self.fold();
        }
        Some(turn)
    }

    /// Who tables what the learner writes: the role played, else the chair.
    fn speaker(&self) -> Option<RoleId> {
        let roles = &self.setting.scenario.roles;
        let chair = || roles.iter().find(|role| role.kind == RoleKind::Chair);
        let any = || roles.iter().find(|role| role.may_table());
        let role = || chair().or_else(any).map(|role| role.id.clone());
        self.how.role.clone().or_else(role)
    }

    /// How everybody who has a vote casts it.
    fn ballots(&self, turn: &Turn) -> Vec<(RoleId, Ballot)> {
        let of = |role: &Role| {
            if self.how.role.as_ref() == Some(&role.id) {
                return Some(Ballot::Yes);
            }
            let mut all = turn.reactions.iter();
            Some(all.find(|reaction| reaction.role == role.id)?.ballot)
        };
        let voters = self.setting.scenario.voters();
        voters
            .filter_map(|role| Some((role.id.clone(), of(role)?)))
            .collect()
    }
}
