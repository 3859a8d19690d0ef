//! Chinese text has Chinese punctuation.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::{Span, is_han};

pub(super) const CHECK: Check = Check {
    id: "punctuation-zh",
    number: "",
    severity: Severity::Warning,
    title: "check-punctuation-zh",
    help: "check-punctuation-zh-help",
    run,
};

/// A Western sign and the Chinese one in its place.
const SIGNS: [(char, &str); 8] = [
    (',', "，"),
    (';', "；"),
    (':', "："),
    ('.', "。"),
    ('?', "？"),
    ('!', "！"),
    ('(', "（"),
    (')', "）"),
];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.passages().filter(|p| p.is_chinese()) {
        for (at, ch) in passage.text.char_indices() {
            let sign = SIGNS.iter().find(|(western, _)| *western == ch);
            let Some((_, chinese)) = sign else { continue };
            let before = passage.before(at).is_some_and(is_han);
            let after = passage.sign_at(at + 1).is_some_and(is_han);
            let by_han = match ch {
                '(' => after,
                ')' => before,
                _ => {
                    before
                        && passage
                            .sign_at(at + 1)
                            .is_none_or(|ch| !ch.is_alphanumeric() || is_han(ch))
                }
            };
            if by_han {
                let said = sheet.say(passage, Span::new(at, at + 1), "remark-punctuation-zh");
                said.other(chinese).replace(passage.text, chinese);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn western_signs_between_han() {
        one(
            "punctuation-zh",
            "缔约国,应(可)保存.",
            &["|,|,→，", "|(|(→（", "|)|)→）", "|.|.→。"],
        );
        one("punctuation-zh", "第3.1条，文件A/AC.291", &[]);
        one("punctuation-zh", "Parties, all", &[]);
    }
}
