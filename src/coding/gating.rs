//! Which steps get a gate, and which gates each phrase and cue asks for.

use super::cue::Need;
use super::gate::{COMMON, Gates, Needs, OPEN, Opened, WIDTH};
use super::tongue::{Cue, Link, Phrase, Sought, Tongue};
use super::vocab::Run;
use super::word::n32;

/// A step that is asked for; what it costs is how common its words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ask {
    cost: u32,
    step: u32,
    /// Whether it may stand in any window of the clause.
    clause: bool,
}

/// No step.
const NOTHING: Ask = Ask {
    cost: u32::MAX,
    step: u32::MAX,
    clause: false,
};

/// The rarest steps that are asked for, the rarest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Asks([Ask; 4]);

impl Asks {
    const NONE: Self = Self([NOTHING; 4]);

    fn add(&mut self, mut new: Ask) {
        if self.0.contains(&new) {
            return;
        }
        for place in &mut self.0 {
            if new < *place {
                std::mem::swap(place, &mut new);
            }
        }
    }

    /// The steps worth a gate: the rarest two, and the others where they are rare as well.
    fn worth(self) -> [Ask; 4] {
        let [first, second, third, fourth] = self.0;
        let if_rare = |ask: Ask| if ask.cost <= RARE { ask } else { NOTHING };
        [first, second, if_rare(third), if_rare(fourth)]
    }

    /// Leaves those that `other` asks for too.
    fn keep_common(&mut self, other: &Self) {
        let common = self.0.into_iter().filter(|ask| other.0.contains(ask));
        let mut kept = Self::NONE;
        common.for_each(|ask| kept.add(ask));
        *self = kept;
    }
}

/// A step is rare that costs no more than this.
const RARE: u32 = 160;

/// A literal that opens more gates than this has a row.
const MANY: u32 = 128;

/// What is asked of a phrase that cues seek beside the one by which they are entered.
#[derive(Clone, Copy, Debug)]
struct AskSought {
    window: [Ask; 2],
    clause: [Ask; 2],
}

/// The gates in the making.
struct Setter {
    /// Per step how common its words are.
    costs: Vec<u32>,
    /// Per step its gate of the window, and that of the clause.
    gates: [Vec<u16>; 2],
}

/// Gives gates to the steps that phrases and cues ask for; `counts` says how common literals are.
pub(super) fn set_gates(tongue: &mut Tongue, counts: &[u32]) -> Vec<Needs> {
    let count = |lit: &u16| counts.get(usize::from(*lit)).copied().unwrap_or(1);
    let cost = |run: &Run| run.of(&tongue.step_lits).iter().map(count).sum();
    let mut setter = Setter {
        costs: tongue.steps.iter().map(cost).collect(),
        gates: [OPEN; 2].map(|open| vec![open; tongue.steps.len()]),
    };
    let of_cues: Vec<Asks> = tongue
        .cues
        .iter()
        .map(|cue| setter.cue(tongue, cue))
        .collect();
    let of_phrases = tongue.phrases.iter();
    let of_phrases: Vec<Asks> = of_phrases
        .map(|phrase| setter.phrase(tongue, phrase, &of_cues))
        .collect();
    let sought = setter.sought(tongue);
    for asks in of_cues.iter().chain(&of_phrases) {
        asks.worth().into_iter().for_each(|ask| setter.mark(ask));
    }
    for sought in sought.iter().flatten() {
        let asks = sought.window.iter().chain(&sought.clause);
        asks.for_each(|ask| setter.mark(*ask));
    }
    let mut gates = setter.number(tongue);
    for (cue, asks) in tongue.cues.iter_mut().zip(&of_cues) {
        cue.needs = asks.worth().map(|ask| setter.gate(ask));
    }
    let gates_of = |asks: &Option<AskSought>| {
        asks.map_or_else(Sought::default, |asks| Sought {
            window: asks.window.map(|ask| setter.gate(ask)),
            clause: asks.clause.map(|ask| setter.gate(ask)),
        })
    };
    tongue.sought = sought.iter().map(gates_of).collect();
    setter.list(tongue, &mut gates);
    tongue.gates = gates;
    let needs = of_phrases
        .iter()
        .map(|asks| asks.worth().map(|ask| setter.gate(ask)));
    needs.collect()
}

