//! Positions and demands of a bloc, and the entries of its members.
//!
//! A record below `private/` may carry `place`, where it stands in the list it comes into, and an
//! entry `joins: true`, which adds its demands to the shared entry at its place.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{CitationRecord, Pair, is_default, mirror};
use crate::model::bloc::{
    Confidence, ConfidenceKind, DatedNote, Demand, Layer, MemberEntry, Position, PositionEntry,
    Salience, Strength, Unless, Verb, Within,
};
use crate::model::text::Bilingual;
use crate::storage::intake::{Intake, Record, write_all};

mirror!(LayerWord = Layer { Shared, Private });
mirror!(
    VerbWord = Verb {
        Requires,
        Accepts,
        Opposes
    }
);
mirror!(
    StrengthWord = Strength {
        Preference,
        Core,
        RedLine
    }
);
mirror!(WithinWord = Within { Article, Draft });
mirror!(
    ConfidenceWord = ConfidenceKind {
        NoPosition,
        Seed,
        Record,
        RecordUnread,
        Inferred
    }
);

/// A bloc's line on an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PositionRecord {
    pub(crate) issue: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<u32>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) entries: Vec<EntryRecord>,
}

impl Record for PositionRecord {
    type Model = Position;

    fn write(model: &Position) -> Self {
        Self {
            issue: model.issue.to_string(),
            place: None,
            entries: write_all(model.entries.iter().map(AsRef::as_ref)),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Position> {
        let entries = intake.all(self.entries).into_iter().map(Arc::new).collect();
        Some(Position {
            issue: intake.id("issue", &self.issue)?,
            entries,
        })
    }
}

/// What a bloc holds from a date on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryRecord {
    pub(crate) from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<u32>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) joins: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    stance: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) demands: Vec<DemandRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salience: Option<SalienceRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    fallback: String,
    #[serde(default, skip_serializing_if = "is_default")]
    confidence: ConfidenceRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    sources: Vec<CitationRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    notes: Vec<NoteRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    layer: LayerWord,
}

impl EntryRecord {
    /// An entry that only adds demands to the shared one of this date at this place.
    pub(crate) fn joining(from: String, place: u32, demands: Vec<DemandRecord>) -> Self {
        Self {
            from,
            place: Some(place),
            joins: true,
            stance: Pair::default(),
            demands,
            salience: None,
            fallback: String::new(),
            confidence: ConfidenceRecord::default(),
            sources: Vec::new(),
            notes: Vec::new(),
            layer: LayerWord::Shared,
        }
    }
}

impl Record for EntryRecord {
    type Model = PositionEntry;

    fn write(model: &PositionEntry) -> Self {
        Self {
            from: model.from.to_string(),
            place: None,
            joins: false,
            stance: (&model.stance).into(),
            demands: write_all(&model.demands),
            salience: model.salience.as_ref().map(|s| SalienceRecord {
                value: s.value,
                reason: s.reason.clone(),
            }),
            fallback: model.fallback.clone(),
            confidence: (&model.confidence).into(),
            sources: write_all(&model.sources),
            notes: model
                .notes
                .iter()
                .map(|n| NoteRecord {
                    when: n.when.clone(),
                    text: n.text.clone(),
                })
                .collect(),
            layer: model.layer.into(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<PositionEntry> {
        let demands = intake.all(self.demands);
        let sources = intake.all(self.sources);
        Some(PositionEntry {
            from: intake.date("from", &self.from)?,
            stance: self.stance.into(),
            demands,
            salience: self.salience.map(|s| Salience {
                value: s.value,
                reason: s.reason,
            }),
            fallback: self.fallback,
            confidence: self.confidence.into(),
            sources,
            notes: self
                .notes
                .into_iter()
                .map(|n| DatedNote {
                    when: n.when,
                    text: n.text,
                })
                .collect(),
            layer: self.layer.into(),
        })
    }
}

/// One thing a bloc asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DemandRecord {
    element: String,
    verb: VerbWord,
    strength: StrengthWord,
    #[serde(default, skip_serializing_if = "is_default")]
    unless: Vec<UnlessRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at_least: Option<u8>,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
    #[serde(default, skip_serializing_if = "is_default")]
    layer: LayerWord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<u32>,
}

impl Record for DemandRecord {
    type Model = Demand;

    fn write(model: &Demand) -> Self {
        Self {
            element: model.element.to_string(),
            verb: model.verb.into(),
            strength: model.strength.into(),
            unless: model
                .unless
                .iter()
                .map(|u| UnlessRecord {
                    element: u.element.to_string(),
                    within: u.within.into(),
                })
                .collect(),
            at_least: model.at_least,
            note: model.note.clone(),
            layer: model.layer.into(),
            place: None,
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Demand> {
        let mut unless = Vec::new();
        for record in self.unless {
            unless.push(Unless {
                element: intake.id("element", &record.element)?,
                within: record.within.into(),
            });
        }
        Some(Demand {
            element: intake.id("element", &self.element)?,
            verb: self.verb.into(),
            strength: self.strength.into(),
            unless,
            at_least: self.at_least,
            note: self.note,
            layer: self.layer.into(),
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnlessRecord {
    element: String,
    #[serde(default, skip_serializing_if = "is_default")]
    within: WithinWord,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SalienceRecord {
    value: u8,
    #[serde(default, skip_serializing_if = "is_default")]
    reason: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfidenceRecord {
    kind: ConfidenceWord,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
}

impl From<&Confidence> for ConfidenceRecord {
    fn from(model: &Confidence) -> Self {
        Self {
            kind: model.kind.into(),
            note: model.note.clone(),
        }
    }
}

impl From<ConfidenceRecord> for Confidence {
    fn from(record: ConfidenceRecord) -> Self {
        Self {
            kind: record.kind.into(),
            note: record.note,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteRecord {
    #[serde(default, skip_serializing_if = "is_default")]
    when: String,
    text: String,
}

/// A member that departs from its bloc's line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MemberEntryRecord {
    state: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issue: Option<String>,
    pub(crate) from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<u32>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) joins: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    text: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) demands: Vec<DemandRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    confidence: ConfidenceRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    sources: Vec<CitationRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    layer: LayerWord,
}

impl MemberEntryRecord {
    /// An entry that only adds demands to the shared one of this State and date at this place.
    pub(crate) fn joining(model: &MemberEntry, place: u32, demands: Vec<DemandRecord>) -> Self {
        let bare = MemberEntry {
            text: Bilingual::default(),
            demands: Vec::new(),
            confidence: Confidence::default(),
            sources: Vec::new(),
            ..model.clone()
        };
        Self {
            place: Some(place),
            joins: true,
            demands,
            ..Self::write(&bare)
        }
    }
}

impl Record for MemberEntryRecord {
    type Model = MemberEntry;

    fn write(model: &MemberEntry) -> Self {
        Self {
            state: model.state.to_string(),
            issue: model.issue.as_ref().map(ToString::to_string),
            from: model.from.to_string(),
            place: None,
            joins: false,
            text: (&model.text).into(),
            demands: write_all(&model.demands),
            confidence: (&model.confidence).into(),
            sources: write_all(&model.sources),
            layer: model.layer.into(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<MemberEntry> {
        let demands = intake.all(self.demands);
        let sources = intake.all(self.sources);
        Some(MemberEntry {
            state: intake.id("state", &self.state)?,
            issue: intake.id_if_any("issue", self.issue.as_ref())?,
            from: intake.date("from", &self.from)?,
            text: self.text.into(),
            demands,
            confidence: self.confidence.into(),
            sources,
            layer: self.layer.into(),
        })
    }
}
