//! An article in parts whose readings do not depend on each other, and the outcomes each can have.

use std::collections::BTreeMap;

use super::added::{self, Extended};
use super::judge::{Judge, State};
use super::open::{Held, Rivals, alternatives, groups, proposed, wraps};
use super::table::{Had, Table, add, product};
use super::variants::{self, Variants};
use super::{Desk, Limits, OpenPlace, PlaceKind, Watch};
use crate::model::draft::{Article, Clause, Level, Paragraph};
use crate::model::ids::{ParagraphId, ProposalId};
use crate::model::proposal::{Clash, clashes};

/// A variant that is not there: the paragraph goes.
pub(super) const GONE: usize = usize::MAX;

/// Everything open in an article and what it can come to.
pub(super) struct Parts<'a> {
    pub judge: Judge<'a>,
    pub tables: Vec<Table>,
    pub total: u128,
    pub places: Vec<OpenPlace>,
    pub variants: Vec<Variants>,
    pub all: Extended,
}

/// At most so many ways of choosing alternatives and chapeaux of one part are gone through.
const FRAMES: u128 = 100_000;

/// Takes an article apart and judges its parts; `None` where `watch` said to stop.
pub(super) fn of<'a>(
    desk: &'a Desk<'a>,
    article: &Article,
    limits: Limits,
    watch: Watch<'a>,
) -> Option<Parts<'a>> {
    let mut places = Vec::new();
    let (mut rivals, mut held) = (Vec::new(), Vec::new());
    let at_odds = clashes(desk.draft, desk.proposals);
    let all = added::extended(desk, article, &at_odds);
    wraps(desk, &all.article, &mut places, &mut held);
    proposed(&all, desk, &mut places, &mut held);
    let mut variants = Vec::with_capacity(all.article.paragraphs.len());
    for (at, paragraph) in all.article.paragraphs.iter().enumerate() {
        alternatives(&all.article, at, &mut places, &mut rivals);
        variants.push(if paragraph.is_deleted() {
            Variants::default()
        } else {
            let table = (desk.draft, desk.proposals);
            let moved = all.fresh_at(at).and_then(|fresh| fresh.moves);
            let own = (paragraph, moved.unwrap_or(paragraph.id));
            variants::of(own, table, &at_odds, limits.part, &mut places)
        });
    }
    let mut parts = Parts {
        judge: Judge::new(desk, article.id, watch),
        tables: Vec::new(),
        total: 1,
        places,
        variants,
        all,
    };
    let odds = held_at_odds(&held, &parts.places, &at_odds);
    for group in groups(&parts.all.article, &rivals, &held, &odds) {
        let mine = |body: &[usize]| body.iter().any(|at| group.contains(at));
        let bench = Bench {
            all: &parts.all,
            group: &group,
            rivals: rivals
                .iter()
                .filter(|r| r.bodies.iter().any(|b| mine(b)))
                .collect(),
            held: held
                .iter()
                .filter(|h| h.goes.iter().any(|body| mine(body)))
                .collect(),
            places: &parts.places,
            at_odds: &at_odds,
        };
        let (table, total) = bench.table(&mut parts.judge, &parts.variants);
        if parts.judge.is_stopped() {
            return None;
        }
        parts.tables.push(table);
        parts.total = parts.total.saturating_mul(total);
    }
    Some(parts)
}

/// Proposals on whole paragraphs, by place in `held`, of which only one can be taken up.
fn held_at_odds(held: &[Held], places: &[OpenPlace], clashes: &[Clash]) -> Vec<(usize, usize)> {
    let by = |id: ProposalId| {
        held.iter().position(|one| {
            let kind = places.get(one.place).map(|place| place.kind);
            kind == Some(PlaceKind::Proposal(id))
        })
    };
    let pairs = clashes.iter();
    pairs
        .filter_map(|clash| by(clash.first).zip(by(clash.second)))
        .collect()
}

struct Bench<'b> {
    all: &'b Extended,
    group: &'b [usize],
    rivals: Vec<&'b Rivals>,
    held: Vec<&'b Held>,
    places: &'b [OpenPlace],
    at_odds: &'b [Clash],
}

