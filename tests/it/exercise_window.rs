//! A trainer runs an exercise in the real window, driven by its labels.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::exercise::event::Happening;
use travaux::exercise::meeting::{Meeting, Phase};
use travaux::exercise::shown::shown;
use travaux::gui::desktop::Picked;
use travaux::gui::panes::Pane;
use travaux::gui::presenter::presenter_ui;
use travaux::model::draft::ParagraphStatus;
use travaux::model::ids::ProposalId;
use travaux::model::proposal::{Proposal, ProposalKind, Target};
use travaux::session::command::{Command, RollingCommand};
use travaux::session::exercise::Record;
use travaux::storage::exercise::load_events;
use travaux::words::{UiLang, Words};

use crate::stage::{Stage, picture};
use crate::window_kit::Window;

const JOINT: &str = "Joint crews of wardens shall patrol the reefs.";
const OWN: &str = "Wardens of the coastal State shall patrol its reefs.";

fn wide(home: &Path, answers: Vec<Picked>) -> Window {
    let stage = Stage {
        size: (1920.0, 1080.0),
        ..Stage::default()
    };
    Window::open(stage, home, answers, UiLang::En)
}

/// Presses what has this name, also where it has scrolled out of sight.
fn press(window: &mut Window, name: &str) {
    window.harness.get_by_label(name).click_accesskit();
    window.settle();
}

/// Chooses the part of the pane whose name begins so.
fn tab(window: &mut Window, name: &str) {
    let is_it = |label: &str| label == name || label.starts_with(&format!("{name} ("));
    let harness = &window.harness;
    let nodes = harness.query_all_by_role(Role::RadioButton);
    let names = nodes.filter_map(|node| node.accesskit_node().label());
    let found: Vec<String> = names.filter(|label| is_it(label)).collect();
    assert_eq!(found.len(), 1, "{name}: {found:?}");
    press_nth(window, Role::RadioButton, &found[0], 0);
}

/// Presses the one at this place, from 0, of those with this role and name.
fn press_nth(window: &mut Window, role: Role, name: &str, nth: usize) {
    let harness = &window.harness;
    let all: Vec<_> = harness.query_all_by_role_and_label(role, name).collect();
    all[nth].click_accesskit();
    drop(all);
    window.settle();
}

/// Chooses from a list that unfolds.
fn choose(window: &mut Window, list: &str, choice: &str) {
    press(window, list);
    let harness = &window.harness;
    let all: Vec<_> = harness
        .query_all_by_role_and_label(Role::Button, choice)
        .collect();
    all.last().unwrap().click_accesskit();
    drop(all);
    window.settle();
}

/// Ticks the votes of the voters in the order of the roll.
fn cast(window: &mut Window, votes: [&str; 3]) {
    for (n, vote) in votes.into_iter().enumerate() {
        press_nth(window, Role::RadioButton, vote, n);
    }
}

fn record(window: &Window) -> &Record {
    let open = window.harness.state().session().exercise().unwrap();
    open.record.as_ref().unwrap()
}

fn meeting(window: &Window) -> &Meeting {
    &record(window).meeting
}

/// The first paragraph of the second article, as the window holds it.
fn words(window: &Window) -> (String, ParagraphStatus) {
    let draft = &window.harness.state().session().workspace().draft;
    let paragraph = &draft.articles[1].paragraphs[0];
    (paragraph.text.clone(), paragraph.status)
}

fn opened(home: &Path, folder: &Path) -> Window {
    let mut window = wide(home, vec![Picked::Path(folder.to_path_buf())]);
    window.harness.state_mut().show(Pane::Exercise);
    window.settle();
    press(&mut window, "Open scenario…");
    press(&mut window, "Open The reefs of the Calder Sea");
    window.settle();
    window
}

