//! Reading cue lines into numbered phrases, steps, literals and units, each kept once.
//!
//! A dossier repeats itself: the same class or context stands in hundreds of cues. Everything is
//! numbered by its text, so that it is parsed once however often it is written.

use std::collections::BTreeMap;

use super::cue::{Fault, steps};
use super::table::Names;
use super::token::{Seen, Sink, read};
use super::tongue::Link;
use super::vocab::Run;
use super::word::{WORD_BYTES, n16, n32};
use crate::model::text::Lang;

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
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub kind: UnitKind,
    pub word: String,
}

/// Word classes by name.
type Classes = BTreeMap<String, Vec<String>>;

/// Phrases of one language in the making.
pub(super) struct Gather<'a> {
    classes: Option<&'a Classes>,
    wide: u8,
    phrase_names: Names,
    step_names: Names,
    unit_names: Names,
    lit_names: Names,
    /// Literals as written, so that a word that stands in a thousand cues is read once.
    written_names: Names,
    /// Per literal as written its number, or what is wrong with it.
    written: Vec<Result<u16, Fault>>,
    /// Per phrase its steps, or what is wrong with it.
    pub phrases: Vec<Result<Run, Fault>>,
    pub links: Vec<Link>,
    /// Per step its literals, or what is wrong with it.
    steps: Vec<Result<Run, Fault>>,
    pub step_lits: Vec<u16>,
    pub units: Vec<Unit>,
    /// Per literal its units, in `lit_units`.
    pub lits: Vec<Run>,
    pub lit_units: Vec<u16>,
    step_buffer: Vec<Link>,
}

/// How deep classes may name classes.
const DEEPEST_CLASS: u8 = 4;

impl<'a> Gather<'a> {
    pub(super) fn new(lang: Lang, classes: Option<&'a Classes>) -> Self {
        Self {
            classes,
            wide: if lang == Lang::Zh { 12 } else { 6 },
            phrase_names: Names::default(),
            step_names: Names::default(),
            unit_names: Names::default(),
            lit_names: Names::default(),
            written_names: Names::default(),
            written: Vec::new(),
            phrases: Vec::new(),
            links: Vec::new(),
            steps: Vec::new(),
            step_lits: Vec::new(),
            units: Vec::new(),
            lits: Vec::new(),
            lit_units: Vec::new(),
            step_buffer: Vec::new(),
        }
    }

    /// The number of a phrase.
    pub(super) fn phrase(&mut self, text: &str) -> Result<u32, Fault> {
        let (number, new) = self.phrase_names.number(text.as_bytes());
        if new {
            let read = self.read_phrase(text);
            self.phrases.push(read);
        }
        match self.phrases.get(number as usize) {
            Some(Err(fault)) => Err(fault.clone()),
            Some(Ok(_)) | None => Ok(number),
        }
    }

    fn read_phrase(&mut self, text: &str) -> Result<Run, Fault> {
        let mut found = Vec::new();
        steps(text, self.wide, &mut found)?;
        self.step_buffer.clear();
        for step in &found {
            let lits = self.step(step.words, 0)?;
            let lengths = lits
                .of(&self.step_lits)
                .iter()
                .map(|lit| self.lit_len(*lit));
            let longest = lengths.max().unwrap_or(1);
            self.step_buffer.push(Link {
                lits,
                step: 0,
                gap: step.gap,
                longest,
                optional: step.optional,
            });
        }
        let run = Run {
            start: n32(self.links.len()),
            len: n32(self.step_buffer.len()),
        };
        self.links.append(&mut self.step_buffer);
        Ok(run)
    }

    fn lit_len(&self, lit: u16) -> u8 {
        self.lits
            .get(usize::from(lit))
            .map_or(1, |run| u8::try_from(run.len).unwrap_or(u8::MAX))
    }

    /// The literals of a step, or of one entry of a class.
    fn step(&mut self, words: &str, depth: u8) -> Result<Run, Fault> {
        let (number, new) = self.step_names.number(words.as_bytes());
        if new {
            // Entered before it is read, so that a class that names itself is found out.
            self.steps.push(Err(Fault::new(
                format!("\"{words}\" names itself"),
                "take the class out of its own list",
            )));
            let read = self.read_step(words, depth);
            if let Some(slot) = self.steps.get_mut(number as usize) {
                *slot = read;
            }
        }
        match self.steps.get(number as usize) {
            Some(found) => found.clone(),
            None => Ok(Run::default()),
        }
    }

