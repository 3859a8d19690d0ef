//! Elements and issues by place, as coding counts them, with synonyms folded.

use std::collections::BTreeMap;

use crate::coding::coded::ElementIx;
use crate::model::dossier::Dossier;
use crate::model::ids::{ElementId, FamilyId, IssueId};
use crate::model::issue::Scope;

use super::finding::IssueIx;

/// The elements of a dossier by place: the dossier's order of elements over its issues.
#[derive(Clone, Debug, Default)]
pub struct Names {
    elements: Vec<Named>,
    by_id: BTreeMap<ElementId, ElementIx>,
    issues: Vec<NamedIssue>,
    issue_by_id: BTreeMap<IssueId, IssueIx>,
}

/// What judging needs to know of an element.
#[derive(Clone, Debug)]
pub(super) struct Named {
    id: ElementId,
    /// Itself, unless it is declared a synonym.
    first: ElementIx,
    /// The issue it stands under by this name.
    issue: IssueIx,
    /// The issues of all its names; one, unless a synonym stands under another issue.
    issues: Vec<IssueIx>,
    /// The elements, under their first names, whose presence breaks the silence; `None` for an
    /// element of clause scope.
    absent: Option<Vec<ElementIx>>,
}

#[derive(Clone, Debug)]
struct NamedIssue {
    id: IssueId,
    /// Where its elements start and end.
    elements: (usize, usize),
    /// Whether it belongs to a family about process and forum.
    process: bool,
}

