//! The places at which two copies of a workspace can differ, and whether they do.

use super::Place;
use crate::model::bloc::{Bloc, MemberEntry};
use crate::model::draft::{Article, Draft, Paragraph};
use crate::model::ids::{ArticleId, BlocId, ParagraphId, StateCode};
use crate::model::workspace::Workspace;

/// Every place at which the two could differ, each once.
pub(super) fn places(ours: &Workspace, theirs: &Workspace) -> Vec<Place> {
    let both = [ours, theirs];
    let mut found = vec![Place::Workspace, Place::Draft];
    let mut add = |place: Place| {
        if !found.contains(&place) {
            found.push(place);
        }
    };
    for side in both {
        let recitals = side.draft.preamble.iter();
        recitals.for_each(|p| add(Place::Paragraph(p.id)));
        for article in &side.draft.articles {
            add(Place::Article(article.id));
            // What only one of the two has is one thing, however many paragraphs it holds.
            if both.iter().all(|w| w.draft.article(article.id).is_some()) {
                let inside = article.paragraphs.iter();
                inside.for_each(|p| add(Place::Paragraph(p.id)));
            }
        }
    }
    for side in both {
        let proposals = side.proposals.iter().map(|p| Place::Proposal(p.id));
        let notes = side.notes.iter().map(|n| Place::Note(n.id));
        let decisions = side.decisions.iter().map(|d| Place::Decision(d.id));
        let versions = side.versions.iter().map(|v| Place::Version(v.id));
        let issues = side
            .dossier
            .issues
            .iter()
            .map(|i| Place::Issue(i.id.clone()));
        let records = proposals.chain(notes).chain(decisions);
        records.chain(versions).chain(issues).for_each(&mut add);
        for bloc in &side.dossier.blocs {
            add(Place::Bloc(bloc.id.clone()));
            if both.iter().all(|w| w.dossier.bloc(&bloc.id).is_some()) {
                let id = || bloc.id.clone();
                let positions = bloc.positions.iter();
                positions.for_each(|p| add(Place::Position(id(), p.issue.clone())));
                let entries = bloc.member_entries.iter();
                entries.for_each(|e| add(Place::Member(id(), e.state.clone())));
            }
        }
        add(Place::Reference(String::new()));
    }
    found
}

/// Whether what happened at `inner` is told at `place`.
pub(super) fn covers(place: &Place, inner: &Place, ours: &Workspace, theirs: &Workspace) -> bool {
    match (place, inner) {
        (Place::Issue(issue), Place::Element(element)) => [ours, theirs].iter().any(|w| {
            let found = w.dossier.issues.iter().find(|i| i.id == *issue);
            found.is_some_and(|i| i.elements.iter().any(|e| e.id == *element))
        }),
        (Place::Reference(_), Place::Reference(_)) => true,
        (Place::Article(id), Place::Paragraph(inner)) => {
            let holds = |w: &&Workspace| holds(&w.draft, *inner) == Some(Home::Article(*id));
            let whole = [ours, theirs]
                .iter()
                .any(|w| w.draft.article(*id).is_none());
            whole && [ours, theirs].iter().any(holds)
        }
        _ => place == inner,
    }
}

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// Among the recitals.
    Preamble,
    /// In this article.
    Article(ArticleId),
}

/// Where a paragraph stands in a draft; nothing where it is gone.
pub(super) fn holds(draft: &Draft, id: ParagraphId) -> Option<Home> {
    if draft.preamble.iter().any(|p| p.id == id) {
        return Some(Home::Preamble);
    }
    let found = draft.paragraph(id);
    found.map(|(article, _)| Home::Article(article.id))
}

pub(super) fn any_paragraph(draft: &Draft, id: ParagraphId) -> Option<&Paragraph> {
    let recital = draft.preamble.iter().find(|p| p.id == id);
    let inside = || draft.articles.iter().flat_map(|a| &a.paragraphs);
    recital.or_else(|| inside().find(|p| p.id == id))
}

fn order(article: &Article) -> Vec<ParagraphId> {
    article.paragraphs.iter().map(|p| p.id).collect()
}

/// The parts of `one` that `other` has too, in the order of `one`.
fn common<T: PartialEq + Clone>(one: &[T], other: &[T]) -> Vec<T> {
    let there = one.iter().filter(|item| other.contains(item));
    there.cloned().collect()
}

/// A bloc without what is listed apart.
pub(super) fn head(bloc: &Bloc) -> Bloc {
    Bloc {
        positions: Vec::new(),
        member_entries: Vec::new(),
        ..bloc.clone()
    }
}

pub(super) fn entries<'b>(
    w: &'b Workspace,
    bloc: &BlocId,
    state: &StateCode,
) -> Vec<&'b MemberEntry> {
    let all = w.dossier.bloc(bloc).into_iter();
    all.flat_map(|b| &b.member_entries)
        .filter(|entry| entry.state == *state)
        .collect()
}

pub(super) fn same(place: &Place, a: &Workspace, b: &Workspace) -> bool {
    match place {
        Place::Workspace => a.title == b.title && a.own == b.own,
        Place::Draft => {
            let ids = |w: &Workspace| w.draft.articles.iter().map(|a| a.id).collect::<Vec<_>>();
            let (one, other) = (ids(a), ids(b));
            a.draft.title == b.draft.title
                && a.draft.complete == b.draft.complete
                && a.draft.wraps == b.draft.wraps
                && common(&one, &other) == common(&other, &one)
        }
        Place::Article(id) => match (a.draft.article(*id), b.draft.article(*id)) {
            (Some(a), Some(b)) => {
                let (one, other) = (order(a), order(b));
                a.heading == b.heading
                    && a.frame == b.frame
                    && common(&one, &other) == common(&other, &one)
            }
            (a, b) => a.is_none() && b.is_none(),
        },
        Place::Paragraph(id) => any_paragraph(&a.draft, *id) == any_paragraph(&b.draft, *id),
        Place::Decision(id) => {
            by(&a.decisions, |d| d.id == *id) == by(&b.decisions, |d| d.id == *id)
        }
        Place::Version(id) => by(&a.versions, |v| v.id == *id) == by(&b.versions, |v| v.id == *id),
        Place::Proposal(id) => {
            by(&a.proposals, |p| p.id == *id) == by(&b.proposals, |p| p.id == *id)
        }
        Place::Note(id) => by(&a.notes, |n| n.id == *id) == by(&b.notes, |n| n.id == *id),
        Place::Issue(id) => {
            let (a, b) = (&a.dossier.issues, &b.dossier.issues);
            by(a, |i| i.id == *id) == by(b, |i| i.id == *id)
        }
        Place::Bloc(id) => a.dossier.bloc(id).map(head) == b.dossier.bloc(id).map(head),
        Place::Position(bloc, issue) => {
            let find = |w: &'_ Workspace| w.dossier.bloc(bloc)?.position(issue).cloned();
            find(a) == find(b)
        }
        Place::Member(bloc, state) => entries(a, bloc, state) == entries(b, bloc, state),
        Place::Reference(_) => a.dossier.reference.sources == b.dossier.reference.sources,
        // Told with its issue.
        Place::Element(_) => true,
    }
}

pub(super) fn by<T>(list: &[T], is: impl Fn(&T) -> bool) -> Option<&T> {
    list.iter().find(|item| is(item))
}
