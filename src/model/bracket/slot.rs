//! Places that are open in a text: words that stand or go, and words that compete for one place.
//!
//! `[A][B]`, `[A] or [B]`, `[A] / [B]` and `[A / B]` are rivals for one place, of which exactly one
//! stands, as far as their words can compete ([`super::rival`]); `[A]` by itself stands or goes.
//! Resolving every slot of a text gives one reading of it.

use std::collections::BTreeMap;

use super::Bracket;
use super::mark::attribution;
use super::rival::{Joint, are_rivals};
use super::tree::{Tree, closes, opens};
use crate::model::text::Span;

/// An open place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Everything that makes way for the words chosen: the brackets and what joins them.
    pub span: Span,
    /// The pair (place in [`Tree::pairs`]) whose words it stands in.
    pub inside: Option<usize>,
    /// What can stand there.
    pub choices: Vec<Choice>,
    /// Whether one of the choices must stand; else the words may also go.
    pub rivals: bool,
}

/// Words that can stand in a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The pair they stand in (place in [`Tree::pairs`]).
    pub pair: usize,
    /// The words, without brackets and without the names of those who proposed them.
    pub words: Span,
}

/// The open places of a text, in order; nested ones after the one they stand in.
pub fn slots(text: &str, tree: &Tree) -> Vec<Slot> {
    slots_of(text, tree, &[])
}

/// The same, where records tell whose brackets they are.
pub fn slots_of(text: &str, tree: &Tree, records: &[Bracket]) -> Vec<Slot> {
    let mut found: Vec<Slot> = Vec::new();
    let mut last: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for (place, pair) in tree.pairs.iter().enumerate() {
        let outer = pair.outer(text);
        let choices = choices_of(text, tree, place);
        let before = last.get(&pair.parent).copied();
        let joint = before.and_then(|at| {
            let slot = found.get(at)?;
            let between = text.get(slot.span.end as usize..outer.start as usize)?;
            let joint = Joint::of(between)?;
            let beside = slot.choices.last()?;
            let named = named_apart(text, tree, records, (beside.pair, place));
            let words = choices.first()?.words.of(text);
            are_rivals(beside.words.of(text), words, named, joint).then_some((at, joint))
        });
        let fresh = Slot {
            span: outer,
            inside: pair.parent,
            rivals: choices.len() > 1,
            choices,
        };
        let Some((at, joint)) = joint else {
            last.insert(pair.parent, found.len());
            found.push(fresh);
            continue;
        };
        if let Some(slot) = found.get_mut(at) {
            slot.span = slot.span.joined(outer);
            slot.choices.extend(fresh.choices);
            slot.rivals = true;
        }
        if joint == Joint::Or {
            gather_list(text, &mut found, at, &mut last);
        }
    }
    found
}

/// `[A], [B] or [C]`: what a comma alone joins to words that an *or* follows is one of the list.
fn gather_list(
    text: &str,
    found: &mut Vec<Slot>,
    at: usize,
    last: &mut BTreeMap<Option<usize>, usize>,
) {
    let mut at = at;
    while let Some(own) = found.get(at) {
        let (inside, start) = (own.inside, own.span.start);
        let before = found.iter().take(at).rposition(|slot| {
            let between = text.get(slot.span.end as usize..start as usize);
            slot.inside == inside && between.and_then(Joint::of) == Some(Joint::Comma)
        });
        let Some(before) = before else { return };
        let gone = found.remove(at);
        for place in last.values_mut().filter(|place| **place >= at) {
            *place -= 1;
        }
        last.insert(inside, before);
        if let Some(slot) = found.get_mut(before) {
            slot.span = slot.span.joined(gone.span);
            slot.choices.extend(gone.choices);
            slot.rivals = true;
        }
        at = before;
    }
}

