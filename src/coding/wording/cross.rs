//! Cross-validation over the banks: near-duplicates stay on one side.

use super::bank::{LEARNT, Learnt, Sample, assemble, elements_of, learn_from};
use super::learn::grams_of;
use super::model::Model;

/// One part of the samples, and how the others teach.
#[derive(Clone, Debug)]
pub struct Fold {
    /// Places of the samples held out.
    pub held_out: Vec<usize>,
    /// Places of the samples learnt from.
    pub learnt: Vec<usize>,
}

/// Sentences that share so many of their pieces, in percent, are near-duplicates.
const ALIKE: usize = 60;

/// Parts the samples into `n` folds, the same on every machine.
pub fn folds(samples: &[Sample], n: usize) -> Vec<Fold> {
    let groups = groups(samples);
    let mut dice = 0x9e37_79b9_u64;
    let mut fold_of = vec![usize::MAX; samples.len()];
    let mut places = Vec::with_capacity(samples.len());
    for group in &groups {
        let slot = fold_of.get_mut(*group);
        let fold = slot.map_or(0, |slot| {
            if *slot == usize::MAX {
                dice = dice
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                *slot = usize::try_from(dice >> 33).unwrap_or(0) % n.max(1);
            }
            *slot
        });
        places.push(fold);
    }
    (0..n)
        .map(|fold| {
            let (held_out, learnt) =
                (0..samples.len()).partition(|at| places.get(*at) == Some(&fold));
            Fold { held_out, learnt }
        })
        .collect()
}

/// Per sample, the first sample that it is like.
fn groups(samples: &[Sample]) -> Vec<usize> {
    let sets: Vec<Vec<u32>> = samples
        .iter()
        .map(|s| grams_of(s.lang, &s.text).0.iter().map(|g| g.key).collect())
        .collect();
    let mut holders: std::collections::BTreeMap<u32, Vec<usize>> =
        std::collections::BTreeMap::new();
    let mut groups: Vec<usize> = Vec::with_capacity(samples.len());
    let mut shared = vec![0_usize; samples.len()];
    for (at, set) in sets.iter().enumerate() {
        let mut seen: Vec<usize> = Vec::new();
        for key in set {
            let holders = holders.entry(*key).or_default();
            // What stands in very many sentences makes none alike.
            if holders.len() < 400 {
                for other in holders.iter() {
                    let Some(n) = shared.get_mut(*other) else {
                        continue;
                    };
                    *n += 1;
                    if *n == 1 {
                        seen.push(*other);
                    }
                }
                holders.push(at);
            }
        }
        seen.sort_unstable();
        let mut group = at;
        for other in seen {
            let n = shared.get_mut(other).map(std::mem::take).unwrap_or(0);
            let least = set.len().min(sets.get(other).map_or(0, Vec::len));
            if group == at && n * 100 >= least * ALIKE && n > 0 {
                group = groups.get(other).copied().unwrap_or(at);
            }
        }
        groups.push(group);
    }
    groups
}

impl Fold {
    /// The model learnt from the samples that are not held out.
    pub fn train(&self, samples: &[Sample]) -> Model {
        let taught: Vec<&Sample> = self
            .learnt
            .iter()
            .filter_map(|at| samples.get(*at))
            .collect();
        let elements = elements_of(samples);
        let learnt: Vec<Learnt> = LEARNT
            .into_iter()
            .map(|lang| Learnt::new(lang, learn_from(&taught, &elements, lang)))
            .collect();
        assemble(samples, learnt)
    }
}
