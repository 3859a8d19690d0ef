//! Which old article or paragraph a new one continues: by id first, then by its words.

use std::collections::BTreeMap;

use crate::model::draft::{Article, Draft, Paragraph};

use super::words::words_of;

/// Two paragraphs of one article are the same one from this likeness on, in thousandths.
const ALIKE: u32 = 500;
/// So alike must paragraphs of different articles be to count as moved.
const MOVED: u32 = 700;
/// So many words must a paragraph have to be found again in another article.
const MOVED_WORDS: usize = 6;
/// Two articles without a common id or heading are the same one from this likeness on.
const ARTICLES: u32 = 400;
/// Beyond so many comparisons only equal words pair, so that two strangers stay quick to compare.
const COMPARISONS: usize = 250_000;

/// What a paragraph stands in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// The recitals.
    Preamble,
    /// The article at this place.
    Article(usize),
}

/// A paragraph with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Stands<'d> {
    pub(super) home: Home,
    /// Place in the article or preamble.
    pub(super) at: usize,
    pub(super) paragraph: &'d Paragraph,
}

/// Every paragraph of a draft in order, recitals first.
pub(super) fn all(draft: &Draft) -> Vec<Stands<'_>> {
    let of = |home, list| {
        let list: std::slice::Iter<'_, Paragraph> = list;
        list.enumerate().map(move |(at, paragraph)| Stands {
            home,
            at,
            paragraph,
        })
    };
    let mut all: Vec<Stands<'_>> = of(Home::Preamble, draft.preamble.iter()).collect();
    for (n, article) in draft.articles.iter().enumerate() {
        all.extend(of(Home::Article(n), article.paragraphs.iter()));
    }
    all
}

/// For each new thing the place of its old partner; every old thing has at most one.
pub(super) type Partners = Vec<Option<usize>>;

/// Pairs the articles of two drafts.
pub(super) fn articles(old: &Draft, new: &Draft) -> Partners {
    let mut pairs = Pairs::new(old.articles.len(), new.articles.len());
    pairs.by_key(&old.articles, &new.articles, |article| Some(article.id));
    if pairs.is_full() {
        return pairs.partners;
    }
    pairs.by_key(&old.articles, &new.articles, |article| {
        let heading = article.heading.trim().to_lowercase();
        (!heading.is_empty()).then_some(heading)
    });
    let bag = |article: &Article| {
        let texts = article.paragraphs.iter().map(|p| p.text.as_str());
        let texts: Vec<&str> = texts.chain([article.heading.as_str()]).collect();
        bag_of(&texts)
    };
    pairs.by_likeness(
        &|at| old.articles.get(at).map(bag),
        &|at| new.articles.get(at).map(bag),
        |_, _| true,
        ARTICLES,
    );
    pairs.partners
}

/// Pairs the paragraphs of two drafts whose articles are paired.
pub(super) fn paragraphs(old: &[Stands<'_>], new: &[Stands<'_>], articles: &Partners) -> Partners {
    let mut pairs = Pairs::new(old.len(), new.len());
    pairs.by_key(old, new, |stands| Some(stands.paragraph.id));
    if pairs.is_full() {
        return pairs.partners;
    }
    // The old article that the article of a new paragraph continues: a name for both sides.
    let home = |home: Home| match home {
        Home::Preamble => Some(home),
        Home::Article(at) => articles.get(at).copied().flatten().map(Home::Article),
    };
    let words = |stands: &Stands<'_>| stands.paragraph.text.trim().to_owned();
    let some = |text: String| (!text.is_empty()).then_some(text);
    // Of equal paragraphs those in the same article come first.
    let key = |home: Option<Home>, text: Option<String>| Some((home?, text?));
    let old_keys: Vec<_> = old
        .iter()
        .map(|s| key(Some(s.home), some(words(s))))
        .collect();
    let new_keys: Vec<_> = new
        .iter()
        .map(|s| key(home(s.home), some(words(s))))
        .collect();
    pairs.by_key(&old_keys, &new_keys, Clone::clone);
    let bag = |stands: &Stands<'_>| bag_of(&[stands.paragraph.text.as_str()]);
    let (old_bag, new_bag) = (
        |at: usize| old.get(at).map(bag),
        |at: usize| new.get(at).map(bag),
    );
    let together = |a: usize, b: usize| {
        let (Some(was), Some(is)) = (old.get(a), new.get(b)) else {
            return false;
        };
        home(is.home) == Some(was.home)
    };
    pairs.by_likeness(&old_bag, &new_bag, together, ALIKE);
    pairs.only_ones(old, new, home);
    let long = |stands: &Stands<'_>| {
        let text = words(stands);
        let enough = words_of(&text).words.len() >= MOVED_WORDS;
        enough.then_some(text)
    };
    pairs.by_key(old, new, long);
    let long_enough = |_: usize, at: usize| new.get(at).and_then(long).is_some();
    pairs.by_likeness(&old_bag, &new_bag, long_enough, MOVED);
    pairs.partners
}

struct Pairs {
    partners: Partners,
    taken: Vec<bool>,
}

