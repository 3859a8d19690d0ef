//! The article shown: lines with numbers, words marked by verdict, what is not coded.

use crate::assess::assessment::Part;
use crate::assess::finding::FindingKind;
use crate::assess::verdict::Verdict;
use crate::coding::coded::{Force, Place};
use crate::model::crossref::Numbers;
use crate::model::draft::{Level, Paragraph, ParagraphStatus};
use crate::model::ids::{ArticleId, BlocId, DecisionId, ElementId, ParagraphId};
use crate::model::number::{article_numbers, full_number, paragraph_numbers};
use crate::model::text::{Lang, Span};
use crate::session::lines::article_text;
use crate::session::state::Session;

use super::leads::{LinkView, TermView};
use super::marks::{AlternativeView, BracketView, OwnerView, ReopenedView};
use super::wraps::WrapView;
use crate::session::draft_edit::number_at;

/// The article shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleView {
    /// The article.
    pub id: ArticleId,
    /// Its number as it is shown: `5 bis`.
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// Its words as the editor holds them: one line a paragraph.
    pub text: String,
    /// Its lines.
    pub lines: Vec<LineView>,
    /// Every bloc's verdict on it, own first.
    pub verdicts: Vec<(BlocId, String, Verdict)>,
    /// Clauses not coded, and clauses in all.
    pub coverage: (u32, u32),
    /// How many references of the draft say numbers that are no longer right.
    pub n_stale: usize,
    /// Brackets round it, or round paragraphs of it.
    pub wraps: Vec<WrapView>,
    /// The blocs that can own brackets, in the dossier's order.
    pub parties: Vec<OwnerView>,
    /// The other articles with their numbers.
    pub others: Vec<(ArticleId, String)>,
}

/// A paragraph, item or tail as a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineView {
    /// The paragraph.
    pub id: ParagraphId,
    /// The number in the margin: `1.`, `(a)`.
    pub number: String,
    /// The number in full: `1 (a)`.
    pub full_number: String,
    /// Its level.
    pub level: Level,
    /// Its status.
    pub status: ParagraphStatus,
    /// Byte at which the line begins in [`ArticleView::text`].
    pub start: usize,
    /// Its words.
    pub text: String,
    /// How many brackets round whole paragraphs open before it.
    pub opens: usize,
    /// How many close behind it.
    pub closes: usize,
    /// Whether items follow.
    pub is_chapeau: bool,
    /// Words that carry elements, in order of place; they may overlap.
    pub marks: Vec<Mark>,
    /// Sentences on which nothing is coded.
    pub uncoded: Vec<Span>,
    /// The strongest legal force of its sentences.
    pub force: Force,
    /// Elements offered for what is not coded.
    pub suggestions: Vec<Suggestion>,
    /// Decisions whose words are gone.
    pub stale: Vec<DecisionId>,
    /// The worst verdict of any bloc on the clause.
    pub worst: Verdict,
    /// Its pairs of brackets, in the order in which they open.
    pub brackets: Vec<BracketView>,
    /// Bytes of brackets without a partner.
    pub unmatched: Vec<u32>,
    /// Which alternative it begins.
    pub alternative: Option<AlternativeView>,
    /// Whether it belongs to an alternative that began before it.
    pub goes_on: bool,
    /// Its references, in order.
    pub links: Vec<LinkView>,
    /// Its uses of defined terms, in order.
    pub terms: Vec<TermView>,
    /// How many comments that are not settled stand on it.
    pub notes: usize,
    /// That agreed words of it were changed.
    pub reopened: Option<ReopenedView>,
}

/// Words that carry an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// The element.
    pub element: ElementId,
    /// Its label.
    pub label: String,
    /// The worst any bloc says of it.
    pub worst: Verdict,
    /// What each bloc says of it, worst first.
    pub says: Vec<(BlocId, String, Verdict)>,
    /// Legal force of the sentence.
    pub force: Force,
    /// Whether a person confirmed or added it.
    pub by_person: bool,
    /// Whether it is likely rather than certain.
    pub likely: bool,
}

/// An element offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The element.
    pub element: ElementId,
    /// Its label.
    pub label: String,
    /// The words.
    pub span: Span,
    /// Likelihood in thousandths.
    pub likelihood: u16,
}

