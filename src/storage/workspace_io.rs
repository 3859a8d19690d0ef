//! A workspace from its folder.

use std::path::Path;

use super::dossier_io::{self, assemble};
use super::draft_io::{self, Gaps, read_draft};
use super::files::{Raw, Reading};
use super::layered::{Layered, read_layered};
use super::private;
use super::save::Shelf;
use super::schema::{
    BlocFile, DecisionFile, Head, NoteFile, ProposalFile, VersionHead, WorkspaceFile,
};
use super::seal::{Key, SEALED};
use super::sink::Sink;
use super::{Loaded, ReadOnly};
use crate::model::check;
use crate::model::crossref::bind;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::{DossierId, VersionId};
use crate::model::layer::has_private;
use crate::model::problem::Problem;
use crate::model::text::Bilingual;
use crate::model::workspace::{NamedVersion, Workspace};

/// Folders of the confidential layer, beside that of the dossier.
const CONFIDENTIAL: [&str; 3] = [
    "private/decisions",
    "private/draft/proposals",
    "private/draft/notes",
];

/// A workspace and the folder it was read from.
#[derive(Clone, Debug)]
pub struct OpenWorkspace {
    /// What it holds.
    pub workspace: Workspace,
    /// Where it is saved, and what is known of the files there.
    pub folder: Folder,
}

/// A folder that holds a workspace: needed to save it without touching what did not change.
#[derive(Clone, Debug)]
pub struct Folder {
    pub(crate) shelf: Shelf,
    pub(crate) read_only: Option<ReadOnly>,
    /// Whether it is known what the program would have written for each file that was read; a
    /// load leaves that to the first save.
    pub(crate) settled: bool,
    /// What is listed and could not be read: it stays listed.
    pub(crate) gaps: Lists,
    /// Shared files in which something private was found: it leaves them at the next save.
    pub(crate) leaks: Vec<String>,
    /// Whether its passphrase is being taken away just now.
    pub(crate) freed: bool,
}

/// What is listed in the files that hold others together, and could not be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    pub(crate) blocs: Gaps,
    pub(crate) draft: Gaps,
    pub(crate) versions: Vec<(usize, VersionHead)>,
    pub(crate) version_articles: Vec<(VersionId, Gaps)>,
}

impl Folder {
    /// The folder on the disk.
    pub fn path(&self) -> &Path {
        self.shelf.root()
    }

    /// Puts something before every step of a save, for tests of disks that refuse.
    pub fn set_gate(&mut self, gate: std::sync::Arc<dyn super::disk::Gate>) {
        self.shelf.set_gate(gate);
    }

    /// Lets nothing be saved there: somebody else has it open.
    pub fn lock_out(&mut self, holder: super::lock::Holder) {
        self.read_only.get_or_insert(ReadOnly::Locked(holder));
    }

    /// The key of its confidential layer, where that is under a passphrase and open.
    pub fn key(&self) -> Option<&Key> {
        self.shelf.key()
    }

    /// Seals its confidential layer with this key from the next save on, or writes it in the clear.
    pub(crate) fn set_key(&mut self, key: Option<Key>) {
        self.shelf.set_key(key);
    }

    /// Whether its confidential layer is under a passphrase and not open.
    pub fn is_locked(&self) -> bool {
        !self.freed && self.key().is_none() && super::seal::is_sealed(self.path())
    }

    /// Why nothing can be saved there; absent where it can.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }
}

/// Whether `folder` looks like a workspace.
pub fn is_workspace(folder: &Path) -> bool {
    folder.join("workspace.ron").is_file()
}

/// A folder beside this one that does not exist yet: `name (mine)`, where `mine` is the word, or
/// `name (mine 2)` and so on.
pub fn free_beside(folder: &Path, mine: &str) -> std::path::PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let named = |n: u32| match n {
        1 => folder.with_file_name(format!("{name} ({mine})")),
        _ => folder.with_file_name(format!("{name} ({mine} {n})")),
    };
    let taken = |path: &std::path::PathBuf| path.symlink_metadata().is_ok();
    let mut n = 1;
    let mut found = named(n);
    while taken(&found) && n < 1_000 {
        n += 1;
        found = named(n);
    }
    found
}

/// Loads the workspace in `folder`. Banks of wordings are left empty: `dossier_io::load_banks` on
/// [`dossier_folder`] reads them.
///
/// What is confidential and under a passphrase is left out.
pub fn load_workspace(folder: &Path) -> Loaded<OpenWorkspace> {
    load_workspace_with(folder, None)
}

