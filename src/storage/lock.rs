//! Who works on what: a lock the system keeps while a process runs, and a file that says whose it is.
//!
//! The system's lock goes with its process however that ends, so a lock left behind by a crash is
//! never in the way. The file beside it names the holder to others, and stands in for the lock on
//! disks of a network, where a lock may not reach from one computer to the next.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::problem::Problem;

/// The name of the file in a workspace that says who has it open.
pub const LOCK_FILE: &str = ".travaux-lock";

/// After how long the word of another computer counts no longer, in milliseconds: half a day.
const FOREIGN_MS: u64 = 12 * 60 * 60 * 1_000;

/// A file that this process holds locked.
#[derive(Debug)]
pub(crate) struct Held {
    file: File,
    /// Whether the disk knows locks.
    locks: bool,
}

impl Held {
    /// Locks a file, made where there is none.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] where another holds it; what the disk refuses.
    pub(crate) fn take(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let file = options.open(path)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
            // A disk that knows no locks: what the file says has to do.
            Err(TryLockError::Error(_)) => Ok(Self { file, locks: false }),
            Ok(()) => Ok(Self { file, locks: true }),
        }
    }
}

/// Who has a workspace open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// The number of the process.
    pub pid: u32,
    /// The name of the computer; empty where it has none.
    pub host: String,
    /// What tells one start of that computer from the next; empty where it is not known.
    pub boot: String,
    /// Since when, in milliseconds since 1970.
    pub time_ms: u64,
    /// Whether the system says so itself; else it is the word of another computer, which may have
    /// gone without taking it back.
    #[serde(skip)]
    pub certain: bool,
}

impl Holder {
    /// This process, from `time_ms` on.
    pub fn this(time_ms: u64) -> Self {
        let line = |path: &str| {
            let text = fs::read_to_string(path).unwrap_or_default();
            text.trim().chars().take(80).collect::<String>()
        };
        Self {
            pid: std::process::id(),
            host: line("/proc/sys/kernel/hostname"),
            boot: line("/proc/sys/kernel/random/boot_id"),
            time_ms,
            certain: true,
        }
    }

    /// Whether the holder may still be at work, as far as `now` can tell without the system's lock.
    fn may_live(&self, now: &Self) -> bool {
        if self.host != now.host {
            return now.time_ms.saturating_sub(self.time_ms) < FOREIGN_MS;
        }
        let same_boot = self.boot == now.boot;
        let processes = Path::new("/proc");
        let runs = !processes.is_dir() || processes.join(self.pid.to_string()).exists();
        same_boot && runs
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = if self.host.is_empty() {
            "this computer"
        } else {
            &self.host
        };
        write!(f, "process {} on {host}", self.pid)
    }
}

/// A workspace that this process may write.
#[derive(Debug)]
pub struct WorkspaceLock {
    path: PathBuf,
    /// Absent where the disk takes no lock file: then it takes no save either.
    held: Option<Held>,
}

impl WorkspaceLock {
    /// Takes the workspace in `folder` for this process at `time_ms`.
    ///
    /// # Errors
    /// The holder, where another has it.
    pub fn take(folder: &Path, time_ms: u64) -> Result<Self, Holder> {
        let path = folder.join(LOCK_FILE);
        let now = Holder::this(time_ms);
        // The holder may go between two looks, and take the file with it.
        for _ in 0..8 {
            let mut held = match Held::take(&path) {
                Ok(held) => held,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    let holder = read_holder(&path).unwrap_or_default();
                    let certain = true;
                    return Err(Holder { certain, ..holder });
                }
                Err(_refused) => return Ok(Self { path, held: None }),
            };
            if !is_same_file(&held.file, &path) {
                continue;
            }
            let before = holder_of(&mut held.file);
            if let Some(before) = before
                && before.pid != now.pid
                && (before.host != now.host || !held.locks)
                && before.may_live(&now)
            {
                return Err(before);
            }
            let text = serde_json::to_string(&now).unwrap_or_default();
            let written = held
                .file
                .set_len(0)
                .and_then(|()| held.file.rewind())
                .and_then(|()| held.file.write_all(text.as_bytes()));
            // Without its words the lock still holds.
            written.ok();
            let held = Some(held);
            return Ok(Self { path, held });
        }
        Ok(Self { path, held: None })
    }

    /// Takes the workspace in `folder` though another computer is said to have it.
    ///
    /// # Errors
    /// The holder, where the system itself says that it is held.
    pub fn seize(folder: &Path, time_ms: u64) -> Result<Self, Holder> {
        let path = folder.join(LOCK_FILE);
        if let Ok(held) = Held::take(&path) {
            // Where it cannot be emptied, the holder's word stands.
            held.file.set_len(0).ok();
        }
        Self::take(folder, time_ms)
    }

    /// Whether this is the lock of the workspace in `folder`, however that is written.
    pub fn is_of(&self, folder: &Path) -> bool {
        let whole = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_gone| path.to_path_buf());
        whole(self.folder()) == whole(folder)
    }

    /// The workspace's folder.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }
}

impl Drop for WorkspaceLock {
    fn drop(&mut self) {
        if let Some(held) = self.held.take()
            && is_same_file(&held.file, &self.path)
        {
            // Removed while still locked, so that nobody else's file is.
            fs::remove_file(&self.path).ok();
        }
    }
}

/// What to tell where a workspace is held.
pub fn held_problem(holder: &Holder) -> Problem {
    Problem::error(format!("the workspace is open elsewhere: {holder}"))
        .with_remedy("close it there and try again, or work on a copy")
}

/// The workspace that a file or folder is part of.
pub fn workspace_of(path: &Path) -> Option<PathBuf> {
    let whole = fs::canonicalize(path).ok()?;
    let mut folders = whole.ancestors();
    folders
        .find(|folder| super::workspace_io::is_workspace(folder))
        .map(Path::to_path_buf)
}

fn holder_of(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(4_096).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

fn read_holder(path: &Path) -> Option<Holder> {
    holder_of(&mut File::open(path).ok()?)
}

#[cfg(unix)]
fn is_same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let same = |a: &fs::Metadata, b: &fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    file.metadata()
        .and_then(|ours| fs::metadata(path).map(|there| same(&ours, &there)))
        .unwrap_or(false)
}

#[cfg(not(unix))]
fn is_same_file(_file: &File, path: &Path) -> bool {
    path.exists()
}
