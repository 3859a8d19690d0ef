//! The assessment of a draft: findings in a fixed order and the verdicts that follow from them.

use crate::model::ids::{ArticleId, DecisionId, ParagraphId};

use super::finding::{BlocIx, Finding, Site};
use super::names::Bits;
use super::verdict::Verdict;
use crate::coding::coded::ElementIx;

pub use super::judge::assess;

/// Part of a draft on which a verdict can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A paragraph, item, tail or recital, read under its chapeaux.
    Clause(ParagraphId),
    /// The recitals together.
    Preamble,
    /// An article.
    Article(ArticleId),
    /// Everything.
    Draft,
}

/// How much of a part was understood: "n of m clauses not coded". Chapeaux are read with their
/// items and not counted; neither are paragraphs without words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Clauses on which nothing is coded.
    pub uncoded: u32,
    /// Clauses.
    pub clauses: u32,
}

impl Coverage {
    pub(super) fn add(&mut self, coded: bool) {
        self.clauses += 1;
        self.uncoded += u32::from(!coded);
    }

    pub(super) fn join(&mut self, other: Self) {
        self.clauses += other.clauses;
        self.uncoded += other.uncoded;
    }
}

/// What every bloc's demands say about a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub(super) complete: bool,
    pub(super) n_blocs: usize,
    pub(super) findings: Vec<Finding>,
    pub(super) member_findings: Vec<Finding>,
    /// In document order.
    pub(super) clauses: Vec<ClauseRow>,
    /// In document order; the preamble first, where it has recitals.
    pub(super) articles: Vec<ArticleRow>,
    pub(super) draft: Vec<Verdict>,
    pub(super) coverage: Coverage,
    /// Paragraph to place in `clauses`, sorted.
    pub(super) by_paragraph: Vec<(ParagraphId, usize)>,
    /// Elements that stand in the draft, silences among them.
    pub(super) stands: Bits,
    pub(super) stale: Vec<DecisionId>,
}

/// One clause: its verdicts by bloc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClauseRow {
    pub(super) paragraph: ParagraphId,
    pub(super) chapeaux: [Option<ParagraphId>; 3],
    pub(super) coded: bool,
    pub(super) verdicts: Vec<Verdict>,
}

/// One article, or the preamble: its verdicts by bloc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ArticleRow {
    pub(super) article: Option<ArticleId>,
    pub(super) coded: bool,
    pub(super) verdicts: Vec<Verdict>,
    pub(super) coverage: Coverage,
}

impl Assessment {
    /// The findings of the judging blocs: by severity, then place in the document (site, then
    /// words), then bloc. Those a person set aside are among them, marked.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings of States with demands of their own, in the same order. Their
    /// [`Finding::bloc`] is a voice of the book beyond its blocs; [`super::states`] reads them.
    pub fn member_findings(&self) -> &[Finding] {
        &self.member_findings
    }

    /// The findings that count for a part, in order: those on a clause with those on its
    /// chapeaux, those on an article with those on its clauses.
    pub fn findings_in(&self, part: Part) -> impl Iterator<Item = &Finding> {
        let reach = self.reach(part);
        self.findings
            .iter()
            .filter(move |finding| reach.holds(finding.site))
    }

    /// The same for the findings of States with demands of their own.
    pub fn member_findings_in(&self, part: Part) -> impl Iterator<Item = &Finding> {
        let reach = self.reach(part);
        self.member_findings
            .iter()
            .filter(move |finding| reach.holds(finding.site))
    }

    /// The verdict a finding makes by itself; `None` where it enters none: what is asked or
    /// missing, what a person set aside, and silence while the draft is not complete.
    pub fn enters(&self, finding: &Finding) -> Option<Verdict> {
        finding
            .verdict()
            .filter(|_| self.complete || !finding.by_silence)
    }

    /// The verdict of a bloc on a part: the first of the seven that holds.
    pub fn verdict(&self, part: Part, bloc: BlocIx) -> Verdict {
        self.row(part)
            .get(usize::from(bloc.0))
            .copied()
            .unwrap_or(Verdict::NotCoded)
    }

