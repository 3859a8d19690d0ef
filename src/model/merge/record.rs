//! How a record is merged: field by field, each by a rule that is named once.

use std::fmt::Debug;
use std::sync::Arc;

use super::{Conflict, ConflictKind, Names, Place, by_id, words};
use crate::model::bloc::Layer;
use crate::model::text::Bilingual;

/// Something of which two copies can be made one again.
pub(super) trait Merge: Sized {
    /// The two in one; `base` is what they were when they were one.
    fn merge(base: Option<&Self>, ours: &Self, theirs: &Self, cx: &mut Cx<'_>) -> Self;
}

/// A record of a list.
pub(super) trait Keyed {
    /// What it is known by among its neighbours; sorts by birth where it has a ULID.
    fn known_by(&self) -> String;
}

/// A merge under way: what the sides are called, where it is, what was met. Its methods are the
/// rules that [`record!`] names.
pub(super) struct Cx<'n> {
    pub(super) names: &'n Names,
    place: Place,
    conflicts: Vec<Conflict>,
}

impl<'n> Cx<'n> {
    pub(super) fn new(names: &'n Names) -> Self {
        Self {
            names,
            place: Place::Workspace,
            conflicts: Vec::new(),
        }
    }

    /// What was met, sorted, each once.
    pub(super) fn finish(mut self) -> Vec<Conflict> {
        self.conflicts.sort();
        self.conflicts.dedup();
        self.conflicts
    }

    /// Merges something that is a place of its own.
    pub(super) fn at<T>(&mut self, place: Option<Place>, merge: impl FnOnce(&mut Self) -> T) -> T {
        let Some(place) = place else {
            return merge(self);
        };
        let outer = std::mem::replace(&mut self.place, place);
        let merged = merge(self);
        self.place = outer;
        merged
    }

    /// Where it is.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// Notes that a person should look here.
    pub(super) fn doubt(&mut self, kind: ConflictKind) {
        self.conflicts.push(Conflict {
            place: self.place.clone(),
            kind,
        });
    }

    /// Text: what both changed stands side by side.
    pub(super) fn words(&mut self, base: Option<&String>, ours: &str, theirs: &str) -> String {
        let merged = words::inline(base.map(String::as_str), ours, theirs, self.names);
        if merged.in_doubt {
            self.doubt(ConflictKind::Words);
        }
        merged.text
    }

    /// What can hold one value only. Where both sides changed it the value is taken whose written
    /// form sorts first: which that is does not depend on whose side is whose.
    pub(super) fn one<T: Clone + PartialEq + Debug>(
        &mut self,
        base: Option<&T>,
        ours: &T,
        theirs: &T,
    ) -> T {
        if let Some(value) = changed(base, ours, theirs) {
            return value.clone();
        }
        self.doubt(ConflictKind::Value);
        let written = |value: &T| format!("{value:?}");
        if written(ours) <= written(theirs) {
            ours.clone()
        } else {
            theirs.clone()
        }
    }

    /// Who may see it: in doubt, the own delegation only.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "called as the rules for other fields are"
    )]
    pub(super) fn layer(&mut self, base: Option<&Layer>, ours: &Layer, theirs: &Layer) -> Layer {
        if let Some(value) = changed(base, ours, theirs) {
            return *value;
        }
        self.doubt(ConflictKind::Value);
        Layer::Private
    }

    /// A list of values that have no ids.
    pub(super) fn bag<T: Clone + PartialEq + Debug>(
        &mut self,
        base: Option<&Vec<T>>,
        ours: &[T],
        theirs: &[T],
    ) -> Vec<T> {
        by_id::bag(base.map_or(&[], Vec::as_slice), ours, theirs, self)
    }

    /// A list of records that are known by something.
    pub(super) fn list<T: Clone + PartialEq + Keyed + Merge>(
        &mut self,
        base: Option<&Vec<T>>,
        ours: &[T],
        theirs: &[T],
    ) -> Vec<T> {
        by_id::list(base.map_or(&[], Vec::as_slice), ours, theirs, self)
    }

    #[expect(
        clippy::ref_option,
        reason = "called as the rules for other fields are"
    )]
    /// A record that may be absent; it stays where one side took it out and the other changed it.
    pub(super) fn maybe<T: Clone + PartialEq + Debug + Merge>(
        &mut self,
        base: Option<&Option<T>>,
        ours: &Option<T>,
        theirs: &Option<T>,
    ) -> Option<T> {
        if let Some(one) = changed(base, ours, theirs) {
            return one.clone();
        }
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => {
                let base = base.and_then(Option::as_ref);
                Some(T::merge(base, ours, theirs, self))
            }
            (Some(one), None) | (None, Some(one)) => {
                self.doubt(ConflictKind::DeletedAndChanged);
                Some(one.clone())
            }
            (None, None) => None,
        }
    }

    /// A record.
    pub(super) fn merge<T: Clone + PartialEq + Merge>(
        &mut self,
        base: Option<&T>,
        ours: &T,
        theirs: &T,
    ) -> T {
        match changed(base, ours, theirs) {
            Some(value) => value.clone(),
            None => T::merge(base, ours, theirs, self),
        }
    }
}

/// The value that only one side changed, or that both have; nothing where both changed it.
pub(super) fn changed<'v, T: PartialEq + ?Sized>(
    base: Option<&T>,
    ours: &'v T,
    theirs: &'v T,
) -> Option<&'v T> {
    if ours == theirs || base == Some(theirs) {
        Some(ours)
    } else if base == Some(ours) {
        Some(theirs)
    } else {
        None
    }
}

impl Merge for Bilingual {
    fn merge(base: Option<&Self>, ours: &Self, theirs: &Self, cx: &mut Cx<'_>) -> Self {
        Self {
            en: cx.words(base.map(|b| &b.en), &ours.en, &theirs.en),
            zh: cx.words(base.map(|b| &b.zh), &ours.zh, &theirs.zh),
        }
    }
}

impl<T: Clone + Merge> Merge for Arc<T> {
    fn merge(base: Option<&Self>, ours: &Self, theirs: &Self, cx: &mut Cx<'_>) -> Self {
        Self::new(T::merge(base.map(|b| &**b), ours, theirs, cx))
    }
}

impl<T: Keyed> Keyed for Arc<T> {
    fn known_by(&self) -> String {
        (**self).known_by()
    }
}

/// Implements [`Merge`] for a record: the place it is, if it is one of its own, and each field
/// with its rule, a method of [`Cx`].
macro_rules! record {
    ($type:ty, |$this:ident| $place:expr; $($field:ident: $rule:ident),* $(,)?) => {
        impl Merge for $type {
            fn merge(
                base: Option<&Self>,
                ours: &Self,
                theirs: &Self,
                cx: &mut Cx<'_>,
            ) -> Self {
                let $this = ours;
                let place = $place;
                cx.at(place, |cx| Self {
                    $($field: cx.$rule(base.map(|b| &b.$field), &ours.$field, &theirs.$field),)*
                })
            }
        }
    };
}
pub(super) use record;
