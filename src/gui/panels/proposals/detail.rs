//! One proposal: its words as a redline, every bloc before and after with the reasons, what it is
//! at odds with side by side, and what can be done with it.

use std::cmp::Ordering;

use egui::{RichText, Ui};

use crate::analysis::effect::{Effect, Turn};
use crate::analysis::redline::Fate;
use crate::gui::actions::{Action, RecordAction, keys_said};
use crate::gui::cx::{Cx, Wish};
use crate::gui::panels::decisions::day;
use crate::gui::panels::versions::pieces_ui;
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, Rank, VerdictBadge, card, section, strength_chip,
};
use crate::model::bloc::Layer;
use crate::model::proposal::{ProposalStatus, Refusal};
use crate::session::command::{Command, LookCommand};
use crate::session::state::Session;
use crate::session::view::proposals::{ClashView, EffectView, ProposalRow, TurnedView};
use crate::words::place::place_words;
use crate::words::records::{
    clash_key, proposal_kind_key, proposal_status_key, refusal_key, turn_key,
};

/// The proposal that is chosen. `found` is what it would change, once that is known.
pub(super) fn detail_ui(
    ui: &mut Ui,
    session: &Session,
    row: &ProposalRow,
    found: Option<&Result<Effect, Refusal>>,
    cx: &mut Cx<'_>,
) {
    head_ui(ui, row, cx);
    actions_ui(ui, row, cx);
    ui.add_space(GAP);
    match found.filter(|_| row.proposal.is_open()) {
        Some(Ok(effect)) => {
            let view = session.effect_view(effect, cx.lang);
            words_ui(ui, &view, cx);
            ui.add_space(GAP);
            blocs_ui(ui, &view, cx);
        }
        Some(Err(refusal)) => {
            plain_ui(ui, row);
            let danger = theme::palette(ui.visuals()).danger;
            let why = cx.words.t(refusal_key(*refusal));
            ui.add(Chip::new(why).tone(danger).icon(Icon::Error));
        }
        None => plain_ui(ui, row),
    }
    for clash in &row.clashes {
        ui.add_space(GAP);
        clash_ui(ui, row, clash, cx);
    }
    about_ui(ui, row, cx);
}

/// What, where, by whom, and how it stands.
fn head_ui(ui: &mut Ui, row: &ProposalRow, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let own = &row.proposal;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let kind = words.t(proposal_kind_key(own.kind));
        let place = place_words(&row.place, words);
        let title = [kind, place.as_str()];
        let title: Vec<&str> = title.into_iter().filter(|part| !part.is_empty()).collect();
        ui.label(Type::Title.of(title.join(" · ")).color(palette.text));
        let tone = match own.status {
            ProposalStatus::Tabled => palette.info,
            ProposalStatus::Accepted => palette.success,
            ProposalStatus::Rejected => palette.danger,
            ProposalStatus::Withdrawn | ProposalStatus::Superseded(_) => palette.warning,
        };
        ui.add(Chip::new(words.t(proposal_status_key(own.status))).tone(tone));
        if own.layer == Layer::Private {
            let chip = Chip::new(words.t("proposal-internal")).icon(Icon::Lock);
            ui.add(chip.hint(words.t("proposal-internal-hint")));
        }
    });
    for (key, names) in [
        ("proposal-by", &row.by),
        ("proposal-supported-by", &row.supported_by),
        ("proposal-opposed-by", &row.opposed_by),
    ] {
        if !names.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = GAP_TINY;
                let name = words.t(key);
                ui.label(Type::Small.of(format!("{name}:")).color(palette.text_soft));
                ui.label(Type::Body.of(names.as_str()));
            });
        }
    }
}

