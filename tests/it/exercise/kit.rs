//! The shipped scenarios, as folders that can be spoilt.

use std::path::{Path, PathBuf};

use travaux::exercise::scenario::Scenario;
use travaux::storage::exercise::{Exercise, load_shipped};

/// Both shipped scenarios.
pub(crate) const SHIPPED: [&str; 2] = ["calder-reefs", "cybercrime-three-articles"];

/// A shipped scenario, which must be without fault.
pub(crate) fn shipped(name: &str) -> (Exercise, Scenario) {
    let loaded = load_shipped(name).unwrap();
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    let scenario = loaded.value.scenario.clone().unwrap();
    (loaded.value, scenario)
}

/// A copy of a shipped scenario below `root`.
pub(crate) fn copy(name: &str, root: &Path) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("scenarios")
        .join(name);
    let to = root.join(name);
    copy_folder(&from, &to);
    to
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            copy_folder(&path, &to.join(name));
        } else {
            std::fs::copy(&path, to.join(name)).unwrap();
        }
    }
}
