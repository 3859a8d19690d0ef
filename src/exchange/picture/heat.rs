//! The heat map: a table's coloured cells, with words where there is room and glyphs where not.

use super::fonts::faces;
use super::{Anchor, INK, Picture, QUIET, Shape};
use crate::exchange::going::Going;
use crate::exchange::table::{Sheet, Tint, Value, tint};

/// Height of a row.
const ROW: f32 = 22.0;
/// Letters in cells and labels.
const SIZE: f32 = 11.0;
/// Room at the edges.
const EDGE: f32 = 16.0;
/// Room for a row's name.
const LABEL: f32 = 300.0;
/// Width of a column with words, and of one with a glyph.
const WIDE: f32 = 150.0;
const NARROW: f32 = 24.0;
/// Most columns that show words.
const MOST_WIDE: usize = 12;

fn is_coloured(value: &Value) -> bool {
    matches!(
        value,
        Value::Verdict(_) | Value::Stance(..) | Value::Scale(_)
    )
}

fn text(at: [f32; 2], anchor: Anchor, ink: u32, strong: bool, words: String) -> Shape {
    let size = SIZE;
    Shape::Text {
        at,
        anchor,
        size,
        ink,
        strong,
        words,
    }
}

/// The heat map of a table; none where nothing in it is coloured.
pub(super) fn map(sheet: &Sheet, going: &Going) -> Option<Picture> {
    let shown: Vec<usize> = (0..sheet.columns.len())
        .filter(|at| {
            let mut cells = sheet.rows.iter().filter_map(|row| row.get(*at));
            cells.any(|cell| is_coloured(&cell.value))
        })
        .collect();
    if shown.is_empty() {
        return None;
    }
    let wide = shown.len() <= MOST_WIDE;
    let column = if wide { WIDE } else { NARROW };
    let left = EDGE + LABEL;
    let top = EDGE + 62.0;
    let (plain, strong) = (faces(false), faces(true));
    let grid = column * shown.len() as f32;
    let width = (left + grid + EDGE).max(760.0);
    let mut shapes = vec![Shape::Text {
        at: [EDGE, EDGE + 14.0],
        anchor: Anchor::Start,
        size: 16.0,
        ink: INK,
        strong: true,
        words: strong.fit(&sheet.title, 16.0, width - 2.0 * EDGE),
    }];
    let stamp = plain.fit(&sheet.stamp.line(), SIZE, width - 2.0 * EDGE);
    shapes.push(text(
        [EDGE, EDGE + 32.0],
        Anchor::Start,
        QUIET,
        false,
        stamp,
    ));
    for (n, at) in shown.iter().enumerate() {
        let Some(head) = sheet.columns.get(*at) else {
            continue;
        };
        let name = if wide { &head.title } else { &head.key };
        let middle = left + (n as f32 + 0.5) * column;
        let words = strong.fit(name, SIZE, column - 4.0);
        shapes.push(text([middle, top - 7.0], Anchor::Middle, INK, true, words));
    }
    let mut used: Vec<(Tint, String)> = Vec::new();
    for (line, row) in going.each(&sheet.rows).enumerate() {
        let y = top + line as f32 * ROW;
        let name = row_name(sheet, row);
        let words = plain.fit(&name, SIZE, LABEL - 10.0);
        shapes.push(text([EDGE, y + 15.0], Anchor::Start, INK, false, words));
        for (n, at) in shown.iter().enumerate() {
            let Some(value) = row.get(*at).map(|cell| &cell.value) else {
                continue;
            };
            let Some(colours) = tint(value) else {
                continue;
            };
            let x = left + n as f32 * column;
            let at = [x, y, column - 1.0, ROW - 1.0];
            shapes.push(Shape::Rect {
                at,
                fill: colours.ground,
            });
            let said = value.shown(sheet.lang());
            let words = if wide {
                plain.fit(&said, SIZE, column - 8.0)
            } else {
                said.split(' ').next().unwrap_or_default().to_owned()
            };
            let middle = [x + (column - 1.0) / 2.0, y + 15.0];
            shapes.push(text(middle, Anchor::Middle, colours.ink, false, words));
            if !used.iter().any(|(_, known)| *known == *said) {
                used.push((colours, said.into_owned()));
            }
        }
    }
    used.sort_by_key(|(tint, words)| (Tint::ALL.iter().position(|t| t == tint), words.clone()));
    let foot = top + sheet.rows.len() as f32 * ROW + 12.0;
    let foot = legend(used, foot, width, &mut shapes);
    Some(Picture {
        width,
        height: foot + ROW + EDGE,
        title: format!("{}, {}", sheet.title, sheet.stamp.line()),
        shapes,
    })
}

/// What the colours say, from this height on; gives the top of the last line.
fn legend(used: Vec<(Tint, String)>, from: f32, width: f32, shapes: &mut Vec<Shape>) -> f32 {
    let (plain, mut foot) = (faces(false), from);
    let mut x = EDGE;
    for (colours, words) in used {
        let room = plain.width(&words, SIZE) + 16.0;
        if x + room > width - EDGE {
            x = EDGE;
            foot += ROW + 2.0;
        }
        let at = [x, foot, room - 6.0, ROW - 2.0];
        shapes.push(Shape::Rect {
            at,
            fill: colours.ground,
        });
        shapes.push(text(
            [x + 5.0, foot + 14.0],
            Anchor::Start,
            colours.ink,
            false,
            words,
        ));
        x += room;
    }
    foot
}

/// What names a row: its number and heading, or the fuller of its names.
fn row_name(sheet: &Sheet, row: &[crate::exchange::table::Cell]) -> String {
    let word = |at: usize| {
        row.get(at)
            .map(|cell| cell.value.plain())
            .unwrap_or_default()
    };
    if sheet.kind == crate::exchange::table::Kind::Verdicts {
        return format!("{}  {}", word(0), word(1)).trim().to_owned();
    }
    word(1).into_owned()
}
