//! Starting: from the first line of the program to a painted window, and the memory it takes beside
//! an empty window of the same kind.
//!
//! Each window is a process of its own: the bench starts itself again with the name of what to
//! open. Without a screen it says so; `xvfb-run` lends one.

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use travaux::gui::app::{App, Boot};
use travaux::gui::desktop::SystemDesktop;
use travaux::gui::panes::Pane;
use travaux::gui::shelf::Shelf;
use travaux::gui::start::Preparing;
use travaux::model::text::Lang;
use travaux::model::workspace::Workspace;
use travaux::session::state::Session;
use travaux::storage::dossier_io::{load_builtin, load_builtin_banks};
use travaux::storage::lexicon_io::builtin_lexicon;
use travaux::storage::recent::Home;
use travaux::words::UiLang;

use crate::coding::{draft_of, treaty};

/// Windows of each kind: the median counts.
const RUNS: usize = 5;
/// Frames after which nothing moves any more.
const FRAMES: u32 = 12;

/// What a window tells when it has come to rest.
#[derive(Clone, Copy, Default)]
struct Told {
    first: Duration,
    second: Duration,
    /// KiB in memory that are this process's own: without what it shares with others.
    memory: u64,
}

/// Starts windows and prints how they did.
pub(crate) fn time_all() {
    let kinds = ["empty", "sample", "treaty"];
    let told = kinds.map(median_of);
    let [Some(empty), Some(sample), Some(treaty)] = told else {
        println!("starting: no window could be opened here; `xvfb-run cargo bench` lends a screen");
        return;
    };
    for (kind, told) in kinds.iter().zip([empty, sample, treaty]) {
        let (first, second) = (told.first, told.second);
        println!(
            "start, {kind} window: first frame after {first:.1?}, second after {second:.1?}, {} MiB",
            told.memory / 1024
        );
    }
    let more = treaty.memory.saturating_sub(empty.memory) / 1024;
    println!(
        "start to a usable window {:.1?} (bar 300 ms); treaty and matrix {more} MiB above an empty window (bar 48 MiB)",
        sample.second
    );
}

/// The median of several windows of one kind; nothing where one could not be opened.
fn median_of(kind: &str) -> Option<Told> {
    let mut all: Vec<Told> = (0..RUNS).map(|_| ask(kind)).collect::<Option<_>>()?;
    all.sort_by_key(|told| told.second);
    let mut median = all.get(RUNS / 2).copied()?;
    all.sort_by_key(|told| told.memory);
    median.memory = all.get(RUNS / 2)?.memory;
    Some(median)
}

fn ask(kind: &str) -> Option<Told> {
    let program = std::env::current_exe().ok()?;
    let output = Command::new(program)
        .args(["--window", kind])
        .output()
        .ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    let mut figures = said.lines().last()?.split(' ').map(str::parse::<u64>);
    let mut next = || figures.next()?.ok();
    Some(Told {
        first: Duration::from_micros(next()?),
        second: Duration::from_micros(next()?),
        memory: next()?,
    })
}

/// Opens a window of this kind, prints how it did, and closes it. `begun` is when the process
/// began.
pub(crate) fn open(kind: &str, begun: Instant) {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        ..eframe::NativeOptions::default()
    };
    let place = tempfile::tempdir().unwrap();
    let home = Home::at(place.path());
    let kind = kind.to_owned();
    let sample = (kind == "sample").then(|| Preparing::begin(1));
    let made = move |creation: &eframe::CreationContext<'_>| {
        let app = (kind != "empty").then(|| workbench(creation, home, sample));
        Timed {
            app,
            begun,
            told: Told::default(),
            n_frames: 0,
        }
    };
    let opened = eframe::run_native("bench", options, Box::new(|c| Ok(Box::new(made(c)))));
    if let Err(error) = opened {
        println!("{error}");
    }
}

/// The workbench on the sample, or else on a treaty.
fn workbench(creation: &eframe::CreationContext<'_>, home: Home, sample: Option<Preparing>) -> App {
    let on_treaty = sample.is_none();
    let session = sample.map_or_else(on_a_treaty, Preparing::session);
    let boot = Boot {
        session,
        shelf: Shelf::new(Some(home)),
        desktop: Box::new(SystemDesktop::default()),
        lang: UiLang::En,
    };
    let mut app = App::new(&creation.egui_ctx, boot);
    if on_treaty {
        app.show(Pane::Positions);
    }
    app
}

/// A session on a draft of 200 KB.
fn on_a_treaty() -> Session {
    let workspace = Workspace::around(
        load_builtin().value,
        draft_of(&treaty(&load_builtin_banks().value, Lang::En)),
    );
    let lexicon = Arc::new(builtin_lexicon().unwrap());
    Session::new(workspace, lexicon, None, Vec::new(), 1)
}

/// A window that counts its frames.
struct Timed {
    app: Option<App>,
    begun: Instant,
    told: Told,
    n_frames: u32,
}

impl eframe::App for Timed {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        // The beginning of a frame: what the one before it painted is on the screen.
        self.n_frames += 1;
        match self.n_frames {
            2 => self.told.first = self.begun.elapsed(),
            3 => self.told.second = self.begun.elapsed(),
            FRAMES => {
                let Told { first, second, .. } = self.told;
                let (first, second) = (first.as_micros(), second.as_micros());
                println!("{first} {second} {}", private_memory());
                ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
            }
            _ => {}
        }
        if let Some(app) = &mut self.app {
            app.frame(ui);
        }
        ui.ctx().request_repaint();
    }
}

/// KiB of memory that this process alone holds; zero where the system does not say.
fn private_memory() -> u64 {
    let told = std::fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    let field = |name: &str| -> u64 {
        let line = told.lines().find_map(|line| line.strip_prefix(name));
        let figure = line.and_then(|rest| rest.split_whitespace().next());
        figure.and_then(|kib| kib.parse().ok()).unwrap_or_default()
    };
    field("Private_Clean:") + field("Private_Dirty:")
}
