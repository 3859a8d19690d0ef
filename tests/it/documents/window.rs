//! Papers out of the window and drafts into it, driven by their labels.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::exchange::document::{Style, draft_text, lay};
use travaux::exchange::docx::docx;
use travaux::exchange::export::{Format, Wish};
use travaux::exchange::paper::{PaperFormat, PaperWish};
use travaux::exchange::public::{Audience, Reader};
use travaux::exchange::table::Kind;
use travaux::gui::app::{App, Boot};
use travaux::gui::desktop::{Desktop, Job, Pick, Picked};
use travaux::gui::shelf::Shelf;
use travaux::gui::start::sample_session;
use travaux::session::command::{Command, FileCommand};
use travaux::session::outgoing::Outgoing;
use travaux::session::tables::TableCommand;
use travaux::storage::recent::Home;
use travaux::storage::workspace_io::dossier_folder;
use travaux::storage::workspace_save::{Origin, create_workspace};
use travaux::words::UiLang;

use super::kit::proposed;
use crate::export_kit::put;
use crate::stage::Stage;
use crate::window_kit::Window;

/// A file that is let go over the window.
#[derive(Debug)]
pub(crate) struct Dropped(pub(crate) PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_on(window: &mut Window, path: &Path) {
    let file = Arc::new(Dropped(path.to_owned()));
    window.harness.input_mut().dropped_files.push(file);
    window.settle();
    window.settle();
}

fn export(window: &mut Window) {
    window
        .harness
        .get_by_role_and_label(Role::Button, "Export")
        .click();
    window.settle();
}

#[test]
fn window_papers_are_previewed_written_and_remembered() {
    let home = tempfile::tempdir().unwrap();
    let (text, brief) = (home.path().join("d.docx"), home.path().join("b.pdf"));
    let answers = vec![Picked::Path(text.clone()), Picked::Path(brief.clone())];
    let mut window = Window::plain(home.path(), answers);
    window.press(Modifiers::COMMAND, Key::E);
    window.click("Texts");
    assert!(window.mentions("The first of "), "no preview");
    assert!(window.mentions("Leaves: "));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    // Nothing was named yet, so that there is no redline.
    window.shoot("export-text");
    window.click("What: Draft as it stands");
    window.click("Redline since a version");
    window.shoot("export-redline");
    assert!(window.mentions("No version of the draft has been named yet"));
    window.click("What: Redline since a version");
    window.click("Draft as it stands");
    window.click("Style: United Nations: brackets");
    window.shoot("export-style");
    window.click("ITU: ADD, MOD, SUP, NOC");
    assert!(window.mentions("NOC"), "the preview is not in the style");
    export(&mut window);
    assert!(std::fs::read(&text).unwrap().starts_with(b"PK"));
    assert!(window.mentions("Exported to "));
    // The text and its style are there the next time; briefs are of what is shown.
    window.press(Modifiers::COMMAND, Key::E);
    assert!(window.has("Style: ITU: ADD, MOD, SUP, NOC"));
    window.show_article(3);
    window.click("Briefs");
    window.click("Format: Word");
    window.click("PDF");
    window.click("Partners");
    assert!(
        window.mentions("Brief: article 3"),
        "not of the article shown"
    );
    assert!(window.mentions("fallbacks"));
    export(&mut window);
    assert!(std::fs::read(&brief).unwrap().starts_with(b"%PDF"));
}

#[test]
fn window_a_word_file_let_go_over_it_is_taken_in_as_chosen_and_undone() {
    let home = tempfile::tempdir().unwrap();
    let mut theirs = proposed();
    theirs.draft.articles[1].heading = "Another heading".to_owned();
    let out = draft_text(&theirs, Reader::new(Audience::Public, 2024));
    let file = home.path().join("Rolling text.docx");
    put(&file, docx(&lay(&out, Style::Un))).unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    let before = window.harness.state().session().workspace().clone();
    drop_on(&mut window, &file);
    assert!(window.mentions("Rolling text.docx: "), "no dialog");
    assert!(window.mentions("New: 1 changes of the text, 3 proposals"));
    assert!(window.has("changed: Article 2 Another heading"));
    assert!(window.mentions("→ Another heading"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.shoot("import-draft");
    // The new heading is left out, and so is the first of the proposals.
    window.click("changed: Article 2 Another heading");
    let first = window
        .harness
        .get_all_by_label("Brazil & co · Article 1, 1");
    first.into_iter().next().unwrap().click();
    window.settle();
    window.click("Take these in");
    let now = window.harness.state().session().workspace();
    assert_eq!(now.draft, before.draft);
    assert_eq!((now.proposals.len(), now.versions.len()), (2, 0));
    assert!(window.mentions("2 proposals taken in"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.harness.state().session().workspace(), before);
    // With everything taken the present text stays as a version.
    drop_on(&mut window, &file);
    window.click("Take these in");
    let now = window.harness.state().session().workspace();
    assert_eq!(now.draft.articles[1].heading, "Another heading");
    assert_eq!((now.proposals.len(), now.versions.len()), (3, 1));
    assert_eq!(now.versions[0].draft, before.draft);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.harness.state().session().workspace(), before);
}

#[test]
fn window_a_draft_that_cannot_be_read_is_told() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("odd.docx");
    put(&file, b"PK no archive").unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    drop_on(&mut window, &file);
    assert!(window.mentions("Not imported: "));
}

/// A desktop whose work waits until it is told to go on.
#[derive(Default)]
struct Waiting {
    jobs: Arc<Mutex<Vec<Job>>>,
    ends: Vec<FileCommand>,
    ready: Option<Picked>,
    file: Arc<Mutex<PathBuf>>,
}

impl Desktop for Waiting {
    fn pick(&mut self, _pick: Pick, _context: &egui::Context) {
        self.ready = Some(Picked::Path(self.file.lock().unwrap().clone()));
    }

    fn picked(&mut self) -> Option<Picked> {
        self.ready.take()
    }

    fn work(&mut self, job: Job, _context: &egui::Context) {
        self.jobs.lock().unwrap().push(job);
    }

    fn done(&mut self) -> Option<FileCommand> {
        self.ends.pop()
    }

    fn now_ms(&self) -> u64 {
        1_795_000_000_000
    }

    fn is_busy(&self) -> bool {
        false
    }
}

/// What is written, by the ending of its file.
fn exports() -> Vec<(&'static str, Outgoing)> {
    let paper = |format| {
        Outgoing::Paper(PaperWish {
            format,
            ..PaperWish::default()
        })
    };
    let table = |kind, format| {
        Outgoing::Table(Wish {
            kind,
            format,
            ..Wish::default()
        })
    };
    vec![
        ("docx", paper(PaperFormat::Docx)),
        ("xml", paper(PaperFormat::Akn)),
        ("pdf", paper(PaperFormat::Pdf)),
        ("xlsx", table(Kind::Positions, Format::Xlsx)),
        ("png", table(Kind::Verdicts, Format::Png)),
    ]
}

#[test]
fn window_work_under_way_is_shown_and_can_be_called_off() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let jobs: Arc<Mutex<Vec<Job>>> = Arc::default();
    let asked: Arc<Mutex<PathBuf>> = Arc::default();
    let desktop = Waiting {
        jobs: Arc::clone(&jobs),
        file: Arc::clone(&asked),
        ..Waiting::default()
    };
    let (builder, _painter) = Stage::default().builder();
    let shelf = Shelf::new(Some(Home::at(home.path())));
    let mut harness = builder.build_eframe(move |creation| {
        let boot = Boot {
            session: sample_session(7),
            shelf,
            desktop: Box::new(desktop),
            lang: UiLang::En,
        };
        App::new(&creation.egui_ctx, boot)
    });
    harness.run();
    let before = harness.state().session().workspace().clone();
    // What is written is read again, from a file that was not called off.
    let written = |ending: &str| home.path().join(format!("theirs.{ending}"));
    let workspace = crate::export_kit::built_in();
    let text = draft_text(&workspace, Reader::new(Audience::Public, 2024));
    put(&written("docx"), docx(&lay(&text, Style::Un))).unwrap();
    put(&written("xml"), travaux::exchange::akn::akn(&text)).unwrap();
    let long = crate::import_tables::long(&workspace, Format::Xlsx);
    put(&written("xlsx"), long).unwrap();
    let mut all: Vec<(PathBuf, TableCommand, &str)> = Vec::new();
    for (ending, what) in exports() {
        let command = TableCommand::Export(Box::new(what.at(2024, false)));
        all.push((out.join(format!("draft.{ending}")), command, "Writing"));
    }
    for ending in ["docx", "xml", "xlsx"] {
        let path = written(ending);
        let command = TableCommand::ImportFile(path.clone());
        all.push((path, command, "Reading"));
    }
    for (file, command, doing) in all {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        jobs.lock().unwrap().clear();
        asked.lock().unwrap().clone_from(&file);
        harness
            .state_mut()
            .push(Command::File(FileCommand::Table(command)));
        harness.run();
        harness.run();
        let said = format!("{doing} {name}");
        let shown = harness.query_all_by_label(&said).count();
        assert_eq!(shown, 2, "{said}: the words, and how far it is");
        // With the pointer: what was said of the work before must not lie over the button.
        harness.get_by_label(&format!("Stop {name}")).click();
        harness.run();
        // Other work, such as keeping preferences, may have been asked for meanwhile.
        let waiting: Vec<Job> = jobs.lock().unwrap().drain(..).collect();
        let ends: Vec<FileCommand> = waiting.into_iter().map(|job| job()).collect();
        let end = FileCommand::Table(TableCommand::CalledOff(file.clone()));
        assert!(ends.contains(&end), "{name}: {ends:?}");
        let is_end = |end: &&FileCommand| matches!(end, FileCommand::ExportWritten(..));
        assert_eq!(ends.iter().filter(is_end).count(), 0, "{name} was written");
        let left: Vec<_> = std::fs::read_dir(&out).unwrap().flatten().collect();
        assert!(left.is_empty(), "{name} left {left:?} behind");
        harness.state_mut().push(Command::File(end));
        harness.run();
        assert_eq!(harness.query_all_by_label(&said).count(), 0);
        let called_off = format!("{name} was called off");
        assert!(harness.query_by_label_contains(&called_off).is_some());
        assert_eq!(*harness.state().session().workspace(), before);
    }
}

#[test]
fn window_dialogs_for_papers_are_pictured() {
    let home = tempfile::tempdir().unwrap();
    for (name, lang, theme) in [
        ("export-paper", UiLang::En, egui::Theme::Dark),
        ("export-paper-zh", UiLang::Zh, egui::Theme::Light),
    ] {
        let stage = Stage {
            theme,
            ..Stage::default()
        };
        let mut window = Window::open(stage, home.path(), Vec::new(), lang);
        window.press(Modifiers::COMMAND, Key::E);
        let group = window.harness.state().words().t("group-briefs").to_owned();
        window.click(&group);
        window.shoot(name);
    }
}

#[test]
fn window_a_colleagues_dossier_let_go_over_it_is_taken_over_as_chosen_and_undone() {
    let home = tempfile::tempdir().unwrap();
    let mut theirs = crate::export_kit::built_in();
    let ids: Vec<_> = theirs.dossier.issues[..2]
        .iter()
        .map(|i| i.id.clone())
        .collect();
    let bloc = theirs
        .dossier
        .blocs
        .iter_mut()
        .find(|b| b.id.as_str() == "au");
    for position in &mut bloc.unwrap().positions {
        if ids.contains(&position.issue) {
            let last = Arc::make_mut(position.entries.last_mut().unwrap());
            "they say this".clone_into(&mut last.stance.en);
        }
    }
    let folder = home.path().join("Nairobi");
    create_workspace(&folder, &theirs, &Origin::BuiltIn).unwrap();
    let copy = dossier_folder(&folder, &theirs.dossier.id);
    let mut window = Window::plain(home.path(), Vec::new());
    let before = window.harness.state().session().workspace().clone();
    drop_on(&mut window, &copy);
    assert!(window.mentions("0 new, 2 changed, 0 clashing"), "no dialog");
    assert_eq!(window.unnamed(), Vec::<String>::new());
    let title = theirs.dossier.issues[0].title.en.clone();
    window.click(&format!("changed: African Union · {title}"));
    window.click("Take these in");
    assert!(window.mentions("1 entries taken over"));
    let stance = |window: &Window, at: usize| {
        let now = &window.harness.state().session().workspace().dossier;
        let bloc = now.bloc(&"au".parse().unwrap()).unwrap();
        let position = bloc.position(&ids[at]).unwrap();
        position.entries.last().unwrap().stance.en.clone()
    };
    assert_ne!(stance(&window, 0), "they say this");
    assert_eq!(stance(&window, 1), "they say this");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.harness.state().session().workspace(), before);
}
