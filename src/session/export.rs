//! The tables that can be written to a file from the window and the command line.

use crate::assess::book::{Layers, PositionBook};
use crate::exchange::table::{PositionTable, VerdictTable};

use super::command::ExportKind;
use super::derived::judge;
use super::state::Session;

/// The text of a table. Words are English whatever the language of the window, so that scripts
/// read the same everywhere.
pub fn table(session: &Session, kind: ExportKind) -> String {
    let dossier = &session.workspace.dossier;
    let verdicts = || {
        let derived = &session.derived;
        let book = PositionBook::compile(dossier, session.look.as_of, Layers::SharedOnly);
        let assessment = judge(&session.workspace, &book, &derived.coding, derived.strict);
        VerdictTable::of(&session.workspace.draft, &book, &assessment)
    };
    match kind {
        ExportKind::PositionsCsv => PositionTable::of(dossier, session.look.as_of).csv(),
        ExportKind::PositionsJson => PositionTable::of(dossier, session.look.as_of).json(),
        ExportKind::VerdictsCsv => verdicts().csv(),
        ExportKind::VerdictsJson => verdicts().json(),
    }
}
