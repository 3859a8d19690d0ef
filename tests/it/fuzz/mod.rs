//! Every reader is given what nobody would write: each answers with a value or an error, in bounded
//! time and memory, whatever it is.
//!
//! Inputs are made from a number, so that one that breaks something is made again by its number:
//! `TRAVAUX_FUZZ=docx TRAVAUX_FUZZ_FROM=1234 TRAVAUX_FUZZ_TO=1235`. Each reader is tried in a process
//! of its own, because a stack that overflows or memory that runs out ends a process.
//! `TRAVAUX_FUZZ_INPUTS` says how many inputs there are in all.

#![expect(
    clippy::disallowed_methods,
    reason = "it keeps inputs that broke something, and reads the clock to see how long a reader takes"
)]

mod dictionary;
mod folders;
mod mutate;
mod seeds;
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

use mutate::Mutator;
use targets::{Target, all, named};

/// How many inputs a normal run tries in all.
const INPUTS: usize = 12_000;
/// The longest a reader may take over one input, on the processor; inputs have at most [`mutate::LONGEST`] bytes.
const SLOWEST: Duration = Duration::from_secs(5);
/// The most memory that a process may ask for, in KiB.
const MOST_KIB: usize = 3 * 1024 * 1024;
/// The most memory that it may really come to hold, in MiB.
const MOST_HELD: usize = 700;

fn number(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}

/// The process that tries one reader; does nothing unless the test below starts it.
#[test]
fn one_reader_is_tried() {
    let Ok(name) = std::env::var("TRAVAUX_FUZZ") else {
        return;
    };
    let target = named(&name);
    let from = number("TRAVAUX_FUZZ_FROM").unwrap_or(0);
    let to = number("TRAVAUX_FUZZ_TO").unwrap_or(from + 1);
    let found = tried(&target, from..to);
    for bad in &found.bad {
        println!("bad: {name} {bad}");
    }
    println!(
        "tried: {} {} {} {}",
        to - from,
        found.n_accepted,
        found.slowest.as_millis(),
        held_mib()
    );
}

/// What trying came to.
#[derive(Default)]
struct Found {
    n_accepted: usize,
    slowest: Duration,
    bad: Vec<String>,
}

fn tried(target: &Target, range: std::ops::Range<usize>) -> Found {
    let mutator = Mutator::new(&target.seeds, target.form, target.words);
    let mut found = Found::default();
    for nth in range {
        let input = mutator.made(nth);
        assert!(input.len() <= mutate::LONGEST);
        let (begun, before) = (Instant::now(), on_processor());
        let read = catch_unwind(AssertUnwindSafe(|| (target.read)(&input)));
        let mut took = begun.elapsed();
        // A machine that is busy makes a reader slow, and does not work more for it.
        if let (true, Some(before), Some(after)) = (took > SLOWEST / 50, before, on_processor()) {
            took = after.saturating_sub(before);
        }
        match read {
            Ok(accepted) => found.n_accepted += usize::from(accepted),
            Err(_fault) => {
                found.bad.push(format!("{nth}: panics"));
                keep(target.name, nth, &input);
            }
        }
        if took >= SLOWEST {
            found.bad.push(format!("{nth}: takes {took:?}"));
            keep(target.name, nth, &input);
        }
        found.slowest = found.slowest.max(took);
        if found.bad.len() > 20 {
            break;
        }
    }
    found
}

/// Time this thread has spent on a processor, where the system says.
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanos = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanos))
}

/// Keeps an input that broke something, to be looked at.
fn keep(name: &str, nth: usize, input: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}-{nth}")), input).unwrap();
}

/// The most memory that this process has held, in MiB; 0 where the system does not tell.
fn held_mib() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let figure = line.and_then(|line| line.split_whitespace().nth(1));
    figure
        .and_then(|kib| kib.parse::<usize>().ok())
        .unwrap_or(0)
        / 1024
}

/// Starts the process for one reader and a range of inputs; what it printed and whether it lived.
fn child(name: &str, from: usize, to: usize) -> (String, bool) {
    let ended = Process::new("sh")
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
fn every_reader_answers_whatever_it_is_given() {
    let n_all = number("TRAVAUX_FUZZ_INPUTS").unwrap_or(INPUTS);
    let first = number("TRAVAUX_FUZZ_FROM").unwrap_or(0);
    let targets = all();
    let shares: usize = targets.iter().map(|target| target.share).sum();
    let mut bad = Vec::new();
    let (mut n_tried, mut n_accepted) = (0, 0);
    for target in &targets {
        let n = (n_all * target.share / shares).max(20);
        let (said, lived) = child(target.name, first, first + n);
        bad.extend(
            said.lines()
                .filter(|line| line.starts_with("bad:"))
                .map(str::to_owned),
        );
        if !lived {
            let nth = fatal(target.name, first, first + n);
            bad.push(format!("bad: {} {nth}: ends the process", target.name));
            continue;
        }
        let figures = said.lines().find_map(|line| line.strip_prefix("tried: "));
        let figures: Vec<usize> = figures
            .unwrap_or_default()
            .split(' ')
            .map(|figure| figure.parse().unwrap())
            .collect();
        println!(
            "{}: {} inputs, {} accepted, the slowest {} ms, at most {} MiB held",
            target.name, figures[0], figures[1], figures[2], figures[3]
        );
        assert!(figures[1] > 0, "{}: nothing was ever accepted", target.name);
        assert!(
            figures[1] < figures[0] || target.takes_all,
            "{}",
            target.name
        );
        if figures[3] > MOST_HELD {
            bad.push(format!("bad: {} held {} MiB", target.name, figures[3]));
        }
        n_tried += figures[0];
        n_accepted += figures[1];
    }
    println!(
        "{n_tried} inputs for {} readers, {n_accepted} accepted",
        targets.len()
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
