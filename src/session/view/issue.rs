//! The issue brief: the question, its elements with model wordings, and who wants what.

use crate::assess::matrix::Reading;
use crate::model::bloc::{ConfidenceKind, Strength, Verb};
use crate::model::date::Date;
use crate::model::ids::{BlocId, ElementId, IssueId};
use crate::model::issue::{Doubt, Scope};
use crate::model::text::Lang;
use crate::session::state::Session;

use super::cards::ViewNote;
use super::reason::{CitationView, citations};

/// An issue in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueView {
    /// The issue.
    pub id: IssueId,
    /// Its number.
    pub number: u16,
    /// Its family's title.
    pub family: String,
    /// Its title.
    pub title: String,
    /// Its neutral question.
    pub question: String,
    /// What is fought over.
    pub description: String,
    /// Paragraphs of the sources that raise it.
    pub anchors: Vec<String>,
    /// Its elements.
    pub elements: Vec<ElementView>,
    /// Every bloc's position on it.
    pub positions: Vec<PositionLine>,
    /// Views a meeting recorded, without vote weight.
    pub views: Vec<ViewNote>,
}

/// An element in an issue brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementView {
    /// The element.
    pub id: ElementId,
    /// Its label.
    pub label: String,
    /// The legal effect that counts.
    pub description: String,
    /// Its model wording; empty for a silence.
    pub model: String,
    /// Coders' notes; may be empty.
    pub notes: String,
    /// Whether it stands by silence, on the whole draft.
    pub silence: bool,
    /// The other name under which it is known.
    pub synonym_of: Option<ElementId>,
    /// Whether some clause of the draft carries it.
    pub in_draft: bool,
    /// Who asks what about it.
    pub demands: Vec<(BlocId, String, Verb, Strength)>,
    /// Instruments in which it is found: name, place, doubt, note.
    pub found_in: Vec<FoundView>,
}

/// An instrument in which an element is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundView {
    /// Its name.
    pub name: String,
    /// Article and paragraph; may be empty.
    pub place: String,
    /// How sure the reference is.
    pub doubt: Doubt,
    /// A remark; may be empty.
    pub note: String,
}

/// A bloc's position on an issue, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionLine {
    /// The bloc.
    pub bloc: BlocId,
    /// Its short name.
    pub short: String,
    /// Since when it holds; absent where nothing is recorded.
    pub from: Option<Date>,
    /// What its demands amount to.
    pub reading: Reading,
    /// The strongest of what it requires or opposes.
    pub strongest: Option<Strength>,
    /// The stance; empty where nothing is recorded.
    pub stance: String,
    /// Whether the stance is shown in English for want of a translation.
    pub in_english: bool,
    /// Weight of the issue, 0-100, and why.
    pub salience: Option<(u8, String)>,
    /// How well it is supported.
    pub confidence: ConfidenceKind,
    /// The fallback on record; may be empty.
    pub fallback: String,
    /// Where it is recorded.
    pub sources: Vec<CitationView>,
}

impl Session {
    /// The issue shown, in `lang`.
    pub fn issue_view(&self, lang: Lang) -> Option<IssueView> {
        let dossier = &self.workspace().dossier;
        let issue = self.look.issue.as_ref().and_then(|id| dossier.issue(id))?;
        let elements = issue
            .elements
            .iter()
            .map(|e| self.element_view(e, lang))
            .collect();
        let positions = self
            .blocs_own_first()
            .into_iter()
            .filter(|bloc| bloc.kind == crate::model::bloc::BlocKind::Bloc)
            .map(|bloc| self.position_line(bloc, &issue.id, lang))
            .collect();
        Some(IssueView {
            id: issue.id.clone(),
            number: issue.number,
            family: dossier
                .family(&issue.family)
                .map(|f| f.title.get(lang).to_owned())
                .unwrap_or_default(),
            title: issue.title.get(lang).to_owned(),
            question: issue.question.get(lang).to_owned(),
            description: issue.description.get(lang).to_owned(),
            anchors: issue.anchors.clone(),
            elements,
            positions,
            views: self.view_notes(std::slice::from_ref(&issue.id), lang),
        })
    }

    fn element_view(&self, element: &crate::model::issue::Element, lang: Lang) -> ElementView {
        let dossier = &self.workspace().dossier;
        let names = self.derived.book.names();
        let ix = names.element(&element.id).map(|ix| names.first(ix));
        let demands = self
            .blocs_own_first()
            .into_iter()
            .flat_map(|bloc| {
                let entry = bloc
                    .positions
                    .iter()
                    .filter_map(|p| p.in_force(self.look.as_of))
                    .flat_map(|entry| entry.demands.iter())
                    .filter(|d| d.element == element.id);
                entry.map(move |d| {
                    (
                        bloc.id.clone(),
                        bloc.short.get(lang).to_owned(),
                        d.verb,
                        d.strength,
                    )
                })
            })
            .collect();
        ElementView {
            id: element.id.clone(),
            label: element.label.get(lang).to_owned(),
            description: element.description.get(lang).to_owned(),
            model: element.model.get(lang).to_owned(),
            notes: element.notes.clone(),
            silence: matches!(element.scope, Scope::Draft { .. }),
            synonym_of: element.synonym_of.clone(),
            in_draft: ix.is_some_and(|ix| self.derived.assessment.stands(ix)),
            demands,
            found_in: element
                .found_in
                .iter()
                .map(|found| FoundView {
                    name: dossier.instrument(&found.instrument).map_or_else(
                        || {
                            dossier.source(&found.instrument).map_or_else(
                                || found.instrument.to_string(),
                                |s| s.title.get(lang).to_owned(),
                            )
                        },
                        |i| i.name.get(lang).to_owned(),
                    ),
                    place: found.place.clone(),
                    doubt: found.doubt,
                    note: found.note.clone(),
                })
                .collect(),
        }
    }

    /// A bloc's position on an issue as of the chosen year.
    pub(super) fn position_line(
        &self,
        bloc: &crate::model::bloc::Bloc,
        issue: &IssueId,
        lang: Lang,
    ) -> PositionLine {
        let entry = bloc
            .position(issue)
            .and_then(|p| p.in_force(self.look.as_of));
        let demands = || entry.into_iter().flat_map(|e| e.demands.iter());
        PositionLine {
            bloc: bloc.id.clone(),
            short: bloc.short.get(lang).to_owned(),
            from: entry.map(|e| e.from),
            reading: Reading::of_verbs(demands().map(|d| d.verb)),
            strongest: demands()
                .filter(|d| d.verb != Verb::Accepts)
                .map(|d| d.strength)
                .max(),
            stance: entry
                .map(|e| e.stance.get(lang).to_owned())
                .unwrap_or_default(),
            in_english: entry.is_some_and(|e| e.stance.falls_back(lang)),
            salience: entry
                .and_then(|e| e.salience.as_ref())
                .map(|s| (s.value, s.reason.clone())),
            confidence: entry.map_or(ConfidenceKind::NoPosition, |e| e.confidence.kind),
            fallback: entry.map(|e| e.fallback.clone()).unwrap_or_default(),
            sources: entry
                .map(|e| citations(&self.workspace().dossier, &e.sources, lang))
                .unwrap_or_default(),
        }
    }
}
