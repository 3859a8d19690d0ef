//! Exercises in the window: choosing a scenario, the disk side of records and packs, the actions.

use std::path::{Path, PathBuf};

use egui::{Context, Id, ScrollArea, Ui};

use crate::exercise::event::{Event, Happening};
use crate::exercise::meeting::Phase;
use crate::exercise::play::{Alone, first};
use crate::exercise::prints::prints;
use crate::model::ids::{EventId, IdMint};
use crate::model::problem::{Problem, Severity};
use crate::model::text::Lang;
use crate::session::command::FileCommand;
use crate::session::exercise::{ExerciseCommand, ExerciseEffect, Found, Opening, Place, Source};
use crate::session::exercise::{PackJob, ReportJob};
use crate::session::outgoing::{Step, Ticket};
use crate::session::tables::TableCommand;
use crate::storage::exercise::{
    Head, PackSource, create_session, heads, load_events, load_exercise, load_shipped, save_event,
    write_packs,
};

use crate::storage::save::write_atomic;
use crate::words::meeting::refusal_words;
use crate::words::{UiLang, Words};

use super::actions::ExerciseAction;
use super::app::App;
use super::desktop::Job;
use super::dock;
use super::modals::Modal;
use super::panes::Pane;
use super::shelf::Until;
use super::theme::{self, GAP, GAP_TINY, Type};
use super::widgets::{ActionButton, Rank, ToastKind, card, modal};

/// Title of the dialog that asks for a folder.
pub(super) fn place_key(place: Place) -> &'static str {
    match place {
        Place::Scenario => "pick-scenario",
        Place::NewRecord => "pick-new-record",
        Place::Alone => "pick-alone",
        Place::Record => "pick-record",
        Place::Report(..) => "pick-report",
        Place::Packs => "pick-packs",
    }
}

/// Reads a scenario, and the record beside it where there is one. It may be named by its file as
/// well as by its folder.
fn read(source: Source) -> Result<Found, Problem> {
    let (source, loaded, events) = match source {
        Source::Shipped(name) => {
            let loaded = load_shipped(&name);
            let missing = || Problem::error(format!("there is no scenario `{name}`"));
            let loaded = loaded.ok_or_else(missing)?;
            (Source::Shipped(name), loaded, None)
        }
        Source::Folder(path) => {
            let home = path.parent().filter(|_| path.is_file());
            let home = home.map(Path::to_path_buf).unwrap_or(path);
            let (loaded, events) = (load_exercise(&home), load_events(&home));
            (Source::Folder(home), loaded, Some(events))
        }
    };
    let mut problems = loaded.problems;
    let events = events.map(|events| {
        problems.extend(events.problems);
        events.value
    });
    Ok(Found {
        source,
        exercise: loaded.value,
        events: events.unwrap_or_default(),
        problems,
    })
}

/// Makes a record of a scenario in a folder, with the event that opens it.
fn start(
    source: &Source,
    folder: &Path,
    author: &str,
    alone: Option<Alone>,
    now_ms: u64,
) -> Result<Found, Problem> {
    let found = read(source.clone())?;
    let errors = found.problems.iter();
    let mut errors = errors.filter(|problem| problem.severity == Severity::Error);
    if let Some(problem) = errors.next() {
        return Err(problem.clone());
    }
    let Some(scenario) = &found.exercise.scenario else {
        return Err(Problem::error("there is no scenario to play"));
    };
    create_session(source.path(), folder)?;
    let opened = Happening::Opened {
        prints: prints(scenario, &found.exercise.dossier, &found.exercise.draft),
    };
    let alone = alone.map(|how| first(scenario, how));
    let mut mint = IdMint::new(u128::from(now_ms));
    for what in [opened].into_iter().chain(alone.into_iter().flatten()) {
        let event = Event {
            id: EventId(mint.next(now_ms)),
            time_ms: now_ms,
            author: author.to_owned(),
            what,
        };
        save_event(folder, &event)?;
    }
    read(Source::Folder(folder.to_path_buf()))
}

