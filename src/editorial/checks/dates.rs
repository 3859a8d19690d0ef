//! E21: dates read "24 December 2024".

use super::{Check, Desk, Severity, Sheet};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "dates",
    number: "E21",
    severity: Severity::Warning,
    title: "check-dates",
    help: "check-dates-help",
    run,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western() {
        for (n, month) in passage.words.iter().enumerate() {
            if !MONTHS.contains(&month.text) {
                continue;
            }
            let near = |at: Option<usize>| passage.words.get(at?);
            let (before, after, year) =
                (near(n.checked_sub(1)), near(Some(n + 1)), near(Some(n + 2)));
            // December 24, 2024
            let day = after.and_then(|word| Some((word, day_of(word.text)?)));
            if let (Some((word, day)), Some(year)) = (day, year.filter(|y| is_year(y.text))) {
                let span = Span::new(month.start, year.end());
                if span.of(passage.text).len() <= month.text.len() + word.text.len() + 8 {
                    let right = format!("{day} {} {}", month.text, year.text);
                    let said = sheet.say(passage, span, "remark-dates");
                    said.other(&right).replace(passage.text, &right);
                    continue;
                }
            }
            // 24th December
            let ordinal = before.filter(|word| !word.text.bytes().all(|b| b.is_ascii_digit()));
            if let Some((word, day)) = ordinal.and_then(|word| Some((word, day_of(word.text)?))) {
                let span = Span::new(word.start, month.end());
                let right = format!("{day} {}", month.text);
                let said = sheet.say(passage, span, "remark-dates");
                said.other(&right).replace(passage.text, &right);
            }
        }
    }
}

/// `24` of `24` or `24th`.
fn day_of(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    let ending = word.get(digits.len()..)?;
    let fits = matches!(ending, "" | "st" | "nd" | "rd" | "th");
    let day: u8 = digits.parse().ok()?;
    (fits && (1..=31).contains(&day)).then_some(day)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn day_month_year() {
        one(
            "dates",
            "on December 24, 2024.",
            &["|December 24, 2024|December 24, 2024→24 December 2024"],
        );
        one(
            "dates",
            "on 24th December 2024",
            &["|24th December|24th December→24 December"],
        );
        one("dates", "on 24 December 2024; Parties May 3 times", &[]);
    }
}
