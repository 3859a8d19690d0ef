//! Small hash tables with a fixed order: of words, of pairs of units, of names while compiling.
//!
//! The tables of the standard library differ in order from run to run and hash slowly; these are
//! filled once, in the order of the dossier, and probed in a straight line.

use super::word::{WordKey, n32, spread};

const FREE: u32 = u32::MAX;

/// A table from words to numbers.
///
/// Nearly all words are short: those stand whole in the slot where they are looked for, the number
/// in the two bytes that are left, so that a word costs one line of memory.
#[derive(Clone, Debug, Default)]
pub(super) struct WordTable {
    short: Vec<[u64; 2]>,
    n_short: usize,
    /// Places in `entries` of the others, by hash.
    slots: Vec<(u32, u32)>,
    /// The others.
    entries: Vec<(WordKey, u32)>,
}

/// Where the number of a short word begins in the second half of its slot.
const NUMBER_AT: u32 = 48;

/// A short word as it stands in its slot, with number 0.
#[inline]
fn short(key: &WordKey) -> Option<[u64; 2]> {
    let [a, b, c, _] = key.words();
    (c == 0 && b >> NUMBER_AT == 0).then_some([a, b])
}

/// The place of a short word, before others that stand there are passed.
#[inline]
fn short_hash([a, b]: [u64; 2]) -> u32 {
    spread(a ^ b.rotate_left(23))
}

impl WordTable {
    /// A table with room for so many words.
    pub(super) fn with_room(n: usize) -> Self {
        let mut size = 64;
        while is_crowded(n, size) {
            size *= 2;
        }
        Self {
            short: vec![[0; 2]; size],
            ..Self::default()
        }
    }

    /// The number of a word.
    #[inline]
    pub(super) fn get(&self, key: &WordKey) -> Option<u32> {
        let Some([a, b]) = short(key) else {
            return self.get_long(key);
        };
        let mask = self.short.len().checked_sub(1)?;
        let mut at = short_hash([a, b]) as usize & mask;
        loop {
            let [first, second] = *self.short.get(at)?;
            if first == a && (second ^ b) << (u64::BITS - NUMBER_AT) == 0 {
                return u32::try_from(second >> NUMBER_AT).ok();
            }
            if first == 0 {
                return self.get_long(key);
            }
            at = (at + 1) & mask;
        }
    }

    fn get_long(&self, key: &WordKey) -> Option<u32> {
        if self.entries.is_empty() {
            return None;
        }
        let hash = key.hash();
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (tag, entry) = self.slots.get(at).copied()?;
            if entry == FREE {
                return None;
            }
            if tag == hash
                && let Some((found, value)) = self.entries.get(entry as usize)
                && found == key
            {
                return Some(*value);
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a word, which becomes `value` if it has none.
    pub(super) fn get_or_insert(&mut self, key: &WordKey, value: u32) -> u32 {
        if let Some(known) = self.get(key) {
            return known;
        }
        let number = u16::try_from(value).ok();
        let inline = short(key).zip(number).filter(|([a, _], _)| *a != 0);
        if let Some(([a, b], number)) = inline {
            self.n_short += 1;
            if is_crowded(self.n_short, self.short.len()) {
                let size = (self.short.len() * 2).max(64);
                let before = std::mem::replace(&mut self.short, vec![[0; 2]; size]);
                for [a, b] in before.into_iter().filter(|[a, _]| *a != 0) {
                    place_short(&mut self.short, [a, b]);
                }
            }
            place_short(&mut self.short, [a, b | u64::from(number) << NUMBER_AT]);
        } else {
            if self.entries.len() * 2 + 2 >= self.slots.len() {
                let size = (self.slots.len() * 2).max(64);
                let before = std::mem::replace(&mut self.slots, vec![(0, FREE); size]);
                for (hash, entry) in before.into_iter().filter(|slot| slot.1 != FREE) {
                    place(&mut self.slots, hash, entry);
                }
            }
            place(&mut self.slots, key.hash(), n32(self.entries.len()));
            self.entries.push((*key, value));
        }
        value
    }
}

/// Whether `n` words are too many for so many slots.
fn is_crowded(n: usize, slots: usize) -> bool {
    n * 4 >= slots * 3
}

fn place_short(slots: &mut [[u64; 2]], [a, b]: [u64; 2]) {
    let mask = slots.len() - 1;
    let bare = b << (u64::BITS - NUMBER_AT) >> (u64::BITS - NUMBER_AT);
    let mut at = short_hash([a, bare]) as usize & mask;
    while slots.get(at).is_some_and(|slot| slot[0] != 0) {
        at = (at + 1) & mask;
    }
    if let Some(slot) = slots.get_mut(at) {
        *slot = [a, b];
    }
}

/// A table from two units to a number.
#[derive(Clone, Debug, Default)]
pub(super) struct PairTable {
    slots: Vec<(u32, u32)>,
}

impl PairTable {
    /// A table of these pairs, which differ, each with the number of its place.
    pub(super) fn new(pairs: &[(u16, u16)]) -> Self {
        let size = (pairs.len() * 2).next_power_of_two().max(64);
        let mut slots = vec![(0, FREE); size];
        for (value, (a, b)) in pairs.iter().enumerate() {
            let key = join(*a, *b);
            let mask = size - 1;
            let mut at = spread(u64::from(key)) as usize & mask;
            while slots.get(at).is_some_and(|slot| slot.1 != FREE) {
                at = (at + 1) & mask;
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = (key, n32(value));
            }
        }
        Self { slots }
    }

    /// The number of a pair.
    pub(super) fn get(&self, a: u16, b: u16) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let key = join(a, b);
        let mask = self.slots.len() - 1;
        let mut at = spread(u64::from(key)) as usize & mask;
        loop {
            let (found, value) = self.slots.get(at).copied()?;
            if value == FREE {
                return None;
            }
            if found == key {
                return Some(value);
            }
            at = (at + 1) & mask;
        }
    }
}

fn join(a: u16, b: u16) -> u32 {
    u32::from(a) << 16 | u32::from(b)
}

fn place(slots: &mut [(u32, u32)], hash: u32, entry: u32) {
    let mask = slots.len() - 1;
    let mut at = hash as usize & mask;
    while slots.get(at).is_some_and(|slot| slot.1 != FREE) {
        at = (at + 1) & mask;
    }
    if let Some(slot) = slots.get_mut(at) {
        *slot = (hash, entry);
    }
}

/// Numbers names in the order in which they first come.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    slots: Vec<(u32, u32)>,
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Names {
    /// The number of a name, and whether it is new.
    pub(super) fn number(&mut self, name: &[u8]) -> (u32, bool) {
        if self.ends.len() * 2 >= self.slots.len() {
            let size = (self.slots.len() * 2).max(256);
            let before = std::mem::replace(&mut self.slots, vec![(0, FREE); size]);
            for (hash, entry) in before.into_iter().filter(|slot| slot.1 != FREE) {
                place(&mut self.slots, hash, entry);
            }
        }
        let hash = hash_name(name);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some((tag, entry)) = self.slots.get(at).copied() {
            if entry == FREE {
                break;
            }
            if tag == hash && self.name(entry as usize) == name {
                return (entry, false);
            }
            at = (at + 1) & mask;
        }
        let entry = n32(self.ends.len());
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = (hash, entry);
        }
        self.bytes.extend_from_slice(name);
        self.ends.push(n32(self.bytes.len()));
        (entry, true)
    }

