//! The window: panels round a session, one frame at a time.
//!
//! A frame takes keys before any editor sees them, paints every pane from its view, and then does
//! what was asked: wishes to the window, commands to the session, effects to the desktop.

use std::collections::BTreeMap;

use egui::{Context, Ui};
use egui_tiles::Tree;

use crate::session::command::Command;
use crate::session::effect::Purpose;
use crate::session::state::Session;
use crate::session::view::status::Privacy;
use crate::storage::recent::{Preferences, RecentWorkspace};
use crate::words::{UiLang, Words};

use super::actions::Action;
use super::cx::{Cx, Wish};
use super::desktop::Desktop;
use super::modals::Modal;
use super::page::PageState;
use super::palette::Palette;
use super::panels::coding::CodingState;
use super::panels::objections::ObjectionsState;
use super::panes::Pane;
use super::records::Records;
use super::shelf::Shelf;
use super::views::Views;
use super::widgets::Toasts;
use super::{bars, dock, fonts, panels, settings, status, strips};

/// Everything a window starts with.
pub struct Boot {
    /// The workspace to show.
    pub session: Session,
    /// Disk and preferences.
    pub shelf: Shelf,
    /// Dialogs, clock, slow work.
    pub desktop: Box<dyn Desktop>,
    /// The language, where none was kept.
    pub lang: UiLang,
}

/// The program's window.
pub struct App {
    pub(super) session: Session,
    pub(super) words: Words,
    pub(super) shelf: Shelf,
    pub(super) desktop: Box<dyn Desktop>,
    pub(super) preferences: Preferences,
    pub(super) recent: Vec<RecentWorkspace>,
    pub(super) again: strips::Again,
    pub(super) dock: Tree<Pane>,
    pub(super) modal: Option<Modal>,
    pub(super) palette: Palette,
    pub(super) toasts: Toasts,
    pub(super) picking: Option<Purpose>,
    pub(super) commands: Vec<Command>,
    pub(super) wishes: Vec<Wish>,
    /// Since when nobody has typed.
    pub(super) pause: super::autosave::Pause,
    /// Whether closing has been agreed to.
    pub(super) closing: super::closing::Closing,
    pub(super) find_open: bool,
    /// State that panes of later layers keep between frames.
    pub(super) editor: panels::editor::EditorState,
    views: Views,
    pub(super) page: PageState,
    objections: ObjectionsState,
    coding: CodingState,
    pub(super) versions: panels::versions::VersionsState,
    editorial: panels::editorial::EditorialState,
    ledger: panels::ledger::LedgerState,
    pub(super) records: Records,
    pub(super) debriefs: super::debriefs::Debriefs,
    pub(super) exercise: panels::exercise::ExerciseState,
    grids: BTreeMap<Pane, panels::matrix::GridState>,
    outline_filter: String,
    last_notice: u64,
    /// Slow work on files.
    pub(super) tasks: Vec<super::tasks::Task>,
    /// Unsaved work against what was saved.
    pub(super) unsaved: super::unsaved_text::Compared,
}

impl App {
    /// A window on `boot`, set up in `context`.
    pub fn new(context: &Context, boot: Boot) -> Self {
        let (preferences, layout, recent) = boot.shelf.kept();
        fonts::install(context);
        let lang = if preferences.language.is_empty() {
            boot.lang
        } else {
            UiLang::from_tag(&preferences.language)
        };
        settings::put_on(context, &preferences);
        let dock = ron::from_str(&layout)
            .ok()
            .filter(dock::is_usable)
            .unwrap_or_else(dock::first_layout);
        let mut boot = boot;
        boot.desktop.work(boot.shelf.unsaved(None, false), context);
        let mut session = boot.session;
        session.set_author(&preferences.author);
        Self {
            session,
            words: Words::new(lang),
            shelf: boot.shelf,
            desktop: boot.desktop,
            preferences,
            recent,
            again: strips::Again::default(),
            dock,
            modal: None,
            palette: Palette::default(),
            toasts: Toasts::default(),
            picking: None,
            commands: Vec::new(),
            wishes: Vec::new(),
            pause: super::autosave::Pause::default(),
            closing: super::closing::Closing::default(),
            find_open: false,
            editor: panels::editor::EditorState::default(),
            views: Views::default(),
            page: PageState::default(),
            objections: ObjectionsState::default(),
            coding: CodingState::default(),
            versions: panels::versions::VersionsState::default(),
            editorial: panels::editorial::EditorialState::default(),
            ledger: panels::ledger::LedgerState::default(),
            records: Records::default(),
            debriefs: super::debriefs::Debriefs::default(),
            exercise: panels::exercise::ExerciseState::default(),
            grids: BTreeMap::new(),
            outline_filter: String::new(),
            last_notice: 0,
            tasks: Vec::new(),
            unsaved: super::unsaved_text::Compared::default(),
        }
    }

