//! Square brackets: what is known of a pair beyond its two characters.
//!
//! The characters stand in the paragraph's text and are the truth; [`tree`] finds the pairs and
//! their nesting, [`slot`] and [`rival`] which of them compete for one place, [`mark`] who is named in them. A
//! [`Bracket`] records what the characters cannot say. It names its pair by the bytes of the two
//! characters and is moved along by every edit of the text ([`shift`]); while a person types, a
//! record may for a moment stand at no pair, which is no fault.

pub mod apart;
pub mod mark;
pub mod rival;
pub mod slot;
pub mod tree;

use super::ids::{ArticleId, BracketId};
use super::party::PartyRef;
use super::text::Span;
pub use tree::{Pair, Tree};

/// What is known of a pair of brackets in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// Its id.
    pub id: BracketId,
    /// Byte of the opening character in the text.
    pub open: u32,
    /// Byte of the closing character in the text.
    pub close: u32,
    /// Whose brackets they are: who wants the words, or cannot accept them.
    pub owners: Vec<PartyRef>,
    /// Why they stand there.
    pub reason: BracketReason,
    /// A remark; may be empty.
    pub note: String,
}

/// Why brackets stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum BracketReason {
    /// Nobody said.
    #[default]
    Unstated,
    /// The words are one of several for the place.
    Alternative,
    /// They wait on what becomes of another article.
    WaitsOnArticle(ArticleId),
    /// A delegation waits for instructions.
    WaitingForInstructions,
    /// They are there to be traded.
    Tactical,
    /// Nobody is sure of them.
    Uncertain,
}

/// An edit took a character of a known pair away; nothing was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Torn;

impl Bracket {
    /// The record of a pair of which nothing else is known.
    pub fn new(id: BracketId, pair: Pair) -> Self {
        Self {
            id,
            open: pair.open,
            close: pair.close,
            owners: Vec::new(),
            reason: BracketReason::Unstated,
            note: String::new(),
        }
    }

    /// Whether it is the record of this pair.
    pub fn is_of(&self, pair: Pair) -> bool {
        self.open == pair.open && self.close == pair.close
    }
}

/// The records that stand at no pair of `text`, with nothing to say where their words are now.
pub fn astray<'b>(text: &str, records: &'b [Bracket]) -> Vec<&'b Bracket> {
    if records.is_empty() {
        return Vec::new();
    }
    let tree = Tree::of(text);
    let stands = |record: &&Bracket| !tree.pairs.iter().any(|pair| record.is_of(*pair));
    records.iter().filter(stands).collect()
}

/// Moves records along when at byte `at` so many bytes made way for others.
///
/// # Errors
/// [`Torn`] where a bracket of a record is among the bytes taken out; use [`carry`] then.
pub fn shift(
    records: &mut [Bracket],
    at: usize,
    removed: usize,
    inserted: usize,
) -> Result<(), Torn> {
    let moved = |byte: u32| moved_byte(byte, at, removed, inserted);
    let stays = |r: &Bracket| moved(r.open).is_some() && moved(r.close).is_some();
    if !records.iter().all(stays) {
        return Err(Torn);
    }
    for record in records {
        record.open = moved(record.open).unwrap_or(record.open);
        record.close = moved(record.close).unwrap_or(record.close);
    }
    Ok(())
}

/// Where a byte stands when at byte `at` so many bytes made way for others; `None` where it is
/// among those taken out.
pub(crate) fn moved_byte(byte: u32, at: usize, removed: usize, inserted: usize) -> Option<u32> {
    let gone = Span::new(at, at.saturating_add(removed));
    let by = Span::new(removed, inserted);
    if byte < gone.start {
        return Some(byte);
    }
    (byte >= gone.end).then(|| (byte - by.start).saturating_add(by.end))
}

