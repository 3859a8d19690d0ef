//! The debrief: how a session ended, who moved with which text, the text from adoption to adoption,
//! the points with their sums, and what each role alone knew.

mod learnt;
mod spoken;
mod text;
mod went;

use std::sync::Arc;

use egui::{ScrollArea, Ui};

use crate::exchange::exercise::clock;
use crate::exchange::paper::PaperFormat;
use crate::exercise::debrief::{Debrief, debrief};
use crate::gui::actions::{Action, DebriefAction, ExerciseAction};
use crate::gui::aside::{Aside, Errand};
use crate::gui::cx::{Cx, Wish};
use crate::gui::panels::decisions::day;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, Rank, choice, empty_state, segmented};
use crate::model::ids::EventId;
use crate::model::text::Lang;
use crate::session::exercise::{Exercise, ExerciseCommand};
use crate::session::state::Session;
use crate::session::view::debrief::{DebriefView, TextName};
use crate::words::events::event_words;
use crate::words::meeting::refusal_words;
use crate::words::{UiLang, Words};

/// What a debrief depends on: the scenario, how many events there are, and the last.
pub(in crate::gui) type RecordKey = (String, usize, Option<EventId>);

/// The record that is open.
pub(in crate::gui) fn key_of(open: &Exercise) -> RecordKey {
    let events = open.record.as_ref().map(|record| record.events.as_slice());
    let events = events.unwrap_or_default();
    let last = events.iter().map(|event| event.id).max();
    (open.scenario.id.to_string(), events.len(), last)
}

/// Parts of the pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Went,
    Text,
    Points,
    Timeline,
}

/// What the pane keeps between frames.
#[derive(Default)]
pub struct DebriefState {
    found: Aside<RecordKey, Arc<Debrief>>,
    kept: Option<Kept>,
    part: Part,
    /// Which item's chart is shown.
    item: Option<usize>,
    /// Whether the secrets are shown.
    secrets: bool,
    format: PaperFormat,
    /// The language of the report; that of the window until another is chosen.
    lang: Option<UiLang>,
}

/// A debrief in the language of the window.
struct Kept {
    of: (RecordKey, Lang),
    view: DebriefView,
    told: Told,
}

/// What happened, in sentences.
struct Told {
    /// What took effect.
    events: Vec<String>,
    /// Why what did not take effect could not.
    refused: Vec<String>,
}

impl DebriefState {
    /// What is to be worked out beside the window.
    pub fn errand(&mut self) -> Option<Errand> {
        self.found.errand()
    }

    /// Whether something is worked out.
    pub fn is_busy(&self) -> bool {
        self.found.progress().is_some()
    }

    /// The format in which the report is asked for.
    pub fn format(&self) -> PaperFormat {
        self.format
    }

    /// The language in which the report is asked for.
    pub fn lang(&self, words: &Words) -> UiLang {
        self.lang.unwrap_or_else(|| words.lang())
    }

    fn ask(&mut self, open: &Exercise) -> RecordKey {
        let key = key_of(open);
        self.found.ask(key.clone(), || {
            let setting = open.setting();
            let events = open.record.as_ref().map(|record| record.events.clone());
            let events = events.unwrap_or_default();
            Box::new(move |progress| {
                let mut table = setting.table();
                let on = (setting.dossier.as_ref(), setting.draft.as_ref());
                let go_on = |n| progress.reached(n);
                let learnt = debrief(&setting.scenario, on, &mut table, &events, &go_on);
                progress.reached(0).then(|| Arc::new(learnt))
            })
        });
        key
    }

    /// Keeps the view of what was worked out, in this language.
    fn keep(&mut self, open: &Exercise, key: &RecordKey, words: &Words) {
        let lang = words.lang().text_lang();
        let Some(learnt) = self.found.answer_to(key) else {
            return;
        };
        let known = self.kept.as_ref();
        if known.is_some_and(|kept| kept.of.0 == *key && kept.of.1 == lang) {
            return;
        }
        if known.is_none_or(|kept| kept.of.0.0 != key.0) {
            self.secrets = false;
            self.item = None;
        }
        let (scenario, meeting) = (&open.scenario, &learnt.meeting);
        let events = open.ordered();
        let told = meeting.timeline.iter().map(|moment| {
            let event = events.iter().find(|event| event.id == moment.event);
            let told = event.map(|event| event_words(scenario, meeting, event, words));
            told.unwrap_or_default()
        });
        let refused = meeting.refused.iter();
        let refused = refused.map(|(_, why)| refusal_words(scenario, why, words));
        let told = Told {
            events: told.collect(),
            refused: refused.collect(),
        };
        self.kept = Some(Kept {
            of: (key.clone(), lang),
            view: DebriefView::of(scenario, &open.dossier, learnt, lang),
            told,
        });
    }
}

