//! What the parser's errors mean to a person: where, what, and what to do about it.

use ron::error::{Error, SpannedError};

use super::lex::{Brackets, brackets, byte_at, closing, line_col};
use super::schema::DUPLICATE_KEY;
use crate::model::problem::Problem;

/// Longest line shown whole; of a longer one the surroundings of the place are shown.
const LONGEST_LINE: usize = 160;

/// The line at a place, for showing.
pub(super) fn excerpt_of(source: &str, (line, column): (usize, usize)) -> String {
    let start = byte_at(source, line, 1);
    let text = source
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or("");
    if text.chars().take(LONGEST_LINE + 1).count() <= LONGEST_LINE {
        return text.to_owned();
    }
    let from = column.saturating_sub(LONGEST_LINE / 2);
    let part: String = text.chars().skip(from).take(LONGEST_LINE).collect();
    format!("… {part} …")
}

/// A problem at a byte of a text.
pub(super) fn problem_at(source: &str, byte: usize, message: impl Into<String>) -> Problem {
    let at = line_col(source, byte);
    Problem {
        at: Some(at),
        excerpt: excerpt_of(source, at),
        ..Problem::error(message)
    }
}

/// The problem behind an error of the parser.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the parser's list of errors is open"
)]
pub(super) fn explain(source: &str, error: &SpannedError) -> Problem {
    if let Some(problem) = conflict_marks(source) {
        return problem;
    }
    let end = byte_at(source, error.span.end.line, error.span.end.col);
    let start = byte_at(source, error.span.start.line, error.span.start.col).min(end);
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            let at = word_before(source, end, found).unwrap_or(start);
            problem_at(source, at, format!("unknown field `{found}`"))
                .with_remedy(suggestion(found, expected, "fields here are"))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let at = word_before(source, end, found).unwrap_or(start);
            problem_at(source, at, format!("unknown value `{found}`"))
                .with_remedy(suggestion(found, expected, "use one of"))
        }
        Error::MissingStructField { field, .. } => {
            // The parser stands before the record's closing bracket, or behind it.
            let closes = |at: usize| source.get(at..).is_some_and(|rest| rest.starts_with([')', '}']));
            let behind = || source.get(..end)?.rfind([')', '}']);
            let at = if closes(end) { end } else { behind().unwrap_or(end) };
            problem_at(source, at, format!("the field `{field}` is missing from the record that ends here"))
                .with_remedy(format!("add `{field}: …` to it"))
        }
        Error::DuplicateStructField { field, .. } => {
            let at = word_before(source, end, field).unwrap_or(start);
            problem_at(source, at, format!("the field `{field}` stands twice in one record"))
                .with_remedy("keep one of the two")
        }
        Error::ExceededRecursionLimit => problem_at(source, start, "brackets are nested too deeply")
            .with_remedy("no file of a dossier or draft is nested so; take it from a copy that is known to be good"),
        Error::InvalidValueForType { expected, found } => {
            problem_at(source, start, format!("expected {expected}, found {found}"))
                .with_remedy("write a value of the expected kind")
        }
        Error::IntegerOutOfBounds => problem_at(source, sign_before(source, start), "the number is too large or too small for its field")
            .with_remedy("write a whole number that fits; counts are never negative"),
        Error::Message(message) if message.starts_with(DUPLICATE_KEY) => {
            let key = message.trim_start_matches(DUPLICATE_KEY).trim_matches('`');
            let at = word_before(source, end, key).unwrap_or(start);
            problem_at(source, at, message.clone()).with_remedy("join the two entries, or rename one of the keys")
        }
        Error::NoSuchExtension(name) => {
            problem_at(source, start, format!("unknown extension `{name}` in the first line"))
                .with_remedy("write `#![enable(implicit_some)]`")
        }
        other => structural(source, end, other),
    }
}

/// Errors about brackets, commas and quotes: what the brackets say beats what the parser says.
fn structural(source: &str, at: usize, error: &Error) -> Problem {
    match brackets(source) {
        Brackets::OpenText(open) => problem_at(source, open, "a text is not closed")
            .with_remedy("put a `\"` at its end; write a quote inside a text as `\\\"`"),
        Brackets::Unclosed(sign, open) => problem_at(
            source,
            open,
            format!("the bracket `{sign}` opened here is never closed"),
        )
        .with_remedy(format!(
            "close it with `{}`; if the end of the file is missing, take the file from a copy",
            closing(sign)
        )),
        Brackets::Crossed {
            open: (sign, open),
            close: (found, place),
        } => {
            let (line, column) = line_col(source, open);
            problem_at(
                source,
                place,
                format!("`{found}` found where `{}` is expected", closing(sign)),
            )
            .with_remedy(format!(
                "the bracket `{sign}` of line {line}, column {column} is still open: close it first"
            ))
        }
        Brackets::Stray(sign, place) => {
            problem_at(source, place, format!("`{sign}` closes nothing"))
                .with_remedy("remove it, or add the opening bracket that is missing")
        }
        Brackets::Balanced => plain(source, at, error),
    }
}

