//! E20: document symbols are written in capitals.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "document-symbols",
    number: "E20",
    severity: Severity::Warning,
    title: "check-document-symbols",
    help: "check-document-symbols-help",
    run,
};

/// Parts of a symbol that keep small letters.
const PARTS: [&str; 5] = ["Rev", "Add", "Corr", "Amend", "Resumed"];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.passages() {
        let text = passage.text;
        for piece in text.split(char::is_whitespace) {
            let body = piece.trim_matches(|ch: char| !ch.is_alphanumeric());
            let start = body.as_ptr().addr() - text.as_ptr().addr();
            if let Some(right) = symbol(body).filter(|right| right != body) {
                let span = Span::new(start, start + body.len());
                let said = sheet.say(passage, span, "remark-document-symbols");
                said.other(&right).replace(text, &right);
            }
        }
    }
}

/// The right form of what looks like a document symbol: `A/AC.291/L.15/Rev.1`.
fn symbol(text: &str) -> Option<String> {
    let (organ, rest) = text.split_once('/')?;
    let fits = text.is_ascii()
        && (1..=5).contains(&organ.len())
        && organ.bytes().all(|b| b.is_ascii_alphabetic())
        && rest.bytes().any(|b| b.is_ascii_digit())
        && !rest.contains("//")
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"./-".contains(&b));
    // Two words with a stroke between them are no symbol.
    let known = rest.contains('/') || rest.contains('.') || organ.len() == 1;
    (fits && known).then(|| {
        let part = |part: &str| {
            let name = PARTS.iter().find(|name| {
                part.get(..name.len())
                    .is_some_and(|head| head.eq_ignore_ascii_case(name))
            });
            match name {
                Some(name) => format!("{name}{}", part.get(name.len()..).unwrap_or("")),
                None => part.to_uppercase(),
            }
        };
        text.split('/').map(part).collect::<Vec<_>>().join("/")
    })
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn symbols_are_capitals() {
        one(
            "document-symbols",
            "see a/ac.291/l.15/rev.1.",
            &["|a/ac.291/l.15/rev.1|a/ac.291/l.15/rev.1→A/AC.291/L.15/Rev.1"],
        );
        one("document-symbols", "A/RES/79/243 and/or 24/7 and km/h", &[]);
    }
}
