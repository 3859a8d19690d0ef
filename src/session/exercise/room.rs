//! The room as its chair and its trainer see it: everything the exercise pane shows, in rows.

use crate::exercise::event::{Event, Happening, standing};
use crate::exercise::meeting::{Meeting, Tabled};
use crate::exercise::scenario::{Inject, Release, RoleKind, Scenario};
use crate::model::ids::{EventId, ItemId, ProposalId, RoleId};
use crate::model::proposal::{Proposal, ProposalKind};
use crate::model::reference::RuleKind;
use crate::model::text::Lang;
use crate::session::state::Session;

use super::Exercise;

/// The rows of the pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomView {
    /// The agenda.
    pub agenda: Vec<AgendaRow>,
    /// The roles, in the order of the roll.
    pub roles: Vec<RoleRow>,
    /// Voting roles present, how many must be, and whether that is enough.
    pub quorum: (usize, usize, bool),
    /// Texts tabled, those of the current item that are on the table first.
    pub texts: Vec<TextRow>,
    /// Proposals of the workspace that can be tabled: each with what it is about and its words.
    pub free: Vec<FreeRow>,
    /// News, in the order of the scenario.
    pub injects: Vec<InjectRow>,
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaRow {
    /// Its id.
    pub id: ItemId,
    /// Its title.
    pub title: String,
    /// How long it may take, in minutes.
    pub minutes: u16,
    /// How texts under it are adopted.
    pub rule: RuleKind,
    /// Whether it is under discussion.
    pub current: bool,
    /// Whether a text under it was adopted.
    pub settled: bool,
}

/// A role as a row of the room: what it may do, and whether anybody sits there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// Its id.
    pub id: RoleId,
    /// Its name.
    pub name: String,
    /// What it does.
    pub kind: RoleKind,
    /// How many votes it has.
    pub votes: u16,
    /// Whether it may table texts.
    pub may_table: bool,
    /// Whether it is present.
    pub present: bool,
    /// Milliseconds it has spoken, up to the last event.
    pub spoken: u64,
    /// The event that put it on the list of speakers, where it is on it.
    pub listed: Option<EventId>,
}

/// A text tabled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRow {
    /// Its id.
    pub id: ProposalId,
    /// Its place among the texts tabled, from 1.
    pub number: usize,
    /// Who tabled it.
    pub by: String,
    /// The item it was tabled under; empty where there was none.
    pub item: String,
    /// Whether that is the current item.
    pub here: bool,
    /// What it does.
    pub kind: ProposalKind,
    /// The words it is about, as they stand; empty where it is about none.
    pub about: String,
    /// Its words.
    pub words: String,
    /// What became of it.
    pub fate: TextFate,
    /// Whether its last vote adopted it; absent before a vote.
    pub carried: Option<bool>,
    /// The rule it is adopted by.
    pub rule: RuleKind,
    /// Whether it can be adopted now: a vote carried it, or consensus needs none.
    pub ripe: bool,
}

impl TextRow {
    /// Whether it is on the table.
    pub fn is_open(&self) -> bool {
        self.fate == TextFate::OnTable
    }
}

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFate {
    /// It is on the table.
    OnTable,
    /// It was adopted.
    Adopted,
    /// It was withdrawn, or something else took its place.
    Off,
}

/// A proposal of the workspace that can be tabled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeRow {
    /// Its id.
    pub id: ProposalId,
    /// Its words, or those it takes out, on one line.
    pub words: String,
}

/// News or instructions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InjectRow {
    /// Its id.
    pub id: ItemId,
    /// Its title.
    pub title: String,
    /// What it says.
    pub text: String,
    /// The names of those it is for; empty for everybody.
    pub to: Vec<String>,
    /// When it is released.
    pub when: Release,
    /// The item or role that `when` names; empty where it names none.
    pub after: String,
}

