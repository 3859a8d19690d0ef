//! `travaux import` of a draft: tracked changes as proposals, comments as notes, and a report of
//! what was understood and what was not.

use std::path::Path;

use serde::Serialize;

use crate::exchange::draft_in::{self, Adopted, DraftFormat, Maker, Read, Remark, adopt};
use crate::model::ids::IdMint;
use crate::model::problem::Problem;
use crate::model::workspace::NamedVersion;
use crate::storage::text_io;
use crate::storage::workspace_io::OpenWorkspace;

use super::count::Count;
use super::import::refuse;
use super::writing::{self, hold, now_ms};
use super::{Ending, Streams, load};

/// What was read, as JSON.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    file: String,
    format: &'static str,
    applied: bool,
    title: String,
    recitals: usize,
    articles: usize,
    paragraphs: usize,
    changed: usize,
    proposals: Vec<ProposalOut>,
    comments: usize,
    not_understood: Vec<RemarkOut>,
}

/// A proposal that would come in.
#[derive(Debug, Serialize)]
struct ProposalOut {
    kind: String,
    by: Vec<String>,
    words: String,
    text: String,
}

/// Something that was not understood.
#[derive(Debug, Serialize)]
struct RemarkOut {
    place: String,
    what: String,
}

/// Whether a file holds a draft, by its ending.
pub(super) fn is_draft(file: &Path) -> bool {
    let ending = file.extension().map(|e| e.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| DraftFormat::ENDINGS.contains(&ending.as_str()))
}

/// Reads a draft, tells what it holds, and takes it into a workspace where one is given.
pub(super) fn import(
    file: &Path,
    (folder, write): (Option<&Path>, bool),
    json: bool,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let lock = folder
        .filter(|_| write)
        .map(|folder| hold(folder, streams))
        .transpose()?;
    let mut got = load::Base::load(folder, write, streams)?;
    let (read, format) = read(file).map_err(|problem| refuse(problem, file, streams))?;
    let n_notes = read.notes.len();
    let (title, remarks) = (read.draft.title.clone(), read.remarks.clone());
    let adopted = adopt(got.value.workspace(), read);
    let told = told(file, format, &title, &adopted, (n_notes, &remarks));
    let applied = lock.is_some();
    if let Some(open) = got.value.open() {
        save(open, adopted, streams)?;
    }
    drop(lock);
    if json {
        let report = Report { applied, ..told };
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
    } else {
        say(&told, applied, streams)?;
    }
    Ok(got.ending)
}

fn read(file: &Path) -> Result<(Read, DraftFormat), Problem> {
    let bytes = text_io::read_bounded(file, draft_in::LARGEST_FILE)?;
    let ending = file.extension().map(|e| e.to_string_lossy().to_lowercase());
    let format = DraftFormat::of(ending.as_deref().unwrap_or_default(), &bytes);
    let now = now_ms();
    let mut maker = Maker {
        mint: IdMint::new(u128::from(now)),
        now_ms: now,
        author: String::new(),
    };
    Ok((draft_in::read(&bytes, format, &mut maker)?, format))
}

/// Saves the draft; the present one becomes a named version where its words change.
fn save(
    open: &mut OpenWorkspace,
    adopted: Adopted,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let workspace = &mut open.workspace;
    let now = now_ms();
    if adopted.n_changed > 0 {
        let id = crate::model::ids::VersionId(IdMint::new(u128::from(now) ^ 1).next(now));
        workspace.versions.push(NamedVersion {
            id,
            name: "before import".to_owned(),
            symbol: String::new(),
            note: String::new(),
            issued: false,
            time_ms: now,
            draft: workspace.draft.clone(),
        });
        workspace.draft = adopted.draft;
    }
    workspace.proposals.extend(adopted.proposals);
    workspace.notes.extend(adopted.notes);
    workspace.proposals.sort_by_key(|proposal| proposal.id);
    workspace.notes.sort_by_key(|note| note.id);
    writing::save(open, streams)
}

fn told(
    file: &Path,
    format: DraftFormat,
    title: &str,
    adopted: &Adopted,
    (comments, remarks): (usize, &[Remark]),
) -> Report {
    let draft = &adopted.draft;
    Report {
        schema: 1,
        file: file.to_string_lossy().into_owned(),
        format: format.word(),
        applied: false,
        title: title.to_owned(),
        recitals: draft.preamble.len(),
        articles: draft.articles.len(),
        paragraphs: draft.articles.iter().map(|a| a.paragraphs.len()).sum(),
        changed: adopted.n_changed,
        proposals: adopted
            .proposals
            .iter()
            .map(|proposal| ProposalOut {
                kind: format!("{:?}", proposal.kind).to_lowercase(),
                by: proposal.by.iter().map(ToString::to_string).collect(),
                words: proposal.quote.words.clone(),
                text: proposal.text.clone(),
            })
            .collect(),
        comments,
        not_understood: remarks
            .iter()
            .map(|remark| RemarkOut {
                place: remark.place.clone(),
                what: remark.what.clone(),
            })
            .collect(),
    }
}

fn say(told: &Report, applied: bool, streams: &mut Streams<'_>) -> Result<(), Ending> {
    for proposal in &told.proposals {
        let by = proposal.by.join(", ");
        let line = format!(
            "{}: {by}: “{}” → “{}”",
            proposal.kind, proposal.words, proposal.text
        );
        streams.line(&super::display_safe(&line.replace('\n', " ")))?;
    }
    for remark in &told.not_understood {
        let place = if remark.place.is_empty() {
            String::new()
        } else {
            format!("{}: ", remark.place)
        };
        streams.say(&format!("warning: {place}{}", remark.what));
    }
    let done = if applied {
        "done"
    } else {
        "not done (dry run)"
    };
    streams.say(&format!(
        "{}, {}, {} changed, {}, comments and footnotes: {}; {done}",
        Count(told.articles, "article"),
        Count(told.paragraphs, "paragraph"),
        told.changed,
        Count(told.proposals.len(), "new proposal"),
        told.comments
    ));
    Ok(())
}
