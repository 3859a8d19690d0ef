//! What a call works on: a dossier, a draft, and everything derived from them.

use std::path::Path;
use std::sync::Arc;

use crate::coding::wording::Model;
use crate::coding::wording::decided;
use crate::model::dossier::Dossier;
use crate::model::draft::{Article, Draft};
use crate::model::ids::{ArticleId, IdMint, ParagraphId, VersionId};
use crate::model::lexicon::Lexicon;
use crate::model::problem::{Problem, Severity};
use crate::model::workspace::Workspace;
use crate::session::lines::lines_to_paragraphs;
use crate::storage::seal::load_with_passphrase;
use crate::storage::taught::Taught;
use crate::storage::workspace_io::{OpenWorkspace, dossier_folder, is_workspace};
use crate::storage::{Loaded, ReadOnly, dossier_io, draft_io, lexicon_io, text_io, wording_io};

use super::{Ending, Streams};

/// Something loaded, and how badly the loading went.
pub(super) struct Got<T> {
    pub(super) value: T,
    pub(super) ending: Ending,
}

/// Tells every problem, and what they mean for the exit code.
pub(super) fn tell(problems: &[Problem], streams: &mut Streams<'_>) -> Ending {
    for problem in problems {
        streams.say(&problem.to_string());
    }
    let bad = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    if bad { Ending::Invalid } else { Ending::Done }
}

/// What was loaded, once all that is wrong with it is told; refused where it cannot be read or a
/// newer program wrote it.
fn readable<T>(loaded: Loaded<T>, streams: &mut Streams<'_>) -> Result<Got<T>, Ending> {
    let ending = tell(&loaded.problems, streams);
    match loaded.read_only {
        Some(ReadOnly::Unreadable { .. }) => Err(Ending::Disk),
        Some(ReadOnly::NewerSchema { .. }) => Err(Ending::Newer),
        Some(ReadOnly::BuiltIn | ReadOnly::Locked(_)) | None => Ok(Got {
            value: loaded.value,
            ending,
        }),
    }
}

/// The dossier in `folder`, or the built-in one.
pub(super) fn dossier(
    folder: Option<&Path>,
    streams: &mut Streams<'_>,
) -> Result<Got<Dossier>, Ending> {
    let loaded = folder.map_or_else(dossier_io::load_builtin, dossier_io::load_dossier);
    readable(loaded, streams)
}

/// The wording model of the dossier in `folder`, or of the built-in one. Weights of a changed bank
/// are those kept in `taught`, or are trained here.
pub(super) fn wording(dossier: &Dossier, folder: Option<&Path>, taught: &Taught) -> Arc<Model> {
    match folder {
        Some(folder) => wording_io::model_in(dossier, folder, taught),
        None => wording_io::builtin_model(),
    }
}

/// The wording model of a workspace: of the dossier that was put in its place, of its own folder,
/// or the built-in one.
pub(super) fn wording_in(
    workspace: &Workspace,
    folder: Option<&Path>,
    dossier: Option<&Path>,
    taught: &Taught,
) -> Arc<Model> {
    let own = folder.filter(|folder| is_workspace(folder));
    let own = own.map(|folder| dossier_folder(folder, &workspace.dossier.id));
    match dossier.or(own.as_deref()) {
        Some(folder) => {
            let decided = decided(workspace);
            wording_io::model_with(&workspace.dossier, folder, &decided, taught)
        }
        None => wording_io::builtin_model(),
    }
}

/// The words of legal force.
pub(super) fn lexicon(streams: &mut Streams<'_>) -> Result<Arc<Lexicon>, Ending> {
    lexicon_io::builtin_lexicon()
        .map(Arc::new)
        .map_err(|problem| {
            streams.say(&problem.to_string());
            Ending::Invalid
        })
}

/// The workspace in `folder`, or the built-in dossier with the sample draft.
pub(super) fn workspace(
    folder: Option<&Path>,
    streams: &mut Streams<'_>,
) -> Result<Got<Workspace>, Ending> {
    let Some(folder) = folder else {
        let Got { value, ending } = dossier(None, streams)?;
        return Ok(Got {
            value: Workspace::around(value, draft_io::load_sample().value),
            ending,
        });
    };
    let Got { value, ending } = open(folder, streams)?;
    Ok(Got {
        value: value.workspace,
        ending,
    })
}

