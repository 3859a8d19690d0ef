//! Speaking time: a bar for each delegation, with its minutes and the texts it tabled.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use crate::exchange::exercise::clock;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::section;
use crate::session::view::debrief::SpokenView;
use crate::words::Words;

/// Height of a row.
const ROW: f32 = 22.0;

pub(super) fn spoken_ui(ui: &mut Ui, spoken: &[SpokenView], words: &Words) {
    section(ui, words.t("debrief-spoken"), None);
    if spoken.is_empty() {
        super::went::quiet(ui, words.t("debrief-spoken-none"));
        return;
    }
    let palette = theme::palette(ui.visuals());
    let most = spoken.iter().map(|one| one.ms).max().unwrap_or(0).max(1);
    let name_room = (ui.available_width() * 0.24).clamp(88.0, 190.0);
    let bar_room = (ui.available_width() - name_room - 220.0).clamp(80.0, 420.0);
    for one in spoken {
        let (time, texts) = (clock(one.ms), one.texts.to_string());
        let said = words.tf(
            "debrief-spoken-row",
            &[
                ("who", one.role.as_str().into()),
                ("time", time.as_str().into()),
                ("texts", texts.as_str().into()),
            ],
        );
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let name = egui::Label::new(Type::Body.of(one.role.as_str())).truncate();
            ui.allocate_ui(vec2(name_room, ROW), |ui| {
                ui.set_width(name_room);
                ui.add(name);
            });
            let (rect, response) = ui.allocate_exact_size(vec2(bar_room, ROW), Sense::hover());
            let bar = rect.shrink2(vec2(0.0, 6.0));
            ui.painter().rect_filled(bar, 2.0, palette.sunken);
            let share = one.ms as f32 / most as f32;
            let filled = bar.with_max_x(bar.left() + bar.width() * share);
            if one.ms > 0 {
                ui.painter().rect_filled(filled, 2.0, palette.owner(0).mark);
            }
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
            ui.label(Type::Body.of(time.as_str()).color(palette.text));
            let tabled = words.tf("debrief-tabled-n", &[("n", texts.as_str().into())]);
            ui.label(Type::Small.of(tabled).color(palette.text_soft));
        });
    }
}
