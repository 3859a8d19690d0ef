//! The accession chart: read aloud, walked through with the arrow keys, pictured.

use egui::{Id, Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use travaux::gui::chart::accession_chart;
use travaux::model::reference::AccessionRow;
use travaux::words::{UiLang, Words};

use crate::painter::Painter;
use crate::stage::{Stage, picture};

fn rows() -> Vec<AccessionRow> {
    let figures = [
        (2, 0),
        (2, 0),
        (4, 0),
        (3, 0),
        (6, 1),
        (3, 0),
        (2, 0),
        (1, 3),
        (0, 2),
        (5, 4),
        (0, 0),
        (1, 1),
    ];
    let mut cumulative = 0;
    (2002..)
        .zip(figures)
        .map(|(year, (coe, others))| {
            cumulative += coe + others;
            AccessionRow {
                year,
                coe,
                others,
                total: coe + others,
                cumulative,
            }
        })
        .collect()
}

fn chart(stage: Stage, rows: Vec<AccessionRow>, lang: UiLang) -> (Harness<'static>, Painter) {
    let (builder, painter) = stage.builder();
    let words = Words::new(lang);
    let harness =
        builder.build_ui(move |ui| accession_chart(ui, Id::unique("chart"), &rows, 320.0, &words));
    (harness, painter)
}

#[test]
fn the_chart_is_pictured_in_both_themes() {
    for (theme, lang, name) in [
        (egui::Theme::Light, UiLang::En, "light"),
        (egui::Theme::Dark, UiLang::Zh, "dark"),
    ] {
        let stage = Stage {
            theme,
            size: (760.0, 360.0),
            ..Stage::default()
        };
        let (mut harness, painter) = chart(stage, rows(), lang);
        harness.run();
        let shot = picture(&harness, &painter);
        assert!(shot.n_colors() > 100);
        shot.save(&format!("chart-{name}"));
    }
}

#[test]
fn every_column_names_its_figures() {
    let (mut harness, _) = chart(Stage::default(), rows(), UiLang::En);
    harness.run();
    let whole = harness.get_by_role_and_label(
        Role::Figure,
        "Accessions from 2002 to 2013: 40 Parties in all",
    );
    assert!(whole.rect().height() > 300.0);
    let labels = [
        "2006: 6 members of the Council of Europe, 1 other State; 18 Parties in all",
        "2013: 1 member of the Council of Europe, 1 other State; 40 Parties in all",
    ];
    for label in labels {
        harness.get_by_role_and_label(Role::ListItem, label);
    }
    assert_eq!(harness.get_all_by_role(Role::ListItem).count(), 12);
}

#[test]
fn the_arrow_keys_walk_from_year_to_year() {
    let (mut harness, painter) = chart(
        Stage {
            size: (760.0, 360.0),
            ..Stage::default()
        },
        rows(),
        UiLang::En,
    );
    harness.run();
    let before = picture(&harness, &painter);
    harness.get_by_role(Role::Figure).focus();
    harness.run();
    for _ in 0..3 {
        harness.key_press(Key::ArrowRight);
        harness.run();
    }
    harness.key_press(Key::ArrowLeft);
    harness.run();
    let after = picture(&harness, &painter);
    after.save("chart-walked");
    let changed = before
        .pixels
        .iter()
        .zip(&after.pixels)
        .filter(|(a, b)| a != b)
        .count();
    assert!(changed > 2_000, "{changed}");
    let kept = harness
        .ctx
        .data(|data| data.get_temp::<usize>(Id::unique("chart")));
    assert_eq!(kept, Some(1));
}

#[test]
fn a_chart_of_nothing_says_so() {
    let (mut harness, _) = chart(Stage::default(), Vec::new(), UiLang::En);
    harness.run();
    assert!(harness.query_by_label("No accessions recorded").is_some());
}
