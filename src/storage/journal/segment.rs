//! A file of the journal: appended to, forced to the disk, never left with half a line.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::model::problem::Problem;
use crate::storage::files::disk_problem;

/// A file of the journal that is open.
#[derive(Debug)]
pub(super) struct Segment {
    file: File,
    pub(super) path: PathBuf,
    /// How many bytes of it are good.
    n_good: u64,
}

impl Segment {
    /// A file that was just opened.
    pub(super) fn new(file: File, path: PathBuf) -> Self {
        Self {
            file,
            path,
            n_good: 0,
        }
    }
}

/// Appends bytes and forces them to the disk; what was written halfway is cut off again.
pub(super) fn append(segment: &mut Segment, bytes: &[u8]) -> io::Result<()> {
    let written = segment
        .file
        .write_all(bytes)
        .and_then(|()| segment.file.sync_data());
    if written.is_ok() {
        segment.n_good += bytes.len() as u64;
    } else {
        // Where even that fails, the checksum of the torn line tells.
        segment.file.set_len(segment.n_good).ok();
    }
    written
}

/// Opens a file that only its owner can read, for appending.
pub(super) fn open_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    match options.open(path) {
        // A first attempt that could not write its head.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            options.open(path)
        }
        opened => opened,
    }
}

/// Makes a folder that only its owner can enter.
pub(super) fn make_one(folder: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has modes to set"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// What the disk said, in words.
pub(super) fn disk_result<T>(
    doing: &str,
    path: &Path,
    result: io::Result<T>,
) -> Result<T, Problem> {
    result.map_err(|error| disk_problem(&path.to_string_lossy(), doing, &error))
}
