//! The checks, one file each, in the order of the conventions they come from.

mod abbreviations;
mod agreed_brackets;
mod and_or;
mod brackets;
mod chapeau_colon;
mod cross_references;
mod dates;
mod defined_terms;
mod document_symbols;
mod double_softeners;
mod emphasis;
mod etcetera;
mod headings;
mod invisible;
mod issued_differences;
mod item_capital;
mod item_ending;
mod length;
mod levels;
mod lone_item;
mod mixed_script;
mod operative_will;
mod party_capital;
mod per_cent;
mod preamble_shall;
mod punctuation_zh;
mod reference_case;
mod repeated_words;
mod shall_mean;
mod small_numbers;
mod spacing;
mod spelling;
mod spelling_list;
mod state_names;
mod vague_actors;

#[cfg(test)]
mod bench;

pub use issued_differences::issued_remarks;

use super::desk::Desk;
use super::remark::{Severity, Sheet};

/// One check.
pub struct Check {
    /// Its id, by which a person's choice is kept.
    pub id: &'static str,
    /// The convention it comes from, such as `E13`; empty for plain typing.
    pub number: &'static str,
    /// How much its remarks matter.
    pub severity: Severity,
    /// Message key of its name.
    pub title: &'static str,
    /// Message key of its help: why, with an example.
    pub help: &'static str,
    /// Reads the draft and says what it finds.
    pub(super) run: fn(&Desk<'_>, &mut Sheet),
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// Every check.
pub static CHECKS: [Check; 34] = [
    levels::CHECK,
    agreed_brackets::CHECK,
    brackets::CHECK,
    lone_item::CHECK,
    headings::CHECK,
    item_capital::CHECK,
    party_capital::CHECK,
    reference_case::CHECK,
    spelling::CHECK,
    abbreviations::CHECK,
    item_ending::CHECK,
    emphasis::CHECK,
    issued_differences::CHECK,
    cross_references::CHECK,
    chapeau_colon::CHECK,
    defined_terms::CHECK,
    shall_mean::CHECK,
    preamble_shall::CHECK,
    operative_will::CHECK,
    and_or::CHECK,
    etcetera::CHECK,
    vague_actors::CHECK,
    double_softeners::CHECK,
    state_names::CHECK,
    mixed_script::CHECK,
    invisible::CHECK,
    document_symbols::CHECK,
    dates::CHECK,
    per_cent::CHECK,
    small_numbers::CHECK,
    length::CHECK,
    spacing::CHECK,
    repeated_words::CHECK,
    punctuation_zh::CHECK,
];

/// The check with this id.
pub fn check(id: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.id == id)
}