impl Session {
    /// The room; nothing where no session is held.
    pub fn room_view(&self, lang: Lang) -> Option<RoomView> {
        let open = self.exercise()?;
        let record = open.record.as_ref()?;
        let (scenario, meeting) = (&open.scenario, &record.meeting);
        let agenda = scenario.agenda.iter().map(|item| AgendaRow {
            id: item.id.clone(),
            title: item.title.get(lang).to_owned(),
            minutes: item.minutes,
            rule: scenario.rule_of(Some(&item.id)),
            current: meeting.item.as_ref() == Some(&item.id),
            settled: meeting.is_settled(&item.id),
        });
        let stands = standing(&record.events);
        let listing = |id: &RoleId| {
            let is_it = |what: &Happening| matches!(what, Happening::Listed { role } if role == id);
            let event: Option<&&Event> = stands.iter().rfind(|event| is_it(&event.what));
            event.map(|event| event.id)
        };
        let roles = scenario.roles.iter().map(|role| RoleRow {
            id: role.id.clone(),
            name: role.name.get(lang).to_owned(),
            kind: role.kind,
            votes: role.votes,
            may_table: role.may_table(),
            present: meeting.present.contains(&role.id),
            spoken: meeting.spoken.get(&role.id).copied().unwrap_or(0),
            listed: listing(&role.id).filter(|_| meeting.list.contains(&role.id)),
        });
        let here = meeting.voters_here(scenario).count();
        let free = self.workspace().proposals.iter();
        let free = free.filter(|p| p.is_open() && meeting.tabled(p.id).is_none());
        Some(RoomView {
            agenda: agenda.collect(),
            roles: roles.collect(),
            quorum: (here, scenario.quorum(), meeting.has_quorum(scenario)),
            texts: self.text_rows(open, meeting, lang),
            free: free
                .map(|proposal| FreeRow {
                    id: proposal.id,
                    words: self.free_words(proposal),
                })
                .collect(),
            injects: scenario
                .injects
                .iter()
                .map(|own| inject_row(scenario, own, lang))
                .collect(),
        })
    }

    /// Texts tabled, those of the current item that are on the table first.
    fn text_rows(&self, open: &Exercise, meeting: &Meeting, lang: Lang) -> Vec<TextRow> {
        let scenario = &open.scenario;
        let row = |(text, number): (&Tabled, usize)| {
            let rule = scenario.rule_of(text.item.as_ref());
            let fate = match (text.proposal.is_open(), text.adopted) {
                (true, _) => TextFate::OnTable,
                (false, Some(_)) => TextFate::Adopted,
                (false, None) => TextFate::Off,
            };
            let unvoted = text.carried.is_none() && rule == RuleKind::Consensus;
            let item = text.item.as_ref();
            TextRow {
                id: text.proposal.id,
                number,
                by: name(scenario, &text.by, lang),
                item: item.map(|id| title(scenario, id, lang)).unwrap_or_default(),
                here: text.item == meeting.item,
                kind: text.proposal.kind,
                about: self.about(&text.proposal),
                words: text.proposal.text.clone(),
                fate,
                carried: text.carried,
                rule,
                ripe: fate == TextFate::OnTable && (text.carried == Some(true) || unvoted),
            }
        };
        let mut texts: Vec<TextRow> = meeting.tabled.iter().zip(1..).map(row).collect();
        texts.sort_by_key(|text| (!text.is_open(), !text.here, text.number));
        texts
    }

    fn free_words(&self, proposal: &Proposal) -> String {
        let words = if proposal.text.is_empty() {
            self.about(proposal)
        } else {
            proposal.text.clone()
        };
        words.replace('\n', " / ")
    }
}

fn name(scenario: &Scenario, id: &RoleId, lang: Lang) -> String {
    let role = scenario.role(id);
    role.map_or_else(|| id.to_string(), |role| role.name.get(lang).to_owned())
}

fn title(scenario: &Scenario, id: &ItemId, lang: Lang) -> String {
    let item = scenario.item(id);
    item.map_or_else(String::new, |item| item.title.get(lang).to_owned())
}

fn inject_row(scenario: &Scenario, inject: &Inject, lang: Lang) -> InjectRow {
    InjectRow {
        id: inject.id.clone(),
        title: inject.title.get(lang).to_owned(),
        text: inject.text.clone(),
        to: inject
            .to
            .iter()
            .map(|id| name(scenario, id, lang))
            .collect(),
        when: inject.when.clone(),
        after: match &inject.when {
            Release::Minute(_) => String::new(),
            Release::Opens(item) | Release::Fails(item) => title(scenario, item, lang),
            Release::Tables(role) => name(scenario, role, lang),
        },
    }
}
