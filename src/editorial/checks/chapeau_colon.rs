//! E14: a chapeau ends with a colon, and a colon at the end of a paragraph opens a list.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "chapeau-colon",
    number: "E14",
    severity: Severity::Warning,
    title: "check-chapeau-colon",
    help: "check-chapeau-colon-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.clauses().filter(|p| !p.text.trim().is_empty()) {
        let Some((at, sign)) = passage.last_sign() else {
            continue;
        };
        let end = at + sign.len_utf8();
        let is_colon = matches!(sign, ':' | '：');
        if passage.is_chapeau && !is_colon {
            let with = if passage.is_chinese() { "：" } else { ":" };
            let replaces = matches!(sign, '.' | ';' | ',' | '-' | '–' | '—' | '。' | '；' | '，');
            let span = Span::new(if replaces { at } else { end }, end);
            let said = sheet.say(passage, span, "remark-chapeau-colon-none");
            said.words(&sign.to_string()).replace(passage.text, with);
        }
        if !passage.is_chapeau && is_colon {
            sheet.say(passage, Span::new(at, end), "remark-chapeau-colon-no-list");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn a_chapeau_opens_its_list() {
        let said = says(
            "chapeau-colon",
            &[
                "Parties shall",
                "- keep;",
                "[Parties shall.]",
                "- pay.",
                "Fine:",
                "- x",
                "Alone:",
            ],
        );
        assert_eq!(said, ["none|l|→:", "none|.|.→:", "no-list|:"]);
        assert_eq!(
            says("chapeau-colon", &["缔约国应，", "- 保存"]),
            ["none|，|，→："]
        );
    }
}