/// The same; what is confidential and under a passphrase is opened with `key`.
pub fn load_workspace_with(folder: &Path, key: Option<&Key>) -> Loaded<OpenWorkspace> {
    let mut load = Load::default();
    load.reading.file(folder, "workspace.ron");
    let Some(head) = read_head(&load.reading, &mut load.sink) else {
        load.unreadable = Some("workspace.ron".to_owned());
        load.sink.problems.append(&mut load.reading.problems);
        return load.finish(folder, empty());
    };
    let positions = format!("positions/{}", head.dossier);
    load.read_files(folder, &head, &positions, key);
    let dossier = load.dossier(&positions);
    let draft = load.draft(head.draft);
    let versions = load.versions(head.versions);
    let workspace = Workspace {
        title: head.title,
        own: head.own,
        dossier,
        draft,
        decisions: load.layered::<DecisionFile>(),
        versions,
        proposals: load.layered::<ProposalFile>(),
        notes: load.layered::<NoteFile>(),
    };
    load.sink.problems.extend(check::people(&workspace));
    // Where part of the draft could not be read, what names it is not to blame.
    if load.unreadable.is_none() && load.lists.draft.is_empty() {
        load.sink.problems.extend(check::rolling(&workspace));
    }
    let mut loaded = load.finish(folder, workspace);
    loaded.value.folder.set_key(key.cloned());
    loaded
}

/// A load under way: what was found on the disk, and what became of it.
#[derive(Default)]
struct Load {
    reading: Reading,
    sink: Sink,
    /// What is listed and could not be read.
    lists: Lists,
    /// The first file without which nothing can be saved here.
    unreadable: Option<String>,
    /// Shared files in which something private was found.
    leaks: Vec<String>,
}

impl Load {
    fn read_files(&mut self, folder: &Path, head: &Head, positions: &str, key: Option<&Key>) {
        let reading = &mut self.reading;
        dossier_io::read_files(reading, folder, positions);
        draft_io::read_files(reading, folder, "draft");
        for version in &head.versions {
            draft_io::read_files(reading, folder, &format!("versions/{}", version.id));
        }
        for place in ["decisions", "draft/proposals", "draft/notes"] {
            reading.folder(folder, place);
        }
        reading.confidential(folder, &hidden_blocs(positions), key);
        for place in CONFIDENTIAL {
            reading.confidential(folder, place, key);
        }
        self.sink.problems.append(&mut reading.problems);
    }

    fn dossier(&mut self, positions: &str) -> Dossier {
        let mut parts = assemble(&self.reading.files, positions, &mut self.sink);
        self.sink
            .problems
            .extend(names_in(&parts.dossier, positions));
        self.find_leaks(&parts.dossier, positions);
        let hidden = hidden_blocs(positions);
        let files = self.reading.files.iter();
        for raw in files.filter(|raw| raw.path.starts_with(&hidden)) {
            read_private(raw, &mut parts.dossier, &mut self.sink);
        }
        self.lists.blocs = parts.missing_blocs;
        self.unreadable = parts.unreadable;
        parts.dossier
    }

    /// Notes shared bloc files that hold something private.
    fn find_leaks(&mut self, dossier: &Dossier, positions: &str) {
        for bloc in dossier.blocs.iter().filter(|bloc| has_private(bloc)) {
            let path = format!("{positions}/blocs/{}.ron", bloc.id);
            self.sink.problems.push(leak(&path));
            self.leaks.push(path);
        }
    }

    /// The draft; `named` is the one that `workspace.ron` speaks of.
    fn draft(&mut self, named: Option<VersionId>) -> Draft {
        let read = read_draft(&self.reading.files, "draft", &mut self.sink);
        let mut draft = if let Some((draft, gaps)) = read {
            self.lists.draft = gaps;
            draft
        } else {
            self.unreadable
                .get_or_insert_with(|| "draft/draft.ron".to_owned());
            draft_io::empty()
        };
        // Files of earlier programs, and texts of others, do not say what references lead to.
        bind(&mut draft);
        if let Some(named) = named.filter(|id| *id != draft.id)
            && self.unreadable.is_none()
        {
            let message = format!(
                "workspace.ron names the draft {named}, and draft.ron is {}",
                draft.id
            );
            let problem = Problem::warning(message).in_file("workspace.ron");
            self.sink
                .problems
                .push(problem.with_remedy(
                    "the draft that is there was opened; save to put the two in step",
                ));
        }
        draft
    }

