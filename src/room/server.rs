//! The server, where the program starts it itself, and the address others reach it at.

use std::net::UdpSocket;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::code::Code;
use super::fault::Fault;
use crate::storage::exercise::{save_server_settings, server_folder};

/// Where the program may be: Debian has it where only administrators look.
const PLACES: [&str; 3] = [
    "nats-server",
    "/usr/sbin/nats-server",
    "/usr/local/bin/nats-server",
];

/// A server of our own; it ends with this value.
#[derive(Debug)]
pub struct Server {
    child: Child,
}

impl Server {
    /// Starts `nats-server` for a room, on this port of every network of the computer. It keeps what
    /// passes through it below the folder of the session, and lets in who knows the code.
    ///
    /// # Errors
    /// Where the program is not here, or the disk refuses its settings.
    pub fn start(folder: &Path, code: &Code, port: u16) -> Result<Self, Fault> {
        let store = server_folder(folder);
        let quoted = |path: &Path| serde_json::to_string(&path.to_string_lossy());
        let pid = quoted(&store.with_extension("pid")).unwrap_or_default();
        let store = quoted(&store).unwrap_or_default();
        let password = code.password();
        let settings = format!(
            "listen: \"0.0.0.0:{port}\"\npid_file: {pid}\njetstream {{ store_dir: {store} }}\nauthorization {{ token: \"{password}\" }}\n"
        );
        let settings = save_server_settings(folder, &settings)?;
        for program in PLACES {
            let started = Command::new(program)
                .arg("-c")
                .arg(&settings)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn();
            match started {
                Ok(child) => return Ok(Self { child }),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(Fault::NotStarted(error.to_string())),
            }
        }
        Err(Fault::NoProgram)
    }

    /// Why it is gone, where it is.
    pub fn ended(&mut self) -> Option<Fault> {
        let status = self.child.try_wait().ok().flatten()?;
        Some(Fault::NotStarted(status.to_string()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // What it has taken is on the disk; where it is gone already there is nothing to do.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The address of this computer in its network, as others would reach it; itself where it is in
/// none. Nothing is sent.
pub fn address_here() -> String {
    let found = UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        // An address for examples (RFC 5737): the system only says which way it would go.
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    found.map_or_else(|_| "127.0.0.1".to_owned(), |here| here.ip().to_string())
}
