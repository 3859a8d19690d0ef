//! What the lines of cues say, read once and remembered by their text.
//!
//! A dossier repeats itself: the same class or context stands in hundreds of cues. And a person who
//! edits a codebook changes one line of it. Everything is numbered here by its text, in the order
//! in which it was first read, so that it is parsed once however often it is written or compiled.
//! What is remembered depends on nothing but the text and the word classes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cue::{Fault, Part, parts, steps};
use super::memory_words::Unit;
use super::table::{Names, WordTable};
use super::tongue::CuePart;
use super::vocab::Run;
use super::word::n32;
use crate::model::text::Lang;

/// A step of a phrase, before it is numbered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub step: u32,
    pub gap: u8,
    pub optional: bool,
}

/// One alternative of a step.
#[derive(Clone, Copy, Debug)]
pub(super) enum Choice {
    Literal(u32),
    /// An entry of a class, which is a step of its own.
    Entry(u32),
    /// A class: what its entries are together.
    Class(u32),
}

/// What stands before the name of a class where it is remembered among the steps.
const CLASS: char = '\0';

/// The alternatives of a step, and how many classes within classes it names.
#[derive(Clone, Copy, Debug)]
struct Choices {
    run: Run,
    height: u8,
}

/// Word classes by name.
type Classes = BTreeMap<String, Vec<String>>;

/// Everything read in one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    lang: Lang,
    classes: Classes,
    line_names: Names,
    lines: Vec<Result<(Run, Arc<str>), Fault>>,
    /// Phrases of cues, by number here.
    pub parts: Vec<CuePart>,
    phrase_names: Names,
    phrases: Vec<Result<Run, Fault>>,
    pub told: Vec<Told>,
    step_names: Names,
    steps: Vec<Option<Choices>>,
    choices: Vec<Choice>,
    /// Steps that are being read, so that a class that names itself is found out.
    reading: Vec<u32>,
    pub(super) written_names: Names,
    pub(super) written: Vec<Result<u32, Fault>>,
    pub(super) lit_names: Names,
    pub(super) lits: Vec<Run>,
    pub(super) lit_units: Vec<u32>,
    pub(super) unit_names: Names,
    pub units: Vec<Unit>,
    pub unit_words: Vec<u32>,
    /// Every word that a unit of the language stands for, shared with the codebooks made from it.
    pub words: Arc<WordTable>,
    pub(super) name: Vec<u8>,
    is_shrunk: bool,
}

/// How deep classes may name classes.
const DEEPEST_CLASS: u8 = 4;

impl Memory {
    /// Makes ready for a language with these classes: what was read with others is forgotten.
    pub(super) fn turn_to(&mut self, lang: Lang, classes: Option<&Classes>) {
        let same = classes.map_or(self.classes.is_empty(), |classes| *classes == self.classes);
        if self.lang != lang || !same {
            *self = Self {
                lang,
                classes: classes.cloned().unwrap_or_default(),
                ..Self::default()
            };
        }
    }

    /// Forgets everything where more literals and lines are remembered than `most`: what a person
    /// wrote and took back over a long day.
    pub(super) fn forget_if_over(&mut self, most: usize) {
        if self.lits.len() + self.lines.len() > most {
            *self = Self::default();
        }
    }

    /// Gives back the room that was taken for what was still to be read, once: most codebooks are
    /// never edited, and after an edit it would only be taken again.
    pub(super) fn shrink(&mut self) {
        if std::mem::replace(&mut self.is_shrunk, true) {
            return;
        }
        let names = [
            &mut self.line_names,
            &mut self.phrase_names,
            &mut self.step_names,
            &mut self.written_names,
            &mut self.lit_names,
            &mut self.unit_names,
        ];
        names.into_iter().for_each(Names::shrink);
        self.lines.shrink_to_fit();
        self.parts.shrink_to_fit();
        self.phrases.shrink_to_fit();
        self.told.shrink_to_fit();
        self.steps.shrink_to_fit();
        self.choices.shrink_to_fit();
        self.written.shrink_to_fit();
        self.lits.shrink_to_fit();
        self.lit_units.shrink_to_fit();
        self.units.shrink_to_fit();
        self.unit_words.shrink_to_fit();
        if let Some(words) = Arc::get_mut(&mut self.words) {
            words.shrink();
        }
    }

    /// How many literals are remembered.
    pub(super) fn n_lits(&self) -> usize {
        self.lits.len()
    }

    /// How many steps and phrases are remembered.
    pub(super) fn sizes(&self) -> [usize; 2] {
        [self.steps.len(), self.phrases.len()]
    }

