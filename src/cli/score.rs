//! Counting how well a coding agrees with labels: hits, false alarms, misses, calibration.
//!
//! Counted as the gold labels were made: elements of one family are near-synonyms, so where the
//! gold has one of them another is neither hit nor false alarm; elements added to the codebook
//! after the clauses were coded are left out; doubtful ones are forgiven either way.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Ending, Streams};
use crate::coding::codebook::Codebook;
use crate::coding::coded::{By, ClauseCoding, CodedElement};

/// What is forgiven.
const RULES: &str = include_str!("../../assets/eval.json");

/// The rules of counting.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Rules {
    families: Vec<BTreeSet<String>>,
    synonyms: BTreeMap<String, String>,
    added_later: BTreeSet<String>,
}

/// Hits, false alarms, misses; clauses, and those coded exactly right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Elements found that are there.
    pub hits: usize,
    /// Elements found that are not there.
    pub alarms: usize,
    /// Elements that are there and were not found.
    pub misses: usize,
    /// Clauses.
    pub clauses: usize,
    /// Clauses coded exactly right.
    pub exact: usize,
}

impl Score {
    /// Share of what is found that is there; 1 where nothing is found.
    pub fn precision(self) -> f64 {
        share(self.hits, self.hits + self.alarms)
    }

    /// Share of what is there that is found; 1 where nothing is there.
    pub fn recall(self) -> f64 {
        share(self.hits, self.hits + self.misses)
    }

    /// Harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

/// Scores by group: all, language, kind, tier.
pub type Scores = BTreeMap<String, Score>;

impl Rules {
    /// The same, counting the elements that were added later too.
    pub(super) fn without_additions(mut self) -> Self {
        self.added_later.clear();
        self
    }

    /// The rules of the shipped dossier's gold clauses.
    pub(super) fn shipped() -> Option<Self> {
        serde_json::from_str(RULES).ok()
    }

    pub(super) fn folded<S: AsRef<str>>(
        &self,
        ids: impl IntoIterator<Item = S>,
    ) -> BTreeSet<String> {
        ids.into_iter()
            .map(|id| {
                let id = id.as_ref();
                self.synonyms.get(id).map_or(id, String::as_str).to_owned()
            })
            .filter(|id| !self.added_later.contains(id))
            .collect()
    }

    /// Hits, false alarms and misses of what was found in a clause.
    pub(super) fn count(
        &self,
        found: &[String],
        truth: &BTreeSet<String>,
        doubtful: &BTreeSet<String>,
    ) -> (usize, Vec<String>, Vec<String>) {
        let found = self.folded(found);
        let free = self.forgiven(truth, doubtful);
        let alarms = found.difference(truth).filter(|id| !free.contains(*id));
        let misses = truth
            .difference(&found)
            .filter(|id| !doubtful.contains(*id));
        let (alarms, misses) = (alarms.cloned().collect(), misses.cloned().collect());
        (truth.intersection(&found).count(), alarms, misses)
    }

    /// Elements that are neither hit nor false alarm beside this gold.
    fn forgiven(&self, gold: &BTreeSet<String>, doubtful: &BTreeSet<String>) -> BTreeSet<String> {
        let families = self
            .families
            .iter()
            .filter(|family| !family.is_disjoint(gold));
        let mut free: BTreeSet<String> = families.flatten().cloned().collect();
        free.retain(|id| !gold.contains(id));
        free.extend(doubtful.iter().cloned());
        free
    }
}

/// What is counted over many clauses.
#[derive(Debug, Default)]
pub(super) struct Tally {
    scores: Scores,
    /// Labels that are asserted or among the first three offered, and all labels.
    in_three: BTreeMap<String, (usize, usize)>,
    /// By tenth of likelihood of what is likely or offered: right, and all.
    bins: BTreeMap<u16, (usize, usize)>,
}

/// A clause with its labels.
#[derive(Debug)]
pub(super) struct Labelled<'a> {
    pub(super) lang: &'a str,
    pub(super) kind: &'a str,
    pub(super) truth: BTreeSet<String>,
    pub(super) doubtful: BTreeSet<String>,
    /// Where labels are known of this element only, it.
    pub(super) only: Option<&'a str>,
}

