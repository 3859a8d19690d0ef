//! The program: reads its arguments and hands over to the command line or the window.

use std::io::{BufWriter, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use travaux::cli::fault::{say, tell_only_the_place};
use travaux::cli::{self, Ending, Request, Streams};
use travaux::storage::recent::Home;
use travaux::storage::taught::Taught;

fn main() -> ExitCode {
    tell_only_the_place();
    let ending = match cli::request(std::env::args_os()) {
        Request::Verb(verb, passphrase_file) => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            let mut streams = Streams {
                input: &mut std::io::stdin().lock(),
                out: &mut out,
                err: &mut std::io::stderr().lock(),
                passphrase_file,
                taught: Home::find()
                    .map_or_else(|_| Taught::default(), |home| Taught::below(&home.state)),
            };
            cli::run(&verb, &mut streams)
        }
        Request::Words { words, ending } if ending == Ending::Done => {
            // A reader that went away has what it wanted.
            std::io::stdout().write_all(words.as_bytes()).ok();
            ending
        }
        Request::Words { words, ending } => {
            say(words.trim_end());
            ending
        }
        Request::Window(folder) => window(folder),
    };
    ExitCode::from(ending.code())
}

#[cfg(feature = "gui")]
fn window(folder: Option<PathBuf>) -> Ending {
    match travaux::gui::start::run(folder) {
        Ok(()) => Ending::Done,
        Err(words) => {
            say(&format!("travaux: {words}"));
            Ending::Disk
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_folder: Option<PathBuf>) -> Ending {
    say(
        "travaux: this build has no window\nremedy: build it with the feature gui, or see travaux --help",
    );
    Ending::Usage
}
