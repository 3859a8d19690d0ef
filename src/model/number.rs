//! Numbers of articles, paragraphs and items: derived from their place, never stored.
//!
//! Levels follow the United Nations Editorial Manual: arabic figures, then letters, then small
//! roman numerals, then letters again. Where neighbours keep their numbers, what stands between is
//! `bis`, `ter`, `quater` …; alternatives for one place share its number.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{AlternativeStyle, Article, Draft, Level, Numbered};
use super::ids::AlternativeId;

/// The number shown before each paragraph of an article, in the same order.
///
/// `1.`, `(a)`, `(i)`, `a.`, `2 bis.`, `3. Option 1`; nothing for a tail, what is struck, the second
/// paragraph of an alternative and the only paragraph of an article.
pub fn paragraph_numbers(article: &Article) -> Vec<String> {
    let plan = Plan::of(article);
    let mut counts = [Count::default(); 4];
    let mut groups: BTreeMap<AlternativeId, (Count, usize)> = BTreeMap::new();
    let mut numbers = Vec::with_capacity(article.paragraphs.len());
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let alternative = paragraph.alternative.as_ref();
        let goes_on = alternative.is_some_and(|a| a.goes_on);
        if paragraph.level == Level::Tail || paragraph.is_deleted() || goes_on {
            numbers.push(String::new());
            continue;
        }
        let depth = paragraph.level.depth();
        for deeper in counts.iter_mut().skip(depth + 1) {
            *deeper = Count::default();
        }
        let known = alternative.and_then(|a| groups.get_mut(&a.group));
        let (count, rank) = if let Some((count, n)) = known {
            *n += 1;
            (*count, *n)
        } else {
            let frozen = plan.frozen.contains(&(depth, plan.parent(at)));
            let count = counts.get_mut(depth).map_or_else(Count::default, |count| {
                count.step(paragraph.numbered, frozen);
                *count
            });
            if let Some(alternative) = alternative {
                groups.insert(alternative.group, (count, 1));
            }
            (count, 1)
        };
        let bare = paragraph.level == Level::Paragraph
            && plan.alone
            && paragraph.numbered == Numbered::Running;
        let style = alternative.and_then(|a| plan.styles.get(&a.group).copied());
        numbers.push(label(
            paragraph.level,
            count,
            style.map(|s| (s, rank)),
            bare,
        ));
    }
    numbers
}

/// The last number given in a list.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    n: u32,
    extra: u32,
}

impl Count {
    fn step(&mut self, numbered: Numbered, frozen: bool) {
        match numbered {
            Numbered::Fixed(n) => *self = Self { n, extra: 0 },
            Numbered::Running if !frozen => {
                *self = Self {
                    n: self.n + 1,
                    extra: 0,
                }
            }
            Numbered::Running | Numbered::Additional => self.extra += 1,
        }
    }
}

/// What has to be known of an article before its paragraphs are numbered.
struct Plan {
    /// The paragraph each stands under.
    parents: Vec<Option<usize>>,
    /// Lists, by depth and what they stand under, in which a number is kept.
    frozen: BTreeSet<(usize, Option<usize>)>,
    /// The style of each group of alternatives: that of its first.
    styles: BTreeMap<AlternativeId, AlternativeStyle>,
    /// Whether there is only one paragraph, or one place for one.
    alone: bool,
}

impl Plan {
    fn of(article: &Article) -> Self {
        let mut above: Vec<(usize, usize)> = Vec::new();
        let mut plan = Self {
            parents: Vec::with_capacity(article.paragraphs.len()),
            frozen: BTreeSet::new(),
            styles: BTreeMap::new(),
            alone: false,
        };
        let mut places = 0_usize;
        for (at, paragraph) in article.paragraphs.iter().enumerate() {
            let depth = paragraph.level.depth();
            while above.last().is_some_and(|(_, d)| *d >= depth) {
                above.pop();
            }
            let parent = above.last().map(|(at, _)| *at);
            plan.parents.push(parent);
            if paragraph.level == Level::Tail || paragraph.is_deleted() {
                continue;
            }
            above.push((at, depth));
            if matches!(paragraph.numbered, Numbered::Fixed(_)) {
                plan.frozen.insert((depth, parent));
            }
            let first = match &paragraph.alternative {
                Some(a) if a.goes_on => false,
                Some(a) => {
                    let new = !plan.styles.contains_key(&a.group);
                    plan.styles.entry(a.group).or_insert(a.style);
                    new
                }
                None => true,
            };
            places += usize::from(first && paragraph.level == Level::Paragraph);
        }
        plan.alone = places <= 1;
        plan
    }

    fn parent(&self, at: usize) -> Option<usize> {
        self.parents.get(at).copied().flatten()
    }
}

