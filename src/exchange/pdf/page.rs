//! Pages under construction: glyphs, rules and boxes at places on paper, in points from the lower
//! left corner.

use super::lines::{Ink, Inked};

/// Width of a page of A4.
pub(super) const WIDTH: f32 = 595.28;
/// Height of a page of A4.
pub(super) const HEIGHT: f32 = 841.89;
/// Margin at both sides.
pub(super) const MARGIN: f32 = 71.0;
/// Where text begins below the stamp.
pub(super) const TOP: f32 = HEIGHT - 84.0;
/// Where text ends above the foot.
pub(super) const BOTTOM: f32 = 72.0;

/// A colour, red, green and blue from 0 to 1.
pub(super) type Colour = [f32; 3];

/// Black.
const BLACK: Colour = [0.0, 0.0, 0.0];
/// Small print.
const GREY: Colour = [0.27, 0.27, 0.27];
/// Put in.
const GREEN: Colour = [0.04, 0.35, 0.16];
/// Taken out.
const RED: Colour = [0.54, 0.11, 0.11];

/// Something on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// Glyphs of one face and size, one after another.
    Glyphs {
        /// Where they begin.
        at: (f32, f32),
        /// The face.
        face: usize,
        /// The size.
        size: f32,
        /// Their colour.
        colour: Colour,
        /// The glyphs with the characters they show.
        ids: Vec<(u16, char)>,
    },
    /// A box.
    Fill {
        /// Lower left corner, width and height.
        place: [f32; 4],
        /// Its colour.
        colour: Colour,
    },
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    /// What stands on it.
    pub(super) marks: Vec<Mark>,
    /// Headings: depth, words, height.
    pub(super) headings: Vec<(u8, String, f32)>,
}

impl Page {
    /// Sets a line of glyphs, and returns where it ends.
    pub(super) fn line(&mut self, x: f32, y: f32, line: &[Inked]) -> f32 {
        let mut x = x;
        let mut rest = line;
        while let Some(first) = rest.first() {
            let same = |i: &&Inked| {
                i.glyph.face == first.glyph.face
                    && i.ink == first.ink
                    && i.size.to_bits() == first.size.to_bits()
            };
            let n_same = rest.iter().take_while(same).count();
            let (these, others) = rest.split_at(n_same.max(1));
            let width: f32 = these.iter().map(Inked::width).sum();
            self.stretch(x, y, width, these, first);
            x += width;
            rest = others;
        }
        x
    }

    /// Glyphs of one face, size and ink.
    fn stretch(&mut self, x: f32, y: f32, width: f32, these: &[Inked], first: &Inked) {
        let Ink {
            inserted,
            deleted,
            grey,
            raised,
            shade,
        } = first.ink;
        let colour = match (deleted, inserted, grey) {
            (true, ..) => RED,
            (_, true, _) => GREEN,
            (.., true) => GREY,
            _ => BLACK,
        };
        let size = first.size;
        if let Some(shade) = shade {
            let place = [x, y - size * 0.25, width, size * 1.2];
            let colour = colour_of(shade.hex());
            self.marks.push(Mark::Fill { place, colour });
        }
        let rise = if raised { size * 0.5 } else { 0.0 };
        self.marks.push(Mark::Glyphs {
            at: (x, y + rise),
            face: first.glyph.face,
            size,
            colour,
            ids: these.iter().map(|i| (i.glyph.id, i.glyph.ch)).collect(),
        });
        for (on, height) in [(inserted, -0.14), (deleted, 0.26)] {
            if on {
                let place = [x, y + size * height, width, size * 0.05];
                self.marks.push(Mark::Fill { place, colour });
            }
        }
    }

    /// A thin rule from one point to another, level or upright.
    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32)) {
        let place = [
            from.0.min(to.0),
            from.1.min(to.1),
            (from.0 - to.0).abs().max(0.5),
            (from.1 - to.1).abs().max(0.5),
        ];
        let colour = [0.6, 0.6, 0.6];
        self.marks.push(Mark::Fill { place, colour });
    }
}

/// A colour from six hexadecimal digits.
fn colour_of(hex: &str) -> Colour {
    let part = |at: usize| {
        let two = hex.get(at..at + 2).unwrap_or("00");
        f32::from(u8::from_str_radix(two, 16).unwrap_or(0)) / 255.0
    };
    [part(0), part(2), part(4)]
}
