//! The room: a mock negotiation on the screen of the chair and the trainer.
//!
//! Clock, item and what waits stand above; speakers stand beside everything else where there is
//! room, and are the first of the tabs where there is none.

mod ballot;
mod floor;
mod head;
mod motions;
mod news;
mod parts;
mod record;
mod roll;
mod texts;

use egui::{ScrollArea, Ui};

use crate::exercise::event::Happening;
use crate::exercise::meeting::{Meeting, Phase};
use crate::gui::actions::{Action, ExerciseAction, keys_said};
use crate::gui::aside::{Aside, Errand};
use crate::gui::cx::{Cx, Wish};
use crate::gui::presenter::TICK;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Icon, Rank, empty_state, segmented};
use crate::model::ids::{EventId, RoleId};
use crate::model::text::Lang;
use crate::session::exercise::room::RoomView;
use crate::session::exercise::turns::AllTurns;
use crate::session::exercise::{Exercise, ExerciseCommand};
use crate::session::state::Session;

pub(in crate::gui) use parts::minutes;

use ballot::Sheet;
use floor::FloorState;
use motions::MotionState;
use record::RecordState;
use texts::TextState;

/// What the pane keeps between frames.
#[derive(Default)]
pub struct ExerciseState {
    /// Whether the window for the projector is open.
    pub presenter: bool,
    tab: Tab,
    rows: Option<((u64, Lang), RoomView)>,
    floor: FloorState,
    /// Who is ticked as present; what is on record where nobody has ticked anything.
    roll: Option<Vec<RoleId>>,
    motions: MotionState,
    texts: TextState,
    /// The vote that is being taken.
    pub(in crate::gui) sheet: Option<Sheet>,
    record: RecordState,
    turns: Aside<Option<EventId>, AllTurns>,
}

/// What is shown beside or instead of the speakers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Floor,
    Roll,
    Motions,
    Texts,
    News,
    Record,
}

/// From this width on the speakers stand beside the rest.
const BESIDE: f32 = 880.0;
/// How wide a column may get before lines are too long to read.
const COLUMN: f32 = 720.0;

impl ExerciseState {
    /// What is to be worked out beside the window.
    pub fn errand(&mut self) -> Option<Errand> {
        self.turns.errand()
    }

    /// Whether something is worked out.
    pub fn is_busy(&self) -> bool {
        self.turns.progress().is_some()
    }

    /// Asks what the texts on the table would change.
    fn ask_turns(&mut self, session: &Session, open: &Exercise) {
        if session.is_presenting() {
            return;
        }
        let last = open.record.as_ref().and_then(|record| record.events.last());
        if let Some(tabled) = session.tabled() {
            self.turns.ask(last.map(|event| event.id), || {
                Box::new(move |progress| tabled.turns(&|n| progress.reached(n)))
            });
        }
    }
}

/// Asks that something happens in the room.
fn happen(cx: &mut Cx<'_>, what: Happening) {
    cx.command(ExerciseCommand::Happen(Box::new(what)).into());
}

/// The pane; `now_ms` is the time, in milliseconds since 1970.
pub fn exercise_ui(
    ui: &mut Ui,
    session: &Session,
    state: &mut ExerciseState,
    now_ms: u64,
    cx: &mut Cx<'_>,
) {
    let Some(open) = session.exercise() else {
        nothing_ui(ui, cx);
        return;
    };
    let Some(record) = &open.record else {
        ready_ui(ui, open, cx);
        return;
    };
    let of = (session.revision(), cx.lang);
    if state.rows.as_ref().is_none_or(|(made, _)| *made != of) {
        state.rows = session.room_view(cx.lang).map(|view| (of, view));
    }
    state.ask_turns(session, open);
    let Some((of, view)) = state.rows.take() else {
        return;
    };
    let meeting = &record.meeting;
    if meeting.phase == Phase::Open {
        ui.ctx().request_repaint_after(TICK);
    }
    let margin = egui::Margin::symmetric(12, 6);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        head::head_ui(ui, open, &view, now_ms, cx);
    });
    let room = Room {
        session,
        open,
        meeting,
        view: &view,
        now_ms,
    };
    if ui.available_width() >= BESIDE {
        let left = (ui.available_width() * 0.42).min(COLUMN);
        ui.horizontal_top(|ui| {
            let height = ui.available_height();
            ui.allocate_ui(egui::vec2(left, height), |ui| {
                ui.set_min_size(egui::vec2(left, height));
                ui.vertical(|ui| scrolled(ui, "floor", |ui| floor::floor_ui(ui, &room, state, cx)));
            });
            ui.vertical(|ui| {
                if state.tab == Tab::Floor {
                    state.tab = Tab::Texts;
                }
                tabs_ui(ui, &room, state, false, cx);
                tab_ui(ui, &room, state, cx);
            });
        });
    } else {
        tabs_ui(ui, &room, state, true, cx);
        tab_ui(ui, &room, state, cx);
    }
    state.rows = Some((of, view));
}

