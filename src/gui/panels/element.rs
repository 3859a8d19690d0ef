//! An element as a card: its legal effect, who asks what about it, a wording to insert, where it is
//! found.

use egui::{Frame, Id, Margin, Role, Ui, WidgetInfo};

use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, PAGE_WIDTH, RADIUS_SMALL, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, Rank, card, ends, section_folding, strength_chip, verb_label,
};
use crate::model::bloc::Verb;
use crate::model::issue::Doubt;
use crate::session::command::{Command, DraftCommand, LookCommand};
use crate::session::view::issue::{ElementView, FoundView};
use crate::words::keys::doubt_key;

use super::brief::{close_line, fact, prose};

/// Width of the words of demands.
const VERB: f32 = 84.0;

/// The card.
pub(super) fn element_ui(ui: &mut Ui, element: &ElementView, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let edge = element.in_draft.then_some(palette.success.mark);
    card(ui, edge, |ui| {
        ui.set_width(ui.available_width());
        let words = cx.words;
        ends(
            ui,
            |ui| ui.add(egui::Label::new(Type::Title.of(element.label.as_str())).truncate()),
            |ui| {
                if element.in_draft {
                    let mark = Chip::new(words.t("element-in-draft")).icon(Icon::Check);
                    ui.add(mark.tone(palette.success));
                }
                if element.silence {
                    let hint = words.t("element-silence-hint");
                    ui.add(Chip::new(words.t("finding-by-silence")).hint(hint));
                }
            },
        );
        prose(
            ui,
            Type::Body
                .of(element.description.as_str())
                .color(palette.text_soft),
        );
        if let Some(other) = &element.synonym_of {
            let said = words.tf("element-synonym", &[("element", other.as_str().into())]);
            ui.label(Type::Small.of(said).color(palette.text_faint));
        }
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            demands(ui, element, cx);
        });
        wording(ui, element, cx);
        if !element.found_in.is_empty() {
            fact(ui, cx.words.t("element-found-in"), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for found in &element.found_in {
                    found_ui(ui, found, cx);
                }
            });
        }
        if !element.notes.is_empty() {
            let id = Id::unique(("element-notes", element.id.as_str()));
            let name = cx.words.t("element-notes");
            section_folding(ui, id, name, None, false, |ui| {
                prose(
                    ui,
                    Type::Small
                        .of(element.notes.as_str())
                        .color(palette.text_soft),
                );
            });
        }
    });
}

/// Who asks what, verb by verb.
fn demands(ui: &mut Ui, element: &ElementView, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    if element.demands.is_empty() {
        let said = Type::Small.of(words.t("element-no-demand"));
        ui.label(said.color(palette.text_faint));
        return;
    }
    for verb in [Verb::Requires, Verb::Accepts, Verb::Opposes] {
        let mut of_verb = element
            .demands
            .iter()
            .filter(|(_, _, v, _)| *v == verb)
            .peekable();
        if of_verb.peek().is_none() {
            continue;
        }
        close_line(ui, |ui| {
            verb_label(ui, verb, VERB, words);
            for (_, bloc, _, strength) in of_verb {
                ui.label(Type::Body.of(bloc.as_str()));
                // What is merely accepted is held by nobody as a line.
                if verb != Verb::Accepts {
                    strength_chip(ui, *strength, words);
                }
                ui.add_space(GAP);
            }
        });
    }
}

/// A wording one can insert or copy.
fn wording(ui: &mut Ui, element: &ElementView, cx: &mut Cx<'_>) {
    if element.model.is_empty() {
        return;
    }
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    Frame::new()
        .fill(palette.sunken)
        .corner_radius(RADIUS_SMALL)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width().min(PAGE_WIDTH));
            prose(ui, Type::Text.of(element.model.as_str()));
            ui.add_space(GAP_TINY);
            ui.horizontal(|ui| {
                let label = element.label.as_str();
                let insert = ui.add(ActionButton::new(words.t("action-insert")).icon(Icon::Plus));
                let name = words.tf("action-insert-named", &[("element", label.into())]);
                insert.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if insert
                    .on_hover_text(words.t("action-insert-hint"))
                    .clicked()
                {
                    let model = DraftCommand::InsertModel(element.id.clone(), cx.lang);
                    cx.command(Command::Draft(model));
                    cx.wish(Wish::Show(Pane::Article));
                }
                let copy = ActionButton::new(words.t("action-copy")).icon(Icon::Copy);
                let copy = ui.add(copy.rank(Rank::Quiet));
                let name = words.tf("action-copy-named", &[("element", label.into())]);
                copy.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if copy.clicked() {
                    cx.command(Command::Look(LookCommand::Copy(element.model.clone())));
                }
            });
        });
}

/// Where it is found, and how sure that is.
fn found_ui(ui: &mut Ui, found: &FoundView, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    close_line(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(Type::Body.of(found.name.as_str()).color(palette.text_soft));
        if !found.place.is_empty() {
            ui.label(Type::Body.of(found.place.as_str()));
        }
        if found.doubt != Doubt::None {
            let ink = if found.doubt == Doubt::Known {
                palette.text_faint
            } else {
                palette.warning.ink
            };
            ui.label(Type::Small.of(words.t(doubt_key(found.doubt))).color(ink));
        }
    });
    if !found.note.is_empty() {
        prose(
            ui,
            Type::Small
                .of(found.note.as_str())
                .color(palette.text_faint),
        );
    }
}
