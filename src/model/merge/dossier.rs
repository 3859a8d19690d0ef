//! The dossier: families, issues and their elements, and all else it holds.

use std::collections::BTreeMap;

use super::Place;
use super::record::{Cx, Keyed, Merge, record};
use crate::model::dossier::{Dossier, Family};
use crate::model::issue::{Element, Hints, Issue};
use crate::model::text::Lang;

impl Merge for Dossier {
    fn merge(base: Option<&Self>, ours: &Self, theirs: &Self, cx: &mut Cx<'_>) -> Self {
        let choices = cx.bag(
            base.map(|b| &b.as_of_choices),
            &ours.as_of_choices,
            &theirs.as_of_choices,
        );
        let mut issues = cx.list(base.map(|b| &b.issues), &ours.issues, &theirs.issues);
        issues.sort_by_key(|issue| issue.number);
        Self {
            id: cx.one(base.map(|b| &b.id), &ours.id, &theirs.id),
            title: cx.merge(base.map(|b| &b.title), &ours.title, &theirs.title),
            version: cx.one(base.map(|b| &b.version), &ours.version, &theirs.version),
            as_of: cx.one(base.map(|b| &b.as_of), &ours.as_of, &theirs.as_of),
            as_of_choices: choices,
            families: cx.list(base.map(|b| &b.families), &ours.families, &theirs.families),
            issues,
            blocs: cx.list(base.map(|b| &b.blocs), &ours.blocs, &theirs.blocs),
            classes: cx.one(base.map(|b| &b.classes), &ours.classes, &theirs.classes),
            banks: cx.one(base.map(|b| &b.banks), &ours.banks, &theirs.banks),
            reference: cx.merge(
                base.map(|b| &b.reference),
                &ours.reference,
                &theirs.reference,
            ),
        }
    }
}

record!(Family, |_f| None; id: one, title: merge, process: one);

impl Keyed for Family {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}

record!(Issue, |i| Some(Place::Issue(i.id.clone()));
    id: one,
    number: one,
    family: one,
    title: merge,
    question: merge,
    description: merge,
    anchors: bag,
    elements: list,
    tests: bag,
);

impl Keyed for Issue {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}

record!(Element, |e| Some(Place::Element(e.id.clone()));
    id: one,
    scope: one,
    label: merge,
    description: merge,
    hints: merge,
    model: merge,
    notes: words,
    synonym_of: one,
    found_in: bag,
    cues: merge,
);

impl Keyed for Element {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}

record!(Hints, |_h| None; en: bag, zh: bag);

/// Cues, language by language.
impl Merge for BTreeMap<Lang, Vec<String>> {
    fn merge(base: Option<&Self>, ours: &Self, theirs: &Self, cx: &mut Cx<'_>) -> Self {
        let none = Vec::new();
        let mut merged = Self::new();
        for lang in ours.keys().chain(theirs.keys()) {
            let [ours, theirs] = [ours, theirs].map(|side| side.get(lang).unwrap_or(&none));
            let cues = cx.bag(base.and_then(|b| b.get(lang)), ours, theirs);
            merged.insert(*lang, cues);
        }
        // A language that one side took out whole, with nothing new from the other.
        let gone = |lang: &Lang| !(ours.contains_key(lang) && theirs.contains_key(lang));
        merged.retain(|lang, cues| !cues.is_empty() || !gone(lang));
        merged
    }
}
