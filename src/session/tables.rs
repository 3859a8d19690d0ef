//! Tables out and in, as the session sees them: a preview and a file made beside the window, and a
//! list of changes that a person accepts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::coding::codebook::Codebook;
use crate::exchange::export::{self, Format, Unknown, Wish};
use crate::exchange::import::{self, Plan, Proposal};
use crate::exchange::public::{Leaving, leaving};
use crate::exchange::reading;
use crate::exchange::table::Sheet;
use crate::model::dossier::Dossier;
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;

use super::draft_edit::Planned;
use super::effect::{Effect, Purpose};
use super::state::{Session, Tone};

/// Something about tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableCommand {
    /// Make a preview of this export.
    Preview(Box<Wish>),
    /// It was made.
    Previewed(Box<Preview>),
    /// Ask where, and write this export.
    Export(Box<Wish>),
    /// Ask for a table of positions.
    Import,
    /// Read this table of positions.
    ImportFile(PathBuf),
    /// It was read, or why not.
    Read(PathBuf, Box<Result<Plan, Problem>>),
    /// Make these changes, proposed by the table of this name.
    Accept(String, Vec<Proposal>),
}

/// What the session asks of its shell about tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableEffect {
    /// Make a preview; comes back as [`TableCommand::Previewed`].
    Preview(TableJob),
    /// Show it, where it is still wanted.
    ShowPreview(Box<Preview>),
    /// Write an export to this file; comes back as `FileCommand::ExportWritten`.
    Write(PathBuf, TableJob),
    /// Read a table; comes back as [`TableCommand::Read`].
    Read(PathBuf, Arc<Dossier>),
    /// Show what a table would change.
    ShowPlan(String, Box<Plan>),
}

impl From<TableEffect> for Effect {
    fn from(effect: TableEffect) -> Self {
        Self::Table(effect)
    }
}

/// Everything an export is made from, to be made beside the window.
#[derive(Clone, Debug)]
pub struct TableJob {
    workspace: Arc<Workspace>,
    codebook: Arc<Codebook>,
    wish: Wish,
}

impl PartialEq for TableJob {
    fn eq(&self, other: &Self) -> bool {
        self.wish == other.wish && self.workspace == other.workspace
    }
}

impl Eq for TableJob {}

/// The first rows of an export, and what leaves with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What it is a preview of.
    pub wish: Wish,
    /// Names of the columns, as people read them.
    pub columns: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// How many rows there are in all.
    pub n_rows: usize,
    /// What leaves and what stays.
    pub leaves: Vec<Leaving>,
}

/// Rows of a preview.
const SHOWN: usize = 4;
/// Columns of a preview.
const SHOWN_COLUMNS: usize = 8;

impl TableJob {
    fn sheet(&self) -> Result<Sheet, Unknown> {
        export::sheet(&self.workspace, || Arc::clone(&self.codebook), &self.wish)
    }

