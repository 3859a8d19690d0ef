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
