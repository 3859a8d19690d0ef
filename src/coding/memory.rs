//! What the lines of cues say, read once and remembered by their text.
//!
//! A dossier repeats itself: the same class or context stands in hundreds of cues. And a person who
//! edits a codebook changes one line of it. Everything is numbered here by its text, in the order
//! in which it was first read, so that it is parsed once however often it is written or compiled.
//! What is remembered depends on nothing but the text and the word classes.
//!
//! A codebook uses the same numbers. What is remembered and no longer written has a place in its
//! tables, and is looked for in vain; it does not change what is found.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cue::{Fault, Part, parts, steps};
use super::memory_words::Unit;
use super::table::{Names, WordTable};
use super::tongue::{CuePart, Link};
use super::vocab::{NO_LIT, Run, Vocab};
use super::word::{WordKey, n32};
use crate::model::text::Lang;

/// What stands before the name of a class where it is remembered among the steps.
const CLASS: char = '\0';

/// One alternative of a step, or one entry of a class.
#[derive(Clone, Copy, Debug)]
pub(super) enum Choice {
    Literal(u16),
    /// A class or an entry of a class, which is a step of its own.
    Step(u32),
}

/// What was read of a step, of a class, or of one entry of a class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Step {
    /// Its literals, in [`Memory::step_lits`], sorted.
    pub lits: Run,
    /// Its alternatives as they were written, in [`Memory::choices`].
    choices: Run,
    /// How deep it names classes within classes.
    height: u8,
    /// The most words one of its literals has.
    longest: u8,
    pub is_class: bool,
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
    pub links: Vec<Link>,
    step_names: Names,
    /// `None` for those that cannot be used.
    steps: Vec<Option<Step>>,
    pub step_lits: Vec<u16>,
    choices: Vec<Choice>,
    /// Steps that are being read, so that a class that names itself is found out.
    reading: Vec<u32>,
    pub(super) written_names: Names,
    pub(super) written: Vec<Result<u16, Fault>>,
    pub(super) lit_names: Names,
    /// Per literal its units, in `lit_units`.
    pub lits: Vec<Run>,
    pub lit_units: Vec<u16>,
    pub(super) unit_names: Names,
    pub units: Vec<Unit>,
    pub unit_words: Vec<u32>,
    /// Every word that a unit of the language stands for, and its number.
    pub words: Vec<WordKey>,
    pub(super) word_numbers: WordTable,
    pub(super) name: Vec<u8>,
    /// The look-up tables made of it, for as many literals and words as it had then.
    pub vocab: Option<([usize; 2], Arc<Vocab>)>,
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

    /// Forgets everything.
    pub(super) fn forget(&mut self) {
        *self = Self {
            lang: self.lang,
            classes: std::mem::take(&mut self.classes),
            ..Self::default()
        };
    }

    /// Forgets everything where more literals and lines are remembered than `most`: what a person
    /// wrote and took back over a long day.
    pub(super) fn forget_if_over(&mut self, most: usize) {
        if self.lits.len() + self.lines.len() > most {
            self.forget();
        }
    }

    /// Whether there is room for no more literals or units.
    pub(super) fn is_full(&self) -> bool {
        self.lits.len().max(self.units.len()) >= usize::from(NO_LIT)
    }

    /// How many literals and words are remembered.
    pub(super) fn sizes(&self) -> [usize; 2] {
        [self.lits.len(), self.words.len()]
    }

    /// Every step's literals.
    pub(super) fn steps(&self) -> impl Iterator<Item = Run> {
        self.steps.iter().map(|step| step.unwrap_or_default().lits)
    }

    /// The steps of every phrase, in [`Memory::links`].
    pub(super) fn phrases(&self) -> impl Iterator<Item = Run> {
        let run = |read: &Result<Run, Fault>| read.as_ref().copied().unwrap_or_default();
        self.phrases.iter().map(run)
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
                Ok(phrase) => phrase,
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

    /// The number of a phrase.
    pub(super) fn phrase(&mut self, text: &str) -> Result<u32, Fault> {
        let (number, new) = self.phrase_names.number(text.as_bytes());
        if new {
            let read = self.read_phrase(text);
            self.phrases.push(read);
        }
        found(&self.phrases, number).map(|_| number)
    }

    /// The steps of a phrase, in [`Memory::links`].
    fn read_phrase(&mut self, text: &str) -> Result<Run, Fault> {
        let wide = if self.lang == Lang::Zh { 12 } else { 6 };
        let mut written = Vec::new();
        steps(text, wide, &mut written)?;
        let mut links = Vec::with_capacity(written.len());
        for step in &written {
            let (number, read) = self.step(step.words, 0)?;
            links.push(Link {
                step: number,
                lits: read.lits,
                gap: step.gap,
                longest: read.longest,
                optional: step.optional,
            });
        }
        let run = Run {
            start: n32(self.links.len()),
            len: n32(links.len()),
        };
        self.links.append(&mut links);
        Ok(run)
    }

    /// The number of a step, or of one entry of a class, and what was read of it.
    fn step(&mut self, words: &str, depth: u8) -> Result<(u32, Step), Fault> {
        let (number, new) = self.step_names.number(words.as_bytes());
        if new {
            self.steps.push(None);
        }
        // A step that cannot be used is read again every time, since why it cannot depends on
        // which step leads to it.
        if let Some(Some(known)) = self.steps.get(number as usize)
            && depth + known.height <= DEEPEST_CLASS
        {
            return Ok((number, *known));
        }
        if self.reading.contains(&number) {
            return Err(Fault::new(
                format!("\"{words}\" names itself"),
                "take the class out of its own list",
            ));
        }
        self.reading.push(number);
        let mut choices = Vec::new();
        let read = match words.strip_prefix(CLASS) {
            Some(name) => self.read_class(name, depth, &mut choices),
            None => self.read_step(words, depth, &mut choices),
        };
        self.reading.pop();
        let height = read?;
        let step = Step {
            height,
            is_class: words.starts_with(CLASS),
            ..self.enter_choices(choices)
        };
        if let Some(slot) = self.steps.get_mut(number as usize) {
            *slot = Some(step);
        }
        Ok((number, step))
    }

    /// Lists the alternatives of a step that was read, and their literals.
    fn enter_choices(&mut self, mut choices: Vec<Choice>) -> Step {
        let mut lits = Vec::new();
        for choice in &choices {
            match choice {
                Choice::Literal(lit) => lits.push(*lit),
                Choice::Step(step) => {
                    lits.extend_from_slice(self.step_of(*step).lits.of(&self.step_lits));
                }
            }
        }
        lits.sort_unstable();
        lits.dedup();
        let n_words = |lit: &u16| self.lits.get(usize::from(*lit)).map_or(1, |run| run.len);
        let longest = lits.iter().map(n_words).max().unwrap_or(1);
        let step = Step {
            lits: Run {
                start: n32(self.step_lits.len()),
                len: n32(lits.len()),
            },
            choices: Run {
                start: n32(self.choices.len()),
                len: n32(choices.len()),
            },
            longest: u8::try_from(longest).unwrap_or(u8::MAX),
            ..Step::default()
        };
        self.step_lits.append(&mut lits);
        self.choices.append(&mut choices);
        step
    }

    /// How many steps are remembered.
    pub(super) fn n_steps(&self) -> usize {
        self.steps.len()
    }

    /// The alternatives of a step.
    pub(super) fn choices_of(&self, step: Step) -> &[Choice] {
        step.choices.of(&self.choices)
    }

    /// The steps of a phrase.
    pub(super) fn links_of(&self, phrase: u32) -> &[Link] {
        let read = self.phrases.get(phrase as usize);
        let run = read.and_then(|read| read.as_ref().ok().copied());
        run.unwrap_or_default().of(&self.links)
    }

    /// What was read of a step; nothing of one that cannot be used.
    pub(super) fn step_of(&self, number: u32) -> Step {
        let read = self.steps.get(number as usize).copied().flatten();
        read.unwrap_or_default()
    }

    /// Reads the alternatives of a step; gives how deep they name classes.
    fn read_step(
        &mut self,
        words: &str,
        depth: u8,
        choices: &mut Vec<Choice>,
    ) -> Result<u8, Fault> {
        let mut height = 0;
        let mut name = String::new();
        for alternative in words.as_bytes().split(|byte| *byte == b'|') {
            // The text was cut at ASCII signs and stays whole.
            let alternative = str::from_utf8(alternative).unwrap_or("");
            if let Some(class) = alternative.strip_prefix('%') {
                name.clear();
                name.push(CLASS);
                name.push_str(class);
                let (class, read) = self.step(&name, depth)?;
                height = height.max(read.height);
                choices.push(Choice::Step(class));
            } else {
                choices.push(Choice::Literal(self.literal(alternative)?));
            }
        }
        Ok(height)
    }

    /// The same of the entries of a class.
    fn read_class(
        &mut self,
        name: &str,
        depth: u8,
        choices: &mut Vec<Choice>,
    ) -> Result<u8, Fault> {
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
        let mut height = 1;
        for entry in &entries {
            let (step, read) = self.step(entry, depth + 1).map_err(|fault| Fault {
                message: format!("class \"{name}\": {}", fault.message),
                remedy: fault.remedy,
            })?;
            height = height.max(read.height + 1);
            choices.push(Choice::Step(step));
        }
        Ok(height)
    }
}

/// What was read under a number.
pub(super) fn found<T: Clone>(read: &[Result<T, Fault>], number: u32) -> Result<T, Fault> {
    let gone = || Fault::new("it cannot be read", "write it anew");
    read.get(number as usize)
        .cloned()
        .unwrap_or_else(|| Err(gone()))
}
