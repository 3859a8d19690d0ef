//! What happens with wishes, commands and effects once a frame is painted.

use egui::{Context, Modifiers};

use crate::session::command::{Command, DossierCommand, DraftCommand, FileCommand, LookCommand};
use crate::session::keep::KeepCommand;
use crate::session::merging::MergeCommand;
use crate::session::sealing::SealCommand;
use crate::session::tables::TableCommand;
use crate::storage::recent::Preferences;
use crate::words::{UiLang, Words};

use super::actions::Action;
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
            Picked::Path(path) => {
                self.commands
                    .push(Command::File(FileCommand::Picked(purpose, Some(path))));
            }
            Picked::Cancelled => self
                .commands
                .push(Command::File(FileCommand::Picked(purpose, None))),
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
                    self.commands
                        .push(Command::Look(LookCommand::GoTo(paragraph, span)));
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
    #[expect(clippy::too_many_lines, reason = "one arm an action")]
    pub(super) fn act(&mut self, action: Action, context: &Context) {
        use Action as A;
        let file = |command| Command::File(command);
        let article = self.session.look().article;
        let caret = self.session.look().caret;
        let number = article.map(|id| {
            crate::session::draft_edit::article_number(&self.session.workspace().draft, id)
        });
        match action {
            A::New => self.commands.push(file(FileCommand::New)),
            A::Open => self.commands.push(file(FileCommand::Open)),
            A::Save => self.commands.push(file(FileCommand::Save)),
            A::SaveAs => self.commands.push(file(FileCommand::SaveAs)),
            A::Versions => self
                .commands
                .push(file(FileCommand::Keep(KeepCommand::Versions))),
            A::Lock => {
                let ask = KeepCommand::Seal(SealCommand::Ask);
                self.commands.push(file(FileCommand::Keep(ask)));
            }
            A::Merge => {
                let ask = KeepCommand::Merge(MergeCommand::Ask);
                self.commands.push(file(FileCommand::Keep(ask)));
            }
            A::NameVersion => self.modal = Some(Modal::NameVersion(naming::Naming::default())),
            A::NextChange | A::PreviousChange => {
                dock::show(&mut self.dock, Pane::Versions);
                self.versions.step(action == A::NextChange);
            }
            A::Unsaved => self
                .commands
                .push(file(FileCommand::Keep(KeepCommand::Look))),
            A::LoadPositionsFile => self.commands.push(file(FileCommand::LoadPositionsFile)),
            A::LoadPositionsFolder => self.commands.push(file(FileCommand::LoadPositionsFolder)),
            A::ExportTable => self.ask_export(),
            A::ImportTable => self
                .commands
                .push(file(FileCommand::Table(TableCommand::Import))),
            A::Export(kind) => self.commands.push(file(FileCommand::Export(kind))),
            A::Quit => self.commands.push(file(FileCommand::Close)),
            A::Undo => self.commands.push(Command::Undo),
            A::Redo => self.commands.push(Command::Redo),
            A::Find => self.find_open = !self.find_open,
            A::Palette => self.palette.open(self.words.lang()),
            A::AddArticle => self
                .commands
                .push(Command::Draft(DraftCommand::InsertArticle(article))),
            A::DeleteArticle => self.draft(article.map(DraftCommand::DeleteArticle)),
            A::ArticleUp => {
                let place = number.and_then(|n| n.checked_sub(2));
                self.draft(
                    article
                        .zip(place)
                        .map(|(id, to)| DraftCommand::MoveArticle(id, to)),
                );
            }
            A::ArticleDown => {
                self.draft(
                    article
                        .zip(number)
                        .map(|(id, to)| DraftCommand::MoveArticle(id, to)),
                );
            }
            A::AddParagraph => self.draft(article.map(|article| DraftCommand::InsertParagraph {
                article,
                after: caret.map(|(id, _)| id),
                text: String::new(),
            })),
            A::DeleteParagraph => {
                self.draft(caret.map(|(id, _)| DraftCommand::DeleteParagraph(id)));
            }
            A::MergeUp => self.draft(caret.map(|(id, _)| DraftCommand::MergeParagraph(id))),
            A::Split => self.draft(
                caret.map(|(id, span)| DraftCommand::SplitParagraph(id, span.start as usize)),
            ),
            A::ParagraphUp | A::ParagraphDown => {
                let up = action == A::ParagraphUp;
                self.draft(
                    caret.map(|(paragraph, _)| DraftCommand::MoveParagraph { paragraph, up }),
                );
            }
            A::Demote => self.draft(caret.map(|(id, _)| DraftCommand::Demote(id))),
            A::Promote => self.draft(caret.map(|(id, _)| DraftCommand::Promote(id))),
            A::CodeByHand => {
                if let Some((paragraph, span)) = caret {
                    self.grant(Wish::CodeByHand(paragraph, span), context);
                }
            }
            A::Page(action) => self.act_on_page(action),
            A::Record(action) => self.act_on_record(action),
            A::Debrief(action) => self.act_on_debrief(action),
            A::Exercise(action) => self.act_on_exercise(action),
            A::Status(status) => {
                self.draft(caret.map(|(id, _)| DraftCommand::SetStatus(id, status)));
            }
            A::ToggleComplete => {
                let complete = self.session.workspace().draft.complete;
                self.draft(Some(DraftCommand::SetComplete(!complete)));
            }
            A::NextObjection | A::PreviousObjection => {
                self.step_objection(action == A::NextObjection);
            }
            A::NextArticle | A::PreviousArticle => self.step_article(action == A::NextArticle),
            A::ToggleStrict => {
                let strict = !self.session.derived().strict;
                self.commands
                    .push(Command::Look(LookCommand::Strict(strict)));
            }
            A::Present => {
                let on = !self.session.is_presenting();
                self.commands.push(Command::Look(LookCommand::Present(on)));
            }
            A::Scope(scope) => self.commands.push(Command::Look(LookCommand::Scope(scope))),
            A::Show(pane) => self.enter(pane, context),
            A::ResetLayout => self.dock = dock::first_layout(),
            A::Shortcuts => self.modal = Some(Modal::Shortcuts),
            A::Settings => {
                self.modal = Some(Modal::Settings {
                    author: self.preferences.author.clone(),
                });
            }
            A::About => self.modal = Some(Modal::About),
            A::ToggleTheme
            | A::ToggleLanguage
            | A::ToggleDensity
            | A::ZoomIn
            | A::ZoomOut
            | A::ZoomReset => {
                self.act_on_looks(action, context);
            }
        }
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
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what is left is ZoomReset: no other action comes here"
    )]
    fn act_on_looks(&mut self, action: Action, context: &Context) {
        let mut wanted = self.preferences.clone();
        wanted.zoom = context.zoom_factor();
        match action {
            Action::ToggleTheme => settings::toggle_theme(context, &mut wanted),
            Action::ToggleLanguage => {
                let lang = settings::other(self.words.lang());
                lang.code().clone_into(&mut wanted.language);
            }
            Action::ToggleDensity => wanted.compact = !wanted.compact,
            Action::ZoomIn => wanted.zoom = (context.zoom_factor() + 0.1).min(2.5),
            Action::ZoomOut => wanted.zoom = (context.zoom_factor() - 0.1).max(0.6),
            _ => wanted.zoom = 1.0,
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
            self.commands
                .push(Command::Look(LookCommand::GoTo(paragraph, span)));
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
            self.commands
                .push(Command::Look(LookCommand::Article(article.id)));
        }
    }
}
