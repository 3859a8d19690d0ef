//! Verdicts over time: a lane for each delegation, a column for each text, the verdict as a coloured
//! cell with its word, and below the brackets of the text.

use super::chart::text;
use super::fonts::faces;
use super::{Anchor, INK, Picture, QUIET, Shape};
use crate::assess::verdict::Verdict;
use crate::exchange::table::{Value, tint};
use crate::words::UiLang;

/// Room for the names of lanes.
const NAMES: f32 = 150.0;
/// Least and greatest width of a column.
const COLUMN: (f32, f32) = (62.0, 132.0);
/// Width that is used where the columns fit into it.
const WIDTH: f32 = 760.0;
/// Height of a lane.
const LANE: f32 = 24.0;
/// Room for title and heads.
const TOP: f32 = 70.0;
/// Room at the edges.
const EDGE: f32 = 12.0;
/// What marks a text that was adopted.
const ADOPTED: u32 = 0x00_80_5D;

/// A text in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneText {
    /// Its head.
    pub head: String,
    /// The line below it.
    pub below: String,
    /// Whether it was adopted.
    pub adopted: bool,
    /// Pairs of brackets in it.
    pub brackets: usize,
    /// What each lane says.
    pub verdicts: Vec<Verdict>,
}

/// The picture of an item's texts.
///
/// The last lane counts brackets under the name given; verdicts are said in that language.
pub fn lanes(
    title: &str,
    seats: &[String],
    texts: &[LaneText],
    (brackets, lang): (&str, UiLang),
) -> Picture {
    let room = WIDTH - NAMES - 2.0 * EDGE;
    let step = (room / texts.len().max(1) as f32).clamp(COLUMN.0, COLUMN.1);
    let width = (NAMES + step * texts.len() as f32 + 2.0 * EDGE).max(360.0);
    let height = TOP + LANE * (seats.len() + 1) as f32 + EDGE;
    let (plain, strong) = (faces(false), faces(true));
    let left = EDGE + NAMES;
    let head = strong.fit(title, 16.0, width - 2.0 * EDGE);
    let mut shapes = vec![text([EDGE, 22.0], Anchor::Start, 16.0, INK, &head)];
    let base = |lane: usize| TOP + LANE * lane as f32;
    let names = seats.iter().map(String::as_str).chain([brackets]);
    for (lane, name) in names.enumerate() {
        let ink = if lane == seats.len() { QUIET } else { INK };
        let name = plain.fit(name, 11.0, NAMES - 8.0);
        let at = [EDGE, base(lane) + 16.0];
        shapes.push(text(at, Anchor::Start, 11.0, ink, &name));
    }
    for (n, one) in texts.iter().enumerate() {
        let x = left + step * n as f32;
        let middle = x + step / 2.0;
        let word = |shapes: &mut Vec<Shape>, y: f32, ink: u32, words: &str| {
            let words = plain.fit(words, 11.0, step - 4.0);
            shapes.push(text([middle, y], Anchor::Middle, 11.0, ink, &words));
        };
        word(&mut shapes, 46.0, INK, &one.head);
        word(&mut shapes, 60.0, QUIET, &one.below);
        if one.adopted {
            shapes.push(Shape::Rect {
                at: [x + 2.0, 32.0, step - 4.0, 3.0],
                fill: ADOPTED,
            });
        }
        for (lane, verdict) in one.verdicts.iter().enumerate() {
            let value = Value::Verdict(*verdict);
            let Some(colours) = tint(&value) else {
                continue;
            };
            shapes.push(Shape::Rect {
                at: [x + 1.0, base(lane) + 1.0, step - 2.0, LANE - 2.0],
                fill: colours.ground,
            });
            let said = value.shown(lang).into_owned();
            word(&mut shapes, base(lane) + 16.0, colours.ink, &said);
        }
        let brackets = one.brackets.to_string();
        word(&mut shapes, base(seats.len()) + 16.0, QUIET, &brackets);
    }
    Picture {
        width,
        height,
        title: title.to_owned(),
        shapes,
    }
}
