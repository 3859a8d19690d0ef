//! Work that was not saved, found again by the real window.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::gui::desktop::Picked;
use travaux::session::command::{Command, FileCommand};
use travaux::session::keep::KeepCommand;
use travaux::storage::journal;
use travaux::storage::save::write_atomic;
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

const FOUND: &str = "Unsaved work was found";

/// Types into the article with this number and lets the window die.
fn crash(mut window: Window, article: usize, text: &str) {
    window.show_article(article);
    window.retype(text);
    drop(window);
}

fn is_dirty(window: &Window) -> bool {
    window.harness.state().session().is_dirty()
}

fn n_offers(home: &Path) -> usize {
    journal::offers(home).len()
}

#[test]
fn a_draft_that_was_never_saved_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::plain(home.path(), Vec::new());
    assert!(!window.has(FOUND), "a first start found something");
    crash(window, 2, "Data means facts.");

    let mut again = Window::plain(home.path(), Vec::new());
    assert!(again.has(FOUND));
    assert!(again.mentions("a draft without a folder"));
    assert!(again.mentions("in Article 2"), "it does not say what");
    assert!(again.mentions("“Data means facts.”"), "nor the words");
    // Against the text as it was saved: what goes and what comes, in its article.
    assert!(again.mentions("Against the saved text"));
    assert!(!again.mentions("Comparing with"), "it never ends");
    assert!(again.mentions("[inserted: "), "no redline");
    assert_eq!(again.unnamed(), Vec::<String>::new());
    again.shoot("recovery-en");
    again.click("Recover");
    again.settle();
    assert!(!again.has(FOUND));
    again.show_article(2);
    assert_eq!(again.words(), ["Data means facts."]);
    assert!(is_dirty(&again), "what was taken up counts as saved");
    // It is in the journal of this window now, and nowhere else.
    drop(again);
    assert_eq!(n_offers(home.path()), 1);
    let mut third = Window::plain(home.path(), Vec::new());
    third.click("Recover");
    third.settle();
    third.show_article(2);
    assert_eq!(third.words(), ["Data means facts."]);
    third.press(Modifiers::COMMAND, Key::Z);
    assert_ne!(third.words(), ["Data means facts."]);
}

#[test]
fn work_on_a_folder_comes_back_on_what_stands_there() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let mut window = Window::plain(home.path(), vec![Picked::Path(folder.clone())]);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    assert!(!is_dirty(&window));
    crash(window, 3, "Nothing is agreed.");

    // A colleague changed another article meanwhile.
    let mut other = Window::plain(home.path(), Vec::new());
    other.click("Look at it later");
    assert_eq!(n_offers(home.path()), 1, "later means later");
    other.open_folder(&folder);
    assert!(other.has(FOUND), "opening the workspace does not offer it");
    other.press(Modifiers::NONE, Key::Escape);
    other.show_article(4);
    other.retype("Somebody else's words.");
    other.press(Modifiers::COMMAND, Key::S);
    other.settle();
    drop(other);

    let mut again = Window::plain(home.path(), Vec::new());
    again.click("Recover");
    again.settle();
    assert_eq!(
        again.harness.state().session().folder(),
        Some(folder.as_path())
    );
    again.show_article(3);
    assert_eq!(again.words(), ["Nothing is agreed."]);
    again.show_article(4);
    assert_eq!(again.words(), ["Somebody else's words."]);
    again.press(Modifiers::COMMAND, Key::S);
    again.settle();
    assert!(!is_dirty(&again));
    drop(again);
    assert_eq!(n_offers(home.path()), 0, "saved work is offered");
}

#[test]
fn what_is_discarded_is_gone_and_two_windows_do_not_meet() {
    let home = tempfile::tempdir().unwrap();
    let mut first = Window::plain(home.path(), Vec::new());
    first.show_article(1);
    first.retype("Open in another window.");
    let second = Window::plain(home.path(), Vec::new());
    assert!(!second.has(FOUND), "the work of an open window is offered");
    drop(second);
    drop(first);
    let mut third = Window::plain(home.path(), Vec::new());
    third.click("Discard");
    third.settle();
    assert!(!third.has(FOUND));
    drop(third);
    assert_eq!(n_offers(home.path()), 0);
    assert!(!Window::plain(home.path(), Vec::new()).has(FOUND));
}

