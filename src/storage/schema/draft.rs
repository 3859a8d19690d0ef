//! `draft/draft.ron` and `draft/articles/<ULID>.ron`: the draft, one article a file.

use serde::{Deserialize, Serialize};

use super::paragraph::{
    NumberedRecord, ParagraphRecord, ReasonRecord, read_parties, write_parties,
};
use super::{SCHEMA, is_default, mirror};
use crate::model::draft::{Article, Division, Draft, Frame, Rank, Wrap, WrapOver};
use crate::model::ids::ArticleId;
use crate::model::problem::Problem;
use crate::storage::intake::{Intake, Record, write_all};

mirror!(RankWord = Rank { Chapter, Section });

/// `draft.ron`: everything of a draft but its articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftFile {
    schema: u32,
    id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    title: String,
    #[serde(default, skip_serializing_if = "is_default")]
    complete: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    preamble: Vec<ParagraphRecord>,
    /// Articles in order.
    #[serde(default, skip_serializing_if = "is_default")]
    articles: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    wraps: Vec<WrapRecord>,
}

impl DraftFile {
    /// The file of a draft that lists these articles.
    pub(crate) fn write(draft: &Draft, articles: Vec<String>) -> Self {
        Self {
            schema: SCHEMA,
            id: draft.id.to_string(),
            title: draft.title.clone(),
            complete: draft.complete,
            preamble: write_all(&draft.preamble),
            articles,
            wraps: write_all(&draft.wraps),
        }
    }

    /// The draft without its articles, and their order.
    pub(crate) fn read(self, intake: &mut Intake<'_>) -> Option<(Draft, Vec<ArticleId>)> {
        let mut draft = Draft::empty(intake.id("id", &self.id)?);
        draft.title = self.title;
        draft.complete = self.complete;
        draft.preamble = intake.all(self.preamble);
        draft.wraps = intake.all(self.wraps);
        draft.wraps.sort_by_key(|wrap| wrap.id);
        Some((draft, intake.ids(&self.articles)))
    }
}

/// A draft with its articles, where it is not spread over files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WholeDraft {
    id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    title: String,
    #[serde(default, skip_serializing_if = "is_default")]
    complete: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    preamble: Vec<ParagraphRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    articles: Vec<ArticleFile>,
    #[serde(default, skip_serializing_if = "is_default")]
    wraps: Vec<WrapRecord>,
}

impl Record for WholeDraft {
    type Model = Draft;

    fn write(model: &Draft) -> Self {
        Self {
            id: model.id.to_string(),
            title: model.title.clone(),
            complete: model.complete,
            preamble: write_all(&model.preamble),
            articles: write_all(&model.articles),
            wraps: write_all(&model.wraps),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Draft> {
        Some(Draft {
            id: intake.id("id", &self.id)?,
            title: self.title,
            preamble: intake.all(self.preamble),
            articles: intake.all(self.articles),
            complete: self.complete,
            wraps: intake.all(self.wraps),
        })
    }
}

/// `articles/<ULID>.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArticleFile {
    schema: u32,
    pub(crate) id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    heading: String,
    #[serde(default, skip_serializing_if = "is_default")]
    frame: FrameRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    paragraphs: Vec<ParagraphRecord>,
}

impl Record for ArticleFile {
    type Model = Article;

    fn write(model: &Article) -> Self {
        Self {
            schema: SCHEMA,
            id: model.id.to_string(),
            heading: model.heading.clone(),
            frame: FrameRecord::write(&model.frame),
            paragraphs: write_all(&model.paragraphs),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Article> {
        let paragraphs = intake.all(self.paragraphs);
        Some(Article {
            id: intake.id("id", &self.id)?,
            heading: self.heading,
            paragraphs,
            frame: self.frame.read(intake)?,
        })
    }
}

/// How an article is numbered and what begins with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrameRecord {
    #[serde(default, skip_serializing_if = "is_default")]
    numbered: NumberedRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    opens: Vec<DivisionRecord>,
}

impl Record for FrameRecord {
    type Model = Frame;

    fn write(model: &Frame) -> Self {
        Self {
            numbered: model.numbered.into(),
            opens: write_all(&model.opens),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Frame> {
        Some(Frame {
            numbered: self.numbered.into(),
            opens: intake.all(self.opens),
        })
    }
}

/// A chapter or section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DivisionRecord {
    id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    rank: RankWord,
    #[serde(default, skip_serializing_if = "is_default")]
    heading: String,
}

impl Record for DivisionRecord {
    type Model = Division;

    fn write(model: &Division) -> Self {
        Self {
            id: model.id.to_string(),
            rank: model.rank.into(),
            heading: model.heading.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Division> {
        Some(Division {
            id: intake.id("id", &self.id)?,
            rank: self.rank.into(),
            heading: self.heading,
        })
    }
}

/// Brackets round whole paragraphs or articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrapRecord {
    id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    paragraphs: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    articles: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    owners: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    reason: ReasonRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
}

impl Record for WrapRecord {
    type Model = Wrap;

    fn write(model: &Wrap) -> Self {
        let (paragraphs, articles) = match &model.over {
            WrapOver::Paragraphs(ids) => (ids.iter().map(ToString::to_string).collect(), vec![]),
            WrapOver::Articles(ids) => (vec![], ids.iter().map(ToString::to_string).collect()),
        };
        Self {
            id: model.id.to_string(),
            paragraphs,
            articles,
            owners: write_parties(&model.owners),
            reason: ReasonRecord::write(&model.reason),
            note: model.note.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Wrap> {
        if !self.paragraphs.is_empty() && !self.articles.is_empty() {
            let message = format!("the brackets {} hold paragraphs and articles", self.id);
            let remedy = "give `paragraphs` or `articles`; until then only the articles count";
            intake.report(Problem::warning(message).with_remedy(remedy));
        }
        let over = if self.articles.is_empty() {
            WrapOver::Paragraphs(intake.ids(&self.paragraphs))
        } else {
            WrapOver::Articles(intake.ids(&self.articles))
        };
        Some(Wrap {
            id: intake.id("id", &self.id)?,
            over,
            owners: read_parties(&self.owners, intake),
            reason: self.reason.read(intake)?,
            note: self.note,
        })
    }
}
