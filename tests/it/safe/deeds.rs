//! Things the program does to files, done under `strace`: killed at their calls of the system, or
//! refused by the disk there, and what stands afterwards looked at.
//!
//! A normal run takes some of the calls, `TRAVAUX_LONG=1` all of them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Output, Stdio};

use travaux::storage::disk::remove_leftovers;
use travaux::storage::format::{FileKind, format_file};
use travaux::storage::lock::LOCK_FILE;
use travaux::storage::workspace_io::load_workspace;

use super::power::CALLS;
use crate::merging::files::errors;
use crate::storage::refusing::copy;
use crate::storage::round::snapshot;

type Tree = BTreeMap<String, Vec<u8>>;

fn is_long() -> bool {
    std::env::var_os("TRAVAUX_LONG").is_some()
}

/// Something that writes to a folder.
pub(super) struct Deed {
    pub(super) name: &'static str,
    /// Program and arguments.
    pub(super) call: Vec<OsString>,
    /// Where the test binary is the program: what tells it what to do.
    pub(super) env: Vec<(&'static str, PathBuf)>,
    /// The folder with everything it touches.
    pub(super) root: PathBuf,
    /// The workspace in it that it writes.
    pub(super) written: PathBuf,
    /// Whether the same is written every time: ids that are born with the clock are not.
    pub(super) same: bool,
    /// Whether a new workspace is made, which is one only once all of it is there.
    pub(super) whole_at_once: bool,
    /// The file whose making begins what counts.
    pub(super) from: Option<&'static str>,
}

impl Deed {
    pub(super) fn verb(name: &'static str, root: &Path, arguments: &[&str]) -> Self {
        let place = |argument: &&str| {
            let below = argument.strip_prefix("@/");
            below.map_or_else(|| argument.into(), |path| root.join(path).into())
        };
        let program = env!("CARGO_BIN_EXE_travaux").into();
        Self {
            name,
            call: std::iter::once(program)
                .chain(arguments.iter().map(place))
                .collect(),
            env: Vec::new(),
            root: root.to_path_buf(),
            written: root.join("work"),
            same: true,
            whole_at_once: false,
            from: None,
        }
    }

