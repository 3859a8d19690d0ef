//! Opening, saving, closing and exporting, as the session sees them: questions, answers, effects.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::coding::wording::{decided, fingerprint};
use crate::model::bloc::Bloc;
use crate::model::change::Change;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::VersionId;
use crate::model::problem::{Problem, Severity};
use crate::model::workspace::Workspace;
use crate::storage::wording_io::shipped_for;
use crate::storage::workspace_io::dossier_folder;

use super::command::{Answer, ExportKind, FileCommand, Read};
use super::draft_edit::Planned;
use super::effect::{Effect, Pending, Purpose};
use super::exercise::ExerciseEffect;
use super::keep::{After, KeepEffect, base_effect, held_effect};
use super::mapping::MapEffect;
use super::merging::{BaseWish, MergeEffect};
use super::sealing::SealEffect;
use super::state::{Session, Tone};

impl Session {
    pub(super) fn handle_file(&mut self, command: FileCommand, now_ms: u64) -> Vec<Effect> {
        match command {
            FileCommand::New => self.unless_dirty(Pending::New, now_ms),
            FileCommand::Open => self.unless_dirty(Pending::Open, now_ms),
            FileCommand::OpenPath(path) => self.unless_dirty(Pending::OpenPath(path), now_ms),
            FileCommand::Close => self.unless_dirty(Pending::Close, now_ms),
            FileCommand::Save => match self.folder.clone().filter(|_| self.read_only.is_none()) {
                Some(folder) => vec![self.save_to(folder)],
                None => vec![Effect::Pick(Purpose::SaveAs)],
            },
            FileCommand::SaveAs => vec![Effect::Pick(Purpose::SaveAs)],
            FileCommand::LoadPositionsFile => vec![Effect::Pick(Purpose::PositionsFile)],
            FileCommand::LoadPositionsFolder => vec![Effect::Pick(Purpose::PositionsFolder)],
            FileCommand::Export(kind) => {
                self.export = Some(kind);
                self.outgoing = None;
                vec![Effect::Pick(Purpose::Export)]
            }
            FileCommand::Picked(purpose, path) => self.picked(purpose, path, now_ms),
            FileCommand::Answer(pending, answer) => self.answered(pending, answer, now_ms),
            FileCommand::WorkspaceRead(path, read) => self.workspace_read(path, *read),
            FileCommand::WordingLearnt(from, model) => {
                let known = self.derived.wording.as_ref();
                let ours = self.dossier_folder().is_some_and(|folder| folder == from);
                if ours && known != Some(&model) {
                    self.set_wording(model);
                }
                Vec::new()
            }
            FileCommand::PositionsRead(path, read) => {
                self.positions_read(&path, *read, now_ms);
                Vec::new()
            }
            FileCommand::Saved {
                folder,
                at_step,
                problems,
            } => self.saved(folder, at_step, problems, now_ms),
            FileCommand::ExportWritten(path, result) => {
                match result {
                    Ok(()) => self.say(Tone::Good, "notice-exported", path.display().to_string()),
                    Err(problem) => {
                        self.say(Tone::Bad, "notice-export-failed", problem.message.clone());
                        self.problems.push(problem);
                    }
                }
                Vec::new()
            }
            FileCommand::Table(command) => self.handle_table(command, now_ms),
            FileCommand::Keep(command) => self.handle_keep(command, now_ms),
            FileCommand::Exercise(command) => self.handle_exercise(command, now_ms),
        }
    }

    /// Goes on at once where nothing would be lost, else asks.
    pub(super) fn unless_dirty(&mut self, pending: Pending, now_ms: u64) -> Vec<Effect> {
        if self.is_dirty() {
            vec![Effect::AskUnsaved(pending)]
        } else {
            self.go_on(pending, now_ms)
        }
    }

    fn answered(&mut self, pending: Pending, answer: Answer, now_ms: u64) -> Vec<Effect> {
        match answer {
            Answer::Cancel => Vec::new(),
            Answer::Discard => self.go_on(pending, now_ms),
            Answer::Save => {
                self.after_save = Some(pending);
                self.handle_file(FileCommand::Save, now_ms)
            }
        }
    }

