//! What is learnt: verdicts over time, red lines, speaking time, missed openings, points.

use crate::exchange::document::{Document, ParaKind, Run};
use crate::exercise::score::{Counted, ScoreLine};

use super::said::Desk;
use super::{clock, moved, section, table};

pub(super) fn write(document: &mut Document, desk: &Desk<'_>) {
    moved::verdicts(document, desk);
    moved::shifts(document, desk);
    red_lines(document, desk);
    missed(document, desk);
    speaking(document, desk);
    ladders(document, desk);
    compared(document, desk);
    points(document, desk);
}

fn missed(document: &mut Document, desk: &Desk<'_>) {
    let debrief = desk.debrief;
    if debrief.missed.is_empty() {
        return;
    }
    document.heading(1, desk.t("report-missed"));
    document.note(desk.t("debrief-missed-hint"));
    for opening in &debrief.missed {
        let key = if opening.vote.is_some() {
            "report-missed-vote"
        } else {
            "report-missed-end"
        };
        let who = debrief.seats.iter().zip(&opening.verdicts);
        let who: Vec<String> = who
            .map(|(role, verdict)| format!("{} {}", desk.role(role), desk.verdict(*verdict)))
            .collect();
        let (would, was) = (opening.would.to_string(), opening.agreeable.to_string());
        let about = [
            ("item", desk.item(&opening.item)),
            ("would", would),
            ("was", was),
            ("who", desk.list(&who)),
        ];
        let about = about.each_ref().map(|(name, said)| (*name, said.as_str()));
        document.paragraph(ParaKind::Body, vec![Run::plain(desk.tf(key, &about))]);
        for line in &opening.lines {
            document.paragraph(ParaKind::Quote, vec![Run::plain(line)]);
        }
    }
}

fn speaking(document: &mut Document, desk: &Desk<'_>) {
    let meeting = desk.meeting();
    let rows = desk.scenario.roles.iter().filter_map(|role| {
        let ms = meeting.spoken.get(&role.id).copied().unwrap_or(0);
        let texts = meeting.tabled.iter().filter(|t| t.by == role.id);
        let texts = texts.count();
        (ms > 0 || texts > 0).then(|| vec![desk.role(&role.id), clock(ms), texts.to_string()])
    });
    let columns = [
        ("report-role", 4),
        ("report-spoke", 1),
        ("report-tabled", 1),
    ];
    desk.section(document, "report-speaking", &columns, rows);
}

fn red_lines(document: &mut Document, desk: &Desk<'_>) {
    let rows = desk.debrief.scores.iter().flat_map(|score| {
        score.lines.iter().filter_map(|line| {
            let (key, issue, element) = match &line.what {
                Counted::Kept(issue, element) => ("report-kept", issue, element),
                Counted::Crossed(issue, element) => ("report-crossed", issue, element),
                Counted::Met { .. } | Counted::Agreed(_) | Counted::InTime(_) => return None,
            };
            Some(vec![
                desk.role(&score.role),
                desk.issue(issue),
                desk.element(element),
                desk.t(key).to_owned(),
            ])
        })
    });
    let [role, issue, refuses] =
        ["report-role", "report-issue", "report-refuses"].map(|key| desk.t(key));
    let rows = rows.collect();
    section(
        document,
        desk.t("report-red-lines"),
        (&[role, issue, refuses, ""], &[3, 3, 3, 1]),
        rows,
    );
}

fn ladders(document: &mut Document, desk: &Desk<'_>) {
    let rows = desk.debrief.ladders.iter().flat_map(|(role, rungs)| {
        rungs.iter().map(move |(issue, rung)| {
            vec![
                desk.role(role),
                desk.issue(issue),
                desk.rung(*rung).to_owned(),
            ]
        })
    });
    let columns = [
        ("report-role", 3),
        ("report-issue", 4),
        ("report-ended-at", 2),
    ];
    desk.section(document, "debrief-ladders", &columns, rows);
}

fn compared(document: &mut Document, desk: &Desk<'_>) {
    let rows = desk.debrief.compared.iter().map(|element| {
        let key = match (&element.recorded, element.here) {
            (Some(_), true) => "report-both",
            (Some(_), false) => "report-record-alone",
            (None, _) => "report-room-alone",
        };
        vec![
            desk.issue(&element.issue),
            desk.element(&element.element),
            desk.t(key).to_owned(),
            element.recorded.clone().unwrap_or_default(),
        ]
    });
    let outcome = desk.scenario.outcome.as_ref();
    let outcome = outcome.and_then(|id| desk.dossier.instrument(id));
    let lang = desk.words.lang().text_lang();
    let named = outcome.map_or("", |instrument| instrument.name.get(lang));
    let heading = desk.tf("report-beside", &[("name", named)]);
    let head = [
        "report-issue",
        "report-element",
        "report-found-in",
        "report-place",
    ];
    let head = head.map(|key| desk.t(key));
    section(document, &heading, (&head, &[3, 3, 3, 1]), rows.collect());
}

fn points(document: &mut Document, desk: &Desk<'_>) {
    if desk.debrief.scores.is_empty() {
        return;
    }
    document.heading(1, desk.t("debrief-points"));
    for score in &desk.debrief.scores {
        let (role, total) = (desk.role(&score.role), score.total.to_string());
        document.heading(2, desk.tf("report-total", &[("who", &role), ("n", &total)]));
        let rows = score
            .lines
            .iter()
            .map(|line| vec![counted(line, desk), format!("{:+}", line.points)]);
        let head = ["report-counts", "debrief-points"].map(|key| desk.t(key));
        document.blocks.push(table(&head, &[8, 1], rows.collect()));
    }
}

fn counted(line: &ScoreLine, desk: &Desk<'_>) -> String {
    let of = |key: &str, what: &str| desk.tf(key, &[("what", what)]);
    match &line.what {
        Counted::Kept(_, element) => of("report-line-kept", &desk.element(element)),
        Counted::Crossed(_, element) => of("report-line-crossed", &desk.element(element)),
        Counted::Met {
            element,
            strength,
            weight,
            ..
        } => desk.tf(
            "report-line-met",
            &[
                ("what", &desk.element(element)),
                ("strength", desk.strength(*strength)),
                ("weight", &weight.to_string()),
            ],
        ),
        Counted::Agreed(item) => of("report-line-adopted", &desk.item(item)),
        Counted::InTime(item) => of("report-line-in-time", &desk.item(item)),
    }
}
