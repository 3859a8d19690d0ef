//! Lines under words: colour and shape by what the blocs say of them.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};

use crate::assess::verdict::Verdict;
use crate::gui::theme::Palette;

/// Underlines words on one row: a shape per verdict, so that colour never stands alone.
pub(super) fn underline(painter: &Painter, row: Rect, verdict: Verdict, palette: &Palette) {
    let color = palette.verdict(verdict).mark;
    let y = row.bottom() - 3.0;
    let (left, right) = (row.left(), row.right());
    let line = |y: f32, width: f32| {
        painter.line_segment([pos2(left, y), pos2(right, y)], Stroke::new(width, color));
    };
    match verdict {
        Verdict::CrossesRedLine => {
            line(y, 1.5);
            line(y + 2.5, 1.5);
        }
        Verdict::Conflict => zigzag(painter, left, right, y, color),
        Verdict::Reserve => dashes(painter, left, right, y, (6.0, 3.0), color),
        Verdict::Satisfies => line(y, 1.5),
        Verdict::Acceptable => dashes(painter, left, right, y, (2.0, 3.0), color),
        Verdict::NoPosition | Verdict::NotCoded => {
            dashes(painter, left, right, y, (1.0, 3.0), palette.text_faint);
        }
    }
}

/// Words of a sentence on which nothing is coded: a row of faint dots.
pub(super) fn uncoded(painter: &Painter, row: Rect, palette: &Palette) {
    let y = row.bottom() - 3.0;
    let dots = (1.5, 3.5);
    dashes(
        painter,
        row.left(),
        row.right(),
        y,
        dots,
        palette.text_faint,
    );
}

fn zigzag(painter: &Painter, left: f32, right: f32, y: f32, color: Color32) {
    let mut points: Vec<Pos2> = Vec::new();
    let (mut x, mut up) = (left, false);
    while x <= right {
        points.push(pos2(x, if up { y - 1.5 } else { y + 1.0 }));
        x += 3.0;
        up = !up;
    }
    painter.add(Shape::line(points, Stroke::new(1.3, color)));
}

fn dashes(
    painter: &Painter,
    left: f32,
    right: f32,
    y: f32,
    (dash, gap): (f32, f32),
    color: Color32,
) {
    // Between two pixels, dots this small fade away.
    let y = (y * painter.pixels_per_point()).floor() / painter.pixels_per_point();
    let ends = [pos2(left, y), pos2(right, y)];
    painter.extend(Shape::dashed_line(
        &ends,
        Stroke::new(1.5, color),
        dash,
        gap,
    ));
}

/// A small chip over a character that shows as nothing: its name, so that nobody is deceived.
pub(super) fn hidden_chip(painter: &Painter, at: Rect, name: &str, palette: &Palette) {
    let tone = palette.warning;
    let font = crate::gui::theme::Type::SmallStrong.font();
    let words = painter.layout_no_wrap(name.to_owned(), font, tone.ink);
    let size = words.size() + Vec2::new(6.0, 0.0);
    let chip = Rect::from_min_size(pos2(at.left(), at.top() - 6.0), size);
    painter.rect_filled(chip, 3.0, tone.tint);
    painter.galley(chip.min + Vec2::new(3.0, 0.0), words, tone.ink);
    painter.line_segment(
        [at.left_top(), at.left_bottom()],
        Stroke::new(1.0, tone.mark),
    );
}
