//! E3: square brackets come in pairs within a paragraph, hold words, and nest at most three deep.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "brackets",
    number: "E3",
    severity: Severity::Error,
    title: "check-brackets",
    help: "check-brackets-help",
    run,
};

/// Deeper nesting is not read by anybody.
const DEEPEST: usize = 3;

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.passages() {
        let text = passage.text;
        let mut open: Vec<usize> = Vec::new();
        let mut strays = Vec::new();
        for (at, ch) in text.char_indices() {
            match ch {
                '[' => {
                    open.push(at);
                    if open.len() == DEEPEST + 1 {
                        sheet.say(passage, Span::new(at, at + 1), "remark-brackets-deep");
                    }
                }
                ']' => match open.pop() {
                    None => strays.push(at),
                    Some(start) => {
                        let inside = text.get(start + 1..at).unwrap_or("");
                        if inside.trim().is_empty() {
                            let span = Span::new(start, at + 1);
                            let said = sheet.say(passage, span, "remark-brackets-empty");
                            said.replace(text, "");
                        }
                    }
                },
                _ => {}
            }
        }
        strays.extend(open);
        for at in strays {
            let span = Span::new(at, at + 1);
            let said = sheet.say(passage, span, "remark-brackets-stray");
            said.replace(text, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn pairs_words_and_depth() {
        one("brackets", "Parties [shall [may]] keep", &[]);
        one("brackets", "Parties [shall keep", &["stray|[|[→"]);
        one(
            "brackets",
            "Parties] [ ] keep",
            &["stray|]|]→", "empty|[ ]|[ ]→"],
        );
        one("brackets", "[a [b [c [d]]]]", &["deep|["]);
    }
}
