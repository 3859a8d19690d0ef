//! The page under the pointer in the real window: the menu of the right button, the card on a
//! reference, and a press with the command key that follows it.

use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::session::command::{Command, DraftCommand};
use travaux::words::UiLang;

use crate::window_kit::Window;
use crate::window_page::{paragraph, select, window};

/// The middle of words in the text shown, by the runs that a screen reader is given.
fn middle_of(window: &Window, words: &str) -> Pos2 {
    for node in window.harness.root().children_recursive() {
        let inner = node.accesskit_node();
        if inner.role() != Role::TextRun {
            continue;
        }
        let text = inner.value().unwrap_or_default();
        let Some(byte) = text.find(words) else {
            continue;
        };
        let chars = text[..byte].chars().count() + words.chars().count() / 2;
        let x = inner.data().character_positions().unwrap()[chars];
        let rect = node.rect();
        return pos2(rect.left() + x, rect.center().y);
    }
    panic!("{words} is not shown");
}

fn press(window: &mut Window, at: Pos2, button: PointerButton, modifiers: Modifiers) {
    window.harness.event(Event::ModifiersChanged(modifiers));
    window.harness.event(Event::PointerMoved(at));
    window.harness.run_steps(1);
    for pressed in [true, false] {
        window.harness.event(Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers,
        });
        window.harness.run_steps(1);
    }
    window
        .harness
        .event(Event::ModifiersChanged(Modifiers::NONE));
    window.settle();
}

fn text(window: &mut Window, text: &str) {
    window.show_article(1);
    let article = window.harness.state().session().look().article.unwrap();
    window.command(Command::Draft(DraftCommand::EditText {
        article,
        text: text.to_owned(),
    }));
}

const LINE: &str = "Each Party [shall] act under article 5, paragraph 2, at once.";

#[test]
fn window_pointer_the_right_button_offers_what_can_be_done_to_the_words() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1280.0, 720.0));
    text(&mut window, LINE);
    select(&mut window, 0, "hal");
    let at = middle_of(&window, "shall");
    press(&mut window, at, PointerButton::Secondary, Modifiers::NONE);
    for name in [
        "Accept the bracketed words",
        "Drop the bracketed words",
        "Status",
    ] {
        assert!(window.mentions(name), "{name}");
    }
    window.shoot("page-menu");
    let item = window
        .harness
        .query_all_by_label_contains("Accept the bracketed words")
        .next();
    item.unwrap().click();
    window.settle();
    assert_eq!(paragraph(&window, 0).text, LINE.replace("[shall]", "shall"));
}

#[test]
fn window_pointer_a_reference_shows_its_card_and_is_followed() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1280.0, 720.0));
    text(&mut window, LINE);
    let fifth = window.harness.state().session().workspace().draft.articles[4].clone();
    let to = fifth
        .paragraphs
        .iter()
        .find(|p| p.id != fifth.paragraphs[0].id)
        .unwrap();
    let at = middle_of(&window, "paragraph 2");
    window.harness.event(Event::PointerMoved(at));
    window.harness.run_steps(12);
    assert!(window.mentions("Leads to Article 5, 2"), "the card");
    window.shoot("page-card");
    press(&mut window, at, PointerButton::Primary, Modifiers::COMMAND);
    let look = window.harness.state().session().look().clone();
    assert_eq!(look.article, Some(fifth.id));
    let caret = look.caret.unwrap().0;
    let second = fifth.paragraphs.iter().position(|p| p.id == caret).unwrap();
    assert!(second > 0, "not the head of the article: {to:?}");
    // A press without the key only puts the caret there.
    window.show_article(1);
    let at = middle_of(&window, "paragraph 2");
    press(&mut window, at, PointerButton::Primary, Modifiers::NONE);
    let look = window.harness.state().session().look().clone();
    assert_eq!(look.caret.unwrap().0, paragraph(&window, 0).id);
}
