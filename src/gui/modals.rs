//! Questions over the window, one at a time.

use std::path::PathBuf;

use egui::{Context, Id, Ui};

use crate::model::decision::Ruling;
use crate::model::ids::{BlocId, ElementId, IssueId, ParagraphId};
use crate::model::text::Span;
use crate::session::command::{Answer, Command, DossierCommand, FileCommand};
use crate::session::effect::{Pending, Purpose};
use crate::storage::backup::Generation;
use crate::storage::exercise::Head;
use crate::storage::journal::Offer;
use crate::storage::lock::Holder;
use crate::words::Words;

use super::app::App;
use super::desktop::PickKind;
use super::dialogs::{about, ask_element, position, shortcuts};
use super::exercises;
use super::export::{self, Exporting};
use super::import::{self, Importing};
use super::import_dossier::{self, TakingOver};
use super::import_draft::{self, TakingIn};
use super::mapping::{self, MapDialog};
use super::merging::{self, Merging};
use super::naming::{self, Naming};
use super::noting::{self, Noting};
use super::outside;
use super::proposing::{self, Proposing};
use super::recovery;
use super::sealing::{self, Sealing};
use super::settings::settings;
use super::theme::{GAP, Type};
use super::versions;
use super::widgets::{Rank, modal, path_field, text_field};

/// A question that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Modal {
    /// Save first?
    Unsaved(Pending),
    /// Somebody else has this folder open.
    Held(PathBuf, Holder),
    /// Another program changed these files. What now?
    Changed {
        /// The files, below the workspace's folder.
        files: Vec<String>,
        /// Whether a save met them.
        at_save: bool,
    },
    /// Which of these versions, and what with it?
    Versions {
        /// The versions, latest first.
        list: Vec<Generation>,
        /// The one that is chosen.
        chosen: usize,
    },
    /// Under which passphrase?
    Seal(Sealing),
    /// What of another copy is taken in?
    Merge(Box<Merging>),
    /// What is to become of unsaved work?
    Recovery(Vec<Offer>),
    /// Where? The system has no file dialog.
    Path {
        /// What for.
        purpose: Purpose,
        /// What has been typed.
        path: String,
        /// The question that waits behind this one.
        behind: Option<Box<Self>>,
    },
    /// Why is a coding rejected or a finding set aside?
    Reason {
        /// The paragraph.
        paragraph: ParagraphId,
        /// The words.
        span: Span,
        /// What is decided.
        ruling: Ruling,
        /// What has been typed.
        reason: String,
    },
    /// Which element do these words carry?
    Code {
        /// The paragraph.
        paragraph: ParagraphId,
        /// The words.
        span: Span,
        /// What is searched for.
        filter: String,
    },
    /// A position with its sources and history.
    Position {
        /// The bloc.
        bloc: BlocId,
        /// The issue.
        issue: IssueId,
    },
    /// Shall this address be opened in the browser?
    Link(String),
    /// What is proposed?
    Propose(Box<Proposing>),
    /// What is to be noted?
    Note(Noting),
    /// What is the draft as it stands to be called?
    NameVersion(Naming),
    /// Who one is.
    Settings {
        /// The name under which changes are made.
        author: String,
    },
    /// What is exported, and for whom?
    Export(Box<Exporting>),
    /// What do the columns of a table mean?
    Map(Box<MapDialog>),
    /// Which changes of a table are wanted?
    Import(Importing),
    /// What of a draft is taken in?
    TakeIn(TakingIn),
    /// Which scenario?
    Scenario(Vec<Head>),
    /// What of another copy of the dossier is taken over?
    TakeOver(TakingOver),
    /// The list of keys.
    Shortcuts,
    /// About the program.
    About,
}

impl Modal {
    /// Asks why an element is not there.
    pub fn reject(paragraph: ParagraphId, span: Span, element: ElementId) -> Self {
        Self::Reason {
            paragraph,
            span,
            ruling: Ruling::Reject(element),
            reason: String::new(),
        }
    }

    /// Asks why a finding is set aside.
    pub fn ignore(paragraph: ParagraphId, span: Span, bloc: BlocId, element: ElementId) -> Self {
        Self::Reason {
            paragraph,
            span,
            ruling: Ruling::Ignore(bloc, element),
            reason: String::new(),
        }
    }
}

/// Paints the question, if there is one, and takes its answer.
pub(super) fn show(app: &mut App, context: &Context) {
    let Some(mut question) = app.modal.take() else {
        return;
    };
    let stays = match &mut question {
        Modal::Unsaved(pending) => unsaved(app, context, pending),
        Modal::Held(folder, holder) => recovery::held(app, context, folder, holder),
        Modal::Changed { files, at_save } => outside::ask(app, context, files, *at_save),
        Modal::Versions { list, chosen } => versions::show(app, context, list, chosen),
        Modal::Seal(sealing) => sealing::ask(app, context, sealing),
        Modal::Merge(merging) => merging::show(app, context, merging),
        Modal::Recovery(offers) => recovery::ask(app, context, offers),
        Modal::Path {
            purpose,
            path,
            behind,
        } => {
            let stays = ask_path(app, context, *purpose, path);
            if !stays && app.modal.is_none() {
                app.modal = behind.take().map(|question| *question);
            }
            stays
        }
        Modal::Reason {
            paragraph,
            span,
            ruling,
            reason,
        } => ask_reason(app, context, (*paragraph, *span), ruling, reason),
        Modal::Code {
            paragraph,
            span,
            filter,
        } => ask_element(app, context, (*paragraph, *span), filter),
        Modal::Position { bloc, issue } => position(app, context, bloc, issue),
        Modal::Link(url) => link(app, context, url),
        Modal::Propose(asked) => proposing::ask(app, context, asked),
        Modal::Note(noting) => noting::ask(app, context, noting),
        Modal::NameVersion(naming) => naming::ask(app, context, naming),
        Modal::Settings { author } => settings(app, context, author),
        Modal::Export(open) => export::show(app, context, open),
        Modal::Map(open) => mapping::show(app, context, open),
        Modal::Import(open) => import::show(app, context, open),
        Modal::TakeIn(open) => import_draft::show(app, context, open),
        Modal::TakeOver(open) => import_dossier::show(app, context, open),
        Modal::Scenario(heads) => exercises::choose(app, context, heads),
        Modal::Shortcuts => plain(context, "dialog-shortcuts-title", &app.words, shortcuts),
        Modal::About => plain(context, "dialog-about-title", &app.words, about),
    };
    // A wish granted meanwhile may have asked the next question.
    if stays && app.modal.is_none() {
        app.modal = Some(question);
    }
}

