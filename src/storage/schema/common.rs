//! Records that several kinds of file share: texts in two languages, citations.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::is_default;
use crate::model::bloc::Citation;
use crate::model::issue::Doubt;
use crate::model::text::Bilingual;
use crate::storage::intake::{Intake, Record};

/// A text in English and Chinese.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pair {
    #[serde(default, skip_serializing_if = "is_default")]
    en: String,
    #[serde(default, skip_serializing_if = "is_default")]
    zh: String,
}

impl From<Pair> for Bilingual {
    fn from(pair: Pair) -> Self {
        Self {
            en: pair.en,
            zh: pair.zh,
        }
    }
}

impl From<&Bilingual> for Pair {
    fn from(text: &Bilingual) -> Self {
        Self {
            en: text.en.clone(),
            zh: text.zh.clone(),
        }
    }
}

/// How sure a reference is: left out, `"K"`, `"arguable"` or `"low"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DoubtCode(pub(crate) Doubt);

impl Serialize for DoubtCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self.0 {
            Doubt::None => "",
            Doubt::Known => "K",
            Doubt::Arguable => "arguable",
            Doubt::Low => "low",
        })
    }
}

impl<'de> Deserialize<'de> for DoubtCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        match code.as_str() {
            "" => Ok(Self(Doubt::None)),
            "K" => Ok(Self(Doubt::Known)),
            "arguable" => Ok(Self(Doubt::Arguable)),
            "low" => Ok(Self(Doubt::Low)),
            _ => Err(de::Error::unknown_variant(&code, &["K", "arguable", "low"])),
        }
    }
}

/// A reference to a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CitationRecord {
    source: String,
    #[serde(default, skip_serializing_if = "is_default")]
    place: String,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
}

impl Record for CitationRecord {
    type Model = Citation;

    fn write(model: &Citation) -> Self {
        Self {
            source: model.source.to_string(),
            place: model.place.clone(),
            note: model.note.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Citation> {
        Some(Citation {
            source: intake.id("source", &self.source)?,
            place: self.place,
            note: self.note,
        })
    }
}
