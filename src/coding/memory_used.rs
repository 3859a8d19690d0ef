//! What is in use of what [`Memory`] remembers.

use super::memory::{Choice, Memory};
use super::vocab::{NO_LIT, Run};
use super::word::n16;

/// What the phrases of one codebook use.
#[derive(Debug)]
pub(super) struct Used {
    /// In how many steps each literal is, entries of classes among them.
    pub uses: Vec<u32>,
    /// The place of each literal in the order in which the phrases name them, which does not depend
    /// on what was read before.
    pub ranks: Vec<u16>,
    n_ranked: usize,
    is_counted: Vec<bool>,
}

impl Memory {
    /// What these phrases use.
    pub(super) fn used(&self, phrases: impl Iterator<Item = u32>) -> Used {
        let mut used = Used {
            uses: vec![0; self.lits.len()],
            ranks: vec![NO_LIT; self.lits.len()],
            n_ranked: 0,
            is_counted: vec![false; self.n_steps()],
        };
        for phrase in phrases {
            for link in self.links_of(phrase) {
                self.count(link.step, &mut used);
            }
        }
        used
    }

    fn count(&self, step: u32, used: &mut Used) {
        match used.is_counted.get_mut(step as usize) {
            Some(counted) if !*counted => *counted = true,
            _ => return,
        }
        let step = self.step_of(step);
        for choice in self.choices_of(step) {
            match choice {
                Choice::Step(inner) => self.count(*inner, used),
                Choice::Literal(lit) => {
                    if let Some(rank) = used.ranks.get_mut(usize::from(*lit))
                        && *rank == NO_LIT
                    {
                        *rank = n16(used.n_ranked);
                        used.n_ranked += 1;
                    }
                }
            }
        }
        let lits: Run = if step.is_class {
            Run::default()
        } else {
            step.lits
        };
        for lit in lits.of(&self.step_lits) {
            if let Some(uses) = used.uses.get_mut(usize::from(*lit)) {
                *uses += 1;
            }
        }
    }
}
