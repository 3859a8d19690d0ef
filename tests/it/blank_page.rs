//! An article just begun: what is typed next is its heading, `Enter` goes on to its text, and
//! nobody judges it before a word stands in it.

use egui::{Event, Key, Modifiers};
use travaux::gui::desktop::Picked;
use travaux::model::text::Lang;
use travaux::session::command::{
    Command, DraftCommand, LookCommand, ObjectionKinds, ObjectionQuery,
};

use crate::window_kit::Window;

/// Written for this test.
const CLAUSE: &str = "No State Party shall access stored data located in the territory of another State Party without the prior consent of the competent authorities of that State.";

#[test]
fn a_new_article_is_typed_from_the_keyboard_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert!(window.has("Nothing written yet"));
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
    assert!(!window.has("Nothing written yet"));
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
        window.has("Nothing written yet"),
        "silence is held against a draft of which nothing is written"
    );
}

/// Written for this test.
const CHAIRS_TEXT: &str = "\
Article 4
Consent of the State
1. No State Party shall access stored data in the territory of another [State] Party without its consent.
2. A request names the records sought. [agreed ad referendum]

Article 5
Costs
The requested State Party bears the ordinary costs.
";

#[test]
fn a_text_pasted_into_an_empty_draft_becomes_its_articles() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.press(Modifiers::COMMAND, Key::N);
    assert!(window.has("Paste a text"), "what the hint says can be done");
    window.harness.event(Event::Paste(CHAIRS_TEXT.to_owned()));
    window.settle();
    let headings = |window: &Window| -> Vec<String> {
        let draft = &window.harness.state().session().workspace().draft;
        draft.articles.iter().map(|a| a.heading.clone()).collect()
    };
    assert_eq!(headings(&window), ["Consent of the State", "Costs"]);
    assert!(window.mentions("Taken apart: articles 2"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(headings(&window).is_empty(), "one step, taken back as one");
    assert!(window.mentions("Undone: pasted text"));

    // Words without any structure make an article too.
    window.harness.event(Event::Paste(CLAUSE.to_owned()));
    window.settle();
    assert_eq!(headings(&window), [""]);
    assert_eq!(window.words(), [CLAUSE]);
}

#[test]
fn nobody_objects_to_what_a_draft_that_is_not_complete_leaves_unsaid() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.press(Modifiers::COMMAND, Key::N);
    let shown = |window: &Window| {
        let session = window.harness.state().session();
        session.objections(Lang::En).rows.len()
    };
    assert_eq!(shown(&window), 0);
    let all = ObjectionQuery {
        kinds: ObjectionKinds::All,
        ..ObjectionQuery::default()
    };
    window.command(Command::Look(LookCommand::Objections(all)));
    assert!(shown(&window) > 0, "all findings list the silence still");
    assert!(window.mentions("by silence"));

    // Said to be complete, its silence counts, and is objected to.
    window.command(Command::Look(LookCommand::Objections(
        ObjectionQuery::default(),
    )));
    window.harness.event(Event::Paste(CHAIRS_TEXT.to_owned()));
    window.settle();
    let open = shown(&window);
    window.command(Command::Draft(DraftCommand::SetComplete(true)));
    assert!(shown(&window) > open);
}

#[test]
fn a_path_field_says_what_the_path_is_for() {
    let home = tempfile::tempdir().unwrap();
    let answers = vec![Picked::Unavailable, Picked::Unavailable];
    let mut window = Window::plain(home.path(), answers);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    assert!(window.has("Choose a folder for the workspace"));
    window.click("Cancel");
    window.press(Modifiers::COMMAND, Key::O);
    assert!(window.has("Choose the folder of a workspace"));
}
