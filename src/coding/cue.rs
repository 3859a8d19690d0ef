//! The cue language: what a line that an expert writes means, and what is wrong with it.
//!
//! `positions/CUES.md` describes the language for its writers. Parsing borrows from the line;
//! phrases and steps that recur are parsed once by the compiler, which numbers them by their text.

use std::fmt;

use crate::model::ids::ElementId;
use crate::model::problem::Problem;
use crate::model::text::Lang;

/// A cue or phrase of the lexicon that could not be used; the others go on working.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CueProblem {
    /// The element it belongs to; `None` for a phrase of the lexicon.
    pub element: Option<ElementId>,
    /// Its language.
    pub lang: Lang,
    /// The line as it was written.
    pub cue: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for CueProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let owner = self
            .element
            .as_ref()
            .map_or("the lexicon", |element| element.as_str());
        write!(
            f,
            "cue of {owner} ({}) \"{}\": {}",
            self.lang.code(),
            self.cue,
            self.message
        )
    }
}

impl From<&CueProblem> for Problem {
    fn from(problem: &CueProblem) -> Self {
        Self::error(problem.to_string()).with_remedy(problem.remedy.as_str())
    }
}

/// What is wrong with a line, before it is known whose line it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub message: String,
    pub remedy: &'static str,
}

impl Fault {
    pub(super) fn new(message: impl Into<String>, remedy: &'static str) -> Self {
        Self {
            message: message.into(),
            remedy,
        }
    }
}

/// Where a phrase of a cue must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// In the sentence.
    Here,
    /// Anywhere in the clause.
    Context,
    /// Not in the sentence.
    Absent,
}

/// How a phrase must stand to negation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// Not negated.
    Plain,
    /// Negated or not.
    Any,
    /// Negated.
    Negated,
}

/// One phrase of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub need: Need,
    pub sense: Sense,
    /// The phrase as written, without the signs around it.
    pub phrase: &'a str,
}

/// One step of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step<'a> {
    /// Its alternatives as written, without `?`.
    pub words: &'a str,
    /// How many words may stand before it.
    pub gap: u8,
    /// Whether it may be missing.
    pub optional: bool,
}

/// The longest gap that can be written.
const LONGEST_GAP: u8 = 40;
/// The most steps a phrase may have.
pub(super) const MOST_STEPS: usize = 12;

/// Splits a cue into its phrases.
pub(super) fn parts<'a>(cue: &'a str, found: &mut Vec<Part<'a>>) -> Result<(), Fault> {
    found.clear();
    let (whole, body) = sense_of(cue.trim());
    let mut need = Need::Here;
    let mut start = 0;
    let mut rest = body;
    loop {
        let (end, next) = match sign(rest) {
            Some((at, next_need)) => (body.len() - rest.len() + at, Some(next_need)),
            None => (body.len(), None),
        };
        let text = body.get(start..end).unwrap_or("").trim();
        let (own, phrase) = sense_of(text);
        if phrase.is_empty() {
            return Err(Fault::new(
                "a phrase is empty",
                "write words on both sides of every +, & and -",
            ));
        }
        if own != Sense::Plain && need != Need::Here {
            return Err(Fault::new(
                "any: and not: have no meaning after & or -",
                "leave it out, or join the phrase with +",
            ));
        }
        let sense = if own != Sense::Plain {
            own
        } else if need == Need::Here {
            whole
        } else {
            Sense::Any
        };
        found.push(Part {
            need,
            sense,
            phrase,
        });
        let Some(next_need) = next else { return Ok(()) };
        need = next_need;
        start = end + 1;
        rest = body.get(start..).unwrap_or("");
    }
}

fn sense_of(text: &str) -> (Sense, &str) {
    if let Some(rest) = text.strip_prefix("any:") {
        (Sense::Any, rest.trim_start())
    } else if let Some(rest) = text.strip_prefix("not:") {
        (Sense::Negated, rest.trim_start())
    } else {
        (Sense::Plain, text)
    }
}

/// The first sign that joins phrases and stands by itself, with its place in `text`.
fn sign(text: &str) -> Option<(usize, Need)> {
    let bytes = text.as_bytes();
    let blank = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_none_or(|byte| byte.is_ascii_whitespace())
    };
    bytes.iter().enumerate().find_map(|(at, byte)| {
        let need = match byte {
            b'+' => Need::Here,
            b'&' => Need::Context,
            b'-' => Need::Absent,
            _ => return None,
        };
        (blank(at.checked_sub(1)) && blank(Some(at + 1))).then_some((at, need))
    })
}

