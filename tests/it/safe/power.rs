//! A save that the power fails under, and one that is killed at every call it makes of the system.
//!
//! The real calls of a real save are recorded, and done again on a disk that forgets: what a
//! folder was told is lost from some point on unless the folder was synced after it, folder by
//! folder, and what a file holds is lost unless the file was synced.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command as Process, Stdio};

use travaux::storage::disk::remove_leftovers;
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::save_workspace;

use crate::merging::files::errors;
use crate::programs::has;
use crate::storage::dice::Dice;
use crate::storage::refusing::{copy, revised, small};
use crate::storage::round::snapshot;

type Tree = BTreeMap<String, Vec<u8>>;

/// The process that saves once; does nothing unless the tests below start it.
#[test]
fn saves_once() {
    let Some(root) = std::env::var_os("TRAVAUX_SAVES_ONCE") else {
        return;
    };
    let mut open = load_workspace(Path::new(&root)).value;
    let wanted = revised(open.workspace);
    let saved = save_workspace(&wanted, &mut open.folder);
    assert_eq!(saved.problems, []);
    println!("acknowledged");
}

/// Calls that change what stands on the disk.
pub(super) const CALLS: &str = "mkdir,mkdirat,openat,write,fsync,fdatasync,link,linkat,rename,renameat,\
                     renameat2,unlink,unlinkat,ftruncate";

/// Saves once under `strace` with more arguments; what it said.
fn save(root: &Path, log: &Path, more: &[&str]) -> String {
    let ended = Process::new("strace")
        .args(["-f", "-qq", "-y", "-s", "0", "-o"])
        .arg(log)
        .args(more)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "safe::power::saves_once", "--nocapture"])
        .env("TRAVAUX_SAVES_ONCE", root)
        .stderr(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8_lossy(&ended.stdout).into_owned()
}

/// Something the disk was told.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Told {
    Folder(String),
    /// A new file of this number under a name.
    New(usize, String),
    Synced(usize),
    FolderSynced(String),
    Link(String, String),
    Swap(String, String),
    Rename(String, String),
    Gone(String),
}

