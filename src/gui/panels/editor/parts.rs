//! What forms are set with: fields, remarks, columns and pairs.

use egui::text_edit::TextEditState;
use egui::{
    Align, Align2, Id, Layout, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, Vec2, vec2,
};

use crate::gui::theme::{self, GAP_TINY, RADIUS, Tone, Type};
use crate::gui::widgets::Icon;
use crate::words::Words;

/// Width from which two fields stand side by side.
const PAIR_WIDTH: f32 = 480.0;

/// A text field as wide as there is room, named for those who hear it.
pub(super) fn edit(
    ui: &mut Ui,
    path: &str,
    said: &str,
    value: &mut String,
    rows: usize,
    wrong: bool,
) -> Response {
    let width = ui.available_width();
    let id = field_id(path);
    let edit = if rows > 1 {
        TextEdit::multiline(value).desired_rows(rows)
    } else {
        TextEdit::singleline(value)
    };
    let response = ui.add(
        edit.id(id)
            .font(Type::Body.font())
            .align(if rows > 1 {
                Align2::LEFT_TOP
            } else {
                Align2::LEFT_CENTER
            })
            .min_size(vec2(width, ui.spacing().interact_size.y))
            .desired_width(width),
    );
    let palette = theme::palette(ui.visuals());
    let ring = if wrong {
        Some(palette.danger.mark)
    } else {
        response.has_focus().then_some(palette.accent)
    };
    if let Some(ring) = ring {
        let stroke = Stroke::new(theme::FOCUS_WIDTH, ring);
        ui.painter()
            .rect_stroke(response.rect, f32::from(RADIUS), stroke, StrokeKind::Inside);
    }
    response.accessible_name(said)
}

/// The name above a field; none where it is empty.
pub(super) fn field_name(ui: &mut Ui, name: &str) {
    if !name.is_empty() {
        let soft = theme::palette(ui.visuals()).text_soft;
        ui.label(Type::SmallStrong.of(name).color(soft));
    }
}

/// The keyboard goes with a field whose record moved to another place in its list.
pub(super) fn carry_focus(ui: &Ui, from: &str, to: &str) {
    let (from, to) = (field_id(from), field_id(to));
    if ui.memory(|memory| memory.has_focus(from)) {
        if let Some(caret) = TextEditState::load(ui.ctx(), from) {
            caret.store(ui.ctx(), to);
        }
        ui.memory_mut(|memory| memory.request_focus(to));
    }
}

fn field_id(path: &str) -> Id {
    Id::unique(("editor-field", path))
}

/// A sign, what it says, and what to do about it.
pub(super) fn remark(ui: &mut Ui, icon: Icon, tone: Tone, says: &str, remedy: &str) {
    let faint = theme::palette(ui.visuals()).text_soft;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
        icon.paint(ui.painter(), rect, 13.0, tone.mark);
        column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(egui::Label::new(Type::Small.of(says).color(tone.ink)).wrap());
            if !remedy.is_empty() {
                ui.add(egui::Label::new(Type::Small.of(remedy).color(faint)).wrap());
            }
        });
    });
}

/// Something valid that is probably not as meant.
pub(super) fn caution(ui: &mut Ui, words: &Words, key: &str) {
    let tone = theme::palette(ui.visuals()).warning;
    remark(ui, Icon::Warning, tone, words.t(key), "");
}

/// Things that belong to one field, close together.
pub(super) fn column<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        contents(ui)
    })
    .inner
}

/// A part of a line, `width` points wide.
pub(super) fn cell<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(width, ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        contents(ui)
    })
    .inner
}

/// Two things side by side where there is room, else one below the other.
pub(super) fn pair<C>(
    ui: &mut Ui,
    shared: &mut C,
    left: impl FnOnce(&mut C, &mut Ui),
    right: impl FnOnce(&mut C, &mut Ui),
) {
    let whole = ui.available_width();
    if whole < PAIR_WIDTH {
        left(shared, ui);
        right(shared, ui);
        return;
    }
    let half = ((whole - theme::GAP) / 2.0).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP;
        cell(ui, half, |ui| left(shared, ui));
        cell(ui, half, |ui| right(shared, ui));
    });
}
