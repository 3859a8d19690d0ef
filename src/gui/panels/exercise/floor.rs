//! The floor: the agenda, who speaks and for how long, who waits, and consultations.

use egui::Ui;

use crate::exercise::event::Happening;
use crate::gui::cx::Cx;
use crate::gui::status::rule_short;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, IconButton, Rank, card, section, segmented, text_field,
};
use crate::model::ids::RoleId;
use crate::session::exercise::room::RoleRow;

use super::parts::{figure_ui, minutes, timer_ui};
use super::{ExerciseState, Room, happen};

/// What is typed for consultations.
#[derive(Debug)]
pub(super) struct FloorState {
    moderated: bool,
    minutes: u16,
    topic: String,
}

impl Default for FloorState {
    fn default() -> Self {
        Self {
            moderated: false,
            minutes: 10,
            topic: String::new(),
        }
    }
}

/// The most minutes consultations are given.
const MOST_MINUTES: u16 = 240;

pub(super) fn floor_ui(ui: &mut Ui, room: &Room<'_>, state: &mut ExerciseState, cx: &mut Cx<'_>) {
    agenda_ui(ui, room, cx);
    ui.add_space(GAP);
    ui.add_enabled_ui(room.goes_on(), |ui| {
        section(ui, cx.words.t("room-speakers"), None);
        speaker_ui(ui, room, cx);
        list_ui(ui, room, cx);
        ui.add_space(GAP);
        section(ui, cx.words.t("room-consultations"), None);
        consults_ui(ui, room, &mut state.floor, cx);
    });
}

fn agenda_ui(ui: &mut Ui, room: &Room<'_>, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    section(ui, words.t("room-agenda"), None);
    for (row, n) in room.view.agenda.iter().zip(1..) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let title = format!("{n}. {}", row.title);
            if row.current {
                ui.label(Type::Strong.of(title));
                ui.add(Chip::new(words.t("room-item-now")).tone(palette.info));
            } else {
                ui.label(Type::Body.of(title));
            }
            if row.settled {
                let chip = Chip::new(words.t("room-item-settled")).tone(palette.success);
                ui.add(chip.icon(Icon::Check));
            }
            let rule = words.t(rule_short(row.rule));
            let said = words.tf(
                "room-item-plan",
                &[
                    ("minutes", row.minutes.to_string().into()),
                    ("rule", rule.into()),
                ],
            );
            ui.label(Type::Small.of(said).color(palette.text_soft));
            if !row.current {
                let name = words.tf("room-take-up", &[("item", row.title.as_str().into())]);
                let take = ActionButton::new(words.t("room-take-up-short")).rank(Rank::Quiet);
                let taken = ui.add_enabled(room.goes_on(), take).accessible_name(name);
                if taken.clicked() {
                    let item = row.id.clone();
                    happen(cx, Happening::Item { item });
                }
            }
        });
    }
}

/// Who has the floor, and for how long.
fn speaker_ui(ui: &mut Ui, room: &Room<'_>, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let Some(floor) = &room.meeting.floor else {
        ui.label(
            Type::Body
                .of(words.t("room-nobody-speaks"))
                .color(palette.text_soft),
        );
        return;
    };
    let name = room.view.roles.iter().find(|role| role.id == floor.role);
    let name = name.map_or("", |role| role.name.as_str());
    card(ui, Some(palette.accent), |ui| {
        ui.label(Type::Title.of(name));
        if let Some(left) = room.meeting.speech_left(room.now_ms) {
            let name = words.t("room-speech-left");
            timer_ui(ui, left, u64::from(floor.seconds), name);
        } else {
            let run = room.meeting.clock.at(room.now_ms);
            let used = run.saturating_sub(floor.since) / 1000;
            let used = i64::try_from(used).unwrap_or(i64::MAX);
            ui.label(Type::Heading.of(minutes(used)))
                .on_hover_text(words.t("room-speech-used"));
        }
        if ui.add(ActionButton::new(words.t("room-yield"))).clicked() {
            happen(cx, Happening::Yielded);
        }
    });
}

