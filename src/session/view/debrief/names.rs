//! What things of an exercise are called in the language of the window.

use crate::exercise::meeting::Meeting;
use crate::exercise::scenario::Scenario;
use crate::model::dossier::Dossier;
use crate::model::ids::{ElementId, IssueId, ItemId, ProposalId, RoleId};
use crate::model::text::Lang;

/// Names of roles, items, issues, elements and texts; an id stands for what is not known.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    scenario: &'a Scenario,
    dossier: &'a Dossier,
    meeting: &'a Meeting,
    lang: Lang,
}

/// What a text is called: its place among the texts tabled, and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextName {
    /// Its place, from 1; 0 where it is not known.
    pub n: usize,
    /// Who tabled it.
    pub by: String,
}

impl<'a> Names<'a> {
    /// The names of a session.
    pub fn new(
        scenario: &'a Scenario,
        dossier: &'a Dossier,
        meeting: &'a Meeting,
        lang: Lang,
    ) -> Self {
        Self {
            scenario,
            dossier,
            meeting,
            lang,
        }
    }

    /// The scenario whose roles and items are named.
    pub fn scenario(&self) -> &'a Scenario {
        self.scenario
    }

    /// The dossier whose issues and elements are named.
    pub(super) fn dossier(&self) -> &'a Dossier {
        self.dossier
    }

    /// The language names are given in.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// The name of a role; its id where the scenario does not know it.
    pub fn role(&self, id: &RoleId) -> String {
        let known = self.scenario.role(id).map(|role| role.name.get(self.lang));
        known.map_or_else(|| id.to_string(), str::to_owned)
    }

    /// An item of the agenda.
    pub fn item(&self, id: &ItemId) -> String {
        let known = self.scenario.item(id).map(|item| item.title.get(self.lang));
        known.map_or_else(|| id.to_string(), str::to_owned)
    }

    /// The title of an issue; its id where the dossier does not know it.
    pub fn issue(&self, id: &IssueId) -> String {
        let known = self.dossier.issue(id);
        let known = known.map(|issue| issue.title.get(self.lang));
        known.map_or_else(|| id.to_string(), str::to_owned)
    }

    /// The label of an element; its id where the dossier does not know it.
    pub fn element(&self, id: &ElementId) -> String {
        let known = self.dossier.element(id);
        let known = known.map(|(_, element)| element.label.get(self.lang));
        known.map_or_else(|| id.to_string(), str::to_owned)
    }

    /// A text that was tabled.
    pub fn text(&self, id: ProposalId) -> TextName {
        let mut all = self.meeting.tabled.iter().zip(1..);
        let found = all.find(|(text, _)| text.proposal.id == id);
        found.map_or_else(TextName::default, |(text, n)| TextName {
            n,
            by: self.role(&text.by),
        })
    }
}
