//! What holds other things: cards, section headers, empty states, dialogs.

use egui::{
    Align, Color32, Context, CornerRadius, Frame, Id, InnerResponse, Layout, Margin, Rect,
    Response, Role,
};
use egui::{Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::field::with_first;
use super::{ActionButton, Icon, IconButton, Rank, focus_ring, galley, galley_within};
use crate::gui::theme::{GAP, GAP_TINY, GAP_WIDE, RADIUS, Type, palette};
use crate::words::Words;

/// A card on a quiet ground; `edge` colours its left edge.
pub fn card<R>(
    ui: &mut Ui,
    edge: Option<Color32>,
    contents: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let p = palette(ui.visuals());
    let inner = Frame::new()
        .fill(p.raised)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(if ui.spacing().interact_size.y > 24.0 {
            Margin::same(12)
        } else {
            Margin::same(8)
        })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.with_layout(Layout::top_down(Align::Min), contents).inner
        });
    if let Some(edge) = edge {
        let rect = inner.response.rect;
        let strip = rect.with_max_x(rect.left() + 3.0);
        let radius = CornerRadius {
            nw: RADIUS,
            sw: RADIUS,
            ne: 0,
            se: 0,
        };
        ui.painter().rect_filled(strip, radius, edge);
    }
    inner
}

/// One line with something at either end: what stands on the left gives way, its words ending in an
/// ellipsis, so that the right is never covered.
pub fn ends<L, R>(
    ui: &mut Ui,
    left: impl FnOnce(&mut Ui) -> L,
    right: impl FnOnce(&mut Ui) -> R,
) -> (L, R) {
    egui::Sides::new()
        .shrink_left()
        .truncate()
        .show(ui, left, right)
}

/// The head of a section: its name and, on the right, a count.
pub fn section(ui: &mut Ui, name: &str, count: Option<&str>) -> Response {
    let p = palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    paint_head(ui, rect, rect.left(), name, count, p.text_soft);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    response
}

fn paint_head(ui: &Ui, rect: Rect, left: f32, name: &str, count: Option<&str>, ink: Color32) {
    let right = count.map_or_else(
        || rect.right(),
        |count| {
            let faint = palette(ui.visuals()).text_faint;
            let figure = galley(ui, count, Type::Small, faint);
            let at = pos2(
                rect.right() - figure.size().x,
                rect.center().y - figure.size().y / 2.0,
            );
            ui.painter().galley(at, figure, faint);
            at.x - GAP
        },
    );
    let text = galley_within(ui, name, Type::SmallStrong, ink, right - left);
    ui.painter()
        .galley(pos2(left, rect.center().y - text.size().y / 2.0), text, ink);
}

/// A section that folds away; egui remembers under `id` whether it is open.
pub fn section_folding<R>(
    ui: &mut Ui,
    id: Id,
    name: &str,
    count: Option<&str>,
    open_at_first: bool,
    contents: impl FnOnce(&mut Ui) -> R,
) -> Option<R> {
    let mut open = ui.data_mut(|data| *data.get_persisted_mut_or(id, open_at_first));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    if response.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_persisted(id, open));
    }
    let p = palette(ui.visuals());
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, 4.0, p.hover);
        }
        let sign =
            Rect::from_center_size(pos2(rect.left() + 8.0, rect.center().y), Vec2::splat(12.0));
        let icon = if open {
            Icon::ChevronDown
        } else {
            Icon::ChevronRight
        };
        icon.paint(ui.painter(), sign, 12.0, p.text_soft);
        paint_head(ui, rect, rect.left() + 20.0, name, count, p.text_soft);
        focus_ring(ui, &response, 4.0);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), name));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(open));
    open.then(|| contents(ui))
}

/// What stands where nothing is yet: a sign, a sentence, a hint and the action that helps. Returns
/// whether the action was taken.
pub fn empty_state(
    ui: &mut Ui,
    icon: Icon,
    sentence: &str,
    hint: &str,
    action: Option<&str>,
) -> bool {
    let actions: Vec<&str> = action.into_iter().collect();
    empty_state_with(ui, icon, (sentence, hint), &actions).is_some()
}

