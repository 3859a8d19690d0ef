//! E21: one to nine in words, ten and more in figures.

use super::{Check, Desk, Severity, Sheet};

pub(super) const CHECK: Check = Check {
    id: "small-numbers",
    number: "E21",
    severity: Severity::Hint,
    title: "check-small-numbers",
    help: "check-small-numbers-help",
    run,
};

const WORDS: [&str; 9] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];
/// What is counted; before anything else a figure is a number of something.
const COUNTED: [&str; 14] = [
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hour",
    "hours",
    "states",
    "parties",
    "members",
    "languages",
];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western().filter(|p| !p.is_heading()) {
        for pair in passage.words.windows(2) {
            let [figure, counted] = pair else { continue };
            let value: Option<usize> = figure.text.parse().ok();
            let word = value.and_then(|n| WORDS.get(n.checked_sub(1)?));
            let counts = COUNTED.iter().any(|name| counted.is(name)) && passage.is_close(pair);
            // Half a number, such as the 5 of "2.5 years", stands as it is.
            let whole = !matches!(passage.before(figure.start), Some('.' | ',' | '/'));
            if let Some(word) = word.filter(|_| counts && whole) {
                let said = sheet.say(passage, figure.span(), "remark-small-numbers");
                said.other(word).replace(passage.text, word);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn figures_below_ten_are_words() {
        one(
            "small-numbers",
            "within 5 days of article 7, after 90 days or 2.5 years",
            &["|5|5→five"],
        );
    }
}
