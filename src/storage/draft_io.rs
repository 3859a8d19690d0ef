//! A draft from its folder: `draft.ron` and an article a file; and the sample inside the program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::dossier_io::{embedded, named};
use super::files::{Raw, Reading, join};
use super::intake::{Intake, Record as _};
use super::schema::{ArticleFile, DraftFile};
use super::sink::Sink;
use super::{Loaded, ReadOnly};
use crate::model::crossref::bind;
use crate::model::draft::{Article, Draft};
use crate::model::ids::{ArticleId, IdMint, ParagraphId, VersionId};
use crate::model::problem::Problem;

/// The draft the program opens on.
static SAMPLE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/sample");

/// Articles that `draft.ron` lists and whose files could not be read, with their place: they are
/// listed again when the draft is saved.
pub(crate) type Gaps = Vec<(usize, String)>;

/// Loads the draft in `folder`: a workspace's `draft/`, or a version.
pub fn load_draft(folder: &Path) -> Loaded<Draft> {
    let mut reading = Reading::default();
    read_files(&mut reading, folder, "");
    loaded(&reading.files, reading.problems)
}

/// Loads the sample draft that is part of the program.
pub fn load_sample() -> Loaded<Draft> {
    let mut files = embedded(&SAMPLE);
    files.extend(SAMPLE.get_dir("articles").map(embedded).unwrap_or_default());
    let mut sample = Loaded {
        read_only: Some(ReadOnly::BuiltIn),
        ..loaded(&files, Vec::new())
    };
    bind(&mut sample.value);
    sample
}

fn loaded(files: &[Raw], problems: Vec<Problem>) -> Loaded<Draft> {
    let mut sink = Sink::with(problems);
    let read = read_draft(files, "", &mut sink);
    let read_only = if read.is_none() {
        Some(ReadOnly::Unreadable {
            file: "draft.ron".to_owned(),
        })
    } else {
        sink.read_only()
    };
    let (value, _) = read.unwrap_or_else(|| (empty(), Gaps::new()));
    Loaded {
        value,
        problems: sink.problems,
        read_only,
    }
}

/// A draft in the place of one that could not be read.
pub(crate) fn empty() -> Draft {
    Draft::empty(VersionId(ulid::Ulid::nil()))
}

/// Reads the files of a draft in `folder`.
pub(crate) fn read_files(reading: &mut Reading, root: &Path, folder: &str) {
    reading.file(root, &join(folder, "draft.ron"));
    reading.folder(root, &join(folder, "articles"));
}

/// Puts a draft together from the files in `folder`; nothing where `draft.ron` is missing or broken.
pub(crate) fn read_draft(files: &[Raw], folder: &str, sink: &mut Sink) -> Option<(Draft, Gaps)> {
    let head_path = join(folder, "draft.ron");
    let articles_in = join(folder, "articles/");
    let Some(head) = files.iter().find(|raw| raw.path == head_path) else {
        if !sink.is_damaged(&head_path) {
            let problem = Problem::error("the file is missing: this folder holds no draft")
                .in_file(&head_path);
            sink.problems.push(
                problem.with_remedy("take it from a copy; the articles beside it are untouched"),
            );
        }
        return None;
    };
    let (mut draft, order) = sink
        .read(head, |file: DraftFile, intake| file.read(intake))
        .flatten()?;
    let mut articles: BTreeMap<ArticleId, Article> = BTreeMap::new();
    for raw in files
        .iter()
        .filter(|raw| raw.path.starts_with(&articles_in))
    {
        let article = sink.read(raw, |file: ArticleFile, intake| {
            named(raw, "id", &file.id, intake)
                .then(|| file.read(intake))
                .flatten()
                .map(|a| on_one_line(a, intake))
        });
        articles.extend(article.flatten().map(|article| (article.id, article)));
    }
    let mut gaps = Gaps::new();
    for (place, id) in order.iter().enumerate() {
        let path = format!("{articles_in}{id}.ron");
        if let Some(article) = articles.remove(id) {
            draft.articles.push(article);
        } else if order.iter().take(place).any(|earlier| earlier == id) {
            let problem =
                Problem::error(format!("the article {id} is listed twice")).in_file(&head_path);
            sink.problems
                .push(problem.with_remedy("remove one of the two from `articles`"));
        } else {
            gaps.push((place, id.to_string()));
            if !files.iter().any(|raw| raw.path == path) && !sink.is_damaged(&path) {
                let problem = Problem::error("the article is listed in draft.ron and has no file");
                let remedy = "take the file from a copy, or remove the id from draft.ron";
                sink.problems
                    .push(problem.in_file(&path).with_remedy(remedy));
            }
        }
    }
    for id in articles.keys() {
        let problem =
            Problem::warning("the article is not listed in draft.ron and is not part of the draft")
                .in_file(&format!("{articles_in}{id}.ron"));
        sink.problems
            .push(problem.with_remedy("add its id to `articles` in draft.ron, or remove the file"));
    }
    apart(&mut draft, &head_path, &articles_in, sink);
    Some((draft, gaps))
}

