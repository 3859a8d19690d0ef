//! The confidential layer under a passphrase: `private/` holds a key that the passphrase opens
//! (`key.age`), and every file below it is sealed for that key (`*.ron.age`).
//!
//! Both are plain age files, so that `age -d -i private/key.age FILE.ron.age` reads them without
//! this program. A passphrase takes a second to try; the key behind it takes none.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use zeroize::Zeroizing;

use super::Loaded;
use super::age::{self, Fault, Opener, Reader};
use super::files::{disk_problem, join};
use super::letters::{read_bech32, write_bech32};
use super::save::{Saved, Shelf, make_folder, write_atomic};
use super::text_io::read_text;
use super::workspace_io::{Folder, OpenWorkspace, load_workspace_with};
use super::workspace_save::{save_workspace, settle};
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;

/// The file with the key, in a workspace.
pub const KEY_FILE: &str = "private/key.age";

/// The ending of a sealed file, after its own.
pub(crate) const SEALED: &str = ".age";

/// The binary logarithm of the work a passphrase takes: a second and 256 MiB, as age has it.
pub const WORK: u8 = 18;

/// The fewest characters of a passphrase.
pub const SHORTEST: usize = 10;

/// Passphrases up to this many bytes stay where they are while they are typed.
const TYPED: usize = 1_024;

/// No key file of ours is longer.
const LONGEST_KEY_FILE: u64 = 64 * 1024;

/// A passphrase: shown nowhere, wiped when it is no longer needed.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Default for Passphrase {
    fn default() -> Self {
        // Letters typed one by one must not make the text move: what it leaves behind is not wiped.
        Self(Zeroizing::new(String::with_capacity(TYPED)))
    }
}

impl Passphrase {
    /// These words, without the line end that a file has.
    pub fn new(words: &str) -> Self {
        let words = words.strip_suffix('\n').unwrap_or(words);
        Self(Zeroizing::new(
            words.strip_suffix('\r').unwrap_or(words).to_owned(),
        ))
    }

    /// The words, to be typed into.
    pub fn words_mut(&mut self) -> &mut String {
        &mut self.0
    }

    /// Whether it is long enough to keep anybody out.
    pub fn is_long_enough(&self) -> bool {
        self.0.chars().count() >= SHORTEST
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// The key of a confidential layer.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    secret: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    fn fresh() -> Result<Self, Problem> {
        let secret = age::random::<32>().map_err(|fault| problem(fault, KEY_FILE))?;
        Ok(Self { secret })
    }

    /// Seals a text.
    pub(crate) fn seal(&self, path: &str, text: &[u8]) -> Result<Vec<u8>, Problem> {
        let public = age::public_of(&self.secret);
        age::seal(&Reader::Public(&public), text).map_err(|fault| problem(fault, path))
    }

    /// Opens what was sealed; the whole of it or nothing.
    pub(crate) fn open(&self, path: &str, sealed: &[u8]) -> Result<Vec<u8>, Problem> {
        let opened = age::open(&Opener::Secret(&self.secret), sealed);
        opened
            .map(|plain| plain.to_vec())
            .map_err(|fault| problem(fault, path))
    }

    fn file(&self, passphrase: &Passphrase, work: u8) -> Result<Vec<u8>, Problem> {
        let public = write_bech32("age", &age::public_of(&self.secret));
        let secret = Zeroizing::new(write_bech32("age-secret-key-", self.secret.as_slice()));
        let secret = Zeroizing::new(secret.to_ascii_uppercase());
        let text = Zeroizing::new(format!("# public key: {public}\n{}\n", &*secret));
        age::seal(&Reader::Passphrase(&passphrase.0, work), text.as_bytes())
            .map_err(|fault| problem(fault, KEY_FILE))
    }

    fn read(passphrase: &Passphrase, sealed: &[u8]) -> Result<Self, Problem> {
        let damaged = || problem(Fault::Damaged, KEY_FILE);
        let opened = age::open(&Opener::Passphrase(&passphrase.0), sealed);
        let opened = opened.map_err(|fault| match fault {
            Fault::WrongKey => Problem::error("this is not the passphrase")
                .in_file(KEY_FILE)
                .with_remedy("type it again; nothing was changed"),
            Fault::Unknown | Fault::Damaged | Fault::System => problem(fault, KEY_FILE),
        })?;
        let text = std::str::from_utf8(&opened).map_err(|_not_text| damaged())?;
        let line = text
            .lines()
            .find(|line| line.starts_with("AGE-SECRET-KEY-"));
        let secret = line.and_then(|line| read_bech32("age-secret-key-", line));
        let secret = Zeroizing::new(secret.ok_or_else(damaged)?);
        let secret = <[u8; 32]>::try_from(secret.as_slice()).map_err(|_length| damaged())?;
        Ok(Self {
            secret: Zeroizing::new(secret),
        })
    }
}

