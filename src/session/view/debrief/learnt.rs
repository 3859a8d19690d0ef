//! What is learnt: openings missed, ladders, the recorded outcome, and the points.

use crate::assess::verdict::Verdict;
use crate::exercise::debrief::Debrief;
use crate::exercise::score::{Counted, Rung, Score, ScoreLine};
use crate::model::bloc::Strength;

use super::Names;

/// A reading that more delegations could have lived with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedView {
    /// The item.
    pub item: String,
    /// Whether it was there when a vote failed, else at the end.
    pub at_vote: bool,
    /// How many delegations could live with what was there.
    pub agreeable: usize,
    /// How many could have lived with it.
    pub would: usize,
    /// What each delegation would have said.
    pub verdicts: Vec<(String, Verdict)>,
    /// Its words, a line a paragraph.
    pub lines: Vec<String>,
}

/// Where each side ended on its ladder of each issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LadderView {
    /// The issues in play.
    pub issues: Vec<String>,
    /// Delegations, with a rung for each issue.
    pub rows: Vec<(String, Vec<Rung>)>,
}

/// The room's text beside the recorded outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeView {
    /// The instrument.
    pub name: String,
    /// Elements that stand in one of the two.
    pub rows: Vec<OutcomeRow>,
}

/// An element of one of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeRow {
    /// The issue.
    pub issue: String,
    /// The element.
    pub element: String,
    /// Where the recorded outcome has it; absent where it has not.
    pub recorded: Option<String>,
    /// Whether the room's text has it.
    pub here: bool,
}

/// The points of a delegation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreView {
    /// The delegation.
    pub role: String,
    /// Its points.
    pub total: i32,
    /// The sum as anybody would write it down: `20 − 20 + 16 = 16`.
    pub sum: String,
    /// What is counted.
    pub lines: Vec<ScoreLineView>,
}

/// Something counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreLineView {
    /// What kind of thing.
    pub kind: CountedKind,
    /// The element or item.
    pub of: String,
    /// How firmly it was asked for and how much the issue weighs, for requirements.
    pub asked: Option<(Strength, u8)>,
    /// The points.
    pub points: i32,
}

/// Kinds of things counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedKind {
    /// A red line was kept.
    Kept,
    /// A red line was crossed.
    Crossed,
    /// A requirement was met.
    Met,
    /// A text was adopted.
    Agreed,
    /// It was adopted in time.
    InTime,
}

pub(super) fn missed(names: &Names<'_>, debrief: &Debrief) -> Vec<MissedView> {
    let missed = debrief.missed.iter().map(|opening| {
        let seats = debrief.seats.iter().zip(&opening.verdicts);
        MissedView {
            item: names.item(&opening.item),
            at_vote: opening.vote.is_some(),
            agreeable: opening.agreeable,
            would: opening.would,
            verdicts: seats.map(|(id, v)| (names.role(id), *v)).collect(),
            lines: opening.lines.clone(),
        }
    });
    missed.collect()
}

pub(super) fn ladders(names: &Names<'_>, debrief: &Debrief) -> LadderView {
    let issues = names.scenario().issues.iter();
    let rows = debrief.ladders.iter().map(|(role, rungs)| {
        let rungs = rungs.iter().map(|(_, rung)| *rung);
        (names.role(role), rungs.collect())
    });
    LadderView {
        issues: issues.map(|id| names.issue(id)).collect(),
        rows: rows.collect(),
    }
}

pub(super) fn outcome(names: &Names<'_>, debrief: &Debrief) -> Option<OutcomeView> {
    let id = names.scenario().outcome.as_ref()?;
    let known = names.dossier().instrument(id);
    let name = known.map_or_else(
        || id.to_string(),
        |instrument| instrument.name.get(names.lang()).to_owned(),
    );
    let rows = debrief.compared.iter().map(|element| OutcomeRow {
        issue: names.issue(&element.issue),
        element: names.element(&element.element),
        recorded: element.recorded.clone(),
        here: element.here,
    });
    let rows = rows.collect();
    Some(OutcomeView { name, rows })
}

pub(super) fn scores(names: &Names<'_>, debrief: &Debrief) -> Vec<ScoreView> {
    let scores = debrief.scores.iter().map(|score| ScoreView {
        role: names.role(&score.role),
        total: score.total,
        sum: sum(score),
        lines: score
            .lines
            .iter()
            .map(|line| counted(names, line))
            .collect(),
    });
    scores.collect()
}

/// `20 − 20 + 16 = 16`.
fn sum(score: &Score) -> String {
    let mut words = String::new();
    for (n, line) in score.lines.iter().enumerate() {
        let figure = line.points.unsigned_abs();
        match (n, line.points < 0) {
            (0, false) => words.push_str(&figure.to_string()),
            (0, true) => words.push_str(&format!("−{figure}")),
            (_, false) => words.push_str(&format!(" + {figure}")),
            (_, true) => words.push_str(&format!(" − {figure}")),
        }
    }
    let total = signed(score.total);
    if score.lines.is_empty() {
        total
    } else {
        format!("{words} = {total}")
    }
}

/// A figure with the minus sign of print.
fn signed(points: i32) -> String {
    if points < 0 {
        format!("−{}", points.unsigned_abs())
    } else {
        points.to_string()
    }
}

fn counted(names: &Names<'_>, line: &ScoreLine) -> ScoreLineView {
    let (kind, of, asked) = match &line.what {
        Counted::Kept(_, element) => (CountedKind::Kept, names.element(element), None),
        Counted::Crossed(_, element) => (CountedKind::Crossed, names.element(element), None),
        Counted::Met {
            element,
            strength,
            weight,
            ..
        } => {
            let asked = Some((*strength, *weight));
            (CountedKind::Met, names.element(element), asked)
        }
        Counted::Agreed(item) => (CountedKind::Agreed, names.item(item), None),
        Counted::InTime(item) => (CountedKind::InTime, names.item(item), None),
    };
    ScoreLineView {
        kind,
        of,
        asked,
        points: line.points,
    }
}
