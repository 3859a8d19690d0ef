//! From the units and literals of a language to its look-up tables.

use std::sync::Arc;

use super::memory::Memory;
use super::memory_words::{Unit, UnitKind};
use super::table::{PairTable, WordTable};
use super::token::Seen;
use super::vocab::{Class, FIRST_HAN, NO_LIT, Node, PREFIX_BUCKETS, Prefix, Run, Vocab};
use super::word::{WordKey, n16, n32};

/// The word lists of a language as `memory` has them now; made again only where words or literals
/// came to it since they were made last.
pub(super) fn vocab(memory: &mut Memory, small: &[String], relatives: &[String]) -> Arc<Vocab> {
    let marked = [small, relatives].map(|words| {
        let keys = words
            .iter()
            .map(|word| WordKey::new(word.to_lowercase().as_bytes()));
        let mut numbers: Vec<u32> = keys.map(|key| memory.word(&key)).collect();
        numbers.sort_unstable();
        numbers
    });
    let sizes = memory.sizes();
    if let Some((of, vocab)) = &memory.vocab
        && *of == sizes
    {
        return Arc::clone(vocab);
    }
    let vocab = Arc::new(made(memory, small, &marked));
    memory.vocab = Some((sizes, Arc::clone(&vocab)));
    vocab
}

/// The word lists of a language: `marked` are the words that are small and those that are relative,
/// by number in the memory, in order.
fn made(memory: &Memory, small: &[String], marked: &[Vec<u32>; 2]) -> Vocab {
    let mut vocab = Vocab {
        n_lits: memory.lits.len(),
        words: WordTable::with_room(memory.words.len()),
        ..Vocab::default()
    };
    let singles = long_literals(memory, &mut vocab);
    let mut builder = Builder {
        memory,
        vocab,
        singles,
    };
    // Class 0 is the unknown word.
    builder.vocab.classes.push(Class::default());
    builder.prefixes();
    builder.han(small);
    builder.words(marked);
    let mut vocab = builder.vocab;
    vocab.class_lits.shrink_to_fit();
    vocab.class_units.shrink_to_fit();
    vocab.classes.shrink_to_fit();
    vocab
}

/// The units of a literal of several words, and its number.
type Long<'a> = (&'a [u16], u16);

