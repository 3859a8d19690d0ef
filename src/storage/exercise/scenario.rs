//! `scenario.ron`: what a trainer prepares, without what the roles alone know.

use serde::{Deserialize, Serialize};

use crate::exercise::scenario::{Advice, AgendaItem, Inject, Release, Scenario, Scoring};
use crate::model::date::Year;
use crate::model::ids::RoleId;
use crate::storage::intake::{Intake, Record, read_list, write_all};
use crate::storage::schema::{Pair, RuleWord, SCHEMA, is_default};

/// The head of a scenario; its roles have files of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScenarioFile {
    schema: u32,
    pub(crate) id: String,
    title: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    invented: bool,
    pub(crate) dossier: String,
    dossier_version: String,
    as_of: Year,
    #[serde(default, skip_serializing_if = "is_default")]
    aims: Vec<String>,
    issues: Vec<String>,
    rule: RuleWord,
    #[serde(default, skip_serializing_if = "is_default")]
    quorum: u16,
    minutes: u16,
    #[serde(default, skip_serializing_if = "is_default")]
    speech_seconds: u16,
    agenda: Vec<ItemRecord>,
    pub(crate) roles: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    injects: Vec<InjectRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    scoring: ScoringRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    teaching: Vec<AdviceRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    for_participants: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemRecord {
    id: String,
    title: Pair,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    article: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    issues: Vec<String>,
    minutes: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rule: Option<RuleWord>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InjectRecord {
    id: String,
    when: ReleaseRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    to: Vec<String>,
    title: Pair,
    text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum ReleaseRecord {
    Minute { minute: u16 },
    Opens { item: String },
    Fails { item: String },
    Tables { role: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScoringRecord {
    red_line: u16,
    requirement: u16,
    agreement: u16,
    time: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AdviceRecord {
    title: Pair,
    text: Vec<String>,
}

impl Default for ScoringRecord {
    fn default() -> Self {
        Self::write(&Scoring::default())
    }
}

impl Record for ScoringRecord {
    type Model = Scoring;

    fn write(model: &Scoring) -> Self {
        Self {
            red_line: model.red_line,
            requirement: model.requirement,
            agreement: model.agreement,
            time: model.time,
        }
    }

    fn read(self, _intake: &mut Intake<'_>) -> Option<Scoring> {
        Some(Scoring {
            red_line: self.red_line,
            requirement: self.requirement,
            agreement: self.agreement,
            time: self.time,
        })
    }
}

impl Record for AdviceRecord {
    type Model = Advice;

    fn write(model: &Advice) -> Self {
        Self {
            title: (&model.title).into(),
            text: model.text.clone(),
        }
    }

    fn read(self, _intake: &mut Intake<'_>) -> Option<Advice> {
        Some(Advice {
            title: self.title.into(),
            text: self.text,
        })
    }
}

impl Record for ItemRecord {
    type Model = AgendaItem;

    fn write(model: &AgendaItem) -> Self {
        Self {
            id: model.id.to_string(),
            title: (&model.title).into(),
            article: model.article.map(|id| id.to_string()),
            issues: model.issues.iter().map(ToString::to_string).collect(),
            minutes: model.minutes,
            rule: model.rule.map(Into::into),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<AgendaItem> {
        Some(AgendaItem {
            id: intake.id("id", &self.id)?,
            title: self.title.into(),
            article: intake.id_if_any("article", self.article.as_ref())?,
            issues: intake.ids(&self.issues),
            minutes: self.minutes,
            rule: self.rule.map(Into::into),
        })
    }
}

impl Record for InjectRecord {
    type Model = Inject;

    fn write(model: &Inject) -> Self {
        Self {
            id: model.id.to_string(),
            when: match &model.when {
                Release::Minute(minute) => ReleaseRecord::Minute { minute: *minute },
                Release::Opens(item) => ReleaseRecord::Opens {
                    item: item.to_string(),
                },
                Release::Fails(item) => ReleaseRecord::Fails {
                    item: item.to_string(),
                },
                Release::Tables(role) => ReleaseRecord::Tables {
                    role: role.to_string(),
                },
            },
            to: model.to.iter().map(ToString::to_string).collect(),
            title: (&model.title).into(),
            text: model.text.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Inject> {
        Some(Inject {
            id: intake.id("id", &self.id)?,
            when: match self.when {
                ReleaseRecord::Minute { minute } => Release::Minute(minute),
                ReleaseRecord::Opens { item } => Release::Opens(intake.id("item", &item)?),
                ReleaseRecord::Fails { item } => Release::Fails(intake.id("item", &item)?),
                ReleaseRecord::Tables { role } => Release::Tables(intake.id("role", &role)?),
            },
            to: intake.ids(&self.to),
            title: self.title.into(),
            text: self.text,
        })
    }
}

impl ScenarioFile {
    /// The head of a scenario and the roles it lists, to be filled in from their files.
    pub(super) fn read(self, intake: &mut Intake<'_>) -> Option<(Scenario, Vec<RoleId>)> {
        let order = intake.ids(&self.roles);
        let scenario = Scenario {
            id: intake.id("id", &self.id)?,
            title: self.title.into(),
            invented: self.invented,
            dossier: intake.id("dossier", &self.dossier)?,
            dossier_version: self.dossier_version,
            as_of: self.as_of,
            aims: self.aims,
            issues: intake.ids(&self.issues),
            rule: self.rule.into(),
            quorum: self.quorum,
            minutes: self.minutes,
            speech_seconds: self.speech_seconds,
            agenda: intake.all(self.agenda),
            roles: Vec::new(),
            injects: intake.all(self.injects),
            scoring: self.scoring.read(intake)?,
            outcome: intake.id_if_any("outcome", self.outcome.as_ref())?,
            teaching: read_list(self.teaching, intake)?,
            for_participants: self.for_participants,
        };
        Some((scenario, order))
    }

    /// The file of a scenario.
    pub(super) fn write(model: &Scenario) -> Self {
        Self {
            schema: SCHEMA,
            id: model.id.to_string(),
            title: (&model.title).into(),
            invented: model.invented,
            dossier: model.dossier.to_string(),
            dossier_version: model.dossier_version.clone(),
            as_of: model.as_of,
            aims: model.aims.clone(),
            issues: model.issues.iter().map(ToString::to_string).collect(),
            rule: model.rule.into(),
            quorum: model.quorum,
            minutes: model.minutes,
            speech_seconds: model.speech_seconds,
            agenda: write_all(&model.agenda),
            roles: model.roles.iter().map(|role| role.id.to_string()).collect(),
            injects: write_all(&model.injects),
            scoring: ScoringRecord::write(&model.scoring),
            outcome: model.outcome.as_ref().map(ToString::to_string),
            teaching: write_all(&model.teaching),
            for_participants: model.for_participants,
        }
    }
}
