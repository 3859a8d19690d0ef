//! An article just begun: what is typed next is its heading, `Enter` goes on to its text, and
//! nobody judges it before a word stands in it.

use egui::{Event, Key, Modifiers};

use crate::window_kit::Window;

/// Written for this test.
const CLAUSE: &str = "No State Party shall access stored data located in the territory of another State Party without the prior consent of the competent authorities of that State.";

#[test]
fn a_new_article_is_typed_from_the_keyboard_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert!(window.mentions("nothing written yet"));
    assert!(
        !window.mentions("US/EU: not coded"),
        "an empty page is judged"
    );

    write(&mut window, "Consent of the State");
    window.press(Modifiers::NONE, Key::Enter);
    write(&mut window, CLAUSE);

    let app = window.harness.state();
    let written = &app.session().workspace().draft.articles[1];
    assert_eq!(written.heading, "Consent of the State");
    assert_eq!(window.words(), [CLAUSE]);
    assert!(window.has("SCO: satisfies"));
    assert!(!window.mentions("nothing written yet"));
}

/// Types where the keyboard is.
fn write(window: &mut Window, words: &str) {
    window.harness.event(Event::Text(words.to_owned()));
    window.settle();
}

#[test]
fn a_new_workspace_is_not_called_a_sample_and_nobody_judges_it() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    assert!(window.has("sample draft"));
    assert!(window.mentions("This is a sample draft"));
    window.press(Modifiers::COMMAND, Key::N);
    assert!(window.has("new workspace"));
    assert!(!window.mentions("sample draft"));
    assert!(
        window.mentions("nothing written yet"),
        "silence is held against a draft of which nothing is written"
    );
}
