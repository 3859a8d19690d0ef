//! A picture as PNG, painted dot by dot: rectangles, lines and letters need no drawing library.

use std::fmt;

use ab_glyph::{Font as _, ScaleFont as _};

use super::fonts::{Faces, faces};
use super::{Anchor, Picture, Shape};
use crate::exchange::going::Going;

/// Most dots a picture may have.
const MOST: usize = 40_000_000;

/// A picture is too large to be painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the picture is too large for PNG; export SVG, or fewer rows or columns")
    }
}

impl std::error::Error for TooLarge {}

/// Dots in three colours.
struct Canvas {
    width: usize,
    height: usize,
    scale: f32,
    dots: Vec<u8>,
}

/// The bytes of the file; two dots a point where that is not too many.
///
/// # Errors
/// [`TooLarge`] beyond forty million dots.
pub fn png(picture: &Picture, going: &Going) -> Result<Vec<u8>, TooLarge> {
    let dots = |scale: f32| whole(picture.width * scale) * whole(picture.height * scale);
    let scale = if dots(2.0) <= MOST { 2.0 } else { 1.0 };
    if dots(scale) > MOST {
        return Err(TooLarge);
    }
    let (width, height) = (whole(picture.width * scale), whole(picture.height * scale));
    let mut canvas = Canvas {
        width,
        height,
        scale,
        dots: vec![255; width * height * 3],
    };
    for shape in going.each(&picture.shapes) {
        canvas.paint(shape);
    }
    if going.is_off() {
        return Ok(Vec::new());
    }
    canvas.encode().ok_or(TooLarge)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths of pictures are small and not negative"
)]
fn whole(length: f32) -> usize {
    length.max(0.0).round() as usize
}

impl Canvas {
    fn encode(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let (width, height) = (
            u32::try_from(self.width).ok()?,
            u32::try_from(self.height).ok()?,
        );
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&self.dots).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }

    /// Lays a colour over a dot, as much of it as `share` says.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a mixture of two bytes is a byte"
    )]
    fn dot(&mut self, x: usize, y: usize, colour: u32, share: f32) {
        if x >= self.width || y >= self.height {
            return;
        }
        let at = (y * self.width + x) * 3;
        let [_, new @ ..] = colour.to_be_bytes();
        let share = share.clamp(0.0, 1.0);
        for (old, new) in self.dots.iter_mut().skip(at).take(3).zip(new) {
            *old = (f32::from(*old) * (1.0 - share) + f32::from(new) * share).round() as u8;
        }
    }

    fn paint(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect {
                at: [x, y, w, h],
                fill,
            } => {
                let edge = |length: f32| whole(length * self.scale);
                let (left, right) = (edge(*x), edge(x + w).min(self.width));
                let (top, bottom) = (edge(*y), edge(y + h).min(self.height));
                let [_, colour @ ..] = fill.to_be_bytes();
                let row = colour.repeat(right.saturating_sub(left));
                for line in top..bottom {
                    let from = (line * self.width + left) * 3;
                    if let Some(dots) = self.dots.get_mut(from..from + row.len()) {
                        dots.copy_from_slice(&row);
                    }
                }
            }
            Shape::Text {
                at,
                anchor,
                size,
                ink,
                strong,
                words,
            } => {
                let faces = faces(*strong);
                let moved = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => faces.width(words, *size) / 2.0,
                    Anchor::End => faces.width(words, *size),
                };
                let [x, y] = *at;
                self.words(words, faces, [x - moved, y], *size, *ink);
            }
            Shape::Line { points, width, ink } => {
                for pair in points.windows(2) {
                    if let [from, to] = pair {
                        self.line(*from, *to, *width, *ink);
                    }
                }
            }
        }
    }

    fn words(&mut self, words: &str, faces: &Faces, [x, y]: [f32; 2], size: f32, ink: u32) {
        let mut pen = x * self.scale;
        for ch in words.chars() {
            let Some((face, id)) = faces.find(ch) else {
                continue;
            };
            let scale = Faces::scale(face, size * self.scale);
            let glyph = id.with_scale_and_position(scale, ab_glyph::point(pen, y * self.scale));
            pen += face.as_scaled(scale).h_advance(id);
            let Some(outline) = face.outline_glyph(glyph) else {
                continue;
            };
            let bounds = outline.px_bounds();
            let (left, top) = (whole(bounds.min.x), whole(bounds.min.y));
            outline.draw(|dx, dy, share| {
                self.dot(left + dx as usize, top + dy as usize, ink, share);
            });
        }
    }

    /// A line, soft at its edges: a dot is covered as far as it lies within half the width.
    fn line(&mut self, from: [f32; 2], to: [f32; 2], width: f32, ink: u32) {
        let [ax, ay] = from.map(|length| length * self.scale);
        let [bx, by] = to.map(|length| length * self.scale);
        let half = width * self.scale / 2.0;
        let span = |a: f32, b: f32| whole(a.min(b) - half - 1.0)..whole(a.max(b) + half + 1.0);
        let (dx, dy) = (bx - ax, by - ay);
        let length = (dx * dx + dy * dy).max(f32::MIN_POSITIVE);
        for y in span(ay, by) {
            for x in span(ax, bx) {
                let (px, py) = (x as f32 + 0.5 - ax, y as f32 + 0.5 - ay);
                let along = ((px * dx + py * dy) / length).clamp(0.0, 1.0);
                let (ox, oy) = (px - along * dx, py - along * dy);
                let away = (ox * ox + oy * oy).sqrt();
                self.dot(x, y, ink, half + 0.5 - away);
            }
        }
    }
}
