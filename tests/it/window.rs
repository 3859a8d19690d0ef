//! Journeys of a legal adviser through the real window, driven by its labels.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::gui::actions::Action;
use travaux::gui::desktop::Picked;
use travaux::gui::panes::Pane;
use travaux::model::decision::Ruling;
use travaux::model::ids::ElementId;
use travaux::model::text::Lang;
use travaux::session::command::{Command, DossierCommand, LookCommand};
use travaux::storage::recent::Home;
use travaux::storage::save::write_atomic;
use travaux::storage::workspace_save::{Origin, create_workspace};
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

/// Lets a Party reach data abroad with the user's consent. Written for this test.
const USER_CONSENT: &str = "A Party may, without the authorization of another Party, access stored computer data located in the territory of that other Party if it obtains the lawful and voluntary consent of the person who has the lawful authority to disclose the data.";

/// Lets a Party reach data abroad only with the consent of the State. Written for this test.
const STATE_CONSENT: &str = "No State Party shall access stored data located in the territory of another State Party without the prior consent of the competent authorities of that State.";

#[test]
fn the_first_screen_shows_verdicts_with_their_reasons() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::plain(home.path(), Vec::new());
    for bloc in ["US/EU", "China/Russia/Brazil", "African Union", "SCO"] {
        assert!(
            window.mentions(&format!("{bloc}: ")),
            "no verdict of {bloc}"
        );
    }
    assert_eq!(
        window
            .harness
            .state()
            .session()
            .workspace()
            .draft
            .articles
            .len(),
        8
    );
    assert_eq!(window.unnamed(), Vec::<String>::new());
}

#[test]
fn consent_of_the_user_and_of_the_state_divide_the_blocs() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.show_article(3);
    window.retype(USER_CONSENT);
    assert_eq!(window.words(), [USER_CONSENT]);
    assert!(window.has("China/Russia/Brazil: crosses red line"));
    assert!(window.has("SCO: crosses red line"));
    assert!(window.has("US/EU: satisfies"));
    // The very words, and the source.
    assert!(
        window.mentions("consent of the person"),
        "the card does not quote the words"
    );

    window.retype(STATE_CONSENT);
    assert!(window.has("China/Russia/Brazil: satisfies"));
    assert!(window.has("SCO: satisfies"));
    assert!(window.has("US/EU: conflict"));

    // One year earlier the objection of China, Russia and Brazil was no red line yet.
    window.retype(USER_CONSENT);
    window.command(Command::Look(LookCommand::AsOf(2016)));
    assert!(window.has("China/Russia/Brazil: conflict"));
    window.click("2024");
    assert!(window.has("China/Russia/Brazil: crosses red line"));
}

#[test]
fn undo_is_project_wide_and_takes_every_step_back() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.show_article(2);
    let before = window.harness.state().session().workspace().clone();
    window.retype("Nothing is agreed.");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.show_article(4);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert_eq!(
        window
            .harness
            .state()
            .session()
            .workspace()
            .draft
            .articles
            .len(),
        9
    );
    for _ in 0..12 {
        window.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(*window.harness.state().session().workspace(), before);
    assert!(!window.harness.state().session().is_dirty());
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(window.harness.state().session().is_dirty());
}

#[test]
fn what_was_saved_is_found_again() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("Vienna session");
    let mut window = Window::plain(home.path(), vec![Picked::Path(folder.clone())]);
    window.show_article(3);
    window.retype(USER_CONSENT);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    let saved = window.harness.state().session().workspace().clone();
    assert!(
        !window.harness.state().session().is_dirty(),
        "the save did not end"
    );
    assert!(folder.join("workspace.ron").is_file());
    drop(window);

    let mut again = Window::plain(home.path(), Vec::new());
    again.open_folder(&folder);
    assert_eq!(
        again.harness.state().session().workspace().draft,
        saved.draft
    );
    assert_eq!(
        again.harness.state().session().workspace().dossier,
        saved.dossier
    );
    again.show_article(3);
    assert!(again.has("China/Russia/Brazil: crosses red line"));
    assert!(again.harness.state().session().problems().is_empty());
}

