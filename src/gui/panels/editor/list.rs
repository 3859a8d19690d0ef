//! List and form side by side, or one after the other where the pane is narrow; rows of the list.

use egui::{
    Id, Panel, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::gui::theme::{self, GAP, RADIUS_SMALL, Type};
use crate::gui::widgets::{
    ActionButton, Icon, IconButton, Rank, ends, galley_within, search_field,
};
use crate::words::Words;

use super::parts::cell;

/// Width of the pane from which list and form stand side by side.
const SPLIT_FROM: f32 = 640.0;

/// One of the two sides of a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// What there is.
    List,
    /// The one that is edited.
    Form,
}

/// Shows list and form. Where there is room for one only, it is the form while `in_form` holds,
/// with a way back; answers whether it was taken.
pub(super) fn split(
    ui: &mut Ui,
    salt: &str,
    in_form: bool,
    words: &Words,
    mut contents: impl FnMut(&mut Ui, Side),
) -> bool {
    let mut back = false;
    if ui.available_width() >= SPLIT_FROM {
        let palette = theme::palette(ui.visuals());
        let frame = egui::Frame::new().fill(palette.surface);
        Panel::left(("editor-list", salt))
            .resizable(true)
            .default_size(264.0)
            .size_range(200.0..=420.0)
            .frame(frame)
            .show(ui, |ui| contents(ui, Side::List));
        scroll_form(ui, salt, |ui| contents(ui, Side::Form));
    } else if in_form {
        egui::Frame::new()
            .inner_margin(egui::Margin::symmetric(12, 0))
            .show(ui, |ui| {
                let button = ActionButton::new(words.t("editor-back-to-list"))
                    .rank(Rank::Quiet)
                    .icon(Icon::ChevronLeft);
                back = ui.add(button).clicked();
            });
        scroll_form(ui, salt, |ui| contents(ui, Side::Form));
    } else {
        contents(ui, Side::List);
    }
    back
}

fn scroll_form(ui: &mut Ui, salt: &str, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(("editor-form", salt))
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin {
                    left: 16,
                    right: 16,
                    top: 4,
                    bottom: 24,
                })
                .show(ui, |ui| {
                    // Long lines are hard to read, and fields wider than this look lost.
                    ui.set_max_width(ui.available_width().min(760.0));
                    ui.spacing_mut().item_spacing.y = GAP;
                    contents(ui);
                });
        });
}

/// The head of a list: the search field and the button that adds. Whether the button was pressed.
pub(super) fn list_head(
    ui: &mut Ui,
    search: &mut String,
    name: &str,
    add: Option<&str>,
    words: &Words,
) -> bool {
    let mut pressed = false;
    egui::Frame::new()
        .inner_margin(egui::Margin {
            left: 12,
            right: 12,
            top: 4,
            bottom: 4,
        })
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let button = if add.is_some() {
                    ui.spacing().interact_size.y + 4.0
                } else {
                    0.0
                };
                let width = ui.available_width() - button;
                cell(ui, width, |ui| search_field(ui, search, name, width, words));
                if let Some(add) = add {
                    pressed = ui.add(IconButton::new(Icon::Plus, add)).clicked();
                }
            });
        });
    pressed
}

/// The rows of a list, which scroll.
pub(super) fn list_rows(ui: &mut Ui, salt: &str, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(("editor-rows", salt))
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin {
                    left: 8,
                    right: 8,
                    top: 0,
                    bottom: 16,
                })
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    contents(ui);
                });
        });
}

/// What a row of a list shows.
pub(super) struct Row<'a> {
    /// Path of what it stands for.
    pub(super) path: &'a str,
    /// Its name.
    pub(super) title: &'a str,
    /// At the right, quieter; may be empty.
    pub(super) detail: &'a str,
    /// What is said for it where a figure alone would say too little; else empty.
    pub(super) heard: &'a str,
    /// Whether it is the one edited.
    pub(super) selected: bool,
    /// Whether nothing is there yet.
    pub(super) quiet: bool,
    /// How far it stands in, in points.
    pub(super) indent: f32,
    /// A second line, quieter; may be empty.
    pub(super) below: &'a str,
    /// Whether it comes into sight now.
    pub(super) reveal: bool,
}

impl Default for Row<'_> {
    fn default() -> Self {
        Self {
            path: "",
            title: "",
            detail: "",
            heard: "",
            selected: false,
            quiet: false,
            indent: 12.0,
            below: "",
            reveal: false,
        }
    }
}

