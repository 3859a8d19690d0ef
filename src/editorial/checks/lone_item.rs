//! E4: a list has at least two items.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::passage::Passage;
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "lone-item",
    number: "E4",
    severity: Severity::Warning,
    title: "check-lone-item",
    help: "check-lone-item-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for (_, passages) in desk.articles() {
        for (at, passage) in passages.iter().enumerate().filter(|(_, p)| p.is_item()) {
            let before = passages.iter().take(at).rev();
            let after = passages.iter().skip(at + 1);
            if !has_sibling(passage, before) && !has_sibling(passage, after) {
                let whole = Span::new(0, passage.text.len());
                sheet.say(passage, whole, "remark-lone-item");
            }
        }
    }
}

/// Whether an item of the same level stands on this side, under the same chapeau.
fn has_sibling<'p>(
    item: &Passage<'_>,
    mut side: impl Iterator<Item = &'p &'p Passage<'p>>,
) -> bool {
    let depth = item.level.depth();
    let next = side.find(|other| other.level.depth() <= depth);
    next.is_some_and(|other| other.level == item.level)
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn an_a_needs_a_b() {
        assert_eq!(
            says("lone-item", &["Parties shall:", "- Keep logs.", "Next."]),
            ["|Keep logs."]
        );
        let nested = [
            "Parties:",
            "- One:",
            "-- Deep;",
            "- Two;",
            "-- Deeper;",
            "-- Deepest.",
        ];
        assert_eq!(says("lone-item", &nested), ["|Deep;"]);
    }
}
