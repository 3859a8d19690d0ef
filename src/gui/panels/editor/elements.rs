//! One provision element: what it is called, what counts, how it is worded, where it is found.

use egui::Ui;

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{ActionButton, Icon, IconButton, Rank, ends, section, segmented};
use crate::model::dossier::Dossier;
use crate::model::ids::ElementId;
use crate::model::issue::{Element, Hints, Issue, Scope};
use crate::model::text::Bilingual;
use crate::session::command::Command;
use crate::session::state::Session;
use crate::session::view::uses::element_uses;

use super::faults::{element_name, fresh_id};
use super::form::Form;
use super::fresh::{Asked, Fresh, Kind, fresh_ui};
use super::issues::put;
use super::list::{Row, form_head, list_row};
use super::parts::{caution, field_name, pair};
use super::picker::{Pick, Picker};
use super::users::{used_by, user_names};
use super::{EditorState, cues, found};

pub(super) fn add(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let asked = Asked {
        title: words.t("editor-new-element"),
        name: words.t("editor-label"),
        add: words.t("editor-add-element"),
    };
    let read = |typed: &str| {
        fresh_id(words, typed, "editor-slug", |id| {
            dossier.element(id).is_some()
        })
    };
    let refused = |name: &str| element_name(words, dossier, None, name);
    let Some((id, label)) = fresh_ui(ui, state, &asked, read, refused, cx) else {
        return;
    };
    let Some(mut issue) = state
        .issue
        .as_ref()
        .and_then(|id| dossier.issue(id))
        .cloned()
    else {
        return;
    };
    issue.elements.push(Element {
        id: id.clone(),
        scope: Scope::Clause,
        label,
        description: Bilingual::default(),
        hints: Hints::default(),
        model: Bilingual::default(),
        notes: String::new(),
        synonym_of: None,
        found_in: Vec::new(),
        cues: std::collections::BTreeMap::new(),
    });
    cx.command(Command::Seal);
    cx.command(put(&issue.id.clone(), Some(issue)));
    cx.command(Command::Seal);
    state.element = Some(id);
}

pub(super) fn form(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let issue = state.issue.as_ref().and_then(|id| dossier.issue(id));
    let place = issue.and_then(|issue| {
        issue
            .elements
            .iter()
            .position(|one| Some(&one.id) == state.element.as_ref())
    });
    let Some((issue, place)) = issue.zip(place) else {
        state.element = None;
        return;
    };
    let Some(found) = issue.elements.get(place) else {
        return;
    };
    let mut element = found.clone();
    if head(ui, dossier, state, issue, place, cx) {
        return;
    }
    let mut cue_lang = state.cue_lang;
    let mut form = state.form(cx);
    let path = format!("element/{}", element.id);
    let own = element.id.clone();
    let is_synonym = element.synonym_of.is_some();
    let refused = |name: &str| {
        let fault = element_name(words, dossier, Some(&own), name);
        fault.filter(|_| !is_synonym || crate::model::check::unseen_character(name).is_some())
    };
    let name = words.t("editor-label");
    form.name(
        ui,
        &format!("{path}/label"),
        name,
        &mut element.label,
        refused,
    );
    if element.label.en.is_empty() || element.label.zh.is_empty() {
        caution(ui, words, "editor-no-label");
    }
    scope(ui, &mut form, &path, dossier, &mut element);
    form.both(
        ui,
        &format!("{path}/description"),
        words.t("editor-effect"),
        &mut element.description,
        2,
    );
    if !element.scope.is_silence() {
        form.both(
            ui,
            &format!("{path}/model"),
            words.t("editor-model"),
            &mut element.model,
            3,
        );
        if element.model.en.is_empty() || element.model.zh.is_empty() {
            caution(ui, words, "editor-no-model");
        }
    }
    ui.add_space(GAP);
    section(ui, words.t("editor-for-coders"), None);
    form.area(
        ui,
        &format!("{path}/notes"),
        words.t("editor-boundaries"),
        &mut element.notes,
    );
    hints(ui, &mut form, &path, &mut element.hints);
    synonym(ui, &mut form, &path, dossier, &mut element);
    ui.add_space(GAP);
    found::found_ui(ui, &mut form, &path, dossier, &mut element.found_in, cx);
    if !element.scope.is_silence() {
        ui.add_space(GAP);
        cues::cues_ui(ui, &mut form, &path, session, &mut element, &mut cue_lang);
    }
    let touch = form.touch;
    state.cue_lang = cue_lang;
    touch.send(cx, || {
        let mut issue = issue.clone();
        if let Some(slot) = issue.elements.get_mut(place) {
            *slot = element;
        }
        put(&issue.id.clone(), Some(issue))
    });
}

