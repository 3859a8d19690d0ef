//! What stands in a cell, and where: sign, words, strokes, figure, bars and a broken outline.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Color32, Galley, Painter, Pos2, Rect, Vec2, pos2, vec2};

use super::paint::line;
use super::{CellGlyph, CellView};
use crate::assess::verdict::Verdict;
use crate::gui::theme::{GAP, GAP_TINY, Palette, Type};
use crate::gui::widgets::verdict::{glyph, paint_made};

/// Side of a sign in a cell.
pub(super) const SIGN: f32 = 12.0;
/// Between a sign and what stands beside it.
const BESIDE: f32 = 6.0;
/// Width of the strokes that say how firmly.
const STROKES: f32 = 13.0;
/// Length of a piece of a broken outline, and of the gap behind it.
const DASH: f32 = 4.0;

/// How much of a cell there is room for: one rule for the whole table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// Sign, words and what stands at the right.
    Words,
    /// Sign and what stands beside it.
    Signs,
    /// The sign.
    Narrow,
}

/// Everything flat in a cell.
pub(super) fn grounds(mesh: &mut Mesh, rect: Rect, cell: &CellView<'_>, room: Room, p: &Palette) {
    if let Some(tone) = cell.tint {
        mesh.add_colored_rect(rect.shrink(1.0), tone.tint);
    }
    let ink = cell.tint.map_or(p.accent, |tone| tone.mark);
    if let Some(share) = cell.bar {
        mesh.add_colored_rect(bar(rect, share), ink);
    }
    if let Some(share) = cell.level {
        let margin = if room == Room::Narrow { 4.0 } else { GAP };
        let foot = pos2(rect.left() + margin, rect.bottom() - 8.0);
        let track = Rect::from_min_size(foot, vec2(rect.width() - margin * 2.0, 3.0));
        mesh.add_colored_rect(track, p.line);
        let end = track.left() + track.width() * share.clamp(0.0, 1.0);
        mesh.add_colored_rect(track.with_max_x(end), ink);
    }
    if cell.strokes > 0 && room != Room::Narrow {
        let ink = cell.tint.map_or(p.text_soft, |tone| tone.ink);
        let (middle, left) = match room {
            Room::Words => (middle(rect, cell), rect.right() - GAP - STROKES),
            Room::Signs | Room::Narrow => {
                let middle = middle(rect, cell);
                (
                    middle,
                    sign_alone(rect, cell, middle).x + SIGN / 2.0 + BESIDE,
                )
            }
        };
        strokes(mesh, pos2(left, middle), cell.strokes, ink, p.line);
    }
    if cell.dashed {
        dashes(mesh, rect.shrink(2.0), p.text_faint);
    }
}

/// The height of the words' middle: above a bar, where there is one.
fn middle(rect: Rect, cell: &CellView<'_>) -> f32 {
    rect.center().y - if cell.level.is_some() { 4.0 } else { 0.0 }
}

/// The middle of a sign that stands without words, together with what stands beside it.
fn sign_alone(rect: Rect, cell: &CellView<'_>, middle: f32) -> Pos2 {
    let beside = if cell.strokes > 0 {
        BESIDE + STROKES
    } else {
        0.0
    };
    pos2(rect.center().x - beside / 2.0, middle)
}

/// One to three strokes of rising height, the first at `foot`.
fn strokes(mesh: &mut Mesh, middle: Pos2, n: u8, ink: Color32, rest: Color32) {
    for place in 0..3_u8 {
        let left = middle.x + f32::from(place) * 5.0;
        let height = 4.0 + f32::from(place) * 3.0;
        let bottom = middle.y + 5.0;
        let stroke = Rect::from_min_max(pos2(left, bottom - height), pos2(left + 3.0, bottom));
        mesh.add_colored_rect(stroke, if place < n { ink } else { rest });
    }
}

fn dashes(mesh: &mut Mesh, rect: Rect, ink: Color32) {
    for x in dash_starts(rect.width()) {
        for top in [rect.top(), rect.bottom() - 1.0] {
            let at = pos2(rect.left() + x, top);
            mesh.add_colored_rect(Rect::from_min_size(at, vec2(DASH, 1.0)), ink);
        }
    }
    for y in dash_starts(rect.height()) {
        for left in [rect.left(), rect.right() - 1.0] {
            let at = pos2(left, rect.top() + y);
            mesh.add_colored_rect(Rect::from_min_size(at, vec2(1.0, DASH)), ink);
        }
    }
}

/// Where the pieces of a broken line of this length begin, so that its ends look alike.
fn dash_starts(length: f32) -> impl Iterator<Item = f32> {
    let pitch = DASH * 2.0;
    let rest = (length + DASH).rem_euclid(pitch) / 2.0;
    let fits = move |start: &f32| *start + DASH <= length;
    std::iter::successors(Some(rest), move |start| Some(start + pitch)).take_while(fits)
}

