//! `draft/proposals/<ULID>.ron`: a delegation's proposal.

use serde::{Deserialize, Serialize};

use super::paragraph::{LevelWord, read_parties, write_parties};
use super::positions::LayerWord;
use super::quote::QuoteRecord;
use super::{SCHEMA, is_default, mirror};
use crate::model::proposal::{Placement, Proposal, ProposalKind, ProposalStatus, Target};
use crate::storage::intake::{Intake, Record, read_some, some};

mirror!(
    KindWord = ProposalKind {
        Modify,
        Add,
        Suppress,
        NoChange,
        Move
    }
);

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProposalFile {
    schema: u32,
    pub(crate) id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    kind: KindWord,
    target: TargetRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    quote: QuoteRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<PlacementRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    level: LevelWord,
    #[serde(default, skip_serializing_if = "is_default")]
    by: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    supported_by: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    opposed_by: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    rationale: String,
    #[serde(default, skip_serializing_if = "is_default")]
    source_doc: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    status: StatusRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    author: String,
    time_ms: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    layer: LayerWord,
}

/// What a proposal is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum TargetRecord {
    Draft,
    Article { article: String },
    Paragraph { paragraph: String },
    Proposal { proposal: String },
}

impl Record for TargetRecord {
    type Model = Target;

    fn write(model: &Target) -> Self {
        match model {
            Target::Draft => Self::Draft,
            Target::Article(id) => Self::Article {
                article: id.to_string(),
            },
            Target::Paragraph(id) => Self::Paragraph {
                paragraph: id.to_string(),
            },
            Target::Proposal(id) => Self::Proposal {
                proposal: id.to_string(),
            },
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Target> {
        Some(match self {
            Self::Draft => Target::Draft,
            Self::Article { article } => Target::Article(intake.id("article", &article)?),
            Self::Paragraph { paragraph } => Target::Paragraph(intake.id("paragraph", &paragraph)?),
            Self::Proposal { proposal } => Target::Proposal(intake.id("proposal", &proposal)?),
        })
    }
}

/// A place in the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum PlacementRecord {
    FirstArticle,
    AfterArticle { article: String },
    FirstIn { article: String },
    After { paragraph: String },
}

impl Record for PlacementRecord {
    type Model = Placement;

    fn write(model: &Placement) -> Self {
        match model {
            Placement::FirstArticle => Self::FirstArticle,
            Placement::AfterArticle(id) => Self::AfterArticle {
                article: id.to_string(),
            },
            Placement::FirstIn(id) => Self::FirstIn {
                article: id.to_string(),
            },
            Placement::After(id) => Self::After {
                paragraph: id.to_string(),
            },
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Placement> {
        Some(match self {
            Self::FirstArticle => Placement::FirstArticle,
            Self::AfterArticle { article } => {
                Placement::AfterArticle(intake.id("article", &article)?)
            }
            Self::FirstIn { article } => Placement::FirstIn(intake.id("article", &article)?),
            Self::After { paragraph } => Placement::After(intake.id("paragraph", &paragraph)?),
        })
    }
}

/// What became of a proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum StatusRecord {
    #[default]
    Tabled,
    Withdrawn,
    Accepted,
    Rejected,
    Superseded {
        by: String,
    },
}

impl Record for StatusRecord {
    type Model = ProposalStatus;

    fn write(model: &ProposalStatus) -> Self {
        match model {
            ProposalStatus::Tabled => Self::Tabled,
            ProposalStatus::Withdrawn => Self::Withdrawn,
            ProposalStatus::Accepted => Self::Accepted,
            ProposalStatus::Rejected => Self::Rejected,
            ProposalStatus::Superseded(by) => Self::Superseded { by: by.to_string() },
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<ProposalStatus> {
        Some(match self {
            Self::Tabled => ProposalStatus::Tabled,
            Self::Withdrawn => ProposalStatus::Withdrawn,
            Self::Accepted => ProposalStatus::Accepted,
            Self::Rejected => ProposalStatus::Rejected,
            Self::Superseded { by } => ProposalStatus::Superseded(intake.id("by", &by)?),
        })
    }
}

impl Record for ProposalFile {
    type Model = Proposal;

    fn write(model: &Proposal) -> Self {
        Self {
            schema: SCHEMA,
            id: model.id.to_string(),
            kind: model.kind.into(),
            target: TargetRecord::write(&model.target),
            quote: QuoteRecord::write(&model.quote),
            place: some(model.place.as_ref()),
            text: model.text.clone(),
            level: model.level.into(),
            by: write_parties(&model.by),
            supported_by: write_parties(&model.supported_by),
            opposed_by: write_parties(&model.opposed_by),
            rationale: model.rationale.clone(),
            source_doc: model.source_doc.clone(),
            date: model.date.as_ref().map(ToString::to_string),
            status: StatusRecord::write(&model.status),
            author: model.author.clone(),
            time_ms: model.time_ms,
            layer: model.layer.into(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Proposal> {
        Some(Proposal {
            id: intake.id("id", &self.id)?,
            kind: self.kind.into(),
            target: self.target.read(intake)?,
            quote: self.quote.read(intake)?,
            place: read_some(self.place, intake)?,
            text: self.text,
            level: self.level.into(),
            by: read_parties(&self.by, intake),
            supported_by: read_parties(&self.supported_by, intake),
            opposed_by: read_parties(&self.opposed_by, intake),
            rationale: self.rationale,
            source_doc: self.source_doc,
            date: intake.date_if_any("date", self.date.as_ref())?,
            status: self.status.read(intake)?,
            author: self.author,
            time_ms: self.time_ms,
            layer: self.layer.into(),
        })
    }
}
