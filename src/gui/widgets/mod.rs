//! The small parts the window is made of.
//!
//! Each is a function or a builder that takes its words ready made, paints itself in the colours
//! of the theme, and answers with egui's response. Whatever can be clicked, typed into or reached
//! with the keyboard has an accessible name, and shows a ring while it has the keyboard.

pub mod button;
pub mod chip;
pub mod field;
pub mod frame;
pub mod icon;
mod icon_parts;
pub mod invisible;
pub mod menu;
pub mod segmented;
pub mod stance;
pub mod toast;
pub mod verdict;

use std::sync::Arc;

use egui::{
    Align, Color32, Galley, Id, Key, Modifiers, Painter, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo,
};

pub use button::{ActionButton, IconButton, Rank, citation};
pub use chip::{Chip, bar, key_cap, salience_bar, strength_chip};
pub(crate) use field::offer_first;
pub use field::{path_field, search_field, text_field};
pub use frame::{
    Footer, card, empty_state, empty_state_with, ends, modal, section, section_folding,
};
pub use icon::Icon;
pub use menu::menu;
pub use segmented::{choice, segmented};
pub use stance::{stance_label, stance_tone, verb_label};
pub use toast::{ToastKind, Toasts};
pub use verdict::{VerdictBadge, not_coded, not_coded_label, verdict_dot};

use super::theme::{FOCUS_WIDTH, Type, palette};

/// Walks through `n` rows with the arrow keys while what has the id `focus` has the keyboard;
/// whether an arrow was pressed.
pub(crate) fn walk_rows(ui: &Ui, focus: Id, n: usize, at: &mut usize) -> bool {
    if !ui.memory(|memory| memory.has_focus(focus)) {
        return false;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    if down {
        *at = (*at + 1).min(n.saturating_sub(1));
    }
    if up {
        *at = at.saturating_sub(1);
    }
    down || up
}

/// Brings what was painted since `top` into view.
pub(crate) fn bring_into_view(ui: &Ui, top: Pos2, align: Option<Align>) {
    ui.scroll_to_rect(Rect::from_min_max(top, ui.min_rect().max), align);
}

/// Makes rows one thing that can have the keyboard, under the id `focus` and an accessible name.
pub(crate) fn focusable_rows(ui: &Ui, focus: Id, name: &str) {
    let rows = ui.interact(Rect::NOTHING, focus, Sense::focusable_noninteractive());
    rows.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
}

/// Words on one line, ready to be painted.
pub(crate) fn galley(ui: &Ui, words: &str, kind: Type, color: Color32) -> Arc<Galley> {
    ui.painter()
        .layout_no_wrap(words.to_owned(), kind.font(), color)
}

/// Words on one line that end in an ellipsis where `width` is too small.
pub(crate) fn galley_within(
    ui: &Ui,
    words: &str,
    kind: Type,
    color: Color32,
    width: f32,
) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), kind.font(), color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// How wide a thing in this place may be: the rest of the line, or a whole line where lines wrap.
pub(crate) fn room(ui: &Ui) -> f32 {
    if ui.layout().main_wrap() {
        ui.max_rect().width()
    } else {
        ui.available_width()
    }
}

/// The ring round what has the keyboard.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, radius: f32) {
    if response.has_focus() {
        ring(
            ui.painter(),
            response.rect,
            radius,
            palette(ui.visuals()).accent,
        );
    }
}

fn ring(painter: &Painter, rect: Rect, radius: f32, color: Color32) {
    painter.rect_stroke(
        rect,
        radius,
        Stroke::new(FOCUS_WIDTH, color),
        StrokeKind::Outside,
    );
}
