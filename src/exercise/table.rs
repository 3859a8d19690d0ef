//! The table the roles sit round: what each of them says of a text, by the rules of the dossier.

use std::sync::Arc;

use super::cast::{bloc_of, cast, fall_back};
use super::scenario::{Fallback, Role, Scenario};
use crate::assess::assessment::{Assessment, assess};
use crate::assess::book::{Layers, PositionBook};
use crate::assess::finding::BlocIx;
use crate::assess::input::{Options, clauses_of};
use crate::coding::codebook::Codebook;
use crate::coding::draft::{CodingCache, DraftCoding, code_draft};
use crate::model::date::Year;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;

/// The roles and what they hold.
#[derive(Debug)]
pub struct Table {
    /// The dossier as it is played.
    pub played: Dossier,
    /// The demands of the roles.
    pub book: PositionBook,
    /// The cues, with the wording model where there is one.
    pub codebook: Arc<Codebook>,
    as_of: Year,
    cache: CodingCache,
}

/// A text, coded and judged.
#[derive(Debug)]
pub struct Judged {
    /// The text.
    pub draft: Draft,
    /// What its clauses carry.
    pub coding: DraftCoding,
    /// What the roles say.
    pub assessment: Assessment,
}

impl Table {
    /// The roles of a scenario. `codebook` is compiled from the dossier.
    pub fn new(scenario: &Scenario, dossier: &Dossier, codebook: Arc<Codebook>) -> Self {
        let played = cast(scenario, dossier);
        Self {
            book: PositionBook::compile(&played, scenario.as_of, Layers::WithPrivate),
            as_of: scenario.as_of,
            played,
            codebook,
            cache: CodingCache::default(),
        }
    }

    /// The place of a role among those that judge; `None` for the chair and observers.
    pub fn seat(&self, role: &Role) -> Option<BlocIx> {
        self.book.bloc_ix(&bloc_of(role)?)
    }

    /// What the roles say of a text.
    pub fn judge(&mut self, draft: &Draft) -> Judged {
        let coding = code_draft(&self.codebook, draft, &[], &mut self.cache);
        let clauses = clauses_of(draft, |id| coding.of(id));
        let options = Options {
            complete: draft.complete,
            ..Options::default()
        };
        let assessment = assess(&self.book, &clauses, &options);
        Judged {
            draft: draft.clone(),
            coding,
            assessment,
        }
    }

    /// A role falls back.
    pub fn fall_back(&mut self, role: &Role, fallback: &Fallback) {
        fall_back(&mut self.played, role, fallback);
        self.book = PositionBook::compile(&self.played, self.as_of, Layers::WithPrivate);
    }
}
