//! The bloc brief: who it is, what it holds on every issue, and which members depart from it.

use crate::assess::matrix::Reading;
use crate::model::bloc::{
    Bloc, BlocKind, ConfidenceKind, DatedNote, Demand, Layer, Strength, Verb,
};
use crate::model::date::{Date, Year};
use crate::model::ids::{BlocId, ElementId, IssueId, StateCode};
use crate::model::text::Lang;
use crate::session::state::Session;

use super::reason::{CitationView, citations};

/// A bloc, group or set of recorded views in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlocView {
    /// Members, entries and positions as of this year.
    pub as_of: Year,
    /// When recorded views were recorded.
    pub date: Option<Date>,
    /// The bloc.
    pub id: BlocId,
    /// What it is.
    pub kind: BlocKind,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// Cautions about it as evidence; may be empty.
    pub note: String,
    /// The bloc at a glance, in the latest year not after the as-of year.
    pub snapshot: Option<(u16, String)>,
    /// Members on the as-of date: code and name.
    pub members: Vec<(StateCode, String)>,
    /// Its positions by issue.
    pub positions: Vec<PositionView>,
    /// Entries of members, by date.
    pub member_entries: Vec<MemberEntryView>,
    /// Recorded views, by issue.
    pub views: Vec<RecordedViewView>,
}

/// A recorded view with its elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedViewView {
    /// Title of the issue.
    pub issue_title: String,
    /// The view.
    pub text: String,
    /// Element labels with the record's own verb.
    pub elements: Vec<(String, String)>,
    /// Where it is recorded.
    pub sources: Vec<CitationView>,
}

/// A position on an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionView {
    /// Who holds it.
    pub bloc: BlocId,
    /// The issue.
    pub issue: IssueId,
    /// Its number.
    pub number: u16,
    /// Its title.
    pub issue_title: String,
    /// Entries by date; the one in force is marked.
    pub entries: Vec<EntryView>,
}

/// One dated entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryView {
    /// Since when.
    pub from: Date,
    /// When the next entry takes its place, if one does.
    pub until: Option<Date>,
    /// Whether it is the one in force on the as-of date.
    pub in_force: bool,
    /// What its demands amount to.
    pub reading: Reading,
    /// The strongest of what it requires or opposes.
    pub strongest: Option<Strength>,
    /// The stance.
    pub stance: String,
    /// Whether the stance is shown in English for want of a translation.
    pub in_english: bool,
    /// Demands: element, label, verb, strength.
    pub demands: Vec<DemandView>,
    /// Weight of the issue, 0-100, and why.
    pub salience: Option<(u8, String)>,
    /// The fallback on record; may be empty.
    pub fallback: String,
    /// How well it is supported.
    pub confidence: ConfidenceKind,
    /// A qualification of that; may be empty.
    pub confidence_note: String,
    /// Where it is recorded.
    pub sources: Vec<CitationView>,
    /// Dated prose.
    pub notes: Vec<DatedNote>,
    /// Whether it is confidential.
    pub layer: Layer,
}

/// A demand as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandView {
    /// The element.
    pub element: ElementId,
    /// Its label.
    pub label: String,
    /// What is asked.
    pub verb: Verb,
    /// How firmly.
    pub strength: Strength,
    /// A remark; may be empty.
    pub note: String,
    /// Whether it is confidential.
    pub layer: Layer,
}

/// A member's entry as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberEntryView {
    /// Place in the bloc's list, for editing.
    pub at: usize,
    /// The State.
    pub state: StateCode,
    /// Its name.
    pub name: String,
    /// Title of the issue; empty where it is about the line as a whole.
    pub issue_title: String,
    /// Since when.
    pub from: Date,
    /// Whether it has begun on the as-of date.
    pub begun: bool,
    /// What it did or said.
    pub text: String,
    /// Whether the text is shown in English for want of a translation.
    pub in_english: bool,
    /// Its own demands.
    pub demands: Vec<DemandView>,
    /// How well it is supported.
    pub confidence: ConfidenceKind,
    /// Where it is recorded.
    pub sources: Vec<CitationView>,
}

