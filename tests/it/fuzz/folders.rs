//! Readers of whole folders: a workspace, a scenario with its record, unsaved work, each with one
//! file that is odd.

use std::path::{Path, PathBuf};

use travaux::model::workspace::Workspace;
use travaux::storage::exercise::{load_events, load_exercise};
use travaux::storage::format::FileKind;
use travaux::storage::journal::{self, Journal};
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace};

use super::dictionary::RON;
use super::mutate::Form;
use super::targets::{Target, fit, placed, with_paths};
use crate::exercise::kit::{SHIPPED, copy};
use crate::storage::dice::Dice;

/// Writes an input over one of the files of a folder, reads the folder, and puts the file back.
struct Spoilt {
    root: PathBuf,
    whole: Vec<(String, Vec<u8>)>,
}

impl Spoilt {
    fn new(root: PathBuf) -> Self {
        let whole = crate::storage::round::snapshot(&root).into_iter().collect();
        Self { root, whole }
    }

    fn with<T>(&self, input: &[u8], read: impl FnOnce(&Path) -> T) -> Option<T> {
        let (path, bytes) = placed(input);
        let (path, was) = self.whole.iter().find(|(known, _)| *known == path)?;
        std::fs::write(self.root.join(path), bytes).unwrap();
        let found = read(&self.root);
        std::fs::write(self.root.join(path), was).unwrap();
        Some(found)
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        let small = |(path, bytes): &&(String, Vec<u8>)| {
            FileKind::of(path).is_some() && bytes.len() < 12_000
        };
        with_paths(self.whole.iter().filter(small).cloned().collect())
    }
}

/// A whole workspace of which one file is odd: it opens, and the rest of it is there.
pub(super) fn workspace() -> Target {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("work");
    let made: Workspace = Dice::new(3).workspace();
    create_workspace(&root, &made, &Origin::BuiltIn).unwrap();
    let spoilt = Spoilt::new(root);
    Target {
        form: Form::Ron,
        seeds: spoilt.seeds(),
        words: &RON,
        read: Box::new(move |input| {
            let _kept = &place;
            let loaded = spoilt.with(input, load_workspace);
            loaded.is_some_and(|loaded| {
                loaded.problems.iter().for_each(fit);
                let _problems = travaux::model::check::dossier(&loaded.value.workspace.dossier);
                loaded.read_only.is_none()
            })
        }),
    }
}

/// A scenario and its record, of which one file is odd.
pub(super) fn exercise() -> Target {
    let place = tempfile::tempdir().unwrap();
    let root = copy(SHIPPED[0], place.path());
    for event in &crate::exercise::script::afternoon().events {
        travaux::storage::exercise::save_event(&root, event).unwrap();
    }
    let spoilt = Spoilt::new(root);
    Target {
        form: Form::Ron,
        seeds: spoilt.seeds(),
        words: &RON,
        read: Box::new(move |input| {
            let _kept = &place;
            let loaded = spoilt.with(input, |root| (load_exercise(root), load_events(root)));
            loaded.is_some_and(|(exercise, events)| {
                exercise
                    .problems
                    .iter()
                    .chain(&events.problems)
                    .for_each(fit);
                if let Some(scenario) = &exercise.value.scenario {
                    let draft = &exercise.value.draft;
                    drop(travaux::exercise::meeting::fold(
                        scenario,
                        draft,
                        &events.value,
                    ));
                }
                exercise.value.scenario.is_some()
            })
        }),
    }
}

/// Unsaved work of a window that ended.
pub(super) fn journal_of() -> Target {
    let home = tempfile::tempdir().unwrap();
    let mut now = crate::storage::journal::workspace();
    let started = now.clone();
    let journal = Journal::start(home.path());
    for n in 0..9 {
        let words = format!("word {n} ");
        journal.add(crate::storage::journal::typed(&mut now, n * 90, &words));
        let entry = crate::storage::journal::heading(&mut now, n * 90 + 40, 1, &words);
        journal.add(entry);
    }
    journal.flush();
    drop(journal);
    let spoilt = Spoilt::new(home.path().to_path_buf());
    let segments = |(path, _): &&(String, Vec<u8>)| path.ends_with(".journal");
    let seeds = with_paths(spoilt.whole.iter().filter(segments).cloned().collect());
    Target {
        form: Form::Ron,
        seeds,
        words: &RON,
        read: Box::new(move |input| {
            let unsaved = spoilt.with(input, |root| {
                let mut folders = std::fs::read_dir(root.join("journal")).unwrap();
                journal::read(&folders.next().unwrap().unwrap().path())
            });
            match unsaved {
                Some(Ok(unsaved)) => {
                    let mut again = started.clone();
                    drop(journal::replay(&mut again, &unsaved.entries));
                    let _kept = &home;
                    true
                }
                Some(Err(_)) | None => false,
            }
        }),
    }
}
