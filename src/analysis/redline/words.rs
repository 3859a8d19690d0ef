//! Words compared: the shortest script that turns one paragraph's words into another's.
//!
//! The unit is the word, and in Chinese the character; a punctuation sign or bracket is a word of
//! its own. Blanks belong to the word after them and are compared only where words meet, so that a
//! word put in or taken out never makes its neighbour look changed.

use std::convert::Infallible;

use similar::algorithms::{DiffHook, myers};

use crate::model::text::is_han;

/// Up to so many words of both texts that differ, the script is the shortest there is; beyond, a
/// good one, since the shortest of two long strangers would take seconds.
pub const EXACT_WORDS: usize = 4_000;

/// A run of words of a compared paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of them.
    pub kind: PieceKind,
    /// The words with their blanks; never empty.
    pub text: String,
}

/// What became of a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PieceKind {
    /// It stands in both.
    Same,
    /// It stood in the old text only.
    Deleted,
    /// It stands in the new text only.
    Inserted,
}

/// The shortest script from `old` to `new`: the same and the deleted pieces in order give the old
/// words, the same and the inserted ones the new. Deleted words stand before those put in their
/// place.
pub fn compare(old: &str, new: &str) -> Vec<Piece> {
    let mut script = Script::default();
    if old == new {
        script.add(PieceKind::Same, old);
        return script.pieces;
    }
    let (before, after) = (words_of(old), words_of(new));
    let (from, to) = (&*before.words, &*after.words);
    let start = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let end = from.iter().rev().zip(to.iter().rev());
    let end = end
        .take(from.len().min(to.len()) - start)
        .take_while(|(a, b)| a == b)
        .count();
    let middle = |words: usize| start..words - end;
    let (old_middle, new_middle) = (middle(from.len()), middle(to.len()));
    let mut walk = Walk {
        old: from,
        new: to,
        script: &mut script,
    };
    walk.same(0, 0, start);
    let exact = old_middle.len() + new_middle.len() <= EXACT_WORDS;
    let found = if exact {
        myers::diff_deadline_raw(&mut walk, from, old_middle, to, new_middle, None)
    } else {
        myers::diff(&mut walk, from, old_middle, to, new_middle)
    };
    found.unwrap_or_else(|never| match never {});
    walk.same(from.len() - end, to.len() - end, end);
    script.deleted.push_str(before.tail);
    script.inserted.push_str(after.tail);
    script.settle();
    script.pieces
}

/// How many words a text has, punctuation signs not counted.
pub fn count_words(text: &str) -> usize {
    let words = words_of(text).words;
    let lettered = |word: &&Word<'_>| word.text.starts_with(char::is_alphanumeric);
    words.iter().filter(lettered).count()
}

/// A word with the blanks before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// Differs for nearly all words that differ.
    key: u64,
    gap: &'a str,
    pub(super) text: &'a str,
}

impl PartialEq for Word<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.text == other.text
    }
}

impl Eq for Word<'_> {}

impl std::hash::Hash for Word<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(self.key);
    }
}

impl Word<'_> {
    /// A number by which words are compared where a mistake costs nothing but a pairing.
    pub(super) fn key(&self) -> u64 {
        self.key
    }
}

/// A text cut into words.
pub(super) struct Words<'a> {
    pub(super) words: Vec<Word<'a>>,
    /// Blanks after the last word.
    tail: &'a str,
}

/// Cuts a text into words.
pub(super) fn words_of(text: &str) -> Words<'_> {
    let mut words = Vec::with_capacity(text.len() / 5 + 1);
    let (mut gap, mut at) = (0, 0);
    while let Some((len, kind)) = step(text, at) {
        let start = at;
        at += len;
        match kind {
            Kind::Blank => continue,
            Kind::Sign => {}
            Kind::Letter => {
                while let Some((len, Kind::Letter)) = step(text, at) {
                    at += len;
                }
                // An apostrophe between letters is a letter: "Party's".
                while let Some(len) = joined(text, at) {
                    at += len;
                    while let Some((len, Kind::Letter)) = step(text, at) {
                        at += len;
                    }
                }
            }
        }
        let word = text.get(start..at).unwrap_or("");
        words.push(Word {
            key: key_of(word.as_bytes()),
            gap: text.get(gap..start).unwrap_or(""),
            text: word,
        });
        gap = at;
    }
    let tail = text.get(gap..).unwrap_or("");
    Words { words, tail }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Letter,
    Sign,
}

/// The character at a byte: its length and what it is.
fn step(text: &str, at: usize) -> Option<(usize, Kind)> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        let kind = if byte.is_ascii_alphanumeric() {
            Kind::Letter
        } else if byte.is_ascii_whitespace() {
            Kind::Blank
        } else {
            Kind::Sign
        };
        return Some((1, kind));
    }
    let ch = text.get(at..)?.chars().next()?;
    let kind = if ch.is_whitespace() {
        Kind::Blank
    } else if ch.is_alphanumeric() && !is_han(ch) {
        Kind::Letter
    } else {
        Kind::Sign
    };
    Some((ch.len_utf8(), kind))
}

/// The length of an apostrophe at `at` that a letter follows.
fn joined(text: &str, at: usize) -> Option<usize> {
    let ch = text.get(at..)?.chars().next()?;
    let len = ch.len_utf8();
    let followed = matches!(step(text, at + len), Some((_, Kind::Letter)));
    (matches!(ch, '\'' | '\u{2019}') && followed).then_some(len)
}

