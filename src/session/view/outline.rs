//! The outline: articles with status and worst verdict, issues by family, blocs.

use crate::assess::assessment::Part;
use crate::assess::verdict::Verdict;
use crate::model::bloc::BlocKind;
use crate::model::draft::ParagraphStatus;
use crate::model::ids::{ArticleId, BlocId, IssueId};
use crate::model::number::article_numbers;
use crate::model::text::Lang;
use crate::session::state::Session;

/// What the outline lists, as far as the filter lets it through: articles, issues by family, blocs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineView {
    /// Title of the draft.
    pub title: String,
    /// Articles that pass the filter.
    pub articles: Vec<ArticleRow>,
    /// Number of articles in all.
    pub n_articles: usize,
    /// Families with the issues that pass the filter.
    pub families: Vec<FamilyRow>,
    /// Blocs, groups and recorded views.
    pub blocs: Vec<BlocRow>,
    /// Whether the filter hides everything.
    pub nothing_found: bool,
}

/// An article in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// The article.
    pub id: ArticleId,
    /// Its number: `5`, `5 bis`.
    pub number: String,
    /// Its place in the draft, from 1.
    pub place: usize,
    /// Its heading; empty where it has none.
    pub heading: String,
    /// The least settled status of its paragraphs.
    pub status: ParagraphStatus,
    /// The worst verdict of any bloc; absent where nothing is written yet.
    pub worst: Option<Verdict>,
    /// Short names of the blocs that give it.
    pub worst_blocs: Vec<String>,
    /// Clauses on which nothing is coded.
    pub n_uncoded: u32,
    /// Whether it is the one shown.
    pub selected: bool,
}

/// A family of issues in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyRow {
    /// Its title.
    pub title: String,
    /// Its issues.
    pub issues: Vec<IssueRow>,
}

/// An issue in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueRow {
    /// The issue.
    pub id: IssueId,
    /// Its title.
    pub title: String,
    /// Whether some clause of the draft carries an element of it.
    pub touched: bool,
    /// Whether it is the one shown.
    pub selected: bool,
}

/// A bloc in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlocRow {
    /// The bloc.
    pub id: BlocId,
    /// What it is.
    pub kind: BlocKind,
    /// Its short name.
    pub short: String,
    /// Its verdict on the draft; absent for groups and recorded views.
    pub verdict: Option<Verdict>,
    /// Whether it is the delegation's own.
    pub own: bool,
    /// Whether it is the one shown.
    pub selected: bool,
}

impl Session {
    /// The outline in `lang`.
    pub fn outline(&self, lang: Lang) -> OutlineView {
        let dossier = &self.workspace().dossier;
        let filter = self.look.outline_filter.trim().to_lowercase();
        let passes = |texts: &[&str]| {
            filter.is_empty() || texts.iter().any(|t| t.to_lowercase().contains(&filter))
        };
        let articles: Vec<_> = self
            .workspace
            .draft
            .articles
            .iter()
            .zip(article_numbers(&self.workspace.draft))
            .enumerate()
            .filter(|(_, (a, number))| passes(&[&a.heading, number]))
            .map(|(at, (_, number))| self.article_row(at, number, lang))
            .collect();
        let families: Vec<_> = dossier
            .families
            .iter()
            .map(|family| {
                let issues = dossier
                    .issues
                    .iter()
                    .filter(|i| i.family == family.id)
                    .filter(|i| {
                        passes(&[
                            &i.title.en,
                            &i.title.zh,
                            i.id.as_str(),
                            family.title.get(lang),
                        ])
                    })
                    .map(|issue| IssueRow {
                        id: issue.id.clone(),
                        title: issue.title.get(lang).to_owned(),
                        touched: self.derived.touches(issue),
                        selected: self.look.issue.as_ref() == Some(&issue.id),
                    })
                    .collect();
                FamilyRow {
                    title: family.title.get(lang).to_owned(),
                    issues,
                }
            })
            .filter(|family: &FamilyRow| !family.issues.is_empty())
            .collect();
        let blocs: Vec<_> = self
            .blocs_own_first()
            .into_iter()
            .filter(|b| passes(&[&b.short.en, &b.short.zh, &b.name.en, &b.name.zh]))
            .map(|bloc| BlocRow {
                id: bloc.id.clone(),
                kind: bloc.kind,
                short: bloc.short.get(lang).to_owned(),
                verdict: self
                    .derived
                    .book
                    .bloc_ix(&bloc.id)
                    .map(|ix| self.derived.assessment.draft_verdict(ix)),
                own: self.workspace().own.as_ref() == Some(&bloc.id),
                selected: self.look.bloc.as_ref() == Some(&bloc.id),
            })
            .collect();
        OutlineView {
            title: self.workspace().draft.title.clone(),
            n_articles: self.workspace().draft.articles.len(),
            nothing_found: !filter.is_empty()
                && articles.is_empty()
                && families.is_empty()
                && blocs.is_empty(),
            articles,
            families,
            blocs,
        }
    }

    fn article_row(&self, at: usize, number: String, lang: Lang) -> ArticleRow {
        let article = self.workspace().draft.articles.get(at);
        let id = article.map_or(ArticleId(ulid::Ulid::nil()), |a| a.id);
        let part = Part::Article(id);
        let assessment = &self.derived.assessment;
        let worst = self.worst_of_blocs(part);
        let worst_blocs = self
            .blocs_own_first()
            .into_iter()
            .filter(|bloc| {
                let ix = self.derived.book.bloc_ix(&bloc.id);
                ix.is_some_and(|ix| assessment.verdict(part, ix) == worst)
            })
            .map(|bloc| bloc.short.get(lang).to_owned())
            .collect();
        ArticleRow {
            id,
            number,
            place: at + 1,
            heading: article.map(|a| a.heading.clone()).unwrap_or_default(),
            status: article
                .and_then(|a| a.paragraphs.iter().map(|p| p.status).min())
                .unwrap_or_default(),
            worst: (assessment.coverage(part).clauses > 0).then_some(worst),
            worst_blocs,
            n_uncoded: assessment.coverage(part).uncoded,
            selected: self.look.article == Some(id),
        }
    }

    /// The worst verdict of the blocs (members with entries of their own left out).
    pub(super) fn worst_of_blocs(&self, part: Part) -> Verdict {
        self.derived
            .book
            .blocs()
            .map(|(ix, _)| self.derived.assessment.verdict(part, ix))
            .min()
            .unwrap_or(Verdict::NotCoded)
    }

    /// Blocs in the dossier's order, the delegation's own first.
    pub(super) fn blocs_own_first(&self) -> Vec<&crate::model::bloc::Bloc> {
        let mut blocs: Vec<_> = self.workspace().dossier.blocs.iter().collect();
        // A stable sort keeps the dossier's order among the others.
        blocs.sort_by_key(|bloc| self.workspace().own.as_ref() != Some(&bloc.id));
        blocs
    }
}
