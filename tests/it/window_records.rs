//! Proposals, readings, votes and notes in the real window, driven by labels and keys, and pictured.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use travaux::gui::panes::Pane;
use travaux::model::ids::{BlocId, ParagraphId, ProposalId};
use travaux::model::party::PartyRef;
use travaux::model::proposal::{Proposal, ProposalKind, ProposalStatus, Target};
use travaux::model::text::Span;
use travaux::model::workspace::Workspace;
use travaux::session::command::{
    Command, DossierCommand, DraftCommand, LookCommand, RollingCommand,
};
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

/// An authority reaches data abroad on a private person's consent: red lines on either side.
const LINES: [&str; 3] = [
    "The competent authorities of a Party may access data stored in the territory of another \
     Party if the user of the data freely consents.",
    "Each Party [shall][may] keep records [of such access].",
    "No authority shall access a computer system in the territory of another Party without the \
     prior consent of that State.",
];

fn window(home: &std::path::Path, size: (f32, f32), theme: egui::Theme, lang: UiLang) -> Window {
    let stage = Stage {
        size,
        theme,
        ..Stage::default()
    };
    let mut window = Window::open(stage, home, Vec::new(), lang);
    let draft = workspace(&window).draft.clone();
    window.command(Command::Draft(DraftCommand::EditText {
        article: draft.articles[0].id,
        text: LINES.join("\n"),
    }));
    let own = BlocId::new("us-eu").unwrap();
    window.command(Command::Dossier(DossierCommand::SetOwn(Some(own))));
    window
}

fn plain(home: &std::path::Path) -> Window {
    window(home, (1500.0, 1000.0), egui::Theme::Light, UiLang::En)
}

fn workspace(window: &Window) -> &Workspace {
    window.harness.state().session().workspace()
}

fn show(window: &mut Window, pane: Pane) {
    window.harness.state_mut().show(pane);
    window.settle();
    window.settle();
}

fn line(window: &Window, at: usize) -> ParagraphId {
    workspace(window).draft.articles[0].paragraphs[at].id
}

fn text(window: &Window, at: usize) -> String {
    workspace(window).draft.articles[0].paragraphs[at]
        .text
        .clone()
}

/// Puts proposals on the table: one that strikes the first paragraph, two for the same words of the
/// second, one whose target is gone.
fn table(window: &mut Window) {
    let (first, second) = (line(window, 0), line(window, 1));
    let by = |name: &str| vec![PartyRef::new(name).unwrap()];
    let nil = ProposalId(ulid::Ulid::nil());
    let keep = LINES[1].find("keep records").unwrap();
    let quote = travaux::model::decision::Quote::unique(LINES[1], Span::new(keep, keep + 12));
    let gone = ParagraphId(ulid::Ulid(77));
    let all = [
        Proposal {
            by: by("cn-ru-br"),
            rationale: "Consent of a person is none of a State.".to_owned(),
            ..Proposal::new(nil, ProposalKind::Suppress, Target::Paragraph(first))
        },
        Proposal {
            by: by("us-eu"),
            quote: quote.clone(),
            text: "retain records".to_owned(),
            ..Proposal::new(nil, ProposalKind::Modify, Target::Paragraph(second))
        },
        Proposal {
            by: by("au"),
            opposed_by: by("Chair"),
            quote,
            text: "keep a list".to_owned(),
            ..Proposal::new(nil, ProposalKind::Modify, Target::Paragraph(second))
        },
        Proposal::new(nil, ProposalKind::Suppress, Target::Paragraph(gone)),
    ];
    for proposal in all {
        window.command(Command::Rolling(RollingCommand::Propose(Box::new(
            proposal,
        ))));
    }
}

#[test]
fn a_proposal_shows_every_bloc_before_and_after_and_is_accepted_by_keyboard() {
    let home = tempfile::tempdir().unwrap();
    let mut window = plain(home.path());
    show(&mut window, Pane::Proposals);
    assert!(window.has("No proposal is on the table here"));
    table(&mut window);
    show(&mut window, Pane::Proposals);
    assert!(window.mentions("4 on the table in the draft"));
    // The list is walked by F4; the first row is chosen at first.
    assert!(
        window.has("Suppress · Article 1, 1"),
        "the head names what and where"
    );
    assert!(window.mentions("[deleted: The competent authorities"));
    let cards = window.harness.state().session().derived();
    let ix = cards
        .book
        .bloc_ix(&BlocId::new("cn-ru-br").unwrap())
        .unwrap();
    let article = workspace(&window).draft.articles[0].id;
    let before = cards.assessment.article_verdict(article, ix);
    assert!(before.is_objection(), "{before:?}");
    assert!(window.mentions("Red line relieved") || window.mentions("Objection settled"));
    window.shoot("proposals-light");
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.press(CTRL_SHIFT, Key::Y);
    assert_eq!(
        workspace(&window).proposals[0].status,
        ProposalStatus::Accepted
    );
    assert!(workspace(&window).draft.articles[0].paragraphs[0].is_deleted());
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        workspace(&window).proposals[0].status,
        ProposalStatus::Tabled
    );
    assert_eq!(text(&window, 0), LINES[0]);
}

