//! Disks that refuse, programs that write meanwhile, processes that are killed: no save loses a file.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use travaux::model::bloc::Layer;
use travaux::model::workspace::Workspace;
use travaux::storage::disk::{Gate, Step, remove_leftovers};
use travaux::storage::dossier_io::load_dossier;
use travaux::storage::draft_io::load_sample;
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use super::broken::small_dossier;
use super::dice::Dice;
use super::round::snapshot;

/// A small workspace in a new folder, and the folder of its dossier.
pub(crate) fn small(place: &Path) -> (Workspace, PathBuf) {
    let own = place.join("own");
    fs::create_dir(&own).unwrap();
    small_dossier(&own);
    let workspace = Workspace {
        title: "Vienna".to_owned(),
        own: None,
        dossier: load_dossier(&own).value,
        draft: load_sample().value,
        decisions: Vec::new(),
        versions: Vec::new(),
        proposals: Vec::new(),
        notes: Vec::new(),
    };
    let root = place.join("work");
    create_workspace(&root, &workspace, &Origin::Folder(own)).unwrap();
    (workspace, root)
}

/// Something of every kind: files that change, come and go, in folders that are there and not.
pub(crate) fn revised(mut workspace: Workspace) -> Workspace {
    let mut dice = Dice::new(11);
    workspace.title.push('!');
    workspace.draft.articles[1].heading.push('!');
    workspace.draft.articles.remove(2);
    workspace.draft.articles.push(dice.article());
    workspace.decisions = vec![dice.decision(), dice.decision()];
    workspace.decisions[0].layer = Layer::Private;
    workspace.decisions[1].layer = Layer::Shared;
    workspace.decisions.sort_by_key(|d| d.id);
    workspace
}

/// Refuses the step with this number.
#[derive(Debug)]
struct Refuses {
    nth: usize,
    errno: i32,
    n_passed: AtomicUsize,
}

impl Gate for Refuses {
    fn pass(&self, _step: Step, _path: &Path) -> io::Result<()> {
        if self.n_passed.fetch_add(1, Ordering::Relaxed) == self.nth {
            return Err(io::Error::from_raw_os_error(self.errno));
        }
        Ok(())
    }
}

