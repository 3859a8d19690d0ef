//! The score: one number in [−1, 1] to rank and to colour by, never shown without its verdict.
//!
//! For a bloc and a place, over the findings that enter the verdict there:
//!
//! - **G** sums weight × salience over requirements met;
//! - **L** sums weight × salience over conflicts, and 1 × salience over requirements met too weakly;
//! - what is accepted or tolerated adds nothing.
//!
//! **score = (G − L) / (G + L + 1)**
//!
//! The weight is 9 for a red line, 3 for core, 1 for a preference; salience runs from 0 to 1 (a
//! half where none is recorded). The 1 below the line keeps a single finding from reaching the end
//! of the scale: one red line crossed at full salience is −0.9, one core demand met +0.75. Adding a
//! conflict never raises the score, and meeting a requirement never lowers it. It is counted in
//! whole thousandths, so that it is the same on every machine. `docs/verdicts.md` tells users.

use crate::model::bloc::Strength;

use super::assessment::{Assessment, Part};
use super::finding::{BlocIx, Finding, FindingKind};

/// A score in thousandths, −1000 to 1000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(pub i16);

impl Score {
    /// The score as a number in [−1, 1], for drawing.
    pub fn value(self) -> f32 {
        f32::from(self.0) / 1000.0
    }
}

/// What one finding of this strength weighs.
pub fn weight(strength: Strength) -> u8 {
    match strength {
        Strength::RedLine => 9,
        Strength::Core => 3,
        Strength::Preference => 1,
    }
}

/// The scale of salience: 100 is full.
const FULL: u64 = 100;

/// The score of these findings, all of one bloc and all entering its verdict.
pub fn score_of(findings: &[&Finding]) -> Score {
    let (mut gain, mut loss) = (0_u64, 0_u64);
    for finding in findings {
        let salience = u64::from(finding.held.salience).min(FULL);
        let full = u64::from(weight(finding.strength())) * salience;
        match finding.kind {
            FindingKind::Met => gain += full,
            FindingKind::Conflict => loss += full,
            FindingKind::MetTooWeakly => loss += salience,
            FindingKind::Tolerated
            | FindingKind::Accepted
            | FindingKind::StillAsks
            | FindingKind::Missing => {}
        }
    }
    let below = gain + loss + FULL;
    let size = (gain.abs_diff(loss) * 1000 + below / 2) / below;
    let size = i16::try_from(size).unwrap_or(1000);
    Score(if gain < loss { -size } else { size })
}

/// The score of a bloc on a part of a draft.
pub fn score(assessment: &Assessment, part: Part, bloc: BlocIx) -> Score {
    let entering: Vec<_> = assessment
        .findings_in(part)
        .filter(|finding| finding.bloc == bloc && assessment.enters(finding).is_some())
        .collect();
    score_of(&entering)
}

/// The scores of all blocs on a part of a draft, by [`BlocIx`].
pub fn scores(assessment: &Assessment, part: Part) -> Vec<Score> {
    let mut by_bloc: Vec<Vec<&Finding>> = vec![Vec::new(); assessment.n_blocs()];
    for finding in assessment.findings_in(part) {
        if let (Some(list), Some(_)) = (
            by_bloc.get_mut(usize::from(finding.bloc.0)),
            assessment.enters(finding),
        ) {
            list.push(finding);
        }
    }
    by_bloc.iter().map(|findings| score_of(findings)).collect()
}
