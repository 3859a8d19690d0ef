//! Writing to a folder: only what changed, never over somebody else's work, all or nothing a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use atomic_write_file::AtomicWriteFile;

use super::disk::{self, Gate, Replaced, Step};
use super::files::{disk_problem, is_ron};
use super::seal::{self, Key, SEALED};
use crate::model::problem::Problem;

/// The length and hash of a file's bytes: enough to see that they changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Print(usize, u64);

impl Print {
    /// The print of these bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Self(bytes.len(), hasher.finish())
    }
}

/// What is known of a file since it was read or written.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// What stands on the disk.
    bytes: Print,
    /// What the program would have written for it then; not yet known after a load.
    text: Option<Print>,
    /// Whether it could not be read whole, so that it must never be overwritten.
    damaged: bool,
    /// Whether what it holds is in the model, so that it goes when that goes.
    owned: bool,
}

/// A folder that was opened, with what is known of its files.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    root: PathBuf,
    known: BTreeMap<String, Known>,
    /// What stands before every step.
    gate: Arc<dyn Gate>,
    /// What the confidential layer is sealed with.
    key: Option<Arc<Key>>,
}

/// What a save did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// Files written, relative to the folder.
    pub written: Vec<String>,
    /// Files removed.
    pub removed: Vec<String>,
    /// Files that could not be saved, and why; what they should hold is still only in memory.
    pub problems: Vec<Problem>,
}

/// Writes a file so that after a crash either the old or the new contents stand there.
///
/// # Errors
/// What the disk refuses, with what to do about it.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let written = AtomicWriteFile::open(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.commit()
    });
    written.map_err(|error| disk_problem(&path.to_string_lossy(), "save the file", &error))
}

/// Makes a folder with those above it.
///
/// # Errors
/// What the disk refuses, with what to do about it.
pub fn make_dir(path: &Path) -> Result<(), Problem> {
    make_folder(path, false)
        .map_err(|error| disk_problem(&path.to_string_lossy(), "make the folder", &error))
}

/// Makes the directory's own entries survive a power failure.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _only_unix_syncs_folders = path;
    Ok(())
}

pub(crate) fn make_folder(path: &Path, private: bool) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    if private {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    #[cfg(not(unix))]
    let _modes_are_unix_only = private;
    builder.create(path)
}

