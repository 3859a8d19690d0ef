//! The table: how far the game is, the text that is being written, what the roles said, the points.

use std::sync::Arc;

use egui::{ScrollArea, TextEdit, Ui};

use crate::exercise::meeting::{Meeting, Phase};
use crate::exercise::scenario::AgendaItem;
use crate::gui::actions::{Action, DebriefAction};
use crate::gui::cx::{Cx, Wish};
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, Rank, card, ends, section, section_folding};
use crate::model::draft::Draft;
use crate::session::exercise::Exercise;
use crate::session::state::Session;
use crate::words::keys::rule_key;
use crate::words::learning::difficulty_key;
use crate::words::meeting::role_name;

use super::{AloneState, Answered, turns};

/// Lines of the field in which the text is written.
const LINES: usize = 3;

pub(super) fn table_ui(
    ui: &mut Ui,
    (session, open, meeting): (&Session, &Exercise, &Meeting),
    state: &mut AloneState,
    (answered, fresh): (Option<Arc<Answered>>, bool),
    cx: &mut Cx<'_>,
) {
    let margin = egui::Margin::symmetric(12, 6);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        progress(ui, open, meeting, cx);
    });
    ScrollArea::vertical()
        .id_salt("alone")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(920.0));
                let item = meeting.item.as_ref().and_then(|id| open.scenario.item(id));
                match item.filter(|_| meeting.phase == Phase::Open) {
                    Some(item) => write(ui, (session, open, meeting), item, state, fresh, cx),
                    None => over(ui, meeting, cx),
                }
                let Some(answered) = answered else {
                    waiting(ui, cx);
                    return;
                };
                if !fresh {
                    waiting(ui, cx);
                }
                // New answers come into view by themselves.
                let n = (meeting.tabled.len(), answered.turns.len());
                if fresh && state.told != Some(n) {
                    if state.told.is_some() && n.1 > 0 {
                        ui.scroll_to_cursor(Some(egui::Align::Min));
                    }
                    state.told = Some(n);
                }
                turns::turns_ui(ui, open, &answered.turns, &mut state.text, cx);
                ui.add_space(GAP_WIDE);
                points(ui, open, &answered, cx);
            });
        });
}

fn waiting(ui: &mut Ui, cx: &Cx<'_>) {
    let faint = theme::palette(ui.visuals()).text_faint;
    ui.label(Type::Body.of(cx.t("alone-working")).color(faint));
}

/// The items with what became of them, and how the game is played.
fn progress(ui: &mut Ui, open: &Exercise, meeting: &Meeting, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let at = open.scenario.agenda.iter();
    let now = at
        .clone()
        .position(|item| Some(&item.id) == meeting.item.as_ref());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (n, item) in at.enumerate() {
            let title = item.title.get(cx.lang);
            let settled = meeting.is_settled(&item.id);
            let over = meeting.phase == Phase::Closed;
            let (key, tone, icon) = if settled {
                ("alone-item-agreed", Some(palette.success), Icon::Check)
            } else if Some(n) == now && !over {
                ("alone-item-now", Some(palette.info), Icon::Pencil)
            } else if over || now.is_some_and(|now| n < now) {
                ("alone-item-left", Some(palette.warning), Icon::Minus)
            } else {
                ("alone-item-waits", None, Icon::More)
            };
            let said = words.tf(key, &[("item", title.into())]);
            let chip = Chip::new(&said).icon(icon);
            match tone {
                Some(tone) => ui.add(chip.tone(tone)),
                None => ui.add(chip),
            };
        }
        if let Some(how) = &meeting.alone {
            let who = how.role.as_ref().map_or_else(
                || words.t("alone-chair").to_owned(),
                |role| role_name(&open.scenario, role, words),
            );
            let reveal = words.t(difficulty_key(how.difficulty));
            let seed = how.seed.to_string();
            let said = words.tf(
                "alone-how",
                &[
                    ("who", who.as_str().into()),
                    ("reveal", reveal.into()),
                    ("seed", seed.as_str().into()),
                ],
            );
            ui.label(Type::Small.of(said).color(palette.text_faint));
        }
    });
}

/// The words of an item's article, a line a paragraph.
fn words_of(draft: &Draft, item: &AgendaItem) -> String {
    let article = item.article.and_then(|id| draft.article(id));
    let live = article.map(|a| a.paragraphs.iter().filter(|p| !p.is_deleted()));
    let live = live.into_iter().flatten();
    let lines: Vec<&str> = live.map(|p| p.text.as_str()).collect();
    lines.join("\n")
}

