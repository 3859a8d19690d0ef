//! One learner against the roles: each reacts to the learner's wording by its verdict, says why in
//! words the dossier backs, falls back when its conditions are met, and votes.
//!
//! The same seed and the same texts give the same answers. Nothing is made up here: reasons are
//! stances, labels and model clauses of the dossier, and what a trainer wrote into the role.

mod reaction;

use std::sync::Arc;

use super::event::Ballot;
use super::meeting::result;
use super::scenario::{AgendaItem, Condition, Fallback, Role, RoleKind, Scenario};
use super::score::{Compared, Ended, Score, compared, scores};
use super::table::{Judged, Table};
use crate::assess::assessment::{Coverage, Part};
use crate::assess::verdict::Verdict;
use crate::coding::codebook::Codebook;
use crate::model::dossier::Dossier;
use crate::model::draft::{Draft, Level, Paragraph, ParagraphStatus};
use crate::model::ids::{ElementId, IdMint, ItemId, ParagraphId, RoleId};
use crate::model::marker::split_marker;
use crate::model::reference::{RuleKind, Tally};

pub use reaction::{Reaction, Say};

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

/// An exercise one person plays alone.
#[derive(Debug)]
pub struct Play<'a> {
    scenario: &'a Scenario,
    learner: Option<RoleId>,
    difficulty: Difficulty,
    table: Table,
    start: (&'a Dossier, Arc<Codebook>),
    draft: Draft,
    seed: u64,
    at: usize,
    tries: u16,
    fallen_back: Vec<(RoleId, ItemId)>,
    ended: Vec<Ended>,
    mint: IdMint,
}

/// What a text came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
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

impl<'a> Play<'a> {
    /// Begins with the first item. The learner plays the chair, or the delegation named.
    pub fn new(
        scenario: &'a Scenario,
        (dossier, codebook): (&'a Dossier, Arc<Codebook>),
        draft: &Draft,
        learner: Option<RoleId>,
        difficulty: Difficulty,
        seed: u64,
    ) -> Self {
        Self {
            scenario,
            learner,
            difficulty,
            table: Table::new(scenario, dossier, Arc::clone(&codebook)),
            start: (dossier, codebook),
            draft: draft.clone(),
            seed,
            at: 0,
            tries: 0,
            fallen_back: Vec::new(),
            ended: Vec::new(),
            mint: IdMint::new(u128::from(seed)),
        }
    }

    /// The item before the room; `None` when all are done.
    pub fn item(&self) -> Option<&'a AgendaItem> {
        self.scenario.agenda.get(self.at)
    }

    /// The text as it stands.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The words of the item's article, a line a paragraph.
    pub fn words(&self) -> Vec<String> {
        let article = self.item().and_then(|item| item.article);
        let article = article.and_then(|id| self.draft.article(id));
        let lines = article.map(|a| a.paragraphs.iter().filter(|p| !p.is_deleted()));
        let lines = lines.into_iter().flatten();
        lines.map(|paragraph| paragraph.text.clone()).collect()
    }

    /// Goes on to the next item; the text of this one stays as the last that was adopted.
    pub fn skip(&mut self) {
        if let Some(item) = self.item() {
            self.end(&item.id, false);
        }
    }

    fn end(&mut self, item: &ItemId, adopted: bool) {
        self.ended.push(Ended {
            item: item.clone(),
            adopted,
            in_time: adopted,
        });
        self.at += 1;
        self.tries = 0;
    }