/// Who waits, and who can ask for the floor.
fn list_ui(ui: &mut Ui, room: &Room<'_>, cx: &mut Cx<'_>) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    let roles = &room.view.roles;
    let find = |id: &RoleId| roles.iter().find(|role| role.id == *id);
    let listed: Vec<&RoleRow> = room.meeting.list.iter().filter_map(find).collect();
    if let Some(next) = listed.first() {
        let name = words.tf("room-give-next", &[("who", next.name.as_str().into())]);
        ui.add_space(GAP_TINY);
        let give = ActionButton::new(&name)
            .rank(Rank::Primary)
            .icon(Icon::ChevronRight);
        if ui.add(give).clicked() {
            let role = next.id.clone();
            happen(
                cx,
                Happening::Floor {
                    role,
                    seconds: None,
                },
            );
        }
    }
    for (role, n) in listed.iter().zip(1..) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP_TINY;
            ui.label(Type::Body.of(format!("{n}. {}", role.name)));
            let spoken = i64::try_from(role.spoken / 1000).unwrap_or(i64::MAX);
            ui.label(Type::Small.of(minutes(spoken)).color(soft))
                .on_hover_text(words.t("room-spoken"));
            let give = words.tf("room-give", &[("who", role.name.as_str().into())]);
            if ui
                .add(IconButton::new(Icon::ChevronRight, &give).small())
                .clicked()
            {
                let role = role.id.clone();
                happen(
                    cx,
                    Happening::Floor {
                        role,
                        seconds: None,
                    },
                );
            }
            let off = words.tf("room-off-list", &[("who", role.name.as_str().into())]);
            let button = IconButton::new(Icon::Close, &off).small();
            if let Some(event) = role.listed
                && ui.add(button).clicked()
            {
                let why = off.clone();
                happen(cx, Happening::Corrected { event, why });
            }
        });
    }
    ui.add_space(GAP_TINY);
    let open = room.meeting.list_open;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        let key = if open {
            "room-list-add"
        } else {
            "room-list-is-closed"
        };
        ui.label(Type::Small.of(words.t(key)).color(soft));
        let free = |role: &&RoleRow| role.present && role.listed.is_none();
        for role in roles.iter().filter(free).filter(|_| open) {
            let button = ActionButton::new(&role.name).icon(Icon::Plus);
            if ui.add(button).clicked() {
                let role = role.id.clone();
                happen(cx, Happening::Listed { role });
            }
        }
        let key = if open {
            "room-close-list"
        } else {
            "room-open-list"
        };
        let button = ActionButton::new(words.t(key)).rank(Rank::Quiet);
        if ui.add(button).clicked() {
            happen(cx, Happening::List { open: !open });
        }
    });
    if roles.iter().all(|role| !role.present) {
        ui.label(Type::Body.of(words.t("room-call-roll-first")).color(soft));
    }
}

fn consults_ui(ui: &mut Ui, room: &Room<'_>, state: &mut FloorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    if let Some(consults) = &room.meeting.consults {
        card(ui, Some(palette.info.mark), |ui| {
            let key = if consults.moderated {
                "motion-moderated"
            } else {
                "motion-unmoderated"
            };
            ui.label(Type::Title.of(words.t(key)));
            if !consults.topic.is_empty() {
                ui.label(Type::Body.of(consults.topic.as_str()));
            }
            let left = room.meeting.consults_left(room.now_ms).unwrap_or(0);
            let whole = u64::from(consults.minutes) * 60;
            timer_ui(ui, left, whole, words.t("room-consults-left"));
            let resume = ActionButton::new(words.t("room-resume")).rank(Rank::Primary);
            if ui.add(resume).clicked() {
                happen(cx, Happening::Resumes);
            }
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let kinds = [
            (false, words.t("consult-unmoderated")),
            (true, words.t("consult-moderated")),
        ];
        segmented(
            ui,
            words.t("room-consultations"),
            &mut state.moderated,
            &kinds,
        );
        figure_ui(
            ui,
            &mut state.minutes,
            MOST_MINUTES,
            words.t("consult-minutes"),
        );
    });
    ui.add_space(GAP_TINY);
    let width = ui.available_width().min(360.0);
    text_field(ui, &mut state.topic, words.t("consult-topic"), width);
    ui.add_space(GAP_TINY);
    let begin = ActionButton::new(words.t("consult-begin"));
    if ui.add_enabled(state.minutes > 0, begin).clicked() {
        let what = Happening::Consults {
            moderated: state.moderated,
            minutes: state.minutes,
            topic: std::mem::take(&mut state.topic).trim().to_owned(),
        };
        happen(cx, what);
    }
}
