//! The disk: reading folders in sorted order with every problem kept.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::parse::{LARGEST, too_large};
use super::seal::{Key, SEALED};
use crate::model::problem::Problem;

/// A file as it was found.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    /// Its path below the folder that was opened, with `/` between the parts.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) bytes: Cow<'static, [u8]>,
}

impl Raw {
    /// The name of the file without folder and `.ron`.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or("");
        name.strip_suffix(".ron").unwrap_or(name)
    }

    /// The name of the folder the file stands in; empty at the top.
    pub(crate) fn folder(&self) -> &str {
        self.path.rsplit('/').nth(1).unwrap_or("")
    }
}

/// Files read, and what could not be read.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// The files, sorted by path within each folder.
    pub(crate) files: Vec<Raw>,
    /// Files that are there and could not be read, and why.
    pub(crate) problems: Vec<Problem>,
    /// Files that were sealed, by the path they would have in the clear: what stands on the disk.
    pub(crate) sealed: BTreeMap<String, Vec<u8>>,
    /// Sealed files that could not be opened, by their own path: what stands on the disk.
    pub(crate) shut: BTreeMap<String, Vec<u8>>,
    /// Files in the clear of which a sealed one stands beside them: they are passed over.
    pub(crate) stale: Vec<Raw>,
}

/// What an error of the disk means, and what to do about it.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system's list of errors is open"
)]
pub(crate) fn disk_problem(path: &str, doing: &str, error: &io::Error) -> Problem {
    use io::ErrorKind as Kind;
    let (what, remedy) = match error.kind() {
        Kind::NotFound => ("it is not there", "check the name, or take it from a copy"),
        Kind::PermissionDenied => (
            "permission was refused",
            "give yourself the right to read and write it, or save elsewhere",
        ),
        Kind::ReadOnlyFilesystem => ("the disk is read-only", "save to another disk"),
        Kind::StorageFull => (
            "the disk is full",
            "make room and save again; nothing was lost",
        ),
        Kind::QuotaExceeded => (
            "your share of the disk is used up",
            "make room and save again; nothing was lost",
        ),
        Kind::FileTooLarge => (
            "the disk takes no file of this size",
            "save to another disk",
        ),
        Kind::NotADirectory => ("a part of its path is no folder", "check the path"),
        Kind::IsADirectory => ("it is a folder", "move the folder away"),
        Kind::StaleNetworkFileHandle | Kind::NetworkUnreachable | Kind::TimedOut => (
            "the network disk does not answer",
            "check the connection and try again; nothing was lost",
        ),
        _ => ("", "try again; if it fails again, save to another disk"),
    };
    let what = if what.is_empty() {
        error.to_string()
    } else {
        what.to_owned()
    };
    Problem::error(format!("cannot {doing}: {what}"))
        .in_file(path)
        .with_remedy(remedy)
}

impl Reading {
    /// Reads one file; a file that is absent is no problem and gives `false`.
    pub(crate) fn file(&mut self, root: &Path, path: &str) -> bool {
        let full = root.join(path);
        let meta = match fs::symlink_metadata(&full) {
            Ok(meta) => meta,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return false,
            Err(error) => {
                self.problems
                    .push(disk_problem(path, "read the file", &error));
                return true;
            }
        };
        // Asked before opening: opening a pipe would wait for ever, and a link may lead anywhere.
        let refused = if meta.is_symlink() {
            Some("the file is a symbolic link, which is not followed")
        } else if !meta.is_file() {
            Some("this is no ordinary file")
        } else {
            None
        };
        if let Some(message) = refused {
            let remedy = "put the file itself in its place";
            self.problems
                .push(Problem::error(message).in_file(path).with_remedy(remedy));
        } else if meta.len() > LARGEST as u64 {
            self.problems.push(too_large(meta.len()).in_file(path));
        } else {
            match fs::read(&full) {
                Ok(bytes) => self.files.push(Raw {
                    path: path.to_owned(),
                    bytes: Cow::Owned(bytes),
                }),
                Err(error) => self
                    .problems
                    .push(disk_problem(path, "read the file", &error)),
            }
        }
        true
    }

    /// Reads every `.ron` file of a folder, not of those below it. Hidden files are passed over.
    pub(crate) fn folder(&mut self, root: &Path, folder: &str) {
        for name in self.names(root, folder) {
            if is_ron(&name) {
                self.file(root, &join(folder, &name));
            }
        }
    }

