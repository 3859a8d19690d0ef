//! Debrief, replay and playing alone in the real window, driven by labels and keys, and pictured.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::exercise::meeting::Phase;
use travaux::gui::actions::{Action, DebriefAction};
use travaux::gui::desktop::Picked;
use travaux::gui::panes::Pane;
use travaux::session::exercise::{ExerciseCommand, Opening, Source};
use travaux::storage::exercise::{create_session, load_events, save_event};
use travaux::words::UiLang;

use crate::exercise::kit::SHIPPED;
use crate::exercise::script::afternoon;
use crate::stage::Stage;
use crate::window_kit::Window;

const SIZES: [(f32, f32); 2] = [(1280.0, 720.0), (1920.0, 1080.0)];

fn window(home: &Path, answers: Vec<Picked>, look: (usize, egui::Theme, UiLang)) -> Window {
    let (size, theme, lang) = look;
    let stage = Stage {
        size: SIZES[size],
        theme,
        ..Stage::default()
    };
    Window::open(stage, home, answers, lang)
}

fn plain(home: &Path, answers: Vec<Picked>) -> Window {
    window(home, answers, (0, egui::Theme::Light, UiLang::En))
}

/// The record of an afternoon: two texts on wardens, one voted down, one adopted.
fn record(root: &Path) -> PathBuf {
    let folder = root.join("afternoon");
    create_session(Path::new(SHIPPED[0]), &folder).unwrap();
    for event in &afternoon().events {
        save_event(&folder, event).unwrap();
    }
    folder
}

fn open(window: &mut Window, folder: &Path) {
    let source = Source::Folder(folder.to_path_buf());
    let opening = Opening::Read(source);
    window.command(ExerciseCommand::Open(opening).into());
    window.settle();
    assert!(window.harness.state().session().exercise().is_some());
}

fn act(window: &mut Window, action: DebriefAction) {
    window.harness.state_mut().wish(Action::Debrief(action));
    window.settle();
    window.settle();
}

/// Presses what has this name, also where it has to be scrolled to.
fn press(window: &mut Window, label: &str) {
    window.harness.get_by_label(label).click_accesskit();
    window.settle();
}

#[test]
fn the_debrief_of_a_record_shows_who_moved_and_what_it_was_worth() {
    let home = tempfile::tempdir().unwrap();
    let mut window = plain(home.path(), Vec::new());
    act(&mut window, DebriefAction::Debrief);
    assert!(window.has("No session is open"));
    act(&mut window, DebriefAction::Replay);
    assert!(window.has("No session to replay"));
    let folder = record(home.path());
    open(&mut window, &folder);
    act(&mut window, DebriefAction::Debrief);
    // The agenda, and the chart of the item under which texts were tabled, by its columns.
    assert!(window.has("Adopted") && window.mentions("Not taken up"));
    let column = "Text 2 (Island League), adopted:";
    assert!(window.mentions(column));
    assert!(window.mentions("Island League – satisfies"));
    // Who moved, and the votes.
    assert!(window.mentions("with Text 2 (Island League), Wardens"));
    assert!(window.has("Carried") && window.has("Not carried"));
    assert!(window.mentions("spoke 1:00 minutes"));
    // The text as a redline, then the points with a sum that anybody can check.
    window.click("The text");
    assert!(window.mentions("inserted"));
    window.click("Points");
    assert!(window.mentions("18 + 9 + 24 + 8 + 15 + 5 = 79"));
    press(&mut window, "What counts for Island League");
    assert!(window.mentions("Met: "));
    assert!(window.has("red line crossed") && window.has("preferred"));
    // Secrets wait behind their button.
    window.click("What happened");
    let exercise = window.harness.state().session().exercise().unwrap();
    let roles = exercise.scenario.roles.iter();
    let secret = roles
        .map(|role| role.secret.clone())
        .find(|s| !s.is_empty());
    let secret = secret.unwrap();
    assert!(!window.mentions(&secret));
    press(&mut window, "Reveal the secrets");
    assert!(window.mentions(&secret));
    press(&mut window, "Hide the secrets");
    assert!(!window.mentions(&secret));
    assert_eq!(window.unnamed(), Vec::<String>::new());
}

