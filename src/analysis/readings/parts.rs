//! An article in parts whose readings do not depend on each other, and the outcomes each can have.

use std::collections::BTreeMap;

use super::judge::{Judge, State};
use super::variants::{self, Variants};
use super::{Desk, Limits, OpenPlace, PlaceKind, Way};
use crate::model::draft::{Article, Clause, Level, Paragraph, WrapOver};
use crate::model::ids::AlternativeId;

/// A variant that is not there: the paragraph goes.
pub(super) const GONE: usize = usize::MAX;

/// How an outcome is had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Had {
    /// By how many readings.
    pub count: u128,
    /// How many bytes of words the least costly of them gives up.
    pub edits: u32,
    /// What it picks: open place and way.
    pub picks: Vec<(usize, usize)>,
    /// Its paragraphs: place in the article and variant, or [`GONE`].
    pub lines: Vec<(usize, usize)>,
    /// Every open place and way that some reading with the outcome picks.
    pub ways: Vec<(usize, usize)>,
}

/// The outcomes of a part.
pub(super) type Table = BTreeMap<State, Had>;

/// Everything open in an article and what it can come to.
pub(super) struct Parts<'a> {
    pub judge: Judge<'a>,
    pub tables: Vec<Table>,
    pub total: u128,
    pub places: Vec<OpenPlace>,
    pub variants: Vec<Variants>,
}

/// At most so many ways of choosing alternatives and chapeaux of one part are gone through.
const FRAMES: u128 = 100_000;

/// Alternatives for one place: the paragraphs of each.
struct Rivals {
    place: usize,
    bodies: Vec<Vec<usize>>,
}

/// Brackets round whole paragraphs.
struct Held {
    place: usize,
    body: Vec<usize>,
}

/// Takes an article apart and judges its parts.
pub(super) fn of<'a>(desk: &'a Desk<'a>, article: &Article, limits: Limits) -> Parts<'a> {
    let mut places = Vec::new();
    let mut variants = Vec::with_capacity(article.paragraphs.len());
    let (mut rivals, mut held) = (Vec::new(), Vec::new());
    wraps(desk, article, &mut places, &mut held);
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        alternatives(article, at, &mut places, &mut rivals);
        variants.push(if paragraph.is_deleted() {
            Variants::default()
        } else {
            let (draft, proposals) = (desk.draft, desk.proposals);
            variants::of(paragraph, draft, proposals, limits.part, &mut places)
        });
    }
    let mut parts = Parts {
        judge: Judge::new(desk, article.id),
        tables: Vec::new(),
        total: 1,
        places,
        variants,
    };
    for group in groups(article, &rivals, &held) {
        let mine = |body: &[usize]| body.iter().any(|at| group.contains(at));
        let bench = Bench {
            article,
            group: &group,
            rivals: rivals
                .iter()
                .filter(|r| r.bodies.iter().any(|b| mine(b)))
                .collect(),
            held: held.iter().filter(|h| mine(&h.body)).collect(),
        };
        let (table, total) = bench.table(&mut parts.judge, &parts.variants);
        parts.tables.push(table);
        parts.total = parts.total.saturating_mul(total);
    }
    parts
}

fn wraps(desk: &Desk<'_>, article: &Article, places: &mut Vec<OpenPlace>, held: &mut Vec<Held>) {
    for wrap in &desk.draft.wraps {
        let WrapOver::Paragraphs(ids) = &wrap.over else {
            continue;
        };
        let inside: Vec<usize> = ids.iter().filter_map(|id| article.place_of(*id)).collect();
        let (Some(first), Some(last)) = (inside.iter().min(), inside.iter().max()) else {
            continue;
        };
        let Some(paragraph) = article.paragraphs.get(*first) else {
            continue;
        };
        held.push(Held {
            place: places.len(),
            body: (*first..=*last).collect(),
        });
        let words: Vec<&str> = article
            .paragraphs
            .get(*first..=*last)
            .unwrap_or(&[])
            .iter()
            .map(|p| p.text.as_str())
            .collect();
        let way = |words| Way { words, best: None };
        places.push(OpenPlace {
            kind: PlaceKind::Wrap(wrap.id),
            paragraph: paragraph.id,
            ways: vec![way(Some(words.join("\n"))), way(None)],
        });
    }
}

