//! Contested issues: question, titles, description, and the list of their elements.

use egui::{Id, Ui};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{Icon, IconButton, choice, empty_state, section_folding};
use crate::model::dossier::Dossier;
use crate::model::ids::IssueId;
use crate::model::issue::Issue;
use crate::model::text::Bilingual;
use crate::session::command::{Command, DossierCommand};
use crate::session::state::Session;
use crate::session::view::uses::issue_uses;

use super::faults::{fresh_id, issue_name};
use super::form::Form;
use super::fresh::{Asked, Fresh, Kind, fresh_ui};
use super::list::{
    Row, Side, ask_again, form_head, list_head, list_row, list_rows, matches, split,
};
use super::parts::{caution, field_name};
use super::users::{used_by, user_names};
use super::{EditorState, dossier_command, elements};

pub(super) fn tab(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    if state.issue.is_none() {
        state.issue = session.look().issue.clone();
    }
    let words = cx.words;
    let back = split(ui, "issues", state.in_form, words, |ui, side| match side {
        Side::List => list(ui, session, state, cx),
        Side::Form => match (&state.fresh, &state.element) {
            (
                Some(Fresh {
                    kind: Kind::Issue, ..
                }),
                _,
            ) => add(ui, session, state, cx),
            (
                Some(Fresh {
                    kind: Kind::Element,
                    ..
                }),
                _,
            ) => elements::add(ui, session, state, cx),
            (_, Some(_)) => elements::form(ui, session, state, cx),
            (_, None) => form(ui, session, state, cx),
        },
    });
    state.in_form &= !back;
}

fn list(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &Cx<'_>) {
    let words = cx.words;
    let name = words.t("editor-search-issues");
    if list_head(
        ui,
        &mut state.search,
        name,
        Some(words.t("editor-new-issue")),
        words,
    ) {
        state.leave();
        state.fresh = Some(Fresh::new(Kind::Issue));
    }
    let dossier = &session.workspace().dossier;
    list_rows(ui, "issues", |ui| {
        let mut n_found = 0;
        for family in &dossier.families {
            let found: Vec<_> = dossier
                .issues
                .iter()
                .filter(|issue| issue.family == family.id && finds(&state.search, issue))
                .collect();
            if found.is_empty() {
                continue;
            }
            n_found += found.len();
            let count = found.len().to_string();
            let id = Id::unique(("editor-issues", family.id.as_str()));
            section_folding(
                ui,
                id,
                family.title.get(cx.lang),
                Some(&count),
                true,
                |ui| {
                    for issue in found {
                        issue_row(ui, issue, state, cx);
                    }
                },
            );
        }
        if n_found == 0 {
            let said = words.tf("empty-search", &[("what", state.search.trim().into())]);
            empty_state(ui, Icon::Search, &said, "", None);
        }
    });
}

/// Whether an issue or one of its elements is what is searched for.
fn finds(search: &str, issue: &Issue) -> bool {
    matches(
        search,
        &[&issue.title.en, &issue.title.zh, issue.id.as_str()],
    ) || issue.elements.iter().any(|element| {
        matches(
            search,
            &[&element.label.en, &element.label.zh, element.id.as_str()],
        )
    })
}

fn issue_row(ui: &mut Ui, issue: &Issue, state: &mut EditorState, cx: &Cx<'_>) {
    let edited = state.issue.as_ref() == Some(&issue.id);
    let n_elements = issue.elements.len();
    let row = Row {
        path: &format!("issues/{}", issue.id),
        title: issue.title.get(cx.lang),
        detail: &n_elements.to_string(),
        heard: &cx
            .words
            .tf("editor-n-elements", &[("n", n_elements.into())]),
        selected: edited && state.element.is_none() && state.fresh.is_none(),
        ..Row::default()
    };
    if list_row(ui, &row, cx.words) {
        state.issue = Some(issue.id.clone());
        state.element = None;
        state.leave();
    }
    let searching = !state.search.trim().is_empty();
    if !edited && !searching {
        return;
    }
    for element in &issue.elements {
        let found = matches(
            &state.search,
            &[&element.label.en, &element.label.zh, element.id.as_str()],
        );
        if searching && !found && !edited {
            continue;
        }
        let row = Row {
            path: &format!("issues/{}/{}", issue.id, element.id),
            title: element.label.get(cx.lang),
            detail: if element.scope.is_silence() {
                cx.words.t("editor-silence")
            } else {
                ""
            },
            selected: edited
                && state.element.as_ref() == Some(&element.id)
                && state.fresh.is_none(),
            indent: 28.0,
            ..Row::default()
        };
        if list_row(ui, &row, cx.words) {
            state.issue = Some(issue.id.clone());
            state.element = Some(element.id.clone());
            state.leave();
        }
    }
}

