//! A workspace to its folder: every file's text from the model, then only those that changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::canonical::file_text;
use super::dossier_io::{self, FOLDERS, WORDINGS, listed_blocs, stem_of};
use super::files::{Raw, Reading, disk_problem, join};
use super::intake::Record as _;
use super::private::private_part;
use super::save::{Saved, Shelf};
use super::schema::{
    ArticleFile, BlocFile, DecisionFile, DossierFile, DraftFile, IssuesFile, ItemsFile, NoteFile,
    NotesFile, OutlinesFile, ProposalFile, RulesFile, SourcesFile, StatesFile, TablesFile,
    VersionHead, WorkspaceFile,
};
use super::seal::{copied_locked, copy_lock, copy_sealed, locked_problem};
use super::workspace_io::{Folder, Lists, is_workspace, load_workspace_with};
use crate::model::bloc::{Bloc, Layer};
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::FamilyId;
use crate::model::layer::{has_private, shared_part};
use crate::model::problem::Problem;
use crate::model::reference::{InstrumentKind, Reference};
use crate::model::workspace::Workspace;

/// Where a new workspace takes its dossier from: files of it that the program does not rewrite
/// (banks of wordings, files nobody changed) are copied as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The dossier inside the program.
    BuiltIn,
    /// A folder with a `dossier.ron`.
    Folder(PathBuf),
}

/// A file as it should be.
pub(crate) type Text = (String, String);

/// Saves a workspace to the folder it was read from.
///
/// Files in which nothing changed are not touched, files of what is gone are removed, and a file
/// that was damaged, or changed by somebody else meanwhile, is left as it is, with a problem.
pub fn save_workspace(workspace: &Workspace, folder: &mut Folder) -> Saved {
    match prepare(workspace, folder) {
        Ok(texts) => write(texts, folder),
        Err(problem) => Saved {
            problems: vec![problem],
            ..Saved::default()
        },
    }
}

/// Every file of a workspace as it should be.
pub(crate) fn prepare(workspace: &Workspace, folder: &mut Folder) -> Result<Vec<Text>, Problem> {
    if let Some(reason) = &folder.read_only {
        let problem = Problem::error(format!("nothing was saved: {reason}"));
        return Err(problem.with_remedy("save to another folder"));
    }
    settle(folder);
    let texts = render(workspace, &folder.gaps, &folder.shelf)?;
    let placed = |(path, text): Text| (folder.shelf.place(&path), text);
    Ok(texts.into_iter().map(placed).collect())
}

/// Writes the files that differ, each as far as it may be, and removes those of what is gone.
pub(crate) fn write(texts: Vec<Text>, folder: &mut Folder) -> Saved {
    let mut saved = Saved::default();
    let mut kept = BTreeSet::new();
    let mut refused: BTreeSet<String> = BTreeSet::new();
    let locked = folder.is_locked();
    for (path, text) in texts {
        // What becomes private leaves its shared file only once it stands below private/.
        let hidden = folder.shelf.place(&format!("private/{path}"));
        if locked && path.starts_with("private/") {
            // Beside what is sealed nothing is written in the clear.
            if refused.is_empty() {
                saved.problems.push(locked_problem());
            }
            refused.insert(path.clone());
        } else if !refused.contains(&hidden) {
            let n_before = saved.problems.len();
            folder.shelf.put(&path, &text, &mut saved);
            if saved.problems.len() > n_before {
                refused.insert(path.clone());
            }
        }
        kept.insert(path);
    }
    // Nothing is removed while something else could not be written.
    if saved.problems.is_empty() {
        folder.shelf.sweep(&kept, &mut saved);
    }
    saved
}

/// Saves a workspace to a new folder, with its dossier.
///
/// # Errors
/// Where the folder already holds a workspace, or cannot be made.
pub fn create_workspace(
    root: &Path,
    workspace: &Workspace,
    origin: &Origin,
) -> Result<(Folder, Saved), Problem> {
    create_sealed(root, workspace, origin, None)
}