impl Bench<'_> {
    /// The outcomes of the part, and how many readings it has.
    fn table(&self, judge: &mut Judge<'_>, variants: &[Variants]) -> (Table, u128) {
        let ways: Vec<usize> = self.rivals.iter().map(|r| r.bodies.len()).collect();
        let ways: Vec<usize> = ways
            .into_iter()
            .chain(self.held.iter().map(|one| one.goes.len()))
            .collect();
        let mut table = Table::new();
        let mut total = 0_u128;
        let n_frames = ways
            .iter()
            .fold(1_u128, |n, w| n.saturating_mul(*w as u128));
        for nth in 0..n_frames.min(FRAMES) {
            if judge.is_stopped() {
                break;
            }
            let (picks, stands) = self.frame(&ways, nth);
            if self.is_at_odds(&picks) {
                continue;
            }
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
            gone.extend(one.goes.get(way).into_iter().flatten());
        }
        let stands = |at: &usize| {
            let there = self
                .all
                .article
                .paragraphs
                .get(*at)
                .is_some_and(|p| !p.is_deleted());
            there && !gone.contains(at)
        };
        (picks, self.group.iter().copied().filter(stands).collect())
    }

    /// Whether two proposals are taken up that cannot both be.
    fn is_at_odds(&self, picks: &[(usize, usize)]) -> bool {
        let taken = picks.iter().filter(|(_, way)| *way > 0);
        let taken: Vec<ProposalId> = taken
            .filter_map(|(place, _)| match self.places.get(*place)?.kind {
                PlaceKind::Proposal(id) => Some(id),
                PlaceKind::Bracket(_) | PlaceKind::Alternative(_) | PlaceKind::Wrap(_) => None,
            })
            .collect();
        added::at_odds(self.at_odds, &taken)
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
        let n_of = |at: &usize| variants.get(*at).map_or(1, |v| v.len().max(1));
        let n_frames = heads
            .iter()
            .fold(1_u128, |n, at| n.saturating_mul(n_of(at) as u128));
        for nth in 0..n_frames.min(FRAMES) {
            if judge.is_stopped() {
                return;
            }
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
                let all = 0..own.map_or(0, Variants::len);
                let taken = match chosen.get(at) {
                    Some(one) => *one..*one + 1,
                    None => all,
                };
                let mut single = Table::new();
                for variant in taken {
                    let Some(read) = own.and_then(|v| v.at(variant)) else {
                        continue;
                    };
                    if judge.is_stopped() {
                        return;
                    }
                    let state = self.state(judge, variants, (*at, &read.text), &over, &chosen);
                    let had = Had {
                        count: 1,
                        edits: read.edits,
                        ways: sorted(&read.picks),
                        picks: read.picks,
                        lines: vec![(*at, variant)],
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
            self.all
                .article
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
            let known = self.all.article.paragraphs.get(at)?;
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
                as_read(*head, &variants.get(*head)?.at(variant)?.text)
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
        let mut gone = self.gone(stands);
        // What only moves is not given up.
        let moved = |id: ParagraphId| {
            let mut fresh = stands.iter().filter_map(|at| self.all.fresh_at(*at));
            fresh.any(|fresh| fresh.moves == Some(id))
        };
        gone.retain(|(at, _)| {
            let own = self.all.article.paragraphs.get(*at).map(|p| p.id);
            self.all.fresh_at(*at).is_none() && !own.is_some_and(moved)
        });
        let lengths = gone
            .iter()
            .filter_map(|(at, _)| self.all.article.paragraphs.get(*at));
        u32::try_from(lengths.map(|p| p.text.len()).sum::<usize>()).unwrap_or(u32::MAX)
    }

    fn gone(&self, stands: &[usize]) -> Vec<(usize, usize)> {
        let there = |at: &&usize| {
            self.all
                .article
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

fn sorted(picks: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut sorted = picks.to_vec();
    sorted.sort_unstable();
    sorted
}
