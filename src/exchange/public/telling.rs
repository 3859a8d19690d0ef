//! One finding as far as an audience may know it: why it is one, where, and what would change it.

use crate::assess::assessment::Assessment;
use crate::assess::book::PositionBook;
use crate::assess::finding::{Finding, Remedy};
use crate::coding::coded::By;
use crate::model::decision::Decision;
use crate::model::draft::Article;
use crate::model::ids::{BlocId, ElementId};
use crate::model::number::full_number;
use crate::model::text::Lang;
use crate::model::workspace::Workspace;
use crate::words::keys::force_key;

use super::positions::{for_own, for_partners, notes_of};
use super::verdicts::ObjectionOut;
use super::{Reader, Term, citations, support};

/// Everything a finding is told with.
pub(super) struct Teller<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) book: &'a PositionBook,
    pub(super) reader: Reader,
    /// The language of the draft, for words that could go into it.
    pub(super) draft_lang: Lang,
    /// Numbers of the articles, one each.
    pub(super) numbers: Vec<String>,
}

impl Teller<'_> {
    pub(super) fn told(&self, finding: &Finding, assessment: &Assessment) -> ObjectionOut {
        let audience = self.reader.audience;
        let (bloc, issue) = (
            self.book.bloc_id(finding.bloc),
            self.book.names().issue_id(finding.issue),
        );
        let element = self.book.names().id(finding.element);
        let entry = finding.entry();
        let decision = self.decision(finding);
        let own = |words: Option<&String>| words.map_or_else(String::new, |w| for_own(audience, w));
        let mut notes = Vec::new();
        if audience.sees_notes() {
            notes.extend(notes_of(entry));
            notes.extend(Some(finding.demand().note.clone()).filter(|note| !note.is_empty()));
        }
        ObjectionOut {
            bloc: bloc.map(BlocId::to_string).unwrap_or_default(),
            kind: finding.kind,
            verdict: assessment.enters(finding),
            verb: finding.demand().verb,
            strength: finding.strength(),
            issue: issue.map(ToString::to_string).unwrap_or_default(),
            element: element.map(ElementId::to_string).unwrap_or_default(),
            label: element.map(|id| self.label(id)).unwrap_or_default(),
            place: self.place(finding),
            words: self.words(finding),
            force: finding.coded.as_ref().map_or_else(Term::default, |coded| {
                Term::new(coded.force.word(), force_key(coded.force))
            }),
            found_by: finding
                .coded
                .as_ref()
                .map_or_else(Term::default, |coded| found_by(coded.by)),
            decided_by: own(decision.map(|d| &d.author)),
            reason: own(decision.map(|d| &d.reason)),
            set_aside: finding.ignored,
            stance: entry.stance.get(self.reader.tongue()).to_owned(),
            ways: finding
                .remedies()
                .into_iter()
                .filter_map(|r| self.way(finding, r))
                .collect(),
            wordings: finding
                .remedies()
                .into_iter()
                .filter_map(|r| self.wording(r))
                .collect(),
            fallback: for_partners(audience, &entry.fallback),
            confidence: support(entry.confidence.kind),
            sources: citations(&entry.sources),
            notes,
        }
    }

    /// The decision a finding rests on: the coding by a person, or what set it aside.
    fn decision(&self, finding: &Finding) -> Option<&Decision> {
        let coded = finding.coded.as_ref().map(|coded| coded.by);
        if let (false, Some(By::Person(id))) = (finding.ignored, coded) {
            return self.workspace.decisions.iter().find(|d| d.id == id);
        }
        let (paragraph, bloc) = (finding.site.paragraph()?, self.book.bloc_id(finding.bloc)?);
        let mut all = self.workspace.decisions.iter();
        all.find(|d| {
            let same = match &d.ruling {
                crate::model::decision::Ruling::Ignore(b, e) => {
                    b == bloc
                        && self
                            .book
                            .names()
                            .element(e)
                            .map(|e| self.book.names().first(e))
                            == Some(finding.element)
                }
                crate::model::decision::Ruling::Confirm(_)
                | crate::model::decision::Ruling::Reject(_)
                | crate::model::decision::Ruling::Add(_) => false,
            };
            finding.ignored && d.paragraph == paragraph && same
        })
    }

    fn label(&self, id: &ElementId) -> String {
        let found = self.workspace.dossier.element(id);
        found.map_or_else(String::new, |(_, e)| {
            e.label.get(self.reader.tongue()).to_owned()
        })
    }

    fn place(&self, finding: &Finding) -> String {
        let draft = &self.workspace.draft;
        let Some(id) = finding.site.article() else {
            let recital = finding.site.paragraph().is_some();
            let preamble = self.reader.words().t("out-preamble");
            return if recital { preamble } else { "" }.to_owned();
        };
        let mut all = draft.articles.iter().zip(&self.numbers);
        let Some((article, number)) = all.find(|(article, _)| article.id == id) else {
            return String::new();
        };
        let place = finding.site.paragraph().and_then(|id| article.place_of(id));
        place_of(number, article, place)
    }

    fn words(&self, finding: &Finding) -> String {
        let text = finding
            .site
            .paragraph()
            .and_then(|id| self.workspace.draft.text_of(id));
        match (text, &finding.coded) {
            (Some(text), Some(coded)) => coded.span.of(text).to_owned(),
            _ => String::new(),
        }
    }

    /// The model wording of an element to add.
    fn wording(&self, remedy: Remedy) -> Option<(String, String)> {
        let Remedy::AddElement(element) = remedy else {
            return None;
        };
        let id = self.book.names().id(element)?;
        let (_, element) = self.workspace.dossier.element(id)?;
        let label = element.label.get(self.reader.tongue());
        let model = element.model.get(self.draft_lang);
        (!model.is_empty()).then(|| (label.to_owned(), model.to_owned()))
    }

    fn way(&self, finding: &Finding, remedy: Remedy) -> Option<String> {
        let name = |element| {
            let id = self.book.names().id(element)?;
            Some(format!("{} ({id})", self.label(id)))
        };
        let words = self.reader.words();
        match remedy {
            Remedy::DropWords => {
                let said = self.words(finding);
                Some(words.tf("out-way-drop", &[("words", said.as_str().into())]))
            }
            Remedy::AddElement(element) => {
                let what = name(element)?;
                Some(words.tf("out-way-add", &[("what", what.as_str().into())]))
            }
            Remedy::DropElement(element) => {
                let what = name(element)?;
                Some(words.tf("out-way-take", &[("what", what.as_str().into())]))
            }
            Remedy::RaiseForce { now, at_least } => Some(words.tf(
                "out-way-raise",
                &[
                    ("level", now.level.to_string().into()),
                    ("now", words.t(force_key(now)).into()),
                    ("least", at_least.to_string().into()),
                ],
            )),
            Remedy::Fallback => None,
        }
    }
}

fn found_by(by: By) -> Term {
    match by {
        By::Cue(_) => Term::new("cue", "out-cue"),
        By::Wording => Term::new("wording", "out-wording"),
        By::Person(_) => Term::new("person", "out-person"),
    }
}

/// `5 bis, 2 (a)`: an article by its number, and a paragraph at a place in it.
pub(super) fn place_of(number: &str, article: &Article, paragraph: Option<usize>) -> String {
    let inner = paragraph.map(|place| full_number(article, place));
    match inner.filter(|inner| !inner.is_empty()) {
        Some(inner) => format!("{number}, {inner}"),
        None => number.to_owned(),
    }
}
