//! E19: States bear the names the United Nations uses.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::passage::span_of;

pub(super) const CHECK: Check = Check {
    id: "state-names",
    number: "E19",
    severity: Severity::Warning,
    title: "check-state-names",
    help: "check-state-names-help",
    run,
};

/// A name in common use, and the one of the United Nations terminology.
const NAMES: [(&[&str], &str); 26] = [
    (&["Bolivia"], "Bolivia (Plurinational State of)"),
    (&["Brunei"], "Brunei Darussalam"),
    (&["Burma"], "Myanmar"),
    (&["Cape", "Verde"], "Cabo Verde"),
    (&["Czech", "Republic"], "Czechia"),
    (&["East", "Timor"], "Timor-Leste"),
    (
        &["Great", "Britain"],
        "United Kingdom of Great Britain and Northern Ireland",
    ),
    (&["Holland"], "Netherlands (Kingdom of the)"),
    (&["Iran"], "Iran (Islamic Republic of)"),
    (&["Ivory", "Coast"], "Côte d’Ivoire"),
    (&["Laos"], "Lao People’s Democratic Republic"),
    (&["Micronesia"], "Micronesia (Federated States of)"),
    (&["Moldova"], "Republic of Moldova"),
    (&["North", "Korea"], "Democratic People’s Republic of Korea"),
    (&["Russia"], "Russian Federation"),
    (&["South", "Korea"], "Republic of Korea"),
    (&["Swaziland"], "Eswatini"),
    (&["Syria"], "Syrian Arab Republic"),
    (&["Tanzania"], "United Republic of Tanzania"),
    (&["Turkey"], "Türkiye"),
    (
        &["UK"],
        "United Kingdom of Great Britain and Northern Ireland",
    ),
    (&["US"], "United States of America"),
    (&["USA"], "United States of America"),
    (&["Venezuela"], "Venezuela (Bolivarian Republic of)"),
    (&["Vietnam"], "Viet Nam"),
    (&["Zaire"], "Democratic Republic of the Congo"),
];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western() {
        for (common, right) in NAMES {
            let n = common.len();
            for (at, run) in passage.words.windows(n).enumerate() {
                let same = run
                    .iter()
                    .zip(common)
                    .all(|(word, name)| word.text == *name);
                if !same || !passage.is_close(run) {
                    continue;
                }
                let span = span_of(run);
                // The full name may stand here already, on either side of the common one.
                let rest = passage.text.get(span.start as usize..).unwrap_or("");
                let of = at.checked_sub(1).and_then(|b| passage.words.get(b));
                let full = rest.replace('\'', "’").starts_with(right)
                    || of.is_some_and(|word| word.is("of") && right.contains(" of "));
                if !full {
                    let said = sheet.say(passage, span, "remark-state-names");
                    said.other(right).replace(passage.text, right);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn names_of_states() {
        one(
            "state-names",
            "Russia and South Korea",
            &[
                "|Russia|Russia→Russian Federation",
                "|South Korea|South Korea→Republic of Korea",
            ],
        );
        one(
            "state-names",
            "Iran (Islamic Republic of), the Republic of Moldova, tell us",
            &[],
        );
    }
}
