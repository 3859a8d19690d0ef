//! Tokens: words of Latin and Cyrillic script, single Han characters, and what stood before each.
//!
//! One reader serves texts and cues, so that both are cut alike: case is folded, possessive `'s`
//! dropped, hyphens part words except after joining prefixes (`co-operation`), square brackets and
//! invisible characters are seen through, item numbers are skipped.

use super::token_chars::{Kind, is_closer, is_opener, kind_of};
use super::word::{WORD_BYTES, WordKey, plain_run};
use crate::model::text::is_han;

/// What stood between a token and the one before it.
pub(super) mod marks {
    /// A comma or dash.
    pub(in crate::coding) const COMMA: u16 = 1;
    /// The comma of a Chinese list (、).
    pub(in crate::coding) const LIST: u16 = 2;
    /// A colon.
    pub(in crate::coding) const COLON: u16 = 4;
    /// A parenthesis.
    pub(in crate::coding) const PAREN: u16 = 8;
    /// Anything over which words do not stand next to each other.
    pub(in crate::coding) const APART: u16 = COMMA | LIST | PAREN;
}

/// A word as it was read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seen {
    /// A word of letters or digits.
    Letters(WordKey),
    /// A Han character.
    Han(char),
}

/// Receives what the reader finds.
pub(super) trait Sink {
    /// A token over bytes `start..end`, with the [`marks`] before it.
    fn token(&mut self, seen: Seen, start: usize, end: usize, marks: u16);
    /// The end of a sentence (`full`) or of a part before a semicolon; `at` is one past it.
    fn stop(&mut self, at: usize, full: bool);
}

/// Reads `text` into `sink`.
pub(super) fn read(text: &str, sink: &mut impl Sink) {
    Reader {
        text,
        bytes: text.as_bytes(),
        at: 0,
        marks: 0,
        fresh: true,
        abbreviated: false,
    }
    .run(sink);
}

/// Prefixes after which a hyphen joins.
const JOINING: [&[u8]; 13] = [
    b"co", b"e", b"cyber", b"trans", b"multi", b"inter", b"intra", b"sub", b"pre", b"anti", b"non",
    b"re", b"tele",
];

/// Words whose full stop ends no sentence, in lower case.
const ABBREVIATIONS: [&[u8]; 15] = [
    b"art", b"arts", b"para", b"paras", b"cf", b"vol", b"ch", b"chap", b"sec", b"sect", b"viz",
    b"pp", b"dr", b"mr", b"ms",
];

pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub bytes: &'a [u8],
    pub at: usize,
    /// What was passed since the last token.
    marks: u16,
    /// Whether no token came since the last stop, so that an item number may stand here.
    fresh: bool,
    /// Whether the last token is an abbreviation or a single letter.
    abbreviated: bool,
}