impl Tally {
    /// Counts a coded clause; gives the elements missed and the false alarms.
    pub(super) fn add(
        &mut self,
        rules: &Rules,
        codebook: &Codebook,
        clause: &Labelled<'_>,
        coding: &ClauseCoding,
        strict: bool,
    ) -> (Vec<String>, Vec<String>) {
        let named = |coded: &CodedElement| {
            let id = codebook.element_id(coded.element)?.to_string();
            clause.only.is_none_or(|only| only == id).then_some(id)
        };
        let names = |pick: &dyn Fn(&By) -> bool| -> Vec<String> {
            let found = coding.elements.iter().filter(|coded| pick(&coded.by));
            found.filter_map(named).collect()
        };
        let count = |found: &[String]| rules.count(found, &clause.truth, &clause.doubtful);
        let all = names(&|by| !strict || *by != By::Wording);
        let (hits, alarms, misses) = count(&all);
        for group in [
            "all".to_owned(),
            format!("lang {}", clause.lang),
            format!("kind {}", clause.kind),
        ] {
            add(
                self.scores.entry(group).or_default(),
                hits,
                &alarms,
                &misses,
            );
        }
        for (tier, by_wording) in [("certain", false), ("likely", true)] {
            let found = names(&|by| (*by == By::Wording) == by_wording);
            let (hits, alarms, misses) = count(&found);
            let group = format!("tier {tier} {}", clause.lang);
            add(
                self.scores.entry(group).or_default(),
                hits,
                &alarms,
                &misses,
            );
        }
        let offered = coding
            .elements
            .iter()
            .chain(coding.suggestions.iter().take(3));
        let offered = rules.folded(offered.filter_map(named));
        let three = self.in_three.entry(clause.lang.to_owned()).or_default();
        three.0 += clause.truth.intersection(&offered).count();
        three.1 += clause.truth.len();
        for coded in coding.elements.iter().chain(&coding.suggestions) {
            let Some(id) = named(coded).filter(|_| coded.by == By::Wording) else {
                continue;
            };
            let (hits, alarms, _) = count(&[id]);
            let bin = self
                .bins
                .entry(coded.likelihood.min(999) / 100)
                .or_default();
            bin.0 += hits;
            bin.1 += hits + alarms.len();
        }
        (misses, alarms)
    }

    /// Prints everything counted.
    pub(super) fn print(&self, streams: &mut Streams<'_>) -> Result<(), Ending> {
        let head = ["clauses", "prec", "recall", "F1", "exact"];
        streams.line(&format!(
            "{:22} {:>7} {:>6} {:>6} {:>6} {:>6}",
            "", head[0], head[1], head[2], head[3], head[4]
        ))?;
        for (group, score) in &self.scores {
            let exact = share(score.exact, score.clauses);
            streams.line(&format!(
                "{group:22} {:7} {:6.3} {:6.3} {:6.3} {exact:6.3}",
                score.clauses,
                score.precision(),
                score.recall(),
                score.f1()
            ))?;
        }
        for (lang, (found, all)) in &self.in_three {
            let name = format!("asserted or in three {lang}");
            streams.line(&format!("{name:30} {:13.3}", share(*found, *all)))?;
        }
        for (bin, (right, all)) in &self.bins {
            let from = f64::from(*bin) / 10.0;
            streams.line(&format!(
                "likelihood {from:.1}-{:.1}  right {:.3} of {all}",
                from + 0.1,
                share(*right, *all)
            ))?;
        }
        Ok(())
    }
}

fn add(score: &mut Score, hits: usize, alarms: &[String], misses: &[String]) {
    score.hits += hits;
    score.alarms += alarms.len();
    score.misses += misses.len();
    score.clauses += 1;
    score.exact += usize::from(alarms.is_empty() && misses.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_counts_shares() {
        let score = Score {
            hits: 3,
            alarms: 1,
            misses: 3,
            clauses: 4,
            exact: 1,
        };
        assert!((score.precision() - 0.75).abs() < 1e-9);
        assert!((score.recall() - 0.5).abs() < 1e-9);
        assert!((score.f1() - 0.6).abs() < 1e-9);
    }

    #[test]
    fn a_near_synonym_is_no_false_alarm() {
        let rules: Rules = serde_json::from_str(RULES).unwrap();
        let gold = rules.folded(["emergency-access"]);
        assert!(
            rules
                .forgiven(&gold, &BTreeSet::new())
                .contains("emergency-mla")
        );
        assert!(rules.folded(["legality-principle"]).is_empty());
    }
}
