//! Which steps get a gate, and which gates each phrase and cue asks for.

use std::cmp::Reverse;

use super::cue::Need;
use super::gate::{Gates, Needs, OPEN, Opened, WIDTH};
use super::tongue::{Cue, OfLit, Phrase, Sought, Tongue};
use super::vocab::Run;
use super::word::n32;

/// A step that is asked for; what it costs is how common its words are, so that the least is asked for first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ask {
    cost: u32,
    step: u32,
    /// Whether it may stand in any window of the clause.
    clause: bool,
}

/// The gates in the making.
struct Setter<'a> {
    /// Per step how common its words are.
    costs: &'a [u32],
    /// Per step its gate of the window, and that of the clause.
    gates: [Vec<u16>; 2],
}

/// Gives gates to the steps that phrases and cues ask for; `counts` says how common literals are,
/// `costs` how common steps. Returns the gates of each phrase.
pub(super) fn set_gates(tongue: &mut Tongue, counts: &[u32], costs: &[u32]) -> Vec<Needs> {
    let mut setter = Setter {
        costs,
        gates: [OPEN; 2].map(|open| vec![open; tongue.steps.len()]),
    };
    let of_cues = tongue.cues.iter();
    let of_cues: Vec<_> = of_cues.map(|cue| setter.cue(tongue, cue).min()).collect();
    let common = tongue.phrases.iter();
    let common: Vec<_> = common
        .map(|phrase| common_to_cues(tongue, phrase, &of_cues))
        .collect();
    let of_phrases = tongue.phrases.iter().zip(&common);
    let of_phrases: Vec<_> = of_phrases
        .map(|(phrase, common)| setter.phrase(tongue, phrase, *common).min())
        .collect();
    let sought = setter.sought(tongue);
    for ask in of_cues
        .iter()
        .chain(&of_phrases)
        .chain(sought.iter().flatten())
    {
        setter.mark(*ask);
    }
    tongue.gates = setter.number(tongue, counts);
    let of_cues = tongue.cues.iter();
    let of_cues: Vec<_> = of_cues
        .map(|cue| setter.needs(setter.cue(tongue, cue)))
        .collect();
    for (cue, needs) in tongue.cues.iter_mut().zip(of_cues) {
        cue.needs = needs;
    }
    let gates_of = |[window, clause]: &[Option<Ask>; 2]| Sought {
        window: setter.gate(*window),
        clause: setter.gate(*clause),
    };
    tongue.sought = sought.iter().map(gates_of).collect();
    let of_phrases = tongue.phrases.iter().zip(common);
    of_phrases
        .map(|(phrase, common)| setter.needs(setter.phrase(tongue, phrase, common)))
        .collect()
}

/// What all the cues ask for that a phrase enters, where it is there for cues alone; `of_cues` says
/// what is rarest of what each asks for.
fn common_to_cues(tongue: &Tongue, phrase: &Phrase, of_cues: &[Option<Ask>]) -> Option<Ask> {
    let cues = phrase.cues.of(&tongue.entered).iter();
    let mut asks = cues.map(|cue| of_cues.get(*cue as usize).copied().flatten());
    let first = asks.next().flatten().filter(|_| phrase.roles.len == 0)?;
    asks.all(|other| other == Some(first)).then_some(first)
}

