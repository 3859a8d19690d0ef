//! The roll call: who is present, and whether that is a quorum.

use egui::Ui;

use crate::exercise::event::Happening;
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Rank, section};
use crate::model::ids::RoleId;
use crate::words::meeting::role_kind_key;

use super::{Room, happen};

pub(super) fn roll_ui(
    ui: &mut Ui,
    room: &Room<'_>,
    ticked: &mut Option<Vec<RoleId>>,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    section(ui, words.t("room-roll"), None);
    let mut here = ticked
        .clone()
        .unwrap_or_else(|| room.meeting.present.clone());
    let before = here.clone();
    let mut written = false;
    ui.add_enabled_ui(room.goes_on(), |ui| {
        for role in &room.view.roles {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                let mut on = here.contains(&role.id);
                if ui
                    .checkbox(&mut on, Type::Body.of(role.name.as_str()))
                    .changed()
                {
                    here.retain(|id| *id != role.id);
                    if on {
                        here.push(role.id.clone());
                    }
                }
                let votes = role.votes.to_string();
                let said = match role.votes {
                    0 => words.t(role_kind_key(role.kind)).to_owned(),
                    _ => words.tf("room-votes", &[("n", votes.into())]),
                };
                ui.label(Type::Small.of(said).color(soft));
            });
        }
        ui.add_space(GAP_TINY);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP_TINY;
            let all = ActionButton::new(words.t("room-all-present"));
            if ui.add(all).clicked() {
                here = room.view.roles.iter().map(|role| role.id.clone()).collect();
            }
            let write = ActionButton::new(words.t("room-record-roll")).rank(Rank::Primary);
            if ui.add_enabled(!here.is_empty(), write).clicked() {
                written = true;
            }
        });
    });
    if written {
        *ticked = None;
        happen(cx, Happening::RollCall { present: here });
    } else if here != before {
        *ticked = Some(here);
    }
}
