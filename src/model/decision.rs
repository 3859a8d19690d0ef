//! A person's word on a coding or a finding: it wins over every cue and is kept with the text.
//!
//! A decision is anchored by the words it was made on, not by offsets, so that edits elsewhere in
//! the paragraph leave it alone. When its own words change it is *stale*: it stops counting and
//! the person is asked again.

use super::bloc::Layer;
use super::ids::{BlocId, DecisionId, ElementId, ParagraphId};
use super::text::Span;

/// One decision, one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// The paragraph it was made on.
    pub paragraph: ParagraphId,
    /// The words it was made on.
    pub quote: Quote,
    /// What was decided.
    pub ruling: Ruling,
    /// Why; needed for a rejection and for an ignored finding.
    pub reason: String,
    /// Who decided.
    pub author: String,
    /// When, in milliseconds since 1970.
    pub time_ms: u64,
    /// Whether it is part of the shared record or confidential.
    pub layer: Layer,
}

/// What a person can decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// The element is there as coded.
    Confirm(ElementId),
    /// The element is not there, whatever cues say.
    Reject(ElementId),
    /// The element is there though nothing found it.
    Add(ElementId),
    /// This bloc's finding on the element is set aside here.
    Ignore(BlocId, ElementId),
}

impl Ruling {
    /// Whether it speaks of a coding, not of a bloc's finding.
    pub fn is_coding(&self) -> bool {
        !matches!(self, Self::Ignore(..))
    }

    /// The element it speaks of.
    pub fn element(&self) -> &ElementId {
        match self {
            Self::Confirm(element)
            | Self::Reject(element)
            | Self::Add(element)
            | Self::Ignore(_, element) => element,
        }
    }
}

/// Words of a paragraph with a little of what surrounds them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The words; empty for the whole paragraph.
    pub words: String,
    /// Up to [`Quote::CONTEXT`] characters before them.
    pub before: String,
    /// Up to [`Quote::CONTEXT`] characters after them.
    pub after: String,
}

impl Quote {
    /// How many characters of surroundings are kept.
    pub const CONTEXT: usize = 24;

    /// The quote of `span` in `text`.
    pub fn of(text: &str, span: Span) -> Self {
        let before = text.get(..span.start as usize).unwrap_or("");
        let after = text.get(span.end as usize..).unwrap_or("");
        let last = before.char_indices().rev().take(Self::CONTEXT).last();
        let skip = last.map_or(before.len(), |(at, _)| at);
        Self {
            words: span.of(text).to_owned(),
            before: before.get(skip..).unwrap_or_default().to_owned(),
            after: after.chars().take(Self::CONTEXT).collect(),
        }
    }

    /// The quote of `span` with as much around it as tells the place from every other where the same
    /// words stand. An empty span is the point between what stands before and after it.
    pub fn unique(text: &str, span: Span) -> Self {
        let (before, after) = (
            text.get(..span.start as usize).unwrap_or(""),
            text.get(span.end as usize..).unwrap_or(""),
        );
        let mut context = Self::CONTEXT;
        loop {
            let skip = before.chars().count().saturating_sub(context);
            let quote = Self {
                words: span.of(text).to_owned(),
                before: before.chars().skip(skip).collect(),
                after: after.chars().take(context).collect(),
            };
            let whole = quote.before == before && quote.after == after;
            if whole || quote.place(text) == Some(span) {
                return quote;
            }
            context = context.saturating_mul(2);
        }
    }

    /// Where the quote stands in `text` now: its words; where it has none, the point between what
    /// surrounds it; where it has neither, the whole text. `None` where that is gone.
    pub fn place(&self, text: &str) -> Option<Span> {
        if !self.words.is_empty() || (self.before.is_empty() && self.after.is_empty()) {
            return self.find(text);
        }
        let most = self.before.chars().count() + self.after.chars().count();
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let mut best: Option<(usize, usize)> = None;
        for at in ends {
            let (before, after) = text.split_at_checked(at)?;
            let ahead = same_end(before, &self.before);
            let behind = same_start(after, &self.after);
            let held = (ahead > 0 && ahead == self.before.chars().count())
                || (behind > 0 && behind == self.after.chars().count());
            if held && best.is_none_or(|(likeness, _)| ahead + behind > likeness) {
                best = Some((ahead + behind, at));
            }
            // Nothing further on can agree better.
            if ahead + behind == most {
                break;
            }
        }
        best.map(|(_, at)| Span::new(at, at))
    }