impl Setter<'_> {
    /// The steps of a phrase that must be there, with their places in it.
    fn steps(
        &self,
        tongue: &Tongue,
        phrase: Phrase,
        clause: bool,
    ) -> impl Iterator<Item = (usize, Ask)> + Clone {
        let links = phrase.links.of(&tongue.links).iter().enumerate();
        let must = links.filter(|(_, link)| !link.optional);
        must.map(move |(at, link)| {
            let cost = self.costs.get(link.step as usize).copied();
            let ask = Ask {
                cost: cost.unwrap_or(u32::MAX),
                step: link.step,
                clause,
            };
            (at, ask)
        })
    }

    /// What a cue asks for beside the phrase by which it is entered.
    fn cue(&self, tongue: &Tongue, cue: &Cue) -> impl Iterator<Item = Ask> + Clone {
        let others = cue.parts.of(&tongue.parts).iter().skip(1);
        let others = others.filter(|part| part.need != Need::Absent);
        others.flat_map(|part| {
            let phrase = tongue.phrase(part.phrase);
            let steps = self.steps(tongue, phrase, part.need == Need::Context);
            steps.map(|(_, ask)| ask)
        })
    }

    /// What a phrase asks for that is entered by one of its words: its other steps, and what is
    /// common to its cues.
    fn phrase(
        &self,
        tongue: &Tongue,
        phrase: &Phrase,
        common: Option<Ask>,
    ) -> impl Iterator<Item = Ask> + Clone {
        let is_entered = phrase.cues.len > 0 || phrase.roles.len > 0;
        let anchor = usize::from(phrase.anchor);
        let others = self.steps(tongue, *phrase, false);
        let others = others.filter(move |(at, _)| is_entered && *at != anchor);
        others.map(|(_, ask)| ask).chain(common)
    }

    /// What is rarest of these, and what is rarest of the others that have a gate anyway.
    fn needs(&self, asks: impl Iterator<Item = Ask> + Clone) -> Needs {
        let first = asks.clone().min();
        let gated = |ask: &Ask| Some(*ask) != first && self.gate(Some(*ask)) != OPEN;
        [first, asks.filter(gated).min()].map(|ask| self.gate(ask))
    }

    /// The rarest step of every phrase that is sought: in the window, and in the clause where it may
    /// stand anywhere in it.
    fn sought(&self, tongue: &Tongue) -> Vec<[Option<Ask>; 2]> {
        let mut sought = vec![[None; 2]; tongue.phrases.len()];
        let parts = tongue.cues.iter();
        let parts = parts.flat_map(|cue| cue.parts.of(&tongue.parts).iter().skip(1));
        let parts = parts.map(|part| (part.phrase, part.need == Need::Context));
        let fields = tongue.elsewhere.into_iter().chain(tongue.here);
        for (number, of_clause) in parts.chain(fields.map(|phrase| (phrase, true))) {
            if let Some([window, clause]) = sought.get_mut(number as usize) {
                *window = window.or_else(|| {
                    let steps = self.steps(tongue, tongue.phrase(number), false);
                    steps.map(|(_, ask)| ask).min()
                });
                *clause = window
                    .filter(|_| of_clause)
                    .map(|ask| Ask {
                        clause: true,
                        ..ask
                    })
                    .or(*clause);
            }
        }
        sought
    }

    /// Notes that a step is asked for.
    fn mark(&mut self, ask: Option<Ask>) {
        let [window, clause] = &mut self.gates;
        let slot = ask.and_then(|ask| {
            let gates = if ask.clause { clause } else { window };
            gates.get_mut(ask.step as usize)
        });
        if let Some(slot) = slot {
            *slot = 1;
        }
    }

    /// The gate of a step that is asked for.
    fn gate(&self, ask: Option<Ask>) -> u16 {
        let [window, clause] = &self.gates;
        let gate = ask.and_then(|ask| {
            let gates = if ask.clause { clause } else { window };
            gates.get(ask.step as usize).copied()
        });
        gate.unwrap_or(OPEN)
    }

    /// Numbers the gates: those of the clause, then the others, by the most common of the literals
    /// that open each, so that a literal found often opens its gates in few words of a row.
    fn number(&mut self, tongue: &mut Tongue, counts: &[u32]) -> Gates {
        let most_common = |step: u32| {
            let lits = tongue.lits(step).iter();
            let count = |lit: &u16| counts.get(usize::from(*lit)).copied().unwrap_or(0);
            lits.map(|lit| (Reverse(count(lit)), *lit)).min()
        };
        let mut steps: Vec<(u16, u32)> = Vec::new();
        let mut ends = [0; 2];
        let mut next = usize::from(OPEN) + 1;
        for (of_steps, end) in self.gates.iter_mut().rev().zip(&mut ends) {
            let marked = (0_u32..).zip(of_steps).filter(|(_, slot)| **slot != OPEN);
            let mut marked: Vec<_> = marked
                .map(|(step, slot)| (most_common(step), step, slot))
                .collect();
            marked.sort_unstable_by_key(|(common, step, _)| (*common, *step));
            for (_, step, slot) in marked {
                // Where there are too many, the rest is tried in vain.
                *slot = u16::try_from(next).unwrap_or(OPEN);
                next += 1;
                steps.push((*slot, step));
            }
            // Those of the clause have words of their own.
            next = next.next_multiple_of(WIDTH);
            *end = (next / WIDTH).min((usize::from(u16::MAX) + 1) / WIDTH);
        }
        let [clause_words, words] = ends;
        Gates {
            list: listed(tongue, &steps),
            words,
            clause_words,
        }
    }
}

/// Lists the gates that each literal opens, of which `by_lit` tells where they are; `steps` are those that
/// have a gate, in its order.
fn listed(tongue: &mut Tongue, steps: &[(u16, u32)]) -> Vec<Opened> {
    let Tongue {
        by_lit,
        steps: runs,
        step_lits,
        ..
    } = tongue;
    let lits = |step: &u32| {
        let run = runs.get(*step as usize).copied().unwrap_or_default();
        run.of(step_lits).iter().map(|lit| usize::from(*lit))
    };
    // First how many there may be, then where they begin, then they themselves.
    for lit in steps.iter().flat_map(|(_, step)| lits(step)) {
        if let Some(of) = by_lit.get_mut(lit) {
            of.gates.len += 1;
        }
    }
    let mut total = 0;
    for OfLit { gates: run, .. } in &mut *by_lit {
        run.start = total;
        total += std::mem::take(&mut run.len);
    }
    let mut list = vec![Opened::default(); total as usize];
    for (gate, step) in steps {
        let new = Opened::gate(*gate);
        for lit in lits(step) {
            if let Some(of) = by_lit.get_mut(lit) {
                open(&mut list, &mut of.gates, new);
            }
        }
    }
    // Gates of one word of a row stand in one place: the places that were not needed are closed up.
    let mut end = 0;
    for OfLit { gates: run, .. } in by_lit {
        let start = run.start as usize;
        list.copy_within(start..start + run.len as usize, end);
        run.start = n32(end);
        end += run.len as usize;
    }
    list.truncate(end);
    list.shrink_to_fit();
    list
}

/// Adds a gate to those of a literal; they come in order.
fn open(list: &mut [Opened], run: &mut Run, new: Opened) {
    let end = (run.start + run.len) as usize;
    match list.get_mut(..end).and_then(<[_]>::last_mut) {
        Some(last) if run.len > 0 && last.word == new.word => last.bits |= new.bits,
        _ => {
            if let Some(slot) = list.get_mut(end) {
                *slot = new;
            }
            run.len += 1;
        }
    }
}
