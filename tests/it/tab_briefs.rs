//! The briefs of blocs, issues and instruments on the real dossier, driven by their labels and
//! pictured.

use egui::{Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::gui::cx::Wish;
use travaux::gui::panes::Pane;
use travaux::model::ids::{BlocId, ElementId, IssueId};
use travaux::model::text::Lang;
use travaux::session::command::{Command, DraftCommand, LookCommand};
use travaux::words::UiLang;

use crate::pane_kit::{Set, Shown, unnamed};
use crate::stage::picture;

fn issue(id: &str) -> IssueId {
    IssueId::new(id).unwrap()
}

fn bloc(id: &str) -> BlocId {
    BlocId::new(id).unwrap()
}

fn tall(pane: Pane, width: f32, height: f32) -> Set {
    Set {
        size: (width, height),
        ..Set::of(pane)
    }
}

fn has(harness: &Harness<'_, Shown>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn a_position_unfolds_with_its_demands_sources_and_dates() {
    for (lang, theme, width, name) in [
        (UiLang::En, egui::Theme::Light, 1100.0, "wide"),
        (UiLang::En, egui::Theme::Light, 600.0, "narrow"),
        (UiLang::Zh, egui::Theme::Dark, 1100.0, "zh"),
    ] {
        let set = Set {
            theme,
            lang,
            ..tall(Pane::Bloc, width, 1500.0)
        };
        let (mut harness, painter) = set.build(&[LookCommand::Bloc(bloc("cn-ru-br"))]);
        let number = harness
            .query_all_by_role(Role::DisclosureTriangle)
            .filter(|node| {
                let name = node.accesskit_node().label().unwrap_or_default();
                name.starts_with("1 ") || name.starts_with("2 ")
            })
            .map(|node| node.accesskit_node().label().unwrap_or_default())
            .collect::<Vec<_>>();
        assert_eq!(number.len(), 2);
        for name in &number {
            harness
                .get_by_role_and_label(Role::DisclosureTriangle, name)
                .click();
            harness.run();
        }
        for name in [
            "At other dates",
            "Members",
            "Dissent on record",
            "Cautions about the evidence",
        ] {
            if let Some(node) = harness.query_by_role_and_label(Role::DisclosureTriangle, name) {
                node.click();
                harness.run();
            }
        }
        picture(&harness, &painter).save(&format!("tab-bloc-open-{name}"));
        assert_eq!(unnamed(&harness), Vec::<String>::new());
        if lang == UiLang::En {
            assert!(
                has(&harness, "Universal United Nations treaty"),
                "no demand"
            );
            assert!(has(&harness, "S1 §III.1"), "no source");
            assert!(
                has(&harness, "Brazil asks to join Budapest"),
                "no dated note"
            );
        }
    }
}

#[test]
fn the_own_delegation_is_chosen_once_and_given_up() {
    let (mut harness, _) = Set::of(Pane::Bloc).build(&[LookCommand::Bloc(bloc("au"))]);
    harness.get_by_label("This is my delegation").click();
    harness.run();
    assert_eq!(harness.state().wishes, [Wish::SetOwn(Some(bloc("au")))]);
    let (mut harness, _) = Set::of(Pane::Bloc).build(&[LookCommand::Bloc(bloc("us-eu"))]);
    assert!(harness.query_by_label("This is my delegation").is_none());
    harness.get_by_label("No longer mine").click();
    harness.run();
    assert_eq!(harness.state().wishes, [Wish::SetOwn(None)]);
}

#[test]
fn positions_of_a_bloc_are_searched_and_edited() {
    let set = tall(Pane::Bloc, 1100.0, 1500.0);
    let (mut harness, _) = set.build(&[LookCommand::Bloc(bloc("us-eu"))]);
    harness
        .get_by_role_and_label(Role::SearchInput, "Search positions")
        .focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::SearchInput, "Search positions")
        .type_text("cyber-sovereignty");
    harness.run();
    let rows: Vec<_> = harness
        .query_all_by_role(Role::DisclosureTriangle)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| name.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert!(
        rows.contains(
            &"6 Sovereignty and cyber-sovereignty: rejects, red line, Salience 75 of 100"
                .to_owned()
        ),
        "{rows:?}"
    );
    assert!(rows.len() < 6, "{rows:?}");
    harness
        .get_by_role_and_label(
            Role::DisclosureTriangle,
            "6 Sovereignty and cyber-sovereignty: rejects, red line, Salience 75 of 100",
        )
        .click();
    harness.run();
    harness.get_by_label("Edit this position…").click();
    harness.run();
    let wish = Wish::EditPosition(bloc("us-eu"), issue("cyber-sovereignty"));
    assert_eq!(harness.state().wishes, [wish]);
}

