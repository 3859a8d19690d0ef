//! What the session asks of its shell, done: dialogs, files, preferences, closing.

use std::path::Path;
use std::sync::Arc;

use egui::Context;

use crate::session::effect::{Effect, Purpose};
use crate::session::exercise::Place;
use crate::session::mapping::MapEffect;
use crate::session::tables::TableEffect;
use crate::storage::recent::{RecentWorkspace, with_latest};

use super::app::App;
use super::desktop::{Pick, PickKind};
use super::exercises::place_key;
use super::import::Importing;
use super::import_dossier::TakingOver;
use super::import_draft::TakingIn;
use super::mapping::MapDialog;
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
                // Where one is in what is left, and where one was in what is opened.
                self.keep_preferences(context);
                self.will_return(&path);
                self.desktop.work(self.shelf.open(path, now_ms), context);
            }
            Effect::LearnWording(from, dossier, decided) => {
                let learning = self.shelf.learn(from, dossier, decided);
                self.desktop.work(learning, context);
            }
            Effect::ReadPositions(path) => {
                let ticket = self.ticket(&path, false);
                let ours = Arc::new(self.session.workspace().dossier.clone());
                self.desktop
                    .work(Shelf::positions(path, ours, ticket), context);
            }
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
            Effect::ForgetFolder => {
                let letting_go = self.shelf.forget_open();
                self.desktop.aside(letting_go, context);
            }
            Effect::AskUnsaved(pending) => self.modal = Some(Modal::Unsaved(pending)),
            Effect::SavePreferences => self.keep_preferences(context),
            Effect::Copy(text) => {
                context.copy_text(text);
                self.toasts
                    .push(widgets::ToastKind::Success, self.words.t("toast-copied"));
            }
            Effect::ShowWords => dock::show(&mut self.dock, Pane::Article),
            Effect::Keep(effect) => self.keep(effect, context),
            Effect::Exercise(effect) => self.perform_exercise(effect, context),
            Effect::Close => self.close(context),
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
            TableEffect::Map(effect) => self.mappings(effect, context),
        }
    }

    /// Does what the session asks for about what columns mean.
    fn mappings(&mut self, effect: MapEffect, context: &Context) {
        match effect {
            MapEffect::Ask(unmapped) => {
                self.modal
                    .get_or_insert_with(|| Modal::Map(Box::new(MapDialog::new(*unmapped))));
            }
            MapEffect::Try(job) => self.desktop.work(Shelf::try_map(job), context),
            MapEffect::ShowTried(tried) => self.with_mapping(|open| open.take_tried(tried)),
            MapEffect::Load(path) => self.desktop.work(Shelf::load_map(path), context),
            MapEffect::Take(mapping) => self.with_mapping(|open| open.take(mapping)),
            MapEffect::Save(path, mapping) => {
                self.desktop.work(Shelf::save_map(path, mapping), context);
            }
        }
    }

    /// What a dialog of the system, or the field that stands in for it, asks for.
    pub(super) fn pick_for(&self, purpose: Purpose) -> Pick {
        let (kind, key, name, ending) = match purpose {
            Purpose::Open => (PickKind::Folder, "pick-workspace", String::new(), ""),
            Purpose::SaveAs => (PickKind::Folder, "pick-save-folder", String::new(), ""),
            Purpose::PositionsFile => {
                let key = "action-load-positions-file";
                (PickKind::Open, key, String::new(), "ron")
            }
            Purpose::PositionsFolder => {
                let key = "action-load-positions-folder";
                (PickKind::Folder, key, String::new(), "")
            }
            Purpose::Table => (PickKind::Open, "pick-import", String::new(), ""),
            Purpose::Merge => (PickKind::Folder, "pick-merge", String::new(), ""),
            Purpose::Exercise(Place::Report(format, _)) => {
                let name = self.session.report_name(format);
                (PickKind::Save, "pick-report", name, format.extension())
            }
            Purpose::Exercise(place) => (PickKind::Folder, place_key(place), String::new(), ""),
            Purpose::LoadMap => (PickKind::Open, "pick-load-map", String::new(), "ron"),
            Purpose::SaveMap => (
                PickKind::Save,
                "pick-save-map",
                "columns.ron".to_owned(),
                "ron",
            ),
            Purpose::Export => {
                let (name, ending) = self.session.export_name();
                (PickKind::Save, "pick-export", name, ending)
            }
        };
        Pick {
            kind,
            title: self.words.t(key).trim_end_matches('…').to_owned(),
            name,
            ending,
        }
    }

    /// Keeps preferences, layout and the recent list, beside the window.
    pub(super) fn keep_preferences(&mut self, context: &Context) {
        let layout = ron::to_string(&self.dock).unwrap_or_default();
        let open = self.session.folder().map(Path::to_path_buf);
        let open = open.map(|path| RecentWorkspace {
            at: self.whereabouts(&path),
            path,
            title: self.session.workspace().title.clone(),
            time_ms: self.desktop.now_ms(),
        });
        if self.preferences.no_recent {
            self.recent.clear();
        } else if let Some(open) = &open {
            self.recent = with_latest(std::mem::take(&mut self.recent), open);
        }
        let errand = self
            .shelf
            .keep_later(self.preferences.clone(), layout, open);
        self.desktop.aside(errand, context);
    }
}