    /// The preview. An export that cannot be made has no rows.
    pub fn preview(&self) -> Preview {
        let sheet = self.sheet().ok();
        let shown = |row: &Vec<crate::exchange::table::Cell>| {
            let cells = row.iter().take(SHOWN_COLUMNS);
            cells.map(|cell| cell.value.shown().into_owned()).collect()
        };
        let columns = sheet.iter().flat_map(|sheet| &sheet.columns);
        let rows = sheet.iter().flat_map(|sheet| &sheet.rows);
        Preview {
            wish: self.wish.clone(),
            columns: columns
                .map(|c| c.title.clone())
                .take(SHOWN_COLUMNS)
                .collect(),
            rows: rows.take(SHOWN).map(shown).collect(),
            n_rows: sheet.as_ref().map_or(0, |sheet| sheet.rows.len()),
            leaves: leaving(&self.workspace, self.wish.kind, self.wish.audience),
        }
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// Where the export cannot be made.
    pub fn bytes(&self) -> Result<Vec<u8>, Problem> {
        let made = self
            .sheet()
            .and_then(|sheet| export::bytes(&sheet, self.wish.format));
        made.map_err(|unknown| Problem::error(unknown.what))
    }
}

/// What a table would change in a dossier.
///
/// # Errors
/// What is wrong with the file.
pub fn read_table(bytes: &[u8], dossier: &Dossier) -> Result<Plan, Problem> {
    let grids = reading::read(bytes)?;
    let table = import::lines(&grids, None)?;
    Ok(import::plan(dossier, &table))
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
            TableCommand::Preview(wish) => vec![TableEffect::Preview(self.table_job(*wish)).into()],
            TableCommand::Previewed(preview) => vec![TableEffect::ShowPreview(preview).into()],
            TableCommand::Export(wish) => {
                self.table = Some(*wish);
                self.export = None;
                vec![Effect::Pick(Purpose::Export)]
            }
            TableCommand::Import => vec![Effect::Pick(Purpose::Table)],
            TableCommand::ImportFile(path) => vec![self.read_effect(path)],
            TableCommand::Read(path, read) => match *read {
                Err(problem) => {
                    self.say(Tone::Bad, "notice-import-failed", problem.message.clone());
                    self.problems.push(problem.in_file(&path.to_string_lossy()));
                    Vec::new()
                }
                Ok(plan) if plan.proposals.is_empty() && plan.faults.is_empty() => {
                    self.say(Tone::Neutral, "notice-import-same", name_of(&path));
                    Vec::new()
                }
                Ok(plan) => vec![TableEffect::ShowPlan(name_of(&path), Box::new(plan)).into()],
            },
            TableCommand::Accept(name, proposals) => {
                self.accept(name, &proposals, now_ms);
                Vec::new()
            }
        }
    }

    /// The export that waits for a path, made from the state as it is now.
    pub(super) fn waiting_table(&mut self, path: PathBuf) -> Option<Effect> {
        let wish = self.table.take()?;
        Some(TableEffect::Write(path, self.table_job(wish)).into())
    }

    pub(super) fn read_effect(&self, path: PathBuf) -> Effect {
        TableEffect::Read(path, Arc::new(self.workspace.dossier.clone())).into()
    }

    fn table_job(&self, wish: Wish) -> TableJob {
        TableJob {
            workspace: Arc::new(self.workspace.clone()),
            codebook: Arc::clone(&self.derived.codebook),
            wish,
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

    /// The name offered for the table that waits for a path, and its ending.
    pub(super) fn table_name(&self) -> Option<(String, &'static str)> {
        let wish = self.table.as_ref()?;
        let ending = wish.format.extension();
        Some((format!("{}.{ending}", wish.kind.word()), ending))
    }
}

/// A wish as a few words for the preferences. One's own delegation is not remembered as an
/// audience: what is confidential leaves only where somebody says so each time.
pub fn remembered(wish: &Wish) -> String {
    use crate::exchange::public::Audience;
    let audience = match wish.audience {
        Audience::OwnDelegation => Audience::Partners,
        Audience::Public | Audience::Partners => wish.audience,
    };
    let parts = [
        wish.kind.word(),
        wish.format.extension(),
        audience.word(),
        wish.layout.word(),
    ];
    parts.join(" ")
}

/// The wish of those words; the first choices where they say nothing that is known.
pub fn recalled(words: &str) -> Wish {
    use crate::exchange::public::Audience;
    use crate::exchange::table::{Kind, Layout};
    let said = |word: &str| words.split(' ').any(|known| known == word);
    let wish = Wish {
        kind: Kind::ALL
            .into_iter()
            .find(|kind| said(kind.word()))
            .unwrap_or_default(),
        format: Format::ALL
            .into_iter()
            .find(|format| said(format.extension()))
            .unwrap_or(Format::Xlsx),
        audience: Audience::ALL
            .into_iter()
            .find(|who| said(who.word()))
            .unwrap_or_default(),
        layout: Layout::ALL
            .into_iter()
            .find(|layout| said(layout.word()))
            .unwrap_or_default(),
        ..Wish::default()
    };
    if wish.format.fits(wish.kind, wish.layout) {
        return wish;
    }
    Wish {
        format: Format::Xlsx,
        ..wish
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::public::Audience;
    use crate::exchange::table::Kind;

    #[test]
    fn choices_are_remembered_but_for_what_is_confidential() {
        let wish = Wish {
            kind: Kind::Verdicts,
            format: Format::Html,
            audience: Audience::OwnDelegation,
            ..Wish::default()
        };
        let again = recalled(&remembered(&wish));
        assert_eq!((again.kind, again.format), (Kind::Verdicts, Format::Html));
        assert_eq!(again.audience, Audience::Partners);
        assert_eq!(recalled("").format, Format::Xlsx);
        assert_eq!(recalled("instruments svg").format, Format::Xlsx);
    }
}