/// What can be done with it.
fn actions_ui(ui: &mut Ui, row: &ProposalRow, cx: &mut Cx<'_>) {
    let words = cx.words;
    let own = &row.proposal;
    ui.add_space(GAP_TINY);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        let mut offer = |ui: &mut Ui, action: RecordAction, rank: Rank, enabled: bool| {
            let keys = keys_said(ui, action.shortcut());
            let mut button = ActionButton::new(words.t(action.key())).rank(rank);
            if !keys.is_empty() {
                button = button.hint(&keys);
            }
            if ui.add_enabled(enabled, button).clicked() {
                cx.wish(Wish::Act(Action::Record(action)));
            }
        };
        if own.is_open() {
            let can = row.refusal.is_none();
            offer(ui, RecordAction::Accept, Rank::Primary, can);
            offer(ui, RecordAction::Reject, Rank::Secondary, true);
            offer(ui, RecordAction::Withdraw, Rank::Secondary, true);
            offer(ui, RecordAction::Support, Rank::Quiet, true);
            offer(ui, RecordAction::Oppose, Rank::Quiet, true);
            offer(ui, RecordAction::Amend, Rank::Quiet, !own.text.is_empty());
        } else {
            offer(ui, RecordAction::Table, Rank::Secondary, true);
        }
        offer(ui, RecordAction::Edit, Rank::Quiet, true);
        if let Some((id, span)) = row.at {
            let button = ActionButton::new(words.t("action-go-to-text")).rank(Rank::Quiet);
            if ui.add(button).clicked() {
                cx.command(Command::Look(LookCommand::GoTo(id, span)));
                cx.wish(Wish::Show(Pane::Article));
            }
        }
    });
}

/// The words as they would change.
fn words_ui(ui: &mut Ui, view: &EffectView, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    for (place, line) in &view.lines {
        let edge = match line.fate {
            Fate::Added => Some(palette.inserted.mark),
            Fate::Removed => Some(palette.deleted.mark),
            Fate::MovedAway | Fate::Kept => None,
        };
        card(ui, edge, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                let faint = palette.text_faint;
                ui.label(Type::SmallStrong.of(place.as_str()).color(faint));
                let moved = line.moved || line.fate == Fate::MovedAway;
                if moved {
                    let chip = Chip::new(cx.t("compare-moved")).tone(palette.info);
                    ui.add(chip.icon(Icon::ChevronRight));
                }
            });
            pieces_ui(ui, &line.pieces, Type::Text, None, cx);
        });
        ui.add_space(GAP_TINY);
    }
    if view.lines.is_empty() {
        let said = Type::Body.of(cx.t("proposal-changes-nothing"));
        ui.label(said.color(palette.text_soft));
    }
}

/// The words of a proposal of which it is not known what they would change.
fn plain_ui(ui: &mut Ui, row: &ProposalRow) {
    let soft = theme::palette(ui.visuals()).text_soft;
    card(ui, None, |ui| {
        if !row.about.is_empty() {
            let about = Type::Text.of(row.about.as_str()).color(soft);
            ui.add(egui::Label::new(about).wrap());
        }
        if !row.proposal.text.is_empty() {
            let text: RichText = Type::Text.of(row.proposal.text.as_str());
            ui.add(egui::Label::new(text).wrap());
        }
    });
}

/// Every bloc before and after.
fn blocs_ui(ui: &mut Ui, view: &EffectView, cx: &Cx<'_>) {
    let words = cx.words;
    let name = match &view.article {
        Some(number) if number.is_empty() => words.t("text-preamble").to_owned(),
        Some(number) => words.tf("text-article-n", &[("n", number.as_str().into())]),
        None => words.t("scope-whole-draft").to_owned(),
    };
    let head = words.tf("effect-head", &[("place", name.as_str().into())]);
    section(ui, &head, None);
    for turned in &view.blocs {
        bloc_ui(ui, turned, view.article.is_some(), cx);
    }
}