fn plain(context: &Context, title: &str, words: &Words, contents: fn(&mut Ui, &Words)) -> bool {
    let id = Id::unique(title);
    let ((), done, closed) = modal(
        context,
        id,
        words.t(title),
        words,
        |ui| contents(ui, words),
        |row| row.button(words.t("action-done"), Rank::Primary, true),
    );
    !(done || closed)
}

fn unsaved(app: &mut App, context: &Context, pending: &Pending) -> bool {
    let words = &app.words;
    let name = match app.session.workspace().title.as_str() {
        "" if app.session.is_sample() => words.t("app-sample"),
        "" => words.t("app-new"),
        title => title,
    };
    let text = words.tf("dialog-unsaved-text", &[("name", name.into())]);
    let (_, answer, closed) = modal(
        context,
        Id::unique("unsaved"),
        words.t("dialog-unsaved-title"),
        words,
        |ui| ui.label(Type::Body.of(text)),
        |row| {
            let save = row.button(words.t("dialog-save-changes"), Rank::Primary, true);
            let discard = row.button(words.t("dialog-discard-changes"), Rank::Danger, true);
            let cancel = row.button(words.t("action-cancel"), Rank::Secondary, true);
            save.then_some(Answer::Save)
                .or_else(|| discard.then_some(Answer::Discard))
                .or_else(|| cancel.then_some(Answer::Cancel))
        },
    );
    let answer = answer.or_else(|| closed.then_some(Answer::Cancel));
    if let Some(answer) = answer {
        app.commands
            .push(Command::File(FileCommand::Answer(pending.clone(), answer)));
    }
    answer.is_none()
}

fn ask_path(app: &mut App, context: &Context, purpose: Purpose, path: &mut String) -> bool {
    let words = &app.words;
    let asked = app.pick_for(purpose);
    let go_key = match asked.kind {
        PickKind::Save => "path-save",
        PickKind::Open => "path-open",
        PickKind::Folder => "path-folder",
    };
    let filled = !path.trim().is_empty();
    let (meant, (go, cancel), closed) = modal(
        context,
        Id::unique("path"),
        &asked.title,
        words,
        |ui| {
            ui.label(Type::Body.of(words.t("dialog-path-text")));
            ui.add_space(GAP);
            path_field(ui, path, words).1
        },
        |row| {
            let go = row.button(words.t(go_key), Rank::Primary, filled);
            (
                go,
                row.button(words.t("action-cancel"), Rank::Secondary, true),
            )
        },
    );
    let given = (go || meant) && !path.trim().is_empty();
    if given || cancel || closed {
        let path = given.then(|| PathBuf::from(path.trim()));
        app.commands
            .push(Command::File(FileCommand::Picked(purpose, path)));
        return false;
    }
    true
}

fn ask_reason(
    app: &mut App,
    context: &Context,
    (paragraph, span): (ParagraphId, Span),
    ruling: &Ruling,
    reason: &mut String,
) -> bool {
    let words = &app.words;
    let (title, text) = match ruling {
        Ruling::Ignore(..) => ("dialog-ignore-title", "dialog-ignore-text"),
        Ruling::Confirm(_) | Ruling::Reject(_) | Ruling::Add(_) => {
            ("dialog-reject-title", "dialog-reject-text")
        }
    };
    let filled = !reason.trim().is_empty();
    let (entered, (go, cancel), closed) = modal(
        context,
        Id::unique("reason"),
        words.t(title),
        words,
        |ui| {
            ui.label(Type::Body.of(words.t(text)));
            ui.add_space(GAP);
            let field = text_field(ui, reason, words.t("reason"), ui.available_width());
            field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
        },
        |row| {
            let go = row.button(words.t("action-apply"), Rank::Primary, filled);
            (
                go,
                row.button(words.t("action-cancel"), Rank::Secondary, true),
            )
        },
    );
    if (go || entered) && filled {
        app.commands.push(Command::Dossier(DossierCommand::Decide {
            paragraph,
            span,
            ruling: ruling.clone(),
            reason: reason.trim().to_owned(),
        }));
        return false;
    }
    !(cancel || closed)
}

fn link(app: &App, context: &Context, url: &str) -> bool {
    let words = &app.words;
    let ((), (open, cancel), closed) = modal(
        context,
        Id::unique("link"),
        words.t("action-open-source"),
        words,
        |ui| {
            ui.label(Type::Body.of(words.t("dialog-link-text")));
            ui.label(Type::Mono.of(url));
        },
        |row| {
            let open = row.button(words.t("action-open-source"), Rank::Primary, true);
            (
                open,
                row.button(words.t("action-cancel"), Rank::Secondary, true),
            )
        },
    );
    if open {
        context.open_url(egui::OpenUrl::new_tab(url));
    }
    !(open || cancel || closed)
}