/// Splits a phrase into its steps; `wide` is the gap that `..` stands for.
pub(super) fn steps<'a>(phrase: &'a str, wide: u8, found: &mut Vec<Step<'a>>) -> Result<(), Fault> {
    found.clear();
    let mut gap = None;
    for written in phrase.split_whitespace() {
        if let Some(number) = written.strip_prefix("..") {
            let before_any_step = found.is_empty();
            if before_any_step || gap.is_some() {
                return Err(dangling());
            }
            let words = if number.is_empty() {
                Some(wide)
            } else {
                number.parse().ok()
            };
            gap = Some(
                words
                    .filter(|words| (1..=LONGEST_GAP).contains(words))
                    .ok_or_else(|| {
                        Fault::new(
                            format!("\"{written}\" is no gap"),
                            "write .. or two points and a number from 1 to 40, with blanks around",
                        )
                    })?,
            );
            continue;
        }
        let (words, optional) = match written.strip_suffix('?') {
            Some(words) => (words, true),
            None => (written, false),
        };
        check_step(words)?;
        // The small words of a language may stand anywhere, so that writing them is harmless.
        if matches!(words, "a" | "an" | "the" | "的") {
            continue;
        }
        found.push(Step {
            words,
            gap: gap.take().unwrap_or(0),
            optional,
        });
    }
    if gap.is_some() {
        return Err(dangling());
    }
    if found.iter().all(|step| step.optional) {
        return Err(Fault::new(
            "no step of a phrase is certain",
            "write at least one word without ? in every phrase",
        ));
    }
    if found.len() > MOST_STEPS {
        return Err(Fault::new(
            format!("a phrase has {} steps", found.len()),
            "keep a phrase to twelve steps, or split it with +",
        ));
    }
    Ok(())
}

fn dangling() -> Fault {
    Fault::new(
        "a gap stands at the edge of a phrase",
        "write .. only between two words",
    )
}

fn check_step(words: &str) -> Result<(), Fault> {
    let punctuation = |ch: char| {
        matches!(
            ch,
            ',' | ';'
                | ':'
                | '!'
                | '('
                | ')'
                | '['
                | ']'
                | '"'
                | '“'
                | '”'
                | '，'
                | '。'
                | '；'
                | '：'
                | '、'
                | '（'
                | '）'
                | '？'
                | '?'
                | '+'
                | '&'
                | '《'
                | '》'
        )
    };
    if words.as_bytes().windows(2).any(|pair| pair == b"..") {
        return Err(Fault::new(
            format!("\"{words}\" holds a gap"),
            "set blanks around ..",
        ));
    }
    let bytes = words.as_bytes();
    let empty = bytes.first().is_none_or(|byte| *byte == b'|') || bytes.last() == Some(&b'|');
    if empty || bytes.windows(2).any(|pair| pair == b"||") {
        return Err(Fault::new(
            "an alternative is empty",
            "write alternatives as a|b, without blanks around the stroke",
        ));
    }
    // Most steps are of letters, bars and low lines alone.
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'|' | b'_' | b'%');
    if !bytes.iter().all(plain) && words.contains(punctuation) {
        return Err(Fault::new(
            format!("\"{words}\" holds punctuation"),
            "leave punctuation out of cues; only any: and not: have a colon",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cue: &str) -> String {
        let mut found = Vec::new();
        match parts(cue, &mut found) {
            Ok(()) => found
                .iter()
                .map(|p| format!("{:?}/{:?}/{}", p.need, p.sense, p.phrase))
                .collect::<Vec<_>>()
                .join(" "),
            Err(fault) => fault.message,
        }
    }

    #[test]
    fn a_cue_is_split_at_signs_that_stand_alone() {
        assert_eq!(shown("a b"), "Here/Plain/a b");
        assert_eq!(
            shown("a + b & c - d-e"),
            "Here/Plain/a Here/Plain/b Context/Any/c Absent/Any/d-e"
        );
        assert_eq!(shown("not: a + any: b"), "Here/Negated/a Here/Any/b");
        assert_eq!(shown("any: a + b"), "Here/Any/a Here/Any/b");
        for bad in ["", "+ a", "a +", "a + + b", "not:", "a & - b"] {
            assert_eq!(shown(bad), "a phrase is empty", "{bad}");
        }
        assert_eq!(
            shown("a & not: b"),
            "any: and not: have no meaning after & or -"
        );
    }

    #[test]
    fn steps_carry_gaps_and_options() {
        let mut found = Vec::new();
        steps("consent .. the State_Party|%state ..3 data?", 6, &mut found).unwrap();
        let shown: Vec<_> = found.iter().map(|s| (s.words, s.gap, s.optional)).collect();
        assert_eq!(
            shown,
            [
                ("consent", 0, false),
                ("State_Party|%state", 6, false),
                ("data", 3, true)
            ]
        );
        for bad in [
            ".. a",
            "a ..",
            "a .. .. b",
            "a ..x b",
            "a ..99 b",
            "a| b",
            "a..b",
            "a, b",
            "a? b?",
            "(a)",
        ] {
            assert!(steps(bad, 6, &mut found).is_err(), "{bad} was taken");
        }
        assert!(steps(&"a ".repeat(13).replace('a', "word"), 6, &mut found).is_err());
    }
}
