//! Verdicts and objections as far as an audience may know them.
//!
//! For the public and for partners the draft is coded and judged anew without anything
//! confidential: neither a private demand nor a private decision can be told from what leaves.

use std::collections::BTreeSet;

use crate::assess::assessment::{Assessment, Part, assess};
use crate::assess::book::PositionBook;
use crate::assess::finding::{Finding, FindingKind};
use crate::assess::input::{Options, clauses_of};
use crate::assess::verdict::Verdict;
use crate::coding::codebook::Codebook;
use crate::coding::draft::{CodingCache, code_draft};
use crate::exchange::going::Going;
use crate::model::bloc::{Strength, Verb};
use crate::model::decision::Decision;
use crate::model::draft::Draft;
use crate::model::ids::SourceId;
use crate::model::number::article_numbers;
use crate::model::paragraph::Paragraph;
use crate::model::workspace::Workspace;

use super::positions::named;
use super::telling::{Teller, place_of};
use super::{Named, Reader, SourceOut, Stamp, Term, cited, language};

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
    pub force: Term,
    /// cue, wording or person; empty where there are no words.
    pub found_by: Term,
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
    pub confidence: Term,
    /// Where it is recorded.
    pub sources: String,
    /// Analysts' notes; for one's own delegation only.
    pub notes: Vec<String>,
}

impl Verdicts {
    /// What the blocs of `workspace` say of its draft as of a year; `strict` counts only what is
    /// certain.
    pub fn of(
        workspace: &Workspace,
        codebook: &Codebook,
        reader: Reader,
        strict: bool,
        going: &Going,
    ) -> Self {
        let Reader {
            audience, as_of, ..
        } = reader;
        let (words, tongue) = (reader.words(), reader.tongue());
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
            reader,
            draft_lang: language(draft),
            numbers: article_numbers(draft),
        };
        // What one's own delegation set aside is its own affair.
        let told = |f: &&Finding| audience.sees_notes() || !f.ignored;
        let findings: Vec<&Finding> = assessment.findings().iter().filter(told).collect();
        let objections = going
            .each(&findings)
            .map(|f| teller.told(f, &assessment))
            .collect();
        let parts = Parts {
            assessment: &assessment,
            book: &book,
            findings: &findings,
        };
        let numbers = &teller.numbers;
        let preamble = (!draft.preamble.is_empty()).then(|| {
            let words = words.t("text-preamble").to_owned();
            parts.out(Part::Preamble, String::new(), words)
        });
        let articles = draft.articles.iter().zip(numbers).map(|(article, number)| {
            let (number, heading) = (number.clone(), article.heading.clone());
            parts.out(Part::Article(article.id), number, heading)
        });
        let articles = preamble.into_iter().chain(articles).collect();
        let whole = words.t("out-whole-draft").to_owned();
        Self {
            stamp: Stamp::of_draft(workspace, reader),
            blocs: dossier
                .judging_blocs()
                .map(|bloc| named(bloc, tongue))
                .collect(),
            articles,
            clauses: parts.clauses(draft, numbers, going),
            draft: parts.out(Part::Draft, String::new(), whole),
            objections,
            sources: cited(dossier, &codes(&findings), tongue),
        }
    }
}

/// The codes that findings cite.
fn codes(findings: &[&Finding]) -> BTreeSet<SourceId> {
    let all = findings.iter().flat_map(|f| &f.entry().sources);
    all.map(|citation| citation.source.clone()).collect()
}

/// What parts of a draft are told from.
struct Parts<'a> {
    assessment: &'a Assessment,
    book: &'a PositionBook,
    findings: &'a [&'a Finding],
}

impl Parts<'_> {
    /// Recitals and the paragraphs of articles that stand, in document order.
    fn clauses(&self, draft: &Draft, numbers: &[String], going: &Going) -> Vec<PartOut> {
        let clause = |number, paragraph: &Paragraph| {
            let part = Part::Clause(paragraph.id);
            self.out(part, number, paragraph.text.clone())
        };
        let recitals = draft.preamble.iter().filter(|p| !p.is_deleted());
        let recitals = recitals.map(|recital| clause(String::new(), recital));
        let in_articles = draft.articles.iter().zip(numbers);
        let in_articles = in_articles.flat_map(|(article, number)| {
            let stand = article.paragraphs.iter().enumerate();
            let stand = stand.filter(|(_, paragraph)| !paragraph.is_deleted());
            stand.map(move |(place, p)| (place_of(number, article, Some(place)), p))
        });
        let in_articles = going.each(in_articles).map(|(number, p)| clause(number, p));
        recitals.chain(in_articles).collect()
    }

    fn out(&self, part: Part, number: String, words: String) -> PartOut {
        let coverage = self.assessment.coverage(part);
        let verdict = |(bloc, _)| self.assessment.verdict(part, bloc);
        PartOut {
            number,
            words,
            not_coded: coverage.uncoded,
            clauses: coverage.clauses,
            verdicts: self.book.blocs().map(verdict).collect(),
            reasons: self.reasons(part),
        }
    }

    /// For each bloc the places in `findings` of those that count in a part; nothing for the draft,
    /// where all do.
    fn reasons(&self, part: Part) -> Vec<Vec<usize>> {
        let mut reasons = vec![Vec::new(); self.book.n_blocs()];
        if part == Part::Draft {
            return reasons;
        }
        // Findings are told in the order in which the assessment lists them.
        let mut at = 0;
        for finding in self.assessment.findings_in(part) {
            let rest = self.findings.get(at..).unwrap_or_default();
            let Some(step) = rest.iter().position(|told| std::ptr::eq(*told, finding)) else {
                continue;
            };
            at += step;
            if let Some(list) = reasons.get_mut(usize::from(finding.bloc.0)) {
                list.push(at);
            }
        }
        reasons
    }
}