impl Shelf {
    /// A folder of which nothing is known.
    pub(crate) fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            known: BTreeMap::new(),
            gate: Arc::new(disk::Open),
            key: None,
        }
    }

    /// Seals what is confidential from now on, or no longer does.
    pub(crate) fn set_key(&mut self, key: Option<Key>) {
        self.key = key.map(Arc::new);
    }

    /// What the confidential layer is sealed with.
    pub(crate) fn key(&self) -> Option<&Key> {
        self.key.as_deref()
    }

    /// Where a file stands on the disk: what is confidential under another name once it is sealed.
    pub(crate) fn place(&self, path: &str) -> String {
        if self.key.is_some() && path.starts_with("private/") {
            format!("{path}{SEALED}")
        } else {
            path.to_owned()
        }
    }

    /// Whether these bytes hold this text, sealed or as it is.
    fn holds(&self, path: &str, bytes: &[u8], text: &str) -> bool {
        seal::holds(self.key(), path, bytes, text)
    }

    /// Puts something before every step of a save.
    pub(crate) fn set_gate(&mut self, gate: Arc<dyn Gate>) {
        self.gate = gate;
    }

    /// Where it is.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Notes a file that was read. Until [`Shelf::own`] it is a file of somebody else.
    pub(crate) fn note(&mut self, path: &str, bytes: &[u8], damaged: bool) {
        let known = Known {
            bytes: Print::of(bytes),
            text: None,
            damaged,
            owned: false,
        };
        self.known.insert(path.to_owned(), known);
    }

    /// Notes that what a file holds is in the model, and what the program would have written for
    /// it; `None` where it has to be written or removed at the next save whatever it holds.
    pub(crate) fn own(&mut self, path: &str, text: Option<&str>) {
        if let Some(known) = self.known.get_mut(path) {
            known.owned = true;
            known.text = text.map(|text| Print::of(text.as_bytes()));
        }
    }

    /// Whether the file had the same bytes when `other` looked at it.
    pub(crate) fn has_same(&self, other: &Self, path: &str) -> bool {
        let bytes = |shelf: &Self| shelf.known.get(path).map(|known| known.bytes);
        bytes(self) == bytes(other)
    }

    /// Whether the file was there.
    pub(crate) fn knows(&self, path: &str) -> bool {
        self.known.contains_key(path)
    }

    /// Puts a file that comes from elsewhere into the folder as it is, where there is none yet.
    pub(crate) fn copy(&mut self, path: &str, bytes: &[u8], saved: &mut Saved) {
        match self.on_disk(path).and_then(|found| match found {
            Some(found) if found != bytes => Err(changed()),
            Some(_) => Ok(false),
            None => self.write(path, bytes, None).map(|()| true),
        }) {
            Ok(wrote) => {
                self.note(path, bytes, false);
                if wrote {
                    saved.written.push(path.to_owned());
                }
            }
            Err(problem) => saved.problems.push(problem.in_file(path)),
        }
    }

    /// Saves a file, unless nothing changed in it.
    pub(crate) fn put(&mut self, path: &str, text: &str, saved: &mut Saved) {
        let print = Print::of(text.as_bytes());
        let known = self.known.get(path).copied();
        if known.is_some_and(|known| known.text == Some(print)) {
            return;
        }
        match self.try_put(path, text, known) {
            Ok((bytes, wrote)) => {
                let now = Known {
                    bytes,
                    text: Some(print),
                    damaged: false,
                    owned: true,
                };
                self.known.insert(path.to_owned(), now);
                if wrote {
                    saved.written.push(path.to_owned());
                }
            }
            Err(problem) => saved.problems.push(problem.in_file(path)),
        }
    }

    /// The print of what stands there now, and whether that had to be written.
    fn try_put(
        &self,
        path: &str,
        text: &str,
        known: Option<Known>,
    ) -> Result<(Print, bool), Problem> {
        if known.is_some_and(|known| known.damaged) {
            return Err(Problem::error("the file had errors when it was opened and is left as it is")
                .with_remedy("correct the errors in it and open the folder again; your changes are kept until then"));
        }
        let there = self.on_disk(path)?;
        if let Some(bytes) = there.as_ref().filter(|b| self.holds(path, b, text)) {
            return Ok((Print::of(bytes), false));
        }
        let new = seal::bytes_for(self.key(), path, text)?;
        let written = match there {
            Some(bytes) if known.is_none_or(|known| Print::of(&bytes) != known.bytes) => {
                return Err(changed());
            }
            Some(bytes) => self.write(path, &new, Some(Print::of(&bytes))),
            None => self.write(path, &new, None),
        };
        written.map(|()| (Print::of(&new), true))
    }

    /// Those of `texts` that would be written over what another program wrote, and files of what
    /// is gone that another program changed.
    pub(crate) fn clashes(&self, texts: &[(String, String)]) -> Vec<String> {
        let differs = |path: &str, known: Option<Known>| match self.on_disk(path) {
            Ok(Some(bytes)) => known.is_none_or(|known| Print::of(&bytes) != known.bytes),
            // A file that is gone, or cannot be read, is not written over.
            Ok(None) | Err(_) => false,
        };
        let mut found = Vec::new();
        for (path, text) in texts {
            let known = self.known.get(path).copied();
            let print = Some(Print::of(text.as_bytes()));
            let untouched = known.is_some_and(|k| k.text == print || k.damaged);
            let same = || matches!(self.on_disk(path), Ok(Some(b)) if self.holds(path, &b, text));
            if !untouched && differs(path, known) && !same() {
                found.push(path.clone());
            }
        }
        // Banks of wordings stay whatever happens; all else that is not among the texts goes, or,
        // where it was changed before it was ever saved from here, stays behind unlisted.
        let goes = |path: &str, known: &Known| {
            let kept = || texts.iter().any(|(kept, _)| kept == path);
            let ours = is_ron(path.strip_suffix(SEALED).unwrap_or(path));
            ours && !path.contains("/wordings/") && !known.damaged && !kept()
        };
        for (path, known) in self.known.iter().filter(|(path, known)| goes(path, known)) {
            if differs(path, Some(*known)) {
                found.push(path.clone());
            }
        }
        found.sort();
        found
    }

    /// Files that are not as they were, where `now` is the folder as it was just read.
    pub(crate) fn differing(&self, now: &Self) -> Vec<String> {
        let changed = |(path, known): &(&String, &Known)| match now.known.get(*path) {
            Some(there) => there.bytes != known.bytes,
            // Not among what is read of a workspace, or gone.
            None => match self.on_disk(path) {
                Ok(Some(bytes)) => Print::of(&bytes) != known.bytes,
                Ok(None) => true,
                Err(_) => false,
            },
        };
        let old = self.known.iter().filter(changed).map(|(path, _)| path);
        let new = now.known.keys().filter(|path| !self.knows(path));
        let mut found: Vec<String> = old.chain(new).cloned().collect();
        found.sort();
        found
    }

    /// Writes a file whose print is `expected`, or which is not there.
    fn write(&self, path: &str, bytes: &[u8], expected: Option<Print>) -> Result<(), Problem> {
        let full = self.root.join(path);
        let private = path.starts_with("private/");
        let folder = full.parent().unwrap_or(&self.root);
        let made = if folder.is_dir() {
            Ok(())
        } else {
            let passed = self.gate.pass(Step::Folder, folder);
            passed
                .and_then(|()| make_folder(folder, private))
                .and_then(|()| self.sync_above(folder))
        };
        made.map_err(|error| disk_problem(path, "make the folder of the file", &error))?;
        match disk::replace(&full, bytes, private, expected, &*self.gate) {
            Ok(Replaced::Yes) => Ok(()),
            Ok(Replaced::NotAsExpected) => Err(changed()),
            Err(error) => Err(disk_problem(path, "save the file", &error)),
        }
    }

    /// Makes the names of new folders survive a power failure, up to the workspace's own.
    fn sync_above(&self, folder: &Path) -> io::Result<()> {
        let above = folder.ancestors().skip(1);
        let mut ours = above.take_while(|path| path.starts_with(&self.root));
        ours.try_for_each(sync_folder)
    }

    /// The bytes of an ordinary file; nothing where there is none.
    fn on_disk(&self, path: &str) -> Result<Option<Vec<u8>>, Problem> {
        let full = self.root.join(path);
        match fs::symlink_metadata(&full) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(disk_problem(path, "look at the file", &error)),
            Ok(meta) if !meta.is_file() => Err(Problem::error(
                "something that is no ordinary file stands in its place",
            )
            .with_remedy("move it away and save again")),
            Ok(_) => self
                .gate
                .pass(Step::Look, &full)
                .and_then(|()| fs::read(&full))
                .map(Some)
                .map_err(|error| disk_problem(path, "read the file", &error)),
        }
    }

    /// Removes the files whose contents have left the model: those owned and not among `kept`.
    pub(crate) fn sweep(&mut self, kept: &BTreeSet<String>, saved: &mut Saved) {
        let gone: Vec<String> = self
            .known
            .iter()
            .filter(|(path, known)| known.owned && !known.damaged && !kept.contains(*path))
            .map(|(path, _)| path.clone())
            .collect();
        for path in gone {
            match self.remove(&path) {
                Ok(()) => {
                    self.known.remove(&path);
                    saved.removed.push(path);
                }
                Err(problem) => saved.problems.push(problem.in_file(&path)),
            }
        }
    }

    fn remove(&self, path: &str) -> Result<(), Problem> {
        let known = self.known.get(path).map(|known| known.bytes);
        match self.on_disk(path)? {
            None => Ok(()),
            Some(bytes) if Some(Print::of(&bytes)) != known => Err(changed()),
            Some(_) => self
                .gate
                .pass(Step::Remove, &self.root.join(path))
                .and_then(|()| fs::remove_file(self.root.join(path)))
                // What was given up must not come back after a power failure.
                .and_then(|()| sync_folder(self.root.join(path).parent().unwrap_or(&self.root)))
                .map_err(|error| disk_problem(path, "remove the file", &error)),
        }
    }
}

fn changed() -> Problem {
    Problem::error("another program changed the file since it was opened; it is left as it is")
        .with_remedy("open the folder again to see both versions; your changes are kept until then")
}
