//! Weights learnt from a changed bank or from decisions, kept on this computer: the same sentences
//! need not be learnt twice.
//!
//! A file is named by the hash of the sentences it was learnt from and ends with the hash of its own
//! bytes. It holds numbers of pieces of words and no text. What confidential decisions would teach
//! never comes here, since they teach nothing; see [`decided`]. A file that is damaged, or was made by
//! another version, is as good as none.
//!
//! [`decided`]: crate::coding::wording::decided

use std::fs;
use std::path::{Path, PathBuf};

use super::journal::print_of;
use super::save::{make_folder, write_atomic};
use crate::coding::wording::Model;

/// So many models are kept, of two to three megabytes each: those that were learnt last.
pub const MOST_KEPT: usize = 8;

/// How the file of a model ends.
const ENDING: &str = "weights";
/// Larger files are not looked at, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Bytes of the hash at the end of a file.
const HASH_BYTES: usize = 8;

/// Where the models learnt on this computer stand; or nowhere, and then all is learnt anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taught {
    folder: Option<PathBuf>,
}

impl Taught {
    /// Those in the program's folder `state`.
    pub fn below(state: &Path) -> Self {
        Self {
            folder: Some(state.join("taught")),
        }
    }

    /// The model that was learnt from the sentences with this hash; see [`fingerprint`].
    ///
    /// [`fingerprint`]: crate::coding::wording::fingerprint
    fn find(&self, fingerprint: u64) -> Option<Model> {
        let path = file(self.folder.as_deref()?, fingerprint);
        let length = fs::metadata(&path).ok()?.len();
        if length > LARGEST {
            return None;
        }
        let bytes = fs::read(&path).ok()?;
        let (body, hash) = bytes.split_at_checked(bytes.len().checked_sub(HASH_BYTES)?)?;
        let sound = hash.first_chunk() == Some(&print_of(body).to_le_bytes());
        let model = sound.then(|| Model::from_bytes(body).ok()).flatten()?;
        if model.trained_on() != fingerprint {
            return None;
        }
        Some(model)
    }

    /// The model of the sentences with this hash: as it was kept, else as `learn` gives it, which is
    /// then kept.
    pub fn find_or_learn(&self, fingerprint: u64, learn: impl FnOnce() -> Model) -> Model {
        self.find(fingerprint).unwrap_or_else(|| {
            let model = learn();
            self.keep(&model);
            model
        })
    }

    /// Keeps a model, and drops the oldest where there are too many. What the disk refuses costs only
    /// the time to learn it again.
    fn keep(&self, model: &Model) {
        let Some(folder) = self.folder.as_deref() else {
            return;
        };
        let mut bytes = model.to_bytes();
        bytes.extend_from_slice(&print_of(&bytes).to_le_bytes());
        let kept = make_folder(folder, true).is_ok()
            && write_atomic(&file(folder, model.trained_on()), &bytes).is_ok();
        if kept {
            thin_out(folder);
        }
    }
}

fn file(folder: &Path, fingerprint: u64) -> PathBuf {
    folder.join(format!("{fingerprint:016x}.{ENDING}"))
}

/// Removes all files of models but those learnt last.
fn thin_out(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut files: Vec<(std::time::SystemTime, PathBuf)> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
        .collect();
    files.sort();
    let too_many = files.len().saturating_sub(MOST_KEPT);
    for (_, path) in files.into_iter().take(too_many) {
        drop(fs::remove_file(path));
    }
}
