//! What blocs want: positions by issue, entries by date, demands by element.

use super::Place;
use super::record::{Cx, Keyed, Merge, record};
use crate::model::bloc::{
    Bloc, Confidence, Demand, MemberEntry, Membership, Position, PositionEntry, RecordedView,
    Salience, Snapshot,
};
use crate::model::ids::BlocId;

record!(Bloc, |b| Some(Place::Bloc(b.id.clone()));
    id: one,
    kind: one,
    name: merge,
    short: merge,
    note: merge,
    date: one,
    snapshots: list,
    members: list,
    positions: list,
    member_entries: list,
    views: list,
);

impl Keyed for Bloc {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}

record!(Snapshot, |_s| None; year: one, text: words);

impl Keyed for Snapshot {
    fn known_by(&self) -> String {
        self.year.to_string()
    }
}

record!(Membership, |_m| None; state: one, from: one, until: one);

impl Keyed for Membership {
    fn known_by(&self) -> String {
        self.state.to_string()
    }
}

/// The bloc that is being merged.
fn bloc_of(cx: &Cx<'_>) -> Option<BlocId> {
    match cx.place() {
        Place::Bloc(id) | Place::Position(id, _) | Place::Member(id, _) => Some(id.clone()),
        Place::Workspace
        | Place::Draft
        | Place::Article(_)
        | Place::Paragraph(_)
        | Place::Decision(_)
        | Place::Version(_)
        | Place::Proposal(_)
        | Place::Note(_)
        | Place::Issue(_)
        | Place::Element(_)
        | Place::Reference(_) => None,
    }
}

impl Merge for Position {
    fn merge(base: Option<&Self>, ours: &Self, theirs: &Self, cx: &mut Cx<'_>) -> Self {
        let place = bloc_of(cx).map(|bloc| Place::Position(bloc, ours.issue.clone()));
        cx.at(place, |cx| Self {
            issue: ours.issue.clone(),
            entries: {
                let mut entries = cx.list(base.map(|b| &b.entries), &ours.entries, &theirs.entries);
                // An entry that came in between belongs where its date puts it.
                entries.sort_by_key(|entry| entry.from);
                entries
            },
        })
    }
}

impl Keyed for Position {
    fn known_by(&self) -> String {
        self.issue.to_string()
    }
}

record!(PositionEntry, |_e| None;
    from: one,
    stance: merge,
    demands: list,
    salience: maybe,
    fallback: words,
    confidence: merge,
    sources: bag,
    notes: bag,
    layer: layer,
);

impl Keyed for PositionEntry {
    /// A confidential entry is never taken for the shared one of the same date.
    fn known_by(&self) -> String {
        format!("{} {}", self.from, self.layer.word())
    }
}

record!(Demand, |_d| None;
    element: one,
    verb: one,
    strength: one,
    unless: bag,
    at_least: one,
    note: words,
    layer: layer,
);

impl Keyed for Demand {
    fn known_by(&self) -> String {
        format!("{} {}", self.element, self.layer.word())
    }
}

record!(Salience, |_s| None; value: one, reason: words);

record!(Confidence, |_c| None; kind: one, note: words);

impl Merge for MemberEntry {
    fn merge(base: Option<&Self>, ours: &Self, theirs: &Self, cx: &mut Cx<'_>) -> Self {
        let place = bloc_of(cx).map(|bloc| Place::Member(bloc, ours.state.clone()));
        cx.at(place, |cx| Self {
            state: ours.state.clone(),
            issue: cx.one(base.map(|b| &b.issue), &ours.issue, &theirs.issue),
            from: cx.one(base.map(|b| &b.from), &ours.from, &theirs.from),
            text: cx.merge(base.map(|b| &b.text), &ours.text, &theirs.text),
            demands: cx.list(base.map(|b| &b.demands), &ours.demands, &theirs.demands),
            confidence: cx.merge(
                base.map(|b| &b.confidence),
                &ours.confidence,
                &theirs.confidence,
            ),
            sources: cx.bag(base.map(|b| &b.sources), &ours.sources, &theirs.sources),
            layer: cx.layer(base.map(|b| &b.layer), &ours.layer, &theirs.layer),
        })
    }
}

impl Keyed for MemberEntry {
    fn known_by(&self) -> String {
        let issue = self.issue.as_ref().map(ToString::to_string);
        let issue = issue.unwrap_or_default();
        format!("{} {issue} {} {}", self.state, self.from, self.layer.word())
    }
}

record!(RecordedView, |_v| None;
    issue: one,
    elements: bag,
    text: merge,
    sources: bag,
);

impl Keyed for RecordedView {
    fn known_by(&self) -> String {
        self.issue.to_string()
    }
}