impl Session {
    /// The article shown, in `lang`; absent where the draft has none.
    pub fn article_view(&self, lang: Lang) -> Option<ArticleView> {
        let draft = &self.workspace().draft;
        let at = draft
            .articles
            .iter()
            .position(|a| Some(a.id) == self.look.article)?;
        let article = draft.articles.get(at)?;
        let numbers = paragraph_numbers(article);
        let places = Numbers::of(draft);
        let (wraps, ends) = self.wraps(article, lang);
        let terms = self.terms();
        let part = Part::Article(article.id);
        let coverage = self.derived.assessment.coverage(part);
        let mut start = 0;
        let mut lines = Vec::with_capacity(article.paragraphs.len());
        for (place, paragraph) in article.paragraphs.iter().enumerate() {
            let mut line = self.line(paragraph, lang);
            line.number = numbers.get(place).cloned().unwrap_or_default();
            line.full_number = full_number(article, place);
            line.is_chapeau = article.is_chapeau(place);
            (line.opens, line.closes) = ends.get(&paragraph.id).copied().unwrap_or_default();
            line.alternative = self.alternative(article, place, lang);
            line.links = self.link_views(paragraph, article.id, &places);
            line.terms = self.term_views(paragraph, &terms);
            if line.is_chapeau {
                // It is read with its items: by itself it need not say anything.
                line.uncoded.clear();
            }
            line.start = start;
            start += paragraph.text.len() + 1;
            lines.push(line);
        }
        let verdicts = self
            .blocs_own_first()
            .into_iter()
            .filter_map(|bloc| {
                let ix = self.derived.book.bloc_ix(&bloc.id)?;
                let verdict = self.derived.assessment.verdict(part, ix);
                Some((bloc.id.clone(), bloc.short.get(lang).to_owned(), verdict))
            })
            .collect();
        Some(ArticleView {
            id: article.id,
            number: number_at(draft, at),
            heading: article.heading.clone(),
            text: article_text(&article.paragraphs),
            lines,
            verdicts,
            coverage: (coverage.uncoded, coverage.clauses),
            n_stale: self.n_stale_references(),
            wraps,
            parties: self.parties(lang),
            others: draft
                .articles
                .iter()
                .zip(article_numbers(draft))
                .filter(|(other, _)| other.id != article.id)
                .map(|(other, number)| (other.id, number))
                .collect(),
        })
    }

    fn line(&self, paragraph: &Paragraph, lang: Lang) -> LineView {
        let coding = self.derived.coding_of(paragraph.id);
        let sentences = coding.map(|c| c.sentences.as_slice()).unwrap_or_default();
        let suggestions = coding.map(|c| c.suggestions.as_slice()).unwrap_or_default();
        let (brackets, unmatched) = self.brackets(paragraph, lang);
        LineView {
            id: paragraph.id,
            number: String::new(),
            full_number: String::new(),
            level: paragraph.level,
            status: paragraph.status,
            start: 0,
            text: paragraph.text.clone(),
            opens: 0,
            closes: 0,
            is_chapeau: false,
            marks: self.marks(paragraph, lang),
            uncoded: sentences
                .iter()
                .filter(|s| !s.coded)
                .map(|s| s.span)
                .collect(),
            force: sentences.iter().map(|s| s.force).max().unwrap_or_default(),
            suggestions: suggestions
                .iter()
                .filter(|s| s.place == Place::Text)
                .filter_map(|s| {
                    let id = self.derived.book.names().id(s.element)?;
                    let (_, element) = self.workspace().dossier.element(id)?;
                    Some(Suggestion {
                        element: id.clone(),
                        label: element.label.get(lang).to_owned(),
                        span: s.span,
                        likelihood: s.likelihood,
                    })
                })
                .collect(),
            stale: coding.map(|c| c.stale.clone()).unwrap_or_default(),
            worst: self.worst_of_blocs(Part::Clause(paragraph.id)),
            brackets,
            unmatched,
            alternative: None,
            goes_on: paragraph.alternative.as_ref().is_some_and(|a| a.goes_on),
            links: Vec::new(),
            terms: Vec::new(),
            notes: self.open_notes(paragraph.id),
            reopened: self.reopened(paragraph),
        }
    }

    /// The marked words of a paragraph: its own codings, and those of items that rest on it as a
    /// chapeau.
    fn marks(&self, paragraph: &Paragraph, lang: Lang) -> Vec<Mark> {
        let dossier = &self.workspace().dossier;
        let mut marks = Vec::new();
        let Some(coding) = self.derived.coding_of(paragraph.id) else {
            return marks;
        };
        for coded in coding.elements.iter().filter(|c| c.place == Place::Text) {
            let Some(id) = self.derived.book.names().id(coded.element) else {
                continue;
            };
            let Some((_, element)) = dossier.element(id) else {
                continue;
            };
            let mut says: Vec<_> = self
                .derived
                .assessment
                .findings_in(Part::Clause(paragraph.id))
                .filter(|f| f.element == coded.element && f.kind != FindingKind::StillAsks)
                .filter_map(|f| {
                    let verdict = self.derived.assessment.enters(f)?;
                    let bloc = dossier.bloc(self.derived.book.bloc_id(f.bloc)?)?;
                    Some((bloc.id.clone(), bloc.short.get(lang).to_owned(), verdict))
                })
                .collect();
            says.sort_by_key(|(_, _, verdict)| *verdict);
            marks.push(Mark {
                span: coded.span,
                element: id.clone(),
                label: element.label.get(lang).to_owned(),
                worst: says
                    .first()
                    .map_or(Verdict::NoPosition, |(_, _, verdict)| *verdict),
                says,
                force: coded.force,
                by_person: matches!(coded.by, crate::coding::coded::By::Person(_)),
                likely: coded.by == crate::coding::coded::By::Wording,
            });
        }
        marks.sort_by_key(|mark| (mark.span, mark.worst));
        marks
    }
}
