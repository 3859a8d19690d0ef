//! What a redline amounts to: counts, every deletion, and what an issued text hides.

use std::collections::BTreeSet;

use super::words::count_words;
use super::{Fate, Line, PieceKind, Redline, Section};
use crate::model::draft::{Draft, ParagraphStatus, WrapOver};
use crate::model::ids::ParagraphId;

/// How much differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Paragraphs put in.
    pub added: usize,
    /// Paragraphs taken out.
    pub removed: usize,
    /// Paragraphs whose words differ.
    pub changed: usize,
    /// Paragraphs that stand elsewhere in their article, or in another.
    pub moved: usize,
    /// Paragraphs whose status differs.
    pub restatused: usize,
    /// Articles put in.
    pub articles_added: usize,
    /// Articles taken out.
    pub articles_removed: usize,
    /// Articles that stand elsewhere.
    pub articles_moved: usize,
    /// Articles whose heading differs.
    pub headings: usize,
    /// Words put in.
    pub words_in: usize,
    /// Words taken out.
    pub words_out: usize,
}

/// A run of words, or a whole paragraph, that stood in the old text and stands no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deletion<'r> {
    /// Place of its section in the redline.
    pub section: usize,
    /// Place of its line in the section; absent for words of a heading.
    pub line: Option<usize>,
    /// The words.
    pub words: &'r str,
    /// Whether the paragraph is kept and struck in the new text.
    pub struck: bool,
}

/// A difference from an issued text that a reader of the new one cannot see in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmarked {
    /// Place of its section in the redline.
    pub section: usize,
    /// Place of its line in the section; absent for the heading.
    pub line: Option<usize>,
    /// Why it is not seen.
    pub why: UnmarkedWhy,
}

/// Why a difference cannot be seen in the new text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnmarkedWhy {
    /// A paragraph or article is gone; deleted text should be kept and struck.
    Gone,
    /// Words are gone.
    WordsGone,
    /// Words or a paragraph were put in outside square brackets.
    Unbracketed,
}

impl Redline {
    /// How much differs.
    pub fn summary(&self) -> Summary {
        let mut sum = Summary::default();
        for section in &self.sections {
            let article = !section.is_preamble();
            sum.articles_added += usize::from(article && section.fate == Fate::Added);
            sum.articles_removed += usize::from(section.fate == Fate::Removed);
            sum.articles_moved += usize::from(section.fate == Fate::Kept && section.moved);
            sum.headings += usize::from(section.fate == Fate::Kept && section.heading_differs());
            let headings = section.heading.iter();
            for piece in headings.chain(section.lines.iter().flat_map(|line| &line.pieces)) {
                match piece.kind {
                    PieceKind::Same => {}
                    PieceKind::Deleted => sum.words_out += count_words(&piece.text),
                    PieceKind::Inserted => sum.words_in += count_words(&piece.text),
                }
            }
            for line in &section.lines {
                sum.added += usize::from(line.fate == Fate::Added);
                sum.removed += usize::from(line.fate == Fate::Removed);
                let kept = line.fate == Fate::Kept;
                sum.changed += usize::from(kept && line.words_differ());
                sum.moved += usize::from(kept && line.moved);
                sum.restatused += usize::from(line.status.is_some());
            }
        }
        sum
    }

    /// Every deletion, in order: words of headings and paragraphs, whole paragraphs that are gone,
    /// and those that were struck since.
    pub fn deletions(&self) -> Vec<Deletion<'_>> {
        let mut found = Vec::new();
        for (at, section) in self.sections.iter().enumerate() {
            let deleted = |line: Option<usize>, struck: bool, pieces| {
                let pieces: std::slice::Iter<'_, super::Piece> = pieces;
                pieces
                    .filter(|piece| piece.kind == PieceKind::Deleted)
                    .map(move |piece| Deletion {
                        section: at,
                        line,
                        words: piece.text.as_str(),
                        struck,
                    })
            };
            found.extend(deleted(None, false, section.heading.iter()));
            for (n, line) in section.lines.iter().enumerate() {
                found.extend(deleted(Some(n), false, line.pieces.iter()));
                if line.is_struck_now() {
                    found.push(Deletion {
                        section: at,
                        line: Some(n),
                        words: "",
                        struck: true,
                    });
                }
            }
        }
        found
    }

    /// What differs from an issued text without being marked in `new`, of which this is the
    /// redline: text that is gone and not struck, and text put in outside brackets, where it is no
    /// alternative either.
    pub fn unmarked(&self, new: &Draft) -> Vec<Unmarked> {
        let held = held(new);
        let is_held = |line: &Line| {
            let at = line.new;
            let own = line.shell.as_ref().is_some_and(|paragraph| {
                paragraph.alternative.is_some() || paragraph.status == ParagraphStatus::Bracketed
            });
            line.fate == Fate::Added && (own || at.is_some_and(|at| held.contains(&at.id)))
        };
        let mut found = Vec::new();
        for (section, whole) in self.sections.iter().enumerate() {
            let mut note = |line, why| found.push(Unmarked { section, line, why });
            if let Some(why) = section_unmarked(whole) {
                note(None, why);
            }
            for (n, line) in whole.lines.iter().enumerate() {
                if let Some(why) = line_unmarked(line).filter(|_| !is_held(line)) {
                    note(Some(n), why);
                }
            }
        }
        found
    }
}

