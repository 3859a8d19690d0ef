//! Words of cues that can never be found, such as one that reading takes apart: a cue that needs
//! one is silent for ever, and nothing else would say so.
//!
//! Every alternative of every step is tried on a text of itself between two words that no language
//! has, by the same way that text is coded.

use std::collections::BTreeMap;

use super::codebook::{ClauseText, Codebook, Scratch};
use super::cue::{CueProblem, Part, Step, parts, steps};
use crate::model::dossier::Dossier;
use crate::model::issue::Scope;
use crate::model::lexicon::Lexicon;
use crate::model::text::{Lang, is_han};

/// Words around the one that is tried.
const BEFORE: &str = "qxqa";
const AFTER: &str = "qxqb";

/// A gap that no phrase of one word has.
const NO_GAP: u8 = 1;

/// The words of a dossier's cues that can never be found, each with the first cue that holds it.
///
/// Faulty cues are passed over: [`Codebook::compile`] tells of them.
pub fn dead_words(dossier: &Dossier, lexicon: &Lexicon) -> Vec<CueProblem> {
    let mut probe = dossier.clone();
    probe.classes.clear();
    probe.issues.truncate(1);
    let Some(issue) = probe.issues.first_mut() else {
        return Vec::new();
    };
    issue.elements.truncate(1);
    let Some(element) = issue.elements.first_mut() else {
        return Vec::new();
    };
    element.scope = Scope::Clause;
    element.synonym_of = None;
    element.cues.clear();
    let words = words_of(dossier);
    for (lang, word) in words.keys() {
        let cue = format!("{BEFORE} {word} {AFTER}");
        element.cues.entry(*lang).or_default().push(cue);
    }
    let (codebook, _problems) = Codebook::compile(&probe, lexicon);
    let mut scratch = Scratch::default();
    let is_dead = |((lang, word), _): &((Lang, &str), _)| {
        let text = format!("{BEFORE} {} {AFTER}", spelt(word));
        let clause = ClauseText {
            lang: *lang,
            chapeaux: &[],
            text: &text,
        };
        codebook.code(&clause, &mut scratch).elements.is_empty()
    };
    let dead = words.into_iter().filter(is_dead);
    dead.map(|((lang, word), (element, cue))| CueProblem {
        element: Some(element.clone()),
        lang,
        cue: cue.to_owned(),
        message: format!("the word `{word}` can never be found"),
        remedy: "join it with its neighbour by _, or leave it out".to_owned(),
    })
    .collect()
}

/// What a word of a cue is written as in a text.
fn spelt(word: &str) -> String {
    let word = word.strip_prefix('=').unwrap_or(word);
    let word = word.strip_suffix('*').unwrap_or(word);
    word.replace('_', " ")
}

/// A word of a cue, and the first cue that holds it.
type Words<'a> = BTreeMap<(Lang, &'a str), (&'a crate::model::ids::ElementId, &'a str)>;

/// Every alternative of the cues of a dossier but for classes.
fn words_of(dossier: &Dossier) -> Words<'_> {
    let mut words = Words::new();
    let (mut phrases, mut found): (Vec<Part<'_>>, Vec<Step<'_>>) = (Vec::new(), Vec::new());
    for (_, element) in dossier.elements() {
        for (lang, cues) in &element.cues {
            for cue in cues {
                if parts(cue, &mut phrases).is_err() {
                    continue;
                }
                for part in &phrases {
                    if steps(part.phrase, NO_GAP, &mut found).is_err() {
                        continue;
                    }
                    let all = found.iter().flat_map(|step| step.words.split('|'));
                    for word in all.filter(|word| is_plain(word)) {
                        words.entry((*lang, word)).or_insert((&element.id, cue));
                    }
                }
            }
        }
    }
    words
}

/// Whether a text can be written of this alternative: it is no class of words.
fn is_plain(word: &str) -> bool {
    let letters = |ch: char| ch.is_alphanumeric() || is_han(ch);
    !word.starts_with('%') && word.chars().any(letters)
}
