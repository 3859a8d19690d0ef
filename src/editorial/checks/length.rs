//! E22: the length a document may have.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::is_han;

pub(super) const CHECK: Check = Check {
    id: "length",
    number: "E22",
    severity: Severity::Hint,
    title: "check-length",
    help: "check-length-help",
    run,
};

/// Words a document that is not the Secretariat's may have.
const WORDS: usize = 10_700;
/// Chinese characters that say about as much as three words.
const CHARACTERS_A_WORD: usize = 2;

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    let n_words: usize = desk
        .passages()
        .map(|passage| {
            let han = passage.text.chars().filter(|ch| is_han(*ch)).count();
            passage.words.len() + han / CHARACTERS_A_WORD
        })
        .sum();
    if n_words > WORDS {
        let said = sheet
            .say_of_all("remark-length")
            .words(&n_words.to_string());
        said.done(&WORDS.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn long_drafts_are_told() {
        let long = "word ".repeat(10_800);
        assert_eq!(says("length", &[&long]), ["|10801"]);
        assert_eq!(says("length", &["short"]), [""; 0]);
    }
}
