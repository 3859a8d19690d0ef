//! Counting how often a bloc's verdict on a clause is what it would be on the labels people gave.
//!
//! The labels become a person's decisions: what they name is added on the words they quote, what
//! was found beside them is rejected, and what the rules of counting forgive is left as it is.
//! The two codings then go through the same rule, so that only coding is measured.

use std::collections::{BTreeMap, BTreeSet};

use super::code::Coder;
use super::{Ending, Streams};
use crate::assess::verdict::Verdict;
use crate::coding::coded::{ClauseCoding, Place};
use crate::coding::decide::Bearing;
use crate::model::bloc::Layer;
use crate::model::decision::{Decision, Quote, Ruling};
use crate::model::ids::{DecisionId, ElementId, ParagraphId};

/// What is counted of one bloc.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    /// Clauses.
    all: usize,
    /// Those with the verdict the labels lead to.
    right: usize,
    /// Clauses on which the bloc has something to say by the labels.
    spoken: usize,
    /// Those of them with the verdict the labels lead to.
    spoken_right: usize,
    /// Clauses that cross a red line of the bloc by the labels.
    crossed: usize,
    /// Those of them shown as satisfied or acceptable.
    hidden: usize,
}

impl Count {
    fn add(&mut self, truth: Verdict, shown: Verdict) {
        let right = usize::from(truth == shown);
        self.all += 1;
        self.right += right;
        if truth < Verdict::NoPosition {
            self.spoken += 1;
            self.spoken_right += right;
        }
        if truth == Verdict::CrossesRedLine {
            self.crossed += 1;
            let welcome = matches!(shown, Verdict::Satisfies | Verdict::Acceptable);
            self.hidden += usize::from(welcome);
        }
    }
}

/// The labels of a clause: elements with the words quoted for them, which may be empty.
pub(super) type Labels = Vec<(String, String)>;

/// Verdicts counted by bloc, and over all blocs.
#[derive(Debug, Default)]
pub(super) struct VerdictTally {
    blocs: BTreeMap<String, Count>,
}

impl VerdictTally {
    /// Counts every bloc's verdict on a clause; `alarms` are the elements found beside its labels.
    pub(super) fn add(
        &mut self,
        coder: &mut Coder,
        (lang, chapeau, text): (&str, &str, &str),
        shown: &ClauseCoding,
        labels: &Labels,
        alarms: &[String],
    ) {
        let decisions = decisions(labels, alarms, shown, coder);
        let bearings: Vec<Bearing<'_>> = decisions
            .iter()
            .map(|decision| {
                let own = decision.quote.find(text).is_some();
                let place = if own { Place::Text } else { Place::Chapeau(0) };
                Bearing { place, decision }
            })
            .collect();
        // Most clauses are coded as they are labelled.
        let mended =
            (!bearings.is_empty()).then(|| coder.code_decided(lang, chapeau, text, &bearings));
        let truth = coder.verdicts(text, mended.as_ref().unwrap_or(shown));
        let shown = coder.verdicts(text, shown);
        for ((bloc, truth), (_, shown)) in truth.into_iter().zip(shown) {
            for name in [bloc.as_str(), "all"] {
                let count = self.blocs.entry(name.to_owned()).or_default();
                count.add(truth, shown);
            }
        }
    }

    /// Prints what was counted.
    pub(super) fn print(&self, streams: &mut Streams<'_>) -> Result<(), Ending> {
        let head = [
            "clauses",
            "right",
            "concerned",
            "right",
            "crossed",
            "hidden",
        ];
        streams.line(&format!(
            "{:22} {:>7} {:>6} {:>9} {:>6} {:>7} {:>6}",
            "verdicts", head[0], head[1], head[2], head[3], head[4], head[5]
        ))?;
        for (bloc, count) in &self.blocs {
            let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
            streams.line(&format!(
                "verdicts {bloc:13} {:7} {:6.3} {:9} {:6.3} {:7} {:6}",
                count.all,
                share(count.right, count.all),
                count.spoken,
                share(count.spoken_right, count.spoken),
                count.crossed,
                count.hidden
            ))?;
        }
        Ok(())
    }
}

/// What a person who gave these labels would have decided on the clause.
fn decisions(
    labels: &Labels,
    alarms: &[String],
    shown: &ClauseCoding,
    coder: &Coder,
) -> Vec<Decision> {
    let found: BTreeSet<&str> = shown
        .elements
        .iter()
        .filter_map(|coded| Some(coder.codebook.element_id(coded.element)?.as_str()))
        .collect();
    let missed = labels
        .iter()
        .filter(|(id, _)| !found.contains(id.as_str()))
        .filter_map(|(id, words)| Some((Ruling::Add(ElementId::new(id).ok()?), words.as_str())));
    let alarms = alarms
        .iter()
        .filter_map(|id| Some((Ruling::Reject(ElementId::new(id).ok()?), "")));
    let rulings = alarms.chain(missed).enumerate();
    let decision = |(at, (ruling, words)): (usize, (Ruling, &str))| Decision {
        id: DecisionId(ulid::Ulid::from_parts(at as u64, 0)),
        paragraph: ParagraphId(ulid::Ulid::nil()),
        quote: Quote {
            words: words.to_owned(),
            ..Quote::default()
        },
        ruling,
        reason: String::new(),
        author: String::new(),
        time_ms: at as u64,
        layer: Layer::Shared,
    };
    rulings.map(decision).collect()
}
