//! The panes beside the text, on the real dossier: matrices, briefs and instruments, driven by their
//! labels and pictured.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::gui::actions::Action;
use travaux::gui::cx::Wish;
use travaux::gui::panes::Pane;
use travaux::model::ids::{BlocId, IssueId};
use travaux::session::command::{Command, ExportKind, LookCommand};
use travaux::words::UiLang;

use crate::pane_kit::{Set, unnamed};
use crate::stage::picture;

const PANES: [(Pane, &str); 5] = [
    (Pane::Instruments, "instruments"),
    (Pane::Bloc, "bloc"),
    (Pane::Issue, "issue"),
    (Pane::Positions, "positions"),
    (Pane::Verdicts, "verdicts"),
];

#[test]
fn every_pane_is_pictured_and_everything_in_it_has_a_name() {
    for (pane, name) in PANES {
        for (theme, lang, width, suffix) in [
            (egui::Theme::Light, UiLang::En, 1100.0, "wide"),
            (egui::Theme::Light, UiLang::En, 600.0, "narrow"),
            (egui::Theme::Dark, UiLang::En, 1100.0, "dark"),
            (egui::Theme::Light, UiLang::Zh, 1100.0, "zh"),
            (egui::Theme::Dark, UiLang::Zh, 600.0, "zh-narrow"),
        ] {
            let set = Set {
                size: (width, 720.0),
                theme,
                lang,
                ..Set::of(pane)
            };
            let (harness, painter) = set.build(&[]);
            let shot = picture(&harness, &painter);
            assert!(shot.n_colors() > 50, "{name} is blank");
            shot.save(&format!("tab-{name}-{suffix}"));
            assert_eq!(unnamed(&harness), Vec::<String>::new(), "{name} {suffix}");
        }
    }
}

/// From the narrowest dock to a screen twice as wide as most.
#[test]
fn every_pane_stands_at_every_width() {
    for (pane, _) in PANES {
        let (mut harness, _) = Set::of(pane).build(&[]);
        for width in [240.0, 480.0, 860.0, 1200.0, 1280.0, 1920.0, 3840.0] {
            for height in [160.0, 640.0, 1080.0] {
                harness.set_size(egui::vec2(width, height));
                harness.run_steps(3);
            }
        }
    }
}

fn issue(id: &str) -> IssueId {
    IssueId::new(id).unwrap()
}

fn bloc(id: &str) -> BlocId {
    BlocId::new(id).unwrap()
}

#[test]
fn a_cell_of_the_position_matrix_says_all_and_opens_the_position() {
    let (mut harness, _) = Set::of(Pane::Positions).build(&[]);
    let label = "Sovereignty and cyber-sovereignty, US/EU (own): rejects, red line, Salience ";
    let cell = harness.get_by_label_contains(label);
    assert_eq!(cell.accesskit_node().role(), Role::Cell);
    let name = cell.accesskit_node().label().unwrap_or_default();
    assert!(
        name.ends_with(", source document") || name.ends_with("read"),
        "{name}"
    );
    cell.click();
    harness.run();
    let sovereignty = issue("cyber-sovereignty");
    let wish = Wish::ShowPosition(bloc("us-eu"), sovereignty.clone());
    assert_eq!(harness.state().wishes, [wish]);

    // The keyboard goes on from there, and Enter means what a click means.
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(
        harness.state().wishes.len(),
        1,
        "going to a cell opens nothing"
    );
    harness.key_press(Key::Enter);
    harness.run();
    let wish = Wish::ShowPosition(bloc("cn-ru-br"), sovereignty);
    assert_eq!(harness.state().wishes.last(), Some(&wish));
}

#[test]
fn names_of_rows_and_columns_lead_to_the_briefs() {
    let (mut harness, _) = Set::of(Pane::Positions).build(&[]);
    let name = "Sovereignty and cyber-sovereignty";
    harness.get_by_role_and_label(Role::RowHeader, name).click();
    harness.run();
    harness
        .get_by_role_and_label(Role::ColumnHeader, "African Union")
        .click_accesskit();
    harness.run();
    let looks = [
        Command::Look(LookCommand::Issue(issue("cyber-sovereignty"))),
        Command::Look(LookCommand::Bloc(bloc("au"))),
    ];
    assert_eq!(harness.state().commands, looks);
    assert_eq!(
        harness.state().wishes,
        [Wish::Show(Pane::Issue), Wish::Show(Pane::Bloc)]
    );
}

