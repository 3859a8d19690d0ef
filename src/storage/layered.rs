//! Records that stand in files of their own, shared or confidential as a whole: decisions,
//! proposals, notes.

use serde::de::DeserializeOwned;

use super::dossier_io;
use super::files::Raw;
use super::intake::Record;
use super::schema::{DecisionFile, NoteFile, ProposalFile};
use super::sink::Sink;
use super::workspace_io::leak;
use crate::model::bloc::Layer;
use crate::model::problem::Problem;

/// A record that stands in a file of its own, named by its id, shared or confidential.
pub(super) trait Layered: Record + DeserializeOwned {
    /// The last part of the folder it stands in.
    const FOLDER: &'static str;
    /// What it is called in messages.
    const WORD: &'static str;

    /// The id in the file.
    fn id(&self) -> String;

    /// The id of the value, by which values are sorted.
    fn key(model: &Self::Model) -> ulid::Ulid;

    /// The layer of the value.
    fn layer(model: &mut Self::Model) -> &mut Layer;
}

macro_rules! layered {
    ($file:ident, $folder:literal, $word:literal) => {
        impl Layered for $file {
            const FOLDER: &'static str = $folder;
            const WORD: &'static str = $word;

            fn id(&self) -> String {
                self.id.clone()
            }

            fn key(model: &Self::Model) -> ulid::Ulid {
                model.id.0
            }

            fn layer(model: &mut Self::Model) -> &mut Layer {
                &mut model.layer
            }
        }
    };
}

layered!(DecisionFile, "decisions", "decision");
layered!(ProposalFile, "proposals", "proposal");
layered!(NoteFile, "notes", "note");

pub(super) fn read_layered<F: Layered>(
    files: &[Raw],
    leaks: &mut Vec<String>,
    sink: &mut Sink,
) -> Vec<F::Model> {
    let mut found: Vec<F::Model> = Vec::new();
    for raw in files.iter().filter(|raw| raw.folder() == F::FOLDER) {
        let value = sink.read(raw, |file: F, intake| {
            dossier_io::named(raw, "id", &file.id(), intake)
                .then(|| file.read(intake))
                .flatten()
        });
        let Some(mut value) = value.flatten() else {
            continue;
        };
        if raw.path.starts_with("private/") {
            *F::layer(&mut value) = Layer::Private;
        } else if *F::layer(&mut value) == Layer::Private {
            sink.problems.push(leak(&raw.path));
            leaks.push(raw.path.clone());
        }
        if found.iter().any(|other| F::key(other) == F::key(&value)) {
            let message = format!(
                "the {} stands both in the shared folder and in private/",
                F::WORD
            );
            sink.problems.push(
                Problem::error(message)
                    .in_file(&raw.path)
                    .with_remedy("remove one of the two files"),
            );
        } else {
            found.push(value);
        }
    }
    found.sort_by_key(F::key);
    found
}
