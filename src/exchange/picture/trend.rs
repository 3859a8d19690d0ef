//! The bracket trend: version after version, how many brackets stand and how many paragraphs are
//! agreed.

use super::chart::{ceiling, text};
use super::fonts::faces;
use super::{Anchor, INK, Picture, QUIET, Shape};
use crate::exchange::table::{Sheet, Value};

const WIDTH: f32 = 900.0;
const HEIGHT: f32 = 420.0;
const LEFT: f32 = 56.0;
const RIGHT: f32 = 40.0;
const TOP: f32 = 92.0;
const FOOT: f32 = 52.0;
const RULE: u32 = 0xD9_D6_CF;
/// Columns of the table that are drawn: its place, its colour, its words, whether its marks are
/// filled, so that the lines are told apart without their colours.
const LINES: [(usize, u32, &str, bool); 3] = [
    (4, 0xB8_4A_00, "trend-out-pairs", true),
    (5, 0xE6_9F_00, "trend-out-bracketed", false),
    (6, 0x1F_83_B8, "trend-out-agreed", true),
];

/// The trend of the rows of a table of brackets; none where there are none.
pub(super) fn brackets(sheet: &Sheet) -> Option<Picture> {
    let figure =
        |row: &[crate::exchange::table::Cell], at: usize| match row.get(at).map(|c| &c.value) {
            Some(Value::Int(figure)) => *figure,
            _ => 0,
        };
    let rows = &sheet.rows;
    let most = rows
        .iter()
        .flat_map(|row| LINES.map(|(at, ..)| figure(row, at)))
        .max()?;
    let tallest = ceiling(most);
    let (base, room) = (HEIGHT - FOOT, HEIGHT - FOOT - TOP);
    let step = (WIDTH - LEFT - RIGHT) / rows.len() as f32;
    let title = faces(true).fit(&sheet.title, 16.0, WIDTH - 2.0 * LEFT);
    let stamp = faces(false).fit(&sheet.stamp.line(), 11.0, WIDTH - 2.0 * LEFT);
    let mut shapes = vec![
        text([LEFT, 30.0], Anchor::Start, 16.0, INK, &title),
        text([LEFT, 48.0], Anchor::Start, 11.0, QUIET, &stamp),
    ];
    for part in 0..=5 {
        let height = base - room * part as f32 / 5.0;
        shapes.push(Shape::Line {
            points: vec![[LEFT, height], [WIDTH - RIGHT, height]],
            width: 1.0,
            ink: RULE,
        });
        let figure = (tallest * part / 5).to_string();
        let at = [LEFT - 8.0, height + 4.0];
        shapes.push(text(at, Anchor::End, 11.0, QUIET, &figure));
    }
    let middle = |n: usize| LEFT + (n as f32 + 0.5) * step;
    for (n, row) in rows.iter().enumerate() {
        for (at, line) in [(0, 18.0), (1, 34.0)] {
            let words = row.get(at).map(|cell| cell.value.plain());
            let words = words.unwrap_or_default();
            let words = faces(false).fit(&words, 11.0, step - 6.0);
            let place = [middle(n), base + line];
            shapes.push(text(place, Anchor::Middle, 11.0, INK, &words));
        }
    }
    let mut x = LEFT;
    for (at, ink, key, filled) in LINES {
        let words = sheet.words().t(key);
        let mark = |x: f32, y: f32, shapes: &mut Vec<Shape>| {
            shapes.push(Shape::Rect {
                at: [x - 4.0, y - 4.0, 8.0, 8.0],
                fill: ink,
            });
            if !filled {
                shapes.push(Shape::Rect {
                    at: [x - 2.0, y - 2.0, 4.0, 4.0],
                    fill: 0xFF_FF_FF,
                });
            }
        };
        mark(x + 6.0, 68.0, &mut shapes);
        shapes.push(text([x + 18.0, 72.0], Anchor::Start, 11.0, INK, words));
        x += faces(false).width(words, 11.0) + 42.0;
        let y = |row: &Vec<_>| base - room * figure(row, at) as f32 / tallest as f32;
        let points: Vec<[f32; 2]> = rows
            .iter()
            .enumerate()
            .map(|(n, row)| [middle(n), y(row)])
            .collect();
        for point in &points {
            mark(point[0], point[1], &mut shapes);
        }
        shapes.push(Shape::Line {
            points,
            width: 2.0,
            ink,
        });
    }
    Some(Picture {
        width: WIDTH,
        height: HEIGHT,
        title: format!("{}, {}", sheet.title, sheet.stamp.line()),
        shapes,
    })
}