    /// Puts a text in the place of the item's article and asks everybody; `None` when nothing is
    /// before the room or the text is empty. An adopted text stays in the draft.
    pub fn propose(&mut self, text: &str) -> Option<Turn> {
        let item = self.item()?;
        let draft = self.with(item, text)?;
        self.tries += 1;
        let judged = self.table.judge(&draft);
        let part = item.article.map_or(Part::Draft, Part::Article);
        let rule = self.scenario.rule_of(Some(&item.id));
        let mut turn = Turn {
            tries: self.tries,
            reactions: Vec::new(),
            own: None,
            count: Tally::default(),
            rule,
            adopted: false,
            coverage: judged.assessment.coverage(part),
        };
        for role in self.order() {
            let Some(seat) = self.table.seat(role) else {
                continue;
            };
            let verdict = judged.assessment.verdict(part, seat);
            let own = self.learner.as_ref() == Some(&role.id);
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
                (seat, part, item),
                (self.difficulty, pick),
            );
            turn.reactions.push(Reaction {
                role: role.id.clone(),
                verdict,
                ballot,
                says,
                offers: Vec::new(),
            });
        }
        turn.adopted = result(rule, turn.count);
        if turn.adopted {
            self.draft = agreed(draft, item);
            self.end(&item.id, true);
        } else {
            self.fall_back(item, &judged, &mut turn.reactions);
        }
        Some(turn)
    }

    /// Those whose conditions are met say what they would settle for, and mean it from now on.
    fn fall_back(&mut self, item: &AgendaItem, judged: &Judged, reactions: &mut [Reaction]) {
        let scenario = self.scenario;
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

    /// The draft with a text in the place of the item's article, its paragraphs paired in order.
    fn with(&mut self, item: &AgendaItem, text: &str) -> Option<Draft> {
        let id = item.article?;
        let mut draft = self.draft.clone();
        let article = draft.articles.iter_mut().find(|a| a.id == id)?;
        let mut old = std::mem::take(&mut article.paragraphs).into_iter();
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
        for line in lines {
            let above: Option<&Paragraph> = article.paragraphs.last();
            let above = above.map(|p| (p.level, p.text.as_str()));
            let (level, words) = split_marker(line, above);
            let level = level.unwrap_or(Level::Paragraph);
            let fresh = || ParagraphId(self.mint.next(1));
            let id = old.next().map_or_else(fresh, |p| p.id);
            article.paragraphs.push(Paragraph::new(id, level, words));
        }
        (!article.paragraphs.is_empty()).then_some(draft)
    }

    /// Delegations in the order in which they take the floor, which the seed decides.
    fn order(&self) -> Vec<&'a Role> {
        let scenario = self.scenario;
        let mut roles: Vec<&Role> = scenario
            .roles
            .iter()
            .filter(|role| role.kind == RoleKind::Delegation)
            .collect();
        roles.sort_by_key(|role| (self.dice(&role.id), role.id.clone()));
        roles
    }

    /// A number that seed, item, try and role decide.
    fn dice(&self, role: &RoleId) -> u64 {
        let place = u64::try_from(self.at).unwrap_or(0) << 16 | u64::from(self.tries);
        let mut mixed = self.seed ^ place.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for byte in role.as_str().bytes() {
            mixed = (mixed ^ u64::from(byte)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed ^= mixed >> 29;
        }
        mixed
    }

    /// What every role has of the text as it stands, by the positions of the beginning.
    pub fn scores(&self) -> Vec<Score> {
        let (dossier, codebook) = &self.start;
        let mut table = Table::new(self.scenario, dossier, Arc::clone(codebook));
        let judged = table.judge(&self.draft);
        scores(self.scenario, &table, &judged, &self.ended)
    }

    /// The text beside the recorded outcome.
    pub fn compared(&mut self) -> Vec<Compared> {
        let judged = self.table.judge(&self.draft);
        compared(self.scenario, &self.table, &judged)
    }

    /// How the items ended.
    pub fn ended(&self) -> &[Ended] {
        &self.ended
    }
}

/// How a role votes with this verdict: what it has no position on it lets pass without a vote.
pub fn ballot(verdict: Verdict) -> Ballot {
    match verdict {
        Verdict::CrossesRedLine | Verdict::Conflict => Ballot::No,
        Verdict::Satisfies | Verdict::Acceptable => Ballot::Yes,
        Verdict::Reserve | Verdict::NoPosition | Verdict::NotCoded => Ballot::Abstain,
    }
}

/// A draft in which the paragraphs of an item are agreed.
fn agreed(mut draft: Draft, item: &AgendaItem) -> Draft {
    let articles = draft.articles.iter_mut();
    for article in articles.filter(|a| Some(a.id) == item.article) {
        for paragraph in &mut article.paragraphs {
            paragraph.status = ParagraphStatus::Agreed;
        }
    }
    draft
}
