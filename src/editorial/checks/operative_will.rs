//! E17: an operative clause says shall, should or may on purpose: "will" and "must" belong to
//! memoranda, and "should" lays no duty.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::words::Word;

pub(super) const CHECK: Check = Check {
    id: "operative-will",
    number: "E17",
    severity: Severity::Warning,
    title: "check-operative-will",
    help: "check-operative-will-help",
    run,
};

/// Words before which "will" is a noun.
const NOUN_AFTER: [&str; 9] = [
    "free",
    "the",
    "own",
    "political",
    "at",
    "good",
    "their",
    "its",
    "a",
];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western().filter(|p| p.is_clause()) {
        for (n, word) in passage.words.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|at| passage.words.get(at));
            let is_verb = |word: &Word<'_>| {
                !before.is_some_and(|b| NOUN_AFTER.iter().any(|noun| b.is(noun))) || word.is("must")
            };
            if word.is("will") && is_verb(word) {
                sheet.say(passage, word.span(), "remark-operative-will");
            } else if word.is("must") {
                sheet.say(passage, word.span(), "remark-operative-will-must");
            } else if word.is("should") {
                sheet.say(passage, word.span(), "remark-operative-will-should");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn words_of_memoranda() {
        one(
            "operative-will",
            "Parties will pay and must report",
            &["|will", "must|must"],
        );
        one("operative-will", "of their own free will", &[]);
        one("operative-will", "Parties should pay", &["should|should"]);
    }
}
