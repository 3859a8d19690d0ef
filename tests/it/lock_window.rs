//! The confidential layer locked and unlocked in the real window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
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
