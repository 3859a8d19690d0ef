//! How a stance shows: a sign, its word, and a colour that says nothing the two do not.
//!
//! What is wanted or required is a full circle, what is rejected or opposed a cross, what may be an
//! open circle; both at once is a half-filled circle, and nothing on record a dash.

use egui::{Color32, Painter, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::galley;
use super::verdict::paint_glyph;
use crate::assess::matrix::Reading;
use crate::assess::verdict::Verdict;
use crate::gui::theme::{Palette, Tone, Type, palette};
use crate::model::bloc::Verb;
use crate::words::Words;
use crate::words::keys::{reading_hint_key, reading_key, verb_key};

/// Side of the sign beside its word.
pub const SIGN: f32 = 12.0;

/// The colours of a stance. They lie apart for every common colour blindness, and none is that of
/// a verdict alone: a stance is no verdict.
pub fn stance_tone(p: &Palette, reading: Reading) -> Tone {
    match reading {
        Reading::Wants => p.info,
        Reading::Rejects => p.danger,
        Reading::Mixed => p.owner(4),
        Reading::Open => p.success,
        Reading::NoRecordedPosition => Tone {
            ink: p.text_faint,
            tint: p.page,
            mark: p.border,
        },
    }
}

/// What a single demand amounts to.
pub fn stance_of(verb: Verb) -> Reading {
    match verb {
        Verb::Requires => Reading::Wants,
        Verb::Accepts => Reading::Open,
        Verb::Opposes => Reading::Rejects,
    }
}

/// The verdict whose glyph serves as the sign of a stance; none where it is a full circle.
pub fn stance_glyph(reading: Reading) -> Option<Verdict> {
    match reading {
        Reading::Wants => None,
        Reading::Rejects => Some(Verdict::Conflict),
        Reading::Mixed => Some(Verdict::Reserve),
        Reading::Open => Some(Verdict::Acceptable),
        Reading::NoRecordedPosition => Some(Verdict::NoPosition),
    }
}

/// Paints the sign of a stance, `side` points wide, in the middle of `rect`.
pub fn paint_stance(painter: &Painter, rect: Rect, side: f32, reading: Reading, ink: Color32) {
    match stance_glyph(reading) {
        Some(verdict) => paint_glyph(painter, rect, side, verdict, ink),
        None => {
            painter.circle_filled(rect.center(), side * 0.45, ink);
        }
    }
}

/// Sign and word of a stance.
pub fn stance_label(ui: &mut Ui, reading: Reading, words: &Words) -> Response {
    let word = words.t(reading_key(reading));
    let response = sign_and_word(ui, reading, word, None);
    response.on_hover_text(words.t(reading_hint_key(reading)))
}

/// Sign and word of what is asked; `width` keeps what follows in a column.
pub fn verb_label(ui: &mut Ui, verb: Verb, width: f32, words: &Words) -> Response {
    sign_and_word(ui, stance_of(verb), words.t(verb_key(verb)), Some(width))
}

fn sign_and_word(ui: &mut Ui, reading: Reading, word: &str, width: Option<f32>) -> Response {
    let ink = stance_tone(palette(ui.visuals()), reading).ink;
    let text = galley(ui, word, Type::Small, ink);
    let natural = (SIGN + 6.0 + text.size().x).ceil();
    let width = width.map_or(natural, |width| width.max(natural));
    let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let middle = rect.left_center() + vec2(SIGN / 2.0, 0.0);
        let square = Rect::from_center_size(middle, Vec2::splat(SIGN));
        paint_stance(painter, square, SIGN, reading, ink);
        let at = rect.left_center() + vec2(SIGN + 6.0, -text.size().y / 2.0);
        painter.galley(at, text, ink);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}
