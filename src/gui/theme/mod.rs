//! How the window looks: colours, type, spacing and density, and what egui is told of them.
//!
//! Nothing else in the window names a colour or a size of type. Distances are multiples of four
//! points. A widget asks [`palette`] for its colours and [`Type`] for its font.

mod style;
pub mod tokens;

use std::sync::{Arc, LazyLock};

use egui::{FontFamily, FontId, RichText};

pub use style::{apply, reduce_motion};
pub use tokens::{Palette, Tone};

/// Half a step: between a glyph and its word.
pub const GAP_TINY: f32 = 4.0;
/// One step: between things that belong together.
pub const GAP: f32 = 8.0;
/// Between groups.
pub const GAP_WIDE: f32 = 16.0;
/// Between regions.
pub const GAP_HUGE: f32 = 24.0;
/// Corners of cards, controls and menus.
pub const RADIUS: u8 = 6;
/// Corners of small things inside them.
pub const RADIUS_SMALL: u8 = 4;
/// Width of the page an article is set on.
pub const PAGE_WIDTH: f32 = 720.0;
/// Width of the line round what has the keyboard.
pub const FOCUS_WIDTH: f32 = 2.0;
/// How long a change of state takes to fade, in seconds.
pub const FADE: f32 = 0.15;

/// How closely things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Density {
    /// Room to breathe.
    #[default]
    Comfortable,
    /// More on one screen.
    Compact,
}

impl Density {
    /// Height of a row of a list or a matrix.
    pub fn row_height(self) -> f32 {
        match self {
            Self::Comfortable => 32.0,
            Self::Compact => 24.0,
        }
    }
}

/// The kinds of type there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// Title of a screen.
    Heading,
    /// Title of a card or section.
    Title,
    /// Words of the interface.
    Body,
    /// The same, heavier.
    Strong,
    /// Hints, counts, sources.
    Small,
    /// The same, heavier: overlines and column heads.
    SmallStrong,
    /// The text of a treaty.
    Text,
    /// Headings within it.
    TextStrong,
    /// Emphasis within it.
    TextItalic,
    /// Title of a draft on its page.
    TextTitle,
    /// Ids, symbols, file names.
    Mono,
}

/// Names of the families beyond egui's two.
pub(crate) mod family {
    pub(crate) const SANS_STRONG: &str = "sans-strong";
    pub(crate) const SYMBOLS: &str = "symbols";
    pub(crate) const SERIF: &str = "serif";
    pub(crate) const SERIF_STRONG: &str = "serif-strong";
    pub(crate) const SERIF_ITALIC: &str = "serif-italic";
}

static SANS_STRONG: LazyLock<FontFamily> = LazyLock::new(|| named(family::SANS_STRONG));
static SYMBOLS: LazyLock<FontFamily> = LazyLock::new(|| named(family::SYMBOLS));
static SERIF: LazyLock<FontFamily> = LazyLock::new(|| named(family::SERIF));
static SERIF_STRONG: LazyLock<FontFamily> = LazyLock::new(|| named(family::SERIF_STRONG));
static SERIF_ITALIC: LazyLock<FontFamily> = LazyLock::new(|| named(family::SERIF_ITALIC));

fn named(name: &str) -> FontFamily {
    FontFamily::Name(Arc::from(name))
}

impl Type {
    /// Size in points.
    pub fn size(self) -> f32 {
        match self {
            Self::Heading => 20.0,
            Self::Title => 15.0,
            Self::Body | Self::Strong => 13.5,
            Self::Small | Self::SmallStrong => 11.5,
            Self::Text | Self::TextStrong | Self::TextItalic => 15.5,
            Self::TextTitle => 24.0,
            Self::Mono => 12.5,
        }
    }

    /// Height of a line in points, on the grid of four.
    pub fn line_height(self) -> f32 {
        match self {
            Self::Heading => 28.0,
            Self::Title | Self::Body | Self::Strong => 20.0,
            Self::Small | Self::SmallStrong | Self::Mono => 16.0,
            Self::Text | Self::TextStrong | Self::TextItalic => 24.0,
            Self::TextTitle => 32.0,
        }
    }

    /// The font this kind of type is set in, with its size.
    pub fn font(self) -> FontId {
        let family = match self {
            Self::Body | Self::Small => FontFamily::Proportional,
            Self::Heading | Self::Title | Self::Strong | Self::SmallStrong => SANS_STRONG.clone(),
            Self::Text => SERIF.clone(),
            Self::TextStrong | Self::TextTitle => SERIF_STRONG.clone(),
            Self::TextItalic => SERIF_ITALIC.clone(),
            Self::Mono => FontFamily::Monospace,
        };
        FontId::new(self.size(), family)
    }

    /// Words in this type.
    pub fn of(self, words: impl Into<String>) -> RichText {
        RichText::new(words)
            .font(self.font())
            .line_height(Some(self.line_height()))
    }

    /// Words in this type, so many times as large: for a projector.
    pub fn large(self, words: impl Into<String>, by: f32) -> RichText {
        let font = FontId::new((self.size() * by).round(), self.font().family);
        RichText::new(words)
            .font(font)
            .line_height(Some((self.line_height() * by).round()))
    }
}

/// A distance as a margin, which is a whole number of points.
#[expect(
    clippy::cast_possible_truncation,
    reason = "kept within the type just before"
)]
pub fn margin(points: f32) -> i8 {
    points.clamp(0.0, 127.0) as i8
}

/// The font of signs alone, at a size of its own.
pub fn symbols(size: f32) -> FontId {
    FontId::new(size, SYMBOLS.clone())
}

/// The colours in force where `visuals` hold.
pub fn palette(visuals: &egui::Visuals) -> &'static Palette {
    if visuals.dark_mode {
        &tokens::DARK
    } else {
        &tokens::LIGHT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_and_lines_stand_on_the_grid() {
        for gap in [GAP_TINY, GAP, GAP_WIDE, GAP_HUGE, PAGE_WIDTH] {
            assert!(gap % 4.0 == 0.0, "{gap}");
        }
        for kind in [
            Type::Heading,
            Type::Title,
            Type::Body,
            Type::Small,
            Type::Text,
            Type::TextTitle,
            Type::Mono,
        ] {
            assert!(kind.line_height() % 4.0 == 0.0, "{kind:?}");
            assert!(kind.line_height() >= kind.size() * 1.15, "{kind:?}");
        }
        for density in [Density::Comfortable, Density::Compact] {
            assert!(density.row_height() % 4.0 == 0.0);
        }
    }

    #[test]
    fn treaty_text_has_a_line_of_one_and_a_half() {
        assert!((Type::Text.line_height() / Type::Text.size() - 1.5).abs() < 0.06);
    }
}
