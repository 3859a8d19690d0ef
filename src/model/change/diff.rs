//! The changes that lead from one workspace to another.

use super::Change;
use crate::model::draft::Draft;
use crate::model::reference::Source;
use crate::model::workspace::Workspace;

/// The changes that make `from` what `to` is, in the order in which they apply.
///
/// What no change can say stays as it is: the ids of dossier and draft, and the reference matter
/// other than its sources.
pub fn between(from: &Workspace, to: &Workspace) -> Vec<Change> {
    let mut changes = Vec::new();
    if from.title != to.title {
        changes.push(Change::Title {
            before: from.title.clone(),
            after: to.title.clone(),
        });
    }
    if from.own != to.own {
        changes.push(Change::Own {
            before: from.own.clone(),
            after: to.own.clone(),
        });
    }
    changes.extend(between_drafts(&from.draft, &to.draft));
    by_key(
        (&from.decisions, &to.decisions),
        |item| item.id,
        |id, before, after| Change::Decision { id, before, after },
        &mut changes,
    );
    by_key(
        (&from.versions, &to.versions),
        |item| item.id,
        |id, before, after| Change::Version { id, before, after },
        &mut changes,
    );
    by_key(
        (&from.proposals, &to.proposals),
        |item| item.id,
        |id, before, after| Change::Proposal { id, before, after },
        &mut changes,
    );
    by_key(
        (&from.notes, &to.notes),
        |item| item.id,
        |id, before, after| Change::Note { id, before, after },
        &mut changes,
    );
    dossier(from, to, &mut changes);
    changes
}

/// The changes that make one draft what another is, its id apart.
pub fn between_drafts(from: &Draft, to: &Draft) -> Vec<Change> {
    let mut changes = Vec::new();
    draft(from, to, &mut changes);
    by_key(
        (&from.wraps, &to.wraps),
        |item| item.id,
        |id, before, after| Change::Wrap { id, before, after },
        &mut changes,
    );
    changes
}

fn draft(from: &Draft, to: &Draft, changes: &mut Vec<Change>) {
    if from.title != to.title {
        changes.push(Change::DraftTitle {
            before: from.title.clone(),
            after: to.title.clone(),
        });
    }
    if from.complete != to.complete {
        changes.push(Change::DraftComplete {
            before: from.complete,
            after: to.complete,
        });
    }
    if from.preamble != to.preamble {
        changes.push(Change::Preamble {
            before: from.preamble.clone(),
            after: to.preamble.clone(),
        });
    }
    let mut now = from.articles.clone();
    drop_missing(
        &mut now,
        &to.articles,
        |a, b| a.id == b.id,
        |place, gone| {
            changes.push(Change::Article {
                place,
                before: Some(gone),
                after: None,
            });
        },
    );
    for (place, wanted) in to.articles.iter().enumerate() {
        match now.iter().position(|article| article.id == wanted.id) {
            Some(at) if at == place => {}
            Some(at) => {
                let moved = now.remove(at);
                now.insert(place, moved);
                changes.push(Change::MoveArticle {
                    from: at,
                    to: place,
                });
            }
            None => {
                now.insert(place, wanted.clone());
                changes.push(Change::Article {
                    place,
                    before: None,
                    after: Some(wanted.clone()),
                });
            }
        }
    }
    for (article, wanted) in now.iter().zip(&to.articles) {
        if article.heading != wanted.heading {
            changes.push(Change::Heading {
                article: article.id,
                before: article.heading.clone(),
                after: wanted.heading.clone(),
            });
        }
        if article.frame != wanted.frame {
            changes.push(Change::Frame {
                article: article.id,
                before: article.frame.clone(),
                after: wanted.frame.clone(),
            });
        }
        if article.paragraphs != wanted.paragraphs {
            changes.push(Change::Paragraphs {
                article: article.id,
                before: article.paragraphs.clone(),
                after: wanted.paragraphs.clone(),
            });
        }
    }
}

fn dossier(from: &Workspace, to: &Workspace, changes: &mut Vec<Change>) {
    let (from, to) = (&from.dossier, &to.dossier);
    placed(
        (&from.issues, &to.issues),
        |a, b| a.id == b.id,
        |place, before, after| Change::Issue {
            place,
            before: before.cloned().map(Box::new),
            after: after.cloned().map(Box::new),
        },
        changes,
    );
    placed(
        (&from.blocs, &to.blocs),
        |a, b| a.id == b.id,
        |place, before, after| Change::Bloc {
            place,
            before: before.cloned().map(Box::new),
            after: after.cloned().map(Box::new),
        },
        changes,
    );
    by_key(
        (&from.reference.sources, &to.reference.sources),
        |source| source.id.clone(),
        |id, before, after| {
            let at = |list: &[Source]| list.iter().position(|source| source.id == id);
            let sources = [&to.reference.sources, &from.reference.sources];
            let place = sources.into_iter().find_map(|list| at(list));
            Change::Source {
                place: place.unwrap_or(usize::MAX),
                id,
                before,
                after,
            }
        },
        changes,
    );
}

/// Takes out of `now` what `wanted` does not hold, from the end.
fn drop_missing<T: Clone>(
    now: &mut Vec<T>,
    wanted: &[T],
    same: impl Fn(&T, &T) -> bool,
    mut tell: impl FnMut(usize, T),
) {
    for place in (0..now.len()).rev() {
        let gone = now
            .get(place)
            .filter(|item| !wanted.iter().any(|other| same(item, other)))
            .cloned();
        if let Some(gone) = gone {
            now.remove(place);
            tell(place, gone);
        }
    }
}

/// Changes of a list whose items have places.
fn placed<T: Clone + PartialEq>(
    (from, to): (&[T], &[T]),
    same: impl Fn(&T, &T) -> bool,
    change: impl Fn(usize, Option<&T>, Option<&T>) -> Change,
    changes: &mut Vec<Change>,
) {
    let mut now = from.to_vec();
    drop_missing(&mut now, to, &same, |place, gone| {
        changes.push(change(place, Some(&gone), None));
    });
    for (place, wanted) in to.iter().enumerate() {
        match now.iter().position(|item| same(item, wanted)) {
            Some(at) if at == place => {
                if let Some(item) = now.get_mut(place).filter(|item| *item != wanted) {
                    changes.push(change(place, Some(item), Some(wanted)));
                    item.clone_from(wanted);
                }
                continue;
            }
            Some(at) => {
                let moved = now.remove(at);
                changes.push(change(at, Some(&moved), None));
            }
            None => {}
        }
        now.insert(place, wanted.clone());
        changes.push(change(place, None, Some(wanted)));
    }
}

/// Changes of a list that is kept by a key.
fn by_key<T: Clone + PartialEq, K: PartialEq>(
    (from, to): (&[T], &[T]),
    key: impl Fn(&T) -> K,
    change: impl Fn(K, Option<Box<T>>, Option<Box<T>>) -> Change,
    changes: &mut Vec<Change>,
) {
    let boxed = |item: &T| Some(Box::new(item.clone()));
    for item in from {
        let after = to.iter().find(|other| key(other) == key(item));
        if after != Some(item) {
            changes.push(change(key(item), boxed(item), after.and_then(boxed)));
        }
    }
    for item in to {
        if !from.iter().any(|other| key(other) == key(item)) {
            changes.push(change(key(item), None, boxed(item)));
        }
    }
}
