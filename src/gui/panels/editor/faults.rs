//! What a form does not take, in words, with the remedy: read before anything is sent.

use std::str::FromStr;

use crate::model::check;
use crate::model::date::Date;
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, ElementId, IssueId};
use crate::words::Words;

/// Why a value cannot stand, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) says: String,
    pub(super) remedy: String,
}

impl Fault {
    /// The fault under `key`, with its remedy under `remedy`.
    pub(super) fn new(words: &Words, key: &str, remedy: &str) -> Self {
        Self {
            says: words.t(key).to_owned(),
            remedy: words.t(remedy).to_owned(),
        }
    }

    /// The same, speaking of `what`.
    pub(super) fn about(words: &Words, key: &str, what: &str, remedy: &str) -> Self {
        let says = words.tf(key, &[("what", what.into())]);
        Self {
            says,
            remedy: words.t(remedy).to_owned(),
        }
    }
}

/// Reads a date.
pub(super) fn date(words: &Words, typed: &str) -> Result<Date, Fault> {
    typed.trim().parse().map_err(|_bad| {
        let shown = if typed.trim().is_empty() {
            "…"
        } else {
            typed.trim()
        };
        Fault::about(words, "editor-bad-date", shown, "editor-bad-date-remedy")
    })
}

/// Reads a date that may be left out.
pub(super) fn maybe_date(words: &Words, typed: &str) -> Result<Option<Date>, Fault> {
    if typed.trim().is_empty() {
        Ok(None)
    } else {
        date(words, typed).map(Some)
    }
}

/// How a date that may be absent is shown.
pub(super) fn date_text(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// Reads an id that nothing else has.
pub(super) fn fresh_id<T: FromStr>(
    words: &Words,
    typed: &str,
    remedy: &str,
    taken: impl FnOnce(&T) -> bool,
) -> Result<T, Fault> {
    let typed = typed.trim();
    let id: T = typed.parse().map_err(|_bad| {
        let shown = if typed.is_empty() { "…" } else { typed };
        Fault::about(words, "editor-bad-id", shown, remedy)
    })?;
    if taken(&id) {
        return Err(Fault::about(
            words,
            "editor-id-taken",
            typed,
            "editor-id-taken-remedy",
        ));
    }
    Ok(id)
}

/// An id made from a name: its ASCII letters and digits in lower case, hyphens between words.
pub(super) fn id_from(name: &str) -> String {
    let mut id = String::new();
    for ch in name.chars() {
        if ch.is_ascii_alphanumeric() {
            id.push(ch.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(48);
    id.trim_start_matches(|ch: char| ch.is_ascii_digit() || ch == '-')
        .trim_end_matches('-')
        .to_owned()
}

/// Why a name is refused: unseen characters, or that it reads like the name of another of `others`,
/// each with its id. Both names are shown.
pub(super) fn name_fault<'d>(
    words: &Words,
    others: impl IntoIterator<Item = (&'d str, &'d str)>,
    name: &str,
) -> Option<Fault> {
    let remedy = "editor-rename-remedy";
    if let Some(unseen) = check::unseen_character(name) {
        let code = format!("U+{:04X}", u32::from(unseen));
        let says = words.tf("editor-unseen", &[("code", code.as_str().into())]);
        let remedy = words.t(remedy).to_owned();
        return Some(Fault { says, remedy });
    }
    let other = others
        .into_iter()
        .find(|(_, other)| check::reads_like(name, other));
    other.map(|(id, other)| Fault {
        says: words.tf(
            "editor-reads-like",
            &[
                ("typed", name.into()),
                ("name", other.into()),
                ("bloc", id.into()),
            ],
        ),
        remedy: words.t(remedy).to_owned(),
    })
}

/// Why a bloc cannot be called so. `own` is the bloc itself, absent while it is being added.
pub(super) fn bloc_name(
    words: &Words,
    dossier: &Dossier,
    own: Option<&BlocId>,
    name: &str,
) -> Option<Fault> {
    let others = dossier.blocs.iter().filter(|bloc| Some(&bloc.id) != own);
    let names = others.flat_map(|bloc| {
        let id = bloc.id.as_str();
        let names = [&bloc.name, &bloc.short].map(|name| [&name.en, &name.zh]);
        names.into_iter().flatten().map(move |n| (id, n.as_str()))
    });
    name_fault(words, names, name)
}

/// Why an issue cannot be called so. `own` is the issue itself.
pub(super) fn issue_name(
    words: &Words,
    dossier: &Dossier,
    own: Option<&IssueId>,
    name: &str,
) -> Option<Fault> {
    let others = dossier.issues.iter().filter(|issue| Some(&issue.id) != own);
    let names = others.flat_map(|issue| {
        let names = [&issue.title.en, &issue.title.zh];
        names.map(|name| (issue.id.as_str(), name.as_str()))
    });
    name_fault(words, names, name)
}

/// Why an element cannot be called so. `own` is the element itself.
pub(super) fn element_name(
    words: &Words,
    dossier: &Dossier,
    own: Option<&ElementId>,
    name: &str,
) -> Option<Fault> {
    let others = dossier
        .elements()
        .map(|(_, element)| element)
        .filter(|element| Some(&element.id) != own && element.synonym_of.is_none());
    let names = others.flat_map(|element| {
        let names = [&element.label.en, &element.label.zh];
        names.map(|name| (element.id.as_str(), name.as_str()))
    });
    name_fault(words, names, name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::UiLang;

    #[test]
    fn an_id_is_made_from_a_name_and_is_valid_where_there_are_letters() {
        assert_eq!(
            id_from("Small Island States (AOSIS)"),
            "small-island-states-aosis"
        );
        assert_eq!(id_from("77 & China"), "china");
        assert_eq!(id_from("小岛屿国家"), "");
        assert!(BlocId::new(&id_from(&"very long name ".repeat(9))).is_ok());
    }

    #[test]
    fn half_a_date_is_no_date_and_the_fault_names_it() {
        let words = Words::new(UiLang::En);
        let fault = date(&words, "2016-1").unwrap_err();
        assert!(fault.says.contains("2016-1"), "{}", fault.says);
        assert!(!fault.remedy.is_empty());
        assert_eq!(maybe_date(&words, " ").unwrap(), None);
        assert_eq!(date(&words, "2019-12").unwrap().to_string(), "2019-12");
    }
}
