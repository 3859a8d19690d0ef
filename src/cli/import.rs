//! `travaux import`: positions from a table, as a list of changes, and into a workspace; drafts and
//! other copies of the dossier go to their own files.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use serde::Serialize;

use crate::exchange::import::{self, Plan, Proposal, Sort, Table};
use crate::exchange::reading;
use crate::model::problem::Problem;
use crate::storage::workspace_io::{OpenWorkspace, is_workspace};
use crate::storage::{map_io, text_io};
use crate::words::{UiLang, Words};

use super::count::Count;
use super::writing::{apply_and_save, deliver, hold, now_ms};
use super::{Ending, Streams, import_dossier, import_draft, load};

/// Arguments of `import`.
#[derive(Debug, ClapArgs)]
pub struct ImportArgs {
    /// A table (.xlsx, .csv; - is standard input) of positions, or a draft: .docx with its tracked changes, .md, .txt,
    /// .html, or Akoma Ntoso as .xml; or the folder of another copy of the dossier.
    pub file: PathBuf,
    /// The workspace to change; the folder one is in where absent.
    pub folder: Option<PathBuf>,
    /// A RON file that says which column means what; docs/exports.md describes it.
    #[arg(long, value_name = "MAP.ron")]
    pub map: Option<PathBuf>,
    /// Write a map with what is guessed of the columns, to be looked through and given with --map.
    #[arg(long, value_name = "MAP.ron", conflicts_with = "map")]
    pub guess_map: Option<PathBuf>,
    /// Only list the changes; without FOLDER they are those to the built-in dossier.
    #[arg(long)]
    pub dry_run: bool,
    /// Of another copy of the dossier only these blocs, issues, States or positions (BLOC/ISSUE).
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    pub only: Vec<String>,
    /// Where another copy of the dossier clashes with ours, theirs holds.
    #[arg(long)]
    pub theirs: bool,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// What a table changes, as JSON.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    file: String,
    sheet: String,
    rows: usize,
    applied: bool,
    changes: Vec<ChangeOut>,
    faults: Vec<FaultOut>,
    columns_not_read: Vec<String>,
    formulas: usize,
}

/// One change.
#[derive(Debug, Serialize)]
struct ChangeOut {
    kind: &'static str,
    row: u32,
    bloc: String,
    state: Option<String>,
    issue: String,
    from: String,
    layer: &'static str,
    what: String,
    before: String,
    after: String,
}

/// One cell that cannot be read.
#[derive(Debug, Serialize)]
struct FaultOut {
    cell: String,
    message: String,
}

/// Says a problem, and what it means for the exit code.
pub(super) fn refuse(problem: Problem, file: &Path, streams: &mut Streams<'_>) -> Ending {
    let disk = problem.message.starts_with("cannot ");
    let inside = problem.file.clone();
    let mut told = problem.in_file(&file.to_string_lossy());
    if !inside.is_empty() && !disk {
        told.message = format!("{} ({inside})", told.message);
    }
    streams.say(&told.to_string());
    if disk { Ending::Disk } else { Ending::Invalid }
}

/// The table as it is: of a file, or of standard input.
fn bytes(args: &ImportArgs, streams: &mut Streams<'_>) -> Result<Vec<u8>, Problem> {
    if args.file.as_os_str() != "-" {
        return text_io::read_bounded(&args.file, reading::LARGEST_FILE);
    }
    text_io::bounded(&mut *streams.input, reading::LARGEST_FILE, "-")
}

fn read(args: &ImportArgs, streams: &mut Streams<'_>) -> Result<Table, Ending> {
    let mapping = match &args.map {
        None => None,
        Some(path) => {
            let read = map_io::load_mapping(path);
            Some(read.map_err(|problem| refuse(problem, path, streams))?)
        }
    };
    let grids = bytes(args, streams).and_then(|bytes| reading::read(&bytes));
    let table = grids.and_then(|grids| import::lines(&grids, mapping.as_ref()));
    table.map_err(|problem| refuse(problem, &args.file, streams))
}

/// The workspace to change; none where the built-in dossier is only compared with.
fn folder(args: &ImportArgs, streams: &mut Streams<'_>) -> Result<Option<PathBuf>, Ending> {
    let here = PathBuf::from(".");
    match &args.folder {
        Some(folder) => Ok(Some(folder.clone())),
        None if is_workspace(&here) => Ok(Some(here)),
        None if args.dry_run => Ok(None),
        None => {
            streams.say("error: there is no workspace here\n  remedy: name its folder behind the file, or ask with --dry-run what would change in the built-in dossier");
            Err(Ending::Usage)
        }
    }
}

