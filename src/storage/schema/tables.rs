//! `instruments/`: accessions, notes on the sources, adoption rules and recorded votes.

use serde::{Deserialize, Serialize};

use super::common::DoubtCode;
use super::{CitationRecord, Pair, SCHEMA, is_default, mirror};
use crate::model::bloc::Citation;
use crate::model::date::Year;
use crate::model::reference::{
    Accession, AccessionRow, AccessionTable, AdoptionRule, Anchor, Fact, Inconsistency, Reference,
    RollCall, RuleKind, Tally,
};
use crate::storage::intake::{Intake, Record, write_all};

mirror!(
    RuleWord = RuleKind {
        Consensus,
        TwoThirds,
        Simple
    }
);

/// `tables.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TablesFile {
    schema: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    accession: Option<TableRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    accessions: Vec<AccessionRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableRecord {
    title: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<CitationRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    rows: Vec<RowRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowRecord {
    year: Year,
    coe: u16,
    others: u16,
    total: u16,
    cumulative: u16,
}

impl TablesFile {
    /// The tables of a dossier.
    pub(crate) fn write(reference: &Reference) -> Self {
        let row = |r: &AccessionRow| RowRecord {
            year: r.year,
            coe: r.coe,
            others: r.others,
            total: r.total,
            cumulative: r.cumulative,
        };
        Self {
            schema: SCHEMA,
            accession: reference.accession_table.as_ref().map(|table| TableRecord {
                title: (&table.title).into(),
                note: table.note.clone(),
                source: table.source.as_ref().map(Record::write),
                rows: table.rows.iter().map(row).collect(),
            }),
            accessions: write_all(&reference.accessions),
        }
    }

    /// Puts the tables into a dossier.
    pub(crate) fn read(self, reference: &mut Reference, intake: &mut Intake<'_>) {
        let row = |r: RowRecord| AccessionRow {
            year: r.year,
            coe: r.coe,
            others: r.others,
            total: r.total,
            cumulative: r.cumulative,
        };
        reference.accession_table = self.accession.map(|table| AccessionTable {
            title: table.title.into(),
            note: table.note,
            source: table.source.and_then(|source| source.read(intake)),
            rows: table.rows.into_iter().map(row).collect(),
        });
        reference.accessions = intake.all(self.accessions);
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccessionRecord {
    state: String,
    date: String,
    #[serde(default, skip_serializing_if = "is_default")]
    doubt: DoubtCode,
}

impl Record for AccessionRecord {
    type Model = Accession;

    fn write(model: &Accession) -> Self {
        Self {
            state: model.state.to_string(),
            date: model.date.to_string(),
            doubt: DoubtCode(model.doubt),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Accession> {
        let state = intake.id("state", &self.state)?;
        Some(Accession {
            state,
            date: intake.date("date", &self.date)?,
            doubt: self.doubt.0,
        })
    }
}

/// `notes.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotesFile {
    schema: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    inconsistencies: Vec<InconsistencyRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    anchors: Vec<AnchorRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    facts: Vec<FactRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InconsistencyRecord {
    id: String,
    text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    sources: Vec<CitationRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnchorRecord {
    place: String,
    #[serde(default, skip_serializing_if = "is_default")]
    issues: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactRecord {
    text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    sources: Vec<CitationRecord>,
}

fn cite(sources: &[Citation]) -> Vec<CitationRecord> {
    write_all(sources)
}

impl NotesFile {
    /// The notes of a dossier.
    pub(crate) fn write(reference: &Reference) -> Self {
        let slip = |i: &Inconsistency| InconsistencyRecord {
            id: i.id.clone(),
            text: i.text.clone(),
            sources: cite(&i.sources),
        };
        let anchor = |a: &Anchor| AnchorRecord {
            place: a.place.clone(),
            issues: a.issues.iter().map(ToString::to_string).collect(),
        };
        let fact = |f: &Fact| FactRecord {
            text: f.text.clone(),
            sources: cite(&f.sources),
        };
        Self {
            schema: SCHEMA,
            inconsistencies: reference.inconsistencies.iter().map(slip).collect(),
            anchors: reference.anchors.iter().map(anchor).collect(),
            facts: reference.facts.iter().map(fact).collect(),
        }
    }

    /// Puts the notes into a dossier.
    pub(crate) fn read(self, reference: &mut Reference, intake: &mut Intake<'_>) {
        for record in self.inconsistencies {
            let sources = intake.all(record.sources);
            reference.inconsistencies.push(Inconsistency {
                id: record.id,
                text: record.text,
                sources,
            });
        }
        for record in self.anchors {
            reference.anchors.push(Anchor {
                place: record.place,
                issues: intake.ids(&record.issues),
            });
        }
        for record in self.facts {
            reference.facts.push(Fact {
                text: record.text,
                sources: intake.all(record.sources),
            });
        }
    }
}

/// `rules.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RulesFile {
    schema: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    rules: Vec<RuleRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    roll_calls: Vec<RollCallRecord>,
}

impl RulesFile {
    /// The rules and votes of a dossier.
    pub(crate) fn write(reference: &Reference) -> Self {
        Self {
            schema: SCHEMA,
            rules: write_all(&reference.rules),
            roll_calls: write_all(&reference.roll_calls),
        }
    }

    /// Puts the rules and votes into a dossier.
    pub(crate) fn read(self, reference: &mut Reference, intake: &mut Intake<'_>) {
        reference.rules = intake.all(self.rules);
        reference.roll_calls = intake.all(self.roll_calls);
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleRecord {
    id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    body: String,
    kind: RuleWord,
    text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    sources: Vec<CitationRecord>,
}

impl Record for RuleRecord {
    type Model = AdoptionRule;

    fn write(model: &AdoptionRule) -> Self {
        Self {
            id: model.id.clone(),
            body: model.body.clone(),
            kind: model.kind.into(),
            text: model.text.clone(),
            sources: cite(&model.sources),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<AdoptionRule> {
        let sources = intake.all(self.sources);
        Some(AdoptionRule {
            id: self.id,
            body: self.body,
            kind: self.kind.into(),
            text: self.text,
            sources,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RollCallRecord {
    id: String,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    yes: u16,
    no: u16,
    abstain: u16,
    #[serde(default, skip_serializing_if = "is_default")]
    by_group: Vec<GroupRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    sources: Vec<CitationRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupRecord {
    group: String,
    yes: u16,
    no: u16,
    abstain: u16,
}

impl Record for RollCallRecord {
    type Model = RollCall;

    fn write(model: &RollCall) -> Self {
        let group = |(name, tally): &(String, Tally)| GroupRecord {
            group: name.clone(),
            yes: tally.yes,
            no: tally.no,
            abstain: tally.abstain,
        };
        Self {
            id: model.id.clone(),
            title: model.title.clone(),
            date: model.date.map(|date| date.to_string()),
            yes: model.tally.yes,
            no: model.tally.no,
            abstain: model.tally.abstain,
            by_group: model.by_group.iter().map(group).collect(),
            sources: cite(&model.sources),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<RollCall> {
        let sources = intake.all(self.sources);
        let group = |g: GroupRecord| {
            (
                g.group,
                Tally {
                    yes: g.yes,
                    no: g.no,
                    abstain: g.abstain,
                },
            )
        };
        Some(RollCall {
            id: self.id,
            title: self.title,
            date: intake.date_if_any("date", self.date.as_ref())?,
            tally: Tally {
                yes: self.yes,
                no: self.no,
                abstain: self.abstain,
            },
            by_group: self.by_group.into_iter().map(group).collect(),
            sources,
        })
    }
}