#[test]
fn a_broken_file_is_named_and_the_rest_opens() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let mut window = Window::plain(home.path(), vec![Picked::Path(folder.clone())]);
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    let broken = folder.join("positions/cybercrime/blocs/sco.ron");
    let text = std::fs::read_to_string(&broken).unwrap();
    write_atomic(
        &broken,
        text.replacen("stance: (", "stanse: (", 1).as_bytes(),
    )
    .unwrap();

    let mut again = Window::plain(home.path(), Vec::new());
    again.open_folder(&folder);
    let problems = again.harness.state().session().problems().to_vec();
    let named = problems
        .iter()
        .find(|p| p.file.ends_with("blocs/sco.ron"))
        .expect("the file is not named");
    assert!(named.at.is_some_and(|(line, _)| line > 1), "{named}");
    assert!(!named.remedy.is_empty(), "{named}");
    assert!(again.mentions("US/EU: "), "the other blocs are gone");
    assert_eq!(
        again
            .harness
            .state()
            .session()
            .workspace()
            .draft
            .articles
            .len(),
        8
    );
}

#[test]
fn the_window_speaks_chinese_without_missing_signs() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.show_article(3);
    window.click("中文");
    assert!(window.mentions("触碰红线") || window.mentions("冲突"));
    window.retype("任何缔约国未经另一缔约国事先同意，不得获取存储于该国境内的数据。");
    assert!(window.has("中俄巴：满足") || window.mentions("满足"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
}

#[test]
fn closing_with_changes_asks_first() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.show_article(1);
    window.retype("Changed.");
    window.press(Modifiers::COMMAND, Key::Q);
    assert!(window.has("Save your changes?"));
    window.click("Cancel");
    assert!(!window.has("Save your changes?"));
    assert_eq!(window.words(), ["Changed."]);
}

#[test]
fn every_verdict_is_seen_at_a_glance_and_leads_to_its_card() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.show_article(3);
    let top = |window: &Window| {
        let cards = window.harness.query_all_by_label("SCO: crosses red line");
        cards.map(|card| card.rect().top()).fold(0.0, f32::max)
    };
    let before = top(&window);
    assert!(before > 720.0, "the last card is out of sight: {before}");
    window.click("SCO crosses red line; show its card");
    window.harness.run_steps(40);
    let after = top(&window);
    assert!(after < 720.0, "the card is in sight: {after}");
    window.shoot("tally");
}

#[test]
fn what_is_only_likely_is_marked_and_can_be_left_out() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    let strict = |window: &Window| window.harness.state().session().derived().strict;
    assert!(!strict(&window));
    window.click("Only what is certain");
    assert!(strict(&window));
    window.harness.state_mut().wish(Action::ToggleStrict);
    window.settle();
    assert!(!strict(&window));
}

#[test]
fn a_changed_bank_of_wordings_is_learnt_when_a_folder_opens() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let workspace = travaux::gui::start::sample_session(7).workspace().clone();
    create_workspace(&folder, &workspace, &Origin::BuiltIn).unwrap();
    // Only the smallest bank is left, so that learning takes no time.
    let banks = folder.join("positions/cybercrime/wordings");
    for file in std::fs::read_dir(&banks).unwrap().flatten() {
        if file.file_name() != "technical-assistance.ron" {
            std::fs::remove_file(file.path()).unwrap();
        }
    }
    let mut window = Window::plain(home.path(), Vec::new());
    let model = |window: &Window| {
        let session = window.harness.state().session();
        session.derived().wording.as_ref().unwrap().trained_on()
    };
    let shipped = model(&window);
    window.open_folder(&folder);
    window.harness.run_steps(3);
    assert_ne!(model(&window), shipped, "what is there is learnt from");
}

/// Carries nothing that any dossier could contest. Written for this test.
const NOTHING: &str = "The flag of the Organization shall be flown on ceremonial days.";

