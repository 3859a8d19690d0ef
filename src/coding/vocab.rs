//! The words a codebook knows, and which literals of its cues each can begin.
//!
//! A word of the text is looked up once and becomes a *class*: the list of literals it is, the
//! units with which it can begin or continue a literal of several words, and its role as a small
//! word. Words the codebook does not know have class 0, or the class of the longest prefix cue
//! (`cyber*`) that they begin with.

use super::table::{PairTable, WordTable};
use super::word::WordKey;

/// A run of a flat list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub start: u32,
    pub len: u32,
}

impl Run {
    /// The slice of `list` it stands for.
    pub(super) fn of<T>(self, list: &[T]) -> &[T] {
        let start = self.start as usize;
        list.get(start..start + self.len as usize).unwrap_or(&[])
    }
}

/// What the codebook knows of a word; two lie in one line of memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(align(32))]
pub(super) struct Class {
    /// The units that can follow it in a literal of several words, each as the bit of its number
    /// modulo 64; 0 where no such literal begins with it.
    pub seconds: u64,
    /// The units that it is, as such bits.
    pub bits: u64,
    /// Where its literals of one word begin in [`Vocab::class_lits`], and its units in
    /// [`Vocab::class_units`].
    pub lits: u32,
    pub units: u32,
    pub n_lits: u16,
    pub n_units: u16,
    /// Whether cues may skip it between two steps.
    pub small: bool,
    /// Whether a modal right after it governs nothing, as in "which may".
    pub relative: bool,
}

/// Where a literal of several words has been read to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// The literal that ends here; [`NO_LIT`] where none does.
    pub lit: u16,
    /// The units with which one goes on, in [`Vocab::branches`].
    pub branches: Run,
}

/// No literal.
pub(super) const NO_LIT: u16 = u16::MAX;

/// A prefix written in a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix {
    pub key: WordKey,
    pub len: u16,
    pub class: u32,
}

/// The compiled word lists of one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocab {
    /// The class of every word that a cue stands for, or once stood for.
    pub words: WordTable,
    /// Class of each Han character from U+3400 on; empty where no cue holds any.
    pub han: Vec<u16>,
    /// Prefixes by the hash of their first three bytes, the longest first.
    pub prefixes: Vec<Prefix>,
    /// Where the prefixes of each hash begin; one entry more than there are hashes.
    pub prefix_heads: Vec<u16>,
    pub classes: Vec<Class>,
    pub class_lits: Vec<u16>,
    pub class_units: Vec<u16>,
    /// First two units of a literal, to its place in `nodes`.
    pub pairs: PairTable,
    pub nodes: Vec<Node>,
    /// Units with the nodes they lead to.
    pub branches: Vec<(u16, u32)>,
    pub n_lits: usize,
}

/// First Han character of the class table.
pub(super) const FIRST_HAN: u32 = 0x3400;
/// How many buckets of prefixes there are.
pub(super) const PREFIX_BUCKETS: usize = 1024;

impl Vocab {
    /// The class of a word.
    pub(super) fn word(&self, key: &WordKey) -> u32 {
        self.words
            .get(key)
            .unwrap_or_else(|| self.prefix_class(key))
    }

    /// The class of the longest prefix of `key` that a cue names, else 0.
    pub(super) fn prefix_class(&self, key: &WordKey) -> u32 {
        let bucket = key.head_hash() as usize % PREFIX_BUCKETS;
        let from = self.prefix_heads.get(bucket).copied().unwrap_or(0);
        let to = self.prefix_heads.get(bucket + 1).copied().unwrap_or(0);
        let bucket = self
            .prefixes
            .get(usize::from(from)..usize::from(to))
            .unwrap_or(&[]);
        bucket
            .iter()
            .find(|prefix| key.cut(usize::from(prefix.len)) == prefix.key)
            .map_or(0, |prefix| prefix.class)
    }

    /// The class of a Han character.
    pub(super) fn han(&self, ch: char) -> u32 {
        let at = u32::from(ch).wrapping_sub(FIRST_HAN) as usize;
        u32::from(self.han.get(at).copied().unwrap_or(0))
    }

    /// The literals of one word that a class is.
    #[inline]
    pub(super) fn lits_of(&self, class: &Class) -> &[u16] {
        let start = class.lits as usize;
        let lits = self
            .class_lits
            .get(start..start + usize::from(class.n_lits));
        lits.unwrap_or(&[])
    }

    /// The units that a class is.
    #[inline]
    pub(super) fn units_of(&self, class: &Class) -> &[u16] {
        let start = class.units as usize;
        let units = self
            .class_units
            .get(start..start + usize::from(class.n_units));
        units.unwrap_or(&[])
    }

    /// What is known of a class; of class 0 nothing.
    #[inline]
    pub(super) fn class(&self, class: u32) -> Class {
        self.classes
            .get(class as usize)
            .copied()
            .unwrap_or_default()
    }
}
