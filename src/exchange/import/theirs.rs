//! Their words to ours: what a cell of somebody else's table can mean, what it most likely does,
//! and which words nobody has explained yet.

use std::collections::BTreeMap;

use super::columns::{Field, Mapping, Table};
use super::words::{confidence_of, layer_of, strength_of, verb_of};
use crate::exchange::table::NONE;
use crate::model::bloc::{BlocKind, ConfidenceKind, Layer, Strength, Verb};
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, ElementId, IssueId};
use crate::model::text::Lang;
use crate::words::keys::{confidence_key, layer_key, strength_key, verb_key};
use crate::words::{UiLang, Words};

/// A field that takes our words alone: those of a short list, or names the dossier gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClosedField {
    /// Id of the bloc.
    Bloc,
    /// Id of the issue.
    Issue,
    /// Id of the element.
    Element,
    /// requires, accepts, opposes, none.
    Verb,
    /// red line, core, preference.
    Strength,
    /// seed, record, record-unread, inferred, none.
    Confidence,
    /// shared or private.
    Layer,
}

impl ClosedField {
    /// All of them, in the order of [`Field::ALL`].
    pub const ALL: [Self; 7] = [
        Self::Bloc,
        Self::Issue,
        Self::Element,
        Self::Verb,
        Self::Strength,
        Self::Confidence,
        Self::Layer,
    ];

    /// The field it is.
    pub fn field(self) -> Field {
        match self {
            Self::Bloc => Field::Bloc,
            Self::Issue => Field::Issue,
            Self::Element => Field::Element,
            Self::Verb => Field::Verb,
            Self::Strength => Field::Strength,
            Self::Confidence => Field::Confidence,
            Self::Layer => Field::Layer,
        }
    }

    /// The field, where its words are ours alone; anything can stand in the others.
    pub fn of(field: Field) -> Option<Self> {
        Self::ALL.into_iter().find(|closed| closed.field() == field)
    }
}

/// A word that stands in a table, in a column whose words are ours alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Foreign {
    /// What the column means.
    pub field: ClosedField,
    /// The word.
    pub word: String,
}

/// Most different words that are told apart.
const MOST: usize = 200;

fn verb_names(verb: Verb) -> &'static [&'static str] {
    match verb {
        Verb::Requires => &[
            "require", "support", "supports", "for", "yes", "支持", "赞成",
        ],
        Verb::Accepts => &["accept", "tolerates", "neutral", "可接受", "中立"],
        Verb::Opposes => &["oppose", "rejects", "reject", "against", "no", "不赞成"],
    }
}

/// What a cell of a field can say: our word, and its name in a language.
pub fn choices(dossier: &Dossier, field: ClosedField, lang: UiLang) -> Vec<(String, String)> {
    let words = Words::of(lang);
    let tongue = lang.text_lang();
    let named = |ours: &str, key: &'static str| (ours.to_owned(), words.t(key).to_owned());
    match field {
        ClosedField::Bloc => dossier
            .blocs
            .iter()
            .filter(|bloc| bloc.kind == BlocKind::Bloc)
            .map(|bloc| (bloc.id.to_string(), bloc.short.get(tongue).to_owned()))
            .collect(),
        ClosedField::Issue => {
            let title = |issue: &crate::model::issue::Issue| {
                format!("{}. {}", issue.number, issue.title.get(tongue))
            };
            let issues = dossier.issues.iter();
            issues.map(|i| (i.id.to_string(), title(i))).collect()
        }
        ClosedField::Element => dossier
            .elements()
            .map(|(_, e)| (e.id.to_string(), e.label.get(tongue).to_owned()))
            .collect(),
        ClosedField::Verb => {
            let verbs = [Verb::Requires, Verb::Accepts, Verb::Opposes];
            let verbs = verbs.map(|verb| named(verb.word(), verb_key(verb)));
            let none = (NONE.to_owned(), words.t("map-nothing-asked").to_owned());
            verbs.into_iter().chain([none]).collect()
        }
        ClosedField::Strength => {
            let all = [Strength::RedLine, Strength::Core, Strength::Preference];
            all.map(|s| named(s.word(), strength_key(s))).to_vec()
        }
        ClosedField::Confidence => {
            use ConfidenceKind::{Inferred, NoPosition, Record, RecordUnread, Seed};
            let all = [Seed, Record, RecordUnread, Inferred, NoPosition];
            all.map(|kind| named(kind.word(), confidence_key(kind)))
                .to_vec()
        }
        ClosedField::Layer => {
            let all = [Layer::Shared, Layer::Private];
            all.map(|l| named(l.word(), layer_key(l))).to_vec()
        }
    }
}

