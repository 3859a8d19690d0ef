//! Every finding in the draft as a table: sorted, filtered, and one key away from its words.

use egui::{Key, Role, Sense, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder, TableRow};

use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{
    Icon, choice, empty_state, focusable_rows, galley, search_field, segmented, verdict_dot,
    walk_rows,
};
use crate::model::ids::{BlocId, IssueId};
use crate::session::command::{
    Command, LookCommand, ObjectionKinds, ObjectionOrder, ObjectionQuery,
};
use crate::session::view::objections::ObjectionsView;
use crate::session::view::reason::Reason;
use crate::words::UiLang;
use crate::words::keys::{finding_key, strength_key};
use crate::words::place::place_words;

/// What the panel keeps between frames: the selected row.
#[derive(Clone, Debug, Default)]
pub struct ObjectionsState {
    selected: usize,
}

/// Width of a closed list of choices.
const CHOICE: f32 = 60.0;
/// Least width of the search field.
const SEARCH: f32 = 88.0;
/// Room at the left edge.
const EDGE: f32 = 12.0;

/// What the filters offer.
#[derive(Clone, Copy, Debug)]
pub struct Choices<'a> {
    /// Blocs that judge, own first.
    pub blocs: &'a [(BlocId, String)],
    /// Issues with their titles.
    pub issues: &'a [(IssueId, String)],
}

/// The panel.
pub fn objections_ui(
    ui: &mut Ui,
    view: &ObjectionsView,
    query: &ObjectionQuery,
    choices: Choices<'_>,
    state: &mut ObjectionsState,
    cx: &mut Cx<'_>,
) {
    let mut asked = query.clone();
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 6))
        .show(ui, |ui| {
            filters(ui, view, &mut asked, choices, cx);
        });
    if view.rows.is_empty() {
        let key = if view.n_all == 0 || *query == ObjectionQuery::default() {
            "empty-objections"
        } else {
            "empty-objections-filtered"
        };
        empty_state(ui, Icon::Done, cx.words.t(key), "", None);
    } else {
        table(ui, view, &mut asked, state, cx);
    }
    if asked != *query {
        cx.command(Command::Look(LookCommand::Objections(asked)));
    }
}

fn filters(
    ui: &mut Ui,
    view: &ObjectionsView,
    query: &mut ObjectionQuery,
    choices: Choices<'_>,
    cx: &Cx<'_>,
) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let Choices { blocs, issues } = choices;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().combo_width = CHOICE;
        let kinds = [
            (ObjectionKinds::Objections, words.t("kinds-objections")),
            (ObjectionKinds::RedLines, words.t("kinds-red-lines")),
            (ObjectionKinds::Asks, words.t("kinds-asks")),
            (ObjectionKinds::All, words.t("kinds-all")),
        ];
        segmented(ui, words.t("filter-kinds"), &mut query.kinds, &kinds);
        let all = words.t("filter-all-blocs");
        narrowed(ui, words.t("bloc"), all, &mut query.bloc, blocs);
        let all = words.t("filter-all-issues");
        narrowed(ui, words.t("issue"), all, &mut query.issue, issues);
        let (n, m) = (view.rows.len().to_string(), view.n_all.to_string());
        let said = words.tf(
            "n-shown",
            &[("n", n.as_str().into()), ("m", m.as_str().into())],
        );
        let count = galley(ui, &said, Type::Small, palette.text_faint).size().x;
        // On a small screen the table needs the line more than the count does.
        let row = ui.available_size_before_wrap().x - GAP;
        let beside = row - count - GAP;
        let with_count = beside >= SEARCH || row < SEARCH;
        let search = words.t("search-objections");
        let width = if with_count { beside } else { row };
        search_field(
            ui,
            &mut query.words,
            search,
            width.clamp(SEARCH, 240.0),
            words,
        );
        if with_count {
            ui.label(Type::Small.of(said).color(palette.text_faint));
        }
    });
}

/// A list that narrows the table to one of `choices`, or to none of them, which `all` names.
fn narrowed<I: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    all: &str,
    chosen: &mut Option<I>,
    choices: &[(I, String)],
) {
    // The list compares by place, since ids are not `Copy`.
    let mut at = chosen
        .as_ref()
        .and_then(|id| choices.iter().position(|(known, _)| known == id));
    let named = choices.iter().enumerate();
    let shown: Vec<(Option<usize>, &str)> = std::iter::once((None, all))
        .chain(named.map(|(n, (_, name))| (Some(n), name.as_str())))
        .collect();
    if choice(ui, ui.scope_id().with(name), name, &mut at, &shown) {
        *chosen = at.and_then(|n| choices.get(n)).map(|(id, _)| id.clone());
    }
}

/// Arrows walk through the rows, Enter goes to the words; whether the selection moved.
fn walk(
    ui: &Ui,
    focus: egui::Id,
    view: &ObjectionsView,
    state: &mut ObjectionsState,
    cx: &mut Cx<'_>,
) -> bool {
    let moved = walk_rows(ui, focus, view.rows.len(), &mut state.selected);
    let has_focus = ui.memory(|memory| memory.has_focus(focus));
    let enter = || ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
    if has_focus
        && enter()
        && let Some(reason) = view.rows.get(state.selected)
    {
        go_to(reason, cx);
    }
    moved
}

