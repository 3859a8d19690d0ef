//! Points by rules anybody can add up: every line says what it counts and why.

use super::cast::{bloc_of, demands_in_play};
use super::meeting::Meeting;
use super::scenario::{Role, Scenario};
use super::table::{Judged, Table};
use crate::assess::finding::{BlocIx, FindingKind};
use crate::model::bloc::{Demand, Strength, Verb};
use crate::model::ids::{ElementId, IssueId, ItemId, RoleId};

/// The points of a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The role.
    pub role: RoleId,
    /// What is counted, in order.
    pub lines: Vec<ScoreLine>,
    /// The sum of the lines.
    pub total: i32,
}

/// One thing counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreLine {
    /// What.
    pub what: Counted,
    /// How many points.
    pub points: i32,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// A red line that refuses an element was kept: the element stands nowhere in the text.
    Kept(IssueId, ElementId),
    /// It was crossed.
    Crossed(IssueId, ElementId),
    /// A requirement was met.
    Met {
        /// The issue.
        issue: IssueId,
        /// The element.
        element: ElementId,
        /// How firmly it was asked for.
        strength: Strength,
        /// The weight of the issue, 0-100.
        weight: u8,
    },
    /// A text was adopted under an item.
    Agreed(ItemId),
    /// That item kept to its time.
    InTime(ItemId),
}

/// How an item ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The item.
    pub item: ItemId,
    /// Whether a text was adopted.
    pub adopted: bool,
    /// Whether it kept to its time.
    pub in_time: bool,
}

/// How the items of a session ended.
pub fn ended(scenario: &Scenario, meeting: &Meeting) -> Vec<Ended> {
    let items = scenario.agenda.iter().map(|item| Ended {
        item: item.id.clone(),
        adopted: meeting.is_settled(&item.id),
        in_time: meeting.in_time(scenario, &item.id),
    });
    items.collect()
}

/// What a requirement met is worth: the points of the scenario times 1 for a preference, 2 for
/// core, 3 for a red line, times the weight of the issue in hundredths, rounded to the nearest.
pub fn requirement(points: u16, strength: Strength, weight: u8) -> i32 {
    (i32::from(points) * i32::from(strength.weight()) * i32::from(weight.min(100)) + 50) / 100
}

/// The points of every delegation for a final text, in the order of the roll. The positions that
/// count are those of the beginning: what was given up on the way is worth nothing.
pub fn scores(scenario: &Scenario, table: &Table, judged: &Judged, ended: &[Ended]) -> Vec<Score> {
    let seated = scenario.roles.iter().filter_map(|role| {
        let seat = table.seat(role)?;
        Some(score(scenario, table, judged, ended, (role, seat)))
    });
    seated.collect()
}

fn score(
    scenario: &Scenario,
    table: &Table,
    judged: &Judged,
    ended: &[Ended],
    (role, seat): (&Role, BlocIx),
) -> Score {
    let points = scenario.scoring;
    let mut lines = Vec::new();
    let bloc = bloc_of(role).and_then(|id| table.played.bloc(&id));
    let demands = bloc.map(|bloc| demands_in_play(scenario, bloc));
    for (issue, weight, demand) in demands.into_iter().flatten() {
        let has = |kind: FindingKind| finds(table, judged, seat, (issue, demand), kind);
        let element = demand.element.clone();
        match (demand.verb, demand.strength) {
            (Verb::Opposes, Strength::RedLine) => {
                let red = i32::from(points.red_line);
                lines.push(if has(FindingKind::Conflict) {
                    ScoreLine {
                        what: Counted::Crossed(issue.clone(), element),
                        points: -red,
                    }
                } else {
                    ScoreLine {
                        what: Counted::Kept(issue.clone(), element),
                        points: red,
                    }
                });
            }
            (Verb::Requires, strength) if has(FindingKind::Met) => lines.push(ScoreLine {
                what: Counted::Met {
                    issue: issue.clone(),
                    element,
                    strength,
                    weight,
                },
                points: requirement(points.requirement, strength, weight),
            }),
            (Verb::Requires | Verb::Accepts | Verb::Opposes, _) => {}
        }
    }
    for item in ended.iter().filter(|item| item.adopted) {
        lines.push(ScoreLine {
            what: Counted::Agreed(item.item.clone()),
            points: i32::from(points.agreement),
        });
        if item.in_time {
            lines.push(ScoreLine {
                what: Counted::InTime(item.item.clone()),
                points: i32::from(points.time),
            });
        }
    }
    Score {
        role: role.id.clone(),
        total: lines.iter().map(|line| line.points).sum(),
        lines,
    }
}

