//! Matrices: what blocs want on every issue, how a draft fares article by article, and the scaled
//! matrix analysts compute with. Plain data, in the dossier's order.

use std::sync::Arc;

use crate::coding::coded::ElementIx;
use crate::model::bloc::{ConfidenceKind, Layer, Strength, Verb};
use crate::model::draft::Draft;

use super::assessment::{Assessment, Coverage, Part};
use super::book::{Held, PositionBook};
use super::finding::{BlocIx, FindingKind, IssueIx, Site};
use super::verdict::Verdict;

/// What a bloc's demands on an issue amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// It requires something and opposes nothing.
    Wants,
    /// It opposes something and requires nothing.
    Rejects,
    /// It requires one thing and opposes another.
    Mixed,
    /// It only accepts.
    Open,
    /// Nothing is recorded, or nothing that asks anything of a text.
    NoRecordedPosition,
}

impl Reading {
    /// The English words, as scripts read them.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wants => "wants",
            Self::Rejects => "rejects",
            Self::Mixed => "mixed",
            Self::Open => "open",
            Self::NoRecordedPosition => "no recorded position",
        }
    }

    fn of(demands: &[Arc<Held>]) -> Self {
        Self::of_verbs(demands.iter().map(|held| held.demand.verb))
    }

    /// What demands with these verbs amount to.
    pub fn of_verbs(verbs: impl Iterator<Item = Verb>) -> Self {
        let (mut requires, mut opposes, mut accepts) = (false, false, false);
        for verb in verbs {
            match verb {
                Verb::Requires => requires = true,
                Verb::Opposes => opposes = true,
                Verb::Accepts => accepts = true,
            }
        }
        match (requires, opposes) {
            (true, true) => Self::Mixed,
            (true, false) => Self::Wants,
            (false, true) => Self::Rejects,
            (false, false) if accepts => Self::Open,
            (false, false) => Self::NoRecordedPosition,
        }
    }
}

/// A cell of the position matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionCell {
    /// What the demands amount to.
    pub reading: Reading,
    /// The strongest of what is required or opposed.
    pub strongest: Option<Strength>,
    /// How much the issue weighs, 0-100, where that is recorded.
    pub salience: Option<u8>,
    /// How well the entry in force is supported.
    pub confidence: ConfidenceKind,
    /// Whether anything confidential is in it.
    pub layer: Layer,
}

/// Issues by blocs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionMatrix {
    /// The issues, each with a cell a bloc.
    pub rows: Vec<(IssueIx, Vec<PositionCell>)>,
}

/// What every bloc wants on every issue.
pub fn positions(book: &PositionBook) -> PositionMatrix {
    let row = |issue| {
        (
            issue,
            book.blocs()
                .map(|(bloc, _)| position(book, bloc, issue))
                .collect(),
        )
    };
    PositionMatrix {
        rows: book.names().issues().map(row).collect(),
    }
}

/// What one bloc wants on one issue.
pub fn position(book: &PositionBook, bloc: BlocIx, issue: IssueIx) -> PositionCell {
    let demands = book.demands(bloc, issue);
    let mut cell = PositionCell {
        reading: Reading::of(demands),
        strongest: demands
            .iter()
            .filter(|held| held.demand.verb != Verb::Accepts)
            .map(|held| held.demand.strength)
            .max(),
        salience: None,
        confidence: ConfidenceKind::NoPosition,
        layer: demands
            .iter()
            .map(|held| held.demand.layer)
            .max()
            .unwrap_or_default(),
    };
    for entry in book.entries(bloc, issue) {
        cell.salience = entry
            .salience
            .as_ref()
            .map(|salience| salience.value)
            .or(cell.salience);
        cell.confidence = entry.confidence.kind;
        cell.layer = cell.layer.max(entry.layer);
    }
    cell
}

/// Counts of findings in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [u32; 7],
    /// Findings a person set aside; they are in no other figure.
    pub ignored: u32,
}

impl Tally {
    /// How many findings of this kind there are.
    pub fn of(&self, kind: FindingKind) -> u32 {
        self.counts.get(kind as usize).copied().unwrap_or(0)
    }

    fn add(&mut self, kind: FindingKind, ignored: bool) {
        if ignored {
            self.ignored += 1;
        } else if let Some(slot) = self.counts.get_mut(kind as usize) {
            *slot += 1;
        }
    }
}

/// A cell of the draft matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftCell {
    /// The verdict.
    pub verdict: Verdict,
    /// What stands behind and beside it.
    pub tally: Tally,
}

/// A row of the draft matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The article, the preamble or the draft.
    pub part: Part,
    /// How many of its clauses are not coded.
    pub coverage: Coverage,
    /// One cell a bloc.
    pub cells: Vec<DraftCell>,
}

/// Articles by blocs: the preamble first, where there is one, and the draft as a whole last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftMatrix {
    /// The rows.
    pub rows: Vec<DraftRow>,
}

/// How a draft fares with every bloc, article by article.
pub fn of_draft(draft: &Draft, assessment: &Assessment) -> DraftMatrix {
    let preamble = (!draft.preamble.is_empty()).then_some(Part::Preamble);
    let articles = draft
        .articles
        .iter()
        .map(|article| Part::Article(article.id));
    let parts = preamble.into_iter().chain(articles).chain([Part::Draft]);
    let mut rows: Vec<DraftRow> = parts.map(|part| empty_row(assessment, part)).collect();
    let shift = usize::from(preamble.is_some());
    let last = rows.len().saturating_sub(1);
    for finding in assessment.findings() {
        let own = match finding.site {
            Site::Recital { .. } => Some(0),
            Site::Clause { article_at, .. } | Site::Article { article_at, .. } => {
                Some(usize::try_from(article_at).unwrap_or(last) + shift)
            }
            Site::Draft => None,
        };
        for row in own.into_iter().chain([last]) {
            let cell = rows
                .get_mut(row)
                .and_then(|row| row.cells.get_mut(usize::from(finding.bloc.0)));
            if let Some(cell) = cell {
                cell.tally.add(finding.kind, finding.ignored);
            }
        }
    }
    DraftMatrix { rows }
}

fn empty_row(assessment: &Assessment, part: Part) -> DraftRow {
    let cell = |at| DraftCell {
        verdict: assessment
            .row(part)
            .get(at)
            .copied()
            .unwrap_or(Verdict::NotCoded),
        tally: Tally::default(),
    };
    DraftRow {
        part,
        coverage: assessment.coverage(part),
        cells: (0..assessment.n_blocs()).map(cell).collect(),
    }
}

/// Elements by blocs on a scale from −3 to 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaledMatrix {
    /// The elements, second names included, each with a cell a bloc.
    pub rows: Vec<(ElementIx, Vec<Option<i8>>)>,
}

/// What every bloc asks about every element: requires 3, 2 or 1 by strength, accepts 0, opposes
/// −1, −2 or −3; `None` where there is no demand.
pub fn scaled(book: &PositionBook) -> ScaledMatrix {
    let row = |element| {
        let cell = |(bloc, _)| book.demand_of(bloc, element).map(|held| scale(held));
        (element, book.blocs().map(cell).collect())
    };
    ScaledMatrix {
        rows: book.names().elements().map(row).collect(),
    }
}

/// A demand on the scale from −3 to 3.
pub fn scale(held: &Held) -> i8 {
    let weight = i8::try_from(held.demand.strength.weight()).unwrap_or(0);
    match held.demand.verb {
        Verb::Requires => weight,
        Verb::Accepts => 0,
        Verb::Opposes => -weight,
    }
}