/// Adds the alternatives whose first paragraph stands at `at`.
fn alternatives(
    article: &Article,
    at: usize,
    places: &mut Vec<OpenPlace>,
    rivals: &mut Vec<Rivals>,
) {
    let first = |at: usize| {
        let paragraph = article.paragraphs.get(at).filter(|p| !p.is_deleted())?;
        let own = paragraph.alternative.as_ref().filter(|a| !a.goes_on)?;
        Some((own.group, paragraph))
    };
    let Some((group, paragraph)) = first(at) else {
        return;
    };
    if (0..at).any(|before| first(before).is_some_and(|(other, _)| other == group)) {
        return;
    }
    let members: Vec<usize> = (at..article.paragraphs.len())
        .filter(|at| first(*at).is_some_and(|(other, _)| other == group))
        .collect();
    if members.len() < 2 {
        return;
    }
    let bodies: Vec<Vec<usize>> = members.iter().map(|at| body(article, *at, group)).collect();
    let words = |body: &Vec<usize>| {
        let lines: Vec<&str> = body
            .iter()
            .filter_map(|at| article.paragraphs.get(*at))
            .map(|p| p.text.as_str())
            .collect();
        Some(lines.join("\n"))
    };
    let place = places.len();
    places.push(OpenPlace {
        kind: PlaceKind::Alternative(group),
        paragraph: paragraph.id,
        ways: bodies
            .iter()
            .map(|body| Way {
                words: words(body),
                best: None,
            })
            .collect(),
    });
    rivals.push(Rivals { place, bodies });
}

/// The paragraphs of an alternative: the first with its items, and those that go on with it.
fn body(article: &Article, at: usize, group: AlternativeId) -> Vec<usize> {
    let mut all: Vec<usize> = article.body_of(at).collect();
    let mut next = all.last().map_or(at + 1, |last| last + 1);
    while article.paragraphs.get(next).is_some_and(|p| {
        p.alternative
            .as_ref()
            .is_some_and(|a| a.goes_on && a.group == group)
    }) {
        let more = article.body_of(next);
        next = more.end;
        all.extend(more);
    }
    all
}

/// Paragraphs that depend on each other: a paragraph with its items, alternatives, what brackets
/// hold together.
fn groups(article: &Article, rivals: &[Rivals], held: &[Held]) -> Vec<Vec<usize>> {
    let mut home: Vec<usize> = (0..article.paragraphs.len()).collect();
    let mut tie = |all: &[usize]| {
        let lowest = all.iter().filter_map(|at| home.get(*at).copied()).min();
        let olds: Vec<usize> = all.iter().filter_map(|at| home.get(*at).copied()).collect();
        if let Some(lowest) = lowest {
            for slot in home.iter_mut().filter(|slot| olds.contains(slot)) {
                *slot = lowest;
            }
        }
    };
    for at in 0..article.paragraphs.len() {
        tie(&article.body_of(at).collect::<Vec<_>>());
    }
    for all in rivals {
        tie(&all.bodies.concat());
    }
    for all in held {
        tie(&all.body);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, home) in home.iter().enumerate() {
        groups.entry(*home).or_default().push(at);
    }
    groups.into_values().collect()
}

struct Bench<'b> {
    article: &'b Article,
    group: &'b [usize],
    rivals: Vec<&'b Rivals>,
    held: Vec<&'b Held>,
}