    fn versions(&mut self, heads: Vec<VersionHead>) -> Vec<NamedVersion> {
        let mut versions = Vec::new();
        for (place, head) in heads.into_iter().enumerate() {
            let folder = format!("versions/{}", head.id);
            match read_draft(&self.reading.files, &folder, &mut self.sink) {
                Some((draft, gaps)) => {
                    if !gaps.is_empty() {
                        self.lists.version_articles.push((head.id, gaps));
                    }
                    versions.push(head.with(draft));
                }
                None => self.lists.versions.push((place, head)),
            }
        }
        versions
    }

    /// Records of which each stands in a file of its own, in the shared layer or the confidential.
    fn layered<F: Layered>(&mut self) -> Vec<F::Model> {
        read_layered::<F>(&self.reading.files, &mut self.leaks, &mut self.sink)
    }

    fn finish(mut self, root: &Path, workspace: Workspace) -> Loaded<OpenWorkspace> {
        let mut shelf = Shelf::new(root);
        for raw in &self.reading.files {
            let damaged = self.sink.is_damaged(&raw.path);
            match self.reading.sealed.get(&raw.path) {
                Some(bytes) => shelf.note(&format!("{}{SEALED}", raw.path), bytes, damaged),
                None => shelf.note(&raw.path, &raw.bytes, damaged),
            }
        }
        for (path, bytes) in &self.reading.shut {
            shelf.note(path, bytes, true);
        }
        for raw in self.reading.stale {
            // What stands sealed beside it leaves the clear at the next save.
            shelf.note(&raw.path, &raw.bytes, false);
            self.leaks.push(raw.path);
        }
        let unreadable = self.unreadable.map(|file| ReadOnly::Unreadable { file });
        let read_only = unreadable.or_else(|| self.sink.read_only());
        let folder = Folder {
            shelf,
            read_only: read_only.clone(),
            settled: false,
            gaps: self.lists,
            leaks: self.leaks,
            freed: false,
        };
        Loaded {
            value: OpenWorkspace { workspace, folder },
            problems: self.sink.problems,
            read_only,
        }
    }
}

/// The folder of what is confidential about blocs, beside that of the dossier.
fn hidden_blocs(positions: &str) -> String {
    format!("private/{positions}/blocs")
}

/// The folder of the dossier of a workspace, for `dossier_io`.
pub fn dossier_folder(folder: &Path, dossier: &DossierId) -> std::path::PathBuf {
    folder.join("positions").join(dossier.as_str())
}

fn read_head(reading: &Reading, sink: &mut Sink) -> Option<Head> {
    if let Some(raw) = reading.files.first() {
        return sink
            .read(raw, |file: WorkspaceFile, intake| file.read(intake))
            .flatten();
    }
    if reading.problems.is_empty() {
        let problem = Problem::error("the file is missing: this folder holds no workspace");
        let remedy = "choose the folder that holds workspace.ron";
        sink.problems
            .push(problem.in_file("workspace.ron").with_remedy(remedy));
    }
    None
}

fn empty() -> Workspace {
    Workspace::around(
        Dossier::empty(DossierId::unnamed(), Bilingual::default(), 2024),
        draft_io::empty(),
    )
}

/// What is wrong with the names of a dossier that stands in this folder.
fn names_in(dossier: &Dossier, positions: &str) -> Vec<Problem> {
    let found = check::names(dossier).into_iter();
    let placed = found.map(|problem| {
        let file = format!("{positions}/{}", problem.file);
        problem.in_file(&file)
    });
    placed.collect()
}

pub(crate) fn leak(path: &str) -> Problem {
    Problem::warning("something confidential stands in a shared file")
        .in_file(path)
        .with_remedy("it moves below private/ at the next save; copies of the file may have been shared already")
}

fn read_private(raw: &Raw, dossier: &mut Dossier, sink: &mut Sink) {
    sink.read(raw, |file: BlocFile, intake| {
        if !dossier_io::named(raw, "id", &file.id, intake) {
            return;
        }
        match dossier
            .blocs
            .iter_mut()
            .find(|bloc| bloc.id.as_str() == file.id)
        {
            Some(bloc) => private::merge(bloc, file, intake),
            None => intake.report(
                Problem::warning(
                    "the shared file of this bloc was not read; what is confidential waits for it",
                )
                .with_remedy("bring back the shared file of the bloc"),
            ),
        }
    });
}
