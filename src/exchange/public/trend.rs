//! How far a text is settled, version after version: brackets, and what is agreed.

use crate::model::bracket::Tree;
use crate::model::draft::{Draft, ParagraphStatus, WrapOver};
use crate::model::workspace::Workspace;

use super::{Reader, Stamp, day_of};

/// The states of a draft, one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// What the export says of itself.
    pub stamp: Stamp,
    /// Named versions by the time they were named, and the present draft last.
    pub states: Vec<TrendOut>,
}

/// One state of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrendOut {
    /// Name of the version.
    pub name: String,
    /// The day it was named; empty for the present draft.
    pub date: String,
    /// Its articles.
    pub articles: usize,
    /// Its paragraphs and recitals that are not deleted.
    pub paragraphs: usize,
    /// Its pairs of square brackets, those round whole paragraphs and articles included.
    pub brackets: usize,
    /// Paragraphs that hold or stand in brackets.
    pub bracketed: usize,
    /// Paragraphs that are agreed, in informals at least.
    pub agreed: usize,
}

impl Trend {
    /// The named versions of `workspace`, and its draft.
    pub fn of(workspace: &Workspace, reader: Reader) -> Self {
        let mut versions: Vec<_> = workspace.versions.iter().collect();
        versions.sort_by_key(|version| (version.time_ms, version.id));
        let named = versions.into_iter().map(|version| TrendOut {
            name: version.name.clone(),
            date: day_of(version.time_ms),
            ..counted(&version.draft)
        });
        let present = TrendOut {
            name: reader.words().t("out-present-draft").to_owned(),
            ..counted(&workspace.draft)
        };
        Self {
            stamp: Stamp::of_draft(workspace, reader),
            states: named.chain([present]).collect(),
        }
    }
}

fn counted(draft: &Draft) -> TrendOut {
    let mut out = TrendOut {
        articles: draft.articles.len(),
        brackets: draft.wraps.len(),
        ..TrendOut::default()
    };
    let wrapped = |id| {
        draft.wraps.iter().any(|wrap| match &wrap.over {
            WrapOver::Paragraphs(ids) => ids.contains(&id),
            WrapOver::Articles(ids) => {
                let home = draft.paragraph(id).map(|(article, _)| article.id);
                home.is_some_and(|home| ids.contains(&home))
            }
        })
    };
    let in_articles = draft.articles.iter().flat_map(|a| &a.paragraphs);
    let all = draft.preamble.iter().chain(in_articles);
    for paragraph in all.filter(|paragraph| !paragraph.is_deleted()) {
        let pairs = Tree::of(&paragraph.text).pairs.len();
        out.paragraphs += 1;
        out.brackets += pairs;
        let bracketed = pairs > 0
            || paragraph.status == ParagraphStatus::Bracketed
            || (!draft.wraps.is_empty() && wrapped(paragraph.id));
        out.bracketed += usize::from(bracketed);
        out.agreed += usize::from(matches!(
            paragraph.status,
            ParagraphStatus::AgreedInformals
                | ParagraphStatus::AgreedAdReferendum
                | ParagraphStatus::Agreed
        ));
    }
    out
}