impl Bench<'_> {
    /// The outcomes of the part, and how many readings it has.
    fn table(&self, judge: &mut Judge<'_>, variants: &[Variants]) -> (Table, u128) {
        let ways: Vec<usize> = self.rivals.iter().map(|r| r.bodies.len()).collect();
        let ways: Vec<usize> = ways
            .into_iter()
            .chain(self.held.iter().map(|_| 2))
            .collect();
        let mut table = Table::new();
        let mut total = 0_u128;
        let n_frames = ways
            .iter()
            .fold(1_u128, |n, w| n.saturating_mul(*w as u128));
        for nth in 0..n_frames.min(FRAMES) {
            let (picks, stands) = self.frame(&ways, nth);
            let own = stands
                .iter()
                .filter_map(|at| variants.get(*at))
                .map(|v| v.total);
            total = total.saturating_add(own.fold(1, |n, t| n.saturating_mul(t.max(1))));
            self.chapeaux(judge, variants, (&picks, &stands), &mut table);
        }
        if n_frames > FRAMES {
            // Those not gone through are counted as large as those that were.
            total = (total / FRAMES).saturating_mul(n_frames);
        }
        (table, total)
    }

    /// What stands in the nth way of choosing alternatives and brackets round paragraphs.
    fn frame(&self, ways: &[usize], nth: u128) -> (Vec<(usize, usize)>, Vec<usize>) {
        let mut rest = nth;
        let mut chosen = ways.iter().map(|n| {
            let n = (*n).max(1) as u128;
            let way = usize::try_from(rest % n).unwrap_or(0);
            rest /= n;
            way
        });
        let mut picks = Vec::new();
        let mut gone: Vec<usize> = Vec::new();
        for (all, way) in self.rivals.iter().zip(chosen.by_ref()) {
            picks.push((all.place, way));
            let bodies = all.bodies.iter().enumerate();
            gone.extend(
                bodies
                    .filter(|(at, _)| *at != way)
                    .flat_map(|(_, body)| body),
            );
        }
        for (one, way) in self.held.iter().zip(chosen) {
            picks.push((one.place, way));
            if way == 1 {
                gone.extend(&one.body);
            }
        }
        let stands = |at: &usize| {
            let there = self
                .article
                .paragraphs
                .get(*at)
                .is_some_and(|p| !p.is_deleted());
            there && !gone.contains(at)
        };
        (picks, self.group.iter().copied().filter(stands).collect())
    }

    /// Goes through the variants of chapeaux; with those chosen, every other paragraph stands for
    /// itself.
    fn chapeaux(
        &self,
        judge: &mut Judge<'_>,
        variants: &[Variants],
        (picks, stands): (&[(usize, usize)], &[usize]),
        table: &mut Table,
    ) {
        let over: BTreeMap<usize, Vec<usize>> = stands
            .iter()
            .map(|at| (*at, self.over(*at, stands)))
            .collect();
        let heads: Vec<usize> = stands
            .iter()
            .copied()
            .filter(|at| over.values().any(|all| all.contains(at)))
            .collect();
        let n_of = |at: &usize| variants.get(*at).map_or(1, |v| v.list.len().max(1));
        let n_frames = heads
            .iter()
            .fold(1_u128, |n, at| n.saturating_mul(n_of(at) as u128));
        for nth in 0..n_frames.min(FRAMES) {
            let mut rest = nth;
            let mut chosen: BTreeMap<usize, usize> = BTreeMap::new();
            for at in &heads {
                let n = n_of(at) as u128;
                chosen.insert(*at, usize::try_from(rest % n).unwrap_or(0));
                rest /= n;
            }
            let mut now = Table::from([(
                State::silent(judge.n_blocs()),
                Had {
                    count: 1,
                    edits: self.given_up(stands),
                    picks: picks.to_vec(),
                    lines: self.gone(stands),
                    ways: picks.to_vec(),
                },
            )]);
            for at in stands {
                let own = variants.get(*at);
                let all = 0..own.map_or(0, |v| v.list.len());
                let taken = match chosen.get(at) {
                    Some(one) => *one..*one + 1,
                    None => all,
                };
                let mut single = Table::new();
                for variant in taken {
                    let Some(read) = own.and_then(|v| v.list.get(variant)) else {
                        continue;
                    };
                    let state = self.state(judge, variants, (*at, &read.text), &over, &chosen);
                    let had = Had {
                        count: 1,
                        edits: read.edits,
                        picks: read.picks.clone(),
                        lines: vec![(*at, variant)],
                        ways: read.picks.clone(),
                    };
                    add(&mut single, state, had);
                }
                now = product(&now, &single);
            }
            for (state, had) in now {
                add(table, state, had);
            }
        }
    }

    /// The chapeaux over a paragraph among those that stand, nearest first.
    fn over(&self, at: usize, stands: &[usize]) -> Vec<usize> {
        let level = |at: usize| {
            self.article
                .paragraphs
                .get(at)
                .map_or(Level::Tail, |p| p.level)
        };
        let mut depth = level(at).depth();
        let mut found = Vec::new();
        for above in stands.iter().rev().filter(|above| **above < at) {
            if level(*above) != Level::Tail && level(*above).depth() < depth {
                depth = level(*above).depth();
                found.push(*above);
            }
        }
        found
    }

    fn state(
        &self,
        judge: &mut Judge<'_>,
        variants: &[Variants],
        (at, text): (usize, &str),
        over: &BTreeMap<usize, Vec<usize>>,
        chosen: &BTreeMap<usize, usize>,
    ) -> State {
        let as_read = |at: usize, text: &str| {
            let known = self.article.paragraphs.get(at)?;
            Some(Paragraph::new(known.id, known.level, text))
        };
        let Some(own) = as_read(at, text) else {
            return State::silent(judge.n_blocs());
        };
        let heads = over.get(&at).map_or(&[][..], Vec::as_slice);
        let above: Vec<Paragraph> = heads
            .iter()
            .filter_map(|head| {
                let variant = chosen.get(head).copied().unwrap_or(0);
                as_read(*head, &variants.get(*head)?.list.get(variant)?.text)
            })
            .filter(|head| !head.text.is_empty())
            .collect();
        let mut chapeaux = [None; 3];
        for (slot, head) in chapeaux.iter_mut().zip(&above) {
            *slot = Some(head);
        }
        judge.clause(&Clause {
            paragraph: &own,
            chapeaux,
            is_chapeau: chosen.contains_key(&at),
        })
    }

    /// How many bytes of words go with the paragraphs of the part that do not stand.
    fn given_up(&self, stands: &[usize]) -> u32 {
        let gone = self.gone(stands);
        let lengths = gone
            .iter()
            .filter_map(|(at, _)| self.article.paragraphs.get(*at));
        u32::try_from(lengths.map(|p| p.text.len()).sum::<usize>()).unwrap_or(u32::MAX)
    }

    fn gone(&self, stands: &[usize]) -> Vec<(usize, usize)> {
        let there = |at: &&usize| {
            self.article
                .paragraphs
                .get(**at)
                .is_some_and(|p| !p.is_deleted())
        };
        let group = self.group.iter().filter(there);
        group
            .filter(|at| !stands.contains(at))
            .map(|at| (*at, GONE))
            .collect()
    }
}