    fn name(&self, entry: usize) -> &[u8] {
        let end = self.ends.get(entry).copied().unwrap_or(0) as usize;
        let start = entry
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        self.bytes.get(start as usize..end).unwrap_or(&[])
    }
}

/// A hash of a name within one run of the program.
fn hash_name(name: &[u8]) -> u32 {
    let mut hash = name.len() as u64;
    let mut add = |word: [u8; 8]| {
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
    };
    let (words, rest) = name.as_chunks::<8>();
    for word in words {
        add(*word);
    }
    // The last bytes once more rather than one by one.
    match name.last_chunk::<8>() {
        Some(last) if !rest.is_empty() => add(*last),
        Some(_) => {}
        None => {
            let mut last = [0; 8];
            for (slot, byte) in last.iter_mut().zip(rest) {
                *slot = *byte;
            }
            add(last);
        }
    }
    spread(hash)
}

/// A 64-bit hash of bytes that goes on from `seed`; the same on every machine.
pub(super) fn hash64(seed: u64, bytes: &[u8]) -> u64 {
    const STEP: u64 = 0x517c_c1b7_2722_0a95;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut hash = seed ^ (bytes.len() as u64);
    for word in words {
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(STEP);
    }
    for byte in rest {
        hash = (hash.rotate_left(5) ^ u64::from(*byte)).wrapping_mul(STEP);
    }
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_names_keep_their_numbers() {
        let mut words = WordTable::default();
        let mut names = Names::default();
        for n in 0..3000_u32 {
            let word = format!("word{n}");
            assert_eq!(words.get_or_insert(&WordKey::new(word.as_bytes()), n), n);
            assert_eq!(names.number(word.as_bytes()), (n, true));
        }
        for n in 0..3000_u32 {
            let word = format!("word{n}");
            assert_eq!(words.get(&WordKey::new(word.as_bytes())), Some(n));
            assert_eq!(names.number(word.as_bytes()), (n, false));
        }
        assert_eq!(words.get(&WordKey::new(b"other")), None);
        assert_eq!(WordTable::default().get(&WordKey::new(b"other")), None);
    }

    #[test]
    fn pairs_are_told_apart() {
        let pairs: Vec<(u16, u16)> = (0..500).map(|n| (n, n * 7)).collect();
        let table = PairTable::new(&pairs);
        assert_eq!(table.get(3, 21), Some(3));
        assert_eq!(table.get(21, 3), None);
    }
}
