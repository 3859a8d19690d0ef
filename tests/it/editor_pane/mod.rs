//! The position editor, the decisions and the problems, driven by their labels round a real session.

use egui::accessibility::is_input;
use egui::{Key, Role, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::gui::cx::{Cx, Wish};
use travaux::gui::panels::decisions::decisions_ui;
use travaux::gui::panels::editor::{EditorState, editor_ui};
use travaux::gui::panels::problems::problems_ui;
use travaux::gui::start::sample_session;
use travaux::model::bloc::{Demand, Position};
use travaux::model::decision::Ruling;
use travaux::model::ids::{BlocId, ElementId, IssueId};
use travaux::model::text::{Lang, Span};
use travaux::session::command::{
    Command, DossierCommand, DraftCommand, FileCommand, LookCommand, Read,
};
use travaux::session::state::Session;
use travaux::words::{UiLang, Words};

use crate::painter::Painter;
use crate::stage::Stage;

mod journey;
mod looks;
mod panes;
mod positions;
mod records;
mod saved;

/// Which pane is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Editor,
    Decisions,
    Problems,
}

/// A pane round a session that does what it is told, as the window does.
struct Desk {
    session: Session,
    state: EditorState,
    words: Words,
    lang: Lang,
    shown: Shown,
    now_ms: u64,
    /// Commands on the dossier, as they were sent.
    sent: Vec<DossierCommand>,
    wishes: Vec<Wish>,
    /// What was asked to be looked at or copied.
    looked: Vec<LookCommand>,
}

impl Desk {
    fn new(lang: UiLang, shown: Shown) -> Self {
        Self {
            session: sample_session(7),
            state: EditorState::default(),
            words: Words::new(lang),
            lang: lang.text_lang(),
            shown,
            now_ms: 1_700_000_000_000,
            sent: Vec::new(),
            wishes: Vec::new(),
            looked: Vec::new(),
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let surface = travaux::gui::theme::palette(ui.visuals()).surface;
        ui.painter()
            .rect_filled(ui.max_rect().expand(40.0), 0.0, surface);
        let (mut commands, mut wishes) = (Vec::new(), Vec::new());
        let mut cx = Cx {
            words: &self.words,
            lang: self.lang,
            commands: &mut commands,
            wishes: &mut wishes,
        };
        match self.shown {
            Shown::Editor => editor_ui(ui, &self.session, &mut self.state, &mut cx),
            Shown::Decisions => decisions_ui(ui, &self.session, &mut cx),
            Shown::Problems => problems_ui(ui, &self.session, &mut cx),
        }
        for wish in wishes {
            if let Wish::SetOwn(own) = &wish {
                commands.push(Command::Dossier(DossierCommand::SetOwn(own.clone())));
            }
            self.wishes.push(wish);
        }
        for command in commands {
            if let Command::Dossier(command) = &command {
                self.sent.push(command.clone());
            } else if let Command::Look(look) = &command {
                self.looked.push(look.clone());
            }
            self.now_ms += 40;
            self.session.handle(command, self.now_ms);
        }
    }

    fn position(&self) -> &Position {
        let (bloc, issue) = chosen();
        self.session
            .workspace()
            .dossier
            .bloc(&bloc)
            .unwrap()
            .position(&issue)
            .unwrap()
    }

    fn demand(&self) -> &Demand {
        self.position()
            .entries
            .last()
            .unwrap()
            .demands
            .first()
            .unwrap()
    }

    fn do_command(&mut self, command: Command) {
        self.now_ms += 10_000;
        self.session.handle(command, self.now_ms);
    }
}

/// The position the tests edit.
fn chosen() -> (BlocId, IssueId) {
    (
        BlocId::new("us-eu").unwrap(),
        IssueId::new("transborder-access").unwrap(),
    )
}

fn desk(stage: Stage, lang: UiLang, shown: Shown) -> (Harness<'static, Desk>, Painter) {
    let (builder, painter) = stage.builder();
    let mut harness =
        builder.build_ui_state(|ui, desk: &mut Desk| desk.ui(ui), Desk::new(lang, shown));
    let (bloc, issue) = chosen();
    harness.state_mut().state.open_position(&bloc, &issue);
    harness.run();
    (harness, painter)
}

fn editor() -> Harness<'static, Desk> {
    desk(
        Stage {
            size: (900.0, 1400.0),
            ..Stage::default()
        },
        UiLang::En,
        Shown::Editor,
    )
    .0
}

fn tab(harness: &mut Harness<'_, Desk>, name: &str) {
    harness
        .get_by_role_and_label(Role::RadioButton, name)
        .click();
    harness.run();
}

/// Presses the first row of the list that is no button of its head.
fn first_row(harness: &mut Harness<'_, Desk>) {
    let rows = harness.get_all_by_role(Role::Button);
    let row = rows
        .into_iter()
        .find(|node| node.accesskit_node().toggled().is_some())
        .expect("the list has rows");
    row.click();
    harness.run();
}

/// Presses the one thing with this name, a row of a list included.
fn press(harness: &mut Harness<'_, Desk>, name: &str) {
    let node = harness
        .get_all_by_label(name)
        .find(|node| is_input(node.accesskit_node().role()))
        .unwrap_or_else(|| panic!("nothing to press is called “{name}”"));
    node.click();
    harness.run();
}

/// Replaces what stands in a field, a character at a time as a person would.
fn write(harness: &mut Harness<'_, Desk>, name: &str, text: &str) {
    focus_on(harness, name);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.run();
    for ch in text.chars() {
        field(harness, name).type_text(&ch.to_string());
        harness.run();
    }
}

fn focus_on(harness: &mut Harness<'_, Desk>, name: &str) {
    field(harness, name).focus();
    harness.run();
}

fn field<'h>(harness: &'h Harness<'_, Desk>, name: &'h str) -> egui_kittest::Node<'h> {
    let role = |role| {
        matches!(
            role,
            Role::TextInput | Role::MultilineTextInput | Role::SearchInput
        )
    };
    harness
        .get_all_by_label(name)
        .find(|node| role(node.accesskit_node().role()))
        .unwrap_or_else(|| panic!("no field is called “{name}”"))
}

fn says(harness: &Harness<'_, Desk>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn names(harness: &Harness<'_, Desk>, place: &str) -> usize {
    let width = harness.ctx.content_rect().width();
    let mut n_inputs = 0;
    for node in harness.root().children_recursive() {
        let accessible = node.accesskit_node();
        let name = accessible.label().unwrap_or_default();
        assert!(
            !name.contains("editor-") && !name.contains("decisions-"),
            "{place}: a key shows: {name}"
        );
        if is_input(accessible.role()) {
            n_inputs += 1;
            assert!(
                !name.trim().is_empty(),
                "{place}: {:?} at {:?} has no name",
                accessible.role(),
                node.rect()
            );
            let rect = node.rect();
            assert!(
                rect.left() >= 0.0 && rect.right() <= width + 0.5,
                "{place}: “{name}” is cut off: {rect:?}"
            );
        }
    }
    n_inputs
}
