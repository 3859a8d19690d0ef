//! The readings of an article in words: the best, what each changes, what each open place brings.

use crate::analysis::readings::{Outcome, PlaceKind, Reading, Readings};
use crate::analysis::redline::Piece;
use crate::analysis::redline::words::compare;
use crate::assess::verdict::Verdict;
use crate::model::ids::{BlocId, ParagraphId};
use crate::model::number::full_number;
use crate::model::text::Lang;
use crate::session::draft_edit::number_at;
use crate::session::state::Session;

/// The readings of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingsView {
    /// Number of the article.
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// How many there are, as a figure; a power of ten where there are too many to write down.
    pub total: String,
    /// How many were judged.
    pub judged: String,
    /// How many of a hundred were judged; 100 only where all were.
    pub percent: u32,
    /// How many different outcomes they have.
    pub n_outcomes: usize,
    /// Whether there is anything to choose.
    pub is_open: bool,
    /// The text as it stands.
    pub as_it_stands: OutcomeView,
    /// The best first.
    pub best: Vec<ReadingView>,
    /// What is open.
    pub places: Vec<OpenPlaceView>,
}

/// What every bloc says, own first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeView {
    /// Bloc, short name, verdict.
    pub verdicts: Vec<(BlocId, String, Verdict)>,
    /// How many blocs' red lines are crossed.
    pub red_lines: usize,
    /// How many blocs find it acceptable or better.
    pub agreeable: usize,
}

/// One of the best readings: a way of resolving all that is open in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingView {
    /// What blocs say of it.
    pub outcome: OutcomeView,
    /// How many readings have that outcome.
    pub count: String,
    /// The paragraphs it changes: place, words compared with those that stand.
    pub lines: Vec<(String, Vec<Piece>)>,
    /// The paragraphs it brings.
    pub added: Vec<String>,
}

/// Something open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPlaceView {
    /// What it is.
    pub kind: PlaceKind,
    /// The paragraph in which it begins.
    pub paragraph: ParagraphId,
    /// Its place, as `2 (a)`.
    pub place: String,
    /// The ways of settling it.
    pub ways: Vec<WayView>,
}

/// One way of settling an open place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayView {
    /// The words that stand; nothing where they go or nothing is taken up.
    pub words: Option<String>,
    /// The best that can be had with it; absent where none was judged.
    pub best: Option<OutcomeView>,
    /// Whether the best reading of all settles it so.
    pub in_best: bool,
}

impl Session {
    /// Readings with names; `None` where the article is gone.
    pub fn readings_view(&self, found: &Readings, lang: Lang) -> Option<ReadingsView> {
        let draft = &self.workspace().draft;
        let at = draft.articles.iter().position(|a| a.id == found.article)?;
        let article = draft.articles.get(at)?;
        let place = |id: ParagraphId| {
            let at = article.place_of(id);
            at.map(|at| full_number(article, at)).unwrap_or_default()
        };
        let reading = |reading: &Reading| {
            let line = |(id, text): &(ParagraphId, Option<String>)| {
                let before = draft.text_of(*id).unwrap_or_default();
                (place(*id), compare(before, text.as_deref().unwrap_or("")))
            };
            ReadingView {
                outcome: self.outcome_view(&reading.outcome, lang),
                count: figure(reading.count),
                lines: reading.lines.iter().map(line).collect(),
                added: reading.added.iter().map(|new| new.text.clone()).collect(),
            }
        };
        let places = found.places.iter().enumerate().map(|(nth, open)| {
            let ways = open.ways.iter().enumerate().map(|(way, told)| WayView {
                words: told.words.clone(),
                best: told.best.as_ref().map(|best| self.outcome_view(best, lang)),
                in_best: found
                    .best
                    .first()
                    .is_some_and(|best| best.picks.contains(&(nth, way))),
            });
            OpenPlaceView {
                kind: open.kind,
                paragraph: open.paragraph,
                place: place(open.paragraph),
                ways: ways.collect(),
            }
        });
        let all = found.judged >= found.total;
        let share = found.judged.saturating_mul(100) / found.total.max(1);
        Some(ReadingsView {
            number: number_at(&self.workspace.draft, at),
            heading: article.heading.clone(),
            total: figure(found.total),
            judged: figure(found.judged),
            percent: if all {
                100
            } else {
                u32::try_from(share).unwrap_or(99).min(99)
            },
            n_outcomes: found.n_outcomes,
            is_open: found.total > 1,
            as_it_stands: self.outcome_view(&found.as_it_stands, lang),
            best: found.best.iter().map(reading).collect(),
            places: places.collect(),
        })
    }

    fn outcome_view(&self, outcome: &Outcome, lang: Lang) -> OutcomeView {
        let blocs = self.blocs_own_first().into_iter().filter_map(|bloc| {
            let ix = self.derived.book.bloc_ix(&bloc.id)?;
            let verdict = outcome.verdicts.get(usize::from(ix.0)).copied()?;
            Some((bloc.id.clone(), bloc.short.get(lang).to_owned(), verdict))
        });
        OutcomeView {
            verdicts: blocs.collect(),
            red_lines: outcome.red_lines,
            agreeable: outcome.agreeable,
        }
    }
}

/// A count as a person reads it: in groups of three, and beyond a thousand millions as a power of
/// ten.
fn figure(n: u128) -> String {
    if n >= 1_000_000_000 {
        return format!("10^{}", n.ilog10());
    }
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn figures_are_grouped() {
        assert_eq!(figure(0), "0");
        assert_eq!(figure(999), "999");
        assert_eq!(figure(1_000_000), "1 000 000");
        assert_eq!(figure(u128::MAX), "10^38");
    }
}
