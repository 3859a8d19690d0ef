//! The dossier: everything known about a debate, with look-up by id.

use std::collections::BTreeMap;

use super::bloc::{Bloc, BlocKind};
use super::date::Year;
use super::ids::{BlocId, DossierId, ElementId, FamilyId, IssueId, SourceId, StateCode};
use super::issue::{Bank, Element, Issue};
use super::reference::{Instrument, Reference, Source, State};
use super::text::{Bilingual, Lang};

/// A debate: its issues, blocs and reference matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Its id, also the name of its folder.
    pub id: DossierId,
    /// Its title.
    pub title: Bilingual,
    /// Version of its contents, such as `2026.11`.
    pub version: String,
    /// The as-of year used where nobody chose one.
    pub as_of: Year,
    /// Years the window offers.
    pub as_of_choices: Vec<Year>,
    /// Families of issues, in order.
    pub families: Vec<Family>,
    /// Issues, by number.
    pub issues: Vec<Issue>,
    /// Blocs first in the dossier's order, then groups and recorded views.
    pub blocs: Vec<Bloc>,
    /// Word classes that cues name as `%name`, per language.
    pub classes: BTreeMap<Lang, BTreeMap<String, Vec<String>>>,
    /// Wordings and near-misses per element and language.
    pub banks: BTreeMap<ElementId, BTreeMap<Lang, Bank>>,
    /// States, sources, instruments, tables.
    pub reference: Reference,
}

/// A family of issues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Its id.
    pub id: FamilyId,
    /// Its title.
    pub title: Bilingual,
    /// Whether it is about process and forum, so that an unmet requirement is never *missing*
    /// from a treaty text.
    pub process: bool,
}

impl Dossier {
    /// An empty dossier to start from.
    pub fn empty(id: DossierId, title: Bilingual, as_of: Year) -> Self {
        Self {
            id,
            title,
            version: "1".to_owned(),
            as_of,
            as_of_choices: vec![as_of],
            families: Vec::new(),
            issues: Vec::new(),
            blocs: Vec::new(),
            classes: BTreeMap::new(),
            banks: BTreeMap::new(),
            reference: Reference::default(),
        }
    }

    /// The issue with this id.
    pub fn issue(&self, id: &IssueId) -> Option<&Issue> {
        self.issues.iter().find(|issue| issue.id == *id)
    }

    /// The family with this id.
    pub fn family(&self, id: &FamilyId) -> Option<&Family> {
        self.families.iter().find(|family| family.id == *id)
    }

    /// The bloc, group or recorded views with this id.
    pub fn bloc(&self, id: &BlocId) -> Option<&Bloc> {
        self.blocs.iter().find(|bloc| bloc.id == *id)
    }

    /// The element with this id and the issue it belongs to.
    pub fn element(&self, id: &ElementId) -> Option<(&Issue, &Element)> {
        self.issues.iter().find_map(|issue| {
            issue
                .elements
                .iter()
                .find(|element| element.id == *id)
                .map(|element| (issue, element))
        })
    }

    /// Every element with its issue, in the dossier's order.
    pub fn elements(&self) -> impl Iterator<Item = (&Issue, &Element)> {
        self.issues
            .iter()
            .flat_map(|issue| issue.elements.iter().map(move |element| (issue, element)))
    }

    /// Blocs that have positions and a verdict.
    pub fn judging_blocs(&self) -> impl Iterator<Item = &Bloc> {
        self.blocs.iter().filter(|bloc| bloc.kind == BlocKind::Bloc)
    }

    /// The State with this code.
    pub fn state(&self, code: &StateCode) -> Option<&State> {
        self.reference
            .states
            .iter()
            .find(|state| state.code == *code)
    }

    /// The source with this code.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.reference
            .sources
            .iter()
            .find(|source| source.id == *id)
    }

    /// The instrument or body with this id.
    pub fn instrument(&self, id: &SourceId) -> Option<&Instrument> {
        self.reference
            .instruments
            .iter()
            .find(|instrument| instrument.id == *id)
    }

    /// The element under its first name: itself, unless it is declared a synonym.
    pub fn first_name<'a>(&'a self, id: &'a ElementId) -> &'a ElementId {
        self.element(id)
            .and_then(|(_, element)| element.synonym_of.as_ref())
            .unwrap_or(id)
    }
}
