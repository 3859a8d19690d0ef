//! E4, E5: every article has a heading of its own, without a full stop.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "headings",
    number: "E5",
    severity: Severity::Warning,
    title: "check-headings",
    help: "check-headings-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    let headings: Vec<_> = desk.passages().filter(|p| p.is_heading()).collect();
    let headed = headings.iter().any(|p| !p.text.trim().is_empty());
    for (n, passage) in headings.iter().enumerate() {
        let text = passage.text.trim();
        let whole = Span::new(0, passage.text.len());
        if text.is_empty() {
            if headed {
                sheet.say(passage, whole, "remark-headings-none");
            }
            continue;
        }
        if text.ends_with(['.', '。', ';', ':']) {
            let end = passage.text.trim_end().len();
            let start = passage
                .text
                .trim_end()
                .trim_end_matches(['.', '。', ';', ':'])
                .len();
            let said = sheet.say(passage, Span::new(start, end), "remark-headings-stop");
            said.replace(passage.text, "");
        }
        let twin = |other: &&&crate::editorial::passage::Passage<'_>| {
            other.text.trim().eq_ignore_ascii_case(text)
        };
        if headings.iter().take(n).any(|other| twin(&other)) {
            sheet.say(passage, whole, "remark-headings-twice");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn stops_twins_and_none() {
        let said = says(
            "headings",
            &["# Scope.", "Text.", "# scope.", "# ", "# Terms"],
        );
        assert_eq!(said, ["stop|.|.→", "twice|scope.", "stop|.|.→", "none|"]);
    }
}
