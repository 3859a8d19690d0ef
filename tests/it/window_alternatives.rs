//! Alternatives in the real window: made, named as they are typed, one of them chosen.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::model::text::Span;
use travaux::session::command::{Command, DraftCommand, LookCommand};
use travaux::words::UiLang;

use crate::window_kit::Window;
use crate::window_page::{PAGE, own, paragraph, paste, select, window};

#[test]
fn window_alternatives_are_made_and_one_is_chosen() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1500.0, 1100.0));
    own(&mut window);
    paste(&mut window, PAGE);
    window.press(Modifiers::NONE, Key::F1);
    assert!(
        window.has("Make an alternative"),
        "the list of keys holds it"
    );
    window.press(Modifiers::NONE, Key::Escape);
    // A further option, and one of the four stands.
    select(&mut window, 4, "refuse");
    let at = paragraph(&window, 4);
    window.command(Command::Look(LookCommand::GoTo(at.id, Span::default())));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert!(window.has("Option 4"));
    let new = paragraph(&window, 6);
    assert_eq!(
        new.alternative.as_ref().unwrap().owners[0].as_str(),
        "us-eu"
    );
    window.shoot("page-alternatives");
    window.click("Choose Option 2");
    assert!(!window.has("Option 1"));
    assert!(!paragraph(&window, 4).is_deleted());
    for struck in [3, 5, 6] {
        assert!(paragraph(&window, struck).is_deleted(), "{struck}");
        assert!(
            !paragraph(&window, struck).text.is_empty(),
            "struck, and kept"
        );
    }
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.has("Option 4"));

    // Words get a rival in brackets, which is selected to be typed over.
    select(&mut window, 2, "names");
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert_eq!(
        paragraph(&window, 2).text,
        "upon a request that [names][names] the records."
    );
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Text of Article 9")
        .type_text("lists");
    window.settle();
    assert_eq!(
        paragraph(&window, 2).text,
        "upon a request that [names][lists] the records."
    );
    assert_eq!(
        paragraph(&window, 2).brackets[1].owners[0].as_str(),
        "us-eu"
    );
    assert!(paragraph(&window, 2).brackets[0].owners.is_empty());
}

#[test]
fn window_alternatives_a_name_typed_before_words_makes_an_alternative() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1280.0, 720.0));
    window.show_article(5);
    let article = window.harness.state().session().look().article.unwrap();
    let type_on = |window: &mut Window, words: &str| {
        for ch in words.chars() {
            let mut text = window.words().join("\n");
            text.push(ch);
            window.command(Command::Draft(DraftCommand::EditText { article, text }));
        }
    };
    type_on(&mut window, "\nOption 1: A Party may refuse.");
    type_on(&mut window, "\nOption 2 (SCO): A Party shall refuse.");
    let n = window.words().len();
    let (first, second) = (paragraph(&window, n - 2), paragraph(&window, n - 1));
    assert_eq!(first.text, "A Party may refuse.");
    assert_eq!(second.text, "A Party shall refuse.");
    let (one, two) = (first.alternative.unwrap(), second.alternative.unwrap());
    assert_eq!(one.group, two.group);
    assert_eq!(two.owners[0].as_str(), "SCO");
}
