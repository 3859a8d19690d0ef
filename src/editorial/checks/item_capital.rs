//! E6: the first word of an item has a capital.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::words::capital;

pub(super) const CHECK: Check = Check {
    id: "item-capital",
    number: "E6",
    severity: Severity::Warning,
    title: "check-item-capital",
    help: "check-item-capital-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.western().filter(|p| p.is_item()) {
        let Some(first) = passage.words.first() else {
            continue;
        };
        // A quotation, a figure or a name such as "eBay" stands as it is.
        let quoted = passage.begins_sentence(first.start)
            && !passage
                .text
                .get(..first.start)
                .unwrap_or("")
                .contains(['“', '"', '‘']);
        let small = first.text.starts_with(char::is_lowercase)
            && !first.text.chars().skip(1).any(char::is_uppercase);
        if quoted && small {
            let said = sheet.say(passage, first.span(), "remark-item-capital");
            let with = capital(first.text);
            said.other(&with).replace(passage.text, &with);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn items_begin_with_a_capital() {
        let lines = [
            "parties shall:",
            "- adopt laws;",
            "- [keep] logs;",
            "- “data” means x;",
            "- 5 days;",
        ];
        assert_eq!(
            says("item-capital", &lines),
            ["|adopt|adopt→Adopt", "|keep|keep→Keep"]
        );
    }
}