/// Whether two pairs name those whose words they hold, and not the same.
fn named_apart(text: &str, tree: &Tree, records: &[Bracket], (one, other): (usize, usize)) -> bool {
    let names = |place: usize| -> Vec<String> {
        let Some(pair) = tree.pairs.get(place) else {
            return Vec::new();
        };
        if let Some(told) = attribution(pair.inner(text).of(text)) {
            return told.names;
        }
        let record = records.iter().find(|record| record.is_of(*pair));
        let owners = record.map_or(&[][..], |record| record.owners.as_slice());
        owners.iter().map(ToString::to_string).collect()
    };
    let (one, other) = (names(one), names(other));
    !one.is_empty() && !other.is_empty() && one != other
}

/// How deep brackets stand of which the words are still looked through for slashes.
const DEEPEST: u32 = 64;

/// What a pair by itself offers: its words, or the parts that slashes set apart.
fn choices_of(text: &str, tree: &Tree, place: usize) -> Vec<Choice> {
    let Some(pair) = tree.pairs.get(place) else {
        return Vec::new();
    };
    let inner = pair.inner(text);
    let words = inner.of(text);
    let head = attribution(words).map_or(0, |found| found.head.end as usize);
    let start = inner.start as usize + head;
    // Nobody sets rivals apart that deep, and looking would take the square of the text's length.
    let cuts = if pair.depth < DEEPEST {
        slashes(text.get(start..inner.end as usize).unwrap_or(""))
    } else {
        Vec::new()
    };
    if cuts.is_empty() {
        let words = Span::new(start, inner.end as usize);
        return vec![Choice { pair: place, words }];
    }
    let choice = |from: usize, to: usize| Choice {
        pair: place,
        words: trimmed(text, Span::new(from, to)),
    };
    let mut choices = Vec::new();
    let mut from = start;
    for cut in cuts {
        choices.push(choice(from, start + cut));
        from = start + cut + 1;
    }
    choices.push(choice(from, inner.end as usize));
    choices
}

/// Where slashes set rivals apart: ` / ` anywhere outside deeper brackets, or a bare slash where
/// both sides are single words (`shall/may`, not `and/or`).
fn slashes(words: &str) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut cuts = Vec::new();
    let spaced = words.contains(" / ");
    let bare = !spaced && !words.contains(char::is_whitespace) && words != "and/or";
    for (at, ch) in words.char_indices() {
        if opens(ch) {
            depth += 1;
        } else if closes(ch) {
            depth = depth.saturating_sub(1);
        } else if ch == '/' && depth == 0 {
            let (before, after) = (words.get(..at), words.get(at + 1..));
            let in_blanks = before.is_some_and(|w| w.ends_with(' '))
                && after.is_some_and(|w| w.starts_with(' '));
            let between_words = before.is_some_and(|w| w.ends_with(char::is_alphabetic))
                && after.is_some_and(|w| w.starts_with(char::is_alphabetic));
            if (spaced && in_blanks) || (bare && between_words) {
                cuts.push(at);
            }
        }
    }
    cuts
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start as usize + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

