//! How the editor looks, and that everything in it has a name and its place.

use super::*;
use crate::stage::picture;

#[test]
fn every_tab_is_pictured() {
    for (theme, theme_name, lang, width) in [
        (Theme::Light, "light", UiLang::En, 420.0),
        (Theme::Dark, "dark", UiLang::Zh, 900.0),
    ] {
        let stage = Stage {
            size: (width, 1000.0),
            theme,
            ..Stage::default()
        };
        let (mut harness, painter) = desk(stage, lang, Shown::Editor);
        let words = Words::new(lang);
        let shoot = |harness: &Harness<'_, Desk>, tab: &str| {
            let shot = picture(harness, &painter);
            assert!(shot.n_colors() > 100, "{tab}: the picture is blank");
            shot.save(&format!("editor-{tab}-{theme_name}-{}", lang.code()));
        };
        shoot(&harness, "positions");
        for (key, tab_name) in [
            ("panel-blocs", "blocs"),
            ("editor-dissent", "dissent"),
            ("issues", "issues"),
            ("sources", "sources"),
        ] {
            tab(&mut harness, words.t(key));
            if width < 640.0 {
                shoot(&harness, &format!("{tab_name}-list"));
                first_row(&mut harness);
            }
            shoot(&harness, tab_name);
        }
    }
}

#[test]
fn what_is_half_typed_and_what_unfolds_is_pictured() {
    let stage = Stage {
        size: (900.0, 1200.0),
        ..Stage::default()
    };
    let (mut harness, painter) = desk(stage, UiLang::En, Shown::Editor);
    let shoot = |harness: &Harness<'_, Desk>, name: &str| picture(harness, &painter).save(name);
    write(&mut harness, "In force from", "2016-1");
    harness
        .get_all_by_label("Conditions and note")
        .next()
        .unwrap()
        .click();
    harness.run();
    press(&mut harness, "Copy this entry…");
    shoot(&harness, "editor-half-a-date");
    tab(&mut harness, "Blocs");
    press(&mut harness, "New bloc…");
    write(&mut harness, "Short name (English)", "SC0");
    write(&mut harness, "Id", "sco");
    shoot(&harness, "editor-new-bloc");
    press(&mut harness, "Cancel");
    write(&mut harness, "United States of America: Since", "19");
    press(&mut harness, "Add a member…");
    shoot(&harness, "editor-members");
    harness.key_press(Key::Escape);
    harness.run();
    tab(&mut harness, "Issues");
    write(
        &mut harness,
        "Search issues and elements",
        "state's consent",
    );
    let row = harness
        .get_all_by_label("State's consent required")
        .next()
        .unwrap();
    row.click();
    harness.run();
    write(&mut harness, "Cue · English: new cue", "consent (of");
    press(&mut harness, "Add the cue");
    shoot(&harness, "editor-element");
}

/// Every control of every tab: named, no key in place of words, nothing outside the pane.
#[test]
fn every_control_has_a_name_and_stays_inside_a_narrow_pane() {
    for lang in UiLang::ALL {
        let stage = Stage {
            size: (420.0, 1600.0),
            ..Stage::default()
        };
        let (mut harness, _) = desk(stage, lang, Shown::Editor);
        let words = Words::new(lang);
        let mut n_inputs = names(&harness, "positions");
        for key in ["panel-blocs", "editor-dissent", "issues", "sources"] {
            tab(&mut harness, words.t(key));
            n_inputs += names(&harness, key);
            first_row(&mut harness);
            n_inputs += names(&harness, key);
        }
        assert!(n_inputs > 200, "{n_inputs}");
    }
}
