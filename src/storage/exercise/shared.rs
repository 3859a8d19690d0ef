//! The files of a session that everybody who takes part may have: the scenario without what the
//! trainer and each role alone know, the starting text, the dossier.

use std::path::Path;

use super::{HEAD, scenario_files};
use crate::exercise::event::Event;
use crate::exercise::scenario::Scenario;
use crate::exercise::shared::for_participants;
use crate::model::problem::Problem;
use crate::storage::files::{Reading, disk_problem};
use crate::storage::parse::{LARGEST, decode};
use crate::storage::save::{make_folder, write_atomic};
use crate::storage::{dossier_io, draft_io};

/// The files of the session in a folder for those who take part, by path, sorted; `events` say
/// which news have been released.
///
/// # Errors
/// A file that cannot be read; nothing is left out in silence.
pub fn shared_files(
    folder: &Path,
    scenario: &Scenario,
    events: &[Event],
) -> Result<Vec<(String, String)>, Problem> {
    let mut files = scenario_files(&for_participants(scenario, events))?;
    let mut reading = Reading::default();
    draft_io::read_files(&mut reading, folder, "draft");
    for name in reading.names(folder, "positions") {
        dossier_io::read_files(&mut reading, folder, &format!("positions/{name}"));
    }
    if let Some(problem) = reading.problems.into_iter().next() {
        return Err(problem);
    }
    for raw in reading.files {
        let text = decode(&raw.bytes).map_err(|problem| problem.in_file(&raw.path))?;
        files.push((raw.path.clone(), text.to_owned()));
    }
    files.sort();
    Ok(files)
}

/// Writes such files into a folder. What stands there of a session that is not such a copy is never
/// touched: then nothing is written, and the answer is `false`.
///
/// # Errors
/// A path that leads out of the folder or to anything but these files; what the disk refuses.
pub fn write_shared(
    folder: &Path,
    files: &[(String, String)],
    here: Option<&Scenario>,
) -> Result<bool, Problem> {
    if here.is_some_and(|scenario| !scenario.for_participants) {
        return Ok(false);
    }
    if let Some((path, _)) = files.iter().find(|(path, _)| !belongs(path)) {
        let problem = Problem::error(format!("`{path}` is no file of a session"));
        return Err(problem.with_remedy("ask the trainer where the session comes from"));
    }
    if files.iter().map(|(_, text)| text.len()).sum::<usize>() > LARGEST {
        return Err(Problem::error("the session is too large to be taken"));
    }
    let mut changed = false;
    // The head comes last: a folder without it is no session yet, and is filled again.
    let (head, rest): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| path == HEAD);
    for (path, text) in rest.into_iter().chain(head) {
        let full = folder.join(path);
        if std::fs::read(&full).is_ok_and(|old| old == text.as_bytes()) {
            continue;
        }
        if let Some(home) = full.parent() {
            make_folder(home, false).map_err(|e| disk_problem(path, "make the folder", &e))?;
        }
        write_atomic(&full, text.as_bytes())?;
        changed = true;
    }
    Ok(changed)
}

/// Whether a path is one of those [`shared_files`] gives: plain names, no way up, nothing hidden.
fn belongs(path: &str) -> bool {
    let plain = |part: &str| {
        let letters = part.bytes();
        let known = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        !part.is_empty() && !part.starts_with('.') && letters.into_iter().all(known)
    };
    let inside = ["roles/", "draft/", "positions/"]
        .iter()
        .any(|below| path.starts_with(below));
    let ron = Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "ron");
    (path == HEAD || inside) && ron && path.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_a_session_belong() {
        for good in [
            "scenario.ron",
            "roles/chair.ron",
            "draft/articles/01J.ron",
            "positions/calder-sea/blocs/river-union.ron",
        ] {
            assert!(belongs(good), "{good}");
        }
        for bad in [
            "",
            "workspace.ron",
            "events/01J.ron",
            "private/room.ron",
            "roles/../../x.ron",
            "roles//x.ron",
            "/etc/x.ron",
            "roles/.hidden.ron",
            "roles/x.sh",
            "roles\\x.ron",
            "roles/C:x.ron",
        ] {
            assert!(!belongs(bad), "{bad}");
        }
    }
}
