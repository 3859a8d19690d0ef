//! The pack of a role: brief, positions, fallbacks, points, phrases, the text.

use crate::exchange::document::{Document, ParaKind, Run, Style, draft_text, lay};
use crate::exchange::public::{Audience, Reader, citations};
use crate::exercise::cast::{INVENTED, demands_in_play, voice};
use crate::exercise::motion::MotionKind;
use crate::exercise::scenario::{Condition, Role, RoleKind, Scenario};
use crate::exercise::score::requirement;
use crate::model::bloc::{Strength, Verb};
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::{ElementId, RoleId};
use crate::model::text::Lang;
use crate::model::workspace::Workspace;
use crate::words::keys::{rule_key, strength_key, verb_key};
use crate::words::meeting::{debate_key, motion_key, role_name};
use crate::words::{UiLang, Words};

use super::{deeper, table};

/// The pack of a role. Of other roles it holds names and what they do, no more.
///
/// What the program brings itself is in the language of `words`; so are titles and positions that
/// the scenario and the dossier have in it.
pub fn role_pack(
    scenario: &Scenario,
    dossier: &Dossier,
    draft: &Draft,
    role: &Role,
    words: &Words,
) -> Document {
    let desk = &Desk {
        scenario,
        dossier,
        words,
        lang: words.lang().text_lang(),
    };
    let (title, name) = (scenario.title.get(desk.lang), role.name.get(desk.lang));
    let said = |key: &str| desk.tf(key, &[("title", title), ("role", name)]);
    let mut document = Document {
        title: said("pack-title"),
        lang: desk.lang,
        stamp: vec![said("pack-stamp")],
        ..Document::default()
    };
    if scenario.invented {
        document.note(desk.t("pack-invented-topic"));
    }
    document.note(desk.t("pack-invented-parts"));
    listed(&mut document, desk.t("pack-brief"), &role.brief);
    listed(
        &mut document,
        desk.t("pack-instructions"),
        &role.instructions,
    );
    if !role.secret.is_empty() {
        document.heading(1, desk.t("pack-secret"));
        document.paragraph(ParaKind::Body, vec![Run::plain(&role.secret)]);
    }
    if role.kind == RoleKind::Chair {
        procedure(&mut document, desk);
    }
    positions(&mut document, desk, role);
    fallbacks(&mut document, desk, role);
    people(&mut document, desk, role);
    bullets(&mut document, desk.t("pack-phrases"), &role.phrases);
    frame(&mut document, desk);
    the_text(&mut document, desk, draft);
    document
}

/// What a pack is made from.
struct Desk<'a> {
    scenario: &'a Scenario,
    dossier: &'a Dossier,
    words: &'a Words,
    lang: Lang,
}

impl Desk<'_> {
    fn t<'k>(&'k self, key: &'k str) -> &'k str {
        self.words.t(key)
    }

    fn tf(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let filled: Vec<_> = arguments
            .iter()
            .map(|(name, said)| (*name, (*said).into()))
            .collect();
        self.words.tf(key, &filled)
    }

    /// What an element of the text is called.
    fn label(&self, element: &ElementId) -> String {
        let known = self.dossier.element(element);
        known.map_or_else(
            || element.to_string(),
            |(_, e)| e.label.get(self.lang).to_owned(),
        )
    }
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

/// What the role holds on the issues in play.
fn positions(document: &mut Document, desk: &Desk<'_>, role: &Role) {
    let Desk {
        scenario,
        dossier,
        lang,
        ..
    } = *desk;
    let Some(bloc) = voice(role, dossier, scenario.as_of) else {
        return;
    };
    document.heading(1, desk.t("pack-hold"));
    for id in &scenario.issues {
        let Some(issue) = dossier.issue(id) else {
            continue;
        };
        document.heading(2, issue.title.get(lang));
        document.paragraph(ParaKind::Body, vec![Run::italic(issue.question.get(lang))]);
        let entry = bloc.position(id).and_then(|p| p.entries.first());
        let Some(entry) = entry else {
            document.note(desk.t("pack-free"));
            continue;
        };
        let stance = entry.stance.get(lang);
        if !stance.is_empty() {
            document.paragraph(ParaKind::Body, vec![Run::plain(stance)]);
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
                desk.t(verb_key(demand.verb)).to_owned(),
                desk.label(&demand.element),
                desk.t(strength_key(demand.strength)).to_owned(),
                points,
            ]);
        }
        if !rows.is_empty() {
            let head = [
                "",
                desk.t("pack-element"),
                desk.t("pack-firmly"),
                desk.t("pack-points"),
            ];
            document.blocks.push(table(&head, &[2, 6, 2, 1], rows));
        }
        let weight = entry
            .salience
            .as_ref()
            .map_or(50, |salience| salience.value);
        document.note(desk.tf("pack-weight", &[("n", &weight.to_string())]));
        if !entry.fallback.is_empty() {
            document.note(desk.tf("pack-fallback", &[("what", &entry.fallback)]));
        }
        if entry.confidence.note == INVENTED {
            let variants = role.variants.iter().filter(|variant| variant.issue == *id);
            for variant in variants {
                let words = desk.tf("pack-departs", &[("why", &variant.why)]);
                document.paragraph(ParaKind::Note, vec![Run::bold(words)]);
            }
        }
        if !entry.sources.is_empty() {
            document.note(desk.tf("pack-sources", &[("what", &citations(&entry.sources))]));
        }
    }
}

