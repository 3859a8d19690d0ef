//! Lists merged by what their members are known by.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use super::ConflictKind;
use super::order;
use super::record::{Cx, Keyed, Merge, changed};

/// What a member is known by, and the how-manieth of that name it is.
type Known = (String, usize);

/// A list by what its members are known by.
pub(super) struct Members<'v, T> {
    order: Vec<Known>,
    members: BTreeMap<Known, &'v T>,
}

impl<'v, T> Members<'v, T> {
    pub(super) fn of(list: impl IntoIterator<Item = &'v T>, key: impl Fn(&T) -> String) -> Self {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut order = Vec::new();
        let mut members = BTreeMap::new();
        for member in list {
            let key = key(member);
            let nth = seen.entry(key.clone()).or_default();
            let known = (key, *nth);
            *nth += 1;
            order.push(known.clone());
            members.insert(known, member);
        }
        Self { order, members }
    }
}

/// Merges lists. `strike` marks what one side deleted and the other changed.
pub(super) fn lists<T: Clone + PartialEq>(
    [base, ours, theirs]: [&Members<'_, T>; 3],
    merge: impl Fn(Option<&T>, &T, &T, &mut Cx<'_>) -> T,
    strike: impl Fn(&mut T, &mut Cx<'_>),
    cx: &mut Cx<'_>,
) -> Vec<T> {
    let mut kept: BTreeMap<Known, T> = BTreeMap::new();
    let all: BTreeSet<&Known> = ours.order.iter().chain(&theirs.order).collect();
    for known in all {
        let was = base.members.get(known).copied();
        let both = (ours.members.get(known), theirs.members.get(known));
        let value = match both {
            (Some(ours), Some(theirs)) => {
                let one = changed(was, *ours, *theirs).cloned();
                Some(one.unwrap_or_else(|| merge(was, ours, theirs, cx)))
            }
            (Some(one), None) | (None, Some(one)) => match was {
                None => Some((*one).clone()),
                Some(was) if was == *one => None,
                Some(_) => {
                    let mut value = (*one).clone();
                    strike(&mut value, cx);
                    Some(value)
                }
            },
            (None, None) => None,
        };
        kept.extend(value.map(|value| (known.clone(), value)));
    }
    let ids: BTreeSet<Known> = kept.keys().cloned().collect();
    let (order, in_doubt) = order::merged(&base.order, &ours.order, &theirs.order, &ids);
    if in_doubt {
        cx.doubt(ConflictKind::Order);
    }
    order
        .iter()
        .filter_map(|known| kept.remove(known))
        .collect()
}

/// Merges lists of records that are known by something.
pub(super) fn list<T: Clone + PartialEq + Keyed + Merge>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    cx: &mut Cx<'_>,
) -> Vec<T> {
    let members = [base, ours, theirs].map(|list| Members::of(list, T::known_by));
    let [base, ours, theirs] = &members;
    let strike = |_: &mut T, cx: &mut Cx<'_>| cx.doubt(ConflictKind::DeletedAndChanged);
    lists([base, ours, theirs], T::merge, strike, cx)
}

/// Merges lists of values: each stays that no side took out.
pub(super) fn bag<T: Clone + PartialEq + Debug>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    cx: &mut Cx<'_>,
) -> Vec<T> {
    let members =
        [base, ours, theirs].map(|list| Members::of(list, |value: &T| format!("{value:?}")));
    let [base, ours, theirs] = &members;
    let same = |_: Option<&T>, one: &T, _: &T, _: &mut Cx<'_>| one.clone();
    lists([base, ours, theirs], same, |_, _| (), cx)
}
