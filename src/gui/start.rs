//! Opening the window: what it starts with, and what to say where no window can be had.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crate::model::lexicon::Lexicon;
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;
use crate::session::command::FileCommand;
use crate::session::effect::Purpose;
use crate::session::exercise::{ExerciseCommand, Opening, Source};
use crate::session::state::Session;
use crate::session::tables::{ending_of, is_draft};
use crate::storage::exercise::is_exercise;
use crate::storage::recent::Home;
use crate::storage::workspace_io::is_workspace;
use crate::storage::{dossier_io, draft_io, lexicon_io};
use crate::words::UiLang;

use super::app::{App, Boot};
use super::desktop::{Desktop as _, SystemDesktop};
use super::shelf::Shelf;

/// The icon of the window.
const ICON: &[u8] = include_bytes!("../../assets/icon.png");

/// What the program opens on: the built-in dossier with the sample draft.
pub(super) fn sample_workspace() -> (Workspace, Vec<Problem>) {
    let dossier = dossier_io::load_builtin();
    let draft = draft_io::load_sample();
    let mut problems = dossier.problems;
    problems.extend(draft.problems);
    let workspace = Workspace::around(dossier.value, draft.value);
    (workspace, problems)
}

/// A session on the built-in dossier with the sample draft.
pub fn sample_session(seed: u128) -> Session {
    let (workspace, mut problems) = sample_workspace();
    let lexicon = lexicon_io::builtin_lexicon().unwrap_or_else(|problem| {
        problems.push(problem);
        Lexicon::default()
    });
    Session::new(workspace, Arc::new(lexicon), None, problems, seed)
}

/// A session in the making on a thread of its own: codebook and verdicts come about while the
/// system opens the window.
#[derive(Debug)]
pub struct Preparing {
    thread: Option<JoinHandle<Session>>,
    seed: u128,
}

impl Preparing {
    /// Begins to make the first session on a thread of its own, while the window opens.
    pub fn begin(seed: u128) -> Self {
        let named = thread::Builder::new().name("travaux-start".to_owned());
        Self {
            thread: named.spawn(move || sample_session(seed)).ok(),
            seed,
        }
    }

    /// The session, once it is there.
    pub fn session(self) -> Session {
        // Where the system gave no thread, or it died, the work is done here.
        let made = self.thread.and_then(|thread| thread.join().ok());
        made.unwrap_or_else(|| sample_session(self.seed))
    }
}

/// Opens the window, on the workspace in `folder` or on the built-in dossier; returns when it is
/// closed.
///
/// # Errors
/// What a person can do where no window can be opened.
pub fn run(folder: Option<PathBuf>) -> Result<(), String> {
    let desktop = SystemDesktop::default();
    // The time and the process tell sessions apart; ids need no more than that.
    let seed = u128::from(desktop.now_ms()) << 32 | u128::from(std::process::id());
    open_window(Preparing::begin(seed), desktop, folder)
}

fn open_window(
    session: Preparing,
    desktop: SystemDesktop,
    folder: Option<PathBuf>,
) -> Result<(), String> {
    let shelf = Shelf::new(Home::find().ok());
    let lang = UiLang::from_tag(&std::env::var("LANG").unwrap_or_default());
    let icon = eframe::icon_data::from_png_bytes(ICON).unwrap_or_default();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Travaux")
            .with_app_id("travaux")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([880.0, 560.0])
            .with_icon(icon),
        ..eframe::NativeOptions::default()
    };
    let started = eframe::run_native(
        "travaux",
        options,
        Box::new(move |creation| {
            let boot = Boot {
                session: session.session(),
                shelf,
                desktop: Box::new(desktop),
                lang,
            };
            let mut app = App::new(&creation.egui_ctx, boot);
            if let Some(folder) = folder {
                app.work(Box::new(|| opening(folder)), &creation.egui_ctx);
            }
            Ok(Box::new(app))
        }),
    );
    started.map_err(|error| explain(&error.to_string()))
}

/// What opens a folder: a workspace, or a scenario or the record of a session. Looks at the disk.
fn opening(folder: PathBuf) -> FileCommand {
    if is_exercise(&folder) && !is_workspace(&folder) {
        FileCommand::Exercise(ExerciseCommand::Open(Opening::Read(Source::Folder(folder))))
    } else {
        FileCommand::OpenPath(folder)
    }
}

/// What takes up a file or folder that was dropped on the window. Looks at the disk.
pub(super) fn whatever(path: PathBuf) -> FileCommand {
    if is_workspace(&path) || is_exercise(&path) {
        return opening(path);
    }
    let table = ["csv", "xlsx", "tsv"].contains(&ending_of(&path).as_str());
    let purpose = if table || is_draft(&path) {
        Purpose::Table
    } else {
        Purpose::PositionsFile
    };
    FileCommand::Picked(purpose, Some(path))
}

/// What to do where no window can be opened.
fn explain(error: &str) -> String {
    let remedy = if error.contains("DISPLAY") {
        "there is no screen: start it in a desktop session, or use the command line (travaux --help)"
    } else {
        "install a driver and the window libraries, on Debian: apt-get install libgl1-mesa-dri libegl1 \
         libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon-x11-0; the command line \
         (travaux --help) works without them"
    };
    format!("no window could be opened: {error}\nremedy: {remedy}")
}