fn bloc_ui(ui: &mut Ui, turned: &TurnedView, in_part: bool, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let (was, is) = (words.t(turned.before.key()), words.t(turned.after.key()));
    let spoken = words.tf(
        "compare-flip",
        &[
            ("bloc", turned.short.as_str().into()),
            ("was", was.into()),
            ("is", is.into()),
        ],
    );
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(112.0, 20.0), left, |ui| {
            ui.set_min_width(112.0);
            let name = Type::Strong.of(turned.short.as_str());
            ui.add(egui::Label::new(name).truncate());
        });
        ui.add(VerdictBadge::new(turned.before, words).quiet());
        ui.label(Type::Body.of("→").color(palette.text_faint));
        ui.add(VerdictBadge::new(turned.after, words));
        let (key, icon, tone) = match (turned.gained, turned.lost, turned.direction) {
            (true, ..) => ("effect-gained", Icon::ChevronUp, palette.success),
            (_, true, _) => ("effect-lost", Icon::ChevronDown, palette.danger),
            (.., Ordering::Greater) => ("redline-better", Icon::ChevronUp, palette.success),
            (.., Ordering::Less) => ("redline-worse", Icon::ChevronDown, palette.danger),
            (.., Ordering::Equal) => return,
        };
        ui.add(Chip::new(words.t(key)).tone(tone).icon(icon));
    });
    let id = row.response.id.with("spoken");
    let whole = ui.interact(row.response.rect, id, egui::Sense::hover());
    whole.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    ui.indent(("reasons", turned.bloc.as_str()), |ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        for why in &turned.reasons {
            let tone = match why.turn {
                Turn::Crosses | Turn::Objects | Turn::Loses => palette.danger,
                Turn::Relieves | Turn::Settles | Turn::Gains => palette.success,
            };
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                ui.label(Type::Small.of(words.t(turn_key(why.turn))).color(tone.ink));
                ui.label(Type::Body.of(why.element.as_str()));
                strength_chip(ui, why.strength, words);
                if !why.words.is_empty() {
                    let quote = format!("“{}”", why.words);
                    let quote = Type::Small.of(quote).color(palette.text_soft);
                    ui.add(egui::Label::new(quote).wrap());
                }
            });
        }
        let (before, after) = turned.draft;
        if in_part && before != after {
            let said = words.tf(
                "effect-draft",
                &[
                    ("was", words.t(before.key()).into()),
                    ("is", words.t(after.key()).into()),
                ],
            );
            ui.label(Type::Small.of(said).color(palette.text_soft));
        }
    });
}

/// Another proposal that is at odds with this one: both texts side by side.
fn clash_ui(ui: &mut Ui, row: &ProposalRow, clash: &ClashView, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    card(ui, Some(palette.warning.mark), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let chip = Chip::new(words.t("clash")).tone(palette.warning);
            ui.add(chip.icon(Icon::Warning));
            let why = Type::Small.of(words.t(clash_key(clash.kind)));
            ui.label(why.color(palette.text_soft));
        });
        ui.spacing_mut().item_spacing.x = GAP_WIDE;
        ui.columns(2, |columns| {
            let sides = [(&row.by, &row.proposal.text), (&clash.by, &clash.text)];
            for (column, (by, text)) in columns.iter_mut().zip(sides) {
                let by = if by.is_empty() {
                    words.t("proposal-by-nobody")
                } else {
                    by
                };
                let soft = palette.text_soft;
                column.label(Type::SmallStrong.of(by).color(soft));
                let text = if text.is_empty() {
                    Type::Text.of(words.t("reading-goes")).color(soft)
                } else {
                    Type::Text.of(text.as_str())
                };
                column.add(egui::Label::new(text).wrap());
            }
        });
    });
}

/// Why, from which document, when and written down by whom.
fn about_ui(ui: &mut Ui, row: &ProposalRow, cx: &Cx<'_>) {
    let words = cx.words;
    let own = &row.proposal;
    let soft = theme::palette(ui.visuals()).text_soft;
    let date = own.date.map(|date| date.to_string()).unwrap_or_default();
    let written = if own.time_ms == 0 {
        String::new()
    } else {
        format!("{} {}", own.author, day(own.time_ms))
            .trim()
            .to_owned()
    };
    let facts = [
        ("proposal-rationale", &own.rationale),
        ("proposal-document", &own.source_doc),
        ("proposal-date", &date),
        ("proposal-written", &written),
    ];
    if facts.iter().any(|(_, said)| !said.is_empty()) {
        ui.add_space(GAP);
    }
    for (key, said) in facts.into_iter().filter(|(_, said)| !said.is_empty()) {
        let line = format!("{}: {said}", words.t(key));
        ui.add(egui::Label::new(Type::Small.of(line).color(soft)).wrap());
    }
}