#[test]
fn what_is_at_odds_stands_side_by_side_and_the_rest_is_accepted_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut window = plain(home.path());
    table(&mut window);
    show(&mut window, Pane::Proposals);
    window.press(Modifiers::NONE, Key::F4);
    assert!(window.has("At odds with another proposal"));
    assert!(window.has("Both are about the same words"));
    assert!(window.mentions("[inserted: retain]"), "its own redline");
    assert!(window.has("keep a list"), "the rival's words");
    window.shoot("proposals-clash");
    window.press(Modifiers::NONE, Key::F4);
    window.press(Modifiers::NONE, Key::F4);
    assert!(window.has("What it is about is gone from the text"));
    // Of the four only the first is uncontested: nobody opposes it, it clashes with none.
    window.click("Accept 1 uncontested");
    let states: Vec<_> = workspace(&window)
        .proposals
        .iter()
        .map(|p| p.status)
        .collect();
    use ProposalStatus::{Accepted, Tabled};
    assert_eq!(states, [Accepted, Tabled, Tabled, Tabled]);
    // The own delegation stands by one, then rejects the other by key.
    let own = PartyRef::new("us-eu").unwrap();
    window.press(Modifiers::SHIFT, Key::F4);
    window.click("Support");
    assert!(workspace(&window).proposals[2].supported_by.contains(&own));
    window.click("Oppose");
    assert!(workspace(&window).proposals[2].supported_by.is_empty());
    assert!(workspace(&window).proposals[2].opposed_by.contains(&own));
    window.press(CTRL_SHIFT, Key::J);
    assert_eq!(
        workspace(&window).proposals[2].status,
        ProposalStatus::Rejected
    );
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(workspace(&window).proposals[2].status, Tabled);
}

#[test]
fn a_proposal_is_written_by_keyboard_on_the_words_selected() {
    let home = tempfile::tempdir().unwrap();
    let mut window = plain(home.path());
    let second = line(&window, 1);
    let at = LINES[1].find("records").unwrap();
    window.command(Command::Look(LookCommand::GoTo(
        second,
        Span::new(at, at + 7),
    )));
    window.press(CTRL_SHIFT, Key::A);
    assert!(window.has("Propose"));
    window.shoot("propose-dialog");
    assert_eq!(window.unnamed(), Vec::<String>::new());
    let field = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Words");
    field.focus();
    window.settle();
    window.press(Modifiers::COMMAND, Key::A);
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Words")
        .type_text("logs");
    window.settle();
    window.press(Modifiers::COMMAND, Key::Enter);
    let made = workspace(&window).proposals[0].clone();
    assert_eq!(
        (made.kind, made.text.as_str()),
        (ProposalKind::Modify, "logs")
    );
    assert_eq!(made.quote.words, "records");
    assert_eq!(made.by, [PartyRef::new("us-eu").unwrap()]);
    assert!(window.mentions("[deleted: records]") && window.mentions("[inserted: logs]"));
    // An amendment to it.
    window.click("Propose a change to it…");
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Words")
        .type_text(" and lists");
    window.settle();
    window.click("Put on the table");
    let amendment = workspace(&window).proposals[1].clone();
    assert_eq!(amendment.target, Target::Proposal(made.id));
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(workspace(&window).proposals.is_empty());
}

#[test]
fn the_best_reading_is_taken_up_by_keyboard_and_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let mut window = plain(home.path());
    show(&mut window, Pane::Readings);
    assert!(
        window.mentions("4 readings, all judged"),
        "[shall][may] and [of such access]"
    );
    assert!(window.has("As it stands, brackets included"));
    assert!(window.has("Take up reading 1"));
    assert!(window.has("What each open place brings"));
    window.shoot("readings-light");
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.press(CTRL_SHIFT, Key::R);
    window.settle();
    assert!(!text(&window, 1).contains('['), "{}", text(&window, 1));
    window.settle();
    assert!(window.has("Nothing is open in this article"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&window, 1), LINES[1]);
}