#[test]
fn the_position_matrix_is_filtered_ordered_and_grouped() {
    let (mut harness, painter) = Set::of(Pane::Positions).build(&[]);
    let rows = |harness: &egui_kittest::Harness<'_, _>| -> Vec<String> {
        let rows = harness.query_all_by_role(Role::RowHeader);
        rows.map(|row| row.accesskit_node().label().unwrap_or_default())
            .collect()
    };
    let all = rows(&harness);
    assert!(all.len() >= 14, "{all:?}");
    harness.get_by_label("Only red lines").click();
    harness.run();
    assert!(!rows(&harness).contains(&"Keeping pace with technology".to_owned()));
    harness.get_by_label("Only red lines").click();
    harness.get_by_label("Group by family").click();
    harness.run();
    let grouped = rows(&harness);
    assert!(grouped.len() == all.len() && grouped != all, "{grouped:?}");
    picture(&harness, &painter).save("tab-positions-grouped");
    harness.get_by_label("Fold all").click();
    harness.run();
    assert_eq!(rows(&harness).len(), 10, "one row a family");
    harness
        .get_by_role_and_label(Role::RowHeader, &grouped[0])
        .click();
    harness.run();
    assert!(rows(&harness).len() > 10, "a press unfolds a family");
    harness.get_by_label("Group by family").click();
    harness
        .get_by_role_and_label(Role::SearchInput, "Search issues")
        .focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::SearchInput, "Search issues")
        .type_text("sovereignty");
    harness.run();
    assert_eq!(rows(&harness), ["Sovereignty and cyber-sovereignty"]);
}

#[test]
fn every_matrix_goes_to_a_spreadsheet_and_to_scripts() {
    for (pane, kinds) in [
        (
            Pane::Positions,
            [ExportKind::PositionsCsv, ExportKind::PositionsJson],
        ),
        (
            Pane::Verdicts,
            [ExportKind::VerdictsCsv, ExportKind::VerdictsJson],
        ),
    ] {
        let (mut harness, _) = Set::of(pane).build(&[]);
        harness.get_by_label("Export CSV…").click();
        harness.get_by_label("Export JSON…").click();
        harness.run();
        let asked = kinds.map(|kind| Wish::Act(Action::Export(kind)));
        assert_eq!(harness.state().wishes, asked);
    }
}

#[test]
fn every_state_has_a_column_by_whoever_speaks_for_it() {
    let (mut harness, painter) = Set::of(Pane::Positions).build(&[]);
    harness
        .get_by_role_and_label(Role::RadioButton, "States")
        .click();
    harness.run();
    picture(&harness, &painter).save("tab-states-wide");
    assert_eq!(unnamed(&harness), Vec::<String>::new());
    let grid = harness.get_by_role_and_label(Role::Grid, "Position matrix");
    assert_eq!(grid.accesskit_node().data().column_count(), Some(194));
    let name = "Sovereignty and cyber-sovereignty, France: rejects, red line";
    let cell = harness.get_by_label_contains(name);
    let said = cell.accesskit_node().label().unwrap_or_default();
    assert!(said.ends_with(", spoken for by US/EU"), "{said}");
    cell.click();
    harness.run();
    let wish = Wish::ShowPosition(bloc("us-eu"), issue("cyber-sovereignty"));
    assert_eq!(harness.state().wishes, [wish]);
}

#[test]
fn the_draft_matrix_leads_to_the_article_and_ends_with_the_whole_draft() {
    let (mut harness, _) = Set::of(Pane::Verdicts).build(&[]);
    let articles = harness.state().session.workspace().draft.articles.clone();
    assert!(!articles.is_empty());
    let rows: Vec<_> = harness.query_all_by_role(Role::RowHeader).collect();
    assert_eq!(rows.len(), articles.len() + 1);
    let last = rows.last().unwrap().accesskit_node().label();
    assert_eq!(last.as_deref(), Some("The whole draft"));
    drop(rows);
    let third = articles.last().unwrap();
    let cell = format!("{}, SCO: ", third.heading);
    harness.get_by_label_contains(&cell).click();
    harness.run();
    let look = Command::Look(LookCommand::Article(third.id));
    assert_eq!(harness.state().commands.first(), Some(&look));
    assert_eq!(harness.state().wishes, [Wish::Show(Pane::Article)]);
    let coverage = harness.get_by_label_contains("The whole draft, Not coded: ");
    let said = coverage.accesskit_node().label().unwrap_or_default();
    assert!(said.ends_with("clauses not coded"), "{said}");
}
