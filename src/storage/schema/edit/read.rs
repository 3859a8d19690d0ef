//! The change of a record, kind by kind.

use super::ChangeRecord;
use crate::model::change::Change;
use crate::storage::intake::{Intake, Record as _, read_boxed, read_list, read_some};

fn place(value: u64) -> Option<usize> {
    usize::try_from(value).ok()
}

#[expect(clippy::too_many_lines, reason = "one arm a kind of change")]
pub(super) fn change(record: ChangeRecord, intake: &mut Intake<'_>) -> Option<Change> {
    Some(match record {
        ChangeRecord::Text {
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
        ChangeRecord::Paragraphs {
            article,
            before,
            after,
        } => Change::Paragraphs {
            article: intake.id("article", &article)?,
            before: read_list(before, intake)?,
            after: read_list(after, intake)?,
        },
        ChangeRecord::Preamble { before, after } => Change::Preamble {
            before: read_list(before, intake)?,
            after: read_list(after, intake)?,
        },
        ChangeRecord::Heading {
            article,
            before,
            after,
        } => Change::Heading {
            article: intake.id("article", &article)?,
            before,
            after,
        },
        ChangeRecord::Article {
            place: at,
            before,
            after,
        } => Change::Article {
            place: place(at)?,
            before: read_some(before, intake)?,
            after: read_some(after, intake)?,
        },
        ChangeRecord::MoveArticle { from, to } => Change::MoveArticle {
            from: place(from)?,
            to: place(to)?,
        },
        ChangeRecord::DraftTitle { before, after } => Change::DraftTitle { before, after },
        ChangeRecord::DraftComplete { before, after } => Change::DraftComplete { before, after },
        ChangeRecord::Decision { id, before, after } => Change::Decision {
            id: intake.id("id", &id)?,
            before: read_boxed(before, intake)?,
            after: read_boxed(after, intake)?,
        },
        ChangeRecord::Own { before, after } => Change::Own {
            before: intake.id_if_any("before", before.as_ref())?,
            after: intake.id_if_any("after", after.as_ref())?,
        },
        ChangeRecord::Title { before, after } => Change::Title { before, after },
        ChangeRecord::Position {
            bloc,
            issue,
            place: at,
            before,
            after,
        } => Change::Position {
            bloc: intake.id("bloc", &bloc)?,
            issue: intake.id("issue", &issue)?,
            place: at.map_or(Some(None), |at| place(at).map(Some))?,
            before: read_some(before, intake)?.map(Box::new),
            after: read_some(after, intake)?.map(Box::new),
        },
        ChangeRecord::MemberEntries {
            bloc,
            before,
            after,
        } => Change::MemberEntries {
            bloc: intake.id("bloc", &bloc)?,
            before: read_list(before, intake)?,
            after: read_list(after, intake)?,
        },
        ChangeRecord::Bloc {
            place: at,
            before,
            after,
        } => Change::Bloc {
            place: place(at)?,
            before: read_boxed(before, intake)?,
            after: read_boxed(after, intake)?,
        },
        ChangeRecord::Issue {
            place: at,
            before,
            after,
        } => Change::Issue {
            place: place(at)?,
            before: read_boxed(before, intake)?,
            after: read_boxed(after, intake)?,
        },
        ChangeRecord::Source {
            id,
            place: at,
            before,
            after,
        } => Change::Source {
            id: intake.id("id", &id)?,
            place: at.map_or(Some(usize::MAX), place)?,
            before: read_boxed(before, intake)?,
            after: read_boxed(after, intake)?,
        },
        ChangeRecord::Version { id, before, after } => Change::Version {
            id: intake.id("id", &id)?,
            before: read_boxed(before, intake)?,
            after: read_boxed(after, intake)?,
        },
        ChangeRecord::Frame {
            article,
            before,
            after,
        } => Change::Frame {
            article: intake.id("article", &article)?,
            before: before.read(intake)?,
            after: after.read(intake)?,
        },
        ChangeRecord::Wrap { id, before, after } => Change::Wrap {
            id: intake.id("id", &id)?,
            before: read_boxed(before, intake)?,
            after: read_boxed(after, intake)?,
        },
        ChangeRecord::Proposal { id, before, after } => Change::Proposal {
            id: intake.id("id", &id)?,
            before: read_boxed(before, intake)?,
            after: read_boxed(after, intake)?,
        },
        ChangeRecord::Note { id, before, after } => Change::Note {
            id: intake.id("id", &id)?,
            before: read_boxed(before, intake)?,
            after: read_boxed(after, intake)?,
        },
    })
}
