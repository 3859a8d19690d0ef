//! A dossier from its folder, or from the copy inside the program.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::files::{Raw, Reading, join};
use super::intake::{Intake, Record as _};
use super::parallel;
use super::schema::{
    BlocFile, DossierFile, IssuesFile, ItemsFile, NotesFile, OutlinesFile, RulesFile, SourcesFile,
    StatesFile, TablesFile, WordingsFile,
};
use super::sink::Sink;
use super::{Loaded, ReadOnly};
use crate::model::bloc::{Bloc, BlocKind};
use crate::model::check;
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, DossierId, ElementId};
use crate::model::issue::Bank;
use crate::model::problem::Problem;
use crate::model::reference::{InstrumentKind, Reference};
use crate::model::text::{Bilingual, Lang};

/// Banks of wordings by element and language.
pub type Banks = BTreeMap<ElementId, BTreeMap<Lang, Bank>>;

/// Everything the wording model learns from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wordings {
    /// Wordings and near-misses.
    pub banks: Banks,
    /// Sentences that contain no element, by language.
    pub unrelated: BTreeMap<Lang, Vec<String>>,
}

/// The dossier inside the program.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/positions/cybercrime");

/// Folders of a dossier whose files are read at once; `wordings` is read when it is asked for.
pub(crate) const FOLDERS: [&str; 3] = ["issues", "blocs", "instruments"];

/// The folder of the banks of wordings.
pub(crate) const WORDINGS: &str = "wordings";

/// The trained weights of a dossier's wordings, below its folder.
pub(crate) const WEIGHTS: &str = "wordings/weights.bin";

/// Loads the dossier in `folder`. Banks of wordings are left empty: see [`load_banks`].
pub fn load_dossier(folder: &Path) -> Loaded<Dossier> {
    let mut reading = Reading::default();
    read_files(&mut reading, folder, "");
    let mut sink = Sink::with(reading.problems);
    let parts = assemble(&reading.files, "", &mut sink);
    sink.problems.extend(check::names(&parts.dossier));
    let read_only = parts
        .unreadable
        .map(|file| ReadOnly::Unreadable { file })
        .or_else(|| sink.read_only());
    Loaded {
        value: parts.dossier,
        problems: sink.problems,
        read_only,
    }
}

/// Loads the dossier that is part of the program. Banks of wordings are left empty.
pub fn load_builtin() -> Loaded<Dossier> {
    let mut sink = Sink::default();
    let parts = assemble(&builtin_files(&FOLDERS), "", &mut sink);
    Loaded {
        value: parts.dossier,
        problems: sink.problems,
        read_only: Some(ReadOnly::BuiltIn),
    }
}

/// Loads the banks of wordings of the dossier in `folder`; they are large and needed only to train
/// and to search.
pub fn load_banks(folder: &Path) -> Loaded<Banks> {
    banks_only(load_wordings(folder))
}

/// Loads the banks of wordings of the dossier that is part of the program.
pub fn load_builtin_banks() -> Loaded<Banks> {
    banks_only(load_builtin_wordings())
}

fn banks_only(loaded: Loaded<Wordings>) -> Loaded<Banks> {
    Loaded {
        value: loaded.value.banks,
        problems: loaded.problems,
        read_only: loaded.read_only,
    }
}

/// Loads the banks of the dossier in `folder` and its unrelated sentences.
pub fn load_wordings(folder: &Path) -> Loaded<Wordings> {
    let mut reading = Reading::default();
    reading.folder(folder, WORDINGS);
    wordings_of(&reading.files, reading.problems, None)
}

/// Loads the banks of the dossier inside the program and its unrelated sentences.
pub fn load_builtin_wordings() -> Loaded<Wordings> {
    let files: Vec<Raw> = BUILT_IN.get_dir(WORDINGS).map(embedded).unwrap_or_default();
    wordings_of(&files, Vec::new(), Some(ReadOnly::BuiltIn))
}

/// The trained weights inside the program, as bytes.
pub(crate) fn builtin_weights() -> &'static [u8] {
    let file = BUILT_IN.get_file(WEIGHTS);
    file.map_or(&[], include_dir::File::contents)
}

fn wordings_of(
    files: &[Raw],
    problems: Vec<Problem>,
    read_only: Option<ReadOnly>,
) -> Loaded<Wordings> {
    let mut sink = Sink::with(problems);
    let mut wordings = Wordings::default();
    for raw in files.iter().filter(|raw| raw.folder() == WORDINGS) {
        let found = sink.read(raw, |file: WordingsFile, intake| {
            named(raw, "family", &file.family, intake).then(|| file.read(intake))
        });
        let (banks, unrelated) = found.flatten().unwrap_or_default();
        wordings.banks.extend(banks);
        for (lang, texts) in unrelated {
            wordings.unrelated.entry(lang).or_default().extend(texts);
        }
    }
    let read_only = read_only.or_else(|| sink.read_only());
    Loaded {
        value: wordings,
        problems: sink.problems,
        read_only,
    }
}

