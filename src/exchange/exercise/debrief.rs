//! The debrief on paper: what happened, how everybody voted, what the text went through.

use crate::exchange::document::{Document, ParaKind, Run, State, Style, lay, redline_text};
use crate::exchange::public::{Audience, Stamp, day_of};
use crate::exercise::debrief::Debrief;
use crate::exercise::event::{Ballot, Event};
use crate::exercise::meeting::TextStep;
use crate::exercise::scenario::Scenario;
use crate::model::dossier::Dossier;
use crate::words::Words;

use super::said::Desk;
use super::{clock, deeper, learnt};

/// The debrief of a session in the language of `words`; `events` is its record.
pub fn debrief_paper(
    (scenario, dossier): (&Scenario, &Dossier),
    debrief: &Debrief,
    events: &[Event],
    words: &Words,
) -> Document {
    let desk = &Desk {
        scenario,
        dossier,
        debrief,
        events,
        words,
    };
    let first = desk.meeting().timeline.first();
    let day = first
        .map(|moment| day_of(moment.time_ms))
        .unwrap_or_default();
    let title = scenario.title.get(words.lang().text_lang());
    let mut document = Document {
        title: desk.tf("report-title", &[("title", title)]),
        stamp: vec![desk.tf("report-stamp", &[("title", title), ("day", &day)])],
        ..Document::default()
    };
    document.note(desk.t("report-in-roles"));
    for difference in &debrief.differing {
        let runs = vec![
            Run::bold(desk.t("report-differing")),
            Run::plain(desk.difference(difference)),
        ];
        document.paragraph(ParaKind::Note, runs);
    }
    items(&mut document, desk);
    votes(&mut document, desk);
    learnt::write(&mut document, desk);
    history(&mut document, desk);
    timeline(&mut document, desk);
    secrets(&mut document, desk);
    document
}

fn items(document: &mut Document, desk: &Desk<'_>) {
    let debrief = desk.debrief;
    let rows = debrief.ended.iter().map(|ended| {
        let spent = debrief.meeting.spent.get(&ended.item).copied();
        let planned = desk.scenario.item(&ended.item);
        let planned = planned.map_or(0, |item| item.minutes);
        let outcome = match (ended.adopted, spent) {
            (true, _) => "report-adopted",
            (false, Some(_)) => "report-not-adopted",
            (false, None) => "report-not-taken-up",
        };
        vec![
            desk.item(&ended.item),
            desk.t(outcome).to_owned(),
            clock(spent.unwrap_or(0)),
            format!("{planned}:00"),
        ]
    });
    let columns = [
        ("report-item", 4),
        ("report-outcome", 3),
        ("report-time-used", 1),
        ("report-planned", 1),
    ];
    desk.section(document, "report-ended", &columns, rows);
}

fn votes(document: &mut Document, desk: &Desk<'_>) {
    let who = |wanted: Ballot, ballots: &[(crate::model::ids::RoleId, Ballot)]| {
        let names = ballots.iter().filter(|(_, ballot)| *ballot == wanted);
        let names: Vec<String> = names.map(|(role, _)| desk.role(role)).collect();
        desk.list(&names)
    };
    let rows = desk.meeting().votes.iter().map(|vote| {
        let cell = |count: u16, ballot: Ballot| {
            let (n, names) = (count.to_string(), who(ballot, &vote.ballots));
            if names.is_empty() {
                n
            } else {
                desk.tf("report-count-names", &[("n", &n), ("names", &names)])
            }
        };
        let how = [
            desk.method(vote.method).to_owned(),
            desk.rule(vote.rule).to_owned(),
        ];
        let ended = if vote.carried {
            "report-carried"
        } else {
            "report-fell"
        };
        vec![
            desk.text(vote.proposal),
            how.join(desk.t("list-comma")),
            cell(vote.count.yes, Ballot::Yes),
            cell(vote.count.no, Ballot::No),
            cell(vote.count.abstain, Ballot::Abstain),
            desk.t(ended).to_owned(),
        ]
    });
    let columns = [
        ("report-text", 3),
        ("report-how", 3),
        ("report-for", 3),
        ("report-against", 3),
        ("report-abstaining", 2),
        ("report-result", 2),
    ];
    desk.section(document, "report-votes", &columns, rows);
}

/// The text from one adoption to the next, as a redline.
fn history(document: &mut Document, desk: &Desk<'_>) {
    let dossier = desk.dossier;
    let lang = desk.words.lang();
    let named = dossier.title.get(lang.text_lang());
    let stamp = Stamp {
        audience: Audience::Public,
        as_of: desk.scenario.as_of,
        lang,
        dossier: format!("{named} {}", dossier.version),
        draft: None,
    };
    let called = |place: usize| {
        if place == 0 {
            desk.t("report-starting-text").to_owned()
        } else {
            desk.tf("report-adoption-n", &[("n", &place.to_string())])
        }
    };
    let steps: Vec<&TextStep> = desk.meeting().texts.iter().collect();
    for (place, pair) in steps.windows(2).enumerate() {
        let [old, new] = pair else { continue };
        let (before, after) = (called(place), called(place + 1));
        let text = redline_text(
            State {
                draft: &old.draft,
                name: &before,
                date: "",
            },
            State {
                draft: &new.draft,
                name: &after,
                date: "",
            },
            &stamp,
        );
        let item = new.item.as_ref().map(|item| desk.item(item));
        let item = item.unwrap_or_default();
        let at = clock(new.at);
        document.heading(
            1,
            desk.tf(
                "report-text-at",
                &[("text", &after), ("item", &item), ("at", &at)],
            ),
        );
        document.blocks.extend(deeper(lay(&text, Style::Un).blocks));
    }
}

fn timeline(document: &mut Document, desk: &Desk<'_>) {
    let rows = desk.meeting().timeline.iter().map(|moment| {
        let item = moment.item.as_ref().map(|item| desk.item(item));
        vec![
            clock(moment.at),
            item.unwrap_or_default(),
            desk.moment(moment),
        ]
    });
    let columns = [
        ("report-clock", 1),
        ("report-item", 3),
        ("report-happened", 8),
    ];
    desk.section(document, "report-happened", &columns, rows);
    let rows = desk.meeting().refused.iter();
    let rows = rows.map(|(id, why)| vec![id.to_string(), desk.refused(why)]);
    let columns = [("report-event", 3), ("report-why", 5)];
    desk.section(document, "report-without-effect", &columns, rows);
}

fn secrets(document: &mut Document, desk: &Desk<'_>) {
    document.heading(1, desk.t("report-secrets"));
    let roles = desk.scenario.roles.iter();
    for role in roles.filter(|role| !role.secret.is_empty()) {
        let name = desk.role(&role.id);
        let name = Run::bold(desk.tf("report-secret-of", &[("who", &name)]));
        document.paragraph(ParaKind::Bullet, vec![name, Run::plain(&role.secret)]);
    }
}
