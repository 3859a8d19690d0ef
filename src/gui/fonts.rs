//! The fonts the program carries, and in which order a character looks for its glyph.
//!
//! The text face comes first, then the symbols, then the Chinese face, so that quotation marks
//! and arrows beside Latin words stay Latin. What none of them holds (Arabic, rarer scripts) is
//! left to the fonts of the system, which eframe asks by itself.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};

use super::theme::family;
use crate::exchange::pdf::{SERIF, SERIF_ITALIC, SERIF_STRONG};
use crate::exchange::picture::fonts::{CHINESE, INTER, INTER_STRONG, SYMBOLS};

/// Fallbacks of every family, in order.
const AFTER: [&str; 2] = ["symbols", "chinese"];

/// Every font and family of the window.
pub fn definitions() -> FontDefinitions {
    // egui's own monospaced face is kept for ids and file names.
    let mut fonts = FontDefinitions::default();
    let faces = [
        ("inter", INTER, 0.0),
        ("inter-strong", INTER_STRONG, 0.0),
        ("serif", SERIF, 0.0),
        ("serif-strong", SERIF_STRONG, 0.0),
        ("serif-italic", SERIF_ITALIC, 0.0),
        ("symbols", SYMBOLS, 0.0),
        ("chinese", CHINESE, 0.0),
    ];
    for (name, bytes, drop) in faces {
        let tweak = FontTweak {
            y_offset_factor: drop,
            ..FontTweak::default()
        };
        fonts.font_data.insert(
            name.to_owned(),
            Arc::new(FontData::from_static(bytes).tweak(tweak)),
        );
    }
    let named = |name: &str| FontFamily::Name(Arc::from(name));
    let families = [
        (FontFamily::Proportional, "inter"),
        (named(family::SANS_STRONG), "inter-strong"),
        (named(family::SERIF), "serif"),
        (named(family::SERIF_STRONG), "serif-strong"),
        (named(family::SERIF_ITALIC), "serif-italic"),
    ];
    for (family, first) in families {
        let order = [first]
            .into_iter()
            .chain(AFTER)
            .map(str::to_owned)
            .collect();
        fonts.families.insert(family, order);
    }
    fonts
        .families
        .insert(named(family::SYMBOLS), vec!["symbols".to_owned()]);
    let mono = fonts.families.entry(FontFamily::Monospace).or_default();
    mono.extend(AFTER.map(str::to_owned));
    fonts
}

/// Installs the fonts. They are in force from the next frame on.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::theme::Type;
    use crate::words::UiLang;

    #[test]
    fn every_type_draws_both_catalogues() {
        let mut fonts = egui::epaint::text::Fonts::new(Default::default(), definitions());
        let mut fonts = fonts.with_pixels_per_point(1.0);
        let mut seen = 0;
        for kind in [
            Type::Heading,
            Type::Body,
            Type::Strong,
            Type::Text,
            Type::TextStrong,
            Type::TextItalic,
            Type::Mono,
        ] {
            for lang in UiLang::ALL {
                for ch in lang.catalogue().chars().filter(|c| !c.is_control()) {
                    assert!(fonts.has_glyph(&kind.font(), ch), "{kind:?} lacks {ch:?}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 10_000, "{seen}");
    }

    #[test]
    fn quotation_marks_beside_latin_words_are_latin() {
        let fonts = definitions();
        for (family, names) in &fonts.families {
            if *family == FontFamily::Name(Arc::from(family::SYMBOLS)) {
                continue;
            }
            let at = |name: &str| names.iter().position(|n| n == name);
            assert!(at("chinese").unwrap() > 0, "{names:?}");
            assert!(at("symbols").unwrap() < at("chinese").unwrap(), "{names:?}");
        }
    }
}
