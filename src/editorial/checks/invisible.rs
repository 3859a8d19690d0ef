//! E19: characters that nobody sees and that other programs obey.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "invisible",
    number: "E19",
    severity: Severity::Error,
    title: "check-invisible",
    help: "check-invisible-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.passages() {
        for (at, ch) in passage.text.char_indices().filter(|(_, ch)| is_unseen(*ch)) {
            let code = format!("U+{:04X}", u32::from(ch));
            let span = Span::new(at, at + ch.len_utf8());
            let said = sheet.say(passage, span, "remark-invisible");
            said.words(&code).replace(passage.text, "");
        }
    }
}

/// Direction marks, characters without width, soft hyphens and other controls.
fn is_unseen(ch: char) -> bool {
    (ch.is_control() && ch != '\t')
        || matches!(ch, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
        || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(ch, '\u{2060}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn direction_marks_are_found() {
        one(
            "invisible",
            "law\u{202e} and or\u{200b}der",
            &["|U+202E|\u{202e}→", "|U+200B|\u{200b}→"],
        );
        one("invisible", "plain é 数据", &[]);
    }
}
