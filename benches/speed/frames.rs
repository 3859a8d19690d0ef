//! Frames of the window while files are worked on: a workspace of a megabyte is saved, every key goes
//! to the journal, and what another program may have changed is looked for. All of that happens
//! beside the window, so that no frame is longer for it.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use travaux::gui::app::{App, Boot};
use travaux::gui::desktop::SystemDesktop;
use travaux::gui::shelf::Shelf;
use travaux::gui::start::sample_session;
use travaux::model::text::Lang;
use travaux::model::workspace::{NamedVersion, Workspace};
use travaux::session::command::{Command, FileCommand};
use travaux::storage::dossier_io::{load_builtin, load_builtin_banks};
use travaux::storage::recent::Home;
use travaux::storage::workspace_save::{Origin, create_workspace};
use travaux::words::UiLang;

use crate::coding::{draft_of, treaty};
use crate::on_processor;

/// Keys that are typed, one a frame.
const KEYS: usize = 400;
/// After so many keys it is saved, and looked at from the other side.
const KEYS_A_SAVE: usize = 10;
/// Versions of the treaty beside the one that is edited: a megabyte in all.
const VERSIONS: usize = 4;
/// What a window waits for the next frame, about.
const BETWEEN: Duration = Duration::from_millis(4);

/// Prints how long frames take with work on files under way, and without.
pub(crate) fn time_all() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("work");
    create_workspace(&folder, &megabyte(), &Origin::BuiltIn).unwrap();
    for saves in [false, true] {
        let home = place.path().join(if saves { "busy" } else { "calm" });
        let mut window = Window::open(&home, &folder);
        for key in 0..KEYS {
            window.type_letter();
            if saves && key % KEYS_A_SAVE == 0 {
                window
                    .harness
                    .key_press_modifiers(Modifiers::COMMAND, Key::S);
                window.frame();
                let events = &mut window.harness.input_mut().events;
                events.push(Event::WindowFocused(true));
            }
            window.frame();
        }
        let what = if saves {
            "a frame of typing, 1 MB saved, journalled and watched"
        } else {
            "a frame of typing, 1 MB journalled"
        };
        window.tell(what);
    }
}

/// A treaty of 200 KB and four versions of it.
fn megabyte() -> Workspace {
    let draft = draft_of(&treaty(&load_builtin_banks().value, Lang::En));
    let mut workspace = Workspace::around(load_builtin().value, draft.clone());
    workspace.versions = (0..VERSIONS)
        .map(|n| NamedVersion {
            id: draft.id,
            name: format!("Chair's text rev.{n}"),
            issued: true,
            symbol: String::new(),
            note: String::new(),
            time_ms: 1,
            draft: draft.clone(),
        })
        .collect();
    workspace
}

/// A window without a screen on the real desktop: work on files is done on threads of its own.
struct Window {
    harness: Harness<'static, App>,
    frames: Vec<Duration>,
    spent: Duration,
}

impl Window {
    fn open(home: &Path, folder: &Path) -> Self {
        let shelf = Shelf::new(Some(Home::at(home)));
        let harness = Harness::builder()
            .with_size(egui::vec2(1280.0, 800.0))
            .build_eframe(move |creation| {
                let boot = Boot {
                    session: sample_session(7),
                    shelf,
                    desktop: Box::new(SystemDesktop::default()),
                    lang: UiLang::En,
                };
                App::new(&creation.egui_ctx, boot)
            });
        let mut window = Self {
            harness,
            frames: Vec::new(),
            spent: Duration::ZERO,
        };
        let open = Command::File(FileCommand::OpenPath(folder.to_path_buf()));
        window.harness.state_mut().push(open);
        for _ in 0..2_000 {
            window.frame();
            let there = window.harness.state().session().folder().is_some();
            if there && !window.harness.state_mut().desktop_mut().is_busy() {
                break;
            }
        }
        assert!(window.harness.state().session().folder().is_some());
        let label = "Text of Article 1";
        let page = window
            .harness
            .get_by_role_and_label(Role::MultilineTextInput, label);
        page.focus();
        for _ in 0..5 {
            window.frame();
        }
        // What opening took is told by `starting`.
        window.frames.clear();
        window.spent = Duration::ZERO;
        window
    }

    fn type_letter(&mut self) {
        let events = &mut self.harness.input_mut().events;
        events.push(Event::Text("a".to_owned()));
    }

    fn frame(&mut self) {
        let (begun, before) = (Instant::now(), on_processor());
        self.harness.step();
        self.frames.push(begun.elapsed());
        self.spent += on_processor().saturating_sub(before);
        std::thread::sleep(BETWEEN);
    }

    /// Prints the row, once everything that was asked for is done.
    fn tell(mut self, what: &str) {
        let article = &self.harness.state().session().workspace().draft.articles[0];
        let typed = article.paragraphs.iter().any(|p| p.text.contains("aaaa"));
        assert!(typed, "the keys did not reach the page");
        for _ in 0..2_000 {
            if !self.harness.state_mut().desktop_mut().is_busy() {
                break;
            }
            self.frame();
        }
        let each = self.spent / u32::try_from(self.frames.len()).unwrap();
        crate::tell(what, "16 ms", &mut self.frames, each);
        let longest = self.frames.last().copied().unwrap_or_default();
        println!("{what}: the longest {longest:.1?} (bar 16 ms)");
    }
}