fn problem(fault: Fault, path: &str) -> Problem {
    let (message, remedy) = match fault {
        Fault::Unknown => (
            "the file is not sealed as this program seals files",
            "take it from a copy",
        ),
        Fault::WrongKey => (
            "the file is sealed with another key",
            "take it from a copy that belongs to this workspace",
        ),
        Fault::Damaged => (
            "the file was changed or cut since it was sealed; nothing of it is used",
            "take it from a copy",
        ),
        Fault::System => (
            "the system has no memory or no random numbers to spare",
            "close other programs and try again",
        ),
    };
    Problem::error(message).in_file(path).with_remedy(remedy)
}

/// Whether the bytes of a file hold this text, sealed or as it is.
pub(crate) fn holds(key: Option<&Key>, path: &str, bytes: &[u8], text: &str) -> bool {
    match key.filter(|_| path.ends_with(SEALED)) {
        Some(key) => key
            .open(path, bytes)
            .is_ok_and(|open| open == text.as_bytes()),
        None => bytes == text.as_bytes(),
    }
}

/// The bytes to write for a text.
pub(crate) fn bytes_for(key: Option<&Key>, path: &str, text: &str) -> Result<Vec<u8>, Problem> {
    match key.filter(|_| path.ends_with(SEALED)) {
        Some(key) => key.seal(path, text.as_bytes()),
        None => Ok(text.as_bytes().to_vec()),
    }
}

/// Whether the confidential layer of a workspace is under a passphrase.
pub fn is_sealed(folder: &Path) -> bool {
    folder.join(KEY_FILE).is_file()
}

/// The key of a workspace, opened with its passphrase. Takes about a second.
///
/// # Errors
/// A wrong passphrase, a key file that was changed, what the disk refuses.
pub fn unlock(folder: &Path, passphrase: &Passphrase) -> Result<Key, Problem> {
    let path = folder.join(KEY_FILE);
    let failed = |error: &io::Error| disk_problem(KEY_FILE, "read the file", error);
    let meta = fs::symlink_metadata(&path).map_err(|error| failed(&error))?;
    if !meta.is_file() || meta.len() > LONGEST_KEY_FILE {
        return Err(problem(Fault::Unknown, KEY_FILE));
    }
    let sealed = fs::read(&path).map_err(|error| failed(&error))?;
    Key::read(passphrase, &sealed)
}

/// Puts the confidential layer of an open workspace under a passphrase, or changes it.
///
/// `work` is [`WORK`] but in tests. Every file is sealed before those in the clear are removed; problems say
/// which could not be.
pub fn lock(
    workspace: &Workspace,
    folder: &mut Folder,
    passphrase: &Passphrase,
    work: u8,
) -> Vec<Problem> {
    if let Some(reason) = folder.read_only() {
        return vec![Problem::error(format!("nothing was locked: {reason}"))];
    }
    let fresh = folder.key().is_none();
    if fresh && is_sealed(folder.path()) {
        return vec![locked_problem()];
    }
    let key = folder.key().cloned().map_or_else(Key::fresh, Ok);
    let made = key.and_then(|key| {
        let sealed = key.file(passphrase, work)?;
        let path = folder.path().join(KEY_FILE);
        let parent = path.parent().unwrap_or(&path);
        make_folder(parent, true)
            .map_err(|error| disk_problem(KEY_FILE, "make the folder of the file", &error))?;
        write_atomic(&path, &sealed)?;
        Ok(key)
    });
    match made {
        Ok(key) => {
            settle(folder);
            folder.set_key(Some(key));
            save_workspace(workspace, folder).problems
        }
        Err(problem) => vec![problem],
    }
}

/// Copies the key of one workspace to another, still under its passphrase.
pub(crate) fn copy_lock(from: &Path, to: &Path) -> Result<(), Problem> {
    let failed = |error: io::Error| disk_problem(KEY_FILE, "copy the key", &error);
    let sealed = fs::read(from.join(KEY_FILE)).map_err(failed)?;
    make_folder(&to.join("private"), true).map_err(failed)?;
    write_atomic(&to.join(KEY_FILE), &sealed)
}

