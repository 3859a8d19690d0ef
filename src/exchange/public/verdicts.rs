//! Verdicts and objections as far as an audience may know them.
//!
//! For the public and for partners the draft is coded and judged anew without anything
//! confidential: neither a private demand nor a private decision can be told from what leaves.

use std::collections::BTreeSet;

use crate::assess::assessment::{Assessment, Part, assess};
use crate::assess::book::PositionBook;
use crate::assess::finding::{Finding, FindingKind, Remedy};
use crate::assess::input::{Options, clauses_of};
use crate::assess::verdict::Verdict;
use crate::coding::codebook::Codebook;
use crate::coding::coded::By;
use crate::coding::draft::{CodingCache, code_draft};
use crate::model::bloc::{Strength, Verb};
use crate::model::date::Year;
use crate::model::decision::Decision;
use crate::model::draft::Article;
use crate::model::ids::{BlocId, ElementId, SourceId};
use crate::model::number::{article_numbers, full_number};
use crate::model::paragraph::Paragraph;
use crate::model::workspace::Workspace;

use super::positions::{for_own, for_partners, named, notes_of};
use super::{Audience, Named, SourceOut, Stamp, citations, cited};

/// What every bloc says of a draft, for an audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdicts {
    /// What the export says of itself.
    pub stamp: Stamp,
    /// The judging blocs, in the dossier's order.
    pub blocs: Vec<Named>,
    /// Articles, the preamble first where there is one.
    pub articles: Vec<PartOut>,
    /// Clauses, in document order.
    pub clauses: Vec<PartOut>,
    /// The draft as a whole.
    pub draft: PartOut,
    /// Every finding, in the order of severity.
    pub objections: Vec<ObjectionOut>,
    /// What the cited codes stand for.
    pub sources: Vec<SourceOut>,
}

/// An article, a clause or the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOut {
    /// `4` or `4, 2 (a)`; empty for the draft.
    pub number: String,
    /// The heading of an article, the words of a clause.
    pub words: String,
    /// Clauses on which nothing is coded.
    pub not_coded: u32,
    /// Clauses in all.
    pub clauses: u32,
    /// One verdict a bloc.
    pub verdicts: Vec<Verdict>,
    /// For each bloc: places in [`Verdicts::objections`] of the findings that count here.
    pub reasons: Vec<Vec<usize>>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectionOut {
    /// The bloc.
    pub bloc: String,
    /// What the demand says here.
    pub kind: FindingKind,
    /// The verdict it makes by itself, where it makes one.
    pub verdict: Option<Verdict>,
    /// What is asked.
    pub verb: Verb,
    /// How firmly.
    pub strength: Strength,
    /// The issue.
    pub issue: String,
    /// The element.
    pub element: String,
    /// Its English label.
    pub label: String,
    /// `4, 2 (a)`; empty for the draft as a whole.
    pub place: String,
    /// The words that carry the element; empty for what is asked, missing or said by silence.
    pub words: String,
    /// Legal force of their sentence; empty where there are no words.
    pub force: &'static str,
    /// cue, wording or person; empty where there are no words.
    pub found_by: &'static str,
    /// Who decided, where a person did; for one's own delegation only.
    pub decided_by: String,
    /// Why; for one's own delegation only.
    pub reason: String,
    /// Whether a person set it aside.
    pub set_aside: bool,
    /// The stance of the bloc on the issue.
    pub stance: String,
    /// What would change it, besides the fallback.
    pub ways: Vec<String>,
    /// Model wordings of elements that would change it: label and wording.
    pub wordings: Vec<(String, String)>,
    /// What the bloc would settle for; not for the public.
    pub fallback: String,
    /// How well the position is supported.
    pub confidence: &'static str,
    /// Where it is recorded.
    pub sources: String,
    /// Analysts' notes; for one's own delegation only.
    pub notes: Vec<String>,
}

/// Everything a finding is told with.
struct Teller<'a> {
    workspace: &'a Workspace,
    book: &'a PositionBook,
    audience: Audience,
    /// Numbers of the articles, one each.
    numbers: Vec<String>,
}

