//! Readings: every way of settling what is open in the article shown, counted and judged beside the
//! window; the best by rule, what each open place brings, and one step to take a reading up.

mod places;

use egui::{ScrollArea, Ui};

use crate::analysis::readings::{Limits, Readings};
use crate::gui::actions::{Action, RecordAction, keys_said};
use crate::gui::aside::{Aside, Errand};
use crate::gui::cx::{Cx, Wish};
use crate::gui::panels::versions::pieces_ui;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, Rank, VerdictBadge, card, empty_state, galley, section,
};
use crate::model::ids::ArticleId;
use crate::model::text::Lang;
use crate::session::command::{Command, RollingCommand};
use crate::session::state::Session;
use crate::session::view::bench::Watcher;
use crate::session::view::readings::{OutcomeView, ReadingView, ReadingsView};
use crate::words::Words;
use crate::words::place::inner_words;

/// What the pane keeps between frames.
#[derive(Default)]
pub struct ReadingsState {
    watcher: Watcher,
    found: Aside<(u64, ArticleId), Readings>,
    view: Option<((u64, ArticleId, Lang), ReadingsView)>,
    /// Whether the best is taken up as soon as it is known.
    take_up: bool,
}

impl ReadingsState {
    /// What is to be worked out beside the window.
    pub fn errand(&mut self) -> Option<Errand> {
        self.found.errand()
    }

    /// Whether something is worked out.
    pub fn is_busy(&self) -> bool {
        self.found.progress().is_some()
    }

    /// The readings of the article as it stands, where they are known and there is a choice.
    pub fn best_of(&mut self, session: &Session, article: ArticleId) -> Option<Readings> {
        let key = (self.watcher.look(session), article);
        let known = self.found.answer_to(&key)?;
        Some(known.clone())
    }

    /// The best reading is taken up as soon as it is known.
    pub fn take_up_when_known(&mut self) {
        self.take_up = true;
    }

    fn ask(&mut self, session: &Session, article: ArticleId) -> (u64, ArticleId) {
        let key = (self.watcher.look(session), article);
        self.found.ask(key, || {
            let bench = session.bench();
            let limits = Limits::default();
            Box::new(move |progress| bench.readings(article, limits, &|n| progress.reached(n)))
        });
        key
    }
}

/// The pane.
pub fn readings_ui(ui: &mut Ui, session: &Session, state: &mut ReadingsState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let Some(article) = session.look().article else {
        let none = words.t("empty-draft");
        empty_state(
            ui,
            Icon::Brackets,
            none,
            words.t("readings-none-hint"),
            None,
        );
        return;
    };
    let key = state.ask(session, article);
    let found = state.found.answer_to(&key);
    if let Some(found) = found
        && state.take_up
    {
        state.take_up = false;
        let command = RollingCommand::TakeUp(Box::new(found.clone()), 0);
        cx.command(Command::Rolling(command));
    }
    let of = (key.0, article, cx.lang);
    if let Some(found) = found
        && state.view.as_ref().is_none_or(|(made, _)| *made != of)
    {
        let view = session.readings_view(found, cx.lang);
        state.view = view.map(|view| (of, view));
    }
    let fresh = found.is_some();
    if !fresh {
        waiting_ui(ui, state, cx);
    }
    let view = state.view.as_ref().filter(|((_, id, _), _)| *id == article);
    let Some((_, view)) = view else { return };
    if !view.is_open {
        let none = words.t("readings-none");
        empty_state(
            ui,
            Icon::Brackets,
            none,
            words.t("readings-none-hint"),
            None,
        );
        return;
    }
    let found = state.found.answer_to(&key);
    ScrollArea::vertical()
        .id_salt(("readings", article.0.0))
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin::symmetric(12, 6))
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width().min(860.0));
                    whole_ui(ui, view, found, cx);
                });
        });
}

/// How far the counting is, and a way to stop it.
fn waiting_ui(ui: &mut Ui, state: &mut ReadingsState, cx: &Cx<'_>) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                if state.found.is_stopped() {
                    ui.label(Type::Body.of(words.t("readings-stopped")).color(soft));
                    let again = ActionButton::new(words.t("action-again"));
                    if ui.add(again).clicked() {
                        state.found.again();
                    }
                    return;
                }
                let n = state.found.progress().unwrap_or(0).to_string();
                let said = words.tf("readings-working", &[("n", n.as_str().into())]);
                ui.label(Type::Body.of(said).color(soft));
                let stop = ActionButton::new(words.t("action-stop")).rank(Rank::Secondary);
                if ui.add(stop).clicked() {
                    state.found.stop();
                }
            });
        });
}

