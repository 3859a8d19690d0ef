//! One learner against the roles: each reacts to the learner's wording by its verdict, says why in
//! words the dossier backs, falls back when its conditions are met, and votes.
//!
//! The same seed and the same texts give the same answers. Nothing is made up here: reasons are
//! stances, labels and model clauses of the dossier, and what a trainer wrote into the role.

mod change;
mod reaction;
mod record;

use std::sync::Arc;

use super::event::{Ballot, Event};
use super::meeting::{Meeting, Phase};
use super::scenario::{AgendaItem, Condition, Fallback, Role, RoleKind};
use super::score::{Compared, Ended, Score, compared, ended, scores};
use super::setting::Setting;
use super::table::{Judged, Table};
use crate::assess::assessment::{Coverage, Part};
use crate::assess::verdict::Verdict;
use crate::model::draft::Draft;
use crate::model::ids::{ElementId, IdMint, ItemId, ProposalId, RoleId};
use crate::model::proposal::{Proposal, accept};
use crate::model::reference::{RuleKind, Tally};

pub use reaction::{Reaction, Say};
pub use record::first;

/// How much the roles reveal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difficulty {
    /// Every reason, with strength, fallback on record and words that would help.
    #[default]
    Open,
    /// One objection at a time, and what is asked for.
    Guarded,
    /// The stance, and no more.
    Closed,
}

/// How one person plays alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alone {
    /// The delegation the learner plays; the chair where absent.
    pub role: Option<RoleId>,
    /// How much the others reveal.
    pub difficulty: Difficulty,
    /// Decides the order of speakers and what is said first.
    pub seed: u64,
}

/// An exercise one person plays alone. It is a session like any other, held in events; what the
/// roles answer follows from them.
#[derive(Debug)]
pub struct Play {
    setting: Setting,
    how: Alone,
    table: Table,
    events: Vec<Event>,
    meeting: Meeting,
    tries: u16,
    fallen_back: Vec<(RoleId, ItemId)>,
    mint: IdMint,
}

/// What a text came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Under which item it was tabled.
    pub item: ItemId,
    /// The text, in the record.
    pub proposal: ProposalId,
    /// The words of the article it makes, a line a paragraph.
    pub lines: Vec<String>,
    /// How many texts have been tried under this item.
    pub tries: u16,
    /// What each role says, in the order in which they take the floor.
    pub reactions: Vec<Reaction>,
    /// The learner's own verdict, where the learner plays a delegation.
    pub own: Option<Verdict>,
    /// How they would vote.
    pub count: Tally,
    /// The rule.
    pub rule: RuleKind,
    /// Whether it is adopted.
    pub adopted: bool,
    /// How much of the text nobody could read.
    pub coverage: Coverage,
}

impl Play {
    /// The place of the item before the room, or of the last one.
    fn at(&self) -> Option<usize> {
        let agenda = &self.setting.scenario.agenda;
        let item = self.meeting.item.as_ref()?;
        agenda.iter().position(|other| other.id == *item)
    }

    /// How it is played.
    pub fn how(&self) -> &Alone {
        &self.how
    }

    /// What it is played on.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The record.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The session as it stands.
    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// The item before the room; `None` when all are done.
    pub fn item(&self) -> Option<&AgendaItem> {
        if self.meeting.phase == Phase::Closed {
            return None;
        }
        self.setting.scenario.item(self.meeting.item.as_ref()?)
    }

    /// The text as it stands.
    pub fn draft(&self) -> &Draft {
        self.meeting.draft().unwrap_or(&self.setting.draft)
    }

    /// The words of the item's article, a line a paragraph.
    pub fn words(&self) -> Vec<String> {
        self.item()
            .map_or_else(Vec::new, |item| words(self.draft(), item))
    }

    /// What everybody makes of a proposal, and the text it would make.
    fn react(&mut self, proposal: &Proposal) -> Option<(Turn, Judged)> {
        let scenario = Arc::clone(&self.setting.scenario);
        let item = scenario.item(self.meeting.item.as_ref()?)?;
        let mut all = self.meeting.proposals();
        all.push(proposal.clone());
        let mut mint = IdMint::new(proposal.id.0.0);
        let fresh = || mint.next(proposal.time_ms);
        let draft = accept(self.draft(), &all, proposal.id, fresh).ok()?.draft;
        self.tries += 1;
        let judged = self.table.judge(&draft);
        let part = item.article.map_or(Part::Draft, Part::Article);
        let mut turn = Turn {
            item: item.id.clone(),
            proposal: proposal.id,
            lines: words(&draft, item),
            tries: self.tries,
            reactions: Vec::new(),
            own: None,
            count: Tally::default(),
            rule: scenario.rule_of(Some(&item.id)),
            adopted: false,
            coverage: judged.assessment.coverage(part),
        };
        for role in self.order(&scenario.roles) {
            let Some(seat) = self.table.seat(role) else {
                continue;
            };
            let verdict = judged.assessment.verdict(part, seat);
            let own = self.how.role.as_ref() == Some(&role.id);
            let ballot = if own { Ballot::Yes } else { ballot(verdict) };
            let slot = match ballot {
                Ballot::Yes => &mut turn.count.yes,
                Ballot::No => &mut turn.count.no,
                Ballot::Abstain => &mut turn.count.abstain,
            };
            *slot += role.votes;
            if own {
                turn.own = Some(verdict);
                continue;
            }
            let pick = self.dice(&role.id);
            let says = reaction::says(
                &self.table,
                &judged,
                reaction::Asked { seat, part, item },
                self.how.difficulty,
                pick,
            );
            turn.reactions.push(Reaction {
                role: role.id.clone(),
                verdict,
                ballot,
                says,
                offers: Vec::new(),
            });
        }
        Some((turn, judged))
    }