    pub(super) fn test(
        name: &'static str,
        root: &Path,
        test: &str,
        env: &[(&'static str, PathBuf)],
    ) -> Self {
        let program = std::env::current_exe().unwrap().into();
        Self {
            call: vec![program, "--exact".into(), test.into(), "--nocapture".into()],
            env: env.to_vec(),
            ..Self::verb(name, root, &[])
        }
    }

    /// Does it under `strace` with more arguments.
    fn done(&self, log: &Path, more: &[String]) -> Output {
        Process::new("strace")
            .args(["-f", "-qq", "-y", "-o"])
            .arg(log)
            .args(more)
            .args(&self.call)
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .env("HOME", self.root.join("home"))
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What stands there, without what is beside the work of anybody.
    fn tree(&self) -> Tree {
        let mut tree = snapshot(&self.root);
        tree.retain(|path, _| !path.ends_with(LOCK_FILE) && !path.starts_with("home/"));
        tree
    }

    /// Whether it was acknowledged: it ended well, or had said that it was done.
    fn acknowledged(output: &Output) -> bool {
        let said = String::from_utf8_lossy(&output.stdout);
        output.status.success() || said.contains("acknowledged")
    }
}

/// The calls of a log that count, each by its name and number in its thread, with what it is about.
fn points(log: &str, from: Option<&str>) -> Vec<(String, usize, String)> {
    // Once a file tells where to begin, only what the same thread does counts.
    let mut only = None;
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for line in log.lines() {
        let (thread, call) = line.split_once(' ').unwrap_or(("", line));
        let Some((name, rest)) = call.trim().split_once('(') else {
            continue;
        };
        let nth = seen
            .entry((thread.to_owned(), name.to_owned()))
            .or_default();
        *nth += 1;
        if from.is_some_and(|from| rest.contains(from)) {
            only = Some(thread);
        }
        let counts = from.is_none() || only == Some(thread);
        // Before anything is written there is nothing to be lost.
        if counts && (name != "openat" || line.contains("O_CREAT")) {
            found.push((name.to_owned(), *nth, rest.to_owned()));
        }
    }
    if from.is_some() {
        // A kill is asked for by name and number: it must not hit another thread before.
        let others = |name: &str| {
            let all = seen
                .iter()
                .filter(|((thread, of), _)| of == name && only != Some(thread));
            all.map(|(_, n)| *n).max().unwrap_or(0)
        };
        found.retain(|(name, nth, _)| *nth > others(name));
    }
    found.sort();
    found.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
    found
}

/// What a deed was like when nothing was in its way.
struct Whole {
    old: Tree,
    new: Tree,
    points: Vec<(String, usize, String)>,
}

fn whole(deed: &Deed) -> Whole {
    let old = deed.tree();
    let log = deed.root.with_extension("log");
    let ended = deed.done(&log, &["-e".to_owned(), format!("trace={CALLS}")]);
    assert!(Deed::acknowledged(&ended), "{}: {ended:?}", deed.name);
    let new = deed.tree();
    assert_ne!(old, new, "{} changes nothing", deed.name);
    let points = points(&fs::read_to_string(&log).unwrap(), deed.from);
    Whole { old, new, points }
}

/// No file is torn: each is as it was, or as it is to be, or, where that is another each time, reads.
fn nothing_torn(deed: &Deed, whole: &Whole, after: &str) -> Tree {
    let found = deed.tree();
    for (path, bytes) in &found {
        let known = [whole.old.get(path), whole.new.get(path)].contains(&Some(bytes));
        let reads = || FileKind::of(path).is_some_and(|kind| format_file(bytes, kind).is_ok());
        let reads = || (!deed.same || deed.whole_at_once) && reads();
        assert!(known || reads(), "{}: {path} is torn {after}", deed.name);
    }
    for path in whole
        .old
        .keys()
        .filter(|path| whole.new.contains_key(*path))
    {
        assert!(
            found.contains_key(path),
            "{}: {path} is gone {after}",
            deed.name
        );
    }
    found
}

/// Kills a deed at its calls and looks at what stands there; how many kills, and how many of them
/// came after it was acknowledged.
#[expect(clippy::print_stdout, reason = "the figure is the point")]
pub(super) fn killed(deed: &Deed, holds: impl Fn(&Output, &str)) -> (usize, usize) {
    let whole = whole(deed);
    let log = deed.root.with_extension("log");
    let step = if is_long() {
        1
    } else {
        (whole.points.len() / 8).max(1)
    };
    let (mut n_kills, mut n_done, mut n_leftovers) = (0, 0, 0);
    for (name, nth, _) in whole.points.iter().step_by(step) {
        copy(&whole.old, &deed.root);
        let after = format!("after a kill at {name} {nth}");
        let inject = format!("inject={name}:signal=KILL:when={nth}");
        let more = [
            "-e".to_owned(),
            format!("trace={name}"),
            "-e".to_owned(),
            inject,
        ];
        let ended = deed.done(&log, &more);
        n_kills += 1;
        n_leftovers += remove_leftovers(&deed.root).len();
        let found = nothing_torn(deed, &whole, &after);
        if deed.written.join("workspace.ron").exists() {
            let bad = errors(&load_workspace(&deed.written).problems);
            assert!(bad.is_empty(), "{} {after}: {bad:?}", deed.name);
            if deed.whole_at_once {
                let mine = |tree: &Tree| -> Tree {
                    let below = deed.written.strip_prefix(&deed.root).unwrap();
                    let below = below.to_str().unwrap();
                    let here = tree.iter().filter(|(path, _)| path.starts_with(below));
                    here.map(|(path, bytes)| (path.clone(), bytes.clone()))
                        .collect()
                };
                assert!(
                    mine(&found) == mine(&whole.new),
                    "{} is half there {after}",
                    deed.name
                );
            }
        }
        if Deed::acknowledged(&ended) {
            n_done += 1;
            assert!(
                !deed.same || found == whole.new,
                "{} is lost {after}",
                deed.name
            );
        }
        holds(&ended, &after);
    }
    println!(
        "{}: {n_kills} kills at {} calls: 0 torn, 0 acknowledged lost ({n_done} acknowledged), \
         {n_leftovers} leftovers removed",
        deed.name,
        whole.points.len()
    );
    assert!(n_kills > 4, "{}: {n_kills}", deed.name);
    (n_kills, n_done)
}

/// Lets the disk refuse a deed at its calls, in five ways.
#[expect(clippy::print_stdout, reason = "the figure is the point")]
pub(super) fn refused(deed: &Deed) -> usize {
    let whole = whole(deed);
    let log = deed.root.with_extension("log");
    let root = deed.root.to_str().unwrap();
    let ours: Vec<_> = whole
        .points
        .iter()
        .filter(|(_, _, rest)| rest.contains(root))
        .collect();
    let step = if is_long() {
        1
    } else {
        (ours.len() / 3).max(1)
    };
    let (mut n_refused, mut n_went_on) = (0, 0);
    for (at, errno) in ["ENOSPC", "EIO", "EROFS", "EACCES", "EMFILE"]
        .into_iter()
        .enumerate()
    {
        for (name, nth, _) in ours.iter().skip(at % step).step_by(step) {
            copy(&whole.old, &deed.root);
            let after = format!("after {errno} at {name} {nth}");
            let inject = format!("inject={name}:error={errno}:when={nth}");
            let more = [
                "-e".to_owned(),
                format!("trace={name}"),
                "-e".to_owned(),
                inject,
            ];
            let ended = deed.done(&log, &more);
            remove_leftovers(&deed.root);
            let found = nothing_torn(deed, &whole, &after);
            if Deed::acknowledged(&ended) {
                // What was refused was not needed, such as taking a file away that stays beside.
                assert!(
                    !deed.same || found == whole.new,
                    "{} is lost {after}",
                    deed.name
                );
                n_went_on += 1;
            } else {
                let said = String::from_utf8_lossy(&ended.stderr);
                assert!(
                    said.contains("remedy: "),
                    "{} {after} says {said:?}",
                    deed.name
                );
                assert!(
                    !said.contains("internal fault"),
                    "{} {after}: {said}",
                    deed.name
                );
                n_refused += 1;
            }
        }
    }
    println!(
        "{}: {n_refused} refusals told with a remedy, {n_went_on} that did no harm, 0 torn",
        deed.name
    );
    assert!(n_refused > 2, "{}: {n_refused}", deed.name);
    n_refused
}
