//! The outcomes of a whole article: the parts put together, the best found, each way's worth told.

use super::parts::{GONE, Parts};
use super::table::{Had, Table, product};
use super::{Added, Limits, Outcome, Reading, Readings};
use crate::model::draft::Article;
use crate::model::ids::ParagraphId;

/// The readings of an article from those of its parts.
pub(super) fn combine(article: &Article, parts: &Parts<'_>, limits: Limits) -> Readings {
    let mut whole: Option<Table> = None;
    for table in &parts.tables {
        whole = Some(match whole {
            None => table.clone(),
            Some(so_far) => product(&so_far, table),
        });
    }
    let mut outcomes: Vec<(Outcome, Had)> = Vec::new();
    for (state, had) in whole.unwrap_or_default() {
        let outcome = parts.judge.outcome(&state);
        match outcomes.iter_mut().find(|(known, _)| *known == outcome) {
            Some((_, known)) => known.take(had),
            None => outcomes.push((outcome, had)),
        }
    }
    outcomes.sort_by_cached_key(|(outcome, had)| (outcome.rank(), had.edits, had.picks.clone()));
    let mut places = parts.places.clone();
    for (at, place) in places.iter_mut().enumerate() {
        for (way, told) in place.ways.iter_mut().enumerate() {
            let best = outcomes
                .iter()
                .find(|(_, had)| had.ways.binary_search(&(at, way)).is_ok());
            told.best = best.map(|(outcome, _)| outcome.clone());
        }
    }
    let judged = outcomes
        .iter()
        .fold(0_u128, |n, (_, had)| n.saturating_add(had.count));
    let n_outcomes = outcomes.len();
    let best = outcomes
        .into_iter()
        .take(limits.best)
        .map(|(outcome, had)| {
            let (lines, added) = written(article, parts, &had.lines);
            let mut picks = had.picks;
            picks.sort_unstable();
            Reading {
                outcome,
                count: had.count,
                edits: had.edits,
                picks,
                lines,
                added,
            }
        });
    let best = best.collect();
    Readings {
        article: article.id,
        total: parts.total.max(judged),
        judged,
        n_outcomes,
        as_it_stands: parts.judge.as_it_stands(article),
        best,
        places,
        moves: parts.all.moves.clone(),
    }
}

/// The paragraphs that a reading changes and those it brings, from the variants of its paragraphs.
fn written(
    article: &Article,
    parts: &Parts<'_>,
    variants: &[(usize, usize)],
) -> (Vec<(ParagraphId, Option<String>)>, Vec<Added>) {
    let (mut lines, mut added) = (Vec::new(), Vec::new());
    let mut sorted = variants.to_vec();
    sorted.sort_unstable();
    for (at, variant) in sorted {
        let Some(paragraph) = parts.all.article.paragraphs.get(at) else {
            continue;
        };
        let read = parts.variants.get(at).and_then(|v| v.at(variant));
        let text = read.filter(|_| variant != GONE).map(|v| v.text);
        let text = text.filter(|text| !text.is_empty());
        match (parts.all.fresh_at(at), text) {
            (None, text) => {
                if text.as_deref() != Some(paragraph.text.as_str()) {
                    lines.push((paragraph.id, text));
                }
            }
            (Some(_), None) => {}
            (Some(fresh), Some(text)) => match fresh.replaces {
                Some(replaced) => {
                    lines.retain(|(id, _)| *id != replaced);
                    lines.push((replaced, Some(text)));
                }
                None => added.push(Added {
                    proposal: fresh.proposal,
                    place: fresh.place,
                    level: paragraph.level,
                    text,
                    moves: fresh.moves,
                }),
            },
        }
    }
    lines.sort_by_key(|(id, _)| article.place_of(*id));
    (lines, added)
}
