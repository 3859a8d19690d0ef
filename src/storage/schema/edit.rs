//! Edits as text: a line of the journal, an undo step, an audit record.

use serde::{Deserialize, Serialize};

use super::bloc::BlocFile;
use super::draft::{ArticleFile, ParagraphRecord};
use super::instruments::SourceRecord;
use super::issues::IssueRecord;
use super::positions::{MemberEntryRecord, PositionRecord};
use super::workspace::{DecisionFile, WholeVersion};
use super::{SCHEMA, is_default};
use crate::model::change::{Change, Edit};
use crate::storage::intake::{
    Intake, Record, read_boxed, read_list, read_some, some, some_boxed, write_all,
};

/// An edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EditRecord {
    pub(crate) schema: u32,
    label: String,
    #[serde(default, skip_serializing_if = "is_default")]
    subject: String,
    #[serde(default, skip_serializing_if = "is_default")]
    author: String,
    time_ms: u64,
    changes: Vec<ChangeRecord>,
}

impl Record for EditRecord {
    type Model = Edit;

    fn write(model: &Edit) -> Self {
        Self {
            schema: SCHEMA,
            label: model.label.clone(),
            subject: model.subject.clone(),
            author: model.author.clone(),
            time_ms: model.time_ms,
            changes: write_all(&model.changes),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Edit> {
        // Half an edit would leave the workspace in a state nobody made: all or nothing.
        let mut changes = Vec::with_capacity(self.changes.len());
        for record in self.changes {
            changes.push(record.read(intake)?);
        }
        Some(Edit {
            label: self.label,
            subject: self.subject,
            author: self.author,
            time_ms: self.time_ms,
            changes,
        })
    }
}

/// The replacement of one record, variant by variant as `model::change::Change`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum ChangeRecord {
    Text {
        paragraph: String,
        at: u64,
        removed: String,
        inserted: String,
    },
    Paragraphs {
        article: String,
        before: Vec<ParagraphRecord>,
        after: Vec<ParagraphRecord>,
    },
    Preamble {
        before: Vec<ParagraphRecord>,
        after: Vec<ParagraphRecord>,
    },
    Heading {
        article: String,
        before: String,
        after: String,
    },
    Article {
        place: u64,
        before: Option<ArticleFile>,
        after: Option<ArticleFile>,
    },
    MoveArticle {
        from: u64,
        to: u64,
    },
    DraftTitle {
        before: String,
        after: String,
    },
    DraftComplete {
        before: bool,
        after: bool,
    },
    Decision {
        id: String,
        before: Option<Box<DecisionFile>>,
        after: Option<Box<DecisionFile>>,
    },
    Own {
        before: Option<String>,
        after: Option<String>,
    },
    Title {
        before: String,
        after: String,
    },
    Position {
        bloc: String,
        issue: String,
        before: Option<PositionRecord>,
        after: Option<PositionRecord>,
    },
    MemberEntries {
        bloc: String,
        before: Vec<MemberEntryRecord>,
        after: Vec<MemberEntryRecord>,
    },
    Bloc {
        place: u64,
        before: Option<Box<BlocFile>>,
        after: Option<Box<BlocFile>>,
    },
    Issue {
        place: u64,
        before: Option<Box<IssueRecord>>,
        after: Option<Box<IssueRecord>>,
    },
    Source {
        id: String,
        before: Option<Box<SourceRecord>>,
        after: Option<Box<SourceRecord>>,
    },
    Version {
        id: String,
        before: Option<Box<WholeVersion>>,
        after: Option<Box<WholeVersion>>,
    },
}

fn place(value: u64) -> Option<usize> {
    usize::try_from(value).ok()
}

impl Record for ChangeRecord {
    type Model = Change;

