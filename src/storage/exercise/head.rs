//! The heads of the scenarios inside the program: enough to choose one, without reading its dossier.

use super::{HEAD, ScenarioFile, shipped, shipped_file};
use crate::exercise::scenario::Scenario;
use crate::storage::files::Raw;
use crate::storage::sink::Sink;

/// What a scenario is, in brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its name inside the program.
    pub name: String,
    /// The scenario without its roles.
    pub scenario: Scenario,
    /// How many roles it has.
    pub n_roles: usize,
}

/// The scenarios inside the program, by name.
pub fn heads() -> Vec<Head> {
    let read = |name: String| {
        let path = format!("{name}/{HEAD}");
        let bytes = shipped_file(&path)?;
        let raw = Raw { path, bytes };
        let (scenario, roles) = Sink::default().read(&raw, ScenarioFile::read).flatten()?;
        let n_roles = roles.len();
        Some(Head {
            name,
            scenario,
            n_roles,
        })
    };
    shipped().into_iter().filter_map(read).collect()
}
