//! The processes in which readers are tried, and what they told.

use std::fmt;
use std::path::Path;
use std::process::{Command as Process, Stdio};

/// The most memory that a process may ask for, in KiB.
const MOST_KIB: usize = 3 * 1024 * 1024;
/// How many inputs that end their process are told of in one stretch.
const MOST_FATAL: usize = 5;

/// What the processes of one reader came to.
#[derive(Default)]
pub(super) struct Sum {
    pub(super) n_tried: usize,
    pub(super) n_accepted: usize,
    slowest_ms: usize,
    pub(super) held_mib: usize,
    spent_ms: usize,
}

impl fmt::Display for Sum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{} inputs, {} accepted, {} µs each, the slowest {} ms, at most {} MiB held",
            self.n_tried,
            self.n_accepted,
            self.spent_ms * 1_000 / self.n_tried.max(1),
            self.slowest_ms,
            self.held_mib
        )
    }
}

impl Sum {
    /// Tries a stretch of inputs; what is bad about the reader.
    pub(super) fn add(&mut self, name: &str, mut from: usize, to: usize) -> Vec<String> {
        let mut bad = Vec::new();
        for _ in 0..MOST_FATAL {
            let (said, lived) = child(name, from, to);
            let told = said.lines().filter(|line| line.starts_with("bad:"));
            bad.extend(told.map(str::to_owned));
            if lived {
                self.take(&said);
                break;
            }
            let nth = hanging(&said).unwrap_or_else(|| {
                let nth = fatal(name, from, to);
                bad.push(format!("bad: {name} {nth}: ends the process"));
                nth
            });
            // What comes before it is tried without it.
            if nth > from {
                self.take(&child(name, from, nth).0);
            }
            from = nth + 1;
            if from >= to {
                break;
            }
        }
        bad
    }

    fn take(&mut self, said: &str) {
        let figures = said.lines().find_map(|line| line.strip_prefix("tried: "));
        let figures = figures.unwrap_or_default().split(' ');
        let figures: Vec<usize> = figures.map(|figure| figure.parse().unwrap()).collect();
        self.n_tried += figures[0];
        self.n_accepted += figures[1];
        self.slowest_ms = self.slowest_ms.max(figures[2]);
        self.held_mib = self.held_mib.max(figures[3]);
        self.spent_ms += figures[4];
    }
}

/// The input that a process was ended over because its reader did not come back from it.
fn hanging(said: &str) -> Option<usize> {
    let line = said.lines().find(|line| line.ends_with(": hangs"))?;
    line.strip_suffix(": hangs")?
        .rsplit_once(' ')?
        .1
        .parse()
        .ok()
}

/// Starts the process for one reader and a range of inputs; what it printed and whether it lived.
fn child(name: &str, from: usize, to: usize) -> (String, bool) {
    let mut process = Process::new("sh");
    // Files that a reader needs are in memory where the system offers that.
    if Path::new("/dev/shm").is_dir() {
        process.env("TMPDIR", "/dev/shm");
    }
    let ended = process
        .args(["-c", "ulimit -v \"$0\"; exec \"$@\""])
        .arg(MOST_KIB.to_string())
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "fuzz::one_reader_is_tried", "--nocapture"])
        .env("TRAVAUX_FUZZ", name)
        .env("TRAVAUX_FUZZ_FROM", from.to_string())
        .env("TRAVAUX_FUZZ_TO", to.to_string())
        .stderr(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    (said, ended.status.success())
}

/// The first input that ends the process, between `from` and `to`.
fn fatal(name: &str, mut from: usize, mut to: usize) -> usize {
    while to - from > 1 {
        let middle = from + (to - from) / 2;
        if child(name, from, middle).1 {
            from = middle;
        } else {
            to = middle;
        }
    }
    from
}

#[test]
fn a_reader_that_hangs_is_told_by_its_input() {
    assert_eq!(hanging("bad: docx 1234: hangs\n"), Some(1234));
    assert_eq!(hanging("bad: docx 1234: panics\ntried: 1 1 1 1 1\n"), None);
}