impl Verdicts {
    /// What the blocs of `workspace` say of its draft as of a year; `strict` counts only what is
    /// certain.
    pub fn of(
        workspace: &Workspace,
        codebook: &Codebook,
        audience: Audience,
        as_of: Year,
        strict: bool,
    ) -> Self {
        let dossier = &workspace.dossier;
        let draft = &workspace.draft;
        let book = PositionBook::compile(dossier, as_of, audience.layers());
        let seen = workspace
            .decisions
            .iter()
            .filter(|d| audience.sees(d.layer));
        let decisions: Vec<Decision> = seen.cloned().collect();
        let coding = code_draft(codebook, draft, &decisions, &mut CodingCache::default());
        let clauses = clauses_of(draft, |id| coding.of(id));
        let options = Options {
            complete: draft.complete,
            decisions: &decisions,
            strict,
        };
        let assessment = assess(&book, &clauses, &options);
        let teller = Teller {
            workspace,
            book: &book,
            audience,
            numbers: article_numbers(draft),
        };
        // What one's own delegation set aside is its own affair.
        let told = |f: &&Finding| audience.sees_notes() || !f.ignored;
        let findings: Vec<&Finding> = assessment.findings().iter().filter(told).collect();
        let objections = findings
            .iter()
            .map(|f| teller.told(f, &assessment))
            .collect();
        let part =
            |part, number, words| part_out(&assessment, &book, &findings, (part, number, words));
        let preamble = (!draft.preamble.is_empty())
            .then(|| part(Part::Preamble, String::new(), "Preamble".to_owned()));
        let numbers = article_numbers(draft);
        let articles = draft
            .articles
            .iter()
            .zip(&numbers)
            .map(|(article, number)| {
                let part_of = Part::Article(article.id);
                part(part_of, number.clone(), article.heading.clone())
            });
        let articles = preamble.into_iter().chain(articles).collect();
        let clause = |number, paragraph: &Paragraph| {
            part(Part::Clause(paragraph.id), number, paragraph.text.clone())
        };
        let recitals = draft
            .preamble
            .iter()
            .filter(|recital| !recital.is_deleted());
        let recitals = recitals.map(|recital| clause(String::new(), recital));
        let in_articles = draft.articles.iter().zip(&numbers);
        let in_articles = in_articles.flat_map(|(article, number)| {
            let stand = article.paragraphs.iter().enumerate();
            let stand = stand.filter(|(_, paragraph)| !paragraph.is_deleted());
            stand.map(move |(place, p)| (place_of(number, article, Some(place)), p))
        });
        let clauses = recitals
            .chain(in_articles.map(|(number, p)| clause(number, p)))
            .collect();
        let codes: BTreeSet<SourceId> = findings
            .iter()
            .flat_map(|f| {
                f.entry()
                    .sources
                    .iter()
                    .map(|citation| citation.source.clone())
            })
            .collect();
        Self {
            stamp: Stamp::of_draft(workspace, audience, as_of),
            blocs: dossier.judging_blocs().map(named).collect(),
            articles,
            clauses,
            draft: part(Part::Draft, String::new(), "whole draft".to_owned()),
            objections,
            sources: cited(dossier, &codes),
        }
    }
}

/// `5 bis, 2 (a)`: an article by its number, and a paragraph at a place in it.
fn place_of(number: &str, article: &Article, paragraph: Option<usize>) -> String {
    let inner = paragraph.map(|place| full_number(article, place));
    match inner.filter(|inner| !inner.is_empty()) {
        Some(inner) => format!("{number}, {inner}"),
        None => number.to_owned(),
    }
}

fn part_out(
    assessment: &Assessment,
    book: &PositionBook,
    findings: &[&Finding],
    (part, number, words): (Part, String, String),
) -> PartOut {
    let coverage = assessment.coverage(part);
    let mut reasons = vec![Vec::new(); book.n_blocs()];
    if part != Part::Draft {
        // Findings are told in the order in which the assessment lists them.
        let mut at = 0;
        for finding in assessment.findings_in(part) {
            let rest = findings.get(at..).unwrap_or_default();
            let Some(step) = rest.iter().position(|told| std::ptr::eq(*told, finding)) else {
                continue;
            };
            at += step;
            if let Some(list) = reasons.get_mut(usize::from(finding.bloc.0)) {
                list.push(at);
            }
        }
    }
    PartOut {
        number,
        words,
        not_coded: coverage.uncoded,
        clauses: coverage.clauses,
        verdicts: book
            .blocs()
            .map(|(bloc, _)| assessment.verdict(part, bloc))
            .collect(),
        reasons,
    }
}

impl Teller<'_> {
    fn told(&self, finding: &Finding, assessment: &Assessment) -> ObjectionOut {
        let audience = self.audience;
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
            force: finding
                .coded
                .as_ref()
                .map_or("", |coded| coded.force.word()),
            found_by: finding.coded.as_ref().map_or("", |coded| match coded.by {
                By::Cue(_) => "cue",
                By::Wording => "wording",
                By::Person(_) => "person",
            }),
            decided_by: own(decision.map(|d| &d.author)),
            reason: own(decision.map(|d| &d.reason)),
            set_aside: finding.ignored,
            stance: entry.stance.en.clone(),
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
            confidence: entry.confidence.kind.word(),
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
        found.map_or_else(String::new, |(_, element)| element.label.en.clone())
    }

    fn place(&self, finding: &Finding) -> String {
        let draft = &self.workspace.draft;
        let Some(id) = finding.site.article() else {
            let recital = finding.site.paragraph().is_some();
            return if recital { "preamble" } else { "" }.to_owned();
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
        let model = &element.model.en;
        (!model.is_empty()).then(|| (element.label.en.clone(), model.clone()))
    }

    fn way(&self, finding: &Finding, remedy: Remedy) -> Option<String> {
        let name = |element| {
            let id = self.book.names().id(element)?;
            Some(format!("{} ({id})", self.label(id)))
        };
        match remedy {
            Remedy::DropWords => Some(format!("drop or reword “{}”", self.words(finding))),
            Remedy::AddElement(element) => Some(format!("add: {}", name(element)?)),
            Remedy::DropElement(element) => Some(format!("take out: {}", name(element)?)),
            Remedy::RaiseForce { now, at_least } => Some(format!(
                "raise the force from {} ({}) to at least {at_least}",
                now.level,
                now.word()
            )),
            Remedy::Fallback => None,
        }
    }
}
