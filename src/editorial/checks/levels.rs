//! E1: levels follow one another, and no number is typed where the program gives one.

use super::{Check, Desk, Severity, Sheet};
use crate::model::draft::Level;
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "levels",
    number: "E1",
    severity: Severity::Error,
    title: "check-levels",
    help: "check-levels-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for (_, passages) in desk.articles() {
        let mut above: Option<Level> = None;
        for passage in passages {
            let most = above.map_or(0, |level| level.depth() + 1);
            if passage.level.depth() > most {
                let fits = above.map_or(Level::Paragraph, Level::demoted);
                let whole = Span::new(0, passage.text.len());
                sheet.say(passage, whole, "remark-levels-skip").level(fits);
            }
            above = Some(passage.level);
        }
    }
    for passage in desk.clauses() {
        if let Some(end) = marker(passage.text) {
            let span = Span::new(0, end);
            let said = sheet.say(passage, span, "remark-levels-marker");
            said.replace(passage.text, "");
        }
    }
}

/// One past the number typed at the beginning of a text, and the blanks after it.
fn marker(text: &str) -> Option<usize> {
    let rest = if let Some(inside) = text.strip_prefix('(') {
        let (inside, rest) = inside.split_once(')')?;
        let fits = (1..=4).contains(&inside.len())
            && inside
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        fits.then_some(rest)?
    } else {
        let rest = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
        let digits = text.len() - rest.len();
        (1..=3).contains(&digits).then_some(())?;
        rest.strip_prefix(['.', ')'])?
    };
    let words = rest.trim_start();
    (words.len() < rest.len() && !words.is_empty()).then(|| text.len() - words.len())
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn levels_that_skip_and_numbers_typed() {
        let said = says(
            "levels",
            &[
                "Chapeau:",
                "-- too deep;",
                "- fine",
                "(a) typed",
                "2. typed too",
                "(see above)",
            ],
        );
        assert_eq!(
            said,
            [
                "skip|too deep;|Item",
                "marker|(a) |(a) →",
                "marker|2. |2. →"
            ]
        );
        assert_eq!(
            says("levels", &["- An item first"]),
            ["skip|An item first|Paragraph"]
        );
        assert_eq!(
            says("levels", &["A:", "- b:", "-- c", "- d", "= tail", "E"]),
            [""; 0]
        );
    }
}