#[test]
fn a_vote_is_counted_state_by_state() {
    let home = tempfile::tempdir().unwrap();
    let mut window = plain(home.path());
    show(&mut window, Pane::Votes);
    let session = window.harness.state().session();
    let counts = session.adoption();
    let votes = counts[1].votes;
    assert!(votes.states() > 150, "{votes:?}");
    let said = format!("Yes {}–{}", votes.yes, votes.yes + votes.unknown);
    assert!(window.mentions(&said), "{said}");
    let states = session.workspace().dossier.reference.states.clone();
    let brazil = states.iter().find(|s| s.code.as_str() == "BR").unwrap();
    assert!(window.mentions(&format!("{}: ", brazil.name.en)));
    window.shoot("votes-light");
    assert_eq!(window.unnamed(), Vec::<String>::new());
    // Only those against.
    let harness = &window.harness;
    harness
        .get_by_role_and_label(Role::RadioButton, "no")
        .click();
    window.settle();
    let session = window.harness.state().session();
    let view = session.votes_view(None, travaux::model::text::Lang::En);
    use travaux::assess::adoption::Vote;
    for state in view.camps.iter().flat_map(|camp| &camp.states) {
        let shown = window.has(&format!("{}: no", state.name));
        let other = window.has(&format!("{}: yes", state.name));
        assert!(
            !other && (!shown || state.vote == Vote::No),
            "{}",
            state.name
        );
    }
}

#[test]
fn a_comment_is_written_answered_settled_and_kept_internal() {
    let home = tempfile::tempdir().unwrap();
    let mut window = plain(home.path());
    let second = line(&window, 1);
    window.command(Command::Look(LookCommand::GoTo(second, Span::new(5, 10))));
    window.press(CTRL_SHIFT, Key::K);
    window.settle();
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Comment")
        .type_text("Ask the capital.");
    window.settle();
    window.press(Modifiers::COMMAND, Key::Enter);
    let note = workspace(&window).notes[0].clone();
    assert_eq!(
        (note.text.as_str(), note.quote.words.as_str()),
        ("Ask the capital.", "Party")
    );
    assert!(!note.is_internal());
    assert!(window.has("Ask the capital.") && window.has("“Party”"));
    assert!(window.has("Comments here: 1"), "the sign at the paragraph");
    window.click("Make internal");
    assert!(workspace(&window).notes[0].is_internal());
    window.click("Reply");
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Your reply")
        .type_text("They agree.");
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(workspace(&window).notes[0].replies[0].text, "They agree.");
    window.shoot("notes-light");
    assert_eq!(window.unnamed(), Vec::<String>::new());
    // Present mode takes an internal note off the screen.
    window.press(Modifiers::NONE, Key::F9);
    show(&mut window, Pane::Notes);
    assert!(!window.mentions("Ask the capital."));
    window.press(Modifiers::NONE, Key::F9);
    show(&mut window, Pane::Notes);
    window.click("Resolve");
    assert!(workspace(&window).notes[0].resolved);
    assert!(
        !window.mentions("Ask the capital."),
        "settled ones are folded away"
    );
    window.click("Also resolved ones");
    assert!(window.mentions("Ask the capital."));
}

#[test]
fn the_tabs_are_pictured_in_both_themes_languages_and_sizes() {
    for (size, theme, lang, name) in [
        (
            (1280.0, 720.0),
            egui::Theme::Dark,
            UiLang::En,
            "dark-en-1280",
        ),
        (
            (1920.0, 1080.0),
            egui::Theme::Light,
            UiLang::Zh,
            "light-zh-1920",
        ),
        (
            (1280.0, 720.0),
            egui::Theme::Dark,
            UiLang::Zh,
            "dark-zh-1280",
        ),
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut window = window(home.path(), size, theme, lang);
        table(&mut window);
        let second = line(&window, 1);
        window.command(Command::Look(LookCommand::GoTo(second, Span::new(5, 10))));
        for (pane, part) in [
            (Pane::Proposals, "proposals"),
            (Pane::Readings, "readings"),
            (Pane::Votes, "votes"),
            (Pane::Notes, "notes"),
        ] {
            show(&mut window, pane);
            assert!(window.picture().n_colors() > 50);
            window.shoot(&format!("{part}-{name}"));
            assert_eq!(window.unnamed(), Vec::<String>::new(), "{part}-{name}");
        }
    }
}
