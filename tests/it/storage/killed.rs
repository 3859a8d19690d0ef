//! A process that is killed while somebody types loses two seconds at most.

use std::fs;
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

use travaux::storage::journal::{Journal, offers, read, replay};

use super::journal::{heading, text, typed, workspace};

/// How often the writer is killed. 200 with `TRAVAUX_LONG=1`.
fn n_kills() -> usize {
    if std::env::var_os("TRAVAUX_LONG").is_some() {
        200
    } else {
        6
    }
}

/// The process that types until it is killed; does nothing unless the test below starts it.
#[test]
fn types_until_it_is_killed() {
    let Some(home) = std::env::var_os("TRAVAUX_TYPES_IN") else {
        return;
    };
    let home = Path::new(&home);
    let journal = Journal::start(home);
    let mut now = workspace();
    let begun = Instant::now();
    for n in 0_u64.. {
        // The log is written at once and stands for the keys as they were pressed.
        let at = u64::try_from(begun.elapsed().as_millis()).unwrap();
        fs::write(home.join("log"), format!("{n} {at}")).unwrap();
        fs::write(home.join(format!("key-{n}")), at.to_string()).unwrap();
        // Every seventh key is a step of its own, the others are a burst of typing.
        let entry = if n % 7 == 6 {
            heading(&mut now, at, 0, &format!("Title {n}"))
        } else {
            typed(&mut now, at, "x")
        };
        journal.add(entry);
        std::thread::sleep(Duration::from_millis(4 + n * 7 % 30));
    }
}

#[test]
fn a_kill_while_typing_costs_two_seconds_at_most() {
    let mut worst_ms = 0;
    let mut worst_keys = 0;
    let this = std::env::current_exe().unwrap();
    let n_kills = n_kills();
    for nth in 0..n_kills {
        let home = tempfile::tempdir().unwrap();
        let mut child = Process::new(&this)
            .args(["--exact", "storage::killed::types_until_it_is_killed"])
            .env("TRAVAUX_TYPES_IN", home.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let log = home.path().join("log");
        let begun = Instant::now();
        while !log.exists() {
            assert!(begun.elapsed() < Duration::from_mins(1), "it never typed");
            std::thread::sleep(Duration::from_millis(5));
        }
        let runs_ms = 1_400 + (nth as u64 * 389) % 1_700;
        std::thread::sleep(Duration::from_millis(runs_ms));
        child.kill().unwrap();
        child.wait().unwrap();

        let mut pressed = Vec::new();
        while let Ok(at) = fs::read_to_string(home.path().join(format!("key-{}", pressed.len()))) {
            let Ok(at) = at.parse::<u64>() else { break };
            pressed.push(at);
        }
        let mut again = workspace();
        let n_before = text(&again).len();
        let kept = match offers(home.path()).first() {
            Some(offer) => {
                let unsaved = read(&offer.journal).unwrap();
                let replayed = replay(&mut again, &unsaved.entries);
                assert_eq!(replayed.n_unfit, 0);
                let n_typed = text(&again).len() - n_before;
                // Six letters, then a heading: as many keys as letters and headings.
                let n_titles = again.draft.articles[0]
                    .heading
                    .strip_prefix("Title ")
                    .map_or(0, |n| n.parse::<usize>().unwrap() / 7 + 1);
                n_typed + n_titles
            }
            None => 0,
        };
        let last = *pressed.last().unwrap();
        let lost_ms = pressed.get(kept).map_or(0, |first_lost| last - first_lost);
        let lost_keys = pressed.len() - kept.min(pressed.len());
        worst_ms = worst_ms.max(lost_ms);
        worst_keys = worst_keys.max(lost_keys);
        assert!(
            lost_ms <= 2_000 && lost_keys <= 100,
            "killed after {runs_ms} ms: {lost_ms} ms and {lost_keys} keys lost"
        );
        assert!(kept > 0, "nothing was kept after {runs_ms} ms");
    }
    println!("{n_kills} kills: at most {worst_ms} ms and {worst_keys} key presses lost");
}
