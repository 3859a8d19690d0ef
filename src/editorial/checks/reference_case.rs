//! E7: article, paragraph and chapter are lower case in references.

use super::{Check, Desk, Severity, Sheet};

pub(super) const CHECK: Check = Check {
    id: "reference-case",
    number: "E7",
    severity: Severity::Warning,
    title: "check-reference-case",
    help: "check-reference-case-help",
    run,
};

const NAMES: [&str; 9] = [
    "Article",
    "Articles",
    "Paragraph",
    "Paragraphs",
    "Subparagraph",
    "Subparagraphs",
    "Chapter",
    "Chapters",
    "Section",
];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western().filter(|p| !p.is_heading()) {
        for pair in passage.words.windows(2) {
            let [name, number] = pair else { continue };
            let counts = number.text.starts_with(|ch: char| ch.is_ascii_digit())
                || number.text.chars().all(|ch| "IVXLC".contains(ch))
                || (number.text.len() == 1 && passage.before(number.start) == Some('('));
            if NAMES.contains(&name.text) && counts && !passage.begins_sentence(name.start) {
                let with = name.text.to_lowercase();
                let said = sheet.say(passage, name.span(), "remark-reference-case");
                said.other(&with).replace(passage.text, &with);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn references_are_lower_case_but_at_the_start() {
        one(
            "reference-case",
            "Article 5 applies. Under Article 6, paragraph 1",
            &["|Article|Article→article"],
        );
        one(
            "reference-case",
            "in accordance with Chapter IV",
            &["|Chapter|Chapter→chapter"],
        );
        one("reference-case", "the Articles of Association", &[]);
    }
}
