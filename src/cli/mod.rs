//! The same engine from a terminal, for scripts: data on standard output, words on standard error.
//!
//! A verdict is data: `assess`, `code`, `matrix` and `positions` exit 0 whatever the verdicts. 1
//! says that a check found errors, 2 that the call was wrong, 3 that some input was invalid while
//! the rest was done, 4 that the disk or the pipe failed, 5 that something is locked or newer.

mod agree;
mod args;
mod assess;
mod bench_set;
mod check;
mod code;
mod count;
mod editorial;
mod export;
mod export_words;
pub mod fault;
mod format;
mod import;
mod import_dossier;
mod import_draft;
mod judging;
mod load;
mod merge;
#[cfg(not(feature = "room"))]
mod no_room;
mod packs;
mod paper;
mod play;
mod positions;
mod proposed;
mod readings;
mod redline;
#[cfg(feature = "room")]
mod room;
mod safe;
mod scenario;
mod score;
mod score_verdicts;
mod session;
mod session_files;
mod session_show;
mod writing;

use std::io::{BufRead, Write};
use std::path::PathBuf;

use clap::Parser as _;

// In its place in a build that has none.
#[cfg(not(feature = "room"))]
use no_room as room;

use crate::storage::taught::Taught;

pub use args::{Args, Verb};
pub use export::ExportArgs;
pub use import::ImportArgs;
pub use judging::JudgingArgs;
pub use paper::BriefArgs;
pub use play::{PlayArgs, Reveal};
pub use room::RoomArgs;
pub use safe::display_safe;
pub use scenario::{ScenarioArgs, ScenarioVerb};
pub use score::{Score, Scores};
pub use session::{SessionArgs, SessionVerb, TableArgs};

/// How a call ended, as its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// All was done.
    Done,
    /// A check found errors.
    Failed,
    /// The call was wrong.
    Usage,
    /// Some input was invalid; the rest was done.
    Invalid,
    /// The disk or the pipe failed.
    Disk,
    /// Something is locked or was written by a newer version.
    Newer,
}

impl Ending {
    /// The exit code of `contracts.md`.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Invalid => 3,
            Self::Disk => 4,
            Self::Newer => 5,
        }
    }
}

/// Where a call reads and writes.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn BufRead,
    /// Standard output: data only.
    pub out: &'a mut dyn Write,
    /// Standard error: words.
    pub err: &'a mut dyn Write,
    /// The file whose first line is the passphrase of the confidential layer, where one was named.
    pub passphrase_file: Option<PathBuf>,
    /// Where weights learnt before are kept.
    pub taught: Taught,
}

impl Streams<'_> {
    /// Says something to the person, made safe for a terminal.
    pub(crate) fn say(&mut self, words: &str) {
        // Where nobody can read the words there is nobody to tell.
        writeln!(self.err, "{}", display_safe(words)).ok();
    }

    /// Writes one line of data.
    pub(crate) fn line(&mut self, data: &str) -> Result<(), Ending> {
        writeln!(self.out, "{data}").map_err(|error| self.pipe(&error))
    }

    /// A reader that went away has what it wanted; any other failure is one.
    pub(crate) fn pipe(&mut self, error: &std::io::Error) -> Ending {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Ending::Done;
        }
        self.say(&format!(
            "error: standard output cannot be written: {error}\n  remedy: look at the disk or the program it goes to"
        ));
        Ending::Disk
    }

    /// Says that standard input cannot be read.
    pub(crate) fn unread(&mut self, error: &std::io::Error) -> Ending {
        self.say(&format!(
            "error: standard input cannot be read: {error}\n  remedy: look at the program it comes from"
        ));
        Ending::Disk
    }
}

/// What the arguments ask for.
#[derive(Debug)]
pub enum Request {
    /// Open the window, on this folder where one is named.
    Window(Option<PathBuf>),
    /// Do this on the command line, with the file of the passphrase where one is named.
    Verb(Box<Verb>, Option<PathBuf>),
    /// Show these words and end: help, version or an error in the call.
    Words {
        /// The words.
        words: String,
        /// How the call ends.
        ending: Ending,
    },
}

/// Reads the arguments, the program's name first.
pub fn request(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Request {
    match Args::try_parse_from(arguments) {
        Ok(Args {
            verb: Some(verb),
            passphrase_file,
            folder: _,
        }) => Request::Verb(Box::new(verb), passphrase_file),
        Ok(Args {
            verb: None,
            folder,
            passphrase_file: None,
        }) => Request::Window(folder),
        Ok(Args {
            verb: None,
            passphrase_file: Some(_),
            ..
        }) => Request::Words {
            words: "error: --passphrase-file is for the command line\n  remedy: leave it out; the window asks for the passphrase\n".to_owned(),
            ending: Ending::Usage,
        },
        Err(error) => {
            let ending = if error.use_stderr() {
                Ending::Usage
            } else {
                Ending::Done
            };
            Request::Words {
                words: error.render().to_string(),
                ending,
            }
        }
    }
}

/// Does what a verb says.
pub fn run(verb: &Verb, streams: &mut Streams<'_>) -> Ending {
    let ended = match verb {
        Verb::Check {
            folder,
            json,
            text: false,
            ..
        } => check::check(folder.as_deref(), *json, streams),
        Verb::Check {
            folder,
            json,
            only,
            lang,
            ..
        } => {
            let asked = editorial::Asked {
                what: folder.as_deref(),
                json: *json,
                only,
                lang: *lang,
            };
            editorial::check(&asked, streams)
        }
        Verb::Assess(args) => assess::assess(args, streams),
        Verb::Code(args) => code::code(args, streams),
        Verb::Positions(args) => positions::positions(args, streams),
        Verb::Matrix(args) => positions::matrix(args, streams),
        Verb::Export(args) => export::export(args, streams),
        Verb::Brief(args) => paper::brief(args, streams),
        Verb::Import(args) => import::import(args, streams),
        Verb::Fmt { paths, check } => format::format(paths, *check, streams),
        Verb::Agree { mine, theirs, json } => agree::agree(mine, theirs, *json, streams),
        Verb::Redline(args) => redline::redline(args, streams),
        Verb::Readings(args) => readings::readings(args, streams),
        Verb::Merge(args) => merge::merge(args, streams),
        Verb::MergeDriver(args) => merge::driver(args, streams),
        Verb::Scenario(args) => scenario::scenario(args, streams),
        Verb::Session(args) => session::session(args, streams),
        Verb::Room(args) => room::room(args, streams),
        Verb::Play(args) => play::play(args, streams),
        Verb::Eval(args) => bench_set::eval(args, streams),
    };
    let ended = ended.unwrap_or_else(|ending| ending);
    match streams.out.flush() {
        Ok(()) => ended,
        Err(error) => streams.pipe(&error).max(ended),
    }
}