    /// The phrases of a cue, in [`Memory::parts`], and its text.
    pub(super) fn line<'a>(
        &mut self,
        line: &'a str,
        most: usize,
        buffer: &mut Vec<Part<'a>>,
    ) -> Result<(Run, Arc<str>), Fault> {
        let (number, new) = self.line_names.number(line.as_bytes());
        if new {
            let read = self.read_line(line, most, buffer);
            self.lines.push(read.map(|run| (run, Arc::from(line))));
        }
        found(&self.lines, number)
    }

    fn read_line<'a>(
        &mut self,
        line: &'a str,
        most: usize,
        buffer: &mut Vec<Part<'a>>,
    ) -> Result<Run, Fault> {
        parts(line, buffer)?;
        if buffer.len() > most {
            return Err(Fault::new(
                format!("the cue has {} phrases", buffer.len()),
                "keep a cue to eight phrases",
            ));
        }
        let start = n32(self.parts.len());
        for part in buffer.iter() {
            let phrase = match self.phrase(part.phrase) {
                Ok((phrase, _)) => phrase,
                Err(fault) => {
                    self.parts.truncate(start as usize);
                    return Err(fault);
                }
            };
            self.parts.push(CuePart {
                phrase,
                need: part.need,
                sense: part.sense,
            });
        }
        let len = n32(buffer.len());
        Ok(Run { start, len })
    }

    /// The number of a phrase and its steps, in [`Memory::told`].
    pub(super) fn phrase(&mut self, text: &str) -> Result<(u32, Run), Fault> {
        let (number, new) = self.phrase_names.number(text.as_bytes());
        if new {
            let read = self.read_phrase(text);
            self.phrases.push(read);
        }
        found(&self.phrases, number).map(|run| (number, run))
    }

    /// The steps of a phrase that was read.
    pub(super) fn steps_of(&self, phrase: u32) -> &[Told] {
        let read = self.phrases.get(phrase as usize);
        let run = read.and_then(|read| read.as_ref().ok().copied());
        run.unwrap_or_default().of(&self.told)
    }

    fn read_phrase(&mut self, text: &str) -> Result<Run, Fault> {
        let wide = if self.lang == Lang::Zh { 12 } else { 6 };
        let mut written = Vec::new();
        steps(text, wide, &mut written)?;
        let mut told = Vec::with_capacity(written.len());
        for step in &written {
            told.push(Told {
                step: self.step(step.words, 0)?.0,
                gap: step.gap,
                optional: step.optional,
            });
        }
        let run = Run {
            start: n32(self.told.len()),
            len: n32(told.len()),
        };
        self.told.append(&mut told);
        Ok(run)
    }

    /// The number and height of a step, or of one entry of a class.
    fn step(&mut self, words: &str, depth: u8) -> Result<(u32, u8), Fault> {
        let (number, new) = self.step_names.number(words.as_bytes());
        if new {
            self.steps.push(None);
        }
        // A step that cannot be used is read again every time, since why it cannot depends on
        // which step leads to it.
        if let Some(Some(known)) = self.steps.get(number as usize)
            && depth + known.height <= DEEPEST_CLASS
        {
            return Ok((number, known.height));
        }
        if self.reading.contains(&number) {
            return Err(Fault::new(
                format!("\"{words}\" names itself"),
                "take the class out of its own list",
            ));
        }
        self.reading.push(number);
        let read = self.read_step(words, depth);
        self.reading.pop();
        let (mut choices, height) = read?;
        let run = Run {
            start: n32(self.choices.len()),
            len: n32(choices.len()),
        };
        self.choices.append(&mut choices);
        if let Some(slot) = self.steps.get_mut(number as usize) {
            *slot = Some(Choices { run, height });
        }
        Ok((number, height))
    }

    fn read_step(&mut self, words: &str, depth: u8) -> Result<(Vec<Choice>, u8), Fault> {
        if let Some(name) = words.strip_prefix(CLASS) {
            return self.read_class(name, depth);
        }
        let (mut choices, mut height) = (Vec::new(), 0);
        let mut name = String::new();
        for alternative in words.as_bytes().split(|byte| *byte == b'|') {
            // The text was cut at ASCII signs and stays whole.
            let alternative = str::from_utf8(alternative).unwrap_or("");
            if let Some(class) = alternative.strip_prefix('%') {
                name.clear();
                name.push(CLASS);
                name.push_str(class);
                let (class, inner) = self.step(&name, depth)?;
                height = height.max(inner);
                choices.push(Choice::Class(class));
            } else {
                choices.push(Choice::Literal(self.literal(alternative)?));
            }
        }
        Ok((choices, height))
    }

    fn read_class(&mut self, name: &str, depth: u8) -> Result<(Vec<Choice>, u8), Fault> {
        let entries = self.classes.get(name).ok_or_else(|| {
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
        let entries: Vec<String> = entries
            .iter()
            .map(|entry| entry.trim().replace(' ', "_"))
            .collect();
        let (mut choices, mut height) = (Vec::with_capacity(entries.len()), 1);
        for entry in &entries {
            let (step, inner) = self.step(entry, depth + 1).map_err(|fault| Fault {
                message: format!("class \"{name}\": {}", fault.message),
                remedy: fault.remedy,
            })?;
            height = height.max(inner + 1);
            choices.push(Choice::Entry(step));
        }
        Ok((choices, height))
    }

    /// The alternatives of a step that was read.
    pub(super) fn choices_of(&self, step: u32) -> &[Choice] {
        let known = self.steps.get(step as usize).copied().flatten();
        known.map_or(&[], |known| known.run.of(&self.choices))
    }
}

/// What was read under a number.
pub(super) fn found<T: Clone>(read: &[Result<T, Fault>], number: u32) -> Result<T, Fault> {
    let gone = || Fault::new("it cannot be read", "write it anew");
    read.get(number as usize)
        .cloned()
        .unwrap_or_else(|| Err(gone()))
}
