//! The ledger in the real window: counted, filtered, sorted, walked with the keys, pictured.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::gui::panes::Pane;
use travaux::model::party::PartyRef;
use travaux::model::text::Lang;
use travaux::session::command::{Command, DraftCommand, RollingCommand};
use travaux::session::versions::VersionCommand;
use travaux::session::view::ledger::Standing;
use travaux::words::UiLang;

use crate::window_kit::Window;
use crate::window_page::{PAGE, paragraph, paste, select, window};

fn name(window: &mut Window, name: &str, issued: bool) {
    let command = VersionCommand::Name {
        name: name.to_owned(),
        symbol: String::new(),
        note: String::new(),
        issued,
    };
    window.command(Command::Draft(DraftCommand::Version(command)));
}

fn search(window: &mut Window, words: &str) {
    let field = (Role::SearchInput, "Search the ledger");
    window
        .harness
        .get_by_role_and_label(field.0, field.1)
        .focus();
    window.settle();
    let found = window.harness.get_by_role_and_label(field.0, field.1);
    found.type_text(words);
    window.settle();
}

fn show(window: &mut Window, pane: Pane) {
    window.harness.state_mut().show(pane);
    window.settle();
}

#[test]
fn window_ledger_counts_filters_and_leads_to_the_words() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1500.0, 1000.0));
    let before = window.harness.state().session().ledger(Lang::En);
    name(&mut window, "Chair's text", true);
    name(&mut window, "a working copy", false);
    paste(&mut window, PAGE);
    let reserved = paragraph(&window, 6);
    let delegations = vec![
        PartyRef::new("sco").unwrap(),
        PartyRef::new("Chair").unwrap(),
    ];
    window.command(Command::Rolling(RollingCommand::Reserve(
        reserved.id,
        delegations,
    )));
    show(&mut window, Pane::Ledger);

    let ledger = window.harness.state().session().ledger(Lang::En);
    let n = |standing: Standing| {
        let of = ledger.rows.iter().filter(|row| row.standing == standing);
        of.count()
    };
    assert_eq!(ledger.counts.to_vec(), Standing::ALL.map(n).to_vec());
    let [.., agreed, _] = before.counts;
    assert_eq!(n(Standing::Agreed), agreed + 1);
    let agreed = format!("Agreed {}", agreed + 1);
    // Three options, the paragraph with brackets and the item with brackets, beside the sample's.
    let of_page = ledger.rows.iter().rev().take(8);
    let bracketed = of_page.filter(|row| row.standing == Standing::Bracketed);
    assert_eq!(bracketed.count(), 5);
    let issued: Vec<&str> = ledger
        .progress
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(
        issued,
        ["Chair's text", ""],
        "a copy that was not issued is left aside"
    );

    let all = format!("All {}", ledger.rows.len());
    assert!(window.has(&all) && window.has(&agreed));
    // A long list shows the rows in sight: the search brings the others there.
    search(&mut window, "records");
    assert!(window.has("9, 2 bis: open · reserved by SCO, Chair"));
    window.click(&agreed);
    assert!(window.has("9, 3: agreed ad referendum"));
    assert!(!window.mentions("9, 2 bis: open"));
    window.click("9, 3: agreed ad referendum");
    let look = window.harness.state().session().look().clone();
    assert_eq!(look.caret.unwrap().0, paragraph(&window, 7).id);

    // Back in the list: down and Enter leads to the next one.
    show(&mut window, Pane::Ledger);
    let bracketed = format!("Bracketed {}", n(Standing::Bracketed));
    window.click(&bracketed);
    assert!(window.mentions("9, 1: bracketed"));
    assert!(!window.has("9, 3: agreed ad referendum"));
}

#[test]
fn window_ledger_is_sorted_and_walked_with_the_keys() {
    let (mut window, _home) = window(egui::Theme::Light, UiLang::En, (1500.0, 1000.0));
    paste(&mut window, PAGE);
    show(&mut window, Pane::Ledger);
    window.click("Brackets");
    // The paragraph with the most brackets stands first; a press goes there.
    window.click("9, 1: bracketed · brackets 4");
    let caret = |window: &Window| window.harness.state().session().look().caret.unwrap().0;
    assert_eq!(caret(&window), paragraph(&window, 0).id);
    let second = window.harness.state().session().ledger(Lang::En);
    let second = second.rows.iter().find(|row| row.brackets == 1).unwrap();
    // The press put the keyboard on the words; the row keeps its place for the next walk.
    window.click("Brackets ▴");
    window.click("Brackets ▾");
    assert!(window.has("Brackets ▴"));
    assert_ne!(second.id, caret(&window));
}

#[test]
fn window_ledger_shows_reopened_words_and_progress_and_is_pictured() {
    for (theme, lang, size, shot) in [
        (
            egui::Theme::Light,
            UiLang::En,
            (1280.0, 720.0),
            "ledger-light",
        ),
        (
            egui::Theme::Dark,
            UiLang::En,
            (1920.0, 1080.0),
            "ledger-dark",
        ),
        (egui::Theme::Dark, UiLang::Zh, (1280.0, 720.0), "ledger-zh"),
    ] {
        let (mut window, _home) = window(theme, lang, size);
        name(&mut window, "Zero draft", true);
        window.show_article(1);
        select(&mut window, 2, "shall");
        window.press(Modifiers::ALT, Key::Num6);
        name(&mut window, "Chair's text rev.1", true);
        let text = window.words().join("\n").replacen("shall", "may", 1);
        let article = window.harness.state().session().look().article.unwrap();
        window.command(Command::Draft(DraftCommand::EditText { article, text }));
        show(&mut window, Pane::Ledger);
        let (reopened, progress) = match lang {
            UiLang::En => ("1, 3: open, reopened", "Progress over versions"),
            UiLang::Zh => ("1, 3: 未定，已重开", "各版本进展"),
        };
        let row = window.harness.state().session().ledger(Lang::En).rows[4].clone();
        assert!(row.reopened && row.standing == Standing::Open);
        if size.1 > 800.0 {
            assert!(window.mentions(reopened));
        }
        window.click(progress);
        // The chart leaves room for rows: where there is too little for both, it folds to a line.
        let folded = match lang {
            UiLang::En => "The chart needs more room",
            UiLang::Zh => "余地不足",
        };
        assert_eq!(window.mentions(folded), size.1 < 800.0, "{shot}");
        let status_bar = size.1 - 36.0;
        let row = |name: &str| {
            let mut found = window.harness.query_all_by_label_contains(name);
            found
                .next()
                .is_some_and(|row| row.rect().bottom() <= status_bar)
        };
        assert!(
            lang == UiLang::Zh || row("Recital 1: "),
            "{shot}: no row is left"
        );
        if lang == UiLang::En && size.1 > 800.0 {
            let ledger = window.harness.state().session().ledger(Lang::En);
            let [open, bracketed, agreed, _] = ledger.progress[1].counts;
            assert_eq!(agreed, ledger.progress[0].counts[2] + 1);
            let said =
                format!("Chair's text rev.1: open {open}, bracketed {bracketed}, agreed {agreed}");
            assert!(window.has(&said), "{said}");
        }
        window.shoot(shot);
        assert_eq!(window.unnamed(), Vec::<String>::new());
    }
}
