//! The draft beside the table of contents of an instrument, as rows.

use egui::{ScrollArea, Ui};

use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, Rank, card};
use crate::session::command::{Command, LookCommand};
use crate::session::view::beside::{BesideArticle, BesideView};
use crate::words::Words;

/// What it amounts to, and what it is not.
pub(super) fn head(ui: &mut Ui, view: &BesideView, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let (found, all) = (view.found.to_string(), view.of.to_string());
    let said = words.tf(
        "outline-covered",
        &[("n", found.as_str().into()), ("m", all.as_str().into())],
    );
    ui.label(Type::Strong.of(said));
    let caution = Type::Small.of(words.t("outline-caution"));
    ui.add(egui::Label::new(caution.color(palette.text_soft)).wrap());
    if !view.note.is_empty() {
        let note = Type::Small.of(view.note.as_str()).color(palette.text_faint);
        ui.add(egui::Label::new(note).wrap());
    }
}

/// Chapter by chapter, then what the instrument has nothing of.
pub(super) fn rows(ui: &mut Ui, view: &BesideView, cx: &mut Cx<'_>) {
    ScrollArea::vertical()
        .id_salt("beside")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin::symmetric(12, 6))
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width().min(1100.0));
                    for chapter in &view.chapters {
                        card(ui, None, |ui| {
                            ui.label(Type::Strong.of(chapter.title.as_str()));
                            for (number, title, found) in &chapter.articles {
                                row(ui, (number, title), found, cx);
                            }
                        });
                        ui.add_space(GAP);
                    }
                    if !view.alone.is_empty() {
                        card(ui, None, |ui| {
                            ui.label(Type::Strong.of(cx.words.t("outline-alone")));
                            for article in &view.alone {
                                ui.horizontal_wrapped(|ui| go(ui, article, cx));
                            }
                        });
                    }
                });
        });
}

fn row(ui: &mut Ui, (number, title): (&str, &str), found: &[BesideArticle], cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        ui.label(Type::SmallStrong.of(number).color(palette.text_faint));
        ui.label(Type::Body.of(title));
        if found.is_empty() {
            let none = Chip::new(cx.words.t("outline-none"));
            ui.add(none.tone(palette.warning).icon(Icon::Warning));
        }
        for article in found {
            go(ui, article, cx);
            if let Some(element) = &article.element {
                let by = cx.words.tf(
                    "outline-by-element",
                    &[("element", element.as_str().into())],
                );
                ui.label(Type::Small.of(by).color(palette.text_soft));
            }
        }
    });
}

/// A button that goes to an article of the draft.
fn go(ui: &mut Ui, article: &BesideArticle, cx: &mut Cx<'_>) {
    let name = cx.words.tf(
        "outline-counterpart",
        &[
            ("n", article.number.as_str().into()),
            ("heading", article.heading.as_str().into()),
        ],
    );
    let button = ActionButton::new(name.trim_end()).rank(Rank::Quiet);
    if ui.add(button).clicked() {
        cx.command(Command::Look(LookCommand::Article(article.id)));
        cx.wish(Wish::Show(Pane::Article));
    }
}
