//! Two coders beside each other, over the list of decisions: how far they agree, where they differ,
//! and whose word is to stand.

use egui::{Id, Ui};

use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{ActionButton, Chip, Rank, card, choice, ends, section_folding};
use crate::model::decision::Ruling;
use crate::session::command::{Command, DossierCommand, LookCommand};
use crate::session::state::Session;
use crate::session::view::agreement::{AgreementView, DifferenceRow};
use crate::words::place::place_words;

/// What is kept between frames: whom the person compares, and what came of it.
#[derive(Clone, Debug, Default)]
struct Kept {
    of: Option<(u64, [usize; 2], crate::model::text::Lang)>,
    view: Option<std::sync::Arc<AgreementView>>,
    chosen: Option<[usize; 2]>,
}

/// The comparison, where decisions of two people are there.
pub(super) fn agreement_ui(ui: &mut Ui, session: &Session, cx: &mut Cx<'_>) {
    let coders = session.coders();
    if coders.len() < 2 {
        return;
    }
    let words = cx.words;
    let id = Id::unique("two-coders");
    section_folding(ui, id, words.t("agreement"), None, true, |ui| {
        let kept_id = id.with("kept");
        let mut kept: Kept = ui.data_mut(|data| data.get_temp(kept_id).unwrap_or_default());
        let mut chosen = kept
            .chosen
            .unwrap_or([0, 1])
            .map(|at| at.min(coders.len() - 1));
        let unsigned = words.t("decisions-unsigned");
        let name = |author: &String| {
            if author.is_empty() {
                unsigned.to_owned()
            } else {
                author.clone()
            }
        };
        let names: Vec<String> = coders.iter().map(name).collect();
        let choices: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().collect();
        ui.horizontal_wrapped(|ui| {
            for (at, key) in chosen
                .iter_mut()
                .zip(["agreement-first", "agreement-second"])
            {
                choice(ui, id.with(key), words.t(key), at, &choices);
                ui.add_space(GAP);
            }
        });
        kept.chosen = Some(chosen);
        let wanted = (session.revision(), chosen, cx.lang);
        if kept.of != Some(wanted) {
            let author = |at: usize| coders.get(at).cloned().unwrap_or_default();
            let view = session.agreement(chosen.map(author), cx.lang);
            kept.view = Some(std::sync::Arc::new(view));
            kept.of = Some(wanted);
        }
        let view = kept.view.clone();
        ui.data_mut(|data| data.insert_temp(kept_id, kept));
        if let Some(view) = view {
            figures(ui, &view, cx);
            let [first, second] = chosen.map(|at| names.get(at).cloned().unwrap_or_default());
            for row in &view.rows {
                difference(ui, row, if row.by_first { &first } else { &second }, cx);
            }
        }
        ui.add_space(GAP_WIDE);
    });
}

/// The measures, each with what it means.
fn figures(ui: &mut Ui, view: &AgreementView, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let counts = &view.counts;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_WIDE;
        let said = words.tf("agreement-clauses", &[("n", view.n_clauses.into())]);
        ui.label(Type::Small.of(said).color(palette.text_faint));
        for (key, value) in [
            ("agreement-percent", counts.percent()),
            ("agreement-kappa", counts.kappa()),
            ("agreement-alpha", counts.alpha()),
            ("agreement-f1", counts.f1()),
        ] {
            let figure = value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"));
            let said = format!("{} {figure}", words.t(key));
            ui.add(egui::Label::new(Type::Strong.of(said)).extend())
                .on_hover_text(words.t("agreement-hint"));
        }
    });
}

/// What one sees and the other does not, with the two ways to settle it.
fn difference(ui: &mut Ui, row: &DifferenceRow, who: &str, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    card(ui, None, |ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        ends(
            ui,
            |ui| ui.add(egui::Label::new(Type::Strong.of(row.label.as_str())).truncate()),
            |ui| {
                let said = words.tf("agreement-only", &[("who", who.into())]);
                ui.add(Chip::new(&said));
            },
        );
        let place = place_words(&row.number, words);
        ui.label(Type::Small.of(place).color(palette.text_faint));
        let quoted = format!("“{}”", row.words);
        ui.add(egui::Label::new(Type::TextItalic.of(quoted).color(palette.text_soft)).wrap());
        ui.horizontal_wrapped(|ui| {
            let named = |key: &str| format!("{}: {}", words.t(key), row.label);
            let quiet = |key| ActionButton::new(words.t(key)).rank(Rank::Quiet);
            let go = ui.add(quiet("decisions-go-to"));
            if go.accessible_name(named("decisions-go-to")).clicked() {
                cx.command(Command::Look(LookCommand::GoTo(row.paragraph, row.span)));
                cx.wish(Wish::Show(Pane::Article));
            }
            for (key, there) in [("agreement-there", true), ("agreement-not-there", false)] {
                if ui.add(quiet(key)).accessible_name(named(key)).clicked() {
                    let element = row.element.clone();
                    let ruling = if there {
                        Ruling::Add(element)
                    } else {
                        Ruling::Reject(element)
                    };
                    cx.command(Command::Dossier(DossierCommand::Decide {
                        paragraph: row.paragraph,
                        span: row.span,
                        ruling,
                        reason: words.t("agreement-settled").to_owned(),
                    }));
                }
            }
        });
    });
}
