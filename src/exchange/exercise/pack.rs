//! The pack of a role: brief, positions, fallbacks, points, phrases, the text.

use crate::exchange::document::{Document, ParaKind, Run, Style, draft_text, lay};
use crate::exchange::public::{Audience, Reader, citations};
use crate::exercise::cast::{INVENTED, demands_in_play, voice};
use crate::exercise::motion::MotionKind;
use crate::exercise::scenario::{Condition, Role, RoleKind, Scenario};
use crate::exercise::score::requirement;
use crate::exercise::telling::{name, rule_words};
use crate::model::bloc::{Strength, Verb};
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::{ElementId, RoleId};
use crate::model::workspace::Workspace;

use super::{deeper, table};

/// The pack of a role. Of other roles it holds names and what they do, no more.
pub fn role_pack(scenario: &Scenario, dossier: &Dossier, draft: &Draft, role: &Role) -> Document {
    let mut stamp = format!("{} · role: {}", scenario.title.en, role.name.en);
    stamp.push_str(" · for this role only");
    let mut document = Document {
        title: format!("{}: {}", scenario.title.en, role.name.en),
        stamp: vec![stamp],
        ..Document::default()
    };
    if scenario.invented {
        document.note("Topic, States and groups of this exercise are invented.");
    }
    document.note("Instructions, secrets and whatever is marked so are invented for the exercise.");
    listed(&mut document, "Your brief", &role.brief);
    listed(
        &mut document,
        "Instructions from capital (invented)",
        &role.instructions,
    );
    if !role.secret.is_empty() {
        document.heading(1, "What nobody else knows (invented)");
        document.paragraph(ParaKind::Body, vec![Run::plain(&role.secret)]);
    }
    if role.kind == RoleKind::Chair {
        procedure(&mut document);
    }
    positions(&mut document, scenario, dossier, role);
    fallbacks(&mut document, dossier, role);
    people(&mut document, scenario, role);
    bullets(&mut document, "Phrases to use", &role.phrases);
    frame(&mut document, scenario);
    the_text(&mut document, scenario, dossier, draft);
    document
}

fn listed(document: &mut Document, heading: &str, paragraphs: &[String]) {
    if !paragraphs.is_empty() {
        document.heading(1, heading);
    }
    for words in paragraphs {
        document.paragraph(ParaKind::Body, vec![Run::plain(words)]);
    }
}

fn bullets(document: &mut Document, heading: &str, lines: &[String]) {
    if !lines.is_empty() {
        document.heading(1, heading);
    }
    for words in lines {
        document.paragraph(ParaKind::Bullet, vec![Run::plain(words)]);
    }
}

fn label(dossier: &Dossier, element: &ElementId) -> String {
    let known = dossier.element(element).map(|(_, e)| e.label.en.clone());
    known.unwrap_or_else(|| element.to_string())
}

/// What the role holds on the issues in play.
fn positions(document: &mut Document, scenario: &Scenario, dossier: &Dossier, role: &Role) {
    let Some(bloc) = voice(role, dossier, scenario.as_of) else {
        return;
    };
    document.heading(1, "What you hold");
    for id in &scenario.issues {
        let Some(issue) = dossier.issue(id) else {
            continue;
        };
        document.heading(2, issue.title.en.as_str());
        document.paragraph(
            ParaKind::Body,
            vec![Run::italic(issue.question.en.as_str())],
        );
        let entry = bloc.position(id).and_then(|p| p.entries.first());
        let Some(entry) = entry else {
            document.note("There is no recorded position: you are free.");
            continue;
        };
        if !entry.stance.en.is_empty() {
            document.paragraph(ParaKind::Body, vec![Run::plain(&entry.stance.en)]);
        }
        let mut rows = Vec::new();
        for (_, weight, demand) in demands_in_play(scenario, &bloc).filter(|(i, ..)| *i == id) {
            let points = match (demand.verb, demand.strength) {
                (Verb::Opposes, Strength::RedLine) => format!("±{}", scenario.scoring.red_line),
                (Verb::Requires, strength) => {
                    let points = scenario.scoring.requirement;
                    format!("+{}", requirement(points, strength, weight))
                }
                (Verb::Accepts | Verb::Opposes, _) => String::new(),
            };
            rows.push(vec![
                demand.verb.word().to_owned(),
                label(dossier, &demand.element),
                demand.strength.word().to_owned(),
                points,
            ]);
        }
        if !rows.is_empty() {
            let head = ["", "Element of the text", "How firmly", "Points"];
            document.blocks.push(table(&head, &[2, 6, 2, 1], rows));
        }
        let weight = entry
            .salience
            .as_ref()
            .map_or(50, |salience| salience.value);
        document.note(format!("Weight of the issue for you: {weight} of 100."));
        if !entry.fallback.is_empty() {
            document.note(format!("Fallback on record: {}", entry.fallback));
        }
        if entry.confidence.note == INVENTED {
            let variants = role.variants.iter().filter(|variant| variant.issue == *id);
            for variant in variants {
                let words = format!(
                    "This position departs from the record, {INVENTED}. {}",
                    variant.why
                );
                document.paragraph(ParaKind::Note, vec![Run::bold(words)]);
            }
        }
        if !entry.sources.is_empty() {
            document.note(format!("Sources: {}", citations(&entry.sources)));
        }
    }
}

