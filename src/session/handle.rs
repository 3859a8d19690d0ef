//! The one place where a session changes.

use std::sync::Arc;

use crate::model::change::{Edit, Touched};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::storage::journal::Entry;

use super::command::{Command, LookCommand};
use super::draft_edit::Planned;
use super::effect::Effect;
use super::keep::KeepEffect;
use super::reopening::note_reopened;
use super::state::{Notice, Session, Tone};

impl Session {
    /// Does what `command` says at `now_ms` milliseconds since 1970, and says what the shell has
    /// to do in turn.
    pub fn handle(&mut self, command: Command, now_ms: u64) -> Vec<Effect> {
        self.revision += 1;
        let mut effects = self.dispatch(command, now_ms);
        for entry in std::mem::take(&mut self.made) {
            self.unsaved.add(&entry);
            effects.push(KeepEffect::Add(Box::new(entry)).into());
        }
        effects
    }

    fn dispatch(&mut self, command: Command, now_ms: u64) -> Vec<Effect> {
        match command {
            Command::Draft(command) => {
                let planned = self.plan_draft(command, now_ms);
                self.carry_out(planned, now_ms);
                Vec::new()
            }
            Command::Dossier(command) if self.must_wait(&command) => Vec::new(),
            Command::Dossier(command) => {
                let planned = self.plan_dossier(command, now_ms);
                self.carry_out(planned, now_ms);
                Vec::new()
            }
            Command::Rolling(command) => {
                let planned = self.plan_rolling(command, now_ms);
                self.carry_out(planned, now_ms);
                Vec::new()
            }
            Command::Page(command) => {
                let planned = self.plan_page(command, now_ms);
                self.carry_out(planned, now_ms);
                Vec::new()
            }
            Command::Look(command) => self.look_at(command),
            Command::File(command) => self.handle_file(command, now_ms),
            Command::Undo => {
                let edit = self.history.undo();
                self.step(edit, true, now_ms)
            }
            Command::Redo => {
                let edit = self.history.redo();
                self.step(edit, false, now_ms)
            }
            Command::Seal => {
                self.history.seal();
                Vec::new()
            }
            Command::DismissNotice => {
                self.notice = None;
                Vec::new()
            }
        }
    }

    /// Applies a planned change, records it and lets everything follow.
    pub(super) fn carry_out(&mut self, planned: Option<Planned>, now_ms: u64) {
        let Some(mut planned) = planned else { return };
        for change in &mut planned.changes {
            change.make_one_line();
        }
        note_reopened(&mut planned, &self.workspace.draft, &self.author, now_ms);
        self.let_references_follow(&mut planned, now_ms);
        let edit = Edit {
            label: planned.label.to_owned(),
            subject: planned.subject,
            author: self.author.clone(),
            time_ms: now_ms,
            changes: planned.changes,
        };
        if self.apply(&edit) {
            self.follow(&edit);
            self.history.record(edit);
            self.keep_look_valid();
        } else {
            self.say(Tone::Bad, "notice-stale-edit", String::new());
        }
    }

    /// Applies an edit and notes it for the journal; false where it does not fit.
    fn apply(&mut self, edit: &Edit) -> bool {
        let before = Entry::prints(&edit.changes, &self.workspace);
        let applied = edit.apply(Arc::make_mut(&mut self.workspace)).is_ok();
        if applied {
            self.made
                .push(Entry::new(edit.clone(), before, &self.workspace));
        }
        applied
    }

    /// Applies an edit taken from the history.
    fn step(&mut self, edit: Option<Edit>, back: bool, now_ms: u64) -> Vec<Effect> {
        let Some(edit) = edit.map(|edit| Edit {
            time_ms: now_ms,
            ..edit
        }) else {
            return Vec::new();
        };
        if !self.apply(&edit) {
            self.say(Tone::Bad, "notice-stale-edit", String::new());
            return Vec::new();
        }
        self.follow(&edit);
        self.look.pasted = None;
        self.keep_look_valid();
        self.show_what_changed(&edit);
        let key = if back {
            "notice-undone"
        } else {
            "notice-redone"
        };
        self.say_of(Tone::Neutral, key, edit.label.clone(), edit.subject.clone());
        self.correct_after(&edit.label, now_ms)
    }

