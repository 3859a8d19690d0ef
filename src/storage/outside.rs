//! Files that another program changed while a workspace was open: seen, named, never written over.

use super::save::Saved;
use super::workspace_io::{Folder, load_workspace_with};
use super::workspace_save::{prepare, write};
use crate::model::workspace::Workspace;

/// The files that are not as they were when the workspace was read or last saved: changed, new or
/// gone. Contents are compared, not dates.
pub fn changed_outside(folder: &Folder) -> Vec<String> {
    let now = load_workspace_with(folder.path(), folder.key())
        .value
        .folder;
    folder.shelf.differing(&now.shelf)
}

/// Saves a workspace as [`super::workspace_save::save_workspace`] does, unless another program
/// changed a file that has to be written or removed: then nothing at all is written.
///
/// # Errors
/// The files that another program changed.
pub fn save_unless_changed(
    workspace: &Workspace,
    folder: &mut Folder,
) -> Result<Saved, Vec<String>> {
    let texts = match prepare(workspace, folder) {
        Ok(texts) => texts,
        Err(problem) => {
            let problems = vec![problem];
            return Ok(Saved {
                problems,
                ..Saved::default()
            });
        }
    };
    let clashes = folder.shelf.clashes(&texts);
    if clashes.is_empty() {
        Ok(write(texts, folder))
    } else {
        Err(clashes)
    }
}
