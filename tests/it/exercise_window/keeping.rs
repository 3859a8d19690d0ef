//! Undo, records that are continued, packs, a disk that refuses, and the window for the projector.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::exercise::event::Happening;
use travaux::exercise::shown::shown;
use travaux::gui::desktop::Picked;
use travaux::gui::panes::Pane;
use travaux::gui::presenter::presenter_ui;
use travaux::model::draft::ParagraphStatus;
use travaux::storage::exercise::load_events;
use travaux::words::{UiLang, Words};

use super::{
    JOINT, adopted, begun, meeting, opened, press, record, session_folder, tab, wide, words,
};
use crate::stage::{Stage, picture};
use crate::window_kit::Window;

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

#[test]
fn every_part_stands_in_a_small_window_in_chinese_with_names_for_everything() {
    let (home, folder) = session_folder();
    drop(adopted(home.path(), &folder));
    let stage = Stage {
        theme: egui::Theme::Dark,
        ..Stage::default()
    };
    let answers = vec![Picked::Path(folder)];
    let mut window = Window::open(stage, home.path(), answers, UiLang::Zh);
    window.harness.state_mut().show(Pane::Exercise);
    window.settle();
    press(&mut window, "继续演练…");
    window.settle();
    for (part, name) in [
        ("发言", "floor"),
        ("案文", "texts"),
        ("动议", "motions"),
        ("点名", "roll"),
        ("情况通报", "news"),
        ("记录", "record"),
    ] {
        let chinese = |label: &str| label == part || label.starts_with(&format!("{part}（"));
        super::tab_where(&mut window, chinese);
        assert!(
            window.unnamed().is_empty(),
            "{name}: {:?}",
            window.unnamed()
        );
        window.shoot(&format!("exercise-zh-{name}"));
    }
}
