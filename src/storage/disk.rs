//! One file of a workspace replaced: the old or the new stands there after a crash, and never what
//! another program wrote in between is lost.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::save::{Print, sync_folder};

/// A step of a save that the disk can refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A file is looked at.
    Look,
    /// A folder is made.
    Folder,
    /// A file is made beside the one that is to be replaced.
    Create,
    /// Half of it has been written.
    Write,
    /// It is forced to the disk.
    Sync,
    /// It takes the place of the old one.
    Swap,
    /// A file whose contents are gone is removed.
    Remove,
}

/// Stands before every step of a save and can refuse it as a disk would: for tests.
pub trait Gate: std::fmt::Debug + Send + Sync {
    /// Lets the step on `path` pass, or refuses it.
    ///
    /// # Errors
    /// What the disk is made to say.
    fn pass(&self, step: Step, path: &Path) -> io::Result<()>;
}

/// Every step passes.
#[derive(Debug)]
pub(crate) struct Open;

impl Gate for Open {
    fn pass(&self, _step: Step, _path: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// What came of a replacement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replaced {
    /// The new contents stand there.
    Yes,
    /// Something else stood there than was expected, and still stands there.
    NotAsExpected,
}

/// Puts `bytes` in the place of a file whose print is `expected`, or where there is none.
pub(crate) fn replace(
    path: &Path,
    bytes: &[u8],
    private: bool,
    expected: Option<Print>,
    gate: &dyn Gate,
) -> io::Result<Replaced> {
    gate.pass(Step::Create, path)?;
    let (mut file, side) = create_beside(path, private)?;
    let written = write_all(&mut file, bytes, path, gate)
        .and_then(|()| keep_mode(path, &file, private))
        .and_then(|()| gate.pass(Step::Sync, path))
        .and_then(|()| file.sync_all())
        .and_then(|()| gate.pass(Step::Swap, path))
        .and_then(|()| match expected {
            None => put_new(&side, path),
            Some(print) => swap(&side, path, bytes, print),
        });
    drop(file);
    match written {
        Ok(Some(replaced)) => {
            // What stays behind is taken away when the workspace is opened next.
            fs::remove_file(&side).ok();
            sync_folder(path.parent().unwrap_or(path))?;
            Ok(replaced)
        }
        // Beside the file stands what nobody else has any more: it stays.
        Ok(None) => Ok(Replaced::NotAsExpected),
        Err(error) => {
            fs::remove_file(&side).ok();
            Err(error)
        }
    }
}

fn write_all(file: &mut File, bytes: &[u8], path: &Path, gate: &dyn Gate) -> io::Result<()> {
    let (half, rest) = bytes.split_at_checked(bytes.len() / 2).unwrap_or_default();
    file.write_all(half)?;
    gate.pass(Step::Write, path)?;
    file.write_all(rest)
}

/// Makes a hidden file beside `path`.
fn create_beside(path: &Path, private: bool) -> io::Result<(File, PathBuf)> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if private {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _modes_are_unix_only = private;
    for _ in 0..64 {
        let nth = NEXT.fetch_add(1, Ordering::Relaxed);
        let side = path.with_file_name(format!(".{name}.{:06x}{nth:04x}", std::process::id()));
        match options.open(&side) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (file, side)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// A file that is replaced keeps who may read it.
fn keep_mode(path: &Path, file: &File, private: bool) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(meta) if !private => file.set_permissions(meta.permissions()),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Gives a file its name unless something has that name.
fn put_new(side: &Path, path: &Path) -> io::Result<Option<Replaced>> {
    match fs::hard_link(side, path) {
        Ok(()) => Ok(Some(Replaced::Yes)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Ok(Some(Replaced::NotAsExpected))
        }
        // A disk without links.
        Err(_) if fs::symlink_metadata(path).is_err() => {
            fs::rename(side, path).map(|()| Some(Replaced::Yes))
        }
        Err(error) => Err(error),
    }
}

/// Swaps the two files, looks at what came out, and swaps back where it is not what was expected.
/// `None` where what is left beside the file must not be removed.
fn swap(side: &Path, path: &Path, bytes: &[u8], print: Print) -> io::Result<Option<Replaced>> {
    match exchange(side, path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return put_new(side, path),
        // A disk that cannot swap: looking just before is all there is.
        Err(_) => {
            if Print::of(&fs::read(path)?) != print {
                return Ok(Some(Replaced::NotAsExpected));
            }
            return fs::rename(side, path).map(|()| Some(Replaced::Yes));
        }
    }
    let out = fs::read(side);
    if out.as_ref().is_ok_and(|out| Print::of(out) == print) {
        return Ok(Some(Replaced::Yes));
    }
    for _ in 0..2 {
        exchange(side, path)?;
        // Ours came back: theirs stands where they wrote it. Otherwise they have written again
        // meanwhile, and that belongs there.
        if fs::read(side).is_ok_and(|back| back == bytes) {
            return Ok(Some(Replaced::NotAsExpected));
        }
    }
    Ok(None)
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether a name is one that a save gave a file for the moment.
fn is_leftover(name: &str) -> bool {
    let Some((head, tail)) = name.rsplit_once('.') else {
        return false;
    };
    let clear = head.strip_suffix(super::seal::SEALED).unwrap_or(head);
    let is_other = matches!(head, ".key.age" | "..gitignore");
    let is_ours = head.starts_with('.') && (is_other || super::files::is_ron(clear));
    is_ours && matches!(tail.len(), 6 | 10..=12) && tail.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Removes what saves that were cut off left beside the files of a workspace; the names, below
/// `root`. Only for who holds the workspace locked.
pub fn remove_leftovers(root: &Path) -> Vec<String> {
    let mut removed = Vec::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let name = entry.file_name().to_string_lossy().into_owned();
            if kind.is_dir() && !name.starts_with('.') {
                open.push(entry.path());
            } else if kind.is_file() && is_leftover(&name) && fs::remove_file(entry.path()).is_ok()
            {
                let path = entry.path();
                let below = path.strip_prefix(root).unwrap_or(&path);
                removed.push(below.to_string_lossy().into_owned());
            }
        }
    }
    removed.sort();
    removed
}
