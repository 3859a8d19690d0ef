//! How a verdict shows: a glyph, its word, and a pill in its colour.
//!
//! The three always go together; where there is no room for the word (the outline, a cell of the
//! matrix) the glyph stands alone, and the word is its accessible name and its tooltip. The glyphs
//! differ in shape, so that the colour adds nothing that is not said otherwise.

use std::sync::Arc;

use egui::{
    Color32, Galley, Id, Painter, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::{galley, icon};
use crate::assess::verdict::Verdict;
use crate::gui::theme::{self, GAP_TINY, Tone, Type, palette};
use crate::words::Words;

/// Side of a verdict's glyph beside its word.
pub const GLYPH: f32 = 12.0;
/// Height of a badge, in points.
pub const BADGE_HEIGHT: f32 = 20.0;

/// Side of the square on which the symbol font draws the glyphs, and its middle above the
/// baseline, as parts of the font's size.
const SQUARE: f32 = 1600.0 / 2048.0;
const MIDDLE: f32 = 700.0 / 2048.0;

/// How many clauses are not coded, of how many: what no verdict hides.
pub fn not_coded(words: &Words, (uncoded, clauses): (u32, u32)) -> String {
    let (n, m) = (uncoded.to_string(), clauses.to_string());
    words.tf(
        "n-not-coded",
        &[("n", n.as_str().into()), ("m", m.as_str().into())],
    )
}

/// The same as a label beside verdicts, in the colour of what is not coded.
pub fn not_coded_label(ui: &mut Ui, words: &Words, coverage: (u32, u32)) -> Response {
    let ink = palette(ui.visuals()).verdict(Verdict::NotCoded).ink;
    ui.label(Type::Small.of(not_coded(words, coverage)).color(ink))
}

/// The glyph of a verdict, `side` points wide, ready to be painted many times: a stop sign for a
/// crossed red line, a cross, a half-filled circle, a tick, an open circle, a dash, a question mark.
pub fn glyph(painter: &Painter, verdict: Verdict, side: f32) -> Arc<Galley> {
    let sign = match verdict {
        Verdict::CrossesRedLine => '\u{E000}',
        Verdict::Conflict => '\u{E001}',
        Verdict::Reserve => '\u{E002}',
        Verdict::Satisfies => '\u{E003}',
        Verdict::Acceptable => '\u{E004}',
        Verdict::NoPosition => '\u{E005}',
        Verdict::NotCoded => '\u{E006}',
    };
    painter.layout_no_wrap(
        sign.to_string(),
        theme::symbols(side / SQUARE),
        Color32::PLACEHOLDER,
    )
}

/// Paints the glyph of a verdict, `side` points wide, in the middle of `rect`.
pub fn paint_glyph(painter: &Painter, rect: Rect, side: f32, verdict: Verdict, ink: Color32) {
    paint_made(painter, rect, glyph(painter, verdict, side), ink);
}

/// Paints a glyph made by [`glyph`] in the middle of `rect`.
pub fn paint_made(painter: &Painter, rect: Rect, glyph: Arc<Galley>, ink: Color32) {
    let Some(row) = glyph.rows.first() else {
        return;
    };
    let Some(sign) = row.row.glyphs.first() else {
        return;
    };
    let middle = vec2(
        sign.pos.x + sign.advance_width / 2.0,
        row.pos.y + sign.pos.y
            - MIDDLE
                * glyph
                    .job
                    .sections
                    .first()
                    .map_or(0.0, |section| section.format.font_id.size),
    );
    painter.galley(rect.center() - middle, glyph, ink);
}

/// A verdict as a pill with glyph and word.
#[derive(Clone, Copy, Debug)]
#[must_use = "a badge shows nothing until it is added"]
pub struct VerdictBadge<'a> {
    verdict: Verdict,
    words: &'a Words,
    /// Whether it only says what stands elsewhere, and keeps to the background.
    quiet: bool,
    /// Whose verdict it is, where a change of it is to be seen.
    of: Option<Id>,
}

impl<'a> VerdictBadge<'a> {
    /// A badge for `verdict`.
    pub fn new(verdict: Verdict, words: &'a Words) -> Self {
        Self {
            verdict,
            words,
            quiet: false,
            of: None,
        }
    }

    /// The verdict of `whose`: when it flips, its colour fades in, so that the eye finds what
    /// changed. Where the style has no animations nothing moves.
    pub fn of(mut self, whose: Id) -> Self {
        self.of = Some(whose);
        self
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
            of,
        } = self;
        let tone = palette(ui.visuals()).verdict(verdict);
        let solid = verdict == Verdict::CrossesRedLine && !quiet;
        let ground = if solid { tone.ink } else { tone.tint };
        let ground = of.map_or(ground, |whose| faded(ui, whose, verdict, ground));
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
            paint_glyph(painter, sign, GLYPH, verdict, ink);
            let top = rect.center().y - galley.size().y / 2.0;
            painter.galley(pos2(sign.right() + GAP_TINY, top), galley, ink);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
        let hint = words.t(hint_key(verdict));
        response.on_hover_text(hint)
    }
}

/// What a badge remembers of the verdict it showed.
#[derive(Clone, Copy)]
struct Shown {
    verdict: Verdict,
    /// Colour from which it fades.
    from: Color32,
    /// How often it flipped: what the animation runs after.
    flips: f32,
}

/// `ground`, or where the verdict has just flipped, a colour on the way to it.
fn faded(ui: &Ui, whose: Id, verdict: Verdict, ground: Color32) -> Color32 {
    let known = ui.data(|data| data.get_temp::<(Shown, Color32)>(whose));
    let (mut shown, last) = known.unwrap_or((
        Shown {
            verdict,
            from: ground,
            flips: 0.0,
        },
        ground,
    ));
    if shown.verdict != verdict {
        shown = Shown {
            verdict,
            from: last,
            flips: shown.flips + 1.0,
        };
    }
    let time = ui.style().animation_time;
    let along = ui.ctx().animate_value_with_time(whose, shown.flips, time);
    let done = (1.0 - (shown.flips - along)).clamp(0.0, 1.0);
    ui.data_mut(|data| data.insert_temp(whose, (shown, ground)));
    shown.from.lerp_to_gamma(ground, done)
}

/// The glyph of a verdict alone, `side` points wide, with its word as name and tooltip.
pub fn verdict_dot(ui: &mut Ui, verdict: Verdict, side: f32, words: &Words) -> Response {
    let Tone { mark, .. } = palette(ui.visuals()).verdict(verdict);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side.max(16.0)), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_glyph(ui.painter(), rect, side, verdict, mark);
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
