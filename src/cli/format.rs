//! `travaux fmt`: RON files in canonical form.

use std::path::PathBuf;

use crate::storage::format::{FileKind, Kept, canonical_of};
use crate::storage::lock::{WorkspaceLock, held_problem, workspace_of};
use crate::storage::{save, text_io};

use super::count::Count;
use super::writing::now_ms;
use super::{Ending, Streams};

/// Rewrites files, or only says which differ.
pub(super) fn format(
    paths: &[PathBuf],
    check: bool,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let mut ending = Ending::Done;
    let mut n_changed = 0;
    for path in paths.iter().filter(|path| !path.exists()) {
        let problem = text_io::read_text(path).err();
        streams.say(&problem.map_or_else(String::new, |problem| problem.to_string()));
        ending = ending.max(Ending::Disk);
    }
    let there: Vec<&PathBuf> = paths.iter().filter(|path| path.exists()).collect();
    // A window must not be overwritten behind its back, nor the other way round.
    let mut locks: Vec<WorkspaceLock> = Vec::new();
    let mut held: Vec<PathBuf> = Vec::new();
    let roots = there.iter().filter_map(|path| workspace_of(path));
    for root in roots.filter(|_| !check) {
        let known = locks.iter().any(|lock| lock.is_of(&root)) || held.contains(&root);
        if known {
            continue;
        }
        match WorkspaceLock::take(&root, now_ms()) {
            Ok(lock) => locks.push(lock),
            Err(holder) => {
                let problem = held_problem(&holder).in_file(&root.to_string_lossy());
                streams.say(&problem.to_string());
                ending = ending.max(Ending::Newer);
                held.push(root);
            }
        }
    }
    let there = there
        .into_iter()
        .filter(|path| workspace_of(path).is_none_or(|root| !held.contains(&root)));
    for path in there.flat_map(|path| text_io::ron_files(path)) {
        let shown = path.to_string_lossy().replace('\\', "/");
        let Some(kind) = FileKind::of(&shown) else {
            streams.say(&format!(
                "{shown}: no file of a dossier or workspace, left alone"
            ));
            continue;
        };
        let text = match text_io::read_text(&path) {
            Ok(text) => text,
            Err(problem) => {
                streams.say(&problem.to_string());
                ending = ending.max(Ending::Disk);
                continue;
            }
        };
        match canonical_of(text.as_bytes(), kind) {
            Ok(canonical) if canonical == text => {}
            Ok(_) if check => {
                n_changed += 1;
                streams.line(&shown)?;
                ending = ending.max(Ending::Failed);
            }
            Ok(canonical) => match save::write_atomic(&path, canonical.as_bytes()) {
                Ok(()) => n_changed += 1,
                Err(problem) => {
                    streams.say(&problem.to_string());
                    ending = ending.max(Ending::Disk);
                }
            },
            Err(kept) => {
                ending = ending.max(match kept {
                    Kept::Faulty(_) => Ending::Invalid,
                    Kept::Newer(_) => Ending::Newer,
                });
                streams.say(&kept.problem().in_file(&shown).to_string());
            }
        }
    }
    streams.say(&format!(
        "{} {}",
        Count(n_changed, "file"),
        match (check, n_changed) {
            (false, _) => "rewritten",
            (true, 1) => "differs",
            (true, _) => "differ",
        }
    ));
    Ok(ending)
}
