//! From numbered units and literals to the look-up tables of a language.

use super::gather::{Gather, Unit, UnitKind};
use super::inflect::forms;
use super::table::{PairTable, WordTable};
use super::vocab::{Class, FIRST_HAN, LongLit, PREFIX_BUCKETS, Prefix, Run, Vocab};
use super::word::{WordKey, n16, n32};

/// The word lists of a language, with the words that are small and those that are relative.
pub(super) fn vocab(gather: &Gather<'_>, small: &[String], relatives: &[String]) -> Vocab {
    let mut vocab = Vocab {
        n_lits: gather.lits.len(),
        ..Vocab::default()
    };
    let singles = long_literals(gather, &mut vocab);
    let mut builder = Builder {
        singles,
        begins: begins(gather),
        vocab,
    };
    // Class 0 is the unknown word.
    builder.vocab.classes.push(Class::default());
    builder.prefixes(&gather.units);
    builder.han(&gather.units, small);
    builder.words(&gather.units, small, relatives);
    builder.vocab
}

/// Enters the literals of several words; returns the single-word literal of each unit.
fn long_literals(gather: &Gather<'_>, vocab: &mut Vocab) -> Vec<Option<u16>> {
    let mut singles = vec![None; gather.units.len()];
    let mut long: Vec<(u16, u16, u16)> = Vec::new();
    for (lit, run) in gather.lits.iter().enumerate() {
        match run.of(&gather.lit_units) {
            [unit] => {
                if let Some(slot) = singles.get_mut(usize::from(*unit)) {
                    *slot = Some(n16(lit));
                }
            }
            [first, second, ..] => long.push((*first, *second, n16(lit))),
            [] => {}
        }
    }
    long.sort_unstable();
    let mut pairs: Vec<(u16, u16)> = Vec::new();
    for (first, second, lit) in long {
        let units = gather
            .lits
            .get(usize::from(lit))
            .copied()
            .unwrap_or_default()
            .of(&gather.lit_units);
        let rest = units.get(2..).unwrap_or(&[]);
        let rest_run = Run {
            start: n32(vocab.rest_units.len()),
            len: n32(rest.len()),
        };
        vocab.rest_units.extend_from_slice(rest);
        if pairs.last() != Some(&(first, second)) {
            pairs.push((first, second));
            vocab.pair_lits.push(Run {
                start: n32(vocab.long_lits.len()),
                len: 0,
            });
        }
        if let Some(run) = vocab.pair_lits.last_mut() {
            run.len += 1;
        }
        vocab.long_lits.push(LongLit {
            lit,
            rest: rest_run,
        });
    }
    vocab.pairs = PairTable::new(&pairs);
    singles
}

/// Per unit, whether a literal of several words begins with it.
fn begins(gather: &Gather<'_>) -> Vec<bool> {
    let mut begins = vec![false; gather.units.len()];
    for run in &gather.lits {
        if let [first, _, ..] = run.of(&gather.lit_units)
            && let Some(slot) = begins.get_mut(usize::from(*first))
        {
            *slot = true;
        }
    }
    begins
}

struct Builder {
    vocab: Vocab,
    singles: Vec<Option<u16>>,
    begins: Vec<bool>,
}

impl Builder {
    /// A new class that is these units.
    fn class(&mut self, units: &[u16]) -> u32 {
        let vocab = &mut self.vocab;
        let at = n32(vocab.classes.len());
        let unit_run = Run {
            start: n32(vocab.class_units.len()),
            len: n32(units.len()),
        };
        vocab.class_units.extend_from_slice(units);
        let first = vocab.class_lits.len();
        let singles = &self.singles;
        vocab.class_lits.extend(
            units
                .iter()
                .filter_map(|unit| singles.get(usize::from(*unit)).copied().flatten()),
        );
        let lits = Run {
            start: n32(first),
            len: n32(vocab.class_lits.len() - first),
        };
        let begins = units.iter().any(|unit| {
            self.begins
                .get(usize::from(*unit))
                .copied()
                .unwrap_or(false)
        });
        vocab.classes.push(Class {
            lits,
            units: unit_run,
            begins,
            small: false,
            relative: false,
        });
        at
    }

