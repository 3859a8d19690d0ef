//! Earlier states of a workspace, kept on this computer: twenty of them, each file once.
//!
//! A generation is a list of files with the prints of their contents; the contents stand beside it
//! under those prints, so that a save that changed one article costs one article. What is
//! confidential is never copied here. Nothing here is forced to the disk file by file: a
//! generation that a power failure spoilt is recognised by its prints and said to be spoilt.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Loaded;
use super::files::disk_problem;
use super::journal::print_of;
use super::lock::Held;
use super::parse::LARGEST;
use super::save::make_folder;
use super::schema::SCHEMA;
use super::workspace_io::{OpenWorkspace, load_workspace};
use crate::model::bloc::Layer;
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;
use crate::storage::journal::joined;

/// How many generations of a workspace are kept.
pub const GENERATIONS: usize = 20;

/// How many bytes all generations of all workspaces may hold together: 256 MiB. The latest of each
/// workspace is kept whatever it holds.
pub const TOTAL_BYTES: u64 = 256 * 1024 * 1024;

/// The folders of a workspace that are copied; `private/` is none of them.
const FOLDERS: [&str; 4] = ["decisions", "draft", "positions", "versions"];

/// An earlier state of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generation {
    /// Where it is listed.
    pub list: PathBuf,
    /// When it was copied, in milliseconds since 1970.
    pub time_ms: u64,
    /// How many files it has.
    pub n_files: usize,
    /// How many bytes they hold together.
    pub n_bytes: u64,
    /// How many files differ from the generation before it, those that came or went included.
    pub n_changed: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct List {
    schema: u32,
    folder: String,
    files: Vec<Copy>,
}

/// A file of a generation: its path in the workspace, and the name of its contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
struct Copy {
    path: String,
    contents: String,
    n_bytes: u64,
}

fn place(state: &Path, folder: &Path) -> PathBuf {
    let whole = fs::canonicalize(folder).unwrap_or_else(|_gone| folder.to_path_buf());
    let key = print_of(whole.to_string_lossy().as_bytes());
    state.join("backups").join(format!("{key:016x}"))
}

fn name_of(bytes: &[u8]) -> String {
    format!("{:016x}-{}", print_of(bytes), bytes.len())
}

/// Copies the workspace in `folder` as it stands on the disk, unless the latest generation is the
/// same; says whether it did.
///
/// # Errors
/// What the disk refuses. A generation is whole or not there.
pub fn keep(state: &Path, folder: &Path, time_ms: u64) -> Result<bool, Problem> {
    let place = place(state, folder);
    let failed =
        |error: &io::Error| disk_problem(&place.to_string_lossy(), "keep a version", error);
    let mut files = Vec::new();
    let mut contents = Vec::new();
    gather(folder, "workspace.ron", &mut contents);
    for name in FOLDERS {
        gather(folder, name, &mut contents);
    }
    contents.sort();
    if contents.is_empty() {
        return Ok(false);
    }
    let objects = place.join("contents");
    make_folder(&objects, true).map_err(|error| failed(&error))?;
    // Another window that tidies up must not take contents for forgotten that are not listed yet.
    let held = Held::take(&place.join("held")).map_err(|error| failed(&error))?;
    for (path, bytes) in &contents {
        let contents = put(&objects, bytes).map_err(|error| failed(&error))?;
        let n_bytes = bytes.len() as u64;
        files.push(Copy {
            path: path.clone(),
            contents,
            n_bytes,
        });
    }
    let latest = lists(&place).pop();
    let mut time_ms = time_ms;
    if let Some((path, list)) = latest {
        if list.files == files {
            return Ok(false);
        }
        // A clock that was set back must not put this version before that one, nor in its place.
        time_ms = time_ms.max(time_of(&path) + 1);
    }
    let list = List {
        schema: SCHEMA,
        folder: folder.to_string_lossy().into_owned(),
        files,
    };
    let text = serde_json::to_vec(&list).map_err(|error| failed(&error.into()))?;
    write_new(&place.join(format!("{time_ms:015}.json")), &text).map_err(|error| failed(&error))?;
    drop(held);
    prune(state, GENERATIONS, TOTAL_BYTES);
    Ok(true)
}

