//! Replay: a session gone through event by event, the room, the table and the text as they were. It
//! changes nothing, and says so.

mod moment;

use egui::{Key, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::exercise::event::Event;
use crate::exercise::replay::{Seen, seen};
use crate::gui::actions::{Action, DebriefAction};
use crate::gui::aside::{Aside, Errand};
use crate::gui::cx::{Cx, Wish};
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Icon, IconButton, Rank, focus_ring, segmented};
use crate::model::ids::EventId;
use crate::model::text::Lang;
use crate::session::exercise::Exercise;
use crate::session::state::Session;
use crate::session::view::replay::ReplayView;

use super::debrief::{RecordKey, key_of, no_record};

/// What the pane keeps between frames.
pub struct ReplayState {
    /// How many events have happened; the latest where absent.
    n: Option<usize>,
    /// An event to go to as soon as the record is there.
    go_to: Option<EventId>,
    /// Seconds an event is shown while it plays.
    speed: f64,
    /// Since when the moment is shown, while it plays.
    playing: Option<f64>,
    found: Aside<RecordKey, Vec<Seen>>,
    events: Option<(RecordKey, Vec<Event>)>,
    view: Option<((RecordKey, Lang, usize), ReplayView)>,
}

impl Default for ReplayState {
    fn default() -> Self {
        Self {
            n: None,
            go_to: None,
            speed: SPEEDS[1],
            playing: None,
            found: Aside::default(),
            events: None,
            view: None,
        }
    }
}

/// Seconds an event is shown.
const SPEEDS: [f64; 3] = [4.0, 2.0, 0.7];

impl ReplayState {
    /// What is to be worked out beside the window.
    pub fn errand(&mut self) -> Option<Errand> {
        self.found.errand()
    }

    /// Whether something is worked out.
    pub fn is_busy(&self) -> bool {
        self.found.progress().is_some()
    }

    /// Goes to the moment just after an event.
    pub fn go_to(&mut self, event: EventId) {
        self.go_to = Some(event);
        self.playing = None;
    }

    /// Goes one event on, or back.
    pub fn step(&mut self, forward: bool) {
        self.playing = None;
        let all = self.n_events();
        let n = self.n.unwrap_or(all);
        self.n = Some(if forward {
            (n + 1).min(all)
        } else {
            n.saturating_sub(1)
        });
    }

    fn n_events(&self) -> usize {
        self.events.as_ref().map_or(0, |(_, events)| events.len())
    }

    /// Makes ready what is shown.
    fn prepare(&mut self, open: &Exercise, lang: Lang) -> RecordKey {
        let key = key_of(open);
        if self.events.as_ref().is_none_or(|(of, _)| *of != key) {
            let other = self.events.as_ref().is_some_and(|(of, _)| of.0 != key.0);
            if other {
                (self.n, self.playing) = (None, None);
            }
            self.events = Some((key.clone(), open.ordered()));
        }
        let Some((_, events)) = &self.events else {
            return key;
        };
        self.found.ask(key.clone(), || {
            let (setting, events) = (open.setting(), events.clone());
            Box::new(move |progress| {
                let mut table = setting.table();
                let (scenario, draft) = (&setting.scenario, &setting.draft);
                seen(scenario, draft, &mut table, &events, &|n| {
                    progress.reached(n)
                })
            })
        });
        if let Some(wanted) = self.go_to.take() {
            let at = events.iter().position(|event| event.id == wanted);
            self.n = at.map(|at| at + 1);
        }
        let n = self.n.unwrap_or(events.len()).min(events.len());
        let of = (key.clone(), lang, n);
        if self.view.as_ref().is_none_or(|(made, _)| *made != of) {
            self.view = Some((of, open.replay(events, n, lang)));
        }
        key
    }
}

/// The pane.
pub fn replay_ui(ui: &mut Ui, session: &Session, state: &mut ReplayState, cx: &mut Cx<'_>) {
    let Some(open) = session.exercise().filter(|open| open.record.is_some()) else {
        let said = ("replay-none", "replay-none-hint");
        no_record(ui, Icon::Clock, said, cx);
        return;
    };
    let key = state.prepare(open, cx.lang);
    let Some((of, view)) = state.view.take() else {
        return;
    };
    let margin = egui::Margin::symmetric(12, 6);
    banner(ui, &view, state, cx);
    egui::Frame::new()
        .inner_margin(margin)
        .show(ui, |ui| controls(ui, state, cx));
    let judged = state.found.answer_to(&key);
    let judged = judged.and_then(|all| all.iter().rev().find(|seen| seen.from <= view.n));
    ScrollArea::vertical()
        .id_salt("replay")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(1080.0));
                moment::moment_ui(ui, open, &view, judged, cx);
            });
        });
    state.view = Some((of, view));
    play(ui, state);
}

