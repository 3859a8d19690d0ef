//! References and defined terms in the real window: they follow what they lead to, and are brought
//! up to date in one step.

use egui::{Key, Modifiers};
use travaux::gui::panes::Pane;
use travaux::model::link::Lead;
use travaux::model::text::Span;
use travaux::session::command::{Command, DraftCommand, LookCommand};
use travaux::session::links::LinkState;
use travaux::session::versions::VersionCommand;
use travaux::storage::workspace_save::{Origin, create_workspace};
use travaux::words::UiLang;

use crate::window_kit::Window;
use crate::window_page::{paragraph, select, window};

/// Types the lines of the article with this number.
fn write(window: &mut Window, number: usize, text: &str) {
    window.show_article(number);
    let article = window.harness.state().session().look().article.unwrap();
    window.command(Command::Draft(DraftCommand::EditText {
        article,
        text: text.to_owned(),
    }));
}

fn text(window: &Window, article: usize, at: usize) -> String {
    let draft = &window.harness.state().session().workspace().draft;
    draft.articles[article].paragraphs[at].text.clone()
}

fn states(window: &Window, nth: usize) -> Vec<LinkState> {
    let session = window.harness.state().session();
    let view = session
        .article_view(travaux::model::text::Lang::En)
        .unwrap();
    view.lines[nth]
        .links
        .iter()
        .map(|link| link.state.clone())
        .collect()
}

const LINE: &str =
    "Subject to article 5, paragraph 2, and 第六条, article 3 applies; see article 99.";

#[test]
fn window_links_say_the_new_numbers_in_the_step_that_moves_their_target() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1500.0, 1000.0));
    write(&mut window, 1, LINE);
    let (right, nowhere) = (LinkState::Right, LinkState::Nowhere);
    let all = [right.clone(), right.clone(), right, nowhere];
    assert_eq!(states(&window, 0), all);
    // Article 5 goes to the front, then article 6.
    let draft = window.harness.state().session().workspace().draft.clone();
    let (fifth, sixth) = (draft.articles[4].id, draft.articles[5].id);
    window.command(Command::Draft(DraftCommand::MoveArticle(fifth, 0)));
    let once = "Subject to article 1, paragraph 2, and 第六条, article 4 applies; see article 99.";
    assert_eq!(text(&window, 1, 0), once);
    assert!(window.mentions("References renumbered with what they lead to: 2"));
    window.command(Command::Draft(DraftCommand::MoveArticle(sixth, 0)));
    window.show_article(3);
    let twice = "Subject to article 2, paragraph 2, and 第一条, article 5 applies; see article 99.";
    assert_eq!(text(&window, 2, 0), twice);
    assert_eq!(states(&window, 0), all);
    assert!(!window.mentions("no longer right"));
    window.shoot("links-followed");
    // Nothing is left to be brought up to date, and undo takes words and places back together.
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::U);
    assert_eq!(text(&window, 2, 0), twice);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&window, 1, 0), once);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&window, 0, 0), LINE);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(text(&window, 1, 0), once);
}

#[test]
fn window_links_of_a_file_that_others_changed_are_told_and_brought_up_to_date() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1500.0, 1000.0));
    // As a merge by hand leaves it: the words say 3, and what they were about is article 5.
    write(&mut window, 1, "Subject to article 3.");
    let mut workspace = window.harness.state().session().workspace().clone();
    let fifth = workspace.draft.articles[4].id;
    workspace.draft.articles[0].paragraphs[0].links[0].to = Lead::Article(fifth);
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("merged");
    create_workspace(&place, &workspace, &Origin::BuiltIn).unwrap();
    let (mut window, _home) = self::window(egui::Theme::Light, UiLang::En, (1500.0, 1000.0));
    window.open_folder(&place);
    window.show_article(1);
    assert_eq!(
        states(&window, 0),
        [LinkState::Moved("article 5".to_owned())]
    );
    assert!(window.mentions("References whose numbers are no longer right: 1"));
    assert!(window.has("Leads to Article 5 by now: “article 5”"));
    window.harness.state_mut().show(Pane::Editorial);
    window.settle();
    assert!(window.mentions("“article 3” leads to “article 5” by now"));
    window.harness.state_mut().show(Pane::Article);
    window.settle();
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::U);
    assert_eq!(text(&window, 0, 0), "Subject to article 5.");
    assert_eq!(states(&window, 0), [LinkState::Right]);
}