/// Whether a file is called what the thing inside is called, as saving relies on it.
pub(crate) fn named(raw: &Raw, field: &str, id: &str, intake: &mut Intake<'_>) -> bool {
    let fits = raw.stem() == id;
    if !fits {
        let problem = Problem::error(format!(
            "the file is called `{}` and holds `{id}`",
            raw.stem()
        ));
        intake.refuse(
            field,
            id,
            problem.with_remedy(format!("rename the file to {id}.ron, or correct the id")),
        );
    }
    fits
}

/// Reads `dossier.ron` and the folders of a dossier that stands below `prefix` of `root`.
pub(crate) fn read_files(reading: &mut Reading, root: &Path, prefix: &str) {
    reading.file(root, &join(prefix, "dossier.ron"));
    for folder in FOLDERS {
        reading.folder(root, &join(prefix, folder));
    }
}

/// The RON files at the top of a folder inside the program, sorted; paths are relative to the
/// outermost folder embedded.
pub(crate) fn embedded(dir: &'static Dir<'static>) -> Vec<Raw> {
    let is_ours = |path: &Path| path.extension().is_some_and(|extension| extension == "ron");
    let mut files: Vec<Raw> = dir
        .files()
        .filter(|file| is_ours(file.path()))
        .map(|file| Raw {
            path: file.path().to_string_lossy().replace('\\', "/"),
            bytes: Cow::Borrowed(file.contents()),
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The files of the built-in dossier in these folders, and those at its top.
pub(crate) fn builtin_files(folders: &[&str]) -> Vec<Raw> {
    let mut files = embedded(&BUILT_IN);
    files.extend(
        folders
            .iter()
            .filter_map(|name| BUILT_IN.get_dir(name))
            .flat_map(embedded),
    );
    files
}

/// A dossier put together from its files.
pub(crate) struct Parts {
    /// The dossier, as far as its files could be read.
    pub(crate) dossier: Dossier,
    /// `dossier.ron`, where it is missing or broken.
    pub(crate) unreadable: Option<String>,
    /// Blocs that `dossier.ron` lists and whose files could not be read, with their place.
    pub(crate) missing_blocs: Vec<(usize, String)>,
}

/// Puts a dossier together from files whose paths begin with `prefix`.
pub(crate) fn assemble(files: &[Raw], prefix: &str, sink: &mut Sink) -> Parts {
    let below = join(prefix, "");
    let files: Vec<&Raw> = files
        .iter()
        .filter(|raw| raw.path.starts_with(&below))
        .collect();
    let head_path = join(prefix, "dossier.ron");
    let head = files.iter().find(|raw| raw.path == head_path);
    if head.is_none() && !sink.is_damaged(&head_path) {
        let problem =
            Problem::error("the file is missing: this folder holds no dossier").in_file(&head_path);
        sink.problems
            .push(problem.with_remedy("choose the folder that holds dossier.ron"));
    }
    let read = head.and_then(|raw| {
        sink.read(raw, |file: DossierFile, intake| file.read(intake))
            .flatten()
    });
    let unreadable = read.is_none().then_some(head_path);
    let (mut dossier, order) = read.unwrap_or_else(|| {
        (
            Dossier::empty(DossierId::unnamed(), Bilingual::default(), 2024),
            Vec::new(),
        )
    });
    let mut blocs: Vec<Bloc> = Vec::new();
    for raw in &files {
        match raw.folder() {
            "issues" => {
                let issues = sink.read(raw, |file: IssuesFile, intake| {
                    named(raw, "family", &file.family, intake).then(|| file.read(intake))
                });
                dossier.issues.extend(issues.flatten().unwrap_or_default());
            }
            "instruments" => read_reference(raw, &mut dossier.reference, sink),
            _ => {}
        }
    }
    let bloc_files: Vec<&Raw> = files
        .iter()
        .copied()
        .filter(|raw| raw.folder() == "blocs")
        .collect();
    let bytes = bloc_files.iter().map(|raw| raw.bytes.len()).sum();
    for (bloc, found) in parallel::map(&bloc_files, bytes, |raw| read_bloc(raw)) {
        blocs.extend(bloc);
        sink.append(found);
    }
    dossier.issues.sort_by_key(|issue| issue.number);
    dossier.reference.instruments.sort_by_key(|item| item.kind);
    let missing_blocs = missing(&order, &blocs, &files, prefix, sink);
    sort_blocs(&mut blocs, &order);
    dossier.blocs = blocs;
    Parts {
        dossier,
        unreadable,
        missing_blocs,
    }
}

/// Reads the file of a bloc; it holds most of what there is to read, so each has a sink of its own.
fn read_bloc(raw: &Raw) -> (Option<Bloc>, Sink) {
    let mut sink = Sink::default();
    let bloc = sink.read(raw, |file: BlocFile, intake| {
        named(raw, "id", &file.id, intake)
            .then(|| file.read(intake))
            .flatten()
    });
    (bloc.flatten(), sink)
}

/// Blocs in the order of `dossier.ron`, then those it does not list: by kind, then by id.
fn sort_blocs(blocs: &mut [Bloc], order: &[BlocId]) {
    let place = |bloc: &Bloc| {
        order
            .iter()
            .position(|id| *id == bloc.id)
            .unwrap_or(order.len())
    };
    blocs.sort_by(|a, b| (place(a), unlisted(a)).cmp(&(place(b), unlisted(b))));
}

/// How blocs that `dossier.ron` does not list are sorted.
fn unlisted(bloc: &Bloc) -> (u8, &BlocId) {
    let kind = match bloc.kind {
        BlocKind::Bloc => 0,
        BlocKind::Group => 1,
        BlocKind::Views => 2,
    };
    (kind, &bloc.id)
}

/// The blocs to list in `dossier.ron` so that a load gives this order again: those that judge,
/// and as many of the others as are not in the order that goes without saying.
pub(crate) fn listed_blocs(blocs: &[Bloc]) -> Vec<BlocId> {
    let judging = blocs
        .iter()
        .rposition(|bloc| bloc.kind == BlocKind::Bloc)
        .map_or(0, |at| at + 1);
    let sorted_from = blocs
        .windows(2)
        .rposition(|pair| pair.first().map(unlisted) > pair.last().map(unlisted));
    let listed = judging.max(sorted_from.map_or(0, |at| at + 1));
    blocs
        .iter()
        .take(listed)
        .map(|bloc| bloc.id.clone())
        .collect()
}

/// Listed blocs that were not read; a problem for each that has no file at all.
fn missing(
    order: &[BlocId],
    blocs: &[Bloc],
    files: &[&Raw],
    prefix: &str,
    sink: &mut Sink,
) -> Vec<(usize, String)> {
    let mut missing = Vec::new();
    for (place, id) in order.iter().enumerate() {
        if blocs.iter().any(|bloc| bloc.id == *id) {
            continue;
        }
        missing.push((place, id.to_string()));
        let path = join(prefix, &format!("blocs/{id}.ron"));
        if !files.iter().any(|raw| raw.path == path) && !sink.is_damaged(&path) {
            sink.problems.push(
                Problem::error(format!(
                    "the bloc `{id}` is listed in dossier.ron and has no file"
                ))
                .in_file(&path)
                .with_remedy("take the file from a copy, or remove the bloc from dossier.ron"),
            );
        }
    }
    missing
}

fn read_reference(raw: &Raw, reference: &mut Reference, sink: &mut Sink) {
    match raw.stem() {
        "states" => {
            let states = sink.read(raw, |file: StatesFile, intake| file.read(intake));
            reference.states = states.unwrap_or_default();
        }
        "sources" => {
            let sources = sink.read(raw, |file: SourcesFile, intake| file.read(intake));
            reference.sources = sources.unwrap_or_default();
        }
        "treaties" | "soft-law" | "bodies" => {
            let items = sink.read(raw, |file: ItemsFile, intake| {
                let kind = file.kind();
                named(raw, "", stem_of(kind), intake).then(|| file.read(intake))
            });
            reference
                .instruments
                .extend(items.flatten().unwrap_or_default());
        }
        "outlines" => {
            let outlines = sink.read(raw, |file: OutlinesFile, intake| file.read(intake));
            reference.outlines = outlines.unwrap_or_default();
        }
        "tables" => {
            sink.read(raw, |file: TablesFile, intake| file.read(reference, intake));
        }
        "notes" => {
            sink.read(raw, |file: NotesFile, intake| file.read(reference, intake));
        }
        "rules" => {
            sink.read(raw, |file: RulesFile, intake| file.read(reference, intake));
        }
        _ => sink.problems.push(
            Problem::warning("the file is not one of those a dossier has here; it is not read")
                .in_file(&raw.path)
                .with_remedy("see positions/README.md for the names of the files"),
        ),
    }
}

/// The file in which instruments of a kind stand.
pub(crate) fn stem_of(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Treaty => "treaties",
        InstrumentKind::SoftLaw => "soft-law",
        InstrumentKind::Body => "bodies",
    }
}
