//! Pictures of tables: a heat map and the accession chart, as SVG and PNG by writers of our own.

mod chart;
pub mod fonts;
mod heat;
mod lanes;
mod png_bytes;
mod svg;
mod trend;

pub use lanes::{LaneText, lanes};
pub use png_bytes::{TooLarge, png};
pub use svg::svg;

use super::going::Going;
use super::table::{Kind, Sheet};

/// A picture: shapes on white, in points; none of its figures is NaN.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// What it shows, for who cannot see it.
    pub title: String,
    /// Its shapes, from back to front.
    pub shapes: Vec<Shape>,
}

impl Eq for Picture {}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// Left, top, width, height.
        at: [f32; 4],
        /// Its colour, as `0xRRGGBB`.
        fill: u32,
    },
    /// Words on one line.
    Text {
        /// Where they are fixed, and the line they stand on.
        at: [f32; 2],
        /// Which part of them is fixed there.
        anchor: Anchor,
        /// Size of the letters.
        size: f32,
        /// Their colour.
        ink: u32,
        /// Whether they are heavy.
        strong: bool,
        /// The words.
        words: String,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<[f32; 2]>,
        /// Its width.
        width: f32,
        /// Its colour.
        ink: u32,
    },
}

/// Which part of words is fixed at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Their beginning.
    Start,
    /// Their middle.
    Middle,
    /// Their end.
    End,
}

const INK: u32 = 0x23_21_1E;
const QUIET: u32 = 0x5B_58_52;

/// The picture of a table; none where it holds nothing that can be drawn.
pub fn picture(sheet: &Sheet, going: &Going) -> Option<Picture> {
    match sheet.kind {
        Kind::Accessions => chart::accessions(sheet),
        Kind::Brackets => trend::brackets(sheet),
        Kind::Positions | Kind::Verdicts => heat::map(sheet, going),
        Kind::Objections | Kind::Instruments => None,
    }
}
