//! The page as a rolling text in the real window: brackets, alternatives, agreed words and pasted
//! texts, driven by keys and labels.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::exchange::rolling::rolling_text;
use travaux::model::draft::{LogEvent, Paragraph, ParagraphStatus};
use travaux::model::ids::BlocId;
use travaux::model::text::Span;
use travaux::session::command::{Command, DossierCommand, DraftCommand, LookCommand};
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

/// A page of a negotiation. Written for this test.
pub(crate) const PAGE: &str = "\
Article 1
Preservation of records
1. Each State Party [shall][US/EU: may] adopt [, subject to its domestic law [SCO: and practice],] measures to preserve stored records:
(a) for [ninety] days; and
(b) upon a request that names the records.
2. Option 1 (China/Russia/Brazil): A State Party shall refuse a request that touches its sovereignty.
2. Option 2 (African Union): A State Party may not refuse a request on the ground of bank secrecy.
2. Option 3 (US/EU): A State Party may refuse a request on the grounds listed in its law.
2 bis. Paragraph 1 applies to records held by service providers.
3. Records shall be deleted when the time ends. [agreed ad referendum]
";

pub(crate) fn window(
    theme: egui::Theme,
    lang: UiLang,
    size: (f32, f32),
) -> (Window, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage {
        size,
        theme,
        ..Stage::default()
    };
    (Window::open(stage, home.path(), Vec::new(), lang), home)
}

fn light() -> (Window, tempfile::TempDir) {
    window(egui::Theme::Light, UiLang::En, (1280.0, 720.0))
}

pub(crate) fn own(window: &mut Window) {
    let own = BlocId::new("us-eu").unwrap();
    window.command(Command::Dossier(DossierCommand::SetOwn(Some(own))));
}

/// Selects words of a paragraph of the article shown, by going there.
pub(crate) fn select(window: &mut Window, nth: usize, words: &str) {
    let p = paragraph(window, nth);
    let at = p.text.find(words).unwrap();
    let span = Span::new(at, at + words.len());
    window.command(Command::Look(LookCommand::GoTo(p.id, span)));
}

/// The nth paragraph of the article shown.
pub(crate) fn paragraph(window: &Window, nth: usize) -> Paragraph {
    let session = window.harness.state().session();
    let shown = session.look().article.unwrap();
    let article = session.workspace().draft.article(shown).unwrap();
    article.paragraphs[nth].clone()
}

/// Pastes the page into a new, empty article at the end of the draft.
pub(crate) fn paste(window: &mut Window, text: &str) {
    window.show_article(8);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    let name = "Text of Article 9";
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, name)
        .focus();
    window.settle();
    window.harness.event(Event::Paste(text.to_owned()));
    window.settle();
}

const ALT: Modifiers = Modifiers::ALT;