fn whole_ui(ui: &mut Ui, view: &ReadingsView, found: Option<&Readings>, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let number = view.number.as_str();
    let name = words.tf("text-article-n", &[("n", number.into())]);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.label(Type::Title.of(name).color(palette.text));
        ui.label(
            Type::Title
                .of(view.heading.as_str())
                .color(palette.text_soft),
        );
    });
    ui.label(Type::Body.of(counted(view, words)).color(palette.text_soft));
    ui.add_space(GAP);
    section(ui, words.t("readings-as-it-stands"), None);
    outcome_ui(ui, &view.as_it_stands, words);
    ui.add_space(GAP_WIDE);
    let n = view.best.len().to_string();
    section(ui, words.t("readings-best"), Some(&n));
    ui.label(
        Type::Small
            .of(words.t("readings-rule"))
            .color(palette.text_faint),
    );
    for (nth, reading) in view.best.iter().enumerate() {
        reading_ui(ui, nth, reading, found, cx);
        ui.add_space(GAP_TINY);
    }
    ui.add_space(GAP_WIDE);
    let n = view.places.len().to_string();
    section(ui, words.t("readings-places"), Some(&n));
    places::places_ui(ui, view, cx);
}

/// How many there are and how many were judged.
fn counted(view: &ReadingsView, words: &Words) -> String {
    let outcomes = view.n_outcomes.to_string();
    let percent = if view.percent == 0 {
        "<1".to_owned()
    } else {
        view.percent.to_string()
    };
    let key = if view.percent == 100 {
        "readings-all"
    } else {
        "readings-share"
    };
    words.tf(
        key,
        &[
            ("total", view.total.as_str().into()),
            ("judged", view.judged.as_str().into()),
            ("percent", percent.as_str().into()),
            ("outcomes", outcomes.as_str().into()),
        ],
    )
}

/// Every bloc's verdict as a tile.
pub(super) fn outcome_ui(ui: &mut Ui, outcome: &OutcomeView, words: &Words) {
    let soft = theme::palette(ui.visuals()).text_soft;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (_, short, verdict) in &outcome.verdicts {
            // A name and its badge stay together where the line breaks.
            let wide = |said: &str, kind| galley(ui, said, kind, soft).size().x;
            let both = wide(short, Type::Small) + wide(words.t(verdict.key()), Type::SmallStrong);
            if ui.available_size_before_wrap().x < both + 5.0 * GAP {
                ui.end_row();
            }
            ui.label(Type::Small.of(short.as_str()).color(soft));
            ui.add(VerdictBadge::new(*verdict, words));
            ui.add_space(GAP_TINY);
        }
    });
}

fn reading_ui(
    ui: &mut Ui,
    nth: usize,
    reading: &ReadingView,
    found: Option<&Readings>,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let edge = (nth == 0).then_some(palette.accent);
    card(ui, edge, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let rank = (nth + 1).to_string();
            ui.label(Type::Strong.of(format!("{rank}.")));
            let (red, fine) = (
                reading.outcome.red_lines.to_string(),
                reading.outcome.agreeable.to_string(),
            );
            let said = words.tf(
                "reading-tally",
                &[
                    ("red", red.as_str().into()),
                    ("fine", fine.as_str().into()),
                    ("n", reading.count.as_str().into()),
                ],
            );
            ui.label(Type::Small.of(said).color(palette.text_soft));
            let name = words.tf("action-take-up", &[("n", rank.as_str().into())]);
            let rank = if nth == 0 {
                Rank::Primary
            } else {
                Rank::Secondary
            };
            let mut button = ActionButton::new(&name).rank(rank).icon(Icon::Check);
            let action = RecordAction::TakeUp;
            let keys = keys_said(ui, action.shortcut());
            if nth == 0 {
                button = button.hint(&keys);
            }
            if ui.add_enabled(found.is_some(), button).clicked() {
                match found {
                    Some(_) if nth == 0 => cx.wish(Wish::Act(Action::Record(action))),
                    Some(found) => {
                        let command = RollingCommand::TakeUp(Box::new(found.clone()), nth);
                        cx.command(Command::Rolling(command));
                    }
                    None => {}
                }
            }
        });
        outcome_ui(ui, &reading.outcome, words);
        for (place, pieces) in &reading.lines {
            let faint = palette.text_faint;
            ui.label(Type::SmallStrong.of(inner_words(place, words)).color(faint));
            pieces_ui(ui, pieces, Type::Text, None, cx);
        }
        for text in &reading.added {
            let chip = Chip::new(words.t("compare-added")).tone(palette.inserted);
            ui.add(chip.icon(Icon::Plus));
            ui.add(egui::Label::new(Type::Text.of(text.as_str())).wrap());
        }
    });
}
