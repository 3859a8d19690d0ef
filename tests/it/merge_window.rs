//! Another copy compared and taken in by the real window.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::gui::actions::Action;
use travaux::gui::desktop::Picked;
use travaux::session::command::{Command, DraftCommand};
use travaux::storage::save::write_atomic;
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

/// A folder and all below it, copied as a partner would.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &there);
        } else if entry.file_name() != ".travaux-lock" {
            fs::copy(entry.path(), there).unwrap();
        }
    }
}

/// A window on a saved workspace, and a copy of it in which two articles were changed.
fn two_copies(home: &Path) -> (Window, PathBuf) {
    two_copies_on(home, Stage::default(), UiLang::En)
}

fn two_copies_on(home: &Path, stage: Stage, lang: UiLang) -> (Window, PathBuf) {
    let (mine, theirs) = (home.join("work"), home.join("Brazil"));
    let answers = vec![Picked::Path(mine.clone()), Picked::Path(theirs.clone())];
    let mut window = Window::open(stage, home, answers, lang);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    copy(&mine, &theirs);
    for number in [2, 3] {
        let id = window.harness.state().session().workspace().draft.articles[number - 1].id;
        let file = theirs.join(format!("draft/articles/{id}.ron"));
        let text = fs::read_to_string(&file).unwrap();
        let changed = text.replacen("text: \"", "text: \"Theirs. ", 1);
        assert_ne!(text, changed);
        write_atomic(&file, changed.as_bytes()).unwrap();
    }
    (window, theirs)
}

/// Puts words before the first paragraph of article 2 here.
fn mine(window: &mut Window) {
    window.show_article(2);
    let lines = window.words();
    let article = window.harness.state().session().look().article.unwrap();
    let text = format!("Mine. {}", lines.join("\n"));
    window.command(Command::Draft(DraftCommand::EditText { article, text }));
    assert!(window.words()[0].starts_with("Mine. "));
}

fn take_in(window: &mut Window) {
    window.harness.get_by_label("Take it in").click_accesskit();
    window.settle();
    window.settle();
}

fn open(window: &mut Window) {
    window.harness.state_mut().wish(Action::Merge);
    window.settle();
    window.settle();
}

#[test]
fn the_comparison_speaks_chinese() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage {
        theme: egui::Theme::Dark,
        ..Stage::default()
    };
    let (mut window, _) = two_copies_on(home.path(), stage, UiLang::Zh);
    mine(&mut window);
    open(&mut window);
    assert!(window.has("比较并合并") && !window.has("Compare and merge"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.shoot("merge-dark-zh");
}

#[test]
fn another_copy_is_compared_chosen_from_and_taken_in_as_one_step() {
    let home = tempfile::tempdir().unwrap();
    let (mut window, _) = two_copies(home.path());
    // Both change the first words of article 2; article 3 only the other copy.
    mine(&mut window);
    let before = window.harness.state().session().workspace().clone();
    open(&mut window);
    assert!(window.has("Compare and merge"));
    assert!(
        window.mentions("the version kept here"),
        "no base was found"
    );
    assert!(window.has("both changed it") && window.has("changed there"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.shoot("merge");
    take_in(&mut window);
    assert!(!window.has("Compare and merge"));
    window.show_article(2);
    let words = window.words();
    assert!(
        words[0].contains("Mine.") && words[0].contains("Theirs."),
        "{words:?}"
    );
    assert!(
        words[0].contains('[') && words[0].contains("Brazil"),
        "{words:?}"
    );
    window.show_article(3);
    assert!(window.words()[0].starts_with("Theirs. "));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.harness.state().session().workspace(), before);
    println!("one merge, one undo: the state before, exactly");
}

#[test]
fn what_is_chosen_stands_and_a_base_can_be_given_up() {
    let home = tempfile::tempdir().unwrap();
    let (mut window, theirs) = two_copies(home.path());
    mine(&mut window);
    open(&mut window);
    // What clashes stands first.
    let mut segments = window.harness.query_all_by_label("Theirs");
    segments.next().unwrap().click_accesskit();
    drop(segments);
    window.settle();
    take_in(&mut window);
    window.show_article(2);
    let words = window.words();
    assert!(words[0].starts_with("Theirs. ") && !words.join(" ").contains("Mine."));
    // The folder that is open is no other copy.
    let folder = window
        .harness
        .state()
        .session()
        .folder()
        .unwrap()
        .to_path_buf();
    assert_ne!(folder, theirs);
}

#[test]
fn a_copy_that_cannot_be_read_whole_is_not_taken_in() {
    let home = tempfile::tempdir().unwrap();
    let (mut window, theirs) = two_copies(home.path());
    let id = window.harness.state().session().workspace().draft.articles[0].id;
    write_atomic(&theirs.join(format!("draft/articles/{id}.ron")), b"(id: ").unwrap();
    let before = window.harness.state().session().workspace().clone();
    open(&mut window);
    assert!(!window.has("Compare and merge"));
    assert!(window.mentions("The other copy was not taken in"));
    assert_eq!(*window.harness.state().session().workspace(), before);
}
