//! What each bracket, alternative and proposal brings: the best that can still be had with each way
//! of settling it.

use egui::Ui;

use crate::analysis::readings::PlaceKind;
use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, Rank, card, verdict_dot};
use crate::model::text::Span;
use crate::session::command::{Command, LookCommand};
use crate::session::view::readings::{OpenPlaceView, ReadingsView, WayView};
use crate::words::place::inner_words;

/// More open places than this are folded away.
const SHOWN: usize = 60;

/// The open places.
pub(super) fn places_ui(ui: &mut Ui, view: &ReadingsView, cx: &mut Cx<'_>) {
    for place in view.places.iter().take(SHOWN) {
        place_ui(ui, place, cx);
        ui.add_space(GAP_TINY);
    }
    if let Some(more) = view.places.len().checked_sub(SHOWN).filter(|n| *n > 0) {
        let n = more.to_string();
        let said = cx.words.tf("readings-more", &[("n", n.as_str().into())]);
        let soft = theme::palette(ui.visuals()).text_soft;
        ui.label(Type::Small.of(said).color(soft));
    }
}

fn place_ui(ui: &mut Ui, place: &OpenPlaceView, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let kind = match place.kind {
        PlaceKind::Bracket(_) => "place-bracket",
        PlaceKind::Alternative(_) => "place-alternative",
        PlaceKind::Wrap(_) => "place-wrap",
        PlaceKind::Proposal(_) => "place-proposal",
    };
    card(ui, None, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let inner = inner_words(&place.place, words);
            let head = [inner.as_str(), words.t(kind)];
            let head: Vec<&str> = head.into_iter().filter(|part| !part.is_empty()).collect();
            let head = head.join(" · ");
            ui.label(Type::SmallStrong.of(head.as_str()).color(palette.text_soft));
            let go = words.tf("compare-go-to", &[("place", head.as_str().into())]);
            let go = ActionButton::new(&go).rank(Rank::Quiet);
            if ui.add(go).clicked() {
                let span = match place.kind {
                    PlaceKind::Bracket(byte) => Span {
                        start: byte,
                        end: byte,
                    },
                    PlaceKind::Alternative(_) | PlaceKind::Wrap(_) | PlaceKind::Proposal(_) => {
                        Span::default()
                    }
                };
                cx.command(Command::Look(LookCommand::GoTo(place.paragraph, span)));
                cx.wish(Wish::Show(Pane::Article));
            }
        });
        for way in &place.ways {
            way_ui(ui, place, way, cx);
        }
    });
}

fn way_ui(ui: &mut Ui, place: &OpenPlaceView, way: &WayView, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        match &way.best {
            Some(best) => {
                for (_, short, verdict) in &best.verdicts {
                    let dot = verdict_dot(ui, *verdict, 14.0, words);
                    dot.on_hover_text(format!("{short}: {}", words.t(verdict.key())));
                }
            }
            None => {
                ui.label(
                    Type::Small
                        .of(words.t("reading-not-judged"))
                        .color(palette.text_faint),
                );
            }
        }
        if way.in_best {
            let chip = Chip::new(words.t("reading-in-best")).tone(palette.success);
            ui.add(chip.icon(Icon::Check));
        }
        let said = match (&way.words, place.kind) {
            (Some(said), _) if !said.is_empty() => Type::Text.of(said.as_str()),
            (_, PlaceKind::Proposal(_)) if !way.in_best || way.words.is_none() => Type::Body
                .of(words.t("reading-not-taken"))
                .color(palette.text_soft),
            _ => Type::Body
                .of(words.t("reading-goes"))
                .color(palette.text_soft),
        };
        ui.add(egui::Label::new(said).wrap());
    });
}