/// What every part of the pane is told.
struct Room<'a> {
    session: &'a Session,
    open: &'a Exercise,
    meeting: &'a Meeting,
    view: &'a RoomView,
    now_ms: u64,
}

impl Room<'_> {
    /// Whether something can happen now.
    fn goes_on(&self) -> bool {
        self.meeting.phase == Phase::Open
    }
}

fn scrolled(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(("exercise", name))
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin::symmetric(12, 6))
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width().min(COLUMN));
                    contents(ui);
                });
        });
}

/// The tabs: those with something that waits say how much.
fn tabs_ui(ui: &mut Ui, room: &Room<'_>, state: &mut ExerciseState, all: bool, cx: &Cx<'_>) {
    let words = cx.words;
    let counted = |key: &str, n: usize| match n {
        0 => words.t(key).to_owned(),
        n => words.tf(
            "room-tab-counted",
            &[("name", words.t(key).into()), ("n", n.to_string().into())],
        ),
    };
    let n_due = room.meeting.due(&room.open.scenario, room.now_ms).len();
    let n_texts = room.view.texts.iter().filter(|text| text.is_open()).count();
    let mut tabs = Vec::new();
    if all {
        tabs.push((Tab::Floor, words.t("room-floor").to_owned()));
    }
    tabs.extend([
        (Tab::Texts, counted("room-texts", n_texts)),
        (
            Tab::Motions,
            counted("room-motions", room.meeting.motions.len()),
        ),
        (Tab::Roll, words.t("room-roll").to_owned()),
    ]);
    if !room.session.is_presenting() {
        tabs.push((Tab::News, counted("room-news", n_due)));
    } else if state.tab == Tab::News {
        state.tab = Tab::Texts;
    }
    tabs.push((Tab::Record, words.t("room-record").to_owned()));
    let choices: Vec<(Tab, &str)> = tabs
        .iter()
        .map(|(tab, name)| (*tab, name.as_str()))
        .collect();
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 4))
        .show(ui, |ui| {
            segmented(ui, words.t("room-tabs"), &mut state.tab, &choices);
        });
}

fn tab_ui(ui: &mut Ui, room: &Room<'_>, state: &mut ExerciseState, cx: &mut Cx<'_>) {
    match state.tab {
        Tab::Floor => scrolled(ui, "floor", |ui| floor::floor_ui(ui, room, state, cx)),
        Tab::Roll => scrolled(ui, "roll", |ui| {
            roll::roll_ui(ui, room, &mut state.roll, cx);
        }),
        Tab::Motions => scrolled(ui, "motions", |ui| {
            motions::motions_ui(ui, room, &mut state.motions, cx);
        }),
        Tab::Texts => scrolled(ui, "texts", |ui| texts::texts_ui(ui, room, state, cx)),
        Tab::News => scrolled(ui, "news", |ui| news::news_ui(ui, room, cx)),
        Tab::Record => scrolled(ui, "record", |ui| {
            record::record_ui(ui, room, &mut state.record, cx);
        }),
    }
}

/// Nothing is open: what can be opened.
fn nothing_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = cx.words;
    let (none, hint) = (words.t("exercise-none"), words.t("exercise-none-hint"));
    let action = words.t(ExerciseAction::Open.key());
    if empty_state(ui, Icon::People, none, hint, Some(action)) {
        cx.wish(Wish::Act(Action::Exercise(ExerciseAction::Open)));
    }
    ui.vertical_centered(|ui| offer(ui, ExerciseAction::Continue, Rank::Quiet, cx));
}

/// A scenario is open, and no session held: how to begin one.
fn ready_ui(ui: &mut Ui, open: &Exercise, cx: &mut Cx<'_>) {
    let words = cx.words;
    let scenario = &open.scenario;
    let soft = theme::palette(ui.visuals()).text_soft;
    scrolled(ui, "ready", |ui| {
        ui.label(Type::Heading.of(scenario.title.get(cx.lang)));
        if scenario.invented {
            ui.label(Type::Small.of(words.t("scenario-invented")).color(soft));
        }
        ui.add_space(GAP);
        let hint = Type::Body.of(words.t("exercise-start-hint"));
        ui.add(egui::Label::new(hint).wrap());
        ui.add_space(GAP_TINY);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP_TINY;
            offer(ui, ExerciseAction::Start, Rank::Primary, cx);
            offer(ui, ExerciseAction::Packs, Rank::Secondary, cx);
            offer(ui, ExerciseAction::Continue, Rank::Quiet, cx);
            offer(ui, ExerciseAction::Close, Rank::Quiet, cx);
        });
        ui.add_space(GAP);
        parts::facts_ui(ui, scenario, cx);
    });
}

/// A button for an action.
fn offer(ui: &mut Ui, action: ExerciseAction, rank: Rank, cx: &mut Cx<'_>) {
    let keys = keys_said(ui, action.shortcut());
    let mut button = ActionButton::new(cx.words.t(action.key())).rank(rank);
    if !keys.is_empty() {
        button = button.hint(&keys);
    }
    if ui.add(button).clicked() {
        cx.wish(Wish::Act(Action::Exercise(action)));
    }
}
