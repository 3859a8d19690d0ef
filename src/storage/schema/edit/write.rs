//! The record of a change, kind by kind.

use super::ChangeRecord;
use crate::model::change::Change;
use crate::storage::intake::{Record as _, some, some_boxed, write_all};
use crate::storage::schema::draft::FrameRecord;

#[expect(clippy::too_many_lines, reason = "one arm a kind of change")]
pub(super) fn record(model: &Change) -> ChangeRecord {
    match model {
        Change::Text {
            paragraph,
            at,
            removed,
            inserted,
        } => ChangeRecord::Text {
            paragraph: paragraph.to_string(),
            at: *at as u64,
            removed: removed.clone(),
            inserted: inserted.clone(),
        },
        Change::Paragraphs {
            article,
            before,
            after,
        } => ChangeRecord::Paragraphs {
            article: article.to_string(),
            before: write_all(before),
            after: write_all(after),
        },
        Change::Preamble { before, after } => ChangeRecord::Preamble {
            before: write_all(before),
            after: write_all(after),
        },
        Change::Heading {
            article,
            before,
            after,
        } => ChangeRecord::Heading {
            article: article.to_string(),
            before: before.clone(),
            after: after.clone(),
        },
        Change::Article {
            place,
            before,
            after,
        } => ChangeRecord::Article {
            place: *place as u64,
            before: some(before.as_ref()),
            after: some(after.as_ref()),
        },
        Change::MoveArticle { from, to } => ChangeRecord::MoveArticle {
            from: *from as u64,
            to: *to as u64,
        },
        Change::DraftTitle { before, after } => ChangeRecord::DraftTitle {
            before: before.clone(),
            after: after.clone(),
        },
        Change::DraftComplete { before, after } => ChangeRecord::DraftComplete {
            before: *before,
            after: *after,
        },
        Change::Decision { id, before, after } => ChangeRecord::Decision {
            id: id.to_string(),
            before: some_boxed(before.as_deref()),
            after: some_boxed(after.as_deref()),
        },
        Change::Own { before, after } => ChangeRecord::Own {
            before: before.as_ref().map(ToString::to_string),
            after: after.as_ref().map(ToString::to_string),
        },
        Change::Title { before, after } => ChangeRecord::Title {
            before: before.clone(),
            after: after.clone(),
        },
        Change::Position {
            bloc,
            issue,
            place,
            before,
            after,
        } => ChangeRecord::Position {
            bloc: bloc.to_string(),
            issue: issue.to_string(),
            place: place.map(|at| at as u64),
            before: some(before.as_deref()),
            after: some(after.as_deref()),
        },
        Change::MemberEntries {
            bloc,
            before,
            after,
        } => ChangeRecord::MemberEntries {
            bloc: bloc.to_string(),
            before: write_all(before),
            after: write_all(after),
        },
        Change::Bloc {
            place,
            before,
            after,
        } => ChangeRecord::Bloc {
            place: *place as u64,
            before: some_boxed(before.as_deref()),
            after: some_boxed(after.as_deref()),
        },
        Change::Issue {
            place,
            before,
            after,
        } => ChangeRecord::Issue {
            place: *place as u64,
            before: some_boxed(before.as_deref()),
            after: some_boxed(after.as_deref()),
        },
        Change::Source {
            id,
            place,
            before,
            after,
        } => ChangeRecord::Source {
            id: id.to_string(),
            place: (*place != usize::MAX).then_some(*place as u64),
            before: some_boxed(before.as_deref()),
            after: some_boxed(after.as_deref()),
        },
        Change::Version { id, before, after } => ChangeRecord::Version {
            id: id.to_string(),
            before: some_boxed(before.as_deref()),
            after: some_boxed(after.as_deref()),
        },
        Change::Frame {
            article,
            before,
            after,
        } => ChangeRecord::Frame {
            article: article.to_string(),
            before: FrameRecord::write(before),
            after: FrameRecord::write(after),
        },
        Change::Wrap { id, before, after } => ChangeRecord::Wrap {
            id: id.to_string(),
            before: some_boxed(before.as_deref()),
            after: some_boxed(after.as_deref()),
        },
        Change::Proposal { id, before, after } => ChangeRecord::Proposal {
            id: id.to_string(),
            before: some_boxed(before.as_deref()),
            after: some_boxed(after.as_deref()),
        },
        Change::Note { id, before, after } => ChangeRecord::Note {
            id: id.to_string(),
            before: some_boxed(before.as_deref()),
            after: some_boxed(after.as_deref()),
        },
    }
}
