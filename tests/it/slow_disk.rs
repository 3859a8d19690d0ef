//! A disk that takes its time: the window goes on, because no frame touches a file or waits for one.

#![expect(
    clippy::disallowed_methods,
    reason = "it reads the clock to see how long frames take, and the disk to see what was written"
)]

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::gui::actions::Action;
use travaux::gui::aside::Errand;
use travaux::gui::desktop::{Desktop, Job, Pick, Picked, SystemDesktop};
use travaux::session::command::{Command, FileCommand};
use travaux::storage::disk::{Gate, Step};
use travaux::storage::lock::LOCK_FILE;
use travaux::storage::seal::is_sealed;
use travaux::storage::workspace_io::load_workspace;
use travaux::words::UiLang;

use crate::documents::window::Dropped;
use crate::programs::has;
use crate::stage::Stage;
use crate::window_kit::Window;

/// The real desktop, with scripted answers: slow work is done on other threads.
#[derive(Default)]
struct Beside {
    system: SystemDesktop,
    answers: VecDeque<Picked>,
    ready: Option<Picked>,
}

impl Desktop for Beside {
    fn pick(&mut self, _pick: Pick, context: &egui::Context) {
        self.ready = Some(self.answers.pop_front().unwrap_or(Picked::Cancelled));
        context.request_repaint();
    }

    fn picked(&mut self) -> Option<Picked> {
        self.ready.take()
    }

    fn work(&mut self, job: Job, context: &egui::Context) {
        self.system.work(job, context);
    }

    fn done(&mut self) -> Option<FileCommand> {
        self.system.done()
    }

    fn aside(&mut self, errand: Errand, context: &egui::Context) {
        self.system.aside(errand, context);
    }

    fn now_ms(&self) -> u64 {
        self.system.now_ms()
    }

    fn is_busy(&self) -> bool {
        self.system.is_busy()
    }
}

/// A disk on which nothing moves while it is shut.
#[derive(Debug, Default)]
struct Stuck {
    shut: Mutex<bool>,
    moved: Condvar,
    n_waiting: AtomicUsize,
}

impl Stuck {
    fn set(&self, shut: bool) {
        *self.shut.lock().unwrap() = shut;
        self.moved.notify_all();
    }

    fn holds_somebody(&self) -> bool {
        self.n_waiting.load(Ordering::SeqCst) > 0
    }
}

impl Gate for Stuck {
    fn pass(&self, _step: Step, _path: &Path) -> io::Result<()> {
        let shut = self.shut.lock().unwrap();
        self.n_waiting.fetch_add(1, Ordering::SeqCst);
        drop(self.moved.wait_while(shut, |shut| *shut).unwrap());
        self.n_waiting.fetch_sub(1, Ordering::SeqCst);
        Ok(())
    }
}

/// A window on the real desktop, and how long its longest frame took.
struct Timed {
    window: Window,
    longest: Duration,
}

impl Timed {
    fn open(home: &Path, answers: Vec<Picked>) -> Self {
        let desktop = Beside {
            answers: answers.into(),
            ..Beside::default()
        };
        let boxed = Box::new(desktop);
        Self {
            window: Window::on(Stage::default(), home, boxed, UiLang::En),
            longest: Duration::ZERO,
        }
    }

    fn frames(&mut self, n: usize) {
        for _ in 0..n {
            let begun = Instant::now();
            self.window.harness.step();
            self.longest = self.longest.max(begun.elapsed());
        }
    }

    fn until(&mut self, what: &str, mut came: impl FnMut(&mut Window) -> bool) {
        let begun = Instant::now();
        while !came(&mut self.window) {
            assert!(begun.elapsed() < Duration::from_mins(2), "never: {what}");
            self.frames(1);
            std::thread::sleep(Duration::from_millis(4));
        }
        self.frames(2);
    }

    /// Until nothing is under way.
    fn rest(&mut self) {
        self.frames(3);
        self.until("rest", |window| {
            !window.harness.state_mut().desktop_mut().is_busy()
        });
    }

