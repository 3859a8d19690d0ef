//! What every bloc says of a clause, and how that adds up over an article.

use std::sync::Arc;

use super::{Desk, Outcome, Watch};
use crate::assess::book::Held;
use crate::assess::rule;
use crate::assess::verdict::Verdict;
use crate::coding::coded::{By, ClauseCoding, ElementIx, Place};
use crate::coding::draft::{CodingCache, code_clause};
use crate::model::bloc::{Verb, Within};
use crate::model::decision::Ruling;
use crate::model::draft::{Clause, Paragraph};
use crate::model::ids::ArticleId;

/// What is known of a text as far as verdicts go. Two texts with the same state have the same
/// verdicts beside whatever else stands in the article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    /// By bloc: its verdict, and the greatest salience among the demands that make it.
    said: Vec<(Verdict, u8)>,
    /// Objections, by place in [`Judge::conditional`], that something elsewhere may cure.
    pending: u128,
    /// What may cure them, by place in [`Judge::cures`].
    cures: u128,
}

impl State {
    /// Of a text without words.
    pub(super) fn silent(n_blocs: usize) -> Self {
        Self {
            said: vec![(Verdict::NotCoded, 0); n_blocs],
            pending: 0,
            cures: 0,
        }
    }

    /// Of two texts together.
    #[must_use]
    pub(super) fn joined(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (slot, said) in both.said.iter_mut().zip(&other.said) {
            say(slot, *said);
        }
        both.pending |= other.pending;
        both.cures |= other.cures;
        both
    }
}

fn say(slot: &mut (Verdict, u8), said: (Verdict, u8)) {
    if said.0 < slot.0 {
        *slot = said;
    } else if said.0 == slot.0 {
        slot.1 = slot.1.max(said.1);
    }
}

/// Judges clauses by the desk's book.
pub(super) struct Judge<'a> {
    desk: &'a Desk<'a>,
    cache: CodingCache,
    /// Objections that something may cure; beyond 128 they are taken as uncured.
    conditional: Vec<&'a Arc<Held>>,
    /// What cures, and whether it stands in another article.
    cures: Vec<(ElementIx, bool)>,
    watch: Watch<'a>,
    /// How many wordings of clauses were judged.
    n_judged: u64,
    stopped: bool,
}

/// After so many wordings it is asked whether to go on.
const ASKED_EVERY: u64 = 256;

impl<'a> Judge<'a> {
    pub(super) fn new(desk: &'a Desk<'a>, article: ArticleId, watch: Watch<'a>) -> Self {
        let cured = |held: &&Arc<Held>| {
            held.demand.verb == Verb::Opposes
                && !held.unless.is_empty()
                && usize::from(held.bloc.0) < desk.book.n_blocs()
        };
        let conditional: Vec<_> = desk.book.held().iter().filter(cured).take(128).collect();
        let mut cures: Vec<ElementIx> = conditional
            .iter()
            .flat_map(|held| held.unless.iter().map(|(cure, _)| *cure))
            .collect();
        cures.sort_unstable();
        cures.dedup();
        cures.truncate(128);
        let names = desk.book.names();
        let elsewhere = |cure: ElementIx| {
            let others = desk.coding.clauses().filter(|c| c.article != Some(article));
            let mut coded = others.flat_map(|c| &c.coding.elements);
            coded.any(|coded| names.first(coded.element) == cure && counts(desk, coded.by))
        };
        Self {
            desk,
            cache: CodingCache::default(),
            conditional,
            cures: cures
                .into_iter()
                .map(|cure| (cure, elsewhere(cure)))
                .collect(),
            watch,
            n_judged: 0,
            stopped: false,
        }
    }

