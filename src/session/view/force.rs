//! The legal-force meter of two versions, side by side.

use crate::coding::draft::DraftCoding;
use crate::editorial::meter::{Counts, Levels, Meter, measure};
use crate::editorial::{Coded, meter};
use crate::model::draft::Draft;
use crate::model::number::article_numbers;
use crate::session::state::Session;

use super::comparison::{CompareCache, Side};

/// The draft, or an article, in two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForceRow {
    /// Its number now, or before where it is gone; absent for the whole draft.
    pub number: Option<String>,
    /// Its figures before; absent where it did not exist.
    pub old: Option<Measured>,
    /// Its figures now; absent where it is gone.
    pub new: Option<Measured>,
}

/// What the meter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Mean level in tenths; absent where nothing binds by itself.
    pub mean_tenths: Option<usize>,
    /// The least level.
    pub least: Option<u8>,
    /// Brackets, modal words, softeners.
    pub counts: Counts,
}

fn measured(levels: &Levels, counts: Counts) -> Measured {
    Measured {
        mean_tenths: levels.mean_tenths(),
        least: levels.least,
        counts,
    }
}

/// The whole draft, then article by article in the new order, with those that are gone last.
pub fn force_rows(
    session: &Session,
    old: Side,
    new: Side,
    cache: &mut CompareCache,
) -> Vec<ForceRow> {
    let (Some((was, _)), Some((is, _))) = (session.side(old), session.side(new)) else {
        return Vec::new();
    };
    let before = meter_of(session, old, was, cache);
    let after = meter_of(session, new, is, cache);
    let whole = |meter: &Meter| Some(measured(&meter.levels, meter.counts));
    let mut rows = vec![ForceRow {
        number: None,
        old: whole(&before),
        new: whole(&after),
    }];
    let one = |found: Option<&meter::ArticleForce>| {
        found.map(|article| measured(&article.levels, article.counts))
    };
    let (numbers_then, numbers_now) = (article_numbers(was), article_numbers(is));
    for (n, article) in after.articles.iter().enumerate() {
        let then = before
            .articles
            .iter()
            .find(|a| a.article == article.article);
        rows.push(ForceRow {
            number: numbers_now.get(n).cloned(),
            old: one(then),
            new: one(Some(article)),
        });
    }
    for (n, article) in before.articles.iter().enumerate() {
        if !after.articles.iter().any(|a| a.article == article.article) {
            rows.push(ForceRow {
                number: numbers_then.get(n).cloned(),
                old: one(Some(article)),
                new: None,
            });
        }
    }
    rows
}

fn meter_of(session: &Session, side: Side, draft: &Draft, cache: &mut CompareCache) -> Meter {
    let codebook = &session.derived.codebook;
    let by = |coding: &DraftCoding| measure(draft, Coded { codebook, coding });
    match side {
        Side::Present => by(&session.derived.coding),
        Side::Version(id) => {
            let cache = cache.of(id);
            by(&session
                .derived
                .of_draft(session.workspace(), draft, cache)
                .0)
        }
    }
}