/// A window on a session of the shipped scenario with its roll called and an item taken up.
fn begun(home: &Path, folder: &Path) -> Window {
    let mut window = opened(home, folder);
    press(&mut window, "Start exercise…");
    window.settle();
    tab(&mut window, "Roll call");
    press(&mut window, "All present");
    press(&mut window, "Record the roll call");
    press(&mut window, "Take up: Wardens");
    window
}

/// Proposals of two delegations on the first paragraph of the item, as the Proposals tab keeps them.
fn propose(window: &mut Window) {
    let draft = &window.harness.state().session().workspace().draft;
    let target = Target::Paragraph(draft.articles[1].paragraphs[0].id);
    for (n, text) in [(1, OWN), (2, JOINT)] {
        let id = ProposalId(ulid::Ulid::from_parts(1_795_000_000_000, n));
        let mut proposal = Proposal::new(id, ProposalKind::Modify, target);
        proposal.text = text.to_owned();
        let put = RollingCommand::PutProposal(id, Some(Box::new(proposal)));
        window.command(Command::Rolling(put));
    }
}

/// Two texts tabled, the first voted down, the second carried by two thirds and adopted.
fn adopted(home: &Path, folder: &Path) -> Window {
    let mut window = begun(home, folder);
    propose(&mut window);
    tab(&mut window, "Texts");
    choose(&mut window, "Tabled by: Chair", "Northern Shore");
    press(&mut window, "Table it");
    choose(&mut window, "Tabled by: Northern Shore", "Island League");
    press(&mut window, "Table it");
    press(&mut window, "Vote on text 1…");
    cast(&mut window, ["yes", "no", "no"]);
    assert!(window.has("falls as it stands"));
    assert!(window.has("at least 4 in favour needed"));
    press(&mut window, "Record the vote");
    assert!(!window.has("Adopt text 1"), "what fell is not adopted");
    press(&mut window, "Vote on text 2…");
    press(&mut window, "Roll call vote");
    cast(&mut window, ["yes", "yes", "no"]);
    assert!(window.has("carries as it stands"));
    press(&mut window, "Record the vote");
    press(&mut window, "Adopt text 2");
    window
}

fn session_folder() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("tuesday");
    (home, folder)
}

#[test]
fn an_item_runs_from_the_roll_call_to_an_adopted_paragraph() {
    let (home, folder) = session_folder();
    let window = adopted(home.path(), &folder);
    let room = meeting(&window);
    assert!(room.refused.is_empty(), "{:?}", room.refused);
    assert_eq!(room.present.len(), 4);
    let votes: Vec<bool> = room.votes.iter().map(|vote| vote.carried).collect();
    assert_eq!(votes, [false, true]);
    assert_eq!(words(&window), (JOINT.to_owned(), ParagraphStatus::Agreed));
    assert!(room.is_settled(&room.item.clone().unwrap()));
    // Every event is a file, and nothing waits to be saved.
    let (events, disk) = (&record(&window).events, load_events(&folder));
    assert!(
        disk.problems.is_empty() && events.len() == 8,
        "{}",
        events.len()
    );
    assert_eq!(&disk.value, events);
    assert!(record(&window).unwritten.is_empty());
    assert!(window.has("adopted"));
}

#[test]
fn what_each_text_would_change_is_for_the_trainer_alone() {
    let (home, folder) = session_folder();
    let mut window = begun(home.path(), &folder);
    propose(&mut window);
    tab(&mut window, "Texts");
    press(&mut window, "Table it");
    assert!(window.has("For the trainer only"));
    let shown = [
        "crosses red line",
        "conflict",
        "reserve",
        "satisfies",
        "acceptable",
    ];
    assert!(shown.iter().any(|verdict| window.has(verdict)));
    window.press(Modifiers::NONE, Key::F9);
    tab(&mut window, "Texts");
    assert!(!window.has("For the trainer only"));
    assert!(shown.iter().all(|verdict| !window.has(verdict)));
}