    /// Whether it was told to stop; what it says from then on means nothing.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped
    }

    pub(super) fn n_blocs(&self) -> usize {
        self.desk.book.n_blocs()
    }

    /// The state of a clause with these words.
    pub(super) fn clause(&mut self, clause: &Clause<'_>) -> State {
        self.n_judged += 1;
        if self.n_judged.is_multiple_of(ASKED_EVERY) && !self.stopped {
            self.stopped = !(self.watch)(self.n_judged);
        }
        if self.stopped {
            return State::silent(self.n_blocs());
        }
        if clause.paragraph.text.trim().is_empty() {
            return State::silent(self.n_blocs());
        }
        let coding = code_clause(
            self.desk.codebook,
            clause,
            self.desk.decisions,
            &mut self.cache,
        );
        self.state(clause, &coding)
    }

    fn state(&self, clause: &Clause<'_>, coding: &ClauseCoding) -> State {
        let mut state = State::silent(self.n_blocs());
        let names = self.desk.book.names();
        for coded in coding.elements.iter().filter(|c| counts(self.desk, c.by)) {
            for slot in &mut state.said {
                say(slot, (Verdict::NoPosition, 0));
            }
            let element = names.first(coded.element);
            if let Some(at) = self.cures.iter().position(|(cure, _)| *cure == element) {
                state.cures |= 1 << at;
            }
            let home: &Paragraph = match coded.place {
                Place::Text => clause.paragraph,
                Place::Chapeau(n) => {
                    let over = clause.chapeaux.get(usize::from(n)).copied().flatten();
                    over.unwrap_or(clause.paragraph)
                }
            };
            for held in self.desk.book.on(element) {
                let Some(slot) = state.said.get_mut(usize::from(held.bloc.0)) else {
                    continue;
                };
                if self.set_aside(home, held, coded.span) {
                    continue;
                }
                let waits = self.conditional.iter().position(|c| Arc::ptr_eq(c, held));
                if let Some(at) = waits {
                    state.pending |= 1 << at;
                    continue;
                }
                let kind = rule::standing(held, Some(coded.force.level), || false);
                if let Some(verdict) = kind.verdict(held.demand.strength) {
                    say(slot, (verdict, held.salience));
                }
            }
        }
        state
    }

    /// Whether a person set this bloc's finding on these words aside.
    fn set_aside(&self, home: &Paragraph, held: &Held, span: crate::model::text::Span) -> bool {
        let names = self.desk.book.names();
        let mut decisions = self.desk.decisions.iter();
        decisions.any(|decision| {
            let Ruling::Ignore(bloc, element) = &decision.ruling else {
                return false;
            };
            decision.paragraph == home.id
                && self.desk.book.bloc_ix(bloc) == Some(held.bloc)
                && names.element(element).map(|e| names.first(e)) == Some(held.element)
                && decision
                    .quote
                    .find(&home.text)
                    .is_some_and(|words| words.overlaps(span))
        })
    }

    /// What every bloc says of a whole article with this state.
    pub(super) fn outcome(&self, state: &State) -> Outcome {
        let mut said = state.said.clone();
        for (at, held) in self.conditional.iter().enumerate() {
            if state.pending & (1 << at) == 0 {
                continue;
            }
            let cured = held.unless.iter().any(|(cure, within)| {
                let place = self.cures.iter().position(|(c, _)| c == cure);
                let here = place.is_some_and(|at| state.cures & (1 << at) != 0);
                let there = place.and_then(|at| self.cures.get(at)).is_some_and(|c| c.1);
                here || (*within == Within::Draft && there)
            });
            let kind = rule::standing(held, None, || cured);
            let slot = said.get_mut(usize::from(held.bloc.0));
            if let (Some(verdict), Some(slot)) = (kind.verdict(held.demand.strength), slot) {
                say(slot, (verdict, held.salience));
            }
        }
        Outcome::of(&said)
    }

    /// The text as it stands.
    pub(super) fn as_it_stands(&self, article: &crate::model::draft::Article) -> Outcome {
        let mut whole = State::silent(self.n_blocs());
        for clause in article.clauses() {
            if let Some(coding) = self.desk.coding.of(clause.paragraph.id) {
                whole = whole.joined(&self.state(&clause, coding));
            }
        }
        self.outcome(&whole)
    }
}

fn counts(desk: &Desk<'_>, by: By) -> bool {
    !desk.strict || by != By::Wording
}

impl Outcome {
    fn of(said: &[(Verdict, u8)]) -> Self {
        let is = |wanted: &[Verdict]| said.iter().filter(|(v, _)| wanted.contains(v)).count();
        let weighs = said.iter().filter(|(verdict, _)| verdict.is_objection());
        Self {
            verdicts: said.iter().map(|(verdict, _)| *verdict).collect(),
            red_lines: is(&[Verdict::CrossesRedLine]),
            agreeable: is(&[Verdict::Satisfies, Verdict::Acceptable]),
            weight: weighs.map(|(_, salience)| u32::from(*salience)).sum(),
        }
    }

    /// What orders outcomes, the best first: fewest red lines, most blocs that find it acceptable
    /// or better, least weight of what is objected to; then the verdicts themselves, so that the
    /// order is always the same.
    pub fn rank(
        &self,
    ) -> (
        usize,
        std::cmp::Reverse<usize>,
        u32,
        std::cmp::Reverse<Vec<Verdict>>,
    ) {
        (
            self.red_lines,
            std::cmp::Reverse(self.agreeable),
            self.weight,
            std::cmp::Reverse(self.verdicts.clone()),
        )
    }
}
