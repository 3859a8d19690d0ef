//! `draft/notes/<ULID>.ron`: a comment or footnote.

use serde::{Deserialize, Serialize};

use super::positions::LayerWord;
use super::quote::QuoteRecord;
use super::{SCHEMA, is_default, mirror};
use crate::model::note::{Note, NoteKind, NoteOn, Reply};
use crate::storage::intake::{Intake, Record, write_all};

mirror!(KindWord = NoteKind { Comment, Footnote });

/// A comment or footnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteFile {
    schema: u32,
    pub(crate) id: String,
    on: OnRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    quote: QuoteRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    kind: KindWord,
    #[serde(default, skip_serializing_if = "is_default")]
    text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    author: String,
    time_ms: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    replies: Vec<ReplyRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    resolved: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    layer: LayerWord,
}

/// What a note stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum OnRecord {
    Draft,
    Article { article: String },
    Paragraph { paragraph: String },
    Proposal { proposal: String },
}

/// An answer to a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplyRecord {
    #[serde(default, skip_serializing_if = "is_default")]
    author: String,
    time_ms: u64,
    text: String,
}

impl Record for ReplyRecord {
    type Model = Reply;

    fn write(model: &Reply) -> Self {
        Self {
            author: model.author.clone(),
            time_ms: model.time_ms,
            text: model.text.clone(),
        }
    }

    fn read(self, _intake: &mut Intake<'_>) -> Option<Reply> {
        Some(Reply {
            author: self.author,
            time_ms: self.time_ms,
            text: self.text,
        })
    }
}

impl Record for NoteFile {
    type Model = Note;

    fn write(model: &Note) -> Self {
        Self {
            schema: SCHEMA,
            id: model.id.to_string(),
            on: match model.on {
                NoteOn::Draft => OnRecord::Draft,
                NoteOn::Article(id) => OnRecord::Article {
                    article: id.to_string(),
                },
                NoteOn::Paragraph(id) => OnRecord::Paragraph {
                    paragraph: id.to_string(),
                },
                NoteOn::Proposal(id) => OnRecord::Proposal {
                    proposal: id.to_string(),
                },
            },
            quote: QuoteRecord::write(&model.quote),
            kind: model.kind.into(),
            text: model.text.clone(),
            author: model.author.clone(),
            time_ms: model.time_ms,
            replies: write_all(&model.replies),
            resolved: model.resolved,
            layer: model.layer.into(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Note> {
        let on = match self.on {
            OnRecord::Draft => NoteOn::Draft,
            OnRecord::Article { article } => NoteOn::Article(intake.id("article", &article)?),
            OnRecord::Paragraph { paragraph } => {
                NoteOn::Paragraph(intake.id("paragraph", &paragraph)?)
            }
            OnRecord::Proposal { proposal } => NoteOn::Proposal(intake.id("proposal", &proposal)?),
        };
        Some(Note {
            id: intake.id("id", &self.id)?,
            on,
            quote: self.quote.read(intake)?,
            kind: self.kind.into(),
            text: self.text,
            author: self.author,
            time_ms: self.time_ms,
            replies: intake.all(self.replies),
            resolved: self.resolved,
            layer: self.layer.into(),
        })
    }
}