    /// The verdict of a bloc on a clause; a chapeau's findings count for every item under it.
    pub fn clause_verdict(&self, paragraph: ParagraphId, bloc: BlocIx) -> Verdict {
        self.verdict(Part::Clause(paragraph), bloc)
    }

    /// The verdict of a bloc on an article.
    pub fn article_verdict(&self, article: ArticleId, bloc: BlocIx) -> Verdict {
        self.verdict(Part::Article(article), bloc)
    }

    /// The verdict of a bloc on the draft.
    pub fn draft_verdict(&self, bloc: BlocIx) -> Verdict {
        self.verdict(Part::Draft, bloc)
    }

    /// The verdicts of all blocs on a part, by [`BlocIx`]; empty for a part that was not judged.
    pub fn row(&self, part: Part) -> &[Verdict] {
        match part {
            Part::Clause(paragraph) => self.clause(paragraph).map_or(&[], |row| &row.verdicts),
            Part::Preamble => self.article(None).map_or(&[], |row| &row.verdicts),
            Part::Article(article) => self.article(Some(article)).map_or(&[], |row| &row.verdicts),
            Part::Draft => &self.draft,
        }
    }

    /// The worst verdict on a part over all blocs.
    pub fn worst(&self, part: Part) -> Verdict {
        self.row(part)
            .iter()
            .copied()
            .min()
            .unwrap_or(Verdict::NotCoded)
    }

    /// How many clauses of a part are not coded, of how many.
    pub fn coverage(&self, part: Part) -> Coverage {
        match part {
            Part::Clause(paragraph) => {
                let mut one = Coverage::default();
                if let Some(row) = self.clause(paragraph) {
                    one.add(row.coded);
                }
                one
            }
            Part::Preamble => self
                .article(None)
                .map(|row| row.coverage)
                .unwrap_or_default(),
            Part::Article(article) => self
                .article(Some(article))
                .map(|row| row.coverage)
                .unwrap_or_default(),
            Part::Draft => self.coverage,
        }
    }

    /// Whether anything is coded in a part.
    pub fn is_coded(&self, part: Part) -> bool {
        match part {
            Part::Clause(paragraph) => self.clause(paragraph).is_some_and(|row| row.coded),
            Part::Preamble => self.article(None).is_some_and(|row| row.coded),
            Part::Article(article) => self.article(Some(article)).is_some_and(|row| row.coded),
            Part::Draft => self.articles.iter().any(|row| row.coded),
        }
    }

    /// How many blocs judged.
    pub fn n_blocs(&self) -> usize {
        self.n_blocs
    }

    /// Whether an element stands anywhere in the draft (a silence: whether nothing breaks it).
    pub fn stands(&self, element: ElementIx) -> bool {
        self.stands.has(element.0)
    }

    /// Decisions to ignore a finding whose words are gone: the person is asked again.
    pub fn stale(&self) -> &[DecisionId] {
        &self.stale
    }

    fn clause(&self, paragraph: ParagraphId) -> Option<&ClauseRow> {
        let at = self
            .by_paragraph
            .binary_search_by_key(&paragraph, |(id, _)| *id)
            .ok()?;
        let (_, place) = self.by_paragraph.get(at)?;
        self.clauses.get(*place)
    }

    fn article(&self, article: Option<ArticleId>) -> Option<&ArticleRow> {
        self.articles.iter().find(|row| row.article == article)
    }

    fn reach(&self, part: Part) -> Reach {
        let chapeaux = match part {
            Part::Clause(paragraph) => self.clause(paragraph).map(|row| row.chapeaux),
            Part::Preamble | Part::Article(_) | Part::Draft => None,
        };
        Reach {
            part,
            chapeaux: chapeaux.unwrap_or_default(),
        }
    }
}

/// The sites that count for a part.
struct Reach {
    part: Part,
    chapeaux: [Option<ParagraphId>; 3],
}

impl Reach {
    fn holds(&self, site: Site) -> bool {
        match self.part {
            Part::Clause(paragraph) => site
                .paragraph()
                .is_some_and(|here| here == paragraph || self.chapeaux.contains(&Some(here))),
            Part::Preamble => matches!(site, Site::Recital { .. }),
            Part::Article(article) => site.article() == Some(article),
            Part::Draft => true,
        }
    }
}