impl Session {
    /// The bloc shown, in `lang`.
    pub fn bloc_view(&self, lang: Lang) -> Option<BlocView> {
        let dossier = &self.workspace().dossier;
        let bloc = self.look.bloc.as_ref().and_then(|id| dossier.bloc(id))?;
        let as_of = self.look.as_of;
        let name = |code: &StateCode| self.state_name(code, lang);
        let mut member_entries: Vec<_> = bloc
            .member_entries
            .iter()
            .enumerate()
            .map(|(at, entry)| MemberEntryView {
                at,
                state: entry.state.clone(),
                name: name(&entry.state),
                issue_title: entry
                    .issue
                    .as_ref()
                    .and_then(|id| dossier.issue(id))
                    .map(|issue| issue.title.get(lang).to_owned())
                    .unwrap_or_default(),
                from: entry.from,
                begun: entry.from.begun_by(as_of),
                text: entry.text.get(lang).to_owned(),
                in_english: entry.text.falls_back(lang),
                demands: self.demand_views(&entry.demands, lang),
                confidence: entry.confidence.kind,
                sources: citations(dossier, &entry.sources, lang),
            })
            .collect();
        member_entries.sort_by(|a, b| (a.from, &a.state).cmp(&(b.from, &b.state)));
        Some(BlocView {
            as_of,
            date: bloc.date,
            id: bloc.id.clone(),
            kind: bloc.kind,
            name: bloc.name.get(lang).to_owned(),
            short: bloc.short.get(lang).to_owned(),
            note: bloc.note.get(lang).to_owned(),
            snapshot: bloc
                .snapshots
                .iter()
                .filter(|s| s.year <= as_of)
                .max_by_key(|s| s.year)
                .map(|s| (s.year, s.text.clone())),
            members: bloc
                .members_in(as_of)
                .map(|code| (code.clone(), name(code)))
                .collect(),
            positions: dossier
                .issues
                .iter()
                .filter_map(|issue| self.position_view(bloc, &issue.id, lang))
                .collect(),
            member_entries,
            views: bloc
                .views
                .iter()
                .map(|view| RecordedViewView {
                    issue_title: dossier
                        .issue(&view.issue)
                        .map(|i| i.title.get(lang).to_owned())
                        .unwrap_or_default(),
                    text: view.text.get(lang).to_owned(),
                    elements: view
                        .elements
                        .iter()
                        .map(|e| {
                            let label = dossier.element(&e.element).map(|(_, e)| e.label.get(lang));
                            (
                                label.unwrap_or(e.element.as_str()).to_owned(),
                                e.how.clone(),
                            )
                        })
                        .collect(),
                    sources: citations(dossier, &view.sources, lang),
                })
                .collect(),
        })
    }

    /// A bloc's position on an issue with its history; absent where it has no entry at any date.
    pub fn position_view(&self, bloc: &Bloc, issue: &IssueId, lang: Lang) -> Option<PositionView> {
        let dossier = &self.workspace().dossier;
        let position = bloc.position(issue)?;
        let issue = dossier.issue(issue)?;
        let in_force = position.in_force(self.look.as_of).map(|entry| entry.from);
        Some(PositionView {
            bloc: bloc.id.clone(),
            issue: issue.id.clone(),
            number: issue.number,
            issue_title: issue.title.get(lang).to_owned(),
            entries: position
                .entries
                .iter()
                .map(|entry| EntryView {
                    from: entry.from,
                    until: position
                        .entries
                        .iter()
                        .map(|other| other.from)
                        .filter(|other| *other > entry.from)
                        .min(),
                    in_force: in_force == Some(entry.from),
                    reading: Reading::of_verbs(entry.demands.iter().map(|d| d.verb)),
                    strongest: entry
                        .demands
                        .iter()
                        .filter(|d| d.verb != Verb::Accepts)
                        .map(|d| d.strength)
                        .max(),
                    stance: entry.stance.get(lang).to_owned(),
                    in_english: entry.stance.falls_back(lang),
                    demands: self.demand_views(&entry.demands, lang),
                    salience: entry.salience.as_ref().map(|s| (s.value, s.reason.clone())),
                    fallback: entry.fallback.clone(),
                    confidence: entry.confidence.kind,
                    confidence_note: entry.confidence.note.clone(),
                    sources: citations(dossier, &entry.sources, lang),
                    notes: entry.notes.clone(),
                    layer: entry.layer,
                })
                .collect(),
        })
    }

    fn demand_views(&self, demands: &[Demand], lang: Lang) -> Vec<DemandView> {
        demands
            .iter()
            .map(|demand| {
                let label = self.workspace().dossier.element(&demand.element);
                let label = label.map_or(demand.element.as_str(), |(_, e)| e.label.get(lang));
                DemandView {
                    element: demand.element.clone(),
                    label: label.to_owned(),
                    verb: demand.verb,
                    strength: demand.strength,
                    note: demand.note.clone(),
                    layer: demand.layer,
                }
            })
            .collect()
    }
}