fn table(
    ui: &mut Ui,
    view: &ObjectionsView,
    query: &mut ObjectionQuery,
    state: &mut ObjectionsState,
    cx: &mut Cx<'_>,
) {
    state.selected = state.selected.min(view.rows.len() - 1);
    let words = cx.words;
    let focus = ui.scope_id().with("rows");
    let moved = walk(ui, focus, view, state, cx);
    let place_width = match words.lang() {
        UiLang::En => 72.0,
        UiLang::Zh => 128.0,
    };
    let mut builder = TableBuilder::new(ui)
        .striped(true)
        .resizable(true)
        .sense(Sense::click())
        .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
        .column(Column::exact(EDGE + 26.0))
        .column(Column::initial(place_width).at_least(48.0).clip(true))
        .column(Column::initial(120.0).at_least(60.0).clip(true))
        .column(Column::initial(92.0).at_least(60.0).clip(true))
        .column(Column::initial(210.0).at_least(80.0).clip(true))
        .column(Column::remainder().at_least(120.0).clip(true));
    if moved {
        builder = builder.scroll_to_row(state.selected, None);
    }
    let header = |ui: &mut Ui, query: &mut ObjectionQuery, key: &str, order: ObjectionOrder| {
        let sorted = query.order == order;
        let sign = if sorted && query.descending {
            " ▾"
        } else if sorted {
            " ▴"
        } else {
            ""
        };
        let text = Type::SmallStrong.of(format!("{}{sign}", words.t(key)));
        if ui.add(egui::Button::new(text).frame(false)).clicked() {
            query.descending = sorted && !query.descending;
            query.order = order;
        }
    };
    builder
        .header(24.0, |mut row| {
            row.col(|ui| {
                ui.add_space(EDGE);
                header(ui, query, "severity-short", ObjectionOrder::Severity);
            });
            row.col(|ui| header(ui, query, "place", ObjectionOrder::Place));
            row.col(|ui| header(ui, query, "bloc", ObjectionOrder::Bloc));
            row.col(|ui| plain_head(ui, "strength", cx));
            row.col(|ui| header(ui, query, "element", ObjectionOrder::Element));
            row.col(|ui| plain_head(ui, "finding-words", cx));
        })
        .body(|body| {
            body.rows(26.0, view.rows.len(), |mut row| {
                let n = row.index();
                let Some(reason) = view.rows.get(n) else {
                    return;
                };
                row.set_selected(n == state.selected);
                cells(&mut row, reason, cx);
                let response = row.response();
                let spoken = spoken(reason, cx);
                response.widget_info(|| {
                    WidgetInfo::selected(Role::Button, true, n == state.selected, &spoken)
                });
                if response.clicked() {
                    state.selected = n;
                    response
                        .ctx
                        .memory_mut(|memory| memory.request_focus(focus));
                    go_to(reason, cx);
                }
            });
        });
    focusable_rows(ui, focus, words.t("panel-objections"));
}

/// A column head that sorts nothing, in line with those that do.
fn plain_head(ui: &mut Ui, key: &str, cx: &Cx<'_>) {
    let name = cx.words.t(key);
    let text = Type::SmallStrong.of(name);
    let head = ui.add(egui::Button::new(text).frame(false).sense(Sense::hover()));
    head.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
}

fn cells(row: &mut TableRow<'_, '_>, reason: &Reason, cx: &Cx<'_>) {
    let words = cx.words;
    let label = |ui: &mut Ui, text: egui::RichText| {
        ui.add(egui::Label::new(text).truncate().selectable(false));
    };
    row.col(|ui| {
        ui.add_space(EDGE);
        if let Some(verdict) = reason.verdict {
            verdict_dot(ui, verdict, 14.0, words);
        }
    });
    row.col(|ui| {
        // English places are short as they stand; Chinese ones are unreadable without their units.
        let place = match (reason.at.number.as_str(), words.lang()) {
            ("", _) if reason.by_silence => words.t("scope-draft").to_owned(),
            (number, UiLang::En) => number.to_owned(),
            (number, UiLang::Zh) => place_words(number, words),
        };
        label(ui, Type::Body.of(place));
    });
    row.col(|ui| label(ui, Type::Body.of(reason.bloc_short.as_str())));
    row.col(|ui| {
        let key = if reason.verdict.is_some() {
            strength_key(reason.strength)
        } else {
            finding_key(reason.kind)
        };
        label(ui, Type::Body.of(words.t(key)));
    });
    row.col(|ui| label(ui, Type::Body.of(reason.element_label.as_str())));
    row.col(|ui| {
        let palette = theme::palette(ui.visuals());
        let said = if reason.words.is_empty() {
            let key = if reason.by_silence {
                "finding-by-silence"
            } else {
                finding_key(reason.kind)
            };
            Type::Body.of(words.t(key)).color(palette.text_faint)
        } else {
            Type::Body
                .of(reason.words.as_str())
                .color(palette.text_soft)
        };
        label(ui, said);
    });
}

/// The row as a screen reader says it.
fn spoken(reason: &Reason, cx: &Cx<'_>) -> String {
    let verdict = cx.words.t(reason
        .verdict
        .map_or_else(|| finding_key(reason.kind), |v| v.key()));
    let place = place_words(&reason.at.number, cx.words);
    format!(
        "{} {verdict}: {} {place} {}",
        reason.bloc_short, reason.element_label, reason.words
    )
}

fn go_to(reason: &Reason, cx: &mut Cx<'_>) {
    if let Some(paragraph) = reason.at.paragraph {
        cx.command(Command::Look(LookCommand::GoTo(paragraph, reason.at.span)));
        cx.wish(Wish::Show(Pane::Article));
    } else if let Some(article) = reason.at.article {
        cx.command(Command::Look(LookCommand::Article(article)));
        cx.wish(Wish::Show(Pane::Article));
    } else {
        cx.command(Command::Look(LookCommand::Issue(reason.issue.clone())));
        cx.wish(Wish::Show(Pane::Issue));
    }
}
