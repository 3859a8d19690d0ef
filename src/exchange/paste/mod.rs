//! A consolidated text, as copied from Word or a PDF, taken apart: chapters, articles, numbering,
//! chapeaux, alternatives, nested brackets, who proposed what, what is agreed, footnotes.
//!
//! Nothing is thrown away: a line that is not understood stays as words and is told in
//! [`TakenApart::unclear`]. [`super::rolling`] writes the same layout back.

mod head;
mod lines;
pub(super) mod marks;
mod settle;

use crate::model::draft::{AlternativeStyle, Article, Draft, Paragraph, Wrap};
use crate::model::note::Note;
use crate::model::party::PartyRef;

/// What a text was taken apart into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenApart {
    /// The title; empty where none was told from the rest.
    pub title: String,
    /// Recitals.
    pub preamble: Vec<Paragraph>,
    /// Articles; one without heading where the text has none.
    pub articles: Vec<Article>,
    /// Brackets round whole paragraphs or articles.
    pub wraps: Vec<Wrap>,
    /// Footnotes.
    pub notes: Vec<Note>,
    /// What was not understood.
    pub unclear: Vec<Unclear>,
}

/// Words of a pasted text that were not understood; they stay in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// The line of the pasted text, from 1; 0 where it is about no one line.
    pub line: usize,
    /// The words.
    pub words: String,
    /// Why.
    pub why: Why,
}

/// Why something was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A bracket has no partner anywhere.
    OpenBracket,
    /// The number cannot be shown as it was written; it is counted anew.
    Number,
    /// A footnote belongs to no mark in the text.
    Footnote,
}

impl Why {
    /// What to tell a person, in English.
    pub fn words(self) -> &'static str {
        match self {
            Self::OpenBracket => "a bracket has no partner and was left as it is",
            Self::Number => "the number does not fit its place and is counted anew",
            Self::Footnote => "the footnote has no mark in the text and was left as a paragraph",
        }
    }
}

/// Takes a text apart; `fresh` gives ids in rising order.
pub fn take_apart(text: &str, mut fresh: impl FnMut() -> ulid::Ulid) -> TakenApart {
    let read = lines::read(text, &mut fresh);
    settle::settle(read, &mut fresh)
}

/// A line that begins with the name of an alternative and a colon, such as `Option 2 (US/EU): words`:
/// how the alternatives are told apart, which it is, whose it is, and the words.
pub fn named_alternative(line: &str) -> Option<(AlternativeStyle, usize, Vec<PartyRef>, &str)> {
    let (choice, words) = head::option(line)?;
    Some((choice.style, choice.rank, choice.owners, words))
}

/// Whether a text has lines that begin articles.
pub fn has_articles(text: &str) -> bool {
    text.lines()
        .any(|line| head::article(line.trim()).is_some())
}

/// Whether a text is more than words: several lines, of which one at least begins an article or
/// bears a number or the name of an alternative.
pub fn is_structured(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let marked = |line: &str| {
        let head = head::read(line.trim_start_matches(['[', '［']), None);
        head.level.is_some() || head.option.is_some() || head::article(line).is_some()
    };
    lines().count() > 1 && lines().any(marked)
}

impl TakenApart {
    /// The draft with the articles, recitals and brackets of this text behind its own; the title
    /// where it has none.
    #[must_use]
    pub fn added_to(&self, draft: &Draft) -> Draft {
        let mut all = draft.clone();
        if all.title.is_empty() {
            all.title.clone_from(&self.title);
        }
        all.preamble.extend(self.preamble.iter().cloned());
        all.articles.extend(self.articles.iter().cloned());
        all.wraps.extend(self.wraps.iter().cloned());
        all.wraps.sort_by_key(|wrap| wrap.id);
        all
    }
}