/// A bar along the lower edge of a cell, from its middle.
fn bar(rect: Rect, share: f32) -> Rect {
    let half = rect.width() / 2.0 - 4.0;
    let end = rect.center().x + half * share.clamp(-1.0, 1.0);
    let (left, right) = if share < 0.0 {
        (end, rect.center().x)
    } else {
        (rect.center().x, end)
    };
    Rect::from_min_size(
        pos2(left, rect.bottom() - 5.0),
        vec2((right - left).max(1.0), 3.0),
    )
}

/// Signs and words of a table, each laid out once a frame.
pub(super) struct Inks<'m> {
    painter: Painter,
    room: Room,
    signs: BTreeMap<(Verdict, u8), Arc<Galley>>,
    lines: BTreeMap<(&'m str, bool, u8), Arc<Galley>>,
}

impl<'m> Inks<'m> {
    /// Nothing yet.
    pub(super) fn new(painter: Painter, room: Room) -> Self {
        Self {
            painter,
            room,
            signs: BTreeMap::new(),
            lines: BTreeMap::new(),
        }
    }

    /// Paints sign, words and figure of a cell.
    pub(super) fn paint(&mut self, rect: Rect, cell: &CellView<'m>, p: &Palette) {
        let ink = cell.tint.map_or(p.text, |tone| tone.ink);
        let middle = middle(rect, cell);
        let alone = self.room != Room::Words && cell.glyph.is_some();
        let margin = if self.room == Room::Narrow { 2.0 } else { GAP };
        let mut left = rect.left() + margin;
        if let Some(sign) = cell.glyph {
            let at = match (self.room, alone) {
                (Room::Narrow, true) => pos2(rect.center().x, middle),
                (_, true) => self.sign_and_figure(rect, cell, middle),
                (_, false) => pos2(left + SIGN / 2.0, middle),
            };
            self.sign(at, sign, cell.strokes, ink);
            left += SIGN + BESIDE;
        }
        if alone {
            return;
        }
        let mut right = rect.right() - margin;
        if cell.strokes > 0 {
            right -= STROKES + BESIDE;
        }
        if !cell.aside.is_empty() {
            let figure = line(&self.painter, cell.aside, Type::Small, 60.0);
            right -= figure.size().x;
            let at = pos2(right, middle - figure.size().y / 2.0);
            self.painter.galley(at, figure, ink);
            right -= BESIDE;
        }
        if cell.text.is_empty() {
            return;
        }
        let room = (right - left).max(0.0);
        let key = (cell.text, cell.glyph.is_some(), u8::from(cell.strokes > 0));
        let galley = if cell.aside.is_empty() {
            let made = || line(&self.painter, cell.text, Type::Small, room);
            Arc::clone(self.lines.entry(key).or_insert_with(made))
        } else {
            line(&self.painter, cell.text, Type::Small, room)
        };
        let x = if cell.figure {
            right - galley.size().x
        } else {
            left
        };
        let at = pos2(x, middle - galley.size().y / 2.0);
        self.painter.galley(at, galley, ink);
    }

    /// Paints the figure beside a sign that has no words, and tells where the sign belongs.
    fn sign_and_figure(&self, rect: Rect, cell: &CellView<'m>, middle: f32) -> Pos2 {
        if cell.aside.is_empty() {
            return sign_alone(rect, cell, middle);
        }
        let ink = cell.tint.map_or(Color32::PLACEHOLDER, |tone| tone.ink);
        let figure = line(&self.painter, cell.aside, Type::Small, rect.width());
        let whole = SIGN + GAP_TINY + figure.size().x;
        let left = rect.center().x - whole / 2.0;
        let at = pos2(left + SIGN + GAP_TINY, middle - figure.size().y / 2.0);
        self.painter.galley(at, figure, ink);
        pos2(left + SIGN / 2.0, middle)
    }

    /// Paints a sign; where it stands for everything, its size says how firmly.
    fn sign(&mut self, at: Pos2, sign: CellGlyph, strokes: u8, ink: Color32) {
        let less = match (self.room, strokes) {
            (Room::Narrow, 1) => 4,
            (Room::Narrow, 2) => 2,
            _ => 0_u8,
        };
        let side = SIGN - f32::from(less);
        let square = Rect::from_center_size(at, Vec2::splat(side));
        match sign {
            CellGlyph::Verdict(verdict) => {
                let made = || glyph(&self.painter, verdict, side);
                let sign = self.signs.entry((verdict, less)).or_insert_with(made);
                paint_made(&self.painter, square, Arc::clone(sign), ink);
            }
            CellGlyph::Disc => {
                self.painter.circle_filled(at, side * 0.45, ink);
            }
            CellGlyph::Icon(icon) => icon.paint(&self.painter, square, side, ink),
        }
    }
}