/// The same; what is confidential is sealed as it is in `like`, under the same passphrase. Where
/// that is locked, its sealed files are copied as they are, and a warning says so.
///
/// # Errors
/// Those of [`create_workspace`], and a key file that cannot be copied.
pub fn create_sealed(
    root: &Path,
    workspace: &Workspace,
    origin: &Origin,
    like: Option<&Folder>,
) -> Result<(Folder, Saved), Problem> {
    let shown = root.to_string_lossy();
    if is_workspace(root) {
        return Err(
            Problem::error("there is a workspace in this folder already")
                .in_file(&shown)
                .with_remedy("open it, or choose an empty folder"),
        );
    }
    std::fs::create_dir_all(root)
        .map_err(|error| disk_problem(&shown, "make the folder", &error))?;
    let mut shelf = Shelf::new(root);
    let mut saved = Saved::default();
    // What is confidential must not reach a shared repository by an unthinking `git add`.
    shelf.copy(".gitignore", b"/private/\n/.travaux-lock\n", &mut saved);
    let positions = format!("positions/{}", workspace.dossier.id);
    let (files, base) = original(origin);
    let same_id = base.id == workspace.dossier.id;
    for raw in files.iter().filter(|_| same_id) {
        let path = join(&positions, &raw.path);
        shelf.copy(&path, &raw.bytes, &mut saved);
    }
    let mut copied = Vec::new();
    if same_id {
        render_dossier(&base, &positions, &[], &shelf, &mut copied)?;
    }
    for (path, text) in copied {
        shelf.own(&path, Some(&text));
    }
    let mut n_sealed = 0;
    if let Some(like) = like.filter(|like| like.key().is_some()) {
        // Before anything confidential is written.
        copy_lock(like.path(), root)?;
        shelf.set_key(like.key().cloned());
    } else if let Some(like) = like.filter(|like| like.is_locked()) {
        n_sealed = copy_sealed(like.path(), &mut shelf, &mut saved);
    }
    let mut folder = Folder {
        shelf,
        read_only: None,
        settled: true,
        gaps: Lists::default(),
        leaks: Vec::new(),
        freed: false,
    };
    let rest = save_workspace(workspace, &mut folder);
    let again: Vec<_> = rest
        .written
        .into_iter()
        .filter(|path| !saved.written.contains(path))
        .collect();
    saved.written.extend(again);
    saved.removed.extend(rest.removed);
    saved.problems.extend(rest.problems);
    saved
        .problems
        .extend((n_sealed > 0).then(|| copied_locked(n_sealed)));
    Ok((folder, saved))
}

/// The files of a dossier and what they hold.
fn original(origin: &Origin) -> (Vec<Raw>, Dossier) {
    match origin {
        Origin::BuiltIn => {
            let folders: Vec<&str> = FOLDERS.into_iter().chain([WORDINGS]).collect();
            (
                dossier_io::builtin_files(&folders),
                dossier_io::load_builtin().value,
            )
        }
        Origin::Folder(folder) => {
            let mut reading = Reading::default();
            dossier_io::read_files(&mut reading, folder, "");
            reading.folder(folder, WORDINGS);
            (reading.files, dossier_io::load_dossier(folder).value)
        }
    }
}

/// Learns what the program would have written for each file as it was loaded, so that a file nobody
/// changed is left alone even where it is not in canonical form. The files are read again for it:
/// keeping a second copy of everything from the load on would cost more.
pub(crate) fn settle(folder: &mut Folder) {
    if std::mem::replace(&mut folder.settled, true) {
        return;
    }
    let now = load_workspace_with(folder.shelf.root(), folder.key()).value;
    for (path, text) in render(&now.workspace, &folder.gaps, &folder.shelf).unwrap_or_default() {
        let path = now.folder.shelf.place(&path);
        if folder.shelf.has_same(&now.folder.shelf, &path) {
            folder.shelf.own(&path, Some(&text));
        }
    }
    for path in std::mem::take(&mut folder.leaks) {
        folder.shelf.own(&path, None);
    }
}

/// Every file of a workspace, private ones first and those that hold others together last.
fn render(workspace: &Workspace, gaps: &Lists, shelf: &Shelf) -> Result<Vec<Text>, Problem> {
    let mut texts = Vec::new();
    let dossier = &workspace.dossier;
    let positions = format!("positions/{}", dossier.id);
    for bloc in &dossier.blocs {
        if let Some(hidden) = private_part(bloc) {
            texts.push((
                format!("private/{positions}/blocs/{}.ron", bloc.id),
                file_text(&hidden)?,
            ));
        }
    }
    let home = |layer: Layer, folder: &str| match layer {
        Layer::Private => format!("private/{folder}"),
        Layer::Shared => folder.to_owned(),
    };
    for decision in &workspace.decisions {
        let path = format!("{}/{}.ron", home(decision.layer, "decisions"), decision.id);
        texts.push((path, file_text(&DecisionFile::write(decision))?));
    }
    for proposal in &workspace.proposals {
        let folder = home(proposal.layer, "draft/proposals");
        let path = format!("{folder}/{}.ron", proposal.id);
        texts.push((path, file_text(&ProposalFile::write(proposal))?));
    }
    for note in &workspace.notes {
        let path = format!("{}/{}.ron", home(note.layer, "draft/notes"), note.id);
        texts.push((path, file_text(&NoteFile::write(note))?));
    }
    render_dossier(dossier, &positions, &gaps.blocs, shelf, &mut texts)?;
    for version in &workspace.versions {
        let gaps = gaps
            .version_articles
            .iter()
            .find(|(id, _)| *id == version.id);
        let gaps = gaps.map_or(&[][..], |(_, gaps)| gaps);
        render_draft(
            &version.draft,
            &format!("versions/{}", version.id),
            gaps,
            &mut texts,
        )?;
    }
    render_draft(&workspace.draft, "draft", &gaps.draft, &mut texts)?;
    let heads = workspace.versions.iter().map(VersionHead::of).collect();
    let heads = with_gaps(heads, &gaps.versions);
    texts.push((
        "workspace.ron".to_owned(),
        file_text(&WorkspaceFile::write(workspace, &heads))?,
    ));
    Ok(texts)
}

