//! E2: no bracket is left in a paragraph that is marked agreed.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "agreed-brackets",
    number: "E2",
    severity: Severity::Error,
    title: "check-agreed-brackets",
    help: "check-agreed-brackets-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.paragraphs().filter(|p| p.status.is_agreed()) {
        if let Some(at) = passage.text.find(['[', ']']) {
            let end = passage.text.rfind(['[', ']']).map_or(at, |last| last + 1);
            sheet.say(passage, Span::new(at, end), "remark-agreed-brackets");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn only_agreed_paragraphs_are_looked_at() {
        let said = says(
            "agreed-brackets",
            &["! Parties [shall] [may] keep.", "[Open]", "! Clean."],
        );
        assert_eq!(said, ["|[shall] [may]"]);
    }
}