impl Pairs {
    fn new(n_old: usize, n_new: usize) -> Self {
        Self {
            partners: vec![None; n_new],
            taken: vec![false; n_old],
        }
    }

    fn pair(&mut self, old: usize, new: usize) {
        if let (Some(slot @ None), Some(taken @ false)) =
            (self.partners.get_mut(new), self.taken.get_mut(old))
        {
            *slot = Some(old);
            *taken = true;
        }
    }

    fn is_full(&self) -> bool {
        self.taken.iter().all(|taken| *taken) || self.partners.iter().all(Option::is_some)
    }

    fn free_old(&self) -> Vec<usize> {
        let taken = self.taken.iter().enumerate();
        taken.filter(|(_, t)| !**t).map(|(at, _)| at).collect()
    }

    fn free_new(&self) -> Vec<usize> {
        let partners = self.partners.iter().enumerate();
        let free = partners.filter(|(_, partner)| partner.is_none());
        free.map(|(at, _)| at).collect()
    }

    /// Pairs what has the same key, in order.
    fn by_key<T, K: Ord>(&mut self, old: &[T], new: &[T], key: impl Fn(&T) -> Option<K>) {
        let mut known: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for at in self.free_old().into_iter().rev() {
            if let Some(key) = old.get(at).and_then(&key) {
                known.entry(key).or_default().push(at);
            }
        }
        if known.is_empty() {
            return;
        }
        for at in self.free_new() {
            let found = new.get(at).and_then(&key);
            let partner = found.and_then(|key| known.get_mut(&key)?.pop());
            if let Some(partner) = partner {
                self.pair(partner, at);
            }
        }
    }

    /// Pairs what is left and may pair, the likest first.
    fn by_likeness(
        &mut self,
        old: &dyn Fn(usize) -> Option<Vec<u64>>,
        new: &dyn Fn(usize) -> Option<Vec<u64>>,
        may: impl Fn(usize, usize) -> bool,
        least: u32,
    ) {
        let (free_old, free_new) = (self.free_old(), self.free_new());
        let n_pairs = free_old.len().saturating_mul(free_new.len());
        if n_pairs == 0 || n_pairs > COMPARISONS {
            return;
        }
        let bags = |places: &[usize], bag: &dyn Fn(usize) -> Option<Vec<u64>>| -> Vec<Vec<u64>> {
            places
                .iter()
                .map(|at| bag(*at).unwrap_or_default())
                .collect()
        };
        let (old_bags, new_bags) = (bags(&free_old, old), bags(&free_new, new));
        let mut found = Vec::new();
        for (b, ours) in free_new.iter().zip(&new_bags) {
            for (a, theirs) in free_old.iter().zip(&old_bags) {
                // The shorter can share at most all its words with the longer.
                let (few, many) = (
                    ours.len().min(theirs.len()),
                    ours.len().max(theirs.len()).max(1),
                );
                let most = 2000 * few / (few + many);
                if most < least as usize || !may(*a, *b) {
                    continue;
                }
                let like = likeness(theirs, ours);
                if like >= least {
                    found.push((std::cmp::Reverse(like), a.abs_diff(*b), *a, *b));
                }
            }
        }
        found.sort_unstable();
        for (_, _, a, b) in found {
            self.pair(a, b);
        }
    }

    /// In an article with one paragraph left on both sides, the two are one that was rewritten.
    fn only_ones(
        &mut self,
        old: &[Stands<'_>],
        new: &[Stands<'_>],
        home: impl Fn(Home) -> Option<Home>,
    ) {
        let mut left: BTreeMap<Home, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for at in self.free_old() {
            if let Some(stands) = old.get(at) {
                left.entry(stands.home).or_default().0.push(at);
            }
        }
        for at in self.free_new() {
            if let Some(home) = new.get(at).and_then(|stands| home(stands.home)) {
                left.entry(home).or_default().1.push(at);
            }
        }
        for (was, is) in left.into_values() {
            if let ([a], [b]) = (was.as_slice(), is.as_slice()) {
                let place = |list: &[Stands<'_>], at: usize| list.get(at).map(|s| s.at);
                if place(old, *a) == place(new, *b) {
                    self.pair(*a, *b);
                }
            }
        }
    }
}

/// The words of texts as a sorted bag of numbers, signs left out.
fn bag_of(texts: &[&str]) -> Vec<u64> {
    let mut bag = Vec::new();
    for text in texts {
        let words = words_of(text).words;
        let lettered = words
            .iter()
            .filter(|word| word.text.starts_with(char::is_alphanumeric));
        bag.extend(lettered.map(|word| word.key()));
    }
    bag.sort_unstable();
    bag
}

/// Shared words over all words, in thousandths (Dice coefficient over sorted bags).
fn likeness(a: &[u64], b: &[u64]) -> u32 {
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0_usize;
    while let (Some(x), Some(y)) = (left.peek(), right.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    let all = a.len() + b.len();
    u32::try_from(2000 * shared / all.max(1)).unwrap_or(0)
}
