//! The widgets, driven and pictured: names for everyone who cannot see, keys for everyone who does
//! not point, and pictures to look at in `target/shots`.

use egui::accessibility::is_input;
use egui::{Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::assess::verdict::Verdict;
use travaux::gui::theme::Density;
use travaux::gui::widgets::VerdictBadge;
use travaux::words::{UiLang, Words};

use crate::gallery::Gallery;
use crate::painter::Painter;
use crate::stage::{Stage, picture};

fn gallery(stage: Stage, lang: UiLang) -> (Harness<'static, Gallery>, Painter) {
    let (builder, painter) = stage.builder();
    let harness = builder.build_ui_state(
        |ui, gallery: &mut Gallery| gallery.ui(ui),
        Gallery::new(lang),
    );
    (harness, painter)
}

#[test]
fn a_verdict_that_flips_fades_to_its_new_colour() {
    let (builder, painter) = Stage {
        size: (200.0, 60.0),
        ..Stage::default()
    }
    .builder();
    let words = Words::new(UiLang::En);
    let mut harness = builder.with_step_dt(0.05).build_ui_state(
        |ui, verdict: &mut Verdict| {
            let whose = egui::Id::unique("whose");
            ui.add(VerdictBadge::new(*verdict, &words).of(whose));
        },
        Verdict::Satisfies,
    );
    harness
        .ctx
        .all_styles_mut(|style| style.animation_time = 0.15);
    harness.run();
    let before = picture(&harness, &painter);
    *harness.state_mut() = Verdict::Conflict;
    harness.run_steps(2);
    let between = picture(&harness, &painter);
    harness.run();
    let after = picture(&harness, &painter);
    // A place inside the pill, left of its glyph.
    let [old, half, new] = [before, between, after].map(|shot| shot.at(13, 18)[0]);
    assert!(
        old.min(new) < half && half < old.max(new),
        "{old} {half} {new}"
    );
}

#[test]
fn every_widget_is_pictured_in_both_themes_and_languages() {
    for (theme, theme_name) in [(egui::Theme::Light, "light"), (egui::Theme::Dark, "dark")] {
        for lang in UiLang::ALL {
            let (mut harness, painter) = gallery(
                Stage {
                    theme,
                    size: (1280.0, 900.0),
                    ..Stage::default()
                },
                lang,
            );
            harness.run();
            let shot = picture(&harness, &painter);
            assert!(shot.n_colors() > 500, "the picture is blank");
            shot.save(&format!("widgets-{theme_name}-{}", lang.code()));
        }
    }
}

#[test]
fn messages_and_dialogs_are_pictured() {
    for (theme, theme_name) in [(egui::Theme::Light, "light"), (egui::Theme::Dark, "dark")] {
        let stage = Stage {
            theme,
            scale: 2.0,
            size: (1000.0, 640.0),
            density: Density::Compact,
        };
        let (mut harness, painter) = gallery(stage, UiLang::En);
        harness.state_mut().fill_toasts();
        harness.run_steps(3);
        picture(&harness, &painter).save(&format!("toasts-{theme_name}"));
        harness.state_mut().dialog = true;
        harness.run_steps(3);
        picture(&harness, &painter).save(&format!("dialog-{theme_name}"));
    }
}

#[test]
fn everything_that_can_be_used_has_a_name() {
    for lang in UiLang::ALL {
        let (mut harness, _) = gallery(Stage::default(), lang);
        harness.state_mut().fill_toasts();
        harness.state_mut().needle = "consent".to_owned();
        harness.run_steps(3);
        let mut n_inputs = 0;
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            if is_input(node.role()) {
                n_inputs += 1;
                let name = node.label().unwrap_or_default();
                assert!(
                    !name.trim().is_empty(),
                    "{:?} at {:?} has no name",
                    node.role(),
                    node.raw_bounds()
                );
                assert!(!name.contains("action-"), "a key shows: {name}");
            }
        }
        assert!(n_inputs >= 24, "{n_inputs}");
    }
}

