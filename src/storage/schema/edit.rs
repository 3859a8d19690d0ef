//! Edits as text: a line of the journal, an undo step, an audit record.

mod read;
mod write;

use serde::{Deserialize, Serialize};

use super::bloc::BlocFile;
use super::draft::ArticleFile;
use super::draft::{FrameRecord, WrapRecord};
use super::instruments::SourceRecord;
use super::issues::IssueRecord;
use super::note::NoteFile;
use super::paragraph::ParagraphRecord;
use super::positions::{MemberEntryRecord, PositionRecord};
use super::proposal::ProposalFile;
use super::workspace::{DecisionFile, WholeVersion};
use super::{SCHEMA, is_default};
use crate::model::change::{Change, Edit};
use crate::storage::intake::{Intake, Record, write_all};

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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<u64>,
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
        /// Absent in journals of versions before it was kept: at the end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<u64>,
        before: Option<Box<SourceRecord>>,
        after: Option<Box<SourceRecord>>,
    },
    Version {
        id: String,
        before: Option<Box<WholeVersion>>,
        after: Option<Box<WholeVersion>>,
    },
    Frame {
        article: String,
        before: FrameRecord,
        after: FrameRecord,
    },
    Wrap {
        id: String,
        before: Option<Box<WrapRecord>>,
        after: Option<Box<WrapRecord>>,
    },
    Proposal {
        id: String,
        before: Option<Box<ProposalFile>>,
        after: Option<Box<ProposalFile>>,
    },
    Note {
        id: String,
        before: Option<Box<NoteFile>>,
        after: Option<Box<NoteFile>>,
    },
}

impl Record for ChangeRecord {
    type Model = Change;

    fn write(model: &Change) -> Self {
        write::record(model)
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Change> {
        read::change(self, intake)
    }
}