#[test]
fn window_page_an_edit_of_agreed_words_warns_and_is_put_back() {
    let (mut window, _home) = light();
    window.show_article(5);
    let before = paragraph(&window, 4);
    select(&mut window, 4, "shall");
    window.press(ALT, Key::Num5);
    let agreed = paragraph(&window, 4);
    assert_eq!(agreed.status, ParagraphStatus::AgreedAdReferendum);
    assert!(
        window.has("agreed ad referendum: an edit reopens it"),
        "the lock"
    );

    let name = "Text of Article 5";
    let typed = |window: &mut Window, text: &str| {
        window
            .harness
            .get_by_role_and_label(Role::MultilineTextInput, name)
            .type_text(text);
        window.settle();
    };
    select(&mut window, 4, "shall");
    typed(&mut window, "m");
    typed(&mut window, "a");
    typed(&mut window, "y");
    let reopened = paragraph(&window, 4);
    assert_eq!(reopened.text, before.text.replacen("shall", "may", 1));
    let entry = reopened.reopened().unwrap();
    assert!(matches!(
        entry.event,
        LogEvent::Reopened {
            was: ParagraphStatus::AgreedAdReferendum,
            since_ms: Some(_)
        }
    ));
    let noted = |p: &Paragraph| {
        let is =
            |e: &&travaux::model::draft::LogEntry| matches!(e.event, LogEvent::Reopened { .. });
        p.log.iter().filter(is).count()
    };
    assert_eq!(noted(&reopened), 1, "one note for a burst of typing");
    assert!(window.mentions("Reopens text agreed ad referendum on 20"));
    assert!(window.has("agreed ad referendum, and changed since"));
    window.shoot("page-reopened");

    // The bar puts the agreed words back, and undo takes that back.
    window.click("Undo the change");
    assert_eq!(paragraph(&window, 4), agreed);
    assert!(!window.mentions("Reopens text"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(paragraph(&window, 4), reopened);

    // A correction of language is said to be one, and closes the lock again.
    window.click("Only a correction of language");
    assert!(paragraph(&window, 4).reopened().is_none());
    assert_eq!(paragraph(&window, 4).text, reopened.text);
    assert!(window.has("agreed ad referendum: an edit reopens it"));

    // Undo takes the words and the note back together.
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(paragraph(&window, 4), agreed);
}

#[test]
fn window_page_words_are_bracketed_attributed_walked_and_settled_by_keys() {
    let (mut window, _home) = light();
    own(&mut window);
    window.show_article(4);
    let before = paragraph(&window, 0);
    select(&mut window, 0, "shall");
    window.press(Modifiers::COMMAND, Key::B);
    let bracketed = paragraph(&window, 0);
    assert_eq!(bracketed.text, before.text.replacen("shall", "[shall]", 1));
    assert_eq!(bracketed.brackets[0].owners[0].as_str(), "us-eu");
    assert!(window.has("Brackets of US/EU"), "the tag");

    // Said to be the SCO's as well, for instructions.
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    assert!(window.has("Attribute brackets"));
    window
        .harness
        .get_by_role_and_label(Role::CheckBox, "SCO")
        .click();
    window.settle();
    window.shoot("page-attribute");
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.press(Modifiers::NONE, Key::Enter);
    let owners: Vec<String> = paragraph(&window, 0).brackets[0]
        .owners
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(owners, ["us-eu", "sco"]);
    assert!(window.has("Brackets of US/EU, SCO"));

    // Typing goes on after the popup, and a second pair is walked to.
    select(&mut window, 0, "State");
    window.press(Modifiers::COMMAND, Key::B);
    let mut places = window.harness.state().session().bracket_places();
    let here = paragraph(&window, 0).id;
    assert!(places.len() > 2, "the sample has brackets elsewhere");
    places.retain(|(id, _)| *id == here);
    assert_eq!(places.len(), 2);
    let caret = |window: &Window| window.harness.state().session().look().caret.unwrap();
    window.press(Modifiers::SHIFT, Key::F6);
    let first = caret(&window);
    assert!(places.contains(&first), "{first:?} {places:?}");
    window.press(Modifiers::NONE, Key::F6);
    let second = caret(&window);
    assert!(places.contains(&second) && second != first);
    window.press(Modifiers::SHIFT, Key::F6);
    assert_eq!(caret(&window), first);

    // Accepted and dropped.
    select(&mut window, 0, "[shall]");
    window.press(ALT, Key::Enter);
    assert!(!paragraph(&window, 0).text.contains("[shall]"));
    assert!(paragraph(&window, 0).text.contains("shall"));
    select(&mut window, 0, "[State]");
    window.press(ALT, Key::Delete);
    let dropped = paragraph(&window, 0);
    assert!(!dropped.text.contains("State]") && !dropped.text.contains("  "));
    for _ in 0..5 {
        window.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(paragraph(&window, 0).text, before.text);
}

#[test]
fn window_page_a_pasted_text_becomes_structure_and_is_told() {
    let (mut window, _home) = light();
    let n_before = window
        .harness
        .state()
        .session()
        .workspace()
        .draft
        .articles
        .len();
    paste(&mut window, PAGE);
    let session = window.harness.state().session();
    let draft = &session.workspace().draft;
    assert_eq!(
        draft.articles.len(),
        n_before + 1,
        "the empty article made way"
    );
    let article = draft.articles.last().unwrap();
    assert_eq!(article.heading, "Preservation of records");
    assert_eq!(article.paragraphs.len(), 8);
    assert_eq!(
        article.paragraphs[7].status,
        ParagraphStatus::AgreedAdReferendum
    );
    assert_eq!(session.look().article, Some(article.id));
    assert!(window.mentions("Taken apart: articles 1, paragraphs 8, brackets 5, of them with an owner 2, alternatives 3, agreed 1."));
    assert!(window.mentions("Everything was understood."));
    assert!(window.has("Option 1") && window.has("Option 3"));
    assert!(window.has("Brackets of US/EU"));
    assert!(window.has("Brackets of SCO"));

    // The draft with this article alone is written as it was pasted.
    let mut alone = draft.clone();
    alone.articles.retain(|a| a.id == article.id);
    alone.title.clear();
    alone.preamble.clear();
    let workspace = session.workspace();
    assert_eq!(
        rolling_text(&alone, &workspace.notes, &workspace.dossier),
        PAGE
    );

    // The hint of the first run has a button of this name too.
    window
        .harness
        .query_all_by_label("Dismiss")
        .last()
        .unwrap()
        .click();
    window.settle();
    assert!(!window.mentions("Taken apart"));
    window.press(Modifiers::COMMAND, Key::Z);
    let n = window
        .harness
        .state()
        .session()
        .workspace()
        .draft
        .articles
        .len();
    assert_eq!(n, n_before + 1, "undo brings the empty article back");
    assert_eq!(window.words(), [""]);
}

#[test]
fn window_page_bracketed_words_stay_selected() {
    let (mut window, _home) = light();
    window.show_article(3);
    select(&mut window, 0, "State");
    window.press(Modifiers::COMMAND, Key::B);
    let text = paragraph(&window, 0).text;
    assert!(text.contains("[State]"), "{text}");
    let (_, span) = window.harness.state().session().look().caret.unwrap();
    assert_eq!(span.of(&text), "State");
}

#[test]
fn window_page_what_is_not_understood_stays_as_words_and_is_said() {
    let (mut window, _home) = light();
    paste(&mut window, "1. Each Party [shall act.\n2. Words.\n");
    assert_eq!(window.words(), ["Each Party [shall act.", "Words."]);
    assert!(window.mentions("Kept as words:"));
    assert!(window.mentions("Line 1, “[shall act.”: a bracket has no partner"));
    assert!(window.has("This bracket has no partner"));
    window.click("Undo the paste");
    assert_eq!(window.words(), [""]);
    // Plain words are pasted as words.
    let name = "Text of Article 9";
    let node = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, name);
    node.focus();
    window.settle();
    window
        .harness
        .event(Event::Paste("Plain words.".to_owned()));
    window.settle();
    assert_eq!(window.words(), ["Plain words."]);
}

#[test]
fn window_page_is_pictured() {
    for (theme, lang, size, name) in [
        (
            egui::Theme::Light,
            UiLang::En,
            (1280.0, 720.0),
            "page-light",
        ),
        (egui::Theme::Dark, UiLang::En, (1920.0, 1080.0), "page-dark"),
        (egui::Theme::Light, UiLang::Zh, (1920.0, 1080.0), "page-zh"),
        (
            egui::Theme::Dark,
            UiLang::Zh,
            (1280.0, 720.0),
            "page-zh-dark",
        ),
    ] {
        let (mut window, _home) = window(theme, lang, size);
        window.show_article(8);
        window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
        let article = window.harness.state().session().look().article.unwrap();
        window.command(Command::Page(
            travaux::session::command::PageCommand::Paste {
                article: Some(article),
                at: None,
                all: false,
                text: PAGE.to_owned(),
            },
        ));
        let last = paragraph(&window, 7);
        let text = window
            .words()
            .join("\n")
            .replace("the time ends", "the period ends");
        let article = window.harness.state().session().look().article.unwrap();
        window.command(Command::Draft(DraftCommand::EditText { article, text }));
        assert!(paragraph(&window, 7).reopened().is_some(), "{last:?}");
        select(&mut window, 0, "practice");
        assert!(window.picture().n_colors() > 50);
        window.shoot(name);
        assert_eq!(window.unnamed(), Vec::<String>::new());
    }
}