impl Reader<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn run(mut self, sink: &mut impl Sink) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            if byte.is_ascii_alphanumeric() {
                if !(self.fresh && self.skip_number()) {
                    self.word(sink);
                }
            } else if byte == b' ' {
                self.at += 1;
            } else if byte < 0x80 {
                self.sign(char::from(byte), 1, sink);
            } else {
                self.beyond_ascii(sink);
            }
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        let byte = self.byte(at);
        if byte < 0x80 {
            return (at < self.bytes.len()).then(|| char::from(byte));
        }
        self.text.get(at..)?.chars().next()
    }

    /// The common Han character that begins here, read without the detours of other scripts.
    #[inline]
    fn common_han(&self) -> Option<char> {
        let bytes: [u8; 3] = *self.bytes.get(self.at..)?.first_chunk()?;
        let [a, b, c] = bytes.map(u32::from);
        let code = (a & 15) << 12 | (b & 63) << 6 | c & 63;
        ((0xe4..=0xe9).contains(&a) && code >= 0x4e00).then_some(char::from_u32(code)?)
    }

    fn beyond_ascii(&mut self, sink: &mut impl Sink) {
        if !self.fresh
            && let Some(ch) = self.common_han()
        {
            let start = self.at;
            self.at += 3;
            self.emit(Seen::Han(ch), start, self.at, sink);
            self.abbreviated = false;
            return;
        }
        let Some(ch) = self.char_at(self.at) else {
            self.at += 1;
            return;
        };
        if is_han(ch) {
            if self.fresh && self.skip_han_number() {
                return;
            }
            let start = self.at;
            self.at += ch.len_utf8();
            self.emit(Seen::Han(ch), start, self.at, sink);
            self.abbreviated = false;
        } else if matches!(kind_of(ch), Kind::Letter) {
            self.word(sink);
        } else {
            self.sign(ch, ch.len_utf8(), sink);
        }
    }

    fn emit(&mut self, seen: Seen, start: usize, end: usize, sink: &mut impl Sink) {
        sink.token(seen, start, end, self.marks);
        self.marks = 0;
        self.fresh = false;
    }

    /// A word that begins here: first the quick way over plain letters, then the careful one.
    fn word(&mut self, sink: &mut impl Sink) {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or(&[]);
        let n = plain_run(rest);
        let next = rest.get(n).copied().unwrap_or(0);
        if n > 0 && self.ends_plainly(rest, n, next) {
            self.at = start + n;
            return self.emit(
                Seen::Letters(WordKey::of_ascii(rest, n)),
                start,
                self.at,
                sink,
            );
        }
        let mut word = WordBuffer::default();
        let mut end = start;
        let mut at = start;
        while let Some(ch) = self.char_at(at) {
            let kind = kind_of(ch);
            if kind == Kind::Letter && !is_han(ch) {
                word.push(ch);
                at += ch.len_utf8();
                end = at;
            } else if kind == Kind::Unseen {
                at += ch.len_utf8();
            } else {
                let Some(next) = self.inside(ch, at, word.bytes()) else {
                    break;
                };
                if ch == '.' {
                    word.push(ch);
                }
                at = next;
            }
        }
        self.at = end.max(at.min(self.bytes.len())).max(start + 1);
        if end == start {
            return;
        }
        self.abbreviated = self.is_abbreviation(word.bytes(), self.at);
        self.emit(Seen::Letters(WordKey::new(word.bytes())), start, end, sink);
    }

    /// Whether a word of `n` plain letters ends before the byte `next`, so that the careful way
    /// would find the same; if so, notes whether it is an abbreviation.
    #[inline]
    fn ends_plainly(&mut self, rest: &[u8], n: usize, next: u8) -> bool {
        let ends = match next {
            b'-' | b'\'' | b'[' | b']' | b'(' => return false,
            // A number may go on after these.
            b'.' | b',' => !rest.first().is_some_and(u8::is_ascii_digit),
            _ => {
                self.abbreviated = false;
                return next < 0x80;
            }
        };
        // No abbreviation is longer than five letters.
        if ends && n > 5 {
            self.abbreviated = false;
        } else if ends {
            let mut word = [0_u8; 5];
            for (slot, byte) in word.iter_mut().zip(rest.iter().take(n)) {
                *slot = byte.to_ascii_lowercase();
            }
            self.abbreviated = self.is_abbreviation(word.get(..n).unwrap_or(&[]), self.at + n);
        }
        ends
    }

    /// Whether a word that ends at `end` is an abbreviation.
    fn is_abbreviation(&self, word: &[u8], end: usize) -> bool {
        word.len() == 1 && word.iter().all(u8::is_ascii_alphabetic)
            || ABBREVIATIONS.contains(&word)
            || (word == b"no" || word == b"nos") && self.digit_follows(end)
    }

    fn digit_follows(&self, stop: usize) -> bool {
        self.byte(stop) == b'.'
            && self.byte(stop + 1) == b' '
            && self.byte(stop + 2).is_ascii_digit()
    }

    /// Where a word goes on after the sign `ch` at `at`, if it does.
    fn inside(&self, ch: char, at: usize, word: &[u8]) -> Option<usize> {
        let after = at + ch.len_utf8();
        let letter_follows = |at: usize| {
            self.char_at(at)
                .is_some_and(|ch| matches!(kind_of(ch), Kind::Letter) && !is_han(ch))
        };
        match ch {
            '-' | '\u{2010}' | '\u{2011}' => {
                (letter_follows(after) && JOINING.contains(&word)).then_some(after)
            }
            '\'' | '\u{2019}' => {
                let possessive =
                    matches!(self.byte(after), b's' | b'S') && !letter_follows(after + 1);
                // The letter is passed over, not read: the owner is what cues name.
                (possessive && !letter_follows(after + 1)).then_some(after + 1)
            }
            '[' | ']' if letter_follows(after) => Some(after),
            '(' => ["(s)", "(es)"]
                .iter()
                .any(|plural| {
                    self.text
                        .get(at..)
                        .is_some_and(|rest| rest.starts_with(plural))
                })
                .then_some(after),
            ')' => (self.byte(at.wrapping_sub(1)) == b's'
                && word.last() == Some(&b's')
                && self
                    .text
                    .get(..at)
                    .is_some_and(|t| t.ends_with("(s") || t.ends_with("(es")))
            .then_some(after),
            '.' => (self.byte(after).is_ascii_digit() && word.iter().all(u8::is_ascii_digit))
                .then_some(after),
            ',' => {
                let thousand = (0..3).all(|n| self.byte(after + n).is_ascii_digit())
                    && !self.byte(after + 3).is_ascii_digit()
                    && word.iter().all(u8::is_ascii_digit);
                thousand.then_some(after)
            }
            _ => None,
        }
    }

    /// Anything that is no word.
    fn sign(&mut self, ch: char, len: usize, sink: &mut impl Sink) {
        let here = self.at;
        self.at += len;
        match kind_of(ch) {
            Kind::Comma => self.marks |= marks::COMMA,
            Kind::List => self.marks |= marks::LIST,
            Kind::Dash => {
                let hyphen = matches!(ch, '-' | '\u{2010}' | '\u{2011}');
                let spaced = !hyphen || here == 0 || self.byte(here - 1) == b' ';
                if spaced {
                    self.marks |= marks::COMMA;
                }
            }
            Kind::Colon => {
                if !(self.byte(here.wrapping_sub(1)).is_ascii_digit()
                    && self.byte(self.at).is_ascii_digit())
                {
                    self.marks |= marks::COLON;
                    self.fresh = true;
                }
            }
            Kind::Open => {
                if !self.skip_bracketed_number() {
                    self.marks |= marks::PAREN;
                }
            }
            Kind::Close => self.marks |= marks::PAREN,
            Kind::Semicolon => self.stop(false, sink),
            Kind::End => self.stop(true, sink),
            Kind::FullStop => {
                if self.ends_here() {
                    self.stop(true, sink);
                }
            }
            Kind::Letter | Kind::Unseen | Kind::Other => {}
        }
    }

    fn stop(&mut self, full: bool, sink: &mut impl Sink) {
        while let Some(ch) = self.char_at(self.at).filter(|ch| is_closer(*ch)) {
            self.at += ch.len_utf8();
        }
        sink.stop(self.at, full);
        self.marks = 0;
        self.fresh = true;
    }

    /// Whether the full stop just passed ends a sentence.
    fn ends_here(&self) -> bool {
        let rest = self
            .text
            .get(self.at..)
            .unwrap_or("")
            .trim_start_matches(is_closer);
        let next = rest.trim_start_matches(|ch: char| ch.is_whitespace() || is_opener(ch));
        let Some(first) = next.chars().next() else {
            return true;
        };
        let apart = next.len() < rest.len() || is_han(first);
        apart && !first.is_lowercase() && !self.abbreviated
    }
}

/// The folded letters of a word that is not plain ASCII.
#[derive(Default)]
struct WordBuffer {
    bytes: [u8; WORD_BYTES],
    n: usize,
}

impl WordBuffer {
    fn push(&mut self, ch: char) {
        let ch = super::token_chars::unwidened(ch);
        for lower in ch.to_lowercase() {
            let mut encoded = [0; 4];
            for byte in lower.encode_utf8(&mut encoded).bytes() {
                if let Some(slot) = self.bytes.get_mut(self.n) {
                    *slot = byte;
                    self.n += 1;
                }
            }
        }
    }

    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.n).unwrap_or(&[])
    }
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
