//! What stands over a matrix: filter, order, switches, and the way out to a spreadsheet.

use egui::{Frame, Id, Margin, Ui};

use crate::gui::actions::Action;
use crate::gui::cx::{Cx, Wish};
use crate::gui::theme::GAP;
use crate::gui::widgets::{ActionButton, Icon, IconButton, choice, search_field, segmented};
use crate::session::command::ExportKind;
use crate::session::view::matrix::{DraftMatrixView, PositionMatrixView};
use crate::words::Words;

use super::{Asked, Order, positions};

/// Over the position matrix.
pub(super) fn positions_bar(
    ui: &mut Ui,
    view: &PositionMatrixView,
    asked: &mut Asked,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let exports = [ExportKind::PositionsCsv, ExportKind::PositionsJson];
    bar(ui, |ui| {
        let columns = [
            (false, words.t("panel-blocs")),
            (true, words.t("bloc-states")),
        ];
        segmented(ui, words.t("matrix-columns"), &mut asked.by_state, &columns);
        search_field(ui, &mut asked.words, words.t("search-issues"), 184.0, words);
        let mut orders = vec![
            (Order::Natural, words.t("matrix-order-number").to_owned()),
            (Order::Title, words.t("matrix-order-title").to_owned()),
            (Order::Family, words.t("matrix-order-family").to_owned()),
        ];
        orders.extend(view.columns.iter().enumerate().map(|(at, (_, bloc))| {
            let name = words.tf("matrix-order-salience", &[("bloc", bloc.as_str().into())]);
            (Order::Column(at), name)
        }));
        order(ui, "positions-order", asked, &orders, words);
        ui.checkbox(&mut asked.grouped, words.t("matrix-grouped"));
        if asked.grouped {
            fold(ui, view, asked, words);
        }
        ui.checkbox(&mut asked.red_lines, words.t("matrix-red-lines"));
        export(ui, exports, cx);
    });
}

/// Folds all families away, or unfolds them.
fn fold(ui: &mut Ui, view: &PositionMatrixView, asked: &mut Asked, words: &Words) {
    let (icon, key) = if asked.folded.is_empty() {
        (Icon::ChevronUp, "action-fold-all")
    } else {
        (Icon::ChevronDown, "action-unfold-all")
    };
    if ui.add(IconButton::new(icon, words.t(key))).clicked() {
        asked.folded = if asked.folded.is_empty() {
            positions::families(view)
        } else {
            std::collections::BTreeSet::new()
        };
    }
}

/// Over the draft matrix.
pub(super) fn verdicts_bar(
    ui: &mut Ui,
    view: &DraftMatrixView,
    asked: &mut Asked,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let exports = [ExportKind::VerdictsCsv, ExportKind::VerdictsJson];
    bar(ui, |ui| {
        search_field(
            ui,
            &mut asked.words,
            words.t("search-articles"),
            184.0,
            words,
        );
        let mut orders = vec![
            (Order::Natural, words.t("matrix-order-place").to_owned()),
            (Order::Title, words.t("matrix-order-title").to_owned()),
            (Order::Worst, words.t("matrix-order-worst").to_owned()),
        ];
        orders.extend(view.columns.iter().enumerate().map(|(at, (_, bloc))| {
            let name = words.tf("matrix-order-verdict", &[("bloc", bloc.as_str().into())]);
            (Order::Column(at), name)
        }));
        order(ui, "verdicts-order", asked, &orders, words);
        ui.checkbox(&mut asked.red_lines, words.t("matrix-crossed"));
        export(ui, exports, cx);
    });
}

fn bar(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    Frame::new()
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.y = GAP;
                contents(ui);
            });
        });
}

/// What orders the rows, and which way.
fn order(ui: &mut Ui, salt: &str, asked: &mut Asked, orders: &[(Order, String)], words: &Words) {
    let choices: Vec<(Order, &str)> = orders.iter().map(|(o, name)| (*o, name.as_str())).collect();
    if !choices.iter().any(|(order, _)| *order == asked.order) {
        asked.order = Order::Natural;
    }
    choice(
        ui,
        Id::unique(salt),
        words.t("matrix-order"),
        &mut asked.order,
        &choices,
    );
    let (icon, key) = if asked.descending {
        (Icon::Descending, "matrix-reversed")
    } else {
        (Icon::Ascending, "matrix-in-order")
    };
    let button = IconButton::new(icon, words.t(key)).selected(asked.descending);
    if ui.add(button).clicked() {
        asked.descending = !asked.descending;
    }
}

fn export(ui: &mut Ui, kinds: [ExportKind; 2], cx: &mut Cx<'_>) {
    let keys = ["action-export-csv", "action-export-json"];
    let buttons = keys.map(|key| ActionButton::new(cx.words.t(key)).icon(Icon::Export));
    // Both on this line or both on the next.
    let [csv, json] = buttons.each_ref().map(|button| button.width(ui));
    if ui.available_size_before_wrap().x < csv + ui.spacing().item_spacing.x + json {
        ui.end_row();
    }
    for (kind, button) in kinds.into_iter().zip(buttons) {
        if ui.add(button).clicked() {
            cx.wish(Wish::Act(Action::Export(kind)));
        }
    }
}
