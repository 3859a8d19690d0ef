//! What is asked of a text: one card a demand, and the list from which one is added.

use egui::{Id, Ui};

use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{
    Icon, IconButton, card, choice, ends, section, section_folding, segmented,
};
use crate::model::bloc::{Demand, Layer, Strength, Unless, Verb, Within};
use crate::model::dossier::Dossier;
use crate::model::ids::ElementId;
use crate::model::issue::{Element, Issue};
use crate::words::keys::{force_key, strength_key, verb_key};

use super::faults::Fault;
use super::form::{Form, layers};
use super::parts::{caution, field_name};
use super::picker::{Pick, Picker};

/// Levels of force from the strongest down, each as the force that bears its name.
const LEVELS: [u8; 6] = [5, 4, 3, 2, 1, 0];

/// The demands of an entry; `issue` is the one they are about, absent for a bloc's line as a whole.
pub(super) fn demands_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    dossier: &Dossier,
    issue: Option<&Issue>,
    demands: &mut Vec<Demand>,
) {
    let words = form.words;
    let count = demands.len().to_string();
    section(ui, words.t("editor-demands"), Some(&count));
    let mut gone = None;
    let mut lift = None;
    for n in 0..demands.len() {
        let Some(mut demand) = demands.get(n).cloned() else {
            continue;
        };
        let owner = label_of(dossier, &demand.element, form);
        let path = format!("{path}/demand/{n}");
        let answer = form.of(&owner, |form| {
            demand_ui(ui, form, &path, dossier, &mut demand)
        });
        if answer.gone {
            gone = Some(n);
        } else if answer.up && n > 0 {
            lift = Some(n);
        }
        if let Some(slot) = demands.get_mut(n) {
            *slot = demand;
        }
    }
    if let Some(n) = gone {
        demands.remove(n);
        form.touch.chosen = true;
    }
    if let Some(n) = lift {
        demands.swap(n - 1, n);
        form.touch.chosen = true;
    }
    add(ui, form, path, dossier, issue, demands);
}

/// What was pressed on a card.
#[derive(Clone, Copy, Debug, Default)]
struct Answer {
    gone: bool,
    up: bool,
}

fn label_of(dossier: &Dossier, id: &ElementId, form: &Form<'_>) -> String {
    dossier.element(id).map_or_else(
        || id.to_string(),
        |(_, element)| element.label.get(form.lang).to_owned(),
    )
}

fn demand_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    dossier: &Dossier,
    demand: &mut Demand,
) -> Answer {
    let words = form.words;
    let palette = theme::palette(ui.visuals());
    let element = dossier.element(&demand.element).map(|(_, element)| element);
    card(ui, None, |ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        let mut answer = Answer::default();
        ends(
            ui,
            |ui| {
                let name = Type::Strong.of(form.within.as_str());
                let label = ui.add(egui::Label::new(name).truncate());
                if let Some(element) = element {
                    label.on_hover_text(element.description.get(form.lang));
                }
            },
            |ui| {
                let (remove, up) = (
                    form.said(words.t("action-remove")),
                    form.said(words.t("action-move-up")),
                );
                answer.gone = ui
                    .add(IconButton::new(Icon::Trash, &remove).small())
                    .clicked();
                answer.up = ui
                    .add(IconButton::new(Icon::ChevronUp, &up).small())
                    .clicked();
                if demand.layer == Layer::Private {
                    ui.label(
                        Type::Small
                            .of(words.t("layer-private"))
                            .color(palette.warning.ink),
                    );
                }
            },
        );
        if element.is_none() {
            caution(ui, words, "editor-element-gone");
        }
        ui.horizontal_wrapped(|ui| {
            let verbs = [Verb::Requires, Verb::Accepts, Verb::Opposes]
                .map(|verb| (verb, words.t(verb_key(verb))));
            form.touch.chosen |= segmented(
                ui,
                &form.said(words.t("editor-verb")),
                &mut demand.verb,
                &verbs,
            );
            let strengths = [Strength::RedLine, Strength::Core, Strength::Preference]
                .map(|strength| (strength, words.t(strength_key(strength))));
            form.touch.chosen |= segmented(
                ui,
                &form.said(words.t("strength")),
                &mut demand.strength,
                &strengths,
            );
        });
        let set = usize::from(demand.at_least.is_some())
            + usize::from(!demand.note.is_empty())
            + usize::from(demand.layer == Layer::Private)
            + demand.unless.len();
        let count = (set > 0).then(|| set.to_string());
        let id = Id::unique(("editor-conditions", path));
        section_folding(
            ui,
            id,
            words.t("editor-conditions"),
            count.as_deref(),
            set > 0,
            |ui| {
                conditions(ui, form, path, dossier, demand, element);
            },
        );
        answer
    })
    .inner
}

/// Least force, what cures an objection, a remark, who may see it.
fn conditions(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    dossier: &Dossier,
    demand: &mut Demand,
    element: Option<&Element>,
) {
    let words = form.words;
    ui.spacing_mut().item_spacing.y = GAP;
    least_force(ui, form, path, demand, element);
    cures(ui, form, path, dossier, demand);
    form.line(
        ui,
        &format!("{path}/note"),
        words.t("note"),
        &mut demand.note,
    );
    let layers = layers(words);
    form.touch.chosen |= segmented(
        ui,
        &form.said(words.t("editor-layer")),
        &mut demand.layer,
        &layers,
    );
}

