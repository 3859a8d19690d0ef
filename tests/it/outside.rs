//! Files changed by another program, met by the real window.

use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers};
use travaux::gui::desktop::Picked;
use travaux::storage::save::write_atomic;

use crate::window_kit::Window;

const CHANGED: &str = "Changed by another program";

/// A window on a workspace that was just saved.
fn saved(home: &Path) -> (Window, PathBuf) {
    let folder = home.join("work");
    let mut window = Window::plain(home, vec![Picked::Path(folder.clone())]);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    assert!(folder.join("workspace.ron").is_file());
    (window, folder)
}

/// The file of the article with this number.
fn file_of(window: &Window, folder: &Path, number: usize) -> PathBuf {
    let draft = &window.harness.state().session().workspace().draft;
    folder.join(format!(
        "draft/articles/{}.ron",
        draft.articles[number - 1].id
    ))
}

/// Another program puts words before the first paragraph of an article.
fn meddle(file: &Path) {
    let text = std::fs::read_to_string(file).unwrap();
    let changed = text.replacen("text: \"", "text: \"Theirs. ", 1);
    assert_ne!(text, changed);
    write_atomic(file, changed.as_bytes()).unwrap();
}

fn focus(window: &mut Window) {
    window.harness.event(Event::WindowFocused(true));
    window.settle();
}

#[test]
fn a_change_is_seen_when_the_window_comes_to_the_front() {
    let home = tempfile::tempdir().unwrap();
    let (mut window, folder) = saved(home.path());
    focus(&mut window);
    assert!(!window.has(CHANGED), "our own save was taken for a change");
    let file = file_of(&window, &folder, 2);
    meddle(&file);
    focus(&mut window);
    assert!(window.has(CHANGED));
    assert!(window.mentions(&format!("{}", file.file_name().unwrap().display())));
    assert!(
        window.mentions("Article 2 Protection"),
        "named by its file only"
    );
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.click("Not now");
    focus(&mut window);
    assert!(!window.has(CHANGED), "asked twice about the same");
    meddle(&file_of(&window, &folder, 3));
    window.show_article(4);
    window.retype("Mine.");
    focus(&mut window);
    window.click("Reload");
    window.settle();
    assert_eq!(window.words(), ["Mine."], "unsaved words are gone");
    for number in [2, 3] {
        window.show_article(number);
        assert!(window.words()[0].starts_with("Theirs. "));
    }
    assert!(window.harness.state().session().is_dirty());
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    assert!(!window.harness.state().session().is_dirty());
    assert!(std::fs::read_to_string(file).unwrap().contains("Theirs. "));
}

#[test]
fn a_save_that_meets_a_change_asks_and_keeps_both() {
    let home = tempfile::tempdir().unwrap();
    let (mut window, folder) = saved(home.path());
    window.show_article(2);
    window.retype("Mine.");
    let file = file_of(&window, &folder, 2);
    meddle(&file);
    let theirs = std::fs::read(&file).unwrap();
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    assert!(window.has(CHANGED), "it does not ask");
    assert!(window.has("Save to folder…"));
    window.shoot("changed-outside");
    assert_eq!(std::fs::read(&file).unwrap(), theirs, "written over");
    // Mine does not fit theirs: nothing is dropped for a reload.
    window.click("Reload");
    window.settle();
    assert_eq!(window.words(), ["Mine."]);
    assert!(window.mentions("Not reloaded"));
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    window.click("Keep both");
    window.settle();
    let mine = home.path().join("work (mine)");
    let session = window.harness.state().session();
    assert_eq!(session.folder(), Some(mine.as_path()));
    assert!(!session.is_dirty());
    assert_eq!(std::fs::read(&file).unwrap(), theirs, "written over");
    let kept = file_of(&window, &mine, 2);
    assert!(std::fs::read_to_string(kept).unwrap().contains("Mine."));
}