fn add(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let asked = Asked {
        title: words.t("editor-new-issue"),
        name: words.t("editor-title"),
        add: words.t("editor-add-issue"),
    };
    let read = |typed: &str| {
        fresh_id(words, typed, "editor-slug", |id| {
            dossier.issue(id).is_some()
        })
    };
    let refused = |name: &str| issue_name(words, dossier, None, name);
    let Some((id, title)) = fresh_ui(ui, state, &asked, read, refused, cx) else {
        return;
    };
    let beside = state
        .issue
        .as_ref()
        .and_then(|id| dossier.issue(id))
        .map(|issue| issue.family.clone());
    let Some(family) = beside.or_else(|| dossier.families.first().map(|family| family.id.clone()))
    else {
        return;
    };
    let number = dossier
        .issues
        .iter()
        .map(|issue| issue.number)
        .max()
        .unwrap_or(0)
        .saturating_add(1);
    let issue = Issue {
        id: id.clone(),
        number,
        family,
        title,
        question: Bilingual::default(),
        description: Bilingual::default(),
        anchors: Vec::new(),
        elements: Vec::new(),
        tests: Vec::new(),
    };
    cx.command(Command::Seal);
    cx.command(put(&id, Some(issue)));
    cx.command(Command::Seal);
    state.issue = Some(id);
    state.element = None;
}

/// The command that puts an issue, or takes it out.
pub(super) fn put(id: &IssueId, issue: Option<Issue>) -> Command {
    dossier_command(DossierCommand::PutIssue(id.clone(), issue.map(Box::new)))
}

fn form(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let Some(found) = state.issue.as_ref().and_then(|id| dossier.issue(id)) else {
        empty_state(
            ui,
            Icon::Quote,
            words.t("editor-choose-issue"),
            words.t("editor-choose-hint"),
            None,
        );
        return;
    };
    let mut issue = found.clone();
    if head(ui, dossier, state, &issue, cx) {
        return;
    }
    let path = format!("issue/{}", issue.id);
    let mut form = state.form(cx);
    family(ui, &mut form, dossier, &mut issue, cx);
    let own = issue.id.clone();
    let refused = |name: &str| issue_name(words, dossier, Some(&own), name);
    let name = words.t("editor-title");
    form.name(
        ui,
        &format!("{path}/title"),
        name,
        &mut issue.title,
        refused,
    );
    form.both(
        ui,
        &format!("{path}/question"),
        words.t("question"),
        &mut issue.question,
        2,
    );
    if issue.question.en.is_empty() {
        caution(ui, words, "editor-no-question");
    }
    form.both(
        ui,
        &format!("{path}/description"),
        words.t("editor-description"),
        &mut issue.description,
        3,
    );
    form.lines(
        ui,
        &format!("{path}/anchors"),
        words.t("editor-anchors"),
        &mut issue.anchors,
    );
    let touch = form.touch;
    ui.add_space(GAP);
    elements::elements_list(ui, state, &issue, cx);
    touch.send(cx, || put(&found.id, Some(issue)));
}

fn family(ui: &mut Ui, form: &mut Form<'_>, dossier: &Dossier, issue: &mut Issue, cx: &Cx<'_>) {
    let words = form.words;
    field_name(ui, words.t("family"));
    let before = dossier
        .families
        .iter()
        .position(|family| family.id == issue.family)
        .unwrap_or(usize::MAX);
    let names: Vec<(usize, &str)> = dossier
        .families
        .iter()
        .map(|family| family.title.get(cx.lang))
        .enumerate()
        .collect();
    let mut at = before;
    let id = Id::unique("editor-family");
    choice(ui, id, words.t("family"), &mut at, &names);
    if let Some(family) = dossier.families.get(at).filter(|_| at != before) {
        issue.family = family.id.clone();
        form.touch.chosen = true;
    }
}

/// Title, id, and what can be done with the whole issue; whether it has gone.
fn head(
    ui: &mut Ui,
    dossier: &Dossier,
    state: &mut EditorState,
    issue: &Issue,
    cx: &mut Cx<'_>,
) -> bool {
    let words = cx.words;
    let path = format!("issue/{}", issue.id);
    let family = dossier
        .family(&issue.family)
        .map_or(issue.family.as_str(), |family| family.title.get(cx.lang));
    form_head(ui, family, issue.title.get(cx.lang), |ui| {
        if ui
            .add(IconButton::new(Icon::Trash, words.t("editor-remove-issue")))
            .clicked()
        {
            state.asked = Some(path.clone());
        }
    });
    let faint = theme::palette(ui.visuals()).text_faint;
    ui.label(
        Type::Mono
            .of(format!("{} · {}", issue.number, issue.id))
            .color(faint),
    );
    if state.asked.as_ref() != Some(&path) {
        return false;
    }
    let users = issue_uses(dossier, &issue.id);
    if users.is_empty() {
        let said = words.tf(
            "editor-remove-issue-sure",
            &[("n", issue.elements.len().into())],
        );
        let Some(sure) = ask_again(ui, &said, words) else {
            return false;
        };
        state.asked = None;
        if sure {
            state.issue = dossier
                .issues
                .iter()
                .map(|other| &other.id)
                .find(|id| **id != issue.id)
                .cloned();
            cx.command(put(&issue.id, None));
        }
        return sure;
    }
    let names = user_names(dossier, &users, cx);
    if used_by(ui, words.t("editor-issue-used"), &names, words) {
        state.asked = None;
    }
    false
}
