//! One of several: a switch whose few choices stay in sight (years, languages, themes), and a list
//! that unfolds where there are many.

use egui::{
    Color32, ComboBox, EventFilter, Id, Key, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::{Icon, focus_ring, galley};
use crate::gui::theme::{RADIUS, RADIUS_SMALL, Type, palette};

/// Shows `choices` side by side and lets one be chosen; `name` says what is chosen. Returns
/// whether the choice changed.
///
/// The arrow keys go from choice to choice, as in any group of radio buttons.
pub fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut T,
    choices: &[(T, &str)],
) -> bool {
    let height = ui.spacing().interact_size.y;
    let p = palette(ui.visuals());
    let galleys: Vec<_> = choices
        .iter()
        .map(|(value, words)| {
            let kind = if value == chosen {
                Type::Strong
            } else {
                Type::Body
            };
            // The width of the heavier type in both states, so that nothing moves on a change.
            let width = galley(ui, words, Type::Strong, Color32::PLACEHOLDER)
                .size()
                .x;
            (
                galley(ui, words, kind, Color32::PLACEHOLDER),
                (width + 20.0).ceil(),
            )
        })
        .collect();
    let whole: f32 = galleys.iter().map(|(_, width)| width).sum::<f32>() + 4.0;
    let (track, group) = ui.allocate_exact_size(vec2(whole, height), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, ui.is_enabled(), name));
    ui.painter().rect_filled(track, f32::from(RADIUS), p.hover);
    let mut changed = false;
    let mut left = track.left() + 2.0;
    let mut moved_from = None;
    for (place, ((value, words), (text, width))) in choices.iter().zip(galleys).enumerate() {
        let rect = Rect::from_min_size(pos2(left, track.top() + 2.0), vec2(width, height - 4.0));
        left += width;
        let mut response = ui.interact(rect, group.id.with(place), Sense::click());
        if response.clicked() && value != chosen {
            *chosen = *value;
            changed = true;
            response.mark_changed();
        }
        if response.has_focus() {
            moved_from = arrow(ui, &response).map(|step| (place, step));
        }
        let on = value == chosen;
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            if on {
                let edge = Stroke::new(1.0, ui.visuals().widgets.inactive.bg_stroke.color);
                let ground = if p.dark { p.pressed } else { p.raised };
                painter.rect(
                    rect,
                    f32::from(RADIUS_SMALL),
                    ground,
                    edge,
                    StrokeKind::Inside,
                );
            }
            let ink = if on || response.hovered() {
                p.text
            } else {
                p.text_soft
            };
            painter.galley(rect.center() - text.size() / 2.0, text, ink);
            focus_ring(ui, &response, f32::from(RADIUS_SMALL));
        }
        response
            .widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, words));
    }
    if let Some((place, step)) = moved_from {
        let next = place
            .saturating_add_signed(step)
            .min(choices.len().saturating_sub(1));
        if let Some((value, _)) = choices.get(next).filter(|(value, _)| value != chosen) {
            *chosen = *value;
            changed = true;
        }
        ui.memory_mut(|memory| memory.request_focus(group.id.with(next)));
    }
    changed
}

/// Which way an arrow key pressed on `response` goes.
fn arrow(ui: &Ui, response: &egui::Response) -> Option<isize> {
    let keep = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keep));
    ui.input(|input| {
        let pressed = |keys: [Key; 2]| keys.iter().any(|key| input.key_pressed(*key));
        if pressed([Key::ArrowLeft, Key::ArrowUp]) {
            Some(-1)
        } else {
            pressed([Key::ArrowRight, Key::ArrowDown]).then_some(1)
        }
    })
}

/// How high a list unfolds at most; the rest of it scrolls.
const UNFOLDED: f32 = 420.0;

/// A list that unfolds; `name` says what is chosen and is read aloud with the choice. Returns
/// whether the choice changed.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    id: Id,
    name: &str,
    chosen: &mut T,
    choices: &[(T, &str)],
) -> bool {
    let shown = choices
        .iter()
        .find(|(value, _)| value == chosen)
        .map_or("", |(_, words)| *words);
    let before = *chosen;
    let unfolded = ComboBox::from_id_salt(id)
        .selected_text(shown)
        .height(UNFOLDED)
        .icon(|ui, rect, visuals, _open| {
            Icon::ChevronDown.paint(ui.painter(), rect, 14.0, visuals.fg_stroke.color);
        })
        .show_ui(ui, |ui| {
            for (value, words) in choices {
                ui.selectable_value(chosen, *value, *words);
            }
        });
    let said = format!("{name}: {shown}");
    unfolded.response.accessible_name(said).on_hover_text(name);
    *chosen != before
}