    /// Does what had waited for the answer.
    fn go_on(&mut self, pending: Pending, now_ms: u64) -> Vec<Effect> {
        match pending {
            Pending::New => {
                let draft = Draft::empty(VersionId(self.mint.next(now_ms)));
                let fresh = Workspace {
                    own: self.workspace.own.clone(),
                    ..Workspace::around(self.workspace.dossier.clone(), draft)
                };
                self.workspace = Arc::new(fresh);
                self.start_over(None, Vec::new(), None);
                vec![Effect::ForgetFolder, base_effect(None, &self.workspace)]
            }
            Pending::Open => vec![Effect::Pick(Purpose::Open)],
            Pending::OpenPath(path) => vec![Effect::OpenWorkspace(path)],
            Pending::Close => vec![Effect::SavePreferences, Effect::Close],
            Pending::Copy(list) => vec![KeepEffect::ReadVersion(list, After::Copy).into()],
            Pending::Recover(journal) => vec![KeepEffect::Read(journal).into()],
            Pending::Exercise(opening) => vec![ExerciseEffect::Open(opening).into()],
        }
    }

    fn picked(&mut self, purpose: Purpose, path: Option<PathBuf>, now_ms: u64) -> Vec<Effect> {
        let Some(path) = path else {
            self.after_save = None;
            return Vec::new();
        };
        match purpose {
            Purpose::Open => vec![Effect::OpenWorkspace(path)],
            Purpose::SaveAs => {
                self.read_only = None;
                vec![self.save_to(path)]
            }
            Purpose::PositionsFile | Purpose::PositionsFolder => vec![Effect::ReadPositions(path)],
            Purpose::Export => match self.export.take() {
                Some(kind) => vec![Effect::WriteExport {
                    path,
                    bytes: self.export_bytes(kind),
                }],
                None => self.waiting_export(path).into_iter().collect(),
            },
            Purpose::Table => vec![self.read_effect(path, now_ms)],
            Purpose::Exercise(place) => self.place_picked(place, path, now_ms),
            Purpose::LoadMap => vec![MapEffect::Load(path).into()],
            Purpose::SaveMap => self.waiting_mapping(path),
            Purpose::Merge => {
                let folder = self.folder.clone();
                vec![MergeEffect::Read(path, folder, BaseWish::Likely).into()]
            }
        }
    }

    pub(super) fn save_to(&mut self, folder: PathBuf) -> Effect {
        self.history.seal();
        self.unsaved.save_begun(self.history.state());
        Effect::SaveWorkspace {
            folder,
            workspace: Arc::clone(&self.workspace),
            at_step: self.history.state(),
        }
    }

    fn saved(
        &mut self,
        folder: PathBuf,
        at_step: u64,
        problems: Vec<Problem>,
        now_ms: u64,
    ) -> Vec<Effect> {
        let failed = problems.iter().any(|p| p.severity == Severity::Error);
        let quiet = std::mem::take(&mut self.quiet);
        let shown = folder.display().to_string();
        if failed {
            self.after_save = None;
            let first = problems.first().map_or(shown, |p| p.message.clone());
            self.say(Tone::Bad, "notice-save-failed", first);
            self.problems = problems;
            return Vec::new();
        }
        self.history.mark_saved(at_step);
        self.unsaved.save_ended(at_step);
        self.told.clear();
        self.folder = Some(folder);
        self.problems.extend(problems);
        if !quiet {
            self.say(Tone::Good, "notice-saved", shown);
        }
        let mut effects = vec![Effect::SavePreferences];
        if fingerprint(&decided(&self.workspace)) != self.taught {
            effects.extend(self.learn());
        }
        if let Some(pending) = self.after_save.take() {
            effects.extend(self.go_on(pending, now_ms));
        }
        effects
    }

    fn workspace_read(&mut self, path: PathBuf, read: Read<Workspace>) -> Vec<Effect> {
        let shown = path.display().to_string();
        let Some(workspace) = read.value else {
            // What is open stays open: a load that failed replaces nothing.
            self.problems = read.problems;
            self.say(Tone::Bad, "notice-open-failed", shown);
            return Vec::new();
        };
        self.workspace = Arc::new(workspace);
        let n_problems = read.problems.len();
        let kept = base_effect(Some(&path), &self.workspace);
        let look = KeepEffect::Look(Some(path.clone())).into();
        let held = held_effect(&path, read.holder);
        let locked = SealEffect::Look(false).into();
        self.start_over(Some(path), read.problems, read.read_only);
        if n_problems > 0 {
            self.say(
                Tone::Bad,
                "notice-opened-with-problems",
                n_problems.to_string(),
            );
        } else {
            self.say(Tone::Good, "notice-opened", shown);
        }
        let learn = self.learn();
        [Effect::SavePreferences, kept]
            .into_iter()
            .chain(held)
            .chain([locked, look])
            .chain(learn)
            .collect()
    }

