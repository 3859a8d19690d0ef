//! Findings noted in a few bytes each while a draft is judged, and written out once, in order.
//!
//! A treaty before two hundred blocs makes a hundred thousand findings. Sorting or moving them
//! whole would cost more than judging: they are noted by severity, in the order of the document,
//! so that writing them out one severity after the other is the fixed order.

use std::sync::Arc;

use crate::coding::coded::CodedElement;

use super::book::{Brief, PositionBook};
use super::finding::{Finding, FindingKind, SEVERITIES, Site, severity};
use super::input::cut;

/// A place findings are made at.
pub(super) struct Placed {
    pub(super) site: Site,
    pub(super) coded: Option<Arc<CodedElement>>,
    pub(super) by_silence: bool,
}

/// A place taken in.
#[derive(Clone, Copy)]
pub(super) struct At(u32);

/// A finding in a few bytes; its severity is the list it stands in.
#[derive(Clone, Copy)]
struct Note {
    place: u32,
    held: u32,
    ignored: bool,
}

/// The findings of a draft under way.
pub(super) struct Sheet {
    places: Vec<Placed>,
    /// Of blocs, by severity.
    blocs: [Vec<Note>; SEVERITIES],
    /// Of States with demands of their own, by severity.
    members: [Vec<Note>; SEVERITIES],
    n_blocs: usize,
}

impl Sheet {
    pub(super) fn new(n_blocs: usize) -> Self {
        Self {
            places: Vec::new(),
            blocs: Default::default(),
            members: Default::default(),
            n_blocs,
        }
    }

    /// Takes in a place, for findings to be noted there.
    pub(super) fn place(&mut self, placed: Placed) -> At {
        self.places.push(placed);
        At(cut(self.places.len() - 1))
    }

    /// Notes what a demand, by its place in the book, says at a place.
    pub(super) fn note(
        &mut self,
        at: At,
        (held, brief): (u32, Brief),
        kind: FindingKind,
        ignored: bool,
    ) {
        let lists = if usize::from(brief.bloc.0) < self.n_blocs {
            &mut self.blocs
        } else {
            &mut self.members
        };
        if let Some(list) = lists.get_mut(usize::from(severity(kind, brief.strength))) {
            list.push(Note {
                place: at.0,
                held,
                ignored,
            });
        }
    }

    /// The findings of blocs, and those of States with demands of their own.
    pub(super) fn write(&self, book: &PositionBook) -> (Vec<Finding>, Vec<Finding>) {
        (
            self.written(book, &self.blocs),
            self.written(book, &self.members),
        )
    }

    fn written(&self, book: &PositionBook, lists: &[Vec<Note>; SEVERITIES]) -> Vec<Finding> {
        let mut findings = Vec::with_capacity(lists.iter().map(Vec::len).sum());
        for (at, list) in lists.iter().enumerate() {
            let Some(kind) = FindingKind::ALL.get(at / 3).copied() else {
                continue;
            };
            findings.extend(list.iter().filter_map(|note| {
                let placed = self.places.get(note.place as usize)?;
                let (held, brief) = book.held_at(note.held)?;
                Some(Finding {
                    bloc: brief.bloc,
                    kind,
                    issue: brief.issue,
                    element: brief.element,
                    held: Arc::clone(held),
                    site: placed.site,
                    coded: placed.coded.clone(),
                    by_silence: placed.by_silence,
                    ignored: note.ignored,
                })
            }));
        }
        findings
    }
}
