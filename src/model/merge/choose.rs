//! What differs between two copies, record by record, and a merge in which a person chose.
//!
//! Where one side is chosen, its record is put into the other two copies before they are merged:
//! the merge then finds nothing there to decide, and everything else follows the rules it always
//! follows.

use super::places::{Home, any_paragraph, covers, entries, head, holds, places, same};
use super::{Conflict, Merged, Names, Place, merge3};
use crate::model::bloc::{Bloc, MemberEntry};
use crate::model::draft::Paragraph;
use crate::model::ids::{ArticleId, BlocId, IssueId, ParagraphId};
use crate::model::workspace::Workspace;

/// What stands in the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// What stands in our copy.
    Mine,
    /// What stands in the other copy.
    Theirs,
    /// What the merge makes of the two.
    #[default]
    Both,
}

/// Who changed something since the two were one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// Our copy alone.
    Mine,
    /// The other copy alone.
    Theirs,
    /// Both, or it cannot be told.
    Both,
}

/// Something that is not the same in two copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub place: Place,
    /// Who changed it.
    pub changed: Changed,
    /// Whether the merge found something there that a person should look at.
    pub clash: bool,
}

/// Everything that differs, in the order of the draft and then of the dossier.
pub fn differences(
    base: Option<&Workspace>,
    ours: &Workspace,
    theirs: &Workspace,
    conflicts: &[Conflict],
) -> Vec<Difference> {
    places(ours, theirs)
        .into_iter()
        .filter(|place| !same(place, ours, theirs))
        .map(|place| {
            let changed = match base {
                Some(base) if same(&place, base, theirs) => Changed::Mine,
                Some(base) if same(&place, base, ours) => Changed::Theirs,
                Some(_) | None => Changed::Both,
            };
            let here = |conflict: &Conflict| covers(&place, &conflict.place, ours, theirs);
            Difference {
                clash: conflicts.iter().any(here),
                changed,
                place,
            }
        })
        .collect()
}

/// Merges two copies; at the places given what was chosen stands.
pub fn merge_chosen(
    base: Option<&Workspace>,
    ours: &Workspace,
    theirs: &Workspace,
    names: &Names,
    choices: &[(Place, Choice)],
) -> Merged<Workspace> {
    let (mut was, mut mine, mut other) = (base.cloned(), ours.clone(), theirs.clone());
    for (place, choice) in choices {
        let (from, into) = match choice {
            Choice::Mine => (ours, &mut other),
            Choice::Theirs => (theirs, &mut mine),
            Choice::Both => continue,
        };
        take(place, from, into);
        if let Some(was) = &mut was {
            take(place, from, was);
        }
    }
    // Orders come last: what was put in meanwhile stands where it fits.
    let ordered = |(place, _): &&(Place, Choice)| matches!(place, Place::Article(_) | Place::Draft);
    for (place, choice) in choices.iter().filter(ordered) {
        match choice {
            Choice::Mine => take(place, ours, &mut other),
            Choice::Theirs => take(place, theirs, &mut mine),
            Choice::Both => {}
        }
    }
    merge3(was.as_ref(), &mine, &other, names)
}

/// Makes a record of `into` what it is in `from`: changed, put in or taken out.
fn put<T: Clone>(from: &[T], into: &mut Vec<T>, is: impl Fn(&T) -> bool) {
    let wanted = from.iter().position(&is);
    let there = into.iter().position(&is);
    match (wanted.and_then(|at| Some((at, from.get(at)?))), there) {
        (Some((_, value)), Some(at)) => {
            if let Some(slot) = into.get_mut(at) {
                slot.clone_from(value);
            }
        }
        (Some((at, value)), None) => into.insert(at.min(into.len()), value.clone()),
        (None, Some(at)) => {
            into.remove(at);
        }
        (None, None) => {}
    }
}

/// Puts the items that both lists hold into the order of `from`.
fn put_in_order<T, K: PartialEq>(from: &[T], into: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let rank = |item: &T| from.iter().position(|other| key(other) == key(item));
    let places: Vec<usize> = (0..into.len())
        .filter(|at| into.get(*at).is_some_and(|item| rank(item).is_some()))
        .collect();
    let mut common = Vec::new();
    for at in places.iter().rev() {
        common.push(into.remove(*at));
    }
    common.sort_by_key(|item| rank(item));
    for (at, item) in places.into_iter().zip(common) {
        into.insert(at.min(into.len()), item);
    }
}