#[test]
fn a_button_answers_the_pointer_and_the_keyboard() {
    let (mut harness, _) = gallery(Stage::default(), UiLang::En);
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Save").click();
    harness.run();
    harness
        .get_by_role_and_label(Role::Button, "Cancel")
        .focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness
        .get_by_role_and_label(Role::Button, "Undo ·")
        .click();
    harness.run();
    assert_eq!(
        harness.state().pressed,
        ["action-save", "action-cancel", "action-undo"]
    );
    assert!(
        harness
            .get_by_role_and_label(Role::Button, "Redo")
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn a_switch_moves_with_the_pointer_and_the_arrow_keys() {
    let (mut harness, painter) = gallery(Stage::default(), UiLang::En);
    harness.run();
    harness
        .get_by_role_and_label(Role::RadioButton, "2016")
        .click();
    harness.run();
    assert_eq!(harness.state().year, 2016);
    harness
        .get_by_role_and_label(Role::RadioButton, "2016")
        .focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().year, 2019);
    assert!(
        harness
            .get_by_role_and_label(Role::RadioButton, "2019")
            .is_focused()
    );
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().year, 2024, "the last choice is the last");
    picture(&harness, &painter).save("switch-focused");
}

#[test]
fn the_search_field_is_cleared_by_its_button_and_by_escape() {
    let (mut harness, _) = gallery(Stage::default(), UiLang::En);
    harness.run();
    assert!(harness.query_by_label("Clear the search").is_none());
    harness
        .get_by_role_and_label(Role::SearchInput, "Search issues")
        .focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::SearchInput, "Search issues")
        .type_text("consent");
    harness.run();
    assert_eq!(harness.state().needle, "consent");
    harness.get_by_label("Clear the search").click();
    harness.run();
    assert_eq!(harness.state().needle, "");
    harness
        .get_by_role_and_label(Role::SearchInput, "Search issues")
        .type_text("data");
    harness.run();
    assert_eq!(
        harness.state().needle,
        "data",
        "clearing keeps the keyboard in the field"
    );
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().needle, "");
}

#[test]
fn a_section_folds_and_says_so() {
    let (mut harness, _) = gallery(Stage::default(), UiLang::En);
    harness.run();
    assert!(harness.query_by_label("by silence").is_some());
    let head = harness.get_by_role_and_label(Role::DisclosureTriangle, "missing");
    assert_eq!(head.accesskit_node().data().is_expanded(), Some(true));
    head.click();
    harness.run();
    assert!(harness.query_by_label("by silence").is_none());
}

#[test]
fn messages_pass_but_errors_stay_until_dismissed() {
    let (mut harness, _) = gallery(Stage::default(), UiLang::En);
    harness.state_mut().fill_toasts();
    harness.run_steps(2);
    assert_eq!(harness.state().toasts.len(), 4);
    harness.run_steps(20);
    assert_eq!(
        harness.state().toasts.len(),
        2,
        "after five seconds the note and the success are gone"
    );
    harness.run_steps(20);
    assert_eq!(harness.state().toasts.len(), 1);
    assert!(
        harness
            .query_by_label("Error: Not saved: There is no unsaved work")
            .is_some()
    );
    harness.get_by_label("Dismiss message").click();
    harness.run_steps(2);
    assert!(harness.state().toasts.is_empty());
}

#[test]
fn a_dialog_is_answered_by_its_buttons_or_left_by_escape() {
    let (mut harness, _) = gallery(Stage::default(), UiLang::En);
    harness.state_mut().dialog = true;
    harness.run_steps(3);
    assert!(
        harness
            .query_by_role_and_label(Role::Dialog, "Save your changes?")
            .is_some()
    );
    harness
        .get_by_role_and_label(Role::Button, "Do not save")
        .click();
    harness.run_steps(3);
    assert_eq!(harness.state().pressed, ["discard"]);
    assert!(!harness.state().dialog);
    harness.state_mut().dialog = true;
    harness.run_steps(3);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!harness.state().dialog);
    assert_eq!(harness.state().pressed.len(), 1);
}
