//! The fonts of a hand-out, and which of them has a character.

use ttf_parser::{Face, GlyphId};

use crate::exchange::document::Look;
use crate::exchange::picture::fonts::{CHINESE, INTER, SYMBOLS};

/// The face of text.
pub static SERIF: &[u8] = include_bytes!("../../../assets/fonts/TravauxSerif-Regular.ttf");
/// Its bold.
pub static SERIF_STRONG: &[u8] = include_bytes!("../../../assets/fonts/TravauxSerif-SemiBold.ttf");
/// Its italic.
pub static SERIF_ITALIC: &[u8] = include_bytes!("../../../assets/fonts/TravauxSerif-Italic.ttf");

/// Every face, and its name inside the file.
const ALL: [(&str, &[u8]); 6] = [
    ("TravauxSerif", SERIF),
    ("TravauxSerif-SemiBold", SERIF_STRONG),
    ("TravauxSerif-Italic", SERIF_ITALIC),
    ("Inter", INTER),
    ("TravauxSymbols", SYMBOLS),
    ("NotoSansSC", CHINESE),
];
/// The faces asked when the one wanted has no glyph, in order.
const AFTER: [usize; 4] = [0, 3, 4, 5];
/// Shown for what no face has.
const UNKNOWN: char = '□';

/// One face.
pub(super) struct OneFace {
    /// Its name inside the file.
    pub(super) name: &'static str,
    /// The font.
    pub(super) bytes: &'static [u8],
    /// The font, read.
    pub(super) face: Face<'static>,
}

/// The faces, read.
pub(super) struct Faces {
    all: Vec<OneFace>,
}

/// A glyph of a face, and how wide it is at size one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Which face.
    pub(super) face: usize,
    /// Which glyph of it.
    pub(super) id: u16,
    /// How far the next one stands.
    pub(super) width: f32,
    /// The character it shows.
    pub(super) ch: char,
}

impl Faces {
    /// Every face that can be read.
    pub(super) fn new() -> Self {
        let read = |(name, bytes): (&'static str, &'static [u8])| {
            let face = Face::parse(bytes, 0).ok()?;
            Some(OneFace { name, bytes, face })
        };
        Self {
            all: ALL.into_iter().filter_map(read).collect(),
        }
    }

    /// The face at a place.
    pub(super) fn get(&self, at: usize) -> Option<&OneFace> {
        self.all.get(at)
    }

    /// How many faces there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The glyph of a character that looks so.
    pub(super) fn glyph(&self, ch: char, look: Look) -> Option<Glyph> {
        let wanted = match (look.bold, look.italic) {
            (true, _) => 1,
            (false, true) => 2,
            (false, false) => 0,
        };
        // Spaces that no font has are as wide as the usual one; what is invisible stays so.
        let ch = if ch == '\u{a0}' || ch == '\u{3000}' || ch == '\t' {
            ' '
        } else {
            ch
        };
        if ch.is_control() || ('\u{200b}'..='\u{200f}').contains(&ch) {
            return None;
        }
        let order = std::iter::once(wanted).chain(AFTER);
        let find = |ch: char| order.clone().find_map(|face| self.in_face(face, ch));
        find(ch)
            .or_else(|| find(UNKNOWN))
            .map(|glyph| Glyph { ch, ..glyph })
    }

    fn in_face(&self, at: usize, ch: char) -> Option<Glyph> {
        let face = &self.all.get(at)?.face;
        let id: GlyphId = face.glyph_index(ch)?;
        let advance = f32::from(face.glyph_hor_advance(id)?);
        Some(Glyph {
            face: at,
            id: id.0,
            width: advance / f32::from(face.units_per_em()),
            ch,
        })
    }
}
