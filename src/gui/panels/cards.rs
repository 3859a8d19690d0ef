//! The bloc cards: every bloc's verdict on what is looked at, own delegation first.

use egui::{Id, ScrollArea, Ui};

use crate::assess::verdict::Verdict;
use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{
    Icon, VerdictBadge, bring_into_view, card, empty_state, ends, not_coded_label, section_folding,
    segmented, verdict_dot,
};
use crate::model::date::Year;
use crate::session::command::{CardScope, Command, LookCommand};
use crate::session::view::cards::{BlocCard, CardsView, Dissent, ViewNote};
use crate::session::view::reason::Reason;
use crate::words::place::place_words;

use super::reason::{citation_words, reason_ui, sources_ui};
use super::tally::tally_ui;

/// The cards, with the switches over them.
pub fn cards_ui(ui: &mut Ui, view: &CardsView, as_of: Year, choices: &[Year], cx: &mut Cx<'_>) {
    let mut wanted = None;
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let words = cx.words;
                let mut scope = view.scope;
                let scopes = [
                    (CardScope::Clause, words.t("scope-clause")),
                    (CardScope::Article, words.t("scope-article")),
                    (CardScope::Draft, words.t("scope-draft")),
                ];
                if segmented(ui, words.t("scope-name"), &mut scope, &scopes) {
                    cx.command(Command::Look(LookCommand::Scope(scope)));
                }
                ui.add_space(GAP);
                let mut year = as_of;
                let years: Vec<(Year, String)> =
                    choices.iter().map(|y| (*y, y.to_string())).collect();
                let years: Vec<(Year, &str)> =
                    years.iter().map(|(y, s)| (*y, s.as_str())).collect();
                if segmented(ui, cx.words.t("as-of"), &mut year, &years) {
                    cx.command(Command::Look(LookCommand::AsOf(year)));
                }
            });
            ui.add_space(GAP_TINY);
            ui.horizontal_wrapped(|ui| {
                let subject = match view.scope {
                    CardScope::Draft => cx.words.t("scope-whole-draft").to_owned(),
                    CardScope::Clause | CardScope::Article => place_words(&view.subject, cx.words),
                };
                ui.label(Type::Strong.of(subject));
                if view.coverage.0 > 0 {
                    not_coded_label(ui, cx.words, view.coverage)
                        .on_hover_text(cx.words.t("verdict-not-coded-hint"));
                }
            });
            ui.add_space(GAP_TINY);
            if view.coverage != (0, 0) {
                wanted = tally_ui(ui, &view.cards, cx);
            }
            let mut strict = view.strict;
            let switch = ui.checkbox(&mut strict, Type::Small.of(cx.words.t("strict")));
            if switch.on_hover_text(cx.words.t("strict-hint")).changed() {
                cx.command(Command::Look(LookCommand::Strict(strict)));
            }
        });
    if view.coverage == (0, 0) && view.cards.iter().all(is_blank) {
        let (sentence, hint) = (cx.words.t("cards-nothing"), cx.words.t("cards-blank-hint"));
        egui::Frame::new()
            .inner_margin(egui::Margin::symmetric(12, 0))
            .show(ui, |ui| {
                empty_state(ui, Icon::Document, sentence, hint, None);
            });
        return;
    }
    ScrollArea::vertical()
        .id_salt("cards")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin::symmetric(12, 0))
                .show(ui, |ui| {
                    for bloc in &view.cards {
                        let top = ui.cursor().min;
                        card_ui(ui, bloc, &view.subject, cx);
                        if wanted.as_ref() == Some(&bloc.id) {
                            bring_into_view(ui, top, Some(egui::Align::TOP));
                        }
                        ui.add_space(GAP);
                    }
                    view_notes(ui, &view.views, cx);
                    ui.add_space(GAP * 2.0);
                });
        });
}

/// Whether a bloc has nothing to say because nothing is written: silence is held against nobody who
/// has not begun.
fn is_blank(card: &BlocCard) -> bool {
    card.verdict == Verdict::NotCoded && card.reasons.iter().all(|reason| reason.by_silence)
}

