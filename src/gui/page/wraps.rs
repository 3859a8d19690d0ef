//! Brackets round whole paragraphs and articles: what they hold, whose they are, and away with them.

use egui::Ui;

use super::brackets::names;
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{ActionButton, Rank};
use crate::session::command::{Command, RollingCommand};
use crate::session::view::wraps::WrapView;

/// A line for each.
pub(super) fn wraps_bar(ui: &mut Ui, wraps: &[WrapView], cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    egui::Frame::new()
        .fill(palette.raised)
        .inner_margin(egui::Margin::symmetric(12, 4))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            for wrap in wraps {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = GAP;
                    let said = match wrap.articles {
                        0 if wrap.from == wrap.to => {
                            words.tf("wrap-paragraph", &[("n", wrap.from.as_str().into())])
                        }
                        0 => words.tf(
                            "wrap-paragraphs",
                            &[
                                ("from", wrap.from.as_str().into()),
                                ("to", wrap.to.as_str().into()),
                            ],
                        ),
                        1 => words.t("wrap-article").to_owned(),
                        n => {
                            let n = n.to_string();
                            words.tf("wrap-articles", &[("n", n.as_str().into())])
                        }
                    };
                    let owners = names(&wrap.owners, words);
                    let all = [said, owners];
                    let all: Vec<String> = all.into_iter().filter(|s| !s.is_empty()).collect();
                    let all = all.join(" · ");
                    ui.label(Type::Body.of(all.as_str()).color(palette.text_soft));
                    let lift = ActionButton::new(words.t("wrap-lift")).rank(Rank::Quiet);
                    if ui.add(lift).clicked() {
                        cx.command(Command::Rolling(RollingCommand::Unwrap(wrap.id)));
                    }
                });
            }
        });
}