/// Label, id, the way back to the issue, and the button that takes the element out; whether it has
/// gone.
fn head(
    ui: &mut Ui,
    dossier: &Dossier,
    state: &mut EditorState,
    issue: &Issue,
    place: usize,
    cx: &mut Cx<'_>,
) -> bool {
    let words = cx.words;
    let Some(element) = issue.elements.get(place) else {
        return false;
    };
    let path = format!("element/{}", element.id);
    let users = || element_uses(dossier, &element.id);
    let mut gone = false;
    let back = form_head(
        ui,
        issue.title.get(cx.lang),
        element.label.get(cx.lang),
        |ui| {
            if ui
                .add(IconButton::new(
                    Icon::Trash,
                    words.t("editor-remove-element"),
                ))
                .clicked()
            {
                gone = users().is_empty();
                state.asked = (!gone).then(|| path.clone());
            }
            ui.add(IconButton::new(Icon::ChevronUp, words.t("editor-to-issue")))
                .clicked()
        },
    );
    if back {
        state.element = None;
        state.asked = None;
        return true;
    }
    let faint = theme::palette(ui.visuals()).text_faint;
    ui.label(Type::Mono.of(element.id.as_str()).color(faint));
    if state.asked.as_ref() == Some(&path) {
        let names = user_names(dossier, &users(), cx);
        if used_by(ui, words.t("editor-element-used"), &names, words) {
            state.asked = None;
        }
    }
    if gone {
        let mut issue = issue.clone();
        issue.elements.remove(place);
        state.element = None;
        cx.command(put(&issue.id.clone(), Some(issue)));
    }
    gone
}

/// In the words of a clause, or by the silence of the draft.
fn scope(ui: &mut Ui, form: &mut Form<'_>, path: &str, dossier: &Dossier, element: &mut Element) {
    let words = form.words;
    field_name(ui, words.t("editor-scope"));
    let mut silence = element.scope.is_silence();
    let scopes = [
        (false, words.t("editor-scope-clause")),
        (true, words.t("editor-scope-silence")),
    ];
    if segmented(ui, words.t("editor-scope"), &mut silence, &scopes) {
        element.scope = if silence {
            Scope::Draft { absent: Vec::new() }
        } else {
            Scope::Clause
        };
        form.touch.chosen = true;
    }
    let Scope::Draft { absent } = &mut element.scope else {
        return;
    };
    field_name(ui, words.t("editor-absent"));
    let mut gone = None;
    for (n, id) in absent.iter().enumerate() {
        ends(
            ui,
            |ui| ui.label(Type::Body.of(label(dossier, id, form))),
            |ui| {
                let name = format!("{}: {}", label(dossier, id, form), words.t("action-remove"));
                if ui
                    .add(IconButton::new(Icon::Trash, &name).small())
                    .clicked()
                {
                    gone = Some(n);
                }
            },
        );
    }
    if let Some(n) = gone {
        absent.remove(n);
        form.touch.chosen = true;
    }
    if absent.is_empty() {
        caution(ui, words, "editor-silence-unbroken");
    }
    let others: Vec<&ElementId> = dossier
        .elements()
        .filter(|(_, other)| {
            !other.scope.is_silence() && other.id != element.id && !absent.contains(&other.id)
        })
        .map(|(_, other)| &other.id)
        .collect();
    let name = words.t("editor-add-absent");
    let picker = Picker::new(&format!("{path}/absent"), name, name).adds(false);
    let picked = picker.show(ui, words, || element_picks(dossier, &others, form));
    if let Some(id) = picked.and_then(|at| others.get(at)) {
        absent.push((*id).clone());
        form.touch.chosen = true;
    }
}

