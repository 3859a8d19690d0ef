//! One of many: a button that unfolds into a list with a search field over it.

use egui::{
    Align2, Id, Key, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::gui::theme::{self, GAP_TINY, RADIUS, RADIUS_SMALL, Type};
use crate::gui::widgets::{Icon, galley_within, search_field};
use crate::words::Words;

/// From this many choices on there is a search field.
const SEARCH_FROM: usize = 9;
/// Height of a row.
const ROW: f32 = 24.0;

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pick {
    /// What it is called.
    pub(super) label: String,
    /// Beside it, quieter: a code, a group; may be empty.
    pub(super) detail: String,
}

impl Pick {
    pub(super) fn new(label: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            detail: detail.into(),
        }
    }
}

/// A picker: what is chosen, how it is called, whether it stays open for more.
pub(super) struct Picker<'p> {
    id: Id,
    shown: &'p str,
    said: &'p str,
    width: Option<f32>,
    icon: Option<Icon>,
    stays: bool,
}

impl<'p> Picker<'p> {
    /// A picker that shows `shown` and is called `said` by those who hear it.
    pub(super) fn new(path: &str, shown: &'p str, said: &'p str) -> Self {
        Self {
            id: Id::unique(("editor-picker", path)),
            shown,
            said,
            width: None,
            icon: None,
            stays: false,
        }
    }

    /// As wide as this; as wide as its words where not given.
    pub(super) fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// A button that adds what is picked, and stays open where several are likely.
    pub(super) fn adds(mut self, stays: bool) -> Self {
        self.icon = Some(Icon::Plus);
        self.stays = stays;
        self
    }

    /// Shows it; answers with the place of the choice that was picked.
    pub(super) fn show(
        self,
        ui: &mut Ui,
        words: &Words,
        choices: impl FnOnce() -> Vec<Pick>,
    ) -> Option<usize> {
        let response = self.button(ui);
        let search_id = self.id.with("search");
        if response.clicked() {
            ui.data_mut(|data| data.remove::<String>(search_id));
        }
        let opened = response.clicked();
        let width = response
            .rect
            .width()
            .max(300.0)
            .min(ui.ctx().content_rect().width() - 32.0);
        let shown = Popup::from_toggle_button_response(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(width)
            .show(|ui| {
                ui.set_width(width);
                let choices = choices();
                let mut search: String =
                    ui.data(|data| data.get_temp(search_id)).unwrap_or_default();
                if choices.len() >= SEARCH_FROM {
                    let field = search_field(ui, &mut search, words.t("search"), width, words);
                    if opened {
                        field.request_focus();
                    }
                    ui.data_mut(|data| data.insert_temp(search_id, search.clone()));
                }
                let picked = list(ui, &choices, &search, words);
                if picked.is_some() && !self.stays {
                    ui.close();
                }
                picked
            });
        shown?.inner
    }

    fn button(&self, ui: &mut Ui) -> egui::Response {
        let palette = theme::palette(ui.visuals());
        let height = ui.spacing().interact_size.y;
        let signs = 12.0 + if self.icon.is_some() { 24.0 } else { 0.0 } + 28.0;
        let room = self.width.unwrap_or_else(|| ui.available_width()).max(64.0);
        let text = galley_within(ui, self.shown, Type::Body, palette.text, room - signs);
        let width = self.width.unwrap_or_else(|| (signs + text.size().x).ceil());
        let (rect, response) = {
            let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            (rect, ui.interact(rect, self.id, Sense::click()))
        };
        if ui.is_rect_visible(rect) {
            let (ground, edge) = if response.hovered() {
                (palette.hover, palette.border)
            } else {
                (
                    ui.visuals().text_edit_bg_color(),
                    ui.visuals().widgets.inactive.bg_stroke.color,
                )
            };
            let painter = ui.painter();
            painter.rect(
                rect,
                f32::from(RADIUS),
                ground,
                Stroke::new(1.0, edge),
                StrokeKind::Inside,
            );
            let mut left = rect.left() + 12.0;
            if let Some(icon) = self.icon {
                let square =
                    Rect::from_center_size(pos2(left + 8.0, rect.center().y), Vec2::splat(16.0));
                icon.paint(painter, square, 14.0, palette.text_soft);
                left += 24.0;
            }
            painter.galley(
                pos2(left, rect.center().y - text.size().y / 2.0),
                text,
                palette.text,
            );
            let sign = Rect::from_center_size(
                pos2(rect.right() - 16.0, rect.center().y),
                Vec2::splat(14.0),
            );
            Icon::ChevronDown.paint(painter, sign, 14.0, palette.text_soft);
            if response.has_focus() {
                let ring = Stroke::new(theme::FOCUS_WIDTH, palette.accent);
                painter.rect_stroke(rect, f32::from(RADIUS), ring, StrokeKind::Outside);
            }
        }
        let said = if self.icon.is_some() {
            self.said.to_owned()
        } else {
            format!("{}: {}", self.said, self.shown)
        };
        response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), &said));
        response.on_hover_text(self.said)
    }
}

fn list(ui: &mut Ui, choices: &[Pick], search: &str, words: &Words) -> Option<usize> {
    let needle = search.trim().to_lowercase();
    let fits = |pick: &Pick| {
        needle.is_empty()
            || pick.label.to_lowercase().contains(&needle)
            || pick.detail.to_lowercase().contains(&needle)
    };
    let found: Vec<(usize, &Pick)> = choices
        .iter()
        .enumerate()
        .filter(|(_, pick)| fits(pick))
        .collect();
    if found.is_empty() {
        let said = words.tf("empty-search", &[("what", search.trim().into())]);
        ui.label(
            Type::Small
                .of(said)
                .color(theme::palette(ui.visuals()).text_faint),
        );
        return None;
    }
    let entered = !needle.is_empty() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut picked = found.first().map(|(at, _)| *at).filter(|_| entered);
    ui.spacing_mut().item_spacing.y = 1.0;
    ScrollArea::vertical()
        .max_height(280.0)
        .auto_shrink([false, true])
        .show_rows(ui, ROW, found.len(), |ui, rows| {
            for (at, pick) in found.get(rows).unwrap_or_default() {
                if row(ui, pick) {
                    picked = Some(*at);
                }
            }
        });
    picked
}

fn row(ui: &mut Ui, pick: &Pick) -> bool {
    let palette = theme::palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    if ui.is_rect_visible(rect) {
        if response.hovered() || response.has_focus() {
            ui.painter()
                .rect_filled(rect, f32::from(RADIUS_SMALL), palette.hover);
        }
        let mut right = rect.right() - 8.0;
        if !pick.detail.is_empty() {
            let at = pos2(right, rect.center().y);
            let detail = galley_within(
                ui,
                &pick.detail,
                Type::Small,
                palette.text_faint,
                rect.width() * 0.45,
            );
            let place = Align2::RIGHT_CENTER.anchor_size(at, detail.size());
            ui.painter().galley(place.min, detail, palette.text_faint);
            right = place.left() - GAP_TINY * 2.0;
        }
        let left = rect.left() + 8.0;
        let label = galley_within(ui, &pick.label, Type::Body, palette.text, right - left);
        ui.painter().galley(
            pos2(left, rect.center().y - label.size().y / 2.0),
            label,
            palette.text,
        );
    }
    let said = if pick.detail.is_empty() {
        pick.label.clone()
    } else {
        format!("{} ({})", pick.label, pick.detail)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, &said));
    response.clicked()
}
