//! The tables that can be written to a file from the window and the command line.

use crate::assess::book::{Layers, PositionBook};
use crate::coding::draft::{CodingCache, code_draft};
use crate::exchange::table::{PositionTable, VerdictTable};
use crate::model::layer::shared_workspace;

use super::command::ExportKind;
use super::derived::judge;
use super::state::Session;

/// The text of a table. Words are English whatever the language of the window, so that scripts
/// read the same everywhere.
pub fn table(session: &Session, kind: ExportKind) -> String {
    // Not even what a confidential decision brought about may be seen by others.
    let shared = shared_workspace(&session.workspace);
    let dossier = &shared.dossier;
    let verdicts = || {
        let derived = &session.derived;
        let book = PositionBook::compile(dossier, session.look.as_of, Layers::SharedOnly);
        let coding = if shared.decisions.len() == session.workspace.decisions.len() {
            derived.coding.clone()
        } else {
            let mut cache = CodingCache::default();
            code_draft(
                &derived.codebook,
                &shared.draft,
                &shared.decisions,
                &mut cache,
            )
        };
        let assessment = judge(&shared, &book, &coding, derived.strict);
        VerdictTable::of(&shared.draft, &book, &assessment)
    };
    match kind {
        ExportKind::PositionsCsv => PositionTable::of(dossier, session.look.as_of).csv(),
        ExportKind::PositionsJson => PositionTable::of(dossier, session.look.as_of).json(),
        ExportKind::VerdictsCsv => verdicts().csv(),
        ExportKind::VerdictsJson => verdicts().json(),
    }
}
