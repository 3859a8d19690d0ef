//! What the wording model sees of a sentence: stems and pieces of words, or Chinese characters.
//!
//! A piece is a number, the hash of its kind and letters. Every piece knows the word it comes from,
//! so that the words which weighed most can be shown.

use super::super::sentence::{Stream, Token};
use super::super::table::hash64;
use super::super::token::marks;
use super::stem::Folded;
use crate::model::text::{Lang, is_han};

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Gram {
    /// Its number.
    pub key: u32,
    /// How much its kind counts, in sixteenths.
    pub weight: u8,
    /// What it is there for.
    pub when: When,
    /// The token of the stream it comes from.
    pub token: u32,
}

/// Where a piece counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum When {
    /// Everywhere.
    Always,
    /// Everywhere; it is a word that says no.
    Negation,
    /// Beside a word that says no.
    Negated,
}

/// Kinds of pieces: what is hashed before the letters, and how much it counts in sixteenths.
const STEM: (u8, u8) = (1, 16);
const PIECE: (u8, u8) = (2, 10);
const NEGATED_STEM: (u8, u8) = (NEGATED_KIND, 11);
const NEGATION: (u8, u8) = (NEGATION_KIND, 32);
/// In Chinese the characters themselves weigh; this one only tells that one is there.
const NEGATION_HAN: (u8, u8) = (NEGATION_KIND, 0);
const HAN: (u8, u8) = (6, 32);
const HAN_PAIR: (u8, u8) = (7, 16);

const NEGATED_KIND: u8 = 3;
const NEGATION_KIND: u8 = 4;

/// Letters in a piece of a word.
const PIECE_LETTERS: usize = 4;

/// Words that negate or exclude, sorted.
const NEGATING: [&str; 33] = [
    "cannot",
    "delete",
    "deleted",
    "dissolved",
    "except",
    "exclude",
    "excluded",
    "excludes",
    "excluding",
    "exclusion",
    "forbidden",
    "lacks",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "nothing",
    "oppose",
    "opposed",
    "opposes",
    "outside",
    "prohibit",
    "prohibited",
    "refuse",
    "refuses",
    "reject",
    "rejects",
    "terminated",
    "unless",
    "without",
];

/// Characters that negate or exclude.
const NEGATING_HAN: [char; 8] = ['不', '未', '无', '禁', '除', '没', '勿', '拒'];

/// A clause's own words and its chapeaux, as a stream was filled from them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Texts<'a> {
    pub text: &'a str,
    pub chapeaux: &'a [&'a str],
}

impl<'a> Texts<'a> {
    fn word(&self, token: &Token) -> &'a str {
        match token.over {
            0 => token.span.of(self.text),
            n => {
                let chapeau = self.chapeaux.get(usize::from(n - 1)).copied();
                token.span.of(chapeau.unwrap_or(""))
            }
        }
    }
}

/// Reads the pieces of tokens `from..to` into `list`, in the order of the words.
pub(super) fn read(
    lang: Lang,
    stream: &Stream,
    texts: Texts<'_>,
    (from, to): (u32, u32),
    list: &mut Vec<Gram>,
) {
    list.clear();
    let tokens = stream.tokens.get(from as usize..to as usize).unwrap_or(&[]);
    let mut reader = Reader { list };
    if lang == Lang::Zh {
        reader.read_han(tokens, texts, from);
    } else {
        reader.read_words(tokens, texts, from);
    }
}

/// Leaves each piece once and only those that count; gives whether anything says no.
pub(super) fn settle(list: &mut Vec<Gram>) -> bool {
    let negated = list.iter().any(|gram| gram.when == When::Negation);
    list.retain(|gram| negated || gram.when != When::Negated);
    list.sort_unstable();
    list.dedup_by_key(|gram| gram.key);
    negated
}

struct Reader<'a> {
    list: &'a mut Vec<Gram>,
}

impl Reader<'_> {
    fn push(&mut self, (kind, weight): (u8, u8), parts: [&[u8]; 2], token: u32) {
        let [a, b] = parts;
        let hash = hash64(hash64(u64::from(kind), a), b);
        let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let when = match kind {
            NEGATION_KIND => When::Negation,
            NEGATED_KIND => When::Negated,
            _ => When::Always,
        };
        self.list.push(Gram {
            key: u32::try_from(mixed >> 32).unwrap_or(0),
            weight,
            when,
            token,
        });
    }

    fn read_words(&mut self, tokens: &[Token], texts: Texts<'_>, from: u32) {
        for (at, token) in (from..).zip(tokens) {
            let word = Folded::of(texts.word(token));
            let stem = word.stem();
            let negates = |word: &&str| NEGATING.binary_search(word).is_ok();
            if std::str::from_utf8(word.bytes())
                .as_ref()
                .is_ok_and(negates)
            {
                self.push(NEGATION, [b"", b""], at);
            }
            self.push(STEM, [stem.bytes(), b""], at);
            self.push(NEGATED_STEM, [stem.bytes(), b""], at);
            let mut framed = [b'<'; super::super::word::WORD_BYTES + 2];
            let n = word.bytes().len();
            for (slot, byte) in framed.iter_mut().skip(1).zip(word.bytes()) {
                *slot = *byte;
            }
            if let Some(last) = framed.get_mut(n + 1) {
                *last = b'>';
            }
            for piece in framed.get(..n + 2).unwrap_or(&[]).windows(PIECE_LETTERS) {
                self.push(PIECE, [piece, b""], at);
            }
        }
    }

    fn read_han(&mut self, tokens: &[Token], texts: Texts<'_>, from: u32) {
        let mut before: Option<&str> = None;
        for (at, token) in (from..).zip(tokens) {
            let word = texts.word(token);
            let han = word.chars().all(is_han);
            if han && word.chars().any(|ch| NEGATING_HAN.contains(&ch)) {
                self.push(NEGATION_HAN, [b"", b""], at);
            }
            let apart = token.marks & (marks::APART | marks::COLON) != 0;
            if han {
                self.push(HAN, [word.as_bytes(), b""], at);
            } else {
                self.push(STEM, [Folded::of(word).stem().bytes(), b""], at);
            }
            if let Some(before) = before.filter(|_| !apart) {
                self.push(HAN_PAIR, [before.as_bytes(), word.as_bytes()], at - 1);
            }
            before = Some(word);
        }
    }
}
