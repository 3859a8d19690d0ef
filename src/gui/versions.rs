//! The versions kept on this computer: which one, and what with it.

use egui::{Context, Id, ScrollArea, Ui};

use crate::session::command::{Command, FileCommand};
use crate::session::keep::KeepCommand;
use crate::storage::backup::Generation;
use crate::words::Words;

use super::app::App;
use super::panels::decisions::day;
use super::recovery::ago;
use super::theme::{GAP, Type};
use super::widgets::{Rank, modal};

/// Shows the list; false once it is answered.
pub(super) fn show(
    app: &mut App,
    context: &Context,
    list: &[Generation],
    chosen: &mut usize,
) -> bool {
    let words = &app.words;
    let now_ms = app.desktop.now_ms();
    let any = !list.is_empty();
    let ((), (restore, copy), closed) = modal(
        context,
        Id::unique("versions"),
        words.t("dialog-versions-title"),
        words,
        |ui| {
            let text = if any {
                "dialog-versions-text"
            } else {
                "versions-none"
            };
            ui.label(Type::Body.of(words.t(text)));
            ui.add_space(GAP);
            rows(ui, list, chosen, now_ms, words);
        },
        |row| {
            let restore = row.button(words.t("action-version-restore"), Rank::Primary, any);
            let copy = row.button(words.t("action-version-copy"), Rank::Secondary, any);
            (restore, copy)
        },
    );
    let picked = list.get(*chosen).map(|version| version.list.clone());
    let command = match picked {
        Some(list) if restore => Some(KeepCommand::Restore(list)),
        Some(list) if copy => Some(KeepCommand::Copy(list)),
        _ => None,
    };
    let answered = command.is_some();
    app.commands
        .extend(command.map(|command| Command::File(FileCommand::Keep(command))));
    !(answered || closed)
}

fn rows(ui: &mut Ui, list: &[Generation], chosen: &mut usize, now_ms: u64, words: &Words) {
    ScrollArea::vertical()
        .max_height(320.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (n, version) in list.iter().enumerate() {
                // The oldest has nothing before it to differ from.
                let n_changed = if n + 1 == list.len() {
                    0
                } else {
                    version.n_changed
                };
                let minutes = version.time_ms / 60_000 % 1_440;
                let when = format!(
                    "{} {:02}:{:02} UTC · {}",
                    day(version.time_ms),
                    minutes / 60,
                    minutes % 60,
                    ago(version.time_ms, now_ms, words)
                );
                let size = size_of(version.n_bytes);
                let n_changed = f64::from(u32::try_from(n_changed).unwrap_or(u32::MAX));
                let name = words.tf(
                    "version-row",
                    &[
                        ("when", when.as_str().into()),
                        ("size", size.as_str().into()),
                        ("n", n_changed.into()),
                    ],
                );
                ui.radio_value(chosen, n, Type::Body.of(name));
            }
        });
}

/// Bytes in a unit a person reads.
fn size_of(n_bytes: u64) -> String {
    let tenths = n_bytes / 104_858;
    if tenths == 0 {
        format!("{} KB", n_bytes.div_ceil(1_024))
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}