fn fallbacks(document: &mut Document, desk: &Desk<'_>, role: &Role) {
    if role.fallbacks.is_empty() {
        return;
    }
    document.heading(1, desk.t("pack-settle"));
    let labels = |ids: &[ElementId]| -> String {
        let labels: Vec<String> = ids.iter().map(|id| desk.label(id)).collect();
        labels.join(desk.t("list-semicolon"))
    };
    for fallback in &role.fallbacks {
        let when: Vec<String> = fallback
            .when
            .iter()
            .map(|condition| match condition {
                Condition::Tries(n) => desk.tf("pack-when-tries", &[("n", &n.to_string())]),
                Condition::Stands(id) => desk.tf("pack-when-has", &[("what", &desk.label(id))]),
                Condition::Gone(id) => desk.tf("pack-when-gone", &[("what", &desk.label(id))]),
            })
            .collect();
        document.paragraph(ParaKind::Quote, vec![Run::plain(&fallback.says)]);
        let when = when.join(desk.t("pack-and"));
        let said = [
            ("pack-when", when),
            ("pack-offer", labels(&fallback.offers)),
            ("pack-give", labels(&fallback.gives_up)),
        ];
        let said = said.iter().filter(|(_, what)| !what.is_empty());
        let said: Vec<String> = said
            .map(|(key, what)| desk.tf(key, &[("what", what)]))
            .collect();
        let gap = match desk.words.lang() {
            UiLang::En => " ",
            UiLang::Zh => "",
        };
        document.note(said.join(gap));
    }
}

fn people(document: &mut Document, desk: &Desk<'_>, role: &Role) {
    let names = |ids: &[RoleId]| -> Vec<String> {
        let named = ids
            .iter()
            .map(|id| role_name(desk.scenario, id, desk.words));
        named.collect()
    };
    bullets(document, desk.t("pack-allies"), &names(&role.allies));
    bullets(document, desk.t("pack-opponents"), &names(&role.opponents));
    document.heading(1, desk.t("pack-who"));
    for other in &desk.scenario.roles {
        let what = match (other.kind, other.votes) {
            (RoleKind::Chair, _) => desk.t("pack-presides").to_owned(),
            (RoleKind::Observer, _) => desk.t("pack-observes").to_owned(),
            (RoleKind::Delegation, 1) => desk.t("pack-one-vote").to_owned(),
            (RoleKind::Delegation, n) => desk.tf("pack-votes", &[("n", &n.to_string())]),
        };
        let runs = vec![Run::bold(other.name.get(desk.lang)), Run::plain(what)];
        document.paragraph(ParaKind::Bullet, runs);
    }
}

/// Aims, agenda and points: what everybody knows.
fn frame(document: &mut Document, desk: &Desk<'_>) {
    let scenario = desk.scenario;
    bullets(document, desk.t("pack-aims"), &scenario.aims);
    document.heading(1, desk.t("pack-agenda"));
    let rows = scenario.agenda.iter().map(|item| {
        vec![
            item.title.get(desk.lang).to_owned(),
            desk.tf("pack-minutes", &[("n", &item.minutes.to_string())]),
            desk.t(rule_key(scenario.rule_of(Some(&item.id))))
                .to_owned(),
        ]
    });
    let head = [
        desk.t("pack-item"),
        desk.t("pack-time"),
        desk.t("pack-adopted-by"),
    ];
    let block = table(&head, &[4, 1, 4], rows.collect());
    document.blocks.push(block);
    let minutes = scenario.minutes.to_string();
    let seconds = scenario.speech_seconds.to_string();
    let quorum = scenario.quorum().to_string();
    document.note(desk.tf(
        "pack-lasts",
        &[
            ("minutes", &minutes),
            ("seconds", &seconds),
            ("quorum", &quorum),
        ],
    ));
    let points = scenario.scoring;
    document.heading(1, desk.t("pack-points-how"));
    for (key, n) in [
        ("pack-point-red-line", points.red_line),
        ("pack-point-met", points.requirement),
        ("pack-point-adopted", points.agreement),
        ("pack-point-time", points.time),
    ] {
        let said = desk.tf(key, &[("n", &n.to_string())]);
        document.paragraph(ParaKind::Bullet, vec![Run::plain(said)]);
    }
}

/// Motions and points, for whoever presides.
fn procedure(document: &mut Document, desk: &Desk<'_>) {
    document.heading(1, desk.t("pack-motions"));
    let rows = MotionKind::ALL.iter().map(|kind| {
        let decided = if *kind == MotionKind::PointOfOrder {
            "pack-rule-at-once"
        } else {
            rule_key(kind.majority())
        };
        vec![
            desk.t(motion_key(*kind)).to_owned(),
            kind.rule().to_owned(),
            desk.t(debate_key(kind.debate())).to_owned(),
            desk.t(decided).to_owned(),
        ]
    });
    let head = ["pack-motion", "pack-rule", "pack-debate", "pack-decided-by"];
    let head = head.map(|key| desk.t(key));
    document
        .blocks
        .push(table(&head, &[4, 2, 4, 5], rows.collect()));
    document.note(desk.t("pack-rules"));
}

/// The starting text.
fn the_text(document: &mut Document, desk: &Desk<'_>, draft: &Draft) {
    let workspace = Workspace::around(desk.dossier.clone(), draft.clone());
    let reader = Reader {
        lang: desk.words.lang(),
        ..Reader::new(Audience::Public, desk.scenario.as_of)
    };
    let text = lay(&draft_text(&workspace, reader), Style::Un);
    document.heading(1, desk.t("pack-text"));
    let title = vec![Run::bold(draft.title.as_str())];
    document.paragraph(ParaKind::Body, title);
    document.blocks.extend(deeper(text.blocks));
}