fn card_ui(ui: &mut Ui, bloc: &BlocCard, subject: &str, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let edge = palette.verdict(bloc.verdict).mark;
    card(ui, Some(edge), |ui| {
        ui.set_width(ui.available_width());
        let words = cx.words;
        let (clicked, ()) = ends(
            ui,
            |ui| {
                let name = Type::Title.of(bloc.short.as_str());
                let label = ui.add(
                    egui::Label::new(name)
                        .sense(egui::Sense::click())
                        .truncate(),
                );
                let clicked = label.on_hover_text(&bloc.name).clicked();
                if bloc.own {
                    ui.label(Type::Small.of(words.t("bloc-own")).color(palette.accent));
                }
                clicked
            },
            |ui| {
                let whose = Id::unique(("verdict", bloc.id.as_str(), subject));
                let badge = ui.add(VerdictBadge::new(bloc.verdict, words).of(whose));
                let verdict = words.t(bloc.verdict.key());
                let name = words.tf(
                    "verdict-of",
                    &[
                        ("bloc", bloc.short.as_str().into()),
                        ("verdict", verdict.into()),
                    ],
                );
                badge.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
            },
        );
        if clicked {
            cx.command(Command::Look(LookCommand::Bloc(bloc.id.clone())));
            cx.wish(Wish::Show(Pane::Bloc));
        }
        let base = Id::unique(("card", bloc.id.as_str()));
        if bloc.reasons.is_empty() {
            let key = if bloc.verdict == Verdict::NotCoded {
                "card-not-coded"
            } else {
                "card-no-demand"
            };
            ui.label(Type::Body.of(cx.words.t(key)).color(palette.text_soft));
        }
        list(ui, &bloc.reasons, base.with("r"), cx);
        group(
            ui,
            "card-asks",
            &bloc.asks,
            base.with("a"),
            bloc.reasons.is_empty(),
            cx,
        );
        group(ui, "card-missing", &bloc.missing, base.with("m"), false, cx);
        members(ui, bloc, base.with("d"), cx);
        if !bloc.unrecorded.is_empty() {
            let titles: Vec<_> = bloc
                .unrecorded
                .iter()
                .map(|(_, title)| title.as_str())
                .collect();
            let said = cx.words.tf(
                "card-unrecorded",
                &[("issues", titles.join("; ").as_str().into())],
            );
            ui.add_space(GAP_TINY);
            ui.label(Type::Small.of(said).color(palette.text_faint));
        }
    });
}

fn list(ui: &mut Ui, reasons: &[Reason], base: Id, cx: &mut Cx<'_>) {
    for (n, reason) in reasons.iter().enumerate() {
        ui.add_space(GAP_TINY);
        if n > 0 {
            ui.separator();
        }
        reason_ui(ui, reason, base.with((n, reason.element.as_str())), cx);
    }
}

fn group(ui: &mut Ui, key: &str, reasons: &[Reason], base: Id, open: bool, cx: &mut Cx<'_>) {
    if reasons.is_empty() {
        return;
    }
    ui.add_space(GAP_TINY);
    let count = reasons.len().to_string();
    let words = cx.words;
    section_folding(
        ui,
        base,
        words.t(key),
        Some(&count),
        open && reasons.len() < 4,
        |ui| {
            list(ui, reasons, base, cx);
        },
    );
}

/// Members that depart from the line: a bloc is not its members.
fn members(ui: &mut Ui, bloc: &BlocCard, base: Id, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    for (_, name, verdict) in &bloc.member_verdicts {
        ui.horizontal_wrapped(|ui| {
            verdict_dot(ui, *verdict, 12.0, cx.words);
            let verdict = cx.words.t(verdict.key());
            let said = cx.words.tf(
                "verdict-of",
                &[("bloc", name.as_str().into()), ("verdict", verdict.into())],
            );
            ui.label(Type::Body.of(said));
            ui.label(
                Type::Small
                    .of(cx.words.t("card-own-entry"))
                    .color(palette.text_faint),
            );
        });
    }
    if bloc.dissent.is_empty() {
        return;
    }
    ui.add_space(GAP_TINY);
    let count = bloc.dissent.len().to_string();
    let words = cx.words;
    section_folding(
        ui,
        base,
        words.t("bloc-dissent"),
        Some(&count),
        bloc.dissent.len() < 4,
        |ui| {
            for entry in &bloc.dissent {
                dissent_ui(ui, entry, cx);
            }
        },
    );
}

fn dissent_ui(ui: &mut Ui, entry: &Dissent, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.label(Type::Strong.of(entry.name.as_str()));
        ui.label(
            Type::Small
                .of(entry.from.to_string())
                .color(palette.text_faint),
        );
    });
    ui.label(Type::Body.of(entry.text.as_str()));
    if entry.in_english {
        ui.label(
            Type::Small
                .of(cx.words.t("only-in-english"))
                .color(palette.text_faint),
        );
    }
    let cited: Vec<_> = entry.sources.iter().map(citation_words).collect();
    ui.label(Type::Small.of(cited.join("; ")).color(palette.text_faint));
    ui.add_space(GAP_TINY);
}

/// What a meeting recorded on the issues touched: no bloc, no vote weight.
fn view_notes(ui: &mut Ui, views: &[ViewNote], cx: &mut Cx<'_>) {
    if views.is_empty() {
        return;
    }
    let count = views.len().to_string();
    let words = cx.words;
    section_folding(
        ui,
        Id::unique("recorded-views"),
        words.t("recorded-views"),
        Some(&count),
        false,
        |ui| {
            let palette = theme::palette(ui.visuals());
            ui.label(
                Type::Small
                    .of(cx.words.t("recorded-views-hint"))
                    .color(palette.text_faint),
            );
            for view in views {
                ui.add_space(GAP_TINY);
                ui.label(Type::Strong.of(view.issue_title.as_str()));
                ui.label(Type::Body.of(format!("{}: {}", view.meeting, view.text)));
                sources_ui(ui, &view.sources, cx);
            }
        },
    );
}
