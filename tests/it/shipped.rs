//! The shipped dossier: it loads without a problem, is canonical, and holds what its README states.

use std::fs;
use std::path::PathBuf;

use travaux::storage::dossier_io;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("positions/cybercrime")
}

#[test]
fn the_built_in_dossier_loads_without_a_problem() {
    let loaded = dossier_io::load_builtin();
    let told: Vec<_> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert_eq!(loaded.value.reference.states.len(), 193);
    let folder = dossier_io::load_dossier(&root());
    assert_eq!(folder.value, loaded.value, "the folder and the copy inside the program differ");
    assert!(fs::read_dir(root()).is_ok());
}
