//! Working by keyboard: the tab of the pane in front is in sight however narrow the window, a dialog
//! is typed into at once, keys are told as they stand on the keyboard.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

#[test]
fn the_tab_of_the_pane_in_front_is_in_sight() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage {
        size: (1280.0, 720.0),
        ..Stage::default()
    };
    let mut window = Window::open(stage, home.path(), Vec::new(), UiLang::En);
    let tab = |window: &Window, name: &str| {
        let mut found = window
            .harness
            .query_all_by_role_and_label(Role::Button, name);
        found.next().map(|node| node.rect())
    };
    // What lies beyond the edge of a row is clipped: its right end is behind the cards.
    let edge = tab(&window, "Blocs").unwrap().left();
    for (key, name) in [(Key::G, "Votes"), (Key::Num1, "Text"), (Key::G, "Votes")] {
        window.press(Modifiers::COMMAND, key);
        let rect = tab(&window, name).unwrap();
        let left = tab(&window, "Outline").unwrap().right();
        assert!(
            rect.right() <= edge && rect.left() >= left,
            "{name}: {rect:?}"
        );
    }
    window.shoot("dock-votes");
    // Chosen from the menu as well, without anything happening afterwards.
    let row = tab(&window, "Text").unwrap().bottom();
    window.click("View");
    let mut named = window
        .harness
        .query_all_by_label_contains("Position editor");
    named.find(|node| node.rect().top() > row).unwrap().click();
    drop(named);
    window.settle();
    let rect = tab(&window, "Position editor").unwrap();
    assert!(rect.right() <= edge, "{rect:?}");
}

#[test]
fn a_tab_is_closed_from_its_menu_and_comes_back_by_its_key() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.press(Modifiers::COMMAND, Key::G);
    let tabs = |window: &Window| {
        let found = window
            .harness
            .query_all_by_role_and_label(Role::Button, "Votes");
        found.count()
    };
    assert_eq!(tabs(&window), 1);
    window
        .harness
        .get_by_role_and_label(Role::Button, "Votes")
        .click_secondary();
    window.settle();
    window.click("Close this tab");
    assert_eq!(tabs(&window), 0);
    window.press(Modifiers::COMMAND, Key::G);
    assert_eq!(tabs(&window), 1);
}

#[test]
fn keys_are_told_as_they_stand_on_the_keyboard() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.has("Ctrl+]") && window.has("Ctrl+["));
    assert!(!window.mentions("CloseBracket"));
}

#[test]
fn a_dialog_that_opens_is_typed_into_at_once_and_can_be_left_by_tab() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    for name in ["Rev. 1", "Rev. 2"] {
        window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
        window.harness.event(egui::Event::Text(name.to_owned()));
        window.settle();
        window.press(Modifiers::NONE, Key::Tab);
        window
            .harness
            .event(egui::Event::Text("A/AC.1/7".to_owned()));
        window.settle();
        window.press(Modifiers::NONE, Key::Enter);
    }
    let app = window.harness.state();
    let versions = &app.session().workspace().versions;
    let named: Vec<_> = versions
        .iter()
        .map(|v| (v.name.as_str(), v.symbol.as_str()))
        .collect();
    assert_eq!(named, [("Rev. 1", "A/AC.1/7"), ("Rev. 2", "A/AC.1/7")]);
}

#[test]
fn a_menu_longer_than_the_screen_stays_on_it_and_gives_its_last_item() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage {
        size: (1280.0, 720.0),
        ..Stage::default()
    };
    let mut window = Window::open(stage, home.path(), Vec::new(), UiLang::En);
    let rect = |window: &Window, label: &str| window.harness.get_by_label(label).rect();
    let bar = rect(&window, "View").bottom();
    window.click("View");
    // The first item lies below the bar and does not cover it (the tab of that name does too).
    let mut firsts = window.harness.query_all_by_label("Outline");
    assert!(firsts.all(|node| node.rect().bottom() > bar));
    drop(firsts);
    // The last is out of sight until it is scrolled to.
    let last = "Restore the panels";
    assert!(rect(&window, last).top() > 720.0);
    window.harness.get_by_label(last).scroll_to_me();
    window.settle();
    let found = rect(&window, last);
    assert!(
        found.top() > bar && found.bottom() <= 720.0,
        "{last}: {found:?}"
    );
}