/// The workspace in `folder` with what is known of its files, to be changed and saved. What is
/// wrong with it is told; one that cannot be read is refused.
pub(super) fn open(folder: &Path, streams: &mut Streams<'_>) -> Result<Got<OpenWorkspace>, Ending> {
    let loaded = load_with_passphrase(folder, streams.passphrase_file.as_deref());
    readable(loaded, streams)
}

/// What a verb that may change a workspace works on, read once.
pub(super) enum Base {
    /// A workspace to change.
    Open(Box<OpenWorkspace>),
    /// One that is only compared with.
    Read(Box<Workspace>),
}

impl Base {
    /// The workspace in `folder`, to be changed where `write` says so; the built-in one where no
    /// folder is named.
    pub(super) fn load(
        folder: Option<&Path>,
        write: bool,
        streams: &mut Streams<'_>,
    ) -> Result<Got<Self>, Ending> {
        if let Some(folder) = folder.filter(|_| write) {
            let Got { value, ending } = open(folder, streams)?;
            let value = Self::Open(Box::new(value));
            return Ok(Got { value, ending });
        }
        let Got { value, ending } = workspace(folder, streams)?;
        let value = Self::Read(Box::new(value));
        Ok(Got { value, ending })
    }

    /// The workspace as it was read.
    pub(super) fn workspace(&self) -> &Workspace {
        match self {
            Self::Open(open) => &open.workspace,
            Self::Read(workspace) => workspace,
        }
    }

    /// The same to be changed and saved, where that was asked for.
    pub(super) fn open(&mut self) -> Option<&mut OpenWorkspace> {
        match self {
            Self::Open(open) => Some(open),
            Self::Read(_) => None,
        }
    }
}

/// Puts the dossier in `folder` in the place of the workspace's own, where one is named.
pub(super) fn replace_dossier(
    got: &mut Got<Workspace>,
    folder: Option<&Path>,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    if folder.is_some() {
        let other = dossier(folder, streams)?;
        got.value.dossier = other.value;
        got.ending = got.ending.max(other.ending);
    }
    Ok(())
}

/// What `assess` is given: a workspace, an article in RON, or plain text.
pub(super) fn assessed(
    what: &Path,
    dossier_folder: Option<&Path>,
    streams: &mut Streams<'_>,
) -> Result<Got<Workspace>, Ending> {
    if is_workspace(what) {
        let mut got = workspace(Some(what), streams)?;
        replace_dossier(&mut got, dossier_folder, streams)?;
        return Ok(got);
    }
    let dossier = dossier(dossier_folder, streams)?;
    let is_ron = what
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("ron"));
    let article = if is_ron {
        draft_io::load_article(what).map_err(|problem| {
            streams.say(&problem.to_string());
            if problem.at.is_some() {
                Ending::Invalid
            } else {
                Ending::Disk
            }
        })?
    } else {
        let text = text(what, streams)?;
        article_of(&text)
    };
    let mut draft = Draft::empty(VersionId(ulid::Ulid::nil()));
    draft.articles.push(article);
    Ok(Got {
        value: Workspace::around(dossier.value, draft),
        ending: dossier.ending,
    })
}

/// A text file, or standard input for `-`.
pub(super) fn text(what: &Path, streams: &mut Streams<'_>) -> Result<String, Ending> {
    if what.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let read = streams.input.read_to_end(&mut bytes);
        read.map_err(|error| streams.unread(&error))?;
        return String::from_utf8(bytes).map_err(|_not_text| {
            streams.say("error: standard input is not UTF-8 text\n  remedy: convert it to UTF-8");
            Ending::Invalid
        });
    }
    text_io::read_text(what).map_err(|problem| {
        streams.say(&problem.to_string());
        Ending::Disk
    })
}

/// Plain text as one article: one line a paragraph, markers become levels.
fn article_of(text: &str) -> Article {
    let mut mint = IdMint::new(1);
    let id = ArticleId(mint.next(1));
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let paragraphs = lines_to_paragraphs(&[], &lines.join("\n"), || ParagraphId(mint.next(1)));
    Article::new(id, "", paragraphs)
}
