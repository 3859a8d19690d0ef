//! What stands where: the first pass over a draft, before any demand speaks.

use crate::coding::coded::{By, CodedElement, ElementIx, Place};
use crate::model::decision::Ruling;
use crate::model::ids::{ArticleId, DecisionId, ParagraphId};
use crate::model::text::Span;

use super::book::{Held, PositionBook};
use super::finding::{BlocIx, Site};
use super::input::{Chapeau, CodedClause, Options, cut};
use super::names::Bits;

/// The clauses of one article, or the recitals, and what stands in them.
pub(super) struct Group<'a> {
    pub(super) clauses: &'a [CodedClause<'a>],
    pub(super) article: Option<ArticleId>,
    pub(super) article_at: u32,
    /// Elements carried.
    pub(super) carries: Bits,
    /// Issues touched; an article's, not the preamble's.
    pub(super) touches: Bits,
    /// Whether what is merely likely does not count.
    strict: bool,
}

/// The elements of a clause that count.
fn counted<'a>(
    clause: &CodedClause<'a>,
    strict: bool,
) -> impl Iterator<Item = &'a CodedElement> + use<'a> {
    let elements = clause.coding.elements.iter();
    elements.filter(move |coded| !strict || coded.by != By::Wording)
}

impl<'a> Group<'a> {
    pub(super) fn of(book: &PositionBook, clauses: &'a [CodedClause<'a>], strict: bool) -> Self {
        let names = book.names();
        let mut carries = Bits::new(names.len());
        let mut touches = Bits::new(names.n_issues());
        let article = clauses.first().and_then(|clause| clause.article);
        for coded in clauses.iter().flat_map(|clause| counted(clause, strict)) {
            let element = names.first(coded.element);
            carries.insert(element.0);
            if article.is_some() {
                names
                    .issues_of(element)
                    .iter()
                    .for_each(|issue| touches.insert(issue.0));
            }
        }
        let article_at = clauses.first().map_or(0, |clause| clause.article_at);
        Self {
            clauses,
            article,
            article_at,
            carries,
            touches,
            strict,
        }
    }
}

/// What stands in the draft as a whole.
pub(super) struct Whole {
    /// Elements that stand, silences that nothing breaks among them.
    pub(super) stands: Bits,
    /// By element: the greatest level of force with which it stands.
    force: Vec<Option<u8>>,
    /// Requirements whose element stands nowhere, by voice, issue and element, each with whether
    /// an article touches its issue.
    unmet: Vec<(u32, bool)>,
    /// By issue: the places in `unmet` of what an article that touches it is asked for.
    unmet_on: Vec<Vec<u32>>,
}

