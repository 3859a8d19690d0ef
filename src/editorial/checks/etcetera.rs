//! E18: "etc." leaves open what is covered.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "etcetera",
    number: "E18",
    severity: Severity::Warning,
    title: "check-etcetera",
    help: "check-etcetera-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.passages() {
        for word in passage.words.iter().filter(|word| word.is("etc")) {
            sheet.say(passage, word.span(), "remark-etcetera");
        }
        for span in passage.find(&["et", "cetera"]) {
            sheet.say(passage, span, "remark-etcetera");
        }
        for (at, found) in passage.text.match_indices("等等") {
            sheet.say(passage, Span::new(at, at + found.len()), "remark-etcetera");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn lists_say_what_they_hold() {
        one("etcetera", "logs, keys, etc.", &["|etc"]);
        one(
            "etcetera",
            "logs et cetera; 密钥等等",
            &["|et cetera", "|等等"],
        );
        one("etcetera", "Fetch it.", &[]);
    }
}
