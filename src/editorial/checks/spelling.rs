//! E8: the spelling of the United Nations: organize, programme, labour, judgement.

use super::spelling_list::{ISE, PAIRS};
use super::{Check, Desk, Severity, Sheet};
use crate::editorial::words::in_case_of;

pub(super) const CHECK: Check = Check {
    id: "spelling",
    number: "E8",
    severity: Severity::Warning,
    title: "check-spelling",
    help: "check-spelling-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western() {
        for word in &passage.words {
            // A name within a sentence is spelt as its bearer spells it.
            let name = word.is_capital() && !passage.begins_sentence(word.start);
            let shouted = word.text.chars().all(char::is_uppercase);
            if name && !shouted && !passage.is_heading() {
                continue;
            }
            if let Some(right) = right_of(&word.text.to_lowercase()) {
                let with = in_case_of(&right, word.text);
                let said = sheet.say(passage, word.span(), "remark-spelling");
                said.other(&with).replace(passage.text, &with);
            }
        }
    }
}

/// The right spelling of a word in lower case; `None` where nothing is wrong with it.
fn right_of(word: &str) -> Option<String> {
    if let Ok(at) = PAIRS.binary_search_by_key(&word, |(wrong, _)| wrong) {
        return PAIRS.get(at).map(|(_, right)| (*right).to_owned());
    }
    // "organisation": a stem of the list, and an ending of its family.
    const ENDINGS: [&str; 8] = [
        "ise", "ised", "ises", "ising", "isation", "isations", "iser", "isers",
    ];
    let (stem, ending) = ENDINGS
        .iter()
        .filter_map(|ending| Some((word.strip_suffix(ending)?, *ending)))
        .max_by_key(|(_, ending)| ending.len())?;
    let bare = ["de", "re", "un"]
        .iter()
        .filter_map(|prefix| stem.strip_prefix(prefix))
        .find(|bare| ISE.binary_search(bare).is_ok());
    let known = ISE.binary_search(&stem).is_ok() || bare.is_some();
    known.then(|| format!("{stem}{}", ending.replacen('s', "z", 1)))
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;
    use super::super::spelling_list::{ISE, PAIRS};

    #[test]
    fn the_lists_are_sorted() {
        assert!(ISE.is_sorted() && PAIRS.is_sorted());
    }

    #[test]
    fn oxford_spelling() {
        one(
            "spelling",
            "to organise and criminalise",
            &[
                "|organise|organise→organize",
                "|criminalise|criminalise→criminalize",
            ],
        );
        one(
            "spelling",
            "Harmonisation of defense programs",
            &[
                "|Harmonisation|Harmonisation→Harmonization",
                "|defense|defense→defence",
                "|programs|programs→programmes",
            ],
        );
        one(
            "spelling",
            "exercise, analyse, advise, otherwise, promise, precise",
            &[],
        );
        one(
            "spelling",
            "the International Labor Centre, decriminalised",
            &["|decriminalised|decriminalised→decriminalized"],
        );
    }
}