/// Copies a confidential layer that stays locked to a new workspace as it stands, sealed, key
/// first; how many files were copied.
pub(crate) fn copy_sealed(from: &Path, shelf: &mut Shelf, saved: &mut Saved) -> usize {
    let mut paths = sealed_below(from, "private");
    paths.sort_by_key(|path| (path != KEY_FILE, path.clone()));
    for path in &paths {
        match fs::read(from.join(path)) {
            Ok(bytes) => {
                shelf.copy(path, &bytes, saved);
                // What nobody could open is never written over.
                shelf.note(path, &bytes, true);
            }
            Err(error) => {
                let problem = disk_problem(path, "copy the file", &error);
                saved.problems.push(problem);
            }
        }
    }
    paths.len()
}

/// The sealed files in a folder of a workspace and those below it, links not followed.
fn sealed_below(root: &Path, folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(root.join(&folder));
        for entry in entries.into_iter().flatten().flatten() {
            let (Ok(name), Ok(kind)) = (entry.file_name().into_string(), entry.file_type()) else {
                continue;
            };
            let path = join(&folder, &name);
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && path.ends_with(SEALED) {
                found.push(path);
            }
        }
    }
    found
}

/// What is said of a locked layer that was copied.
pub(crate) fn copied_locked(n_files: usize) -> Problem {
    let message = format!(
        "the confidential layer is locked: its {n_files} sealed files were copied as they are"
    );
    Problem::warning(message)
        .in_file(KEY_FILE)
        .with_remedy("the same passphrase opens the copy")
}

/// Takes the passphrase away: every file is written in the clear before the sealed ones go.
pub fn unseal(workspace: &Workspace, folder: &mut Folder) -> Vec<Problem> {
    let Some(key) = folder.key().cloned() else {
        return vec![locked_problem()];
    };
    // Files of the confidential layer are looked at once more before the key goes.
    let now = load_workspace_with(folder.path(), Some(&key));
    if now.problems.iter().any(|p| p.file.ends_with(SEALED)) {
        return now.problems;
    }
    settle(folder);
    folder.set_key(None);
    folder.freed = true;
    // What was sealed leaves the folder once it stands in the clear.
    let mut problems = save_workspace(workspace, folder).problems;
    if !problems.is_empty() {
        folder.set_key(Some(key));
        folder.freed = false;
        return problems;
    }
    let removed = fs::remove_file(folder.path().join(KEY_FILE));
    folder.freed = false;
    problems.extend(
        removed
            .err()
            .map(|error| disk_problem(KEY_FILE, "remove the file", &error)),
    );
    problems
}

/// The environment variable that names a file whose first line is the passphrase.
pub const PASSPHRASE_FILE: &str = "TRAVAUX_PASSPHRASE_FILE";

/// Loads a workspace, its confidential layer too where `file`, or else [`PASSPHRASE_FILE`], names
/// the passphrase; a layer that stays locked is told.
pub fn load_with_passphrase(folder: &Path, file: Option<&Path>) -> Loaded<OpenWorkspace> {
    if !is_sealed(folder) {
        return load_workspace_with(folder, None);
    }
    let named = || std::env::var_os(PASSPHRASE_FILE).filter(|file| !file.is_empty());
    let file = file.map(|file| file.as_os_str().to_owned());
    let Some(file) = file.or_else(named) else {
        let mut loaded = load_workspace_with(folder, None);
        let left_out = Problem::warning("the confidential layer is locked and was left out");
        let remedy = format!(
            "name a file with the passphrase by --passphrase-file FILE, or in {PASSPHRASE_FILE}"
        );
        loaded
            .problems
            .push(left_out.in_file(KEY_FILE).with_remedy(remedy));
        return loaded;
    };
    match read_text(Path::new(&file)).and_then(|text| {
        let text = Zeroizing::new(text);
        unlock(
            folder,
            &Passphrase::new(text.lines().next().unwrap_or_default()),
        )
    }) {
        Ok(key) => load_workspace_with(folder, Some(&key)),
        Err(problem) => {
            let mut loaded = load_workspace_with(folder, None);
            loaded.problems.push(problem);
            loaded
        }
    }
}

/// What is said where the confidential layer would have to be open.
pub fn locked_problem() -> Problem {
    Problem::error("the confidential layer is locked, and what is confidential was not saved")
        .in_file(KEY_FILE)
        .with_remedy("unlock it with its passphrase and save again")
}