    fn read_step(&mut self, words: &str, depth: u8) -> Result<Run, Fault> {
        let mut lits: Vec<u16> = Vec::new();
        for alternative in words.split('|') {
            match alternative.strip_prefix('%') {
                Some(name) => self.class(name, depth, &mut lits)?,
                None => lits.push(self.literal(alternative)?),
            }
        }
        lits.sort_unstable();
        lits.dedup();
        let run = Run {
            start: n32(self.step_lits.len()),
            len: n32(lits.len()),
        };
        self.step_lits.append(&mut lits);
        Ok(run)
    }

    fn class(&mut self, name: &str, depth: u8, lits: &mut Vec<u16>) -> Result<(), Fault> {
        let entries = self
            .classes
            .and_then(|classes| classes.get(name))
            .ok_or_else(|| {
                Fault::new(
                    format!("there is no word class \"{name}\""),
                    "add it to classes of this language in dossier.ron, or write the words out",
                )
            })?;
        if depth >= DEEPEST_CLASS {
            return Err(Fault::new(
                format!("the class \"{name}\" is nested too deeply"),
                "write the words of inner classes out",
            ));
        }
        for entry in entries {
            let entry = entry.trim().replace(' ', "_");
            let run = self.step(&entry, depth + 1).map_err(|fault| Fault {
                message: format!("class \"{name}\": {}", fault.message),
                remedy: fault.remedy,
            })?;
            lits.extend_from_slice(run.of(&self.step_lits));
        }
        Ok(())
    }

    /// The number of a literal: one word or several that follow each other.
    fn literal(&mut self, written: &str) -> Result<u16, Fault> {
        let (number, new) = self.written_names.number(written.as_bytes());
        if new {
            let read = self.read_literal(written);
            self.written.push(read);
        }
        match self.written.get(number as usize) {
            Some(Ok(lit)) => Ok(*lit),
            Some(Err(fault)) => Err(fault.clone()),
            None => Ok(0),
        }
    }

    fn read_literal(&mut self, written: &str) -> Result<u16, Fault> {
        let (exact, body) = match written.strip_prefix('=') {
            Some(body) => (true, body),
            None => (false, written),
        };
        let mut units = Vec::new();
        for piece in body.split('_') {
            let (piece, prefix) = match piece.strip_suffix('*') {
                Some(piece) => (piece, true),
                None => (piece, false),
            };
            let mut words = Words(Vec::new());
            read(piece, &mut words);
            let n_words = words.0.len();
            for (at, (word, han)) in words.0.into_iter().enumerate() {
                let begins = prefix && at + 1 == n_words;
                units.push(self.unit(word, kind_of([han, begins, exact]))?);
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
        let name: Vec<u8> = units
            .iter()
            .flat_map(|unit: &u16| unit.to_le_bytes())
            .collect();
        let (number, new) = self.lit_names.number(&name);
        if number >= u32::from(u16::MAX) {
            return Err(Fault::new(
                "the dossier has too many words",
                "write fewer cues",
            ));
        }
        if new {
            self.lits.push(Run {
                start: n32(self.lit_units.len()),
                len: n32(units.len()),
            });
            self.lit_units.append(&mut units);
        }
        Ok(n16(number as usize))
    }

    fn unit(&mut self, word: String, kind: Option<UnitKind>) -> Result<u16, Fault> {
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
        if word.len() > WORD_BYTES {
            return Err(Fault::new(
                format!("\"{word}\" is too long"),
                "shorten it with a star",
            ));
        }
        let sign = match kind {
            UnitKind::Inflected => '~',
            UnitKind::Exact => '=',
            UnitKind::Prefix => '*',
            UnitKind::Han => '字',
        };
        let (number, new) = self.unit_names.number(format!("{sign}{word}").as_bytes());
        if new {
            self.units.push(Unit { kind, word });
        }
        Ok(n16(number as usize))
    }
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

/// Collects the folded words of a literal, and whether each is a Han character.
struct Words(Vec<(String, bool)>);

impl Sink for Words {
    fn token(&mut self, seen: Seen, _: usize, _: usize, _: u16) {
        self.0.push(match seen {
            Seen::Letters(key) => (key.text(), false),
            Seen::Han(ch) => (ch.to_string(), true),
        });
    }

    fn stop(&mut self, _: usize, _: bool) {}
}