    /// Brings the article that a step changed into view.
    fn show_what_changed(&mut self, edit: &Edit) {
        let draft = &self.workspace.draft;
        let mut named = edit.changes.iter().filter_map(|change| {
            Some(match change.touched()? {
                Touched::Words(paragraph) => draft.paragraph(paragraph)?.0.id,
                Touched::Paragraphs(id) | Touched::Heading(id) | Touched::Frame(id) => id,
                Touched::Article(id) => id?,
                Touched::Order(to) => draft.articles.get(to)?.id,
                Touched::Recitals => return None,
            })
        });
        // What was taken back may have been put in by the same step.
        let article = named.find(|id| draft.article(*id).is_some());
        if article.is_some() {
            self.look.article = article;
        }
    }

    /// Lets codings, findings and verdicts follow a change.
    fn follow(&mut self, edit: &Edit) {
        self.project();
        let shown = self.shown.as_deref().unwrap_or(&self.workspace);
        self.derived.follow(shown, self.look.as_of, &edit.changes);
    }

    /// What is looked at must exist.
    pub(super) fn keep_look_valid(&mut self) {
        let draft = &self.workspace.draft;
        if self
            .look
            .article
            .is_none_or(|id| draft.article(id).is_none())
        {
            self.look.article = draft.articles.first().map(|a| a.id);
        }
        if self
            .look
            .caret
            .is_some_and(|(id, _)| draft.paragraph(id).is_none())
        {
            self.look.caret = None;
        }
        let dossier = &self.workspace.dossier;
        if self
            .look
            .issue
            .as_ref()
            .is_none_or(|id| dossier.issue(id).is_none())
        {
            self.look.issue = dossier.issues.first().map(|i| i.id.clone());
        }
        if self
            .look
            .bloc
            .as_ref()
            .is_none_or(|id| dossier.bloc(id).is_none())
        {
            self.look.bloc = dossier.judging_blocs().next().map(|b| b.id.clone());
        }
    }

    fn look_at(&mut self, command: LookCommand) -> Vec<Effect> {
        match command {
            LookCommand::Article(id) => {
                if self.look.article != Some(id) {
                    self.look.caret = None;
                }
                self.look.article = Some(id);
                self.history.seal();
                self.keep_look_valid();
            }
            LookCommand::Caret(paragraph, span) => {
                if self.look.caret.is_some_and(|(old, _)| old != paragraph) {
                    self.history.seal();
                }
                self.look.caret = Some((paragraph, span));
            }
            LookCommand::NoCaret => self.look.caret = None,
            LookCommand::Issue(id) => {
                self.look.issue = Some(id);
                self.keep_look_valid();
            }
            LookCommand::Bloc(id) => {
                self.look.bloc = Some(id);
                self.keep_look_valid();
            }
            LookCommand::GoTo(paragraph, span) => {
                if let Some((article, _)) = self.workspace.draft.paragraph(paragraph) {
                    self.look.article = Some(article.id);
                    self.look.caret = Some((paragraph, span));
                    self.look.go_to = Some((self.revision, paragraph, span));
                    return vec![Effect::ShowWords];
                }
            }
            LookCommand::Strict(strict) => {
                let shown = self.shown.as_deref().unwrap_or(&self.workspace);
                self.derived.set_strict(shown, strict);
            }
            LookCommand::AsOf(year) => {
                self.look.as_of = year;
                let shown = self.shown.as_deref().unwrap_or(&self.workspace);
                self.derived.judge_as_of(shown, year);
            }
            LookCommand::Present(on) => self.present(on),
            LookCommand::Scope(scope) => self.look.scope = scope,
            LookCommand::OutlineFilter(text) => self.look.outline_filter = text,
            LookCommand::Find(text) => self.look.find = text,
            LookCommand::Objections(query) => self.look.objections = query,
            LookCommand::Copy(text) => return vec![Effect::Copy(text)],
        }
        Vec::new()
    }

    /// A fresh id for a paragraph.
    pub(super) fn fresh_paragraph(&mut self, now_ms: u64) -> ParagraphId {
        ParagraphId(self.mint.next(now_ms))
    }

    /// A fresh id for an article.
    pub(super) fn fresh_article(&mut self, now_ms: u64) -> ArticleId {
        ArticleId(self.mint.next(now_ms))
    }

    /// Shows a message.
    pub(super) fn say(&mut self, tone: Tone, key: &'static str, subject: String) {
        self.say_of(tone, key, subject, String::new());
    }

    /// Shows a message with what the step was done to that it speaks of, or the file.
    pub(super) fn say_of(&mut self, tone: Tone, key: &'static str, subject: String, about: String) {
        self.n_notices += 1;
        self.notice = Some(Notice {
            tone,
            key,
            subject,
            about,
        });
    }
}
