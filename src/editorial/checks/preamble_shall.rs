//! E17: a recital lays no duty on anybody.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "preamble-shall",
    number: "E17",
    severity: Severity::Warning,
    title: "check-preamble-shall",
    help: "check-preamble-shall-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.paragraphs().filter(|p| p.is_recital()) {
        for word in passage.words.iter().filter(|word| word.is("shall")) {
            sheet.say(passage, word.span(), "remark-preamble-shall");
        }
        for (at, duty) in passage.text.match_indices("应当") {
            let span = Span::new(at, at + duty.len());
            sheet.say(passage, span, "remark-preamble-shall");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn recitals_only() {
        let said = says(
            "preamble-shall",
            &[
                "^ Mindful that Parties shall pay,",
                "^ 认识到各国应当合作，",
                "Parties shall pay.",
            ],
        );
        assert_eq!(said, ["|shall", "|应当"]);
    }
}
