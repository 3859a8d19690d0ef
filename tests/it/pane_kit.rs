//! One pane beside the text on a stage of its own, on the real dossier.

use egui::Ui;
use egui::accessibility::is_input;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use travaux::gui::cx::{Cx, Wish};
use travaux::gui::panels::{bloc, instruments, issue, matrix};
use travaux::gui::panes::Pane;
use travaux::gui::start::sample_session;
use travaux::gui::theme;
use travaux::gui::views::Views;
use travaux::session::command::{Command, DossierCommand, LookCommand};
use travaux::session::state::Session;
use travaux::words::{UiLang, Words};

use crate::painter::Painter;
use crate::stage::Stage;

/// One pane on a session of its own.
pub(crate) struct Shown {
    pub(crate) session: Session,
    pub(crate) words: Words,
    pub(crate) pane: Pane,
    pub(crate) grid: matrix::GridState,
    views: Views,
    pub(crate) commands: Vec<Command>,
    pub(crate) wishes: Vec<Wish>,
}

impl Shown {
    fn ui(&mut self, ui: &mut Ui) {
        let ground = theme::palette(ui.visuals()).surface;
        ui.painter().rect_filled(ui.max_rect(), 0.0, ground);
        let lang = self.words.lang().text_lang();
        let session = &self.session;
        let mut cx = Cx {
            words: &self.words,
            lang,
            commands: &mut self.commands,
            wishes: &mut self.wishes,
        };
        match self.pane {
            Pane::Positions => {
                let view = self.views.positions(session, lang).unwrap();
                matrix::positions_ui(ui, view, &mut self.grid, &mut cx);
            }
            Pane::Verdicts => {
                let view = self.views.verdicts(session, lang).unwrap();
                matrix::verdicts_ui(ui, view, &mut self.grid, &mut cx);
            }
            Pane::Bloc => {
                let own = session.workspace().own.as_ref();
                bloc::bloc_ui(ui, self.views.bloc(session, lang), own, &mut cx);
            }
            Pane::Issue => issue::issue_ui(ui, self.views.issue(session, lang), &mut cx),
            Pane::Instruments => {
                let view = self.views.instruments(session, lang).unwrap();
                instruments::instruments_ui(ui, view, &mut cx);
            }
            Pane::Outline
            | Pane::Article
            | Pane::Cards
            | Pane::Objections
            | Pane::Editor
            | Pane::Coding
            | Pane::Decisions
            | Pane::Problems
            | Pane::Versions
            | Pane::Editorial
            | Pane::Ledger
            | Pane::Proposals
            | Pane::Readings
            | Pane::Votes
            | Pane::Debrief
            | Pane::Replay
            | Pane::Alone
            | Pane::Notes
            | Pane::Exercise => panic!("{:?} is tested elsewhere", self.pane),
        }
    }
}

/// How a pane is put on the stage.
#[derive(Clone, Copy)]
pub(crate) struct Set {
    pub(crate) pane: Pane,
    pub(crate) size: (f32, f32),
    pub(crate) theme: egui::Theme,
    pub(crate) lang: UiLang,
}

impl Set {
    pub(crate) fn of(pane: Pane) -> Self {
        Self {
            pane,
            size: (1100.0, 720.0),
            theme: egui::Theme::Light,
            lang: UiLang::En,
        }
    }

    pub(crate) fn build(self, looks: &[LookCommand]) -> (Harness<'static, Shown>, Painter) {
        let mut session = sample_session(7);
        let own = session
            .workspace()
            .dossier
            .blocs
            .first()
            .map(|bloc| bloc.id.clone());
        session.handle(Command::Dossier(DossierCommand::SetOwn(own)), 1);
        for look in looks {
            session.handle(Command::Look(look.clone()), 1);
        }
        let shown = Shown {
            session,
            words: Words::new(self.lang),
            pane: self.pane,
            grid: matrix::GridState::default(),
            views: Views::default(),
            commands: Vec::new(),
            wishes: Vec::new(),
        };
        let stage = Stage {
            size: self.size,
            theme: self.theme,
            ..Stage::default()
        };
        let (builder, painter) = stage.builder();
        let mut harness = builder.build_ui_state(|ui, shown: &mut Shown| shown.ui(ui), shown);
        harness.run();
        (harness, painter)
    }
}

/// What can be used on the stage and has no name, or a key of the catalogue for one.
pub(crate) fn unnamed(harness: &Harness<'_, Shown>) -> Vec<String> {
    let nodes = harness.root().children_recursive();
    nodes
        .filter_map(|node| {
            let node = node.accesskit_node();
            let name = node.label().unwrap_or_default();
            let key = name.contains('-') && Words::new(UiLang::En).has(&name);
            let bad = is_input(node.role()) && name.trim().is_empty() || key;
            bad.then(|| format!("{:?} {name} {:?}", node.role(), node.raw_bounds()))
        })
        .collect()
}
