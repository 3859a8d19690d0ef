//! Whole-dossier checks: what no single file can know to be wrong.
//!
//! A dossier that fails a check is still usable; every problem says where it is, relative to the
//! dossier's folder, and what to do about it.

mod blocs;
mod codebook;
mod likeness;
mod people;
mod reference;
mod rolling;

pub use people::{people, version_like};
pub use rolling::rolling;

use std::collections::{BTreeMap, BTreeSet};

use super::bloc::Citation;
use super::dossier::Dossier;
use super::ids::{BlocId, ElementId, FamilyId, IssueId, SourceId, StateCode};
use super::issue::Element;
use super::problem::Problem;

/// Everything wrong with a dossier: errors first, each group in the dossier's order.
pub fn dossier(dossier: &Dossier) -> Vec<Problem> {
    let mut check = Check {
        known: Known::of(dossier),
        problems: Vec::new(),
    };
    codebook::check(&mut check, dossier);
    blocs::check(&mut check, dossier);
    reference::check(&mut check, dossier);
    likeness::check(&mut check, dossier);
    check.problems.sort_by_key(|problem| problem.severity);
    check.problems
}

/// Names that a reader could take for one another, and names with characters nobody sees: refused
/// wherever a dossier is read, not only where it is checked.
pub fn names(dossier: &Dossier) -> Vec<Problem> {
    let mut check = Check {
        known: Known::of(dossier),
        problems: Vec::new(),
    };
    likeness::check(&mut check, dossier);
    check.problems
}

/// Whether two names of different things could be taken for one another.
pub fn reads_like(one: &str, other: &str) -> bool {
    likeness::alike_names(one, other)
}

/// The first character of a name that nobody sees, if it holds one.
pub fn unseen_character(name: &str) -> Option<char> {
    name.chars().find(|ch| likeness::is_unseen(*ch))
}

/// What is defined somewhere in the dossier.
struct Known<'d> {
    families: BTreeSet<&'d FamilyId>,
    issues: BTreeSet<&'d IssueId>,
    elements: BTreeMap<&'d ElementId, (&'d IssueId, &'d Element)>,
    blocs: BTreeSet<&'d BlocId>,
    states: BTreeSet<&'d StateCode>,
    /// Sources, instruments and bodies: whatever can be cited.
    citable: BTreeSet<&'d SourceId>,
}

impl<'d> Known<'d> {
    fn of(dossier: &'d Dossier) -> Self {
        let reference = &dossier.reference;
        let sources = reference.sources.iter().map(|source| &source.id);
        let instruments = reference
            .instruments
            .iter()
            .map(|instrument| &instrument.id);
        Self {
            families: dossier.families.iter().map(|family| &family.id).collect(),
            issues: dossier.issues.iter().map(|issue| &issue.id).collect(),
            elements: dossier
                .elements()
                .map(|(issue, element)| (&element.id, (&issue.id, element)))
                .collect(),
            blocs: dossier.blocs.iter().map(|bloc| &bloc.id).collect(),
            states: reference.states.iter().map(|state| &state.code).collect(),
            citable: sources.chain(instruments).collect(),
        }
    }

    /// The element an id stands for: itself, unless it is declared a synonym of a known one.
    fn first_name(&self, id: &'d ElementId) -> &'d ElementId {
        let mut first = id;
        for _ in 0..self.elements.len() {
            match self
                .elements
                .get(first)
                .and_then(|(_, element)| element.synonym_of.as_ref())
            {
                Some(next) if self.elements.contains_key(next) => first = next,
                Some(_) | None => break,
            }
        }
        first
    }
}

/// A check under way.
struct Check<'d> {
    known: Known<'d>,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn error(&mut self, file: &str, message: String, remedy: &str) {
        self.problems
            .push(Problem::error(message).in_file(file).with_remedy(remedy));
    }

    fn warn(&mut self, file: &str, message: String, remedy: &str) {
        self.problems
            .push(Problem::warning(message).in_file(file).with_remedy(remedy));
    }

    /// Reports what occurs more than once.
    fn no_twins<T: Ord + std::fmt::Display>(
        &mut self,
        file: &str,
        what: &str,
        all: impl IntoIterator<Item = T>,
    ) {
        let mut seen = BTreeSet::new();
        let mut told = BTreeSet::new();
        for one in all {
            let text = one.to_string();
            if !seen.insert(one) && told.insert(text.clone()) {
                let message = format!("{what} `{text}` is there more than once");
                self.error(file, message, "give each its own, or take out the second");
            }
        }
    }

    /// Reports citations of sources nobody listed.
    fn cites(&mut self, file: &str, place: &str, sources: &[Citation]) {
        for citation in sources {
            if !self.known.citable.contains(&citation.source) {
                self.error(
                    file,
                    format!("{place}: the source `{}` is not listed", citation.source),
                    "add it to instruments/sources.ron, or correct the code",
                );
            }
        }
    }

    /// Reports an element nobody defined; whether it is known.
    fn knows_element(&mut self, file: &str, place: &str, id: &ElementId) -> bool {
        let known = self.known.elements.contains_key(id);
        if !known {
            self.error(
                file,
                format!("{place}: there is no element `{id}`"),
                "correct the id, or define the element under its issue",
            );
        }
        known
    }

    /// Reports an issue nobody defined.
    fn knows_issue(&mut self, file: &str, place: &str, id: &IssueId) {
        if !self.known.issues.contains(id) {
            self.error(
                file,
                format!("{place}: there is no issue `{id}`"),
                "correct the id, or define the issue",
            );
        }
    }
}