#[test]
fn what_could_not_be_coded_is_walked_through_and_decided() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.show_article(1);
    window.retype(NOTHING);
    window.harness.state_mut().show(Pane::Coding);
    window.settle();
    let go_to = format!("Go to the words {NOTHING}");
    assert!(window.has(&go_to), "the sentence waits");
    // Four times the longest word under the page, and it stays within the page.
    let under = window.harness.query_all_by_label("not coded");
    let right = under
        .map(|badge| badge.rect().right())
        .filter(|x| *x < 1000.0);
    assert!(
        right.fold(0.0, f32::max) < 910.0,
        "a badge runs out of the page"
    );
    window.click(&go_to);
    window.shoot("coding");
    let session = window.harness.state().session();
    let before = session.coding_view(Lang::En);
    let row = before.rows.iter().find(|row| row.text == NOTHING).unwrap();
    let (paragraph, span) = (row.paragraph, row.span);
    window.command(Command::Dossier(DossierCommand::Decide {
        paragraph,
        span,
        ruling: Ruling::Add(ElementId::new("state-consent-required").unwrap()),
        reason: String::new(),
    }));
    let after = window.harness.state().session().coding_view(Lang::En);
    assert!(!window.has(&go_to), "and waits no longer");
    assert_eq!(after.n_uncoded, before.n_uncoded - 1);
    assert_eq!(after.n_decided, before.n_decided + 1);
    assert_eq!(window.unnamed(), Vec::<String>::new());
}

#[test]
fn settings_show_at_once_and_are_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::plain(home.path(), Vec::new());
    window.harness.state_mut().wish(Action::Settings);
    window.settle();
    for choice in ["Dark", "Compact", "120 %", "Reduce motion", "中文"] {
        window
            .harness
            .query_all_by_label(choice)
            .last()
            .unwrap()
            .click();
        window.settle();
    }
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    assert!(window.has("设置"), "the dialog is in Chinese at once");
    window.shoot("settings-dark-zh");
    assert_eq!(window.unnamed(), Vec::<String>::new());
    let (kept, problems) = Home::at(home.path()).preferences();
    assert_eq!(problems, Vec::new());
    assert_eq!(
        (kept.theme.as_str(), kept.language.as_str(), kept.zoom),
        ("dark", "zh", 1.2)
    );
    assert!(kept.compact && kept.reduced_motion);
}

#[test]
fn pictures_of_the_window_for_a_look() {
    let home = tempfile::tempdir().unwrap();
    for (theme, name) in [(egui::Theme::Light, "light"), (egui::Theme::Dark, "dark")] {
        for (lang, code) in [(UiLang::En, "en"), (UiLang::Zh, "zh")] {
            let stage = Stage {
                theme,
                ..Stage::default()
            };
            let mut window = Window::open(stage, home.path(), Vec::new(), lang);
            window.show_article(3);
            let picture = window.picture();
            assert!(picture.n_colors() > 20, "the window is blank");
            window.shoot(&format!("window-{name}-{code}"));
        }
    }
}

/// Every tab in the whole window, at both sizes, in both themes and languages. Pictures of them all,
/// for a designer's eye, take a minute and a half: `TRAVAUX_PICTURES=1 cargo test every_tab`.
#[test]
fn every_tab_stands_in_the_window_and_everything_in_it_has_a_name() {
    let home = tempfile::tempdir().unwrap();
    let pictures = std::env::var_os("TRAVAUX_PICTURES").is_some();
    for (theme, lang, size, suffix) in [
        (
            egui::Theme::Light,
            UiLang::En,
            (1280.0, 720.0),
            "light-en-720",
        ),
        (
            egui::Theme::Dark,
            UiLang::Zh,
            (1280.0, 720.0),
            "dark-zh-720",
        ),
        (
            egui::Theme::Dark,
            UiLang::En,
            (1920.0, 1080.0),
            "dark-en-1080",
        ),
        (
            egui::Theme::Light,
            UiLang::Zh,
            (1920.0, 1080.0),
            "light-zh-1080",
        ),
    ] {
        let stage = Stage {
            size,
            theme,
            ..Stage::default()
        };
        let mut window = Window::open(stage, home.path(), Vec::new(), lang);
        for pane in Pane::ALL {
            window.harness.state_mut().show(pane);
            window.settle();
            let unnamed = window.unnamed();
            assert_eq!(unnamed, Vec::<String>::new(), "{pane:?} {suffix}");
            if pictures {
                window.shoot(&format!("whole-{}-{suffix}", pane.key()));
            }
        }
    }
}
