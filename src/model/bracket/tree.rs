//! The pairs of brackets in a text and how they nest.

use crate::model::text::Span;

/// Every pair of a text, and the brackets that have no partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Pairs in the order in which they open.
    pub pairs: Vec<Pair>,
    /// Bytes of brackets without a partner, in order.
    pub unmatched: Vec<u32>,
}

/// A pair of brackets in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// Byte of the opening character.
    pub open: u32,
    /// Byte of the closing character.
    pub close: u32,
    /// How many pairs stand round it.
    pub depth: u32,
    /// The place of the nearest pair round it in [`Tree::pairs`].
    pub parent: Option<usize>,
}

/// Whether `ch` opens a square bracket, in either width.
pub fn opens(ch: char) -> bool {
    matches!(ch, '[' | '［')
}

/// Whether `ch` closes a square bracket, in either width.
pub fn closes(ch: char) -> bool {
    matches!(ch, ']' | '］')
}

impl Tree {
    /// The pairs of `text`. A closing bracket closes the nearest one open; whatever is left over has
    /// no partner.
    pub fn of(text: &str) -> Self {
        let mut open: Vec<u32> = Vec::new();
        let mut tree = Self::default();
        if !text.contains(['[', ']', '［', '］']) {
            return tree;
        }
        for (byte, ch) in text.char_indices() {
            let here = Span::new(byte, byte).start;
            if opens(ch) {
                open.push(here);
            } else if closes(ch) {
                match open.pop() {
                    Some(open) => tree.pairs.push(Pair {
                        open,
                        close: here,
                        depth: 0,
                        parent: None,
                    }),
                    None => tree.unmatched.push(here),
                }
            }
        }
        tree.unmatched.append(&mut open);
        tree.unmatched.sort_unstable();
        tree.pairs.sort_unstable();
        tree.nest();
        tree
    }

    fn nest(&mut self) {
        let mut around: Vec<(usize, u32)> = Vec::new();
        for (place, pair) in self.pairs.iter_mut().enumerate() {
            while around.last().is_some_and(|(_, close)| *close < pair.open) {
                around.pop();
            }
            pair.parent = around.last().map(|(place, _)| *place);
            pair.depth = Span::new(around.len(), 0).start;
            around.push((place, pair.close));
        }
    }

    /// How deep the deepest pair nests, from 1; 0 where there is none.
    pub fn depth(&self) -> u32 {
        self.pairs
            .iter()
            .map(|pair| pair.depth + 1)
            .max()
            .unwrap_or(0)
    }

    /// The innermost pair round a byte, brackets included.
    pub fn around(&self, byte: usize) -> Option<Pair> {
        let holds = |pair: &&Pair| pair.open as usize <= byte && byte <= pair.close as usize;
        self.pairs
            .iter()
            .filter(holds)
            .max_by_key(|pair| pair.depth)
            .copied()
    }

    /// The pairs directly inside `parent`, or those inside none.
    pub fn children(&self, parent: Option<usize>) -> impl Iterator<Item = (usize, Pair)> {
        let pairs = self.pairs.iter().copied().enumerate();
        pairs.filter(move |(_, pair)| pair.parent == parent)
    }
}

impl Pair {
    /// The pair with everything between, brackets included.
    pub fn outer(self, text: &str) -> Span {
        let end = self.close as usize;
        Span::new(self.open as usize, end + width(text, end))
    }

    /// What stands between the brackets.
    pub fn inner(self, text: &str) -> Span {
        let start = self.open as usize;
        Span::new(start + width(text, start), self.close as usize)
    }
}

fn width(text: &str, byte: usize) -> usize {
    let ch = text.get(byte..).and_then(|rest| rest.chars().next());
    ch.map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<(&str, u32)> {
        let tree = Tree::of(text);
        let shown = tree.pairs.iter().map(|p| (p.inner(text).of(text), p.depth));
        shown.collect()
    }

    #[test]
    fn pairs_nest_in_either_width() {
        assert_eq!(
            shape("a [b [c] d] [e]"),
            [("b [c] d", 0), ("c", 1), ("e", 0)]
        );
        assert_eq!(shape("各方［应［当］］采取"), [("应［当］", 0), ("当", 1)]);
        assert_eq!(Tree::of("a [b [c] d] [e]").depth(), 2);
        let tree = Tree::of("a [b [c] d]");
        assert_eq!(tree.pairs[1].parent, Some(0));
        assert_eq!(tree.around(6).map(|p| p.depth), Some(1));
        assert_eq!(tree.around(0), None);
    }

    #[test]
    fn what_has_no_partner_is_told_and_takes_no_other_with_it() {
        let tree = Tree::of("a] [b [c]");
        assert_eq!(tree.unmatched, [1, 3]);
        assert_eq!(shape("a] [b [c]"), [("c", 0)]);
        assert_eq!(Tree::of("no brackets (at all)"), Tree::default());
    }

    #[test]
    fn a_hundred_thousand_brackets_are_no_trouble() {
        let deep = ["[".repeat(50_000), "]".repeat(50_000)].concat();
        let tree = Tree::of(&deep);
        assert_eq!(tree.depth(), 50_000);
        assert!(tree.unmatched.is_empty());
    }
}