/// A number for a word: eight bytes a step.
fn key_of(word: &[u8]) -> u64 {
    let mut key = 0x9e37_79b9_7f4a_7c15_u64;
    for chunk in word.chunks(8) {
        let mut bytes = [0_u8; 8];
        for (slot, byte) in bytes.iter_mut().zip(chunk) {
            *slot = *byte;
        }
        key = (key.rotate_left(23) ^ u64::from_le_bytes(bytes)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    }
    key ^ (key >> 32)
}

/// Receives the steps of the script and writes them as pieces.
struct Walk<'w, 't> {
    old: &'w [Word<'t>],
    new: &'w [Word<'t>],
    script: &'w mut Script,
}

impl Walk<'_, '_> {
    fn same(&mut self, old: usize, new: usize, len: usize) {
        let before = self.old.iter().skip(old);
        let after = self.new.iter().skip(new);
        for (was, is) in before.zip(after).take(len) {
            if was.gap == is.gap {
                self.script.settle();
                self.script.add(PieceKind::Same, is.gap);
            } else {
                self.script.deleted.push_str(was.gap);
                self.script.inserted.push_str(is.gap);
                self.script.settle();
            }
            self.script.add(PieceKind::Same, is.text);
        }
    }
}

impl DiffHook for Walk<'_, '_> {
    type Error = Infallible;

    fn equal(&mut self, old: usize, new: usize, len: usize) -> Result<(), Infallible> {
        self.same(old, new, len);
        Ok(())
    }

    fn delete(&mut self, old: usize, len: usize, _new: usize) -> Result<(), Infallible> {
        for word in self.old.iter().skip(old).take(len) {
            self.script.deleted.push_str(word.gap);
            self.script.deleted.push_str(word.text);
        }
        Ok(())
    }

    fn insert(&mut self, _old: usize, new: usize, len: usize) -> Result<(), Infallible> {
        for word in self.new.iter().skip(new).take(len) {
            self.script.inserted.push_str(word.gap);
            self.script.inserted.push_str(word.text);
        }
        Ok(())
    }
}

/// Pieces being written, with what was taken out and put in since the last same word.
#[derive(Default)]
struct Script {
    pieces: Vec<Piece>,
    deleted: String,
    inserted: String,
}

impl Script {
    fn add(&mut self, kind: PieceKind, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(text),
            _ => self.pieces.push(Piece {
                kind,
                text: text.to_owned(),
            }),
        }
    }

    /// Writes down what was taken out and put in; blanks that both share at an end stay.
    fn settle(&mut self) {
        if self.deleted.is_empty() && self.inserted.is_empty() {
            return;
        }
        let (deleted, inserted) = (
            std::mem::take(&mut self.deleted),
            std::mem::take(&mut self.inserted),
        );
        let pairs = deleted.chars().zip(inserted.chars());
        let start = blank_bytes(pairs);
        let (gone, come) = (
            deleted.get(start..).unwrap_or(""),
            inserted.get(start..).unwrap_or(""),
        );
        let end = blank_bytes(gone.chars().rev().zip(come.chars().rev()));
        self.add(PieceKind::Same, deleted.get(..start).unwrap_or(""));
        self.add(
            PieceKind::Deleted,
            gone.get(..gone.len() - end).unwrap_or(""),
        );
        self.add(
            PieceKind::Inserted,
            come.get(..come.len() - end).unwrap_or(""),
        );
        self.add(PieceKind::Same, gone.get(gone.len() - end..).unwrap_or(""));
    }
}

/// Bytes of the blanks that lead both of two texts.
fn blank_bytes(pairs: impl Iterator<Item = (char, char)>) -> usize {
    pairs
        .take_while(|(a, b)| a == b && a.is_whitespace())
        .map(|(a, _)| a.len_utf8())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a [-b-] {+c+} d` for the script from one text to another.
    fn marked(old: &str, new: &str) -> String {
        let mut out = String::new();
        for piece in compare(old, new) {
            let text = piece.text;
            match piece.kind {
                PieceKind::Same => out.push_str(&text),
                PieceKind::Deleted => out.push_str(&format!("[-{text}-]")),
                PieceKind::Inserted => out.push_str(&format!("{{+{text}+}}")),
            }
        }
        out
    }

    #[test]
    fn a_word_changed_leaves_its_neighbours_alone() {
        assert_eq!(
            marked(
                "Each Party shall keep logs.",
                "Each Party may keep all logs."
            ),
            "Each Party [-shall-]{+may+} keep{+ all+} logs."
        );
        assert_eq!(
            marked("Parties shall", "All Parties shall"),
            "{+All +}Parties shall"
        );
        assert_eq!(
            marked("All Parties shall", "Parties shall"),
            "[-All -]Parties shall"
        );
        assert_eq!(marked("It ends.", "It ends here."), "It ends{+ here+}.");
    }

    #[test]
    fn chinese_is_compared_by_character_and_brackets_are_words() {
        assert_eq!(
            marked("各缔约国应当采取措施。", "各缔约国可采取措施。"),
            "各缔约国[-应当-]{+可+}采取措施。"
        );
        assert_eq!(marked("keep data", "[keep] data"), "{+[+}keep{+]+} data");
        assert_eq!(
            marked("the Party's law", "the Party law"),
            "the [-Party's-]{+Party+} law"
        );
    }

    #[test]
    fn blanks_that_differ_are_said_too() {
        assert_eq!(marked("a  b ", "a b"), "a [- -]b[- -]");
        assert_eq!(marked("", "new words"), "{+new words+}");
        assert_eq!(marked("old words", ""), "[-old words-]");
    }

    #[test]
    fn words_are_counted_without_signs() {
        assert_eq!(count_words("Each Party [shall] keep 2.5 logs; 数据"), 9);
    }
}
