//! What an exercise is played on, held together, so that work beside the window can take it along.

use std::sync::Arc;

use super::scenario::Scenario;
use super::table::Table;
use crate::coding::codebook::Codebook;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;

/// A scenario with its dossier, its starting text, and the cues of the dossier.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The dossier.
    pub dossier: Arc<Dossier>,
    /// The starting text.
    pub draft: Arc<Draft>,
    /// The cues, with the wording model where there is one.
    pub codebook: Arc<Codebook>,
}

impl Setting {
    /// The roles, holding what they hold at the beginning.
    pub fn table(&self) -> Table {
        Table::new(&self.scenario, &self.dossier, Arc::clone(&self.codebook))
    }
}