fn fallbacks(document: &mut Document, dossier: &Dossier, role: &Role) {
    if role.fallbacks.is_empty() {
        return;
    }
    document.heading(1, "What you may settle for (invented)");
    let labels = |ids: &[ElementId]| -> String {
        let labels: Vec<String> = ids.iter().map(|id| label(dossier, id)).collect();
        labels.join("; ")
    };
    for fallback in &role.fallbacks {
        let when: Vec<String> = fallback
            .when
            .iter()
            .map(|condition| match condition {
                Condition::Tries(n) => format!("{n} texts have been tried"),
                Condition::Stands(id) => format!("the text has “{}”", label(dossier, id)),
                Condition::Gone(id) => format!("the text does not have “{}”", label(dossier, id)),
            })
            .collect();
        document.paragraph(ParaKind::Quote, vec![Run::plain(&fallback.says)]);
        let mut words = if when.is_empty() {
            String::new()
        } else {
            format!("When {}. ", when.join(" and "))
        };
        let offers = labels(&fallback.offers);
        let gives = labels(&fallback.gives_up);
        if !offers.is_empty() {
            words.push_str("You offer: ");
            words.push_str(&offers);
            words.push_str(". ");
        }
        if !gives.is_empty() {
            words.push_str("You give up: ");
            words.push_str(&gives);
            words.push('.');
        }
        document.note(words.trim());
    }
}

fn people(document: &mut Document, scenario: &Scenario, role: &Role) {
    let names =
        |ids: &[RoleId]| -> Vec<String> { ids.iter().map(|id| name(scenario, id)).collect() };
    bullets(document, "Likely to help you", &names(&role.allies));
    bullets(
        document,
        "Likely to stand against you",
        &names(&role.opponents),
    );
    document.heading(1, "Who takes part");
    for other in &scenario.roles {
        let what = match (other.kind, other.votes) {
            (RoleKind::Chair, _) => "presides, no vote".to_owned(),
            (RoleKind::Observer, _) => "observes, no vote".to_owned(),
            (RoleKind::Delegation, 1) => "delegation, one vote".to_owned(),
            (RoleKind::Delegation, n) => format!("delegation, {n} votes"),
        };
        let runs = vec![Run::bold(&other.name.en), Run::plain(format!(": {what}"))];
        document.paragraph(ParaKind::Bullet, runs);
    }
}

/// Aims, agenda and points: what everybody knows.
fn frame(document: &mut Document, scenario: &Scenario) {
    bullets(document, "What this exercise is for", &scenario.aims);
    document.heading(1, "Agenda");
    let rows = scenario.agenda.iter().map(|item| {
        vec![
            item.title.en.clone(),
            format!("{} min", item.minutes),
            rule_words(scenario.rule_of(Some(&item.id))).to_owned(),
        ]
    });
    let block = table(&["Item", "Time", "Adopted by"], &[4, 1, 4], rows.collect());
    document.blocks.push(block);
    document.note(format!(
        "The exercise lasts {} minutes; a speech {} seconds. A vote needs {} voting roles in the room.",
        scenario.minutes,
        scenario.speech_seconds,
        scenario.quorum()
    ));
    let points = scenario.scoring;
    document.heading(1, "How points are given");
    for words in [
        format!(
            "A red line that refuses something: +{0} kept, -{0} crossed.",
            points.red_line
        ),
        format!(
            "A requirement met: {} for a preference, twice that for core, three times for a red line, times the weight of the issue in hundredths.",
            points.requirement
        ),
        format!("An item on which a text is adopted: +{}.", points.agreement),
        format!("The same item within its time: +{}.", points.time),
    ] {
        document.paragraph(ParaKind::Bullet, vec![Run::plain(words)]);
    }
}

/// Motions and points, for whoever presides.
fn procedure(document: &mut Document) {
    document.heading(1, "Motions and points in order of precedence");
    let rows = MotionKind::ALL.iter().map(|kind| {
        vec![
            kind.word().to_owned(),
            kind.rule().to_owned(),
            kind.debate().word().to_owned(),
            if *kind == MotionKind::PointOfOrder {
                "you rule at once".to_owned()
            } else {
                rule_words(kind.majority()).to_owned()
            },
        ]
    });
    let head = ["Motion", "Rule", "Debate", "Decided by"];
    document
        .blocks
        .push(table(&head, &[4, 2, 4, 5], rows.collect()));
    document.note(
        "Rules of procedure of the General Assembly of the United Nations: plenary / committees; the order is that of rule 77 / 119.",
    );
}

/// The starting text.
fn the_text(document: &mut Document, scenario: &Scenario, dossier: &Dossier, draft: &Draft) {
    let workspace = Workspace::around(dossier.clone(), draft.clone());
    let text = lay(
        &draft_text(&workspace, Reader::new(Audience::Public, scenario.as_of)),
        Style::Un,
    );
    document.heading(1, "The text");
    let title = vec![Run::bold(draft.title.as_str())];
    document.paragraph(ParaKind::Body, title);
    document.blocks.extend(deeper(text.blocks));
}
