//! The dialog on somebody else's table, driven by its labels: what columns are, what words mean,
//! what would come in, and maps kept as files.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::exchange::import::Field;
use travaux::gui::desktop::Picked;
use travaux::session::command::{Command, FileCommand};
use travaux::session::tables::TableCommand;
use travaux::storage::map_io::load_mapping;
use travaux::words::UiLang;

use crate::export_kit::put;
use crate::stage::Stage;
use crate::window_kit::Window;

const SURVEY: &str = "A survey of delegations;;;\n;;;\nGroup;Question;What they said;Score;Colour\nAfrican Union;cyber-sovereignty;would now accept it;40;red\nMartians;cyber-sovereignty;never;3;blue\n";

fn import(window: &mut Window) {
    window.command(Command::File(FileCommand::Table(TableCommand::Import)));
}

/// Unfolds the list with this name and chooses.
fn choose(window: &mut Window, list: &str, option: &str) {
    window
        .harness
        .get_by_role_and_label(Role::ComboBox, list)
        .click();
    window.settle();
    window
        .harness
        .get_all_by_label(option)
        .last()
        .unwrap()
        .click_accesskit();
    window.settle();
}

#[test]
fn columns_are_guessed_chosen_previewed_and_their_changes_undone() {
    let home = tempfile::tempdir().unwrap();
    let table = home.path().join("survey.csv");
    put(&table, SURVEY).unwrap();
    let mut window = Window::plain(home.path(), vec![Picked::Path(table)]);
    let before = window.harness.state().session().workspace().clone();
    import(&mut window);
    assert!(window.has("What the columns mean"), "no dialog");
    assert!(window.has("Column Group: bloc"));
    assert!(window.has("Column Question: issue"));
    assert!(window.has("Column Colour: not read"));
    assert!(window.mentions("Needed are bloc and issue"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    // A score of 40 is a weight here, and the sentence is the stance.
    choose(
        &mut window,
        "Column Score: figure from −3 to 3",
        "weight, 0 to 100",
    );
    choose(&mut window, "Column What they said: not read", "stance");
    assert!(window.mentions("survey.csv, 2 rows: "));
    assert!(
        window.has("bloc: African Union: African Union"),
        "no guess at the name of a bloc"
    );
    assert!(window.mentions("A5 · bloc: it says “Martians”"));
    window.shoot("mapping");
    choose(&mut window, "bloc: Martians: not said", "US/EU");
    assert!(!window.mentions("A5 · bloc"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.click("Look at the changes");
    assert!(window.has("What the table changes"));
    window.click("Make these changes");
    let au = "au".parse().unwrap();
    let now = window.harness.state().session().workspace();
    let position = now
        .dossier
        .bloc(&au)
        .unwrap()
        .position(&"cyber-sovereignty".parse().unwrap())
        .unwrap();
    let said = |stance: &str| position.entries.iter().any(|e| e.stance.en == stance);
    assert!(said("would now accept it"), "{:#?}", position.entries);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.harness.state().session().workspace(), before);
}

#[test]
fn a_map_is_kept_as_a_file_and_loaded_again() {
    let home = tempfile::tempdir().unwrap();
    let (table, map) = (home.path().join("survey.csv"), home.path().join("map.ron"));
    put(&table, SURVEY).unwrap();
    let bad = home.path().join("bad.ron");
    put(&bad, "(schema: 1, columns: {\"Group\": \"colour\"})").unwrap();
    let answers = [&table, &map, &table, &bad, &map]
        .map(|path| Picked::Path(path.clone()))
        .to_vec();
    let mut window = Window::plain(home.path(), answers);
    import(&mut window);
    choose(&mut window, "Column What they said: not read", "stance");
    choose(&mut window, "Column Score: figure from −3 to 3", "not read");
    window.click("Save as a map…");
    assert!(window.mentions("Map saved to "));
    let kept = load_mapping(&map).unwrap();
    assert_eq!(kept.columns.get("What they said"), Some(&Field::Stance));
    assert_eq!(kept.columns.get("Score"), None);
    assert_eq!(kept.header, Some(3));
    window.click("Cancel");
    import(&mut window);
    assert!(window.has("Column What they said: not read"));
    window.click("Load a map…");
    assert!(window.mentions("The map was not used: there is no field"));
    assert!(window.has("Column What they said: not read"));
    window.click("Load a map…");
    assert!(window.has("Column What they said: stance"));
    assert!(window.has("Column Score: not read"));
}

#[test]
fn where_the_system_has_no_file_dialog_the_question_behind_it_stays() {
    let home = tempfile::tempdir().unwrap();
    let table = home.path().join("survey.csv");
    put(&table, SURVEY).unwrap();
    let answers = vec![Picked::Path(table), Picked::Unavailable];
    let mut window = Window::plain(home.path(), answers);
    import(&mut window);
    choose(&mut window, "Column What they said: not read", "stance");
    window.click("Load a map…");
    assert!(!window.has("What the columns mean"));
    window.click("Cancel");
    assert!(window.has("Column What they said: stance"));
}

#[test]
fn the_dialog_speaks_chinese_and_is_worked_by_keys() {
    let home = tempfile::tempdir().unwrap();
    let table = home.path().join("答复.csv");
    put(&table, "集团,议题,主张\n非盟,1,可以接受\n").unwrap();
    let answers = vec![Picked::Path(table)];
    let mut window = Window::open(Stage::default(), home.path(), answers, UiLang::Zh);
    import(&mut window);
    assert!(window.has("列：集团: 集团") && window.has("列：主张: 立场"));
    assert!(window.mentions("答复.csv，共 1 行：新增 "), "no preview");
    window.shoot("mapping-zh");
    let button = window
        .harness
        .get_by_role_and_label(Role::Button, "查看更改");
    button.focus();
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.has("表格带来的更改"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.has("表格带来的更改"));
}