#[test]
fn members_and_their_dissent_follow_the_date() {
    let looks = |year| [LookCommand::Bloc(bloc("cn-ru-br")), LookCommand::AsOf(year)];
    let set = tall(Pane::Bloc, 1100.0, 2400.0);
    let later = |year: u16| {
        let (harness, _) = set.build(&looks(year));
        let name = "Dissent on record";
        let mut harness = harness;
        let head = harness.get_by_role_and_label(Role::DisclosureTriangle, name);
        if head.accesskit_node().data().is_expanded() != Some(true) {
            head.click();
            harness.run();
        }
        assert!(has(&harness, "Brazil"), "{year}");
        harness
            .query_all_by_label("later than the as-of date")
            .count()
    };
    let (early, late) = (later(2016), later(2024));
    assert!(early > late, "{early} {late}");
}

#[test]
fn recorded_views_carry_no_vote_and_are_no_bloc() {
    let set = tall(Pane::Bloc, 1100.0, 900.0);
    let (harness, painter) = set.build(&[LookCommand::Bloc(bloc("ieg-2019"))]);
    picture(&harness, &painter).save("tab-bloc-views");
    assert!(has(&harness, "no vote weight"));
    assert!(has(&harness, "said by some"));
    assert!(harness.query_by_label("This is my delegation").is_none());
    let (harness, painter) = set.build(&[LookCommand::Bloc(bloc("brics"))]);
    picture(&harness, &painter).save("tab-bloc-group");
    assert!(has(&harness, "no positions and no verdict"));
}

#[test]
fn the_issue_brief_offers_wordings_to_insert_and_to_copy() {
    for (lang, theme, width, name) in [
        (UiLang::En, egui::Theme::Light, 1100.0, "wide"),
        (UiLang::En, egui::Theme::Light, 600.0, "narrow"),
        (UiLang::Zh, egui::Theme::Dark, 1100.0, "zh"),
    ] {
        let set = Set {
            theme,
            lang,
            ..tall(Pane::Issue, width, 2200.0)
        };
        let look = LookCommand::Issue(issue("transborder-access"));
        let (harness, painter) = set.build(&[look]);
        picture(&harness, &painter).save(&format!("tab-issue-open-{name}"));
        assert_eq!(unnamed(&harness), Vec::<String>::new());
    }
    let set = tall(Pane::Issue, 1100.0, 4000.0);
    let (mut harness, _) = set.build(&[LookCommand::Issue(issue("transborder-access"))]);
    let elements = harness.state().session.workspace().dossier.clone();
    let element = &elements
        .issue(&issue("transborder-access"))
        .unwrap()
        .elements[0];
    let label = element.label.get(Lang::En);
    harness
        .get_by_label(&format!("Insert the wording of “{label}”"))
        .click();
    harness.run();
    harness
        .get_by_label(&format!("Copy the wording of “{label}”"))
        .focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let insert = DraftCommand::InsertModel(ElementId::new(element.id.as_str()).unwrap(), Lang::En);
    let copy = LookCommand::Copy(element.model.get(Lang::En).to_owned());
    assert_eq!(
        harness.state().commands,
        [Command::Draft(insert), Command::Look(copy)]
    );
    assert_eq!(harness.state().wishes, [Wish::Show(Pane::Article)]);
    harness.get_by_label("Position of SCO").click();
    harness.run();
    let wish = Wish::ShowPosition(bloc("sco"), issue("transborder-access"));
    assert_eq!(harness.state().wishes.last(), Some(&wish));
}

