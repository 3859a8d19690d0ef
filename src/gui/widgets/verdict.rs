//! How a verdict shows: a painted glyph, its word, and a pill in its colour.
//!
//! The three always go together; where there is no room for the word (the outline, a cell of the
//! matrix) the glyph stands alone, and the word is its accessible name and its tooltip. The glyphs
//! differ in shape, so that the colour adds nothing that is not said otherwise.

use egui::{
    Color32, Painter, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{galley, icon};
use crate::assess::verdict::Verdict;
use crate::gui::theme::{GAP_TINY, Tone, Type, palette};
use crate::words::Words;

/// Side of a verdict's glyph beside its word.
pub const GLYPH: f32 = 12.0;
/// Height of a badge.
pub const BADGE_HEIGHT: f32 = 20.0;

/// Paints the glyph of a verdict in the middle of `rect`: a stop sign for a crossed red line, a
/// cross, a half-filled circle, a tick, an open circle, a dash, and a question mark.
pub fn paint_glyph(
    painter: &Painter,
    rect: Rect,
    side: f32,
    verdict: Verdict,
    ink: Color32,
    hole: Color32,
) {
    let middle = rect.center();
    let unit = side / 12.0;
    let at = |x: f32, y: f32| pos2(middle.x + (x - 6.0) * unit, middle.y + (y - 6.0) * unit);
    let stroke = Stroke::new((1.6 * unit).max(1.0), ink);
    match verdict {
        Verdict::CrossesRedLine => {
            let corner = |n: u8| {
                middle + 6.0 * unit * Vec2::angled((f32::from(n) * 45.0 + 22.5).to_radians())
            };
            painter.add(Shape::convex_polygon(
                (0..8).map(corner).collect(),
                ink,
                Stroke::NONE,
            ));
            let bar = Rect::from_center_size(middle, vec2(6.4, 1.9) * unit);
            painter.rect_filled(bar, 0.5, hole);
        }
        Verdict::Conflict => {
            painter.line_segment([at(2.0, 2.0), at(10.0, 10.0)], stroke);
            painter.line_segment([at(10.0, 2.0), at(2.0, 10.0)], stroke);
        }
        Verdict::Reserve => {
            painter.circle_stroke(middle, 4.8 * unit, stroke);
            let half = icon::arc(middle, 4.8 * unit, 90.0, 270.0);
            painter.add(Shape::convex_polygon(half, ink, Stroke::NONE));
        }
        Verdict::Satisfies => {
            painter.line(vec![at(1.5, 6.6), at(4.6, 9.8), at(10.6, 2.6)], stroke);
        }
        Verdict::Acceptable => {
            painter.circle_stroke(middle, 4.8 * unit, stroke);
        }
        Verdict::NoPosition => {
            painter.line_segment([at(2.2, 6.0), at(9.8, 6.0)], stroke);
        }
        Verdict::NotCoded => {
            let mut hook = icon::arc(at(6.0, 3.9), 2.5 * unit, 180.0, 400.0);
            hook.push(at(6.0, 7.6));
            painter.line(hook, stroke);
            painter.circle_filled(at(6.0, 10.3), 1.0 * unit, ink);
        }
    }
}

/// A verdict as a pill with glyph and word.
#[derive(Clone, Copy, Debug)]
#[must_use = "a badge shows nothing until it is added"]
pub struct VerdictBadge<'a> {
    verdict: Verdict,
    words: &'a Words,
    /// Whether it only says what stands elsewhere, and keeps to the background.
    quiet: bool,
}

impl<'a> VerdictBadge<'a> {
    /// A badge for `verdict`.
    pub fn new(verdict: Verdict, words: &'a Words) -> Self {
        Self {
            verdict,
            words,
            quiet: false,
        }
    }

    /// Without a pill: glyph and word only.
    pub fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }
}

impl egui::Widget for VerdictBadge<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let Self {
            verdict,
            words,
            quiet,
        } = self;
        let tone = palette(ui.visuals()).verdict(verdict);
        let solid = verdict == Verdict::CrossesRedLine && !quiet;
        let ground = if solid { tone.ink } else { tone.tint };
        let ink = if solid {
            palette(ui.visuals()).page
        } else {
            tone.ink
        };
        let word = words.t(verdict.key());
        let galley = galley(ui, word, Type::SmallStrong, ink);
        let margin = if quiet { 0.0 } else { 8.0 };
        let width = margin + GLYPH + GAP_TINY + galley.size().x + margin;
        let (rect, response) =
            ui.allocate_exact_size(vec2(width.ceil(), BADGE_HEIGHT), Sense::hover());
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            if !quiet {
                painter.rect_filled(rect, BADGE_HEIGHT / 2.0, ground);
            }
            if verdict == Verdict::NotCoded && !quiet {
                dashed_pill(painter, rect, Stroke::new(1.0, tone.mark));
            }
            let sign = Rect::from_min_size(
                pos2(rect.left() + margin, rect.center().y - GLYPH / 2.0),
                Vec2::splat(GLYPH),
            );
            let hole = if quiet {
                palette(ui.visuals()).page
            } else {
                ground
            };
            paint_glyph(painter, sign, GLYPH, verdict, ink, hole);
            let top = rect.center().y - galley.size().y / 2.0;
            painter.galley(pos2(sign.right() + GAP_TINY, top), galley, ink);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
        let hint = words.t(hint_key(verdict));
        response.on_hover_text(hint)
    }
}

/// The glyph of a verdict alone, `side` points wide, with its word as name and tooltip.
pub fn verdict_dot(ui: &mut Ui, verdict: Verdict, side: f32, words: &Words) -> Response {
    let Tone { mark, .. } = palette(ui.visuals()).verdict(verdict);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side.max(16.0)), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_glyph(
            ui.painter(),
            rect,
            side,
            verdict,
            mark,
            palette(ui.visuals()).page,
        );
    }
    let word = words.t(verdict.key());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, word));
    response.on_hover_text(word)
}

/// The message that says what a verdict means, in a sentence.
pub fn hint_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::CrossesRedLine => "verdict-crosses-red-line-hint",
        Verdict::Conflict => "verdict-conflict-hint",
        Verdict::Reserve => "verdict-reserve-hint",
        Verdict::Satisfies => "verdict-satisfies-hint",
        Verdict::Acceptable => "verdict-acceptable-hint",
        Verdict::NoPosition => "verdict-no-position-hint",
        Verdict::NotCoded => "verdict-not-coded-hint",
    }
}

/// A pill with a dashed outline: nothing was understood here.
fn dashed_pill(painter: &Painter, rect: Rect, stroke: Stroke) {
    let rect = rect.shrink(0.5);
    let radius = rect.height() / 2.0;
    let right = pos2(rect.right() - radius, rect.center().y);
    let left = pos2(rect.left() + radius, rect.center().y);
    let mut outline = icon::arc(right, radius, -90.0, 90.0);
    outline.extend(icon::arc(left, radius, 90.0, 270.0));
    if let Some(first) = outline.first().copied() {
        outline.push(first);
    }
    painter.extend(Shape::dashed_line(&outline, stroke, 3.0, 2.5));
}