#[test]
fn speeches_run_by_the_clock_and_stand_while_the_session_is_paused() {
    let (home, folder) = session_folder();
    let mut window = begun(home.path(), &folder);
    press_nth(&mut window, Role::Button, "River Union", 0);
    press_nth(&mut window, Role::Button, "Island League", 0);
    press(&mut window, "Give the floor to River Union");
    assert_eq!(meeting(&window).list.len(), 1);
    window.harness.state_mut().desktop_mut().pass(30_000);
    window.settle();
    assert!(window.has("1:00"), "90 seconds less 30");
    window.harness.state_mut().desktop_mut().pass(70_000);
    window.settle();
    assert!(window.has("−0:10"), "over time");
    press(&mut window, "Pause");
    assert_eq!(meeting(&window).phase, Phase::Paused);
    let run = meeting(&window).clock.last();
    window.harness.state_mut().desktop_mut().pass(600_000);
    press(&mut window, "Go on");
    assert_eq!(meeting(&window).clock.last(), run, "a pause does not count");
    press(&mut window, "Take Island League off the list");
    assert!(meeting(&window).list.is_empty());
    press(&mut window, "Begin consultations");
    assert!(meeting(&window).consults.is_some());
    press(&mut window, "Resume the meeting");
    press(&mut window, "Close the session");
    assert_eq!(meeting(&window).phase, Phase::Closed);
    assert_eq!(
        load_events(&folder).value.len(),
        record(&window).events.len()
    );
}

#[test]
fn motions_are_decided_in_their_order() {
    let (home, folder) = session_folder();
    let mut window = begun(home.path(), &folder);
    tab(&mut window, "Motions");
    choose(&mut window, "Motion: Point of order", "Close the debate");
    press(&mut window, "Raise the motion");
    choose(
        &mut window,
        "Motion: Close the debate",
        "Suspend the meeting",
    );
    press(&mut window, "Raise the motion");
    let kinds: Vec<&str> = meeting(&window)
        .motions
        .iter()
        .map(|m| m.kind.word())
        .collect();
    assert_eq!(kinds, ["suspend the meeting", "close the debate"]);
    assert!(window.has("Decided after the one above"));
    press(&mut window, "Falls");
    press(&mut window, "Carries");
    assert!(meeting(&window).motions.is_empty());
    assert!(!meeting(&window).list_open, "the debate is closed");
}

#[test]
fn a_mistake_is_taken_back_and_put_back_by_events() {
    let (home, folder) = session_folder();
    let mut window = begun(home.path(), &folder);
    press(&mut window, "Close the list");
    assert!(!meeting(&window).list_open);
    tab(&mut window, "Record");
    press(&mut window, "Take back: The list of speakers is closed");
    press(&mut window, "Record the correction");
    assert!(meeting(&window).list_open);
    press(&mut window, "Put back: The list of speakers is closed");
    assert!(!meeting(&window).list_open);
    press(&mut window, "Take back the last event");
    let written = load_events(&folder).value;
    let corrections = written.iter().filter(|e| e.what.corrects().is_some());
    assert_eq!(corrections.count(), 3);
    assert_eq!(&written, &record(&window).events);
}

#[test]
fn undoing_a_decision_in_the_text_corrects_the_record_and_redo_puts_it_back() {
    let (home, folder) = session_folder();
    let mut window = adopted(home.path(), &folder);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(words(&window).1, ParagraphStatus::Bracketed);
    let last = |window: &Window| record(window).events.last().unwrap().what.clone();
    assert!(matches!(last(&window), Happening::Corrected { .. }));
    let text = |window: &Window| {
        let draft = meeting(window).draft().unwrap();
        draft.articles[1].paragraphs[0].text.clone()
    };
    assert_eq!(text(&window), words(&window).0);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(words(&window), (JOINT.to_owned(), ParagraphStatus::Agreed));
    assert_eq!(text(&window), JOINT);
    assert_eq!(load_events(&folder).value, record(&window).events);
}

