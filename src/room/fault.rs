//! Why a room cannot be held, and what to do about it.

use crate::model::problem::Problem;

/// Why a room cannot be opened, joined or gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody answers there.
    Unreachable {
        /// Where.
        server: String,
        /// What the system says.
        why: String,
    },
    /// The address is none.
    BadAddress(String),
    /// The server runs without JetStream.
    NoStreams(String),
    /// The server wants another password, or knows another room's.
    Locked(String),
    /// The server wants TLS, and it could not be agreed.
    NoTls(String),
    /// The server keeps no room of this code.
    NoRoom(String),
    /// The code has a slip in it.
    BadCode,
    /// The folder holds another session than the room.
    OtherSession {
        /// The scenario of the folder.
        here: String,
        /// The scenario of the room.
        there: String,
    },
    /// The room speaks a later form of the messages.
    Newer(u32),
    /// The trainer has not opened the room yet.
    NotOpened,
    /// This folder holds no session that could be opened to others.
    NoSession,
    /// An event is longer than the server takes.
    TooLong,
    /// Others were faster a hundred times in a row.
    Busy,
    /// The program `nats-server` is not on this computer.
    NoProgram,
    /// The server ended as soon as it was started.
    NotStarted(String),
    /// The system gives no random numbers.
    NoChance,
    /// Something on the disk.
    Disk(Problem),
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self::Disk(problem)
    }
}

impl Fault {
    /// Whether it may be gone in a moment, so that what waits is kept and tried again.
    pub fn passes(&self) -> bool {
        matches!(self, Self::Unreachable { .. } | Self::Busy)
    }

    /// In words, with what to do.
    pub fn problem(&self) -> Problem {
        if let Self::Disk(problem) = self {
            return problem.clone();
        }
        let (message, remedy) = self.words();
        Problem::error(message).with_remedy(remedy)
    }

    fn words(&self) -> (String, &'static str) {
        match self {
            Self::Unreachable { server, why } => (
                format!("no server answers at {server}: {why}"),
                "ask the trainer whether `travaux room open` or `nats-server -js` runs there, and whether both laptops are in one network; what you write meanwhile waits in `outbox`",
            ),
            Self::BadAddress(server) => (
                format!("\"{server}\" is no address of a server"),
                "write it as 192.168.1.5:4222, at the end of the code after @, or with --server",
            ),
            Self::NoStreams(server) => (
                format!("the server at {server} keeps no streams"),
                "start it as `nats-server -js -sd FOLDER`",
            ),
            Self::Locked(server) => (
                format!("the server at {server} does not let this code in"),
                "check the code; where the server has a password of its own, write nats://name:password@host:port with --server",
            ),
            Self::NoTls(server) => (
                format!(
                    "the server at {server} wants TLS, and its certificate is not trusted here"
                ),
                "have its certificate trusted by the system; or run it without TLS: what travels is sealed by the code",
            ),
            Self::NoRoom(server) => (
                format!("there is no room of this code at {server}"),
                "compare the code with the trainer's letter by letter; the trainer opens the room first",
            ),
            Self::BadCode => (
                "this is not the code of a room: a letter is wrong or missing".to_owned(),
                "type it again as the trainer's screen shows it: room1-…@…",
            ),
            Self::OtherSession { here, there } => (
                format!("this folder holds another session ({here}) than the room ({there})"),
                "name an empty folder, or the folder of that session",
            ),
            Self::Newer(version) => (
                format!(
                    "the room was opened by a later version of Travaux (messages of form {version})"
                ),
                "use that version on every laptop; nothing was changed here",
            ),
            Self::NotOpened => (
                "the room is empty: the trainer has not opened it yet".to_owned(),
                "try again when `travaux room open` runs on the trainer's laptop",
            ),
            Self::NoSession => (
                "this folder holds no session that was opened".to_owned(),
                "make one by `travaux session new SCENARIO FOLDER`, or merge the trainer's record into it",
            ),
            Self::TooLong => (
                "an event is longer than the server takes".to_owned(),
                "shorten it, or start the server with a larger `max_payload`",
            ),
            Self::Busy => (
                "others write faster than this laptop can follow".to_owned(),
                "nothing is lost: it is tried again",
            ),
            Self::NoProgram => (
                "the program nats-server is not on this computer".to_owned(),
                "install it (on Debian and Ubuntu: `apt install nats-server`), or name a server with --server",
            ),
            Self::NotStarted(why) => (
                format!("nats-server ended as soon as it was started: {why}"),
                "choose another port with --port, or name a server with --server",
            ),
            Self::NoChance => (
                "the system gives no random numbers".to_owned(),
                "start the computer again",
            ),
            Self::Disk(problem) => (problem.message.clone(), ""),
        }
    }
}
