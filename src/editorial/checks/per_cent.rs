//! E21: "per cent", in two words.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "per-cent",
    number: "E21",
    severity: Severity::Warning,
    title: "check-per-cent",
    help: "check-per-cent-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western() {
        let text = passage.text;
        for word in passage.words.iter().filter(|word| word.is("percent")) {
            let said = sheet.say(passage, word.span(), "remark-per-cent");
            said.replace(text, "per cent");
        }
        for (at, _) in text.match_indices('%') {
            let with = match passage.before(at) {
                Some(ch) if ch.is_whitespace() => "per cent",
                _ => " per cent",
            };
            let said = sheet.say(passage, Span::new(at, at + 1), "remark-per-cent");
            said.replace(text, with);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn two_words() {
        one(
            "per-cent",
            "5% or 6 %, seven percent",
            &[
                "|%|%→ per cent",
                "|%|%→per cent",
                "|percent|percent→per cent",
            ],
        );
        one("per-cent", "five per cent", &[]);
    }
}
