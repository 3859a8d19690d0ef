//! Versions and editorial remarks in the real window, driven by labels and keys, and pictured.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::gui::panes::Pane;
use travaux::model::draft::ParagraphStatus;
use travaux::model::text::Lang;
use travaux::session::command::{Command, DraftCommand};
use travaux::session::versions::VersionCommand;
use travaux::session::view::comparison::{CompareCache, Side};
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

const WIDE: (f32, f32) = (1500.0, 1000.0);

fn window(home: &std::path::Path, theme: egui::Theme, lang: UiLang) -> Window {
    let stage = Stage {
        size: WIDE,
        theme,
        ..Stage::default()
    };
    Window::open(stage, home, Vec::new(), lang)
}

fn show(window: &mut Window, pane: Pane) {
    window.harness.state_mut().show(pane);
    window.settle();
}

/// Keeps the draft as an issued version and changes it in several ways.
fn name_and_change(window: &mut Window) {
    window.command(Command::Draft(DraftCommand::Version(
        VersionCommand::Name {
            name: "Chair's text rev.1".to_owned(),
            symbol: "A/X/L.1".to_owned(),
            note: "after the first reading".to_owned(),
            issued: true,
        },
    )));
    let draft = window.harness.state().session().workspace().draft.clone();
    let first = draft.articles[0].id;
    let mut lines: Vec<String> = draft.articles[0]
        .paragraphs
        .iter()
        .map(|p| p.text.clone())
        .collect();
    lines[2] = lines[2].replacen("shall", "may", 1);
    assert_ne!(
        lines[2], draft.articles[0].paragraphs[2].text,
        "the sample says shall"
    );
    window.command(Command::Draft(DraftCommand::EditText {
        article: first,
        text: lines.join("\n"),
    }));
    let second = &draft.articles[1];
    window.command(Command::Draft(DraftCommand::DeleteParagraph(
        second.paragraphs[0].id,
    )));
    window.command(Command::Draft(DraftCommand::SetStatus(
        draft.articles[2].paragraphs[0].id,
        ParagraphStatus::AgreedAdReferendum,
    )));
    window.command(Command::Draft(DraftCommand::MoveArticle(
        draft.articles[3].id,
        0,
    )));
}

#[test]
fn a_version_is_named_by_keyboard_and_compared() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), egui::Theme::Light, UiLang::En);
    show(&mut window, Pane::Versions);
    assert!(window.has("No version has a name yet"));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Name")
        .focus();
    window.settle();
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Name")
        .type_text("Zero draft");
    window.settle();
    window.click("Keep this version");
    let session = window.harness.state().session();
    assert_eq!(session.workspace().versions[0].name, "Zero draft");
    assert!(!session.workspace().versions[0].issued);
    assert!(window.has("Nothing differs"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.has("No version has a name yet"), "naming is undone");
}

#[test]
fn changes_are_walked_through_and_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), egui::Theme::Light, UiLang::En);
    let before = window.harness.state().session().workspace().draft.clone();
    name_and_change(&mut window);
    show(&mut window, Pane::Versions);
    assert!(window.mentions("[deleted: shall]"), "struck words are said");
    assert!(window.mentions("[inserted: may]"));
    assert!(window.mentions("differences are not marked in the text"));
    let session = window.harness.state().session();
    let version = session.workspace().versions[0].id;
    let mut cache = CompareCache::default();
    let compared = session.comparison(Side::Version(version), Side::Present, Lang::En, &mut cache);
    let n = compared.unwrap().n_changes;
    assert!(n >= 4, "{n} changes");
    assert!(window.has(&format!("1 of {n}")));
    window.press(Modifiers::NONE, Key::F7);
    assert!(window.has(&format!("2 of {n}")));
    window.press(Modifiers::SHIFT, Key::F7);
    window.press(Modifiers::SHIFT, Key::F7);
    assert!(window.has(&format!("{n} of {n}")), "it goes round");
    window.press(Modifiers::NONE, Key::F7);
    window.shoot("versions-inline");
    window.click("Side by side");
    window.shoot("versions-beside");
    window.click("Legal force and counts");
    window.click("Named versions");
    assert!(window.has("Let go of “Chair's text rev.1”"));
    assert!(window.mentions("The whole draft: legal force "));
    window.shoot("versions-force");
    assert_eq!(window.unnamed(), Vec::<String>::new());

    // The changed paragraph and the one that is gone come back, and undo takes that back.
    // It lies below the fold by now.
    window
        .harness
        .get_by_label("Take 2, 3 back")
        .click_accesskit();
    window.settle();
    let text = |window: &Window, article: usize, at: usize| {
        let draft = &window.harness.state().session().workspace().draft;
        draft.articles[article].paragraphs[at].text.clone()
    };
    assert_eq!(text(&window, 1, 2), before.articles[0].paragraphs[2].text);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_ne!(text(&window, 1, 2), before.articles[0].paragraphs[2].text);
    window.command(Command::Draft(DraftCommand::Version(
        VersionCommand::Restore {
            version,
            old: Some(before.articles[1].paragraphs[0].id),
            new: None,
        },
    )));
    assert_eq!(text(&window, 2, 0), before.articles[1].paragraphs[0].text);
}

#[test]
fn the_versions_tab_is_pictured_in_the_dark_and_in_chinese() {
    for (theme, lang, name) in [
        (egui::Theme::Dark, UiLang::En, "versions-dark"),
        (egui::Theme::Light, UiLang::Zh, "versions-zh"),
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut window = window(home.path(), theme, lang);
        name_and_change(&mut window);
        show(&mut window, Pane::Versions);
        assert!(window.picture().n_colors() > 50);
        window.shoot(name);
        assert_eq!(window.unnamed(), Vec::<String>::new());
    }
}

#[test]
fn an_editorial_remark_is_mended_undone_and_switched_off() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), egui::Theme::Light, UiLang::En);
    let article = window.harness.state().session().workspace().draft.articles[0].id;
    window.command(Command::Draft(DraftCommand::EditText {
        article,
        text: "Each state party shall organise its law.\nSee article 99.".to_owned(),
    }));
    show(&mut window, Pane::Editorial);
    assert!(window.mentions("“organise” is spelt “organize”"));
    assert!(window.mentions("“article 99” leads nowhere"));
    window.shoot("editorial");
    window.click("Write “organize”");
    assert!(window.words()[0].contains("organize"));
    assert!(!window.mentions("is spelt"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.mentions("is spelt"));
    window.click("Checks");
    window.shoot("editorial-checks");
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window
        .harness
        .get_by_role_and_label(Role::CheckBox, "Spelling · E8")
        .click_accesskit();
    window.settle();
    assert!(!window.mentions("is spelt"), "the check is off");

    // The choice is kept for the next window.
    let mut again = self::window(home.path(), egui::Theme::Light, UiLang::En);
    again.command(Command::Draft(DraftCommand::EditText {
        article,
        text: "Parties organise.".to_owned(),
    }));
    show(&mut again, Pane::Editorial);
    assert!(!again.mentions("is spelt"));
}

#[test]
fn where_versions_are_compared_the_export_begins_with_the_redline() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), egui::Theme::Light, UiLang::En);
    window.press(Modifiers::COMMAND, Key::E);
    assert!(window.has("Export") && !window.mentions("Redline since a version"));
    window.press(Modifiers::NONE, Key::Escape);
    name_and_change(&mut window);
    show(&mut window, Pane::Versions);
    window.click("Export the redline…");
    assert!(window.mentions("Redline since a version"));
    assert!(window.mentions("Chair's text rev.1"));
    window.shoot("versions-export");
}
