//! How a vote would go: the adoption arithmetic on what is looked at, for the status bar.

use crate::assess::adoption::{Count, count};
use crate::assess::assessment::Part;
use crate::model::ids::{BlocId, IssueId, ParagraphId};
use crate::model::reference::RuleKind;
use crate::model::text::{Lang, Span};
use crate::session::state::Session;

impl Session {
    /// The count under consensus, two thirds and simple majority, on the whole draft.
    pub fn adoption(&self) -> Vec<Count> {
        let states = self
            .derived
            .roster
            .verdicts(&self.derived.assessment, Part::Draft);
        [RuleKind::Consensus, RuleKind::TwoThirds, RuleKind::Simple]
            .into_iter()
            .map(|rule| count(rule, &states))
            .collect()
    }

    /// The words some bloc objects to, in the order of the document, without repeats.
    pub fn objection_places(&self) -> Vec<(ParagraphId, Span)> {
        let assessment = &self.derived.assessment;
        let mut places: Vec<_> = assessment
            .findings()
            .iter()
            .filter(|f| assessment.enters(f).is_some_and(|v| v.is_objection()))
            .filter_map(|f| Some((f.site, f.site.paragraph()?, f.coded.as_ref()?.span)))
            .collect();
        places.sort_by_key(|(site, _, span)| (*site, *span));
        let mut places: Vec<_> = places.into_iter().map(|(_, id, span)| (id, span)).collect();
        places.dedup();
        places
    }

    /// The next place behind the caret where the words searched for stand, round the draft;
    /// capitals do not matter.
    pub fn find_next(&self) -> Option<(ParagraphId, Span)> {
        let sought = self.look.find.trim().to_lowercase();
        if sought.is_empty() {
            return None;
        }
        let mut places = Vec::new();
        for paragraph in self
            .workspace
            .draft
            .articles
            .iter()
            .flat_map(|a| a.paragraphs.iter())
        {
            let lower = paragraph.text.to_lowercase();
            // Lower case can change lengths (İ); then the words are found without their span.
            let same = lower.len() == paragraph.text.len();
            let spans = lower.match_indices(&sought).map(|(at, found)| {
                if same {
                    Span::new(at, at + found.len())
                } else {
                    Span::default()
                }
            });
            places.extend(spans.map(|span| (paragraph.id, span)));
        }
        let order = |id| {
            self.workspace()
                .draft
                .articles
                .iter()
                .flat_map(|a| a.paragraphs.iter())
                .position(|p| p.id == id)
        };
        let here = self.look.caret.map(|(id, span)| (order(id), span.start));
        let behind = |(id, span): &&(ParagraphId, Span)| {
            here.is_none_or(|here| (order(*id), span.start) > here)
        };
        places
            .iter()
            .find(behind)
            .or_else(|| places.first())
            .copied()
    }

    /// Judging blocs as choices of a filter, own first.
    pub fn bloc_choices(&self, lang: Lang) -> Vec<(BlocId, String)> {
        self.judging_columns(lang)
    }

    /// Issues as choices of a filter.
    pub fn issue_choices(&self, lang: Lang) -> Vec<(IssueId, String)> {
        let issues = self.workspace().dossier.issues.iter();
        issues
            .map(|issue| (issue.id.clone(), issue.title.get(lang).to_owned()))
            .collect()
    }

    /// The file name offered for the export that waits for a path, and its ending.
    pub fn export_name(&self) -> (String, &'static str) {
        use crate::session::command::ExportKind;
        if let Some(named) = self.waiting_name() {
            return named;
        }
        let (name, ending) = match self.export {
            Some(ExportKind::PositionsCsv) | None => ("positions.csv", "csv"),
            Some(ExportKind::PositionsJson) => ("positions.json", "json"),
            Some(ExportKind::VerdictsCsv) => ("verdicts.csv", "csv"),
            Some(ExportKind::VerdictsJson) => ("verdicts.json", "json"),
        };
        (name.to_owned(), ending)
    }
}
