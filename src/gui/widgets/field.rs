//! Fields to type into: a search field with a button that clears it, and a named text field; and
//! which of a dialog's fields has the keyboard when it opens.

use egui::{
    Align2, CursorIcon, Frame, Id, Key, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind,
    TextEdit, Ui, UiBuilder, Vec2, pos2,
};

use super::{Icon, focus_ring};
use crate::gui::theme::{GAP_TINY, RADIUS, Type, palette};
use crate::words::Words;

/// A search field as wide as `width`; `name` is its accessible name and its hint. Escape and the
/// cross clear it. The response tells whether the words changed.
pub fn search_field(
    ui: &mut Ui,
    needle: &mut String,
    name: &str,
    width: f32,
    words: &Words,
) -> Response {
    let p = palette(ui.visuals());
    let height = ui.spacing().interact_size.y;
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, height), Sense::hover());
    let field_id = ui.next_auto_id().with("search");
    let focused = ui.memory(|memory| memory.has_focus(field_id));
    let edge = if focused {
        Stroke::new(2.0, p.accent)
    } else {
        ui.visuals().widgets.inactive.bg_stroke
    };
    let ground = ui.visuals().text_edit_bg_color();
    ui.painter()
        .rect(rect, f32::from(RADIUS), ground, edge, StrokeKind::Inside);
    let lens = Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), Vec2::splat(16.0));
    Icon::Search.paint(ui.painter(), lens, 14.0, p.text_faint);
    let inside = Rect::from_min_max(
        pos2(rect.left() + 28.0, rect.top()),
        pos2(rect.right() - 28.0, rect.bottom()),
    );
    let edit = TextEdit::singleline(needle)
        .id(field_id)
        .hint_text(Type::Body.of(name).color(p.text_faint))
        .font(Type::Body.font())
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .align(Align2::LEFT_CENTER)
        .min_size(inside.size())
        .desired_width(inside.width());
    // In a child of its own, so that what follows stands behind the whole field, and is the same
    // thing whether or not there is something to clear.
    let mut over = ui.new_child(UiBuilder::new().max_rect(rect));
    let mut response = over.put(inside, edit);
    offer_first(&response);
    let shown = name.to_owned();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::SearchInput);
        node.set_label(shown);
    });
    let escaped = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if !needle.is_empty() {
        let cross = Rect::from_center_size(
            pos2(rect.right() - 16.0, rect.center().y),
            Vec2::splat(20.0),
        );
        let clear = over.put(
            cross,
            super::IconButton::new(Icon::Close, words.t("action-clear-search")).small(),
        );
        if clear.clicked() || escaped {
            needle.clear();
            response.mark_changed();
            if clear.clicked() {
                response.request_focus();
            }
        }
    }
    response
}

/// A field for one line of text under its visible name.
pub fn text_field(ui: &mut Ui, value: &mut String, name: &str, width: f32) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        let label = ui.label(
            Type::SmallStrong
                .of(name)
                .color(palette(ui.visuals()).text_soft),
        );
        let response = ui.add(
            TextEdit::singleline(value)
                .font(Type::Body.font())
                .align(Align2::LEFT_CENTER)
                .min_size(egui::vec2(width, ui.spacing().interact_size.y))
                .desired_width(width),
        );
        focus_ring(ui, &response, f32::from(RADIUS));
        offer_first(&response);
        response
            .on_hover_cursor(CursorIcon::Text)
            .labelled_by(label.id)
    })
    .inner
}

/// The first field of the dialog that is being shown.
#[derive(Clone, Copy, Default)]
struct First {
    field: Option<Id>,
    /// Whether a dialog is being shown.
    asked: bool,
}

/// Has a field take the keyboard if it is the first of a dialog that opens.
pub(crate) fn offer_first(field: &Response) {
    field.ctx.data_mut(|data| {
        let first = data.get_temp_mut_or_default::<First>(Id::NULL);
        if first.asked && first.field.is_none() {
            first.field = Some(field.id);
        }
    });
}

/// Shows the contents of the dialog `id`; when it has just come up, its first field gets the
/// keyboard, so that one can type at once. Tells whether it has just come up without any field.
pub(super) fn with_first<R>(ui: &mut Ui, id: Id, contents: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
    let begin = First {
        asked: true,
        ..First::default()
    };
    ui.data_mut(|data| data.insert_temp(Id::NULL, begin));
    let told = contents(ui);
    let pass = ui.ctx().cumulative_pass_nr();
    let (first, before) = ui.data_mut(|data| {
        let first = std::mem::take(data.get_temp_mut_or_default::<First>(Id::NULL));
        let before = data.get_temp::<u64>(id.with("last shown"));
        data.insert_temp(id.with("last shown"), pass);
        (first.field, before)
    });
    let is_new = before.is_none_or(|before| before + 1 < pass);
    if let Some(field) = first.filter(|_| is_new) {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    (told, is_new && first.is_none())
}

/// A field for a path, where the system offers no file dialog. The response has lost the keyboard
/// to Enter when the path is meant.
pub fn path_field(ui: &mut Ui, path: &mut String, words: &Words) -> (Response, bool) {
    let response = text_field(ui, path, words.t("dialog-path"), ui.available_width());
    let meant = response.lost_focus()
        && ui.input(|input| input.key_pressed(Key::Enter))
        && !path.trim().is_empty();
    (response, meant)
}
