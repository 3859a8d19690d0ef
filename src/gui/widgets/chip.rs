//! Chips: words in a small box, the strength of a demand, the salience of an issue, keys.

use egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Icon, galley, galley_within, room};
use crate::gui::theme::{GAP_TINY, RADIUS_SMALL, Tone, Type, palette};
use crate::model::bloc::Strength;
use crate::words::Words;
use crate::words::keys::{strength_hint_key, strength_key};

/// Height of a chip, in points.
pub const CHIP_HEIGHT: f32 = 20.0;

/// A few words in a small box.
#[derive(Clone, Copy, Debug)]
#[must_use = "a chip shows nothing until it is added"]
pub struct Chip<'a> {
    words: &'a str,
    tone: Option<Tone>,
    icon: Option<Icon>,
    hint: Option<&'a str>,
}

impl<'a> Chip<'a> {
    /// A chip in neutral colours.
    pub fn new(words: &'a str) -> Self {
        Self {
            words,
            tone: None,
            icon: None,
            hint: None,
        }
    }

    /// In the colours of a meaning.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = Some(tone);
        self
    }

    /// With a sign before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With a tooltip.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }
}

impl egui::Widget for Chip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let p = palette(ui.visuals());
        let (ink, ground) = self
            .tone
            .map_or((p.text_soft, p.sunken), |tone| (tone.ink, tone.tint));
        let sign = if self.icon.is_some() {
            12.0 + GAP_TINY
        } else {
            0.0
        };
        let text = galley_within(
            ui,
            self.words,
            Type::Small,
            ink,
            (room(ui) - sign - 12.0).max(16.0),
        );
        let elided = text.elided;
        let size = vec2((6.0 + sign + text.size().x + 6.0).ceil(), CHIP_HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            painter.rect_filled(rect, f32::from(RADIUS_SMALL), ground);
            if let Some(icon) = self.icon {
                let square = Rect::from_center_size(
                    pos2(rect.left() + 12.0, rect.center().y),
                    Vec2::splat(12.0),
                );
                icon.paint(painter, square, 12.0, ink);
            }
            let at = pos2(
                rect.left() + 6.0 + sign,
                rect.center().y - text.size().y / 2.0,
            );
            painter.galley(at, text, ink);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.words));
        match self.hint {
            Some(hint) => response.on_hover_text(hint),
            None if elided => response.on_hover_text(self.words),
            None => response,
        }
    }
}

/// How firmly a demand is held: one to three strokes, and the word.
pub fn strength_chip(ui: &mut Ui, strength: Strength, words: &Words) -> Response {
    let p = palette(ui.visuals());
    let ink = if strength == Strength::RedLine {
        p.danger.ink
    } else {
        p.text_soft
    };
    let word = words.t(strength_key(strength));
    let text = galley(ui, word, Type::Small, ink);
    let strokes = 14.0;
    let size = vec2((strokes + 6.0 + text.size().x).ceil(), CHIP_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        for place in 0..3_u8 {
            let left = rect.left() + f32::from(place) * 5.0;
            let height = 4.0 + f32::from(place) * 3.0;
            let bottom = rect.center().y + 5.0;
            let stroke = Rect::from_min_max(pos2(left, bottom - height), pos2(left + 3.0, bottom));
            let held = place < strength.weight();
            painter.rect_filled(stroke, 1.0, if held { ink } else { p.line });
        }
        painter.galley(
            pos2(
                rect.left() + strokes + 6.0,
                rect.center().y - text.size().y / 2.0,
            ),
            text,
            ink,
        );
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response.on_hover_text(words.t(strength_hint_key(strength)))
}

/// A track filled to `share` (0 to 1).
pub fn bar(ui: &mut Ui, share: f32, width: f32) -> Response {
    let p = palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(width, CHIP_HEIGHT), Sense::hover());
    let track = Rect::from_center_size(rect.center(), vec2(width, 4.0));
    ui.painter().rect_filled(track, 2.0, p.line);
    let filled = track.with_max_x(track.left() + width * share.clamp(0.0, 1.0));
    if filled.width() > 0.0 {
        ui.painter().rect_filled(filled, 2.0, p.accent);
    }
    response
}

/// How much an issue weighs for a bloc: a bar and the figure; `reason` is the tooltip.
pub fn salience_bar(ui: &mut Ui, value: Option<u8>, reason: &str, words: &Words) -> Response {
    let Some(value) = value else {
        return ui.add(Chip::new(words.t("salience-none")));
    };
    let p = palette(ui.visuals());
    let name = words.tf("salience-value", &[("value", value.into())]);
    let inner = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        bar(ui, f32::from(value) / 100.0, 56.0);
        let figure = galley(ui, &value.to_string(), Type::Small, p.text_soft);
        // Room for three figures, so that bars in a column end at one edge.
        let (rect, _) = ui.allocate_exact_size(vec2(22.0, CHIP_HEIGHT), Sense::hover());
        let at = pos2(
            rect.right() - figure.size().x,
            rect.center().y - figure.size().y / 2.0,
        );
        ui.painter().galley(at, figure, p.text_soft);
    });
    let response = inner.response.interact(Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    if reason.is_empty() {
        response.on_hover_text(name)
    } else {
        response.on_hover_text(format!("{name}\n{reason}"))
    }
}

/// A key or a combination of keys, as it is written on a keyboard.
pub fn key_cap(ui: &mut Ui, keys: &str) -> Response {
    let p = palette(ui.visuals());
    let text = galley(ui, keys, Type::Small, p.text_soft);
    let size = vec2((text.size().x + 10.0).ceil().max(CHIP_HEIGHT), CHIP_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let edge = ui.visuals().widgets.inactive.bg_stroke.color;
        let radius = f32::from(RADIUS_SMALL);
        painter.rect(
            rect,
            radius,
            p.sunken,
            Stroke::new(1.0, edge),
            StrokeKind::Inside,
        );
        let at = rect.center() - text.size() / 2.0;
        painter.galley(at, text, p.text_soft);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, keys));
    response
}
