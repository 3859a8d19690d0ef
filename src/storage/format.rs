//! Canonical form of a single file, for `travaux fmt` and for checking what is shipped.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::canonical::file_text;
use super::exercise::{EventFile, RoleFile, ScenarioFile};
use super::files::{Reading, is_ron, join};
use super::parse::{decode, parse};
use super::save::write_atomic;
use super::schema::{
    ArticleFile, BlocFile, DecisionFile, DossierFile, DraftFile, IssuesFile, ItemsFile, NoteFile,
    NotesFile, OutlinesFile, ProposalFile, RulesFile, SourcesFile, StatesFile, TablesFile,
    WordingsFile, WorkspaceFile,
};
use super::sink::lost_comments;
use crate::model::problem::{Problem, Severity};

/// What a file holds, told by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `dossier.ron`
    Dossier,
    /// `issues/<family>.ron`
    Issues,
    /// `wordings/<family>.ron`
    Wordings,
    /// `blocs/<bloc>.ron`
    Bloc,
    /// `instruments/states.ron`
    States,
    /// `instruments/sources.ron`
    Sources,
    /// `instruments/treaties.ron`, `soft-law.ron`, `bodies.ron`
    Instruments,
    /// `instruments/outlines.ron`
    Outlines,
    /// `instruments/tables.ron`
    Tables,
    /// `instruments/notes.ron`
    Notes,
    /// `instruments/rules.ron`
    Rules,
    /// `workspace.ron`
    Workspace,
    /// `draft.ron`
    Draft,
    /// `articles/<ULID>.ron`
    Article,
    /// `decisions/<ULID>.ron`
    Decision,
    /// `proposals/<ULID>.ron`
    Proposal,
    /// `notes/<ULID>.ron`
    Note,
    /// `scenario.ron`
    Scenario,
    /// `roles/<role>.ron`
    Role,
    /// `events/<ULID>.ron`
    Event,
}

impl FileKind {
    /// The kind of the file at a path, told by its last two parts; `None` where the place holds no
    /// file of ours.
    pub fn of(path: &str) -> Option<Self> {
        let path = path.replace('\\', "/");
        let mut parts = path.rsplit('/');
        let stem = parts.next()?.strip_suffix(".ron")?;
        match (parts.next().unwrap_or(""), stem) {
            ("issues", _) => Some(Self::Issues),
            ("wordings", _) => Some(Self::Wordings),
            ("blocs", _) => Some(Self::Bloc),
            ("instruments", "states") => Some(Self::States),
            ("instruments", "sources") => Some(Self::Sources),
            ("instruments", "treaties" | "soft-law" | "bodies") => Some(Self::Instruments),
            ("instruments", "outlines") => Some(Self::Outlines),
            ("instruments", "tables") => Some(Self::Tables),
            ("instruments", "notes") => Some(Self::Notes),
            ("instruments", "rules") => Some(Self::Rules),
            ("articles", _) => Some(Self::Article),
            ("decisions", _) => Some(Self::Decision),
            ("proposals", _) => Some(Self::Proposal),
            ("notes", _) => Some(Self::Note),
            ("roles", _) => Some(Self::Role),
            ("events", _) => Some(Self::Event),
            (_, "scenario") => Some(Self::Scenario),
            (_, "dossier") => Some(Self::Dossier),
            (_, "workspace") => Some(Self::Workspace),
            (_, "draft") => Some(Self::Draft),
            _ => None,
        }
    }
}

/// Why a file is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Something is wrong with it.
    Faulty(Problem),
    /// A later version of the program wrote it.
    Newer(Problem),
}

impl Kept {
    /// What to tell a person.
    pub fn problem(self) -> Problem {
        match self {
            Self::Faulty(problem) | Self::Newer(problem) => problem,
        }
    }
}

impl From<Problem> for Kept {
    fn from(problem: Problem) -> Self {
        Self::Faulty(problem)
    }
}

/// The canonical text of a file of this kind.
///
/// # Errors
/// The first problem of the text; a file of a newer schema is refused as well.
pub fn format_file(bytes: &[u8], kind: FileKind) -> Result<String, Problem> {
    shaped(bytes, kind).map_err(Kept::problem)
}