/// Makes `into` at one place what `from` is there.
fn take(place: &Place, from: &Workspace, into: &mut Workspace) {
    match place {
        Place::Workspace => {
            into.title.clone_from(&from.title);
            into.own.clone_from(&from.own);
        }
        Place::Draft => {
            into.draft.title.clone_from(&from.draft.title);
            into.draft.complete = from.draft.complete;
            into.draft.wraps.clone_from(&from.draft.wraps);
            put_in_order(&from.draft.articles, &mut into.draft.articles, |a| a.id);
        }
        Place::Article(id) => take_article(*id, from, into),
        Place::Paragraph(id) => take_paragraph(*id, from, into),
        Place::Decision(id) => put(&from.decisions, &mut into.decisions, |d| d.id == *id),
        Place::Version(id) => put(&from.versions, &mut into.versions, |v| v.id == *id),
        Place::Proposal(id) => put(&from.proposals, &mut into.proposals, |p| p.id == *id),
        Place::Note(id) => put(&from.notes, &mut into.notes, |n| n.id == *id),
        Place::Issue(id) => {
            let (from, into) = (&from.dossier.issues, &mut into.dossier.issues);
            put(from, into, |i| i.id == *id);
        }
        Place::Bloc(id) => take_bloc(id, from, into),
        Place::Position(bloc, issue) => take_position(bloc, issue, from, into),
        Place::Member(bloc, state) => {
            let wanted: Vec<MemberEntry> =
                entries(from, bloc, state).into_iter().cloned().collect();
            let found = into.dossier.blocs.iter_mut().find(|b| b.id == *bloc);
            if let Some(found) = found {
                found.member_entries.retain(|entry| entry.state != *state);
                found.member_entries.extend(wanted);
            }
        }
        Place::Reference(_) => {
            let sources = &from.dossier.reference.sources;
            into.dossier.reference.sources.clone_from(sources);
        }
        Place::Element(_) => {}
    }
}

fn take_article(id: ArticleId, from: &Workspace, into: &mut Workspace) {
    let wanted = from.draft.article(id);
    let there = into.draft.article(id);
    match (wanted, there) {
        (Some(wanted), Some(_)) => {
            let found = into.draft.articles.iter_mut().find(|a| a.id == id);
            if let Some(found) = found {
                found.heading.clone_from(&wanted.heading);
                found.frame.clone_from(&wanted.frame);
                put_in_order(&wanted.paragraphs, &mut found.paragraphs, |p| p.id);
            }
        }
        (Some(wanted), None) => {
            // What it brings stands nowhere else.
            let brought = |p: &Paragraph| wanted.paragraphs.iter().any(|w| w.id == p.id);
            into.draft.preamble.retain(|p| !brought(p));
            for article in &mut into.draft.articles {
                article.paragraphs.retain(|p| !brought(p));
            }
            put(&from.draft.articles, &mut into.draft.articles, |a| {
                a.id == id
            });
        }
        (None, Some(gone)) => {
            let held: Vec<ParagraphId> = gone.paragraphs.iter().map(|p| p.id).collect();
            into.draft.articles.retain(|article| article.id != id);
            // What stood in it stands where the other copy has it.
            for paragraph in held {
                take_paragraph(paragraph, from, into);
            }
        }
        (None, None) => {}
    }
}

fn take_paragraph(id: ParagraphId, from: &Workspace, into: &mut Workspace) {
    let home = holds(&from.draft, id);
    let there = holds(&into.draft, id);
    // One that stands elsewhere is changed where it stands: the order is a thing of its own.
    match there.or(home) {
        Some(Home::Preamble) => {
            let wanted: Vec<Paragraph> = any_paragraph(&from.draft, id)
                .cloned()
                .into_iter()
                .collect();
            let list = if home == Some(Home::Preamble) {
                &from.draft.preamble
            } else {
                &wanted
            };
            put(list, &mut into.draft.preamble, |p| p.id == id);
        }
        Some(Home::Article(article)) => {
            let wanted: Vec<Paragraph> = any_paragraph(&from.draft, id)
                .cloned()
                .into_iter()
                .collect();
            let same_home = from
                .draft
                .article(article)
                .filter(|_| home == there.or(home));
            let list = same_home.map_or(&wanted, |article| &article.paragraphs);
            let found = into.draft.articles.iter_mut().find(|a| a.id == article);
            if let Some(found) = found {
                put(list, &mut found.paragraphs, |p| p.id == id);
            }
        }
        None => {}
    }
}

fn take_bloc(id: &BlocId, from: &Workspace, into: &mut Workspace) {
    let into = &mut into.dossier.blocs;
    let (Some(wanted), Some(there)) = (
        from.dossier.bloc(id),
        into.iter_mut().find(|bloc| bloc.id == *id),
    ) else {
        return put(&from.dossier.blocs, into, |bloc| bloc.id == *id);
    };
    let positions = std::mem::take(&mut there.positions);
    let member_entries = std::mem::take(&mut there.member_entries);
    *there = Bloc {
        positions,
        member_entries,
        ..head(wanted)
    };
}

fn take_position(bloc: &BlocId, issue: &IssueId, from: &Workspace, into: &mut Workspace) {
    let wanted = from.dossier.bloc(bloc).map(|b| b.positions.as_slice());
    let found = into.dossier.blocs.iter_mut().find(|b| b.id == *bloc);
    if let (Some(wanted), Some(found)) = (wanted, found) {
        put(wanted, &mut found.positions, |p| p.issue == *issue);
    }
}