    /// Learns anew from the wordings of the open workspace and from what was decided in it.
    fn learn(&mut self) -> Option<Effect> {
        let from = self.dossier_folder()?;
        let decided = decided(&self.workspace);
        self.taught = fingerprint(&decided);
        let dossier = Arc::new(self.workspace.dossier.clone());
        Some(Effect::LearnWording(from, dossier, decided))
    }

    /// The folder of the dossier in the workspace that is open.
    fn dossier_folder(&self) -> Option<PathBuf> {
        let folder = self.folder.as_deref()?;
        Some(dossier_folder(folder, &self.workspace.dossier.id))
    }

    /// Forgets everything about the workspace that was open before.
    pub(super) fn start_over(
        &mut self,
        folder: Option<PathBuf>,
        problems: Vec<Problem>,
        read_only: Option<String>,
    ) {
        self.folder = folder;
        self.read_only = read_only;
        self.sample = false;
        self.problems = problems;
        self.history = super::history::History::new();
        self.unsaved = super::outside::Since::default();
        self.told.clear();
        self.exercise = None;
        self.look.caret = None;
        self.look.go_to = None;
        self.look.pasted = None;
        self.look.article = None;
        self.look.find.clear();
        self.look.objections = Default::default();
        self.look.as_of = self.workspace.dossier.as_of;
        self.keep_look_valid();
        self.derived = {
            let lexicon = Arc::clone(&self.derived.lexicon);
            let wording = shipped_for(&self.workspace.dossier);
            super::derived::Derived::of(&self.workspace, lexicon, wording, self.look.as_of)
        };
        // Another workspace is shown as this one was.
        if self.shown.take().is_some() {
            self.present(true);
        }
    }

    /// Blocs that were read replace those of the same id and join the others, as one step.
    fn positions_read(&mut self, path: &Path, read: Read<Vec<Bloc>>, now_ms: u64) {
        let shown = path.display().to_string();
        let blocs = read.value.unwrap_or_default();
        let n_blocs = blocs.len();
        let changes = bloc_changes(&self.workspace.dossier, blocs);
        let n_problems = read.problems.len();
        self.problems = read.problems;
        if !changes.is_empty() {
            let planned = Planned {
                label: "undo-load-positions",
                subject: shown.clone(),
                changes,
            };
            self.carry_out(Some(planned), now_ms);
        }
        if n_problems > 0 {
            self.say(
                Tone::Bad,
                "notice-positions-with-problems",
                n_problems.to_string(),
            );
        } else if n_blocs == 0 {
            self.say(Tone::Bad, "notice-no-positions", shown);
        } else {
            self.say(Tone::Good, "notice-positions-loaded", n_blocs.to_string());
        }
    }

    /// The table an export writes.
    pub fn export_bytes(&self, kind: ExportKind) -> Vec<u8> {
        super::export::table(self, kind).into_bytes()
    }
}

/// The changes that put `blocs` into the dossier.
fn bloc_changes(dossier: &Dossier, blocs: Vec<Bloc>) -> Vec<Change> {
    use crate::model::bloc::BlocKind;
    let mut end = dossier
        .blocs
        .iter()
        .rposition(|b| b.kind == BlocKind::Bloc)
        .map_or(0, |at| at + 1);
    let mut changes = Vec::new();
    for bloc in blocs {
        if let Some(place) = dossier.blocs.iter().position(|b| b.id == bloc.id) {
            let before = dossier.blocs.get(place).cloned().map(Box::new);
            if before.as_deref() != Some(&bloc) {
                changes.push(Change::Bloc {
                    place,
                    before,
                    after: Some(Box::new(bloc)),
                });
            }
        } else {
            changes.push(Change::Bloc {
                place: end,
                before: None,
                after: Some(Box::new(bloc)),
            });
            end += 1;
        }
    }
    // Replacements first: they rely on the places of the dossier as it stands.
    changes.sort_by_key(|change| matches!(change, Change::Bloc { before: None, .. }));
    changes
}
