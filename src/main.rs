//! The program: reads its arguments and hands over to the command line or the window.

use std::process::ExitCode;

#[cfg(feature = "gui")]
fn main() -> ExitCode {
    let folder = std::env::args_os().nth(1).map(std::path::PathBuf::from);
    match travaux::gui::start::run(folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(4),
    }
}

#[cfg(not(feature = "gui"))]
fn main() -> ExitCode {
    ExitCode::from(2)
}