/// The calls of a log that change what stands below `root`, paths relative to it.
fn told(log: &str, root: &str) -> Vec<Told> {
    let mut found = Vec::new();
    let mut files: BTreeMap<String, usize> = BTreeMap::new();
    let mut n_files = 0;
    let below = |path: &str| {
        let path = path.strip_prefix(root)?;
        Some(path.trim_start_matches('/').to_owned())
    };
    for line in log.lines().filter(|l| !l.contains(" = -1 ")) {
        let call = line.split_once(' ').map_or(line, |(_, call)| call.trim());
        let Some((name, rest)) = call.split_once('(') else {
            continue;
        };
        let quoted: Vec<String> = rest
            .split('"')
            .skip(1)
            .step_by(2)
            .filter_map(below)
            .collect();
        let open = rest.split(['<', '>']).nth(1).and_then(below);
        match (name, quoted.as_slice()) {
            ("mkdir" | "mkdirat", [path]) => found.push(Told::Folder(path.clone())),
            ("openat", [path]) if rest.contains("O_CREAT") => {
                files.insert(path.clone(), n_files);
                found.push(Told::New(n_files, path.clone()));
                n_files += 1;
            }
            ("fsync" | "fdatasync", _) => match open {
                Some(path) if files.contains_key(&path) => found.push(Told::Synced(files[&path])),
                Some(path) => found.push(Told::FolderSynced(path)),
                None => {}
            },
            ("link" | "linkat", [from, to]) => found.push(Told::Link(from.clone(), to.clone())),
            ("renameat2", [from, to]) if rest.contains("RENAME_EXCHANGE") => {
                found.push(Told::Swap(from.clone(), to.clone()));
            }
            ("rename" | "renameat" | "renameat2", [from, to]) => {
                found.push(Told::Rename(from.clone(), to.clone()));
            }
            ("unlink" | "unlinkat", [path]) => found.push(Told::Gone(path.clone())),
            _ => {}
        }
    }
    found
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What a name stands for: a file that was there, or the nth new one.
#[derive(Clone, Debug, PartialEq, Eq)]
enum File {
    Old(Vec<u8>),
    New(usize),
}

/// The disk as it would be found if the power had failed after `n` of the calls.
fn after_power_loss(
    old: &Tree,
    calls: &[Told],
    n: usize,
    contents: &[Vec<u8>],
    dice: &mut Dice,
) -> Tree {
    let done = &calls[..n];
    // How many of the changes of each folder are on the disk for certain, and how many at all.
    let mut changes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut certain: BTreeMap<&str, usize> = BTreeMap::new();
    let mut whole: BTreeSet<usize> = BTreeSet::new();
    let changed = |call: &Told| -> Option<String> {
        match call {
            Told::Folder(p) | Told::New(_, p) | Told::Gone(p) => Some(folder_of(p).to_owned()),
            Told::Link(_, to) | Told::Swap(_, to) | Told::Rename(_, to) => {
                Some(folder_of(to).to_owned())
            }
            Told::Synced(_) | Told::FolderSynced(_) => None,
        }
    };
    let folders: Vec<Option<String>> = done.iter().map(changed).collect();
    for (call, folder) in done.iter().zip(&folders) {
        match (call, folder) {
            (Told::Synced(file), _) => {
                whole.insert(*file);
            }
            (Told::FolderSynced(path), _) => {
                let n = changes.get(path.as_str()).copied().unwrap_or_default();
                certain.insert(path, n);
            }
            (_, Some(folder)) => *changes.entry(folder).or_default() += 1,
            (_, None) => {}
        }
    }
    let kept: BTreeMap<&str, usize> = changes
        .iter()
        .map(|(folder, n)| {
            let at_least = certain.get(folder).copied().unwrap_or_default();
            (*folder, at_least + dice.below(n - at_least + 1))
        })
        .collect();
    let mut names: BTreeMap<String, File> = old
        .iter()
        .map(|(path, bytes)| (path.clone(), File::Old(bytes.clone())))
        .collect();
    let mut lost: Vec<String> = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (call, folder) in done.iter().zip(&folders) {
        let Some(folder) = folder else { continue };
        let nth = seen.entry(folder).or_default();
        *nth += 1;
        let persists = *nth <= kept[folder.as_str()];
        match call {
            // A folder that is lost takes with it whatever was put there.
            Told::Folder(path) if !persists => lost.push(format!("{path}/")),
            _ if !persists => {}
            Told::New(file, path) => {
                names.insert(path.clone(), File::New(*file));
            }
            Told::Link(from, to) => {
                if let Some(file) = names.get(from).cloned() {
                    names.insert(to.clone(), file);
                }
            }
            Told::Swap(one, other) => {
                let (a, b) = (names.remove(one), names.remove(other));
                names.extend(b.map(|file| (one.clone(), file)));
                names.extend(a.map(|file| (other.clone(), file)));
            }
            Told::Rename(from, to) => {
                let file = names.remove(from);
                names.extend(file.map(|file| (to.clone(), file)));
            }
            Told::Gone(path) => {
                names.remove(path);
            }
            Told::Folder(_) | Told::Synced(_) | Told::FolderSynced(_) => {}
        }
    }
    names.retain(|path, _| !lost.iter().any(|folder| path.starts_with(folder)));
    let found = names.into_iter().map(|(path, file)| {
        let bytes = match file {
            File::Old(bytes) => bytes,
            File::New(n) if whole.contains(&n) => contents[n].clone(),
            // Any beginning of it, or as many zeros.
            File::New(n) => {
                let at = dice.below(contents[n].len() + 1);
                if dice.coin() {
                    contents[n][..at].to_vec()
                } else {
                    vec![0; at]
                }
            }
        };
        (path, bytes)
    });
    found.collect()
}

/// What each new file came to hold: what stands where it ended up.
fn contents(calls: &[Told], new: &Tree) -> Vec<Vec<u8>> {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut n_files = 0;
    let mut ends: BTreeMap<usize, &str> = BTreeMap::new();
    for call in calls {
        match call {
            Told::New(file, path) => {
                names.insert(path, *file);
                n_files = n_files.max(file + 1);
            }
            Told::Link(from, to) | Told::Swap(from, to) | Told::Rename(from, to) => {
                if let Some(file) = names.get(from.as_str()).copied() {
                    ends.insert(file, to);
                }
            }
            _ => {}
        }
    }
    let of = |file: usize| ends.get(&file).and_then(|path| new.get(*path)).cloned();
    (0..n_files)
        .map(|file| of(file).unwrap_or_default())
        .collect()
}

#[test]
fn a_power_failure_at_any_moment_leaves_every_file_old_or_new() {
    if !has(&["strace"]) {
        return;
    }
    let long = std::env::var_os("TRAVAUX_LONG").is_some();
    let n_losses = if long { 10_000 } else { 500 };
    let place = tempfile::tempdir().unwrap();
    let (_, root) = small(place.path());
    let old = snapshot(&root);
    let log = place.path().join("log");
    let said = save(&root, &log, &["-e", &format!("trace={CALLS}")]);
    assert!(said.contains("acknowledged"), "{said}");
    let new = snapshot(&root);
    let calls = told(&fs::read_to_string(&log).unwrap(), root.to_str().unwrap());
    let contents = contents(&calls, &new);
    let n_synced = calls
        .iter()
        .filter(|c| matches!(c, Told::Synced(_)))
        .count();
    assert!(
        n_synced > 4 && contents.iter().all(|bytes| !bytes.is_empty()),
        "{calls:?}"
    );
    let mut dice = Dice::new(2_026);
    let (mut n_old, mut n_new, mut n_mixed) = (0, 0, 0);
    let there = place.path().join("there");
    for nth in 0..n_losses {
        // Every fifth time after the save was acknowledged.
        let n = if nth % 5 == 0 {
            calls.len()
        } else {
            dice.below(calls.len())
        };
        let tree = after_power_loss(&old, &calls, n, &contents, &mut dice);
        copy(&tree, &there);
        remove_leftovers(&there);
        let found = snapshot(&there);
        for (path, bytes) in &found {
            let known = [old.get(path), new.get(path)].contains(&Some(bytes));
            assert!(known, "{path} is torn after {n} of {} calls", calls.len());
        }
        if n == calls.len() {
            assert!(found == new, "what was acknowledged is lost");
        }
        for path in old.keys().filter(|path| new.contains_key(*path)) {
            assert!(found.contains_key(path), "{path} is gone after {n} calls");
        }
        let loaded = load_workspace(&there);
        let bad = errors(&loaded.problems);
        assert!(loaded.read_only.is_none() && bad.is_empty(), "{bad:?}");
        match (found == old, found == new) {
            (true, _) => n_old += 1,
            (_, true) => n_new += 1,
            _ => n_mixed += 1,
        }
    }
    println!(
        "{n_losses} power failures in {} calls: 0 unreadable, 0 torn, 0 acknowledged lost \
         ({n_old} old, {n_new} new, {n_mixed} between)",
        calls.len()
    );
    assert!(n_old > 0 && n_mixed > 0 && n_new > 0);
}

#[test]
fn a_kill_at_every_call_of_a_save_leaves_every_file_old_or_new() {
    if !has(&["strace"]) {
        return;
    }
    let every = if std::env::var_os("TRAVAUX_LONG").is_some() {
        1
    } else {
        4
    };
    let place = tempfile::tempdir().unwrap();
    let (_, root) = small(place.path());
    let old = snapshot(&root);
    let log = place.path().join("log");
    save(&root, &log, &["-e", &format!("trace={CALLS}")]);
    let new = snapshot(&root);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut points = Vec::new();
    for line in fs::read_to_string(&log).unwrap().lines() {
        let call = line.split_once(' ').map_or(line, |(_, call)| call.trim());
        if let Some((name, _)) = call.split_once('(') {
            let nth = seen.entry(name.to_owned()).or_default();
            *nth += 1;
            // Before the workspace is first written there is nothing to be lost.
            if name != "openat" || line.contains("O_CREAT") {
                points.push((name.to_owned(), *nth));
            }
        }
    }
    let (mut n_kills, mut n_leftovers, mut n_whole) = (0, 0, 0);
    for (name, nth) in points.iter().step_by(every) {
        copy(&old, &root);
        let inject = format!("inject={name}:signal=KILL:when={nth}");
        let said = save(
            &root,
            &log,
            &["-e", &format!("trace={name}"), "-e", &inject],
        );
        n_kills += 1;
        n_leftovers += remove_leftovers(&root).len();
        let found = snapshot(&root);
        for (path, bytes) in &found {
            let known = [old.get(path), new.get(path)].contains(&Some(bytes));
            assert!(known, "{path} is torn by a kill at {name} {nth}");
        }
        let loaded = load_workspace(&root);
        let bad = errors(&loaded.problems);
        assert!(bad.is_empty(), "a kill at {name} {nth}: {bad:?}");
        if said.contains("acknowledged") {
            assert!(
                found == new,
                "a kill at {name} {nth} lost what was acknowledged"
            );
            n_whole += 1;
        }
    }
    println!(
        "{n_kills} kills at {} calls of a save: 0 torn, 0 acknowledged lost ({n_whole} acknowledged), \
         {n_leftovers} leftovers removed",
        points.len()
    );
    assert!(n_kills > 15, "{n_kills}");
}
