//! The lexicon of legal force: from a file's text, or the copy inside the program.

use super::parse::parse;
use super::schema::LexiconFile;
use crate::model::lexicon::Lexicon;
use crate::model::problem::Problem;

/// The lexicon inside the program, as text.
const BUILT_IN: &str = include_str!("../../assets/lexicon.ron");

/// Reads a lexicon. Its phrases are checked when it is compiled into a codebook.
///
/// # Errors
/// The first problem of the text, with its place.
pub fn parse_lexicon(text: &str) -> Result<Lexicon, Problem> {
    parse::<LexiconFile>(text).map(|parsed| parsed.value.into())
}

/// The lexicon inside the program.
///
/// # Errors
/// None in a program that passed its tests.
pub fn builtin_lexicon() -> Result<Lexicon, Problem> {
    parse_lexicon(BUILT_IN).map_err(|problem| problem.in_file("assets/lexicon.ron"))
}