/// Errors of a text whose brackets are in order.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the parser's list of errors is open"
)]
fn plain(source: &str, at: usize, error: &Error) -> Problem {
    let (message, remedy) = match error {
        Error::TrailingCharacters => (
            "something follows the end of the record",
            "a file holds one record: remove what follows",
        ),
        Error::ExpectedComma
        | Error::ExpectedArrayEnd
        | Error::ExpectedMapEnd
        | Error::ExpectedStructLikeEnd => (
            "a comma or a closing bracket is expected here",
            "separate the parts of a record or list by commas",
        ),
        Error::ExpectedMapColon => ("a colon is expected here", "write `name: value`"),
        Error::ExpectedString | Error::ExpectedStringEnd => (
            "a text is expected here",
            "put the text between `\"` and `\"`",
        ),
        Error::ExpectedBoolean => ("true or false is expected here", "write `true` or `false`"),
        Error::ExpectedInteger
        | Error::InvalidIntegerDigit { .. }
        | Error::UnderscoreAtBeginning => (
            "a whole number is expected here",
            "write digits only, without quotes",
        ),
        Error::ExpectedArray => (
            "a list is expected here",
            "write the values between `[` and `]`",
        ),
        Error::ExpectedMap => (
            "a map is expected here",
            "write its entries between braces, each as `\"key\": value`",
        ),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedUnit => (
            "a record is expected here",
            "write its fields between `(` and `)`",
        ),
        Error::ExpectedDifferentStructName { .. } => (
            "a record of another kind stands here",
            "check that the file is in the right folder",
        ),
        Error::ExpectedIdentifier
        | Error::InvalidIdentifier(_)
        | Error::SuggestRawIdentifier(_) => (
            "the name of a field or a value is expected here",
            "names are words without quotes",
        ),
        Error::ExpectedAttribute | Error::ExpectedAttributeEnd => (
            "the first line is not as expected",
            "write `#![enable(implicit_some)]`",
        ),
        Error::InvalidEscape(_) => (
            "a `\\` in a text starts nothing that is known",
            "write `\\\\` for a backslash",
        ),
        Error::UnclosedBlockComment => ("a comment is not closed", "close it with `*/`"),
        Error::Eof => (
            "the file ends too early",
            "take the file from a copy that is whole",
        ),
        other => {
            return problem_at(source, at, other.to_string()).with_remedy("correct the line shown");
        }
    };
    problem_at(source, at, message).with_remedy(remedy)
}

/// The marks that an unfinished merge leaves behind.
fn conflict_marks(source: &str) -> Option<Problem> {
    let marks = ["<<<<<<< ", ">>>>>>> ", "||||||| "];
    let at = marks.iter().filter_map(|mark| {
        if source.starts_with(mark) {
            Some(0)
        } else {
            source.find(&format!("\n{mark}")).map(|at| at + 1)
        }
    });
    at.min().map(|at| {
        problem_at(source, at, "the file holds an unresolved merge")
            .with_remedy("decide between the two versions and remove the lines with <<<<<<<, ======= and >>>>>>>")
    })
}

/// Where `word` stands last before `end`.
fn word_before(source: &str, end: usize, word: &str) -> Option<usize> {
    // Names are short; looking further back would point at some other record.
    let from = end.saturating_sub(word.len() + 256);
    let from = (from..=end).find(|at| source.is_char_boundary(*at))?;
    source.get(from..end)?.rfind(word).map(|at| from + at)
}

/// The sign of the number at `start`, or the number itself.
fn sign_before(source: &str, start: usize) -> usize {
    let signed = source
        .get(..start)
        .is_some_and(|before| before.ends_with(['-', '+']));
    start - usize::from(signed)
}

/// The known name nearest to a mistyped one, or the list of them all.
fn suggestion(found: &str, known: &[&str], otherwise: &str) -> String {
    let near = known
        .iter()
        .map(|name| (distance(&found.to_lowercase(), &name.to_lowercase()), *name))
        .filter(|(far, name)| match name.len() {
            // One letter out of two or three is another word, unless it was added or left out.
            ..=3 => found.starts_with(name) || name.starts_with(found),
            length => *far <= 1 + length / 4,
        })
        .min();
    match near {
        Some((_, name)) => format!("did you mean `{name}`?"),
        None if known.is_empty() => "no name fits here".to_owned(),
        None => {
            let list: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
            format!("{otherwise} {}", list.join(", "))
        }
    }
}

/// How many letters have to be put in, taken out, changed or swapped with the next.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) =
        (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    let cell = |rows: &[Vec<usize>], i: usize, j: usize| {
        rows.get(i)
            .and_then(|row| row.get(j))
            .copied()
            .unwrap_or(usize::MAX / 2)
    };
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (cell(&rows, i, j) + usize::from(x != y))
                .min(cell(&rows, i, j + 1) + 1)
                .min(row.last().copied().unwrap_or(0) + 1);
            if i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x) {
                least = least.min(cell(&rows, i - 1, j - 1) + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    cell(&rows, a.len(), b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_finds_its_neighbour() {
        assert_eq!(
            suggestion("titel", &["id", "title", "text"], "fields are"),
            "did you mean `title`?"
        );
        assert_eq!(
            suggestion("Requres", &["Requires", "Opposes"], "use"),
            "did you mean `Requires`?"
        );
        assert_eq!(
            suggestion("colour", &["id", "text"], "fields are"),
            "fields are `id`, `text`"
        );
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = "字".repeat(1000);
        let cut = excerpt_of(&line, (1, 500));
        assert!(cut.chars().count() < 170 && cut.starts_with('…'));
        assert_eq!(excerpt_of("a\nbc\n", (2, 1)), "bc");
    }
}
