//! A fault of the program tells its place, and nothing of what was being worked on: neither where it
//! is told nor in a file.

use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::Command as Process;

use travaux::cli::fault::tell_only_the_place;
use travaux::storage::journal::Journal;

use super::tokens::{CANARY, with_tokens};
use crate::storage::journal::{typed, workspace};
use crate::storage::round::snapshot;

/// What goes wrong over words.
type Fault = Box<dyn Fn(&str) + Send>;

/// The ways in which messages of faults quote what they are about.
fn faults() -> Vec<Fault> {
    vec![
        Box::new(|words| panic!("what was typed: {words}")),
        Box::new(|words| {
            black_box(words.parse::<u32>().map_err(|_| words.to_owned()).unwrap());
        }),
        Box::new(|words| {
            black_box(words.parse::<u32>().expect(words));
        }),
        Box::new(|words| assert_eq!(words, "", "{words}")),
        Box::new(|words| {
            black_box(format!("€{words}")[1..].to_owned());
        }),
        Box::new(|words| std::panic::panic_any(words.to_owned())),
        Box::new(|words| {
            black_box(words.chars().find(|ch| *ch == '\u{fffe}').expect(words));
        }),
    ]
}

/// The process in which faults happen; does nothing unless the test below starts it.
#[test]
fn faults_happen() {
    let Some(home) = std::env::var_os("TRAVAUX_FAULTS") else {
        return;
    };
    tell_only_the_place();
    let confidential = format!("{:?}", with_tokens(1).0);
    assert!(confidential.contains(CANARY));
    let journal = Journal::start(Path::new(&home));
    let mut now = workspace();
    journal.add(typed(&mut now, 5, "kept "));
    journal.flush();
    for (nth, fault) in faults().into_iter().enumerate() {
        let told = catch_unwind(AssertUnwindSafe(|| fault(&confidential)));
        assert!(told.is_err(), "{nth}: no fault");
    }
    let n = faults().len();
    let beside = move |words: String| faults().into_iter().last().unwrap()(&words);
    let beside = std::thread::Builder::new()
        .name("beside".to_owned())
        .spawn(move || beside(confidential));
    assert!(beside.unwrap().join().is_err());
    println!("faults: {}", n + 1);
}

#[test]
fn a_fault_tells_its_place_and_nothing_confidential() {
    let home = tempfile::tempdir().unwrap();
    let ended = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "safe::faults::faults_happen", "--nocapture"])
        .env("TRAVAUX_FAULTS", home.path())
        .env("RUST_BACKTRACE", "full")
        .current_dir(home.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(ended.status.success(), "{said}{told}");
    let n: usize = said
        .lines()
        .find_map(|line| line.rsplit_once("faults: ")?.1.parse().ok())
        .unwrap();
    let places = told.matches("travaux: internal fault at ").count();
    assert_eq!(places, n, "{told}");
    let all = format!("{said}{told}");
    assert!(!all.contains(CANARY), "a fault quotes confidential words");
    let files = snapshot(home.path());
    assert!(!files.is_empty(), "no journal was written");
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(CANARY), "{path} holds confidential words");
        assert!(path.starts_with("journal/"), "{path} is written by a fault");
    }
    println!("{n} faults over confidential words: each place told, 0 words, 0 files");
}

/// The program does so before anything else.
#[test]
fn the_program_tells_only_the_place() {
    let main = include_str!("../../../src/main.rs");
    let body = main.split_once("fn main()").unwrap().1;
    let first = body.lines().nth(1).unwrap().trim();
    assert_eq!(first, "tell_only_the_place();");
    let hook = "set_hook";
    assert!(!main.contains(hook), "another hook takes its place");
}
