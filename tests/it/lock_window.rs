//! The confidential layer locked and unlocked in the real window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::gui::actions::Action;
use travaux::gui::desktop::Picked;
use travaux::storage::seal::is_sealed;

use crate::window_kit::Window;

fn fill(window: &mut Window, name: &str, words: &str) {
    window
        .harness
        .get_by_role_and_label(Role::PasswordInput, name)
        .focus();
    window.settle();
    window
        .harness
        .get_by_role_and_label(Role::PasswordInput, name)
        .type_text(words);
    window.settle();
}

#[test]
fn a_workspace_is_locked_opened_and_freed() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let mut window = Window::plain(home.path(), vec![Picked::Path(folder.clone())]);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    window.harness.state_mut().wish(Action::Lock);
    window.settle();
    assert!(window.has("Lock the confidential layer"));
    assert!(window.mentions("At least 10 characters"));
    fill(&mut window, "Passphrase", "no red line is shown");
    assert!(window.has("The two are not the same yet"));
    fill(&mut window, "The same again", "no red line is shown");
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.shoot("lock");
    window.click("Lock");
    window.settle();
    assert!(is_sealed(&folder));
    assert!(!window.harness.state().session().is_dirty());
    // Opened anew: it asks, and says so where that was not it.
    window.open_folder(&folder);
    assert!(window.has("The confidential layer is locked"));
    window.shoot("unlock");
    fill(&mut window, "Passphrase", "no red lime is shown");
    window.click("Unlock");
    window.settle();
    assert!(window.mentions("type the passphrase again"));
    fill(&mut window, "Passphrase", "no red line is shown");
    window.click("Unlock");
    window.settle();
    assert!(!window.has("The confidential layer is locked"));
    window.harness.state_mut().wish(Action::Lock);
    window.settle();
    window.click("Remove the passphrase");
    window.settle();
    assert!(!is_sealed(&folder));
}

/// What was typed into a passphrase field cannot be brought back once the dialog is closed: whoever
/// sits down at the window later could open the layer with it.
#[test]
fn undo_brings_no_passphrase_back() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let mut window = Window::plain(home.path(), vec![Picked::Path(folder)]);
    window.press(Modifiers::COMMAND, Key::S);
    let typed = |window: &Window| {
        let fields = window.harness.query_all_by_role(Role::PasswordInput);
        let values = fields.map(|field| field.accesskit_node().value().unwrap_or_default());
        values.map(|value| value.chars().count()).sum::<usize>()
    };
    window.harness.state_mut().wish(Action::Lock);
    window.settle();
    fill(&mut window, "Passphrase", "no red line is shown");
    // Time passes, so that an editor would keep a state to go back to.
    window.harness.run_steps(90);
    fill(&mut window, "The same again", "no red line");
    assert_eq!(typed(&window), 31);
    window.harness.run_steps(90);
    window.click("Cancel");
    window.harness.state_mut().wish(Action::Lock);
    window.settle();
    assert_eq!(typed(&window), 0);
    for name in ["Passphrase", "The same again"] {
        fill(&mut window, name, "x");
        for _ in 0..4 {
            window.press(Modifiers::COMMAND, Key::Z);
            window.press(Modifiers::COMMAND, Key::Y);
        }
    }
    assert!(typed(&window) <= 2, "{}", typed(&window));
}
