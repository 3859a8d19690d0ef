//! What delegations do with whole articles and with silent changes, in the real window: brackets round
//! an article, the draft beside the contents of an instrument, words that nobody marked.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::gui::panes::Pane;
use travaux::session::command::{Command, DraftCommand};
use travaux::session::versions::VersionCommand;
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

fn window(home: &std::path::Path) -> Window {
    let stage = Stage {
        size: (1500.0, 1000.0),
        ..Stage::default()
    };
    Window::open(stage, home, Vec::new(), UiLang::En)
}

fn show(window: &mut Window, pane: Pane) {
    window.harness.state_mut().show(pane);
    window.settle();
}

/// Does a command by its name in the palette.
fn command(window: &mut Window, name: &str) {
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.harness.event(egui::Event::Text(name.to_owned()));
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
}

fn n_opened(window: &Window) -> usize {
    let draft = &window.harness.state().session().workspace().draft;
    draft.wraps.len()
}

#[test]
fn an_article_is_put_in_brackets_as_a_whole_and_freed_again() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path());
    let before = n_opened(&window);
    command(&mut window, "Bracket the article");
    assert_eq!(n_opened(&window), before + 1);
    assert!(window.mentions("In brackets: this article"));
    window.shoot("wrap-article");
    window.click("Take these brackets away");
    assert_eq!(n_opened(&window), before);
    assert!(!window.mentions("In brackets: this article"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(n_opened(&window), before + 1, "undo brings them back");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(n_opened(&window), before);
}

#[test]
fn the_draft_stands_beside_the_contents_of_an_instrument() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path());
    show(&mut window, Pane::Versions);
    let old = window.harness.get_by_label_contains("Old version: ");
    old.click();
    window.settle();
    let outline = window
        .harness
        .get_by_label_contains("(Budapest Convention)");
    outline.click();
    window.settle();
    assert!(window.mentions("articles of the instrument have a counterpart in the draft"));
    assert!(
        window.mentions("A comparison of titles, not of words"),
        "it passes for a comparison of words"
    );
    assert!(window.mentions("no counterpart"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.shoot("beside-outline");
    let lead = window
        .harness
        .query_all_by_label_contains("Access to data stored abroad");
    let buttons = lead.filter(|node| {
        let role = node.accesskit_node().role();
        role == egui::accesskit::Role::Button
    });
    let buttons: Vec<_> = buttons.collect();
    // It may stand beyond the edge of what is scrolled.
    buttons[buttons.len() - 1].click_accesskit();
    drop(buttons);
    window.settle();
    let session = window.harness.state().session();
    assert_eq!(
        session.look().article,
        Some(session.workspace().draft.articles[2].id)
    );
}

#[test]
fn words_changed_without_a_mark_are_bracketed_from_the_list_of_remarks() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path());
    window.command(Command::Draft(DraftCommand::Version(
        VersionCommand::Name {
            name: "Rev. 1".to_owned(),
            symbol: "A/X/L.1".to_owned(),
            note: String::new(),
            issued: true,
        },
    )));
    let first = window.harness.state().session().workspace().draft.articles[0].clone();
    let mut lines: Vec<String> = first.paragraphs.iter().map(|p| p.text.clone()).collect();
    lines[2] = lines[2].replacen("shall", "may", 1);
    let typed = lines[2].clone();
    window.command(Command::Draft(DraftCommand::EditText {
        article: first.id,
        text: lines.join("\n"),
    }));
    show(&mut window, Pane::Editorial);
    window.click("Put in brackets as …");
    window.click("Nobody named");
    let now = window.words()[2].clone();
    assert_ne!(now, typed);
    assert!(
        now.contains('[') && now.contains("shall") && now.contains("may"),
        "{now}"
    );
    assert!(
        !window.has("Put in brackets as …"),
        "it is told though it is marked"
    );
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.words()[2], typed);
}
