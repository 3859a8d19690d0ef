//! The literals of steps, as [`Memory`] reads them: the words of each, and the forms of each word.

use super::cue::Fault;
use super::inflect::forms;
use super::memory::{Memory, found};
use super::token::{Seen, Sink, read};
use super::vocab::{NO_LIT, Run};
use super::word::{WordKey, n32};

/// How a unit compares with a word of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// The word as written and its inflections.
    Inflected,
    /// The word as written.
    Exact,
    /// Every word that begins so.
    Prefix,
    /// A Han character.
    Han,
}

/// The smallest thing a cue names: one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub kind: UnitKind,
    pub seen: Seen,
    /// The words it is, in [`Memory::unit_words`].
    pub words: Run,
}

impl Memory {
    /// The number of a literal: one word or several that follow each other.
    pub(super) fn literal(&mut self, written: &str) -> Result<u16, Fault> {
        let (number, new) = self.written_names.number(written.as_bytes());
        if new {
            let read = self.read_literal(written);
            self.written.push(read);
        }
        found(&self.written, number)
    }

    fn read_literal(&mut self, written: &str) -> Result<u16, Fault> {
        let (exact, body) = match written.strip_prefix('=') {
            Some(body) => (true, body),
            None => (false, written),
        };
        let mut units = Vec::new();
        let mut words = Words(Vec::new());
        for piece in body.split('_') {
            let (piece, prefix) = match piece.strip_suffix('*') {
                Some(piece) => (piece, true),
                None => (piece, false),
            };
            words.0.clear();
            read(piece, &mut words);
            let n_words = words.0.len();
            for (at, seen) in words.0.iter().enumerate() {
                let begins = prefix && at + 1 == n_words;
                let han = matches!(seen, Seen::Han(_));
                units.push(self.unit(*seen, kind_of([han, begins, exact]))?);
            }
            if n_words == 0 || piece.contains(['*', '%', '=']) {
                return Err(Fault::new(
                    format!("\"{written}\" is no word"),
                    "write letters; * only at the end of a word, = and % only before it",
                ));
            }
        }
        if units.len() > usize::from(u8::MAX) {
            return Err(Fault::new(
                format!("\"{written}\" is too long"),
                "split it with blanks",
            ));
        }
        self.name.clear();
        let bytes = units.iter().flat_map(|unit: &u16| unit.to_le_bytes());
        self.name.extend(bytes);
        let (number, new) = self.lit_names.number(&self.name);
        if new {
            self.lits.push(Run {
                start: n32(self.lit_units.len()),
                len: n32(units.len()),
            });
            self.lit_units.append(&mut units);
        }
        in_range(number)
    }

    fn unit(&mut self, seen: Seen, kind: Option<UnitKind>) -> Result<u16, Fault> {
        let word = match seen {
            Seen::Letters(key) => key.text(),
            Seen::Han(ch) => ch.to_string(),
        };
        let kind = kind.ok_or_else(|| {
            Fault::new(
                format!("\"{word}*\" has a star after a Chinese character"),
                "leave the star out: Chinese words have no endings",
            )
        })?;
        if kind == UnitKind::Prefix && word.chars().count() < 3 {
            return Err(Fault::new(
                format!("\"{word}*\" would find too much"),
                "write at least three letters before the star",
            ));
        }
        self.name.clear();
        self.name.push(match kind {
            UnitKind::Inflected => b'~',
            UnitKind::Exact => b'=',
            UnitKind::Prefix => b'*',
            UnitKind::Han => b'h',
        });
        self.name.extend_from_slice(word.as_bytes());
        let (number, new) = self.unit_names.number(&self.name);
        if new {
            let start = n32(self.unit_words.len());
            match kind {
                UnitKind::Inflected => forms(&word, |form| self.form(form)),
                UnitKind::Exact => self.form(&word),
                UnitKind::Prefix | UnitKind::Han => {}
            }
            let len = n32(self.unit_words.len()) - start;
            let words = Run { start, len };
            self.units.push(Unit { kind, seen, words });
        }
        in_range(number)
    }

    fn form(&mut self, form: &str) {
        let word = self.word(&WordKey::new(form.as_bytes()));
        self.unit_words.push(word);
    }

    /// The number of a word, which gets one if it has none.
    pub(super) fn word(&mut self, key: &WordKey) -> u32 {
        let new = n32(self.words.len());
        let word = self.word_numbers.get_or_insert(key, new);
        if word == new {
            self.words.push(*key);
        }
        word
    }
}

/// A number as codebooks hold it.
fn in_range(number: u32) -> Result<u16, Fault> {
    let number = u16::try_from(number)
        .ok()
        .filter(|number| *number != NO_LIT);
    number.ok_or_else(|| Fault::new("the dossier has too many words", "write fewer cues"))
}

/// What a word of a cue is; `None` for a Han character with a star.
fn kind_of([han, prefix, exact]: [bool; 3]) -> Option<UnitKind> {
    match (han, prefix, exact) {
        (true, true, _) => None,
        (true, false, _) => Some(UnitKind::Han),
        (false, true, _) => Some(UnitKind::Prefix),
        (false, false, true) => Some(UnitKind::Exact),
        (false, false, false) => Some(UnitKind::Inflected),
    }
}

/// Collects the words of a literal.
struct Words(Vec<Seen>);

impl Sink for Words {
    fn token(&mut self, seen: Seen, _: usize, _: usize, _: u16) {
        self.0.push(seen);
    }

    fn stop(&mut self, _: usize, _: bool) {}
}