fn end(command: ExerciseCommand) -> FileCommand {
    FileCommand::Exercise(command)
}

/// The work that opens an exercise.
fn open_job(opening: Opening, author: String, now_ms: u64) -> Job {
    Box::new(move || {
        let found = match opening {
            Opening::Read(source) => read(source),
            Opening::Start(source, folder) => start(&source, &folder, &author, None, now_ms),
            Opening::Alone(source, folder, how) => {
                start(&source, &folder, &author, Some(how), now_ms)
            }
        };
        end(ExerciseCommand::Read(Box::new(found)))
    })
}

/// The work that writes an event.
fn write_job(folder: PathBuf, event: Event) -> Job {
    Box::new(move || {
        let refused = save_event(&folder, &event).err();
        end(ExerciseCommand::Written(event.id, refused))
    })
}

/// The work that writes the packs of all roles.
fn pack_job(folder: PathBuf, job: PackJob, lang: UiLang, ticket: Ticket) -> Job {
    Box::new(move || {
        let until = Until(ticket);
        let source = PackSource {
            scenario: &job.scenario,
            dossier: &job.dossier,
            dossier_folder: job.dossier_folder.as_deref(),
            draft: &job.start,
            lang,
        };
        let mut go_on = |_: &str, _: &Path| until.0.begin(Step::Forming);
        let written = write_packs(source, &folder, true, &mut go_on);
        end(match written {
            Ok(true) => ExerciseCommand::Packed(folder, Vec::new()),
            Ok(false) => ExerciseCommand::PacksCalledOff(folder),
            Err(problems) => ExerciseCommand::Packed(folder, problems),
        })
    })
}

/// The work that writes the debrief.
fn report_job(path: PathBuf, job: ReportJob, ticket: Ticket) -> Job {
    Box::new(move || {
        let until = Until(ticket);
        match job.bytes(&until.0) {
            None => FileCommand::Table(TableCommand::CalledOff(path)),
            Some(bytes) => {
                let written = write_atomic(&path, &bytes);
                FileCommand::ExportWritten(path, written)
            }
        }
    })
}

impl App {
    /// Does what an exercise asks of the shell.
    pub(super) fn perform_exercise(&mut self, effect: ExerciseEffect, context: &Context) {
        match effect {
            ExerciseEffect::Open(opening) => {
                let now_ms = self.desktop.now_ms();
                let author = self.preferences.author.clone();
                self.desktop
                    .work(open_job(opening, author, now_ms), context);
            }
            ExerciseEffect::Write(folder, event) => {
                self.desktop.work(write_job(folder, *event), context);
            }
            ExerciseEffect::Pack(folder, job) => {
                let ticket = self.ticket(&folder, true);
                let lang = self.words.lang();
                self.desktop
                    .work(pack_job(folder, *job, lang, ticket), context);
            }
            ExerciseEffect::Report(path, job) => {
                let ticket = self.ticket(&path, true);
                self.desktop.work(report_job(path, *job, ticket), context);
            }
            ExerciseEffect::Show => self.show_exercise(),
            ExerciseEffect::Refuse(why) => {
                let words = &self.words;
                let scenario = self.session.exercise().map(|open| &open.scenario);
                let why = scenario.map(|scenario| refusal_words(scenario, &why, words));
                let why = why.unwrap_or_default();
                let said = words.tf("notice-event-refused", &[("what", why.into())]);
                self.toasts.push(ToastKind::Error, said);
            }
        }
    }

