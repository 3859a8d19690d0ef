//! The question what the draft as it stands is to be called.

use egui::{Context, Id, Key};

use crate::session::command::{Command, DraftCommand};
use crate::session::versions::VersionCommand;

use super::app::App;
use super::theme::{GAP, Type};
use super::widgets::{Rank, modal, text_field};

/// What has been typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    name: String,
    symbol: String,
    note: String,
    issued: bool,
}

/// Asks; false once it is answered.
pub(super) fn ask(app: &mut App, context: &Context, naming: &mut Naming) -> bool {
    let words = &app.words;
    let filled = !naming.name.trim().is_empty();
    let (entered, (go, cancel), closed) = modal(
        context,
        Id::unique("name-version"),
        words.t("dialog-name-version-title"),
        words,
        |ui| {
            let width = ui.available_width();
            ui.label(Type::Body.of(words.t("dialog-name-version-text")));
            ui.add_space(GAP);
            let mut entered = false;
            for (value, key) in [
                (&mut naming.name, "version-name"),
                (&mut naming.symbol, "version-symbol"),
                (&mut naming.note, "version-note"),
            ] {
                let left = text_field(ui, value, words.t(key), width).lost_focus();
                entered |= left && ui.input(|input| input.key_pressed(Key::Enter));
                ui.add_space(GAP);
            }
            ui.checkbox(&mut naming.issued, words.t("version-issued"));
            entered
        },
        |row| {
            let go = row.button(words.t("version-keep"), Rank::Primary, filled);
            let cancel = row.button(words.t("action-cancel"), Rank::Secondary, true);
            (go, cancel)
        },
    );
    if (go || entered) && filled {
        let Naming {
            name,
            symbol,
            note,
            issued,
        } = naming.clone();
        let command = VersionCommand::Name {
            name,
            symbol,
            note,
            issued,
        };
        app.commands
            .push(Command::Draft(DraftCommand::Version(command)));
        return false;
    }
    !(cancel || closed)
}