/// A place in a list as an index; lists of a dossier are far shorter than 65536.
fn ix(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

impl Names {
    /// Reads the names of a dossier. A synonym of something unknown stands for itself.
    pub fn of(dossier: &Dossier) -> Self {
        let process = |id: &FamilyId| dossier.family(id).is_some_and(|family| family.process);
        let mut n_elements = 0;
        let issues: Vec<_> = dossier
            .issues
            .iter()
            .map(|issue| {
                let start = n_elements;
                n_elements += issue.elements.len();
                NamedIssue {
                    id: issue.id.clone(),
                    elements: (start, n_elements),
                    process: process(&issue.family),
                }
            })
            .collect();
        let mut issue_by_id = BTreeMap::new();
        for (n, issue) in issues.iter().enumerate() {
            issue_by_id
                .entry(issue.id.clone())
                .or_insert_with(|| IssueIx(ix(n)));
        }
        let mut by_id = BTreeMap::new();
        for (n, (_, element)) in dossier.elements().enumerate() {
            by_id
                .entry(element.id.clone())
                .or_insert_with(|| ElementIx(ix(n)));
        }
        // A synonym of a synonym is followed to its end, a circle no further than the list is long.
        let synonym_of = |id: &ElementId| {
            let mut first = id;
            for _ in 0..by_id.len() {
                match dossier
                    .element(first)
                    .and_then(|(_, element)| element.synonym_of.as_ref())
                {
                    Some(next) if by_id.contains_key(next) => first = next,
                    Some(_) | None => break,
                }
            }
            by_id.get(first).copied()
        };
        let mut elements: Vec<Named> = Vec::with_capacity(by_id.len());
        for (at, issue) in dossier.issues.iter().enumerate() {
            for element in &issue.elements {
                let own = ElementIx(ix(elements.len()));
                let first = match &element.synonym_of {
                    Some(_) => synonym_of(&element.id).unwrap_or(own),
                    None => own,
                };
                let absent = match &element.scope {
                    Scope::Clause => None,
                    Scope::Draft { absent } => {
                        Some(absent.iter().filter_map(&synonym_of).collect())
                    }
                };
                let issue = IssueIx(ix(at));
                let id = element.id.clone();
                elements.push(Named {
                    id,
                    first,
                    issue,
                    issues: vec![issue],
                    absent,
                });
            }
        }
        let mut names = Self {
            elements,
            by_id,
            issues,
            issue_by_id,
        };
        names.join_issues_of_synonyms();
        names
    }

    fn join_issues_of_synonyms(&mut self) {
        let folded: Vec<_> = self
            .elements
            .iter()
            .enumerate()
            .filter(|(n, named)| usize::from(named.first.0) != *n)
            .map(|(_, named)| (named.first, named.issues.clone()))
            .collect();
        for (first, issues) in folded {
            if let Some(named) = self.elements.get_mut(usize::from(first.0)) {
                named.issues.extend(issues);
                named.issues.sort_unstable();
                named.issues.dedup();
            }
        }
    }

    /// How many elements there are, synonyms included.
    pub fn len(&self) -> usize {
        self.elements.len()
    }

    /// Whether there are no elements.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// How many issues there are.
    pub fn n_issues(&self) -> usize {
        self.issues.len()
    }

    /// The place of an element, under its own name.
    pub fn element(&self, id: &ElementId) -> Option<ElementIx> {
        self.by_id.get(id).copied()
    }

    /// The place of an element that probably stands under this issue, which is quick to see.
    pub(super) fn element_of(&self, issue: IssueIx, id: &ElementId) -> Option<ElementIx> {
        let (start, end) = self.issues.get(usize::from(issue.0))?.elements;
        let mut here = self.elements.get(start..end)?.iter();
        match here.position(|named| named.id == *id) {
            Some(at) => Some(ElementIx(ix(start + at))),
            None => self.element(id),
        }
    }

    /// The id at a place.
    pub fn id(&self, element: ElementIx) -> Option<&ElementId> {
        self.named(element).map(|named| &named.id)
    }

    /// The element under its first name.
    pub fn first(&self, element: ElementIx) -> ElementIx {
        self.named(element).map_or(element, |named| named.first)
    }

    /// The element under its first name, and every other name it goes by.
    pub fn names_of(&self, element: ElementIx) -> impl Iterator<Item = &ElementId> {
        let first = self.first(element);
        self.elements
            .iter()
            .filter(move |named| named.first == first)
            .map(|named| &named.id)
    }

    /// The elements by place, in the dossier's order, synonyms included.
    pub fn elements(&self) -> impl Iterator<Item = ElementIx> {
        (0..ix(self.elements.len())).map(ElementIx)
    }

    /// The issues by place, in the dossier's order.
    pub fn issues(&self) -> impl Iterator<Item = IssueIx> {
        (0..ix(self.issues.len())).map(IssueIx)
    }

    /// The place of an issue.
    pub fn issue(&self, id: &IssueId) -> Option<IssueIx> {
        self.issue_by_id.get(id).copied()
    }

    /// The id of an issue.
    pub fn issue_id(&self, issue: IssueIx) -> Option<&IssueId> {
        self.issues.get(usize::from(issue.0)).map(|issue| &issue.id)
    }

    /// Whether the issue is one of process and forum, whose unmet requirements are never missing.
    pub fn is_process(&self, issue: IssueIx) -> bool {
        self.issues
            .get(usize::from(issue.0))
            .is_some_and(|issue| issue.process)
    }

    /// The issue an element stands under by this name.
    pub fn issue_of(&self, element: ElementIx) -> Option<IssueIx> {
        self.named(element).map(|named| named.issue)
    }

    /// The issues an element belongs to by any of its names, in order.
    pub fn issues_of(&self, element: ElementIx) -> &[IssueIx] {
        self.named(self.first(element))
            .map_or(&[], |named| &named.issues)
    }

    /// For a silence: the elements whose presence breaks it.
    pub fn absent(&self, element: ElementIx) -> Option<&[ElementIx]> {
        self.named(element)?.absent.as_deref()
    }

    /// Every silence, with the elements whose presence breaks it.
    pub fn silences(&self) -> impl Iterator<Item = (ElementIx, &[ElementIx])> {
        self.elements
            .iter()
            .enumerate()
            .filter_map(|(n, named)| Some((ElementIx(ix(n)), named.absent.as_deref()?)))
    }

    fn named(&self, element: ElementIx) -> Option<&Named> {
        self.elements.get(usize::from(element.0))
    }
}

/// A set of elements or issues by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// An empty set of places below `n`.
    pub(super) fn new(n: usize) -> Self {
        Self(vec![0; n.div_ceil(64)])
    }

    pub(super) fn insert(&mut self, place: u16) {
        if let Some(word) = self.0.get_mut(usize::from(place) / 64) {
            *word |= 1 << (place % 64);
        }
    }

    pub(super) fn has(&self, place: u16) -> bool {
        self.0
            .get(usize::from(place) / 64)
            .is_some_and(|word| word & (1 << (place % 64)) != 0)
    }

    pub(super) fn join(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }
}
