//! The tables that can be written to a file from the window and the command line.

use crate::exchange::table::{PositionTable, VerdictTable};

use super::command::ExportKind;
use super::state::Session;

/// The text of a table. Words are English whatever the language of the window, so that scripts
/// read the same everywhere.
pub fn table(session: &Session, kind: ExportKind) -> String {
    let dossier = &session.workspace.dossier;
    let derived = &session.derived;
    match kind {
        ExportKind::PositionsCsv => PositionTable::of(dossier, session.look.as_of).csv(),
        ExportKind::PositionsJson => PositionTable::of(dossier, session.look.as_of).json(),
        ExportKind::VerdictsCsv => {
            VerdictTable::of(&session.workspace.draft, dossier, &derived.book, &derived.assessment).csv()
        }
        ExportKind::VerdictsJson => {
            VerdictTable::of(&session.workspace.draft, dossier, &derived.book, &derived.assessment).json()
        }
    }
}
