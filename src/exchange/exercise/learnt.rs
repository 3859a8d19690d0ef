//! What is learnt: verdicts over time, red lines, speaking time, missed openings, points.

use crate::exchange::document::{Document, ParaKind, Run};
use crate::exercise::debrief::Debrief;
use crate::exercise::scenario::Scenario;
use crate::exercise::score::{Counted, ScoreLine};
use crate::exercise::telling::name;
use crate::model::dossier::Dossier;
use crate::model::ids::{ElementId, IssueId};

use super::debrief::title;
use super::{clock, moved, section, table};

pub(super) fn write(
    document: &mut Document,
    scenario: &Scenario,
    dossier: &Dossier,
    debrief: &Debrief,
) {
    moved::verdicts(document, scenario, debrief);
    moved::shifts(document, scenario, debrief);
    let desk = Desk { scenario, dossier };
    desk.red_lines(document, debrief);
    missed(document, scenario, debrief);
    speaking(document, scenario, debrief);
    desk.ladders(document, debrief);
    desk.compared(document, debrief);
    desk.points(document, debrief);
}

fn missed(document: &mut Document, scenario: &Scenario, debrief: &Debrief) {
    if debrief.missed.is_empty() {
        return;
    }
    document.heading(1, "Missed openings");
    document.note("Readings of what was on the table that more delegations could have lived with.");
    for opening in &debrief.missed {
        let when = if opening.vote.is_some() {
            "when the vote failed"
        } else {
            "at the end"
        };
        let who = debrief.seats.iter().zip(&opening.verdicts);
        let who: Vec<String> = who
            .map(|(role, verdict)| format!("{} {}", name(scenario, role), verdict.word()))
            .collect();
        let item = title(scenario, &opening.item);
        let words = format!(
            "{item}, {when}: {} instead of {} ({}).",
            opening.would,
            opening.agreeable,
            who.join(", ")
        );
        document.paragraph(ParaKind::Body, vec![Run::plain(words)]);
        for line in &opening.lines {
            document.paragraph(ParaKind::Quote, vec![Run::plain(line)]);
        }
    }
}

fn speaking(document: &mut Document, scenario: &Scenario, debrief: &Debrief) {
    let spoken = &debrief.meeting.spoken;
    let rows = scenario.roles.iter().filter_map(|role| {
        let ms = spoken.get(&role.id).copied().unwrap_or(0);
        let texts = debrief.meeting.tabled.iter().filter(|t| t.by == role.id);
        let texts = texts.count();
        (ms > 0 || texts > 0).then(|| vec![role.name.en.clone(), clock(ms), texts.to_string()])
    });
    let head: (&[&str], &[u16]) = (&["Role", "Spoke", "Texts tabled"], &[4, 1, 1]);
    section(document, "Speaking time", head, rows.collect());
}

struct Desk<'a> {
    scenario: &'a Scenario,
    dossier: &'a Dossier,
}

impl Desk<'_> {
    fn element(&self, id: &ElementId) -> String {
        let known = self.dossier.element(id).map(|(_, e)| e.label.en.clone());
        known.unwrap_or_else(|| id.to_string())
    }

    fn issue(&self, id: &IssueId) -> String {
        let known = self.dossier.issue(id).map(|issue| issue.title.en.clone());
        known.unwrap_or_else(|| id.to_string())
    }

    fn red_lines(&self, document: &mut Document, debrief: &Debrief) {
        let rows = debrief.scores.iter().flat_map(|score| {
            score.lines.iter().filter_map(|line| {
                let (words, issue, element) = match &line.what {
                    Counted::Kept(issue, element) => ("kept", issue, element),
                    Counted::Crossed(issue, element) => ("crossed", issue, element),
                    Counted::Met { .. } | Counted::Agreed(_) | Counted::InTime(_) => return None,
                };
                Some(vec![
                    name(self.scenario, &score.role),
                    self.issue(issue),
                    self.element(element),
                    words.to_owned(),
                ])
            })
        });
        let head: (&[&str], &[u16]) = (&["Role", "Issue", "Refuses", ""], &[3, 3, 3, 1]);
        section(document, "Red lines", head, rows.collect());
    }

    fn ladders(&self, document: &mut Document, debrief: &Debrief) {
        let rows = debrief.ladders.iter().flat_map(|(role, rungs)| {
            rungs.iter().map(move |(issue, rung)| {
                vec![
                    name(self.scenario, role),
                    self.issue(issue),
                    rung.word().to_owned(),
                ]
            })
        });
        let head: (&[&str], &[u16]) = (&["Role", "Issue", "Ended at"], &[3, 4, 2]);
        section(document, "Where each side ended", head, rows.collect());
    }

    fn compared(&self, document: &mut Document, debrief: &Debrief) {
        let rows = debrief.compared.iter().map(|element| {
            let words = match (&element.recorded, element.here) {
                (Some(_), true) => "both",
                (Some(_), false) => "the recorded outcome alone",
                (None, _) => "the room alone",
            };
            vec![
                self.issue(&element.issue),
                self.element(&element.element),
                words.to_owned(),
                element.recorded.clone().unwrap_or_default(),
            ]
        });
        let outcome = self.scenario.outcome.as_ref();
        let outcome = outcome.and_then(|id| self.dossier.instrument(id));
        let named = outcome.map_or("", |instrument| instrument.name.en.as_str());
        let heading = format!("Beside the recorded outcome: {named}");
        let head: (&[&str], &[u16]) = (&["Issue", "Element", "Found in", "Place"], &[3, 3, 3, 1]);
        section(document, &heading, head, rows.collect());
    }

    fn points(&self, document: &mut Document, debrief: &Debrief) {
        if debrief.scores.is_empty() {
            return;
        }
        document.heading(1, "Points");
        for score in &debrief.scores {
            let role = name(self.scenario, &score.role);
            document.heading(2, format!("{role}: {}", score.total));
            let rows = score
                .lines
                .iter()
                .map(|line| vec![self.counted(line), format!("{:+}", line.points)]);
            let block = table(&["What counts", "Points"], &[8, 1], rows.collect());
            document.blocks.push(block);
        }
    }

    fn counted(&self, line: &ScoreLine) -> String {
        match &line.what {
            Counted::Kept(_, element) => format!("red line kept: {}", self.element(element)),
            Counted::Crossed(_, element) => {
                format!("red line crossed: {}", self.element(element))
            }
            Counted::Met {
                element,
                strength,
                weight,
                ..
            } => format!(
                "met: {} ({}, weight {weight})",
                self.element(element),
                strength.word()
            ),
            Counted::Agreed(item) => format!("adopted: {}", title(self.scenario, item)),
            Counted::InTime(item) => format!("in time: {}", title(self.scenario, item)),
        }
    }
}