impl Line {
    /// Whether it was struck between the two drafts.
    pub fn is_struck_now(&self) -> bool {
        matches!(self.status, Some((_, ParagraphStatus::Deleted)))
    }
}

/// Paragraphs that brackets hold whole: the named ones and whatever stands between them.
pub(crate) fn held(draft: &Draft) -> BTreeSet<ParagraphId> {
    let mut held = BTreeSet::new();
    let lists = draft.articles.iter().map(|article| &article.paragraphs);
    for wrap in &draft.wraps {
        match &wrap.over {
            WrapOver::Paragraphs(ids) => {
                for list in lists.clone().chain([&draft.preamble]) {
                    let places = list.iter().enumerate();
                    let named = places.filter(|(_, paragraph)| ids.contains(&paragraph.id));
                    held.extend(between(list, named.map(|(at, _)| at)).map(|p| p.id));
                }
            }
            WrapOver::Articles(ids) => {
                let places = draft.articles.iter().enumerate();
                let named = places.filter(|(_, article)| ids.contains(&article.id));
                let articles = between(&draft.articles, named.map(|(at, _)| at));
                held.extend(
                    articles
                        .flat_map(|article| &article.paragraphs)
                        .map(|p| p.id),
                );
            }
        }
    }
    held
}

/// What stands from the first of some places to the last.
fn between<T>(list: &[T], places: impl Iterator<Item = usize> + Clone) -> std::slice::Iter<'_, T> {
    let ends = places.clone().min().zip(places.max());
    let run = ends.and_then(|(first, last)| list.get(first..=last));
    run.unwrap_or_default().iter()
}

fn section_unmarked(section: &Section) -> Option<UnmarkedWhy> {
    if section.fate == Fate::Removed {
        return Some(UnmarkedWhy::Gone);
    }
    unmarked_words(&section.heading)
}

fn line_unmarked(line: &Line) -> Option<UnmarkedWhy> {
    if line.fate == Fate::Removed && !line.pieces.is_empty() {
        return Some(UnmarkedWhy::Gone);
    }
    unmarked_words(&line.pieces)
}

/// The first difference in a run of pieces that the new text does not show.
fn unmarked_words(pieces: &[super::Piece]) -> Option<UnmarkedWhy> {
    let mut depth = 0_usize;
    for piece in pieces {
        let lettered = piece.text.chars().any(char::is_alphanumeric);
        match piece.kind {
            // Lifting a bracket leaves no trace either, but its words stand: no word is hidden.
            PieceKind::Deleted if lettered => return Some(UnmarkedWhy::WordsGone),
            PieceKind::Deleted => {}
            PieceKind::Same => depth = depth_after(depth, &piece.text, |_, _| {}),
            PieceKind::Inserted => {
                let mut bare = false;
                depth = depth_after(depth, &piece.text, |depth, ch| {
                    bare |= depth == 0 && ch.is_alphanumeric();
                });
                if bare {
                    return Some(UnmarkedWhy::Unbracketed);
                }
            }
        }
    }
    None
}

/// How deep in square brackets one stands after `text`; `see` is told each other character.
fn depth_after(depth: usize, text: &str, mut see: impl FnMut(usize, char)) -> usize {
    let mut depth = depth;
    for ch in text.chars() {
        match ch {
            '[' | '［' => depth += 1,
            ']' | '］' => depth = depth.saturating_sub(1),
            _ => see(depth, ch),
        }
    }
    depth
}
