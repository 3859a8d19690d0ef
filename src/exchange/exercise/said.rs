//! What the debrief says, in the language it leaves in. English keeps the words of the record, which
//! scripts and older reports know; other languages take those of the window.

use super::section;
use crate::assess::verdict::Verdict;
use crate::exchange::document::Document;
use crate::exercise::debrief::Debrief;
use crate::exercise::event::{Ballot, Event, Method};
use crate::exercise::meeting::{Meeting, Moment, Refusal};
use crate::exercise::prints::Difference;
use crate::exercise::scenario::Scenario;
use crate::exercise::score::Rung;
use crate::exercise::telling::{self, rule_words};
use crate::model::bloc::Strength;
use crate::model::dossier::Dossier;
use crate::model::ids::{ElementId, IssueId, ItemId, ProposalId, RoleId};
use crate::model::reference::RuleKind;
use crate::model::text::Lang;
use crate::words::events::event_words;
use crate::words::keys::{rule_key, strength_key};
use crate::words::learning::rung_key;
use crate::words::meeting::{ballot_key, difference_words, method_key, refusal_words, text_name};
use crate::words::{UiLang, Words};

/// What a debrief is written from, and in which words.
pub(super) struct Desk<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) dossier: &'a Dossier,
    pub(super) debrief: &'a Debrief,
    /// The record, for what happened in other languages than English.
    pub(super) events: &'a [Event],
    pub(super) words: &'a Words,
}

impl<'a> Desk<'a> {
    pub(super) fn meeting(&self) -> &'a Meeting {
        &self.debrief.meeting
    }

    fn lang(&self) -> Lang {
        self.words.lang().text_lang()
    }

    fn in_english(&self) -> bool {
        self.words.lang() == UiLang::En
    }

    /// A table under a heading, or nothing where it has no rows: heading and columns by their keys,
    /// columns with their widths.
    pub(super) fn section(
        &self,
        document: &mut Document,
        heading: &'static str,
        columns: &[(&'static str, u16)],
        rows: impl Iterator<Item = Vec<String>>,
    ) {
        let (head, widths): (Vec<_>, Vec<_>) = columns
            .iter()
            .map(|(key, width)| (self.t(key), *width))
            .unzip();
        section(document, self.t(heading), (&head, &widths), rows.collect());
    }

    /// A message of the catalogue.
    pub(super) fn t(&self, key: &'static str) -> &'a str {
        self.words.t(key)
    }

    /// A message with what it speaks of.
    pub(super) fn tf(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let filled: Vec<_> = arguments
            .iter()
            .map(|(name, value)| (*name, (*value).into()))
            .collect();
        self.words.tf(key, &filled)
    }

    pub(super) fn role(&self, id: &RoleId) -> String {
        let known = self.scenario.role(id);
        let known = known.map(|role| role.name.get(self.lang()).to_owned());
        known.unwrap_or_else(|| id.to_string())
    }

    /// The title of an item.
    pub(super) fn item(&self, id: &ItemId) -> String {
        let known = self.scenario.item(id);
        let known = known.map(|item| item.title.get(self.lang()).to_owned());
        known.unwrap_or_else(|| id.to_string())
    }

    pub(super) fn element(&self, id: &ElementId) -> String {
        let known = self.dossier.element(id);
        let known = known.map(|(_, element)| element.label.get(self.lang()).to_owned());
        known.unwrap_or_else(|| id.to_string())
    }

    pub(super) fn issue(&self, id: &IssueId) -> String {
        let known = self.dossier.issue(id);
        let known = known.map(|issue| issue.title.get(self.lang()).to_owned());
        known.unwrap_or_else(|| id.to_string())
    }

    /// What a text is called.
    pub(super) fn text(&self, id: ProposalId) -> String {
        if self.in_english() {
            telling::text_name(self.scenario, self.meeting(), id)
        } else {
            text_name(self.scenario, self.meeting(), id, self.words)
        }
    }

    pub(super) fn verdict(&self, verdict: Verdict) -> &'a str {
        self.words.t(verdict.key())
    }

    pub(super) fn ballot(&self, ballot: Ballot) -> &'a str {
        self.either(ballot.word(), ballot_key(ballot))
    }

    pub(super) fn method(&self, method: Method) -> &'a str {
        self.either(method.word(), method_key(method))
    }

    pub(super) fn rule(&self, rule: RuleKind) -> &'a str {
        self.either(rule_words(rule), rule_key(rule))
    }

    pub(super) fn rung(&self, rung: Rung) -> &'a str {
        self.words.t(rung_key(rung))
    }

    pub(super) fn strength(&self, strength: Strength) -> &'a str {
        self.words.t(strength_key(strength))
    }

    fn either(&self, english: &'static str, key: &'static str) -> &'a str {
        if self.in_english() {
            english
        } else {
            self.words.t(key)
        }
    }

    /// Names in a list.
    pub(super) fn list(&self, names: &[String]) -> String {
        names.join(self.t("list-names"))
    }

    /// What happened at a moment.
    pub(super) fn moment(&self, moment: &Moment) -> String {
        let found = self.events.iter().find(|event| event.id == moment.event);
        match found.filter(|_| !self.in_english()) {
            Some(event) => event_words(self.scenario, self.meeting(), event, self.words),
            None => moment.words.clone(),
        }
    }

    /// Why something did not take effect.
    pub(super) fn refused(&self, why: &Refusal) -> String {
        if self.in_english() {
            why.to_string()
        } else {
            refusal_words(self.scenario, why, self.words)
        }
    }

    /// What is not as it was when the session opened.
    pub(super) fn difference(&self, difference: &Difference) -> String {
        if self.in_english() {
            difference.to_string()
        } else {
            difference_words(difference, self.words)
        }
    }
}
