//! Saving by itself after a pause, in the real window: only where asked, never over others.

use std::fs;

use egui::{Key, Modifiers};
use travaux::gui::desktop::Picked;

use crate::window_kit::Window;

fn wait(window: &mut Window, ms: u64) {
    window.harness.state_mut().desktop_mut().pass(ms);
    window.settle();
}

#[test]
fn a_pause_saves_where_it_was_asked_for_and_never_over_others() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let mut window = Window::plain(home.path(), vec![Picked::Path(folder.clone())]);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    window.show_article(2);
    window.retype("Mine.");
    wait(&mut window, 60_000);
    let dirty = |window: &Window| window.harness.state().session().is_dirty();
    assert!(dirty(&window), "saved though nobody asked for it");
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("Save by itself after five seconds without typing");
    window.shoot("settings-autosave");
    window.click("Done");
    wait(&mut window, 3_000);
    assert!(dirty(&window), "saved before the pause was over");
    wait(&mut window, 3_000);
    wait(&mut window, 10);
    assert!(!dirty(&window), "not saved after the pause");
    let id = window.harness.state().session().workspace().draft.articles[1].id;
    let file = folder.join(format!("draft/articles/{id}.ron"));
    assert!(fs::read_to_string(&file).unwrap().contains("Mine."));
    // Another program changes the file: the pause writes nothing over it.
    let theirs = fs::read_to_string(&file)
        .unwrap()
        .replacen("Mine.", "Theirs.", 1);
    travaux::storage::save::write_atomic(&file, theirs.as_bytes()).unwrap();
    window.retype("Mine again.");
    wait(&mut window, 6_000);
    wait(&mut window, 6_000);
    assert_eq!(fs::read_to_string(&file).unwrap(), theirs, "written over");
    assert!(dirty(&window));
}
