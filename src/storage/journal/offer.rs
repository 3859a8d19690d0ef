//! Work that was not saved: what is found, what it holds, and how it is read again.

use std::fs;
use std::path::{Path, PathBuf};

use super::line::{Head, Line};
use super::{Base, Entry};
use crate::model::change::{Change, Edit};
use crate::model::problem::Problem;
use crate::storage::files::disk_problem;
use crate::storage::lock::Held;

/// How many steps are shown of what a journal holds.
const SHOWN: usize = 6;

/// How many bytes of a segment are read.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Unsaved work that can be taken up again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The folder of the journal.
    pub journal: PathBuf,
    /// The folder of the workspace it belongs to; absent for work that had none yet.
    pub folder: Option<PathBuf>,
    /// The workspace's title; may be empty.
    pub title: String,
    /// When the last edit was made, in milliseconds since 1970.
    pub time_ms: u64,
    /// How many edits there are.
    pub n_edits: usize,
    /// How many confidential edits there were; they were not kept.
    pub n_private: usize,
    /// The last steps, latest first, with neighbours of the same kind taken together.
    pub steps: Vec<Step>,
    /// Whether a later version of the program wrote it, so that this one cannot.
    pub newer: bool,
}

/// What was done, for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Message key of what was done.
    pub label: String,
    /// What it was done to; may be empty.
    pub subject: String,
    /// When, in milliseconds since 1970.
    pub time_ms: u64,
    /// How many edits in a row.
    pub n: usize,
    /// The words that were put in, the last 120 characters of them; may be empty.
    pub words: String,
}

/// How many characters of what was typed are shown.
const SHOWN_WORDS: usize = 120;

/// The words an edit put in.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other changes are told by their label"
)]
fn words_of(edit: &Edit) -> String {
    let words = edit.changes.iter().find_map(|change| match change {
        Change::Text { inserted, .. } => Some(inserted.clone()),
        Change::Heading { after, .. } => Some(after.clone()),
        Change::Paragraphs { before, after, .. } => {
            let fresh = after
                .iter()
                .find(|p| !before.iter().any(|b| b.text == p.text));
            fresh.map(|p| p.text.clone())
        }
        _ => None,
    });
    words.unwrap_or_default()
}

/// Adds what a later edit of the same step put in; of long words the end is shown.
fn add_words(step: &mut Step, edit: &Edit) {
    let is_typing = matches!(edit.changes.as_slice(), [Change::Text { .. }]);
    if !is_typing {
        step.words.clear();
    }
    step.words.push_str(&words_of(edit));
    let n_over = step.words.chars().count().saturating_sub(SHOWN_WORDS);
    if n_over > 0 {
        step.words = format!(
            "…{}",
            step.words.chars().skip(n_over + 1).collect::<String>()
        );
    }
}

/// A journal, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// What its edits are made on; `None` where a later version of the program wrote it.
    pub base: Option<Base>,
    /// The workspace's title; may be empty.
    pub title: String,
    /// The edits, in order.
    pub entries: Vec<Entry>,
    /// How many confidential edits were not kept.
    pub n_private: usize,
    /// Whether it ends in a line that was torn or damaged; what stood there is gone.
    pub torn: bool,
}

/// Journals below `state` that no window keeps any more, latest first.
pub fn offers(state: &Path) -> Vec<Offer> {
    let mut found: Vec<Offer> = names(&state.join("journal"))
        .into_iter()
        .filter_map(|folder| offer(&folder))
        .collect();
    found.sort_by(|a, b| b.time_ms.cmp(&a.time_ms).then(a.journal.cmp(&b.journal)));
    found
}

fn names(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn offer(journal: &Path) -> Option<Offer> {
    // A window that is open keeps its journal locked.
    let _ours = Held::take(&journal.join("held")).ok()?;
    let unsaved = read(journal).ok()?;
    let newer = unsaved.base.is_none() && unsaved.entries.is_empty() && !unsaved.torn;
    if unsaved.entries.is_empty() && unsaved.n_private == 0 && !newer {
        if !unsaved.torn {
            // Begun and never used.
            fs::remove_dir_all(journal).ok();
        }
        return None;
    }
    let mut steps: Vec<Step> = Vec::new();
    for Entry { edit, .. } in &unsaved.entries {
        match steps.last_mut() {
            Some(last) if last.label == edit.label && last.subject == edit.subject => {
                last.time_ms = edit.time_ms;
                last.n += 1;
                add_words(last, edit);
            }
            _ => {
                let mut step = Step {
                    label: edit.label.clone(),
                    subject: edit.subject.clone(),
                    time_ms: edit.time_ms,
                    n: 1,
                    words: String::new(),
                };
                add_words(&mut step, edit);
                steps.push(step);
            }
        }
    }
    steps.reverse();
    steps.truncate(SHOWN);
    let folder = match unsaved.base {
        Some(Base::Folder(folder)) => Some(folder),
        Some(Base::Sample | Base::Copy(_)) | None => None,
    };
    Some(Offer {
        journal: journal.to_path_buf(),
        folder,
        title: unsaved.title,
        time_ms: unsaved.entries.last().map_or(0, |e| e.edit.time_ms),
        n_edits: unsaved.entries.len(),
        n_private: unsaved.n_private,
        steps,
        newer,
    })
}

/// Reads a journal: its segments one after the other, up to the first line that is not whole.
///
/// # Errors
/// What the disk refuses.
pub fn read(journal: &Path) -> Result<Unsaved, Problem> {
    let mut unsaved = Unsaved {
        base: None,
        title: String::new(),
        entries: Vec::new(),
        n_private: 0,
        torn: false,
    };
    let mut first = true;
    let segments = names(journal)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "journal"));
    for path in segments {
        let failed = |error| disk_problem(&path.to_string_lossy(), "read unsaved work", &error);
        let n_bytes = fs::symlink_metadata(&path).map_err(failed)?;
        if !n_bytes.is_file() || n_bytes.len() > LARGEST {
            unsaved.torn = true;
            break;
        }
        let bytes = fs::read(&path).map_err(failed)?;
        let whole = String::from_utf8_lossy(&bytes);
        let (whole, rest) = whole.rsplit_once('\n').unwrap_or(("", &whole));
        for text in whole.lines() {
            match Line::parse(text) {
                Some(Line::Head(head)) => {
                    if std::mem::take(&mut first) {
                        unsaved.base = Head::base(&head, journal);
                        unsaved.title = head.title;
                        if unsaved.base.is_none() {
                            return Ok(unsaved);
                        }
                    }
                }
                Some(Line::Edit(entry)) if !first => unsaved.entries.push(*entry),
                Some(Line::Private) => unsaved.n_private += 1,
                // What comes after was made on what is lost here.
                Some(Line::Edit(_)) | None => unsaved.torn = true,
            }
            if unsaved.torn {
                return Ok(unsaved);
            }
        }
        if !rest.is_empty() {
            unsaved.torn = true;
            break;
        }
    }
    Ok(unsaved)
}

/// Removes a journal for good.
///
/// # Errors
/// What the disk refuses, and a folder that is no journal below `state`.
pub fn discard(state: &Path, journal: &Path) -> Result<(), Problem> {
    let shown = journal.to_string_lossy();
    if journal.parent() != Some(&*state.join("journal")) {
        return Err(Problem::error("this is no folder of unsaved work").in_file(&shown));
    }
    fs::remove_dir_all(journal).map_err(|error| disk_problem(&shown, "remove unsaved work", &error))
}