/// The least force that satisfies the demand.
fn least_force(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    demand: &mut Demand,
    element: Option<&Element>,
) {
    let words = form.words;
    field_name(ui, words.t("editor-at-least"));
    let levels: Vec<String> = LEVELS
        .iter()
        .map(|level| {
            let force = crate::coding::coded::Force {
                level: *level,
                prohibition: false,
            };
            format!("{level} · {}", words.t(force_key(force)))
        })
        .collect();
    let choices: Vec<(Option<u8>, &str)> = std::iter::once((None, words.t("editor-any-force")))
        .chain(
            LEVELS
                .iter()
                .zip(&levels)
                .map(|(level, name)| (Some(*level), name.as_str())),
        )
        .collect();
    let id = Id::unique(("editor-at-least", path));
    form.touch.chosen |= choice(
        ui,
        id,
        &form.said(words.t("editor-at-least")),
        &mut demand.at_least,
        &choices,
    );
    let in_clauses = element.is_none_or(|element| !element.scope.is_silence());
    if demand.at_least.is_some() && (demand.verb != Verb::Requires || !in_clauses) {
        caution(ui, words, "editor-at-least-idle");
    }
}

/// Elements whose presence turns an objection into something tolerated.
fn cures(ui: &mut Ui, form: &mut Form<'_>, path: &str, dossier: &Dossier, demand: &mut Demand) {
    let words = form.words;
    field_name(ui, words.t("editor-unless"));
    let mut gone = None;
    for (n, unless) in demand.unless.iter_mut().enumerate() {
        let label = label_of(dossier, &unless.element, form);
        ends(
            ui,
            |ui| {
                ui.label(Type::Body.of(label));
            },
            |ui| {
                let name = form.said(words.t("editor-remove-unless"));
                if ui
                    .add(IconButton::new(Icon::Trash, &name).small())
                    .clicked()
                {
                    gone = Some(n);
                }
                let reach = [
                    (Within::Article, words.t("editor-in-article")),
                    (Within::Draft, words.t("editor-in-draft")),
                ];
                form.touch.chosen |= segmented(
                    ui,
                    &form.said(words.t("editor-unless-where")),
                    &mut unless.within,
                    &reach,
                );
            },
        );
    }
    if let Some(n) = gone {
        demand.unless.remove(n);
        form.touch.chosen = true;
    }
    let others: Vec<&ElementId> = dossier
        .elements()
        .map(|(_, element)| &element.id)
        .filter(|id| {
            **id != demand.element && demand.unless.iter().all(|unless| unless.element != **id)
        })
        .collect();
    let said = form.said(words.t("editor-add-unless"));
    let picker = Picker::new(
        &format!("{path}/unless"),
        words.t("editor-add-unless"),
        &said,
    )
    .adds(false);
    let picked = picker.show(ui, words, || element_picks(dossier, &others, form));
    if let Some(id) = picked.and_then(|at| others.get(at)) {
        demand.unless.push(Unless {
            element: (*id).clone(),
            within: Within::default(),
        });
        form.touch.chosen = true;
    }
    if !demand.unless.is_empty() && demand.verb != Verb::Opposes {
        caution(ui, words, "editor-unless-idle");
    }
}

fn element_picks(dossier: &Dossier, ids: &[&ElementId], form: &Form<'_>) -> Vec<Pick> {
    let pick = |id: &&ElementId| {
        let found = dossier.element(id);
        let issue = found.map_or("", |(issue, _)| issue.title.get(form.lang));
        Pick::new(label_of(dossier, id, form), issue)
    };
    ids.iter().map(pick).collect()
}

/// The list from which a demand is added. An element that is asked for already stays in the list,
/// so that nobody looks for it in vain; picking it says where it is.
fn add(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    dossier: &Dossier,
    issue: Option<&Issue>,
    demands: &mut Vec<Demand>,
) {
    let words = form.words;
    let elements: Vec<&Element> = match issue {
        Some(issue) => issue.elements.iter().collect(),
        None => dossier.elements().map(|(_, element)| element).collect(),
    };
    let path = format!("{path}/add-demand");
    let name = words.t("editor-add-demand");
    let picker = Picker::new(&path, name, name).adds(false);
    let picked = picker.show(ui, words, || {
        let pick = |element: &&Element| {
            let asked = demands.iter().any(|demand| demand.element == element.id);
            let silence = element.scope.is_silence();
            let key = if asked {
                "editor-asked-already"
            } else if silence {
                "editor-silence"
            } else {
                ""
            };
            Pick::new(
                element.label.get(form.lang),
                if key.is_empty() { "" } else { words.t(key) },
            )
        };
        elements.iter().map(pick).collect()
    });
    if let Some(element) = picked.and_then(|at| elements.get(at)) {
        if demands.iter().any(|demand| demand.element == element.id) {
            form.drafts.keep(&path, "", element.id.to_string());
        } else {
            form.drafts.forget(&path);
            demands.push(Demand::new(
                element.id.clone(),
                Verb::Requires,
                Strength::Core,
            ));
            form.touch.chosen = true;
        }
    }
    let twice = form
        .drafts
        .typed(&path, "")
        .and_then(|id| demands.iter().find(|demand| demand.element.as_str() == id));
    if let Some(demand) = twice {
        let label = label_of(dossier, &demand.element, form);
        let fault = Fault::about(
            words,
            "editor-demand-twice",
            &label,
            "editor-demand-twice-remedy",
        );
        form.fault(ui, &path, &fault);
    }
}
