//! The two matrices: issues × blocs (or States), and articles × blocs.

use crate::assess::assessment::Part;
use crate::assess::matrix::{PositionCell, position};
use crate::assess::verdict::Verdict;
use crate::model::ids::{ArticleId, BlocId, IssueId};
use crate::model::text::Lang;
use crate::session::state::Session;

/// Issues × blocs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionMatrixView {
    /// Blocs as columns, own first.
    pub columns: Vec<(BlocId, String)>,
    /// Issues as rows, in the dossier's order.
    pub rows: Vec<PositionRow>,
}

/// An issue as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionRow {
    /// The issue.
    pub issue: IssueId,
    /// Its number.
    pub number: u16,
    /// Its title.
    pub title: String,
    /// Title of its family.
    pub family: String,
    /// One cell a bloc.
    pub cells: Vec<PositionCell>,
}

/// Articles × blocs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftMatrixView {
    /// Blocs as columns, own first.
    pub columns: Vec<(BlocId, String)>,
    /// Articles as rows.
    pub rows: Vec<DraftRow>,
    /// The verdicts on the whole draft, one a column.
    pub draft: Vec<Verdict>,
}

/// An article as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The article.
    pub article: ArticleId,
    /// Its number.
    pub number: usize,
    /// Its heading.
    pub heading: String,
    /// Verdict and number of objections, one a column.
    pub cells: Vec<(Verdict, usize)>,
    /// Clauses not coded, and clauses in all.
    pub coverage: (u32, u32),
}

impl Session {
    /// Blocs that judge, own first: id and short name.
    pub(super) fn judging_columns(&self, lang: Lang) -> Vec<(BlocId, String)> {
        self.blocs_own_first()
            .into_iter()
            .filter(|bloc| self.derived.book.bloc_ix(&bloc.id).is_some())
            .map(|bloc| (bloc.id.clone(), bloc.short.get(lang).to_owned()))
            .collect()
    }

    /// Issues × blocs in `lang`.
    pub fn position_matrix(&self, lang: Lang) -> PositionMatrixView {
        let dossier = &self.workspace.dossier;
        let columns = self.judging_columns(lang);
        let names = self.derived.book.names();
        let places: Vec<_> = columns
            .iter()
            .filter_map(|(id, _)| self.derived.book.bloc_ix(id))
            .collect();
        let rows = dossier
            .issues
            .iter()
            .map(|issue| PositionRow {
                issue: issue.id.clone(),
                number: issue.number,
                title: issue.title.get(lang).to_owned(),
                family: dossier
                    .family(&issue.family)
                    .map(|f| f.title.get(lang).to_owned())
                    .unwrap_or_default(),
                cells: names
                    .issue(&issue.id)
                    .map(|ix| {
                        places
                            .iter()
                            .map(|bloc| position(&self.derived.book, *bloc, ix))
                            .collect()
                    })
                    .unwrap_or_default(),
            })
            .collect();
        PositionMatrixView { columns, rows }
    }

    /// Articles × blocs in `lang`.
    pub fn draft_matrix(&self, lang: Lang) -> DraftMatrixView {
        let columns = self.judging_columns(lang);
        let assessment = &self.derived.assessment;
        let places: Vec<_> = columns
            .iter()
            .filter_map(|(id, _)| self.derived.book.bloc_ix(id))
            .collect();
        let rows = self
            .workspace
            .draft
            .articles
            .iter()
            .enumerate()
            .map(|(at, article)| {
                let part = Part::Article(article.id);
                let objections = |ix| {
                    let mine = assessment.findings_in(part).filter(move |f| f.bloc == ix);
                    mine.filter(|f| assessment.enters(f).is_some_and(|v| v <= Verdict::Reserve))
                        .count()
                };
                let coverage = assessment.coverage(part);
                DraftRow {
                    article: article.id,
                    number: at + 1,
                    heading: article.heading.clone(),
                    cells: places
                        .iter()
                        .map(|ix| (assessment.verdict(part, *ix), objections(*ix)))
                        .collect(),
                    coverage: (coverage.uncoded, coverage.clauses),
                }
            })
            .collect();
        let draft = places
            .iter()
            .map(|ix| assessment.draft_verdict(*ix))
            .collect();
        DraftMatrixView {
            columns,
            rows,
            draft,
        }
    }
}
