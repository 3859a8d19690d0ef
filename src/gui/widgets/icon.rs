//! Small painted signs: one line weight, drawn on a square of sixteen, the same on every machine.
//!
//! They are painted rather than taken from a font, so that they keep their weight at any size,
//! never turn into an empty box, and stand exactly in the middle of what they label.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};

use super::icon_parts::Part::{Arc, Disc, Line, Loop, Solid};
use super::icon_parts::parts;

/// The signs there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Icon {
    /// A lens.
    Search,
    /// A cross.
    Close,
    /// A tick.
    Check,
    /// A plus.
    Plus,
    /// A minus.
    Minus,
    /// An angle to the left.
    ChevronLeft,
    /// An angle to the right.
    ChevronRight,
    /// An angle upwards.
    ChevronUp,
    /// An angle downwards.
    ChevronDown,
    /// Lines that grow beside an arrow downwards.
    Ascending,
    /// Lines that shrink beside an arrow downwards.
    Descending,
    /// An arrow back.
    Undo,
    /// An arrow forth.
    Redo,
    /// A folder.
    Open,
    /// An arrow into a tray.
    Save,
    /// An arrow out of a tray.
    Export,
    /// Two sheets.
    Copy,
    /// A bin.
    Trash,
    /// A pencil.
    Pencil,
    /// A sun.
    Sun,
    /// A moon.
    Moon,
    /// A shut lock.
    Lock,
    /// A lock that stands open.
    LockOpen,
    /// An arrow out of a square.
    External,
    /// Two sliders.
    Settings,
    /// A funnel.
    Filter,
    /// A sheet with lines.
    Document,
    /// A table.
    Matrix,
    /// A pair of scales.
    Scales,
    /// A flag.
    Flag,
    /// Words in a frame.
    Quote,
    /// A clock.
    Clock,
    /// A triangle with a mark.
    Warning,
    /// A circle with an i.
    Info,
    /// A circle with a mark.
    Error,
    /// A circle with a tick.
    Done,
    /// Square brackets.
    Brackets,
    /// Two people.
    People,
    /// Columns of a chart.
    Chart,
    /// Two branches.
    Compare,
    /// Three dots.
    More,
}

impl Icon {
    /// Every sign.
    pub const ALL: [Self; 41] = [
        Self::Search,
        Self::Close,
        Self::Check,
        Self::Plus,
        Self::Minus,
        Self::ChevronLeft,
        Self::ChevronRight,
        Self::ChevronUp,
        Self::ChevronDown,
        Self::Ascending,
        Self::Descending,
        Self::Undo,
        Self::Redo,
        Self::Open,
        Self::Save,
        Self::Export,
        Self::Copy,
        Self::Trash,
        Self::Pencil,
        Self::Sun,
        Self::Moon,
        Self::Lock,
        Self::LockOpen,
        Self::External,
        Self::Settings,
        Self::Filter,
        Self::Document,
        Self::Matrix,
        Self::Scales,
        Self::Flag,
        Self::Quote,
        Self::Clock,
        Self::Warning,
        Self::Info,
        Self::Error,
        Self::Done,
        Self::Brackets,
        Self::People,
        Self::Chart,
        Self::Compare,
        Self::More,
    ];

    /// Paints the sign into the middle of `rect`, `side` points wide.
    pub fn paint(self, painter: &Painter, rect: Rect, side: f32, color: Color32) {
        let unit = side / 16.0;
        let origin = rect.center() - Vec2::splat(side / 2.0);
        let at = |(x, y): (f32, f32)| pos2(origin.x + x * unit, origin.y + y * unit);
        let stroke = Stroke::new((1.4 * unit).max(1.0), color);
        let points = |list: &[(f32, f32)]| list.iter().copied().map(at).collect::<Vec<_>>();
        for part in parts(self) {
            painter.add(match part {
                Line(list) => Shape::line(points(list), stroke),
                Loop(list) => Shape::closed_line(points(list), stroke),
                Solid(list) => Shape::convex_polygon(points(list), color, Stroke::NONE),
                Arc(middle, radius, from, to) => {
                    let whole = (to - from - 360.0).abs() < 0.5;
                    if whole {
                        Shape::circle_stroke(at(*middle), radius * unit, stroke)
                    } else {
                        Shape::line(arc(at(*middle), radius * unit, *from, *to), stroke)
                    }
                }
                Disc(middle, radius) => Shape::circle_filled(at(*middle), radius * unit, color),
            });
        }
    }
}

/// Points along a piece of a circle, in degrees clockwise from the right.
pub(crate) fn arc(middle: Pos2, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
    let n_steps = 24_u8;
    (0..=n_steps)
        .map(|step| {
            let share = f32::from(step) / f32::from(n_steps);
            let angle = (from + (to - from) * share).to_radians();
            middle + radius * Vec2::angled(angle)
        })
        .collect()
}
