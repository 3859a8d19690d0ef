//! E7: State Party, Contracting Party, Member State: capitals, and both words in the plural.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::passage::span_of;

pub(super) const CHECK: Check = Check {
    id: "party-capital",
    number: "E7",
    severity: Severity::Warning,
    title: "check-party-capital",
    help: "check-party-capital-help",
    run,
};

/// First and second word in lower case, and how they are written.
const NAMES: [(&str, &str, &str); 11] = [
    ("state", "party", "State Party"),
    ("state", "parties", "States Parties"),
    ("states", "parties", "States Parties"),
    ("states", "party", "States Parties"),
    ("contracting", "party", "Contracting Party"),
    ("contracting", "parties", "Contracting Parties"),
    ("contracting", "state", "Contracting State"),
    ("contracting", "states", "Contracting States"),
    ("member", "state", "Member State"),
    ("member", "states", "Member States"),
    ("requesting", "state", "requesting State"),
];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western() {
        for pair in passage.words.windows(2) {
            let [first, second] = pair else { continue };
            let name = NAMES.iter().find(|(a, b, _)| first.is(a) && second.is(b));
            let Some((_, _, right)) = name.filter(|_| passage.is_close(pair)) else {
                continue;
            };
            let span = span_of(pair);
            let written = span.of(passage.text);
            let fits = written == *right
                || written == right.to_uppercase()
                || (passage.begins_sentence(first.start) && same_but_first(written, right));
            if !fits {
                let said = sheet.say(passage, span, "remark-party-capital");
                said.other(right).replace(passage.text, right);
            }
        }
    }
}

/// Whether two texts differ in the case of the first letter at most.
fn same_but_first(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) && a.get(1..) == b.get(1..)
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn parties_have_capitals() {
        one(
            "party-capital",
            "Each State Party and all States Parties",
            &[],
        );
        one(
            "party-capital",
            "Each state party",
            &["|state party|state party→State Party"],
        );
        one(
            "party-capital",
            "The State parties",
            &["|State parties|State parties→States Parties"],
        );
        one(
            "party-capital",
            "Requesting State, the requesting state",
            &["|requesting state|requesting state→requesting State"],
        );
    }
}
