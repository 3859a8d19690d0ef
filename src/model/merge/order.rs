//! One order out of two: what both have keeps the order of the side that changed it, and what is
//! new stands after what it was put after.

use std::collections::{BTreeMap, BTreeSet};

/// The ids of `kept` in one order, and whether both sides had changed the order. Each list names
/// an id once.
pub(super) fn merged<K: Ord + Clone>(
    base: &[K],
    ours: &[K],
    theirs: &[K],
    kept: &BTreeSet<K>,
) -> (Vec<K>, bool) {
    let in_base: BTreeSet<&K> = base.iter().collect();
    let in_theirs: BTreeSet<&K> = theirs.iter().collect();
    let both: BTreeSet<&K> = ours
        .iter()
        .filter(|id| in_theirs.contains(id) && kept.contains(*id))
        .collect();
    let common = |list: &[K]| -> Vec<K> {
        let there = list.iter().filter(|id| both.contains(id));
        there.cloned().collect()
    };
    let (ours_common, theirs_common) = (common(ours), common(theirs));
    // What is new to both says nothing of who moved what was there before.
    let old = |list: &[K]| -> Vec<K> {
        let there = list.iter().filter(|id| in_base.contains(id));
        there.cloned().collect()
    };
    let was = common(base);
    let (by_us, by_them) = (old(&ours_common), old(&theirs_common));
    let in_doubt = by_us != by_them && by_us != was && by_them != was;
    let spine = if by_us == by_them {
        ours_common.min(theirs_common)
    } else if by_us == was || (in_doubt && by_them < by_us) {
        theirs_common
    } else {
        ours_common
    };
    // Everything else hangs on what it follows on its own side, or stands at the beginning.
    let mut after: BTreeMap<Option<&K>, BTreeSet<&K>> = BTreeMap::new();
    for list in [ours, theirs] {
        let mut last = None;
        for id in list.iter().filter(|id| kept.contains(*id)) {
            if !both.contains(id) {
                after.entry(last).or_default().insert(id);
            }
            last = Some(id);
        }
    }
    let mut order = Vec::with_capacity(kept.len());
    hang(None, &after, &mut order);
    for id in &spine {
        order.push(id.clone());
        hang(Some(id), &after, &mut order);
    }
    (order, in_doubt)
}

/// Puts down what hangs on `on`, each with what hangs on it.
fn hang<K: Ord + Clone>(
    on: Option<&K>,
    after: &BTreeMap<Option<&K>, BTreeSet<&K>>,
    order: &mut Vec<K>,
) {
    // A list of its own in the place of recursion: a thousand paragraphs may hang in one row.
    let mut open: Vec<&K> = after
        .get(&on)
        .into_iter()
        .flatten()
        .rev()
        .copied()
        .collect();
    while let Some(id) = open.pop() {
        order.push(id.clone());
        open.extend(after.get(&Some(id)).into_iter().flatten().rev().copied());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(base: &str, ours: &str, theirs: &str, kept: &str) -> (String, bool) {
        let list = |text: &str| text.chars().collect::<Vec<_>>();
        let kept = kept.chars().collect();
        let (one, in_doubt) = merged(&list(base), &list(ours), &list(theirs), &kept);
        let other = merged(&list(base), &list(theirs), &list(ours), &kept);
        assert_eq!((one.clone(), in_doubt), other, "{base} {ours} {theirs}");
        (one.into_iter().collect(), in_doubt)
    }

    #[test]
    fn what_is_new_stands_after_what_it_was_put_after() {
        let cases = [
            ("abc", "axbc", "abcy", "abcxy", "axbcy"),
            ("abc", "axbc", "aybc", "abcxy", "axybc"),
            ("abc", "xyabc", "zabc", "abcxyz", "xyzabc"),
            // What was taken out takes nothing with it.
            ("abc", "ac", "abxc", "acx", "axc"),
            // One side turned the order round, the other added.
            ("abc", "cba", "abxc", "abcx", "cbxa"),
            ("", "ab", "ba", "ab", "ab"),
        ];
        for (base, ours, theirs, kept, wanted) in cases {
            assert_eq!(order(base, ours, theirs, kept).0, wanted, "{ours} {theirs}");
        }
        assert_eq!(order("abc", "cba", "bac", "abc"), ("bac".to_owned(), true));
    }
}
