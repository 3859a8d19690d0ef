//! A demand changed in the real window: the cards beside it follow, and undo takes it back.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::gui::actions::Action;
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

/// Lets a Party reach data abroad only with the consent of the State. Written for this test.
const STATE_CONSENT: &str = "No State Party shall access stored data located in the territory of another State Party without the prior consent of the competent authorities of that State.";

#[test]
fn a_changed_demand_changes_the_card_and_undo_brings_it_back() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage {
        size: (1440.0, 900.0),
        ..Stage::default()
    };
    let mut window = Window::open(stage, home.path(), Vec::new(), UiLang::En);
    window.show_article(3);
    window.retype(STATE_CONSENT);
    assert!(window.has("SCO: satisfies"));
    let keys = Action::Show(travaux::gui::panes::Pane::Editor)
        .shortcut()
        .unwrap();
    window.press(keys.modifiers, keys.logical_key);
    window
        .harness
        .get_by_label("Search blocs and issues")
        .focus();
    window.settle();
    window
        .harness
        .get_by_label("Search blocs and issues")
        .type_text("unilateral");
    window.settle();
    let row = window
        .harness
        .get_all_by_label_contains("Unilateral cross-border access")
        .last()
        .unwrap();
    row.click();
    window.settle();
    window.shoot("editor-in-window");
    // The demand on the State's consent, wherever it stands in the form.
    let asked = "State's consent required: What is asked";
    window
        .harness
        .get_by_role_and_label(Role::RadioGroup, asked)
        .scroll_to_me();
    window.settle();
    let group = window
        .harness
        .get_by_role_and_label(Role::RadioGroup, asked)
        .rect();
    let opposes = window
        .harness
        .get_all_by_role_and_label(Role::RadioButton, "opposes")
        .find(|node| group.contains(node.rect().center()))
        .unwrap();
    opposes.click();
    window.settle();
    assert!(!window.has("SCO: satisfies"));
    assert!(window.has("SCO: crosses red line") || window.has("SCO: conflict"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.has("SCO: satisfies"));
}