/// What a text is called.
pub(in crate::gui) fn text_words(name: &TextName, words: &Words) -> String {
    if name.n == 0 {
        return words.t("room-text-unknown").to_owned();
    }
    let n = name.n.to_string();
    let who = name.by.as_str();
    words.tf(
        "room-text-of",
        &[("n", n.as_str().into()), ("who", who.into())],
    )
}

/// What stands where no session is open: that there is none, and what would be seen here.
pub(in crate::gui) fn no_record(
    ui: &mut Ui,
    icon: Icon,
    (none, hint): (&str, &str),
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let (none, hint) = (words.t(none), words.t(hint));
    let action = words.t("action-exercise-continue");
    if empty_state(ui, icon, none, hint, Some(action)) {
        cx.wish(Wish::Act(Action::Exercise(ExerciseAction::Continue)));
    }
}

/// The pane.
pub fn debrief_ui(ui: &mut Ui, session: &Session, state: &mut DebriefState, cx: &mut Cx<'_>) {
    let Some(open) = session.exercise().filter(|open| open.record.is_some()) else {
        let said = ("debrief-none", "debrief-none-hint");
        no_record(ui, Icon::Chart, said, cx);
        return;
    };
    let key = state.ask(open);
    state.keep(open, &key, cx.words);
    let margin = egui::Margin::symmetric(12, 6);
    let fresh = state.found.answer_to(&key).is_some();
    let kept = state.kept.take().filter(|kept| kept.of.0.0 == key.0);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        if let Some(kept) = &kept {
            head(ui, &kept.view, state, cx);
        }
        if !fresh {
            waiting(ui, state, cx);
        }
    });
    let Some(kept) = kept else { return };
    let part = state.part;
    ScrollArea::vertical()
        .id_salt(("debrief", part as u8))
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(1080.0));
                match part {
                    Part::Went => went::went_ui(ui, &kept.view, &mut state.item, cx),
                    Part::Text => text::text_ui(ui, &kept.view, cx),
                    Part::Points => learnt::points_ui(ui, &kept.view, cx),
                    Part::Timeline => {
                        went::timeline_ui(ui, &kept.view, &kept.told, cx);
                        learnt::secrets_ui(ui, &kept.view, &mut state.secrets, cx);
                    }
                }
            });
        });
    state.kept = Some(kept);
}

fn head(ui: &mut Ui, view: &DebriefView, state: &mut DebriefState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.label(Type::Title.of(view.title.as_str()).color(palette.text));
        let date = day(view.began_ms);
        let ran = clock(view.ran_ms);
        let said = if view.alone {
            words.tf("debrief-of-alone", &[("day", date.as_str().into())])
        } else {
            words.tf(
                "debrief-of",
                &[("day", date.as_str().into()), ("ran", ran.as_str().into())],
            )
        };
        ui.label(Type::Small.of(said).color(palette.text_soft));
        if !view.over {
            let chip = Chip::new(words.t("debrief-not-over")).tone(palette.warning);
            ui.add(chip.hint(words.t("debrief-not-over-hint")));
        }
    });
    ui.add_space(GAP_TINY);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let parts = [
            (Part::Went, words.t("debrief-went")),
            (Part::Text, words.t("debrief-text")),
            (Part::Points, words.t("debrief-points")),
            (Part::Timeline, words.t("debrief-timeline")),
        ];
        segmented(ui, words.t("debrief-part"), &mut state.part, &parts);
        let replay = ActionButton::new(words.t("action-replay")).icon(Icon::Clock);
        if ui.add(replay).clicked() {
            cx.wish(Wish::Act(Action::Debrief(DebriefAction::Replay)));
        }
        let formats = [
            (PaperFormat::Docx, "Word"),
            (PaperFormat::Pdf, "PDF"),
            (PaperFormat::Html, "HTML"),
        ];
        let id = ui.scope_id().with("debrief-format");
        choice(
            ui,
            id,
            words.t("debrief-format"),
            &mut state.format,
            &formats,
        );
        let own = state.lang(words);
        let mut lang = own;
        let langs = UiLang::ALL.map(|lang| (lang, lang.own_name()));
        segmented(ui, words.t("report-language"), &mut lang, &langs);
        if lang != own {
            state.lang = Some(lang);
        }
        let report = ActionButton::new(words.t("action-debrief-report")).icon(Icon::Export);
        if ui.add(report).clicked() {
            cx.command(ExerciseCommand::Report(state.format, lang).into());
        }
    });
    ui.add_space(GAP_TINY);
}

/// How far the working out is, and a way to stop it.
fn waiting(ui: &mut Ui, state: &mut DebriefState, cx: &Cx<'_>) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        if state.found.is_stopped() {
            ui.label(Type::Body.of(words.t("debrief-stopped")).color(soft));
            if ui.add(ActionButton::new(words.t("action-again"))).clicked() {
                state.found.again();
            }
            return;
        }
        ui.label(Type::Body.of(words.t("debrief-working")).color(soft));
        let stop = ActionButton::new(words.t("action-stop")).rank(Rank::Secondary);
        if ui.add(stop).clicked() {
            state.found.stop();
        }
    });
}