    fn prefixes(&mut self, units: &[Unit]) {
        let mut found: Vec<(u32, WordKey, u16, u16)> = units
            .iter()
            .enumerate()
            .filter(|(_, unit)| unit.kind == UnitKind::Prefix)
            .map(|(at, unit)| {
                let key = WordKey::new(unit.word.as_bytes());
                (
                    key.head_hash() % n32(PREFIX_BUCKETS),
                    key,
                    n16(unit.word.len()),
                    n16(at),
                )
            })
            .collect();
        // The longest first within a bucket, so that the first that fits is the longest.
        found.sort_unstable_by(|a, b| {
            (a.0, std::cmp::Reverse(a.2), a.1).cmp(&(b.0, std::cmp::Reverse(b.2), b.1))
        });
        let mut heads = Vec::with_capacity(PREFIX_BUCKETS + 1);
        for (place, (bucket, key, len, unit)) in found.iter().enumerate() {
            while heads.len() <= *bucket as usize {
                heads.push(n16(place));
            }
            // A word that begins with a prefix begins with every shorter one of it too.
            let mut all = vec![*unit];
            all.extend(
                found
                    .iter()
                    .skip(place + 1)
                    .take_while(|other| other.0 == *bucket)
                    .filter(|other| key.cut(usize::from(other.2)) == other.1)
                    .map(|other| other.3),
            );
            all.sort_unstable();
            let class = self.class(&all);
            self.vocab.prefixes.push(Prefix {
                key: *key,
                len: *len,
                class,
            });
        }
        while heads.len() <= PREFIX_BUCKETS {
            heads.push(n16(found.len()));
        }
        self.vocab.prefix_heads = heads;
    }

    fn words(&mut self, units: &[Unit], small: &[String], relatives: &[String]) {
        let mut table = WordTable::default();
        let mut meanings: Vec<(u32, u16)> = Vec::new();
        let mut n_words = 0_u32;
        for (at, unit) in units.iter().enumerate() {
            let mut enter = |form: &str| {
                let number = table.get_or_insert(&WordKey::new(form.as_bytes()), n_words);
                n_words = n_words.max(number + 1);
                meanings.push((number, n16(at)));
            };
            match unit.kind {
                UnitKind::Inflected => forms(&unit.word, &mut enter),
                UnitKind::Exact => enter(&unit.word),
                UnitKind::Prefix | UnitKind::Han => {}
            }
        }
        for word in small.iter().chain(relatives) {
            let key = WordKey::new(word.to_lowercase().as_bytes());
            let number = table.get_or_insert(&key, n_words);
            n_words = n_words.max(number + 1);
        }
        meanings.sort_unstable();
        let mut rest = meanings.as_slice();
        let mut all: Vec<u16> = Vec::new();
        let mut classed = WordTable::default();
        for (key, number) in table.entries() {
            all.clear();
            while let Some(((word, unit), tail)) =
                rest.split_first().filter(|((w, _), _)| w <= number)
            {
                if word == number {
                    all.push(*unit);
                }
                rest = tail;
            }
            let prefix = self.vocab.class(self.vocab.prefix_class(key));
            all.extend_from_slice(prefix.units.of(&self.vocab.class_units));
            all.sort_unstable();
            all.dedup();
            let class = self.class(&all);
            classed.get_or_insert(key, class);
        }
        self.vocab.words = classed;
        self.mark(small, |class| class.small = true);
        self.mark(relatives, |class| class.relative = true);
    }

    fn mark(&mut self, words: &[String], set: impl Fn(&mut Class)) {
        for word in words {
            let class = self
                .vocab
                .words
                .get(&WordKey::new(word.to_lowercase().as_bytes()));
            if let Some(class) = class.and_then(|class| self.vocab.classes.get_mut(class as usize))
            {
                set(class);
            }
        }
    }

    fn han(&mut self, units: &[Unit], small: &[String]) {
        for (at, unit) in units.iter().enumerate() {
            if unit.kind == UnitKind::Han
                && let Some(ch) = unit.word.chars().next()
            {
                let class = self.class(&[n16(at)]);
                self.set_han(ch, class);
            }
        }
        for ch in small
            .iter()
            .filter_map(|word| word.chars().next())
            .filter(|ch| *ch >= '\u{3400}')
        {
            let mut class = self.vocab.han(ch);
            if class == 0 {
                class = self.class(&[]);
                self.set_han(ch, class);
            }
            if let Some(class) = self.vocab.classes.get_mut(class as usize) {
                class.small = true;
            }
        }
    }

    fn set_han(&mut self, ch: char, class: u32) {
        let at = u32::from(ch).wrapping_sub(FIRST_HAN) as usize;
        if self.vocab.han.is_empty() {
            self.vocab.han = vec![0; 0x6c00];
        }
        if let Some(slot) = self.vocab.han.get_mut(at) {
            *slot = n16(class as usize);
        }
    }
}
