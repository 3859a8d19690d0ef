//! From numbered units and literals to the look-up tables of a language.

use super::gather::{Gather, Unit, UnitKind};
use super::inflect::forms;
use super::table::{PairTable, WordTable};
use super::vocab::{Class, FIRST_HAN, NO_LIT, Node, PREFIX_BUCKETS, Prefix, Run, Vocab};
use super::word::{WordKey, n16, n32};

/// The word lists of a language, with the words that are small and those that are relative.
pub(super) fn vocab(gather: &Gather<'_>, small: &[String], relatives: &[String]) -> Vocab {
    let mut vocab = Vocab {
        n_lits: gather.lits.len(),
        ..Vocab::default()
    };
    let singles = long_literals(gather, &mut vocab);
    let mut builder = Builder { vocab, singles };
    // Class 0 is the unknown word.
    builder.vocab.classes.push(Class::default());
    builder.prefixes(&gather.units);
    builder.han(&gather.units, small);
    builder.words(&gather.units, small, relatives);
    builder.vocab
}

/// The units of a literal of several words, and its number.
type Long<'a> = (&'a [u16], u16);

/// Enters the literals of several words; returns the single-word literal of each unit, and the
/// units that can follow it as in [`Class::seconds`].
fn long_literals(gather: &Gather<'_>, vocab: &mut Vocab) -> Vec<(u16, u64)> {
    let mut singles = vec![(NO_LIT, 0_u64); gather.units.len()];
    let mut long: Vec<Long<'_>> = Vec::new();
    for (lit, run) in gather.lits.iter().enumerate() {
        let units = run.of(&gather.lit_units);
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

struct Builder {
    vocab: Vocab,
    /// Per unit its single-word literal and what can follow it.
    singles: Vec<(u16, u64)>,
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
        let mut seconds = 0;
        for unit in units {
            if let Some((single, after)) = self.singles.get(usize::from(*unit)) {
                seconds |= after;
                if *single != NO_LIT {
                    vocab.class_lits.push(*single);
                }
            }
        }
        vocab.classes.push(Class {
            lits: Run {
                start: n32(first),
                len: n32(vocab.class_lits.len() - first),
            },
            units: unit_run,
            seconds,
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