/// Whether a word is one of ours.
fn is_ours(dossier: &Dossier, field: ClosedField, word: &str) -> bool {
    match field {
        ClosedField::Bloc => {
            let found = BlocId::new(word).ok();
            let found = found.as_ref().and_then(|id| dossier.bloc(id));
            found.is_some_and(|bloc| bloc.kind == BlocKind::Bloc)
        }
        ClosedField::Issue => {
            let found = IssueId::new(word).ok();
            found.is_some_and(|id| dossier.issue(&id).is_some())
        }
        ClosedField::Element => {
            let found = ElementId::new(word).ok();
            found.is_some_and(|id| dossier.element(&id).is_some())
        }
        ClosedField::Verb => word == NONE || verb_of(word).is_some(),
        ClosedField::Strength => strength_of(word).is_some(),
        ClosedField::Confidence => confidence_of(word).is_some(),
        ClosedField::Layer => layer_of(word).is_some(),
    }
}

/// The words of a table that are not ours and that nobody has explained, each once.
pub fn unknown(dossier: &Dossier, table: &Table) -> Vec<Foreign> {
    let mut found: Vec<Foreign> = Vec::new();
    for field in ClosedField::ALL {
        let mut seen = BTreeMap::new();
        for line in &table.lines {
            let word = line.get(field.field()).trim();
            if !word.is_empty() && found.len() + seen.len() < MOST {
                seen.entry(word)
                    .or_insert_with(|| is_ours(dossier, field, word));
            }
        }
        let foreign = seen.into_iter().filter(|(_, ours)| !ours);
        found.extend(foreign.map(|(word, _)| Foreign {
            field,
            word: word.to_owned(),
        }));
    }
    found
}

/// What a foreign word most likely means: what goes by that name in English or Chinese, whatever
/// the case.
fn likely(dossier: &Dossier, foreign: &Foreign) -> Option<String> {
    let said = foreign.word.trim().to_lowercase();
    let of_verb = || {
        let mut verbs = [Verb::Requires, Verb::Accepts, Verb::Opposes].into_iter();
        let named = verbs.find(|verb| verb_names(*verb).contains(&said.as_str()))?;
        Some(named.word().to_owned())
    };
    let long_name = || {
        let mut blocs = dossier.judging_blocs();
        let named = blocs.find(|bloc| {
            let names = [Lang::En, Lang::Zh].map(|lang| bloc.name.get(lang).to_lowercase());
            names.contains(&said) || bloc.id.as_str() == said
        })?;
        Some(named.id.to_string())
    };
    let by_number = |name: &str| {
        let number = name.split_once(". ").map_or("", |(number, _)| number);
        !number.is_empty() && number == said
    };
    for lang in UiLang::ALL {
        for (ours, name) in choices(dossier, foreign.field, lang) {
            let name = name.to_lowercase();
            let title = name
                .split_once(". ")
                .map_or(name.as_str(), |(_, title)| title);
            let issue = foreign.field == ClosedField::Issue && (title == said || by_number(&name));
            if name == said || issue || ours == said {
                return Some(ours);
            }
        }
    }
    if foreign.field == ClosedField::Verb {
        return of_verb();
    }
    (foreign.field == ClosedField::Bloc)
        .then(long_name)
        .flatten()
}

/// Puts into a mapping what the foreign words of a table most likely mean; what it says already
/// stays.
pub fn explain(dossier: &Dossier, table: &Table, mapping: &mut Mapping) {
    for foreign in unknown(dossier, table) {
        if let Some(ours) = likely(dossier, &foreign) {
            let words = mapping.words.entry(foreign.field.field()).or_default();
            words.entry(foreign.word).or_insert(ours);
        }
    }
}
