//! Numbering what the cues of one codebook name, in the order in which they name it.
//!
//! [`Memory`] numbers everything that was ever read; a codebook holds what is in its cues now. The
//! numbers here depend on those cues alone, so that a codebook compiled after an edit is the same as
//! one compiled from nothing.

use super::cue::Fault;
use super::memory::{Choice, Memory};
use super::tongue::{Link, NO_STEP};
use super::vocab::{NO_LIT, Run};
use super::word::{n16, n32};

/// No number yet.
const NONE: u32 = u32::MAX;

/// What a codebook holds of what was read in one language.
#[derive(Default)]
pub(super) struct Numbering {
    /// By number in the memory, the number here.
    phrase_of: Vec<u32>,
    /// The literals of each step that was numbered, in `step_lits`, and its number as a link.
    step_of: Vec<Option<(Run, u32)>>,
    lit_of: Vec<u16>,
    unit_of: Vec<u16>,
    /// Per phrase its steps, in `links`.
    pub phrases: Vec<Run>,
    pub links: Vec<Link>,
    pub step_lits: Vec<u16>,
    /// Per step of a link its literals.
    pub steps: Vec<Run>,
    /// Per literal, in how many steps it is.
    pub uses: Vec<u32>,
    /// Per literal its units, in `lit_units`.
    pub lits: Vec<Run>,
    pub lit_units: Vec<u16>,
    /// Per unit its number in the memory.
    pub units: Vec<u32>,
    sorted: Vec<u16>,
}

impl Numbering {
    /// Nothing numbered yet, with room for everything remembered.
    pub(super) fn new(memory: &Memory) -> Self {
        let [n_steps, n_phrases] = memory.sizes();
        Self {
            phrase_of: vec![NONE; n_phrases],
            step_of: vec![None; n_steps],
            lit_of: vec![NO_LIT; memory.n_lits()],
            unit_of: vec![u16::MAX; memory.units.len()],
            ..Self::default()
        }
    }

    /// The number of a phrase that was read.
    pub(super) fn phrase(&mut self, memory: &Memory, phrase: u32) -> Result<u32, Fault> {
        match self.phrase_of.get(phrase as usize) {
            Some(&number) if number != NONE => return Ok(number),
            _ => {}
        }
        let start = self.links.len();
        for told in memory.steps_of(phrase) {
            let (lits, step) = match self.link_step(memory, told.step) {
                Ok(step) => step,
                Err(fault) => {
                    self.links.truncate(start);
                    return Err(fault);
                }
            };
            let longest = lits
                .of(&self.step_lits)
                .iter()
                .map(|lit| self.lit_len(*lit));
            self.links.push(Link {
                step,
                gap: told.gap,
                longest: longest.max().unwrap_or(1),
                optional: told.optional,
            });
        }
        let number = n32(self.phrases.len());
        self.phrases.push(Run {
            start: n32(start),
            len: n32(self.links.len() - start),
        });
        if let Some(slot) = self.phrase_of.get_mut(phrase as usize) {
            *slot = number;
        }
        Ok(number)
    }

    fn lit_len(&self, lit: u16) -> u8 {
        self.lits
            .get(usize::from(lit))
            .map_or(1, |run| u8::try_from(run.len).unwrap_or(u8::MAX))
    }

    /// The literals of a step and its number as a link.
    fn link_step(&mut self, memory: &Memory, step: u32) -> Result<(Run, u32), Fault> {
        let lits = self.step(memory, step)?;
        let Some(Some((_, number))) = self.step_of.get_mut(step as usize) else {
            return Ok((lits, NO_STEP));
        };
        if *number == NO_STEP {
            *number = n32(self.steps.len());
            self.steps.push(lits);
        }
        Ok((lits, *number))
    }

    /// The literals of a step, of one entry of a class, or of a class.
    fn step(&mut self, memory: &Memory, step: u32) -> Result<Run, Fault> {
        if let Some(Some((lits, _))) = self.step_of.get(step as usize) {
            return Ok(*lits);
        }
        // What it holds first, so that its own literals stand together.
        let (mut is_class, mut inner) = (false, 0);
        for choice in memory.choices_of(step) {
            match choice {
                Choice::Literal(lit) => {
                    self.literal(memory, *lit)?;
                }
                Choice::Class(step) => {
                    inner += self.step(memory, *step)?.len;
                }
                Choice::Entry(step) => {
                    self.step(memory, *step)?;
                    is_class = true;
                }
            }
        }
        let mut sorted = std::mem::take(&mut self.sorted);
        for choice in memory.choices_of(step) {
            match choice {
                Choice::Literal(lit) => sorted.push(self.literal(memory, *lit)?),
                Choice::Entry(step) | Choice::Class(step) => {
                    if let Some(Some((lits, _))) = self.step_of.get(*step as usize) {
                        sorted.extend_from_slice(lits.of(&self.step_lits));
                    }
                }
            }
        }
        if inner > 0 || is_class {
            // Those of a class are in order already, of which only this kind of sorting makes use.
            sorted.sort_by_key(|lit| *lit);
        } else {
            sorted.sort_unstable();
        }
        sorted.dedup();
        let lits = Run {
            start: n32(self.step_lits.len()),
            len: n32(sorted.len()),
        };
        if !is_class {
            for lit in &sorted {
                if let Some(uses) = self.uses.get_mut(usize::from(*lit)) {
                    *uses += 1;
                }
            }
        }
        self.step_lits.append(&mut sorted);
        self.sorted = sorted;
        if let Some(slot) = self.step_of.get_mut(step as usize) {
            *slot = Some((lits, NO_STEP));
        }
        Ok(lits)
    }

    fn literal(&mut self, memory: &Memory, lit: u32) -> Result<u16, Fault> {
        match self.lit_of.get(lit as usize) {
            Some(&number) if number != NO_LIT => return Ok(number),
            _ => {}
        }
        let number = n16(self.lits.len());
        if number == NO_LIT {
            return Err(Fault::new(
                "the dossier has too many words",
                "write fewer cues",
            ));
        }
        let start = n32(self.lit_units.len());
        let units = memory.units_of(lit);
        for unit in units {
            if let Some(slot) = self.unit_of.get_mut(*unit as usize) {
                if *slot == u16::MAX {
                    *slot = n16(self.units.len());
                    self.units.push(*unit);
                }
                self.lit_units.push(*slot);
            }
        }
        self.uses.push(0);
        self.lits.push(Run {
            start,
            len: n32(units.len()),
        });
        if let Some(slot) = self.lit_of.get_mut(lit as usize) {
            *slot = number;
        }
        Ok(number)
    }
}
