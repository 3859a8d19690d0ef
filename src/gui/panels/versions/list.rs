//! The named versions: name, symbol, date, note, and whether each was issued.

use egui::Ui;

use crate::gui::cx::Cx;
use crate::gui::panels::decisions::day;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{Chip, Icon, IconButton, ends, section_folding};
use crate::session::command::{Command, DraftCommand};
use crate::session::state::Session;
use crate::session::versions::VersionCommand;
use crate::session::view::comparison::Side;

/// Whether a side is a version that was issued.
pub(super) fn is_issued(session: &Session, side: Side) -> bool {
    let issued = session.workspace().versions.iter().filter(|v| v.issued);
    issued.map(|v| Side::Version(v.id)).any(|one| one == side)
}

/// The list, folded away at first.
pub(super) fn list_ui(ui: &mut Ui, session: &Session, cx: &mut Cx<'_>) {
    let words = cx.words;
    let versions = &session.workspace().versions;
    let count = versions.len().to_string();
    let id = ui.scope_id().with("named");
    section_folding(
        ui,
        id,
        words.t("versions-named"),
        Some(&count),
        false,
        |ui| {
            let palette = theme::palette(ui.visuals());
            for version in versions.iter().rev() {
                ends(
                    ui,
                    |ui| {
                        ui.spacing_mut().item_spacing.x = GAP;
                        ui.label(Type::Strong.of(version.name.as_str()));
                        let more = [
                            version.symbol.as_str(),
                            &day(version.time_ms),
                            &version.note,
                        ];
                        let more: Vec<_> =
                            more.into_iter().filter(|text| !text.is_empty()).collect();
                        ui.label(Type::Small.of(more.join(" · ")).color(palette.text_faint));
                    },
                    |ui| {
                        let name = words.tf(
                            "action-forget-version",
                            &[("name", version.name.as_str().into())],
                        );
                        let bin = IconButton::new(Icon::Trash, &name).small();
                        if ui.add(bin).clicked() {
                            let command = VersionCommand::Forget(version.id);
                            cx.command(Command::Draft(DraftCommand::Version(command)));
                        }
                        if version.issued {
                            ui.add(Chip::new(words.t("version-issued-short")).icon(Icon::Flag));
                        }
                    },
                );
            }
        },
    );
}
