//! `travaux scenario packs`: what each player takes home, and nobody else's secrets.

use std::path::Path;

use crate::exchange::document::Document;
use crate::exchange::exercise::{role_pack, role_workspace, trainer_pack};
use crate::exchange::paper::{PaperFormat, bytes};
use crate::storage::save::{make_dir, write_atomic};
use crate::storage::workspace_save::{Origin, create_workspace};

use super::scenario::load;
use super::{Ending, Streams};

/// The formats of a pack.
const FORMATS: [PaperFormat; 3] = [PaperFormat::Html, PaperFormat::Pdf, PaperFormat::Docx];

/// Writes a pack a role below `output`, and the trainer's.
pub(super) fn packs(
    what: &Path,
    output: &Path,
    workspaces: bool,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let (exercise, scenario) = load(what, streams)?;
    let (dossier, draft) = (&exercise.dossier, &exercise.draft);
    for role in &scenario.roles {
        let home = output.join(role.id.as_str());
        paper(&role_pack(&scenario, dossier, draft, role), &home, streams)?;
        if workspaces {
            let workspace = role_workspace(&scenario, dossier, draft, role);
            let folder = exercise.dossier_folder.clone();
            let origin = folder.map_or(Origin::BuiltIn, Origin::Folder);
            let made = create_workspace(&home.join("workspace"), &workspace, &origin);
            let problems = match made {
                Ok((_, saved)) => saved.problems,
                Err(problem) => vec![problem],
            };
            if !problems.is_empty() {
                for problem in problems {
                    streams.say(&problem.to_string());
                }
                return Err(Ending::Disk);
            }
        }
        streams.line(&format!("{}: {}", role.id, home.display()))?;
    }
    let home = output.join("trainer");
    paper(&trainer_pack(&scenario), &home, streams)?;
    streams.line(&format!("trainer: {}", home.display()))?;
    Ok(Ending::Done)
}

fn paper(document: &Document, home: &Path, streams: &mut Streams<'_>) -> Result<(), Ending> {
    make_dir(home)
        .and_then(|()| {
            FORMATS.iter().try_for_each(|format| {
                let path = home.join(format!("pack.{}", format.extension()));
                write_atomic(&path, &bytes(document, *format))
            })
        })
        .map_err(|problem| {
            streams.say(&problem.to_string());
            Ending::Disk
        })
}
