//! `roles/<role>.ron`: one role and what its player alone knows.

use serde::{Deserialize, Serialize};

use crate::exercise::scenario::{Condition, Fallback, Role, RoleKind, Variant};
use crate::model::party::PartyRef;
use crate::storage::intake::{Intake, Record, read_list, write_all};
use crate::storage::schema::{DemandRecord, Pair, SCHEMA, is_default, mirror};

mirror!(
    RoleWord = RoleKind {
        Delegation,
        Chair,
        Observer
    }
);

/// A role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleFile {
    schema: u32,
    pub(crate) id: String,
    name: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    kind: RoleWord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    speaks_for: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    votes: u16,
    #[serde(default, skip_serializing_if = "is_default")]
    brief: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    instructions: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    secret: String,
    #[serde(default, skip_serializing_if = "is_default")]
    phrases: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    allies: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    opponents: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    variants: Vec<VariantRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    fallbacks: Vec<FallbackRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantRecord {
    issue: String,
    #[serde(default, skip_serializing_if = "is_default")]
    stance: String,
    #[serde(default, skip_serializing_if = "is_default")]
    demands: Vec<DemandRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    drops: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salience: Option<u8>,
    why: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FallbackRecord {
    id: String,
    issue: String,
    #[serde(default, skip_serializing_if = "is_default")]
    when: Vec<ConditionRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    offers: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    gives_up: Vec<String>,
    says: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum ConditionRecord {
    Tries { tries: u16 },
    Stands { element: String },
    Gone { element: String },
}

fn texts<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

impl Record for ConditionRecord {
    type Model = Condition;

    fn write(model: &Condition) -> Self {
        match model {
            Condition::Tries(tries) => Self::Tries { tries: *tries },
            Condition::Stands(element) => Self::Stands {
                element: element.to_string(),
            },
            Condition::Gone(element) => Self::Gone {
                element: element.to_string(),
            },
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Condition> {
        Some(match self {
            Self::Tries { tries } => Condition::Tries(tries),
            Self::Stands { element } => Condition::Stands(intake.id("element", &element)?),
            Self::Gone { element } => Condition::Gone(intake.id("element", &element)?),
        })
    }
}

impl Record for VariantRecord {
    type Model = Variant;

    fn write(model: &Variant) -> Self {
        Self {
            issue: model.issue.to_string(),
            stance: model.stance.clone(),
            demands: write_all(&model.demands),
            drops: texts(&model.drops),
            salience: model.salience,
            why: model.why.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Variant> {
        Some(Variant {
            issue: intake.id("issue", &self.issue)?,
            stance: self.stance,
            demands: intake.all(self.demands),
            drops: intake.ids(&self.drops),
            salience: self.salience.map(|value| value.min(100)),
            why: self.why,
        })
    }
}

impl Record for FallbackRecord {
    type Model = Fallback;

    fn write(model: &Fallback) -> Self {
        Self {
            id: model.id.to_string(),
            issue: model.issue.to_string(),
            when: write_all(&model.when),
            offers: texts(&model.offers),
            gives_up: texts(&model.gives_up),
            says: model.says.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Fallback> {
        Some(Fallback {
            id: intake.id("id", &self.id)?,
            issue: intake.id("issue", &self.issue)?,
            when: read_list(self.when, intake)?,
            offers: intake.ids(&self.offers),
            gives_up: intake.ids(&self.gives_up),
            says: self.says,
        })
    }
}

impl Record for RoleFile {
    type Model = Role;

    fn write(model: &Role) -> Self {
        Self {
            schema: SCHEMA,
            id: model.id.to_string(),
            name: (&model.name).into(),
            kind: model.kind.into(),
            speaks_for: model.speaks_for.as_ref().map(ToString::to_string),
            votes: model.votes,
            brief: model.brief.clone(),
            instructions: model.instructions.clone(),
            secret: model.secret.clone(),
            phrases: model.phrases.clone(),
            allies: texts(&model.allies),
            opponents: texts(&model.opponents),
            variants: write_all(&model.variants),
            fallbacks: write_all(&model.fallbacks),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Role> {
        Some(Role {
            id: intake.id("id", &self.id)?,
            name: self.name.into(),
            kind: self.kind.into(),
            speaks_for: self.speaks_for.as_deref().and_then(PartyRef::new),
            votes: self.votes,
            brief: self.brief,
            instructions: self.instructions,
            secret: self.secret,
            phrases: self.phrases,
            allies: intake.ids(&self.allies),
            opponents: intake.ids(&self.opponents),
            variants: intake.all(self.variants),
            fallbacks: intake.all(self.fallbacks),
        })
    }
}