impl Setter {
    /// The steps of a phrase that must be there, with their places in it.
    fn steps<'a>(
        &'a self,
        tongue: &'a Tongue,
        phrase: &Phrase,
        clause: bool,
    ) -> impl Iterator<Item = (usize, Ask)> + use<'a> {
        let links: &[Link] = phrase.links.of(&tongue.links);
        let must = links.iter().enumerate().filter(|(_, link)| !link.optional);
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
    fn cue(&self, tongue: &Tongue, cue: &Cue) -> Asks {
        let mut asks = Asks::NONE;
        for part in cue.parts.of(&tongue.parts).iter().skip(1) {
            if part.need != Need::Absent {
                let phrase = tongue.phrase(part.phrase);
                let steps = self.steps(tongue, &phrase, part.need == Need::Context);
                steps.for_each(|(_, ask)| asks.add(ask));
            }
        }
        asks
    }

    /// What a phrase asks for that is entered by one of its words: its other steps, and where it is
    /// there for cues alone, what all of them ask for.
    fn phrase(&self, tongue: &Tongue, phrase: &Phrase, of_cues: &[Asks]) -> Asks {
        let mut asks = Asks::NONE;
        if phrase.cues.len == 0 && phrase.roles.len == 0 {
            return asks;
        }
        let anchor = usize::from(phrase.anchor);
        let others = self.steps(tongue, phrase, false);
        let others = others.filter(|(at, _)| *at != anchor);
        others.for_each(|(_, ask)| asks.add(ask));
        if phrase.roles.len == 0 {
            let cues = phrase.cues.of(&tongue.entered).iter();
            let mut cues = cues.filter_map(|cue| of_cues.get(*cue as usize));
            let mut common = cues.next().copied().unwrap_or(Asks::NONE);
            cues.for_each(|other| common.keep_common(other));
            common.0.into_iter().for_each(|ask| asks.add(ask));
        }
        asks
    }

    /// What is asked of every phrase that is sought.
    fn sought(&self, tongue: &Tongue) -> Vec<Option<AskSought>> {
        let mut sought: Vec<Option<AskSought>> = vec![None; tongue.phrases.len()];
        let parts = tongue.cues.iter();
        let parts = parts.flat_map(|cue| cue.parts.of(&tongue.parts).iter().skip(1));
        let parts = parts.map(|part| (part.phrase, part.need == Need::Context));
        let elsewhere = tongue.elsewhere.iter().map(|phrase| (*phrase, false));
        let here = tongue.here.iter().map(|phrase| (*phrase, true));
        for (number, of_clause) in parts.chain(elsewhere).chain(here) {
            let Some(slot) = sought.get_mut(number as usize) else {
                continue;
            };
            let phrase = tongue.phrase(number);
            let rarest = |clause| {
                let mut asks = Asks::NONE;
                let steps = self.steps(tongue, &phrase, clause);
                steps.for_each(|(_, ask)| asks.add(ask));
                let Asks([first, second, ..]) = asks;
                [first, second]
            };
            let asked = slot.get_or_insert_with(|| AskSought {
                window: rarest(false),
                clause: [NOTHING; 2],
            });
            if of_clause && asked.clause == [NOTHING; 2] {
                asked.clause = rarest(true);
            }
        }
        sought
    }

    /// Notes that a step is asked for.
    fn mark(&mut self, ask: Ask) {
        let [window, clause] = &mut self.gates;
        let gates = if ask.clause { clause } else { window };
        if let Some(slot) = gates.get_mut(ask.step as usize) {
            *slot = 1;
        }
    }

    /// Numbers the gates: those of the clause, those that common literals open, then the others.
    fn number(&mut self, tongue: &Tongue) -> Gates {
        let lits_of = |step: &Run| step.of(&tongue.step_lits);
        // First how many gates each literal opens.
        let mut lits = vec![Run::default(); tongue.vocab.n_lits];
        let [window, clause] = &mut self.gates;
        for gates in [&*window, &*clause] {
            let marked = tongue.steps.iter().zip(gates);
            let marked = marked.filter(|(_, gate)| **gate != OPEN);
            for lit in marked.flat_map(|(step, _)| lits_of(step)) {
                if let Some(run) = lits.get_mut(usize::from(*lit)) {
                    run.len += 1;
                }
            }
        }
        for run in lits.iter_mut().filter(|run| run.len > MANY) {
            run.len = COMMON;
        }
        let is_common = |lit: &u16| {
            let run = lits.get(usize::from(*lit));
            run.is_some_and(|run| run.len == COMMON)
        };
        let mut next = usize::from(OPEN) + 1;
        let mut end = next;
        // Where there are too many, the rest is tried in vain.
        let mut give = |slot: &mut u16| {
            *slot = u16::try_from(next).unwrap_or(OPEN);
            next += 1;
            next
        };
        for slot in clause.iter_mut().filter(|slot| **slot != OPEN) {
            end = give(slot);
        }
        // Those of the clause have words of their own.
        let mut spare = OPEN;
        while !end.is_multiple_of(WIDTH) {
            end = give(&mut spare);
        }
        let mut ends = [end; 3];
        let steps = || {
            tongue
                .steps
                .iter()
                .map(|step| lits_of(step).iter().any(is_common))
        };
        for common in [true, false] {
            let marked = window.iter_mut().zip(steps());
            let marked = marked.filter(|(slot, is_common)| **slot != OPEN && *is_common == common);
            for (slot, _) in marked {
                let end = give(slot);
                let [_, common_end, last] = &mut ends;
                *last = end;
                if common {
                    *common_end = end;
                }
            }
        }
        let most = (usize::from(u16::MAX) + 1) / WIDTH;
        let [clause_words, common_words, words] = ends.map(|end| end.div_ceil(WIDTH).min(most));
        Gates {
            lits,
            words: words.max(common_words),
            common_words,
            clause_words,
            ..Gates::default()
        }
    }

    fn gate(&self, ask: Ask) -> u16 {
        let [window, clause] = &self.gates;
        let gates = if ask.clause { clause } else { window };
        gates.get(ask.step as usize).copied().unwrap_or(OPEN)
    }

    /// Lists the gates that each literal opens.
    fn list(&self, tongue: &Tongue, gates: &mut Gates) {
        let Gates {
            lits,
            list,
            common,
            common_words,
            ..
        } = gates;
        let mut total = 0;
        for run in &mut *lits {
            if run.len == COMMON {
                run.start = n32(common.len());
                common.resize(common.len() + *common_words, 0);
            } else {
                run.start = total;
                total += std::mem::take(&mut run.len);
            }
        }
        *list = vec![Opened::default(); total as usize];
        for of_steps in &self.gates {
            let steps = tongue.steps.iter().zip(of_steps);
            for (step, gate) in steps.filter(|(_, gate)| **gate != OPEN) {
                for lit in step.of(&tongue.step_lits) {
                    let Some(run) = lits.get_mut(usize::from(*lit)) else {
                        continue;
                    };
                    let opened = Opened::gate(*gate);
                    if run.len != COMMON {
                        open(list, run, opened);
                    } else if let Some(row) = common.get_mut(run.start as usize..) {
                        opened.open_in(row);
                    }
                }
            }
        }
        close_up(lits, list);
    }
}

/// Adds a gate to those of a literal; steps come in the order of their gates.
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

/// Takes out of the list the places that were not needed, since gates of one word stand in one.
fn close_up(lits: &mut [Run], list: &mut Vec<Opened>) {
    let mut end = 0;
    for run in lits.iter_mut().filter(|run| run.len != COMMON) {
        let start = run.start as usize;
        list.copy_within(start..start + run.len as usize, end);
        run.start = n32(end);
        end += run.len as usize;
    }
    list.truncate(end);
    list.shrink_to_fit();
}
