//! The text from adoption to adoption as a redline, and the openings that were missed.

use egui::Ui;

use crate::analysis::redline::Fate;
use crate::exchange::exercise::clock;
use crate::gui::cx::Cx;
use crate::gui::panels::versions::pieces_ui;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{Chip, Icon, VerdictBadge, card, galley, section};
use crate::session::view::debrief::{DebriefView, HistoryView, MissedView};
use crate::words::Words;

use super::text_words;
use super::went::quiet;

/// The second part of the pane.
pub(super) fn text_ui(ui: &mut Ui, view: &DebriefView, cx: &Cx<'_>) {
    let words = cx.words;
    let n = view.history.len().to_string();
    section(ui, words.t("debrief-history"), Some(&n));
    if view.history.is_empty() {
        quiet(ui, words.t("debrief-history-none"));
    }
    for step in &view.history {
        step_ui(ui, step, view.alone, cx);
        ui.add_space(GAP);
    }
    ui.add_space(GAP_WIDE);
    let n = view.missed.len().to_string();
    section(ui, words.t("debrief-missed"), Some(&n));
    let key = if view.missed.is_empty() {
        "debrief-missed-none"
    } else {
        "debrief-missed-hint"
    };
    quiet(ui, words.t(key));
    for opening in &view.missed {
        missed_ui(ui, opening, words);
        ui.add_space(GAP);
    }
}

fn step_ui(ui: &mut Ui, step: &HistoryView, alone: bool, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    card(ui, Some(palette.success.mark), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let text = text_words(&step.text, words);
            let said = words.tf("debrief-adopted-named", &[("text", text.as_str().into())]);
            ui.label(Type::Strong.of(said).color(palette.text));
            ui.label(Type::Small.of(step.item.as_str()).color(palette.text_soft));
            if !alone {
                let at = clock(step.at);
                ui.label(Type::Small.of(at).color(palette.text_faint));
            }
        });
        if step.lines.is_empty() {
            quiet(ui, words.t("debrief-no-words"));
        }
        for line in &step.lines {
            ui.add_space(GAP_TINY);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                let place = Type::SmallStrong.of(line.place.as_str());
                ui.label(place.color(palette.text_faint));
                let chip = match line.fate {
                    Fate::Added => Some(("compare-added", palette.inserted, Icon::Plus)),
                    Fate::Removed => Some(("compare-removed", palette.deleted, Icon::Minus)),
                    Fate::MovedAway => Some(("compare-moved", palette.info, Icon::ChevronRight)),
                    Fate::Kept => None,
                };
                if let Some((key, tone, icon)) = chip {
                    ui.add(Chip::new(words.t(key)).tone(tone).icon(icon));
                }
            });
            pieces_ui(ui, &line.pieces, Type::Text, None, cx);
        }
    });
}

fn missed_ui(ui: &mut Ui, opening: &MissedView, words: &Words) {
    let palette = theme::palette(ui.visuals());
    card(ui, Some(palette.info.mark), |ui| {
        let (was, would) = (opening.agreeable.to_string(), opening.would.to_string());
        let key = if opening.at_vote {
            "debrief-missed-vote"
        } else {
            "debrief-missed-end"
        };
        let said = words.tf(
            key,
            &[
                ("item", opening.item.as_str().into()),
                ("would", would.as_str().into()),
                ("was", was.as_str().into()),
            ],
        );
        ui.label(Type::Strong.of(said).color(palette.text));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (role, verdict) in &opening.verdicts {
                let wide = |said: &str, kind| galley(ui, said, kind, palette.text).size().x;
                let both =
                    wide(role, Type::Small) + wide(words.t(verdict.key()), Type::SmallStrong);
                if ui.available_size_before_wrap().x < both + 5.0 * GAP {
                    ui.end_row();
                }
                ui.label(Type::Small.of(role.as_str()).color(palette.text_soft));
                ui.add(VerdictBadge::new(*verdict, words));
            }
        });
        for line in &opening.lines {
            ui.add_space(GAP_TINY);
            ui.add(egui::Label::new(Type::Text.of(line.as_str())).wrap());
        }
    });
}
