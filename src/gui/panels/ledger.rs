//! The ledger: every paragraph, its status, since when, who reserves, and what is still open in it;
//! sorted, filtered, one key away from its words; and the progress over versions.

use egui::{Key, Role, Sense, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder, TableRow};

use super::decisions::day;
use crate::gui::chart::progress_chart;
use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{
    Icon, IconButton, empty_state, focusable_rows, search_field, segmented, verdict_dot, walk_rows,
};
use crate::model::text::{Lang, Span};
use crate::session::command::{Command, LookCommand};
use crate::session::state::Session;
use crate::session::view::ledger::{LedgerRow, LedgerView, Standing};
use crate::words::Words;
use crate::words::keys::status_key;

/// What orders the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Place,
    Status,
    Since,
    Reserves,
    Brackets,
    Proposals,
    Verdict,
}

/// What the pane keeps between frames.
#[derive(Debug, Default)]
pub struct LedgerState {
    filter: Option<Standing>,
    words: String,
    order: Order,
    descending: bool,
    selected: usize,
    /// Whether the chart is shown.
    chart: bool,
    kept: Option<(u64, Lang, LedgerView)>,
}

/// Room at the left edge.
const EDGE: f32 = 12.0;

/// Room that the table keeps beside the chart: its head and two rows.
const TABLE_ROOM: f32 = 24.0 + 2.0 * 29.0;

/// A chart lower than this says nothing.
const LEAST_CHART: f32 = 80.0;

/// The pane.
pub fn ledger_ui(ui: &mut Ui, session: &Session, state: &mut LedgerState, cx: &mut Cx<'_>) {
    let now = (session.revision(), cx.lang);
    if state.kept.as_ref().is_none_or(|(r, l, _)| (*r, *l) != now) {
        state.kept = Some((now.0, now.1, session.ledger(cx.lang)));
    }
    let Some((revision, lang, view)) = state.kept.take() else {
        return;
    };
    let margin = egui::Margin::symmetric(12, 6);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        head(ui, &view, state, cx);
        if state.chart {
            ui.add_space(GAP_TINY);
            let height = (ui.available_height() - TABLE_ROOM).min(180.0);
            if height < LEAST_CHART {
                // The table is what the pane is for.
                let soft = theme::palette(ui.visuals()).text_soft;
                let said = Type::Small.of(cx.words.t("ledger-chart-folded"));
                ui.add(egui::Label::new(said.color(soft)).wrap());
            } else {
                progress_chart(ui, &view.progress, height, cx.words);
            }
        }
    });
    let rows = arranged(&view, state);
    if rows.is_empty() {
        let key = if view.rows.is_empty() {
            "ledger-none"
        } else {
            "ledger-none-filtered"
        };
        empty_state(ui, Icon::Done, cx.words.t(key), "", None);
    } else {
        table(ui, &rows, state, cx);
    }
    state.kept = Some((revision, lang, view));
}

/// The rows that pass the filter, in order.
fn arranged<'v>(view: &'v LedgerView, state: &LedgerState) -> Vec<&'v LedgerRow> {
    let sought = state.words.trim().to_lowercase();
    let mut rows: Vec<&LedgerRow> = view
        .rows
        .iter()
        .filter(|row| state.filter.is_none_or(|wanted| row.standing == wanted))
        .filter(|row| {
            let names = row.reserves.iter().map(|owner| owner.name.as_str());
            sought.is_empty()
                || [row.place.as_str(), row.text.as_str()]
                    .into_iter()
                    .chain(names)
                    .any(|text| text.to_lowercase().contains(&sought))
        })
        .collect();
    // Sorting is stable: rows that are equal keep the order of the text.
    match state.order {
        Order::Place => {}
        Order::Status => rows.sort_by_key(|row| (row.standing, row.status)),
        Order::Since => rows.sort_by_key(|row| row.since_ms.unwrap_or(u64::MAX)),
        Order::Reserves => rows.sort_by_key(|row| std::cmp::Reverse(row.reserves.len())),
        Order::Brackets => rows.sort_by_key(|row| std::cmp::Reverse(row.brackets)),
        Order::Proposals => rows.sort_by_key(|row| std::cmp::Reverse(row.proposals)),
        Order::Verdict => rows.sort_by_key(|row| row.worst),
    }
    if state.descending {
        rows.reverse();
    }
    rows
}