pub(crate) fn copy(from: &BTreeMap<String, Vec<u8>>, root: &Path) {
    if root.exists() {
        fs::remove_dir_all(root).unwrap();
    }
    for (path, bytes) in from {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_disk_that_refuses_at_any_step_leaves_every_file_old_or_new() {
    let place = tempfile::tempdir().unwrap();
    let (workspace, root) = small(place.path());
    let old = snapshot(&root);
    let mut folder = load_workspace(&root).value.folder;
    let wanted = revised(workspace);
    assert_eq!(save_workspace(&wanted, &mut folder).problems, []);
    let new = snapshot(&root);
    assert_ne!(old, new);
    // ENOSPC, EIO, EROFS, EACCES, EMFILE.
    let errors = [
        (28, "the disk is full"),
        (5, ""),
        (30, "read-only"),
        (13, "permission"),
        (24, ""),
    ];
    let mut n_refusals = 0;
    for (errno, says) in errors {
        for nth in 0.. {
            copy(&old, &root);
            let mut folder = load_workspace(&root).value.folder;
            let gate = Arc::new(Refuses {
                nth,
                errno,
                n_passed: AtomicUsize::new(0),
            });
            folder.set_gate(Arc::clone(&gate) as Arc<dyn Gate>);
            let saved = save_workspace(&wanted, &mut folder);
            if gate.n_passed.load(Ordering::Relaxed) <= nth {
                assert!(nth > 20, "only {nth} steps were refused");
                break;
            }
            n_refusals += 1;
            assert!(!saved.problems.is_empty(), "step {nth} failed in silence");
            for problem in &saved.problems {
                assert!(problem.message.contains(says), "{problem}");
                assert!(!problem.remedy.is_empty() && !problem.file.is_empty());
            }
            let now = snapshot(&root);
            for (path, bytes) in &now {
                let known = [old.get(path), new.get(path)];
                let torn = !known.contains(&Some(bytes));
                assert!(!torn, "error {errno} at step {nth}: {path} is torn");
            }
            let gone = old.keys().filter(|path| !now.contains_key(*path));
            for path in gone {
                assert!(!new.contains_key(path), "{path} is gone");
            }
            // Once the disk is well again, the same save ends well.
            let again = save_workspace(&wanted, &mut folder);
            assert_eq!(again.problems, [], "after error {errno} at step {nth}");
            assert_eq!(snapshot(&root), new);
        }
    }
    println!("{n_refusals} refusals of 5 kinds at every step of a save: 0 files torn, 0 lost");
}

/// How often another program writes while a save runs. 1,000 with `TRAVAUX_LONG=1`.
fn n_races() -> usize {
    if std::env::var_os("TRAVAUX_LONG").is_some() {
        1_000
    } else {
        200
    }
}

/// Where the disk can swap two files in one step; elsewhere a gap of microseconds remains.
#[cfg(target_os = "linux")]
#[test]
fn what_another_program_writes_meanwhile_is_never_lost() {
    let place = tempfile::tempdir().unwrap();
    let (mut workspace, root) = small(place.path());
    let mut folder = load_workspace(&root).value.folder;
    workspace.draft.articles.truncate(1);
    save_workspace(&workspace, &mut folder);
    let name = format!("draft/articles/{}.ron", workspace.draft.articles[0].id);
    let file = root.join(&name);
    let (mut n_refused, mut n_later) = (0, 0);
    let (n_races, base) = (n_races(), fs::read_to_string(&file).unwrap());
    for race in 0..n_races {
        let mut folder = load_workspace(&root).value.folder;
        let theirs = format!("{base}// race {race}\n");
        workspace.draft.articles[0].heading = format!("Ours {race}");
        let begin = Arc::new(std::sync::Barrier::new(2));
        let (begins, there) = (Arc::clone(&begin), file.clone());
        let written = theirs.clone();
        let other = std::thread::spawn(move || {
            begins.wait();
            // Somewhere in the few milliseconds of a save, on a disk that is quick or slow.
            let pause = Duration::from_micros((race as u64 * 7_919) % 6_000);
            let until = Instant::now() + pause;
            while Instant::now() < until {
                std::hint::spin_loop();
            }
            let side = there.with_extension("theirs");
            fs::write(&side, written).unwrap();
            fs::rename(&side, &there).unwrap();
        });
        begin.wait();
        let saved = save_workspace(&workspace, &mut folder);
        other.join().unwrap();
        let stands = fs::read_to_string(&file).unwrap();
        assert_eq!(stands, theirs, "race {race}: what they wrote is gone");
        if saved.written.contains(&name) {
            n_later += 1;
        } else {
            n_refused += 1;
            assert!(saved.problems[0].message.contains("another program"));
        }
    }
    println!(
        "{n_races} races: {n_refused} saves gave way, {n_later} were over before, 0 versions lost"
    );
    assert!(n_refused > 2 && n_later > 2, "no race was close");
}

/// The process that saves until it is killed; does nothing unless the test below starts it.
#[test]
fn saves_until_it_is_killed() {
    let Some(place) = std::env::var_os("TRAVAUX_SAVES_IN") else {
        return;
    };
    let place = Path::new(&place);
    let mut open = load_workspace(&place.join("work")).value;
    for n in 1_u64.. {
        for article in &mut open.workspace.draft.articles {
            article.heading = format!("State {n}");
        }
        let saved = save_workspace(&open.workspace, &mut open.folder);
        assert_eq!(saved.problems, []);
        fs::write(place.join(format!("saved-{n}")), "").unwrap();
    }
}

#[test]
fn a_kill_at_any_moment_of_a_save_loses_nothing_acknowledged() {
    let n_kills = if std::env::var_os("TRAVAUX_LONG").is_some() {
        200
    } else {
        8
    };
    let (mut n_saves, mut n_leftovers) = (0, 0);
    for nth in 0..n_kills {
        let place = tempfile::tempdir().unwrap();
        let (_, root) = small(place.path());
        let mut child = Process::new(std::env::current_exe().unwrap())
            .args(["--exact", "storage::refusing::saves_until_it_is_killed"])
            .env("TRAVAUX_SAVES_IN", place.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while !place.path().join("saved-1").exists() {
            assert!(begun.elapsed() < Duration::from_mins(1), "it never saved");
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(Duration::from_micros(20_000 + nth * 7_919 % 90_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let acknowledged = (1..1_000_000)
            .take_while(|n| place.path().join(format!("saved-{n}")).exists())
            .count();
        n_saves += acknowledged;
        n_leftovers += remove_leftovers(&root).len();
        let loaded = load_workspace(&root);
        assert_eq!(loaded.problems, [], "torn after {acknowledged} saves");
        for article in &loaded.value.workspace.draft.articles {
            let state = article.heading.strip_prefix("State ").unwrap();
            let state: usize = state.parse().unwrap();
            assert!(
                state == acknowledged || state == acknowledged + 1,
                "{acknowledged} were acknowledged, {state} stands there"
            );
        }
    }
    println!(
        "{n_kills} kills during {n_saves} saves: 0 torn, 0 acknowledged lost, {n_leftovers} \
         leftovers removed"
    );
}
