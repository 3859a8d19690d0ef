//! E18: one duty softened twice in a sentence.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::passage::Kind;
use crate::model::lexicon::DeviceEffect;

pub(super) const CHECK: Check = Check {
    id: "double-softeners",
    number: "E18",
    severity: Severity::Warning,
    title: "check-double-softeners",
    help: "check-double-softeners-help",
    run,
};

/// Reads the devices that coding found; without coding there is nothing to say.
fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.clauses() {
        let Kind::Clause(_, id) = passage.kind else {
            continue;
        };
        let Some((codebook, coding)) = desk.coding_of(id) else {
            continue;
        };
        for sentence in &coding.sentences {
            let softens = |hit: &&crate::coding::coded::DeviceHit| {
                let lowers = matches!(
                    codebook.device_effect(hit.device),
                    Some(DeviceEffect::Lowers(1..))
                );
                lowers && hit.span.overlaps(sentence.span)
            };
            let mut softeners = coding.devices.iter().filter(softens);
            let Some(first) = softeners.next() else {
                continue;
            };
            for other in softeners {
                let again = other.device != first.device && !other.span.overlaps(first.span);
                if again {
                    let said = sheet.say(passage, other.span, "remark-double-softeners");
                    said.done(first.span.of(passage.text));
                }
            }
        }
    }
}