#[test]
fn leaving_without_saving_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.show_article(1);
    window.retype("Given up.");
    window.press(Modifiers::COMMAND, Key::Q);
    window.click("Do not save");
    drop(window);
    assert_eq!(n_offers(home.path()), 0);
}

#[test]
fn what_no_longer_fits_is_told_and_stays() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let mut window = Window::plain(home.path(), vec![Picked::Path(folder.clone())]);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    window.show_article(3);
    let article = window.harness.state().session().look().article.unwrap();
    crash(window, 3, "Mine.");
    let file = folder.join(format!("draft/articles/{article}.ron"));
    let text = std::fs::read_to_string(&file).unwrap();
    let theirs = text.replacen("text: \"", "text: \"Theirs. ", 1);
    assert_ne!(text, theirs);
    write_atomic(&file, theirs.as_bytes()).unwrap();
    let mut again = Window::open(Stage::default(), home.path(), Vec::new(), UiLang::Zh);
    again.shoot("recovery-zh");
    again.click("恢复");
    again.settle();
    again.show_article(3);
    assert!(again.words()[0].starts_with("Theirs. "), "overwritten");
    assert!(again.mentions("不再相符"), "nobody was told");
    assert_eq!(n_offers(home.path()), 1, "what did not fit is gone");
}

#[test]
fn a_second_window_on_a_workspace_only_reads() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let answers = vec![Picked::Path(folder.clone())];
    let mut first = Window::plain(home.path(), answers);
    first.press(Modifiers::COMMAND, Key::S);
    first.settle();
    let copy = home.path().join("copy");
    let mut second = Window::plain(home.path(), vec![Picked::Path(copy.clone())]);
    second.open_folder(&folder);
    assert!(second.has("Open elsewhere"));
    let pid = std::process::id().to_string();
    assert!(second.mentions(&format!("Process {pid} on ")));
    assert!(!second.has("Open to edit anyway"));
    second.shoot("locked");
    second.click("Go on without editing");
    assert!(second.has("read-only"));
    second.show_article(1);
    second.retype("Written in the second window.");
    second.press(Modifiers::COMMAND, Key::S);
    second.settle();
    let session = second.harness.state().session();
    assert_eq!(session.folder(), Some(copy.as_path()), "saved elsewhere");
    // Opening it again in the first is no obstacle, and once that is gone it is free.
    first.open_folder(&folder);
    assert!(!first.has("Open elsewhere"));
    first.show_article(1);
    assert_ne!(first.words(), ["Written in the second window."]);
    drop(first);
    second.open_folder(&folder);
    assert!(!second.has("Open elsewhere"));
    // Another computer's word can be set aside.
    drop(second);
    let other = "{\"pid\":7,\"host\":\"annex\",\"boot\":\"\",\"time_ms\":1795000000000}";
    write_atomic(&folder.join(".travaux-lock"), other.as_bytes()).unwrap();
    let mut third = Window::plain(home.path(), Vec::new());
    third.open_folder(&folder);
    assert!(third.mentions("Process 7 on annex"));
    third.click("Open to edit anyway");
    third.settle();
    assert!(third.harness.state().session().read_only().is_none());
}

#[test]
fn an_earlier_version_is_taken_up_and_undone() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let mut window = Window::plain(home.path(), vec![Picked::Path(folder.clone())]);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    window.show_article(2);
    let first = window.words();
    window.retype("Second.");
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    window.command(Command::File(FileCommand::Keep(KeepCommand::Versions)));
    window.settle();
    assert!(window.has("Versions on this computer"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.shoot("versions");
    let rows: Vec<String> = window
        .harness
        .query_all_by_role(egui::accesskit::Role::RadioButton)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| name.contains(" UTC "))
        .collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    window.click(&rows[1]);
    window.click("Take up this version");
    window.settle();
    assert_eq!(window.words(), first);
    assert!(is_dirty(&window));
    assert_eq!(
        window.harness.state().session().folder(),
        Some(folder.as_path())
    );
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.words(), ["Second."]);
    assert!(!is_dirty(&window), "undo does not lead back");

    window.command(Command::File(FileCommand::Keep(KeepCommand::Versions)));
    window.settle();
    window.click(&rows[1]);
    window.click("Open as a copy");
    window.settle();
    assert!(window.harness.state().session().folder().is_none());
    assert!(is_dirty(&window), "a copy counts as saved");
    window.show_article(2);
    assert_eq!(window.words(), first);
}
