//! The debrief on paper: what happened, how everybody voted, what the text went through.

use crate::exchange::document::{Document, ParaKind, Run, State, Style, lay, redline_text};
use crate::exchange::public::{Audience, Stamp, day_of};
use crate::exercise::debrief::Debrief;
use crate::exercise::event::Ballot;
use crate::exercise::meeting::{Meeting, TextStep};
use crate::exercise::scenario::Scenario;
use crate::exercise::telling::{name, rule_words, text_name};
use crate::model::dossier::Dossier;
use crate::model::ids::ItemId;
use crate::words::UiLang;

use super::{clock, deeper, learnt, section};

/// The title of an item.
pub(super) fn title(scenario: &Scenario, item: &ItemId) -> String {
    let known = scenario.item(item).map(|item| item.title.en.clone());
    known.unwrap_or_else(|| item.to_string())
}

/// The debrief of a session.
pub fn debrief_paper(scenario: &Scenario, dossier: &Dossier, debrief: &Debrief) -> Document {
    let meeting = &debrief.meeting;
    let first = meeting
        .timeline
        .first()
        .map(|moment| day_of(moment.time_ms));
    let day = first.unwrap_or_default();
    let mut document = Document {
        title: format!("Debrief: {}", scenario.title.en),
        stamp: vec![format!(
            "exercise: {} · session of {day}",
            scenario.title.en
        )],
        ..Document::default()
    };
    document.note("A mock negotiation: what is said here was said by players in a role.");
    for words in &debrief.differing {
        let runs = vec![
            Run::bold("Not as it was when the session opened: "),
            Run::plain(words),
        ];
        document.paragraph(ParaKind::Note, runs);
    }
    items(&mut document, scenario, debrief);
    votes(&mut document, scenario, meeting);
    learnt::write(&mut document, scenario, dossier, debrief);
    history(&mut document, scenario, dossier, meeting);
    timeline(&mut document, scenario, meeting);
    secrets(&mut document, scenario);
    document
}

fn items(document: &mut Document, scenario: &Scenario, debrief: &Debrief) {
    let rows = debrief.ended.iter().map(|ended| {
        let spent = debrief.meeting.spent.get(&ended.item).copied();
        let planned = scenario.item(&ended.item).map_or(0, |item| item.minutes);
        let outcome = match (ended.adopted, spent) {
            (true, _) => "a text was adopted",
            (false, Some(_)) => "nothing was adopted",
            (false, None) => "not taken up",
        };
        vec![
            title(scenario, &ended.item),
            outcome.to_owned(),
            clock(spent.unwrap_or(0)),
            format!("{planned}:00"),
        ]
    });
    let head: (&[&str], &[u16]) = (&["Item", "Outcome", "Time used", "Planned"], &[4, 3, 1, 1]);
    section(document, "How it ended", head, rows.collect());
}

fn votes(document: &mut Document, scenario: &Scenario, meeting: &Meeting) {
    let who = |wanted: Ballot, ballots: &[(crate::model::ids::RoleId, Ballot)]| {
        let names = ballots.iter().filter(|(_, ballot)| *ballot == wanted);
        let names: Vec<String> = names.map(|(role, _)| name(scenario, role)).collect();
        names.join(", ")
    };
    let rows = meeting.votes.iter().map(|vote| {
        let cell = |count: u16, ballot: Ballot| {
            let names = who(ballot, &vote.ballots);
            if names.is_empty() {
                count.to_string()
            } else {
                format!("{count}: {names}")
            }
        };
        vec![
            text_name(scenario, meeting, vote.proposal),
            format!("{}, {}", vote.method.word(), rule_words(vote.rule)),
            cell(vote.count.yes, Ballot::Yes),
            cell(vote.count.no, Ballot::No),
            cell(vote.count.abstain, Ballot::Abstain),
            if vote.carried { "carried" } else { "fell" }.to_owned(),
        ]
    });
    let head: (&[&str], &[u16]) = (
        &[
            "Text",
            "How",
            "In favour",
            "Against",
            "Abstaining",
            "Result",
        ],
        &[3, 3, 3, 3, 2, 2],
    );
    section(document, "Votes", head, rows.collect());
}

/// The text from one adoption to the next, as a redline.
fn history(document: &mut Document, scenario: &Scenario, dossier: &Dossier, meeting: &Meeting) {
    let stamp = Stamp {
        audience: Audience::Public,
        as_of: scenario.as_of,
        lang: UiLang::En,
        dossier: format!("{} {}", dossier.title.en, dossier.version),
        draft: None,
    };
    let called = |place: usize| {
        if place == 0 {
            "starting text".to_owned()
        } else {
            format!("adoption {place}")
        }
    };
    let steps: Vec<&TextStep> = meeting.texts.iter().collect();
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
        let item = new.item.as_ref().map(|item| title(scenario, item));
        let item = item.unwrap_or_default();
        document.heading(
            1,
            format!("The text: {after}, {item}, at {}", clock(new.at)),
        );
        document.blocks.extend(deeper(lay(&text, Style::Un).blocks));
    }
}

fn timeline(document: &mut Document, scenario: &Scenario, meeting: &Meeting) {
    let rows = meeting.timeline.iter().map(|moment| {
        let item = moment.item.as_ref().map(|item| title(scenario, item));
        vec![
            clock(moment.at),
            item.unwrap_or_default(),
            moment.words.clone(),
        ]
    });
    let head: (&[&str], &[u16]) = (&["Clock", "Item", "What happened"], &[1, 3, 8]);
    section(document, "What happened", head, rows.collect());
    let rows = meeting.refused.iter();
    let rows = rows.map(|(id, why)| vec![id.to_string(), why.to_string()]);
    let head: (&[&str], &[u16]) = (&["Event", "Why"], &[3, 5]);
    section(document, "Entries without effect", head, rows.collect());
}

fn secrets(document: &mut Document, scenario: &Scenario) {
    document.heading(1, "What each role alone knew (invented)");
    for role in scenario.roles.iter().filter(|role| !role.secret.is_empty()) {
        let name = Run::bold(format!("{}: ", role.name.en));
        document.paragraph(ParaKind::Bullet, vec![name, Run::plain(&role.secret)]);
    }
}
