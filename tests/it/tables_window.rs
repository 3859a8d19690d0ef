//! The export and import dialogs, driven by their labels.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::gui::desktop::Picked;
use travaux::session::command::{Command, FileCommand};
use travaux::session::tables::TableCommand;
use travaux::words::UiLang;

use crate::export_kit::put;
use crate::stage::Stage;
use crate::window_kit::Window;

#[test]
fn the_export_dialog_previews_tells_what_leaves_and_writes() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("positions.xlsx");
    let mut window = Window::plain(home.path(), vec![Picked::Path(file.clone())]);
    window.press(Modifiers::COMMAND, Key::E);
    assert!(window.has("The first of 37 rows"), "no preview");
    assert!(window.mentions("Leaves: 570 demands on the shared record"));
    assert!(window.mentions("Stays here: 90 fallbacks, "));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.click("Partners");
    assert!(window.mentions("Leaves: 570 demands on the shared record, 90 fallbacks"));
    window.click("Own delegation");
    assert!(window.mentions("Do not hand it on"));
    window.click("Partners");
    window
        .harness
        .get_by_role_and_label(Role::Button, "Export")
        .click();
    window.settle();
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
    assert!(window.mentions("Exported to "));
    // What was chosen is there the next time.
    window.press(Modifiers::COMMAND, Key::E);
    assert!(window.mentions("The shared record with its fallbacks"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.mentions("The first of 37 rows"));
}

#[test]
fn a_table_is_read_its_changes_are_chosen_and_undone() {
    let home = tempfile::tempdir().unwrap();
    let table = home.path().join("answers.csv");
    put(&table,
        "bloc,issue,from,stance,salience\r\nau,cyber-sovereignty,2025,would now accept it,12\r\nmars,cyber-sovereignty,2025,nothing,\r\n",
    )
    .unwrap();
    let mut window = Window::plain(home.path(), vec![Picked::Path(table)]);
    let before = window.harness.state().session().workspace().clone();
    window.command(Command::File(FileCommand::Table(TableCommand::Import)));
    assert!(window.has("answers.csv, 2 rows: 2 new, 0 changed, 0 clashing, 1 not read"));
    assert!(window.mentions("A3 · bloc: it says “mars”; there is no such bloc"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.click("new: au · cyber-sovereignty · salience");
    window.click("Make these changes");
    assert!(window.mentions("1 changes made from the table"));
    let au = "au".parse().unwrap();
    let now = window.harness.state().session().workspace();
    let position = now
        .dossier
        .bloc(&au)
        .unwrap()
        .position(&"cyber-sovereignty".parse().unwrap())
        .unwrap();
    let entry = position.entries.last().unwrap();
    assert_eq!(entry.stance.en, "would now accept it");
    assert_eq!(entry.salience, None);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.harness.state().session().workspace(), before);
}

#[test]
fn a_table_that_cannot_be_read_is_told() {
    let home = tempfile::tempdir().unwrap();
    let table = home.path().join("odd.csv");
    put(&table, "only a line of words\n").unwrap();
    let mut window = Window::plain(home.path(), vec![Picked::Path(table)]);
    window.command(Command::File(FileCommand::Table(TableCommand::Import)));
    assert!(window.mentions("Not imported: no row names the columns"));
}

#[test]
fn the_dialogs_are_pictured() {
    let home = tempfile::tempdir().unwrap();
    for (name, lang) in [("export", UiLang::En), ("export-zh", UiLang::Zh)] {
        let mut window = Window::open(Stage::default(), home.path(), Vec::new(), lang);
        window.press(Modifiers::COMMAND, Key::E);
        window.shoot(name);
    }
}
