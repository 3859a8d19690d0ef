//! News and instructions: what is due now, what comes later, what was released. For the trainer.

use egui::Ui;

use crate::exercise::event::Happening;
use crate::exercise::scenario::Release;
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, Rank, card, section};
use crate::session::exercise::room::InjectRow;

use super::{Room, happen};

pub(super) fn news_ui(ui: &mut Ui, room: &Room<'_>, cx: &mut Cx<'_>) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    let due = room.meeting.due(&room.open.scenario, room.now_ms);
    let rows = &room.view.injects;
    ui.add(Chip::new(words.t("room-trainer-only")).icon(Icon::Lock));
    let out = &room.meeting.released;
    let is_out = |row: &InjectRow| out.contains(&row.id);
    let groups: [(&str, Vec<&InjectRow>); 3] = [
        (
            "room-news-due",
            rows.iter().filter(|row| due.contains(&row.id)).collect(),
        ),
        (
            "room-news-later",
            rows.iter()
                .filter(|row| !is_out(row) && !due.contains(&row.id))
                .collect(),
        ),
        (
            "room-news-released",
            rows.iter().filter(|row| is_out(row)).collect(),
        ),
    ];
    for (key, rows) in groups {
        ui.add_space(GAP_TINY);
        let n = rows.len().to_string();
        section(ui, words.t(key), Some(&n));
        for row in rows {
            inject_ui(ui, room, row, key == "room-news-due", cx);
            ui.add_space(GAP_TINY);
        }
    }
    if rows.is_empty() {
        ui.label(Type::Body.of(words.t("room-news-none")).color(soft));
    }
}

fn inject_ui(ui: &mut Ui, room: &Room<'_>, row: &InjectRow, due: bool, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let edge = if due {
        palette.warning.mark
    } else {
        palette.line
    };
    card(ui, Some(edge), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.label(Type::Title.of(row.title.as_str()));
            let to = if row.to.is_empty() {
                words.t("news-to-all").to_owned()
            } else {
                let names = row.to.join(words.t("list-names"));
                words.tf("news-to", &[("who", names.into())])
            };
            ui.label(Type::Small.of(to).color(palette.text_soft));
            let after = row.after.as_str();
            let when = match &row.when {
                Release::Minute(minute) => {
                    let minute = minute.to_string();
                    words.tf("news-at-minute", &[("n", minute.into())])
                }
                Release::Opens(_) => words.tf("news-when-opens", &[("item", after.into())]),
                Release::Fails(_) => words.tf("news-when-fails", &[("item", after.into())]),
                Release::Tables(_) => words.tf("news-when-tables", &[("who", after.into())]),
            };
            ui.label(Type::Small.of(when).color(palette.text_soft));
        });
        ui.add(egui::Label::new(Type::Body.of(row.text.as_str())).wrap());
        if room.meeting.released.contains(&row.id) {
            return;
        }
        let name = words.tf("news-release", &[("title", row.title.as_str().into())]);
        let rank = if due { Rank::Primary } else { Rank::Quiet };
        let release = ActionButton::new(&name).rank(rank);
        if ui.add_enabled(room.goes_on(), release).clicked() {
            let inject = row.id.clone();
            happen(cx, Happening::Injected { inject });
        }
    });
}
