//! The table of actions holds no action and no key twice.

use egui::KeyboardShortcut;

use super::*;

#[test]
fn no_two_actions_share_keys() {
    let mut seen: Vec<(KeyboardShortcut, Action)> = Vec::new();
    for action in Action::all() {
        let Some(keys) = action.shortcut() else {
            continue;
        };
        let rival = seen.iter().find(|(other, _)| *other == keys);
        assert!(rival.is_none(), "{action:?} and {rival:?} share {keys:?}");
        seen.push((keys, action));
    }
    assert!(seen.len() > 20);
}

#[test]
fn every_action_is_listed_once() {
    let all = Action::all();
    let mut sorted = all.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(all.len(), sorted.len());
}