    #[expect(clippy::too_many_lines, reason = "one arm a kind of change")]
    fn write(model: &Change) -> Self {
        match model {
            Change::Text {
                paragraph,
                at,
                removed,
                inserted,
            } => Self::Text {
                paragraph: paragraph.to_string(),
                at: *at as u64,
                removed: removed.clone(),
                inserted: inserted.clone(),
            },
            Change::Paragraphs {
                article,
                before,
                after,
            } => Self::Paragraphs {
                article: article.to_string(),
                before: write_all(before),
                after: write_all(after),
            },
            Change::Preamble { before, after } => Self::Preamble {
                before: write_all(before),
                after: write_all(after),
            },
            Change::Heading {
                article,
                before,
                after,
            } => Self::Heading {
                article: article.to_string(),
                before: before.clone(),
                after: after.clone(),
            },
            Change::Article {
                place,
                before,
                after,
            } => Self::Article {
                place: *place as u64,
                before: some(before.as_ref()),
                after: some(after.as_ref()),
            },
            Change::MoveArticle { from, to } => Self::MoveArticle {
                from: *from as u64,
                to: *to as u64,
            },
            Change::DraftTitle { before, after } => Self::DraftTitle {
                before: before.clone(),
                after: after.clone(),
            },
            Change::DraftComplete { before, after } => Self::DraftComplete {
                before: *before,
                after: *after,
            },
            Change::Decision { id, before, after } => Self::Decision {
                id: id.to_string(),
                before: some_boxed(before.as_deref()),
                after: some_boxed(after.as_deref()),
            },
            Change::Own { before, after } => Self::Own {
                before: before.as_ref().map(ToString::to_string),
                after: after.as_ref().map(ToString::to_string),
            },
            Change::Title { before, after } => Self::Title {
                before: before.clone(),
                after: after.clone(),
            },
            Change::Position {
                bloc,
                issue,
                before,
                after,
            } => Self::Position {
                bloc: bloc.to_string(),
                issue: issue.to_string(),
                before: some(before.as_deref()),
                after: some(after.as_deref()),
            },
            Change::MemberEntries {
                bloc,
                before,
                after,
            } => Self::MemberEntries {
                bloc: bloc.to_string(),
                before: write_all(before),
                after: write_all(after),
            },
            Change::Bloc {
                place,
                before,
                after,
            } => Self::Bloc {
                place: *place as u64,
                before: some_boxed(before.as_deref()),
                after: some_boxed(after.as_deref()),
            },
            Change::Issue {
                place,
                before,
                after,
            } => Self::Issue {
                place: *place as u64,
                before: some_boxed(before.as_deref()),
                after: some_boxed(after.as_deref()),
            },
            Change::Source { id, before, after } => Self::Source {
                id: id.to_string(),
                before: some_boxed(before.as_deref()),
                after: some_boxed(after.as_deref()),
            },
            Change::Version { id, before, after } => Self::Version {
                id: id.to_string(),
                before: some_boxed(before.as_deref()),
                after: some_boxed(after.as_deref()),
            },
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm a kind of change")]
    fn read(self, intake: &mut Intake<'_>) -> Option<Change> {
        Some(match self {
            Self::Text {
                paragraph,
                at,
                removed,
                inserted,
            } => Change::Text {
                paragraph: intake.id("paragraph", &paragraph)?,
                at: place(at)?,
                removed,
                inserted,
            },
            Self::Paragraphs {
                article,
                before,
                after,
            } => Change::Paragraphs {
                article: intake.id("article", &article)?,
                before: read_list(before, intake)?,
                after: read_list(after, intake)?,
            },
            Self::Preamble { before, after } => Change::Preamble {
                before: read_list(before, intake)?,
                after: read_list(after, intake)?,
            },
            Self::Heading {
                article,
                before,
                after,
            } => Change::Heading {
                article: intake.id("article", &article)?,
                before,
                after,
            },
            Self::Article {
                place: at,
                before,
                after,
            } => Change::Article {
                place: place(at)?,
                before: read_some(before, intake)?,
                after: read_some(after, intake)?,
            },
            Self::MoveArticle { from, to } => Change::MoveArticle {
                from: place(from)?,
                to: place(to)?,
            },
            Self::DraftTitle { before, after } => Change::DraftTitle { before, after },
            Self::DraftComplete { before, after } => Change::DraftComplete { before, after },
            Self::Decision { id, before, after } => Change::Decision {
                id: intake.id("id", &id)?,
                before: read_boxed(before, intake)?,
                after: read_boxed(after, intake)?,
            },
            Self::Own { before, after } => Change::Own {
                before: intake.id_if_any("before", before.as_ref())?,
                after: intake.id_if_any("after", after.as_ref())?,
            },
            Self::Title { before, after } => Change::Title { before, after },
            Self::Position {
                bloc,
                issue,
                before,
                after,
            } => Change::Position {
                bloc: intake.id("bloc", &bloc)?,
                issue: intake.id("issue", &issue)?,
                before: read_some(before, intake)?.map(Box::new),
                after: read_some(after, intake)?.map(Box::new),
            },
            Self::MemberEntries {
                bloc,
                before,
                after,
            } => Change::MemberEntries {
                bloc: intake.id("bloc", &bloc)?,
                before: read_list(before, intake)?,
                after: read_list(after, intake)?,
            },
            Self::Bloc {
                place: at,
                before,
                after,
            } => Change::Bloc {
                place: place(at)?,
                before: read_boxed(before, intake)?,
                after: read_boxed(after, intake)?,
            },
            Self::Issue {
                place: at,
                before,
                after,
            } => Change::Issue {
                place: place(at)?,
                before: read_boxed(before, intake)?,
                after: read_boxed(after, intake)?,
            },
            Self::Source { id, before, after } => Change::Source {
                id: intake.id("id", &id)?,
                before: read_boxed(before, intake)?,
                after: read_boxed(after, intake)?,
            },
            Self::Version { id, before, after } => Change::Version {
                id: intake.id("id", &id)?,
                before: read_boxed(before, intake)?,
                after: read_boxed(after, intake)?,
            },
        })
    }
}
