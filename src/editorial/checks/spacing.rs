//! Blanks: one between words, none before a sign or inside a bracket.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "spacing",
    number: "",
    severity: Severity::Warning,
    title: "check-spacing",
    help: "check-spacing-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western() {
        let text = passage.text;
        let mut start = None;
        for (at, ch) in text.char_indices().chain([(text.len(), '\u{0}')]) {
            let blank = ch == ' ' || ch == '\t';
            match (start, blank) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    blanks(passage, Span::new(from, at), ch, sheet);
                    start = None;
                }
                _ => {}
            }
        }
    }
}

fn blanks(
    passage: &crate::editorial::passage::Passage<'_>,
    span: Span,
    next: char,
    sheet: &mut Sheet,
) {
    let before = passage.before(span.start as usize);
    let edge = before.is_none() || next == '\u{0}';
    let wrong =
        matches!(next, ',' | ';' | ':' | '.' | ')' | ']') || matches!(before, Some('(' | '['));
    let blanks = span.of(passage.text);
    let with = if edge || wrong {
        ""
    } else if blanks.len() > 1 {
        " "
    } else {
        return;
    };
    // "… . ." and the like are left to a person.
    if next == '.'
        && passage
            .sign_at(span.end as usize + 1)
            .is_some_and(|ch| ch == '.' || ch.is_alphanumeric())
    {
        return;
    }
    let said = sheet.say(passage, span, "remark-spacing");
    said.replace(passage.text, with);
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn blanks_where_they_belong() {
        one(
            "spacing",
            "two  blanks , one ( inside)",
            &["|  |  → ", "| | →", "| | →"],
        );
        one("spacing", "ends ", &["| | →"]);
        one("spacing", "fine, [as] (it) is.", &[]);
    }
}
