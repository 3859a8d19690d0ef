//! Plain files for the command line: text in, bytes out, with problems that name the file.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::files::disk_problem;
use crate::model::problem::Problem;

/// Reads a text file.
///
/// # Errors
/// What the disk refuses, and a file that is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Problem> {
    let shown = path.to_string_lossy();
    let bytes = std::fs::read(path).map_err(|error| disk_problem(&shown, "read", &error))?;
    String::from_utf8(bytes).map_err(|_not_text| {
        Problem::error("the file is not UTF-8 text")
            .in_file(&shown)
            .with_remedy("convert it to UTF-8 and try again")
    })
}

/// Reads a file as it is.
///
/// # Errors
/// What the disk refuses.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let shown = path.to_string_lossy();
    std::fs::read(path).map_err(|error| disk_problem(&shown, "read", &error))
}

/// Reads a file of at most `most` bytes.
///
/// # Errors
/// What the disk refuses, and a file that is larger.
pub fn read_bounded(path: &Path, most: u64) -> Result<Vec<u8>, Problem> {
    let shown = path.to_string_lossy();
    let refused = |error: &std::io::Error| disk_problem(&shown, "read", error);
    let meta = std::fs::metadata(path).map_err(|error| refused(&error))?;
    if !meta.is_file() {
        return Err(Problem::error("cannot read: this is no ordinary file").in_file(&shown));
    }
    let file = std::fs::File::open(path).map_err(|error| refused(&error))?;
    bounded(file, most, &shown)
}

/// Reads at most `most` bytes of a stream that is called `shown`.
///
/// # Errors
/// What the disk or pipe refuses, and a stream that is longer.
pub fn bounded(stream: impl Read, most: u64, shown: &str) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = stream.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| disk_problem(shown, "read", &error))?;
    if bytes.len() as u64 > most {
        let bound = most / (1024 * 1024);
        return Err(Problem::error(format!(
            "the file has more than {bound} MiB; it is not read"
        ))
        .in_file(shown)
        .with_remedy("take out what is not needed"));
    }
    Ok(bytes)
}

/// The RON files in `path` and below it, sorted; `path` itself where it is a file.
pub fn ron_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let mut found = Vec::new();
    let mut open = vec![path.to_path_buf()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            // Links are not followed: a loop of them would never end.
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let path = entry.path();
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_file() && path.extension().is_some_and(|e| e == "ron") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
