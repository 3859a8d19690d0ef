//! The lines of a segment, and their checksums.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Base, print_of};
use crate::model::change::{Change, Edit, Touched};
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;
use crate::storage::edits;
use crate::storage::schema::SCHEMA;

/// An edit with prints of what it found and left.
///
/// A change holds what it replaces, but typing only the words it touched: the print of the whole
/// paragraph tells whether it is still the one the words were typed into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The edit.
    pub edit: Edit,
    /// A print for each change, of what it found; 0 where the change itself says it all.
    pub(super) before: Vec<u64>,
    /// The same of what the whole edit left.
    pub(super) after: Vec<u64>,
}

impl Entry {
    /// Prints of what `changes` are about to touch, for [`Entry::new`].
    pub fn prints(changes: &[Change], workspace: &Workspace) -> Vec<u64> {
        changes.iter().map(|c| print(c, workspace)).collect()
    }

    /// An edit that was applied to `workspace`; `before` are the prints taken before it was.
    pub fn new(edit: Edit, before: Vec<u64>, workspace: &Workspace) -> Self {
        let after = Self::prints(&edit.changes, workspace);
        Self {
            edit,
            before,
            after,
        }
    }

    /// Merges typing that goes on, as [`Edit::absorb`] does.
    pub fn absorb(&mut self, next: &Self) -> bool {
        // There is a print for each change: steps that hold more than one stay apart.
        let single = |entry: &Self| entry.edit.changes.len() == 1;
        let fits = single(self)
            && single(next)
            && self.after == next.before
            && self.edit.absorb(&next.edit);
        if fits {
            self.after.clone_from(&next.after);
        }
        fits
    }

    /// The entry that takes this one back.
    pub(super) fn inverse(&self) -> Self {
        let turned = |prints: &[u64]| prints.iter().rev().copied().collect();
        Self {
            edit: self.edit.inverse(),
            before: turned(&self.after),
            after: turned(&self.before),
        }
    }
}

fn print(change: &Change, workspace: &Workspace) -> u64 {
    let draft = &workspace.draft;
    match change.touched() {
        Some(Touched::Words(paragraph)) => draft
            .text_of(paragraph)
            .map_or(1, |text| print_of(text.as_bytes())),
        Some(Touched::Order(_)) => {
            let ids: Vec<String> = draft.articles.iter().map(|a| a.id.to_string()).collect();
            print_of(ids.join(" ").as_bytes())
        }
        Some(
            Touched::Recitals
            | Touched::Paragraphs(_)
            | Touched::Heading(_)
            | Touched::Frame(_)
            | Touched::Article(_),
        )
        | None => 0,
    }
}

/// The first line of a segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    schema: u32,
    /// `sample`, `folder` or `copy`.
    base: String,
    /// The folder, or the name of the copy beside the segment.
    #[serde(default)]
    path: String,
    /// The workspace's title.
    #[serde(default)]
    pub(super) title: String,
}

impl Head {
    pub(super) fn new(base: &Base, title: &str) -> Self {
        let (word, path) = match base {
            Base::Sample => ("sample", String::new()),
            Base::Folder(path) => ("folder", path.to_string_lossy().into_owned()),
            Base::Copy(path) => {
                let name = path.file_name().unwrap_or_default();
                ("copy", name.to_string_lossy().into_owned())
            }
        };
        Self {
            schema: SCHEMA,
            base: word.to_owned(),
            path,
            title: title.to_owned(),
        }
    }

    /// What the edits are made on, for a segment in `folder`; `None` where a later version of the
    /// program wrote it.
    pub(super) fn base(&self, folder: &std::path::Path) -> Option<Base> {
        if self.schema > SCHEMA {
            return None;
        }
        match self.base.as_str() {
            "sample" => Some(Base::Sample),
            "folder" => Some(Base::Folder(PathBuf::from(&self.path))),
            // A name and nothing else: a damaged line must not lead anywhere else on the disk.
            "copy" if !self.path.contains(['/', '\\']) && !self.path.starts_with('.') => {
                Some(Base::Copy(folder.join(&self.path)))
            }
            _ => None,
        }
    }
}

/// A line of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// What follows is made on this.
    Head(Head),
    /// An edit.
    Edit(Box<Entry>),
    /// Something confidential was edited; what, is not kept.
    Private,
}

fn hex(prints: &[u64]) -> String {
    let each: Vec<String> = prints.iter().map(|print| format!("{print:x}")).collect();
    each.join(",")
}

fn unhex(text: &str) -> Option<Vec<u64>> {
    let parts = text.split(',').filter(|part| !part.is_empty());
    parts
        .map(|part| u64::from_str_radix(part, 16).ok())
        .collect()
}

impl Line {
    /// The line with its checksum and its end.
    pub(super) fn text(&self) -> Result<String, Problem> {
        let body = match self {
            Self::Head(head) => {
                let json = serde_json::to_string(head).map_err(|error| {
                    Problem::error(format!("the journal cannot be written: {error}"))
                })?;
                format!("head {json}")
            }
            Self::Edit(entry) => format!(
                "edit {};{} {}",
                hex(&entry.before),
                hex(&entry.after),
                edits::to_json_line(&entry.edit)?
            ),
            Self::Private => "private".to_owned(),
        };
        Ok(format!("{:016x} {body}\n", print_of(body.as_bytes())))
    }

    /// The line of a text without its end; `None` where it is torn, damaged or not understood.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (sum, body) = text.split_once(' ')?;
        if u64::from_str_radix(sum, 16).ok()? != print_of(body.as_bytes()) {
            return None;
        }
        let (kind, rest) = body.split_once(' ').unwrap_or((body, ""));
        match kind {
            "head" => serde_json::from_str(rest).ok().map(Self::Head),
            "edit" => {
                let (prints, json) = rest.split_once(' ')?;
                let (before, after) = prints.split_once(';')?;
                let edit = edits::from_json_line(json).ok()?;
                Some(Self::Edit(Box::new(Entry {
                    edit,
                    before: unhex(before)?,
                    after: unhex(after)?,
                })))
            }
            "private" => Some(Self::Private),
            _ => None,
        }
    }
}
