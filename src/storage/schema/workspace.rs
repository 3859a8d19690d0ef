//! `workspace.ron` and `decisions/<ULID>.ron`.

use serde::{Deserialize, Serialize};

use super::draft::WholeDraft;
use super::positions::LayerWord;
use super::quote::QuoteRecord;
use super::{SCHEMA, is_default};
use crate::model::decision::{Decision, Ruling};
use crate::model::draft::Draft;
use crate::model::ids::{BlocId, DossierId, VersionId};
use crate::model::workspace::{NamedVersion, Workspace};
use crate::storage::intake::{Intake, Record, write_all};

/// `workspace.ron`: what belongs together in a folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WorkspaceFile {
    schema: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    title: String,
    /// The delegation's own bloc.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    own: Option<String>,
    /// The dossier: the name of its folder below `positions/`.
    dossier: String,
    /// The version of the dossier when it was copied or last saved.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) dossier_version: String,
    /// The draft on the table, in `draft/`.
    draft: String,
    /// Named versions of it, in `versions/`, oldest first.
    #[serde(default, skip_serializing_if = "is_default")]
    versions: Vec<VersionRecord>,
}

/// What `workspace.ron` says.
pub(crate) struct Head {
    pub(crate) title: String,
    pub(crate) own: Option<BlocId>,
    pub(crate) dossier: DossierId,
    pub(crate) draft: Option<VersionId>,
    /// Versions without their drafts.
    pub(crate) versions: Vec<VersionHead>,
}

/// A named version without its draft.
#[derive(Clone, Debug)]
pub(crate) struct VersionHead {
    pub(crate) id: VersionId,
    pub(crate) name: String,
    pub(crate) symbol: String,
    pub(crate) note: String,
    pub(crate) time_ms: u64,
    pub(crate) issued: bool,
}

impl VersionHead {
    pub(crate) fn of(version: &NamedVersion) -> Self {
        Self {
            id: version.id,
            name: version.name.clone(),
            symbol: version.symbol.clone(),
            note: version.note.clone(),
            time_ms: version.time_ms,
            issued: version.issued,
        }
    }

    pub(crate) fn with(self, draft: Draft) -> NamedVersion {
        let Self {
            id,
            name,
            symbol,
            note,
            time_ms,
            issued,
        } = self;
        NamedVersion {
            id,
            name,
            symbol,
            note,
            time_ms,
            issued,
            draft,
        }
    }
}

impl WorkspaceFile {
    /// The file of a workspace.
    pub(crate) fn write(workspace: &Workspace, versions: &[VersionHead]) -> Self {
        Self {
            schema: SCHEMA,
            title: workspace.title.clone(),
            own: workspace.own.as_ref().map(ToString::to_string),
            dossier: workspace.dossier.id.to_string(),
            dossier_version: workspace.dossier.version.clone(),
            draft: workspace.draft.id.to_string(),
            versions: write_all(versions),
        }
    }

    /// What the file says; nothing where it does not name its dossier.
    pub(crate) fn read(self, intake: &mut Intake<'_>) -> Option<Head> {
        Some(Head {
            own: intake.id_if_any("own", self.own.as_ref()).flatten(),
            dossier: intake.id("dossier", &self.dossier)?,
            draft: intake.id("draft", &self.draft),
            versions: intake.all(self.versions),
            title: self.title,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VersionRecord {
    id: String,
    name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    symbol: String,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
    time_ms: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    issued: bool,
}

impl Record for VersionRecord {
    type Model = VersionHead;

    fn write(model: &VersionHead) -> Self {
        Self {
            id: model.id.to_string(),
            name: model.name.clone(),
            symbol: model.symbol.clone(),
            note: model.note.clone(),
            time_ms: model.time_ms,
            issued: model.issued,
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<VersionHead> {
        Some(VersionHead {
            id: intake.id("id", &self.id)?,
            name: self.name,
            symbol: self.symbol,
            note: self.note,
            time_ms: self.time_ms,
            issued: self.issued,
        })
    }
}

/// A named version with its draft, where it is not spread over files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WholeVersion {
    version: VersionRecord,
    draft: WholeDraft,
}

impl Record for WholeVersion {
    type Model = NamedVersion;

    fn write(model: &NamedVersion) -> Self {
        Self {
            version: VersionRecord::write(&VersionHead::of(model)),
            draft: WholeDraft::write(&model.draft),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<NamedVersion> {
        let head = self.version.read(intake)?;
        Some(head.with(self.draft.read(intake)?))
    }
}

/// `decisions/<ULID>.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecisionFile {
    schema: u32,
    pub(crate) id: String,
    paragraph: String,
    ruling: RulingRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    quote: QuoteRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    reason: String,
    #[serde(default, skip_serializing_if = "is_default")]
    author: String,
    time_ms: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    layer: LayerWord,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum RulingRecord {
    Confirm { element: String },
    Reject { element: String },
    Add { element: String },
    Ignore { bloc: String, element: String },
}

impl Record for DecisionFile {
    type Model = Decision;

    fn write(model: &Decision) -> Self {
        let ruling = match &model.ruling {
            Ruling::Confirm(element) => RulingRecord::Confirm {
                element: element.to_string(),
            },
            Ruling::Reject(element) => RulingRecord::Reject {
                element: element.to_string(),
            },
            Ruling::Add(element) => RulingRecord::Add {
                element: element.to_string(),
            },
            Ruling::Ignore(bloc, element) => RulingRecord::Ignore {
                bloc: bloc.to_string(),
                element: element.to_string(),
            },
        };
        Self {
            schema: SCHEMA,
            id: model.id.to_string(),
            paragraph: model.paragraph.to_string(),
            ruling,
            quote: QuoteRecord::write(&model.quote),
            reason: model.reason.clone(),
            author: model.author.clone(),
            time_ms: model.time_ms,
            layer: model.layer.into(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Decision> {
        let ruling = match self.ruling {
            RulingRecord::Confirm { element } => Ruling::Confirm(intake.id("element", &element)?),
            RulingRecord::Reject { element } => Ruling::Reject(intake.id("element", &element)?),
            RulingRecord::Add { element } => Ruling::Add(intake.id("element", &element)?),
            RulingRecord::Ignore { bloc, element } => {
                Ruling::Ignore(intake.id("bloc", &bloc)?, intake.id("element", &element)?)
            }
        };
        Some(Decision {
            id: intake.id("id", &self.id)?,
            paragraph: intake.id("paragraph", &self.paragraph)?,
            quote: self.quote.read(intake)?,
            ruling,
            reason: self.reason,
            author: self.author,
            time_ms: self.time_ms,
            layer: self.layer.into(),
        })
    }
}
