//! E18: actors nobody can name.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::passage::span_of;
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "vague-actors",
    number: "E18",
    severity: Severity::Hint,
    title: "check-vague-actors",
    help: "check-vague-actors-help",
    run,
};

const VAGUE: [&str; 3] = ["appropriate", "relevant", "suitable"];
const ACTORS: [&str; 12] = [
    "authority",
    "authorities",
    "stakeholder",
    "stakeholders",
    "body",
    "bodies",
    "organization",
    "organizations",
    "entity",
    "entities",
    "institutions",
    "actors",
];
const CHINESE: [&str; 4] = ["有关当局", "适当当局", "相关利益攸关方", "有关机构"];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.clauses() {
        for pair in passage.words.windows(2) {
            let [first, second] = pair else { continue };
            let found = VAGUE.iter().any(|word| first.is(word))
                && ACTORS.iter().any(|word| second.is(word));
            if found && passage.is_close(pair) {
                sheet.say(passage, span_of(pair), "remark-vague-actors");
            }
        }
        for actor in CHINESE {
            for (at, found) in passage.text.match_indices(actor) {
                let span = Span::new(at, at + found.len());
                sheet.say(passage, span, "remark-vague-actors");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::one;

    #[test]
    fn actors_without_a_name() {
        one(
            "vague-actors",
            "the appropriate authorities shall",
            &["|appropriate authorities"],
        );
        one(
            "vague-actors",
            "its competent authorities, as appropriate, authorities",
            &[],
        );
        one("vague-actors", "由有关当局执行", &["|有关当局"]);
    }
}
