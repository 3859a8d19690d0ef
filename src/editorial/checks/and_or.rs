//! E18: "and/or" leaves open what is meant.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "and-or",
    number: "E18",
    severity: Severity::Warning,
    title: "check-and-or",
    help: "check-and-or-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.passages() {
        for pair in passage.words.windows(2) {
            let [first, second] = pair else { continue };
            let slash = passage.text.get(first.end()..second.start) == Some("/");
            let found =
                (first.is("and") && second.is("or")) || (first.is("or") && second.is("and"));
            if slash && found {
                let span = Span::new(first.start, second.end());
                sheet.say(passage, span, "remark-and-or");
            }
        }
        for (at, found) in passage.text.match_indices("和/或") {
            sheet.say(passage, Span::new(at, at + found.len()), "remark-and-or");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn and_or_in_both_languages() {
        one("and-or", "fines and/or prison", &["|and/or"]);
        one("and-or", "罚款和/或监禁", &["|和/或"]);
        one("and-or", "fines and prison or both", &[]);
    }
}
