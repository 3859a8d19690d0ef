//! How far long work is, and whether it is still wanted: seen from both sides while tables are
//! written row by row, papers block by block, and files of others read piece by piece.
//!
//! Work that was called off ends before its next row; whoever began it throws away what there is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How far work is; clones speak of the same work.
#[derive(Clone, Debug, Default)]
pub struct Going {
    off: Arc<AtomicBool>,
    done: Arc<AtomicUsize>,
    of: Arc<AtomicUsize>,
    /// How many pieces more may be done; none where there is no bound.
    left: Option<Arc<AtomicUsize>>,
}

impl Going {
    /// Work that is called off after so many pieces, whatever lists they are of.
    pub fn at_most(pieces: usize) -> Self {
        Self {
            left: Some(Arc::new(AtomicUsize::new(pieces))),
            ..Self::default()
        }
    }

    /// Calls the work off.
    pub fn call_off(&self) {
        self.off.store(true, Ordering::Relaxed);
    }

    /// Whether it was called off.
    pub fn is_off(&self) -> bool {
        self.off.load(Ordering::Relaxed)
    }

    /// Begins a list of so many pieces; none where their number is not known.
    pub fn begin(&self, of: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
    }

    /// One piece more; whether to go on.
    pub fn step(&self) -> bool {
        self.done.fetch_add(1, Ordering::Relaxed);
        if let Some(left) = &self.left {
            let fewer = |left: usize| left.checked_sub(1);
            if left
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, fewer)
                .is_err()
            {
                self.call_off();
            }
        }
        !self.is_off()
    }

    /// The pieces of a list, one after another, until the work is called off.
    pub fn each<I: IntoIterator>(&self, pieces: I) -> impl Iterator<Item = I::Item> {
        let pieces = pieces.into_iter();
        self.begin(pieces.size_hint().0);
        pieces.take_while(|_| self.step())
    }

    /// How many pieces are done, and of how many; none where their number is not known.
    pub fn done(&self) -> Option<(usize, usize)> {
        let of = self.of.load(Ordering::Relaxed);
        let done = self.done.load(Ordering::Relaxed).min(of);
        (of > 0).then_some((done, of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_ends_where_it_is_called_off_and_tells_how_far_it_is() {
        let going = Going::default();
        assert_eq!(going.done(), None);
        let other = going.clone();
        let mut seen = Vec::new();
        for n in going.each(0..10) {
            seen.push(n);
            if n == 3 {
                assert_eq!(other.done(), Some((4, 10)));
                other.call_off();
            }
        }
        assert_eq!(seen, [0, 1, 2, 3]);
        assert!(going.is_off());
        assert_eq!(going.each([1]).count(), 0);
        let bounded = Going::at_most(5);
        assert_eq!(bounded.each(0..3).count() + bounded.each(0..9).count(), 5);
        assert!(bounded.is_off());
    }
}
