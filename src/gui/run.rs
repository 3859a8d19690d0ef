//! What happens with wishes, commands and effects once a frame is painted.

use egui::{Context, Modifiers};

use crate::session::command::{Command, DossierCommand, DraftCommand, FileCommand, LookCommand};
use crate::session::draft_edit::article_number;
use crate::session::keep::KeepCommand;
use crate::session::merging::MergeCommand;
use crate::session::sealing::SealCommand;
use crate::session::tables::TableCommand;
use crate::storage::recent::Preferences;
use crate::words::{UiLang, Words};

use super::actions::{Action, DraftAction, LookAction};
use super::app::App;
use super::cx::Wish;
use super::desktop::Picked;
use super::modals::Modal;
use super::panes::Pane;
use super::start::whatever;
use super::{dock, naming, settings, widgets};

impl App {
    /// Takes what dialogs and slow work have answered meanwhile.
    pub(super) fn take_answers(&mut self) {
        self.tell_faults();
        while let Some(done) = self.desktop.done() {
            self.commands.push(Command::File(done));
        }
        let Some(picked) = self.desktop.picked() else {
            return;
        };
        let Some(purpose) = self.picking.take() else {
            return;
        };
        match picked {
            Picked::Path(path) => self.file(FileCommand::Picked(purpose, Some(path))),
            Picked::Cancelled => self.file(FileCommand::Picked(purpose, None)),
            Picked::Unavailable => {
                let behind = self.modal.take().map(Box::new);
                self.modal = Some(Modal::Path {
                    purpose,
                    path: String::new(),
                    behind,
                });
            }
        }
    }

    /// Takes the keys of actions before any editor sees them, so that undo is project-wide.
    pub(super) fn take_keys(&mut self, context: &Context) {
        if self.modal.is_some() || self.palette.is_open() {
            return;
        }
        // The keys with more modifiers first: egui takes Ctrl+Z for Ctrl+Shift+Z otherwise.
        let mut actions: Vec<_> = Action::all()
            .into_iter()
            .filter_map(|a| a.shortcut().map(|keys| (a, keys)))
            .collect();
        actions.sort_by_key(|(_, keys)| !keys.modifiers.shift);
        let typing = context.egui_wants_keyboard_input();
        context.input_mut(|input| {
            for (action, keys) in actions {
                let bare =
                    keys.modifiers == Modifiers::NONE && !keys.logical_key.name().starts_with('F');
                if !(bare && typing) && input.consume_shortcut(&keys) {
                    self.wishes.push(Wish::Act(action));
                }
            }
            if input.consume_key(Modifiers::COMMAND, egui::Key::Y) {
                self.wishes.push(Wish::Act(Action::Redo));
            }
        });
    }

    /// Takes files and folders dropped on the window: a workspace opens, tables and drafts are
    /// read, anything else is read as positions.
    pub(super) fn take_drops(&mut self, context: &Context) {
        let dropped = context.input(|input| input.raw.dropped_files.clone());
        for file in dropped {
            let path = file.path().to_path_buf();
            self.desktop.work(Box::new(|| whatever(path)), context);
        }
    }

    /// Does everything that was asked for in this frame.
    pub(super) fn settle(&mut self, context: &Context) {
        let wishes = std::mem::take(&mut self.wishes);
        if wishes.is_empty() && self.commands.is_empty() {
            return;
        }
        for wish in wishes {
            self.grant(wish, context);
        }
        let commands = std::mem::take(&mut self.commands);
        let now_ms = self.desktop.now_ms();
        for command in commands {
            if matches!(command, Command::Draft(DraftCommand::InsertArticle(_))) {
                self.page.begin();
            }
            for effect in self.session.handle(command, now_ms) {
                self.perform(effect, context);
            }
        }
        context.request_repaint();
    }