#[test]
fn a_record_is_continued_with_everything_in_it() {
    let (home, folder) = session_folder();
    let before = adopted(home.path(), &folder);
    // The window is gone without a word, as in a crash.
    let mut window = wide(home.path(), vec![Picked::Path(folder.clone())]);
    window.harness.state_mut().show(Pane::Exercise);
    window.settle();
    press(&mut window, "Continue exercise…");
    window.settle();
    assert_eq!(meeting(&window), meeting(&before));
    assert_eq!(words(&window), (JOINT.to_owned(), ParagraphStatus::Agreed));
    assert!(
        record(&window).differs.is_empty(),
        "{:?}",
        record(&window).differs
    );
    tab(&mut window, "Record");
    assert!(window.mentions("Text 2 (Island League) is adopted and written into the text"));
    // Another scenario text than the one it was opened on is told.
    let path = folder.join("scenario.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    write(&path, &text.replace("minutes: 25", "minutes: 26"));
    let mut window = wide(home.path(), vec![Picked::Path(folder)]);
    window.harness.state_mut().show(Pane::Exercise);
    window.settle();
    press(&mut window, "Continue exercise…");
    window.settle();
    assert!(window.mentions("scenario calder-reefs: changed since"));
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests write spoilt files as they are"
)]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

#[test]
fn packs_of_all_roles_are_written_from_the_window() {
    let (home, folder) = session_folder();
    let mut window = opened(home.path(), &folder);
    press(&mut window, "Print role packs…");
    window.settle();
    for role in [
        "chair",
        "northern-shore",
        "island-league",
        "river-union",
        "trainer",
    ] {
        assert!(folder.join(role).join("pack.pdf").exists(), "{role}");
    }
}

#[test]
fn an_event_the_disk_refuses_is_told_and_written_again() {
    let (home, folder) = session_folder();
    let mut window = begun(home.path(), &folder);
    let events = folder.join("events");
    let aside = folder.join("aside");
    std::fs::rename(&events, &aside).unwrap();
    write(&events, "in the way");
    press(&mut window, "Close the list");
    assert_eq!(record(&window).unwritten.len(), 1);
    assert!(window.has("1 events are not on the disk"));
    std::fs::remove_file(&events).unwrap();
    std::fs::rename(&aside, &events).unwrap();
    press(&mut window, "Write again");
    assert!(record(&window).unwritten.is_empty());
    assert_eq!(load_events(&folder).value, record(&window).events);
}

#[test]
fn the_projector_shows_the_room_in_both_languages_and_themes() {
    let (home, folder) = session_folder();
    let mut window = adopted(home.path(), &folder);
    window.shoot("exercise-wide");
    let open = window.harness.state().session().exercise().unwrap().clone();
    let room = shown(&open.scenario, open.meeting().unwrap(), None);
    for (lang, theme, size) in [
        (UiLang::En, egui::Theme::Light, (1280.0, 720.0)),
        (UiLang::Zh, egui::Theme::Dark, (1920.0, 1080.0)),
    ] {
        let stage = Stage {
            size,
            theme,
            ..Stage::default()
        };
        let (builder, painter) = stage.builder();
        let (room, words) = (room.clone(), Words::new(lang));
        let mut harness = builder.build_ui(move |ui| {
            presenter_ui(ui, Some(&room), 1_795_000_000_000, &words);
        });
        harness.run();
        let adopted = match lang {
            UiLang::En => "Text 2 (Island League) is adopted",
            UiLang::Zh => "案文2（岛国联盟）获得通过",
        };
        harness.get_by_label(adopted);
        picture(&harness, &painter).save(&format!("presenter-{}", lang.code()));
    }
    window.press(Modifiers::SHIFT, Key::F9);
    assert!(
        window.has("Text 2 (Island League) is adopted"),
        "the window opens"
    );
}
