//! A word typed twice.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "repeated-words",
    number: "",
    severity: Severity::Warning,
    title: "check-repeated-words",
    help: "check-repeated-words-help",
    run,
};

/// Words that may well stand twice.
const MAY_REPEAT: [&str; 2] = ["that", "had"];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western() {
        for pair in passage.words.windows(2) {
            let [first, second] = pair else { continue };
            let twice = second.is(first.text)
                && first.text.chars().all(char::is_alphabetic)
                && passage.is_close(pair)
                && !MAY_REPEAT.iter().any(|word| first.is(word));
            if twice {
                let said = sheet.say(passage, second.span(), "remark-repeated-words");
                let with_blank = Span::new(first.end(), second.end());
                said.replace_at(passage.text, with_blank, "");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn twice_is_once_too_often() {
        one(
            "repeated-words",
            "the the Party, Party shall",
            &["|the| the→"],
        );
        one("repeated-words", "that that is", &[]);
    }
}
