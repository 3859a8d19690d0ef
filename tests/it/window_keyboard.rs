//! Working by keyboard: the tab of the pane in front is in sight however narrow the window, a dialog
//! is typed into at once, keys are told as they stand on the keyboard.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
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

#[test]
fn a_pane_called_by_a_key_has_the_keyboard_and_tab_leads_into_it() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    let focused = |window: &Window| {
        let root = window.harness.root();
        let mut with = root.children_recursive().filter(|node| node.is_focused());
        with.next()
            .map(|node| (node.rect(), node.accesskit_node().role()))
    };
    for (key, pane) in [(Key::Num5, "Issue brief"), (Key::Num8, "Objections")] {
        window.press(Modifiers::COMMAND, key);
        let (entered, role) = focused(&window).expect(pane);
        assert_eq!(role, Role::Pane, "{pane} has the keyboard");
        assert!(window.has(&format!("{pane}: Tab leads into it")));
        window.press(Modifiers::NONE, Key::Tab);
        let (inside, _) = focused(&window).expect(pane);
        assert!(entered.contains_rect(inside), "{pane}: {inside:?}");
        assert!(!window.has(&format!("{pane}: Tab leads into it")));
    }
    // In the text the caret stands where it stood, and typing goes on.
    window.show_article(2);
    window.press(Modifiers::COMMAND, Key::Num5);
    window.press(Modifiers::COMMAND, Key::Num1);
    assert!(window.harness.state().session().look().caret.is_some());
    let (_, role) = focused(&window).expect("the text");
    assert_eq!(role, Role::MultilineTextInput);
}

#[test]
fn tabs_out_of_sight_are_counted_and_chosen_from_a_list() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage {
        size: (1280.0, 720.0),
        ..Stage::default()
    };
    let mut window = Window::open(stage, home.path(), Vec::new(), UiLang::En);
    let n_votes = |window: &Window| {
        let named = window.harness.query_all_by_label("Votes");
        named.count()
    };
    let before = n_votes(&window);
    window.harness.get_by_label_contains(" more ▾").click();
    window.settle();
    assert_eq!(n_votes(&window), before + 1, "the list names every tab");
    let listed = window.harness.query_all_by_label("Votes");
    let lowest = listed.max_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    lowest.unwrap().click();
    window.settle();
    assert!(window.has("Find a State"), "the votes are in front");
    // In a wide window every tab is in sight, and nothing is counted.
    let wide = Stage {
        size: (2200.0, 900.0),
        ..Stage::default()
    };
    let window = Window::open(wide, home.path(), Vec::new(), UiLang::En);
    assert!(!window.mentions(" more ▾"));
}
