//! The position editor: everything a person may change in the dossier, as lists and forms.
//!
//! What is typed is sent as soon as it means something, so that the verdicts follow; what does not
//! mean anything yet stays in its field with what is wrong and what to do. Every step can be
//! undone, since each is a command to the session.

mod blocs;
mod citations;
mod copying;
mod cues;
mod demands;
mod dissent;
mod elements;
mod entry;
mod faults;
mod form;
mod found;
mod fresh;
mod issues;
mod list;
mod members;
mod parts;
mod picker;
mod positions;
mod snapshots;
mod sources;
mod support;
mod users;

use egui::Ui;

use crate::gui::cx::{Cx, Wish};
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{choice, segmented};
use crate::model::ids::{BlocId, ElementId, IssueId, SourceId};
use crate::model::text::Lang;
use crate::session::command::{Command, DossierCommand};
use crate::session::state::Session;

use copying::Copying;
use form::{Drafts, Form};
use fresh::Fresh;

/// Width of the pane from which the tabs and the own delegation stand on one line.
const HEAD_WIDTH: f32 = 620.0;

/// What the editor keeps between frames: what is being edited, and what was typed and is not valid
/// yet.
#[derive(Clone, Debug, Default)]
pub struct EditorState {
    tab: Tab,
    /// Whether a narrow pane shows the form rather than the list.
    in_form: bool,
    search: String,
    /// Whether the row of the record comes into sight in the next frame.
    reveal: bool,
    drafts: Drafts,
    position: Option<(BlocId, IssueId)>,
    /// The entry of the position; the one in force where nobody chose.
    entry: Option<usize>,
    copying: Option<Copying>,
    bloc: Option<BlocId>,
    dissent: Option<(BlocId, usize)>,
    issue: Option<IssueId>,
    element: Option<ElementId>,
    cue_lang: Lang,
    source: Option<SourceId>,
    fresh: Option<Fresh>,
    /// Path of what is to be taken out, once that is said again.
    asked: Option<String>,
}

/// What is edited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    /// Blocs × issues.
    #[default]
    Positions,
    /// Blocs with their members.
    Blocs,
    /// Members that depart from the line.
    Dissent,
    /// Issues and elements.
    Issues,
    /// Documents cited.
    Sources,
}

impl EditorState {
    /// Brings a bloc's position on an issue into the form.
    pub fn open_position(&mut self, bloc: &BlocId, issue: &IssueId) {
        self.tab = Tab::Positions;
        self.in_form = true;
        self.search.clear();
        self.reveal = true;
        self.choose_position(bloc, issue);
    }

    fn choose_position(&mut self, bloc: &BlocId, issue: &IssueId) {
        self.position = Some((bloc.clone(), issue.clone()));
        self.entry = None;
        self.leave();
    }

    /// Another record comes into the form: what was begun on the last one is over.
    fn leave(&mut self) {
        self.copying = None;
        self.fresh = None;
        self.asked = None;
        self.in_form = true;
    }

    fn form<'a>(&'a mut self, cx: &Cx<'a>) -> Form<'a> {
        Form::new(cx.words, cx.lang, &mut self.drafts)
    }
}

/// The editor.
pub fn editor_ui(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let tab = state.tab;
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| head(ui, session, state, cx));
    if state.tab != tab {
        state.search.clear();
        state.leave();
        state.in_form = false;
    }
    match state.tab {
        Tab::Positions => positions::tab(ui, session, state, cx),
        Tab::Blocs => blocs::tab(ui, session, state, cx),
        Tab::Dissent => dissent::tab(ui, session, state, cx),
        Tab::Issues => issues::tab(ui, session, state, cx),
        Tab::Sources => sources::tab(ui, session, state, cx),
    }
}

/// The tabs, and which delegation one belongs to.
fn head(ui: &mut Ui, session: &Session, state: &mut EditorState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let tabs = [
        (Tab::Positions, words.t("editor-positions")),
        (Tab::Blocs, words.t("panel-blocs")),
        (Tab::Dissent, words.t("editor-dissent")),
        (Tab::Issues, words.t("issues")),
        (Tab::Sources, words.t("sources")),
    ];
    let wide = ui.available_width() >= HEAD_WIDTH;
    ui.horizontal(|ui| {
        segmented(ui, words.t("panel-editor"), &mut state.tab, &tabs);
        if wide {
            ui.add_space(GAP);
            own_delegation(ui, session, cx);
        }
    });
    if !wide {
        ui.horizontal(|ui| own_delegation(ui, session, cx));
    }
}

fn own_delegation(ui: &mut Ui, session: &Session, cx: &mut Cx<'_>) {
    let words = cx.words;
    let soft = theme::palette(ui.visuals()).text_soft;
    ui.label(Type::Small.of(words.t("bloc-own")).color(soft));
    let workspace = session.workspace();
    let blocs: Vec<_> = workspace.dossier.judging_blocs().collect();
    let mut at = workspace
        .own
        .as_ref()
        .and_then(|own| blocs.iter().position(|bloc| bloc.id == *own))
        .map_or(0, |place| place + 1);
    let names: Vec<(usize, &str)> = std::iter::once((0, words.t("editor-own-none")))
        .chain(
            blocs
                .iter()
                .enumerate()
                .map(|(n, bloc)| (n + 1, bloc.short.get(cx.lang))),
        )
        .collect();
    if choice(
        ui,
        egui::Id::unique("editor-own"),
        words.t("bloc-own"),
        &mut at,
        &names,
    ) {
        let own = at
            .checked_sub(1)
            .and_then(|n| blocs.get(n))
            .map(|bloc| bloc.id.clone());
        cx.wish(Wish::SetOwn(own));
    }
}

/// A command on the dossier.
fn dossier_command(command: DossierCommand) -> Command {
    Command::Dossier(command)
}