    fn keys(&mut self, key: Key) {
        self.window
            .harness
            .key_press_modifiers(Modifiers::COMMAND, key);
        self.frames(3);
    }

    fn wish(&mut self, action: Action) {
        self.window.harness.state_mut().wish(action);
        self.frames(3);
    }

    fn command(&mut self, command: FileCommand) {
        self.window.harness.state_mut().push(Command::File(command));
        self.frames(3);
    }

    fn click(&mut self, label: &str) {
        self.window.harness.get_by_label(label).click();
        self.frames(3);
    }

    fn fill(&mut self, role: Role, label: &str, words: &str) {
        self.window
            .harness
            .get_by_role_and_label(role, label)
            .focus();
        self.frames(2);
        let field = self.window.harness.get_by_role_and_label(role, label);
        field.type_text(words);
        self.frames(3);
    }

    fn write(&mut self, words: &str) {
        self.fill(Role::MultilineTextInput, "Text of Article 1", words);
    }

    fn comes_to_front(&mut self) {
        let events = &mut self.window.harness.input_mut().events;
        events.push(egui::Event::WindowFocused(true));
        self.frames(3);
    }

    fn drops(&mut self, path: PathBuf) {
        let dropped = Arc::new(Dropped(path));
        self.window.harness.input_mut().dropped_files.push(dropped);
        self.frames(1);
        self.window.harness.input_mut().dropped_files.clear();
        self.frames(2);
    }
}

