//! Every reader is given what nobody would write: each answers with a value or an error, in bounded
//! time and memory, whatever it is.
//!
//! Inputs are made from a number, so that one that breaks something is made again by its number:
//! `TRAVAUX_FUZZ=docx TRAVAUX_FUZZ_FROM=1234 TRAVAUX_FUZZ_TO=1235`. Each reader is tried in a process
//! of its own, because a stack that overflows or memory that runs out ends a process.
//! `TRAVAUX_FUZZ_INPUTS` says how many inputs there are in all; with `TRAVAUX_FUZZ_FROM` a run goes on
//! where another one was ended.

#![expect(
    clippy::disallowed_methods,
    reason = "it keeps inputs that broke something, and reads the clock to see how long a reader takes"
)]

mod children;
mod dictionary;
mod folders;
mod mutate;
mod seeds;
mod targets;
mod watch;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use children::Sum;
use mutate::Mutator;
use targets::{READERS, Target, named};
use watch::Watch;

/// How many inputs a normal run tries in all.
const INPUTS: usize = 12_000;
/// How many inputs are tried by all readers before it is told how far it has come.
const ROUND: usize = 200_000;
/// The longest a reader may take over one input, on the processor; inputs have at most [`mutate::LONGEST`] bytes.
const SLOWEST: Duration = Duration::from_secs(5);
/// The same in a long run, for which the program is optimised.
const SLOWEST_OPTIMISED: Duration = Duration::from_secs(2);
/// The most memory that a process may really come to hold, in MiB.
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
    let begun = Instant::now();
    let found = tried(&name, &target, from..to);
    for bad in &found.bad {
        println!("bad: {name} {bad}");
    }
    println!(
        "tried: {} {} {} {} {}",
        found.n_tried,
        found.n_accepted,
        found.slowest.as_millis(),
        watch::held_mib(),
        begun.elapsed().as_millis()
    );
}

/// What trying came to.
#[derive(Default)]
struct Found {
    n_tried: usize,
    n_accepted: usize,
    slowest: Duration,
    bad: Vec<String>,
}

fn tried(name: &str, target: &Target, range: std::ops::Range<usize>) -> Found {
    let mutator = Mutator::new(&target.seeds, target.form, target.words);
    let slowest = if number("TRAVAUX_FUZZ_INPUTS").is_some() {
        SLOWEST_OPTIMISED
    } else {
        SLOWEST
    };
    let watch = Watch::over(name);
    let mut found = Found::default();
    for nth in range {
        let input = mutator.made(nth);
        assert!(input.len() <= mutate::LONGEST);
        watch.begins(nth);
        let begun = Instant::now();
        let read = || catch_unwind(AssertUnwindSafe(|| (target.read)(&input)));
        let answer = read();
        let mut took = begun.elapsed();
        // A machine that is busy makes a reader slow, and does not work more for it: what took long
        // is read again by the clock of the processor.
        if let (true, Some(before)) = (took > slowest / 4, watch::on_processor()) {
            drop(read());
            took = watch::on_processor().map_or(took, |after| after.saturating_sub(before));
        }
        match answer {
            Ok(accepted) => found.n_accepted += usize::from(accepted),
            Err(_fault) => {
                found.bad.push(format!("{nth}: panics"));
                keep(name, nth, &input);
            }
        }
        if took >= slowest {
            found.bad.push(format!("{nth}: takes {took:?}"));
            keep(name, nth, &input);
        }
        found.n_tried += 1;
        found.slowest = found.slowest.max(took);
        if found.bad.len() > 20 {
            break;
        }
    }
    found
}

/// Keeps an input that broke something, to be looked at.
fn keep(name: &str, nth: usize, input: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}-{nth}")), input).unwrap();
}

#[test]
fn every_reader_answers_whatever_it_is_given() {
    let n_all = number("TRAVAUX_FUZZ_INPUTS").unwrap_or(INPUTS);
    let first = number("TRAVAUX_FUZZ_FROM").unwrap_or(0);
    let shares: usize = READERS.iter().map(|reader| reader.share).sum();
    let mut sums: Vec<Sum> = READERS.iter().map(|_| Sum::default()).collect();
    let mut bad = Vec::new();
    let mut at = first;
    while at < first + n_all {
        let to = (at + ROUND).min(first + n_all);
        for (reader, sum) in READERS.iter().zip(&mut sums) {
            let part = |at: usize| at * reader.share / shares;
            // Good inputs come first, and every run tries a few of each reader.
            let till = part(to).max(part(at) + usize::from(n_all == INPUTS) * 20);
            bad.extend(sum.add(reader.name, part(at), till));
        }
        at = to;
        if n_all > ROUND {
            let n_tried: usize = sums.iter().map(|sum| sum.n_tried).sum();
            println!("to {at}: {n_tried} inputs, {} bad", bad.len());
            for bad in &bad {
                println!("{bad}");
            }
        }
    }
    for (reader, sum) in READERS.iter().zip(&sums) {
        println!("{}: {sum}", reader.name);
        assert!(sum.n_accepted > 0, "{}: nothing was accepted", reader.name);
        let some_refused = sum.n_accepted < sum.n_tried || reader.takes_all;
        assert!(some_refused, "{}: everything was accepted", reader.name);
        if sum.held_mib > MOST_HELD {
            bad.push(format!("bad: {} held {} MiB", reader.name, sum.held_mib));
        }
    }
    println!(
        "{} inputs for {} readers, {} accepted",
        sums.iter().map(|sum| sum.n_tried).sum::<usize>(),
        READERS.len(),
        sums.iter().map(|sum| sum.n_accepted).sum::<usize>()
    );
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