#[test]
fn an_inserted_wording_is_marked_as_standing_in_the_draft() {
    let set = tall(Pane::Issue, 1100.0, 4000.0);
    let look = LookCommand::Issue(issue("transborder-access"));
    let (mut harness, _) = set.build(&[look]);
    let before = harness.query_all_by_label("in the draft").count();
    let shown = harness.state_mut();
    let dossier = shown.session.workspace().dossier.clone();
    let elements = &dossier
        .issue(&issue("transborder-access"))
        .unwrap()
        .elements;
    for element in elements.iter().filter(|e| !e.scope.is_silence()) {
        let insert = DraftCommand::InsertModel(element.id.clone(), Lang::En);
        shown.session.handle(Command::Draft(insert), 2);
    }
    harness.run();
    let after = harness.query_all_by_label("in the draft").count();
    assert!(after > before, "{before} {after}");
}

#[test]
fn instruments_are_filtered_sorted_and_told_in_full() {
    let (mut harness, painter) = Set::of(Pane::Instruments).build(&[]);
    let rows = |harness: &Harness<'_, Shown>| -> Vec<String> {
        let rows = harness.query_all_by_role(Role::RowHeader);
        rows.filter_map(|row| row.accesskit_node().label())
            .collect()
    };
    let all = rows(&harness);
    assert!(all.len() > 15, "{all:?}");
    harness
        .get_by_role_and_label(Role::RadioButton, "Treaties")
        .click();
    harness.run();
    harness
        .get_by_role_and_label(Role::ColumnHeader, "Parties")
        .click();
    harness.run();
    let treaties = rows(&harness);
    assert!(treaties.len() < all.len() + 1 && treaties != all);
    let second = treaties[1].clone();
    harness
        .get_by_role_and_label(Role::RowHeader, &second)
        .click();
    harness.run();
    assert!(
        harness
            .query_by_role_and_label(Role::Label, &second)
            .is_some(),
        "{second} is not told"
    );
    picture(&harness, &painter).save("tab-instruments-chosen");
    harness
        .get_by_role_and_label(Role::SearchInput, "Search instruments")
        .focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::SearchInput, "Search instruments")
        .type_text("budapest convention");
    harness.run();
    assert!(rows(&harness).len() < treaties.len());
    assert!(has(&harness, "63 parties"), "no figure with its date");
}

#[test]
fn every_part_of_the_instruments_is_pictured() {
    for (lang, theme, width, suffix) in [
        (UiLang::En, egui::Theme::Light, 1100.0, "wide"),
        (UiLang::Zh, egui::Theme::Dark, 600.0, "zh-narrow"),
    ] {
        let parts = match lang {
            UiLang::En => ["Accessions", "Chapters", "Contradictions", "Votes"],
            UiLang::Zh => ["加入情况", "章节", "相互矛盾之处", "表决"],
        };
        for (n, part) in parts.into_iter().enumerate() {
            let set = Set {
                theme,
                lang,
                ..tall(Pane::Instruments, width, 900.0)
            };
            let (mut harness, painter) = set.build(&[]);
            harness
                .get_by_role_and_label(Role::RadioButton, part)
                .click();
            harness.run();
            picture(&harness, &painter).save(&format!("tab-instruments-{n}-{suffix}"));
            assert_eq!(unnamed(&harness), Vec::<String>::new());
            let said = match (lang, n) {
                (UiLang::En, 0) => {
                    "2006: Council of Europe 6, Others 1, In the year 7, Parties in all 18"
                }
                (UiLang::En, 1) => "Conditions and safeguards",
                (UiLang::En, 2) => "A5-1",
                (UiLang::En, _) => "yes 94",
                (UiLang::Zh, _) => continue,
            };
            assert!(has(&harness, said), "{part}: {said}");
        }
    }
}
