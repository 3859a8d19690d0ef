//! Families, issues and elements.

use std::collections::BTreeSet;

use super::Check;
use crate::model::dossier::Dossier;
use crate::model::issue::{Element, Issue, Scope};

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
        if text.en.is_empty() || text.zh.is_empty() {
            let message = format!(
                "the issue `{id}` has no {what} in {}",
                missing(text.en.is_empty())
            );
            check.warn(file, message, "write it in both languages");
        }
    }
}

fn missing(en: bool) -> &'static str {
    if en { "English" } else { "Chinese" }
}

fn of_element(check: &mut Check<'_>, file: &str, element: &Element) {
    let id = &element.id;
    let (label, model) = (&element.label, &element.model);
    if label.en.is_empty() || label.zh.is_empty() {
        let message = format!(
            "the element `{id}` has no label in {}",
            missing(label.en.is_empty())
        );
        check.error(
            file,
            message,
            "write a label of a few words in both languages",
        );
    }
    match &element.scope {
        Scope::Clause if model.en.is_empty() || model.zh.is_empty() => {
            let language = missing(model.en.is_empty());
            let message = format!("the element `{id}` has no model clause in {language}");
            check.error(
                file,
                message,
                "write one full sentence a drafter could insert",
            );
        }
        Scope::Clause => {}
        Scope::Draft { absent } => {
            if absent.is_empty() {
                let message =
                    format!("the silence `{id}` names nothing whose presence would break it");
                check.error(
                    file,
                    message,
                    "list under absent what the draft must not carry",
                );
            }
            for breaking in absent {
                let is_known = check.knows_element(file, &format!("silence `{id}`"), breaking);
                let scope = check
                    .known
                    .elements
                    .get(breaking)
                    .map(|(_, element)| &element.scope);
                if is_known && scope.is_some_and(Scope::is_silence) {
                    let message = format!(
                        "the silence `{id}` is to be broken by `{breaking}`, a silence too"
                    );
                    check.error(file, message, "list elements that stand in clauses");
                }
            }
            if !model.is_empty() || !element.cues.is_empty() {
                let message =
                    format!("the silence `{id}` has a model clause or cues, which nothing reads");
                check.warn(
                    file,
                    message,
                    "take them out, or make it an element of clauses",
                );
            }
        }
    }
    if let Some(first) = &element.synonym_of {
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
        } else if other.is_some_and(|other| other.scope.is_silence() != element.scope.is_silence())
        {
            let message = format!("of the synonyms `{id}` and `{first}` only one is a silence");
            check.error(file, message, "give both the same scope, or separate them");
        }
    }
    for found in &element.found_in {
        if !check.known.citable.contains(&found.instrument) {
            let message = format!(
                "`{id}` is found in `{}`, which is not listed",
                found.instrument
            );
            check.error(
                file,
                message,
                "add the instrument or source, or correct the id",
            );
        }
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
