//! `issues/<family>.ron` and `wordings/<family>.ron`: the codebook and its banks of wordings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::common::DoubtCode;
use super::{LangKey, Map, Pair, SCHEMA, is_default};
use crate::model::ids::{ElementId, FamilyId};
use crate::model::issue::{Bank, CodingTest, Element, FoundIn, Hints, Issue, Scope};
use crate::model::text::Lang;
use crate::storage::intake::{Intake, Record, write_all};

/// `issues/<family>.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssuesFile {
    schema: u32,
    pub(crate) family: String,
    #[serde(default)]
    issues: Vec<IssueRecord>,
}

impl IssuesFile {
    /// The file of a family's issues.
    pub(crate) fn write(family: &FamilyId, issues: &[&Issue]) -> Self {
        let issues = issues
            .iter()
            .map(|issue| IssueRecord {
                family: None,
                ..IssueRecord::write(issue)
            })
            .collect();
        Self {
            schema: SCHEMA,
            family: family.to_string(),
            issues,
        }
    }

    /// The issues of the family.
    pub(crate) fn read(mut self, intake: &mut Intake<'_>) -> Vec<Issue> {
        for issue in &mut self.issues {
            issue.family = Some(self.family.clone());
        }
        intake.all(self.issues)
    }
}

/// An issue. Its family is that of its file; only a record that stands alone names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssueRecord {
    id: String,
    number: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    family: Option<String>,
    title: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    question: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    description: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    anchors: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    elements: Vec<ElementRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    tests: Vec<TestRecord>,
}

impl Record for IssueRecord {
    type Model = Issue;

    fn write(model: &Issue) -> Self {
        Self {
            id: model.id.to_string(),
            number: model.number,
            family: Some(model.family.to_string()),
            title: (&model.title).into(),
            question: (&model.question).into(),
            description: (&model.description).into(),
            anchors: model.anchors.clone(),
            elements: write_all(&model.elements),
            tests: write_all(&model.tests),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Issue> {
        let elements = intake.all(self.elements);
        let tests = intake.all(self.tests);
        Some(Issue {
            id: intake.id("id", &self.id)?,
            number: self.number,
            family: intake.id("family", &self.family.unwrap_or_default())?,
            title: self.title.into(),
            question: self.question.into(),
            description: self.description.into(),
            anchors: self.anchors,
            elements,
            tests,
        })
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) enum ScopeRecord {
    #[default]
    Clause,
    Draft {
        absent: Vec<String>,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HintsRecord {
    #[serde(default, skip_serializing_if = "is_default")]
    en: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    zh: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ElementRecord {
    id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    scope: ScopeRecord,
    label: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    description: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    hints: HintsRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    model: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    notes: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    synonym_of: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    found_in: Vec<FoundInRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    cues: Map<LangKey, Vec<String>>,
}

impl Record for ElementRecord {
    type Model = Element;

    fn write(model: &Element) -> Self {
        let scope = match &model.scope {
            Scope::Clause => ScopeRecord::Clause,
            Scope::Draft { absent } => ScopeRecord::Draft {
                absent: absent.iter().map(ToString::to_string).collect(),
            },
        };
        Self {
            id: model.id.to_string(),
            scope,
            label: (&model.label).into(),
            description: (&model.description).into(),
            hints: HintsRecord {
                en: model.hints.en.clone(),
                zh: model.hints.zh.clone(),
            },
            model: (&model.model).into(),
            notes: model.notes.clone(),
            synonym_of: model.synonym_of.as_ref().map(ToString::to_string),
            found_in: write_all(&model.found_in),
            cues: model
                .cues
                .iter()
                .map(|(lang, cues)| (LangKey(*lang), cues.clone()))
                .collect(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Element> {
        let scope = match self.scope {
            ScopeRecord::Clause => Scope::Clause,
            ScopeRecord::Draft { absent } => Scope::Draft {
                absent: intake.ids(&absent),
            },
        };
        let found_in = intake.all(self.found_in);
        Some(Element {
            id: intake.id("id", &self.id)?,
            scope,
            label: self.label.into(),
            description: self.description.into(),
            hints: Hints {
                en: self.hints.en,
                zh: self.hints.zh,
            },
            model: self.model.into(),
            notes: self.notes,
            synonym_of: intake.id_if_any("synonym_of", self.synonym_of.as_ref())?,
            found_in,
            cues: self
                .cues
                .0
                .into_iter()
                .map(|(lang, cues)| (lang.0, cues))
                .collect(),
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FoundInRecord {
    instrument: String,
    #[serde(default, skip_serializing_if = "is_default")]
    place: String,
    #[serde(default, skip_serializing_if = "is_default")]
    doubt: DoubtCode,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
}

impl Record for FoundInRecord {
    type Model = FoundIn;

    fn write(model: &FoundIn) -> Self {
        Self {
            instrument: model.instrument.to_string(),
            place: model.place.clone(),
            doubt: DoubtCode(model.doubt),
            note: model.note.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<FoundIn> {
        let instrument = intake.id("instrument", &self.instrument)?;
        Some(FoundIn {
            instrument,
            place: self.place,
            doubt: self.doubt.0,
            note: self.note,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TestRecord {
    lang: LangKey,
    #[serde(default, skip_serializing_if = "is_default")]
    chapeau: String,
    text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    codes: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    not: Vec<String>,
}

impl Record for TestRecord {
    type Model = CodingTest;

    fn write(model: &CodingTest) -> Self {
        Self {
            lang: LangKey(model.lang),
            chapeau: model.chapeau.clone(),
            text: model.text.clone(),
            codes: model.codes.iter().map(ToString::to_string).collect(),
            not: model.not.iter().map(ToString::to_string).collect(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<CodingTest> {
        Some(CodingTest {
            lang: self.lang.0,
            chapeau: self.chapeau,
            text: self.text,
            codes: intake.ids(&self.codes),
            not: intake.ids(&self.not),
        })
    }
}

/// `wordings/<family>.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordingsFile {
    schema: u32,
    pub(crate) family: String,
    #[serde(default)]
    banks: Map<String, Map<LangKey, BankRecord>>,
    /// Sentences that contain no element at all.
    #[serde(default, skip_serializing_if = "is_default")]
    unrelated: Map<LangKey, Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BankRecord {
    #[serde(default, skip_serializing_if = "is_default")]
    wordings: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    near: Vec<String>,
}

/// Banks by element and language.
pub(crate) type Banks = BTreeMap<ElementId, BTreeMap<Lang, Bank>>;

impl WordingsFile {
    /// The banks of the family, and sentences that contain no element.
    pub(crate) fn read(self, intake: &mut Intake<'_>) -> (Banks, BTreeMap<Lang, Vec<String>>) {
        let mut banks = Banks::new();
        for (element, langs) in self.banks.0 {
            if let Some(element) = intake.id("", &element) {
                let bank = |bank: BankRecord| Bank {
                    wordings: bank.wordings,
                    near: bank.near,
                };
                banks.insert(
                    element,
                    langs
                        .0
                        .into_iter()
                        .map(|(lang, b)| (lang.0, bank(b)))
                        .collect(),
                );
            }
        }
        let unrelated = self.unrelated.0.into_iter();
        (
            banks,
            unrelated.map(|(lang, texts)| (lang.0, texts)).collect(),
        )
    }
}
