//! The dialog on somebody else's table, driven by its labels and by keys.

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

fn import(window: &mut Window) {
    window.command(Command::File(FileCommand::Table(TableCommand::Import)));
}

#[test]
fn the_dialog_speaks_chinese_and_is_worked_by_keys() {
    let home = tempfile::tempdir().unwrap();
    let table = home.path().join("答复.csv");
    put(&table, "集团,议题,主张\n非盟,1,可以接受\n").unwrap();
    let answers = vec![Picked::Path(table)];
    let stage = Stage {
        theme: egui::Theme::Dark,
        ..Stage::default()
    };
    let mut window = Window::open(stage, home.path(), answers, UiLang::Zh);
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

/// Unfolds a list and chooses what has this name in it.
fn choose(window: &mut Window, list: &str, entry: &str) {
    window.harness.get_by_label(list).scroll_to_me();
    window.settle();
    window.harness.get_by_label(list).click();
    window.settle();
    let entries = window
        .harness
        .query_all_by_role_and_label(Role::Button, entry);
    entries
        .last()
        .unwrap_or_else(|| panic!("{list} has no {entry}"))
        .scroll_to_me();
    window.settle();
    let entries = window
        .harness
        .query_all_by_role_and_label(Role::Button, entry);
    entries.last().unwrap().click();
    window.settle();
    window.settle();
}

fn press_button(window: &mut Window, name: &str) {
    let button = window.harness.get_by_role_and_label(Role::Button, name);
    button.click();
    window.settle();
    window.settle();
}

#[test]
fn columns_and_words_are_explained_from_lists_kept_as_a_file_and_taken_from_it() {
    let home = tempfile::tempdir().unwrap();
    let (table, map) = (home.path().join("replies.csv"), home.path().join("map.ron"));
    put(
        &table,
        "Who,About,Said,Colour\nThe Africans,cyber-sovereignty,would accept it,red\n",
    )
    .unwrap();
    let answers = vec![
        Picked::Path(table.clone()),
        Picked::Path(map.clone()),
        Picked::Path(table),
        Picked::Path(map.clone()),
    ];
    let mut window = Window::plain(home.path(), answers);
    let before = window.harness.state().session().workspace().clone();
    import(&mut window);
    assert!(window.has("What the columns mean"), "no dialog");
    assert!(window.mentions("Needed are bloc and issue"));
    for (column, meaning) in [("Who", "bloc"), ("About", "issue"), ("Said", "stance")] {
        choose(&mut window, &format!("Column {column}: not read"), meaning);
        assert!(
            window.has(&format!("Column {column}: {meaning}")),
            "{column}"
        );
    }
    // A meaning stands in one column: who gives it to another takes it away.
    choose(&mut window, "Column Colour: not read", "stance");
    assert!(window.has("Column Said: not read"));
    choose(&mut window, "Column Said: not read", "stance");
    assert!(window.has("Column Colour: not read"));
    assert!(window.mentions("A2 · bloc: it says “The Africans”"));
    choose(&mut window, "bloc: The Africans: not said", "African Union");
    assert!(window.has("bloc: The Africans: African Union"));
    assert!(
        window.mentions("1 rows: 0 new, 1 changed, 0 clashing, 0 not read"),
        "no preview"
    );
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.shoot("mapping");
    press_button(&mut window, "Save as a map…");
    assert!(window.mentions("Map saved to "));
    let kept = std::fs::read_to_string(&map).unwrap();
    for words in ["\"Who\": \"bloc\"", "\"The Africans\": \"au\""] {
        assert!(kept.contains(words), "{kept}");
    }
    press_button(&mut window, "Cancel");
    assert!(!window.has("What the columns mean"));
    assert_eq!(*window.harness.state().session().workspace(), before);
    // The same table another day: the file explains it.
    import(&mut window);
    assert!(window.has("Column Who: not read"));
    press_button(&mut window, "Load a map…");
    assert!(window.has("Column Who: bloc") && window.has("bloc: The Africans: African Union"));
    press_button(&mut window, "Look at the changes");
    press_button(&mut window, "Make these changes");
    let now = window.harness.state().session().workspace();
    let au = now.dossier.bloc(&"au".parse().unwrap()).unwrap();
    let position = au.position(&"cyber-sovereignty".parse().unwrap()).unwrap();
    assert!(
        position
            .entries
            .iter()
            .any(|e| e.stance.en == "would accept it")
    );
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.harness.state().session().workspace(), before);
}

#[test]
fn what_is_wrong_with_a_file_is_told_in_chinese() {
    let home = tempfile::tempdir().unwrap();
    let (odd, table) = (home.path().join("odd.csv"), home.path().join("t.csv"));
    put(&odd, "only a line of words\n").unwrap();
    put(
        &table,
        "bloc,issue,salience\nmars,cyber-sovereignty,1\nau,cyber-sovereignty,many\n",
    )
    .unwrap();
    let answers = vec![Picked::Path(odd), Picked::Path(table)];
    let stage = Stage {
        theme: egui::Theme::Dark,
        ..Stage::default()
    };
    let mut window = Window::open(stage, home.path(), answers, UiLang::Zh);
    import(&mut window);
    assert!(window.mentions("未导入：没有任何一行列出 bloc 和 issue"));
    import(&mut window);
    assert!(window.mentions("A2 · 集团：此处写的是“mars”。没有这样一个有立场的集团"));
    assert!(window.mentions("C3 · 权重，0 至 100：此处写的是“many”。请写 0 至 100 的整数"));
    window.shoot("import-zh");
}