impl Whole {
    pub(super) fn of(book: &PositionBook, groups: &[Group<'_>]) -> Self {
        let names = book.names();
        let mut stands = Bits::new(names.len());
        let mut touches = Bits::new(names.n_issues());
        let mut force = vec![None; names.len()];
        for group in groups {
            stands.join(&group.carries);
            touches.join(&group.touches);
            let clauses = group.clauses.iter();
            for coded in clauses.flat_map(|clause| counted(clause, group.strict)) {
                let element = names.first(coded.element);
                if let Some(slot) = force.get_mut(usize::from(element.0)) {
                    *slot = (*slot).max(Some(coded.force.level));
                }
            }
        }
        let mut unmet = Vec::new();
        let mut unmet_on = vec![Vec::new(); names.n_issues()];
        for held in book.asks_at().iter().copied() {
            let Some((_, brief)) = book.held_at(held) else {
                continue;
            };
            if stands.has(brief.element.0) {
                continue;
            }
            let mut touched = false;
            let issues = names.issues_of(brief.element).iter();
            for issue in issues.chain([&brief.issue]) {
                touched |= touches.has(issue.0);
                if let Some(list) = unmet_on.get_mut(usize::from(issue.0)) {
                    list.push(cut(unmet.len()));
                }
            }
            unmet.push((held, touched));
        }
        let carried = stands.clone();
        for (silence, absent) in names.silences() {
            if !absent.iter().any(|breaking| carried.has(breaking.0)) {
                stands.insert(silence.0);
            }
        }
        Self {
            stands,
            force,
            unmet,
            unmet_on,
        }
    }

    /// Requirements whose element stands nowhere, each with whether an article touches its issue.
    pub(super) fn unmet(&self) -> impl Iterator<Item = (u32, bool)> {
        self.unmet.iter().copied()
    }

    /// Of these, what an article that touches these issues is asked for, in the same order.
    pub(super) fn unmet_on(&self, touched: &Bits) -> Vec<u32> {
        let lists = self.unmet_on.iter().zip(0_u16..);
        let mut places: Vec<u32> = lists
            .filter(|(_, issue)| touched.has(*issue))
            .flat_map(|(list, _)| list.iter().copied())
            .collect();
        places.sort_unstable();
        places.dedup();
        let held = |place: u32| self.unmet.get(place as usize).map(|(held, _)| *held);
        places.into_iter().filter_map(held).collect()
    }

    /// Whether a requirement is met somewhere, with the force it asks for.
    pub(super) fn meets(&self, held: &Held) -> bool {
        if held.silence {
            return self.stands.has(held.element.0);
        }
        let force = self
            .force
            .get(usize::from(held.element.0))
            .copied()
            .flatten();
        force.is_some_and(|level| level >= held.demand.at_least.unwrap_or(0))
    }
}

/// A finding a person set aside.
pub(super) struct Aside {
    pub(super) paragraph: ParagraphId,
    pub(super) bloc: BlocIx,
    pub(super) element: ElementIx,
    /// The words it was set aside on; the whole paragraph where absent.
    pub(super) words: Option<Span>,
}

/// Places the decisions to ignore a finding; those whose words are gone are stale.
pub(super) fn set_aside(
    book: &PositionBook,
    clauses: &[CodedClause<'_>],
    options: &Options<'_>,
) -> (Vec<Aside>, Vec<DecisionId>) {
    let mut aside = Vec::new();
    let mut stale = Vec::new();
    for decision in options.decisions {
        let Ruling::Ignore(bloc, element) = &decision.ruling else {
            continue;
        };
        let Some(clause) = clauses.iter().find(|c| c.paragraph == decision.paragraph) else {
            continue;
        };
        let Some(span) = decision.quote.find(clause.text) else {
            stale.push(decision.id);
            continue;
        };
        let names = book.names();
        if let (Some(bloc), Some(element)) = (book.bloc_ix(bloc), names.element(element)) {
            aside.push(Aside {
                paragraph: decision.paragraph,
                bloc,
                element: names.first(element),
                words: (!decision.quote.words.is_empty()).then_some(span),
            });
        }
    }
    (aside, stale)
}

/// An element at home in one paragraph, once, however many items repeat it.
pub(super) struct Row<'a> {
    /// The paragraph whose words carry it.
    pub(super) home: Chapeau,
    pub(super) element: ElementIx,
    pub(super) coded: &'a CodedElement,
    /// Whether the paragraph's own coding has it, not only that of an item under it.
    pub(super) own: bool,
}

pub(super) fn site_of(group: &Group<'_>, home: Chapeau) -> Site {
    let Chapeau {
        paragraph_at,
        paragraph,
    } = home;
    match group.article {
        Some(article) => Site::Clause {
            article_at: group.article_at,
            paragraph_at,
            article,
            paragraph,
        },
        None => Site::Recital {
            paragraph_at,
            paragraph,
        },
    }
}

/// The paragraphs of an article that can carry words: its clauses, and chapeaux the caller names
/// without listing them.
pub(super) fn sites_of(group: &Group<'_>) -> Vec<Chapeau> {
    let mut sites: Vec<Chapeau> = group
        .clauses
        .iter()
        .flat_map(|clause| {
            clause
                .chapeaux
                .iter()
                .flatten()
                .copied()
                .chain([clause.home_of(Place::Text)])
        })
        .collect();
    sites.sort_unstable();
    sites.dedup();
    sites
}

/// The elements of an article by paragraph and words; what several items take from one chapeau is
/// there once, as the chapeau's own coding has it, else as the first item's does.
pub(super) fn rows_of<'a>(book: &PositionBook, group: &Group<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for clause in group.clauses {
        for coded in counted(clause, group.strict) {
            let element = book.names().first(coded.element);
            let own = coded.place == Place::Text;
            rows.push(Row {
                home: clause.home_of(coded.place),
                element,
                coded,
                own,
            });
        }
    }
    rows.sort_by_key(|row| (row.home, row.element, !row.own));
    rows.dedup_by_key(|row| (row.home, row.element));
    rows.sort_by_key(|row| (row.home, row.coded.span.start, row.element));
    rows
}