/// Gives a paragraph whose id stands earlier in the draft another one: what is said of one id is
/// said of the first that bears it, and an edit of the second must not change the first.
fn apart(draft: &mut Draft, head: &str, articles_in: &str, sink: &mut Sink) {
    let mut seen: BTreeSet<ParagraphId> = BTreeSet::new();
    let recitals = draft.preamble.iter_mut().map(|p| (head.to_owned(), p));
    let inside = draft.articles.iter_mut().flat_map(|article| {
        let file = format!("{articles_in}{}.ron", article.id);
        article
            .paragraphs
            .iter_mut()
            .map(move |p| (file.clone(), p))
    });
    for (file, paragraph) in recitals.chain(inside) {
        let twice = paragraph.id;
        // The same file gives the same new id each time it is read.
        let mut mint = IdMint::new(twice.0.0);
        while !seen.insert(paragraph.id) {
            paragraph.id = ParagraphId(mint.next(twice.0.timestamp_ms()));
        }
        if paragraph.id != twice {
            let message = format!("two paragraphs have the id {twice}");
            let remedy = format!(
                "both are kept; the second is called {} from now on: check what was said of it",
                paragraph.id
            );
            let problem = Problem::warning(message).in_file(&file);
            sink.problems.push(problem.with_remedy(remedy));
        }
    }
}

/// The article with every paragraph on one line, as the model has it: a line break that somebody
/// typed into the file counts as a blank.
fn on_one_line(mut article: Article, intake: &mut Intake<'_>) -> Article {
    for paragraph in &mut article.paragraphs {
        if paragraph.text.contains(['\n', '\r']) {
            let lines: Vec<&str> = paragraph.text.split(['\n', '\r']).map(str::trim).collect();
            paragraph.text = lines.join(" ").trim().to_owned();
            let message = format!(
                "the paragraph {} has line breaks; they are read as blanks",
                paragraph.id
            );
            let remedy = "make each line a paragraph of its own where that was meant";
            intake.report(Problem::warning(message).with_remedy(remedy));
        }
    }
    article
}

/// Loads one article from its RON file, whatever the file is called.
///
/// # Errors
/// The first problem of the file.
pub fn load_article(path: &Path) -> Result<Article, Problem> {
    let root = path.parent().unwrap_or_else(|| Path::new("."));
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let mut reading = Reading::default();
    reading.file(root, &name.unwrap_or_default());
    let mut sink = Sink::with(reading.problems);
    let article = reading.files.first().and_then(|raw| {
        let read = sink.read(raw, |file: ArticleFile, intake| {
            let article = file.read(intake)?;
            Some(on_one_line(article, intake))
        });
        read.flatten()
    });
    article.ok_or_else(|| {
        let unreadable =
            || Problem::error("the article cannot be read").in_file(&path.to_string_lossy());
        sink.problems.into_iter().next().unwrap_or_else(unreadable)
    })
}