/// Says that this is the past. It takes the keys: arrows, Home, End and Space.
fn banner(ui: &mut Ui, view: &ReplayView, state: &mut ReplayState, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let tone = palette.warning;
    let all = state.n_events();
    let (n, m) = (view.n.to_string(), all.to_string());
    let said = words.tf(
        "replay-banner",
        &[("n", n.as_str().into()), ("m", m.as_str().into())],
    );
    let size = vec2(ui.available_width(), 32.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        response.request_focus();
    }
    ui.painter().rect_filled(rect, 0.0, tone.tint);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &said));
    focus_ring(ui, &response, 0.0);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 4.0))));
    inside.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let sign = egui::Rect::from_center_size(
            egui::pos2(rect.left() + 18.0, rect.center().y),
            vec2(14.0, 14.0),
        );
        Icon::Clock.paint(ui.painter(), sign, 14.0, tone.ink);
        ui.add_space(20.0);
        ui.label(Type::Strong.of(said.as_str()).color(tone.ink));
        let hint = words.t("replay-read-only");
        ui.add(egui::Label::new(Type::Small.of(hint).color(tone.ink)).truncate());
    });
    if response.has_focus() {
        keys(ui, &response, state, all);
    }
}

fn keys(ui: &Ui, response: &egui::Response, state: &mut ReplayState, all: usize) {
    let keep = egui::EventFilter {
        horizontal_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keep));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowRight) {
        state.step(true);
    }
    if pressed(Key::ArrowLeft) {
        state.step(false);
    }
    if pressed(Key::Home) {
        (state.n, state.playing) = (Some(0), None);
    }
    if pressed(Key::End) {
        (state.n, state.playing) = (Some(all), None);
    }
}

fn controls(ui: &mut Ui, state: &mut ReplayState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let all = state.n_events();
    let at = state.n.unwrap_or(all);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        let first = ActionButton::new(words.t("replay-first")).rank(Rank::Quiet);
        if ui.add_enabled(at > 0, first).clicked() {
            (state.n, state.playing) = (Some(0), None);
        }
        let back = IconButton::new(Icon::ChevronLeft, words.t("replay-previous"));
        if ui.add_enabled(at > 0, back).clicked() {
            state.step(false);
        }
        let forth = IconButton::new(Icon::ChevronRight, words.t("replay-next"));
        if ui.add_enabled(at < all, forth).clicked() {
            state.step(true);
        }
        let last = ActionButton::new(words.t("replay-last")).rank(Rank::Quiet);
        if ui.add_enabled(at < all, last).clicked() {
            (state.n, state.playing) = (Some(all), None);
        }
        let mut n = state.n.unwrap_or(all);
        ui.spacing_mut().slider_width = (ui.available_width() - 480.0).clamp(72.0, 420.0);
        let slider = ui.add(egui::Slider::new(&mut n, 0..=all).show_value(false));
        slider.widget_info(|| {
            WidgetInfo::slider(ui.is_enabled(), n as f64, words.t("replay-slider"))
        });
        if slider.changed() {
            (state.n, state.playing) = (Some(n), None);
        }
        ui.add_space(GAP);
        let key = if state.playing.is_some() {
            "replay-stop"
        } else {
            "replay-play"
        };
        let button = ActionButton::new(words.t(key)).rank(Rank::Secondary);
        if ui.add_enabled(all > 0, button).clicked() {
            if state.playing.is_some() {
                state.playing = None;
            } else {
                if at == all {
                    state.n = Some(0);
                }
                state.playing = Some(ui.input(|input| input.time));
            }
        }
        let speeds = [
            (SPEEDS[0], words.t("replay-slow")),
            (SPEEDS[1], words.t("replay-normal")),
            (SPEEDS[2], words.t("replay-fast")),
        ];
        segmented(ui, words.t("replay-speed"), &mut state.speed, &speeds);
        let debrief = ActionButton::new(words.t("action-debrief")).rank(Rank::Quiet);
        if ui.add(debrief).clicked() {
            cx.wish(Wish::Act(Action::Debrief(DebriefAction::Debrief)));
        }
    });
}

/// Goes on by itself while it plays.
fn play(ui: &Ui, state: &mut ReplayState) {
    let Some(since) = state.playing else { return };
    let now = ui.input(|input| input.time);
    let all = state.n_events();
    let at = state.n.unwrap_or(all);
    if at >= all {
        state.playing = None;
        return;
    }
    let left = state.speed - (now - since);
    if left <= 0.0 {
        state.n = Some(at + 1);
        state.playing = Some(now);
    }
    let wait = left.clamp(0.05, state.speed);
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_secs_f64(wait));
}