/// Enters the literals of several words; returns the single-word literal of each unit, and the
/// units that can follow it as in [`Class::seconds`].
fn long_literals(memory: &Memory, vocab: &mut Vocab) -> Vec<(u16, u64)> {
    let mut singles = vec![(NO_LIT, 0_u64); memory.units.len()];
    let mut long: Vec<Long<'_>> = Vec::new();
    for (lit, run) in memory.lits.iter().enumerate() {
        let units = run.of(&memory.lit_units);
        let [first, rest @ ..] = units else { continue };
        let Some((single, seconds)) = singles.get_mut(usize::from(*first)) else {
            continue;
        };
        if let [second, ..] = rest {
            *seconds |= 1 << (second & 63);
            long.push((units, n16(lit)));
        } else {
            *single = n16(lit);
        }
    }
    long.sort_unstable();
    let mut pairs: Vec<(u16, u16)> = Vec::new();
    // The literals that share what was read, with how many units that is; a node for each.
    let mut open: Vec<(&[Long<'_>], usize)> = Vec::new();
    for alike in long.chunk_by(|(a, _), (b, _)| a.get(..2) == b.get(..2)) {
        if let Some(([first, second, ..], _)) = alike.first() {
            pairs.push((*first, *second));
            open.push((alike, 2));
        }
    }
    let mut at = 0;
    while let Some((alike, depth)) = open.get(at).copied() {
        at += 1;
        let (lit, rest) = match alike {
            [(units, lit), rest @ ..] if units.len() == depth => (*lit, rest),
            _ => (NO_LIT, alike),
        };
        let start = n32(vocab.branches.len());
        for on in rest.chunk_by(|(a, _), (b, _)| a.get(depth) == b.get(depth)) {
            if let Some(unit) = on.first().and_then(|(units, _)| units.get(depth)) {
                vocab.branches.push((*unit, n32(open.len())));
                open.push((on, depth + 1));
            }
        }
        let len = n32(vocab.branches.len()) - start;
        vocab.nodes.push(Node {
            lit,
            branches: Run { start, len },
        });
    }
    vocab.pairs = PairTable::new(&pairs);
    singles
}

struct Builder<'a> {
    memory: &'a Memory,
    vocab: Vocab,
    /// Per unit its single-word literal and what can follow it.
    singles: Vec<(u16, u64)>,
}

impl<'a> Builder<'a> {
    /// The units with their numbers.
    fn units(&self) -> impl Iterator<Item = (u16, &'a Unit)> + use<'a> {
        (0_u16..).zip(&self.memory.units)
    }

    /// A new class that is these units.
    fn class(&mut self, units: &[u16]) -> u32 {
        let vocab = &mut self.vocab;
        let at = n32(vocab.classes.len());
        let first_unit = n32(vocab.class_units.len());
        vocab.class_units.extend_from_slice(units);
        let first = vocab.class_lits.len();
        let (mut seconds, mut bits) = (0, 0);
        for unit in units {
            bits |= 1 << (unit & 63);
            if let Some((single, after)) = self.singles.get(usize::from(*unit)) {
                seconds |= after;
                if *single != NO_LIT {
                    vocab.class_lits.push(*single);
                }
            }
        }
        vocab.classes.push(Class {
            seconds,
            bits,
            lits: n32(first),
            units: first_unit,
            n_lits: n16(vocab.class_lits.len() - first),
            n_units: n16(units.len()),
            small: false,
            relative: false,
        });
        at
    }

    fn prefixes(&mut self) {
        let mut found: Vec<(u32, WordKey, u16, u16)> = self
            .units()
            .filter(|(_, unit)| unit.kind == UnitKind::Prefix)
            .filter_map(|(at, unit)| match unit.seen {
                Seen::Letters(key) => {
                    let bucket = key.head_hash() % n32(PREFIX_BUCKETS);
                    Some((bucket, key, n16(key.len()), at))
                }
                Seen::Han(_) => None,
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

    /// Gives every word its class: words that are the same units share one.
    fn words(&mut self, [small, relatives]: &[Vec<u32>; 2]) {
        let words = &self.memory.words;
        // The units of each word: first how many there are, then where they end, then they
        // themselves.
        let mut ends = vec![0_u32; words.len()];
        for (_, unit) in self.units() {
            for word in unit.words.of(&self.memory.unit_words) {
                if let Some(end) = ends.get_mut(*word as usize) {
                    *end += 1;
                }
            }
        }
        let mut total = 0;
        for end in &mut ends {
            let start = total;
            total += *end;
            *end = start;
        }
        let mut meanings = vec![0_u16; total as usize];
        for (at, unit) in self.units() {
            for word in unit.words.of(&self.memory.unit_words) {
                if let Some(end) = ends.get_mut(*word as usize) {
                    if let Some(slot) = meanings.get_mut(*end as usize) {
                        *slot = at;
                    }
                    *end += 1;
                }
            }
        }
        let mut all: Vec<u16> = Vec::new();
        let mut before: Vec<u16> = Vec::new();
        let mut shared = None;
        let mut start = 0;
        for (word, (key, end)) in (0_u32..).zip(words.iter().zip(ends)) {
            let own = meanings.get(start as usize..end as usize).unwrap_or(&[]);
            start = end;
            let is_small = small.binary_search(&word).is_ok();
            let is_relative = relatives.binary_search(&word).is_ok();
            let marked = is_small || is_relative;
            if own.is_empty() && !marked {
                continue;
            }
            let prefix = self.vocab.prefix_class(key);
            all.clear();
            all.extend_from_slice(own);
            if prefix != 0 {
                let class = self.vocab.class(prefix);
                all.extend_from_slice(self.vocab.units_of(&class));
                all.sort_unstable();
            }
            all.dedup();
            let class = match shared {
                Some(class) if !marked && all == before => class,
                _ => self.class(&all),
            };
            if let Some(class) = self
                .vocab
                .classes
                .get_mut(class as usize)
                .filter(|_| marked)
            {
                class.small = is_small;
                class.relative = is_relative;
            }
            self.vocab.words.get_or_insert(key, class);
            shared = Some(class).filter(|_| !marked);
            std::mem::swap(&mut all, &mut before);
        }
    }

    fn han(&mut self, small: &[String]) {
        for (at, unit) in self.units() {
            if unit.kind == UnitKind::Han
                && let Seen::Han(ch) = unit.seen
            {
                let class = self.class(&[at]);
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
