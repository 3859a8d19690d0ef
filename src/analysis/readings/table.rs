//! The outcomes a text can have, in how many ways, and how each is had at least cost.

use std::collections::BTreeMap;

use super::judge::State;

/// How an outcome is had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Had {
    /// By how many readings.
    pub count: u128,
    /// How many bytes of words the least costly of them gives up.
    pub edits: u32,
    /// What it picks: open place and way.
    pub picks: Vec<(usize, usize)>,
    /// Its paragraphs: place in the article and variant, or [`GONE`].
    pub lines: Vec<(usize, usize)>,
    /// Every open place and way that some reading with the outcome picks.
    pub ways: Vec<(usize, usize)>,
}

/// The outcomes of a part.
pub(super) type Table = BTreeMap<State, Had>;

/// Adds a way of having a state; the least costly stays in front.
pub(super) fn add(table: &mut Table, state: State, had: Had) {
    match table.get_mut(&state) {
        None => {
            table.insert(state, had);
        }
        Some(known) => known.take(had),
    }
}

impl Had {
    /// Takes in another way of having the same.
    pub(super) fn take(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        for way in &other.ways {
            if let Err(at) = self.ways.binary_search(way) {
                self.ways.insert(at, *way);
            }
        }
        if (other.edits, &other.picks) < (self.edits, &self.picks) {
            self.edits = other.edits;
            self.picks = other.picks;
            self.lines = other.lines;
        }
    }
}

/// What two parts can come to together.
pub(super) fn product(one: &Table, other: &Table) -> Table {
    let mut both = Table::new();
    for (a, had) in one {
        for (b, more) in other {
            let mut ways = had.ways.clone();
            ways.extend(&more.ways);
            ways.sort_unstable();
            ways.dedup();
            let joined = Had {
                count: had.count.saturating_mul(more.count),
                edits: had.edits.saturating_add(more.edits),
                picks: [had.picks.as_slice(), &more.picks].concat(),
                lines: [had.lines.as_slice(), &more.lines].concat(),
                ways,
            };
            add(&mut both, a.joined(b), joined);
        }
    }
    both
}
