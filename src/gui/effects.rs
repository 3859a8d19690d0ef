//! What the session asks of its shell, done: dialogs, files, preferences, closing.

use std::sync::Arc;

use egui::Context;

use crate::session::effect::{Effect, Purpose};
use crate::session::tables::TableEffect;
use crate::storage::recent::{RecentWorkspace, with_latest};

use super::app::App;
use super::desktop::{Pick, PickKind};
use super::import::Importing;
use super::import_dossier::TakingOver;
use super::import_draft::TakingIn;
use super::modals::Modal;
use super::panes::Pane;
use super::shelf::Shelf;
use super::{dock, widgets};

impl App {
    /// Does what the session asks of its shell.
    pub(super) fn perform(&mut self, effect: Effect, context: &Context) {
        let now_ms = self.desktop.now_ms();
        match effect {
            Effect::Pick(purpose) => {
                self.picking = Some(purpose);
                let pick = self.pick_for(purpose);
                self.desktop.pick(pick, context);
            }
            Effect::OpenWorkspace(path) => {
                self.desktop.work(self.shelf.open(path, now_ms), context);
            }
            Effect::LearnWording(from, dossier, decided) => {
                self.desktop
                    .work(Shelf::learn(from, dossier, decided), context);
            }
            Effect::ReadPositions(path) if Shelf::is_dossier(&path) => {
                let ticket = self.ticket(&path, false);
                let ours = Arc::new(self.session.workspace().dossier.clone());
                self.desktop
                    .work(Shelf::read_dossier(path, ours, ticket), context);
            }
            Effect::ReadPositions(path) => self.desktop.work(Shelf::positions(path), context),
            Effect::SaveWorkspace {
                folder,
                workspace,
                at_step,
            } => {
                self.desktop
                    .work(self.shelf.save(folder, workspace, at_step, now_ms), context);
            }
            Effect::WriteExport { path, bytes } => {
                self.desktop.work(Shelf::export(path, bytes), context);
            }
            Effect::Table(effect) => self.tables(effect, context),
            Effect::ForgetFolder => self.shelf.forget_open(),
            Effect::AskUnsaved(pending) => self.modal = Some(Modal::Unsaved(pending)),
            Effect::SavePreferences => self.keep_preferences(context),
            Effect::Copy(text) => {
                context.copy_text(text);
                self.toasts
                    .push(widgets::ToastKind::Success, self.words.t("toast-copied"));
            }
            Effect::ShowWords => dock::show(&mut self.dock, Pane::Article),
            Effect::Keep(effect) => self.keep(effect, context),
            Effect::Close => {
                self.shelf.journal().end();
                self.shelf.keep_waiting();
                self.closing = true;
                context.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Does what the session asks for about tables; what takes time is done beside the window.
    fn tables(&mut self, effect: TableEffect, context: &Context) {
        match effect {
            TableEffect::Preview(job) => self.desktop.work(Shelf::preview(job), context),
            TableEffect::ShowPreview(preview) => self.take_preview(preview),
            TableEffect::Write(path, job) => {
                let ticket = self.ticket(&path, true);
                self.desktop
                    .work(Shelf::outgoing(path, job, ticket), context);
            }
            TableEffect::Read(path, dossier) => {
                let ticket = self.ticket(&path, false);
                self.desktop
                    .work(Shelf::read_table(path, dossier, ticket), context);
            }
            TableEffect::ReadDraft(path, job) => {
                let ticket = self.ticket(&path, false);
                self.desktop
                    .work(Shelf::read_draft(path, job, ticket), context);
            }
            TableEffect::ShowColleague(name, found) => {
                self.modal
                    .get_or_insert_with(|| Modal::TakeOver(TakingOver::new(name, found)));
            }
            TableEffect::ShowDraft(name, read) => {
                self.modal
                    .get_or_insert_with(|| Modal::TakeIn(TakingIn::new(name, read)));
            }
            TableEffect::ShowPlan(name, plan) => {
                self.modal
                    .get_or_insert_with(|| Modal::Import(Importing::new(name, plan)));
            }
        }
    }

    fn pick_for(&self, purpose: Purpose) -> Pick {
        let (kind, key, name, ending) = match purpose {
            Purpose::Open => (PickKind::Folder, "pick-workspace", String::new(), ""),
            Purpose::SaveAs => (PickKind::Folder, "pick-save-folder", String::new(), ""),
            Purpose::PositionsFile => (PickKind::Open, "pick-import", String::new(), "ron"),
            Purpose::PositionsFolder => (PickKind::Folder, "pick-import", String::new(), ""),
            Purpose::Table => (PickKind::Open, "pick-import", String::new(), ""),
            Purpose::Merge => (PickKind::Folder, "pick-merge", String::new(), ""),
            Purpose::Export => {
                let (name, ending) = self.session.export_name();
                (PickKind::Save, "pick-export", name, ending)
            }
        };
        Pick {
            kind,
            title: self.words.t(key).to_owned(),
            name,
            ending,
        }
    }

    /// Keeps preferences, layout and the recent list, beside the window.
    pub(super) fn keep_preferences(&mut self, context: &Context) {
        let layout = ron::to_string(&self.dock).unwrap_or_default();
        let open = self.session.folder().map(|path| RecentWorkspace {
            path: path.to_path_buf(),
            title: self.session.workspace().title.clone(),
            time_ms: self.desktop.now_ms(),
        });
        if let Some(open) = &open {
            self.recent = with_latest(std::mem::take(&mut self.recent), open);
        }
        let errand = self
            .shelf
            .keep_later(self.preferences.clone(), layout, open);
        self.desktop.aside(errand, context);
    }
}