/// The same with several things that can be done next; the place of the one that was chosen.
pub fn empty_state_with(
    ui: &mut Ui,
    icon: Icon,
    (sentence, hint): (&str, &str),
    actions: &[&str],
) -> Option<usize> {
    let p = palette(ui.visuals());
    // In a low panel what to do next matters more than air.
    let air = (ui.available_height() * 0.1).clamp(GAP_TINY, GAP_WIDE * 2.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(ui.available_width().min(460.0));
        ui.add_space(air);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(48.0), Sense::hover());
        ui.painter().circle_filled(rect.center(), 24.0, p.hover);
        icon.paint(ui.painter(), rect, 24.0, p.text_faint);
        ui.add_space(GAP);
        ui.label(Type::Strong.of(sentence).color(p.text));
        if !hint.is_empty() {
            ui.label(Type::Body.of(hint).color(p.text_faint));
        }
        let mut taken = None;
        for (at, action) in actions.iter().enumerate() {
            ui.add_space(GAP_TINY);
            let button = ActionButton::new(action).rank(Rank::Secondary);
            if ui.add(button).clicked() {
                taken = Some(at);
            }
        }
        ui.add_space(air);
        taken
    })
    .inner
}

/// The buttons of a dialog, from right to left in the order in which they are added.
pub struct Footer<'u> {
    ui: &'u mut Ui,
    /// Whether the dialog has just come up and nothing in it takes the keyboard: then its main
    /// button does, so that Enter answers and a person sees what it would answer.
    takes_keyboard: bool,
}

impl Footer<'_> {
    /// Adds a button and tells whether it was pressed.
    pub fn button(&mut self, words: &str, rank: Rank, enabled: bool) -> bool {
        let button = ActionButton::new(words).rank(rank);
        let response = self.ui.add_enabled(enabled, button);
        if self.takes_keyboard && enabled && rank == Rank::Primary {
            response.request_focus();
            self.takes_keyboard = false;
        }
        response.clicked()
    }
}

/// A dialog over the window: a title, what `contents` shows, and a row of buttons. Returns what
/// the two answered, and whether the person wants it closed (Escape, the cross, a click outside).
pub fn modal<A, B>(
    ctx: &Context,
    id: Id,
    title: &str,
    words: &Words,
    contents: impl FnOnce(&mut Ui) -> A,
    buttons: impl FnOnce(&mut Footer<'_>) -> B,
) -> (A, B, bool) {
    let style = ctx.global_style();
    let p = palette(&style.visuals);
    let frame = Frame::popup(&style)
        .inner_margin(Margin::same(20))
        .corner_radius(CornerRadius::same(8));
    let area = egui::Modal::default_area(id)
        .role(Role::Dialog)
        .accessible_name(title);
    let shown = egui::Modal::new(id)
        .area(area)
        .backdrop_color(p.scrim)
        .frame(frame)
        .show(ctx, |ui| {
            ui.set_width(540.0_f32.min(ctx.content_rect().width() - 64.0));
            let mut crossed = false;
            ui.horizontal(|ui| {
                ui.label(Type::Title.of(title).color(p.text));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    crossed = ui
                        .add(IconButton::new(Icon::Close, words.t("action-close-dialog")).small())
                        .clicked();
                });
            });
            ui.add_space(GAP);
            let (told, takes_keyboard) = with_first(ui, id, contents);
            ui.add_space(GAP_WIDE);
            let row = vec2(ui.available_width(), ui.spacing().interact_size.y);
            let asked = ui
                .allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                    buttons(&mut Footer { ui, takes_keyboard })
                })
                .inner;
            (told, asked, crossed)
        });
    // A dialog stands in the middle by the size it had before: what grew has to be placed once more.
    let size = shown.response.rect.size();
    let before = ctx.data_mut(|data| {
        let before = data.get_temp::<Vec2>(id.with("size"));
        data.insert_temp(id.with("size"), size);
        before
    });
    if before != Some(size) {
        ctx.request_repaint();
    }
    let outside = shown.should_close();
    let (told, asked, crossed) = shown.inner;
    (told, asked, crossed || outside)
}