/// Reads the RON files at or below `path`; links are not followed.
fn gather(root: &Path, path: &str, found: &mut Vec<(String, Vec<u8>)>) {
    let full = root.join(path);
    let Ok(meta) = fs::symlink_metadata(&full) else {
        return;
    };
    if meta.is_dir() {
        for entry in fs::read_dir(&full).into_iter().flatten().flatten() {
            if let Ok(name) = entry.file_name().into_string()
                && !name.starts_with('.')
            {
                gather(root, &format!("{path}/{name}"), found);
            }
        }
    } else if meta.is_file() && meta.len() <= LARGEST as u64 && super::files::is_ron(path) {
        // What cannot be read now cannot be saved over either.
        found.extend(fs::read(&full).ok().map(|bytes| (path.to_owned(), bytes)));
    }
}

/// Puts contents under their print and gives the name they stand under.
fn put(objects: &Path, bytes: &[u8]) -> io::Result<String> {
    let print = name_of(bytes);
    // Two contents with one print are unlikely, not impossible.
    for name in [print.clone(), format!("{print}-2")] {
        let path = objects.join(&name);
        match fs::read(&path) {
            Ok(there) if there == bytes => return Ok(name),
            Ok(there) if name_of(&there) == print => {}
            Ok(_) | Err(_) => {
                write_new(&path, bytes)?;
                return Ok(name);
            }
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Writes a file that only its owner can read, under another name first.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let half = path.with_extension("part");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let written = options
        .open(&half)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&half, path));
    if written.is_err() {
        fs::remove_file(&half).ok();
    }
    written
}

/// The lists of one workspace that this program understands, oldest first.
fn lists(place: &Path) -> Vec<(PathBuf, List)> {
    let mut all = all_lists(place);
    all.retain(|(_, list)| list.schema <= SCHEMA);
    all
}

/// The same with those of newer programs.
fn all_lists(place: &Path) -> Vec<(PathBuf, List)> {
    let entries = fs::read_dir(place).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "json"));
    paths.sort();
    let read = |path: PathBuf| {
        let list: List = serde_json::from_slice(&fs::read(&path).ok()?).ok()?;
        Some((path, list))
    };
    paths.into_iter().filter_map(read).collect()
}

fn time_of(path: &Path) -> u64 {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    stem.parse().unwrap_or(0)
}

/// The generations of the workspace in `folder`, latest first.
pub fn generations(state: &Path, folder: &Path) -> Vec<Generation> {
    let mut before: Vec<Copy> = Vec::new();
    let mut found = Vec::new();
    for (path, List { files, .. }) in lists(&place(state, folder)) {
        let fresh = files.iter().filter(|file| !before.contains(file)).count();
        let stays = |old: &&Copy| !files.iter().any(|file| file.path == old.path);
        let gone = before.iter().filter(stays).count();
        found.push(Generation {
            time_ms: time_of(&path),
            n_files: files.len(),
            n_bytes: files.iter().map(|file| file.n_bytes).sum(),
            n_changed: fresh + gone,
            list: path,
        });
        before = files;
    }
    found.reverse();
    found
}

/// The files of a workspace as it stands on the disk, each with the print of its contents.
pub(super) fn files_of(folder: &Path) -> Vec<(String, String)> {
    let mut contents = Vec::new();
    for name in ["workspace.ron"].into_iter().chain(FOLDERS) {
        gather(folder, name, &mut contents);
    }
    let printed = |(path, bytes): (String, Vec<u8>)| (path, name_of(&bytes));
    contents.into_iter().map(printed).collect()
}

/// The versions kept of a workspace, oldest first: where each is listed, and its files.
pub(super) fn kept_of(state: &Path, folder: &Path) -> Vec<(PathBuf, Vec<(String, String)>)> {
    let named = |file: Copy| (file.path, file.contents);
    let all = lists(&place(state, folder)).into_iter();
    all.map(|(path, list)| (path, list.files.into_iter().map(named).collect()))
        .collect()
}

