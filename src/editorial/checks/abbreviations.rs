//! E9: abbreviations have no full stops and no possessive.

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "abbreviations",
    number: "E9",
    severity: Severity::Warning,
    title: "check-abbreviations",
    help: "check-abbreviations-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western() {
        let text = passage.text;
        for (n, word) in passage.words.iter().enumerate() {
            let owner = word
                .text
                .strip_suffix("'s")
                .or_else(|| word.text.strip_suffix("’s"));
            if let Some(owner) = owner.filter(|name| is_capitals(name)) {
                let said = sheet.say(passage, word.span(), "remark-abbreviations-possessive");
                said.done(owner);
            }
            // "U.N.": capitals that stand alone, each with a stop, next to one another.
            let single = |at: usize| {
                let word = passage.words.get(at)?;
                let stop = passage.sign_at(word.end()) == Some('.');
                (word.text.len() == 1 && word.is_capital() && stop).then_some(word)
            };
            let joins = |at: usize| {
                let (a, b) = (single(at)?, single(at + 1)?);
                (a.end() + 1 == b.start).then_some(())
            };
            let opens = n == 0 || joins(n - 1).is_none();
            if opens && joins(n).is_some() {
                let more = (n..passage.words.len())
                    .take_while(|at| joins(*at).is_some())
                    .count();
                let run = passage.words.get(n..=n + more).unwrap_or(&[]);
                let end = run.last().map_or(0, |last| last.end() + 1);
                let with: String = run.iter().map(|letter| letter.text).collect();
                let span = Span::new(word.start, end);
                let said = sheet.say(passage, span, "remark-abbreviations-stops");
                said.other(&with).replace(text, &with);
            }
        }
    }
}

fn is_capitals(name: &str) -> bool {
    name.len() > 1 && name.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn no_stops_and_no_possessive() {
        one(
            "abbreviations",
            "the U.N. and the U.S.A. agree",
            &["stops|U.N.|U.N.→UN", "stops|U.S.A.|U.S.A.→USA"],
        );
        one("abbreviations", "UNODC's role", &["possessive|UNODC's"]);
        one("abbreviations", "Annex A. Party's law, e.g. this", &[]);
    }
}
