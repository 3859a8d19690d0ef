//! What the wording model learns from: sentences with the element they contain, or only look like.

use std::collections::BTreeMap;

use super::learn::{Lesson, Truth, learn};
use super::model::{Model, Weights};
use crate::coding::table::hash64;
use crate::model::dossier::Dossier;
use crate::model::ids::ElementId;
use crate::model::issue::Bank;
use crate::model::text::Lang;

/// A sentence with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its language.
    pub lang: Lang,
    /// The sentence.
    pub text: String,
    /// What it is.
    pub label: Label,
}

/// What a sentence is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// It contains this element.
    Wording(ElementId),
    /// It looks like this element and does not contain it.
    Near(ElementId),
    /// It contains no element.
    Unrelated,
}

/// Languages that have enough wordings to be learnt.
pub const LEARNT: [Lang; 2] = [Lang::En, Lang::Zh];

/// The sentences of banks, with the model clauses of the elements: in a fixed order, elements under
/// their first names, those of silence left out.
pub fn samples(
    dossier: &Dossier,
    banks: &BTreeMap<ElementId, BTreeMap<Lang, Bank>>,
    unrelated: &BTreeMap<Lang, Vec<String>>,
) -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut add = |lang: Lang, text: &str, label: Label| {
        if LEARNT.contains(&lang) && !text.is_empty() {
            let text = text.to_owned();
            samples.push(Sample { lang, text, label });
        }
    };
    let mut elements: Vec<_> = dossier
        .elements()
        .filter(|(_, element)| !element.scope.is_silence())
        .map(|(_, element)| element)
        .collect();
    elements.sort_by(|a, b| a.id.cmp(&b.id));
    for element in elements {
        let name = || dossier.first_name(&element.id).clone();
        for lang in LEARNT {
            add(lang, element.model.get(lang), Label::Wording(name()));
        }
        for (lang, bank) in banks.get(&element.id).into_iter().flatten() {
            for text in &bank.wordings {
                add(*lang, text, Label::Wording(name()));
            }
            for text in &bank.near {
                add(*lang, text, Label::Near(name()));
            }
        }
    }
    for (lang, texts) in unrelated {
        for text in texts {
            add(*lang, text, Label::Unrelated);
        }
    }
    samples
}

/// Changes where the same samples would give other weights.
const VERSION: u64 = 3;

/// A number that differs between samples that may give different models.
pub fn fingerprint(samples: &[Sample]) -> u64 {
    let mut hash = VERSION;
    for sample in samples {
        let (kind, id) = match &sample.label {
            Label::Wording(id) => (1, id.as_str()),
            Label::Near(id) => (2, id.as_str()),
            Label::Unrelated => (3, ""),
        };
        hash = hash64(hash ^ (sample.lang as u64) << 8 ^ kind, id.as_bytes());
        hash = hash64(hash, sample.text.as_bytes());
    }
    hash
}

/// The elements that samples speak of, sorted.
pub(super) fn elements_of(samples: &[Sample]) -> Vec<ElementId> {
    let mut elements: Vec<ElementId> = samples
        .iter()
        .filter_map(|sample| match &sample.label {
            Label::Wording(id) | Label::Near(id) => Some(id.clone()),
            Label::Unrelated => None,
        })
        .collect();
    elements.sort();
    elements.dedup();
    elements
}

/// One language of a model, learnt; see [`assemble`].
#[derive(Clone, Debug)]
pub struct Learnt {
    lang: Lang,
    weights: Weights,
}

impl Learnt {
    pub(super) fn new(lang: Lang, weights: Weights) -> Self {
        Self { lang, weights }
    }
}

/// Learns one language. Languages may be learnt side by side.
pub fn train_lang(samples: &[Sample], lang: Lang) -> Learnt {
    let refs: Vec<&Sample> = samples.iter().collect();
    let elements = elements_of(samples);
    let weights = learn_from(&refs, &elements, lang);
    Learnt { lang, weights }
}

/// The weights that these samples of a language give.
pub(super) fn learn_from(samples: &[&Sample], elements: &[ElementId], lang: Lang) -> Weights {
    let class = |id: &ElementId| {
        let at = elements.binary_search(id).ok()?;
        u16::try_from(at).ok()
    };
    let lessons: Vec<Lesson<'_>> = samples
        .iter()
        .filter(|sample| sample.lang == lang)
        .filter_map(|sample| {
            let truth = match &sample.label {
                Label::Wording(id) => Truth::Wording(class(id)?),
                Label::Near(id) => Truth::Near(class(id)?),
                Label::Unrelated => Truth::Unrelated,
            };
            let text = sample.text.as_str();
            Some(Lesson { text, truth })
        })
        .collect();
    learn(lang, &lessons, elements.len())
}

impl Model {
    /// Whether these are its weights of that language, to the last bit.
    pub fn holds(&self, learnt: &Learnt) -> bool {
        self.weights(learnt.lang) == Some(&learnt.weights)
    }
}

/// Puts the languages of a model together.
pub fn assemble(samples: &[Sample], learnt: Vec<Learnt>) -> Model {
    Model {
        trained_on: fingerprint(samples),
        elements: elements_of(samples),
        tongues: learnt.into_iter().map(|l| (l.lang, l.weights)).collect(),
    }
}

/// Learns every language, one after the other.
pub fn train(samples: &[Sample]) -> Model {
    let learnt = LEARNT.map(|lang| train_lang(samples, lang));
    assemble(samples, learnt.into())
}
