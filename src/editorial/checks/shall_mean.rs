//! E16: a definition says "means": "shall mean" lays no duty on anybody.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::passage::span_of;

pub(super) const CHECK: Check = Check {
    id: "shall-mean",
    number: "E16",
    severity: Severity::Hint,
    title: "check-shall-mean",
    help: "check-shall-mean-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western().filter(|p| p.is_clause()) {
        for pair in passage.words.windows(2) {
            let [first, second] = pair else { continue };
            let found = first.is("shall") && second.is("mean") && passage.is_close(pair);
            if found {
                let several = passage
                    .words
                    .iter()
                    .take_while(|word| word.start < first.start)
                    .any(|word| word.is("and"));
                let with = if several { "mean" } else { "means" };
                let said = sheet.say(passage, span_of(pair), "remark-shall-mean");
                said.other(with).replace(passage.text, with);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn shall_mean_is_no_duty() {
        one(
            "shall-mean",
            "“Log” shall mean a record.",
            &["|shall mean|shall mean→means"],
        );
        one(
            "shall-mean",
            "“Log” and “record” shall mean x.",
            &["|shall mean|shall mean→mean"],
        );
        one("shall-mean", "Parties shall meaningfully consult.", &[]);
    }
}
