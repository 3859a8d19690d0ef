//! What is said of a fault of the program itself: its place, and nothing of what was being worked on.

use std::io::Write as _;

/// From now on a fault tells its place alone: its message could quote what is being worked on, the
/// confidential layer too. Nothing of it is written to a file.
pub fn tell_only_the_place() {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string);
        say(&format!(
            "travaux: internal fault at {}; what was not saved is offered at the next start",
            place.unwrap_or_default()
        ));
    }));
}

/// Writes words to standard error, as a line.
pub fn say(words: &str) {
    // Where standard error is gone there is nobody to tell.
    std::io::stderr()
        .write_all(format!("{words}\n").as_bytes())
        .ok();
}
