//! What a reader has to know to read a table: the conventions, in sentences.

use super::{Kind, Sheet};
use crate::exchange::public::Audience;

/// The conventions behind a table, as name and sentence.
pub fn conventions(sheet: &Sheet) -> Vec<(&'static str, &'static str)> {
    let mut said = vec![match sheet.stamp.audience {
        Audience::Public => (
            "Audience: public",
            "The shared record: stances, demands, salience, confidence and sources. Fallbacks, notes, names of persons and everything confidential are left out.",
        ),
        Audience::Partners => (
            "Audience: partners",
            "The shared record with its fallbacks. Notes, names of persons and everything confidential are left out.",
        ),
        Audience::OwnDelegation => (
            "Audience: own delegation",
            "Everything, what is confidential included. Do not hand it on.",
        ),
    }];
    said.push((
        "As of",
        "A year means its 31 December: the latest entry not after it is in force. Before a bloc's first entry there is no recorded position.",
    ));
    match sheet.kind {
        Kind::Positions => {
            said.push((
                "Stance",
                "wants: it requires something and opposes nothing; rejects: the reverse; mixed: both; open: it only accepts; no recorded position: nothing asked of a text is on record.",
            ));
            said.push((
                "Scale",
                "requires 3 (red line), 2 (core), 1 (preference); accepts 0; opposes −1, −2, −3. Empty means that nothing is asked: it is not zero.",
            ));
            said.push((
                "Salience",
                "Weight of the issue for the bloc, 0 to 100: an analyst's coding. Empty where nothing is recorded.",
            ));
            said.push((
                "Confidence",
                "seed: stated in a source document; record: a public source that was read; record-unread: on the public record, not re-read; inferred: an analyst's deduction; none: nothing is recorded.",
            ));
            said.push((
                "States",
                "A State speaks for itself where it has demands of its own on an issue, else the first of its blocs with a recorded position. Empty where nobody speaks for it.",
            ));
        }
        Kind::Verdicts | Kind::Objections => {
            said.push((
                "Verdict",
                "The first that holds: crosses red line, conflict, reserve (an opposed element stands, by strength; or a requirement is met too weakly), satisfies (a requirement is met), acceptable, no position (nothing here is asked about), not coded (nothing was understood: read it yourself).",
            ));
            said.push((
                "Not coded",
                "Beside every verdict stands how many clauses were not coded. A verdict says nothing about those.",
            ));
            said.push((
                "Asked for, missing",
                "What a bloc still asks for or misses stands beside a verdict and never enters it.",
            ));
        }
        Kind::Instruments => said.push((
            "Doubt",
            "checked: against the text or a source that was read; known: general knowledge, not re-read; arguable: a reasonable reader could go either way; low: only the structure is known.",
        )),
        Kind::Brackets => said.push((
            "Brackets",
            "Pairs of square brackets in the words, and those round whole paragraphs and articles; what is deleted counts nowhere. Agreed: in informals, ad referendum or finally.",
        )),
        Kind::Accessions => said.push((
            "Figures",
            "As printed in the source named in the title, up to the as-of year.",
        )),
    }
    said.push((
        "Formulas",
        "In comma-separated files an apostrophe stands before words that a spreadsheet would take for a formula; it is taken off when the file is read back.",
    ));
    said
}
