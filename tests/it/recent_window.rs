//! The list of workspaces that were open, in the real window: switched off it goes and stays away;
//! kept, it leads back to where one was.

use egui::{Key, Modifiers};
use travaux::gui::desktop::Picked;
use travaux::model::text::Span;
use travaux::session::command::{Command, FileCommand, LookCommand};
use travaux::storage::recent::Home;

use crate::storage::round::snapshot;
use crate::window_kit::Window;

const SWITCH: &str = "Remember which workspaces were open";

#[test]
fn the_recent_list_is_gone_once_it_is_switched_off() {
    let home = tempfile::tempdir().unwrap();
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("sixth-session-of-the-committee");
    let mut window = Window::plain(home.path(), vec![Picked::Path(folder.clone())]);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    let listed = |home: &std::path::Path| Home::at(home).recent().0;
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("Reduce motion");
    window.click("Done");
    assert_eq!(listed(home.path())[0].path, folder, "it was never listed");

    window.press(Modifiers::COMMAND, Key::Comma);
    window.click(SWITCH);
    window.shoot("settings-recent");
    window.click("Done");
    assert_eq!(listed(home.path()), []);
    window.click("File");
    window.click("Open recent");
    assert!(window.has("No recent workspaces"));
    window.press(Modifiers::NONE, Key::Escape);
    // Neither opening it again nor closing the window brings it back.
    window.command(Command::File(FileCommand::OpenPath(folder.clone())));
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("Reduce motion");
    window.click("Done");
    drop(window);
    assert_eq!(listed(home.path()), []);
    let name = folder.file_name().unwrap().to_str().unwrap();
    let preferences = snapshot(home.path());
    let in_lists = preferences
        .iter()
        .filter(|(path, _)| path.ends_with("preferences.ron") || path.ends_with("recent.ron"))
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(name));
    assert_eq!(in_lists.count(), 0);

    // Switched on again, what is open from then on is listed.
    let mut window = Window::plain(home.path(), Vec::new());
    window.command(Command::File(FileCommand::OpenPath(folder.clone())));
    assert_eq!(listed(home.path()), []);
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click(SWITCH);
    window.click("Done");
    assert_eq!(listed(home.path())[0].path, folder);
}

#[test]
fn the_start_offers_what_was_open_last_and_it_opens_where_one_left_it() {
    let home = tempfile::tempdir().unwrap();
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("second-reading");
    let mut window = Window::plain(home.path(), vec![Picked::Path(folder)]);
    assert!(
        !window.has("Open second-reading"),
        "nothing was open before"
    );
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    let third = &window.harness.state().session().workspace().draft.articles[2];
    let (article, paragraph) = (third.id, third.paragraphs[1].id);
    let caret = (paragraph, Span::new(7, 7));
    window.command(Command::Look(LookCommand::GoTo(caret.0, caret.1)));
    // Whatever keeps the preferences keeps the place: here a choice in the settings.
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("Reduce motion");
    window.click("Done");
    drop(window);

    let mut window = Window::plain(home.path(), Vec::new());
    window.click("Open second-reading");
    window.settle();
    let look = window.harness.state().session().look();
    assert_eq!(look.article, Some(article));
    assert_eq!(look.caret, Some(caret));
    assert!(
        !window.has("Open second-reading"),
        "it is open: nothing is offered"
    );
}
