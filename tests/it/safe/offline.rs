//! The program opens no internet socket: not on the command line, and not with its window.

use std::fs;
use std::io::Write as _;
use std::net::UdpSocket;
use std::path::Path;
use std::process::{Command as Process, Stdio};

use super::tokens::with_tokens;
use crate::programs::has;
use travaux::storage::workspace_save::{Origin, create_workspace};

/// Runs a program until it ends and gives every call it made about the network.
fn traced(program: &Path, arguments: &[&str], input: &str, variables: &[(&str, &str)]) -> String {
    let place = tempfile::tempdir().unwrap();
    let log = place.path().join("calls");
    let mut child = Process::new("strace")
        .args(["-f", "-qq", "-e", "trace=network", "-o"])
        .arg(&log)
        .arg(program)
        .args(arguments)
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // A program that reads nothing may be gone already.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait().unwrap();
    fs::read_to_string(&log).unwrap()
}

fn internet(calls: &str) -> Vec<&str> {
    calls.lines().filter(|l| l.contains("AF_INET")).collect()
}

/// Opens an internet socket where the test below asks for it.
#[test]
fn asks_the_network() {
    if std::env::var_os("TRAVAUX_ASKS_THE_NETWORK").is_some() {
        UdpSocket::bind("127.0.0.1:0").unwrap();
    }
}

#[test]
fn a_program_that_opens_a_socket_is_caught() {
    if !has(&["strace"]) {
        return;
    }
    let this = std::env::current_exe().unwrap();
    let arguments = ["--exact", "safe::offline::asks_the_network"];
    let asks = [("TRAVAUX_ASKS_THE_NETWORK", "1")];
    assert_eq!(internet(&traced(&this, &arguments, "", &[])).len(), 0);
    assert!(!internet(&traced(&this, &arguments, "", &asks)).is_empty());
}

#[test]
fn no_verb_of_the_command_line_opens_an_internet_socket() {
    if !has(&["strace"]) {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("work");
    create_workspace(&root, &with_tokens(3).0, &Origin::BuiltIn).unwrap();
    let work = root.to_str().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_travaux"));
    let clause =
        "{\"id\":\"1\",\"lang\":\"en\",\"chapeau\":\"\",\"text\":\"Data shall be kept.\"}\n";
    let calls: [(&[&str], &str); 9] = [
        (&["--help"], ""),
        (&["check", work], ""),
        (&["assess", work], ""),
        (&["assess", "-"], "Each Party shall keep its word."),
        (&["code", "--json-lines"], clause),
        (&["positions", "--json"], ""),
        (&["matrix", work, "--rows", "articles"], ""),
        (&["agree", work, work], ""),
        (&["fmt", work], ""),
    ];
    for (arguments, input) in calls {
        let seen = traced(program, arguments, input, &[]);
        assert_eq!(internet(&seen), Vec::<&str>::new(), "{arguments:?}");
    }
    println!(
        "{} calls of the command line: 0 internet sockets",
        calls.len()
    );
}

/// The window, on a screen of its own, with a workspace open.
#[cfg(feature = "gui")]
#[test]
fn the_window_opens_no_internet_socket() {
    use std::io::{BufRead as _, BufReader};
    use std::time::{Duration, Instant};

    if !has(&["strace", "Xvfb"]) {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("work");
    create_workspace(&root, &with_tokens(3).0, &Origin::BuiltIn).unwrap();
    let mut screen = Process::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut number = String::new();
    let out = screen.stdout.take().unwrap();
    BufReader::new(out).read_line(&mut number).unwrap();
    let log = place.path().join("calls");
    let mut window = Process::new("strace")
        .args(["-f", "-qq", "-e", "trace=network,execve", "-o"])
        .arg(&log)
        .arg(env!("CARGO_BIN_EXE_travaux"))
        .arg(&root)
        .env("DISPLAY", format!(":{}", number.trim()))
        .env("TRAVAUX_HOME", place.path())
        .env_remove("WAYLAND_DISPLAY")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Opening a workspace notes it in the recent list: then the window stands and has worked.
    let begun = Instant::now();
    let opened = || fs::read_to_string(place.path().join("recent.ron")).is_ok();
    while !opened() && begun.elapsed() < Duration::from_secs(90) {
        std::thread::sleep(Duration::from_millis(100));
    }
    let took = begun.elapsed();
    let came_up = opened();
    std::thread::sleep(Duration::from_secs(2));
    let calls = fs::read_to_string(&log).unwrap();
    // The traced window dies with its tracer's death or at the screen's end.
    let first = calls
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned();
    Process::new("kill").args(["-9", &first]).status().unwrap();
    window.kill().unwrap();
    window.wait().unwrap();
    screen.kill().unwrap();
    screen.wait().unwrap();
    assert!(came_up, "no window came up");
    assert!(calls.contains("AF_UNIX"), "it never spoke to the screen");
    assert_eq!(internet(&calls), Vec::<&str>::new());
    println!("a window that opened a workspace in {took:?}: 0 internet sockets");
}
