//! A scenario: who takes part, what is on the agenda, by which rule, and what each side alone knows.

use super::event::Happening;
use crate::model::bloc::Demand;
use crate::model::date::Year;
use crate::model::dossier::Dossier;
use crate::model::ids::{
    ArticleId, DossierId, ElementId, IssueId, ItemId, RoleId, ScenarioId, SourceId,
};
use crate::model::party::{Party, PartyRef};
use crate::model::reference::RuleKind;
use crate::model::text::Bilingual;

/// What a trainer prepares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its id, also the name of its folder.
    pub id: ScenarioId,
    /// Its title.
    pub title: Bilingual,
    /// Whether topic and parties are invented throughout.
    pub invented: bool,
    /// The dossier it is played on.
    pub dossier: DossierId,
    /// The version of the dossier it was written for.
    pub dossier_version: String,
    /// Positions as of this year.
    pub as_of: Year,
    /// What participants should learn.
    pub aims: Vec<String>,
    /// Issues in play, the only ones that are scored.
    pub issues: Vec<IssueId>,
    /// How texts are adopted, where the agenda says nothing else.
    pub rule: RuleKind,
    /// How many voting roles must be present; a majority of them where this is 0.
    pub quorum: u16,
    /// How long the exercise lasts, in minutes.
    pub minutes: u16,
    /// How long a speech may be, in seconds; 0 is without limit.
    pub speech_seconds: u16,
    /// What is dealt with, in order.
    pub agenda: Vec<AgendaItem>,
    /// Who takes part, in the order of the roll.
    pub roles: Vec<Role>,
    /// News and instructions released during the session.
    pub injects: Vec<Inject>,
    /// How points are given.
    pub scoring: Scoring,
    /// The instrument in which the real negotiation ended, where there was one.
    pub outcome: Option<SourceId>,
    /// How to run the exercise: for the trainer alone.
    pub teaching: Vec<Advice>,
    /// Whether this is the copy of those who take part, without what the trainer and each role
    /// alone know.
    pub for_participants: bool,
}

/// An item of the agenda: what is on the table while it is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its id.
    pub id: ItemId,
    /// Its title.
    pub title: Bilingual,
    /// The article it is about, where it is about one.
    pub article: Option<ArticleId>,
    /// The issues it is about.
    pub issues: Vec<IssueId>,
    /// How long it may take, in minutes.
    pub minutes: u16,
    /// How it is adopted; by the rule of the scenario where absent.
    pub rule: Option<RuleKind>,
}

/// A role. Everything but name, kind, votes and `speaks_for` is known to its player alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Its name.
    pub name: Bilingual,
    /// What it does.
    pub kind: RoleKind,
    /// The bloc or State of the dossier whose positions it holds.
    pub speaks_for: Option<PartyRef>,
    /// How many votes it has.
    pub votes: u16,
    /// Who it is and what it wants, in paragraphs.
    pub brief: Vec<String>,
    /// Instructions from capital, invented for the exercise.
    pub instructions: Vec<String>,
    /// What nobody else knows, revealed at the end.
    pub secret: String,
    /// Phrases to use.
    pub phrases: Vec<String>,
    /// Who is likely to help.
    pub allies: Vec<RoleId>,
    /// Who is likely to stand against it.
    pub opponents: Vec<RoleId>,
    /// Where its position departs from the dossier's: invented, and marked so everywhere.
    pub variants: Vec<Variant>,
    /// What it settles for, and when.
    pub fallbacks: Vec<Fallback>,
}

/// What a role does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoleKind {
    /// Negotiates and votes.
    #[default]
    Delegation,
    /// Presides; has no vote.
    Chair,
    /// Speaks when given the floor; has no vote.
    Observer,
}

/// A position that departs from the dossier's for the exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The issue.
    pub issue: IssueId,
    /// The stance as it is for the exercise; the dossier's where empty.
    pub stance: String,
    /// Demands that are added, or stand for those on the same elements.
    pub demands: Vec<Demand>,
    /// Elements on which the dossier's demands are dropped.
    pub drops: Vec<ElementId>,
    /// The weight of the issue, 0-100; the dossier's where absent.
    pub salience: Option<u8>,
    /// Why the trainer made it so; shown to the role.
    pub why: String,
}