    /// Reads every file of a folder of the confidential layer, in the clear or sealed. A sealed one
    /// stands for one in the clear that was left behind beside it.
    pub(crate) fn confidential(&mut self, root: &Path, folder: &str, key: Option<&Key>) {
        let Some(key) = key else {
            return self.folder(root, folder);
        };
        for name in self.names(root, folder) {
            let path = join(folder, &name);
            let clear = path.strip_suffix(SEALED);
            if is_ron(&name) {
                self.file(root, &path);
            } else if let Some(clear) = clear.filter(|clear| is_ron(clear)) {
                let n_before = self.files.len();
                self.file(root, &path);
                if self.files.len() == n_before {
                    continue;
                }
                let Some(raw) = self.files.pop() else {
                    continue;
                };
                match key.open(&path, &raw.bytes) {
                    Ok(bytes) => self.take_sealed(clear, bytes, raw),
                    Err(problem) => {
                        self.problems.push(problem);
                        self.shut.insert(path, raw.bytes.into_owned());
                    }
                }
            }
        }
    }

    fn take_sealed(&mut self, clear: &str, bytes: Vec<u8>, raw: Raw) {
        // Names come sorted: the file in the clear was read before.
        if let Some(at) = self.files.iter().position(|other| other.path == clear) {
            self.stale.push(self.files.remove(at));
        }
        self.sealed.insert(clear.to_owned(), raw.bytes.into_owned());
        self.files.push(Raw {
            path: clear.to_owned(),
            bytes: Cow::Owned(bytes),
        });
    }

    /// The names in a folder, sorted, hidden ones left out; none where there is no such folder.
    pub(crate) fn names(&mut self, root: &Path, folder: &str) -> Vec<String> {
        let mut names = Vec::new();
        let entries = match fs::read_dir(root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return names,
            Err(error) => {
                self.problems
                    .push(disk_problem(folder, "list the folder", &error));
                return names;
            }
        };
        for entry in entries {
            match entry.map(|entry| entry.file_name().into_string()) {
                Ok(Ok(name)) if name.starts_with('.') => {}
                Ok(Ok(name)) => names.push(name),
                Ok(Err(odd)) => self.problems.push(
                    Problem::warning("the name of the file is no valid text; it is not read")
                        .in_file(&join(folder, &odd.to_string_lossy()))
                        .with_remedy("rename the file"),
                ),
                Err(error) => self
                    .problems
                    .push(disk_problem(folder, "list the folder", &error)),
            }
        }
        names.sort();
        names
    }
}

/// Whether a file is one of ours by its name.
pub(crate) fn is_ron(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|extension| extension == "ron")
}

/// A path below a folder; the top folder is the empty text.
pub(crate) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_disk_says_is_put_into_words() {
        for (kind, says, do_this) in [
            (io::ErrorKind::StorageFull, "the disk is full", "make room"),
            (
                io::ErrorKind::PermissionDenied,
                "permission was refused",
                "the right to",
            ),
            (
                io::ErrorKind::ReadOnlyFilesystem,
                "the disk is read-only",
                "another disk",
            ),
            (
                io::ErrorKind::QuotaExceeded,
                "your share of the disk",
                "make room",
            ),
            (io::ErrorKind::NotFound, "it is not there", "check the name"),
        ] {
            let problem = disk_problem("draft/draft.ron", "save the file", &kind.into());
            assert_eq!(problem.file, "draft/draft.ron");
            assert!(
                problem.message.starts_with("cannot save the file: ")
                    && problem.message.contains(says)
            );
            assert!(problem.remedy.contains(do_this), "{problem}");
        }
        let odd = disk_problem(
            "a",
            "read the file",
            &io::Error::other("the drive fell off"),
        );
        assert!(odd.message.contains("the drive fell off") && !odd.remedy.is_empty());
    }

    #[test]
    fn a_path_tells_folder_and_stem() {
        let raw = Raw {
            path: "positions/x/blocs/us-eu.ron".to_owned(),
            bytes: Cow::Borrowed(b""),
        };
        assert_eq!((raw.folder(), raw.stem()), ("blocs", "us-eu"));
        let top = Raw {
            path: "dossier.ron".to_owned(),
            bytes: Cow::Borrowed(b""),
        };
        assert_eq!((top.folder(), top.stem()), ("", "dossier"));
    }
}