    /// Does what a menu would do, in the next frame.
    pub fn wish(&mut self, action: Action) {
        self.wishes.push(Wish::Act(action));
    }

    /// The session, for tests and for whoever embeds the window.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The words the window speaks in.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Does commands as a person would, for tests and for whoever embeds the window.
    pub fn push(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Does work beside the window.
    pub(super) fn work(&mut self, job: super::desktop::Job, context: &Context) {
        self.desktop.work(job, context);
    }

    /// The disk behind the window.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The desktop behind the window.
    pub fn desktop_mut(&mut self) -> &mut dyn Desktop {
        self.desktop.as_mut()
    }

    /// Brings a pane to the front.
    pub fn show(&mut self, pane: Pane) {
        dock::show(&mut self.dock, pane);
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        self.take_answers();
        self.look_outside(&context);
        self.take_keys(&context);
        self.take_drops(&context);
        self.bars(ui);
        egui::CentralPanel::default()
            .frame(egui::Frame::NONE)
            .show(ui, |ui| self.docked(ui));
        self.run_errands(&context);
        self.over(&context);
        self.show_presenter(&context);
        self.ask_before_closing(&context);
        self.save_on_pause(&context);
        self.settle(&context);
    }

    /// Menu bar above, status bar below.
    fn bars(&mut self, ui: &mut Ui) {
        let lang = self.words.lang().text_lang();
        let strip = self.strip(self.session.is_sample());
        let mut cx = Cx {
            words: &self.words,
            lang,
            commands: &mut self.commands,
            wishes: &mut self.wishes,
        };
        let Some(shown) = self.views.status(&self.session, lang) else {
            return;
        };
        let state = bars::BarState {
            recent: &self.recent,
            dark: ui.visuals().dark_mode,
            busy: self.desktop.is_busy(),
            complete: self.session.workspace().draft.complete,
            find_open: self.find_open,
            find: &self.session.look().find,
        };
        bars::menu_ui(ui, shown, &state, &mut cx);
        if shown.privacy == Privacy::Hidden {
            strips::presenting_ui(ui, &mut cx);
        }
        strips::strip_ui(ui, strip, &self.recent, &mut cx);
        status::status_ui(ui, shown, &self.session.adoption(), &state, &mut cx);
    }

    /// The docked panes.
    #[expect(clippy::too_many_lines, reason = "one arm a pane")]
    fn docked(&mut self, ui: &mut Ui) {
        let lang = self.words.lang().text_lang();
        let now_ms = self.desktop.now_ms();
        let Self {
            dock,
            words,
            session,
            views,
            page,
            objections,
            coding,
            versions,
            editorial,
            ledger,
            records,
            debriefs,
            exercise,
            preferences,
            grids,
            editor,
            outline_filter,
            commands,
            wishes,
            ..
        } = self;
        let title = |pane: Pane| words.t(pane.key()).to_owned();
        let more_words = |n: usize| words.tf("tabs-more", &[("n", n.into())]);
        let entered_words = |pane| words.tf("pane-entered", &[("name", title(pane).into())]);
        let close_words = words.t("tab-close");
        let mut cx = Cx {
            words,
            lang,
            commands,
            wishes,
        };
        let mut paint = |ui: &mut Ui, pane: Pane| match pane {
            Pane::Outline => {
                if let Some(view) = views.outline(session, lang) {
                    panels::outline::outline_ui(ui, view, outline_filter, &mut cx);
                }
            }
            Pane::Article => {
                let go_to = session.look().go_to;
                let pasted = session.look().pasted.as_ref();
                let view = views.article(session, lang);
                super::page::article_ui(ui, view, go_to, pasted, page, &mut cx);
            }
            Pane::Cards => {
                if let Some(view) = views.cards(session, lang) {
                    let choices = &session.workspace().dossier.as_of_choices;
                    panels::cards::cards_ui(ui, view, session.look().as_of, choices, &mut cx);
                }
            }
            Pane::Objections => {
                let (blocs, issues) = (session.bloc_choices(lang), session.issue_choices(lang));
                let query = session.look().objections.clone();
                let choices = panels::objections::Choices {
                    blocs: &blocs,
                    issues: &issues,
                };
                if let Some(view) = views.objections(session, lang) {
                    panels::objections::objections_ui(
                        ui, view, &query, choices, objections, &mut cx,
                    );
                }
            }
            Pane::Positions => {
                if let Some(view) = views.positions(session, lang) {
                    panels::matrix::positions_ui(ui, view, grids.entry(pane).or_default(), &mut cx);
                }
            }
            Pane::Verdicts => {
                if let Some(view) = views.verdicts(session, lang) {
                    panels::matrix::verdicts_ui(ui, view, grids.entry(pane).or_default(), &mut cx);
                }
            }
            Pane::Bloc => {
                let own = session.workspace().own.clone();
                panels::bloc::bloc_ui(ui, views.bloc(session, lang), own.as_ref(), &mut cx);
            }
            Pane::Issue => panels::issue::issue_ui(ui, views.issue(session, lang), &mut cx),
            Pane::Instruments => {
                if let Some(view) = views.instruments(session, lang) {
                    panels::instruments::instruments_ui(ui, view, &mut cx);
                }
            }
            Pane::Editor => panels::editor::editor_ui(ui, session, editor, &mut cx),
            Pane::Coding => {
                if let Some(view) = views.coding(session, lang) {
                    panels::coding::coding_ui(ui, view, coding, &mut cx);
                }
            }
            Pane::Decisions => panels::decisions::decisions_ui(ui, session, &mut cx),
            Pane::Problems => panels::problems::problems_ui(ui, session, &mut cx),
            Pane::Versions => panels::versions::versions_ui(ui, session, versions, &mut cx),
            Pane::Ledger => panels::ledger::ledger_ui(ui, session, ledger, &mut cx),
            Pane::Proposals => {
                panels::proposals::proposals_ui(ui, session, &mut records.proposals, &mut cx);
            }
            Pane::Readings => {
                panels::readings::readings_ui(ui, session, &mut records.readings, &mut cx);
            }
            Pane::Debrief => {
                panels::debrief::debrief_ui(ui, session, &mut debriefs.debrief, &mut cx);
            }
            Pane::Replay => {
                panels::replay::replay_ui(ui, session, &mut debriefs.replay, &mut cx);
            }
            Pane::Alone => panels::alone::alone_ui(ui, session, &mut debriefs.alone, &mut cx),
            Pane::Votes => panels::votes::votes_ui(ui, session, &mut records.votes, &mut cx),
            Pane::Notes => panels::notes::notes_ui(ui, session, &mut records.notes, &mut cx),
            Pane::Exercise => {
                panels::exercise::exercise_ui(ui, session, exercise, now_ms, &mut cx);
            }
            Pane::Editorial => {
                let off = &preferences.checks_off;
                panels::editorial::editorial_ui(ui, session, off, editorial, &mut cx);
            }
        };
        let mut behavior = dock::Behavior {
            title: &title,
            paint: &mut paint,
            front: dock::in_front(dock),
            close_words,
            entered_words: &entered_words,
            more_words: &more_words,
            chosen: None,
            edited: false,
            closed: None,
        };
        dock.ui(&mut behavior, ui);
        let chosen = behavior.chosen;
        if let Some(tile) = behavior.closed {
            dock.remove_recursively(tile);
        }
        if let Some(pane) = chosen {
            dock::show(dock, pane);
        }
    }

    /// What lies over the panes: palette, dialogs, messages.
    fn over(&mut self, context: &Context) {
        if let Some(action) = self.palette.show(context, &self.words) {
            self.wishes.push(Wish::Act(action));
        }
        super::modals::show(self, context);
        let tasks = self.show_tasks(context);
        if let Some(notice) = self
            .session
            .notice()
            .filter(|_| self.session.notice_count() != self.last_notice)
        {
            let (kind, said) = status::notice_words(notice, &self.session, &self.words);
            self.toasts.push(kind, said);
            self.last_notice = self.session.notice_count();
        }
        self.toasts.show(context, &self.words, tasks);
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }
}
