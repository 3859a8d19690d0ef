//! E11: no word is set apart by capitals or asterisks.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "emphasis",
    number: "E11",
    severity: Severity::Warning,
    title: "check-emphasis",
    help: "check-emphasis-help",
    run,
};

/// Words that are never an abbreviation.
const SHOUTED: [&str; 9] = [
    "SHALL", "MAY", "MUST", "NOT", "SHOULD", "WILL", "AND", "OR", "ONLY",
];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western().filter(|p| !p.is_heading()) {
        let letters = passage.text.chars().filter(|ch| ch.is_alphabetic());
        // A paragraph all in capitals is a heading somebody pasted.
        if letters.clone().all(char::is_uppercase) {
            continue;
        }
        for word in passage.words.iter().filter(|w| SHOUTED.contains(&w.text)) {
            let with = word.text.to_lowercase();
            let said = sheet.say(passage, word.span(), "remark-emphasis");
            said.replace(passage.text, &with);
        }
        for (at, _) in passage.text.match_indices("**") {
            let said = sheet.say(passage, Span::new(at, at + 2), "remark-emphasis");
            said.replace(passage.text, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn capitals_and_asterisks() {
        one(
            "emphasis",
            "Parties SHALL keep UN logs",
            &["|SHALL|SHALL→shall"],
        );
        one("emphasis", "a **bold** word", &["|**|**→", "|**|**→"]);
        one("emphasis", "PARTIES SHALL", &[]);
    }
}
