//! What happens in the room: from the roll call to an adopted paragraph, speeches, motions, mistakes.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use travaux::exercise::meeting::Phase;
use travaux::model::draft::ParagraphStatus;
use travaux::storage::exercise::load_events;

use super::{
    JOINT, adopted, begun, choose, meeting, press, press_nth, propose, record, session_folder, tab,
    words,
};

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
