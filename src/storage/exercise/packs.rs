//! Role packs on disk: what each player takes home, and nobody else's secrets.

use std::path::Path;

use crate::exchange::document::Document;
use crate::exchange::exercise::{role_pack, role_workspace, trainer_pack};
use crate::exchange::paper::{PaperFormat, bytes};
use crate::exercise::scenario::Scenario;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::problem::Problem;
use crate::storage::save::{make_dir, write_atomic};
use crate::storage::workspace_save::{Origin, create_workspace};
use crate::words::{UiLang, Words};

/// The formats of a pack.
const FORMATS: [PaperFormat; 3] = [PaperFormat::Html, PaperFormat::Pdf, PaperFormat::Docx];

/// What packs are made from.
#[derive(Clone, Copy, Debug)]
pub struct PackSource<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The dossier it is played on.
    pub dossier: &'a Dossier,
    /// The folder of that dossier; the built-in one where absent.
    pub dossier_folder: Option<&'a Path>,
    /// The starting text.
    pub draft: &'a Draft,
    /// The language of what the program brings itself.
    pub lang: UiLang,
}

/// Writes a pack a role below `output`, and the trainer's.
///
/// Each role gets a workspace too where `workspaces` asks for it. `written` is told of each pack by
/// name and folder, and says whether to go on; false comes back where it did not.
///
/// # Errors
/// What the disk refuses; what was written before stays.
pub fn write_packs(
    source: PackSource<'_>,
    output: &Path,
    workspaces: bool,
    written: &mut dyn FnMut(&str, &Path) -> bool,
) -> Result<bool, Vec<Problem>> {
    let PackSource {
        scenario,
        dossier,
        dossier_folder,
        draft,
        lang,
    } = source;
    let words = Words::of(lang);
    for role in &scenario.roles {
        let home = output.join(role.id.as_str());
        paper(&role_pack(scenario, dossier, draft, role, words), &home)?;
        if workspaces {
            let workspace = role_workspace(scenario, dossier, draft, role);
            let folder = dossier_folder.map(Path::to_path_buf);
            let origin = folder.map_or(Origin::BuiltIn, Origin::Folder);
            let made = create_workspace(&home.join("workspace"), &workspace, &origin);
            let (_, saved) = made.map_err(|problem| vec![problem])?;
            if !saved.problems.is_empty() {
                return Err(saved.problems);
            }
        }
        if !written(role.id.as_str(), &home) {
            return Ok(false);
        }
    }
    let home = output.join("trainer");
    paper(&trainer_pack(scenario, words), &home)?;
    written("trainer", &home);
    Ok(true)
}

fn paper(document: &Document, home: &Path) -> Result<(), Vec<Problem>> {
    let write = |format: &PaperFormat| {
        let path = home.join(format!("pack.{}", format.extension()));
        write_atomic(&path, &bytes(document, *format))
    };
    make_dir(home)
        .and_then(|()| FORMATS.iter().try_for_each(write))
        .map_err(|problem| vec![problem])
}