/// Counters that filter, the search, and the switch of the chart.
fn head(ui: &mut Ui, view: &LedgerView, state: &mut LedgerState, cx: &Cx<'_>) {
    let words = cx.words;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let all = view.rows.len().to_string();
        let named = |key: &str, n: &str| {
            let name = words.t(key);
            words.tf("ledger-count", &[("name", name.into()), ("n", n.into())])
        };
        let mut names = vec![(None, named("ledger-all", &all))];
        for (standing, n) in Standing::ALL.into_iter().zip(view.counts) {
            names.push((Some(standing), named(standing.key(), &n.to_string())));
        }
        let choices: Vec<(Option<Standing>, &str)> = names
            .iter()
            .map(|(standing, name)| (*standing, name.as_str()))
            .collect();
        segmented(ui, words.t("ledger-filter"), &mut state.filter, &choices);
        let chart = IconButton::new(Icon::Chart, words.t("ledger-progress"));
        if ui.add(chart.selected(state.chart)).clicked() {
            state.chart = !state.chart;
        }
        let width = (ui.available_size_before_wrap().x - GAP).clamp(96.0, 240.0);
        search_field(ui, &mut state.words, words.t("ledger-search"), width, words);
    });
}

fn table(ui: &mut Ui, rows: &[&LedgerRow], state: &mut LedgerState, cx: &mut Cx<'_>) {
    state.selected = state.selected.min(rows.len() - 1);
    let words = cx.words;
    let focus = ui.scope_id().with("ledger-rows");
    let moved = walk_rows(ui, focus, rows.len(), &mut state.selected);
    let has_focus = ui.memory(|memory| memory.has_focus(focus));
    if has_focus
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter))
        && let Some(row) = rows.get(state.selected)
    {
        go_to(row, cx);
    }
    let mut builder = TableBuilder::new(ui)
        .striped(true)
        .resizable(true)
        .sense(Sense::click())
        .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
        .column(Column::initial(EDGE + 72.0).at_least(48.0).clip(true))
        .column(Column::initial(148.0).at_least(60.0).clip(true))
        .column(Column::initial(82.0).at_least(48.0).clip(true))
        .column(Column::initial(96.0).at_least(48.0).clip(true))
        .column(Column::initial(72.0).at_least(40.0).clip(true))
        .column(Column::initial(80.0).at_least(40.0).clip(true))
        .column(Column::initial(120.0).at_least(40.0).clip(true))
        .column(Column::remainder().at_least(120.0).clip(true));
    if moved {
        builder = builder.scroll_to_row(state.selected, None);
    }
    let columns = [
        ("place", Order::Place),
        ("status", Order::Status),
        ("ledger-since", Order::Since),
        ("ledger-reserves", Order::Reserves),
        ("ledger-brackets", Order::Brackets),
        ("ledger-proposals", Order::Proposals),
        ("ledger-verdict", Order::Verdict),
    ];
    builder
        .header(24.0, |mut row| {
            for (key, order) in columns {
                row.col(|ui| {
                    if order == Order::Place {
                        ui.add_space(EDGE);
                    }
                    column_head(ui, words.t(key), order, state);
                });
            }
            row.col(|ui| {
                let name = words.t("ledger-words");
                let text = Type::SmallStrong.of(name);
                let plain = egui::Button::new(text).frame(false);
                let head = ui.add(plain.sense(Sense::hover()));
                head.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
            });
        })
        .body(|body| {
            body.rows(26.0, rows.len(), |mut line| {
                let n = line.index();
                let Some(row) = rows.get(n) else { return };
                line.set_selected(n == state.selected);
                cells(&mut line, row, cx);
                let response = line.response();
                let said = spoken(row, words);
                response.widget_info(|| {
                    WidgetInfo::selected(Role::Button, true, n == state.selected, &said)
                });
                if response.clicked() {
                    state.selected = n;
                    let memory = |memory: &mut egui::Memory| memory.request_focus(focus);
                    response.ctx.memory_mut(memory);
                    go_to(row, cx);
                }
            });
        });
    focusable_rows(ui, focus, words.t("panel-ledger"));
}

