//! Canonical form of a single file, for `travaux fmt` and for checking what is shipped.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::canonical::file_text;
use super::parse::{decode, parse};
use super::schema::{
    ArticleFile, BlocFile, DecisionFile, DossierFile, DraftFile, IssuesFile, ItemsFile, NotesFile,
    OutlinesFile, RulesFile, SourcesFile, StatesFile, TablesFile, WordingsFile, WorkspaceFile,
};
use crate::model::problem::Problem;

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
            (_, "dossier") => Some(Self::Dossier),
            (_, "workspace") => Some(Self::Workspace),
            (_, "draft") => Some(Self::Draft),
            _ => None,
        }
    }
}

/// The canonical text of a file of this kind.
///
/// # Errors
/// The first problem of the text; a file of a newer schema is refused as well.
pub fn format_file(bytes: &[u8], kind: FileKind) -> Result<String, Problem> {
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
    }
}

fn again<T: DeserializeOwned + Serialize>(text: &str) -> Result<String, Problem> {
    let parsed = parse::<T>(text)?;
    match parsed.newer {
        None => file_text(&parsed.value),
        Some(schema) => Err(Problem::error(format!(
            "the file has the newer schema {schema}; it is left as it is"
        ))
        .with_remedy("format it with a later version of Travaux")),
    }
}
