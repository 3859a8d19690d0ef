//! A page of a consolidated text from paste to export, by keyboard in the real window.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::exchange::rolling::rolling_text;
use travaux::gui::desktop::Picked;
use travaux::model::draft::ParagraphStatus;
use travaux::model::text::Lang;
use travaux::model::workspace::Workspace;
use travaux::session::view::comparison::{CompareCache, Side};
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

/// Nested brackets, three attributed alternatives, a *bis*, an agreed paragraph. Written for this
/// test.
const PAGE: &str = "\
Article 1
Access to stored data
1. The competent authorities of a Party [shall][may] access data stored in the territory of another Party [if the user of the data freely consents [US/EU: in writing]].
1 bis. Each Party shall keep records of such access.
2. Option 1 (US/EU): A Party may refuse a request where the conduct is no offence under its law.
2. Option 2 (China): No authority shall access a computer system in the territory of another Party without the prior consent of that State.
2. Option 3 (African Union): A Party may consult the other Party before it refuses.
3. Records shall be deleted in time. [agreed ad referendum]
";

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

fn workspace(window: &Window) -> &Workspace {
    window.harness.state().session().workspace()
}

/// Presses the keys that copy the draft, and gives what is copied.
fn copied(window: &mut Window) -> String {
    window.press(CTRL_SHIFT, Key::D);
    assert!(window.mentions("Copied"), "nothing was copied");
    window.harness.state().session().rolling_text()
}

/// Types into the field that has this name.
fn type_into(window: &mut Window, role: Role, name: &str, text: &str) {
    window.harness.get_by_role_and_label(role, name).focus();
    window.settle();
    window
        .harness
        .get_by_role_and_label(role, name)
        .type_text(text);
    window.settle();
}

#[test]
fn a_page_is_pasted_judged_resolved_compared_saved_reopened_and_exported_by_keyboard() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("page");
    let stage = Stage {
        size: (1500.0, 1000.0),
        ..Stage::default()
    };
    let answers = vec![Picked::Path(folder.clone()), Picked::Path(folder.clone())];
    let mut window = Window::open(stage, home.path(), answers, UiLang::En);
    window.press(CTRL, Key::N);
    assert!(workspace(&window).draft.articles.is_empty(), "a new draft");
    window.press(CTRL_SHIFT, Key::N);
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Text of Article 1")
        .focus();
    window.settle();
    window.harness.event(Event::Paste(PAGE.to_owned()));
    window.settle();

    // It is structure, and as text it is what was pasted.
    let draft = workspace(&window).draft.clone();
    let lines = &draft.articles[0].paragraphs;
    assert_eq!((draft.articles.len(), lines.len()), (1, 6));
    assert_eq!(lines[0].brackets.len(), 4);
    assert_eq!(lines.iter().filter(|p| p.alternative.is_some()).count(), 3);
    assert_eq!(lines[5].status, ParagraphStatus::AgreedAdReferendum);
    assert_eq!(copied(&mut window), PAGE);
    window.shoot("rolling-pasted");

    judge_and_resolve(&mut window);
    compare_save_and_reopen(&mut window, &folder);
}

fn judge_and_resolve(window: &mut Window) {
    // It is judged: somebody objects to the page as it stands.
    let session = window.harness.state().session();
    let objects = session.cards(Lang::En);
    assert!(!objects.cards.is_empty());
    assert!(!session.objection_places().is_empty());

    // It gets a name, and its best reading is taken up.
    window.press(CTRL_SHIFT, Key::M);
    type_into(window, Role::TextInput, "Name", "As pasted");
    window.harness.get_by_label("Keep this version").focus();
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(workspace(window).versions[0].name, "As pasted");
    window.press(CTRL, Key::R);
    window.settle();
    assert!(window.mentions("readings, all judged"));
    window.shoot("rolling-readings");
    window.press(CTRL_SHIFT, Key::R);
    window.settle();
    let resolved = workspace(window).draft.clone();
    let standing = resolved.paragraphs().filter(|p| !p.is_deleted());
    let standing: Vec<_> = standing.collect();
    assert_eq!(
        standing.len(),
        4,
        "two of the three alternatives are struck"
    );
    assert!(standing.iter().all(|p| !p.text.contains('[')));
    window.press(CTRL, Key::Z);
    assert_eq!(copied(window), PAGE, "taken back");
    window.press(CTRL_SHIFT, Key::Z);
    assert_eq!(workspace(window).draft, resolved);
}

fn compare_save_and_reopen(window: &mut Window, folder: &std::path::Path) {
    // It is compared with its first version: F7 goes to the next difference.
    window.press(Modifiers::NONE, Key::F7);
    assert!(window.mentions("[deleted: "), "the redline is shown");
    let session = window.harness.state().session();
    let version = session.workspace().versions[0].id;
    let mut cache = CompareCache::default();
    let compared = session.comparison(Side::Version(version), Side::Present, Lang::En, &mut cache);
    assert!(compared.unwrap().n_changes >= 3);
    window.shoot("rolling-compared");

    // It is saved and opened again as it was.
    window.press(CTRL, Key::S);
    window.settle();
    assert!(folder.join("workspace.ron").is_file());
    let before = workspace(window).clone();
    window.press(CTRL, Key::N);
    window.settle();
    assert!(workspace(window).versions.is_empty());
    window.press(CTRL, Key::O);
    window.settle();
    window.settle();
    let now = workspace(window);
    assert_eq!(
        (&now.draft, &now.versions),
        (&before.draft, &before.versions)
    );

    // The page as it was pasted is still there, word for word.
    let first = &now.versions[0].draft;
    assert_eq!(rolling_text(first, &now.notes, &now.dossier), PAGE);
    let clean = copied(window);
    assert!(clean.starts_with("Article 1\nAccess to stored data\n1. "));
    assert!(clean.contains("1 bis. Each Party shall keep records of such access.\n"));
}
