//! What is open in an article beyond words: alternatives and brackets round whole paragraphs, and
//! which paragraphs depend on each other for it.

use std::collections::BTreeMap;

use super::added::Extended;
use super::{Desk, OpenPlace, PlaceKind, Way};
use crate::model::draft::{Article, WrapOver};
use crate::model::ids::{AlternativeId, ParagraphId};
use crate::model::proposal::ProposalKind;

/// Alternatives for one place: the paragraphs of each.
pub(super) struct Rivals {
    pub place: usize,
    pub bodies: Vec<Vec<usize>>,
}

/// Brackets round whole paragraphs, or a proposal on some: what goes with each of the ways.
pub(super) struct Held {
    pub place: usize,
    pub goes: Vec<Vec<usize>>,
}

impl Held {
    /// Every paragraph it decides on.
    pub(super) fn body(&self) -> impl Iterator<Item = usize> {
        self.goes.iter().flatten().copied()
    }
}

/// Adds brackets round whole paragraphs of an article.
pub(super) fn wraps(
    desk: &Desk<'_>,
    article: &Article,
    places: &mut Vec<OpenPlace>,
    held: &mut Vec<Held>,
) {
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
            goes: vec![Vec::new(), (*first..=*last).collect()],
        });
        let words: Vec<&str> = article
            .paragraphs
            .get(*first..=*last)
            .unwrap_or(&[])
            .iter()
            .map(|p| p.text.as_str())
            .collect();
        places.push(OpenPlace {
            kind: PlaceKind::Wrap(wrap.id),
            paragraph: paragraph.id,
            ways: vec![Way::new(Some(words.join("\n"))), Way::new(None)],
        });
    }
}

/// Adds the proposals on whole paragraphs of an article.
pub(super) fn proposed(
    all: &Extended,
    desk: &Desk<'_>,
    places: &mut Vec<OpenPlace>,
    held: &mut Vec<Held>,
) {
    for choice in &all.choices {
        let place_of = |ids: &[ParagraphId]| -> Vec<usize> {
            let found = ids.iter().filter_map(|id| all.article.place_of(*id));
            found.collect()
        };
        let brings: Vec<Vec<usize>> = choice.ways.iter().map(|w| place_of(&w.brings)).collect();
        let strikes = place_of(&choice.strikes);
        let first = brings.iter().flatten().chain(&strikes).min();
        let paragraph = first.and_then(|at| {
            let near = all.article.paragraphs.get(..=*at)?.iter().rev();
            near.map(|p| p.id)
                .find(|id| !all.fresh.iter().any(|f| f.id == *id))
        });
        let own = desk.proposals.iter().find(|p| p.id == choice.proposal);
        let stands_in = first.and_then(|at| all.article.paragraphs.get(*at));
        let (Some(stands_in), Some(own)) = (stands_in, own) else {
            continue;
        };
        let paragraph = paragraph.unwrap_or(stands_in.id);
        // With each way goes what is struck for it and what only other ways bring.
        let mut goes = vec![brings.concat()];
        goes.extend((0..brings.len()).map(|way| {
            let others = brings.iter().enumerate().filter(|(at, _)| *at != way);
            let others = others.flat_map(|(_, all)| all).copied();
            strikes.iter().copied().chain(others).collect()
        }));
        held.push(Held {
            place: places.len(),
            goes,
        });
        let suppresses = own.kind == ProposalKind::Suppress;
        let mut ways = vec![Way::new(None)];
        ways.extend(choice.ways.iter().map(|way| Way {
            accepts: way.accepts.clone(),
            ..Way::new((!suppresses).then(|| way.text.clone()))
        }));
        places.push(OpenPlace {
            kind: PlaceKind::Proposal(own.id),
            paragraph,
            ways,
        });
    }
}

/// Adds the alternatives whose first paragraph stands at `at`.
pub(super) fn alternatives(
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
        ways: bodies.iter().map(|body| Way::new(words(body))).collect(),
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
/// hold together, proposals (by place in `held`) of which only one can be taken up.
pub(super) fn groups(
    article: &Article,
    rivals: &[Rivals],
    held: &[Held],
    at_odds: &[(usize, usize)],
) -> Vec<Vec<usize>> {
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
        tie(&all.body().collect::<Vec<_>>());
    }
    for (one, other) in at_odds {
        let both = [one, other].into_iter().filter_map(|at| held.get(*at));
        tie(&both.flat_map(Held::body).collect::<Vec<_>>());
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, home) in home.iter().enumerate() {
        groups.entry(*home).or_default().push(at);
    }
    groups.into_values().collect()
}
