//! What two copies of a workspace were when they were one: found among the versions kept here.

use std::fs;
use std::path::{Path, PathBuf};

use super::backup::{files_of, kept_of};

/// The version of the workspace in `mine` that has most files in common with the one in `theirs`.
///
/// What a partner left alone is as it was when it was copied. Of several the oldest: an older base
/// only asks more, a newer one would take what was changed here for what the partner took back.
pub fn likely_base(state: &Path, mine: &Path, theirs: &Path) -> Option<PathBuf> {
    let there = files_of(theirs);
    let mut best: Option<(usize, PathBuf)> = None;
    for (list, files) in kept_of(state, mine) {
        let common = |(path, name): &&(String, String)| {
            let same = there.iter().find(|(other, _)| other == path);
            same.is_some_and(|(_, contents)| name.starts_with(contents))
        };
        let n_common = files.iter().filter(common).count();
        if n_common > best.as_ref().map_or(0, |best| best.0) {
            best = Some((n_common, list));
        }
    }
    best.map(|(_, list)| list)
}

/// Whether two paths lead to one folder.
pub fn same_folder(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_gone| path.to_path_buf());
    whole(one) == whole(other)
}
