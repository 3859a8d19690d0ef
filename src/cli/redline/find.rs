//! The two sides of `travaux redline`: files, folders, or names of versions inside a workspace.

use std::path::{Path, PathBuf};

use crate::model::draft::Draft;
use crate::model::ids::{IdMint, VersionId};
use crate::model::workspace::{NamedVersion, Workspace};
use crate::session::view::comparison::Side;
use crate::storage::draft_io;
use crate::storage::workspace_io::is_workspace;

use super::super::args::RedlineArgs;
use super::super::load::{self, Got};
use super::super::{Ending, Streams};

/// The word for the draft as it stands.
const PRESENT: &str = "present";

/// What is compared, and the workspace whose dossier judges it.
pub(super) struct Sides {
    pub(super) workspace: Workspace,
    /// The folder of that workspace, where it has one.
    pub(super) home: Option<PathBuf>,
    pub(super) old: Side,
    pub(super) new: Side,
    pub(super) ending: Ending,
}

/// Finds both sides.
pub(super) fn sides(args: &RedlineArgs, streams: &mut Streams<'_>) -> Result<Sides, Ending> {
    let (old, new) = (Path::new(&args.old), Path::new(&args.new));
    let home = match &args.in_workspace {
        Some(folder) => Some(folder.as_path()),
        None => [new, old].into_iter().find(|path| is_workspace(path)),
    };
    let mut got = if let Some(folder) = home {
        load::workspace(Some(folder), streams)?
    } else {
        let dossier = load::dossier(None, streams)?;
        let draft = Draft::empty(VersionId(ulid::Ulid::nil()));
        Got {
            value: Workspace::around(dossier.value, draft),
            ending: dossier.ending,
        }
    };
    load::replace_dossier(&mut got, args.judging.dossier.as_deref(), streams)?;
    let mut desk = Desk {
        named: args.in_workspace.is_some(),
        home: home.map(Path::to_path_buf),
        got,
        mint: IdMint::new(1),
    };
    let sides = [&args.old, &args.new].map(|what| desk.side(what, streams));
    let [old, new] = sides;
    Ok(Sides {
        old: old?,
        new: new?,
        ending: desk.got.ending,
        home: desk.home,
        workspace: desk.got.value,
    })
}

struct Desk {
    /// Whether both sides are names of versions.
    named: bool,
    home: Option<PathBuf>,
    got: Got<Workspace>,
    mint: IdMint,
}

impl Desk {
    fn side(&mut self, what: &str, streams: &mut Streams<'_>) -> Result<Side, Ending> {
        let path = Path::new(what);
        if !self.named && (what == "-" || path.exists()) {
            if self.home.as_deref() == Some(path) {
                return Ok(Side::Present);
            }
            return self.stranger(path, streams);
        }
        if what == PRESENT && self.home.is_some() {
            return Ok(Side::Present);
        }
        let versions = &self.got.value.versions;
        let is_it = |version: &&NamedVersion| {
            let wanted = what.to_lowercase();
            let known = [&version.name, &version.symbol, &version.id.to_string()];
            known.iter().any(|name| name.to_lowercase() == wanted)
        };
        if let Some(found) = versions.iter().rev().find(is_it) {
            return Ok(Side::Version(found.id));
        }
        let names: Vec<_> = versions
            .iter()
            .map(|version| format!("\"{}\"", version.name))
            .collect();
        let remedy = if self.home.is_none() {
            "name a file, a workspace or a folder with a draft".to_owned()
        } else {
            format!(
                "name a file or folder, {PRESENT}, or a version of the workspace: {}",
                names.join(", ")
            )
        };
        streams.say(&format!(
            "error: there is no file and no version {what}\n  remedy: {remedy}"
        ));
        Err(Ending::Usage)
    }

    /// A draft from elsewhere, taken in as a version.
    fn stranger(&mut self, path: &Path, streams: &mut Streams<'_>) -> Result<Side, Ending> {
        let draft = if path.is_dir() && !is_workspace(path) {
            let loaded = draft_io::load_draft(path);
            let ending = load::tell(&loaded.problems, streams);
            self.got.ending = self.got.ending.max(ending);
            if loaded.read_only.is_some() {
                return Err(ending.max(Ending::Invalid));
            }
            loaded.value
        } else {
            let got = load::assessed(path, None, streams)?;
            self.got.ending = self.got.ending.max(got.ending);
            got.value.draft
        };
        // A copy of a folder has the same ids: the id of the version is its own.
        let id = VersionId(self.mint.next(1));
        self.got.value.versions.push(NamedVersion {
            id,
            name: path.display().to_string(),
            symbol: String::new(),
            note: String::new(),
            time_ms: 0,
            issued: false,
            draft,
        });
        Ok(Side::Version(id))
    }
}
