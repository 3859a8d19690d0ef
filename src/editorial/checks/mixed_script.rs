//! E19: a word of letters from two scripts, such as a Cyrillic letter in an English name.

use super::{Check, Desk, Severity, Sheet};

pub(super) const CHECK: Check = Check {
    id: "mixed-script",
    number: "E19",
    severity: Severity::Error,
    title: "check-mixed-script",
    help: "check-mixed-script-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.passages() {
        for word in &passage.words {
            let latin = word.text.chars().any(|ch| ch.is_ascii_alphabetic());
            let other = |ch: char| matches!(ch, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}');
            if let Some(strange) = word.text.chars().find(|ch| latin && other(*ch)) {
                let said = sheet.say(passage, word.span(), "remark-mixed-script");
                said.done(&strange.to_string());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn a_cyrillic_letter_in_a_latin_word() {
        one("mixed-script", "the Stаte of Москва", &["|Stаte"]);
        one("mixed-script", "the State of Москва", &[]);
    }
}
