//! `dossier.ron`: what a dossier is called and how its parts are ordered.

use serde::{Deserialize, Serialize};

use super::{LangKey, Map, Pair, SCHEMA, is_default};
use crate::model::date::Year;
use crate::model::dossier::{Dossier, Family};
use crate::model::ids::{BlocId, DossierId};
use crate::storage::intake::{Intake, Record, write_all};

/// `dossier.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DossierFile {
    schema: u32,
    id: String,
    title: Pair,
    version: String,
    as_of: Year,
    #[serde(default, skip_serializing_if = "is_default")]
    as_of_choices: Vec<Year>,
    #[serde(default, skip_serializing_if = "is_default")]
    families: Vec<FamilyRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    blocs: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    classes: Map<LangKey, Map<String, Vec<String>>>,
}

impl DossierFile {
    /// The file of a dossier that lists `blocs` in this order.
    pub(crate) fn write(dossier: &Dossier, blocs: Vec<String>) -> Self {
        let classes = dossier.classes.iter().map(|(lang, classes)| {
            (
                LangKey(*lang),
                classes
                    .iter()
                    .map(|(name, words)| (name.clone(), words.clone()))
                    .collect(),
            )
        });
        Self {
            schema: SCHEMA,
            id: dossier.id.to_string(),
            title: (&dossier.title).into(),
            version: dossier.version.clone(),
            as_of: dossier.as_of,
            as_of_choices: dossier.as_of_choices.clone(),
            families: write_all(&dossier.families),
            blocs,
            classes: classes.collect(),
        }
    }

    /// The dossier without issues, blocs and reference, and the order of its blocs.
    pub(crate) fn read(self, intake: &mut Intake<'_>) -> Option<(Dossier, Vec<BlocId>)> {
        let id: DossierId = intake.id("id", &self.id)?;
        let mut dossier = Dossier::empty(id, self.title.into(), self.as_of);
        dossier.version = self.version;
        dossier.as_of_choices = self.as_of_choices;
        dossier.families = intake.all(self.families);
        dossier.classes = self
            .classes
            .0
            .into_iter()
            .map(|(lang, classes)| (lang.0, classes.0))
            .collect();
        Some((dossier, intake.ids(&self.blocs)))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FamilyRecord {
    id: String,
    title: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    process: bool,
}

impl Record for FamilyRecord {
    type Model = Family;

    fn write(model: &Family) -> Self {
        Self {
            id: model.id.to_string(),
            title: (&model.title).into(),
            process: model.process,
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Family> {
        Some(Family {
            id: intake.id("id", &self.id)?,
            title: self.title.into(),
            process: self.process,
        })
    }
}