/// What a role settles for once conditions are met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// Its id, unique within the role.
    pub id: ItemId,
    /// The issue.
    pub issue: IssueId,
    /// When it is offered: all of these.
    pub when: Vec<Condition>,
    /// Elements whose model clauses it puts forward.
    pub offers: Vec<ElementId>,
    /// Elements its demands on which then count no longer.
    pub gives_up: Vec<ElementId>,
    /// How the role says so.
    pub says: String,
}

/// A condition of a fallback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// That many texts have been tried.
    Tries(u16),
    /// The element stands in the text.
    Stands(ElementId),
    /// The element stands nowhere in the text.
    Gone(ElementId),
}

/// News or instructions that reach some roles during the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inject {
    /// Its id.
    pub id: ItemId,
    /// When it is released.
    pub when: Release,
    /// To whom; everybody where empty.
    pub to: Vec<RoleId>,
    /// Its title.
    pub title: Bilingual,
    /// What it says.
    pub text: String,
}

/// When an inject is released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Release {
    /// That many minutes after the opening, pauses not counted.
    Minute(u16),
    /// When an item is taken up.
    Opens(ItemId),
    /// When a text under an item is not adopted.
    Fails(ItemId),
    /// When a role tables its first proposal.
    Tables(RoleId),
}

/// Points for each thing that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scoring {
    /// For each red line kept; as many are lost for each one crossed.
    pub red_line: u16,
    /// For a requirement met of preference strength on an issue of weight 100; twice for core, three
    /// times for a red line, and in proportion to the weight.
    pub requirement: u16,
    /// For each item of the agenda on which a text was adopted.
    pub agreement: u16,
    /// For each of those items that kept to its time.
    pub time: u16,
}

impl Default for Scoring {
    fn default() -> Self {
        Self {
            red_line: 20,
            requirement: 10,
            agreement: 15,
            time: 5,
        }
    }
}

/// Part of a teaching note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Its heading.
    pub title: Bilingual,
    /// Its paragraphs.
    pub text: Vec<String>,
}

impl Scenario {
    /// The role with this id.
    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// The item of the agenda with this id.
    pub fn item(&self, id: &ItemId) -> Option<&AgendaItem> {
        self.agenda.iter().find(|item| item.id == *id)
    }

    /// The item that is taken up by what happens, where one is.
    pub fn item_of(&self, what: &Happening) -> Option<&AgendaItem> {
        if let Happening::Item { item } = what {
            self.item(item)
        } else {
            None
        }
    }

    /// The inject with this id.
    pub fn inject(&self, id: &ItemId) -> Option<&Inject> {
        self.injects.iter().find(|inject| inject.id == *id)
    }

    /// The roles that vote, in the order of the roll.
    pub fn voters(&self) -> impl Iterator<Item = &Role> {
        self.roles.iter().filter(|role| role.votes > 0)
    }

    /// How many voting roles must be present for decisions.
    pub fn quorum(&self) -> usize {
        match self.quorum {
            0 => self.voters().count() / 2 + 1,
            set => usize::from(set),
        }
    }

    /// The rule by which texts under an item are adopted.
    pub fn rule_of(&self, item: Option<&ItemId>) -> RuleKind {
        item.and_then(|id| self.item(id))
            .and_then(|item| item.rule)
            .unwrap_or(self.rule)
    }
}

impl Role {
    /// The bloc or State it speaks for in a dossier; `None` where it speaks for nobody there.
    pub fn party(&self, dossier: &Dossier) -> Option<Party> {
        let party = self.speaks_for.as_ref()?.in_dossier(dossier);
        (!matches!(party, Party::Other(_))).then_some(party)
    }

    /// Whether it may table texts.
    pub fn may_table(&self) -> bool {
        self.kind != RoleKind::Observer
    }
}