    fn grant(&mut self, wish: Wish, context: &Context) {
        match wish {
            Wish::Show(pane) => dock::show(&mut self.dock, pane),
            Wish::Act(action) => self.act(action, context),
            Wish::CodeByHand(paragraph, span) => {
                self.modal = Some(Modal::Code {
                    paragraph,
                    span,
                    filter: String::new(),
                });
            }
            Wish::RejectCoding(paragraph, span, element) => {
                self.modal = Some(Modal::reject(paragraph, span, element));
            }
            Wish::Ignore(paragraph, span, bloc, element) => {
                self.modal = Some(Modal::ignore(paragraph, span, bloc, element));
            }
            Wish::ShowPosition(bloc, issue) => self.modal = Some(Modal::Position { bloc, issue }),
            Wish::EditPosition(bloc, issue) => {
                self.modal = None;
                self.editor.open_position(&bloc, &issue);
                dock::show(&mut self.dock, Pane::Editor);
            }
            Wish::Note(noting) => self.modal = Some(Modal::Note(*noting)),
            Wish::OpenLink(url) => self.modal = Some(Modal::Link(url)),
            Wish::HintRead => {
                self.preferences.hint_read = true;
                self.keep_preferences(context);
            }
            Wish::AgainClosed => self.again.closed = true,
            Wish::SwitchCheck(id, on) => {
                self.preferences.checks_off.retain(|off| off != id);
                if !on {
                    self.preferences.checks_off.push(id.to_owned());
                }
                self.keep_preferences(context);
            }
            Wish::FindNext => {
                if let Some((paragraph, span)) = self.session.find_next() {
                    self.look(LookCommand::GoTo(paragraph, span));
                    dock::show(&mut self.dock, Pane::Article);
                } else {
                    let sought = self.session.look().find.clone();
                    let said = self
                        .words
                        .tf("empty-search", &[("what", sought.as_str().into())]);
                    self.toasts.push(widgets::ToastKind::Info, said);
                }
            }
            Wish::SetOwn(bloc) => self
                .commands
                .push(Command::Dossier(DossierCommand::SetOwn(bloc))),
        }
    }

    /// Does what a menu item says.
    pub(super) fn act(&mut self, action: Action, context: &Context) {
        use Action as A;
        match action {
            A::New => self.file(FileCommand::New),
            A::Open => self.file(FileCommand::Open),
            A::Save => self.file(FileCommand::Save),
            A::SaveAs => self.file(FileCommand::SaveAs),
            A::Versions => self.file(FileCommand::Keep(KeepCommand::Versions)),
            A::Lock => self.file(FileCommand::Keep(KeepCommand::Seal(SealCommand::Ask))),
            A::Merge => self.file(FileCommand::Keep(KeepCommand::Merge(MergeCommand::Ask))),
            A::Unsaved => self.file(FileCommand::Keep(KeepCommand::Look)),
            A::NameVersion => self.modal = Some(Modal::NameVersion(naming::Naming::default())),
            A::NextChange | A::PreviousChange => {
                dock::show(&mut self.dock, Pane::Versions);
                self.versions.step(action == A::NextChange);
            }
            A::LoadPositionsFile => self.file(FileCommand::LoadPositionsFile),
            A::LoadPositionsFolder => self.file(FileCommand::LoadPositionsFolder),
            A::ExportTable => self.ask_export(),
            A::ImportTable => self.file(FileCommand::Table(TableCommand::Import)),
            A::Export(kind) => self.file(FileCommand::Export(kind)),
            A::Quit => self.file(FileCommand::Close),
            A::Undo => self.commands.push(Command::Undo),
            A::Redo => self.commands.push(Command::Redo),
            A::Find => self.find_open = !self.find_open,
            A::Palette => self.palette.open(self.words.lang()),
            A::CodeByHand => {
                if let Some((paragraph, span)) = self.session.look().caret {
                    self.grant(Wish::CodeByHand(paragraph, span), context);
                }
            }
            A::Draft(action) => self.act_on_draft(action),
            A::Page(action) => self.act_on_page(action),
            A::Record(action) => self.act_on_record(action),
            A::Debrief(action) => self.act_on_debrief(action),
            A::Exercise(action) => self.act_on_exercise(action),
            A::Look(action) => self.act_on_looks(action, context),
            A::Status(status) => {
                let here = self.session.look().caret;
                self.draft(here.map(|(id, _)| DraftCommand::SetStatus(id, status)));
            }
            A::ToggleComplete => {
                let complete = self.session.workspace().draft.complete;
                self.draft(Some(DraftCommand::SetComplete(!complete)));
            }
            A::NextObjection | A::PreviousObjection => {
                self.step_objection(action == A::NextObjection);
            }
            A::NextArticle | A::PreviousArticle => self.step_article(action == A::NextArticle),
            A::ToggleStrict => self.look(LookCommand::Strict(!self.session.derived().strict)),
            A::Present => self.look(LookCommand::Present(!self.session.is_presenting())),
            A::Scope(scope) => self.look(LookCommand::Scope(scope)),
            A::Show(pane) => self.enter(pane, context),
            A::ResetLayout => self.dock = dock::first_layout(),
            A::Shortcuts => self.modal = Some(Modal::Shortcuts),
            A::Settings => {
                self.modal = Some(Modal::Settings {
                    author: self.preferences.author.clone(),
                });
            }
            A::About => self.modal = Some(Modal::About),
        }
    }

