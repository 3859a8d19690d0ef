//! Characters that cannot be seen, made visible: a text that reorders or hides words must not pass
//! for what it seems to say.

use egui::text::{LayoutJob, TextFormat};

/// A stretch of text as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// One invisible character.
    Hidden(Hidden),
}

/// An invisible character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Its short name, as Unicode abbreviates it.
    pub name: &'static str,
    /// How it is shown: the name between double brackets.
    pub shown: &'static str,
    /// Whether it changes the direction of what follows.
    pub turns: bool,
}

/// What an invisible character is called; `None` for one that shows. A no-break space and the soft
/// hyphen of a word processor are left alone: they do no harm and are common.
pub fn hidden_character(ch: char) -> Option<Hidden> {
    let (name, shown, turns) = match ch {
        '\u{61C}' => ("ALM", "⟦ALM⟧", true),
        '\u{200B}' => ("ZWSP", "⟦ZWSP⟧", false),
        '\u{200C}' => ("ZWNJ", "⟦ZWNJ⟧", false),
        '\u{200D}' => ("ZWJ", "⟦ZWJ⟧", false),
        '\u{200E}' => ("LRM", "⟦LRM⟧", true),
        '\u{200F}' => ("RLM", "⟦RLM⟧", true),
        '\u{202A}' => ("LRE", "⟦LRE⟧", true),
        '\u{202B}' => ("RLE", "⟦RLE⟧", true),
        '\u{202C}' => ("PDF", "⟦PDF⟧", true),
        '\u{202D}' => ("LRO", "⟦LRO⟧", true),
        '\u{202E}' => ("RLO", "⟦RLO⟧", true),
        '\u{2060}' => ("WJ", "⟦WJ⟧", false),
        '\u{2061}'..='\u{2064}' => ("INV", "⟦INV⟧", false),
        '\u{2066}' => ("LRI", "⟦LRI⟧", true),
        '\u{2067}' => ("RLI", "⟦RLI⟧", true),
        '\u{2068}' => ("FSI", "⟦FSI⟧", true),
        '\u{2069}' => ("PDI", "⟦PDI⟧", true),
        '\u{FEFF}' => ("BOM", "⟦BOM⟧", false),
        '\u{FFF9}'..='\u{FFFB}' => ("IA", "⟦IA⟧", false),
        '\u{E0000}'..='\u{E007F}' => ("TAG", "⟦TAG⟧", false),
        '\u{0}'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => ("CTRL", "⟦CTRL⟧", false),
        _ => return None,
    };
    Some(Hidden { name, shown, turns })
}

/// Whether a text holds any invisible character.
pub fn has_hidden(text: &str) -> bool {
    text.chars().any(|ch| hidden_character(ch).is_some())
}

/// The stretches of a text, in order; joined, with every hidden character put back, they are it.
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, ch) in text.char_indices() {
        if let Some(hidden) = hidden_character(ch) {
            found.extend(
                text.get(from..at)
                    .filter(|words| !words.is_empty())
                    .map(Segment::Words),
            );
            found.push(Segment::Hidden(hidden));
            from = at + ch.len_utf8();
        }
    }
    found.extend(
        text.get(from..)
            .filter(|words| !words.is_empty())
            .map(Segment::Words),
    );
    found
}

/// Appends a text to a layout, each invisible character as a chip in the format `chip`.
pub fn append_visible(job: &mut LayoutJob, text: &str, words: &TextFormat, chip: &TextFormat) {
    for segment in segments(text) {
        match segment {
            Segment::Words(stretch) => job.append(stretch, 0.0, words.clone()),
            Segment::Hidden(hidden) => job.append(hidden.shown, 0.0, chip.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_come_apart_and_nothing_is_lost() {
        let text = "\u{202E}must\u{200B} not\u{A0}pay\u{FEFF}";
        let parts = segments(text);
        let shown: String = parts
            .iter()
            .map(|part| match part {
                Segment::Words(words) => *words,
                Segment::Hidden(hidden) => hidden.shown,
            })
            .collect();
        assert_eq!(shown, "⟦RLO⟧must⟦ZWSP⟧ not\u{A0}pay⟦BOM⟧");
        assert_eq!(parts.len(), 5);
        assert!(has_hidden(text) && !has_hidden("Les États, “ensemble”\u{A0}; 各国\tа\n"));
    }

    #[test]
    fn marks_that_turn_the_text_are_told_from_those_that_only_hide() {
        let turns = |ch| hidden_character(ch).is_some_and(|hidden| hidden.turns);
        assert!(turns('\u{202E}') && turns('\u{2067}') && turns('\u{200F}'));
        assert!(!turns('\u{200B}') && !turns('\u{FEFF}') && !turns('a'));
    }

    #[test]
    fn every_chip_is_named_as_it_is_shown() {
        let mut n_hidden = 0;
        for ch in (0..0xE_0100).filter_map(char::from_u32) {
            if let Some(hidden) = hidden_character(ch) {
                assert_eq!(hidden.shown, format!("⟦{}⟧", hidden.name));
                assert!(ch.is_control() || unseen(ch), "{ch:?} can be seen");
                n_hidden += 1;
            }
        }
        assert!(n_hidden > 200, "{n_hidden}");
    }

    fn unseen(ch: char) -> bool {
        matches!(u32::from(ch), 0x61C | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF | 0xFFF9..=0xFFFB | 0xE_0000..=0xE_007F)
    }
}