fn column_head(ui: &mut Ui, name: &str, order: Order, state: &mut LedgerState) {
    let sorted = state.order == order;
    let sign = match (sorted, state.descending) {
        (true, true) => " ▾",
        (true, false) => " ▴",
        (false, _) => "",
    };
    let text = Type::SmallStrong.of(format!("{name}{sign}"));
    if ui.add(egui::Button::new(text).frame(false)).clicked() {
        state.descending = sorted && !state.descending;
        state.order = order;
    }
}

fn cells(line: &mut TableRow<'_, '_>, row: &LedgerRow, cx: &Cx<'_>) {
    let words = cx.words;
    let label = |ui: &mut Ui, text: egui::RichText| {
        ui.add(egui::Label::new(text).truncate().selectable(false));
    };
    let figure = |ui: &mut Ui, n: usize| {
        if n > 0 {
            label(ui, Type::Body.of(n.to_string()));
        }
    };
    line.col(|ui| {
        ui.add_space(EDGE);
        label(ui, Type::Body.of(place(row, words)));
    });
    line.col(|ui| {
        let palette = theme::palette(ui.visuals());
        let sign = match row.standing {
            Standing::Open if row.reopened => Some((Icon::LockOpen, palette.warning.ink)),
            Standing::Open => None,
            Standing::Bracketed => Some((Icon::Brackets, palette.warning.ink)),
            Standing::Agreed => Some((Icon::Lock, palette.success.ink)),
            Standing::Struck => Some((Icon::Minus, palette.text_faint)),
        };
        let (rect, _) = ui.allocate_exact_size(egui::vec2(16.0, 16.0), Sense::hover());
        if let Some((icon, ink)) = sign {
            icon.paint(ui.painter(), rect, 13.0, ink);
        }
        label(ui, Type::Body.of(status(row, words)));
    });
    line.col(|ui| label(ui, Type::Body.of(row.since_ms.map(day).unwrap_or_default())));
    line.col(|ui| label(ui, Type::Body.of(reserves(row, words))));
    line.col(|ui| figure(ui, row.brackets));
    line.col(|ui| figure(ui, row.proposals));
    line.col(|ui| {
        if row.standing != Standing::Struck {
            verdict_dot(ui, row.worst, 14.0, words);
            label(ui, Type::Body.of(words.t(row.worst.key())));
        }
    });
    line.col(|ui| {
        let palette = theme::palette(ui.visuals());
        let text = Type::Body.of(row.text.as_str()).color(palette.text_soft);
        let struck = row.standing == Standing::Struck;
        label(ui, if struck { text.strikethrough() } else { text });
    });
}

fn place(row: &LedgerRow, words: &Words) -> String {
    if row.recital {
        words.tf("ledger-recital", &[("n", row.place.as_str().into())])
    } else {
        row.place.clone()
    }
}

/// The status; that agreed words were changed is said with it.
fn status(row: &LedgerRow, words: &Words) -> String {
    let status = words.t(status_key(row.status));
    if row.reopened {
        words.tf("ledger-reopened", &[("status", status.into())])
    } else if row.standing == Standing::Bracketed && row.status == Default::default() {
        words.t("status-bracketed").to_owned()
    } else {
        status.to_owned()
    }
}

fn reserves(row: &LedgerRow, words: &Words) -> String {
    let names: Vec<&str> = row
        .reserves
        .iter()
        .map(|owner| owner.name.as_str())
        .collect();
    names.join(words.t("list-names"))
}

/// The row as a screen reader says it.
fn spoken(row: &LedgerRow, words: &Words) -> String {
    let mut said = format!("{}: {}", place(row, words), status(row, words));
    if row.brackets > 0 {
        let n = row.brackets.to_string();
        said.push_str(" · ");
        said.push_str(&words.tf("ledger-n-brackets", &[("n", n.as_str().into())]));
    }
    if !row.reserves.is_empty() {
        let who = reserves(row, words);
        said.push_str(" · ");
        said.push_str(&words.tf("ledger-reserved-by", &[("who", who.as_str().into())]));
    }
    said
}

fn go_to(row: &LedgerRow, cx: &mut Cx<'_>) {
    cx.command(Command::Look(LookCommand::GoTo(row.id, Span::default())));
    cx.wish(Wish::Show(Pane::Article));
}