/// The records that survive when `old` becomes `new`: those whose brackets stand in what is the
/// same at both ends, and those whose words stand in brackets again.
pub fn carry(old: &str, records: &[Bracket], new: &str) -> Vec<Bracket> {
    if records.is_empty() {
        return Vec::new();
    }
    let change = Replacement::between(old, new);
    let (now, before) = (Tree::of(new), Tree::of(old));
    let mut kept: Vec<Bracket> = Vec::new();
    let mut loose = Vec::new();
    for record in records {
        let mut one = [record.clone()];
        let moved = shift(&mut one, change.at, change.removed, change.inserted);
        let [one] = one;
        if moved.is_ok() && now.pairs.iter().any(|pair| one.is_of(*pair)) {
            kept.push(one);
        } else {
            loose.push(record);
        }
    }
    for record in loose {
        let words = before.pairs.iter().find(|pair| record.is_of(**pair));
        let words = words.map(|pair| pair.inner(old).of(old));
        let again = now.pairs.iter().find(|pair| {
            Some(pair.inner(new).of(new)) == words && !kept.iter().any(|k| k.is_of(**pair))
        });
        kept.extend(again.map(|pair| Bracket {
            open: pair.open,
            close: pair.close,
            ..record.clone()
        }));
    }
    kept.sort_by_key(|record| record.open);
    kept
}

/// The smallest replacement that turns one text into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The byte where it begins, in both texts.
    pub at: usize,
    /// How many bytes of the old text it takes out.
    pub removed: usize,
    /// How many bytes of the new text it puts in.
    pub inserted: usize,
}

impl Replacement {
    /// What differs between the same beginning and the same end of two texts.
    pub fn between(old: &str, new: &str) -> Self {
        let same = |a: &str, b: &str| -> usize {
            let pairs = a.chars().zip(b.chars());
            pairs
                .take_while(|(x, y)| x == y)
                .map(|(x, _)| x.len_utf8())
                .sum()
        };
        let at = same(old, new);
        let (old, new) = (old.get(at..).unwrap_or(""), new.get(at..).unwrap_or(""));
        let backwards = old.chars().rev().zip(new.chars().rev());
        let end: usize = backwards
            .take_while(|(x, y)| x == y)
            .map(|(x, _)| x.len_utf8())
            .sum();
        Self {
            at,
            removed: old.len() - end,
            inserted: new.len() - end,
        }
    }

    /// The bytes it takes out of the old text.
    pub fn of_old(self) -> std::ops::Range<usize> {
        self.at..self.at + self.removed
    }

    /// The bytes it puts into the new text.
    pub fn of_new(self) -> std::ops::Range<usize> {
        self.at..self.at + self.inserted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::IdMint;

    fn record(text: &str, nth: usize) -> Bracket {
        let pair = Tree::of(text).pairs[nth];
        Bracket::new(BracketId(IdMint::new(nth as u128).next(1)), pair)
    }

    #[test]
    fn records_move_with_their_brackets_and_back() {
        let old = "Parties [shall] act [promptly].";
        let mut records = vec![record(old, 0), record(old, 1)];
        let at = old.find(" act").unwrap();
        shift(&mut records, at, 4, " always act 立即".len()).unwrap();
        let new = old.replace(" act", " always act 立即");
        assert!(astray(&new, &records).is_empty());
        let first = records.clone();
        shift(&mut records, at, " always act 立即".len(), 4).unwrap();
        assert_eq!(records, [record(old, 0), record(old, 1)]);
        let mut torn = first.clone();
        assert_eq!(shift(&mut torn, 8, 3, 0), Err(Torn));
        assert_eq!(torn, first);
    }

    #[test]
    fn a_rewritten_text_keeps_the_records_whose_words_stand_in_brackets_again() {
        let old = "Parties [shall] act [promptly].";
        let records = [record(old, 0), record(old, 1)];
        let new = "[promptly] and [may] all Parties";
        let kept = carry(old, &records, new);
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].id, records[1].id);
        assert_eq!((kept[0].open, kept[0].close), (0, 9));
        assert!(carry(old, &records, "nothing").is_empty());
    }

    #[test]
    fn a_bracket_typed_inside_leads_a_record_astray_only_until_it_is_closed() {
        let text = "a [b c] d";
        let mut records = vec![record(text, 0)];
        shift(&mut records, 5, 0, 1).unwrap();
        assert_eq!(astray("a [b [c] d", &records).len(), 1);
        shift(&mut records, 7, 0, 1).unwrap();
        assert!(astray("a [b [c]] d", &records).is_empty());
    }
}