/// Reads a generation as the workspace it was.
///
/// # Errors
/// What the disk refuses, and a generation of which something is missing or spoilt.
pub fn open(list: &Path) -> Result<Loaded<OpenWorkspace>, Problem> {
    let shown = list.to_string_lossy();
    let failed = |error: &io::Error| disk_problem(&shown, "read the version", error);
    let spoilt = || {
        Problem::error("this version is spoilt: not everything in it can be read")
            .in_file(&shown)
            .with_remedy("take an earlier or a later one")
    };
    let place = list.parent().unwrap_or(list);
    let text = fs::read(list).map_err(|error| failed(&error))?;
    let read: List = serde_json::from_slice(&text).map_err(|_damaged| spoilt())?;
    let look = place.join(format!("look-{}", std::process::id()));
    fs::remove_dir_all(&look).ok();
    let laid_out = read.files.iter().try_for_each(|file| {
        // Names of ours and nothing else: a damaged list must not lead anywhere on the disk.
        let is_ours = |name: &str| !name.split('/').any(|part| part.starts_with('.'));
        if !is_ours(&file.path) || !is_ours(&file.contents) || file.contents.contains('/') {
            return Err(spoilt());
        }
        let bytes = fs::read(place.join("contents").join(&file.contents));
        let bytes = bytes.map_err(|_gone| spoilt())?;
        if !file.contents.starts_with(&name_of(&bytes)) {
            return Err(spoilt());
        }
        let path = look.join(&file.path);
        make_folder(path.parent().unwrap_or(&look), true)
            .and_then(|()| write_new(&path, &bytes))
            .map_err(|error| failed(&error))
    });
    let loaded = laid_out.map(|()| load_workspace(&look));
    // What stays behind is removed before the next look.
    fs::remove_dir_all(&look).ok();
    loaded
}

/// The workspace with what is confidential in `present` added, as no copy holds it.
pub fn with_private(mut earlier: Workspace, present: &Workspace) -> Workspace {
    for bloc in &mut earlier.dossier.blocs {
        let same = present.dossier.blocs.iter().find(|b| b.id == bloc.id);
        if let Some(same) = same {
            *bloc = joined(bloc.clone(), same);
        }
    }
    let private = present.decisions.iter();
    let private = private.filter(|d| d.layer == Layer::Private).cloned();
    earlier.decisions.extend(private);
    earlier.decisions.sort_by_key(|decision| decision.id);
    let private = present.proposals.iter();
    let private = private.filter(|p| p.layer == Layer::Private).cloned();
    earlier.proposals.extend(private);
    earlier.proposals.sort_by_key(|proposal| proposal.id);
    let private = present.notes.iter().filter(|note| note.is_internal());
    earlier.notes.extend(private.cloned());
    earlier.notes.sort_by_key(|note| note.id);
    earlier
}

/// Removes what is beyond the two bounds: old generations of each workspace, then the oldest of
/// all but never the latest of one.
pub(crate) fn prune(state: &Path, n_kept: usize, total: u64) {
    let entries = fs::read_dir(state.join("backups")).into_iter().flatten();
    let mut places: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    places.sort();
    for place in &places {
        let all = lists(place);
        let n_over = all.len().saturating_sub(n_kept);
        for (path, _) in all.iter().take(n_over) {
            fs::remove_file(path).ok();
        }
        sweep(place);
    }
    let mut held: u64 = places.iter().map(|place| size(place)).sum();
    while held > total {
        let oldest = places
            .iter()
            .filter_map(|place| {
                let all = lists(place);
                let (path, _) = all.first().filter(|_| all.len() > 1)?;
                Some((time_of(path), path.clone(), place))
            })
            .min();
        let Some((_, path, place)) = oldest else {
            return;
        };
        if fs::remove_file(path).is_err() {
            return;
        }
        sweep(place);
        held = places.iter().map(|place| size(place)).sum();
    }
}

/// Removes contents that no list names, unless a version is being added just now.
fn sweep(place: &Path) {
    let Ok(_held) = Held::take(&place.join("held")) else {
        return;
    };
    // What a newer program keeps is not ours to forget.
    let all = all_lists(place);
    let files = all.iter().flat_map(|(_, list)| &list.files);
    let named: BTreeSet<&str> = files.map(|file| file.contents.as_str()).collect();
    for entry in fs::read_dir(place.join("contents"))
        .into_iter()
        .flatten()
        .flatten()
    {
        if !named.contains(&*entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path()).ok();
        }
    }
}

fn size(place: &Path) -> u64 {
    let entries = fs::read_dir(place.join("contents")).into_iter().flatten();
    let sizes = entries.flatten().filter_map(|entry| entry.metadata().ok());
    sizes.map(|meta| meta.len()).sum()
}

#[cfg(test)]
mod bounds;
