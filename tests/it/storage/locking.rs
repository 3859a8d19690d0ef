//! One writer a workspace: who holds it is told, and what a crash left behind is never in the way.

use std::fs;
use std::process::{Command as Process, Stdio};
use std::time::Duration;

use travaux::storage::lock::{Holder, LOCK_FILE, WorkspaceLock, workspace_of};

const HOUR: u64 = 3_600_000;

fn word(holder: &Holder) -> String {
    serde_json::to_string(holder).unwrap()
}

#[test]
fn the_second_is_told_who_was_first() {
    let place = tempfile::tempdir().unwrap();
    let lock = WorkspaceLock::take(place.path(), 1_000).unwrap();
    assert!(lock.is_of(&place.path().join("../").join(place.path())));
    let holder = WorkspaceLock::take(place.path(), 2_000).unwrap_err();
    assert_eq!((holder.pid, holder.time_ms), (std::process::id(), 1_000));
    assert!(holder.certain);
    WorkspaceLock::seize(place.path(), 3_000).unwrap_err();
    drop(lock);
    assert!(!place.path().join(LOCK_FILE).exists(), "the file stayed");
    drop(WorkspaceLock::take(place.path(), 4_000).unwrap());
}

#[test]
fn a_lock_left_behind_is_no_lock() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join(LOCK_FILE);
    let now = 100 * HOUR;
    let here = Holder::this(now);
    let elsewhere = Holder {
        host: "annex".to_owned(),
        pid: 17,
        ..here.clone()
    };
    // The system's lock went with its process on this computer, whatever the file says.
    let dead = Holder {
        pid: 4_000_000,
        ..here.clone()
    };
    let before_boot = Holder {
        boot: "another".to_owned(),
        pid: 1,
        ..here
    };
    let yesterday = Holder {
        time_ms: now - 20 * HOUR,
        ..elsewhere.clone()
    };
    for stale in [word(&dead), word(&before_boot), word(&yesterday)] {
        fs::write(&file, &stale).unwrap();
        let taken = WorkspaceLock::take(place.path(), now);
        assert!(taken.is_ok(), "{stale} counts");
    }
    for damaged in ["", "{", "{\"pid\": -1}", "\u{0}\u{0}"] {
        fs::write(&file, damaged).unwrap();
        assert!(WorkspaceLock::take(place.path(), now).is_ok(), "{damaged}");
    }
    // Another computer's word counts for half a day, unless a person knows better.
    fs::write(&file, word(&elsewhere)).unwrap();
    let holder = WorkspaceLock::take(place.path(), now + 11 * HOUR).unwrap_err();
    assert_eq!((holder.host.as_str(), holder.certain), ("annex", false));
    assert!(file.exists(), "the holder's word was removed");
    let seized = WorkspaceLock::seize(place.path(), now).unwrap();
    drop(seized);
    assert!(!file.exists());
}

/// The process that holds a lock until it is killed; does nothing unless the test below starts it.
#[test]
fn holds_until_it_is_killed() {
    let Some(place) = std::env::var_os("TRAVAUX_HOLDS") else {
        return;
    };
    let place = std::path::Path::new(&place);
    let _lock = WorkspaceLock::take(place, 5_000).unwrap();
    fs::write(place.join("taken"), "").unwrap();
    std::thread::sleep(Duration::from_mins(1));
}

#[test]
fn a_process_that_is_killed_lets_go() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("workspace.ron"), "").unwrap();
    let article = place.path().join("draft/articles");
    fs::create_dir_all(&article).unwrap();
    let root = fs::canonicalize(place.path()).unwrap();
    assert_eq!(workspace_of(&article), Some(root));
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "storage::locking::holds_until_it_is_killed"])
        .env("TRAVAUX_HOLDS", place.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    for _ in 0..4_000 {
        if place.path().join("taken").exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let holder = WorkspaceLock::take(place.path(), 6_000).unwrap_err();
    assert_eq!((holder.pid, holder.time_ms), (child.id(), 5_000));
    let said = crate::cli_kit::call(&["fmt".into(), place.path().as_os_str().to_owned()], b"");
    assert_eq!(said.ending.code(), 5, "{}", said.err);
    assert!(said.err.contains("open elsewhere"), "{}", said.err);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        place.path().join(LOCK_FILE).exists(),
        "nothing was left behind"
    );
    drop(WorkspaceLock::take(place.path(), 7_000).unwrap());
}
