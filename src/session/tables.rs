//! Tables and papers out, tables and drafts in, as the session sees them: previews and files made
//! beside the window, and lists of changes that a person accepts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::exchange::draft_in::DraftFormat;
use crate::exchange::import::{self, Colleague, Plan, Proposal};
use crate::exchange::reading::{self, Grid};
use crate::model::change::between;
use crate::model::dossier::Dossier;
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;

use super::draft_edit::Planned;
use super::effect::{Effect, Purpose};
use super::incoming::{Incoming, IncomingJob, Taken};
use super::mapping::{MapCommand, MapEffect, Unmapped};
use super::outgoing::{Outgoing, OutgoingJob, Preview, Step, Ticket};
use super::state::{Session, Tone};

/// Something about what leaves and what comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableCommand {
    /// Make a preview of this export.
    Preview(Box<Outgoing>),
    /// It was made.
    Previewed(Box<Preview>),
    /// Ask where, and write this export.
    Export(Box<Outgoing>),
    /// Slow work on this file was called off, and nothing came of it.
    CalledOff(PathBuf),
    /// Ask for a file: a table of positions or a draft.
    Import,
    /// Read this file: a table of positions or a draft.
    ImportFile(PathBuf),
    /// A table was read, or why not.
    Read(PathBuf, Box<Result<TableRead, Problem>>),
    /// Something about what the columns of somebody else's table mean.
    Map(MapCommand),
    /// Make these changes, proposed by the table of this name.
    Accept(String, Vec<Proposal>),
    /// Another copy of the dossier was read, or why not.
    DossierRead(PathBuf, Box<Result<Colleague, Problem>>),
    /// Take over what was chosen of the copy of this name, by place in what it offers.
    TakeOver(String, Box<Colleague>, Vec<usize>),
    /// A draft was read, or why not.
    DraftRead(PathBuf, Box<Result<Incoming, Problem>>),
    /// Take in what was chosen of the draft of this name.
    TakeIn(String, Box<Incoming>, Taken),
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableRead {
    /// Its columns are ours: what it would change.
    Plan(Plan),
    /// Its columns have to be explained.
    Unmapped(Vec<Grid>),
}

/// What the session asks of its shell about tables, papers and drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableEffect {
    /// Make a preview; comes back as [`TableCommand::Previewed`].
    Preview(OutgoingJob),
    /// Show it, where it is still wanted.
    ShowPreview(Box<Preview>),
    /// Write an export to this file; comes back as `FileCommand::ExportWritten`.
    Write(PathBuf, OutgoingJob),
    /// Read a table; comes back as [`TableCommand::Read`].
    Read(PathBuf, Arc<Dossier>),
    /// Show what a table would change.
    ShowPlan(String, Box<Plan>),
    /// Do something about what columns mean.
    Map(MapEffect),
    /// Read a draft; comes back as [`TableCommand::DraftRead`].
    ReadDraft(PathBuf, IncomingJob),
    /// Show how another copy of the dossier differs.
    ShowColleague(String, Box<Colleague>),
    /// Show what a draft would change.
    ShowDraft(String, Box<Incoming>),
}

impl From<TableEffect> for Effect {
    fn from(effect: TableEffect) -> Self {
        Self::Table(effect)
    }
}

/// What a table would change in a dossier, or its sheets where its columns have to be explained;
/// none where it was called off.
///
/// # Errors
/// What is wrong with the file.
pub fn read_table(
    bytes: &[u8],
    dossier: &Dossier,
    ticket: &Ticket,
) -> Result<Option<TableRead>, Problem> {
    if !ticket.begin(Step::Forming) {
        return Ok(None);
    }
    let grids = match reading::read_while(bytes, ticket.going()) {
        Err(_) if ticket.is_off() => return Ok(None),
        read => read?,
    };
    // Where there is a row of names and one below it, a person can say what the columns are.
    let explainable =
        |grid: &Grid| grid.rows.len() > 1 && grid.rows.iter().any(|r| r.cells.len() > 1);
    let table = match import::lines(&grids, None) {
        Ok(table) => table,
        Err(_) if grids.iter().any(explainable) => return Ok(Some(TableRead::Unmapped(grids))),
        Err(problem) => return Err(problem),
    };
    if !ticket.begin(Step::Ending) {
        return Ok(None);
    }
    let plan = import::plan_while(dossier, &table, ticket.going());
    Ok((!ticket.is_off()).then_some(TableRead::Plan(plan)))
}

/// Whether a file holds a draft and no table, by its ending.
pub fn is_draft(path: &Path) -> bool {
    DraftFormat::ENDINGS.contains(&ending_of(path).as_str())
}

/// The ending of a file's name in small letters; empty where it has none.
pub fn ending_of(path: &Path) -> String {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    ending.unwrap_or_default()
}

/// The name of a file without its folder.
fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