    /// What follows for the roles from whether a text was adopted.
    fn answered(&mut self, turn: &mut Turn, judged: &Judged) {
        let scenario = Arc::clone(&self.setting.scenario);
        if let Some(item) = scenario.item(&turn.item).filter(|_| !turn.adopted) {
            self.fall_back(item, judged, &mut turn.reactions);
        }
    }

    /// Those whose conditions are met say what they would settle for, and mean it from now on.
    fn fall_back(&mut self, item: &AgendaItem, judged: &Judged, reactions: &mut [Reaction]) {
        let scenario = Arc::clone(&self.setting.scenario);
        for reaction in reactions {
            let Some(role) = scenario.role(&reaction.role) else {
                continue;
            };
            let ready = |fallback: &&Fallback| {
                let used = (role.id.clone(), fallback.id.clone());
                item.issues.contains(&fallback.issue)
                    && !self.fallen_back.contains(&used)
                    && fallback.when.iter().all(|c| self.holds(c, judged))
            };
            let ready: Vec<&Fallback> = role.fallbacks.iter().filter(ready).collect();
            for fallback in ready {
                self.table.fall_back(role, fallback);
                let used = (role.id.clone(), fallback.id.clone());
                self.fallen_back.push(used);
                reaction.says.push(Say::Concedes(fallback.says.clone()));
                let clause = |id: &ElementId| {
                    let (_, element) = self.table.played.element(id)?;
                    Some((id.clone(), element.model.clone()))
                };
                let offers = fallback.offers.iter().filter_map(clause);
                reaction.offers.extend(offers);
            }
        }
    }

    fn holds(&self, condition: &Condition, judged: &Judged) -> bool {
        let names = self.table.book.names();
        let stands = |id: &ElementId| {
            let ix = names.element(id).map(|ix| names.first(ix));
            ix.is_some_and(|ix| judged.assessment.stands(ix))
        };
        match condition {
            Condition::Tries(n) => self.tries >= *n,
            Condition::Stands(element) => stands(element),
            Condition::Gone(element) => !stands(element),
        }
    }

    /// Delegations in the order in which they take the floor, which the seed decides.
    fn order<'r>(&self, roles: &'r [Role]) -> Vec<&'r Role> {
        let mut roles: Vec<&Role> = roles
            .iter()
            .filter(|role| role.kind == RoleKind::Delegation)
            .collect();
        roles.sort_by_key(|role| (self.dice(&role.id), role.id.clone()));
        roles
    }

    /// A number that seed, item, try and role decide.
    fn dice(&self, role: &RoleId) -> u64 {
        let at = u64::try_from(self.at().unwrap_or(0)).unwrap_or(0);
        let place = at << 16 | u64::from(self.tries);
        let mut mixed = self.how.seed ^ place.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for byte in role.as_str().bytes() {
            mixed = (mixed ^ u64::from(byte)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed ^= mixed >> 29;
        }
        mixed
    }

    /// What every role has of the text as it stands, by the positions of the beginning.
    pub fn scores(&self) -> Vec<Score> {
        let mut table = self.setting.table();
        let judged = table.judge(self.draft());
        scores(&self.setting.scenario, &table, &judged, &self.ended())
    }

    /// The text beside the recorded outcome.
    pub fn compared(&mut self) -> Vec<Compared> {
        let draft = self.draft().clone();
        let judged = self.table.judge(&draft);
        compared(&self.setting.scenario, &self.table, &judged)
    }

    /// How the items stand. No clock runs: what is adopted kept to its time.
    pub fn ended(&self) -> Vec<Ended> {
        ended(&self.setting.scenario, &self.meeting)
    }
}

/// The words of an item's article in a draft.
fn words(draft: &Draft, item: &AgendaItem) -> Vec<String> {
    let article = item.article.and_then(|id| draft.article(id));
    let lines = article.map(|a| a.paragraphs.iter().filter(|p| !p.is_deleted()));
    let lines = lines.into_iter().flatten();
    lines.map(|paragraph| paragraph.text.clone()).collect()
}

/// How a role votes with this verdict: what it has no position on it lets pass without a vote.
pub fn ballot(verdict: Verdict) -> Ballot {
    match verdict {
        Verdict::CrossesRedLine | Verdict::Conflict => Ballot::No,
        Verdict::Satisfies | Verdict::Acceptable => Ballot::Yes,
        Verdict::Reserve | Verdict::NoPosition | Verdict::NotCoded => Ballot::Abstain,
    }
}