#[test]
fn the_report_is_written_in_the_format_its_name_says() {
    let home = tempfile::tempdir().unwrap();
    let folder = record(home.path());
    let files = ["d.pdf", "d.html", "d.docx"].map(|name| home.path().join(name));
    let answers = files.iter().cloned().map(Picked::Path).collect();
    let mut window = plain(home.path(), answers);
    open(&mut window, &folder);
    act(&mut window, DebriefAction::Debrief);
    for _ in &files {
        window.click("Debrief report…");
        window.settle();
    }
    let starts: Vec<Vec<u8>> = files
        .iter()
        .map(|file| std::fs::read(file).unwrap()[..4].to_vec())
        .collect();
    assert_eq!(
        starts,
        [b"%PDF".to_vec(), b"<!DO".to_vec(), b"PK\x03\x04".to_vec()]
    );
    let page = std::fs::read_to_string(&files[1]).unwrap();
    assert!(page.contains("Who moved") && page.contains("What each role alone knew"));
}

#[test]
fn the_report_leaves_in_the_language_of_the_window() {
    let home = tempfile::tempdir().unwrap();
    let folder = record(home.path());
    let file = home.path().join("d.html");
    let look = (0, egui::Theme::Light, UiLang::Zh);
    let mut window = window(home.path(), vec![Picked::Path(file.clone())], look);
    open(&mut window, &folder);
    act(&mut window, DebriefAction::Debrief);
    act(&mut window, DebriefAction::Report);
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("各角色独自掌握的情况"), "{page}");
    assert!(!page.contains("Who moved"), "{page}");
}

#[test]
fn a_replay_is_stepped_through_by_buttons_keys_and_the_chart() {
    let home = tempfile::tempdir().unwrap();
    let folder = record(home.path());
    let mut window = plain(home.path(), Vec::new());
    open(&mut window, &folder);
    let before = load_events(&folder).value;
    let n = before.len();
    act(&mut window, DebriefAction::Replay);
    // The chair is there and has no vote: the quorum is told as in the room and on the projector.
    assert!(window.has("3 present · quorum (3)"));
    let banner = |at: usize| format!("Replay: after event {at} of {n}");
    assert!(window.has(&banner(n)));
    window.click("First");
    assert!(window.has(&banner(0)) && window.has("Before the opening"));
    window.click("Next event");
    window.click("Next event");
    assert!(window.has(&banner(2)));
    window.click("Previous event");
    assert!(window.has(&banner(1)));
    act(&mut window, DebriefAction::NextEvent);
    assert!(window.has(&banner(2)));
    // The keys, once the banner has them.
    window
        .harness
        .get_by_role_and_label(Role::Group, &banner(2))
        .focus();
    window.settle();
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert!(window.has(&banner(3)));
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::End);
    assert!(window.has(&banner(n)));
    window.press(Modifiers::NONE, Key::Home);
    assert!(window.has(&banner(0)));
    // From the chart to the moment: the first text lies on the table, nothing is adopted.
    act(&mut window, DebriefAction::Debrief);
    window
        .harness
        .get_by_label_contains("Text 1 (Northern Shore):")
        .click_accesskit();
    window.settle();
    window.settle();
    assert!(window.mentions("Replay: after event 8 of"));
    assert!(window.has("on the table") && !window.has("adopted"));
    assert!(window.mentions("Only the wardens of the coastal State"));
    window.click("Last");
    assert!(window.has("adopted"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    assert_eq!(
        load_events(&folder).value,
        before,
        "the past stays as it was"
    );
}

/// The name of the field in which the text of an item is written.
fn write(window: &mut Window, item: &str, text: &str) {
    let name = format!("Your text: {item}");
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, &name)
        .focus();
    window.settle();
    window.press(Modifiers::COMMAND, Key::A);
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, &name)
        .type_text(text);
    window.settle();
}

