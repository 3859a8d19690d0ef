//! Which old paragraph a line continues: pairing by likeness, in order.

use crate::model::draft::Paragraph;

/// For each new line the old paragraph it continues, in rising order.
///
/// The pairing with the greatest sum of likeness, by dynamic programming over the two lists; a
/// pair needs a likeness above a third, or to be the only one left on both sides.
pub(super) fn pair(old: &[Paragraph], new: &[&str]) -> Vec<Option<usize>> {
    if old.is_empty() || new.is_empty() {
        return vec![None; new.len()];
    }
    if old.len() == 1 && new.len() == 1 {
        return vec![Some(0)];
    }
    // Splitting and merging: the first part keeps the id even where the second is longer.
    if let ([kept], Some(first)) = (old, new.first()) {
        let opens = !first.trim().is_empty() && kept.text.starts_with(first.trim_end());
        if opens || kept.text.is_empty() {
            let mut partners = vec![None; new.len()];
            if let Some(slot) = partners.first_mut() {
                *slot = Some(0);
            }
            return partners;
        }
    }
    if let ([first, ..], [merged]) = (old, new)
        && merged.starts_with(first.text.as_str())
    {
        return vec![Some(0)];
    }
    // Beyond this many cells the exact pairing would be felt while pasting: pair by place.
    if old.len().saturating_mul(new.len()) > 40_000 {
        return (0..new.len())
            .map(|n| (n < old.len()).then_some(n))
            .collect();
    }
    let width = new.len() + 1;
    let old_words: Vec<Vec<&str>> = old.iter().map(|p| words_of(&p.text)).collect();
    let new_words: Vec<Vec<&str>> = new.iter().map(|line| words_of(line)).collect();
    let at = |row: usize, column: usize| row * width + column;
    let mut best = vec![0_u32; (old.len() + 1) * width];
    let mut likes = vec![0_u32; (old.len() + 1) * width];
    for (row, theirs) in old_words.iter().enumerate().rev() {
        for (column, ours) in new_words.iter().enumerate().rev() {
            let like = likeness(theirs, ours);
            let get = |cell: usize| best.get(cell).copied().unwrap_or(0);
            let paired = if like > 333 {
                like + get(at(row + 1, column + 1))
            } else {
                0
            };
            let skipped = get(at(row + 1, column)).max(get(at(row, column + 1)));
            if let (Some(cell), Some(seen)) = (
                best.get_mut(at(row, column)),
                likes.get_mut(at(row, column)),
            ) {
                *cell = paired.max(skipped);
                *seen = if paired > 0 && paired >= skipped {
                    like
                } else {
                    0
                };
            }
        }
    }
    let mut partners = vec![None; new.len()];
    let (mut row, mut column) = (0, 0);
    while row < old.len() && column < new.len() {
        let get = |cell: usize| best.get(cell).copied().unwrap_or(0);
        if likes.get(at(row, column)).copied().unwrap_or(0) > 0 {
            if let Some(slot) = partners.get_mut(column) {
                *slot = Some(row);
            }
            row += 1;
            column += 1;
        } else if get(at(row + 1, column)) >= get(at(row, column + 1)) {
            row += 1;
        } else {
            column += 1;
        }
    }
    partners
}

/// The words of a text, or its characters where it has no blanks between words (Chinese).
fn words_of(text: &str) -> Vec<&str> {
    if text.chars().any(crate::model::text::is_han) {
        text.char_indices()
            .map(|(at, ch)| text.get(at..at + ch.len_utf8()).unwrap_or(""))
            .collect()
    } else {
        text.split_whitespace().collect()
    }
}

/// Shared words over all words, in thousandths (Dice coefficient over multisets).
fn likeness(a: &[&str], b: &[&str]) -> u32 {
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    let (mut left, mut right) = (a.to_vec(), b.to_vec());
    left.sort_unstable();
    right.sort_unstable();
    let (mut i, mut j, mut shared) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (left.get(i), right.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    u32::try_from(2000 * shared / (left.len() + right.len())).unwrap_or(0)
}
