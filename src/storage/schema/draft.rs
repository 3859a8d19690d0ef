//! `draft/draft.ron` and `draft/articles/<ULID>.ron`: the draft, one article a file.

use serde::{Deserialize, Serialize};

use super::{SCHEMA, is_default, mirror};
use crate::model::draft::{Article, Draft, Level, Paragraph, ParagraphStatus};
use crate::model::ids::ArticleId;
use crate::storage::intake::{Intake, Record, write_all};

mirror!(
    LevelWord = Level {
        Paragraph,
        Item,
        Subitem,
        Point,
        Tail
    }
);
mirror!(
    StatusWord = ParagraphStatus {
        Open,
        Bracketed,
        Pending,
        AgreedInformals,
        AgreedAdReferendum,
        Agreed,
        Deleted
    }
);

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
        }
    }

    /// The draft without its articles, and their order.
    pub(crate) fn read(self, intake: &mut Intake<'_>) -> Option<(Draft, Vec<ArticleId>)> {
        let mut draft = Draft::empty(intake.id("id", &self.id)?);
        draft.title = self.title;
        draft.complete = self.complete;
        draft.preamble = intake.all(self.preamble);
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
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Draft> {
        Some(Draft {
            id: intake.id("id", &self.id)?,
            title: self.title,
            preamble: intake.all(self.preamble),
            articles: intake.all(self.articles),
            complete: self.complete,
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
    paragraphs: Vec<ParagraphRecord>,
}

impl Record for ArticleFile {
    type Model = Article;

    fn write(model: &Article) -> Self {
        Self {
            schema: SCHEMA,
            id: model.id.to_string(),
            heading: model.heading.clone(),
            paragraphs: write_all(&model.paragraphs),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Article> {
        let paragraphs = intake.all(self.paragraphs);
        Some(Article {
            id: intake.id("id", &self.id)?,
            heading: self.heading,
            paragraphs,
        })
    }
}

/// A paragraph, item or tail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParagraphRecord {
    id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    level: LevelWord,
    #[serde(default, skip_serializing_if = "is_default")]
    status: StatusWord,
    #[serde(default)]
    text: String,
}

impl Record for ParagraphRecord {
    type Model = Paragraph;

    fn write(model: &Paragraph) -> Self {
        Self {
            id: model.id.to_string(),
            level: model.level.into(),
            status: model.status.into(),
            text: model.text.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Paragraph> {
        Some(Paragraph {
            id: intake.id("id", &self.id)?,
            level: self.level.into(),
            text: self.text,
            status: self.status.into(),
        })
    }
}