/// A number in the form of its level.
fn label(
    level: Level,
    count: Count,
    alternative: Option<(AlternativeStyle, usize)>,
    bare: bool,
) -> String {
    let mut extra = latin(count.n, count.extra);
    let mut behind = String::new();
    match alternative {
        None | Some((AlternativeStyle::Alt | AlternativeStyle::Bis, 1)) => {}
        Some((AlternativeStyle::Option, rank)) => behind = format!("Option {rank}"),
        Some((AlternativeStyle::Letter, rank)) => {
            behind = format!("Alternative {}", letters(rank).to_uppercase());
        }
        Some((AlternativeStyle::Alt, 2)) => extra.push_str(" alt"),
        Some((AlternativeStyle::Alt, rank)) => extra.push_str(&format!(" alt {}", rank - 1)),
        Some((AlternativeStyle::Bis, rank)) => {
            let nth = u32::try_from(rank - 1).unwrap_or(u32::MAX);
            extra.push_str(&latin(count.n.max(1), nth));
        }
    }
    if bare && extra.is_empty() {
        return behind;
    }
    // What stands before the first number has the number after it.
    let n = count.n.max(1) as usize;
    let number = match level {
        Level::Paragraph => format!("{n}{extra}."),
        Level::Item => format!("({}{extra})", letters(n)),
        Level::Subitem => format!("({}{extra})", roman(n)),
        Level::Point => format!("{}{extra}.", letters(n)),
        Level::Tail => String::new(),
    };
    if behind.is_empty() {
        number
    } else {
        format!("{number} {behind}")
    }
}

/// What tells the nth addition after a number: ` bis`, ` ter` …, beyond ten ` bis-11`; before the
/// first number ` ante`, ` ante bis` ….
pub fn latin(after: u32, nth: u32) -> String {
    let word = |nth: u32| match usize::try_from(nth)
        .ok()
        .and_then(|n| LATIN.get(n.checked_sub(1)?))
    {
        Some(word) => format!(" {word}"),
        None => format!(" bis-{}", nth + 1),
    };
    match (after, nth) {
        (_, 0) => String::new(),
        (0, 1) => " ante".to_owned(),
        (0, nth) => format!(" ante{}", word(nth - 1)),
        (_, nth) => word(nth),
    }
}

/// The words for the first additions after a number.
pub const LATIN: [&str; 9] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
];

/// The numbers of the articles of a draft, in order: `12`, `12 bis`.
pub fn article_numbers(draft: &Draft) -> Vec<String> {
    let fixed = |a: &Article| matches!(a.frame.numbered, Numbered::Fixed(_));
    let frozen = draft.articles.iter().any(fixed);
    let mut count = Count::default();
    let number = |article: &Article| {
        count.step(article.frame.numbered, frozen);
        format!("{}{}", count.n.max(1), latin(count.n, count.extra))
    };
    draft.articles.iter().map(number).collect()
}

/// The draft with every number it shows kept: what is put in between is `bis`, `ter` … from now on.
#[must_use]
pub fn frozen(draft: &Draft) -> Draft {
    let mut kept = draft.clone();
    let mut count = Count::default();
    let was_frozen = draft
        .articles
        .iter()
        .any(|a| matches!(a.frame.numbered, Numbered::Fixed(_)));
    for article in &mut kept.articles {
        count.step(article.frame.numbered, was_frozen);
        article.frame.numbered = kept_as(count);
        freeze(article);
    }
    kept
}

fn kept_as(count: Count) -> Numbered {
    match count.extra {
        0 => Numbered::Fixed(count.n),
        _ => Numbered::Additional,
    }
}

fn freeze(article: &mut Article) {
    let plan = Plan::of(article);
    let mut counts = [Count::default(); 4];
    let mut seen: BTreeSet<AlternativeId> = BTreeSet::new();
    for (at, paragraph) in article.paragraphs.iter_mut().enumerate() {
        let later = |a: &super::draft::Alternative| a.goes_on || !seen.insert(a.group);
        let skips = paragraph.level == Level::Tail || paragraph.is_deleted();
        if skips || paragraph.alternative.as_ref().is_some_and(later) {
            continue;
        }
        let depth = paragraph.level.depth();
        for deeper in counts.iter_mut().skip(depth + 1) {
            *deeper = Count::default();
        }
        let frozen = plan.frozen.contains(&(depth, plan.parent(at)));
        if let Some(count) = counts.get_mut(depth) {
            count.step(paragraph.numbered, frozen);
            if !(plan.alone && paragraph.level == Level::Paragraph) {
                paragraph.numbered = kept_as(*count);
            }
        }
    }
}

/// The full number of the paragraph at `place`, such as `2 (a) (i)`; empty where it has none.
pub fn full_number(article: &Article, place: usize) -> String {
    let numbers = paragraph_numbers(article);
    let Some(here) = article.paragraphs.get(place) else {
        return String::new();
    };
    let mut parts = vec![numbers.get(place).cloned().unwrap_or_default()];
    let mut depth = here.level.depth();
    for at in (0..place).rev() {
        let Some(above) = article.paragraphs.get(at) else {
            continue;
        };
        if above.level != Level::Tail && above.level.depth() < depth {
            depth = above.level.depth();
            parts.push(numbers.get(at).cloned().unwrap_or_default());
        }
    }
    parts.reverse();
    parts.retain(|part| !part.is_empty());
    parts
        .iter()
        .map(|part| part.trim_end_matches('.'))
        .collect::<Vec<_>>()
        .join(" ")
}

/// 1 → a, 26 → z, 27 → aa.
pub fn letters(nth: usize) -> String {
    let mut rest = nth;
    let mut out = Vec::new();
    while rest > 0 {
        rest -= 1;
        out.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    out.iter().rev().collect()
}

/// 1 → i, 4 → iv, 14 → xiv.
pub fn roman(nth: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = nth;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests;
