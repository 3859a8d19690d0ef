//! Two texts of one file of a workspace merged as what they hold, not as lines: for git.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::canonical::file_text;
use super::format::FileKind;
use super::intake::{Intake, Record};
use super::parse::{decode, parse};
use super::schema::{
    ArticleFile, BlocFile, DecisionFile, DossierFile, DraftFile, IssuesFile, ItemsFile, NoteFile,
    NotesFile, OutlinesFile, ProposalFile, RulesFile, SourcesFile, StatesFile, TablesFile,
    VersionHead, WorkspaceFile,
};
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::FamilyId;
use crate::model::merge::{self, Merged, Names, merge_ids, merge3};
use crate::model::problem::{Problem, Severity};
use crate::model::reference::{InstrumentKind, Reference};
use crate::model::text::Bilingual;
use crate::model::workspace::{NamedVersion, Workspace};

/// The three texts of a file: what it was, ours, theirs. An empty text is no file.
#[derive(Clone, Copy, Debug)]
pub struct Three<'t> {
    /// What it was when the two were one.
    pub base: &'t [u8],
    /// The side merged into.
    pub ours: &'t [u8],
    /// The side that is merged.
    pub theirs: &'t [u8],
}

/// Merges the three texts of the file at `path` in a workspace; the text that comes out is
/// canonical.
///
/// # Errors
/// A file with an error, of a newer schema, or of a kind that holds no records known by ids;
/// nothing may be written then.
pub fn merge_file(path: &str, texts: Three<'_>, names: &Names) -> Result<Merged<String>, Problem> {
    let refused = |message: &str, remedy: &str| {
        Err(Problem::error(message)
            .in_file(path)
            .with_remedy(remedy.to_owned()))
    };
    if path
        .replace('\\', "/")
        .split('/')
        .any(|part| part == "private")
    {
        let remedy = "keep private/ out of the repository; `travaux merge` merges whole copies";
        return refused("confidential files are not merged one by one", remedy);
    }
    let merged = match FileKind::of(path) {
        Some(FileKind::Article) => record::<ArticleFile>(texts, names, merge::merge_article),
        Some(FileKind::Decision) => record::<DecisionFile>(texts, names, merge::merge_decision),
        Some(FileKind::Proposal) => record::<ProposalFile>(texts, names, merge::merge_proposal),
        Some(FileKind::Note) => record::<NoteFile>(texts, names, merge::merge_note),
        Some(FileKind::Bloc) => record::<BlocFile>(texts, names, merge::merge_bloc),
        Some(FileKind::Issues) => issues(texts, names),
        Some(FileKind::Draft) => draft(texts, names),
        Some(FileKind::Dossier) => dossier(texts, names),
        Some(FileKind::Workspace) => head(texts, names),
        Some(FileKind::Wordings) => {
            let remedy = "merge it by lines: each wording stands on its own";
            return refused("banks of wordings hold no ids to merge by", remedy);
        }
        Some(FileKind::States) => part(texts, names, states),
        Some(FileKind::Sources) => part(texts, names, sources),
        Some(FileKind::Instruments) => part(texts, names, instruments),
        Some(FileKind::Outlines) => part(texts, names, outlines),
        Some(FileKind::Tables) => part(texts, names, tables),
        Some(FileKind::Notes) => part(texts, names, notes),
        Some(FileKind::Rules) => part(texts, names, rules),
        Some(FileKind::Scenario | FileKind::Role) => {
            let remedy = "merge it by lines: one person prepares a scenario";
            return refused("scenarios are not merged by ids", remedy);
        }
        Some(FileKind::Event) => {
            let remedy = "keep both under their own ids; an event is never changed";
            return refused(
                "an event of a session has one author and no versions",
                remedy,
            );
        }
        None => {
            let remedy = "merge it by hand, or as git would";
            return refused("this is no file of a workspace", remedy);
        }
    };
    merged.map_err(|problem| problem.in_file(path))
}

