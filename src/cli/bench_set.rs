//! `travaux eval`: how well the coding agrees with clauses that people coded.
//!
//! Counted as the gold labels were made: elements of one family are near-synonyms, so where the
//! gold has one of them another is neither hit nor false alarm; elements added to the codebook
//! after the clauses were coded are left out; doubtful ones are forgiven either way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use crate::coding::coded::{By, CodedElement};

use super::code::Coder;
use super::{Ending, Streams, load};

/// What is forgiven.
const RULES: &str = include_str!("../../assets/eval.json");

/// The rules of counting.
#[derive(Debug, Deserialize)]
struct Rules {
    families: Vec<BTreeSet<String>>,
    synonyms: BTreeMap<String, String>,
    added_later: BTreeSet<String>,
}

/// A clause with its gold labels.
#[derive(Debug, Deserialize)]
struct Gold {
    id: String,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    chapeau: String,
    text: String,
    #[serde(default)]
    kind: String,
    elements: Vec<Label>,
    #[serde(default)]
    doubtful: Vec<String>,
}

/// A label, with its words or without.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Label {
    Quoted { id: String },
    Bare(String),
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
    fn folded<S: AsRef<str>>(&self, ids: impl IntoIterator<Item = S>) -> BTreeSet<String> {
        ids.into_iter()
            .map(|id| {
                let id = id.as_ref();
                self.synonyms.get(id).map_or(id, String::as_str).to_owned()
            })
            .filter(|id| !self.added_later.contains(id))
            .collect()
    }

    /// Hits, false alarms and misses of what was found in a clause.
    fn count(
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

/// Codes the gold clauses and prints the scores.
pub(super) fn eval(
    gold: &Path,
    n_misses: usize,
    dossier: Option<&Path>,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let got = load::dossier(dossier, streams)?;
    let lexicon = load::lexicon(streams)?;
    let rules: Rules = serde_json::from_str(RULES).map_err(|_broken| Ending::Invalid)?;
    let mut coder = Coder::new(&got.value, &lexicon, got.value.as_of);
    let mut ending = got.ending;
    let mut scores = Scores::new();
    let mut in_three = (0, 0);
    let mut wrong = Vec::new();
    for (number, line) in load::text(gold, streams)?.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let row: Gold = match serde_json::from_str(line) {
            Ok(row) => row,
            Err(error) => {
                streams.say(&format!(
                    "error: {}:{}: {error}",
                    gold.display(),
                    number + 1
                ));
                ending = ending.max(Ending::Invalid);
                continue;
            }
        };
        let coding = coder.code(&row.lang, &row.chapeau, &row.text);
        let named = |list: &[&CodedElement]| -> Vec<String> {
            let ids = list
                .iter()
                .filter_map(|c| coder.codebook.element_id(c.element));
            ids.map(ToString::to_string).collect()
        };
        let all: Vec<&CodedElement> = coding.elements.iter().collect();
        let certain: Vec<&CodedElement> = all
            .iter()
            .copied()
            .filter(|c| matches!(c.by, By::Cue(_)))
            .collect();
        let labels = row.elements.iter().map(|label| match label {
            Label::Quoted { id } | Label::Bare(id) => id.as_str(),
        });
        let truth = rules.folded(labels);
        let doubtful = rules.folded(row.doubtful.iter().map(String::as_str));
        let count = |found: &[String]| rules.count(found, &truth, &doubtful);
        let (hits, alarms, misses) = count(&named(&all));
        for group in [
            "all".to_owned(),
            format!("lang {}", row.lang),
            format!("kind {}", row.kind),
        ] {
            add(scores.entry(group).or_default(), hits, &alarms, &misses);
        }
        let (sure, loud, lost) = count(&named(&certain));
        add(
            scores.entry("tier cues".to_owned()).or_default(),
            sure,
            &loud,
            &lost,
        );
        let three: Vec<&CodedElement> = all
            .iter()
            .copied()
            .chain(coding.suggestions.iter().take(3))
            .collect();
        let offered = rules.folded(named(&three).iter().map(String::as_str));
        in_three.0 += truth.iter().filter(|id| offered.contains(*id)).count();
        in_three.1 += truth.len();
        if !alarms.is_empty() || !misses.is_empty() {
            wrong.push(format!(
                "{}: missed {misses:?}; false alarm {alarms:?}",
                row.id
            ));
        }
    }
    print(&scores, in_three, streams)?;
    for line in wrong.iter().take(n_misses) {
        streams.line(line)?;
    }
    Ok(ending)
}

fn add(score: &mut Score, hits: usize, alarms: &[String], misses: &[String]) {
    score.hits += hits;
    score.alarms += alarms.len();
    score.misses += misses.len();
    score.clauses += 1;
    score.exact += usize::from(alarms.is_empty() && misses.is_empty());
}

fn print(
    scores: &Scores,
    in_three: (usize, usize),
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let head = ["clauses", "prec", "recall", "F1", "exact"];
    streams.line(&format!(
        "{:22} {:>7} {:>6} {:>6} {:>6} {:>6}",
        "", head[0], head[1], head[2], head[3], head[4]
    ))?;
    for (group, score) in scores {
        let exact = share(score.exact, score.clauses);
        streams.line(&format!(
            "{group:22} {:7} {:6.3} {:6.3} {:6.3} {exact:6.3}",
            score.clauses,
            score.precision(),
            score.recall(),
            score.f1()
        ))?;
    }
    streams.line(&format!(
        "{:22} {:>7} {:6} {:6.3}",
        "asserted or in three",
        "",
        "",
        share(in_three.0, in_three.1)
    ))
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
