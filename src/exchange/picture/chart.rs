//! The accession chart: a column a year, members of the Council of Europe below, other States on
//! top, and the line of all Parties.

use super::fonts::faces;
use super::{Anchor, INK, Picture, QUIET, Shape};
use crate::exchange::table::{Sheet, Value};
use crate::words::Words;

const WIDTH: f32 = 900.0;
const HEIGHT: f32 = 460.0;
const LEFT: f32 = 56.0;
const RIGHT: f32 = 56.0;
const TOP: f32 = 92.0;
const FOOT: f32 = 40.0;
const COE: u32 = 0x1F_83_B8;
const OTHERS: u32 = 0xE6_9F_00;
const ALL: u32 = 0x23_21_1E;
const RULE: u32 = 0xD9_D6_CF;

pub(super) fn text(at: [f32; 2], anchor: Anchor, size: f32, ink: u32, words: &str) -> Shape {
    Shape::Text {
        at,
        anchor,
        size,
        ink,
        strong: size > 14.0,
        words: words.to_owned(),
    }
}

/// The least of 5, 10, 20, 50, … that is not below `most`, in `steps` steps.
pub(super) fn ceiling(most: i64) -> i64 {
    let mut step = 1;
    loop {
        for factor in [1, 2, 5] {
            if step * factor * 5 >= most {
                return step * factor * 5;
            }
        }
        step *= 10;
    }
}

/// The legend, the rules across and the figures at both sides.
fn frame(tallest: i64, most_all: i64, words: &Words, shapes: &mut Vec<Shape>) {
    let (base, room) = (HEIGHT - FOOT, HEIGHT - FOOT - TOP);
    let mut x = LEFT;
    for (fill, said) in [
        (COE, words.t("chart-out-coe")),
        (OTHERS, words.t("chart-out-others")),
        (ALL, words.t("chart-out-all")),
    ] {
        shapes.push(Shape::Rect {
            at: [x, 62.0, 12.0, 12.0],
            fill,
        });
        shapes.push(text([x + 18.0, 72.0], Anchor::Start, 11.0, INK, said));
        x += faces(false).width(said, 11.0) + 42.0;
    }
    for part in 0..=5 {
        let height = base - room * part as f32 / 5.0;
        let points = vec![[LEFT, height], [WIDTH - RIGHT, height]];
        shapes.push(Shape::Line {
            points,
            width: 1.0,
            ink: RULE,
        });
        let left = (tallest * part / 5).to_string();
        shapes.push(text(
            [LEFT - 8.0, height + 4.0],
            Anchor::End,
            11.0,
            QUIET,
            &left,
        ));
        let right = (most_all * part / 5).to_string();
        shapes.push(text(
            [WIDTH - RIGHT + 8.0, height + 4.0],
            Anchor::Start,
            11.0,
            QUIET,
            &right,
        ));
    }
}

/// The chart of the rows of an accession table; none where there are none.
pub(super) fn accessions(sheet: &Sheet) -> Option<Picture> {
    let rows: Vec<Vec<i64>> = sheet
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| {
                    if let Value::Int(figure) = cell.value {
                        figure
                    } else {
                        0
                    }
                })
                .collect()
        })
        .collect();
    let figure = |row: &[i64], at: usize| row.get(at).copied().unwrap_or(0);
    let most = |at: usize| rows.iter().map(|row| figure(row, at)).max();
    let (tallest, most_all) = (ceiling(most(3)?), ceiling(most(4)?));
    let (base, room) = (HEIGHT - FOOT, HEIGHT - FOOT - TOP);
    let step = (WIDTH - LEFT - RIGHT) / rows.len() as f32;
    let y = |n: i64, of: i64| base - room * n as f32 / of as f32;
    let title = faces(true).fit(&sheet.title, 16.0, WIDTH - 2.0 * LEFT);
    let stamp = faces(false).fit(&sheet.stamp.line(), 11.0, WIDTH - 2.0 * LEFT);
    let mut shapes = vec![
        text([LEFT, 30.0], Anchor::Start, 16.0, INK, &title),
        text([LEFT, 48.0], Anchor::Start, 11.0, QUIET, &stamp),
    ];
    frame(tallest, most_all, sheet.words(), &mut shapes);
    let mut line = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let x = LEFT + n as f32 * step;
        let (coe, total) = (y(figure(row, 1), tallest), y(figure(row, 3), tallest));
        let bar = step * 0.6;
        let from = x + step * 0.2;
        shapes.push(Shape::Rect {
            at: [from, coe, bar, base - coe],
            fill: COE,
        });
        shapes.push(Shape::Rect {
            at: [from, total, bar, coe - total],
            fill: OTHERS,
        });
        let middle = x + step / 2.0;
        let year = figure(row, 0).to_string();
        shapes.push(text(
            [middle, base + 18.0],
            Anchor::Middle,
            11.0,
            INK,
            &year,
        ));
        line.push([middle, y(figure(row, 4), most_all)]);
    }
    shapes.push(Shape::Line {
        points: line,
        width: 2.0,
        ink: ALL,
    });
    Some(Picture {
        width: WIDTH,
        height: HEIGHT,
        title: format!("{}, {}", sheet.title, sheet.stamp.line()),
        shapes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_end_on_round_figures() {
        for (most, end) in [(0, 5), (4, 5), (7, 10), (11, 25), (49, 50), (51, 100)] {
            assert_eq!(ceiling(most), end, "{most}");
        }
    }
}
