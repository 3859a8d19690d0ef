//! A server that can be killed, laptops that can be killed, and what stands in their folders.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use travaux::cli::Ending;

use crate::cli_kit::{Said, call};
use crate::exercise::kit::SHIPPED;
use crate::programs::absent_only_outside_the_gate;

/// Debian has it where only administrators look.
fn program() -> Option<&'static str> {
    let runs = |program: &&str| {
        let ended = Command::new(program).arg("--version").output();
        ended.is_ok_and(|output| output.status.success())
    };
    ["nats-server", "/usr/sbin/nats-server"]
        .into_iter()
        .find(runs)
}

/// Whether there is a server to test with.
pub(crate) fn server_is_here() -> bool {
    absent_only_outside_the_gate(program().is_some(), "nats-server")
}

pub(crate) fn free_port() -> u16 {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    free.local_addr().unwrap().port()
}

/// A server with a store of its own.
pub(crate) struct Server {
    child: Option<Child>,
    pub(crate) store: PathBuf,
    port: u16,
    streams: bool,
}

impl Server {
    pub(crate) fn start(store: &Path) -> Self {
        Self::start_with(store, true)
    }

    /// A server as the package of a system may start it by itself, without JetStream.
    pub(crate) fn without_streams(store: &Path) -> Self {
        Self::start_with(store, false)
    }

    fn start_with(store: &Path, streams: bool) -> Self {
        let mut server = Self {
            child: None,
            store: store.to_path_buf(),
            port: free_port(),
            streams,
        };
        server.go_on();
        server
    }

    pub(crate) fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Starts it again on the same port and store, and waits until it answers.
    pub(crate) fn go_on(&mut self) {
        let child = Command::new(program().unwrap())
            .args(self.streams.then_some("-js"))
            .args(["-a", "127.0.0.1", "-p", &self.port.to_string()])
            .arg("-sd")
            .arg(&self.store)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.child = Some(child);
        let address = self.address();
        eventually("the server answers", || {
            std::net::TcpStream::connect(&address).is_ok()
        });
    }

    /// As a power cut would end it.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A laptop: a folder, and the program that keeps it in the room.
pub(crate) struct Laptop {
    pub(crate) folder: PathBuf,
    arguments: Vec<String>,
    child: Option<Child>,
}

impl Laptop {
    pub(crate) fn new(folder: PathBuf, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|a| (*a).to_owned()).collect();
        Self {
            folder,
            arguments,
            child: None,
        }
    }

    /// A delegate's.
    pub(crate) fn joining(home: &Path, name: &str, code: &str) -> Self {
        let folder = home.join(name);
        let shown = folder.to_string_lossy().into_owned();
        Self::new(folder, &["room", "join", code, &shown, "--as", name])
    }

    pub(crate) fn go_on(&mut self) {
        let child = Command::new(env!("CARGO_BIN_EXE_travaux"))
            .args(&self.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.child = Some(child);
    }

    /// As a battery that is taken out would end it.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended by itself, as a program without a server may not.
            assert!(child.try_wait().unwrap().is_none(), "it ran until now");
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// The program until it ends, with one look at the room.
    pub(crate) fn once(&self) -> Said {
        let mut arguments = self.arguments.clone();
        arguments.push("--once".to_owned());
        call(&arguments, b"")
    }

    pub(crate) fn add(&self, what: &str) -> Said {
        add(&self.folder, what)
    }

    pub(crate) fn events(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.folder.join("events"))
    }

    pub(crate) fn n_waiting(&self) -> usize {
        files(&self.folder.join("outbox")).len()
    }
}

impl Drop for Laptop {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().ok();
            child.wait().ok();
        }
    }
}

pub(crate) fn add(folder: &Path, what: &str) -> Said {
    let folder = folder.to_string_lossy();
    call(&["session", "add", &folder, what], b"")
}

/// The files of a folder, not of those below it.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    // Files come and go meanwhile, and one that is being written has a name of its own.
    let ours = |path: &Path| path.extension().is_some_and(|ending| ending == "ron");
    entries
        .flatten()
        .filter(|entry| ours(&entry.path()))
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            Some((name, fs::read(entry.path()).ok()?))
        })
        .collect()
}

/// Waits for something that needs a while.
pub(crate) fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_mins(3), "never: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A session with everybody present, its room open on a server: the trainer's laptop and the code.
pub(crate) fn opened(home: &Path, server: &Server) -> (Laptop, String) {
    let folder = home.join("trainer");
    let shown = folder.to_string_lossy().into_owned();
    let said = call(&["session", "new", SHIPPED[0], &shown], b"");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let roll =
        "RollCall(present: [\"chair\", \"northern-shore\", \"island-league\", \"river-union\"])";
    assert_eq!(add(&folder, roll).ending, Ending::Done);
    let address = server.address();
    let arguments = [
        "room", "open", &shown, "--server", &address, "--as", "trainer",
    ];
    let trainer = Laptop::new(folder, &arguments);
    let said = trainer.once();
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let code = said.out.lines().find_map(|l| l.strip_prefix("code  "));
    (trainer, code.unwrap().to_owned())
}