fn put(window: &mut Window) {
    press(window, "Put to the table");
    window.settle();
    window.settle();
}

#[test]
fn a_learner_plays_alone_to_an_agreement_and_takes_the_game_up_again() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("game");
    let mut window = plain(home.path(), vec![Picked::Path(folder.clone())]);
    act(&mut window, DebriefAction::PlayAlone);
    window.click("Open The reefs of the Calder Sea");
    window.settle();
    assert!(window.mentions("Play alone: The reefs of the Calder Sea"));
    window.click("Begin…");
    window.settle();
    window.settle();
    assert!(window.has("Visits to the reefs: now"));
    write(
        &mut window,
        "Visits to the reefs",
        "A person may visit a reef only with a permit of the coastal State.\nEvery reef is closed to visitors while fish spawn there.",
    );
    put(&mut window);
    assert!(window.has("Visits to the reefs, text 1: not adopted"));
    assert!(window.mentions("Cannot accept") && window.mentions("votes against it"));
    put(&mut window);
    // The second time the league says what it would settle for, in the words of its role.
    assert!(window.mentions("If the fish have their season"));
    window.shoot("alone-answers");
    put(&mut window);
    assert!(window.has("Visits to the reefs: agreed"));
    assert!(window.has("Wardens: now"));

    // The window closes in the middle; the record has it all.
    let n = load_events(&folder).value.len();
    drop(window);
    let mut window = plain(home.path(), Vec::new());
    open(&mut window, &folder);
    act(&mut window, DebriefAction::PlayAlone);
    assert!(window.has("Visits to the reefs: agreed"));
    assert_eq!(load_events(&folder).value.len(), n);
    write(
        &mut window,
        "Wardens",
        "Joint crews of wardens shall patrol the reefs.",
    );
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    window.settle();
    window.settle();
    window.settle();
    assert!(window.has("Wardens: agreed"));
    press(&mut window, "Next item without a text");
    window.settle();
    window.settle();
    assert!(window.has("Every item is done"));
    assert!(window.mentions("Texts adopted: 2. Texts put to the table: 4."));
    let meeting = window.harness.state().session().meeting().unwrap();
    assert_eq!(meeting.phase, Phase::Closed);
    assert_eq!(meeting.refused, []);
    assert_eq!(window.unnamed(), Vec::<String>::new());
    press(&mut window, "Debrief");
    window.settle();
    assert!(window.mentions("Played alone on"));
}

#[test]
fn pictures_of_debrief_replay_and_a_game() {
    let home = tempfile::tempdir().unwrap();
    let folder = record(home.path());
    for (size, theme, lang, name) in [
        (0, egui::Theme::Light, UiLang::En, "light-en"),
        (1, egui::Theme::Dark, UiLang::Zh, "dark-zh"),
        (0, egui::Theme::Dark, UiLang::Zh, "small-dark-zh"),
        (1, egui::Theme::Light, UiLang::En, "large-light-en"),
    ] {
        let mut window = window(home.path(), Vec::new(), (size, theme, lang));
        open(&mut window, &folder);
        for (action, what) in [
            (DebriefAction::Debrief, "debrief"),
            (DebriefAction::Replay, "replay"),
        ] {
            act(&mut window, action);
            window.shoot(&format!("{what}-{name}"));
        }
        window.harness.state_mut().show(Pane::Debrief);
        window.settle();
        let keys = ["debrief-text", "debrief-points", "debrief-timeline"];
        for key in keys {
            let label = window.harness.state().words().t(key).to_owned();
            let mut all = window
                .harness
                .get_all_by_role_and_label(Role::RadioButton, &label);
            all.next().unwrap().click();
            drop(all);
            window.settle();
            window.shoot(&format!("{key}-{name}"));
        }
        let source = Source::Shipped(SHIPPED[1].to_owned());
        window.command(ExerciseCommand::Open(Opening::Read(source)).into());
        act(&mut window, DebriefAction::PlayAlone);
        window.shoot(&format!("alone-setup-{name}"));
        assert_eq!(window.unnamed(), Vec::<String>::new());
    }
}
