//! A picture on a page: its boxes and words, as wide as the text at most.

use super::super::faces::Faces;
use super::super::lines::{Ink, Inked, inked};
use super::super::page::{BOTTOM, Colour, MARGIN, Mark, TOP, WIDTH};
use super::Setter;
use crate::exchange::document::Look;
use crate::exchange::picture::{Anchor, Picture, Shape};

impl Setter<'_> {
    /// Draws a picture; lines through points are left to tables beside it.
    pub(super) fn picture(&mut self, picture: &Picture) {
        let room = (WIDTH - 2.0 * MARGIN) / picture.width.max(1.0);
        let scale = room.min((TOP - BOTTOM) / picture.height.max(1.0)).min(1.0);
        let height = picture.height * scale;
        self.gap(8.0);
        if self.y - height < BOTTOM {
            self.turn();
        }
        let top = self.y;
        for shape in &picture.shapes {
            match shape {
                Shape::Rect {
                    at: [left, high, width, tall],
                    fill,
                } => self.page.marks.push(Mark::Fill {
                    place: [
                        MARGIN + left * scale,
                        top - (high + tall) * scale,
                        width * scale,
                        tall * scale,
                    ],
                    colour: colour(*fill),
                }),
                Shape::Text {
                    at: [x, y],
                    anchor,
                    size,
                    strong,
                    words,
                    ..
                } => {
                    let look = (words.as_str(), size * scale, *strong);
                    let line = written(self.faces, look);
                    let width: f32 = line.iter().map(Inked::width).sum();
                    let left = match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => width / 2.0,
                        Anchor::End => width,
                    };
                    let x = MARGIN + x * scale - left;
                    self.page.line(x, top - y * scale, &line);
                }
                Shape::Line { .. } => {}
            }
        }
        self.y = top - height;
        self.gap(8.0);
    }
}

fn written(faces: &Faces, (words, size, bold): (&str, f32, bool)) -> Vec<Inked> {
    let look = Look {
        bold,
        ..Look::default()
    };
    inked(faces, words, look, size, Ink::default())
}

/// Red, green and blue from 0 to 1.
fn colour(fill: u32) -> Colour {
    let [_, red, green, blue] = fill.to_be_bytes();
    [red, green, blue].map(|part| f32::from(part) / 255.0)
}
