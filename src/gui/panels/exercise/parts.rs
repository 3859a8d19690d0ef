//! Small parts of the room: timers, fields for figures, the scenario in brief.

use egui::{DragValue, ProgressBar, Ui};

use crate::exercise::scenario::Scenario;
use crate::gui::cx::Cx;
use crate::gui::status::rule_short;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::section;
use crate::session::exercise::room::RoleRow;
use crate::words::meeting::role_kind_key;

/// Minutes and seconds, with a minus where time is over.
pub(in crate::gui) fn minutes(seconds: i64) -> String {
    let sign = if seconds < 0 { "−" } else { "" };
    let all = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    if hours > 0 {
        format!("{sign}{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{sign}{minutes}:{seconds:02}")
    }
}

/// Time left of so many seconds: figures, and a bar that empties.
pub(super) fn timer_ui(ui: &mut Ui, left: i64, whole: u64, name: &str) {
    let palette = theme::palette(ui.visuals());
    let (ink, mark) = if left < 0 {
        (palette.danger.ink, palette.danger.mark)
    } else {
        (palette.text, palette.accent)
    };
    let shown = minutes(left);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let figures = ui.label(Type::Heading.of(shown.as_str()).color(ink));
        figures.on_hover_text(name);
        #[expect(
            clippy::cast_precision_loss,
            reason = "a bar some hundred points wide needs no more"
        )]
        let part = left.max(0) as f32 / whole.max(1) as f32;
        let bar = ProgressBar::new(part).desired_width(120.0).fill(mark);
        ui.add(bar.desired_height(6.0));
    });
}

/// A small figure under its name.
pub(super) fn figure_ui(ui: &mut Ui, value: &mut u16, most: u16, name: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        let label = ui.label(Type::Body.of(name));
        ui.add(DragValue::new(value).range(0..=most).speed(0.1))
            .labelled_by(label.id);
    });
}

/// The roles that are present, with their places among all, as choices.
pub(super) fn present(roles: &[RoleRow], fits: impl Fn(&RoleRow) -> bool) -> Vec<(usize, &str)> {
    let all = roles.iter().enumerate();
    let here = all.filter(|(_, role)| role.present && fits(role));
    here.map(|(at, role)| (at, role.name.as_str())).collect()
}

/// The choice that stands, or the first there is.
pub(super) fn fitting(chosen: &mut usize, choices: &[(usize, &str)]) {
    if choices.iter().all(|(at, _)| at != chosen) {
        *chosen = choices.first().map_or(0, |(at, _)| *at);
    }
}

/// Agenda, roles and rule of a scenario.
pub(super) fn facts_ui(ui: &mut Ui, scenario: &Scenario, cx: &Cx<'_>) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    section(ui, words.t("room-aims"), None);
    for aim in &scenario.aims {
        ui.add(egui::Label::new(Type::Body.of(format!("• {aim}"))).wrap());
    }
    ui.add_space(GAP);
    section(ui, words.t("room-agenda"), None);
    for (item, n) in scenario.agenda.iter().zip(1..) {
        ui.horizontal_wrapped(|ui| {
            ui.label(Type::Body.of(format!("{n}. {}", item.title.get(cx.lang))));
            let rule = words.t(rule_short(scenario.rule_of(Some(&item.id))));
            let minutes = item.minutes.to_string();
            let said = words.tf(
                "room-item-plan",
                &[("minutes", minutes.into()), ("rule", rule.into())],
            );
            ui.label(Type::Small.of(said).color(soft));
        });
    }
    ui.add_space(GAP);
    section(ui, words.t("room-roles"), None);
    for role in &scenario.roles {
        ui.horizontal_wrapped(|ui| {
            ui.label(Type::Body.of(role.name.get(cx.lang)));
            let kind = words.t(role_kind_key(role.kind));
            ui.label(Type::Small.of(kind).color(soft));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_over_has_a_minus_and_hours_show_when_there_are_any() {
        assert_eq!(minutes(65), "1:05");
        assert_eq!(minutes(-9), "−0:09");
        assert_eq!(minutes(3_725), "1:02:05");
    }
}