    /// Does something with an exercise.
    pub(super) fn act_on_exercise(&mut self, action: ExerciseAction) {
        let command = match action {
            ExerciseAction::Open => {
                self.modal = Some(Modal::Scenario(heads()));
                return;
            }
            ExerciseAction::Start => ExerciseCommand::Ask(Place::NewRecord),
            ExerciseAction::Continue => ExerciseCommand::Ask(Place::Record),
            ExerciseAction::Packs => ExerciseCommand::Ask(Place::Packs),
            ExerciseAction::Presenter => {
                self.exercise.presenter = !self.exercise.presenter;
                return;
            }
            ExerciseAction::NextSpeaker => {
                dock::show(&mut self.dock, Pane::Exercise);
                let next = self.session.meeting().and_then(|meeting| {
                    let next = meeting.list.first().cloned();
                    let floor = next.map(|role| Happening::Floor {
                        role,
                        seconds: None,
                    });
                    floor.or_else(|| meeting.floor.as_ref().map(|_| Happening::Yielded))
                });
                let Some(what) = next else { return };
                ExerciseCommand::Happen(Box::new(what))
            }
            ExerciseAction::Pause => {
                let paused = self.session.meeting().map(|m| m.phase) == Some(Phase::Paused);
                let what = if paused {
                    Happening::GoesOn
                } else {
                    Happening::Paused
                };
                ExerciseCommand::Happen(Box::new(what))
            }
            ExerciseAction::TakeBack => {
                ExerciseCommand::TakeBackLast(self.words.t(action.key()).to_owned())
            }
            ExerciseAction::Close => ExerciseCommand::Close,
        };
        self.commands.push(command.into());
    }
}

/// Which scenario? Those inside the program, or a folder.
pub(super) fn choose(app: &mut App, context: &Context, heads: &[Head]) -> bool {
    let words = &app.words;
    let lang = words.lang().text_lang();
    let (chosen, (folder, cancel), closed) = modal(
        context,
        Id::unique("scenario"),
        words.t("dialog-scenario-title"),
        words,
        |ui| {
            ui.label(Type::Body.of(words.t("dialog-scenario-text")));
            ui.add_space(GAP);
            let mut chosen = None;
            let area = ScrollArea::vertical().max_height(380.0);
            area.auto_shrink([false, true]).show(ui, |ui| {
                for head in heads {
                    if head_ui(ui, head, lang, words) {
                        chosen = Some(head.name.clone());
                    }
                    ui.add_space(GAP);
                }
            });
            chosen
        },
        |row| {
            let folder = row.button(words.t("scenario-from-folder"), Rank::Secondary, true);
            let cancel = row.button(words.t("action-cancel"), Rank::Secondary, true);
            (folder, cancel)
        },
    );
    if let Some(name) = chosen {
        let opening = Opening::Read(Source::Shipped(name));
        app.commands.push(ExerciseCommand::Open(opening).into());
        return false;
    }
    if folder {
        app.commands
            .push(ExerciseCommand::Ask(Place::Scenario).into());
    }
    !(folder || cancel || closed)
}

/// A scenario in brief; whether it was chosen.
fn head_ui(ui: &mut Ui, head: &Head, lang: Lang, words: &Words) -> bool {
    let scenario = &head.scenario;
    let title = scenario.title.get(lang);
    let soft = theme::palette(ui.visuals()).text_soft;
    card(ui, None, |ui| {
        ui.set_width(ui.available_width());
        ui.label(Type::Title.of(title));
        let [roles, items, minutes] = [
            head.n_roles,
            scenario.agenda.len(),
            usize::from(scenario.minutes),
        ]
        .map(|n| n.to_string());
        let said = words.tf(
            "scenario-brief",
            &[
                ("roles", roles.as_str().into()),
                ("items", items.as_str().into()),
                ("minutes", minutes.as_str().into()),
            ],
        );
        ui.label(Type::Small.of(said).color(soft));
        if scenario.invented {
            ui.label(Type::Small.of(words.t("scenario-invented")).color(soft));
        }
        ui.add_space(GAP_TINY);
        let open = words.tf("scenario-open-named", &[("name", title.into())]);
        ui.add(ActionButton::new(&open).rank(Rank::Secondary))
            .clicked()
    })
    .inner
}