    /// Where the words stand in `text` now; `None` when they are gone.
    ///
    /// Where they stand more than once, the place whose surroundings agree best wins, the first
    /// of equals.
    pub fn find(&self, text: &str) -> Option<Span> {
        if self.words.is_empty() {
            return Some(Span::new(0, text.len()));
        }
        let most = self.before.chars().count() + self.after.chars().count();
        // Places may overlap: "a a" stands twice in "a a a".
        let step = self.words.chars().next().map_or(1, char::len_utf8);
        let mut best: Option<(usize, Span)> = None;
        let mut from = 0;
        while let Some(next) = text.get(from..).and_then(|rest| rest.find(&self.words)) {
            let at = from + next;
            let span = Span::new(at, at + self.words.len());
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + self.words.len()..).unwrap_or_default();
            let likeness = same_end(before, &self.before) + same_start(after, &self.after);
            if best.is_none_or(|(found, _)| likeness > found) {
                best = Some((likeness, span));
            }
            // Nothing further on can agree better.
            if likeness == most {
                break;
            }
            from = at + step;
        }
        best.map(|(_, span)| span)
    }
}

fn same_start(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count()
}

fn same_end(a: &str, b: &str) -> usize {
    a.chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(x, y)| x == y)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_found_again_after_edits_elsewhere() {
        let text = "A Party may access data. A State may access data abroad.";
        let at = text.rfind("access data").unwrap();
        let quote = Quote::of(text, Span::new(at, at + 11));
        let edited = "New words. A Party may access data. Then a State may access data abroad.";
        let found = quote.find(edited).unwrap();
        assert_eq!(found.of(edited), "access data");
        assert_eq!(found.start as usize, edited.rfind("access data").unwrap());
        assert_eq!(quote.find("A Party may obtain data."), None);
    }

    /// Where the words stand, by looking at every place.
    fn found_slowly(quote: &Quote, text: &str) -> Option<Span> {
        let mut best: Option<(usize, Span)> = None;
        for (at, _) in text.char_indices() {
            let (before, here) = text.split_at(at);
            let Some(after) = here.strip_prefix(quote.words.as_str()) else {
                continue;
            };
            let likeness = same_end(before, &quote.before) + same_start(after, &quote.after);
            if best.is_none_or(|(found, _)| likeness > found) {
                best = Some((likeness, Span::new(at, at + quote.words.len())));
            }
        }
        best.map(|(_, span)| span)
    }

    #[test]
    fn a_quote_is_found_where_looking_at_every_place_finds_it() {
        let letters = ["a", "b", " ", "第", "é"];
        let mut seed = 2_026_u64;
        let mut below = |n: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(seed >> 33).unwrap() % n
        };
        let mut n_found = 0;
        for _ in 0..4_000 {
            let mut text = || -> String {
                let n = below(60);
                (0..n).map(|_| letters[below(letters.len())]).collect()
            };
            let (was, now) = (text(), text());
            let places: Vec<usize> = was.char_indices().map(|(at, _)| at).collect();
            let from = places.get(below(60)).copied().unwrap_or(0);
            let to = places
                .get(below(60))
                .copied()
                .unwrap_or(was.len())
                .max(from);
            let quote = Quote::of(&was, Span::new(from, to));
            assert!(quote.before.chars().count() <= Quote::CONTEXT);
            assert!(was.split_at(from).0.ends_with(&quote.before));
            if quote.words.is_empty() {
                continue;
            }
            for text in [&was, &now] {
                assert_eq!(
                    quote.find(text),
                    found_slowly(&quote, text),
                    "{quote:?} in {text:?}"
                );
                n_found += usize::from(quote.find(text).is_some());
            }
        }
        assert!(n_found > 1_000, "{n_found}");
    }
}