/// Opens the way after a while, and says that it had to: a frame waited for it.
fn watched(stuck: &Arc<Stuck>) -> (Arc<AtomicBool>, Arc<AtomicBool>) {
    let (over, had_to) = (Arc::<AtomicBool>::default(), Arc::<AtomicBool>::default());
    let (stuck, ends, told) = (Arc::clone(stuck), Arc::clone(&over), Arc::clone(&had_to));
    std::thread::spawn(move || {
        let begun = Instant::now();
        while !ends.load(Ordering::SeqCst) {
            if begun.elapsed() > Duration::from_secs(90) {
                told.store(true, Ordering::SeqCst);
                stuck.set(false);
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    (over, had_to)
}

#[test]
fn a_frame_waits_for_no_save() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let mut timed = Timed::open(home.path(), vec![Picked::Path(folder.clone())]);
    timed.rest();
    timed.keys(Key::S);
    timed.until("saved", |_| folder.join("workspace.ron").is_file());
    timed.rest();
    let stuck = Arc::new(Stuck::default());
    timed.window.harness.state().shelf().set_gate(stuck.clone());
    timed.write("Each Party shall keep every word. ");
    stuck.set(true);
    timed.keys(Key::S);
    timed.until("the save waits for the disk", |_| stuck.holds_somebody());
    let (over, had_to) = watched(&stuck);
    timed.longest = Duration::ZERO;
    timed.comes_to_front();
    timed.wish(Action::Lock);
    timed.wish(Action::Versions);
    timed.drops(home.path().join("nothing.ron"));
    timed.write("And more. ");
    timed.keys(Key::Z);
    timed.command(FileCommand::LoadPositionsFolder);
    timed.command(FileCommand::New);
    timed.click("Do not save");
    timed.frames(10);
    let session = timed.window.harness.state().session();
    assert!(session.folder().is_none(), "the new workspace is open");
    assert!(stuck.holds_somebody(), "the save still waits");
    assert!(
        !had_to.load(Ordering::SeqCst),
        "a frame waited for the disk"
    );
    over.store(true, Ordering::SeqCst);
    println!(
        "a save held up by the disk, ten things done meanwhile: the longest frame took {:?}",
        timed.longest
    );
    stuck.set(false);
    timed.until("nobody has the folder", |_| {
        !folder.join(LOCK_FILE).exists()
    });
    timed.rest();
    let saved = load_workspace(&folder);
    assert_eq!(saved.problems, []);
    let words = &saved.value.workspace.draft.articles[0].paragraphs;
    let whole: Vec<&str> = words.iter().map(|p| p.text.as_str()).collect();
    assert!(whole.concat().contains("keep every word"), "{whole:?}");
    // The folder can be opened again at once, and written.
    timed.command(FileCommand::OpenPath(folder));
    timed.until("opened", |window| {
        window.harness.state().session().folder().is_some()
    });
    assert!(timed.window.harness.state().session().read_only().is_none());
}

const BEGIN: &str = "/nobody/begins";
const END: &str = "/nobody/ends";

/// What a person does in an afternoon, on the real desktop; does nothing unless the test below
/// starts it. Two questions for files that nobody has mark its beginning and end.
#[test]
fn an_afternoon() {
    let Some(home) = std::env::var_os("TRAVAUX_TOUCHES") else {
        return;
    };
    let home = PathBuf::from(home);
    let folder = home.join("work");
    let mut timed = Timed::open(&home, vec![Picked::Path(folder.clone())]);
    timed.rest();
    assert!(fs::metadata(BEGIN).is_err());
    timed.write("Each Party shall keep every word. ");
    timed.keys(Key::S);
    timed.until("saved", |window| {
        window.harness.state().session().folder().is_some()
    });
    timed.rest();
    timed.write("Each Party may look away. ");
    timed.keys(Key::S);
    timed.rest();
    timed.comes_to_front();
    timed.rest();
    timed.wish(Action::Versions);
    timed.rest();
    timed.click("Close");
    timed.wish(Action::Lock);
    timed.rest();
    timed.fill(Role::PasswordInput, "Passphrase", "no red line is shown");
    timed.fill(
        Role::PasswordInput,
        "The same again",
        "no red line is shown",
    );
    timed.click("Lock");
    timed.until("locked", |window| {
        !window.harness.state().session().is_dirty()
    });
    timed.rest();
    timed.drops(home.join("nothing.ron"));
    timed.rest();
    timed.drops(folder.clone());
    timed.rest();
    timed.until("it asks", |window| {
        window.has("The confidential layer is locked")
    });
    timed.click("Leave it locked");
    timed.command(FileCommand::New);
    timed.rest();
    timed.command(FileCommand::OpenPath(folder.clone()));
    timed.rest();
    timed.click("Leave it locked");
    timed.command(FileCommand::Close);
    timed.rest();
    timed.frames(20);
    assert!(fs::metadata(END).is_err());
    assert!(is_sealed(&folder));
}

#[test]
fn the_window_itself_touches_no_file() {
    if !has(&["strace"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let log = home.path().join("calls");
    let root = home.path().join("home");
    fs::create_dir(&root).unwrap();
    let ended = Process::new("strace")
        .args(["-f", "-qq", "-s", "400", "-e"])
        .arg("trace=%file,fsync,fdatasync,flock,ftruncate")
        .arg("-o")
        .arg(&log)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "slow_disk::an_afternoon", "--nocapture"])
        .env("TRAVAUX_TOUCHES", &root)
        .stdout(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(ended.status.success(), "{said}");
    let log = fs::read_to_string(&log).unwrap();
    let lines: Vec<(&str, &str)> = log.lines().filter_map(|l| l.split_once(' ')).collect();
    let at = |mark: &str| lines.iter().position(|(_, call)| call.contains(mark));
    let (begins, ends) = (at(BEGIN).unwrap(), at(END).unwrap());
    let window = lines[begins].0;
    let place = root.to_str().unwrap();
    let touches = |call: &str| {
        call.contains(place)
            || ["fsync", "fdatasync", "flock", "ftruncate"]
                .iter()
                .any(|c| call.trim().starts_with(c))
    };
    type Calls<'l> = Vec<(&'l str, &'l str)>;
    let (ours, beside): (Calls<'_>, Calls<'_>) = lines[begins + 1..ends]
        .iter()
        .copied()
        .filter(|(_, call)| touches(call))
        .partition(|(thread, _)| *thread == window);
    assert_eq!(ours, [], "the window's thread touches files");
    assert!(beside.len() > 200, "{}", beside.len());
    println!(
        "an afternoon in the window: {} calls about its files on threads beside it, 0 on its own",
        beside.len()
    );
}
