//! The entry a row speaks of: which it is, and how it reads now.

use super::plan::Target;
use crate::model::bloc::{Bloc, Citation, ConfidenceKind, Demand, Layer};
use crate::model::date::Date;
use crate::model::ids::{ElementId, IssueId, StateCode};
use crate::model::text::Bilingual;

/// What is known of an entry now.
#[derive(Default)]
pub(super) struct Now {
    pub(super) exists: bool,
    pub(super) stance: Bilingual,
    pub(super) salience: Option<u8>,
    pub(super) confidence: ConfidenceKind,
    pub(super) fallback: String,
    pub(super) sources: Vec<Citation>,
    pub(super) demands: Vec<Demand>,
}

/// Since when the entry holds that is in force.
pub(super) fn in_force(
    bloc: &Bloc,
    state: Option<&StateCode>,
    issue: &IssueId,
    layer: Layer,
    as_of: u16,
) -> Option<Date> {
    let dates: Vec<Date> = match state {
        None => bloc
            .position(issue)?
            .entries
            .iter()
            .filter(|entry| entry.layer <= layer)
            .map(|entry| entry.from)
            .collect(),
        Some(state) => {
            let own = bloc.member_entries.iter();
            own.filter(|e| e.state == *state && e.issue.as_ref() == Some(issue) && e.layer <= layer)
                .map(|entry| entry.from)
                .collect()
        }
    };
    dates.into_iter().filter(|date| date.begun_by(as_of)).max()
}

/// The entry a row belongs to: a private row may speak of a private demand in a shared entry.
pub(super) fn stands_in(
    bloc: &Bloc,
    wanted: Target,
    element: Option<&ElementId>,
    mixed: bool,
) -> Target {
    if wanted.layer == Layer::Shared {
        return wanted;
    }
    let shared = Target {
        layer: Layer::Shared,
        ..wanted.clone()
    };
    let (own, open) = (now(bloc, &wanted), now(bloc, &shared));
    if mixed || (!own.exists && open.exists && element.is_some()) {
        shared
    } else {
        wanted
    }
}

/// What stands at a target now.
pub(super) fn now(bloc: &Bloc, target: &Target) -> Now {
    match &target.state {
        None => {
            let entries = bloc.position(&target.issue).map(|p| p.entries.as_slice());
            let mut all = entries.unwrap_or_default().iter().rev();
            all.find(|e| e.from == target.from && e.layer == target.layer)
                .map(|e| Now {
                    exists: true,
                    stance: e.stance.clone(),
                    salience: e.salience.as_ref().map(|s| s.value),
                    confidence: e.confidence.kind,
                    fallback: e.fallback.clone(),
                    sources: e.sources.clone(),
                    demands: e.demands.clone(),
                })
                .unwrap_or_default()
        }
        Some(state) => {
            let mut all = bloc.member_entries.iter().filter(|e| {
                e.state == *state
                    && e.issue.as_ref() == Some(&target.issue)
                    && e.from == target.from
                    && e.layer == target.layer
            });
            all.next_back()
                .map(|e| Now {
                    exists: true,
                    stance: e.text.clone(),
                    confidence: e.confidence.kind,
                    sources: e.sources.clone(),
                    demands: e.demands.clone(),
                    ..Now::default()
                })
                .unwrap_or_default()
        }
    }
}