/// Whether a demand of a role has a finding of this kind that counts.
fn finds(
    table: &Table,
    judged: &Judged,
    seat: BlocIx,
    (issue, demand): (&IssueId, &Demand),
    kind: FindingKind,
) -> bool {
    let names = table.book.names();
    judged.assessment.findings().iter().any(|finding| {
        finding.bloc == seat
            && finding.kind == kind
            && finding.demand().element == demand.element
            && names.issue_id(finding.issue) == Some(issue)
            && judged.assessment.enters(finding).is_some()
    })
}

/// How a role's ladder on an issue ended, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// Everything it requires is there, and nothing it opposes.
    Preferred,
    /// Nothing it opposes is there, and something it requires or accepts.
    Acceptable,
    /// What it objects to it had prepared to give up.
    Fallback,
    /// It objects, short of a red line.
    Below,
    /// A red line is crossed.
    Crossed,
    /// The text says nothing on the issue that concerns it.
    Untouched,
}

impl Rung {
    /// In words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Acceptable => "acceptable",
            Self::Fallback => "fallback",
            Self::Below => "below the fallback",
            Self::Crossed => "red line crossed",
            Self::Untouched => "not touched",
        }
    }
}

/// Where every delegation ended on its ladder of each issue in play.
pub fn ladders(
    scenario: &Scenario,
    table: &Table,
    judged: &Judged,
) -> Vec<(RoleId, Vec<(IssueId, Rung)>)> {
    let rung = |role: &Role, seat: BlocIx, issue: &IssueId| {
        let names = table.book.names();
        let found = || {
            judged.assessment.findings().iter().filter(|f| {
                let on_issue = names.issue_id(f.issue) == Some(issue);
                f.bloc == seat && on_issue && judged.assessment.enters(f).is_some()
            })
        };
        let given = |element: &ElementId| {
            let mut all = role.fallbacks.iter().flat_map(|f| &f.gives_up);
            all.any(|other| other == element)
        };
        let against = || found().filter(|f| f.verdict().is_some_and(|v| v.is_objection()));
        let ix = names.issue(issue);
        let asks = ix
            .map(|ix| table.book.demands(seat, ix))
            .unwrap_or_default();
        let asks = || asks.iter().filter(|held| held.requires());
        let is_met = |element| found().any(|f| f.kind == FindingKind::Met && f.element == element);
        if against().next().is_some() {
            let red = |f: &crate::assess::finding::Finding| f.strength() == Strength::RedLine;
            if against().all(|f| given(&f.demand().element)) {
                Rung::Fallback
            } else if against().any(|f| f.kind == FindingKind::Conflict && red(f)) {
                Rung::Crossed
            } else {
                Rung::Below
            }
        } else if found().next().is_none() {
            Rung::Untouched
        } else if asks().all(|held| is_met(held.element)) && asks().next().is_some() {
            Rung::Preferred
        } else {
            Rung::Acceptable
        }
    };
    let seated = scenario.roles.iter().filter_map(|role| {
        let seat = table.seat(role)?;
        let issues = scenario.issues.iter();
        let rungs = issues.map(|issue| (issue.clone(), rung(role, seat, issue)));
        Some((role.id.clone(), rungs.collect()))
    });
    seated.collect()
}

/// An element of an issue in play: whether the recorded outcome has it, and whether the room's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The issue.
    pub issue: IssueId,
    /// The element.
    pub element: ElementId,
    /// Where the recorded outcome has it; absent where it has not.
    pub recorded: Option<String>,
    /// Whether the room's text has it.
    pub here: bool,
}

/// The room's text beside the instrument in which the real negotiation ended, element by element;
/// only those that stand in one of the two. Empty where the scenario names no outcome.
pub fn compared(scenario: &Scenario, table: &Table, judged: &Judged) -> Vec<Compared> {
    let Some(outcome) = &scenario.outcome else {
        return Vec::new();
    };
    let names = table.book.names();
    let mut all = Vec::new();
    for issue in scenario
        .issues
        .iter()
        .filter_map(|id| table.played.issue(id))
    {
        let clauses = issue.elements.iter().filter(|e| !e.scope.is_silence());
        for element in clauses {
            let recorded = element
                .found_in
                .iter()
                .find(|found| found.instrument == *outcome)
                .map(|found| found.place.clone());
            let ix = names.element(&element.id).map(|ix| names.first(ix));
            let here = ix.is_some_and(|ix| judged.assessment.stands(ix));
            if here || recorded.is_some() {
                all.push(Compared {
                    issue: issue.id.clone(),
                    element: element.id.clone(),
                    recorded,
                    here,
                });
            }
        }
    }
    all
}
