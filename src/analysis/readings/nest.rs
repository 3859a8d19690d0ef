//! How the open places of a text stand in one another, and its readings by number.

use std::collections::BTreeMap;

use crate::model::bracket::slot::Slot;

/// A slot by place, and one of its choices.
type Within = Option<(usize, usize)>;

/// How slots stand in the words of others, and in how many ways each can be resolved.
#[derive(Debug)]
pub(super) struct Nest {
    /// What each slot stands in; `None` inside for a slot in words that can never be chosen.
    homes: Vec<Option<Within>>,
    /// By slot and choice: in how many ways what stands in its words can be resolved.
    ways: Vec<Vec<u128>>,
    /// In how many ways all of it can be.
    pub(super) total: u128,
}

impl Nest {
    pub(super) fn of(open: &[Slot]) -> Self {
        // Which slot and choices offer the words of a pair.
        let mut offers: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, slot) in open.iter().enumerate() {
            for (way, choice) in slot.choices.iter().enumerate() {
                offers.entry(choice.pair).or_default().push((at, way));
            }
        }
        let home = |slot: &Slot| match slot.inside {
            None => Some(None),
            Some(pair) => offers.get(&pair)?.iter().copied().map(Some).find(|found| {
                let choice = found.and_then(|(at, way)| open.get(at)?.choices.get(way));
                choice.is_some_and(|c| {
                    c.words.start <= slot.span.start && slot.span.end <= c.words.end
                })
            }),
        };
        let homes: Vec<Option<Within>> = open.iter().map(home).collect();
        let mut nest = Self {
            ways: open
                .iter()
                .map(|slot| vec![1; slot.choices.len()])
                .collect(),
            homes,
            total: 1,
        };
        // What stands in the words of a slot comes after it.
        for (at, slot) in open.iter().enumerate().rev() {
            let own = nest.of_slot(at, slot);
            match nest.homes.get(at).copied().flatten() {
                Some(Some((outer, way))) => {
                    let slot = nest.ways.get_mut(outer).and_then(|ways| ways.get_mut(way));
                    if let Some(ways) = slot {
                        *ways = ways.saturating_mul(own);
                    }
                }
                Some(None) => nest.total = nest.total.saturating_mul(own),
                None => {}
            }
        }
        nest
    }

    fn of_slot(&self, at: usize, slot: &Slot) -> u128 {
        let ways = self.ways.get(at).into_iter().flatten().copied();
        ways.fold(u128::from(!slot.rivals), u128::saturating_add)
            .max(1)
    }

    /// The nth reading in a fixed order: what is picked in each slot, and which slots stand in
    /// words that are picked.
    pub(super) fn reading(&self, open: &[Slot], nth: u128) -> (Vec<Option<usize>>, Vec<bool>) {
        let mut picks = vec![None; open.len()];
        let mut lives = vec![false; open.len()];
        let mut digits: BTreeMap<Within, u128> = BTreeMap::from([(None, nth)]);
        for (at, slot) in open.iter().enumerate() {
            let Some(home) = self.homes.get(at).copied().flatten() else {
                continue;
            };
            let Some(rest) = digits.get_mut(&home) else {
                continue;
            };
            let own = self.of_slot(at, slot);
            let mut left = *rest % own;
            *rest /= own;
            if let Some(alive) = lives.get_mut(at) {
                *alive = true;
            }
            for (way, n) in self.ways.get(at).into_iter().flatten().enumerate() {
                if left < *n {
                    if let Some(pick) = picks.get_mut(at) {
                        *pick = Some(way);
                    }
                    digits.insert(Some((at, way)), left);
                    break;
                }
                left -= n;
            }
        }
        (picks, lives)
    }
}