/// The text with every slot resolved.
///
/// `picks` holds, for each slot, the place of the choice that stands, or `None` where the words go
/// (or where there are fewer picks than slots). A slot in words that go is gone with them,
/// whatever its pick.
pub fn resolved(text: &str, slots: &[Slot], picks: &[Option<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let whole = Span::new(0, text.len());
    write(text, slots, picks, (None, whole), &mut out);
    out
}

fn write(
    text: &str,
    slots: &[Slot],
    picks: &[Option<usize>],
    (inside, span): (Option<usize>, Span),
    out: &mut String,
) {
    // Brackets nest as deep as a text has characters: the way down is kept here, not on the stack.
    let mut open = vec![(inside, span, 0_usize)];
    while let Some((inside, span, from)) = open.pop() {
        let here = slots.iter().enumerate().skip(from);
        let mut here = here.take_while(|(_, slot)| slot.span.start < span.end);
        let next = here.find(|(_, slot)| slot.inside == inside && slot.span.start >= span.start);
        let Some((place, slot)) = next else {
            join(out, span.of(text));
            continue;
        };
        let before = Span::new(span.start as usize, slot.span.start as usize);
        join(out, before.of(text));
        let rest = Span::new(slot.span.end as usize, span.end as usize);
        open.push((inside, rest, place + 1));
        let pick = picks.get(place).copied().flatten();
        if let Some(choice) = pick.and_then(|pick| slot.choices.get(pick)) {
            open.push((Some(choice.pair), choice.words, place + 1));
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
}

/// Adds a piece so that no blank stands twice, before a stop, or at the beginning.
fn join(out: &mut String, piece: &str) {
    if piece.is_empty() {
        return;
    }
    let blank_before = out.is_empty() || out.ends_with(' ');
    let piece = if blank_before {
        piece.trim_start_matches(' ')
    } else {
        piece
    };
    if piece.starts_with([',', '.', ';', ':', ')']) {
        let end = out.trim_end_matches(' ').len();
        out.truncate(end);
    }
    out.push_str(piece);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(Vec<&str>, bool)> {
        let found = slots(text, &Tree::of(text));
        let words = |slot: &Slot| {
            let choices = slot.choices.iter();
            choices.map(|choice| choice.words.of(text)).collect()
        };
        found
            .iter()
            .map(|slot| (words(slot), slot.rivals))
            .collect()
    }

    fn read(text: &str, picks: &[Option<usize>]) -> String {
        let found = slots(text, &Tree::of(text));
        assert_eq!(found.len(), picks.len(), "{text}");
        resolved(text, &found, picks)
    }

    #[test]
    fn rivals_are_told_from_words_that_stand_or_go() {
        assert_eq!(
            seen("Parties [shall][should] act [promptly]."),
            [(vec!["shall", "should"], true), (vec!["promptly"], false)]
        );
        assert_eq!(seen("[shall] or [may]"), [(vec!["shall", "may"], true)]);
        assert_eq!(
            seen("[shall / may, as it sees fit]"),
            [(vec!["shall", "may, as it sees fit"], true)]
        );
        assert_eq!(seen("[shall/may]"), [(vec!["shall", "may"], true)]);
        assert_eq!(seen("[and/or]"), [(vec!["and/or"], false)]);
        assert_eq!(
            seen("[Each Party] [shall] act [promptly] [and fully]."),
            [
                (vec!["Each Party"], false),
                (vec!["shall"], false),
                (vec!["promptly"], false),
                (vec!["and fully"], false)
            ]
        );
        assert_eq!(
            seen("[grave acts], [serious offences] or [any conduct]"),
            [(vec!["grave acts", "serious offences", "any conduct"], true)]
        );
        assert_eq!(
            seen("[US/EU: serious crimes] [China: any act]"),
            [(vec!["serious crimes", "any act"], true)]
        );
        assert_eq!(
            seen("[US/EU: Each Party] [China: shall]"),
            [(vec!["Each Party"], false), (vec!["shall"], false)]
        );
        assert_eq!(
            seen("[US/EU: serious offences]"),
            [(vec!["serious offences"], false)]
        );
        assert_eq!(
            seen("[a] then [b]"),
            [(vec!["a"], false), (vec!["b"], false)]
        );
    }

    #[test]
    fn a_reading_is_clean_text() {
        let text = "Parties [shall][should] act [, as appropriate [and promptly],] at home.";
        assert_eq!(
            read(text, &[Some(0), None, Some(0)]),
            "Parties shall act at home."
        );
        assert_eq!(
            read(text, &[Some(1), Some(0), Some(0)]),
            "Parties should act, as appropriate and promptly, at home."
        );
        assert_eq!(
            read(text, &[Some(1), Some(0), None]),
            "Parties should act, as appropriate, at home."
        );
        assert_eq!(read("[Each] [Every] Party", &[Some(1)]), "Every Party");
        assert_eq!(read("[The whole.]", &[None]), "");
    }

    #[test]
    fn deep_nesting_does_not_exhaust_the_stack() {
        let deep = ["[a".repeat(2_000), "]".repeat(2_000)].concat();
        let found = slots(&deep, &Tree::of(&deep));
        let all = vec![Some(0); found.len()];
        assert_eq!(resolved(&deep, &found, &all), "a".repeat(2_000));
    }
}