/// Writes what is guessed of somebody else's table as a map.
fn guess_map(args: &ImportArgs, map: &Path, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let grids = bytes(args, streams).and_then(|bytes| reading::read(&bytes));
    let grids = grids.map_err(|problem| refuse(problem, &args.file, streams))?;
    let folder = args.folder.as_deref();
    let got = load::workspace(folder, streams)?;
    let sheet = grids.get(import::likely_sheet(&grids));
    let mut mapping = sheet.map_or_else(Default::default, |grid| import::guess(grid, None));
    // Words can be explained once the columns suffice; until then the columns alone are written.
    if let Ok(table) = import::lines(&grids, Some(&mapping)) {
        import::explain(&got.value.dossier, &table, &mut mapping);
    }
    let text = map_io::mapping_text(&mapping);
    let text = text.map_err(|problem| refuse(problem, map, streams))?;
    deliver(text.as_bytes(), map, streams)?;
    let (known, words) = (
        mapping.columns.len(),
        mapping.words.values().map(std::collections::BTreeMap::len),
    );
    let words: usize = words.sum();
    streams.say(&format!(
        "{known} columns and {words} words guessed; look them through, then give the file with --map"
    ));
    Ok(got.ending)
}

/// Reads a table, tells what it changes, and changes it.
pub(super) fn import(args: &ImportArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    if let Some(map) = &args.guess_map {
        return guess_map(args, map, streams);
    }
    let folder = folder(args, streams)?;
    if import_draft::is_draft(&args.file) {
        let folder = folder.as_deref();
        return import_draft::import(&args.file, (folder, !args.dry_run), args.json, streams);
    }
    if args.file.is_dir() {
        return import_dossier::import(args, folder.as_deref(), streams);
    }
    let table = read(args, streams)?;
    let write = folder.as_deref().filter(|_| !args.dry_run);
    // Held from before the reading until after the saving, so that nobody else writes in between.
    let lock = write.map(|folder| hold(folder, streams)).transpose()?;
    let mut got = load::Base::load(folder.as_deref(), write.is_some(), streams)?;
    let ending = got.ending;
    let plan = import::plan(&got.value.workspace().dossier, &table);
    if let Some(open) = got.value.open() {
        apply(open, &plan, &args.file, streams)?;
    }
    drop(lock);
    let applied = write.is_some();
    if args.json {
        let report = report(args, &table, &plan, applied);
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
    } else {
        tell(&table, &plan, applied, streams)?;
    }
    let invalid = if plan.faults.is_empty() {
        Ending::Done
    } else {
        Ending::Invalid
    };
    let clashing = if plan.count(Sort::Clashing) > 0 {
        Ending::Failed
    } else {
        Ending::Done
    };
    Ok(ending.max(invalid).max(clashing))
}

/// Makes the changes and saves them.
fn apply(
    open: &mut OpenWorkspace,
    plan: &Plan,
    file: &Path,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let accepted: Vec<&Proposal> = plan.proposals.iter().collect();
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let subject = name.unwrap_or_default();
    let edit = import::edit(&open.workspace.dossier, &accepted, (&subject, "", now_ms()));
    apply_and_save(open, &edit, streams)
}

fn report(args: &ImportArgs, table: &Table, plan: &Plan, applied: bool) -> Report {
    let change = |p: &Proposal| ChangeOut {
        kind: p.sort.word(),
        row: p.row,
        bloc: p.target.bloc.to_string(),
        state: p.target.state.as_ref().map(ToString::to_string),
        issue: p.target.issue.to_string(),
        from: p.target.from.to_string(),
        layer: p.target.layer.word(),
        what: p.what.clone(),
        before: p.before.clone(),
        after: p.after.clone(),
    };
    let fault = |f: &import::Fault| FaultOut {
        cell: f.place(Words::of(UiLang::En)),
        message: f.message(),
    };
    Report {
        schema: 1,
        file: args.file.to_string_lossy().into_owned(),
        sheet: table.sheet.clone(),
        rows: plan.n_rows,
        applied,
        changes: plan.proposals.iter().map(change).collect(),
        faults: plan.faults.iter().map(fault).collect(),
        columns_not_read: table.unread.clone(),
        formulas: table.n_formulas,
    }
}

fn tell(
    table: &Table,
    plan: &Plan,
    applied: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    for p in &plan.proposals {
        let state = p
            .target
            .state
            .as_ref()
            .map(|s| format!(" ({s})"))
            .unwrap_or_default();
        let line = format!(
            "{}: row {}: {}{state}, {}, {}: {}{}",
            p.sort.word(),
            p.row,
            p.target.bloc,
            p.target.issue,
            p.what,
            if p.before.is_empty() {
                String::new()
            } else {
                format!("{} → ", p.before)
            },
            p.after
        );
        streams.line(&super::display_safe(&line.replace('\n', " ")))?;
    }
    for fault in &plan.faults {
        let place = fault.place(Words::of(UiLang::En));
        streams.say(&format!("error: {place}: {}", fault.message()));
    }
    if table.n_formulas > 0 {
        streams.say(&format!(
            "warning: {} cells hold formulas; their last results were read",
            table.n_formulas
        ));
    }
    let (new, changed, clashing) = (
        plan.count(Sort::New),
        plan.count(Sort::Changed),
        plan.count(Sort::Clashing),
    );
    let done = if applied {
        "done"
    } else {
        "not done (dry run)"
    };
    streams.say(&format!(
        "{}: {new} new, {changed} changed, {clashing} clashing, {} not read; {done}",
        Count(plan.n_rows, "row"),
        plan.faults.len()
    ));
    Ok(())
}
