//! What a reader has to know to read a table: the conventions, in sentences.

use super::{Kind, Sheet};
use crate::exchange::public::Audience;

/// Name and sentence of each convention that matters for a table, in its language.
pub fn conventions(sheet: &Sheet) -> Vec<(&'static str, &'static str)> {
    let words = sheet.words();
    let said = |name: &'static str, sentence: &'static str| (words.t(name), words.t(sentence));
    let mut all = vec![
        match sheet.stamp.audience {
            Audience::Public => said("about-public", "about-public-text"),
            Audience::Partners => said("about-partners", "about-partners-text"),
            Audience::OwnDelegation => said("about-own", "about-own-text"),
        },
        said("about-as-of", "about-as-of-text"),
    ];
    match sheet.kind {
        Kind::Positions => all.extend([
            said("about-stance", "about-stance-text"),
            said("about-scale", "about-scale-text"),
            said("about-salience", "about-salience-text"),
            said("about-confidence", "about-confidence-text"),
            said("about-states", "about-states-text"),
        ]),
        Kind::Verdicts | Kind::Objections => all.extend([
            said("about-verdict", "about-verdict-text"),
            said("about-not-coded", "about-not-coded-text"),
            said("about-missing", "about-missing-text"),
        ]),
        Kind::Instruments => all.push(said("about-doubt", "about-doubt-text")),
        Kind::Brackets => all.push(said("about-brackets", "about-brackets-text")),
        Kind::Accessions => all.push(said("about-figures", "about-figures-text")),
    }
    all.push(said("about-formulas", "about-formulas-text"));
    all
}
