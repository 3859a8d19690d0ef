//! Typing that goes on is one edit: for undo as for the journal.

use super::{Change, Edit};

/// How long a pause ends a burst of typing, in milliseconds.
const BURST_MS: u64 = 1_500;

impl Edit {
    /// Merges typing that goes on in the same paragraph, or in the fields of the same record, into
    /// this edit; false, and nothing done, where it does not fit or came after a pause. What was
    /// merged does what the two did one after the other.
    pub fn absorb(&mut self, next: &Self) -> bool {
        merge_typing(self, next)
    }
}

fn merge_typing(last: &mut Edit, next: &Edit) -> bool {
    if next.time_ms.saturating_sub(last.time_ms) > BURST_MS || last.label != next.label {
        return false;
    }
    if let ([one], [other]) = (last.changes.as_mut_slice(), next.changes.as_slice())
        && merge_record(one, other)
    {
        last.time_ms = next.time_ms;
        return true;
    }
    let (
        [
            ..,
            Change::Text {
                paragraph,
                at,
                removed,
                inserted,
            },
        ],
        [
            Change::Text {
                paragraph: p,
                at: a,
                removed: r,
                inserted: i,
            },
        ],
    ) = (last.changes.as_mut_slice(), next.changes.as_slice())
    else {
        return merge_beside(last, next);
    };
    if paragraph != p {
        return false;
    }
    if r.is_empty() && *a == *at + inserted.len() {
        inserted.push_str(i);
    } else if i.is_empty() && a + r.len() == *at && inserted.is_empty() {
        removed.insert_str(0, r);
        *at = *a;
    } else if i.is_empty() && a + r.len() == *at + inserted.len() && r.len() <= inserted.len() {
        inserted.truncate(inserted.len() - r.len());
    } else {
        return false;
    }
    last.time_ms = next.time_ms;
    true
}

/// Adds typing to a step that holds more than its words, such as the reference that these words
/// became, where the typing goes on in them.
fn merge_beside(last: &mut Edit, next: &Edit) -> bool {
    let typed = |edit: &Edit| {
        edit.changes.iter().rev().find_map(|change| {
            let Change::Text {
                paragraph,
                at,
                inserted,
                ..
            } = change
            else {
                return None;
            };
            Some((*paragraph, *at, *at + inserted.len()))
        })
    };
    let (Some((p, from, to)), Some((q, at, _))) = (typed(last), typed(next)) else {
        return false;
    };
    let beside = last.changes.len() > 1 || next.changes.len() > 1;
    let goes_on = beside && p == q && from <= at && at <= to;
    if goes_on {
        last.changes.extend(next.changes.iter().cloned());
        last.time_ms = next.time_ms;
    }
    goes_on
}

/// Merges two changes of one record of the dossier; a record that comes or goes is a step of its
/// own.
fn merge_record(last: &mut Change, next: &Change) -> bool {
    /// Goes on where `last` ended.
    fn go_on<T: Clone + PartialEq>(
        (before, after): (&Option<T>, &mut Option<T>),
        (from, to): (&Option<T>, &Option<T>),
    ) -> bool {
        let fits = before.is_some() && from.is_some() && to.is_some() && after == from;
        if fits {
            after.clone_from(to);
        }
        fits
    }
    match (last, next) {
        (
            Change::Position {
                bloc,
                issue,
                place: _,
                before,
                after,
            },
            Change::Position {
                bloc: b,
                issue: i,
                place: _,
                before: from,
                after: to,
            },
        ) => bloc == b && issue == i && go_on((before, after), (from, to)),
        (
            Change::Bloc {
                place,
                before,
                after,
            },
            Change::Bloc {
                place: p,
                before: from,
                after: to,
            },
        ) => place == p && go_on((before, after), (from, to)),
        (
            Change::Issue {
                place,
                before,
                after,
            },
            Change::Issue {
                place: p,
                before: from,
                after: to,
            },
        ) => place == p && go_on((before, after), (from, to)),
        (
            Change::Source {
                id, before, after, ..
            },
            Change::Source {
                id: i,
                place: _,
                before: from,
                after: to,
            },
        ) => id == i && go_on((before, after), (from, to)),
        (
            Change::MemberEntries { bloc, after, .. },
            Change::MemberEntries {
                bloc: b,
                before: from,
                after: to,
            },
        ) => {
            let fits = bloc == b && after == from;
            if fits {
                after.clone_from(to);
            }
            fits
        }
        _ => false,
    }
}
