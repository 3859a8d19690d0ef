//! Menus that stay on the screen: one with more items than a projector's picture is high scrolls,
//! where a plain one would cover its own bar and end below the edge.

use egui::{ScrollArea, TextWrapMode, Ui};

use crate::gui::theme::Type;

/// Points that the bar above a menu, and its own frame, take of the window's height.
const AROUND: f32 = 64.0;

/// A menu button of this name; what it opens is never higher than the window.
pub fn menu(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    ui.menu_button(Type::Body.of(name), |ui| {
        let height = (ui.ctx().content_rect().height() - AROUND).max(AROUND);
        // As high as the screen lets it be: a popup by itself stops at a few hundred points.
        let list = ScrollArea::vertical().max_height(height);
        list.min_scrolled_height(height).show(ui, |ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            ui.spacing_mut().item_spacing.y = 2.0;
            contents(ui);
        });
    });
}