#[test]
fn window_links_say_when_their_target_is_gone() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1500.0, 1000.0));
    write(&mut window, 1, "Subject to article 5.");
    let fifth = window.harness.state().session().workspace().draft.articles[4].id;
    window.command(Command::Draft(DraftCommand::DeleteArticle(fifth)));
    window.show_article(1);
    assert_eq!(
        states(&window, 0),
        [LinkState::Gone],
        "though another is article 5 by now"
    );
    window.harness.state_mut().show(Pane::Editorial);
    window.settle();
    assert!(window.mentions("What “article 5” led to is gone"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(!window.mentions("What “article 5” led to is gone"));
}

#[test]
fn window_links_are_followed_to_paragraphs_and_definitions() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1500.0, 1000.0));
    write(
        &mut window,
        1,
        "“Stored record” means a record that is kept.",
    );
    write(
        &mut window,
        2,
        "Stored records are kept under article 5, paragraph 1.",
    );
    let caret = |window: &Window| window.harness.state().session().look().caret.unwrap();
    let here = paragraph(&window, 0);
    let defines = {
        let draft = &window.harness.state().session().workspace().draft;
        (
            draft.articles[0].paragraphs[0].clone(),
            draft.articles[4].paragraphs[0].id,
        )
    };
    select(&mut window, 0, "records");
    window.press(Modifiers::NONE, Key::F12);
    let at = defines.0.text.find("Stored record").unwrap();
    assert_eq!(caret(&window), (defines.0.id, Span::new(at, at + 13)));
    let to = here.text.find("paragraph").unwrap();
    window.command(Command::Look(LookCommand::GoTo(here.id, Span::new(to, to))));
    window.press(Modifiers::NONE, Key::F12);
    assert_eq!(caret(&window).0, defines.1);
}

#[test]
fn window_links_every_deletion_since_a_version_is_listed() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1500.0, 1000.0));
    window.command(Command::Draft(DraftCommand::Version(
        VersionCommand::Name {
            name: "Chair's text".to_owned(),
            symbol: String::new(),
            note: String::new(),
            issued: true,
        },
    )));
    // One paragraph loses words, one gains some, one is struck, one goes, one article moves.
    let draft = window.harness.state().session().workspace().draft.clone();
    window.show_article(5);
    let reasons = paragraph(&window, 4);
    let at = reasons.text.find(" for any refusal").unwrap();
    let gone = Span::new(at, at + " for any refusal".len());
    window.command(Command::Draft(DraftCommand::DropWords(reasons.id, gone)));
    let grown = text(&window, 7, 0);
    let lines: Vec<String> = draft.articles[7]
        .paragraphs
        .iter()
        .map(|p| p.text.clone())
        .collect();
    let more = lines
        .join("\n")
        .replacen(&grown, &format!("{grown} It is open for a year."), 1);
    write(&mut window, 8, &more);
    let struck = draft.articles[2].paragraphs[0].id;
    let deleted = travaux::model::draft::ParagraphStatus::Deleted;
    window.command(Command::Draft(DraftCommand::SetStatus(struck, deleted)));
    let away = draft.articles[6].paragraphs[2].id;
    window.command(Command::Draft(DraftCommand::DeleteParagraph(away)));
    window.command(Command::Draft(DraftCommand::MoveArticle(
        draft.articles[3].id,
        0,
    )));
    window.harness.state_mut().show(Pane::Versions);
    window.settle();
    window.click("Deletions only (3)");
    assert!(
        window.mentions("[deleted: for any refusal"),
        "struck words are said"
    );
    assert!(
        !window.mentions("It is open for a year"),
        "what was added is left aside"
    );
    window.shoot("versions-deletions");
}