    /// Changes the article shown or the paragraph under the caret; nothing where there is none.
    fn act_on_draft(&mut self, action: DraftAction) {
        let look = self.session.look();
        let (article, caret) = (look.article, look.caret);
        let paragraph = caret.map(|(id, _)| id);
        let number = article.map(|id| article_number(&self.session.workspace().draft, id));
        let move_to = |place: Option<usize>| {
            let target = article.zip(place);
            target.map(|(id, to)| DraftCommand::MoveArticle(id, to))
        };
        let step = |up| paragraph.map(|paragraph| DraftCommand::MoveParagraph { paragraph, up });
        self.draft(match action {
            DraftAction::AddArticle => Some(DraftCommand::InsertArticle(article)),
            DraftAction::DeleteArticle => article.map(DraftCommand::DeleteArticle),
            // Numbers count from one, places from nought.
            DraftAction::ArticleUp => move_to(number.and_then(|n| n.checked_sub(2))),
            DraftAction::ArticleDown => move_to(number),
            DraftAction::AddParagraph => article.map(|article| DraftCommand::InsertParagraph {
                article,
                after: paragraph,
                text: String::new(),
            }),
            DraftAction::DeleteParagraph => paragraph.map(DraftCommand::DeleteParagraph),
            DraftAction::MergeUp => paragraph.map(DraftCommand::MergeParagraph),
            DraftAction::Split => {
                caret.map(|(id, span)| DraftCommand::SplitParagraph(id, span.start as usize))
            }
            DraftAction::ParagraphUp => step(true),
            DraftAction::ParagraphDown => step(false),
            DraftAction::Demote => paragraph.map(DraftCommand::Demote),
            DraftAction::Promote => paragraph.map(DraftCommand::Promote),
        });
    }

    fn file(&mut self, command: FileCommand) {
        self.commands.push(Command::File(command));
    }

    fn look(&mut self, command: LookCommand) {
        self.commands.push(Command::Look(command));
    }

    fn draft(&mut self, command: Option<DraftCommand>) {
        self.commands.extend(command.map(Command::Draft));
    }

    /// Takes the name under which changes are made.
    pub(super) fn set_author(&mut self, author: &str, context: &Context) {
        if !self.session.set_author(author) {
            return;
        }
        author.clone_into(&mut self.preferences.author);
        self.keep_preferences(context);
    }

    /// Theme, language, density, zoom: kept as preferences.
    fn act_on_looks(&mut self, action: LookAction, context: &Context) {
        let mut wanted = self.preferences.clone();
        wanted.zoom = context.zoom_factor();
        match action {
            LookAction::ToggleTheme => settings::toggle_theme(context, &mut wanted),
            LookAction::ToggleLanguage => {
                let lang = settings::other(self.words.lang());
                lang.code().clone_into(&mut wanted.language);
            }
            LookAction::ToggleDensity => wanted.compact = !wanted.compact,
            LookAction::ZoomIn => wanted.zoom = (context.zoom_factor() + 0.1).min(2.5),
            LookAction::ZoomOut => wanted.zoom = (context.zoom_factor() - 0.1).max(0.6),
            LookAction::ZoomReset => wanted.zoom = 1.0,
        }
        self.prefer(wanted, context);
    }

    /// Takes other preferences: they show at once and are kept.
    pub(super) fn prefer(&mut self, wanted: Preferences, context: &Context) {
        if wanted.language != self.preferences.language {
            self.words = Words::new(UiLang::from_tag(&wanted.language));
        }
        self.preferences = wanted;
        settings::put_on(context, &self.preferences);
        self.keep_preferences(context);
    }

    /// The caret goes to the next or previous words a bloc objects to, round the draft.
    fn step_objection(&mut self, forward: bool) {
        let here = self.session.look().caret;
        let places: Vec<_> = self.session.objection_places();
        let at = here.and_then(|(id, span)| places.iter().position(|p| p.0 == id && p.1 == span));
        let n = places.len();
        let next = match (at, forward) {
            (_, _) if n == 0 => return,
            (Some(at), true) => (at + 1) % n,
            (Some(at), false) => (at + n - 1) % n,
            (None, true) => 0,
            (None, false) => n - 1,
        };
        if let Some((paragraph, span)) = places.get(next).copied() {
            self.look(LookCommand::GoTo(paragraph, span));
            dock::show(&mut self.dock, Pane::Article);
        }
    }

    fn step_article(&mut self, forward: bool) {
        let articles = &self.session.workspace().draft.articles;
        let at = articles
            .iter()
            .position(|a| Some(a.id) == self.session.look().article);
        let next = match at {
            Some(at) if forward => Some(at + 1),
            Some(at) => at.checked_sub(1),
            None => Some(0),
        };
        if let Some(article) = next.and_then(|at| articles.get(at)) {
            self.look(LookCommand::Article(article.id));
        }
    }
}