/// A row; whether it was pressed.
pub(super) fn list_row(ui: &mut Ui, row: &Row<'_>, words: &Words) -> bool {
    let palette = theme::palette(ui.visuals());
    let height = if row.below.is_empty() { 26.0 } else { 42.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let response = ui.interact(rect, Id::unique(("editor-row", row.path)), Sense::click());
    let parts = [
        row.title,
        row.below,
        if row.heard.is_empty() {
            row.detail
        } else {
            row.heard
        },
    ];
    let said = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(words.t("list-comma"));
    if row.reveal {
        response.scroll_to_me(Some(egui::Align::Center));
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.selected, &said));
    if ui.is_rect_visible(rect) {
        let ground = if row.selected {
            Some(palette.accent_soft)
        } else {
            (response.hovered() || response.has_focus()).then_some(palette.hover)
        };
        if let Some(ground) = ground {
            ui.painter()
                .rect_filled(rect, f32::from(RADIUS_SMALL), ground);
        }
        if response.has_focus() {
            let edge = Stroke::new(theme::FOCUS_WIDTH, palette.accent);
            ui.painter()
                .rect_stroke(rect, f32::from(RADIUS_SMALL), edge, StrokeKind::Inside);
        }
        paint(ui, rect, row, palette);
    }
    response.on_hover_text(&said).clicked()
}

fn paint(ui: &Ui, rect: Rect, row: &Row<'_>, palette: &theme::Palette) {
    let middle = rect.top() + 13.0;
    let mut right = rect.right() - 8.0;
    let left = rect.left() + 8.0 + row.indent;
    if !row.detail.is_empty() {
        let room = (right - left) * 0.45;
        let detail = galley_within(ui, row.detail, Type::Small, palette.text_faint, room);
        right -= detail.size().x;
        let at = pos2(right, middle - detail.size().y / 2.0);
        ui.painter().galley(at, detail, palette.text_faint);
        right -= GAP;
    }
    let ink = if row.quiet {
        palette.text_faint
    } else {
        palette.text
    };
    let kind = if row.selected {
        Type::Strong
    } else {
        Type::Body
    };
    let title = galley_within(ui, row.title, kind, ink, right - left);
    ui.painter()
        .galley(pos2(left, middle - title.size().y / 2.0), title, ink);
    if !row.below.is_empty() {
        let below = galley_within(
            ui,
            row.below,
            Type::Small,
            palette.text_faint,
            rect.right() - 8.0 - left,
        );
        ui.painter()
            .galley(pos2(left, rect.top() + 22.0), below, palette.text_faint);
    }
}

/// The head of a form: what it is in small type with its buttons at the right, and the title below.
pub(super) fn form_head<R>(
    ui: &mut Ui,
    over: &str,
    title: &str,
    buttons: impl FnOnce(&mut Ui) -> R,
) -> R {
    let palette = theme::palette(ui.visuals());
    let (_, answer) = ends(
        ui,
        |ui| ui.add(egui::Label::new(Type::Strong.of(over).color(palette.accent)).truncate()),
        buttons,
    );
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add(egui::Label::new(Type::Heading.of(title)).wrap());
    ui.spacing_mut().item_spacing.y = GAP;
    answer
}

/// Whether every word searched for occurs in one of `texts`.
pub(super) fn matches(search: &str, texts: &[&str]) -> bool {
    let search = search.to_lowercase();
    search
        .split_whitespace()
        .all(|word| texts.iter().any(|text| text.to_lowercase().contains(word)))
}

/// "Really?" before something large is taken out; answers once it was answered.
pub(super) fn ask_again(ui: &mut Ui, question: &str, words: &Words) -> Option<bool> {
    let mut answer = None;
    crate::gui::widgets::card(ui, Some(theme::palette(ui.visuals()).danger.mark), |ui| {
        ui.add(egui::Label::new(Type::Body.of(question)).wrap());
        ui.horizontal(|ui| {
            if ui
                .add(ActionButton::new(words.t("editor-remove-sure")).rank(Rank::Danger))
                .clicked()
            {
                answer = Some(true);
            }
            if ui
                .add(ActionButton::new(words.t("action-cancel")).rank(Rank::Quiet))
                .clicked()
            {
                answer = Some(false);
            }
        });
    });
    answer
}