/// Adds a way of having a state; the least costly stays in front.
pub(super) fn add(table: &mut Table, state: State, had: Had) {
    match table.get_mut(&state) {
        None => {
            table.insert(state, had);
        }
        Some(known) => known.take(had),
    }
}

impl Had {
    /// Takes in another way of having the same.
    pub(super) fn take(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        for way in &other.ways {
            if let Err(at) = self.ways.binary_search(way) {
                self.ways.insert(at, *way);
            }
        }
        if (other.edits, &other.picks) < (self.edits, &self.picks) {
            self.edits = other.edits;
            self.picks = other.picks;
            self.lines = other.lines;
        }
    }
}

/// What two parts can come to together.
pub(super) fn product(one: &Table, other: &Table) -> Table {
    let mut both = Table::new();
    for (a, had) in one {
        for (b, more) in other {
            let mut ways = had.ways.clone();
            ways.extend(&more.ways);
            ways.sort_unstable();
            ways.dedup();
            let joined = Had {
                count: had.count.saturating_mul(more.count),
                edits: had.edits.saturating_add(more.edits),
                picks: [had.picks.as_slice(), &more.picks].concat(),
                lines: [had.lines.as_slice(), &more.lines].concat(),
                ways,
            };
            add(&mut both, a.joined(b), joined);
        }
    }
    both
}
