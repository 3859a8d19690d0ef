//! Families, issues and elements.

use std::collections::BTreeSet;

use super::Check;
use crate::model::dossier::Dossier;
use crate::model::ids::ElementId;
use crate::model::issue::{Element, Issue, Scope};
use crate::model::text::Bilingual;

pub(super) fn check<'d>(check: &mut Check<'d>, dossier: &'d Dossier) {
    let head = "dossier.ron";
    check.no_twins(
        head,
        "the family",
        dossier.families.iter().map(|family| &family.id),
    );
    check.no_twins(
        "issues",
        "the issue",
        dossier.issues.iter().map(|issue| &issue.id),
    );
    check.no_twins(
        "issues",
        "the issue number",
        dossier.issues.iter().map(|issue| issue.number),
    );
    check.no_twins(
        "issues",
        "the element",
        dossier.elements().map(|(_, element)| &element.id),
    );
    for issue in &dossier.issues {
        let file = format!("issues/{}.ron", issue.family);
        of_issue(check, &file, issue);
        for element in &issue.elements {
            of_element(check, &file, element);
        }
        of_tests(check, &file, issue);
    }
    for element in dossier.banks.keys() {
        check.knows_element("wordings", "bank of wordings", element);
    }
}

fn of_issue(check: &mut Check<'_>, file: &str, issue: &Issue) {
    let id = &issue.id;
    if !check.known.families.contains(&issue.family) {
        let message = format!(
            "the issue `{id}` is of the family `{}`, which is not listed",
            issue.family
        );
        check.error(
            file,
            message,
            "list the family in dossier.ron, or correct the name",
        );
    }
    if issue.elements.is_empty() {
        let message = format!("the issue `{id}` has no element, so no clause can touch it");
        check.warn(
            file,
            message,
            "add the features of clauses that answer its question",
        );
    }
    for (what, text) in [("title", &issue.title), ("question", &issue.question)] {
        if let Some(language) = missing(text) {
            let message = format!("the issue `{id}` has no {what} in {language}");
            check.warn(file, message, "write it in both languages");
        }
    }
}

/// The language a text is missing in; the first of the two.
fn missing(text: &Bilingual) -> Option<&'static str> {
    match (text.en.is_empty(), text.zh.is_empty()) {
        (true, _) => Some("English"),
        (false, true) => Some("Chinese"),
        (false, false) => None,
    }
}

fn of_element(check: &mut Check<'_>, file: &str, element: &Element) {
    let id = &element.id;
    if let Some(language) = missing(&element.label) {
        let message = format!("the element `{id}` has no label in {language}");
        let remedy = "write a label of a few words in both languages";
        check.error(file, message, remedy);
    }
    match &element.scope {
        Scope::Clause => {
            if let Some(language) = missing(&element.model) {
                let message = format!("the element `{id}` has no model clause in {language}");
                let remedy = "write one full sentence a drafter could insert";
                check.error(file, message, remedy);
            }
        }
        Scope::Draft { absent } => of_silence(check, file, element, absent),
    }
    if let Some(first) = &element.synonym_of {
        of_synonym(check, file, element, first);
    }
    for found in &element.found_in {
        if !check.known.citable.contains(&found.instrument) {
            let message = format!(
                "`{id}` is found in `{}`, which is not listed",
                found.instrument
            );
            let remedy = "add the instrument or source, or correct the id";
            check.error(file, message, remedy);
        }
    }
}

/// A silence stands where nothing in the draft breaks it; no clause carries it.
fn of_silence(check: &mut Check<'_>, file: &str, silence: &Element, absent: &[ElementId]) {
    let id = &silence.id;
    if absent.is_empty() {
        let message = format!("the silence `{id}` names nothing whose presence would break it");
        let remedy = "list under absent what the draft must not carry";
        check.error(file, message, remedy);
    }
    for breaking in absent {
        let is_known = check.knows_element(file, &format!("silence `{id}`"), breaking);
        let other = check.known.elements.get(breaking).map(|(_, other)| *other);
        if is_known && other.is_some_and(|other| other.scope.is_silence()) {
            let message =
                format!("the silence `{id}` is to be broken by `{breaking}`, a silence too");
            check.error(file, message, "list elements that stand in clauses");
        }
    }
    if !silence.model.is_empty() || !silence.cues.is_empty() {
        let message = format!("the silence `{id}` has a model clause or cues, which nothing reads");
        let remedy = "take them out, or make it an element of clauses";
        check.warn(file, message, remedy);
    }
}

fn of_synonym(check: &mut Check<'_>, file: &str, element: &Element, first: &ElementId) {
    let id = &element.id;
    let is_known = check.knows_element(file, &format!("synonym `{id}`"), first);
    let other = check.known.elements.get(first).map(|(_, other)| *other);
    if first == id {
        let message = format!("the element `{id}` is declared a synonym of itself");
        check.error(file, message, "take out synonym_of");
    } else if let Some(other) = other.filter(|other| is_known && other.synonym_of.is_some()) {
        let message = format!(
            "the element `{id}` is a synonym of `{}`, itself a synonym",
            other.id
        );
        check.warn(file, message, "name the first of them in both");
    } else if other.is_some_and(|other| other.scope.is_silence() != element.scope.is_silence()) {
        let message = format!("of the synonyms `{id}` and `{first}` only one is a silence");
        check.error(file, message, "give both the same scope, or separate them");
    }
}

fn of_tests(check: &mut Check<'_>, file: &str, issue: &Issue) {
    for test in &issue.tests {
        let start: String = test.text.chars().take(40).collect();
        let place = format!("test “{start}”");
        for element in test.codes.iter().chain(&test.not) {
            check.knows_element(file, &place, element);
        }
        let is_silence = |id| {
            check
                .known
                .elements
                .get(id)
                .is_some_and(|(_, element)| element.scope.is_silence())
        };
        if let Some(silence) = test.codes.iter().find(|id| is_silence(*id)) {
            let message = format!("{place}: `{silence}` is a silence, which no clause can carry");
            check.error(file, message, "test what breaks it instead");
        }
        let codes: BTreeSet<_> = test.codes.iter().collect();
        if let Some(both) = test.not.iter().find(|id| codes.contains(id)) {
            let message = format!("{place}: `{both}` must code and must not code");
            check.error(file, message, "decide which");
        }
    }
}