/// Reads one of the texts; nothing where it is empty.
fn read<T: DeserializeOwned, M>(
    bytes: &[u8],
    convert: impl FnOnce(T, &mut Intake<'_>) -> Option<M>,
) -> Result<Option<M>, Problem> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let text = decode(bytes)?;
    let parsed = parse::<T>(text)?;
    if let Some(schema) = parsed.newer {
        let problem = Problem::error(format!("the file has the newer schema {schema}"));
        return Err(problem.with_remedy("merge it with a later version of Travaux"));
    }
    let mut intake = Intake::new("", text);
    let value = convert(parsed.value, &mut intake);
    let bad = intake
        .into_problems()
        .into_iter()
        .find(|problem| problem.severity == Severity::Error);
    match (value, bad) {
        (Some(value), None) => Ok(Some(value)),
        (_, Some(problem)) => Err(problem),
        (None, None) => Err(Problem::error("the file holds nothing that can be read")),
    }
}

/// What each of the three texts holds. Where one side has no file there is nothing to merge.
fn three<T: DeserializeOwned, M>(
    texts: Three<'_>,
    mut convert: impl FnMut(T, &mut Intake<'_>) -> Option<M>,
) -> Result<(Option<M>, M, M), Problem> {
    let missing = || {
        Problem::error("one side has removed the file")
            .with_remedy("keep the other side's file, or remove it")
    };
    Ok((
        read(texts.base, &mut convert)?,
        read(texts.ours, &mut convert)?.ok_or_else(missing)?,
        read(texts.theirs, &mut convert)?.ok_or_else(missing)?,
    ))
}

fn written<T>(
    merged: Merged<T>,
    text: impl FnOnce(T) -> Result<String, Problem>,
) -> Result<Merged<String>, Problem> {
    Ok(Merged {
        value: text(merged.value)?,
        conflicts: merged.conflicts,
    })
}

/// How two copies of a value are merged.
type By<M> = fn(Option<&M>, &M, &M, &Names) -> Merged<M>;

fn record<T>(
    texts: Three<'_>,
    names: &Names,
    merge: By<T::Model>,
) -> Result<Merged<String>, Problem>
where
    T: Record + DeserializeOwned + Serialize,
{
    let (base, ours, theirs) = three(texts, T::read)?;
    let merged = merge(base.as_ref(), &ours, &theirs, names);
    written(merged, |value| file_text(&T::write(&value)))
}

fn issues(texts: Three<'_>, names: &Names) -> Result<Merged<String>, Problem> {
    let mut family = None;
    let (base, ours, theirs) = three(texts, |file: IssuesFile, intake| {
        family = family.take().or_else(|| FamilyId::new(&file.family).ok());
        Some(file.read(intake))
    })?;
    let Some(family) = family else {
        return Err(Problem::error("the file does not name its family"));
    };
    let merged = merge::merge_issues(base.as_deref(), &ours, &theirs, names);
    written(merged, |issues| {
        let mut all: Vec<_> = issues.iter().collect();
        all.sort_by_key(|issue| issue.number);
        file_text(&IssuesFile::write(&family, &all))
    })
}

fn strings<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn draft(texts: Three<'_>, names: &Names) -> Result<Merged<String>, Problem> {
    let (base, ours, theirs) = three(texts, |file: DraftFile, intake| {
        let (draft, order) = file.read(intake)?;
        Some((draft, strings(&order)))
    })?;
    let (was, listed) = base.map_or((None, None), |(draft, list)| (Some(draft), Some(list)));
    let order = merge_ids(listed.as_deref(), &ours.1, &theirs.1);
    let merged = merge::merge_draft(was.as_ref(), &ours.0, &theirs.0, names);
    written(merged, |draft: Draft| {
        file_text(&DraftFile::write(&draft, order))
    })
}

/// A workspace that holds nothing but this dossier.
fn around(dossier: Dossier) -> Workspace {
    Workspace::around(dossier, super::draft_io::empty())
}

fn dossier(texts: Three<'_>, names: &Names) -> Result<Merged<String>, Problem> {
    let (base, ours, theirs) = three(texts, |file: DossierFile, intake| {
        let (dossier, order) = file.read(intake)?;
        Some((around(dossier), strings(&order)))
    })?;
    let (was, listed) = base.map_or((None, None), |(dossier, list)| (Some(dossier), Some(list)));
    let order = merge_ids(listed.as_deref(), &ours.1, &theirs.1);
    let merged = merge3(was.as_ref(), &ours.0, &theirs.0, names);
    written(merged, |all| {
        file_text(&DossierFile::write(&all.dossier, order))
    })
}

fn head(texts: Three<'_>, names: &Names) -> Result<Merged<String>, Problem> {
    let (base, ours, theirs) = three(texts, |file: WorkspaceFile, intake| {
        let version = file.dossier_version.clone();
        let head = file.read(intake)?;
        let mut dossier = Dossier::empty(head.dossier, Bilingual::default(), 2024);
        dossier.version = version;
        let mut workspace = around(dossier);
        workspace.title = head.title;
        workspace.own = head.own;
        workspace.draft.id = head.draft?;
        let versions = head.versions.into_iter().map(|head| NamedVersion {
            draft: Draft::empty(head.id),
            id: head.id,
            name: head.name,
            symbol: head.symbol,
            note: head.note,
            time_ms: head.time_ms,
            issued: head.issued,
        });
        workspace.versions = versions.collect();
        Some(workspace)
    })?;
    let merged = merge3(base.as_ref(), &ours, &theirs, names);
    written(merged, |all| {
        let heads: Vec<VersionHead> = all.versions.iter().map(VersionHead::of).collect();
        file_text(&WorkspaceFile::write(&all, &heads))
    })
}

/// A file that holds a part of the reference matter: how it is read and how it is written.
struct Part<T> {
    read: fn(T, &mut Reference, &mut Intake<'_>),
    write: fn(&Reference) -> T,
}

fn part<T: DeserializeOwned + Serialize>(
    texts: Three<'_>,
    names: &Names,
    part: fn() -> Part<T>,
) -> Result<Merged<String>, Problem> {
    let part = part();
    let (base, ours, theirs) = three(texts, |file: T, intake| {
        let mut reference = Reference::default();
        (part.read)(file, &mut reference, intake);
        Some(reference)
    })?;
    let merged = merge::merge_reference(base.as_ref(), &ours, &theirs, names);
    written(merged, |reference| file_text(&(part.write)(&reference)))
}

fn states() -> Part<StatesFile> {
    Part {
        read: |file, reference, intake| reference.states = file.read(intake),
        write: |reference| StatesFile::write(&reference.states),
    }
}

fn sources() -> Part<SourcesFile> {
    Part {
        read: |file, reference, intake| reference.sources = file.read(intake),
        write: |reference| SourcesFile::write(&reference.sources),
    }
}

fn instruments() -> Part<ItemsFile> {
    Part {
        read: |file, reference, intake| reference.instruments = file.read(intake),
        write: |reference| {
            let all = &reference.instruments;
            let kind = all.first().map_or(InstrumentKind::Treaty, |item| item.kind);
            ItemsFile::write(kind, all)
        },
    }
}

fn outlines() -> Part<OutlinesFile> {
    Part {
        read: |file, reference, intake| reference.outlines = file.read(intake),
        write: |reference| OutlinesFile::write(&reference.outlines),
    }
}

fn tables() -> Part<TablesFile> {
    Part {
        read: |file, reference, intake| file.read(reference, intake),
        write: TablesFile::write,
    }
}

fn notes() -> Part<NotesFile> {
    Part {
        read: |file, reference, intake| file.read(reference, intake),
        write: NotesFile::write,
    }
}

fn rules() -> Part<RulesFile> {
    Part {
        read: |file, reference, intake| file.read(reference, intake),
        write: RulesFile::write,
    }
}