fn shaped(bytes: &[u8], kind: FileKind) -> Result<String, Kept> {
    let text = decode(bytes)?;
    match kind {
        FileKind::Dossier => again::<DossierFile>(text),
        FileKind::Issues => again::<IssuesFile>(text),
        FileKind::Wordings => again::<WordingsFile>(text),
        FileKind::Bloc => again::<BlocFile>(text),
        FileKind::States => again::<StatesFile>(text),
        FileKind::Sources => again::<SourcesFile>(text),
        FileKind::Instruments => again::<ItemsFile>(text),
        FileKind::Outlines => again::<OutlinesFile>(text),
        FileKind::Tables => again::<TablesFile>(text),
        FileKind::Notes => again::<NotesFile>(text),
        FileKind::Rules => again::<RulesFile>(text),
        FileKind::Workspace => again::<WorkspaceFile>(text),
        FileKind::Draft => again::<DraftFile>(text),
        FileKind::Article => again::<ArticleFile>(text),
        FileKind::Decision => again::<DecisionFile>(text),
        FileKind::Proposal => again::<ProposalFile>(text),
        FileKind::Note => again::<NoteFile>(text),
        FileKind::Scenario => again::<ScenarioFile>(text),
        FileKind::Role => again::<RoleFile>(text),
        FileKind::Event => again::<EventFile>(text),
    }
}

fn again<T: DeserializeOwned + Serialize>(text: &str) -> Result<String, Kept> {
    let parsed = parse::<T>(text)?;
    match parsed.newer {
        None => Ok(file_text(&parsed.value)?),
        Some(schema) => Err(Kept::Newer(
            Problem::error(format!(
                "the file has the newer schema {schema}; it is left as it is"
            ))
            .with_remedy("format it with a later version of Travaux"),
        )),
    }
}

/// What formatting a folder came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formatted {
    /// How many files of ours there are.
    pub looked_at: usize,
    /// Those that were not in canonical form, relative to the folder; written where that was asked.
    pub changed: Vec<String>,
    /// Those that were left alone, and why.
    pub problems: Vec<Problem>,
}

/// How deep a workspace goes: `private/positions/<dossier>/blocs/<bloc>.ron`.
const DEEPEST: usize = 5;

/// Looks at every file of ours below `folder` and, where `write` says so, puts it into canonical
/// form. Files with errors, with comments, or of a newer schema are left as they are.
pub fn format_folder(folder: &Path, write: bool) -> Formatted {
    let mut formatted = Formatted::default();
    let mut reading = Reading::default();
    let mut open = vec![(String::new(), DEEPEST)];
    while let Some((below, depth)) = open.pop() {
        for name in reading.names(folder, &below) {
            let path = join(&below, &name);
            let meta = std::fs::symlink_metadata(folder.join(&path));
            if depth > 1 && meta.is_ok_and(|meta| meta.is_dir()) {
                open.push((path, depth - 1));
            } else if is_ron(&name) && FileKind::of(&path).is_some() {
                reading.file(folder, &path);
            }
        }
    }
    reading.files.sort_by(|a, b| a.path.cmp(&b.path));
    for raw in &reading.files {
        let Some(kind) = FileKind::of(&raw.path) else {
            continue;
        };
        formatted.looked_at += 1;
        match canonical_of(&raw.bytes, kind) {
            Ok(text) if text.as_bytes() == &*raw.bytes => {}
            Ok(text) => {
                let done = if write {
                    write_atomic(&folder.join(&raw.path), text.as_bytes())
                } else {
                    Ok(())
                };
                match done {
                    Ok(()) => formatted.changed.push(raw.path.clone()),
                    Err(problem) => formatted.problems.push(problem),
                }
            }
            Err(kept) => formatted.problems.push(kept.problem().in_file(&raw.path)),
        }
    }
    formatted.problems.extend(reading.problems);
    formatted
}

/// The canonical text, unless comments would go with the old one.
///
/// # Errors
/// Those of [`format_file`], and comments.
pub fn canonical_of(bytes: &[u8], kind: FileKind) -> Result<String, Kept> {
    let text = shaped(bytes, kind)?;
    match lost_comments(decode(bytes)?) {
        None => Ok(text),
        Some(comment) => Err(Kept::Faulty(Problem {
            severity: Severity::Error,
            message: "the file has comments, which would be lost; it is left as it is".to_owned(),
            ..comment
        })),
    }
}
