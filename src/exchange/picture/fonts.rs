//! The faces that pictures and the window are set in, and how wide words are in them.

use std::sync::LazyLock;

use ab_glyph::{Font as _, FontRef, GlyphId, PxScale, ScaleFont as _};

/// The face of the interface.
pub static INTER: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
/// The same, heavy.
pub static INTER_STRONG: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
/// Chinese.
pub static CHINESE: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular.otf");
/// Glyphs of verdicts and of the interface.
pub static SYMBOLS: &[u8] = include_bytes!("../../../assets/fonts/TravauxSymbols.ttf");

/// Faces in which a character is looked for, in order.
pub(super) struct Faces(Vec<FontRef<'static>>);

static PLAIN: LazyLock<Faces> = LazyLock::new(|| Faces::new(INTER));
static STRONG: LazyLock<Faces> = LazyLock::new(|| Faces::new(INTER_STRONG));

/// The faces of plain or of heavy words.
pub(super) fn faces(strong: bool) -> &'static Faces {
    if strong { &STRONG } else { &PLAIN }
}

impl Faces {
    fn new(first: &'static [u8]) -> Self {
        let read = [first, SYMBOLS, CHINESE].into_iter();
        Self(
            read.filter_map(|bytes| FontRef::try_from_slice(bytes).ok())
                .collect(),
        )
    }

    /// The face that has the character, and its glyph there; the first face's empty box where
    /// none has.
    pub(super) fn find(&self, ch: char) -> Option<(&FontRef<'static>, GlyphId)> {
        let has = |face: &&FontRef<'static>| face.glyph_id(ch) != GlyphId(0);
        let face = self.0.iter().find(has).or_else(|| self.0.first())?;
        Some((face, face.glyph_id(ch)))
    }

    /// The scale at which letters of a face are `size` points.
    pub(super) fn scale(face: &FontRef<'static>, size: f32) -> PxScale {
        face.pt_to_px_scale(size * 0.75)
            .unwrap_or_else(|| PxScale::from(size))
    }

    /// How wide words are.
    pub(super) fn width(&self, words: &str, size: f32) -> f32 {
        let one = |ch| {
            self.find(ch).map_or(0.0, |(face, glyph)| {
                face.as_scaled(Self::scale(face, size)).h_advance(glyph)
            })
        };
        words.chars().map(one).sum()
    }

    /// As much of the words as fits, with an ellipsis where something is left out.
    pub(super) fn fit(&self, words: &str, size: f32, room: f32) -> String {
        if self.width(words, size) <= room {
            return words.to_owned();
        }
        let mut kept = String::new();
        let mut used = self.width("…", size);
        for ch in words.chars() {
            used += self.width(ch.encode_utf8(&mut [0; 4]), size);
            if used > room {
                break;
            }
            kept.push(ch);
        }
        format!("{}…", kept.trim_end())
    }
}