/// The text that is being written.
fn write(
    ui: &mut Ui,
    (session, open, meeting): (&Session, &Exercise, &Meeting),
    item: &AgendaItem,
    state: &mut AloneState,
    fresh: bool,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let stands = || words_of(meeting.draft().unwrap_or(&open.start), item);
    if state.of.as_ref() != Some(&item.id) {
        state.of = Some(item.id.clone());
        state.text = stands();
        state.empty = false;
    }
    let title = item.title.get(cx.lang);
    card(ui, Some(palette.accent), |ui| {
        let name = words.tf("alone-text-of", &[("item", title.into())]);
        let rule = words.t(rule_key(open.scenario.rule_of(Some(&item.id))));
        let label = ends(
            ui,
            |ui| ui.label(Type::Title.of(name).color(palette.text)),
            |ui| {
                let said = words.tf("alone-rule", &[("rule", rule.into())]);
                ui.label(Type::Small.of(said).color(palette.text_soft));
            },
        )
        .0;
        ui.add_space(GAP_TINY);
        let edit = TextEdit::multiline(&mut state.text)
            .id_salt("alone-text")
            .font(Type::Text.font())
            .desired_rows(LINES)
            .desired_width(f32::INFINITY);
        let field = ui.add(edit).labelled_by(label.id);
        field.on_hover_text(words.t("alone-text-hint"));
        if state.empty {
            let said = Type::Small.of(words.t("alone-text-empty"));
            ui.label(said.color(palette.danger.ink));
        }
        ui.add_space(GAP);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let action = DebriefAction::PutToTable;
            let keys = action.shortcut().map(|keys| ui.format_shortcut(&keys));
            let keys = keys.unwrap_or_default();
            let put = ActionButton::new(words.t(action.key())).rank(Rank::Primary);
            if ui.add_enabled(fresh, put.hint(&keys)).clicked() {
                cx.wish(Wish::Act(Action::Debrief(action)));
            }
            let page = ActionButton::new(words.t("alone-from-page")).icon(Icon::Document);
            let hint = words.t("alone-from-page-hint");
            if ui.add(page.hint(hint)).clicked() {
                state.text = words_of(&session.workspace().draft, item);
            }
            let again = ActionButton::new(words.t("alone-as-it-stands")).rank(Rank::Quiet);
            if ui.add(again).clicked() {
                state.text = stands();
            }
            let skip = DebriefAction::SkipItem;
            let button = ActionButton::new(words.t(skip.key())).rank(Rank::Quiet);
            if ui.add_enabled(fresh, button).clicked() {
                cx.wish(Wish::Act(Action::Debrief(skip)));
            }
        });
    });
    ui.add_space(GAP_WIDE);
}

/// Every item is done.
fn over(ui: &mut Ui, meeting: &Meeting, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    card(ui, Some(palette.success.mark), |ui| {
        ui.label(Type::Title.of(words.t("alone-over")).color(palette.text));
        let agreed = meeting.texts.len().saturating_sub(1).to_string();
        let tried = meeting.votes.len().to_string();
        let said = words.tf(
            "alone-over-count",
            &[
                ("agreed", agreed.as_str().into()),
                ("tried", tried.as_str().into()),
            ],
        );
        ui.label(Type::Body.of(said).color(palette.text_soft));
        ui.add_space(GAP);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (action, rank) in [
                (DebriefAction::Debrief, Rank::Primary),
                (DebriefAction::Replay, Rank::Secondary),
            ] {
                let button = ActionButton::new(words.t(action.key())).rank(rank);
                if ui.add(button).clicked() {
                    cx.wish(Wish::Act(Action::Debrief(action)));
                }
            }
        });
    });
    ui.add_space(GAP_WIDE);
}

/// What every role has of the text as it stands.
fn points(ui: &mut Ui, open: &Exercise, answered: &Answered, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let id = ui.scope_id().with("alone-points");
    section(ui, words.t("alone-points"), None);
    section_folding(ui, id, words.t("alone-points-show"), None, true, |ui| {
        for score in &answered.scores {
            ends(
                ui,
                |ui| {
                    let name = role_name(&open.scenario, &score.role, words);
                    ui.label(Type::Body.of(name).color(palette.text));
                },
                |ui| {
                    let total = score.total.to_string().replace('-', "−");
                    ui.label(Type::Strong.of(total).color(palette.text));
                },
            );
        }
    });
}