fn label(dossier: &Dossier, id: &ElementId, form: &Form<'_>) -> String {
    dossier.element(id).map_or_else(
        || id.to_string(),
        |(_, element)| element.label.get(form.lang).to_owned(),
    )
}

fn element_picks(dossier: &Dossier, ids: &[&ElementId], form: &Form<'_>) -> Vec<Pick> {
    let issue_of = |id: &ElementId| {
        dossier
            .element(id)
            .map_or("", |(issue, _)| issue.title.get(form.lang))
    };
    ids.iter()
        .map(|id| Pick::new(label(dossier, id, form), issue_of(id)))
        .collect()
}

fn hints(ui: &mut Ui, form: &mut Form<'_>, path: &str, hints: &mut Hints) {
    let words = form.words;
    let named = |key| {
        words.tf(
            "editor-in-lang",
            &[
                ("what", words.t("editor-hints").into()),
                ("lang", words.t(key).into()),
            ],
        )
    };
    let (name_en, name_zh) = (named("lang-en"), named("lang-zh"));
    let (en, zh) = (&mut hints.en, &mut hints.zh);
    pair(
        ui,
        form,
        |form, ui| form.lines(ui, &format!("{path}/hints/en"), &name_en, en),
        |form, ui| form.lines(ui, &format!("{path}/hints/zh"), &name_zh, zh),
    );
}

/// The element of which this one is a second name.
fn synonym(ui: &mut Ui, form: &mut Form<'_>, path: &str, dossier: &Dossier, element: &mut Element) {
    let words = form.words;
    field_name(ui, words.t("editor-synonym"));
    let others: Vec<&ElementId> = dossier
        .elements()
        .filter(|(_, other)| {
            other.id != element.id
                && other.synonym_of.is_none()
                && other.scope.is_silence() == element.scope.is_silence()
        })
        .map(|(_, other)| &other.id)
        .collect();
    let shown = element.synonym_of.as_ref().map_or_else(
        || words.t("editor-no-synonym").to_owned(),
        |id| label(dossier, id, form),
    );
    let width = ui.available_width();
    let picker = Picker::new(
        &format!("{path}/synonym"),
        &shown,
        words.t("editor-synonym"),
    )
    .width(width);
    let picked = picker.show(ui, words, || {
        let none = std::iter::once(Pick::new(words.t("editor-no-synonym"), ""));
        none.chain(element_picks(dossier, &others, form)).collect()
    });
    if let Some(at) = picked {
        element.synonym_of = at
            .checked_sub(1)
            .and_then(|at| others.get(at))
            .map(|id| (*id).clone());
        form.touch.chosen = true;
    }
}

/// The elements of an issue, and the button that adds one.
pub(super) fn elements_list(ui: &mut Ui, state: &mut EditorState, issue: &Issue, cx: &Cx<'_>) {
    let words = cx.words;
    let count = issue.elements.len().to_string();
    section(ui, words.t("elements"), Some(&count));
    ui.spacing_mut().item_spacing.y = 1.0;
    for element in &issue.elements {
        let cues: usize = element.cues.values().map(Vec::len).sum();
        let detail = words.tf("editor-n-cues", &[("n", cues.into())]);
        let silence = element.scope.is_silence();
        let row = Row {
            path: &format!("issue-form/{}/{}", issue.id, element.id),
            title: element.label.get(cx.lang),
            detail: if silence {
                words.t("editor-silence")
            } else {
                &detail
            },
            selected: false,
            indent: 0.0,
            ..Row::default()
        };
        if list_row(ui, &row, cx.words) {
            state.element = Some(element.id.clone());
            state.leave();
        }
    }
    ui.spacing_mut().item_spacing.y = GAP;
    if issue.elements.is_empty() {
        caution(ui, words, "editor-no-elements");
    }
    let add = ActionButton::new(words.t("editor-new-element"))
        .icon(Icon::Plus)
        .rank(Rank::Secondary);
    if ui.add(add).clicked() {
        state.leave();
        state.fresh = Some(Fresh::new(Kind::Element));
    }
}