/// A list with what could not be read put back where it stood.
fn with_gaps<T: Clone>(mut list: Vec<T>, gaps: &[(usize, T)]) -> Vec<T> {
    for (place, item) in gaps {
        list.insert((*place).min(list.len()), item.clone());
    }
    list
}

fn render_draft(
    draft: &Draft,
    folder: &str,
    gaps: &[(usize, String)],
    texts: &mut Vec<Text>,
) -> Result<(), Problem> {
    for article in &draft.articles {
        let path = format!("{folder}/articles/{}.ron", article.id);
        texts.push((path, file_text(&ArticleFile::write(article))?));
    }
    let ids = draft
        .articles
        .iter()
        .map(|article| article.id.to_string())
        .collect();
    let file = DraftFile::write(draft, with_gaps(ids, gaps));
    texts.push((format!("{folder}/draft.ron"), file_text(&file)?));
    Ok(())
}

fn render_dossier(
    dossier: &Dossier,
    positions: &str,
    gaps: &[(usize, String)],
    shelf: &Shelf,
    texts: &mut Vec<Text>,
) -> Result<(), Problem> {
    let mut families: Vec<&FamilyId> = dossier.families.iter().map(|family| &family.id).collect();
    for issue in &dossier.issues {
        if !families.contains(&&issue.family) {
            families.push(&issue.family);
        }
    }
    for family in families {
        let issues: Vec<_> = dossier
            .issues
            .iter()
            .filter(|issue| issue.family == *family)
            .collect();
        let path = format!("{positions}/issues/{family}.ron");
        if !issues.is_empty() || shelf.knows(&path) {
            texts.push((path, file_text(&IssuesFile::write(family, &issues))?));
        }
    }
    for bloc in &dossier.blocs {
        let path = format!("{positions}/blocs/{}.ron", bloc.id);
        texts.push((path, file_text(&shared_file(bloc))?));
    }
    for (stem, holds_something, text) in render_reference(&dossier.reference) {
        let path = format!("{positions}/instruments/{stem}.ron");
        if holds_something || shelf.knows(&path) {
            texts.push((path, text?));
        }
    }
    let blocs = listed_blocs(&dossier.blocs)
        .iter()
        .map(ToString::to_string)
        .collect();
    let file = DossierFile::write(dossier, with_gaps(blocs, gaps));
    texts.push((format!("{positions}/dossier.ron"), file_text(&file)?));
    Ok(())
}

/// The files of the reference matter: name, whether they hold anything, text.
fn render_reference(reference: &Reference) -> Vec<(&'static str, bool, Result<String, Problem>)> {
    let mut files = Vec::new();
    for kind in [
        InstrumentKind::Treaty,
        InstrumentKind::SoftLaw,
        InstrumentKind::Body,
    ] {
        let any = reference.instruments.iter().any(|item| item.kind == kind);
        files.push((
            stem_of(kind),
            any,
            file_text(&ItemsFile::write(kind, &reference.instruments)),
        ));
    }
    let Reference {
        states,
        sources,
        outlines,
        accessions,
        inconsistencies,
        anchors,
        facts,
        ..
    } = reference;
    files.push((
        "states",
        !states.is_empty(),
        file_text(&StatesFile::write(states)),
    ));
    files.push((
        "sources",
        !sources.is_empty(),
        file_text(&SourcesFile::write(sources)),
    ));
    files.push((
        "outlines",
        !outlines.is_empty(),
        file_text(&OutlinesFile::write(outlines)),
    ));
    let tables = reference.accession_table.is_some() || !accessions.is_empty();
    files.push(("tables", tables, file_text(&TablesFile::write(reference))));
    let notes = !inconsistencies.is_empty() || !anchors.is_empty() || !facts.is_empty();
    files.push(("notes", notes, file_text(&NotesFile::write(reference))));
    let rules = !reference.rules.is_empty() || !reference.roll_calls.is_empty();
    files.push(("rules", rules, file_text(&RulesFile::write(reference))));
    files
}

/// The shared file of a bloc.
fn shared_file(bloc: &Bloc) -> BlocFile {
    if has_private(bloc) {
        BlocFile::write(&shared_part(bloc))
    } else {
        BlocFile::write(bloc)
    }
}