impl Session {
    pub(super) fn handle_table(&mut self, command: TableCommand, now_ms: u64) -> Vec<Effect> {
        match command {
            TableCommand::Preview(what) => vec![TableEffect::Preview(self.job_of(*what)).into()],
            TableCommand::Previewed(preview) => vec![TableEffect::ShowPreview(preview).into()],
            TableCommand::Export(what) => {
                self.outgoing = Some(*what);
                self.export = None;
                vec![Effect::Pick(Purpose::Export)]
            }
            TableCommand::CalledOff(path) => {
                self.say(Tone::Neutral, "notice-called-off", name_of(&path));
                Vec::new()
            }
            TableCommand::Import => vec![Effect::Pick(Purpose::Table)],
            TableCommand::ImportFile(path) => vec![self.read_effect(path, now_ms)],
            TableCommand::Read(path, read) => match *read {
                Err(problem) => self.not_imported(&path, problem),
                Ok(TableRead::Unmapped(grids)) => {
                    let asked = Unmapped::new(name_of(&path), grids);
                    vec![MapEffect::Ask(Box::new(asked)).into()]
                }
                Ok(TableRead::Plan(plan))
                    if plan.proposals.is_empty() && plan.faults.is_empty() =>
                {
                    self.say(Tone::Neutral, "notice-import-same", name_of(&path));
                    Vec::new()
                }
                Ok(TableRead::Plan(plan)) => {
                    vec![TableEffect::ShowPlan(name_of(&path), Box::new(plan)).into()]
                }
            },
            TableCommand::Map(command) => self.handle_mapping(command),
            TableCommand::Accept(name, proposals) => {
                self.accept(name, &proposals, now_ms);
                Vec::new()
            }
            TableCommand::DossierRead(path, read) => match *read {
                Err(problem) => self.not_imported(&path, problem),
                Ok(found) if found.offers.is_empty() => {
                    self.say(Tone::Neutral, "notice-import-same", name_of(&path));
                    Vec::new()
                }
                Ok(found) => {
                    vec![TableEffect::ShowColleague(name_of(&path), Box::new(found)).into()]
                }
            },
            TableCommand::TakeOver(name, found, chosen) => {
                self.take_over(name, &found, &chosen, now_ms);
                Vec::new()
            }
            TableCommand::DraftRead(path, read) => match *read {
                Err(problem) => self.not_imported(&path, problem),
                Ok(read) => vec![TableEffect::ShowDraft(name_of(&path), Box::new(read)).into()],
            },
            TableCommand::TakeIn(name, read, taken) => {
                self.take_in(name, &read, &taken, now_ms);
                Vec::new()
            }
        }
    }

    fn take_over(&mut self, name: String, found: &Colleague, chosen: &[usize], now_ms: u64) {
        let mut to = Workspace::clone(&self.workspace);
        to.dossier = import::with_offers(&self.workspace.dossier, found, chosen);
        let planned = Planned {
            label: "undo-import",
            subject: name,
            changes: between(&self.workspace, &to),
        };
        self.carry_out(Some(planned), now_ms);
        self.say(Tone::Good, "notice-taken-over", chosen.len().to_string());
    }

    fn not_imported(&mut self, path: &Path, problem: Problem) -> Vec<Effect> {
        self.say(Tone::Bad, "notice-import-failed", problem.message.clone());
        self.problems.push(problem.in_file(&path.to_string_lossy()));
        Vec::new()
    }

    /// The export that waits for a path, made from the state as it is now.
    pub(super) fn waiting_export(&mut self, path: PathBuf) -> Option<Effect> {
        let what = self.outgoing.take()?;
        Some(TableEffect::Write(path, self.job_of(what)).into())
    }

    pub(super) fn read_effect(&mut self, path: PathBuf, now_ms: u64) -> Effect {
        if is_draft(&path) {
            return TableEffect::ReadDraft(path, self.incoming_job(now_ms)).into();
        }
        TableEffect::Read(path, Arc::new(self.workspace.dossier.clone())).into()
    }

    fn job_of(&self, what: Outgoing) -> OutgoingJob {
        OutgoingJob {
            workspace: Arc::clone(&self.workspace),
            codebook: Arc::clone(&self.derived.codebook),
            what,
        }
    }

    fn accept(&mut self, name: String, proposals: &[Proposal], now_ms: u64) {
        let accepted: Vec<&Proposal> = proposals.iter().collect();
        let about = (name.as_str(), self.author.as_str(), now_ms);
        let edit = import::edit(&self.workspace.dossier, &accepted, about);
        let n_changes = proposals.iter().filter(|p| p.atom.is_some()).count();
        if edit.changes.is_empty() {
            self.say(Tone::Neutral, "notice-import-same", name);
            return;
        }
        let planned = Planned {
            label: "undo-import",
            subject: name,
            changes: edit.changes,
        };
        self.carry_out(Some(planned), now_ms);
        self.say(Tone::Good, "notice-imported", n_changes.to_string());
    }

    /// The name offered for the export that waits for a path, and its ending.
    pub(super) fn waiting_name(&self) -> Option<(String, &'static str)> {
        let what = self.outgoing.as_ref()?;
        Some((what.file_name(), what.extension()))
    }
}
